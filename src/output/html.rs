//! The article as HTML: a fixed, small set of elements and attributes, every value escaped, written once and never
//! parsed here. The browser's view does not use this; it is for files and for other programs.

use super::text::sender_line;
use crate::article::{Block, Image, Inline, Style};
use crate::metadata::{Direction, Metadata};
use crate::url::host;

/// Writes blocks as a fragment of HTML.
pub fn write_html(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_blocks(&mut out, blocks);
    out
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

/// Writes a whole file: head with title and metadata, headline, people and dates, the article.
pub fn write_document(metadata: &Metadata, blocks: &[Block]) -> String {
    let mut out = String::from("<!doctype html>\n<html");
    push_attribute(&mut out, "lang", metadata.lang.as_deref());
    push_attribute(&mut out, "dir", (metadata.dir == Direction::Rtl).then_some("rtl"));
    out.push_str(
        ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
    );
    push_text(&mut out, metadata.title.as_deref().unwrap_or(""));
    out.push_str("</title>\n");
    let keywords = (!metadata.page_keywords.is_empty()).then(|| metadata.page_keywords.join(", "));
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
    out.push_str("</head>\n<body>\n<article>\n");
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
    push_blocks(&mut out, blocks);
    out.push_str("</article>\n</body>\n</html>\n");
    out
}

fn push_element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>"));
    push_text(out, text);
    out.push_str(&format!("</{name}>\n"));
}

fn push_blocks(out: &mut String, blocks: &[Block]) {
    blocks.iter().for_each(|block| push_block(out, block));
}

