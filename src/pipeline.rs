//! The algorithm as a list: how a page becomes a reading.

use crate::article::{Block, Kept, build_article};
use crate::block::{Measures, collect_blocks, collect_data_tables};
use crate::metadata::{LineKind, Metadata, find_metadata};
use crate::output::write_text;
use crate::page::Dom;
use crate::select::{
    HiddenItem, KindOpinion, Model, PageKind, Why, choose_blocks, choose_media, collect_hidden, decide_verdict,
    find_kind, keep_captions, repair_structure, trim_strays,
};
use crate::signal::opinions::{measure_boxes, measure_opinions};
use crate::signal::profile::measure_profile;
use crate::signal::{Matrix, View, measure_features};
use crate::text::count_words;
use crate::text::script::is_dense;
use serde::Serialize;

/// What reading a page gives. Reading never fails: a page without an article is an answer, not an error.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// There is an article.
    Article(Reading),
    /// There is none, and this is why.
    NotAnArticle(Refusal),
}

/// An article with all that is known about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Reading {
    /// What kind of page it stands on.
    pub kind: PageKind,
    /// What the page says about it.
    pub metadata: Metadata,
    /// The text, in reading order.
    pub blocks: Vec<Block>,
    /// What is left out, and why.
    pub account: Vec<HiddenItem>,
    /// The chance, 0 to 100, that this page holds an article at all.
    pub confidence: u8,
    /// For every block of the page, whether it is shown: for programs that explain the decision; stays in the core.
    #[serde(skip)]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub kept: Vec<bool>,
    /// How much there is to read.
    pub size: Size,
    /// Whether a budget cut the page short.
    pub is_cut: bool,
}

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

/// A page that does not hold an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Refusal {
    /// The main reason.
    pub why: Why,
    /// What kind of page it is instead.
    pub kind: PageKind,
    /// Characters of visible text.
    pub chars: u32,
    /// The share of that text which is links, 0 to 100.
    pub link_percent: u8,
    /// What the page says about itself.
    pub metadata: Metadata,
    /// What would be shown if the reader insists, with the chance that it is an article after all.
    pub guess: Option<Box<Reading>>,
}

/// Reads a page with the model that ships with the core.
pub fn read(dom: &Dom) -> Outcome {
    read_with(dom, Model::shipped())
}

/// Reads a page with a given model: the trainer's cross-validation reads each page with a model that has not seen its site.
pub fn read_with(dom: &Dom, model: &Model) -> Outcome {
    let blocks = collect_blocks(dom);
    let measures = Measures::of(dom, &blocks);
    let view = View::new(dom, &blocks, &measures);
    let Opinion { units, chances, page } = form_opinion(&view, model);
    let mut kept = choose_blocks(&units, &chances);
    let tables = collect_data_tables(dom);
    repair_structure(dom, &blocks, &tables, &mut kept);
    let found = find_metadata(dom, &blocks, &measures, &kept);
    let mut own_lines = vec![false; blocks.len()];
    for line in &found.lines {
        for (flags, value) in [(&mut kept, false), (&mut own_lines, true)] {
            if let Some(flag) = flags.get_mut(line.block) {
                *flag = value;
            }
        }
    }
    trim_strays(&view, &mut kept);
    let headline = found.lines.iter().find(|line| line.kind == LineKind::Headline).map(|line| line.block);
    let media = choose_media(dom, &blocks, &measures, &view.meanings, &kept, headline);
    keep_captions(dom, &blocks, &measures, &media, &mut kept);
    let verdict = decide_verdict(&view, &chances, &kept, page);
    let account = collect_hidden(&view, &kept, &own_lines);
    let kept = Kept { blocks: kept, media };
    let article = build_article(dom, &blocks, &tables, &kept);
    let reading = Reading {
        size: Size::of(&write_text(&article)),
        kind: page.kind,
        metadata: found.metadata,
        blocks: article,
        account,
        kept: kept.blocks,
        confidence: verdict.confidence,
        is_cut: dom.is_cut(),
    };
    let total = measures.total();
    match verdict.why_not {
        None if !reading.blocks.is_empty() => Outcome::Article(reading),
        why => Outcome::NotAnArticle(Refusal {
            why: why.unwrap_or(Why::TooShort),
            kind: page.kind,
            chars: measures.counts.iter().map(|counts| counts.chars).sum(),
            link_percent: (total.link_share() * 100.0).round() as u8,
            metadata: reading.metadata.clone(),
            guess: (!reading.blocks.is_empty()).then(|| Box::new(reading)),
        }),
    }
}

impl Outcome {
    /// What there is to read: the article, or the guess where there is none.
    pub fn reading(&self) -> Option<&Reading> {
        match self {
            Outcome::Article(reading) => Some(reading),
            Outcome::NotAnArticle(refusal) => refusal.guess.as_deref(),
        }
    }
}

/// What the model thinks of a page.
pub struct Opinion {
    /// Information units of each block.
    pub units: Vec<f32>,
    /// The chance of each block, 0 to 1, that it belongs to the text to read.
    pub chances: Vec<f32>,
    /// The page as a whole.
    pub page: KindOpinion,
}

/// Both looks at the blocks, and the look at the whole page between them.
pub fn form_opinion(view: &View, model: &Model) -> Opinion {
    let features = measure_features(view);
    let first = model.first.predict_all(&features, &Matrix::default());
    let units: Vec<f32> = view.blocks.list().iter().map(|block| block.units as f32).collect();
    let page = find_kind(model, &measure_profile(view, &units, &first, &features));
    let opinions = measure_opinions(&units, &first, &measure_boxes(view));
    Opinion { chances: model.second.predict_all(&features, &opinions), units, page }
}

impl Size {
    /// Counts a text.
    pub fn of(text: &str) -> Self {
        let cjk_chars = text.chars().filter(|&c| is_dense(c)).count() as u32;
        let chars = text.chars().filter(|c| !c.is_whitespace()).count() as u32;
        Size { cjk_chars, words: count_words(text) - cjk_chars.div_ceil(2), chars }
    }
}
