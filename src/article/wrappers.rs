//! Finds the structures that say nothing about the text because they hold all of it.
//!
//! Sites put whole articles into the only item of a list or, for its margins, into a quotation. Shown as such, the
//! text would hang behind one bullet.

use crate::block::{Blocks, sum_kept};
use crate::page::{Dom, NodeId, Tag};
use std::collections::HashSet;

/// From this share of the kept units on a box holds the whole text.
const WHOLE_SHARE: f32 = 0.9;

/// Fewer blocks may well be one quotation or one item.
const WHOLE_BLOCKS: usize = 3;

/// The boxes around the whole text; of lists, those whose items are among them.
pub(super) fn find_wrappers(dom: &Dom, blocks: &Blocks, kept: &[bool]) -> HashSet<NodeId> {
    let sums = sum_kept(blocks, kept);
    let list = blocks.list();
    let total = sums.last().copied().unwrap_or(0) as f32;
    let range = |id: NodeId| {
        let before = |id: NodeId| list.partition_point(|block| block.first < id);
        before(id)..before(dom.end(id))
    };
    let units = |id: NodeId| {
        let at = |index: usize| sums.get(index).copied().unwrap_or(0);
        (at(range(id).end) - at(range(id).start)) as f32
    };
    let mut wrappers = Vec::new();
    let mut around = Some(NodeId::ROOT).filter(|_| total > 0.0);
    while let Some(id) = around {
        if kept.get(range(id)).is_none_or(|flags| flags.iter().filter(|kept| **kept).count() < WHOLE_BLOCKS) {
            break;
        }
        wrappers.push(id);
        around = dom.children(id).find(|&child| units(child) >= WHOLE_SHARE * total);
    }
    while wrappers.pop_if(|id| matches!(dom.tag(*id), Tag::UL | Tag::OL | Tag::DL)).is_some() {}
    wrappers.retain(|&id| matches!(dom.tag(id), Tag::UL | Tag::OL | Tag::LI | Tag::DL | Tag::DD | Tag::BLOCKQUOTE));
    wrappers.into_iter().collect()
}
