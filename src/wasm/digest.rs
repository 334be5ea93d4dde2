//! The door for digests: a page that stays in the core between being read and being digested, because the language that
//! the words are cut in and the word list to load are known only after it was read.

use super::across;
use crate::digest::{Background, Digest, Options, Source, digest};
use crate::pipeline::Outcome;
use js_sys::{Function, Uint32Array};
use tsify::Ts;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A page that was read. JavaScript frees it.
#[wasm_bindgen]
pub struct Page {
    outcome: Outcome,
}

#[wasm_bindgen]
impl Page {
    /// Reads a snapshot, as `readSnapshot` does.
    ///
    /// # Errors
    /// A string that names the broken rule.
    #[wasm_bindgen(js_name = ofSnapshot)]
    pub fn of_snapshot(records: &[u32], strings: &str) -> Result<Page, String> {
        let dom = crate::page::snapshot::parse_snapshot(records, strings).map_err(|error| error.to_string())?;
        Ok(Page { outcome: crate::pipeline::read(&dom) })
    }

    /// What reading it gave.
    ///
    /// # Errors
    /// Only if the engine refuses to make an object.
    pub fn outcome(&self) -> Result<Ts<Outcome>, String> {
        across(&self.outcome)
    }

    /// The article's language, for choosing a segmenter and a word list.
    #[wasm_bindgen(getter)]
    pub fn lang(&self) -> Option<String> {
        self.outcome.reading().and_then(|reading| reading.metadata.lang.clone())
    }

    /// What the article is about; nothing where there is no article. `segment` gets all text without spaces in one
    /// call, if there is any, and returns a `Uint32Array` of the places where words end, in UTF-16 units. `background`
    /// is the word list of the language, if there is one.
    ///
    /// # Errors
    /// Only if the engine refuses to make an object.
    pub fn digest(
        &self,
        #[wasm_bindgen(unchecked_param_type = "(text: string) => Uint32Array")] segment: &Function,
        background: Option<Vec<u8>>,
    ) -> Result<Ts<Digest>, String> {
        let Some(reading) = self.outcome.reading() else { return across(&Digest::default()) };
        let source = Source::of(&reading.metadata, &reading.blocks);
        let background = background.as_deref().and_then(Background::parse);
        let segmenter = |text: &str| {
            let ends = segment.call1(&JsValue::NULL, &JsValue::from_str(text));
            // A segmenter that fails leaves the runs whole.
            let ends = ends.map(|ends| Uint32Array::new(&ends).to_vec()).unwrap_or_default();
            byte_offsets(text, &ends)
        };
        across(&digest(&source, Options::default(), &segmenter, background.as_ref()))
    }
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
