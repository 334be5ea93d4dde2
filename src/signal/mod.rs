//! Order-free opinions on blocks, as numbers: what the block model sees. One family of features a file.
//!
//! A family appends its numbers to the rows of all blocks and names them; nothing else in the core knows what a
//! feature means. Adding a family costs its file and its line in [`FAMILIES`]. No family knows a language: words by
//! meaning come from `lexicon/`, lengths are information units. The features began as those of boilerpipe and of
//! content-extraction papers since (text and link density, neighbours, DOM path) and grew with our failures.

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
mod teasers;
mod text;
mod title;
mod view;

pub use matrix::Matrix;
pub use view::{View, collect_words};

/// A family of features.
pub struct Family {
    /// The features' names, in the order in which they are written.
    pub names: fn() -> Vec<String>,
    /// Writes the features of every block.
    pub write: fn(&View, &mut Matrix),
}

/// All families; the order is the order of the columns.
pub const FAMILIES: &[Family] = &[
    text::FAMILY,
    ancestors::FAMILY,
    classes::FAMILY,
    cues::FAMILY,
    shape::FAMILY,
    position::FAMILY,
    title::FAMILY,
    relations::FAMILY,
    teasers::FAMILY,
    neighbours::FAMILY,
    page::FAMILY,
];

/// Names of all features in column order.
pub fn feature_names() -> Vec<String> {
    FAMILIES.iter().flat_map(|family| (family.names)()).collect()
}

/// The features of all blocks: one row a block.
pub fn measure_features(view: &View) -> Matrix {
    let mut matrix = Matrix::new(view.blocks.len(), feature_names().len());
    for family in FAMILIES {
        (family.write)(view, &mut matrix);
    }
    matrix
}
