//! The doors for filter lists: what a list says, and which of its rules to try on a page.

use super::across;
use crate::filter::{FilterList, FoundRule};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

/// What is honoured of a list, or why a text is none.
#[derive(serde::Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ListReading {
    /// A list.
    List(FilterList),
    /// No list.
    Refused(crate::filter::ListFault),
}

/// Reads a filter list.
///
/// # Errors
/// Only if the engine refuses to make an object.
#[wasm_bindgen(js_name = readFilterList)]
pub fn read_filter_list(text: &str) -> Result<Ts<ListReading>, String> {
    across(&match crate::filter::parse_list(text) {
        Ok(list) => ListReading::List(list),
        Err(fault) => ListReading::Refused(fault),
    })
}

/// Rules to try on the page of a snapshot.
#[derive(serde::Serialize, Tsify)]
pub struct FoundRules {
    /// In the order of the lists.
    pub rules: Vec<FoundRule>,
}

/// Tells which rules are worth trying on a page. `lists` are rules of lists as [`read_filter_list`] gives them,
/// `strings` those of the page's snapshot.
///
/// # Errors
/// Only if the engine refuses to make an object.
#[wasm_bindgen(js_name = findRules)]
pub fn find_rules(lists: Vec<String>, strings: &str) -> Result<Ts<FoundRules>, String> {
    across(&FoundRules { rules: crate::filter::find_rules(&lists, strings) })
}
