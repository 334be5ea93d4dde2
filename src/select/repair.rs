//! Keeps whole what belongs together: tables of data, code, lists and definitions are kept or left as one.
//!
//! The block model looks at blocks one by one; half a table is no table. Each structure follows the majority of its
//! information units, and code or a table of data between two kept texts is the article's even if the model doubts it: to a
//! model that learned from prose, both look like a menu.

use crate::block::{Blocks, is_preformatted};
use crate::page::{Dom, NodeId, Tag};
use std::collections::HashSet;

/// A list is completed from this share of kept units on; below it its items are judged one by one.
const LIST_SHARE: f32 = 0.6;

/// A longer list, in units, holds whole texts (the posts of a discussion): its items are judged one by one, too.
const LIST_UNITS: u32 = 1500;

/// What stands between code and the text around it, a button or a caption, is at most this long, in units.
const SMALL_UNITS: u32 = 60;

/// The text around code is at most so many blocks away.
const NEAR_BLOCKS: usize = 4;

/// Makes structures whole. `tables` are those that hold data, `chosen` is one flag a block.
pub fn repair_structure(dom: &Dom, blocks: &Blocks, tables: &HashSet<NodeId>, chosen: &mut [bool]) {
    let is_data = |id: NodeId| dom.tag(id) == Tag::TABLE && tables.contains(&id);
    let code: Vec<NodeId> = dom.ids().filter(|&id| is_preformatted(dom, id)).collect();
    let figures = code.iter().filter_map(|&pre| dom.closest(pre, |id| dom.tag(id) == Tag::FIGURE));
    let listings: HashSet<NodeId> = figures.collect();
    let is_listing = |id: NodeId| dom.tag(id) == Tag::FIGURE && listings.contains(&id);
    let is_code = |id: NodeId| is_preformatted(dom, id) || is_listing(id);
    let is_whole = |id: NodeId| is_code(id) || dom.tag(id) == Tag::DL || is_data(id);
    let is_list = |id: NodeId| matches!(dom.tag(id), Tag::UL | Tag::OL);
    for_each_structure(dom, blocks, chosen, is_list, |found| {
        (found.share >= LIST_SHARE && found.units <= LIST_UNITS).then_some(true)
    });
    for_each_structure(dom, blocks, chosen, is_whole, |found| {
        let is_told = if is_code(found.id) { found.is_among_text } else { found.is_enclosed && is_data(found.id) };
        Some(found.share > 0.5 || is_told)
    });
    if !code.is_empty() {
        drop_buttons(dom, blocks, chosen);
    }
}

/// Drops the buttons beside code.
fn drop_buttons(dom: &Dom, blocks: &Blocks, chosen: &mut [bool]) {
    let is_in = |index: usize, test: &dyn Fn(NodeId) -> bool| {
        blocks.list().get(index).is_some_and(|block| dom.closest(block.first, test).is_some())
    };
    let is_code = |index: usize| is_in(index, &|id| is_preformatted(dom, id));
    for (index, flag) in chosen.iter_mut().enumerate().filter(|(_, flag)| **flag) {
        *flag = !is_in(index, &|id| dom.tag(id) == Tag::BUTTON)
            || !(is_code(index + 1) || index.checked_sub(1).is_some_and(is_code));
    }
}

/// A structure and what the model thinks of it.
struct Found {
    id: NodeId,
    units: u32,
    /// Of its units, the share that is kept.
    share: f32,
    /// Whether the blocks right before and after are kept.
    is_enclosed: bool,
    /// Whether the next texts before and after are kept, past buttons, captions and other code.
    is_among_text: bool,
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
        let is_small = |index: usize| {
            let owner = blocks.list().get(index).map(|block| block.owner);
            units(index) <= SMALL_UNITS
                || owner.is_some_and(|owner| dom.closest(owner, |id| is_preformatted(dom, id)).is_some())
        };
        let is_text = |index: &usize| is_kept(*index) || !is_small(*index);
        let is_among_text = (0..index).rev().take(NEAR_BLOCKS).find(is_text).is_some_and(is_kept)
            && (end..blocks.len()).take(NEAR_BLOCKS).find(is_text).is_some_and(is_kept);
        let share = kept as f32 / total.max(1) as f32;
        if let Some(fate) = decide(Found { id: structure, units: total, share, is_enclosed, is_among_text })
            && let Some(flags) = chosen.get_mut(index..end)
        {
            flags.fill(fate);
        }
        index = end;
    }
}
