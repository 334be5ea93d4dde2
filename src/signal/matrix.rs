//! A table of numbers, one row a block, filled family by family from the left.
//!
//! Rows stand together as they go through a forest: of each [`TOGETHER`] of them all numbers of a column lie side by
//! side, so that nothing is copied before it is compared.

use crate::forest::{Column, TOGETHER};

/// Rows of equal width, filled from the left.
#[derive(Debug, Default)]
pub struct Matrix {
    /// Tile after tile, and in each column after column; rows that only fill the last tile are zeros.
    values: Vec<Column>,
    filled: Vec<usize>,
    columns: usize,
}

impl Matrix {
    /// An empty table.
    pub fn new(rows: usize, columns: usize) -> Self {
        let values = vec![[0.0; TOGETHER]; rows.div_ceil(TOGETHER) * columns];
        Matrix { values, filled: vec![0; rows], columns }
    }

    /// Appends numbers to a row; what does not fit is dropped.
    pub fn push(&mut self, row: usize, numbers: &[f32]) {
        let Some(filled) = self.filled.get_mut(row) else { return };
        let count = numbers.len().min(self.columns - *filled);
        let from = row / TOGETHER * self.columns + *filled;
        for (column, number) in self.values.iter_mut().skip(from).zip(numbers.iter().take(count)) {
            column[row % TOGETHER] = *number;
        }
        *filled += count;
    }

    /// One block's numbers.
    pub fn row(&self, row: usize) -> impl Iterator<Item = f32> {
        let from = row / TOGETHER * self.columns;
        self.values.iter().skip(from).take(self.columns).map(move |column| column[row % TOGETHER])
    }

    /// The columns of the rows that stand together, from the top.
    pub fn tiles(&self) -> impl Iterator<Item = &[Column]> {
        self.values.chunks_exact(self.columns.max(1))
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.filled.len()
    }

    /// Numbers in a row.
    pub fn columns(&self) -> usize {
        self.columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_filled_from_the_left() {
        let mut matrix = Matrix::new(TOGETHER + 2, 3);
        for row in 0..matrix.rows() {
            matrix.push(row, &[row as f32]);
            matrix.push(row, &[1.0, 2.0, 3.0]);
        }
        assert_eq!(matrix.row(TOGETHER + 1).collect::<Vec<_>>(), [TOGETHER as f32 + 1.0, 1.0, 2.0]);
        let tiles: Vec<_> = matrix.tiles().collect();
        assert_eq!((tiles.len(), tiles[0].len()), (2, 3));
        assert_eq!(tiles[1][0][..3], [TOGETHER as f32, TOGETHER as f32 + 1.0, 0.0]);
    }
}
