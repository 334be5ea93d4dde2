//! What can be counted in a block's text, once, and sums over any part of the page in constant time.

use super::Blocks;
use crate::page::{Dom, NodeId};
use crate::text::letters::{is_letter_or_number, is_number};
use crate::text::punctuation::{ends_sentence, is_clause_mark, is_sentence_mark};
use crate::text::script::is_dense;

/// Counts in one block's text.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Counts {
    /// Characters, white space included.
    pub chars: u32,
    /// Words, two dense characters counting as one.
    pub words: u32,
    /// Marks that divide or end sentences.
    pub marks: u32,
    /// Marks that end sentences.
    pub sentence_marks: u32,
    /// Upper-case letters.
    pub upper: u32,
    /// Digits of any script.
    pub digits: u32,
    /// Han, kana, hangul.
    pub dense: u32,
    /// Characters that are neither letters, digits nor white space.
    pub symbols: u32,
    /// Whether it ends as a sentence does.
    pub ends_sentence: bool,
}

impl Counts {
    /// Counts a text in one pass.
    pub fn of(text: &str) -> Self {
        let mut counts = Counts { ends_sentence: ends_sentence(text), ..Counts::default() };
        let mut inside_word = false;
        for c in text.chars() {
            counts.chars += 1;
            if c.is_ascii_lowercase() {
                counts.words += u32::from(!inside_word);
                inside_word = true;
            } else if c == ' ' {
                inside_word = false;
            } else if is_dense(c) {
                counts.dense += 1;
                inside_word = false;
            } else if is_letter_or_number(c) {
                counts.words += u32::from(!inside_word);
                inside_word = true;
                counts.upper += u32::from(c.is_uppercase());
                counts.digits += u32::from(is_number(c));
            } else {
                counts.symbols += 1;
                counts.marks += u32::from(is_clause_mark(c) || is_sentence_mark(c));
                counts.sentence_marks += u32::from(is_sentence_mark(c));
                inside_word &= matches!(c, '\'' | '’' | '-');
            }
        }
        counts.words += counts.dense.div_ceil(2);
        counts
    }
}

/// A block with at least this many units and less than 30 % links is a paragraph (80 Latin characters, 35 Han).
pub const PARAGRAPH_UNITS: u32 = 80;

/// Sums over a run of blocks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Blocks.
    pub blocks: u32,
    /// Information units.
    pub units: u32,
    /// Units inside links.
    pub link_units: u32,
    /// Punctuation marks.
    pub marks: u32,
    /// Paragraphs.
    pub paragraphs: u32,
    /// Links.
    pub links: u32,
}

impl Sums {
    fn minus(self, other: Sums) -> Sums {
        Sums {
            blocks: self.blocks - other.blocks,
            units: self.units - other.units,
            link_units: self.link_units - other.link_units,
            marks: self.marks - other.marks,
            paragraphs: self.paragraphs - other.paragraphs,
            links: self.links - other.links,
        }
    }

    /// The share of units inside links, 0 to 1.
    pub fn link_share(self) -> f32 {
        self.link_units as f32 / self.units.max(1) as f32
    }
}

/// The units of the kept blocks before each block, and of all of them at the end.
pub fn sum_kept(blocks: &Blocks, kept: &[bool]) -> Vec<u32> {
    let mut sums = vec![0];
    let mut sum = 0;
    for (index, block) in blocks.list().iter().enumerate() {
        sum += if kept.get(index) == Some(&true) { block.units } else { 0 };
        sums.push(sum);
    }
    sums
}

/// All measures of a page's blocks.
#[derive(Debug, Default)]
pub struct Measures {
    /// Counts by block.
    pub counts: Vec<Counts>,
    /// Running sums: entry `i` holds the blocks before `i`.
    sums: Vec<Sums>,
    /// For every node, the first block that begins at or after it.
    first_block: Vec<u32>,
}

impl Measures {
    /// Measures all blocks of a page.
    pub fn of(dom: &Dom, blocks: &Blocks) -> Self {
        let counts: Vec<Counts> = (0..blocks.len()).map(|index| Counts::of(blocks.text(index))).collect();
        let mut sums = Vec::with_capacity(blocks.len() + 1);
        let mut sum = Sums::default();
        sums.push(sum);
        for (block, counts) in blocks.list().iter().zip(&counts) {
            sum.blocks += 1;
            sum.units += block.units;
            sum.link_units += block.link_units;
            sum.marks += counts.marks;
            sum.paragraphs += u32::from(block.units > PARAGRAPH_UNITS && block.link_units * 10 < block.units * 3);
            sum.links += block.links;
            sums.push(sum);
        }
        let mut first_block = Vec::with_capacity(dom.len() + 1);
        let mut next = 0u32;
        for id in 0..=dom.len() as u32 {
            while blocks.list().get(next as usize).is_some_and(|block| block.first < NodeId(id)) {
                next += 1;
            }
            first_block.push(next);
        }
        Measures { counts, sums, first_block }
    }

    /// The blocks that begin in an element, as a range of indices.
    pub fn blocks_in(&self, dom: &Dom, id: NodeId) -> std::ops::Range<usize> {
        self.blocks_before(id)..self.blocks_before(dom.end(id))
    }

    /// How many blocks begin before a node.
    pub fn blocks_before(&self, id: NodeId) -> usize {
        self.first_block.get(id.index()).copied().unwrap_or(0) as usize
    }

    /// Whether a block ends as a sentence does.
    pub fn ends_sentence(&self, index: usize) -> bool {
        self.counts.get(index).is_some_and(|counts| counts.ends_sentence)
    }

    /// Sums over the blocks `range`.
    pub fn sum(&self, range: std::ops::Range<usize>) -> Sums {
        let at = |index: usize| self.sums.get(index).or(self.sums.last()).copied().unwrap_or_default();
        if range.end <= range.start { Sums::default() } else { at(range.end).minus(at(range.start)) }
    }

    /// Sums over an element.
    pub fn sum_in(&self, dom: &Dom, id: NodeId) -> Sums {
        self.sum(self.blocks_in(dom, id))
    }

    /// Sums over the page.
    pub fn total(&self) -> Sums {
        self.sums.last().copied().unwrap_or_default()
    }
}
