//! Where a block stands in the page.

use super::{Matrix, View};

/// Names of the columns.
pub fn names() -> Vec<String> {
    ["place", "text_place", "from_end", "paragraph_place", "to_paragraph_before", "to_paragraph_after"]
        .map(str::to_owned)
        .to_vec()
}

/// What is written where there is no paragraph.
const FAR: f32 = 100.0;

/// Place by number and by text.
pub fn write(view: &View, matrix: &mut Matrix) {
    let total = view.measures.total();
    let count = view.blocks.len();
    let is_paragraph = |index: usize| view.measures.sum(index..index + 1).paragraphs > 0;
    let mut after = vec![FAR; count + 1];
    for index in (0..count).rev() {
        let next = after.get(index + 1).copied().unwrap_or(FAR);
        if let Some(target) = after.get_mut(index) {
            *target = if is_paragraph(index) { 0.0 } else { (next + 1.0).min(FAR) };
        }
    }
    let mut before = FAR;
    for index in 0..count {
        let so_far = view.measures.sum(0..index);
        before = if is_paragraph(index) { 0.0 } else { (before + 1.0).min(FAR) };
        matrix.push(
            index,
            &[
                index as f32 / count as f32,
                so_far.units as f32 / total.units.max(1) as f32,
                (count - index) as f32,
                so_far.paragraphs as f32 / total.paragraphs.max(1) as f32,
                before,
                after.get(index).copied().unwrap_or(FAR),
            ],
        );
    }
}
