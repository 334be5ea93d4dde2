//! The account: what is left out of the reading view or hidden in place, what class it is of, and why, as data.
//!
//! Reasons are data and not sentences, so that the view words them in the user's language.

use serde::Serialize;

/// What a hidden part of the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// An ad slot, filled or empty.
    Ad,
    /// A widget of paid stories.
    Sponsored,
    /// A box of links that leads away: off-topic, foreign, rankings, tag clouds.
    LinkFarm,
    /// Related or recommended stories.
    Related,
    /// Navigation, breadcrumbs, menus.
    Navigation,
    /// Share and follow buttons.
    Share,
    /// Readers' comments.
    Comments,
    /// The page's footer: imprint, copyright, records.
    Footer,
    /// Forms: search, login, newsletter.
    Form,
    /// The page's own lines about the article: keywords, editor, source, dates.
    ArticleLines,
    /// Everything else around the article.
    Furniture,
}

/// Why something is hidden.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// It stands under this heading.
    Heading {
        /// The heading's words.
        text: String,
    },
    /// This share of its text is links.
    LinkShare {
        /// 0 to 100.
        percent: u8,
    },
    /// It is made of items of one shape.
    AlikeItems {
        /// How many.
        count: u32,
        /// How many of them carry a date.
        dated: u32,
    },
    /// Its links lead to this many other sites.
    ForeignLinks {
        /// Distinct sites.
        sites: u32,
    },
    /// So many of its links are paid for.
    PaidLinks {
        /// How many.
        count: u32,
    },
    /// All it says is a label of advertising.
    AdLabel {
        /// The label.
        text: String,
    },
    /// A host that serves ads fills it.
    AdHost {
        /// The host.
        host: String,
    },
    /// It is a frame of another site in a size in which ads are sold.
    AdSize {
        /// In CSS pixels.
        width_px: u32,
        /// In CSS pixels.
        height_px: u32,
    },
    /// A rule of a subscribed list names it.
    ListRule {
        /// The name of the list.
        list: String,
        /// The rule's selector.
        selector: String,
    },
    /// It holds no text.
    EmptySlot,
    /// Its class or id holds this word.
    ClassName {
        /// The word.
        token: String,
    },
    /// It is an element, or has a role, of this name.
    Landmark {
        /// `nav`, `footer`, `aside`, `form` …
        name: String,
    },
    /// It begins with these words.
    Words {
        /// The words.
        text: String,
    },
    /// It stands before the headline.
    BeforeArticle,
    /// It stands after the article's last paragraph.
    AfterArticle,
    /// It stands beside the article.
    BesideArticle,
    /// The block model gives its text this chance of being the article's.
    Unlikely {
        /// 0 to 100.
        percent: u8,
    },
}

/// One part of the page that is left out of the reading view, or hidden in place.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct HiddenItem {
    /// What it is.
    pub class: Class,
    /// Which element of the snapshot it is: the number of elements before it, text not counted; `html` is 0.
    pub element: u32,
    /// Where it is: steps from `html`, each `tag:nth-of-type(n)`. Of no use where only snapshots are read.
    #[cfg(feature = "html")]
    pub path: String,
    /// Its first words, at most 60 characters.
    pub words: String,
    /// Characters of text in it.
    pub chars: u32,
    /// Information units of text in it: a Han character, kana or hangul syllable weighs about 2, others 1.
    pub units: u32,
    /// Links in it.
    pub links: u32,
    /// Points for hiding it in place; 0 for what only the reading view leaves out.
    pub score: u8,
    /// Why, most telling first.
    pub reasons: Vec<Reason>,
}

/// What to hide of a page in place.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct HideList {
    /// The parts, in document order; none lies in another.
    pub items: Vec<HiddenItem>,
    /// Elements that hold lines of the article's text, by their numbers, spread over it: whoever hides sees by them whether
    /// the text keeps its place.
    pub text: Vec<u32>,
    /// Whether the page holds an article: only then are lists looked for, elsewhere ads alone.
    pub is_article: bool,
    /// Whether a budget cut the page short.
    pub is_cut: bool,
}
