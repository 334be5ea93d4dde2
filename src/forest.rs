//! Boosted forests: trees of comparisons whose leaves add up to log odds. Evaluates only.
//!
//! No tree is walked: every comparison of it is made, and each that goes right strikes out the leaves to its left; of those
//! that remain the first is the row's (QuickScorer, Lucchese and others 2015). That is several times the comparisons, but
//! without a branch, so that processors do many rows at once and never guess wrong. Sums are 32-bit in the order of the
//! trees, so that the trainer, the command line and the browser agree to the last bit.

/// A comparison, and the leaves of its tree that are left where a row's number is larger.
struct Node {
    threshold: f32,
    feature: u16,
    right: u32,
}

/// One tree.
struct Tree {
    /// How many nodes are its own, behind those of the trees before it.
    nodes: usize,
    /// Its leaves; places that no row reaches are zeros.
    leaves: [f32; LEAVES],
}

/// A boosted forest.
#[derive(Default)]
pub struct Forest {
    trees: Vec<Tree>,
    nodes: Vec<Node>,
}

/// What a node compares, and whether its children are nodes themselves.
pub struct Comparison {
    /// The column.
    pub feature: u16,
    /// The largest number that goes left.
    pub threshold: f32,
    /// Whether the left and the right child are nodes.
    pub has_nodes: [bool; 2],
}

impl Forest {
    /// Whether there is no tree at all.
    pub fn is_empty(&self) -> bool {
        self.trees.is_empty()
    }

    /// Adds a tree from its nodes and leaves, both in the order of a walk that goes left first; none if they do not
    /// make a tree, or one of more than [`LEAVES`].
    pub fn add_tree(&mut self, comparisons: &[Comparison], leaves: &[f32]) -> Option<()> {
        let first_node = self.nodes.len();
        // Children that are still to come: their parent, whether left, and whether a node.
        let mut waiting: Vec<(usize, bool, bool)> = Vec::new();
        let mut next_leaf = 0;
        for (at, comparison) in comparisons.iter().enumerate() {
            let Comparison { feature, threshold, has_nodes: [left, right] } = *comparison;
            // Until the right child comes, all leaves from here on are to the left.
            self.nodes.push(Node { threshold, feature, right: leaves_before(next_leaf)? });
            if at > 0 {
                let (parent, is_left, _) = waiting.pop()?;
                self.begin_child(first_node + parent, is_left, next_leaf)?;
            }
            waiting.extend([(at, false, right), (at, true, left)]);
            while let Some(&(parent, is_left, false)) = waiting.last() {
                waiting.pop();
                self.begin_child(first_node + parent, is_left, next_leaf)?;
                next_leaf += 1;
            }
        }
        let is_whole = waiting.is_empty() && leaves.len() == comparisons.len() + 1;
        let mut places = [0.0; LEAVES];
        places.get_mut(..leaves.len())?.copy_from_slice(leaves);
        self.trees.push(Tree { nodes: comparisons.len(), leaves: places });
        is_whole.then_some(())
    }

    /// A right child begins at a leaf: that one and those behind it are left where a row goes right.
    fn begin_child(&mut self, parent: usize, is_left: bool, leaf: usize) -> Option<()> {
        let parent = self.nodes.get_mut(parent)?;
        if !is_left {
            parent.right |= !leaves_before(leaf)?;
        }
        Some(())
    }

