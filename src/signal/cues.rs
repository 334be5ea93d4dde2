//! What a block and the boxes around it begin with: 推荐阅读, ©, "Share", 责任编辑, by meaning.

use super::text::flag;
use super::{Matrix, View};
use crate::lexicon::cues::{CUES, Cue};

/// Cues that head whole boxes.
const HEADING_CUES: u32 = 1 << Cue::Related as u8
    | 1 << Cue::Comments as u8
    | 1 << Cue::Ad as u8
    | 1 << Cue::Subscribe as u8
    | 1 << Cue::Share as u8;

/// A longer block is no heading.
const HEADING_UNITS: u32 = 60;

/// Ancestors whose first block is looked at.
const LEVELS: usize = 6;

/// What is written where nothing is found.
const FAR: f32 = 200.0;

/// Names of the columns.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = (0..CUES).map(|cue| format!("cue_{cue}")).collect();
    names.extend(
        [
            "boxed_cue_level", "boxed_cue", "since_heading_cue", "since_heading", "heading_cue", "since_tail_cue",
            "previous_cues", "next_cues",
        ]
        .map(str::to_owned),
    );
    names
}

/// Cue words in the block, before it and around it.
pub fn write(view: &View, matrix: &mut Matrix) {
    const TAIL: u32 = 1 << Cue::Editor as u8
        | 1 << Cue::Keywords as u8
        | 1 << Cue::Legal as u8
        | 1 << Cue::Related as u8
        | 1 << Cue::Comments as u8
        | 1 << Cue::Notice as u8;
    let mut since_cue = FAR;
    let mut since_heading = FAR;
    let mut since_tail = FAR;
    let mut heading_cues = 0u32;
    for (index, block) in view.blocks.list().iter().enumerate() {
        let cues_at = |index: usize| view.cues.get(index).copied().unwrap_or(0);
        let cues = cues_at(index);
        let mut flags = [0.0; CUES];
        for (cue, target) in flags.iter_mut().enumerate() {
            *target = flag(cues & 1 << cue != 0);
        }
        matrix.push(index, &flags);
        let mut level = LEVELS as f32;
        let mut boxed = 0.0;
        for (step, id) in view.chain(index).take(LEVELS).enumerate() {
            let first = view.measures.blocks_in(view.dom, id).start;
            let found = cues_at(first) & HEADING_CUES;
            if found != 0 && view.blocks.list().get(first).is_some_and(|head| head.units <= HEADING_UNITS) {
                level = step as f32;
                boxed = found.trailing_zeros() as f32 + 1.0;
                break;
            }
        }
        let is_heading = block.units <= HEADING_UNITS
            && view.dom.closest(block.first, |id| view.dom.tag(id).heading_level().is_some()).is_some();
        if is_heading {
            since_heading = 0.0;
            heading_cues = cues;
        }
        if cues & HEADING_CUES != 0 && block.units <= HEADING_UNITS {
            since_cue = 0.0;
        }
        if cues & TAIL != 0 && block.units <= HEADING_UNITS {
            since_tail = 0.0;
        }
        let heading_cue = if heading_cues == 0 { 0.0 } else { heading_cues.trailing_zeros() as f32 + 1.0 };
        let neighbour = |at: usize| flag(cues_at(at) != 0);
        matrix.push(
            index,
            &[
                level,
                boxed,
                since_cue,
                since_heading,
                heading_cue,
                since_tail,
                index.checked_sub(1).map_or(0.0, neighbour),
                neighbour(index + 1),
            ],
        );
        since_cue = (since_cue + 1.0).min(FAR);
        since_heading = (since_heading + 1.0).min(FAR);
        since_tail = (since_tail + 1.0).min(FAR);
    }
}
