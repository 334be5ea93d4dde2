//! The page as a list of blocks: runs of inline text in one box, as boilerpipe's `TextBlock` has it. No opinions.

mod code;
mod formula;
mod measure;
mod segment;
mod table;

pub use code::is_preformatted;
pub use formula::{find_math, find_written, formula_text, is_annotation, is_formula};
pub use measure::{Counts, Measures, PARAGRAPH_UNITS, Sums, sum_kept};
pub use segment::collect_blocks;
pub use table::collect_data_tables;

use crate::page::NodeId;
use std::ops::Range;

/// A run of a text node's bytes, or a formula as a whole: what a block is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The text node; the element of a formula, which has no bytes of its own.
    pub node: NodeId,
    /// First byte in it.
    pub from: u32,
    /// One past the last byte in it.
    pub to: u32,
}

/// What ended the line before a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// The edge of a box.
    Box,
    /// One `br`.
    Break,
    /// Two or more `br`: an empty line.
    EmptyLine,
    /// An indent of wide spaces in the middle of a text: how many East Asian pages begin a paragraph.
    Indent,
}

/// One block of text.
#[derive(Debug, Clone)]
pub struct Block {
    /// The box: the nearest block element around the text.
    pub owner: NodeId,
    /// The first text node or formula.
    pub first: NodeId,
    /// The last text node or formula.
    pub last: NodeId,
    /// What ended the line before it.
    pub before: Before,
    /// Whether the text itself began with an indent of wide spaces.
    pub is_indented: bool,
    /// Information units of its text, never 0.
    pub units: u32,
    /// Of these, units inside links.
    pub link_units: u32,
    /// Links that begin in it.
    pub links: u32,
    pieces: Range<u32>,
    text: Range<u32>,
}

/// All blocks of a page, in document order.
#[derive(Debug, Default)]
pub struct Blocks {
    list: Vec<Block>,
    pieces: Vec<Piece>,
    text: String,
}

impl Blocks {
    /// The blocks in document order.
    pub fn list(&self) -> &[Block] {
        &self.list
    }

    /// Number of blocks.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether the page has no text.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// A block's text with collapsed white space; empty for an index beyond the end.
    pub fn text(&self, index: usize) -> &str {
        let Some(block) = self.list.get(index) else { return "" };
        self.text.get(block.text.start as usize..block.text.end as usize).unwrap_or("")
    }

    /// The pieces a block is made of, in order.
    pub fn pieces(&self, block: &Block) -> &[Piece] {
        self.pieces.get(block.pieces.start as usize..block.pieces.end as usize).unwrap_or_default()
    }
}
