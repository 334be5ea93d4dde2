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

/// Whether two words, folded and not the same, are of one kin; `is_ending` tells whether the article has other words with
/// and without an ending: three letters may be the rest of another word (secret and secretary).
pub fn is_kin(one: &str, other: &str, is_ending: &dyn Fn(&str) -> bool) -> bool {
    let (common, ends) = part_ends(one, other);
    let [(shorter, _), (longer, end)] = order_by_length(ends);
    // Mi and Mi-8; what only differs in its number is another thing.
    if ends.into_iter().any(has_number) {
        return shorter == 0 && end.starts_with('-');
    }
    match (shorter, longer) {
        (0, ..=2) => common >= BEGINNING,
        (0, 3) => common >= LONG_BEGINNING && is_ending(end),
        (_, ..=2) => common >= COMMON,
        _ => false,
    }
}

/// How many letters both words begin with, and what follows in each.
fn part_ends<'a>(one: &'a str, other: &'a str) -> (usize, [&'a str; 2]) {
    let alike = || one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let bytes = alike().map(|(letter, _)| letter.len_utf8()).sum();
    (alike().count(), [one, other].map(|word| word.get(bytes..).unwrap_or("")))
}

/// The shorter and the longer end, each with its number of letters.
fn order_by_length([one, other]: [&str; 2]) -> [(usize, &str); 2] {
    let (one, other) = ((one.chars().count(), one), (other.chars().count(), other));
    if one.0 <= other.0 { [one, other] } else { [other, one] }
}

fn has_number(end: &str) -> bool {
    end.chars().any(is_number)
}

/// Letters that words at the same place of two phrases begin with, and letters that follow at most.
const PHRASE_COMMON: usize = 5;
const PHRASE_END: usize = 3;

/// Whether two words begin alike, looser than kin: for phrases that have all other words in common.
pub fn begin_alike(one: &str, other: &str) -> bool {
    let (common, ends) = part_ends(one, other);
    common >= PHRASE_COMMON && ends.into_iter().all(|end| !has_number(end) && end.chars().count() <= PHRASE_END)
}

#[cfg(test)]
mod tests {
    use super::{begin_alike, is_kin};

    #[test]
    fn words_of_phrases_begin_alike_or_not() {
        assert!(begin_alike("company", "companies") && begin_alike("областями", "областях"));
        assert!(!begin_alike("school", "schedule") && !begin_alike("model3", "model5"));
        assert!(!begin_alike("austria", "australia") && !begin_alike("government", "governor"));
    }

    #[test]
    fn kin_is_told_from_chance() {
        for (one, other) in [("plant", "planting"), ("plant", "plants"), ("health", "healthy"), ("mi", "mi-8")] {
            let is_ending = |end: &str| end == "ing";
            assert!(is_kin(one, other, &is_ending) && is_kin(other, one, &is_ending), "{one} {other}");
        }
        let others = [
            ("party", "parts"),
            ("war", "ware"),
            ("mass", "massage"),
            ("jack", "jackson"),
            ("university", "universe"),
            ("company", "compass"),
            ("schuld", "schule"),
            ("secret", "secretary"),
            ("omega-3", "omega-6"),
            ("rtx4080", "rtx4090"),
        ];
        for (one, other) in others {
            assert!(!is_kin(one, other, &|end| end == "ing"), "{one} {other}");
        }
    }
}
