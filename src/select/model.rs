//! The model: two boosted forests for blocks, the second of which sees the first one's opinions; one that tells whether a
//! page holds a text to read, and one for each kind of page. Reads its file only.
//!
//! `model/` trains it; `model.bin` beside this file is data, laid out so that it packs to less than half of what plain
//! nodes pack to: like stands beside like. After the letters and the version stand the numbers of columns that the first
//! look and the kinds see, and the number of trees of each forest; then, of all trees one after the other:
//! the number of inner nodes (8 bits); for each node whether its left (1) and right (2) child is a node; its column, low
//! bytes and then high bytes; its threshold, a 32-bit float without its lowest byte, byte by byte from the highest; for each
//! leaf its value in steps of 1/4096, 16 bits with a sign, high bytes and then low bytes. Nodes and leaves stand in the
//! order of a walk that goes left first.

use super::kind::KINDS;
use crate::forest::{Comparison, Forest};
use crate::signal::{COLUMNS, profile};
use std::sync::OnceLock;

const DATA: &[u8] = include_bytes!("model.bin");
const MAGIC: &[u8] = b"LXBM";
const VERSION: u16 = 4;
/// Steps of a leaf in one unit of log odds.
const LEAF_STEPS: f32 = 4096.0;

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
        let columns = [COLUMNS, profile::COLUMNS];
        if bytes.u16()? != VERSION || [usize::from(bytes.u16()?), usize::from(bytes.u16()?)] != columns {
            return None;
        }
        let mut forests = bytes.forests(3 + KINDS.len())?.into_iter();
        let model = Model {
            first: forests.next()?,
            second: forests.next()?,
            readable: forests.next()?,
            kinds: forests.collect(),
        };
        bytes.0.is_empty().then_some(model)
    }
}

/// What is left of a model file.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    fn forests(&mut self, count: usize) -> Option<Vec<Forest>> {
        let trees = (0..count).map(|_| self.u16().map(usize::from)).collect::<Option<Vec<_>>>()?;
        let sizes = self.take(trees.iter().sum())?;
        let nodes = sizes.iter().copied().map(usize::from).sum();
        let shapes = self.take(nodes)?;
        let features =
            self.take(nodes)?.iter().zip(self.take(nodes)?).map(|(&low, &high)| u16::from_le_bytes([low, high]));
        let [high, middle, low] = [self.take(nodes)?, self.take(nodes)?, self.take(nodes)?];
        let thresholds = high.iter().zip(middle).zip(low);
        let thresholds =
            thresholds.map(|((&high, &middle), &low)| f32::from_bits(u32::from_be_bytes([high, middle, low, 0])));
        let leaves = nodes + sizes.len();
        let leaves = self.take(leaves)?.iter().zip(self.take(leaves)?);
        let mut leaves = leaves.map(|(&high, &low)| f32::from(i16::from_be_bytes([high, low])) / LEAF_STEPS);
        let comparisons = shapes.iter().zip(features).zip(thresholds);
        let mut comparisons = comparisons.map(|((&shape, feature), threshold)| Comparison {
            feature,
            threshold,
            has_nodes: [shape & 1 != 0, shape & 2 != 0],
        });
        let mut sizes = sizes.iter().copied().map(usize::from);
        let mut forest_of = |trees: usize| {
            let mut forest = Forest::default();
            for size in sizes.by_ref().take(trees) {
                let nodes: Vec<Comparison> = comparisons.by_ref().take(size).collect();
                forest.add_tree(&nodes, &leaves.by_ref().take(size + 1).collect::<Vec<f32>>())?;
            }
            Some(forest)
        };
        trees.into_iter().map(&mut forest_of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_is_sound() {
        let model = Model::parse(DATA).expect("a sound model file");
        assert!(!model.first.is_empty() && !model.second.is_empty());
    }

    #[test]
    fn broken_files_are_refused() {
        assert!(Model::parse(b"").is_none());
        assert!(Model::parse(b"LXBM\x01\0").is_none());
        let columns = [COLUMNS as u16, profile::COLUMNS as u16].map(u16::to_le_bytes).concat();
        let file = |rest: &[u8]| [MAGIC, &VERSION.to_le_bytes(), &columns, rest].concat();
        // No tree in any forest; then one with a node whose children are leaves, and with a child that does not come.
        assert!(Model::parse(&file(&[0; 20])).is_some());
        let tree = |shape: u8| {
            let counts = [&[1, 0][..], &[0; 18], &[1]].concat();
            file(&[&counts[..], &[shape], &[0, 0], &[0x3f, 0x80, 0], &[0, 0, 7, 8]].concat())
        };
        assert!(Model::parse(&tree(0)).is_some());
        assert!(Model::parse(&tree(1)).is_none());
        assert!(Model::parse(&tree(0)[..30]).is_none());
        assert!(Model::parse(&[&tree(0)[..], &[0]].concat()).is_none());
    }

    #[test]
    fn the_trainer_gives_the_same_chances() {
        let mut bytes = Bytes(include_bytes!("model_check.bin"));
        fn word(bytes: &mut Bytes) -> [u8; 4] {
            bytes.take(4).and_then(|word| word.try_into().ok()).expect("four bytes")
        }
        let count = |bytes: &mut Bytes| u32::from_le_bytes(word(bytes)) as usize;
        let row_of = |bytes: &mut Bytes, count: usize| -> Vec<f32> {
            (0..count).map(|_| f32::from_le_bytes(word(bytes))).collect()
        };
        let (own, opinions, rows) = (count(&mut bytes), count(&mut bytes), count(&mut bytes));
        assert_eq!(own, COLUMNS);
        for _ in 0..rows {
            let row = row_of(&mut bytes, own + opinions + 2);
            let (columns, expected) = row.split_at(own + opinions);
            let (first, _) = columns.split_at(own);
            let model = Model::shipped();
            let given = [model.first.predict(first), model.second.predict(columns)];
            // `exp` may differ in its last bits between libraries.
            assert!(
                given.iter().zip(expected).all(|(given, expected)| (given - expected).abs() < 1e-6),
                "{given:?} {expected:?}"
            );
        }
        let (columns, pages) = (count(&mut bytes), count(&mut bytes));
        assert_eq!(columns, profile::COLUMNS);
        for _ in 0..pages {
            let row = row_of(&mut bytes, columns + 1 + KINDS.len());
            let (profile, expected) = row.split_at(columns);
            let model = Model::shipped();
            let forests = std::iter::once(&model.readable).chain(&model.kinds);
            for (forest, expected) in forests.zip(expected) {
                assert!((forest.predict(profile) - expected).abs() < 1e-6);
            }
        }
    }
}
