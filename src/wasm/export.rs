//! The door for files: a snapshot once more, this time as a file to keep.
//!
//! The snapshot is read again instead of the article being sent back: the same snapshot gives the same article, and the
//! core has to believe nothing that was in a page's reach meanwhile.

use super::open_snapshot;
use crate::digest::Digest;
use crate::output::{Content, File, Format, Pictures, write_file};
use crate::pipeline::{Outcome, Reading, read};
use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;

/// A file to keep.
#[wasm_bindgen(js_name = ExportedFile)]
pub struct ExportedFile(File);

#[wasm_bindgen(js_class = ExportedFile)]
impl ExportedFile {
    /// Its name, with the extension of its format.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// Its kind.
    #[wasm_bindgen(getter, js_name = mediaType)]
    pub fn media_type(&self) -> String {
        self.0.media_type.to_owned()
    }

    /// Its content.
    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.bytes.clone()
    }
}

/// Writes the article of a snapshot, or the best guess where there is none, as `md`, `html`, `epub` or `txt`.
/// `addresses` and `lengths` tell whose bytes follow each other in `bytes`: pictures that go into the file. With
/// `segment` (and `background`, if there is one) the file names keywords and key sentences, as `Page.digest` finds them.
///
/// # Errors
/// A string that names the broken rule, the unknown format, or says that there is no text.
#[wasm_bindgen(js_name = exportSnapshot)]
#[expect(
    clippy::too_many_arguments,
    reason = "JavaScript hands over lists, not objects, so that nothing is copied twice"
)]
pub fn export_snapshot(
    records: Vec<u32>,
    strings: String,
    format: &str,
    addresses: Vec<String>,
    lengths: &[u32],
    bytes: &[u8],
    #[wasm_bindgen(unchecked_param_type = "((text: string) => Uint32Array) | undefined")] segment: Option<Function>,
    background: Option<Vec<u8>>,
) -> Result<ExportedFile, String> {
    let format = Format::parse(format).ok_or("there is no such format")?;
    let dom = open_snapshot(records, strings)?;
    let mut reading = match read(&dom) {
        Outcome::Article(reading) => reading,
        Outcome::NotAnArticle(refusal) => *refusal.guess.ok_or("there is no text")?,
    };
    let mut pictures = Pictures::default();
    let mut rest = bytes;
    for (address, &length) in addresses.into_iter().zip(lengths) {
        let (picture, after) = rest.split_at_checked(length as usize).ok_or("a picture is cut short")?;
        pictures.add(address, picture.to_vec());
        rest = after;
    }
    let digest = find_digest(&reading, segment, background.as_deref());
    reading.join_notes();
    Ok(ExportedFile(write_file(
        format,
        &Content {
            metadata: &reading.metadata,
            blocks: &reading.blocks,
            digest: digest.as_ref(),
            pictures: &pictures,
            address: dom.url(),
            now_seconds: dom.now_seconds(),
        },
    )))
}

#[cfg(feature = "digest")]
fn find_digest(reading: &Reading, segment: Option<Function>, background: Option<&[u8]>) -> Option<Digest> {
    segment.map(|segment| super::digest::digest_reading(reading, &segment, background))
}

#[cfg(not(feature = "digest"))]
fn find_digest(_: &Reading, _: Option<Function>, _: Option<&[u8]>) -> Option<Digest> {
    None
}
