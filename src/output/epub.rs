//! The article as a book: EPUB 3 with one chapter, its table of contents, and the pictures whose bytes are there.
//!
//! Decides the files of the book and what its package says of it. Everything is written by the rules that epubcheck
//! tests: the kind of file first and unpacked, every file in the manifest, ids once, XHTML that is well-formed, nothing
//! asked of the network. The standard is EPUB 3.3 of the W3C.

use super::escape::{push_attribute, push_xml};
use super::markup::{Markup, Place, Syntax, picture_name};
use super::pictures::Pictures;
use super::subjects::{Subject, collect_subjects};
use super::zip::Zip;
use crate::article::Block;
use crate::digest::Digest;
use crate::metadata::{Direction, Metadata, date_of_unix_day};

const KIND: &str = "application/epub+zip";
const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"#;
const STYLE: &str = "img{max-width:100%;height:auto}figure{margin:1em 0}figcaption{font-size:.85em}\
pre{white-space:pre-wrap}table{border-collapse:collapse}td,th{border:1px solid;padding:.2em .5em}\n";
/// Who names a keyword.
const AUTHORITY_PAGE: &str = "publisher";
const AUTHORITY_TEXT: &str = "found in the text";
const CHAPTER: &str = "article.xhtml";
const NO_TIME: &str = "1970-01-01T00:00:00Z";

/// Writes the book. `now_seconds` since 1970 is when it was made, where that is known.
pub fn write_epub(
    metadata: &Metadata,
    digest: Option<&Digest>,
    blocks: &[Block],
    pictures: &Pictures,
    now_seconds: Option<u32>,
) -> Vec<u8> {
    let book = Book {
        metadata,
        subjects: collect_subjects(metadata, digest),
        title: title_of(metadata),
        lang: metadata.lang.as_deref().unwrap_or("und"),
    };
    let mut markup = Markup::new(Syntax::Book, pictures);
    markup.write(blocks);
    let kept: Vec<_> = markup.used.iter().filter_map(|address| pictures.get(address)).collect();
    let mut zip = Zip::default();
    zip.add("mimetype", KIND.as_bytes());
    zip.add("META-INF/container.xml", CONTAINER.as_bytes());
    let kinds: Vec<_> = kept.iter().map(|picture| (picture.media_type, picture.extension)).collect();
    zip.add("EPUB/package.opf", book.write_package(&kinds, markup.has_formulas, now_seconds).as_bytes());
    zip.add("EPUB/nav.xhtml", book.write_contents(&markup.places).as_bytes());
    zip.add(&format!("EPUB/{CHAPTER}"), book.write_chapter(&markup.out).as_bytes());
    zip.add("EPUB/style.css", STYLE.as_bytes());
    for (number, picture) in kept.iter().enumerate() {
        zip.add(&format!("EPUB/{}", picture_name(number, picture.extension)), &picture.bytes);
    }
    zip.finish()
}

/// A book must have a title that is not empty.
fn title_of(metadata: &Metadata) -> &str {
    [&metadata.title, &metadata.site_name, &metadata.canonical_url]
        .into_iter()
        .filter_map(|value| value.as_deref().map(str::trim))
        .find(|value| !value.is_empty())
        .unwrap_or("—")
}

struct Book<'a> {
    metadata: &'a Metadata,
    subjects: Vec<Subject<'a>>,
    title: &'a str,
    lang: &'a str,
}