    /// Adds to the odds of some rows what the trees say; `columns` are the rows' numbers, column by column, and `more` the
    /// columns after them.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn add_odds<const ROWS: usize>(&self, columns: &[[f32; ROWS]], more: &[[f32; ROWS]], odds: &mut [f32; ROWS]) {
        let mut nodes = self.nodes.as_slice();
        for tree in &self.trees {
            let Some((own, rest)) = nodes.split_at_checked(tree.nodes) else { return };
            nodes = rest;
            let mut left = [u32::MAX; ROWS];
            for node in own {
                let place = usize::from(node.feature);
                let column = columns.get(place).or_else(|| more.get(place.wrapping_sub(columns.len())));
                // Copied, since the module's compiler would load numbers behind a reference one by one.
                let numbers = *column.unwrap_or(&[0.0; ROWS]);
                for (left, number) in left.iter_mut().zip(numbers) {
                    // All ones where the row goes left: no branch, so that the compiler sees whole vectors here.
                    *left &= node.right | 0u32.wrapping_sub(u32::from(number <= node.threshold));
                }
            }
            for (odds, left) in odds.iter_mut().zip(left) {
                // A leaf is always left; told to the compiler, it needs no check.
                *odds += tree.leaves.get(left.trailing_zeros() as usize % LEAVES).copied().unwrap_or(0.0);
            }
        }
    }

    /// The chance, 0 to 1, of what the forest tells, for these numbers.
    pub fn predict(&self, row: &[f32]) -> f32 {
        let mut odds = [0.0];
        self.add_odds(row.as_chunks().0, &[], &mut odds);
        let [odds] = odds;
        chance_of(odds)
    }

    /// The chances of the rows that stand together; `more` are the columns after `columns`.
    pub fn predict_tile(&self, columns: &[Column], more: &[Column]) -> [f32; TOGETHER] {
        let mut odds = [0.0; TOGETHER];
        self.add_odds(columns, more, &mut odds);
        odds.map(chance_of)
    }

    /// The chances of `count` rows of so many columns, whose numbers `write` appends; `bias` is the odds that all begin
    /// with.
    pub fn predict_all(
        &self,
        bias: f32,
        (count, columns): (usize, usize),
        write: &dyn Fn(usize, &mut Vec<f32>),
    ) -> Vec<f32> {
        let mut chances = Vec::with_capacity(count);
        let mut own = Vec::with_capacity(columns);
        let mut together = vec![[0.0f32; TOGETHER]; columns];
        for from in (0..count).step_by(TOGETHER) {
            let rows = from..(from + TOGETHER).min(count);
            for (place, row) in rows.clone().enumerate() {
                own.clear();
                write(row, &mut own);
                for (column, &number) in together.iter_mut().zip(&own) {
                    if let Some(target) = column.get_mut(place) {
                        *target = number;
                    }
                }
            }
            let mut odds = [0.0f32; TOGETHER];
            self.add_odds(&together, &[], &mut odds);
            chances.extend(odds.into_iter().take(rows.len()).map(|odds| chance_of(bias + odds)));
        }
        chances
    }
}

/// Leaves of the largest tree: one bit each.
const LEAVES: usize = 32;

/// Rows that go through a tree together: their numbers fit in the nearest cache beside the forest's.
pub const TOGETHER: usize = 16;

/// One column of the rows that stand together.
pub type Column = [f32; TOGETHER];

/// A bit for each leaf before this one; none where a tree is too large.
fn leaves_before(leaf: usize) -> Option<u32> {
    1u32.checked_shl(u32::try_from(leaf).ok()?).map(|bit| bit - 1)
}

fn chance_of(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(feature: u16, threshold: f32, has_nodes: [bool; 2]) -> Comparison {
        Comparison { feature, threshold, has_nodes }
    }

    #[test]
    fn a_tree_is_walked_left_first() {
        let mut forest = Forest::default();
        // a <= 1 ? (b <= 2 ? 0 : 1) : 2
        let tree = [node(0, 1.0, [true, false]), node(1, 2.0, [false, false])];
        assert_eq!(forest.add_tree(&tree, &[0.0, 1.0, 2.0]), Some(()));
        let chance = |odds: f32| 1.0 / (1.0 + (-odds).exp());
        for (first, second, odds) in [(1.0, 2.0, 0.0), (1.0, 3.0, 1.0), (2.0, 2.0, 2.0)] {
            assert_eq!(forest.predict(&[first, second]), chance(odds));
        }
        assert_eq!(forest.add_tree(&[], &[1.0]), Some(()));
        assert_eq!(forest.predict(&[1.0, 2.0]), chance(1.0));
        let numbers = |row: usize| [(row % 3) as f32, (row % 5) as f32];
        let count = 3 * TOGETHER + 1;
        let alone: Vec<f32> = (0..count).map(|row| forest.predict(&numbers(row))).collect();
        assert_eq!(forest.predict_all(0.0, (count, 2), &|row, into| into.extend(numbers(row))), alone);
        let column = |place: usize| std::array::from_fn(|row| numbers(row)[place]);
        let together = forest.predict_tile(&[column(0)], &[column(1)]);
        assert_eq!(together[..], alone[..TOGETHER]);
    }

    #[test]
    fn what_is_no_tree_is_refused() {
        let refused = |tree: &[Comparison], leaves: &[f32]| Forest::default().add_tree(tree, leaves).is_none();
        assert!(refused(&[], &[]));
        assert!(refused(&[node(0, 1.0, [true, false])], &[0.0, 1.0]));
        assert!(refused(&[node(0, 1.0, [false, false])], &[0.0]));
        assert!(refused(&[node(0, 1.0, [false, false]), node(0, 1.0, [false, false])], &[0.0, 1.0, 2.0]));
    }
}
