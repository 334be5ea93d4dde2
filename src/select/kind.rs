//! What kind of page this is, from the page's profile: one forest for "there is a text to read", one for each kind.

use super::model::Model;
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
    /// Whether such pages are written on one day, which they tell.
    pub fn is_dated(self) -> bool {
        matches!(self, PageKind::Article | PageKind::Discussion)
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

/// Tells the kind of a page from its profile.
pub fn find_kind(model: &Model, profile: &[f32]) -> KindOpinion {
    let chances: Vec<_> =
        KINDS.iter().zip(&model.kinds).map(|(kind, forest)| (*kind, forest.predict(profile))).collect();
    let kind = chances.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(PageKind::Article, |(kind, _)| *kind);
    let discussion = chances.iter().find(|(kind, _)| *kind == PageKind::Discussion).map_or(0.0, |(_, chance)| *chance);
    KindOpinion { kind, readable: model.readable.predict(profile), discussion }
}
