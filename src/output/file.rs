//! An article as a file to keep: its bytes, its name, its kind.
//!
//! Decides which formats there are and what every one of them gets to know about the article.

use super::file_name::file_name;
use super::pictures::Pictures;
use super::{write_digested_markdown, write_document, write_epub, write_text};
use crate::article::Block;
use crate::digest::Digest;
use crate::metadata::Metadata;
use crate::page::clean_web_address;

/// The formats of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown with front matter.
    Markdown,
    /// One HTML file.
    Html,
    /// EPUB 3.
    Epub,
    /// Plain text.
    Text,
}

/// What goes into a file.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// What is known about the article.
    pub metadata: &'a Metadata,
    /// Its text.
    pub blocks: &'a [Block],
    /// Keywords and key sentences, where they are wanted.
    pub digest: Option<&'a Digest>,
    /// Pictures whose bytes are there.
    pub pictures: &'a Pictures,
    /// Where the page was read.
    pub address: &'a str,
    /// When, in seconds since 1970, where that is known.
    pub now_seconds: Option<u32>,
}

/// A file to keep.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Its name: the headline, in any script.
    pub name: String,
    /// Its kind.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Format {
    /// The format of this name: what its files end in, or `markdown`.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "md" | "markdown" => Some(Format::Markdown),
            "html" => Some(Format::Html),
            "epub" => Some(Format::Epub),
            "txt" | "text" => Some(Format::Text),
            _ => None,
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Epub => "epub",
            Format::Text => "txt",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Format::Markdown => "text/markdown;charset=utf-8",
            Format::Html => "text/html;charset=utf-8",
            Format::Epub => "application/epub+zip",
            Format::Text => "text/plain;charset=utf-8",
        }
    }
}

/// Writes an article. A page that names no address of its own is named by the one it was read at.
pub fn write_file(format: Format, content: &Content) -> File {
    let Content { blocks, digest, pictures, now_seconds, .. } = *content;
    let mut metadata = content.metadata.clone();
    metadata.canonical_url = metadata.canonical_url.or_else(|| clean_web_address(content.address.to_owned()));
    let title = metadata.title.as_deref().unwrap_or("");
    let bytes = match format {
        Format::Markdown => write_digested_markdown(&metadata, digest, blocks).into_bytes(),
        Format::Html => write_document(&metadata, digest, blocks, pictures).into_bytes(),
        Format::Epub => write_epub(&metadata, digest, blocks, pictures, now_seconds),
        Format::Text => {
            let headline = if title.is_empty() { String::new() } else { format!("{title}\n\n") };
            format!("{headline}{}\n", write_text(blocks)).into_bytes()
        }
    };
    File { name: file_name(title, format.extension()), media_type: format.media_type(), bytes }
}
