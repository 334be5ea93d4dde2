//! One page's result as a flat JSON object: what `batch` prints for scorers and `read --format json` for programs.

use lectern::Outcome;
use lectern::digest::Digest;
use lectern::metadata::{Direction, Metadata};
use lectern::output::{write_html_without_readings, write_text};
use lectern::select::PageKind;
use serde::Serialize;

/// The object; `null` where something is unknown.
#[derive(Serialize, Default)]
pub struct Record<'a> {
    path: &'a str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    published: Option<&'a str>,
    modified: Option<&'a str>,
    lang: Option<&'a str>,
    dir: Option<Direction>,
    text: Option<String>,
    html: Option<String>,
    excerpt: Option<&'a str>,
    site_name: Option<&'a str>,
    source: Option<&'a str>,
    editor: Option<&'a str>,
    section: Option<&'a str>,
    page_keywords: &'a [String],
    keywords: Option<Vec<String>>,
    summary: Option<Vec<String>>,
    readerable: Option<bool>,
    is_article: Option<bool>,
    kind: Option<PageKind>,
    truncated: Option<bool>,
    confidence: Option<u8>,
    error: Option<String>,
}

impl<'a> Record<'a> {
    /// The record of a page that was read.
    pub fn of(path: &'a str, outcome: &'a Outcome) -> Self {
        let (reading, is_article) = match outcome {
            Outcome::Article(reading) => (reading, true),
            Outcome::NotAnArticle(refusal) => match refusal.guess.as_deref() {
                Some(guess) => (guess, false),
                None => {
                    let known = Record::with(path, &refusal.metadata);
                    let kind = Some(refusal.kind);
                    return Record { is_article: Some(false), readerable: Some(false), kind, ..known };
                }
            },
        };
        Record {
            text: Some(write_text(&reading.blocks)),
            html: Some(write_html_without_readings(&reading.blocks)),
            is_article: Some(is_article),
            kind: Some(reading.kind),
            readerable: Some(is_article),
            truncated: Some(reading.is_cut),
            confidence: Some(reading.confidence),
            ..Record::with(path, &reading.metadata)
        }
    }

    /// The same with keywords and key sentences.
    pub fn with_digest(self, digest: Option<&Digest>) -> Self {
        let texts = |digest: &Digest| digest.keywords.iter().map(|keyword| keyword.text.clone()).collect();
        let summary = |digest: &Digest| digest.sentences.iter().map(|sentence| sentence.text.clone()).collect();
        Record { keywords: digest.map(texts), summary: digest.map(summary), ..self }
    }

    /// The record of a page that could not be read.
    pub fn failed(path: &'a str, error: String) -> Self {
        Record { path, error: Some(error), ..Record::default() }
    }

    fn with(path: &'a str, metadata: &'a Metadata) -> Self {
        Record {
            path,
            title: metadata.title.as_deref(),
            byline: metadata.byline.as_deref(),
            published: metadata.published.as_deref(),
            modified: metadata.modified.as_deref(),
            lang: metadata.lang.as_deref(),
            dir: Some(metadata.dir),
            excerpt: metadata.excerpt.as_deref(),
            site_name: metadata.site_name.as_deref(),
            source: metadata.source.as_deref(),
            editor: metadata.editor.as_deref(),
            section: metadata.section.as_deref(),
            page_keywords: &metadata.page_keywords,
            ..Record::default()
        }
    }
}
