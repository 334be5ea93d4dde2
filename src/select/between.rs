//! Keeps the short structures of a text: a list, terms and what they mean, a quotation, a heading, a table or code between
//! two kept texts of one box, or below the last one in it.
//!
//! To a model that learned from prose they look like a menu, above all where a few characters say much. What no name, no
//! word and no link tells to be something else is the article's.

use super::media::FOREIGN;
use crate::lexicon::cues::Cue;
use crate::page::{NodeId, Tag};
use crate::signal::View;
use std::collections::HashSet;
use std::ops::Range;

/// More units in a row are left to the model.
const MOST_UNITS: u32 = 800;

/// From this share of links on they lead away, unless the text announces them.
const LINK_SHARE: f32 = 0.3;

/// What lines may begin with that stand in a text without being foreign.
pub(super) const OWN_CUES: u32 = 1 << Cue::Contents as u8 | 1 << Cue::Caption as u8;

/// Sets the flags of such blocks. `tables` are those that hold data.
pub fn keep_between(view: &View, tables: &HashSet<NodeId>, kept: &mut [bool]) {
    let is_heading = |index: usize| view.chain(index).any(|id| view.dom.tag(id).heading_level().is_some());
    let is_quoted = |index: usize| view.chain(index).any(|id| view.dom.tag(id) == Tag::BLOCKQUOTE);
    let mut end = 0;
    while let Some(start) = (end..kept.len()).find(|&index| kept.get(index) == Some(&false)) {
        end = (start..kept.len()).find(|&index| kept.get(index) == Some(&true)).unwrap_or(kept.len());
        let Some(around) = start.checked_sub(1).and_then(|before| find_text_box(view, before)) else { continue };
        let mut gap = start..end.min(view.measures.blocks_in(view.dom, around).end);
        let is_enclosed = find_text_box(view, end) == Some(around);
        // Below a text a quotation may be an invitation, and no heading stands without anything under it.
        while !is_enclosed && !gap.is_empty() && is_quoted(gap.end - 1) {
            gap.end -= 1;
        }
        let is_ended = is_enclosed || !is_heading(gap.end.saturating_sub(1));
        if is_ended
            && is_own(view, tables, around, gap.clone())
            && let Some(flags) = kept.get_mut(gap)
        {
            flags.fill(true);
        }
    }
}

/// Whether a line says that something follows.
pub(super) fn announces(line: &str) -> bool {
    line.ends_with([':', '：'])
}

/// The innermost box around a block that is no part of a structure and holds more than this block.
fn find_text_box(view: &View, index: usize) -> Option<NodeId> {
    view.chain(index).find(|&id| !is_structure(view.dom.tag(id)) && view.measures.blocks_in(view.dom, id).len() > 1)
}

pub(super) fn is_structure(tag: Tag) -> bool {
    let is_part = matches!(tag, Tag::P | Tag::LI | Tag::DT | Tag::DD | Tag::TBODY | Tag::TR | Tag::TD | Tag::TH);
    is_part
        || matches!(tag, Tag::UL | Tag::OL | Tag::DL | Tag::BLOCKQUOTE | Tag::PRE | Tag::TABLE)
        || matches!(tag, Tag::FIGURE | Tag::FIGCAPTION)
        || tag.heading_level().is_some()
}

/// Whether a box names itself as something else than text.
pub(super) fn is_foreign_box(view: &View, id: NodeId) -> bool {
    view.meanings.get(id.index()).copied().unwrap_or(0) & FOREIGN != 0
        || matches!(view.dom.tag(id), Tag::NAV | Tag::ASIDE | Tag::FOOTER | Tag::FORM | Tag::BUTTON)
}

/// Whether all blocks of a gap stand in structures of the box, and nothing tells them to be something else.
fn is_own(view: &View, tables: &HashSet<NodeId>, around: NodeId, gap: Range<usize>) -> bool {
    let (dom, sums) = (view.dom, view.measures.sum(gap.clone()));
    let is_announced = || gap.start.checked_sub(1).is_some_and(|before| announces(view.blocks.text(before)));
    // Items with links in a list that is kept in parts were judged by themselves.
    let is_whole = |id: NodeId| {
        let range = view.measures.blocks_in(dom, id);
        sums.link_units == 0 || gap.start <= range.start && range.end <= gap.end
    };
    let is_own = |index: usize| {
        let chain = || view.chain(index).take_while(|&id| id != around);
        let is_told = |id: NodeId| match dom.tag(id) {
            Tag::TABLE => tables.contains(&id),
            Tag::FIGURE => dom.subtree(id).any(|inner| dom.tag(inner) == Tag::BLOCKQUOTE || tables.contains(&inner)),
            tag => is_structure(tag) && tag != Tag::P && is_whole(id),
        };
        view.cues.get(index).is_some_and(|cues| cues & !OWN_CUES == 0)
            && chain().last().is_some_and(is_told)
            && !chain().any(|id| is_foreign_box(view, id))
    };
    sums.units <= MOST_UNITS && (sums.link_share() < LINK_SHARE || is_announced()) && gap.clone().all(is_own)
}
