//! The playground's doors: a page from markup, with what became of each of its blocks, and what would be hidden of it.

use crate::declutter::{HideList, Level};
use crate::explain::{Explanation, explain};
use crate::page::html::parse_html;
use crate::pipeline::Live;
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

/// Tells what of a page from markup would be hidden in place, at a level.
///
/// # Errors
/// A string that names the level that does not exist.
#[wasm_bindgen(js_name = declutterHtml)]
pub fn declutter_html(
    markup: &str,
    url: &str,
    #[wasm_bindgen(unchecked_param_type = "Level")] level: &str,
) -> Result<Ts<HideList>, String> {
    let level = Level::find(level).ok_or_else(|| format!("there is no level '{level}'"))?;
    super::across(&crate::pipeline::declutter(&parse_html(markup, url), level, &Live::default()))
}
