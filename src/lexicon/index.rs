//! A table of words by their first character, so that a text is compared with few of them.

use crate::order::sort_by_key;

/// A word of a table.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Its first two characters; the second only where there is one.
    pub first: char,
    /// The second.
    pub second: Option<char>,
    /// The number of its row, or what else the table counts.
    pub row: usize,
    /// The word.
    pub word: &'static str,
}

/// Words by their first character.
pub struct Index(Vec<Vec<Entry>>);

const BUCKETS: usize = 128;

impl Index {
    /// Of lists of words with their rows; of words that begin alike the longest comes first where that is asked for,
    /// else they keep their order.
    pub fn of(lists: &mut dyn Iterator<Item = (usize, &'static str)>, is_longest_first: bool) -> Self {
        let mut buckets = vec![Vec::new(); BUCKETS];
        for (row, words) in lists {
            for word in super::split_words(words) {
                let mut chars = word.chars();
                if let Some(first) = chars.next()
                    && let Some(bucket) = buckets.get_mut(first as usize % BUCKETS)
                {
                    bucket.push(Entry { first, second: chars.next(), row, word });
                }
            }
        }
        if is_longest_first {
            for bucket in &mut buckets {
                sort_by_key(bucket, |entry| std::cmp::Reverse(entry.word.len()));
            }
        }
        Index(buckets)
    }

    /// The words that may begin with a character, and a few others.
    pub fn entries(&self, c: char) -> &[Entry] {
        self.0.get(c as usize % BUCKETS).map(Vec::as_slice).unwrap_or_default()
    }
}
