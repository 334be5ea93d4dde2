//! Which text is a picture's caption: a short one that stands with its picture in a box of their own.
//!
//! Only `figure` says what it is; most pages put both into a plain box, whose text the block model takes for a stray. A
//! box is taken for a picture's where the text goes on around it or where it calls its text a caption.

use super::media::FOREIGN;
use crate::block::{Blocks, Measures};
use crate::lexicon::captions::{is_caption_name, is_overlay};
use crate::lexicon::class_words::Meaning;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::text::decimal::parse_decimal;
use std::collections::HashSet;
use std::ops::Range;

/// A longer caption is a text of its own, in units.
const CAPTION_UNITS: u32 = 400;

/// A caption and its credit are at most so many blocks.
const CAPTION_BLOCKS: usize = 3;

/// A box of more nodes holds more than a picture and its caption.
const BOX_NODES: u32 = 80;

/// A picture of at most this width is an icon, in CSS pixels.
const ICON_PX: f32 = 48.0;

/// Whether a box is a picture's own, and its text the picture's caption or a layer over it. Headings, lists and the like
/// are none.
pub(super) fn is_picture_box(
    dom: &Dom,
    blocks: &Blocks,
    measures: &Measures,
    meanings: &[u32],
    kept: &[bool],
    around: NodeId,
) -> bool {
    let range = measures.blocks_in(dom, around);
    let is_foreign = |meanings: &u32| meanings & FOREIGN != 0 && meanings & 1 << Meaning::Caption as u8 == 0;
    let is_other = |id: NodeId| {
        let tag = dom.tag(id);
        let is_icon = || {
            let width = dom.attr(id, Attr::WIDTH).and_then(|width| parse_decimal(width.trim().trim_end_matches("px")));
            width.is_some_and(|px| px <= ICON_PX)
        };
        tag.heading_level().is_some()
            || matches!(tag, Tag::LI | Tag::PRE | Tag::BLOCKQUOTE | Tag::BUTTON | Tag::FORM | Tag::INPUT | Tag::TIME)
            || (tag.is_block() && meanings.get(id.index()).is_some_and(is_foreign))
            || (tag == Tag::IMG && is_icon())
    };
    let is_kept = |index: usize| kept.get(index).copied().unwrap_or(false);
    let is_named = || {
        let text = blocks.list().get(range.start).map(|block| block.first);
        let mut chain = text.into_iter().flat_map(|text| dom.ancestors(text)).take_while(|&id| id != around);
        chain.any(|id| dom.attr(id, Attr::CLASS).is_some_and(is_caption_name))
    };
    // The text goes on right before and after it.
    let is_enclosed = || {
        range.start.checked_sub(1).is_some_and(is_kept)
            && is_kept(range.end)
            && !range.clone().any(is_kept)
            && is_own_text(measures, range.clone())
    };
    range.len() <= CAPTION_BLOCKS
        && measures.sum(range.clone()).units <= CAPTION_UNITS
        && dom.end(around).0 - around.0 <= BOX_NODES
        && !dom.subtree(around).any(is_other)
        && (is_named() || is_enclosed())
}

/// Keeps the captions of the pictures that are kept; the boxes that are figures without saying so.
pub fn keep_captions(
    dom: &Dom,
    blocks: &Blocks,
    measures: &Measures,
    meanings: &[u32],
    media: &[NodeId],
    chosen: &mut [bool],
) -> HashSet<NodeId> {
    let mut boxes = HashSet::new();
    let mut captions = Vec::new();
    for &id in media {
        let figure = dom.closest(id, |ancestor| dom.tag(ancestor) == Tag::FIGURE);
        let around = dom.ancestors(id).find(|&id| !measures.blocks_in(dom, id).is_empty());
        let named = figure.into_iter().flat_map(|figure| dom.children(figure));
        let before = captions.len();
        let named = named.filter(|&child| dom.tag(child) == Tag::FIGCAPTION);
        let named = named.map(|caption| measures.blocks_in(dom, caption));
        captions.extend(named.filter(|range| is_own_text(measures, range.clone())));
        if let Some(around) = around.filter(|_| captions.len() == before)
            && matches!(dom.tag(id), Tag::IMG | Tag::AMP_IMG)
            && is_picture_box(dom, blocks, measures, meanings, chosen, around)
        {
            captions.push(measures.blocks_in(dom, around));
            if figure.is_none() {
                boxes.insert(around);
            }
        }
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
