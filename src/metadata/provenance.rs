//! Where a value was found: what a page declares for machines and what it shows its readers are not equally sure.

use serde::Serialize;

/// Where on the page a value stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// In a JSON-LD object.
    JsonLd,
    /// In a `meta` element.
    Meta,
    /// In an element that microdata, its tag or its class names mark for it.
    Markup,
    /// In a line near the headline or after the text.
    Line,
    /// In a heading.
    Heading,
    /// In the page's `title`.
    Title,
    /// In the page's address.
    Address,
    /// It is the site's name.
    Site,
}

/// A value and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced {
    /// The value as plain text.
    pub text: String,
    /// Where it stood.
    pub origin: Origin,
}

impl Origin {
    /// A value found here.
    pub fn of(self, text: impl Into<String>) -> Sourced {
        Sourced { text: text.into(), origin: self }
    }
}

/// Where each value of the metadata that may come from several places was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Origins {
    /// Of the title.
    pub title: Option<Origin>,
    /// Of the byline.
    pub byline: Option<Origin>,
    /// Of the source.
    pub source: Option<Origin>,
    /// Of the editor.
    pub editor: Option<Origin>,
    /// Of the date of publication.
    pub published: Option<Origin>,
    /// Of the date of the last change.
    pub modified: Option<Origin>,
}

/// Parts a found value into text and place.
pub fn split(found: Option<Sourced>) -> (Option<String>, Option<Origin>) {
    found.map_or((None, None), |found| (Some(found.text), Some(found.origin)))
}
