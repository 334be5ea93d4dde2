//! The digest: what an article is about in a few keywords and a few of its own sentences.
//!
//! Pure functions over paragraphs of text: no page, no markup, no network. Words of scripts without spaces come from a
//! segmenter that the caller hands in (the browser has one), frequencies from a small list that it may hand in
//! ([`Background`]). Both are optional in the sense that the digest gets worse without them, never wrong.
//!
//! The way: [`tokens`] cuts words, [`document`] puts them into sentences, [`candidates`] collects words and phrases,
//! [`features`] measures them, [`ranking`] gives chances, [`choose`] takes the best; [`sentences`] takes the sentences whose
//! words are likeliest to stand in a summary.

mod background;
mod candidates;
mod choose;
mod document;
mod features;
mod fragments;
mod keys;
mod kin;
mod publisher;
mod ranking;
mod scale;
mod sentences;
mod tokens;

#[cfg(test)]
mod tests;

pub use background::{Background, Known};
pub use features::NAMES as FEATURE_NAMES;
pub use ranking::Ranking;
pub use tokens::Segmenter;

use crate::article::{Block, plain_text};
use crate::metadata::Metadata;
use crate::text::count_words;
use candidates::Candidate;
use document::Document;
use features::Row;
use serde::Serialize;

/// 120 Chinese characters, or a paragraph of English.
const LEAST_WORDS: u32 = 60;

/// An article as the digest sees it.
#[derive(Debug, Clone, Default)]
pub struct Source<'a> {
    /// The language as a BCP 47 tag, or empty.
    pub lang: &'a str,
    /// The headline, or empty.
    pub title: &'a str,
    /// The text in reading order.
    pub passages: Vec<Passage>,
    /// The publisher's own keywords.
    pub page_keywords: &'a [String],
    /// The site's name, which is no keyword.
    pub site_name: Option<&'a str>,
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its text, as [`plain_text`] gives it.
    pub text: String,
    /// Its number among the article's paragraphs; none for a heading, which gives keywords but no sentences.
    pub paragraph: Option<u32>,
}

/// How much is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Keywords at most, the publisher's included.
    pub keywords: usize,
    /// What they are for.
    pub manner: Manner,
    /// Key sentences at most.
    pub sentences: usize,
    /// A text with fewer words (two dense characters a word) is read faster than its digest, and gets none.
    pub least_words: u32,
}

/// What keywords are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// A few to be read: whole terms, each about something else.
    Shown,
    /// A list for programs: the likeliest first, as the text has them.
    Ranked,
}

/// What an article is about.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Digest {
    /// The publisher's first, then ours, best first.
    pub keywords: Vec<Keyword>,
    /// Key sentences in reading order.
    pub sentences: Vec<KeySentence>,
}

/// A word or phrase that the article is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Keyword {
    /// How it is shown.
    pub text: String,
    /// Whether the publisher named it; otherwise it was found in the text.
    pub from_page: bool,
    /// How often it occurs in headline and text, in all its forms; at least once.
    pub count: u32,
    /// The spellings it occurs in, for marking them.
    pub forms: Vec<String>,
}

/// A sentence that says what the article is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct KeySentence {
    /// The sentence as it stands in the article.
    pub text: String,
    /// The number of its paragraph among the article's `paragraph` blocks, nested ones included, in reading order.
    pub paragraph: u32,
    /// Where it begins in that paragraph's text without ruby readings, in UTF-16 units, as JavaScript counts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options { keywords: 8, manner: Manner::Shown, sentences: 3, least_words: LEAST_WORDS }
    }
}

impl<'a> Source<'a> {
    /// The digest's view of an article.
    pub fn of(metadata: &'a Metadata, blocks: &[Block]) -> Self {
        let mut passages = Vec::new();
        let mut paragraphs = 0;
        collect_passages(blocks, &mut paragraphs, &mut passages);
        Source {
            lang: metadata.lang.as_deref().unwrap_or(""),
            title: metadata.title.as_deref().unwrap_or(""),
            passages,
            page_keywords: &metadata.page_keywords,
            site_name: metadata.site_name.as_deref(),
        }
    }

    /// The view of plain text, a line a paragraph.
    pub fn of_text(lang: &'a str, title: &'a str, text: &str) -> Self {
        let lines = text.lines().zip(0..);
        let passages = lines.map(|(line, number)| Passage { text: line.to_owned(), paragraph: Some(number) }).collect();
        Source { lang, title, passages, page_keywords: &[], site_name: None }
    }
}

