//! Which blocks of a page are alike: those whose boxes stand in the same path of elements and classes.
//!
//! The messages of a discussion, the cards of a list and the paragraphs of a text each share a path, so what is thought of
//! one is evidence for all. Three likenesses, from strict to loose, because classes may hold a number or a state.

use crate::block::Blocks;
use crate::page::{Attr, Dom, NodeId};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Likenesses by which blocks are grouped: four boxes with their classes, two of them, nine without classes.
pub const LIKENESSES: usize = 3;

const NEAR: usize = 4;
const BOX: usize = 2;
const PATH: usize = 9;

/// For every block, the number of its group by each likeness; numbers begin at 0 in the order of the page.
pub fn measure_groups(dom: &Dom, blocks: &Blocks) -> Vec<[u32; LIKENESSES]> {
    let mut known: [HashMap<u64, u32>; LIKENESSES] = Default::default();
    let mut named: HashMap<NodeId, u64> = HashMap::new();
    let groups = blocks.list().iter().map(|block| {
        let mut paths = [(); LIKENESSES].map(|()| DefaultHasher::new());
        let [near, boxes, tags] = &mut paths;
        for (step, id) in dom.ancestors(block.owner).take(PATH).enumerate() {
            let name = *named.entry(id).or_insert_with(|| hash_name(dom, id));
            if step < NEAR {
                name.hash(near);
            }
            if step < BOX {
                name.hash(boxes);
            }
            dom.tag(id).hash(tags);
        }
        let mut numbers = [0; LIKENESSES];
        for ((number, path), known) in numbers.iter_mut().zip(paths).zip(&mut known) {
            let next = known.len() as u32;
            *number = *known.entry(path.finish()).or_insert(next);
        }
        numbers
    });
    groups.collect()
}

/// An element and its classes.
fn hash_name(dom: &Dom, id: NodeId) -> u64 {
    let mut hasher = DefaultHasher::new();
    dom.tag(id).hash(&mut hasher);
    dom.attr(id, Attr::CLASS).unwrap_or("").hash(&mut hasher);
    hasher.finish()
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::collect_blocks;
    use crate::page::html::parse_html;

    #[test]
    fn blocks_in_boxes_alike_are_one_group() {
        let dom = parse_html(
            "<body><ul><li class=a>One<li class=a>Two<li class=b>Three</ul><div><p>Four</div><div><p>Five</div>",
            "",
        );
        let groups = measure_groups(&dom, &collect_blocks(&dom));
        let by = |likeness: usize| groups.iter().map(|group| group[likeness]).collect::<Vec<_>>();
        assert_eq!(by(0), [0, 0, 1, 2, 2]);
        assert_eq!(by(1), [0, 0, 1, 2, 2]);
        assert_eq!(by(2), [0, 0, 0, 1, 1]);
    }
}
