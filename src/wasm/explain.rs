//! The playground's door: a page from markup, with what became of each of its blocks.

use crate::explain::{Explanation, explain};
use crate::page::html::parse_html;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads markup as the page at `url` (empty if unknown) and explains every block.
///
/// # Errors
/// Only if the engine refuses to make an object.
#[wasm_bindgen(js_name = explainHtml)]
pub fn explain_html(markup: &str, url: &str) -> Result<Ts<Explanation>, String> {
    super::across(&explain(&parse_html(markup, url)))
}
