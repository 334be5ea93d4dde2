//! The numbers of elements among the siblings of their name: what paths are made of. Counts only.
//!
//! Only markup has all siblings: of a snapshot's page some were never recorded, and its elements are found by their
//! numbers in it. So this is there with the HTML door alone.

use super::Tag;
use crate::hash::HashMap;

/// What was counted so far.
#[derive(Debug, Default)]
pub(super) struct Siblings {
    /// For every open element, its children so far.
    open: Vec<ChildCounts>,
    /// By node: an element's number among the siblings of its name, from 1; 0 for text.
    numbers: Vec<u32>,
}

/// How many children of one element have each name. The table of tags bounds the first list.
#[derive(Debug, Default)]
struct ChildCounts {
    known: Vec<(Tag, u32)>,
    other: HashMap<String, u32>,
}

impl ChildCounts {
    /// Counts one more child and gives its number, from 1. `name` tells apart what is outside the table of tags.
    fn count(&mut self, tag: Tag, name: &str) -> u32 {
        if tag == Tag::OTHER {
            let count = self.other.entry(name.to_owned()).or_default();
            *count += 1;
            return *count;
        }
        if let Some((_, count)) = self.known.iter_mut().find(|(known, _)| *known == tag) {
            *count += 1;
            return *count;
        }
        self.known.push((tag, 1));
        1
    }
}

impl Siblings {
    /// An element is recorded, and its children follow.
    pub fn open(&mut self, tag: Tag, name: &str) {
        let number = self.open.last_mut().map_or(1, |children| children.count(tag, name));
        self.numbers.push(number);
        self.open.push(ChildCounts::default());
    }

    /// A text is recorded.
    pub fn text(&mut self) {
        self.numbers.push(0);
    }

    /// An element is left out with all it holds.
    pub fn skip(&mut self, tag: Tag, name: &str) {
        if let Some(children) = self.open.last_mut() {
            children.count(tag, name);
        }
    }

    /// The children of the innermost open element end.
    pub fn close(&mut self) {
        self.open.pop();
    }

    /// The numbers of all nodes.
    pub fn finish(self) -> Vec<u32> {
        self.numbers
    }
}
