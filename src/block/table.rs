//! Which tables hold data and which lay out a page. Decided once for all tables, in one pass.

use crate::hash::HashSet;
use crate::page::{Attr, Dom, NodeId, Tag};

/// A cell with more text than this, in bytes with white space, is a column of a page rather than a datum.
const LONG_CELL_BYTES: usize = 1200;

/// Cells that reach over others count as so many in a table of at least so many rows: with two, a bar above two columns is
/// how a page is laid out.
const SPANNED_ROWS: u32 = 3;

/// A cell reaches over at most so many columns and rows here.
const MOST_SPAN: u32 = 8;

/// A table that is being looked at.
struct Open {
    id: NodeId,
    rows: u32,
    cells: u32,
    /// Places in the grid that its cells take, those they reach over included.
    places: u32,
    long_cells: u32,
    headers: u32,
    cell_bytes: usize,
    is_layout: bool,
}

impl Open {
    fn end_cell(&mut self) {
        self.long_cells += u32::from(self.cell_bytes > LONG_CELL_BYTES);
        self.cell_bytes = 0;
    }

    /// A table of data has header cells, or rows of several short cells, and no table inside.
    fn is_data(&self) -> bool {
        let is_wide = |cells: u32| cells >= 2 * self.rows;
        // Where most rows are one cell, what reaches over the others is a bar.
        let has_cells = 2 * self.cells >= 3 * self.rows;
        let has_shape = self.rows >= 2 && is_wide(self.cells + self.headers)
            || self.rows >= SPANNED_ROWS && has_cells && is_wide(self.places);
        !self.is_layout && self.long_cells == 0 && (has_shape || self.headers > 0)
    }
}

/// The tables that hold data.
pub fn collect_data_tables(dom: &Dom) -> HashSet<NodeId> {
    let mut found = HashSet::default();
    let mut open: Vec<Open> = Vec::new();
    for id in dom.ids() {
        while let Some(table) = open.pop_if(|table| dom.end(table.id) <= id) {
            close(table, &mut found);
        }
        let tag = dom.tag(id);
        if tag == Tag::TABLE {
            open.iter_mut().for_each(|outer| outer.is_layout = true);
            let is_layout = dom.attr(id, Attr::ROLE).is_some_and(|role| matches!(role, "presentation" | "none"));
            open.push(Open { id, rows: 0, cells: 0, places: 0, long_cells: 0, headers: 0, cell_bytes: 0, is_layout });
            continue;
        }
        let Some(table) = open.last_mut() else { continue };
        match tag {
            Tag::TEXT => table.cell_bytes += dom.text(id).len(),
            Tag::TR => table.rows += 1,
            Tag::TD | Tag::TH | Tag::CAPTION => {
                table.end_cell();
                table.cells += u32::from(tag == Tag::TD);
                table.headers += u32::from(tag == Tag::TH);
                let span = |name| dom.attr(id, name).and_then(|span| span.trim().parse().ok()).unwrap_or(1);
                table.places += span(Attr::COLSPAN).clamp(1, MOST_SPAN) * span(Attr::ROWSPAN).clamp(1, MOST_SPAN);
            }
            _ => {}
        }
    }
    open.into_iter().for_each(|table| close(table, &mut found));
    found
}

fn close(mut table: Open, found: &mut HashSet<NodeId>) {
    table.end_cell();
    if table.is_data() {
        found.insert(table.id);
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::html::parse_html;

    fn count(markup: &str) -> usize {
        collect_data_tables(&parse_html(markup, "")).len()
    }

    #[test]
    fn data_and_layout_are_told_apart() {
        let row = "<tr><td>a<td>b</tr>";
        assert_eq!(count(&format!("<table>{row}{row}</table>")), 1);
        assert_eq!(count("<table><tr><th>a<td>b</table>"), 1);
        assert_eq!(count(&format!("<table><tr><td colspan=2>Prices</tr>{row}{row}</table>")), 1);
        assert_eq!(count("<table><tr><td rowspan=2>a<td>b</tr><tr><td>c</tr><tr><td>d<td>e</tr></table>"), 1);
        assert_eq!(count(&format!("<table><tr><td colspan=2>The page</tr>{row}</table>")), 0);
        let bar = "<tr><td colspan=2>c</tr>";
        assert_eq!(count(&format!("<table>{row}{bar}{bar}</table>")), 0);
        assert_eq!(count(&format!("<table><tr><td>menu<td>{}</tr>{row}</table>", "text ".repeat(400))), 0);
        assert_eq!(count(&format!("<table><tr><td><table>{row}{row}</table><td>b</tr>{row}</table>")), 1);
        assert_eq!(count(&format!("<table role=presentation>{row}{row}</table>")), 0);
    }
}
