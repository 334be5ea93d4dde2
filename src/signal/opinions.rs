//! What the block model's second look sees: its own first opinions on the neighbours and on the boxes around a block.
//!
//! A block alone is often ambiguous; between two paragraphs of the article it is not. The numbers here are the first
//! look's chances, in document order, summed up the tree, and over the blocks alike: the messages of a discussion or the
//! cards of a list share their fate.

use super::alike::LIKENESSES;
use super::{Matrix, View};

/// Neighbours on each side whose chances are seen.
pub const REACH: usize = 5;

/// Ancestor levels whose mean chance is seen; 0 is the block's own box.
pub const LEVELS: &[usize] = &[0, 1, 2, 3, 4, 6, 8];

/// Number of columns.
pub const COLUMNS: usize = 28;

/// Names of the columns.
pub fn opinion_names() -> Vec<String> {
    let mut names: Vec<String> =
        (-(REACH as isize)..=REACH as isize).map(|offset| format!("chance{offset:+}")).collect();
    names.extend(["chance_so_far", "chance_mean", "chance_max", "chance_units"].map(str::to_owned));
    names.extend(LEVELS.iter().map(|level| format!("up{level}_chance")));
    names.extend(
        (0..LIKENESSES)
            .flat_map(|likeness| [format!("alike{likeness}_chance"), format!("alike{likeness}_count_chance")]),
    );
    names
}

/// For every block and level, the blocks of the ancestor there, as a range of indices; the outermost where the tree
/// ends earlier.
pub fn measure_boxes(view: &View) -> Vec<[(u32, u32); LEVELS.len()]> {
    let ranges = (0..view.blocks.len()).map(|index| {
        let mut ranges = [(0, 0); LEVELS.len()];
        let mut at = 0;
        for (step, id) in view.chain(index).enumerate() {
            while LEVELS.get(at) == Some(&step) {
                let range = view.measures.blocks_in(view.dom, id);
                if let Some(target) = ranges.get_mut(at) {
                    *target = (range.start as u32, range.end as u32);
                }
                at += 1;
            }
        }
        while let Some(target) = ranges.get_mut(at) {
            *target = (0, view.blocks.len() as u32);
            at += 1;
        }
        ranges
    });
    ranges.collect()
}

/// The second look's columns: `units` and `chances` by block, `boxes` from [`measure_boxes`], `groups` from the view.
pub fn measure_opinions(
    units: &[f32],
    chances: &[f32],
    boxes: &[[(u32, u32); LEVELS.len()]],
    groups: &[[u32; LIKENESSES]],
) -> Matrix {
    let count = chances.len();
    let mut matrix = Matrix::new(count, COLUMNS);
    let mut running = Vec::with_capacity(count + 1);
    let mut sums = (0.0f32, 0.0f32, 0.0f32);
    running.push(sums);
    for (units, chance) in units.iter().zip(chances) {
        sums = (sums.0 + chance, sums.1 + units, sums.2 + units * chance);
        running.push(sums);
    }
    let at = |index: u32| running.get(index as usize).copied().unwrap_or(sums);
    let most = chances.iter().copied().fold(0.0, f32::max);
    for index in 0..count {
        for offset in -(REACH as isize)..=REACH as isize {
            let chance = index.checked_add_signed(offset).and_then(|place| chances.get(place)).copied().unwrap_or(0.0);
            matrix.push(index, &[chance]);
        }
        matrix.push(index, &[at(index as u32).0 / sums.0.max(1.0), sums.0 / count as f32, most, (1.0 + sums.2).ln()]);
        for &(from, to) in boxes.get(index).into_iter().flatten() {
            let (from, to) = (at(from), at(to));
            matrix.push(index, &[(to.2 - from.2) / (to.1 - from.1).max(1.0)]);
        }
    }
    for likeness in 0..LIKENESSES {
        let number =
            |index: usize| groups.get(index).and_then(|groups| groups.get(likeness)).map_or(0, |&at| at as usize);
        let mut sums = vec![(0.0f32, 0.0f32, 0.0f32, 0.0f32); (0..count).map(number).max().map_or(0, |last| last + 1)];
        for (index, (units, chance)) in units.iter().zip(chances).enumerate() {
            if let Some(sum) = sums.get_mut(number(index)) {
                *sum = (sum.0 + 1.0, sum.1 + chance, sum.2 + units, sum.3 + units * chance);
            }
        }
        for index in 0..count {
            let sum = sums.get(number(index)).copied().unwrap_or_default();
            matrix.push(index, &[sum.3 / sum.2.max(1.0), sum.1 / sum.0.max(1.0)]);
        }
    }
    matrix
}
