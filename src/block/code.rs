//! Which elements hold preformatted text: those made for it, and a cell of code beside a cell that counts its lines.

use crate::page::{Dom, NodeId, Tag};

/// Nodes that are looked at in a row and in its cell of numbers.
const ROW_NODES: usize = 4;
const NUMBER_NODES: usize = 64;

/// Whether the line breaks of an element are its author's.
pub fn is_preformatted(dom: &Dom, id: NodeId) -> bool {
    match dom.tag(id) {
        Tag::PRE | Tag::LISTING | Tag::XMP => true,
        Tag::TD => is_numbered(dom, id),
        _ => false,
    }
}

/// Whether the only cell before this one in its row holds nothing but the numbers of lines.
fn is_numbered(dom: &Dom, cell: NodeId) -> bool {
    let Some(row) = dom.parent(cell) else { return false };
    let mut cells = dom.children(row).take(ROW_NODES).filter(|&id| dom.tag(id) != Tag::TEXT);
    let Some(numbers) = cells.next().filter(|&first| first != cell && cells.next() == Some(cell)) else { return false };
    let nodes = dom.subtree(numbers).take(NUMBER_NODES);
    let texts = nodes.filter(|&id| dom.tag(id) == Tag::TEXT).map(|id| dom.text(id).trim());
    let lines: Vec<Option<u32>> = texts.filter(|text| !text.is_empty()).map(|text| text.parse().ok()).collect();
    let is_next = |pair: &[Option<u32>]| matches!(pair, [Some(a), Some(b)] if a.checked_add(1) == Some(*b));
    lines.len() > 1 && lines.windows(2).all(is_next)
}
