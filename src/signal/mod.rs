//! Order-free opinions on blocks, as numbers: what the block model sees. One family of features a file.
//!
//! A family appends its numbers to the rows of all blocks and names them; nothing else in the core knows what a
//! feature means. Adding a family costs its file, its line in [`FAMILIES`] and one in [`NAMES`]. No family knows a language: words by
//! meaning come from `lexicon/`, lengths are information units. The features began as those of boilerpipe and of
//! content-extraction papers since (text and link density, neighbours, DOM path) and grew with our failures.

pub mod alike;
mod ancestors;
mod classes;
mod cues;
pub mod declared;
mod matrix;
mod neighbours;
pub mod opinions;
mod page;
mod position;
pub mod profile;
mod relations;
mod shape;
pub mod teasers;
mod text;
mod title;
mod view;

pub use matrix::Matrix;
pub use view::{View, Words, collect_words};

/// Writes the numbers of one family for every block.
type Write = fn(&View, &mut Matrix);
/// Names them, in the order in which they are written.
type Names = fn() -> Vec<String>;

/// All families; the order is the order of the columns.
const FAMILIES: [Write; 11] = [
    text::write,
    ancestors::write,
    classes::write,
    cues::write,
    shape::write,
    position::write,
    title::write,
    relations::write,
    teasers::write,
    neighbours::write,
    page::write,
];

/// Their names: a table of its own, so that the module that ships need not hold them.
const NAMES: [Names; FAMILIES.len()] = [
    text::names,
    ancestors::names,
    classes::names,
    cues::names,
    shape::names,
    position::names,
    title::names,
    relations::names,
    teasers::names,
    neighbours::names,
    page::names,
];

/// Number of features.
pub const COLUMNS: usize = 262;

/// Names of all features in column order.
pub fn feature_names() -> Vec<String> {
    NAMES.iter().flat_map(|names| names()).collect()
}

/// The features of all blocks: one row a block.
pub fn measure_features(view: &View) -> Matrix {
    let mut matrix = Matrix::new(view.blocks.len(), COLUMNS);
    for write in FAMILIES {
        write(view, &mut matrix);
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_name() {
        assert_eq!(feature_names().len(), COLUMNS);
        assert_eq!(opinions::opinion_names().len(), opinions::COLUMNS);
        assert_eq!(profile::profile_names().len(), profile::COLUMNS);
    }
}
