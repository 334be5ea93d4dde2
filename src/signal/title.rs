//! How a block relates to the page's title: its words, and whether the headline has been passed.

use super::{Matrix, View};

/// What is written where the page has no headline.
const NOWHERE: f32 = -999.0;

/// Names of the columns.
pub fn names() -> Vec<String> {
    ["since_title", "title_match", "since_h1", "title_words", "title_likeness"].map(str::to_owned).to_vec()
}

/// The title's words and place.
pub fn write(view: &View, matrix: &mut Matrix) {
    for index in 0..view.blocks.len() {
        let (own, shared) = view.title_shared.get(index).copied().unwrap_or_default();
        let since = |place: Option<usize>| place.map_or(NOWHERE, |place| index as f32 - place as f32);
        matrix.push(
            index,
            &[
                since(view.title_block.map(|(place, _)| place)),
                view.title_block.map_or(0.0, |(_, likeness)| likeness),
                since(view.headline_block),
                shared as f32 / own.max(1) as f32,
                view.title_likeness.get(index).copied().unwrap_or(0.0),
            ],
        );
    }
}
