//! Why a page was read as it was: for every block of text what became of it, by which chance and which reasons.
//!
//! Decides only how the outcome is laid over the blocks; the outcome itself is the pipeline's, unchanged. The command
//! line prints it, the playground draws it.

use crate::block::{Blocks, Measures, collect_blocks};
use crate::declutter::{Class, HiddenItem, Reason};
use crate::hash::HashMap;
use crate::metadata::{LineKind, find_metadata};
use crate::page::{Attr, Dom, Names, NodeId};
use crate::pipeline::{Outcome, Reading, read};
use crate::select::{Model, form_opinion};
use crate::signal::View;
use crate::text::space::shorten;
use serde::Serialize;

/// Characters of a block that are told: enough to know it again.
const TEXT_CHARS: usize = 400;
/// Characters of a box's name.
const NAME_CHARS: usize = 40;

/// An outcome with what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Explanation {
    /// What reading the page gives.
    pub outcome: Outcome,
    /// The page's text, block by block, in the page's order.
    pub blocks: Vec<ExplainedBlock>,
    /// What is left out and holds no text, in the page's order.
    pub slots: Vec<EmptySlot>,
}

/// One block of the page's text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ExplainedBlock {
    /// Where its box is: steps from `html`, each `tag:nth-of-type(n)`.
    pub path: String,
    /// Its box as people call it: `div.content`.
    pub box_name: String,
    /// Its text, at most 400 characters.
    pub text: String,
    /// Information units of all its text.
    pub units: u32,
    /// The share of these in links, 0 to 100.
    pub link_percent: u8,
    /// The chance the block model gives it of being the article's, 0 to 100.
    pub chance_percent: u8,
    /// What became of it.
    pub fate: Fate,
    /// The entry of the account that holds it, counted from 0.
    pub item: Option<u32>,
    /// Why it is left out, most telling first; empty for what is shown.
    pub reasons: Vec<Reason>,
}

/// A box that is left out and holds no text: an ad slot for the most part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct EmptySlot {
    /// The entry of the account, counted from 0.
    pub item: u32,
    /// The block it stands before, counted from 0.
    pub before: u32,
}

/// What became of a block of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It is in the article.
    Kept,
    /// It is the article's headline, which stands above it.
    Headline,
    /// It is one of the page's lines about the article; what it says stands above or below it.
    ArticleLines,
    /// An ad slot.
    Ad,
    /// A widget of paid stories.
    Sponsored,
    /// A box of links that leads away.
    LinkFarm,
    /// Related or recommended stories.
    Related,
    /// Navigation.
    Navigation,
    /// Share and follow buttons.
    Share,
    /// Readers' comments.
    Comments,
    /// The page's footer.
    Footer,
    /// A form.
    Form,
    /// Something else around the article.
    Furniture,
    /// It is left out, and no entry of the account holds it.
    LeftOut,
}

/// Reads a page and tells what became of each block.
pub fn explain(dom: &Dom) -> Explanation {
    let blocks = collect_blocks(dom);
    let measures = Measures::of(dom, &blocks);
    let chances = form_opinion(&View::new(dom, &blocks, &measures), Model::shipped()).chances;
    let outcome = read(dom);
    let reading = match &outcome {
        Outcome::Article(reading) => Some(reading),
        Outcome::NotAnArticle(refusal) => refusal.guess.as_deref(),
    };
    let account = Account::of(reading);
    let lines = find_lines(dom, &blocks, &measures, reading);
    let explained = blocks.list().iter().enumerate().map(|(index, block)| {
        let is_kept = reading.is_some_and(|reading| reading.kept.get(index).copied().unwrap_or(false));
        let inner = dom.parent(block.first).unwrap_or(block.owner);
        let item = if is_kept { None } else { account.find(&dom.css_path(inner)) };
        ExplainedBlock {
            box_name: name_box(dom, block.owner),
            text: shorten(blocks.text(index), TEXT_CHARS),
            units: block.units,
            link_percent: percent(block.link_units as f32 / block.units.max(1) as f32),
            chance_percent: percent(chances.get(index).copied().unwrap_or(0.0)),
            fate: match (is_kept, item) {
                (true, _) => Fate::Kept,
                (false, Some((_, item))) => Fate::from(item.class),
                (false, None) => lines.get(&index).copied().unwrap_or(Fate::LeftOut),
            },
            item: item.map(|(number, _)| number),
            reasons: item.map(|(_, item)| item.reasons.clone()).unwrap_or_default(),
            path: dom.css_path(block.owner),
        }
    });
    let explained = explained.collect();
    Explanation { slots: find_slots(dom, &blocks, reading), blocks: explained, outcome }
}

