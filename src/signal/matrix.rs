//! A table of numbers, one row a block, filled family by family from the left.

/// Rows of equal width, filled from the left.
#[derive(Debug, Default)]
pub struct Matrix {
    values: Vec<f32>,
    filled: Vec<usize>,
    columns: usize,
}

impl Matrix {
    /// An empty table.
    pub fn new(rows: usize, columns: usize) -> Self {
        Matrix { values: vec![0.0; rows * columns], filled: vec![0; rows], columns }
    }

    /// Appends numbers to a row; what does not fit is dropped.
    pub fn push(&mut self, row: usize, numbers: &[f32]) {
        let Some(filled) = self.filled.get_mut(row) else { return };
        let from = row * self.columns + *filled;
        let room = self.columns - *filled;
        let count = numbers.len().min(room);
        if let (Some(target), Some(source)) = (self.values.get_mut(from..from + count), numbers.get(..count)) {
            target.copy_from_slice(source);
        }
        *filled += count;
    }

    /// One block's numbers.
    pub fn row(&self, row: usize) -> &[f32] {
        self.values.get(row * self.columns..(row + 1) * self.columns).unwrap_or_default()
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
