//! How common words are in their language: a small list from outside, which digests do without where there is none.
//!
//! The list is data that `model/background.py` writes: the letters `LX`, a version, the number of words (two bytes, low
//! first), then three columns over the words in the order of their bytes. The first has a byte a word: how many bytes it
//! shares with the word before it (high half) and how many follow (low half). The second has a byte with its frequency in
//! quarters of a zipf step (low five bits), a mark for function words and one for nouns; the third the bytes that follow.
//! A zipf step is a power of ten; 6 is a word in a thousand words. Like beside like packs better: interleaved, the lists
//! were a sixth larger in the extension's file.

const MAGIC: &[u8] = b"LX\x02";
const LEVEL: u8 = 0x1f;
const FUNCTION: u8 = 0x20;
const NOUN: u8 = 0x40;
const LEVELS_A_STEP: f32 = 4.0;

/// What a list knows of a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// Decimal logarithm of how often it occurs in a billion words.
    pub zipf: f32,
    /// Whether it is a function word.
    pub is_function: bool,
    /// Whether it is mostly used as a noun; always false in lists that do not tell.
    pub is_noun: bool,
}

/// A list of words with their frequencies.
#[derive(Debug, Clone, Copy)]
pub struct Background<'a> {
    lengths: &'a [u8],
    marks: &'a [u8],
    letters: &'a [u8],
}

impl<'a> Background<'a> {
    /// Takes a list; none if the bytes are something else.
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (count, columns) = bytes.strip_prefix(MAGIC)?.split_first_chunk()?;
        let count = usize::from(u16::from_le_bytes(*count));
        let (lengths, rest) = columns.split_at_checked(count)?;
        let (marks, letters) = rest.split_at_checked(count)?;
        Some(Background { lengths, marks, letters })
    }

    /// What is known of each of these keys, which are sorted: one walk over the list, nothing kept.
    pub fn look_up<'k>(&self, keys: impl Iterator<Item = &'k str>) -> Vec<Option<Known>> {
        let mut rest = *self;
        let mut word: Vec<u8> = Vec::new();
        let mut marks = 0;
        let mut found = Vec::new();
        for key in keys {
            let key = key.as_bytes();
            // How many bytes the word and the key begin with alike; the next one tells which is before the other.
            let mut same = count_same(&word, key);
            while word.get(same) < key.get(same) {
                let Some((shared, next)) = rest.take_word(&mut word) else { break };
                marks = next;
                // A word that has more of the one before it than the key has differs from the key as that did.
                if shared <= same {
                    same = shared + count_same(word.get(shared..).unwrap_or(&[]), key.get(shared..).unwrap_or(&[]));
                }
            }
            found.push((word == key && !key.is_empty()).then(|| Known {
                zipf: f32::from(marks & LEVEL) / LEVELS_A_STEP,
                is_function: marks & FUNCTION != 0,
                is_noun: marks & NOUN != 0,
            }));
        }
        found
    }

    /// Takes the first word off: it is written over the one before it; returns how many bytes it shares with that one, and
    /// its marks.
    fn take_word(&mut self, word: &mut Vec<u8>) -> Option<(usize, u8)> {
        let (&length, lengths) = self.lengths.split_first()?;
        let (&marks, rest) = self.marks.split_first()?;
        let (follow, letters) = self.letters.split_at_checked(usize::from(length & 0xf))?;
        word.truncate(usize::from(length >> 4));
        let shared = word.len();
        word.extend_from_slice(follow);
        *self = Background { lengths, marks: rest, letters };
        Some((shared, marks))
    }
}

fn count_same(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_order() {
        let list = b"LX\x02\x03\0\x02\x22\x03\x1a\x38\x40abcd\xe7\x96\xab";
        let background = Background::parse(list).expect("a list");
        let found = background.look_up(["aa", "ab", "abcd", "b", "疫", "疫情"].into_iter());
        let zipfs: Vec<Option<f32>> = found.iter().map(|known| known.map(|known| known.zipf)).collect();
        assert_eq!(zipfs, [None, Some(6.5), Some(6.0), None, Some(0.0), None]);
        assert!(found[2].is_some_and(|known| known.is_function) && found[4].is_some_and(|known| known.is_noun));
    }

    #[test]
    fn broken_lists_end_early() {
        assert!(Background::parse(b"LX").is_none() && Background::parse(b"LX\x02\x09\0ab").is_none());
        let background = Background::parse(b"LX\x02\x02\0\x02\xff\x1a\xffabc").expect("a list");
        assert_eq!(background.look_up(["ab", "zz"].into_iter()).iter().flatten().count(), 1);
    }
}
