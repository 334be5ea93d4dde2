//! One page's result as a flat JSON object: what `batch` prints for scorers and `read --format json` for programs.

use lectern::Outcome;
use lectern::declutter::{Class, HideList, Reason};
use lectern::digest::Digest;
use lectern::metadata::{Direction, Metadata, Origins};
use lectern::output::{write_html_of_text, write_text};
use lectern::select::{Headline, PageKind};
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
    origins: Origins,
    section: Option<&'a str>,
    breadcrumb: &'a [String],
    lead_image: Option<&'a str>,
    canonical_url: Option<&'a str>,
    next_page_url: Option<&'a str>,
    published_is_reckoned: bool,
    page_keywords: &'a [String],
    keywords: Option<Vec<String>>,
    keywords_found: Option<Vec<String>>,
    summary: Option<Vec<String>>,
    readerable: Option<bool>,
    is_article: Option<bool>,
    kind: Option<PageKind>,
    truncated: Option<bool>,
    partial: Option<bool>,
    confidence: Option<u8>,
    headlines: &'a [Headline],
    hidden: Option<Vec<Hidden<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hidden_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_text: Option<String>,
    error: Option<String>,
}

/// One part of the page to hide in place.
#[derive(Serialize)]
struct Hidden<'a> {
    path: &'a str,
    kind: &'static str,
    score: u8,
    reasons: &'a [Reason],
}

impl<'a> Record<'a> {
    /// The record of a page that was read.
    pub fn of(path: &'a str, outcome: &'a Outcome) -> Self {
        let headlines = match outcome {
            Outcome::NotAnArticle(refusal) => refusal.headlines.as_slice(),
            Outcome::Article(_) => &[],
        };
        let (reading, is_article) = match outcome {
            Outcome::Article(reading) => (reading, true),
            Outcome::NotAnArticle(refusal) => match refusal.guess.as_deref() {
                Some(guess) => (guess, false),
                None => {
                    let known = Record::with(path, &refusal.metadata);
                    let kind = Some(refusal.kind);
                    return Record { is_article: Some(false), readerable: Some(false), kind, headlines, ..known };
                }
            },
        };
        Record {
            text: Some(write_text(&reading.blocks)),
            html: Some(write_html_of_text(&reading.blocks)),
            is_article: Some(is_article),
            kind: Some(reading.kind),
            readerable: Some(is_article),
            truncated: Some(reading.is_cut),
            partial: Some(reading.metadata.is_partial),
            confidence: Some(reading.confidence),
            headlines,
            ..Record::with(path, &reading.metadata)
        }
    }

    /// The record with what to hide of the page in place.
    pub fn with_hidden(self, list: &'a HideList) -> Self {
        let hidden = list.items.iter().map(|item| Hidden {
            path: &item.path,
            kind: short_name(item.class),
            score: item.score,
            reasons: &item.reasons,
        });
        Record { hidden: Some(hidden.collect()), ..self }
    }

    /// The same with all text of the page: what would be hidden, and what would be left.
    pub fn with_texts(self, texts: Option<(String, String)>) -> Self {
        let (hidden_text, left_text) = texts.unzip();
        Record { hidden_text, left_text, ..self }
    }

    /// The same with keywords and key sentences.
    pub fn with_digest(self, digest: Option<&Digest>) -> Self {
        let texts = |digest: &Digest| digest.keywords.iter().map(|keyword| keyword.text.clone()).collect();
        let found = |digest: &Digest| {
            digest.keywords.iter().filter(|keyword| !keyword.from_page).map(|keyword| keyword.text.clone()).collect()
        };
        let summary = |digest: &Digest| digest.sentences.iter().map(|sentence| sentence.text.clone()).collect();
        Record { keywords: digest.map(texts), keywords_found: digest.map(found), summary: digest.map(summary), ..self }
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
            origins: metadata.origins,
            section: metadata.section.as_deref(),
            breadcrumb: &metadata.breadcrumb,
            lead_image: metadata.lead_image.as_deref(),
            canonical_url: metadata.canonical_url.as_deref(),
            next_page_url: metadata.next_page_url.as_deref(),
            published_is_reckoned: metadata.published_is_reckoned,
            page_keywords: &metadata.page_keywords,
            ..Record::default()
        }
    }
}

/// What scorers and filter lists call a class of hidden parts.
fn short_name(class: Class) -> &'static str {
    match class {
        Class::Ad => "ad",
        Class::Sponsored => "sponsored",
        Class::LinkFarm => "farm",
        Class::Related => "related",
        Class::Navigation
        | Class::Share
        | Class::Comments
        | Class::Footer
        | Class::Form
        | Class::ArticleLines
        | Class::Furniture => "other",
    }
}
