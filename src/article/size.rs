//! How much there is to read.

use crate::text::{TextCounts, count_text};
use serde::Serialize;

/// How much text there is, for reading times by script.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Size {
    /// Han, kana and hangul characters.
    pub cjk_chars: u32,
    /// Words of the scripts that put spaces between them.
    pub words: u32,
    /// All characters but white space.
    pub chars: u32,
}

impl Size {
    /// Counts a text.
    pub fn of(text: &str) -> Self {
        let TextCounts { dense, words, chars } = count_text(text);
        Size { cjk_chars: dense, words, chars }
    }
}
