//! Lectern's core: finds the article in a web page, says what it left out and why.
//!
//! The floors, lowest first, and what each one knows nothing of, are in ARCHITECTURE.md; [`pipeline`] is the
//! algorithm as a list.

#![forbid(unsafe_code)]

pub mod article;
pub mod block;
pub mod declutter;
pub mod digest;
pub mod error;
#[cfg(feature = "html")]
pub mod explain;
pub mod filter;
pub mod forest;
pub mod hash;
pub mod lexicon;
pub mod limits;
pub mod metadata;
pub mod order;
pub mod output;
pub mod page;
pub mod pipeline;
pub mod select;
pub mod signal;
pub mod text;
pub mod url;
#[cfg(all(feature = "wasm", target_arch = "wasm32"))]
pub mod wasm;

pub use error::Error;
pub use pipeline::{Live, Outcome, declutter, declutter_with, find_ads, read, read_with};
