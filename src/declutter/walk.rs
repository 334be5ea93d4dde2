//! The walk from the top of a page that takes the outermost element a rule names, and the headings of what it took.

use super::account::{Class, HiddenItem, HideList, Reason};
use super::ads::Ads;
use super::evidence::Evidence;
use super::extras::judge_extra;
use super::headings::Headings;
use super::listed::{Listed, ListedElements};
use super::lists::Lists;
use super::protect::{Protected, Protection};
use crate::limits::ACCOUNT_ITEMS;
use crate::page::{Dom, NodeId, Tag};
use crate::signal::View;
use crate::text::space::shorten;
use serde::Serialize;

/// How much to hide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Ads and paid stories.
    Light,
    /// Link farms and lists of related stories too.
    Standard,
    /// Share bars, newsletter boxes, tag clouds and columns beside the text too.
    Strong,
}

impl Level {
    /// The level of this name, as it is written in settings.
    pub fn find(name: &str) -> Option<Level> {
        match name {
            "light" => Some(Level::Light),
            "standard" => Some(Level::Standard),
            "strong" => Some(Level::Strong),
            _ => None,
        }
    }
}

/// What the rules look at.
pub struct Page<'a> {
    /// The page and its blocks.
    pub view: &'a View<'a>,
    /// By block: the chance, 0 to 1, of being the article's text; empty if nobody asked the model.
    pub chances: &'a [f32],
    /// What must stay.
    pub protected: Protected<'a>,
    /// Whether there is an article, so that the rules for lists may run.
    pub is_article: bool,
    /// What rules of subscribed lists name.
    pub listed: &'a [Listed],
}

/// One element to hide.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The element.
    pub id: NodeId,
    /// What it is.
    pub class: Class,
    /// Points for hiding it.
    pub score: u8,
    /// Why, most telling first.
    pub reasons: Vec<Reason>,
}

/// What to hide, in document order; no hit lies in another.
pub fn collect_hits(page: &Page, level: Level) -> Vec<Hit> {
    let view = page.view;
    let dom = view.dom;
    // As the finders of metadata are, what is weighed here is kept in functions of its own.
    let evidence = Evidence::of(view, page.chances);
    let protection = Protection::of(view, &page.protected);
    let ads = Ads::of(view, &evidence, &protection, page.is_article);
    let listed = ListedElements::of(view, page.listed, !page.chances.is_empty());
    let last_kept = page.protected.kept.iter().rposition(|kept| *kept).unwrap_or(0);
    let headings = Headings::of(view, &evidence, &protection, last_kept);
    let lists = Lists::of(view, &evidence, &protection, &headings, &page.protected);
    let has_lists = level >= Level::Standard && page.is_article;
    let has_extras = level == Level::Strong && page.is_article;
    let mut hits: Vec<Hit> = Vec::new();
    let mut id = dom.body();
    let end = dom.end(id);
    while id < end && hits.len() < ACCOUNT_ITEMS {
        let hit = if dom.tag(id) == Tag::TEXT || protection.holds_firm(dom, id) {
            None
        } else {
            let of_list = || if has_lists { lists.judge(id) } else { None };
            let of_extra = || if has_extras { judge_extra(view, &protection, id) } else { None };
            ads.judge(id).or_else(|| listed.judge(id)).or_else(of_list).or_else(of_extra)
        };
        id = if hit.is_some() { dom.end(id) } else { NodeId(id.0 + 1) };
        hits.extend(hit);
    }
    if has_lists {
        headings.add_split(&mut hits);
    }
    hits
}

/// Hits as a list for people and programs.
pub fn build_list(page: &Page, hits: &[Hit]) -> HideList {
    let dom = page.view.dom;
    let elements = count_elements(dom);
    let items = hits.iter().map(|hit| build_item(page.view, &elements, hit)).collect();
    let kept = page.view.blocks.list().iter().zip(page.protected.kept).filter(|(_, kept)| **kept);
    let owners: Vec<NodeId> = kept.map(|(block, _)| block.owner).collect();
    let lines = owners.iter().step_by(owners.len().div_ceil(TEXT_LINES).max(1));
    let text = lines.filter_map(|id| elements.get(id.index()).copied()).collect();
    HideList { items, text, is_article: page.is_article, is_cut: dom.is_cut() }
}

/// So many lines of a text tell whether it is still in its place.
const TEXT_LINES: usize = 48;

/// By node: the elements before it.
pub(super) fn count_elements(dom: &Dom) -> Vec<u32> {
    let mut count = 0;
    let numbers = dom.ids().map(|id| {
        let before = count;
        count += u32::from(dom.tag(id) != Tag::TEXT);
        before
    });
    numbers.collect()
}

/// Characters of a hidden part's first words.
const FIRST_WORDS: usize = 60;

/// The entry of one hit. `elements` are those of [`count_elements`].
pub(super) fn build_item(view: &View, elements: &[u32], hit: &Hit) -> HiddenItem {
    let range = view.measures.blocks_in(view.dom, hit.id);
    let sums = view.measures.sum(range.clone());
    let counts = view.measures.counts.get(range.clone()).unwrap_or_default();
    HiddenItem {
        class: hit.class,
        element: elements.get(hit.id.index()).copied().unwrap_or(0),
        #[cfg(feature = "html")]
        path: view.dom.css_path(hit.id),
        words: if range.is_empty() { String::new() } else { shorten(view.blocks.text(range.start), FIRST_WORDS) },
        chars: counts.iter().map(|counts| counts.chars).sum(),
        units: sums.units,
        links: sums.links,
        score: hit.score,
        reasons: hit.reasons.clone(),
    }
}
