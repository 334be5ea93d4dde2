//! What every family may look at: the page, its blocks, and what several families need, worked out once.

use super::alike::{LIKENESSES, measure_groups};
use crate::block::{Blocks, Measures};
use crate::lexicon::class_words::{Meaning, find_meanings};
use crate::lexicon::cues::find_cues;
use crate::order::sort;
use crate::page::{Attr, Dom, Names, NodeId, Tag};
use crate::text::letters::{for_each_lower, is_letter_or_number};
use crate::text::script::is_dense;
use crate::text::space::collapse;

/// A page as the features see it.
pub struct View<'a> {
    /// The page.
    pub dom: &'a Dom,
    /// Its blocks.
    pub blocks: &'a Blocks,
    /// Their measures.
    pub measures: &'a Measures,
    /// The names of its elements.
    pub names: Names<'a>,
    /// For every node, the meanings of its class and id; 0 for text.
    pub meanings: Vec<u32>,
    /// For every block, the cues it begins with.
    pub cues: Vec<u32>,
    /// For every block, the numbers of the groups of alike blocks it is in.
    pub groups: Vec<[u32; LIKENESSES]>,
    /// Words of the page's `title`, as hashes.
    pub title_words: Words,
    /// For every block, how many words its beginning has and how many of them the title has too.
    pub title_shared: Vec<(usize, usize)>,
    /// For every block, how alike it and the title are, 0 to 1.
    pub title_likeness: Vec<f32>,
    /// The block that is most like the title, and how much, 0 to 1.
    pub title_block: Option<(usize, f32)>,
    /// The first block inside an `h1`.
    pub headline_block: Option<usize>,
}

/// A block of more words than this is compared with the title by no one.
const TITLE_WORDS: u32 = 60;

/// From this likeness to the title on, 0 to 1, a block is what the page is called.
const CALLED: f32 = 0.5;

/// Of a longer block only so much is looked through for the title's words.
const COMPARED_BYTES: usize = 600;

impl<'a> View<'a> {
    /// What the page's `og:type` says it is.
    pub fn declared_type(&self) -> Option<&'a str> {
        let head = self.dom.ids().take_while(|&id| self.dom.tag(id) != Tag::BODY);
        let mut types = head.filter_map(|id| {
            self.dom.attr(id, Attr::PROPERTY).filter(|property| *property == "og:type")?;
            self.dom.attr(id, Attr::CONTENT)
        });
        types.next().map(str::trim)
    }

    /// Whether the page calls itself an article.
    pub fn is_declared_article(&self) -> bool {
        matches!(self.declared_type(), Some("article" | "news" | "blog"))
    }

    /// Works out what the families share.
    pub fn new(dom: &'a Dom, blocks: &'a Blocks, measures: &'a Measures) -> Self {
        let cues = (0..blocks.len()).map(|index| find_cues(blocks.text(index))).collect();
        let title = dom.find_tag(Tag::TITLE).map(|id| collapse(&dom.text_content(id))).unwrap_or_default();
        let names = Names::of(dom);
        let mut view = View {
            dom,
            blocks,
            measures,
            meanings: measure_meanings(dom, &names),
            cues,
            groups: measure_groups(dom, blocks, &names),
            names,
            title_words: collect_words(&title),
            title_shared: Vec::new(),
            title_likeness: Vec::new(),
            title_block: None,
            headline_block: None,
        };
        view.title_shared = (0..blocks.len()).map(|index| view.measure_shared(index)).collect();
        view.title_likeness = (0..blocks.len()).map(|index| view.measure_likeness(index)).collect();
        view.title_block = (view.title_likeness.iter().copied().enumerate())
            .filter(|(_, likeness)| *likeness > 0.0)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        let headline = dom.ids().find(|&id| dom.tag(id) == Tag::H1 && !measures.blocks_in(dom, id).is_empty());
        view.headline_block = headline.map(|id| measures.blocks_in(dom, id).start);
        view
    }

    /// Words at a block's beginning, and how many of them the title has.
    fn measure_shared(&self, index: usize) -> (usize, usize) {
        if self.title_words.is_empty() {
            return (0, 0);
        }
        let text = self.blocks.text(index);
        count_words(text.get(..text.floor_char_boundary(COMPARED_BYTES)).unwrap_or(text), &self.title_words)
    }

    /// How alike a short block and the title are: shared words over all words.
    fn measure_likeness(&self, index: usize) -> f32 {
        let words = self.measures.counts.get(index).map_or(0, |counts| counts.words);
        if self.title_words.is_empty() || words == 0 || words > TITLE_WORDS {
            return 0.0;
        }
        let text = self.blocks.text(index);
        let (own, shared) = match self.title_shared.get(index) {
            Some(&counted) if text.len() <= COMPARED_BYTES => counted,
            _ => count_words(text, &self.title_words),
        };
        shared as f32 / (own + self.title_words.len() - shared).max(1) as f32
    }

    /// Whether a block says what the page is called.
    pub fn is_called(&self, index: usize) -> bool {
        self.title_likeness.get(index).is_some_and(|likeness| *likeness >= CALLED)
    }

    /// Whether a block stands in a heading.
    pub fn is_in_heading(&self, index: usize) -> bool {
        self.chain(index).any(|id| self.dom.tag(id).heading_level().is_some())
    }

    /// The ancestors of a block's box, innermost first, the box itself included.
    pub fn chain(&self, index: usize) -> impl Iterator<Item = NodeId> + '_ {
        let owner = self.blocks.list().get(index).map_or(NodeId::ROOT, |block| block.owner);
        self.dom.ancestors(owner)
    }
}