impl Book<'_> {
    fn write_package(&self, pictures: &[(&str, &str)], has_formulas: bool, now_seconds: Option<u32>) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\"",
        );
        push_attribute(&mut out, "xml:lang", Some(self.lang));
        push_attribute(&mut out, "dir", Some(self.direction()));
        out.push_str(">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
        let metadata = self.metadata;
        push_element(&mut out, "dc:identifier id=\"id\"", &self.identifier());
        push_element(&mut out, "dc:title", self.title);
        push_element(&mut out, "dc:language", self.lang);
        for name in metadata.byline.iter().flat_map(|byline| byline.split(", ")) {
            push_element(&mut out, "dc:creator", name);
        }
        for (name, value) in [
            ("dc:publisher", &metadata.site_name),
            ("dc:date", &metadata.published),
            ("dc:source", &metadata.canonical_url),
            ("dc:description", &metadata.excerpt),
        ] {
            push_element(&mut out, name, value.as_deref().unwrap_or(""));
        }
        for (number, subject) in self.subjects.iter().enumerate() {
            push_element(&mut out, &format!("dc:subject id=\"subject{number}\""), subject.text);
            // Who says so; the standard wants the term of the authority beside its name.
            let authority = if subject.is_found { AUTHORITY_TEXT } else { AUTHORITY_PAGE };
            for (property, value) in [("authority", authority), ("term", subject.text)] {
                push_element(&mut out, &format!("meta refines=\"#subject{number}\" property=\"{property}\""), value);
            }
        }
        let made = now_seconds.map_or_else(|| NO_TIME.to_owned(), write_time);
        push_element(&mut out, "meta property=\"dcterms:modified\"", &made);
        out.push_str("</metadata>\n<manifest>\n");
        let properties = if has_formulas { " properties=\"mathml\"" } else { "" };
        out.push_str("<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n");
        out.push_str(&format!(
            "<item id=\"article\" href=\"article.xhtml\" media-type=\"application/xhtml+xml\"{properties}/>\n"
        ));
        out.push_str("<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
        for (number, (media_type, extension)) in pictures.iter().enumerate() {
            let name = picture_name(number, extension);
            out.push_str(&format!("<item id=\"picture{number}\" href=\"{name}\" media-type=\"{media_type}\"/>\n"));
        }
        out.push_str("</manifest>\n<spine");
        push_attribute(&mut out, "page-progression-direction", Some(self.direction()));
        out.push_str(">\n<itemref idref=\"article\"/>\n</spine>\n</package>\n");
        out
    }

    /// The table of contents: the headline, the headings below it as the levels say.
    fn write_contents(&self, places: &[Place]) -> String {
        let mut out = self.write_head(" xmlns:epub=\"http://www.idpf.org/2007/ops\"");
        out.push_str("<body>\n<nav epub:type=\"toc\">\n<ol>\n<li>");
        push_entry(&mut out, "", self.title);
        let mut open: Vec<u8> = Vec::new();
        for place in places {
            while open.last().is_some_and(|&level| level > place.level) {
                out.push_str("</li>\n</ol>\n");
                open.pop();
            }
            match open.last() {
                Some(&level) if level == place.level => out.push_str("</li>\n"),
                _ => {
                    out.push_str("\n<ol>\n");
                    open.push(place.level);
                }
            }
            out.push_str("<li>");
            push_entry(&mut out, &place.id, &place.words);
        }
        open.iter().for_each(|_| out.push_str("</li>\n</ol>\n"));
        out.push_str("</li>\n</ol>\n</nav>\n</body>\n</html>\n");
        out
    }

    fn write_chapter(&self, body: &str) -> String {
        let mut out = self.write_head("");
        out.push_str("<body>\n");
        push_element(&mut out, "h1", self.title);
        let metadata = self.metadata;
        let line: Vec<&str> = [&metadata.byline, &metadata.source, &metadata.published]
            .into_iter()
            .filter_map(|value| value.as_deref())
            .collect();
        push_element(&mut out, "p", &line.join(" · "));
        out.push_str(body);
        push_element(&mut out, "p", metadata.canonical_url.as_deref().unwrap_or(""));
        out.push_str("</body>\n</html>\n");
        out
    }

    fn write_head(&self, names: &str) -> String {
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"{names}"
        );
        push_attribute(&mut out, "lang", Some(self.lang));
        push_attribute(&mut out, "xml:lang", Some(self.lang));
        push_attribute(&mut out, "dir", Some(self.direction()));
        out.push_str(">\n<head>\n");
        push_element(&mut out, "title", self.title);
        out.push_str("<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n");
        out
    }

    fn direction(&self) -> &'static str {
        match self.metadata.dir {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    /// The page's address; where it has none, a name made of the title, the same each time.
    fn identifier(&self) -> String {
        let address = self.metadata.canonical_url.as_deref().map(str::trim).filter(|address| !address.is_empty());
        address.map_or_else(|| format!("urn:lectern:{:016x}", fingerprint(self.title)), str::to_owned)
    }
}

/// An element with text; nothing where there is no text.
fn push_element(out: &mut String, tag: &str, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    out.push_str(&format!("<{tag}>"));
    push_xml(out, text);
    out.push_str(&format!("</{}>\n", tag.split(' ').next().unwrap_or(tag)));
}

fn push_entry(out: &mut String, id: &str, words: &str) {
    let address = if id.is_empty() { CHAPTER.to_owned() } else { format!("{CHAPTER}#{id}") };
    out.push_str("<a");
    push_attribute(out, "href", Some(&address));
    out.push('>');
    push_xml(out, words.trim());
    out.push_str("</a>");
}

/// FNV-1a, 64 bits.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Seconds since 1970 as EPUB wants its time: `2026-11-25T03:02:32Z`.
fn write_time(seconds: u32) -> String {
    let (days, rest) = (u64::from(seconds / 86_400), seconds % 86_400);
    format!("{}T{:02}:{:02}:{:02}Z", date_of_unix_day(days), rest / 3_600, rest / 60 % 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_right_across_leap_years() {
        for (seconds, time) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_764_039_752, "2025-11-25T03:02:32Z"),
            (u32::MAX, "2106-02-07T06:28:15Z"),
        ] {
            assert_eq!(write_time(seconds), time);
        }
    }
}
