//! Which text is a picture's caption: a short one that stands with its picture in a box of their own.
//!
//! Only `figure` says what it is; most pages put both into a plain box, whose text the block model takes for a stray. A
//! box is taken for a picture's where the text goes on around it or where it calls its text a caption.

use super::media::{FOREIGN, figure_captions};
use crate::block::{Block, Blocks, Measures};
use crate::hash::HashSet;
use crate::lexicon::captions::{is_caption_name, is_overlay};
use crate::lexicon::class_words::Meaning;
use crate::metadata::find_whole_date;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::text::decimal::parse_pixels;
use std::ops::Range;

/// A longer caption is a text of its own, in units.
const CAPTION_UNITS: u32 = 400;

/// A caption and its credit are at most so many blocks.
const CAPTION_BLOCKS: usize = 3;

/// A box of more nodes holds more than a picture and its caption.
const BOX_NODES: u32 = 80;

/// A picture of at most this width is an icon, in CSS pixels.
const ICON_PX: f32 = 48.0;

/// Below a picture, a line of the text that is at most this long and no sentence is its caption, in units.
const LINE_UNITS: u32 = 120;

/// What may stand between the headline and a picture with its caption, in units.
const HEAD_UNITS: u32 = 80;

/// A narrower picture there may be the author's, in CSS pixels.
const PORTRAIT_PX: f32 = 250.0;

/// Whether a box is a picture's own, and its text the picture's caption or a layer over it. Headings, lists and the like
/// are none.
pub(super) fn is_picture_box(
    dom: &Dom,
    blocks: &Blocks,
    measures: &Measures,
    meanings: &[u32],
    kept: &[bool],
    headline: Option<usize>,
    around: NodeId,
) -> bool {
    let range = measures.blocks_in(dom, around);
    let is_foreign = |meanings: &u32| meanings & FOREIGN != 0 && meanings & 1 << Meaning::Caption as u8 == 0;
    let width = |id| dom.attr(id, Attr::WIDTH).and_then(parse_pixels);
    let is_other = |id: NodeId| {
        let tag = dom.tag(id);
        let is_icon = || width(id).is_some_and(|px| px <= ICON_PX);
        tag.heading_level().is_some()
            || matches!(tag, Tag::LI | Tag::PRE | Tag::BLOCKQUOTE | Tag::BUTTON | Tag::FORM | Tag::INPUT | Tag::TIME)
            || (tag.is_block() && meanings.get(id.index()).is_some_and(is_foreign))
            || (tag == Tag::IMG && is_icon())
    };
    let is_kept = |index: usize| kept.get(index).copied().unwrap_or(false);
    let is_named = || {
        blocks.list().get(range.start).is_some_and(|block| find_named(dom, block).is_some_and(|named| named > around))
    };
    // One line, below the picture.
    let is_below = || {
        let first = blocks.list().get(range.start).map(|block| block.first);
        let mut pictures = dom.subtree(around).filter(|&id| matches!(dom.tag(id), Tag::IMG | Tag::AMP_IMG));
        range.len() == 1 && pictures.next().is_some_and(|id| Some(id) < first)
    };
    // A line that the model took for the text's.
    let is_line =
        || is_below() && !measures.ends_sentence(range.start) && measures.sum(range.clone()).units <= LINE_UNITS;
    // The text goes on right before and after it, or it is no portrait between the headline and the text. A day stands there
    // beside an icon that says so.
    let is_first = |headline| {
        headline < range.start
            && !kept.iter().take(range.start).any(|kept| *kept)
            && measures.sum(headline + 1..range.start).units <= HEAD_UNITS
            && measures.sum(range.clone()).units <= LINE_UNITS
            && is_below()
            && find_whole_date(blocks.text(range.start), false).is_none()
            && !dom.subtree(around).filter_map(width).any(|px| px < PORTRAIT_PX)
    };
    let is_enclosed = || {
        (range.start.checked_sub(1).is_some_and(is_kept) || headline.is_some_and(is_first))
            && is_kept(range.end)
            && (!range.clone().any(is_kept) || is_line())
            && is_own_text(measures, range.clone())
    };
    range.len() <= CAPTION_BLOCKS
        && measures.sum(range.clone()).units <= CAPTION_UNITS
        && dom.end(around).0 - around.0 <= BOX_NODES
        && !dom.subtree(around).any(is_other)
        && (is_named() || is_enclosed())
}

/// The innermost element around a text that says that it is a caption.
fn find_named(dom: &Dom, block: &Block) -> Option<NodeId> {
    dom.closest(block.first, |id| dom.attr(id, Attr::CLASS).is_some_and(is_caption_name))
}

