//! Words of one kin: forms and derivations that tell a reader the same (health and healthy, plants and planting).
//!
//! Looser than the stems that places are counted by: of two words of a kin one is shown, so that a wrong guess costs a
//! reader one word and no count is wrong. No table of endings: a long common beginning and short ends, in any script with
//! spaces.

use crate::text::letters::is_number;

/// Letters that both begin with at least, where one is the beginning of the other.
const BEGINNING: usize = 4;
/// The same, where the other goes on with as many letters as a syllable has.
const LONG_BEGINNING: usize = 5;
/// Letters that both begin with where both go on: `Schuld` and `Schule` are two words.
const COMMON: usize = 6;

/// Whether two words, folded and not the same, are of one kin.
pub fn is_kin(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let ends = [one, other].map(|word| word.chars().skip(common));
    let [shorter, longer] = {
        let mut lengths = ends.clone().map(Iterator::count);
        lengths.sort_unstable();
        lengths
    };
    // Mi and Mi-8; what only differs in its number is another thing.
    if ends.clone().into_iter().flatten().any(is_number) {
        return shorter == 0 && ends.into_iter().any(|mut end| end.next() == Some('-'));
    }
    match (shorter, longer) {
        (0, ..=2) => common >= BEGINNING,
        (0, 3) => common >= LONG_BEGINNING,
        (_, ..=2) => common >= COMMON,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_kin;

    #[test]
    fn kin_is_told_from_chance() {
        for (one, other) in [("plant", "planting"), ("plant", "plants"), ("health", "healthy"), ("mi", "mi-8")] {
            assert!(is_kin(one, other) && is_kin(other, one), "{one} {other}");
        }
        let others = [
            ("party", "parts"),
            ("war", "ware"),
            ("mass", "massage"),
            ("jack", "jackson"),
            ("university", "universe"),
            ("company", "compass"),
            ("schuld", "schule"),
            ("omega-3", "omega-6"),
            ("rtx4080", "rtx4090"),
        ];
        for (one, other) in others {
            assert!(!is_kin(one, other), "{one} {other}");
        }
    }
}
