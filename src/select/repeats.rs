//! Keeps a text once that stands twice: copies for other widths of the screen, whole messages quoted in their answers,
//! windows that show a product again.
//!
//! Only long texts count, and only far from each other: a refrain or a repeated note beside its first place is meant.

use crate::block::Blocks;
use crate::hash::HashMap;
use crate::page::{Dom, NodeId, Tag};

/// A shorter text may stand twice, in units: labels, headings, lines of songs.
const REPEATED_UNITS: u32 = 60;

/// Boxes that meet within so many steps up from either text hold neighbours.
const NEIGHBOUR_STEPS: usize = 2;

/// Clears the flags of blocks whose text is kept further up already.
pub fn drop_repeats(dom: &Dom, blocks: &Blocks, kept: &mut [bool]) {
    let mut first_places: HashMap<&str, NodeId> = HashMap::default();
    for (index, block) in blocks.list().iter().enumerate() {
        let Some(flag) = kept.get_mut(index).filter(|flag| **flag && block.units >= REPEATED_UNITS) else { continue };
        let Some(&first) = first_places.get(blocks.text(index)) else {
            first_places.insert(blocks.text(index), block.owner);
            continue;
        };
        if are_far(dom, first, block.owner) && !is_in_structure(dom, block.owner) {
            *flag = false;
        }
    }
}

/// Whether two boxes meet only far above both.
fn are_far(dom: &Dom, a: NodeId, b: NodeId) -> bool {
    let meeting = dom.depth(dom.common_ancestor(a, b));
    [a, b].into_iter().all(|id| dom.depth(id) - meeting > NEIGHBOUR_STEPS)
}

/// Whether a box is part of what is kept whole.
fn is_in_structure(dom: &Dom, id: NodeId) -> bool {
    dom.closest(id, |ancestor| matches!(dom.tag(ancestor), Tag::PRE | Tag::TABLE | Tag::DL)).is_some()
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::collect_blocks;
    use crate::page::html::parse_html;

    const TEXT: &str = "The keeper of the gauge wrote the number down, looked at the water once more, and went home.";

    fn count_kept(body: &str) -> usize {
        let dom = parse_html(&format!("<body>{body}"), "");
        let blocks = collect_blocks(&dom);
        let mut kept = vec![true; blocks.len()];
        drop_repeats(&dom, &blocks, &mut kept);
        kept.iter().filter(|kept| **kept).count()
    }

    #[test]
    fn a_copy_in_another_box_goes() {
        let boxed = |text: &str| format!("<div><div><blockquote><p>{text}</blockquote></div></div>");
        assert_eq!(count_kept(&format!("{}<p>Between</p>{}", boxed(TEXT), boxed(TEXT))), 2);
        // Short lines and neighbours are meant; cells of a table belong to it.
        assert_eq!(count_kept(&[boxed("Chorus"), boxed("Chorus")].concat()), 2);
        assert_eq!(count_kept(&format!("<div><p>{TEXT}<p>{TEXT}</div>")), 2);
        let table = format!("<section><table><tr><td>{TEXT}</table></section>");
        assert_eq!(count_kept(&format!("{}{table}", boxed(TEXT))), 2);
    }
}