fn push_block(out: &mut String, block: &Block) {
    match block {
        Block::Heading { level, anchor, content } => {
            out.push_str(&format!("<h{level}"));
            push_attribute(out, "id", anchor.as_deref());
            out.push('>');
            push_inlines(out, content);
            out.push_str(&format!("</h{level}>\n"));
        }
        Block::Paragraph { anchor, content } => {
            out.push_str("<p");
            push_attribute(out, "id", anchor.as_deref());
            out.push('>');
            push_inlines(out, content);
            out.push_str("</p>\n");
        }
        Block::List { ordered, start, items } => {
            let name = if *ordered { "ol" } else { "ul" };
            out.push_str(&format!("<{name}"));
            push_attribute(out, "start", start.map(|start| start.to_string()).as_deref());
            out.push_str(">\n");
            for item in items {
                out.push_str("<li");
                push_attribute(out, "id", item.anchor.as_deref());
                out.push('>');
                push_cell_content(out, &item.blocks);
                out.push_str("</li>\n");
            }
            out.push_str(&format!("</{name}>\n"));
        }
        Block::Definitions { entries } => {
            out.push_str("<dl>\n");
            for entry in entries {
                for term in &entry.terms {
                    out.push_str("<dt>");
                    push_inlines(out, term);
                    out.push_str("</dt>\n");
                }
                out.push_str("<dd>");
                push_cell_content(out, &entry.blocks);
                out.push_str("</dd>\n");
            }
            out.push_str("</dl>\n");
        }
        Block::Post { author, published, blocks } => {
            out.push_str("<article>\n");
            if let Some(line) = sender_line(author, published) {
                out.push_str("<header>");
                push_text(out, &line);
                out.push_str("</header>\n");
            }
            push_blocks(out, blocks);
            out.push_str("</article>\n");
        }
        Block::Quote { blocks } => {
            out.push_str("<blockquote>\n");
            push_blocks(out, blocks);
            out.push_str("</blockquote>\n");
        }
        Block::Code { text, language } => {
            out.push_str("<pre><code");
            push_attribute(out, "class", language.as_ref().map(|name| format!("language-{name}")).as_deref());
            out.push('>');
            push_text(out, text);
            out.push_str("</code></pre>\n");
        }
        Block::Table { caption, rows } => {
            out.push_str("<table>\n");
            if !caption.is_empty() {
                out.push_str("<caption>");
                push_inlines(out, caption);
                out.push_str("</caption>\n");
            }
            for row in rows {
                out.push_str("<tr>");
                for cell in &row.cells {
                    let name = if cell.header { "th" } else { "td" };
                    out.push_str(&format!("<{name}"));
                    push_attribute(out, "colspan", (cell.columns > 1).then(|| cell.columns.to_string()).as_deref());
                    push_attribute(out, "rowspan", (cell.rows > 1).then(|| cell.rows.to_string()).as_deref());
                    out.push('>');
                    push_cell_content(out, &cell.blocks);
                    out.push_str(&format!("</{name}>"));
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</table>\n");
        }
        Block::Figure { images, caption } => {
            out.push_str("<figure>");
            images.iter().for_each(|image| push_image(out, image));
            if !caption.is_empty() {
                out.push_str("<figcaption>");
                push_inlines(out, caption);
                out.push_str("</figcaption>");
            }
            out.push_str("</figure>\n");
        }
        Block::Embed { url, title, poster } => {
            out.push_str("<p><a");
            push_attribute(out, "href", Some(url));
            out.push('>');
            match poster {
                Some(image) => push_image(out, image),
                None => push_text(out, title.as_deref().unwrap_or(&host(url))),
            }
            out.push_str("</a></p>\n");
        }
        Block::Rule => out.push_str("<hr>\n"),
    }
}

/// A single paragraph stands in an item or a cell without a `p` of its own.
fn push_cell_content(out: &mut String, blocks: &[Block]) {
    match blocks {
        [Block::Paragraph { anchor: None, content }] => push_inlines(out, content),
        [Block::Paragraph { anchor: None, content }, rest @ ..]
            if rest.iter().all(|block| matches!(block, Block::List { .. })) =>
        {
            push_inlines(out, content);
            out.push('\n');
            push_blocks(out, rest);
        }
        _ => push_blocks(out, blocks),
    }
}

fn push_inlines(out: &mut String, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text { text } => push_text(out, text),
            Inline::Link { href, content } => {
                out.push_str("<a");
                push_attribute(out, "href", Some(href));
                out.push('>');
                push_inlines(out, content);
                out.push_str("</a>");
            }
            Inline::Styled { style, content } => {
                let name = style_element(*style);
                out.push_str(&format!("<{name}>"));
                push_inlines(out, content);
                out.push_str(&format!("</{name}>"));
            }
            Inline::Code { text } => {
                out.push_str("<code>");
                push_text(out, text);
                out.push_str("</code>");
            }
            Inline::Ruby { base, reading } => {
                out.push_str("<ruby>");
                push_text(out, base);
                out.push_str("<rt>");
                push_text(out, reading);
                out.push_str("</rt></ruby>");
            }
            Inline::Image { image } => push_image(out, image),
            Inline::Break => out.push_str("<br>\n"),
        }
    }
}

/// The element that stands for a style.
pub(super) fn style_element(style: Style) -> &'static str {
    match style {
        Style::Strong => "strong",
        Style::Emphasis => "em",
        Style::Subscript => "sub",
        Style::Superscript => "sup",
        Style::Mark => "mark",
        Style::Deleted => "del",
        Style::Inserted => "ins",
        Style::Small => "small",
        Style::Quoted => "q",
    }
}

fn push_image(out: &mut String, image: &Image) {
    out.push_str("<img");
    push_attribute(out, "src", Some(&image.src));
    push_attribute(out, "srcset", image.srcset.as_deref());
    push_attribute(out, "alt", Some(&image.alt));
    push_attribute(out, "width", image.width.map(|px| px.to_string()).as_deref());
    push_attribute(out, "height", image.height.map(|px| px.to_string()).as_deref());
    out.push('>');
}

fn push_attribute(out: &mut String, name: &str, value: Option<&str>) {
    let Some(value) = value else { return };
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// Escapes text for HTML.
pub(super) fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "<p id=\"&quot;x\">&lt;img src=x onerror=alert(1)&gt; &amp; co</p>\n<pre><code class=\"language-&quot;&gt;&lt;b&gt;\">&lt;/code&gt;&lt;script&gt;</code></pre>\n"
        );
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