/// Paragraphs and headings in reading order; captions and code are beside the text.
fn collect_passages(blocks: &[Block], paragraphs: &mut u32, passages: &mut Vec<Passage>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } => passages.push(Passage { text: plain_text(content), paragraph: None }),
            Block::Paragraph { content, .. } => {
                passages.push(Passage { text: plain_text(content), paragraph: Some(*paragraphs) });
                *paragraphs += 1;
            }
            Block::List { items, .. } => {
                for item in items {
                    collect_passages(&item.blocks, paragraphs, passages);
                }
            }
            Block::Definitions { entries } => {
                for entry in entries {
                    for term in &entry.terms {
                        passages.push(Passage { text: plain_text(term), paragraph: None });
                    }
                    collect_passages(&entry.blocks, paragraphs, passages);
                }
            }
            Block::Quote { blocks } | Block::Post { blocks, .. } => collect_passages(blocks, paragraphs, passages),
            Block::Table { rows, .. } => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    collect_passages(&cell.blocks, paragraphs, passages);
                }
            }
            Block::Code { .. } | Block::Figure { .. } | Block::Embed { .. } | Block::Rule => {}
        }
    }
}

/// What ranks: candidates as keywords, and words as those of a summary.
#[derive(Clone, Copy)]
pub struct Rankings<'a> {
    /// The chance of a candidate to be a keyword.
    pub keywords: &'a Ranking,
    /// The chance of a word to stand in a summary.
    pub summaries: &'a Ranking,
}

impl Default for Rankings<'_> {
    fn default() -> Self {
        Rankings { keywords: Ranking::of_keywords(), summaries: Ranking::of_summaries() }
    }
}

/// Digests an article with the rankings that ship.
pub fn digest(source: &Source, options: Options, segmenter: &Segmenter, background: Option<&Background>) -> Digest {
    digest_with(source, options, segmenter, background, Rankings::default())
}

/// Digests an article with given rankings: the cross-validation ranks each article with some that have not seen it.
pub fn digest_with(
    source: &Source,
    options: Options,
    segmenter: &Segmenter,
    background: Option<&Background>,
    rankings: Rankings,
) -> Digest {
    if source.passages.iter().map(|passage| count_words(&passage.text)).sum::<u32>() < options.least_words {
        return Digest::default();
    }
    let document = Document::of(source, segmenter, background);
    let weights = sentences::weigh_sentences(&document);
    let mut keywords = publisher::collect_publisher_keywords(&document, source.page_keywords, source.site_name);
    keywords.truncate(options.keywords);
    let candidates = candidates::collect_candidates(&document);
    let rows = features::measure_candidates(&document, &candidates, &weights);
    let chances = rankings.keywords.chances(&rows.iter().collect::<Vec<_>>());
    let publisher_count = keywords.len();
    let choose = match options.manner {
        Manner::Shown => choose::choose_keywords,
        Manner::Ranked => choose::rank_keywords,
    };
    for choice in choose(&candidates, &chances, options.keywords) {
        let Some(candidate) = candidates.get(choice) else { continue };
        let named = keywords.get(..publisher_count).unwrap_or(&[]);
        if keywords.len() < options.keywords && !publisher::is_named(named, candidate) {
            keywords.push(Keyword {
                text: candidate.text.clone(),
                from_page: false,
                count: candidate.count() as u32,
                forms: candidate.forms.clone(),
            });
        }
    }
    let passage_of = |unit: usize| source.passages.get(unit.checked_sub(document.headlines)?);
    let may_choose = |unit: usize| passage_of(unit).is_some_and(|passage| passage.paragraph.is_some());
    let worths = measure_worths(&document, &candidates, &rows, rankings.summaries);
    let chosen = sentences::choose_sentences(&document, &worths, options.sentences, &may_choose);
    let sentences = chosen.into_iter().filter_map(|at| {
        let sentence = document.sentences.get(at)?;
        let passage = passage_of(sentence.unit)?;
        let text = passage.text.get(sentence.range.clone())?;
        let start = passage.text.get(..sentence.range.start)?.encode_utf16().count() as u32;
        let end = start + text.encode_utf16().count() as u32;
        Some(KeySentence { text: text.to_owned(), paragraph: passage.paragraph?, start, end })
    });
    Digest { keywords, sentences: sentences.collect() }
}

/// For each word the chance that it stands in a summary of the article; none for words that are no candidates.
fn measure_worths(document: &Document, candidates: &[Candidate], rows: &[Row], ranking: &Ranking) -> Vec<f32> {
    let words = || candidates.iter().zip(rows).filter(|(candidate, _)| candidate.len == 1);
    let chances = ranking.chances(&words().map(|(_, row)| row).collect::<Vec<_>>());
    let mut worths = vec![0.0; document.words.len()];
    for ((word, _), chance) in words().zip(chances) {
        if let Some(worth) = word.stems().first().and_then(|stem| worths.get_mut(*stem)) {
            *worth = chance;
        }
    }
    worths
}

/// What the ranking sees of an article, for fitting it: each candidate's spellings with its row.
pub fn measure_keywords(
    source: &Source,
    segmenter: &Segmenter,
    background: Option<&Background>,
) -> Vec<(Vec<String>, Vec<f32>)> {
    let document = Document::of(source, segmenter, background);
    let weights = sentences::weigh_sentences(&document);
    let candidates = candidates::collect_candidates(&document);
    let rows = features::measure_candidates(&document, &candidates, &weights);
    candidates.into_iter().zip(rows).map(|(candidate, row)| (candidate.forms, row.to_vec())).collect()
}
