//! The chance of a candidate to be a keyword: a small boosted forest that `model/keywords.py` fits. Reads and evaluates
//! only.
//!
//! The file holds the letters `LXKW`, a version, the number of columns and a 16-bit count of trees; for each tree a
//! byte with the number of its inner nodes, the nodes (column, threshold, left, right; a child below zero is the leaf
//! `-child - 1`) and one more leaf than nodes.

use super::features::{NAMES, Row};
use std::sync::OnceLock;

const DATA: &[u8] = include_bytes!("ranking.bin");
const MAGIC: &[u8] = b"LXKW\x01";

struct Node {
    column: usize,
    threshold: f32,
    left: i8,
    right: i8,
}

struct Tree {
    nodes: Vec<Node>,
    leaves: Vec<f32>,
}

/// The forest.
#[derive(Default)]
pub struct Ranking {
    trees: Vec<Tree>,
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
        let count = u16::from_le_bytes(bytes.take()?);
        let trees = (0..count).map(|_| bytes.tree()).collect::<Option<_>>()?;
        bytes.0.is_empty().then_some(Ranking { trees })
    }

    /// The chance, 0 to 1.
    pub fn chance(&self, row: &Row) -> f32 {
        let odds: f32 = self.trees.iter().map(|tree| tree.leaf(row)).sum();
        1.0 / (1.0 + (-odds).exp())
    }
}

impl Tree {
    fn leaf(&self, row: &Row) -> f32 {
        let mut at = if self.nodes.is_empty() { -1i8 } else { 0 };
        while let Some(node) = usize::try_from(at).ok().and_then(|at| self.nodes.get(at)) {
            let number = row.get(node.column).copied().unwrap_or(0.0);
            at = if number <= node.threshold { node.left } else { node.right };
        }
        self.leaves.get(usize::from((-1 - at).unsigned_abs())).copied().unwrap_or(0.0)
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

    fn tree(&mut self) -> Option<Tree> {
        let [count] = self.take()?;
        let nodes = (0..count).map(|_| self.node()).collect::<Option<Vec<_>>>()?;
        let leaves = (0..=count).map(|_| self.take().map(f32::from_le_bytes)).collect::<Option<Vec<_>>>()?;
        // A child points forward or at a leaf, so evaluation always ends.
        let is_sound = |at: usize, child: i8| match usize::try_from(child) {
            Ok(child) => child > at && child < nodes.len(),
            Err(_) => usize::from((-1 - child).unsigned_abs()) < leaves.len(),
        };
        let sound = nodes.iter().enumerate().all(|(at, node)| is_sound(at, node.left) && is_sound(at, node.right));
        sound.then_some(Tree { nodes, leaves })
    }

    fn node(&mut self) -> Option<Node> {
        let [column] = self.take()?;
        let threshold = f32::from_le_bytes(self.take()?);
        let [left, right] = self.take()?.map(|byte: u8| byte as i8);
        Some(Node { column: usize::from(column), threshold, left, right })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_ranking_is_sound() {
        assert!(!Ranking::parse(DATA).expect("a sound file").trees.is_empty());
    }

    #[test]
    fn broken_files_are_refused() {
        assert!(Ranking::parse(b"").is_none());
        let columns = NAMES.len() as u8;
        let file = |rest: &[u8]| Ranking::parse(&[MAGIC, &[columns], rest].concat());
        assert!(file(&[0, 0]).is_some() && file(&[0, 0, 0]).is_none() && file(&[1, 0]).is_none());
        // A node that points at itself would never end.
        assert!(file(&[1, 0, 1, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0]).is_none());
        let stump = file(&[1, 0, 1, 0, 0, 0, 0, 0, 255, 254, 0, 0, 128, 63, 0, 0, 128, 191]).expect("a stump");
        let mut row = [0.0; NAMES.len()];
        let low = stump.chance(&row);
        row[0] = 1.0;
        assert!(low > 0.7 && stump.chance(&row) < 0.3);
    }
}