/// Class and id of every element by meaning.
fn measure_meanings(dom: &Dom, names: &Names) -> Vec<u32> {
    let meanings = names.map(find_meanings);
    let meaning = |number: usize| meanings.get(number).copied().unwrap_or(0);
    let read = |id: NodeId| names.of_node(id).fold(0, |found, number| found | meaning(number));
    let of_node = |id: NodeId| match read(id) {
        0 => 0,
        // A heading is called sticky or an anchor for how it stands; it is no menu.
        found if dom.tag(id).heading_level().is_some() => found & !STANDING,
        _ if is_named_by_heading(dom, id) => names.class_of_node(id).map_or(0, meaning),
        found => found,
    };
    dom.ids().map(of_node).collect()
}

/// Whether an element's id says again what its heading says, as in generated documentation: a section on comments is none.
fn is_named_by_heading(dom: &Dom, id: NodeId) -> bool {
    let Some(name) = dom.attr(id, Attr::ID) else { return false };
    let is_heading =
        |&inner: &NodeId| dom.tag(inner).heading_level().is_some() && dom.end(inner).0 - inner.0 <= MOST_NODES;
    let Some(heading) = dom.subtree(id).take(NEAR_NODES).find(is_heading) else { return false };
    let letters = |text: &str| {
        let mut letters = String::new();
        text.chars().filter(|c| is_letter_or_number(*c)).for_each(|c| for_each_lower(c, |lower| letters.push(lower)));
        letters
    };
    let (name, said) = (letters(name), letters(&dom.text_content(heading)));
    !name.is_empty() && (said.starts_with(&name) || (!said.is_empty() && name.starts_with(&said)))
}

/// A section begins with its heading, at most so many nodes away.
const NEAR_NODES: usize = 6;

/// What has more nodes is no heading, whatever its tag.
const MOST_NODES: u32 = 40;

const STANDING: u32 = 1 << Meaning::Navigation as u8 | 1 << Meaning::Overlay as u8;

/// Distinct words as hashes, sorted.
#[derive(Debug, Clone, Default)]
pub struct Words(Vec<u64>);

impl Words {
    /// Takes words in any order, some more than once.
    pub fn of(mut words: Vec<u64>) -> Self {
        sort(&mut words);
        words.dedup();
        Words(words)
    }

    /// Whether a word is among them.
    pub fn holds(&self, word: &u64) -> bool {
        self.0.binary_search(word).is_ok()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &u64> {
        self.0.iter()
    }
}

impl IntoIterator for Words {
    type Item = u64;
    type IntoIter = std::vec::IntoIter<u64>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The distinct words of a text as hashes.
pub fn collect_words(text: &str) -> Words {
    let mut words = Vec::with_capacity(text.len() / BYTES_A_WORD + 1);
    for_each_word(text, |word| words.push(word));
    Words::of(words)
}

/// How many distinct words a text has, and how many of them are among others. Every block is asked this, so words are
/// told apart by a table of as many places as there are bytes, where none waits long for its own.
fn count_words(text: &str, others: &Words) -> (usize, usize) {
    let mut places = vec![0u64; (text.len() + 1).next_power_of_two()];
    let last = places.len() - 1;
    let (mut own, mut shared) = (0, 0);
    for_each_word(text, |word| {
        let word = word.max(1);
        let mut at = word as usize;
        while let Some(place) = places.get_mut(at & last) {
            if *place == word {
                return;
            }
            if *place == 0 {
                *place = word;
                break;
            }
            at = at.wrapping_add(1);
        }
        own += 1;
        shared += usize::from(others.holds(&word));
    });
    (own, shared)
}

/// The words of a text one after the other, as hashes (FNV-1a): words between spaces in lower case, pairs of dense
/// characters.
fn for_each_word(text: &str, mut take: impl FnMut(u64)) {
    let mut word = FNV_START;
    let mut is_inside = false;
    let mut before = '\0';
    for c in text.chars() {
        // Most characters of most pages.
        if c.is_ascii_lowercase() {
            word = add(word, c);
            is_inside = true;
            continue;
        }
        let is_pair = is_dense(c);
        if !is_pair && is_letter_or_number(c) {
            for_each_lower(c, |lower| word = add(word, lower));
            is_inside = true;
            continue;
        }
        if is_inside {
            take(word);
            word = FNV_START;
            is_inside = false;
            before = '\0';
        }
        if is_pair {
            take(add(add(FNV_START, before), c));
            before = c;
        } else {
            before = '\0';
        }
    }
    if is_inside {
        take(word);
    }
}

/// Bytes of a short word with its space: room is made for as many.
const BYTES_A_WORD: usize = 5;

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

fn add(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3)
}
