//! What kind of page this is, from the page's profile: one forest for "there is a text to read", one for each kind.

use super::model::Model;
use crate::metadata::Genre;
use serde::Serialize;

/// Kinds of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// A text by somebody on something: news, blog posts, essays.
    Article,
    /// A list of things on offer.
    Catalogue,
    /// Manuals, references, help.
    Documentation,
    /// A thread of a forum, a question with answers.
    Discussion,
    /// A list of other pages: front pages, categories, search results.
    List,
    /// A thing on offer.
    Product,
    /// What a company or an institution says of itself and its services.
    Service,
}

impl PageKind {
    /// Whether the page offers something, so that its links and few sentences are what it is about.
    pub(super) fn sells(self) -> bool {
        matches!(self, PageKind::Catalogue | PageKind::Product | PageKind::Service)
    }

    /// What the finders of metadata must know of the kind.
    pub fn genre(self) -> Genre {
        Genre {
            is_dated: matches!(self, PageKind::Article | PageKind::Discussion),
            is_discussion: self == PageKind::Discussion,
            is_offer: self == PageKind::Service,
            is_ware: matches!(self, PageKind::Product | PageKind::Catalogue),
        }
    }
}

/// All kinds, in the order of their forests.
pub const KINDS: [PageKind; 7] = [
    PageKind::Article,
    PageKind::Catalogue,
    PageKind::Documentation,
    PageKind::Discussion,
    PageKind::List,
    PageKind::Product,
    PageKind::Service,
];

/// What the model thinks of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KindOpinion {
    /// The likeliest kind.
    pub kind: PageKind,
    /// The chance, 0 to 1, that there is a text to read rather than a list of things.
    pub readable: f32,
    /// The chance, 0 to 1, that it is a discussion.
    pub discussion: f32,
}

/// From this chance on a page may well be a discussion, even if another kind is likelier.
const LIKELY_DISCUSSION: f32 = 0.2;

/// From this chance on a page is looked through for messages.
const POSSIBLE_DISCUSSION: f32 = 0.1;

impl KindOpinion {
    /// Whether the page may well be a discussion.
    pub fn is_likely_discussion(&self) -> bool {
        self.discussion >= LIKELY_DISCUSSION
    }

    /// Whether to look for messages.
    pub fn may_hold_messages(&self) -> bool {
        self.kind == PageKind::Discussion || self.discussion >= POSSIBLE_DISCUSSION
    }
}

/// Tells the kind of a page from its profile.
pub fn find_kind(model: &Model, profile: &[f32]) -> KindOpinion {
    let chances: Vec<_> =
        KINDS.iter().zip(&model.kinds).map(|(kind, forest)| (*kind, forest.predict(profile))).collect();
    let kind = chances.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(PageKind::Article, |(kind, _)| *kind);
    let discussion = chances.iter().find(|(kind, _)| *kind == PageKind::Discussion).map_or(0.0, |(_, chance)| *chance);
    KindOpinion { kind, readable: model.readable.predict(profile), discussion }
}
