//! The keys of an article's words, each kept once: a word carries the number of its key.

use crate::hash::HashMap;

/// Keys by number, and numbers by key.
pub struct Keys {
    texts: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Keys {
    /// No keys yet, and room for some.
    pub fn with_room(count: usize) -> Self {
        Keys { texts: Vec::with_capacity(count), numbers: HashMap::with_capacity_and_hasher(count, Default::default()) }
    }

    /// The number of a key: the next one where it is new.
    pub fn number(&mut self, key: String) -> usize {
        let next = self.texts.len();
        *self.numbers.entry(key).or_insert_with_key(|key| {
            self.texts.push(key.clone());
            next
        })
    }

    /// The key of a number.
    pub fn text(&self, number: usize) -> &str {
        self.texts.get(number).map_or("", String::as_str)
    }

    /// All keys, in the order of their numbers.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// The same, to be kept.
    pub fn into_texts(self) -> Vec<String> {
        self.texts
    }
}
