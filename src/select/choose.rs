//! From chances to a choice: the set of blocks with the highest expected F1.
//!
//! A fixed threshold suits no two kinds of page: articles want a higher one than forums. Of all cuts of the blocks by
//! chance, take the one that maximises 2·E[kept and true] / (kept + E[true]), counted in information units.

use crate::order::order_of;

/// A smaller chance counts as none beside larger ones: a hundred thousand unlikely lines are no likely text together.
const LEAST_CHANCE: f32 = 0.1;

/// Which blocks to keep, given their units and chances.
pub fn choose_blocks(units: &[f32], chances: &[f32]) -> Vec<bool> {
    let least = if chances.iter().any(|chance| *chance >= LEAST_CHANCE) { LEAST_CHANCE } else { 0.0 };
    let chance = |index: usize| chances.get(index).copied().filter(|chance| *chance >= least).unwrap_or(0.0);
    let unit = |index: usize| units.get(index).copied().unwrap_or(0.0);
    let order = order_of(chances.len(), &|a, b| chance(b).total_cmp(&chance(a)));
    let expected: f32 = order.iter().map(|&index| unit(index) * chance(index)).sum();
    let mut chosen = vec![false; chances.len()];
    let (mut kept, mut both, mut best, mut cut) = (0.0, 0.0, 0.0, 0);
    for (place, &index) in order.iter().enumerate() {
        kept += unit(index);
        both += unit(index) * chance(index);
        let f1 = 2.0 * both / (kept + expected);
        if f1 > best {
            best = f1;
            cut = place + 1;
        }
    }
    for &index in order.iter().take(cut) {
        if let Some(target) = chosen.get_mut(index) {
            *target = true;
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sure_blocks_are_kept_and_unlikely_ones_dropped() {
        assert_eq!(choose_blocks(&[100.0, 100.0, 100.0], &[0.9, 0.05, 0.8]), [true, false, true]);
        assert!(choose_blocks(&[], &[]).is_empty());
        // Where everything is doubtful, doubt is kept rather than nothing.
        assert_eq!(choose_blocks(&[100.0, 100.0], &[0.3, 0.3]), [true, true]);
        assert_eq!(choose_blocks(&[100.0, 100.0], &[0.06, 0.06]), [true, true]);
        let mut chances = vec![0.09; 50_000];
        chances[17] = 0.8;
        let chosen = choose_blocks(&vec![20.0; chances.len()], &chances);
        assert_eq!(chosen.iter().filter(|chosen| **chosen).count(), 1);
    }
}
