//! The page's own lines are shown around the text and are no part of it: headline, line of author and date, and their like.
//!
//! Decides which of them leave the text; `metadata/` found them.

use crate::metadata::{LineKind, OwnLine};

/// Units of what stands beside the headline of a post that has no other text: a name, a button.
const REST_UNITS: f32 = 40.0;

/// Takes the page's own lines from the text and tells which they are. What readers chose themselves is left to them whole;
/// a headline stands above it, once. A post that is its headline and next to nothing else is read as it is.
pub fn claim_own_lines(lines: &[OwnLine], units: &[f32], is_chosen: bool, kept: &mut [bool]) -> Vec<bool> {
    let kept_units: Vec<f32> = units.iter().zip(&*kept).map(|(units, &kept)| if kept { *units } else { 0.0 }).collect();
    let all: f32 = kept_units.iter().sum();
    let mut own_lines = vec![false; kept.len()];
    for line in lines {
        let is_headline = line.kind == LineKind::Headline;
        let is_text = is_headline
            && kept_units
                .get(line.block)
                .is_some_and(|&units| units > 0.0 && all - units <= REST_UNITS && units > REST_UNITS);
        if !is_text && (is_headline || !is_chosen) {
            claim_line(kept, &mut own_lines, line.block);
        }
    }
    own_lines
}

/// Takes a block from the text: it is one of the page's own lines about it.
pub fn claim_line(kept: &mut [bool], own_lines: &mut [bool], block: usize) {
    for (flags, value) in [(kept, false), (own_lines, true)] {
        if let Some(flag) = flags.get_mut(block) {
            *flag = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claimed(units: &[f32], is_chosen: bool) -> (Vec<bool>, Vec<bool>) {
        let line = |kind, block| OwnLine { kind, block };
        let lines = [line(LineKind::Headline, 0), line(LineKind::Byline, 1)];
        let mut kept = vec![true; units.len()];
        let own_lines = claim_own_lines(&lines, units, is_chosen, &mut kept);
        (kept, own_lines)
    }

    #[test]
    fn a_headline_leaves_the_text_unless_it_is_the_text() {
        assert_eq!(claimed(&[80.0, 20.0, 900.0], false).0, [false, false, true]);
        assert_eq!(claimed(&[280.0, 15.0, 20.0], false), (vec![true, false, true], vec![false, true, false]));
        assert_eq!(claimed(&[280.0, 20.0, 120.0], false).0, [false, false, true]);
    }

    #[test]
    fn of_a_chosen_text_the_headline_alone_is_claimed() {
        assert_eq!(claimed(&[80.0, 20.0, 900.0], true).0, [false, true, true]);
    }
}
