//! Class names and ids around a block, by meaning: how near each meaning is, and how many speak for and against.

use super::{Matrix, View};
use crate::lexicon::class_words::{MEANINGS, Meaning};

/// What is written where a meaning is absent.
const FAR: f32 = 30.0;

const FOR: u32 = 1 << Meaning::Content as u8 | 1 << Meaning::Wrapper as u8 | 1 << Meaning::Summary as u8;

const AGAINST: u32 = 1 << Meaning::Comment as u8
    | 1 << Meaning::Share as u8
    | 1 << Meaning::Related as u8
    | 1 << Meaning::Ad as u8
    | 1 << Meaning::Navigation as u8
    | 1 << Meaning::Footer as u8
    | 1 << Meaning::Header as u8
    | 1 << Meaning::Sidebar as u8
    | 1 << Meaning::Byline as u8
    | 1 << Meaning::Form as u8
    | 1 << Meaning::Overlay as u8
    | 1 << Meaning::Hidden as u8;

/// Names of the columns.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = (0..MEANINGS).map(|meaning| format!("class_{meaning}")).collect();
    names.extend(["classes_for", "classes_against", "nearest_for", "nearest_against"].map(str::to_owned));
    names
}

/// Meanings of the names around a block.
pub fn write(view: &View, matrix: &mut Matrix) {
    for index in 0..view.blocks.len() {
        let mut nearest = [FAR; MEANINGS];
        let mut met = 0u32;
        let mut count = [0.0; 2];
        let mut first = [FAR; 2];
        // The root and the body carry the page's own names, which say nothing about one block.
        for (step, id) in view.chain(index).enumerate().filter(|(_, id)| view.dom.depth(*id) > 1) {
            let meanings = view.meanings.get(id.index()).copied().unwrap_or(0);
            if meanings == 0 {
                continue;
            }
            let step = (step as f32).min(FAR - 1.0);
            let mut new = meanings & !met;
            met |= meanings;
            while new != 0 {
                if let Some(nearest) = nearest.get_mut(new.trailing_zeros() as usize) {
                    *nearest = step;
                }
                new &= new - 1;
            }
            for ((mask, count), first) in [FOR, AGAINST].into_iter().zip(&mut count).zip(&mut first) {
                if meanings & mask != 0 {
                    *count += 1.0;
                    *first = first.min(step);
                }
            }
        }
        matrix.push(index, &nearest);
        matrix.push(index, &count);
        matrix.push(index, &first);
    }
}
