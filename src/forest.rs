//! Boosted forests: trees of comparisons whose leaves add up to log odds. Evaluates only.
//!
//! Sums are 32-bit in the order of the trees, so that the trainer, the command line and the browser agree to the last
//! bit. All nodes lie in one list: a forest is a few kilobytes and stays in the processor's nearest cache.

/// A comparison. A child below zero is the leaf `-child - 1` of the same tree.
struct Node {
    threshold: f32,
    feature: u16,
    left: i8,
    right: i8,
}

/// The places of one tree's nodes and leaves.
struct Tree {
    nodes: std::ops::Range<usize>,
    leaves: std::ops::Range<usize>,
}

/// A boosted forest.
#[derive(Default)]
pub struct Forest {
    trees: Vec<Tree>,
    nodes: Vec<Node>,
    leaves: Vec<f32>,
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
    /// make a tree. A child then lies behind its parent, so evaluation always ends.
    pub fn add_tree(&mut self, comparisons: &[Comparison], leaves: &[f32]) -> Option<()> {
        let (first_node, first_leaf) = (self.nodes.len(), self.leaves.len());
        // Children that are still to come: their parent, whether left, and whether a node.
        let mut waiting: Vec<(usize, bool, bool)> = Vec::new();
        let mut next_leaf = 0;
        for (at, comparison) in comparisons.iter().enumerate() {
            let Comparison { feature, threshold, has_nodes: [left, right] } = *comparison;
            self.nodes.push(Node { threshold, feature, left: -1, right: -1 });
            if at > 0 {
                let (parent, is_left, _) = waiting.pop()?;
                self.set_child(first_node + parent, is_left, i8::try_from(at).ok()?)?;
            }
            waiting.extend([(at, false, right), (at, true, left)]);
            while let Some(&(parent, is_left, false)) = waiting.last() {
                waiting.pop();
                self.set_child(first_node + parent, is_left, -1 - i8::try_from(next_leaf).ok()?)?;
                next_leaf += 1;
            }
        }
        let is_whole = waiting.is_empty() && leaves.len() == comparisons.len() + 1;
        self.leaves.extend_from_slice(leaves);
        self.trees.push(Tree { nodes: first_node..self.nodes.len(), leaves: first_leaf..self.leaves.len() });
        is_whole.then_some(())
    }

    fn set_child(&mut self, node: usize, is_left: bool, child: i8) -> Option<()> {
        let node = self.nodes.get_mut(node)?;
        *if is_left { &mut node.left } else { &mut node.right } = child;
        Some(())
    }

    /// What one tree adds to the odds of a row.
    fn measure_odds(&self, tree: &Tree) -> impl Fn(&[f32]) -> f32 {
        let nodes = self.nodes.get(tree.nodes.clone()).unwrap_or_default();
        let leaves = self.leaves.get(tree.leaves.clone()).unwrap_or_default();
        move |row| {
            let (mut at, mut leaf) = (0, 0);
            while let Some(node) = nodes.get(at) {
                let number = row.get(usize::from(node.feature)).copied().unwrap_or(0.0);
                let child = if number <= node.threshold { node.left } else { node.right };
                if child < 0 {
                    leaf = usize::from((!child).cast_unsigned());
                    break;
                }
                at = usize::from(child.cast_unsigned());
            }
            leaves.get(leaf).copied().unwrap_or(0.0)
        }
    }

    /// The chance, 0 to 1, of what the forest tells, for these numbers.
    pub fn predict(&self, row: &[f32]) -> f32 {
        chance_of(self.trees.iter().fold(0.0, |odds, tree| odds + self.measure_odds(tree)(row)))
    }

    /// The chances of `count` rows of so many columns, whose numbers `write` appends; `bias` is the odds that all begin
    /// with. Some rows at a time go through a tree together: it is at hand then, and one row's way does not wait for
    /// another's.
    pub fn predict_all(
        &self,
        bias: f32,
        (count, columns): (usize, usize),
        write: &dyn Fn(usize, &mut Vec<f32>),
    ) -> Vec<f32> {
        let mut chances = Vec::with_capacity(count);
        let mut together = Vec::with_capacity(TOGETHER * columns);
        for from in (0..count).step_by(TOGETHER) {
            let rows = from..(from + TOGETHER).min(count);
            together.clear();
            for row in rows.clone() {
                write(row, &mut together);
            }
            let mut odds = [0.0f32; TOGETHER];
            for tree in &self.trees {
                let measure = self.measure_odds(tree);
                for (odds, row) in odds.iter_mut().zip(together.chunks_exact(columns.max(1))) {
                    *odds += measure(row);
                }
            }
            chances.extend(odds.into_iter().take(rows.len()).map(|odds| chance_of(bias + odds)));
        }
        chances
    }
}

/// Rows that go through a tree together: their numbers fit in the nearest cache beside the tree's.
const TOGETHER: usize = 16;

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
