//! Which pairs of bytes a text holds: tells of most words at once that they are not in it.
//!
//! A table of dozens of words is looked for in many short lines, and nearly always in vain; a search for each would
//! cost more than all else that is done with the line. The idea is a Bloom filter's: a mark may be another pair's, so
//! what may be there is still looked for.

/// Marks, a power of two.
const MARKS: usize = 1024;

/// The pairs of neighbouring bytes of one text.
pub struct Pairs([u64; MARKS / 64]);

impl Pairs {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let mut marks = [0; MARKS / 64];
        let bytes = text.as_bytes();
        for (first, second) in bytes.iter().zip(bytes.iter().skip(1)) {
            let (word, bit) = place_of(*first, *second);
            if let Some(word) = marks.get_mut(word) {
                *word |= bit;
            }
        }
        Pairs(marks)
    }

    /// Whether the text may hold a word: false only where it does not.
    pub fn may_hold(&self, word: &str) -> bool {
        let has = |pair: &[u8; 2]| {
            let (word, bit) = place_of(pair[0], pair[1]);
            self.0.get(word).is_none_or(|marks| marks & bit != 0)
        };
        let bytes = word.as_bytes();
        bytes.first_chunk().is_none_or(has) && bytes.last_chunk().is_none_or(has)
    }
}

fn place_of(first: u8, second: u8) -> (usize, u64) {
    let mark = (usize::from(first) * 37 + usize::from(second)) % MARKS;
    (mark / 64, 1 << (mark % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_there_is_never_missed() {
        let text = "Il vous reste 70 % de cet article — 订阅后继续阅读";
        let pairs = Pairs::of(text);
        for (at, _) in text.char_indices() {
            for (to, _) in text.char_indices().filter(|&(to, _)| to >= at) {
                assert!(pairs.may_hold(&text[at..to]));
            }
        }
        assert!(!pairs.may_hold("subscribers") && !pairs.may_hold("続きを"));
    }
}
