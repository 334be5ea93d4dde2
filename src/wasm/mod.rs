//! The doors to JavaScript: what a worker or a page may ask of the core.

#[cfg(feature = "digest")]
mod digest;
#[cfg(feature = "html")]
mod explain;
mod export;
mod filter;
mod hide;

use crate::page::Dom;
use crate::page::snapshot::parse_snapshot;
use crate::pipeline::Outcome;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a snapshot (see [`crate::page::snapshot`] for `records` and `strings`).
///
/// # Errors
/// A string that names the broken rule.
#[wasm_bindgen(js_name = readSnapshot)]
pub fn read_snapshot(records: Vec<u32>, strings: String) -> Result<Ts<Outcome>, String> {
    across(&crate::pipeline::read(&open_snapshot(records, strings)?))
}

/// The page of a snapshot, which is taken over: its memory is free again for what is made of the page.
fn open_snapshot(records: Vec<u32>, strings: String) -> Result<Dom, String> {
    parse_snapshot(&records, &strings).map_err(|error| error.to_string())
}

/// Reads markup as the page at `url` (empty if unknown).
///
/// # Errors
/// Only if the engine refuses to make an object.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = readHtml)]
pub fn read_html(markup: &str, url: &str) -> Result<Ts<Outcome>, String> {
    across(&crate::pipeline::read(&crate::page::html::parse_html(markup, url)))
}

/// Reads a live document in place, without changing it.
///
/// # Errors
/// What the browser said.
#[cfg(feature = "live")]
#[wasm_bindgen(js_name = readDocument)]
pub fn read_document(document: &web_sys::Document) -> Result<Ts<Outcome>, String> {
    let dom = crate::page::live::read_document(document).map_err(|error| error.to_string())?;
    across(&crate::pipeline::read(&dom))
}

/// A value as a plain JavaScript object.
fn across<T: Tsify + serde::Serialize>(value: &T) -> Result<Ts<T>, String>
where
    T::JsType: wasm_bindgen::JsCast,
{
    value.into_ts().map_err(|error| error.to_string())
}
