//! The doors for hiding in place: what of a page, and what of a part that came later.

use super::{across, open_snapshot};
use crate::declutter::{HideList, Level};
use crate::pipeline::Live;
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

/// What only the browser knows of a page: which elements the reader uses, and which ones rules of subscribed lists name.
#[wasm_bindgen]
#[derive(Default)]
pub struct LivePage {
    in_use: Vec<u32>,
    listed: Vec<(u32, String, String)>,
}

#[wasm_bindgen]
impl LivePage {
    /// `in_use` are the numbers of elements that must stay: the focused one, those of the selection, playing media,
    /// counted as in the answers.
    #[wasm_bindgen(constructor)]
    pub fn new(in_use: Vec<u32>) -> LivePage {
        LivePage { in_use, listed: Vec::new() }
    }

    /// Elements that a list's rule names.
    pub fn list(&mut self, elements: &[u32], list: &str, selector: &str) {
        self.listed.extend(elements.iter().map(|&element| (element, list.to_owned(), selector.to_owned())));
    }

    fn live(&self) -> Live<'_> {
        Live { in_use: &self.in_use, listed: &self.listed }
    }
}

/// Tells what to hide of a page in place, whether or not it has anything to read.
///
/// # Errors
/// A string that names the broken rule, or the level that does not exist.
#[wasm_bindgen(js_name = declutterSnapshot)]
pub fn declutter_snapshot(
    records: Vec<u32>,
    strings: String,
    #[wasm_bindgen(unchecked_param_type = "Level")] level: &str,
    live: &LivePage,
) -> Result<Ts<HideList>, String> {
    let level = Level::find(level).ok_or_else(|| format!("there is no level '{level}'"))?;
    let dom = open_snapshot(records, strings)?;
    across(&crate::pipeline::declutter(&dom, level, &live.live()))
}

/// Tells the ads in a part that was added to a page later. The snapshot is of that part alone, with its outermost
/// element as the root; numbers count from there.
///
/// # Errors
/// A string that names the broken rule.
#[wasm_bindgen(js_name = findAds)]
pub fn find_ads(records: Vec<u32>, strings: String, live: &LivePage) -> Result<Ts<HideList>, String> {
    let dom = open_snapshot(records, strings)?;
    across(&crate::pipeline::find_ads(&dom, &live.live()))
}
