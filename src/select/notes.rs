//! The notes that a kept text refers to, where they stand outside of it: in a section after the article, in a margin.
//!
//! A note is what a mark points to: a link of a number, a letter or a sign, raised or in brackets, or one that the note
//! leads back to. Notes that no kept mark refers to are left out, but for those that give the others their numbers.

use crate::hash::HashSet;
use crate::limits::NOTES;
use crate::order::sort_by_key;
use crate::page::{Attr, NodeId, Tag, find_fragment};
use crate::signal::View;

/// Notes of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Notes {
    /// Their blocks, by place in the page, in order.
    pub blocks: Vec<usize>,
    /// Ids of the marks that refer to them.
    pub marks: HashSet<String>,
}

/// A longer text is no note, in units.
const NOTE_UNITS: u32 = 2400;
/// A mark is no longer than this, in characters.
const MARK_CHARS: usize = 5;

/// Finds the notes. `kept` are flags by block.
pub fn find_notes(view: &View, kept: &[bool]) -> Notes {
    let dom = view.dom;
    let links = view.blocks.list().iter().zip(kept).filter(|(block, kept)| **kept && block.links > 0);
    let marks = links.flat_map(|(block, _)| {
        let from = dom.ancestors(block.first).take_while(|&id| id > block.owner).last().unwrap_or(block.first);
        (from.0..=block.last.0).map(NodeId).filter(|&id| is_mark(view, id))
    });
    let mut marks: Vec<(NodeId, &str)> = marks.filter_map(|id| Some((id, find_fragment(dom, id)?))).collect();
    if marks.is_empty() {
        return Notes::default();
    }
    sort_by_key(&mut marks, |(_, name)| *name);
    let mut names: Vec<&str> = marks.iter().map(|(_, name)| *name).collect();
    names.dedup();
    let targets = find_targets(view, &names);
    let is_set = |flags: &[bool], index: usize| flags.get(index).copied().unwrap_or(false);
    let box_of = |name: &str| find_box(view, targets.get(names.binary_search(&name).ok()?).copied().flatten()?);
    let mut pairs: Vec<(NodeId, NodeId)> =
        marks.into_iter().filter_map(|(mark, name)| Some((box_of(name)?, mark))).collect();
    sort_by_key(&mut pairs, |&pair| pair);
    let mut notes = Notes::default();
    // At each block, how many more notes begin there, each with its list up to it, than have ended.
    let mut edges = vec![0; kept.len() + 1];
    for pairs in pairs.chunk_by(|a, b| a.0 == b.0) {
        let Some(found) = pairs.first().map(|pair| pair.0).filter(|&found| can_be_note(view, found)) else { continue };
        let range = view.measures.blocks_in(dom, found);
        if range.clone().any(|index| is_set(kept, index)) {
            continue;
        }
        let ways_back: HashSet<&str> = dom.subtree(found).filter_map(|id| find_fragment(dom, id)).collect();
        let mut is_note = false;
        for &(_, mark) in pairs {
            let ids = collect_ids(view, mark);
            if ids.iter().any(|id| ways_back.contains(id.as_str())) || looks_like_mark(view, mark) {
                notes.marks.extend(ids);
                is_note = true;
            }
        }
        if is_note {
            let start = view.measures.blocks_before(first_of_list(view, found));
            for (place, by) in [(start, 1), (range.end, -1)] {
                if let Some(edge) = edges.get_mut(place) {
                    *edge += by;
                }
            }
        }
    }
    let mut open = 0;
    let noted = edges.iter().enumerate().filter(|(_, edge)| {
        open += **edge;
        open > 0
    });
    notes.blocks = noted.map(|(index, _)| index).filter(|&index| !is_set(kept, index)).take(NOTES).collect();
    notes
}

/// A short link into the page, of digits, one letter or signs.
fn is_mark(view: &View, id: NodeId) -> bool {
    if find_fragment(view.dom, id).is_none() {
        return false;
    }
    let text = view.dom.text_content(id);
    let text = text.trim_matches(|c: char| c.is_whitespace() || "[]()（）【】〔〕".contains(c));
    let count = text.chars().count();
    let is_number = text.chars().all(|c| c.is_numeric());
    let is_sign = text.chars().all(|c| "*†‡§¶※".contains(c));
    let has_digits_last = text.chars().last().is_some_and(char::is_numeric);
    (1..=MARK_CHARS).contains(&count) && (is_number || is_sign || count == 1 || has_digits_last)
}

/// For each name, in order, the element that has it as its id, or as the name of an old anchor.
fn find_targets(view: &View, names: &[&str]) -> Vec<Option<NodeId>> {
    let mut found = vec![None; names.len()];
    for id in view.dom.ids() {
        for name in [Attr::ID, Attr::NAME].into_iter().filter_map(|attr| view.dom.attr(id, attr)) {
            if let Ok(at) = names.binary_search(&name)
                && let Some(place) = found.get_mut(at)
            {
                place.get_or_insert(id);
            }
        }
    }
    found
}

/// The mark's own id and those of the inline elements around it: what a way back leads to.
fn collect_ids(view: &View, mark: NodeId) -> Vec<String> {
    let around = view.dom.ancestors(mark).take_while(|&id| !view.dom.tag(id).is_block());
    let names = around.flat_map(|id| [Attr::ID, Attr::NAME].map(|attr| view.dom.attr(id, attr)));
    names.flatten().map(str::to_owned).collect()
}

/// The box that is the note: what the mark points to, or the box around it where that is a word in it.
fn find_box(view: &View, target: NodeId) -> Option<NodeId> {
    view.dom.closest(target, |id| view.dom.tag(id).is_block()).filter(|&id| view.dom.depth(id) > 2)
}

/// Whether a box is short enough and without headings.
fn can_be_note(view: &View, found: NodeId) -> bool {
    let units = view.measures.sum_in(view.dom, found).units;
    (1..=NOTE_UNITS).contains(&units) && !view.dom.subtree(found).any(|id| view.dom.tag(id).heading_level().is_some())
}

/// Whether a mark is raised or in brackets: a note need not lead back to it.
fn looks_like_mark(view: &View, mark: NodeId) -> bool {
    let dom = view.dom;
    dom.ancestors(mark).take(3).any(|id| dom.tag(id) == Tag::SUP)
        || dom.subtree(mark).any(|id| dom.tag(id) == Tag::SUP)
        || dom.text_content(mark).contains(['[', '［'])
}

/// The first item of the numbered list that the note stands in, or the note: a list that begins later counts wrongly.
fn first_of_list(view: &View, note: NodeId) -> NodeId {
    let dom = view.dom;
    let list = dom.parent(note).filter(|&parent| dom.tag(note) == Tag::LI && dom.tag(parent) == Tag::OL);
    list.and_then(|list| dom.children(list).find(|&child| dom.tag(child) == Tag::LI)).unwrap_or(note)
}