/// The account by the paths of its boxes.
struct Account<'a>(HashMap<&'a str, (u32, &'a HiddenItem)>);

impl<'a> Account<'a> {
    fn of(reading: Option<&'a Reading>) -> Self {
        let items = reading.map(|reading| reading.account.as_slice()).unwrap_or_default();
        Account((0..).zip(items).map(|(number, item)| (item.path.as_str(), (number, item))).collect())
    }

    /// The entry whose box is at this path or around it.
    fn find(&self, path: &str) -> Option<(u32, &'a HiddenItem)> {
        let mut around = path;
        loop {
            if let Some(found) = self.0.get(around) {
                return Some(*found);
            }
            around = around.rsplit_once('>')?.0;
        }
    }
}

/// The page's own lines about the article by block, found again for the decision as it stands.
fn find_lines(dom: &Dom, blocks: &Blocks, measures: &Measures, reading: Option<&Reading>) -> HashMap<usize, Fate> {
    let Some(reading) = reading else { return HashMap::default() };
    let found = find_metadata(dom, blocks, measures, &Names::of(dom), &reading.kept, reading.kind.genre());
    let fate = |kind| if kind == LineKind::Headline { Fate::Headline } else { Fate::ArticleLines };
    found.lines.into_iter().map(|line| (line.block, fate(line.kind))).collect()
}

/// The account's boxes without text, with their places among the blocks.
fn find_slots(dom: &Dom, blocks: &Blocks, reading: Option<&Reading>) -> Vec<EmptySlot> {
    let items = reading.map(|reading| reading.account.as_slice()).unwrap_or_default();
    let empty = (0..).zip(items).filter(|(_, item)| item.chars == 0);
    empty
        .filter_map(|(item, HiddenItem { path, .. })| {
            let node = find_node(dom, path)?;
            Some(EmptySlot { item, before: blocks.list().partition_point(|block| block.first < node) as u32 })
        })
        .collect()
}

/// The element at a path of [`Dom::css_path`].
fn find_node(dom: &Dom, path: &str) -> Option<NodeId> {
    path.split('>').skip(1).try_fold(NodeId::ROOT, |parent, step| {
        let (name, rest) = step.split_once(":nth-of-type(")?;
        let nth = rest.strip_suffix(')')?.parse().ok()?;
        dom.children(parent).find(|&child| dom.local_name(child) == name && dom.nth(child) == Some(nth))
    })
}

fn name_box(dom: &Dom, id: NodeId) -> String {
    let class = dom.attr(id, Attr::CLASS).and_then(|class| class.split_whitespace().next());
    let name = class.map_or(dom.local_name(id).to_owned(), |class| format!("{}.{class}", dom.local_name(id)));
    shorten(&name, NAME_CHARS)
}

fn percent(share: f32) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

impl From<Class> for Fate {
    fn from(class: Class) -> Self {
        match class {
            Class::Ad => Fate::Ad,
            Class::Sponsored => Fate::Sponsored,
            Class::LinkFarm => Fate::LinkFarm,
            Class::Related => Fate::Related,
            Class::Navigation => Fate::Navigation,
            Class::Share => Fate::Share,
            Class::Comments => Fate::Comments,
            Class::Footer => Fate::Footer,
            Class::Form => Fate::Form,
            Class::ArticleLines => Fate::ArticleLines,
            Class::Furniture => Fate::Furniture,
        }
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::Tag;
    use crate::page::html::parse_html;

    const SENTENCE: &str = "<p>The gauge at the harbour wall has been read every morning since the spring of 1891, and \
        nobody who reads it has ever thought of the number as their own; they write it down and go home.</p>";
    const FARM: &str = "<div class=tuijian><h2>推荐阅读</h2><ul><li><a href=/a>One story</a><li><a href=/b>Another \
        story</a><li><a href=/c>A third story</a></ul></div>";

    fn fates(markup: &str) -> Vec<(Fate, String)> {
        let explanation = explain(&parse_html(markup, "https://a.example/b"));
        explanation.blocks.into_iter().map(|block| (block.fate, block.text)).collect()
    }

    #[test]
    fn every_block_has_a_fate_and_the_farm_its_reasons() {
        let markup = format!("<title>T</title><div class=content>{}</div>{FARM}", SENTENCE.repeat(6));
        let explanation = explain(&parse_html(&markup, "https://a.example/b"));
        let (kept, left): (Vec<_>, Vec<_>) = explanation.blocks.iter().partition(|block| block.fate == Fate::Kept);
        assert_eq!((kept.len(), left.len()), (6, 4), "{:?}", fates(&markup));
        assert!(kept.iter().all(|block| block.item.is_none() && block.reasons.is_empty()));
        assert!(left.iter().all(|block| matches!(block.fate, Fate::LinkFarm | Fate::Related) && block.item == Some(0)));
        assert!(left.iter().all(|block| block.reasons.contains(&Reason::Heading { text: "推荐阅读".to_owned() })));
        assert_eq!(kept.first().map(|block| block.box_name.as_str()), Some("p"));
    }

    #[test]
    fn the_headline_and_the_lines_about_the_article_are_told_apart() {
        let markup = format!(
            "<title>A day at the wall</title><div><h1>A day at the wall</h1><p>2022-03-07 10:20</p>{}</div>",
            SENTENCE.repeat(6)
        );
        let found = fates(&markup);
        assert_eq!(found.first().map(|(fate, _)| *fate), Some(Fate::Headline), "{found:?}");
        assert_eq!(found.get(1).map(|(fate, _)| *fate), Some(Fate::ArticleLines), "{found:?}");
    }

    #[test]
    fn a_slot_without_text_has_its_place() {
        let markup = format!(
            "<title>T</title><div class=content>{SENTENCE}{SENTENCE}<div class=ad><iframe src='https://ads.example/'></iframe></div>{}</div>",
            SENTENCE.repeat(4)
        );
        let explanation = explain(&parse_html(&markup, "https://a.example/b"));
        assert_eq!(explanation.slots, [EmptySlot { item: 0, before: 2 }]);
    }

    #[test]
    fn paths_lead_back_to_their_elements() {
        let dom = parse_html(&format!("<i hidden></i><ul><li>a<b>c</b><li>d</ul><x-y>e</x-y><i>f</i>{FARM}"), "");
        for id in dom.ids().filter(|&id| dom.tag(id) != Tag::TEXT) {
            assert_eq!(find_node(&dom, &dom.css_path(id)), Some(id));
        }
    }

    #[test]
    fn a_page_without_text_is_explained_too() {
        let explanation = explain(&parse_html("", ""));
        assert!(matches!(explanation.outcome, Outcome::NotAnArticle(_)) && explanation.blocks.is_empty());
    }
}
