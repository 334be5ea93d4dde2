//! Words by meaning: what pages call their parts, in class names and in the text people read. Tables only.
//!
//! Every word list of the project lives here, by meaning first and language second, so that no algorithm knows a
//! language. A new language costs its words in these tables and nothing else.

use std::sync::OnceLock;

/// A list of words as one text: a slice of slices costs eight bytes more a word in the module, and an index is made of the
/// long lists anyway.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        concat!($($word, "\0"),*)
    };
}

/// The words of such a list.
fn split_words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split_terminator('\0')
}

/// Such a list that is gone through for many texts: taken apart once.
struct WordList {
    text: &'static str,
    words: OnceLock<Vec<&'static str>>,
}

impl WordList {
    const fn of(text: &'static str) -> Self {
        WordList { text, words: OnceLock::new() }
    }

    fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.get_or_init(|| split_words(self.text).collect()).iter().copied()
    }
}

/// Whether a text begins with a word. Nearly always it does not, and the first letters tell: comparing them here, one by
/// one, is quicker than to call for a comparison of memory.
fn begins_with(text: &str, word: &str) -> bool {
    begins_with_bytes(text.as_bytes(), word)
}

/// The same of the bytes of a text.
fn begins_with_bytes(text: &[u8], word: &str) -> bool {
    text.len() >= word.len() && text.iter().zip(word.as_bytes()).all(|(a, b)| a == b)
}

pub mod ad_labels;
pub mod ad_names;
pub mod ad_sizes;
pub mod affixes;
pub mod agreements;
pub mod captions;
pub mod class_words;
pub mod cues;
pub mod embeds;
pub mod error_pages;
pub mod formulas;
pub mod function_words;
mod index;
pub mod invitations;
pub mod labels;
pub mod layers;
pub mod list_headings;
pub mod marks;
pub mod months;
pub mod notices;
pub mod pagers;
pub mod paywalls;
pub mod people;
pub mod remarks;
pub mod schemas;
pub mod sentence_words;
pub mod share_names;
pub mod small_words;
pub mod spoken;
pub mod text_steps;
pub mod time_words;
