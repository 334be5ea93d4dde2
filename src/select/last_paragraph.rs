//! Keeps the last paragraph of a text where the model wavers: it sees it beside what is no text. Only one that is made
//! as the paragraphs before it are, and that neither a link nor a word tells to be something else.

use crate::page::Tag;
use crate::signal::View;

/// The least chance of such a paragraph.
const CHANCE: f32 = 0.25;

/// Units of such a paragraph; a shorter one is a label, a longer one the model can judge by itself.
const UNITS: std::ops::RangeInclusive<u32> = 60..=400;

/// Sets the flag of such a block.
pub fn keep_last_paragraph(view: &View, chances: &[f32], own_lines: &[bool], kept: &mut [bool]) {
    let Some(last) = kept.iter().rposition(|&kept| kept) else { return };
    let next = last + 1;
    let box_of = |index: usize| {
        let owner = view.blocks.list().get(index)?.owner;
        view.dom.parent(owner).filter(|_| view.dom.tag(owner) == Tag::P)
    };
    let is_text = view.blocks.list().get(next).is_some_and(|block| block.links == 0 && UNITS.contains(&block.units));
    let is_own = is_text
        && box_of(next).is_some_and(|around| box_of(last) == Some(around))
        && view.cues.get(next) == Some(&0)
        && own_lines.get(next) == Some(&false)
        && chances.get(next).is_some_and(|&chance| chance >= CHANCE)
        && view.measures.ends_sentence(next);
    if let Some(flag) = kept.get_mut(next).filter(|_| is_own) {
        *flag = true;
    }
}
