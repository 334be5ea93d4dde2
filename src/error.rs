//! The one error enum: broken input or a spent budget, never "no article here" (that is an [`Outcome`](crate::Outcome)).

use std::fmt;

/// Why a page could not be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The bytes are not markup: a PDF, an image, an archive. Holds the format's usual name.
    NotMarkup(&'static str),
    /// The records of a snapshot contradict the wire format. Holds the place (word index) and the broken rule.
    BrokenSnapshot {
        /// Index of the offending 32-bit word.
        word: usize,
        /// The rule that does not hold there.
        rule: &'static str,
    },
    /// The snapshot was written by another version of the capture.
    SnapshotVersion(u32),
    /// The live document could not be walked. Holds the browser's words.
    LiveDocument(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NotMarkup(kind) => write!(f, "this is {kind}, not an HTML page"),
            Error::BrokenSnapshot { word, rule } => write!(f, "broken snapshot at word {word}: {rule}"),
            Error::SnapshotVersion(found) => write!(f, "snapshot version {found} is not the one this core reads"),
            Error::LiveDocument(why) => write!(f, "the live document could not be read: {why}"),
        }
    }
}

impl std::error::Error for Error {}
