//! The chance of a candidate to be a keyword, or of a word to stand in a summary: small boosted forests that
//! `model/keywords.py` fits. Reads and evaluates only.
//!
//! The file holds the letters `LXKW`, a version, the number of columns, the odds that all begin with and the worth of one
//! step of a leaf as 32-bit floats, and a 16-bit count of trees; for each column a byte with the number of its thresholds and the upper halves of these
//! 32-bit floats; then the trees, each from its root on: a byte with the column and two flags for children that are
//! leaves, a byte with the number of the threshold, the left child, the right child. A leaf is a signed byte.

use super::features::{NAMES, Row};
use crate::forest::{Comparison, Forest};
use std::sync::OnceLock;

const KEYWORDS: &[u8] = include_bytes!("ranking.bin");
const SUMMARIES: &[u8] = include_bytes!("summary.bin");
const MAGIC: &[u8] = b"LXKW\x02";
const LEFT_LEAF: u8 = 0x80;
const RIGHT_LEAF: u8 = 0x40;
/// Trees are small; a deeper one is no tree of ours.
const DEPTH: usize = 32;

/// The forest.
#[derive(Default)]
pub struct Ranking {
    forest: Forest,
    bias: f32,
}

impl Ranking {
    /// Of keywords: the one that ships with the core, read once.
    pub fn of_keywords() -> &'static Ranking {
        static RANKING: OnceLock<Ranking> = OnceLock::new();
        // The file is part of the build and a test reads it, so a broken one cannot ship.
        RANKING.get_or_init(|| Ranking::parse(KEYWORDS).unwrap_or_default())
    }

    /// Of words of a summary: the one that ships with the core, read once.
    pub fn of_summaries() -> &'static Ranking {
        static RANKING: OnceLock<Ranking> = OnceLock::new();
        RANKING.get_or_init(|| Ranking::parse(SUMMARIES).unwrap_or_default())
    }

    /// Reads a file; none if it is not one, or one for other columns.
    pub fn parse(data: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(data.strip_prefix(MAGIC)?);
        let [columns] = bytes.take()?;
        if usize::from(columns) != NAMES.len() {
            return None;
        }
        let bias = f32::from_le_bytes(bytes.take()?);
        let step = f32::from_le_bytes(bytes.take()?);
        let count = u16::from_le_bytes(bytes.take()?);
        let thresholds = (0..columns).map(|_| bytes.thresholds()).collect::<Option<Vec<Vec<f32>>>>()?;
        let mut reader = TreeReader { bytes, thresholds, step, comparisons: Vec::new(), leaves: Vec::new() };
        let mut forest = Forest::default();
        for _ in 0..count {
            reader.node(DEPTH)?;
            forest.add_tree(&reader.comparisons, &reader.leaves)?;
            reader.comparisons.clear();
            reader.leaves.clear();
        }
        reader.bytes.0.is_empty().then_some(Ranking { forest, bias })
    }

    /// The chances, 0 to 1, of candidates.
    pub fn chances(&self, rows: &[&Row]) -> Vec<f32> {
        let write = |row: usize, into: &mut Vec<f32>| into.extend(rows.get(row).into_iter().copied().flatten());
        self.forest.predict_all(self.bias, (rows.len(), NAMES.len()), &write)
    }
}

struct TreeReader<'a> {
    bytes: Bytes<'a>,
    thresholds: Vec<Vec<f32>>,
    step: f32,
    comparisons: Vec<Comparison>,
    leaves: Vec<f32>,
}

impl TreeReader<'_> {
    /// Reads a tree from its root on, or a part of one.
    fn node(&mut self, depth: usize) -> Option<()> {
        let [head, number] = self.bytes.take()?;
        let column = usize::from(head & !(LEFT_LEAF | RIGHT_LEAF));
        let threshold = *self.thresholds.get(column)?.get(usize::from(number))?;
        let has_nodes = [head & LEFT_LEAF == 0, head & RIGHT_LEAF == 0];
        self.comparisons.push(Comparison { feature: u16::try_from(column).ok()?, threshold, has_nodes });
        has_nodes.into_iter().try_for_each(|is_node| self.child(is_node, depth))
    }

    fn child(&mut self, is_node: bool, depth: usize) -> Option<()> {
        if is_node {
            return self.node(depth.checked_sub(1)?);
        }
        let [value] = self.bytes.take()?;
        self.leaves.push(f32::from(value as i8) * self.step);
        Some(())
    }
}

/// What is left of a file.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    fn thresholds(&mut self) -> Option<Vec<f32>> {
        let [count] = self.take()?;
        (0..count).map(|_| self.take().map(|[low, high]| f32::from_le_bytes([0, 0, low, high]))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rankings_are_sound() {
        for data in [KEYWORDS, SUMMARIES] {
            assert!(!Ranking::parse(data).expect("a sound file").forest.is_empty());
        }
    }

    /// A file without bias, with one threshold, 0.5, in the first column and a leaf step of 1.
    fn file(count: u8, trees: &[u8]) -> Option<Ranking> {
        let columns = NAMES.len() as u8;
        let head =
            [MAGIC, &[columns, 0, 0, 0, 0, 0, 0, 0x80, 0x3f, count, 0, 1, 0, 0x3f], &vec![0; NAMES.len() - 1]].concat();
        Ranking::parse(&[&head, trees].concat())
    }

    #[test]
    fn broken_files_are_refused() {
        assert!(Ranking::parse(b"").is_none());
        assert!(file(0, &[]).is_some() && file(0, &[0]).is_none() && file(1, &[]).is_none());
        // A column without thresholds, a threshold that is not there, a tree that has no end.
        assert!(file(1, &[0xc1, 0, 1, 1]).is_none() && file(1, &[0xc0, 1, 1, 1]).is_none());
        assert!(file(1, &[0x40; 200]).is_none());
    }

    #[test]
    fn a_tree_is_read_from_its_root() {
        // Left a leaf of 2; right a node with the leaves -3 and -4.
        let forest = file(1, &[0x80, 0, 2, 0xc0, 0, 0xfd, 0xfc]).expect("a tree");
        let mut rows = [[0.0; NAMES.len()]; 2];
        rows[1][0] = 1.0;
        let chances = forest.chances(&rows.each_ref());
        assert!(chances[0] > 0.8 && chances[1] < 0.02);
    }
}
