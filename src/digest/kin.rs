//! Words of one kin: forms and derivations that tell a reader the same (health and healthy, plants and planting).
//!
//! Looser than the stems that places are counted by: of two words of a kin one is shown, so that a wrong guess costs one
//! word and not a wrong count. No table of endings: a long common beginning and short ends, in any spaced script.

/// Letters that both begin with at least.
const COMMON: usize = 4;
/// Letters that may follow in each.
const ENDING: usize = 3;

/// Whether two words, folded and not the same, are of one kin.
pub fn is_kin(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let ends = [one, other].map(|word| word.chars().skip(common));
    let is_whole = ends.iter().any(|end| end.clone().next().is_none());
    let is_short = ends.iter().all(|end| end.clone().nth(ENDING).is_none());
    // Two that both go on share more before it is no chance: party and parts.
    let is_form = is_short && common >= if is_whole { COMMON } else { COMMON + 1 };
    let is_numbered = || is_whole && ends.iter().any(|end| end.clone().next() == Some('-'));
    is_form || is_numbered()
}

#[cfg(test)]
mod tests {
    use super::is_kin;

    #[test]
    fn kin_is_told_from_chance() {
        for (one, other) in [("plant", "planting"), ("planting", "plants"), ("health", "healthy"), ("mi", "mi-8")] {
            assert!(is_kin(one, other) && is_kin(other, one), "{one} {other}");
        }
        for (one, other) in [("party", "parts"), ("iran", "iraq"), ("war", "ware"), ("comet", "commerce")] {
            assert!(!is_kin(one, other), "{one} {other}");
        }
    }
}
