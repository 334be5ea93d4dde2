//! A block's own text: length, density, punctuation, digits, how it ends.

use super::{Matrix, View};
use crate::block::Before;

/// Names of the columns.
pub fn names() -> Vec<String> {
    [
        "units", "words", "units_per_word", "link_share", "links", "marks", "marks_per_unit", "sentence_marks",
        "upper_share", "digit_share", "symbol_share", "ends_sentence", "dense_share", "begins_lower", "begins_digit",
        "before", "is_indented", "has_year", "has_at",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Length and make-up of the text.
pub fn write(view: &View, matrix: &mut Matrix) {
    for (index, block) in view.blocks.list().iter().enumerate() {
        let text = view.blocks.text(index);
        let Some(counts) = view.measures.counts.get(index) else { continue };
        let units = block.units.max(1) as f32;
        let chars = counts.chars.max(1) as f32;
        let first = text.chars().next().unwrap_or(' ');
        let before = match block.before {
            Before::Box => 0.0,
            Before::Break => 1.0,
            Before::EmptyLine => 2.0,
            Before::Indent => 3.0,
        };
        matrix.push(
            index,
            &[
                units.ln_1p(),
                counts.words as f32,
                units / counts.words.max(1) as f32,
                block.link_units as f32 / units,
                block.links as f32,
                counts.marks as f32,
                counts.marks as f32 / units,
                counts.sentence_marks as f32,
                counts.upper as f32 / chars,
                counts.digits as f32 / chars,
                counts.symbols as f32 / chars,
                flag(counts.ends_sentence),
                counts.dense as f32 / chars,
                flag(first.is_lowercase()),
                flag(first.is_numeric()),
                before,
                flag(block.is_indented),
                flag(counts.words < YEAR_WORDS && counts.digits >= 4 && has_year(text)),
                flag(text.contains('@')),
            ],
        );
    }
}

/// Longer blocks hold years without being dates.
const YEAR_WORDS: u32 = 30;

/// Whether four digits that may be a recent year stand in the text.
fn has_year(text: &str) -> bool {
    text.as_bytes()
        .windows(4)
        .any(|window| (window.starts_with(b"19") || window.starts_with(b"20")) && window.iter().all(u8::is_ascii_digit))
}

/// A yes as 1, a no as 0.
pub(super) fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}
