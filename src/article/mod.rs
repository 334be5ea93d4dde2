//! The article as a typed tree: what a reader came for, and nothing that a page could use against them.
//!
//! There is no node for markup, script, style or form: what is not in these types cannot leave the core. The tree is
//! at most [`ARTICLE_DEPTH`](crate::limits::ARTICLE_DEPTH) levels deep, so writers may recurse.

mod build;
mod code;
mod embed;
mod formula;
mod frame;
mod image;
mod inline;
mod marks;
mod prose;
mod sanitize;
mod shown;
mod size;
mod wrappers;

pub use build::{Built, Kept, build_article, heading_level};
pub use formula::{Formula, FormulaPart, MathName};
pub use image::{ICON_PX, find_image};
pub use inline::plain_text;
pub use size::Size;

use serde::Serialize;

/// What the items of a list are numbered with instead of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Numbering {
    /// a, b, c
    #[serde(rename = "a")]
    LowerLetters,
    /// A, B, C
    #[serde(rename = "A")]
    UpperLetters,
    /// i, ii, iii
    #[serde(rename = "i")]
    LowerRoman,
    /// I, II, III
    #[serde(rename = "I")]
    UpperRoman,
}

impl Numbering {
    /// As the `type` of a list names it, if it does.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::LowerLetters, Self::UpperLetters, Self::LowerRoman, Self::UpperRoman]
            .into_iter()
            .find(|one| one.name() == name)
    }

    /// As the `type` of a list names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::LowerLetters => "a",
            Self::UpperLetters => "A",
            Self::LowerRoman => "i",
            Self::UpperRoman => "I",
        }
    }
}

/// One block of an article, in reading order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading inside the article; the headline itself is metadata.
    Heading {
        /// 2 to 6.
        level: u8,
        /// What in-article links point at.
        anchor: Option<String>,
        /// The words.
        content: Vec<Inline>,
    },
    /// A paragraph, never cut in half.
    Paragraph {
        /// What in-article links point at.
        anchor: Option<String>,
        /// The words.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// Numbered or not.
        ordered: bool,
        /// First number, where it is not 1.
        start: Option<i32>,
        /// What it is numbered with, where not with digits: a text may speak of its item (c).
        numbering: Option<Numbering>,
        /// One entry an item.
        items: Vec<Item>,
    },
    /// Terms and their descriptions.
    Definitions {
        /// Groups in order.
        entries: Vec<Definition>,
    },
    /// A message of a discussion; those inside it answer it.
    Post {
        /// Who sent it.
        author: Option<String>,
        /// When, in the form of the metadata's dates.
        published: Option<String>,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Preformatted text: code, poems, tables of characters.
    Code {
        /// The text with its line breaks.
        text: String,
        /// The language the page names, in lower case.
        language: Option<String>,
    },
    /// A table of data.
    Table {
        /// The caption's words.
        caption: Vec<Inline>,
        /// Rows in order.
        rows: Vec<Row>,
    },
    /// A picture with its caption.
    Figure {
        /// One image, or a gallery's.
        images: Vec<Image>,
        /// The caption's words.
        caption: Vec<Inline>,
    },
    /// A video, post or other foreign part, never loaded by itself.
    Embed {
        /// Where it lives.
        url: String,
        /// What the page calls it.
        title: Option<String>,
        /// A still picture already in the page.
        poster: Option<Image>,
    },
    /// A break between sections.
    Rule,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Item {
    /// What in-article links point at.
    pub anchor: Option<String>,
    /// Its number, where it is not the one after the item before.
    pub value: Option<i32>,
    /// The item's blocks; a plain item is one paragraph.
    pub blocks: Vec<Block>,
}

/// Terms that share a description.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Definition {
    /// What is described.
    pub terms: Vec<Vec<Inline>>,
    /// The description.
    pub blocks: Vec<Block>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Row {
    /// Cells in order.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Cell {
    /// Whether it heads its row or column.
    pub header: bool,
    /// Columns it spans, 1 to 100.
    pub columns: u16,
    /// Rows it spans, 1 to 1000.
    pub rows: u16,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inline {
    /// Characters; white space is already collapsed.
    Text {
        /// The characters.
        text: String,
    },
    /// A link with an `http`, `https` or `mailto` address, or to an anchor of this article.
    Link {
        /// An absolute address, or `#anchor`.
        href: String,
        /// What is linked.
        content: Vec<Inline>,
    },
    /// A style that carries meaning.
    Styled {
        /// Which.
        style: Style,
        /// What is styled.
        content: Vec<Inline>,
    },
    /// Code in running text.
    Code {
        /// The text.
        text: String,
    },
    /// Base text with its reading above it.
    Ruby {
        /// Base text.
        base: String,
        /// The reading.
        reading: String,
    },
    /// A formula.
    Formula {
        /// The formula.
        formula: Formula,
    },
    /// A picture in running text.
    Image {
        /// The picture.
        image: Image,
    },
    /// A line break.
    Break,
}

/// Styles that carry meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// `strong`, `b`.
    Strong,
    /// `em`, `i`.
    Emphasis,
    /// `sub`.
    Subscript,
    /// `sup`.
    Superscript,
    /// `mark`.
    Mark,
    /// `del`, `s`, `strike`.
    Deleted,
    /// `ins`, `u`.
    Inserted,
    /// `small`.
    Small,
    /// `q`.
    Quoted,
}

/// A picture the page shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Image {
    /// An absolute `http` or `https` address.
    pub src: String,
    /// Candidates for other sizes, as a checked `srcset`.
    pub srcset: Option<String>,
    /// The text for those who do not see it.
    pub alt: String,
    /// Width in CSS pixels, where the page says.
    pub width: Option<u32>,
    /// Height in CSS pixels, where the page says.
    pub height: Option<u32>,
}
