//! A page in one row of numbers: what it declares, and the means of its blocks' features. What the kind of a page is
//! told from.

use super::declared::{declared_names, measure_declared};
use super::{Matrix, View, feature_names};
use crate::forest::{Column, TOGETHER};

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
    let together = units.chunks(TOGETHER).zip(chances.chunks(TOGETHER)).zip(features.tiles());
    for ((units, chances), tile) in together {
        let mut parts = [[0.0; TOGETHER]; 2];
        for (place, (&units, &chance)) in units.iter().zip(chances).enumerate() {
            let (own, sure) = (f64::from(units), f64::from(chance));
            weights.iter_mut().zip([1.0, own, own * sure]).for_each(|(weight, part)| *weight += part);
            parts[0][place] = own;
            parts[1][place] = own * sure;
            most = most.max(chance);
            mean += sure;
            likely += f64::from(u8::from(chance > 0.5));
            doubtful += f64::from(u8::from(chance > 0.2 && chance < 0.8));
            doubt += own * sure * (1.0 - sure);
        }
        add_tile(&mut sums, &parts, tile);
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

/// Adds the numbers of rows that stand together to three rows of sums: once, and so many times as two lists tell.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn add_tile(sums: &mut [f64], [second_times, third_times]: &[[f64; TOGETHER]; 2], tile: &[Column]) {
    let (first, rest) = sums.split_at_mut(tile.len().min(sums.len()));
    let (second, third) = rest.split_at_mut(tile.len().min(rest.len()));
    for (((first, second), third), column) in first.iter_mut().zip(second).zip(third).zip(tile) {
        // Each lane has its own sums, so that the compiler sees whole vectors here.
        let [mut plain, mut weighed, mut sure] = [[0.0f64; LANES]; 3];
        let parts = second_times.as_chunks::<LANES>().0.iter().zip(third_times.as_chunks::<LANES>().0);
        for (numbers, (second, third)) in column.as_chunks::<LANES>().0.iter().zip(parts) {
            for lane in 0..LANES {
                let number = f64::from(numbers[lane]);
                plain[lane] += number;
                weighed[lane] += second[lane] * number;
                sure[lane] += third[lane] * number;
            }
        }
        let sum = |[a, b, c, d]: [f64; LANES]| (a + c) + (b + d);
        *first += sum(plain);
        *second += sum(weighed);
        *third += sum(sure);
    }
}

/// Sums that are taken side by side.
const LANES: usize = 4;
