//! Keeps whole what belongs together: tables of data, code, lists and definitions are kept or left as one.
//!
//! The block model looks at blocks one by one; half a table is no table. Each structure follows the majority of its
//! information units, and code or a table of data between two kept texts is the article's even if the model doubts it: to a
//! model that learned from prose, both look like a menu.

use crate::block::is_preformatted;
use crate::hash::HashSet;
use crate::page::{NodeId, Tag};
use crate::signal::View;
use crate::text::space::is_space;

/// A list is completed from this share of kept units on; below it its items are judged one by one.
const LIST_SHARE: f32 = 0.6;

/// A longer list, in units, holds whole texts (the posts of a discussion): its items are judged one by one, too.
const LIST_UNITS: u32 = 1500;

/// What stands between code and the text around it, a button or a caption, is at most this long, in units.
const SMALL_UNITS: u32 = 60;

/// The text around code is at most so many blocks away.
const NEAR_BLOCKS: usize = 4;

/// Makes structures whole. `tables` are those that hold data, `chosen` is one flag a block.
pub fn repair_structure(view: &View, tables: &HashSet<NodeId>, chosen: &mut [bool]) {
    let dom = view.dom;
    let code: HashSet<NodeId> = dom.ids().filter(|&id| is_preformatted(dom, id)).collect();
    let figures = code.iter().filter_map(|&pre| dom.closest(pre, |id| dom.tag(id) == Tag::FIGURE));
    let listings: HashSet<NodeId> = figures.collect();
    let is_code = |id: NodeId| code.contains(&id) || listings.contains(&id);
    // The list that holds the headline is how the page is laid out.
    let called = view.title_block.map(|(block, _)| block).filter(|&block| view.is_called(block));
    let headline = view.headline_block.or(called);
    let holds_headline =
        |id: NodeId| headline.is_some_and(|headline| view.measures.blocks_in(dom, id).contains(&headline));
    let is_list = |id: NodeId| matches!(dom.tag(id), Tag::UL | Tag::OL) && !holds_headline(id);
    for_each_structure(view, &code, chosen, is_list, |found| {
        (found.share >= LIST_SHARE && found.units <= LIST_UNITS).then_some(true)
    });
    let is_whole = |id: NodeId| match dom.tag(id) {
        Tag::DL => true,
        Tag::TABLE => tables.contains(&id),
        _ => is_code(id),
    };
    for_each_structure(view, &code, chosen, is_whole, |found| {
        let is_told =
            if is_code(found.id) { found.is_among_text } else { found.is_enclosed && tables.contains(&found.id) };
        Some(found.share > 0.5 || is_told)
    });
    if !code.is_empty() {
        drop_buttons(view, &code, chosen);
    }
    drop_button_rows(view, chosen);
}

/// Drops lines that are several buttons side by side. One alone may be what a folded text is about.
fn drop_button_rows(view: &View, chosen: &mut [bool]) {
    let dom = view.dom;
    let button = |node: NodeId| dom.ancestors(node).take(BUTTON_LEVELS).find(|&id| dom.tag(id) == Tag::BUTTON);
    for (block, flag) in view.blocks.list().iter().zip(chosen).filter(|(_, flag)| **flag) {
        let ends = button(block.first).zip(button(block.last));
        let is_blank = |node: NodeId| dom.text(node).chars().all(is_space);
        let is_all =
            || view.blocks.pieces(block).iter().all(|piece| button(piece.node).is_some() || is_blank(piece.node));
        *flag = !(ends.is_some_and(|(first, last)| first != last) && is_all());
    }
}

/// Elements between a button and its text.
const BUTTON_LEVELS: usize = 5;

/// Drops the buttons beside code.
fn drop_buttons(view: &View, code: &HashSet<NodeId>, chosen: &mut [bool]) {
    let is_in = |index: usize, test: &dyn Fn(NodeId) -> bool| {
        view.blocks.list().get(index).is_some_and(|block| view.dom.closest(block.first, test).is_some())
    };
    let is_code = |index: usize| is_in(index, &|id| code.contains(&id));
    for (index, flag) in chosen.iter_mut().enumerate().filter(|(_, flag)| **flag) {
        *flag = !is_in(index, &|id| view.dom.tag(id) == Tag::BUTTON)
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
    view: &View,
    code: &HashSet<NodeId>,
    chosen: &mut [bool],
    is_structure: impl Fn(NodeId) -> bool,
    decide: impl Fn(Found) -> Option<bool>,
) {
    let (dom, list) = (view.dom, view.blocks.list());
    let mut inside = NodeId(0);
    for id in dom.ids() {
        if id < inside || !is_structure(id) {
            continue;
        }
        inside = dom.end(id);
        let range = view.measures.blocks_in(dom, id);
        if range.is_empty() {
            continue;
        }
        let is_kept = |index: usize| chosen.get(index).copied().unwrap_or(false);
        let units = |index: usize| list.get(index).map_or(0, |block| block.units);
        let total: u32 = range.clone().map(units).sum();
        let kept: u32 = range.clone().filter(|&index| is_kept(index)).map(units).sum();
        let is_enclosed = range.start.checked_sub(1).is_some_and(is_kept) && is_kept(range.end);
        let is_in_code =
            |index: usize| list.get(index).is_some_and(|block| dom.ancestors(block.owner).any(|id| code.contains(&id)));
        let is_text = |index: &usize| is_kept(*index) || !(units(*index) <= SMALL_UNITS || is_in_code(*index));
        let is_among_text = (0..range.start).rev().take(NEAR_BLOCKS).find(is_text).is_some_and(is_kept)
            && (range.end..list.len()).take(NEAR_BLOCKS).find(is_text).is_some_and(is_kept);
        let share = kept as f32 / total.max(1) as f32;
        if let Some(fate) = decide(Found { id, units: total, share, is_enclosed, is_among_text })
            && let Some(flags) = chosen.get_mut(range)
        {
            flags.fill(fate);
        }
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::keep_texts;

    #[test]
    fn a_list_around_the_headline_is_how_the_page_is_laid_out() {
        let text = "He wrote the number down, looked at the water once more, and went home with the keys.";
        let left = |headline: &str| {
            let body = format!("<ul><li>{headline}<p>{text}</p></li><li>Rivers</li></ul>");
            keep_texts(&body, |kept| kept == text, |view, kept| repair_structure(view, &HashSet::default(), kept)).len()
        };
        assert_eq!((left("<h1>The gauge</h1>"), left("")), (1, 2));
        // Where no heading of the first level is, the page's title tells.
        let body = format!(
            "<title>The gauge of the town</title><ul><li><h3>The gauge of the town</h3><p>{text}</p></li><li>Rivers</li></ul>"
        );
        let left =
            keep_texts(&body, |kept| kept == text, |view, kept| repair_structure(view, &HashSet::default(), kept));
        assert_eq!(left.len(), 1);
    }
}