/// Keeps the captions of the pictures that are kept; the boxes that are figures without saying so.
pub fn keep_captions(
    dom: &Dom,
    blocks: &Blocks,
    measures: &Measures,
    meanings: &[u32],
    media: &[NodeId],
    headline: Option<usize>,
    chosen: &mut [bool],
) -> HashSet<NodeId> {
    let mut boxes = HashSet::default();
    let mut captions = Vec::new();
    for &id in media {
        let figure = dom.closest(id, |ancestor| dom.tag(ancestor) == Tag::FIGURE);
        let around = dom.ancestors(id).find(|&id| !measures.blocks_in(dom, id).is_empty());
        let named = figure.into_iter().flat_map(|figure| figure_captions(dom, figure));
        let before = captions.len();
        let named = named.map(|caption| measures.blocks_in(dom, caption));
        captions.extend(named.filter(|range| is_own_text(measures, range.clone())));
        if let Some(around) = around.filter(|_| captions.len() == before)
            && matches!(dom.tag(id), Tag::IMG | Tag::AMP_IMG)
            && is_picture_box(dom, blocks, measures, meanings, chosen, headline, around)
        {
            captions.push(measures.blocks_in(dom, around));
            if figure.is_none() {
                boxes.insert(around);
            }
        }
        // A box of its own right below the picture's that says what it is.
        let below = measures.blocks_before(dom.end(figure.unwrap_or(id)));
        let is_beside = |named: NodeId, block: &Block| dom.parent(named) == Some(dom.common_ancestor(id, block.first));
        if captions.len() == before
            && let Some(block) = blocks.list().get(below)
            && find_named(dom, block).is_some_and(|named| is_beside(named, block))
            && is_own_text(measures, below..below + 1)
        {
            captions.push(below..below + 1);
        }
    }
    // What else a figure holds, a table or code, is named by its caption too.
    let is_kept = |index: usize| chosen.get(index) == Some(&true);
    let figures = dom.ids().filter(|&id| dom.tag(id) == Tag::FIGURE);
    for figure in figures.filter(|&figure| measures.blocks_in(dom, figure).any(is_kept)) {
        let named = figure_captions(dom, figure).map(|caption| measures.blocks_in(dom, caption));
        captions.extend(named.filter(|range| is_own_text(measures, range.clone())));
    }
    for range in captions {
        let is_layer = |index: usize| {
            let owner = blocks.list().get(index).map(|block| block.owner);
            owner.is_some_and(|owner| dom.attr(owner, Attr::CLASS).is_some_and(is_overlay))
        };
        for index in range.filter(|&index| !is_layer(index)) {
            if let Some(flag) = chosen.get_mut(index) {
                *flag = true;
            }
        }
    }
    boxes
}

/// Whether a text is short and no list of links.
fn is_own_text(measures: &Measures, range: Range<usize>) -> bool {
    let sums = measures.sum(range);
    sums.units <= CAPTION_UNITS && sums.link_units * 2 < sums.units
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::with_view;

    #[test]
    fn a_caption_may_stand_with_its_credit() {
        let text = "The keeper of the gauge wrote the number down, looked at the water once more, and went home.";
        let is_kept = |more: &str| {
            let figure = format!("<figure><img src=/a.png><div class=content>{more}<i>Photo: Ann</i></div></figure>");
            with_view(&format!("<body><h1>The gauge</h1><p>1 May</p>{figure}<p>{text}</p>"), |view| {
                let (dom, blocks) = (view.dom, view.blocks);
                let mut kept: Vec<bool> = (0..blocks.len()).map(|index| blocks.text(index) == text).collect();
                let media: Vec<NodeId> = dom.ids().filter(|&id| dom.tag(id) == Tag::IMG).collect();
                keep_captions(dom, blocks, view.measures, &view.meanings, &media, Some(0), &mut kept);
                (0..blocks.len()).any(|index| kept[index] && blocks.text(index) == "The gauge in May")
            })
        };
        assert!(is_kept("<figcaption>The gauge in May</figcaption>"));
        for other in [
            "<figure><figcaption>The gauge in May</figcaption></figure>",
            "<a href=/2><figcaption>The gauge in May</figcaption></a>",
            "<figcaption>The gauge in May</figcaption><audio src=/a.mp3></audio>",
            "<figcaption>The steps</figcaption><figcaption>The gauge in May</figcaption>",
        ] {
            assert!(!is_kept(other), "{other}");
        }
    }

    #[test]
    fn a_day_beside_its_icon_is_no_caption() {
        let sentence = "The keeper of the gauge wrote the number down, looked at the water once more, and went home.";
        let is_kept = |line: &str| {
            let body = format!("<body><h3>The gauge</h3><div><img src=/a.png> {line}</div><p>{sentence}</p>");
            with_view(&body, |view| {
                let (dom, blocks) = (view.dom, view.blocks);
                let mut kept = vec![false, false, true];
                let media: Vec<NodeId> = dom.ids().filter(|&id| dom.tag(id) == Tag::IMG).collect();
                keep_captions(dom, blocks, view.measures, &view.meanings, &media, Some(0), &mut kept);
                kept.get(1) == Some(&true)
            })
        };
        assert!(is_kept("The gauge in May") && !is_kept("27 Sep 2016"));
    }
}
