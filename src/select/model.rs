//! The model: two boosted forests for blocks, the second of which sees the first one's opinions; one that tells whether a
//! page holds a text to read, and one for each kind of page. Reads and evaluates only.
//!
//! `model/` trains it; `model.bin` beside this file is data: the numbers of columns the first
//! look and the kinds see; for each forest a count of trees, for each tree its
//! inner nodes (feature, threshold, left, right; a child below zero is the leaf `-child - 1`) and its leaves. Sums are
//! 32-bit in the order of the trees, so that the trainer, the command line and the browser agree to the last bit.

use super::kind::KINDS;
use crate::signal::profile::profile_names;
use crate::signal::{Matrix, feature_names};
use std::sync::OnceLock;

const DATA: &[u8] = include_bytes!("model.bin");
const MAGIC: &[u8] = b"LXBM";
const VERSION: u16 = 3;

struct Node {
    feature: u16,
    threshold: f32,
    left: i8,
    right: i8,
}

#[derive(Default)]
struct Tree {
    nodes: Vec<Node>,
    leaves: Vec<f32>,
}

/// A boosted forest.
#[derive(Default)]
pub struct Forest {
    trees: Vec<Tree>,
}

/// Both looks of the block model, and the forests for the page as a whole.
#[derive(Default)]
pub struct Model {
    /// Sees a block's features.
    pub first: Forest,
    /// Sees them and the first look's opinions.
    pub second: Forest,
    /// Sees a page's profile and tells whether there is a text to read.
    pub readable: Forest,
    /// See a page's profile; one for each of [`KINDS`].
    pub kinds: Vec<Forest>,
}

impl Model {
    /// The model that ships with the core, read once.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        // The file is part of the build and a test reads it, so a broken one cannot ship.
        MODEL.get_or_init(|| Model::parse(DATA).unwrap_or_default())
    }

    /// Reads a model file; none if it is not one, or one for other features.
    pub fn parse(data: &[u8]) -> Option<Model> {
        let mut bytes = Bytes(data.strip_prefix(MAGIC)?);
        let columns = [feature_names().len(), profile_names().len()];
        if bytes.u16()? != VERSION || [usize::from(bytes.u16()?), usize::from(bytes.u16()?)] != columns {
            return None;
        }
        let model = Model {
            first: bytes.forest()?,
            second: bytes.forest()?,
            readable: bytes.forest()?,
            kinds: KINDS.iter().map(|_| bytes.forest()).collect::<Option<_>>()?,
        };
        bytes.0.is_empty().then_some(model)
    }
}

impl Forest {
    /// The chance, 0 to 1, of what the forest tells, for these numbers. The row is `first` and then `second`.
    pub fn predict(&self, first: &[f32], second: &[f32]) -> f32 {
        let mut odds = 0.0f32;
        for tree in &self.trees {
            let mut at = if tree.nodes.is_empty() { -1i8 } else { 0 };
            while let Some(node) = usize::try_from(at).ok().and_then(|at| tree.nodes.get(at)) {
                let feature = usize::from(node.feature);
                let number = first.get(feature).or_else(|| second.get(feature - first.len())).copied().unwrap_or(0.0);
                at = if number <= node.threshold { node.left } else { node.right };
            }
            odds += tree.leaves.get(usize::from((-1 - at).unsigned_abs())).copied().unwrap_or(0.0);
        }
        1.0 / (1.0 + (-odds).exp())
    }

    /// The chances of all rows; `second` may have no columns.
    pub fn predict_all(&self, first: &Matrix, second: &Matrix) -> Vec<f32> {
        (0..first.rows()).map(|row| self.predict(first.row(row), second.row(row))).collect()
    }
}

/// What is left of a model file.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }

    fn forest(&mut self) -> Option<Forest> {
        let count = self.u16()?;
        Some(Forest { trees: (0..count).map(|_| self.tree()).collect::<Option<_>>()? })
    }

    fn tree(&mut self) -> Option<Tree> {
        let [count] = self.take::<1>()?;
        let nodes = (0..count).map(|_| self.node()).collect::<Option<Vec<_>>>()?;
        let leaves = (0..=count).map(|_| self.f32()).collect::<Option<Vec<_>>>()?;
        // A child points forward or at a leaf, so evaluation always ends.
        let is_sound = |at: usize, child: i8| match usize::try_from(child) {
            Ok(child) => child > at && child < nodes.len(),
            Err(_) => usize::from((-1 - child).unsigned_abs()) < leaves.len(),
        };
        let sound = nodes.iter().enumerate().all(|(at, node)| is_sound(at, node.left) && is_sound(at, node.right));
        sound.then_some(Tree { nodes, leaves })
    }

    fn node(&mut self) -> Option<Node> {
        let feature = self.u16()?;
        let threshold = self.f32()?;
        let [left, right] = self.take::<2>()?.map(|byte| byte as i8);
        Some(Node { feature, threshold, left, right })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_is_sound() {
        let model = Model::parse(DATA).expect("a sound model file");
        assert!(!model.first.trees.is_empty() && !model.second.trees.is_empty());
    }

    #[test]
    fn broken_files_are_refused() {
        assert!(Model::parse(b"").is_none());
        assert!(Model::parse(b"LXBM\x01\0").is_none());
        // Two empty forests are sound; a tree whose node points at itself is not, nor is one cut short.
        let columns = [feature_names().len() as u16, profile_names().len() as u16].map(u16::to_le_bytes).concat();
        let file = |rest: &[u8]| [MAGIC, &VERSION.to_le_bytes(), &columns, rest].concat();
        assert!(Model::parse(&file(&[0; 20])).is_some());
        let node = b"\x01\0\x01\0\0\0\0\0\0\0\xff\0\0\0\0\0\0\0\0";
        assert!(Model::parse(&file(&[node.as_slice(), &[0; 18]].concat())).is_none());
        assert!(Model::parse(&file(b"\x01\0\x01")).is_none());
    }

    #[test]
    fn the_trainer_gives_the_same_chances() {
        let data = include_bytes!("model_check.bin");
        let mut bytes = Bytes(data);
        let count = |bytes: &mut Bytes| bytes.take().map(u32::from_le_bytes).expect("a count") as usize;
        let (own, opinions, rows) = (count(&mut bytes), count(&mut bytes), count(&mut bytes));
        assert_eq!(own, feature_names().len());
        for _ in 0..rows {
            let row: Vec<f32> = (0..own + opinions + 2).map(|_| bytes.f32().expect("a number")).collect();
            let (columns, expected) = row.split_at(own + opinions);
            let (first, second) = columns.split_at(own);
            let model = Model::shipped();
            let given = [model.first.predict(first, &[]), model.second.predict(first, second)];
            // `exp` may differ in its last bits between libraries.
            assert!(
                given.iter().zip(expected).all(|(given, expected)| (given - expected).abs() < 1e-6),
                "{given:?} {expected:?}"
            );
        }
        let (columns, pages) = (count(&mut bytes), count(&mut bytes));
        assert_eq!(columns, profile_names().len());
        for _ in 0..pages {
            let row: Vec<f32> = (0..columns + 1 + KINDS.len()).map(|_| bytes.f32().expect("a number")).collect();
            let (profile, expected) = row.split_at(columns);
            let model = Model::shipped();
            let forests = std::iter::once(&model.readable).chain(&model.kinds);
            for (forest, expected) in forests.zip(expected) {
                assert!((forest.predict(profile, &[]) - expected).abs() < 1e-6);
            }
        }
    }
}
