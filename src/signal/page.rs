//! The page as a whole, the same for all its blocks: what kind of page the other numbers are to be read in.

use super::text::flag;
use super::{Matrix, View};
use crate::page::Tag;

/// Names of the columns.
pub fn names() -> Vec<String> {
    [
        "page_units", "page_link_share", "page_blocks", "page_paragraphs", "page_paragraph_share", "page_articles",
        "page_mains", "page_h1", "page_code", "page_items", "page_tables", "page_type", "page_comments", "page_times",
        "page_inputs", "page_dense",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// The page's make-up.
pub fn write(view: &View, matrix: &mut Matrix) {
    let total = view.measures.total();
    let count = |tags: &[Tag]| view.dom.ids().filter(|&id| tags.contains(&view.dom.tag(id))).count() as f32;
    let comment = 1 << crate::lexicon::class_words::Meaning::Comment as u8;
    let dense: u32 = view.measures.counts.iter().map(|counts| counts.dense).sum();
    let numbers = [
        (total.units as f32).ln_1p(),
        total.link_share(),
        (total.blocks as f32).ln_1p(),
        (total.paragraphs as f32).ln_1p(),
        total.paragraphs as f32 / total.blocks.max(1) as f32,
        count(&[Tag::ARTICLE]),
        flag(count(&[Tag::MAIN]) > 0.0),
        count(&[Tag::H1]),
        count(&[Tag::PRE, Tag::CODE]).ln_1p(),
        count(&[Tag::LI]).ln_1p(),
        count(&[Tag::TABLE]).ln_1p(),
        page_type(view),
        (view.meanings.iter().filter(|&&meanings| meanings & comment != 0).count() as f32).ln_1p(),
        count(&[Tag::TIME]).ln_1p(),
        count(&[Tag::INPUT, Tag::TEXTAREA, Tag::SELECT]).ln_1p(),
        dense as f32 / total.units.max(1) as f32,
    ];
    for index in 0..view.blocks.len() {
        matrix.push(index, &numbers);
    }
}

/// What the page's `og:type` says it is.
fn page_type(view: &View) -> f32 {
    match view.declared_type() {
        Some("article" | "news" | "blog") => 1.0,
        Some("website") => 2.0,
        Some("product" | "og:product" | "product.item") => 3.0,
        Some(_) => 4.0,
        None => 0.0,
    }
}
