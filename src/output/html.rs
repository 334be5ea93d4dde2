//! The article as HTML: a fragment, or a whole file that needs nothing else.
//!
//! Decides what stands around the blocks. The browser's view does not use this; it is for files and for other programs.

use super::escape::{push_attribute, push_text};
use super::markup::{Markup, Syntax};
use super::pictures::Pictures;
use super::subjects::{Subject, collect_subjects};
use crate::article::Block;
use crate::digest::Digest;
use crate::metadata::{Direction, Metadata};

/// Enough for a file to be read as it is; no face is asked for, so that every script gets the reader's own.
const STYLE: &str = "body{max-inline-size:36em;margin:2em auto;padding-inline:1em;line-height:1.7;overflow-wrap:anywhere}\
img{max-inline-size:100%;block-size:auto}pre,table{overflow-x:auto}pre{white-space:pre-wrap}figure{margin-inline:0}\
.keywords{display:flex;flex-wrap:wrap;gap:.5em;padding:0;list-style:none;font-size:.85em}.keywords li{padding:.1em .7em;\
border:1px solid;border-radius:1em}.keywords .found{border-style:dashed}td,th{border:1px solid;padding:.3em .6em}\
table{border-collapse:collapse}:root{color-scheme:light dark}";

/// Writes blocks as a fragment of HTML.
pub fn write_html(blocks: &[Block]) -> String {
    let pictures = Pictures::default();
    let mut markup = Markup::new(Syntax::Page, &pictures);
    markup.write(blocks);
    markup.out
}

/// The same without ruby readings and the senders of messages, for programs that take the text out of it.
pub fn write_html_of_text(blocks: &[Block]) -> String {
    // Text and attributes are escaped, so these marks are elements and nothing else.
    let html = write_html(blocks);
    let html = cut_elements(&cut_elements(&html, "<rt>", "</rt>"), "<header>", "</header>");
    html.replace("<ruby>", "").replace("</ruby>", "")
}

fn cut_elements(html: &str, open: &str, close: &str) -> String {
    let mut parts = html.split(open);
    let first = parts.next().unwrap_or("").to_owned();
    parts.filter_map(|part| part.split_once(close)).fold(first, |out, (_, after)| out + after)
}

/// Writes a whole file: head with title and metadata, headline, people and dates, the article; pictures whose bytes are
/// there stand in it, others are asked for by their address.
pub fn write_document(metadata: &Metadata, digest: Option<&Digest>, blocks: &[Block], pictures: &Pictures) -> String {
    let mut out = String::from("<!doctype html>\n<html");
    push_attribute(&mut out, "lang", metadata.lang.as_deref());
    push_attribute(&mut out, "dir", (metadata.dir == Direction::Rtl).then_some("rtl"));
    out.push_str(
        ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
    );
    push_text(&mut out, metadata.title.as_deref().unwrap_or(""));
    out.push_str("</title>\n");
    let subjects = collect_subjects(metadata, digest);
    let words: Vec<&str> = subjects.iter().map(|subject| subject.text).collect();
    let keywords = (!words.is_empty()).then(|| words.join(", "));
    for (name, value) in [
        ("author", metadata.byline.as_deref()),
        ("description", metadata.excerpt.as_deref()),
        ("keywords", keywords.as_deref()),
    ] {
        if let Some(value) = value {
            out.push_str(&format!("<meta name=\"{name}\""));
            push_attribute(&mut out, "content", Some(value));
            out.push_str(">\n");
        }
    }
    if let Some(address) = &metadata.canonical_url {
        out.push_str("<link rel=\"canonical\"");
        push_attribute(&mut out, "href", Some(address));
        out.push_str(">\n");
    }
    out.push_str("<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n");
    out.push_str(&write_element(metadata, &subjects, blocks, pictures));
    out.push_str("</body>\n</html>\n");
    out
}

/// Writes the article as one element: headline, people and dates, blocks, the address it was read at.
pub fn write_article(metadata: &Metadata, blocks: &[Block], pictures: &Pictures) -> String {
    write_element(metadata, &[], blocks, pictures)
}

fn write_element(metadata: &Metadata, subjects: &[Subject], blocks: &[Block], pictures: &Pictures) -> String {
    let mut out = String::from("<article>\n");
    if let Some(title) = &metadata.title {
        push_element(&mut out, "h1", title);
    }
    let line: Vec<&str> = [&metadata.byline, &metadata.source, &metadata.published]
        .into_iter()
        .filter_map(|value| value.as_deref())
        .collect();
    if !line.is_empty() {
        push_element(&mut out, "p", &line.join(" · "));
    }
    push_subjects(&mut out, subjects);
    let mut markup = Markup::new(Syntax::Page, pictures);
    markup.write(blocks);
    out.push_str(&markup.out);
    if let Some(address) = &metadata.canonical_url {
        out.push_str("<p><a");
        push_attribute(&mut out, "href", Some(address));
        out.push('>');
        push_text(&mut out, address);
        out.push_str("</a></p>\n");
    }
    out.push_str("</article>\n");
    out
}

/// A list of the keywords; those that the page does not name itself are told by their class.
fn push_subjects(out: &mut String, subjects: &[Subject]) {
    if subjects.is_empty() {
        return;
    }
    out.push_str("<ul class=\"keywords\">\n");
    for subject in subjects {
        out.push_str(if subject.is_found { "<li class=\"found\">" } else { "<li>" });
        push_text(out, subject.text);
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn push_element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>"));
    push_text(out, text);
    out.push_str(&format!("</{name}>\n"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Inline;

    #[test]
    fn everything_is_escaped() {
        let text = |text: &str| vec![Inline::Text { text: text.to_owned() }];
        let blocks = [
            Block::Paragraph { anchor: Some("\"x".into()), content: text("<img src=x onerror=alert(1)> & co") },
            Block::Code { text: "</code><script>".into(), language: Some("\"><b>".into()) },
        ];
        let html = write_html(&blocks);
        assert_eq!(
            html,
            "<p id=\"to-&quot;x\">&lt;img src=x onerror=alert(1)&gt; &amp; co</p>\n<pre><code class=\"language-&quot;&gt;&lt;b&gt;\">&lt;/code&gt;&lt;script&gt;</code></pre>\n"
        );
    }

    #[test]
    fn elements_of_one_name_have_one_id() {
        let named = || Block::Paragraph { anchor: Some("notes".into()), content: Vec::new() };
        assert_eq!(write_html(&[named(), named()]), "<p id=\"to-notes\"></p>\n<p></p>\n");
    }

    #[test]
    fn messages_name_their_sender_but_their_text_does_not() {
        let words = Block::Paragraph { anchor: None, content: vec![Inline::Text { text: "a".into() }] };
        let post =
            Block::Post { author: Some("<ada>".into()), published: Some("2020-03-01".into()), blocks: vec![words] };
        let expected = "<article>\n<header>&lt;ada&gt; · 2020-03-01</header>\n<p>a</p>\n</article>\n";
        assert_eq!(write_html(std::slice::from_ref(&post)), expected);
        assert_eq!(write_html_of_text(&[post]), "<article>\n\n<p>a</p>\n</article>\n");
    }
}
