//! The blocks before and after: their length, links and box, and means over wider windows.

use super::text::flag;
use super::{Matrix, View};

const OFFSETS: &[isize] = &[-3, -2, -1, 1, 2, 3];
const WINDOWS: &[usize] = &[5, 15];

/// Names of the columns.
pub fn names() -> Vec<String> {
    let mut names = Vec::new();
    for offset in OFFSETS {
        names.extend(
            ["units", "link_share", "ends_sentence", "same_parent", "same_tag"]
                .map(|name| format!("at{offset:+}_{name}")),
        );
    }
    for window in WINDOWS {
        names.extend(["mean_units", "link_share", "paragraphs"].map(|name| format!("around{window}_{name}")));
    }
    names
}

/// Neighbours and windows.
pub fn write(view: &View, matrix: &mut Matrix) {
    let blocks = view.blocks.list();
    let lengths: Vec<f32> = blocks.iter().map(|block| (block.units as f32).ln_1p()).collect();
    for (index, block) in blocks.iter().enumerate() {
        for &offset in OFFSETS {
            let place = index.checked_add_signed(offset);
            let Some((place, other)) = place.and_then(|place| Some((place, blocks.get(place)?))) else {
                matrix.push(index, &[-1.0; 5]);
                continue;
            };
            matrix.push(
                index,
                &[
                    lengths.get(place).copied().unwrap_or(0.0),
                    other.link_units as f32 / other.units.max(1) as f32,
                    flag(view.measures.ends_sentence(place)),
                    flag(view.dom.parent(other.owner) == view.dom.parent(block.owner)),
                    flag(view.dom.tag(other.owner) == view.dom.tag(block.owner)),
                ],
            );
        }
        for &window in WINDOWS {
            let from = index.saturating_sub(window);
            let to = (index + window + 1).min(blocks.len());
            let sums = view.measures.sum(from..to);
            matrix.push(
                index,
                &[sums.units as f32 / sums.blocks.max(1) as f32, sums.link_share(), sums.paragraphs as f32],
            );
        }
    }
}
