//! A page in one row of numbers: what it declares, and the means of its blocks' features. What the kind of a page is
//! told from.

use super::declared::{declared_names, measure_declared};
use super::{Matrix, View, feature_names};

/// Number of a page's numbers: what it declares, three means of every feature, and how sure the model is.
pub const COLUMNS: usize = super::declared::COLUMNS + 3 * super::COLUMNS + 7;

/// Names of the numbers of [`measure_profile`].
pub fn profile_names() -> Vec<String> {
    let mut names = declared_names();
    for mean in ["by_block", "by_units", "by_chance"] {
        names.extend(feature_names().iter().map(|name| format!("{name}_{mean}")));
    }
    names.extend(
        ["chance_mean", "chance_max", "chance_units", "chance_share", "likely", "doubtful", "doubt"].map(str::to_owned),
    );
    names
}

/// The page's row: what it declares; the means of all features over its blocks, over their units, and over the units
/// that likely belong to the main text; how sure the block model is. `units`, `chances` and the rows of `features` are
/// those of the blocks.
pub fn measure_profile(view: &View, units: &[f32], chances: &[f32], features: &Matrix) -> Vec<f32> {
    let mut numbers = measure_declared(view);
    let columns = features.columns();
    let mut sums = vec![0.0f64; columns * 3];
    let mut weights = [0.0f64; 3];
    let (mut most, mut mean, mut likely, mut doubtful, mut doubt) = (0.0f32, 0.0f64, 0.0f64, 0.0f64, 0.0f64);
    for (row, (&units, &chance)) in units.iter().zip(chances).enumerate() {
        let (own, sure) = (f64::from(units), f64::from(chance));
        let parts = [1.0, own, own * sure];
        weights.iter_mut().zip(parts).for_each(|(weight, part)| *weight += part);
        add_row(&mut sums, parts, features.row(row));
        most = most.max(chance);
        mean += sure;
        likely += f64::from(u8::from(chance > 0.5));
        doubtful += f64::from(u8::from(chance > 0.2 && chance < 0.8));
        doubt += own * sure * (1.0 - sure);
    }
    for (sums, weight) in sums.chunks_exact(columns.max(1)).zip(weights) {
        numbers.extend(sums.iter().map(|sum| (sum / weight.max(1.0)) as f32));
    }
    let [blocks, units, sure] = weights;
    let blocks = blocks.max(1.0);
    numbers.extend([(mean / blocks) as f32, most, (sure as f32).ln_1p(), (sure / units.max(1.0)) as f32]);
    numbers.extend([(likely as f32).ln_1p(), (doubtful / blocks) as f32, (doubt / sure.max(1.0)) as f32]);
    numbers
}

/// Adds a row's numbers to three rows of sums, so many times to each.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn add_row(sums: &mut [f64], [first_times, second_times, third_times]: [f64; 3], row: &[f32]) {
    let (first, rest) = sums.split_at_mut(row.len().min(sums.len()));
    let (second, third) = rest.split_at_mut(row.len().min(rest.len()));
    for (((first, second), third), &number) in first.iter_mut().zip(second).zip(third).zip(row) {
        let number = f64::from(number);
        *first += first_times * number;
        *second += second_times * number;
        *third += third_times * number;
    }
}
