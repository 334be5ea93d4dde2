//! From chances to a choice: the set of blocks with the highest expected F1.
//!
//! A fixed threshold suits no two kinds of page: articles want a higher one than forums. Of all cuts of the blocks by
//! chance, take the one that maximises 2·E[kept and true] / (kept + E[true]), counted in information units.

use super::kind::PageKind;
use crate::order::order_of;

/// A smaller chance counts as none beside larger ones: a hundred thousand unlikely lines are no likely text together.
const LEAST_CHANCE: f32 = 0.1;

/// In a thread a doubtful block has this part of its odds: signatures and ranks stand under every message, so that the
/// model errs with all of them or with none, and the expectation over blocks on their own is too high. Measured on the
/// discussions of sites held out: 0.6 to 0.8 are alike.
const THREAD_ODDS: f32 = 0.7;

/// Which blocks to keep, given their units and chances, and the kind of the page.
pub fn choose_blocks(units: &[f32], chances: &[f32], kind: PageKind) -> Vec<bool> {
    let odds = if kind == PageKind::Discussion { THREAD_ODDS } else { 1.0 };
    let chances: Vec<f32> = chances.iter().map(|chance| chance * odds / (1.0 - chance + chance * odds)).collect();
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
        assert_eq!(choose_blocks(&[100.0, 100.0, 100.0], &[0.9, 0.05, 0.8], PageKind::Article), [true, false, true]);
        assert!(choose_blocks(&[], &[], PageKind::Article).is_empty());
        // Where everything is doubtful, doubt is kept rather than nothing.
        assert_eq!(choose_blocks(&[100.0, 100.0], &[0.3, 0.3], PageKind::Article), [true, true]);
        assert_eq!(choose_blocks(&[100.0, 100.0], &[0.06, 0.06], PageKind::Article), [true, true]);
        let mut chances = vec![0.09; 50_000];
        chances[17] = 0.8;
        let chosen = choose_blocks(&vec![20.0; chances.len()], &chances, PageKind::Article);
        assert_eq!(chosen.iter().filter(|chosen| **chosen).count(), 1);
    }

    #[test]
    fn what_is_doubtful_in_a_thread_is_less_likely() {
        let units = [100.0, 100.0, 40.0];
        let chances = [0.99, 1.0, 0.55];
        assert_eq!(choose_blocks(&units, &chances, PageKind::Article), [true, true, true]);
        assert_eq!(choose_blocks(&units, &chances, PageKind::Discussion), [true, true, false]);
    }
}
