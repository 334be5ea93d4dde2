//! Which blocks of a page are alike: those whose boxes stand in the same path of elements and classes.
//!
//! The messages of a discussion, the cards of a list and the paragraphs of a text each share a path, so what is thought of
//! one is evidence for all. Three likenesses, from strict to loose, because classes may hold a number or a state.

use crate::block::Blocks;
use crate::hash::HashMap;
use crate::page::{Dom, Names};

/// Likenesses by which blocks are grouped: four boxes with their classes, two of them, nine without classes.
pub const LIKENESSES: usize = 3;

/// The place of the likeness by two boxes with their classes.
pub const BY_BOXES: usize = 1;

const NEAR: usize = 4;
const BOX: usize = 2;
const PATH: usize = 9;

/// For every block, the number of its group by each likeness; numbers begin at 0 in the order of the page.
pub fn measure_groups(dom: &Dom, blocks: &Blocks, names: &Names) -> Vec<[u32; LIKENESSES]> {
    let mut known: [HashMap<u64, u32>; LIKENESSES] = Default::default();
    let groups = blocks.list().iter().map(|block| {
        let [mut near, mut boxes, mut tags] = [0; LIKENESSES];
        for (step, id) in dom.ancestors(block.owner).take(PATH).enumerate() {
            let tag = u64::from(dom.tag(id).0);
            let name = u64::from(names.class_of(id)) << u16::BITS | tag;
            if step < NEAR {
                near = add_step(near, name);
            }
            if step < BOX {
                boxes = add_step(boxes, name);
            }
            tags = add_step(tags, tag);
        }
        let mut numbers = [0; LIKENESSES];
        for ((number, path), known) in numbers.iter_mut().zip([near, boxes, tags]).zip(&mut known) {
            let next = known.len() as u32;
            *number = *known.entry(path).or_insert(next);
        }
        numbers
    });
    groups.collect()
}

/// A path with one more step: a step's number is scattered over all bits (the finaliser of splitmix64), so that two paths
/// of a page do not meet.
pub fn add_step(path: u64, step: u64) -> u64 {
    let mut bits = (path ^ step).wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
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
        let groups = measure_groups(&dom, &collect_blocks(&dom), &Names::of(&dom));
        let by = |likeness: usize| groups.iter().map(|group| group[likeness]).collect::<Vec<_>>();
        assert_eq!(by(0), [0, 0, 1, 2, 2]);
        assert_eq!(by(1), [0, 0, 1, 2, 2]);
        assert_eq!(by(2), [0, 0, 0, 1, 1]);
    }
}
