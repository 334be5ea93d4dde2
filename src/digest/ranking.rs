//! The chance of a candidate to be a keyword: a small boosted forest that `model/keywords.py` fits. Reads and evaluates
//! only.
//!
//! The file holds the letters `LXKW`, a version, the number of columns, the odds that all begin with and the worth of one
//! step of a leaf as 32-bit floats, and a 16-bit count of trees; for each column a byte with the number of its thresholds and the upper halves of these
//! 32-bit floats; then the trees, each from its root on: a byte with the column and two flags for children that are
//! leaves, a byte with the number of the threshold, the left child, the right child. A leaf is a signed byte.

use super::features::{NAMES, Row};
use std::sync::OnceLock;

const DATA: &[u8] = include_bytes!("ranking.bin");
const MAGIC: &[u8] = b"LXKW\x02";
const LEFT_LEAF: u8 = 0x80;
const RIGHT_LEAF: u8 = 0x40;
/// Trees are small; a deeper one is no tree of ours.
const DEPTH: usize = 32;

struct Node {
    column: usize,
    threshold: f32,
    left: Child,
    right: Child,
}

#[derive(Clone, Copy)]
enum Child {
    Node(usize),
    Leaf(f32),
}

/// The forest.
#[derive(Default)]
pub struct Ranking {
    /// Of all trees; children come after their parents, so evaluation always ends.
    nodes: Vec<Node>,
    roots: Vec<usize>,
    bias: f32,
}

impl Ranking {
    /// The one that ships with the core, read once.
    pub fn shipped() -> &'static Ranking {
        static RANKING: OnceLock<Ranking> = OnceLock::new();
        // The file is part of the build and a test reads it, so a broken one cannot ship.
        RANKING.get_or_init(|| Ranking::parse(DATA).unwrap_or_default())
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
        let mut reader = TreeReader { bytes, thresholds, step, nodes: Vec::new() };
        let roots = (0..count).map(|_| reader.node(DEPTH)).collect::<Option<_>>()?;
        reader.bytes.0.is_empty().then_some(Ranking { nodes: reader.nodes, roots, bias })
    }

    /// The chance, 0 to 1.
    pub fn chance(&self, row: &Row) -> f32 {
        let odds = self.bias + self.roots.iter().map(|root| self.leaf(*root, row)).sum::<f32>();
        1.0 / (1.0 + (-odds).exp())
    }

    fn leaf(&self, root: usize, row: &Row) -> f32 {
        let mut at = root;
        while let Some(node) = self.nodes.get(at) {
            let number = row.get(node.column).copied().unwrap_or(0.0);
            match if number <= node.threshold { node.left } else { node.right } {
                Child::Node(next) => at = next,
                Child::Leaf(value) => return value,
            }
        }
        0.0
    }
}

struct TreeReader<'a> {
    bytes: Bytes<'a>,
    thresholds: Vec<Vec<f32>>,
    step: f32,
    nodes: Vec<Node>,
}

impl TreeReader<'_> {
    fn node(&mut self, depth: usize) -> Option<usize> {
        let [head, number] = self.bytes.take()?;
        let column = usize::from(head & !(LEFT_LEAF | RIGHT_LEAF));
        let threshold = *self.thresholds.get(column)?.get(usize::from(number))?;
        let at = self.nodes.len();
        self.nodes.push(Node { column, threshold, left: Child::Leaf(0.0), right: Child::Leaf(0.0) });
        let left = self.child(head & LEFT_LEAF != 0, depth)?;
        let right = self.child(head & RIGHT_LEAF != 0, depth)?;
        let node = self.nodes.get_mut(at)?;
        (node.left, node.right) = (left, right);
        Some(at)
    }

    fn child(&mut self, is_leaf: bool, depth: usize) -> Option<Child> {
        if is_leaf {
            let [value] = self.bytes.take()?;
            return Some(Child::Leaf(f32::from(value as i8) * self.step));
        }
        self.node(depth.checked_sub(1)?).map(Child::Node)
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
    fn the_shipped_ranking_is_sound() {
        assert!(!Ranking::parse(DATA).expect("a sound file").roots.is_empty());
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
        let mut row = [0.0; NAMES.len()];
        assert!(forest.chance(&row) > 0.8);
        row[0] = 1.0;
        assert!(forest.chance(&row) < 0.02);
    }
}
