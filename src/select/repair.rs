//! Keeps whole what belongs together: tables of data, code, lists and definitions are kept or left as one, and a
//! picture keeps its caption.
//!
//! The block model looks at blocks one by one; half a table is no table. Each structure follows the majority of its
//! information units, and code or a table of data between two kept texts is the article's even if the model doubts it: to a
//! model that learned from prose, both look like a menu.

use crate::block::{Blocks, Measures};
use crate::page::{Dom, NodeId, Tag};
use std::collections::HashSet;

/// A list is completed from this share of kept units on; below it its items are judged one by one.
const LIST_SHARE: f32 = 0.6;

/// A longer list, in units, holds whole texts (the posts of a discussion): its items are judged one by one, too.
const LIST_UNITS: u32 = 1500;

/// A longer caption is a text of its own, in units.
const CAPTION_UNITS: u32 = 400;

/// Makes structures whole. `tables` are those that hold data, `chosen` is one flag a block.
pub fn repair_structure(dom: &Dom, blocks: &Blocks, tables: &HashSet<NodeId>, chosen: &mut [bool]) {
    let is_data = |id: NodeId| dom.tag(id) == Tag::TABLE && tables.contains(&id);
    let is_whole = |id: NodeId| is_preformatted(dom, id) || dom.tag(id) == Tag::DL || is_data(id);
    let is_list = |id: NodeId| matches!(dom.tag(id), Tag::UL | Tag::OL);
    for_each_structure(dom, blocks, chosen, is_list, |found| {
        (found.share >= LIST_SHARE && found.units <= LIST_UNITS).then_some(true)
    });
    for_each_structure(dom, blocks, chosen, is_whole, |found| {
        let is_told = is_preformatted(dom, found.id) || is_data(found.id);
        Some(found.share > 0.5 || (found.is_enclosed && is_told))
    });
}

/// Keeps the captions of the pictures that are kept.
pub fn keep_captions(dom: &Dom, blocks: &Blocks, measures: &Measures, media: &[NodeId], chosen: &mut [bool]) {
    for &id in media {
        let Some(figure) = dom.closest(id, |ancestor| dom.tag(ancestor) == Tag::FIGURE) else { continue };
        for caption in dom.children(figure).filter(|&child| dom.tag(child) == Tag::FIGCAPTION) {
            let range = measures.blocks_in(dom, caption);
            let sums = measures.sum(range.clone());
            let is_caption = sums.units <= CAPTION_UNITS && sums.link_units * 2 < sums.units;
            if let Some(flags) = chosen.get_mut(range).filter(|_| is_caption && !blocks.is_empty()) {
                flags.fill(true);
            }
        }
    }
}

fn is_preformatted(dom: &Dom, id: NodeId) -> bool {
    matches!(dom.tag(id), Tag::PRE | Tag::LISTING | Tag::XMP)
}

/// A structure and what the model thinks of it.
struct Found {
    id: NodeId,
    units: u32,
    /// Of its units, the share that is kept.
    share: f32,
    /// Whether the blocks right before and after are kept.
    is_enclosed: bool,
}

/// Visits the outermost structures in page order; the answer, if there is one, becomes the fate of all their blocks.
fn for_each_structure(
    dom: &Dom,
    blocks: &Blocks,
    chosen: &mut [bool],
    is_structure: impl Fn(NodeId) -> bool,
    decide: impl Fn(Found) -> Option<bool>,
) {
    let mut index = 0;
    while let Some(block) = blocks.list().get(index) {
        let Some(structure) = dom.ancestors(block.owner).filter(|&id| is_structure(id)).last() else {
            index += 1;
            continue;
        };
        let rest = blocks.list().get(index..).unwrap_or_default();
        let end = index + rest.iter().take_while(|block| dom.is_within(block.first, structure)).count().max(1);
        let is_kept = |index: usize| chosen.get(index).copied().unwrap_or(false);
        let units = |index: usize| blocks.list().get(index).map_or(0, |block| block.units);
        let total: u32 = (index..end).map(units).sum();
        let kept: u32 = (index..end).filter(|&index| is_kept(index)).map(units).sum();
        let is_enclosed = index.checked_sub(1).is_some_and(is_kept) && is_kept(end);
        let share = kept as f32 / total.max(1) as f32;
        if let Some(fate) = decide(Found { id: structure, units: total, share, is_enclosed })
            && let Some(flags) = chosen.get_mut(index..end)
        {
            flags.fill(fate);
        }
        index = end;
    }
}
