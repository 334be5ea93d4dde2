//! The door for digests. The page is read again instead of being kept: the same snapshot gives the same article, and
//! most readers never ask.

use super::{across, open_snapshot};
use crate::digest::{Background, Digest, Options, Source, digest};
use crate::pipeline::{Reading, read};
use js_sys::{Function, Uint32Array};
use tsify::Ts;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the article of a snapshot is about; nothing where there is no article. `segment` gets all text without spaces in
/// one call, if there is any, and returns a `Uint32Array` of the places where words end, in UTF-16 units. `background` is
/// the word list of the article's language, if there is one.
///
/// # Errors
/// A string that names the broken rule.
#[wasm_bindgen(js_name = digestSnapshot)]
pub fn digest_snapshot(
    records: Vec<u32>,
    strings: String,
    #[wasm_bindgen(unchecked_param_type = "(text: string) => Uint32Array")] segment: &Function,
    background: Option<Vec<u8>>,
) -> Result<Ts<Digest>, String> {
    let dom = open_snapshot(records, strings)?;
    let outcome = read(&dom);
    let digest = outcome.reading().map(|reading| digest_reading(reading, segment, background.as_deref()));
    across(&digest.unwrap_or_default())
}

/// The same for markup of the page at `url` (empty if unknown).
///
/// # Errors
/// Only if the engine refuses to make an object.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = digestHtml)]
pub fn digest_html(
    markup: &str,
    url: &str,
    #[wasm_bindgen(unchecked_param_type = "(text: string) => Uint32Array")] segment: &Function,
    background: Option<Vec<u8>>,
) -> Result<Ts<Digest>, String> {
    let outcome = read(&crate::page::html::parse_html(markup, url));
    let digest = outcome.reading().map(|reading| digest_reading(reading, segment, background.as_deref()));
    across(&digest.unwrap_or_default())
}

/// What a reading is about, in words that a function of JavaScript cuts.
pub(super) fn digest_reading(reading: &Reading, segment: &Function, background: Option<&[u8]>) -> Digest {
    let source = Source::of(&reading.metadata, &reading.blocks);
    let background = background.and_then(Background::parse);
    let segmenter = |text: &str| {
        let ends = segment.call1(&JsValue::NULL, &JsValue::from_str(text));
        // A segmenter that fails leaves the runs whole.
        let ends = ends.map(|ends| Uint32Array::new(&ends).to_vec()).unwrap_or_default();
        byte_offsets(text, &ends)
    };
    digest(&source, Options::default(), &segmenter, background.as_ref())
}

/// UTF-16 offsets in ascending order as byte offsets; one inside a character becomes the character's end.
fn byte_offsets(text: &str, ends: &[u32]) -> Vec<usize> {
    let mut ends = ends.iter().map(|end| *end as usize).peekable();
    let mut bytes = Vec::new();
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        while ends.next_if(|end| *end <= units).is_some() {
            bytes.push(at + c.len_utf8());
        }
    }
    bytes
}
