//! Finds the structures that say nothing about the text because they hold all of it.
//!
//! Sites put whole articles into the only item of a list or, for its margins, into a quotation. Shown as such, the
//! text would hang behind one bullet.

use crate::block::Blocks;
use crate::hash::HashSet;
use crate::page::{Dom, NodeId, Tag};

/// Fewer blocks may well be one quotation or one item.
const WHOLE_BLOCKS: usize = 3;

/// The lists, items and quotations around all that is kept; of lists, those of which one item holds it.
pub(super) fn find_wrappers(dom: &Dom, blocks: &Blocks, kept: &[bool]) -> HashSet<NodeId> {
    let text = || blocks.list().iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let (Some(first), Some(last)) = (text().next(), text().next_back()) else { return HashSet::default() };
    let is_list = |id: NodeId| matches!(dom.tag(id), Tag::UL | Tag::OL | Tag::DL);
    let is_wrapper = |id: &NodeId| is_list(*id) || matches!(dom.tag(*id), Tag::LI | Tag::DD | Tag::BLOCKQUOTE);
    let around = dom.ancestors(dom.common_ancestor(first.first, last.last));
    let wrappers = around.skip_while(|&id| is_list(id)).filter(is_wrapper);
    if text().nth(WHOLE_BLOCKS - 1).is_some() { wrappers.collect() } else { HashSet::default() }
}
