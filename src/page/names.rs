//! The names that a page's elements carry, each once: class attributes and ids as they are written.
//!
//! A page of ten thousand elements has some hundred different names, and several passes ask what each means. Here they get
//! numbers, so that each is read once by each pass and found again without comparing letters.

use super::{Attr, Dom, NodeId};
use crate::hash::HashMap;

/// Written for an element without the attribute, or with an empty one.
const NONE: u32 = u32::MAX;

/// Class and id of every element, by number.
#[derive(Debug, Default)]
pub struct Names<'d> {
    /// By node: its class and its id.
    numbers: Vec<[u32; 2]>,
    texts: Vec<&'d str>,
}

impl<'d> Names<'d> {
    /// Numbers the names of a page in the order in which they come.
    pub fn of(dom: &'d Dom) -> Self {
        let mut known: HashMap<&str, u32> = HashMap::default();
        let mut recent = [("", NONE); RECENT];
        let mut texts = Vec::new();
        let mut number = |text: Option<&'d str>| {
            let Some(text) = text.filter(|text| !text.is_empty()) else { return NONE };
            let place = recent.get_mut(find_place(text));
            if let Some((same, number)) = &place
                && *same == text
            {
                return *number;
            }
            let number = *known.entry(text).or_insert_with(|| {
                texts.push(text);
                texts.len() as u32 - 1
            });
            if let Some(place) = place {
                *place = (text, number);
            }
            number
        };
        let numbers = dom.ids().map(|id| [Attr::CLASS, Attr::ID].map(|name| number(dom.attr(id, name)))).collect();
        Names { numbers, texts }
    }

    /// What `read` makes of each name, by its number.
    pub fn map<T>(&self, read: impl Fn(&'d str) -> T) -> Vec<T> {
        self.texts.iter().map(|text| read(text)).collect()
    }

    /// The numbers of an element's class and id, as far as it has them.
    pub fn of_node(&self, id: NodeId) -> impl Iterator<Item = usize> + use<> {
        let numbers = self.numbers.get(id.index()).copied().unwrap_or([NONE; 2]);
        numbers.into_iter().filter(|&number| number != NONE).map(|number| number as usize)
    }

    /// The number of an element's class, if it has one.
    pub fn class_of_node(&self, id: NodeId) -> Option<usize> {
        Some(self.class_of(id)).filter(|&number| number != NONE).map(|number| number as usize)
    }

    /// A number that elements share if they have the same class, or both have none.
    pub fn class_of(&self, id: NodeId) -> u32 {
        self.numbers.get(id.index()).map_or(NONE, |[class, _]| *class)
    }
}

/// Names asked for lately: neighbours are called alike, and to compare letters is quicker than to make a hash of them.
const RECENT: usize = 256;

/// The place of a name among those asked for lately.
fn find_place(name: &str) -> usize {
    let bytes = name.as_bytes();
    let at = |place: usize| usize::from(bytes.get(place).copied().unwrap_or(0));
    (bytes.len() * 3 + at(0) + at(bytes.len() / 2) * 5 + at(bytes.len() - 1) * 23) % RECENT
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::html::parse_html;

    #[test]
    fn equal_names_have_one_number() {
        let dom = parse_html("<body><p class=a id=b>1</p><p class=b>2</p><p class=''>3</p><p>4</p>", "");
        let names = Names::of(&dom);
        let lengths = names.map(str::len);
        let found: Vec<Vec<usize>> = dom.ids().map(|id| names.of_node(id).collect()).collect();
        assert_eq!(lengths, [1, 1]);
        assert_eq!(found.iter().filter(|found| !found.is_empty()).collect::<Vec<_>>(), [&vec![0, 1], &vec![1]]);
        let classes: Vec<u32> = dom.children(dom.body()).map(|id| names.class_of(id)).collect();
        assert_eq!(classes, [0, 1, NONE, NONE]);
    }
}
