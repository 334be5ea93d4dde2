//! Which elements hold preformatted text: those made for it, and a cell of code beside a cell that counts its lines.

use crate::page::{Dom, NodeId, Tag};

/// Nodes that are looked at in a row and in each of its cells.
const ROW_NODES: usize = 4;
const CELL_NODES: usize = 64;

/// Whether the line breaks of an element are its author's.
pub fn is_preformatted(dom: &Dom, id: NodeId) -> bool {
    match dom.tag(id) {
        Tag::PRE | Tag::LISTING | Tag::XMP => true,
        Tag::TD => is_code(dom, id) && is_numbered(dom, id),
        _ => false,
    }
}

/// Whether a cell says at its beginning that all of its text is code.
fn is_code(dom: &Dom, cell: NodeId) -> bool {
    let nodes = || dom.subtree(cell).take(CELL_NODES);
    let is_marked =
        |id| dom.closest(id, |around| matches!(dom.tag(around), Tag::PRE | Tag::CODE)).is_some_and(|code| code > cell);
    let is_other = |id| match dom.tag(id) {
        Tag::TEXT => !dom.text(id).trim().is_empty() && !is_marked(id),
        tag => matches!(tag, Tag::P | Tag::LI | Tag::IMG | Tag::TABLE) || tag.heading_level().is_some(),
    };
    nodes().any(|id| matches!(dom.tag(id), Tag::PRE | Tag::CODE)) && !nodes().any(is_other)
}

/// Whether the only cell before this one in its row holds nothing but the numbers of lines, each in a line of its own.
fn is_numbered(dom: &Dom, cell: NodeId) -> bool {
    let Some(row) = dom.parent(cell) else { return false };
    let mut cells = dom.children(row).take(ROW_NODES).filter(|&id| dom.tag(id) != Tag::TEXT);
    let Some(numbers) = cells.next().filter(|&first| first != cell && cells.next() == Some(cell)) else { return false };
    let nodes = || dom.subtree(numbers).take(CELL_NODES);
    let texts = nodes().filter(|&id| dom.tag(id) == Tag::TEXT).map(|id| dom.text(id).trim());
    let lines: Vec<Option<u32>> = texts.filter(|text| !text.is_empty()).map(|text| text.parse().ok()).collect();
    let breaks = nodes().filter(|&id| id != numbers && (dom.tag(id) == Tag::BR || dom.tag(id).is_block()));
    let is_next = |pair: &[Option<u32>]| matches!(pair, [Some(a), Some(b)] if a.checked_add(1) == Some(*b));
    lines.len() > 1 && lines.windows(2).all(is_next) && breaks.count() + 1 >= lines.len()
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::html::parse_html;

    fn is_code_beside(numbers: &str, cell: &str) -> bool {
        let dom = parse_html(&format!("<table><tr><td>{numbers}</td><td>{cell}</td></table>"), "");
        dom.ids().filter(|&id| dom.tag(id) == Tag::TD).any(|id| is_preformatted(&dom, id))
    }

    #[test]
    fn only_code_beside_the_numbers_of_its_lines_is_preformatted() {
        let code = "<div><code>var</code> <code>lamps = 1;</code></div><div><code>ropes = 2;</code></div>";
        assert!(is_code_beside("<div>1</div><div>2</div>", code));
        assert!(is_code_beside("1<br>2", code));
        assert!(!is_code_beside("<a>1</a> <a>2</a> <a>3</a>", code));
        assert!(!is_code_beside("1<br>2", "<a href=/a>Ada</a> <b>and</b> Ben"));
        assert!(!is_code_beside("<div>1</div><div>2</div>", "<p>Call <code>lamps()</code> first."));
        assert!(!is_code_beside("<div>1</div><div>2</div>", "<h1>Lamps</h1><p>The keeper went home."));
        assert!(!is_code_beside("<div>1</div><div>2</div>", "Call <code>lamps()</code> first."));
    }
}
