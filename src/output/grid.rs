//! Where the cells of a table stand, for formats that know rows and columns only.

use crate::article::{Cell, Row};

/// Cells of later columns reach over none: a wider row is written as it stands.
const SPANNED_COLUMNS: usize = 100;

/// The places of a table, row by row: none where a cell from the left or from above reaches over one.
pub(super) fn lay_out(rows: &[Row]) -> Vec<Vec<Option<&Cell>>> {
    // By column: how many of the coming rows the last cell there still reaches over.
    let mut reach: Vec<u16> = Vec::new();
    let mut laid = Vec::with_capacity(rows.len());
    for row in rows {
        let mut places = Vec::new();
        for cell in &row.cells {
            while let Some(rows) = reach.get_mut(places.len()).filter(|rows| **rows > 0) {
                *rows -= 1;
                places.push(None);
            }
            let at = places.len();
            let width = usize::from(cell.columns).min(SPANNED_COLUMNS.saturating_sub(at)).max(1);
            places.push(Some(cell));
            places.resize(at + width, None);
            if at < SPANNED_COLUMNS {
                reach.resize(reach.len().max(at + width), 0);
                reach.iter_mut().skip(at).take(width).for_each(|rows| *rows = cell.rows.saturating_sub(1));
            }
        }
        reach.iter_mut().skip(places.len()).for_each(|rows| *rows = rows.saturating_sub(1));
        laid.push(places);
    }
    laid
}
