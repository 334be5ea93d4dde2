//! What holds for whatever was read of a page, by whichever door it came.

use lectern::Live;
use lectern::block::is_formula;
use lectern::declutter::Level;
use lectern::output::{Content, Format, Pictures, write_article, write_file, write_markdown, write_text};
use lectern::page::clean_web_address;
use lectern::page::html::parse_html;
use lectern::page::{Attr, Dom, NodeId, Tag};
use lectern::url::resolve;
use pulldown_cmark::html::push_html;
use pulldown_cmark::{Options, Parser};
use std::collections::HashSet;

/// What the writer of HTML may make; anything else would be the page's.
const WRITTEN: &[&str] = &[
    "html", "head", "body", "article", "header", "h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "img", "ul", "ol", "li",
    "dl", "dt", "dd", "blockquote", "pre", "code", "table", "caption", "tbody", "tr", "th", "td", "figure",
    "figcaption", "strong", "em", "sub", "sup", "mark", "del", "ins", "small", "q", "ruby", "rt", "br", "hr", "thead",
];

/// What a formula is made of besides, in HTML.
const FORMULA: &[&str] = &[
    "math", "mrow", "mi", "mn", "mo", "mtext", "ms", "mspace", "mfrac", "msqrt", "mroot", "mstyle", "mpadded",
    "mphantom", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "none",
    "mtable", "mtr", "mtd", "menclose",
];

/// Reads a page in every way there is, twice, and looks at what comes out.
pub fn check(dom: &Dom) {
    let outcome = lectern::read(dom);
    assert!(outcome == lectern::read(dom), "the same page gives the same answer");
    lectern::declutter(dom, Level::Strong, &Live { in_use: &[0, 1, 2, u32::MAX], listed: &[] });
    lectern::find_ads(dom, &Live { in_use: &[3], listed: &[] });
    let Some(reading) = outcome.reading() else { return };
    let text = write_text(&reading.blocks);
    // The words of a formula may stand in attributes, and its letters become those of other alphabets.
    let has_formula = dom.ids().any(|id| is_formula(dom, id));
    let is_own = has_formula || is_subsequence(&text, &dom.text_content(NodeId::ROOT));
    assert!(is_own, "the text is the page's own, in its order: {text}");
    let html = write_article(&reading.metadata, &reading.blocks, &Pictures::default());
    check_markup(dom, &html);
    check_markdown(&write_markdown(&reading.metadata, &reading.blocks));
    let content = Content {
        metadata: &reading.metadata,
        blocks: &reading.blocks,
        digest: None,
        pictures: &Pictures::default(),
        address: dom.url(),
        now_seconds: dom.now_seconds(),
    };
    for format in [Format::Html, Format::Epub] {
        write_file(format, &content);
    }
}

/// Only the writer's own elements, and links that the page has.
fn check_markup(dom: &Dom, html: &str) {
    let written = parse_html(html, "");
    let known: HashSet<String> = links_of(dom).filter_map(|link| resolve(dom.base(), &link)).collect();
    for id in written.ids().filter(|&id| written.tag(id) != Tag::TEXT) {
        let name = written.local_name(id);
        assert!(WRITTEN.contains(&name) || FORMULA.contains(&name), "<{name}> in {html}");
        let Some(href) = written.attr(id, Attr::HREF).or(written.attr(id, Attr::SRC)) else { continue };
        assert!(!href.contains('\0') && !href.trim_start().to_lowercase().starts_with("javascript"), "{href}");
        if written.tag(id) == Tag::A && !href.starts_with('#') && !href.starts_with("mailto:") {
            let is_known = known.iter().any(|link| clean_web_address(link.clone()).as_deref() == Some(href));
            assert!(is_known, "a link that the page has not: {href}");
        }
    }
}

/// Only the writer's own elements and harmless addresses, for readers who know tables and for those who know none. What
/// else Markdown may hold, such as formulas and front matter, is text to both.
fn check_markdown(markdown: &str) {
    for known in [Options::empty(), Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH] {
        let mut html = String::new();
        push_html(&mut html, Parser::new_ext(markdown, known));
        let shown = parse_html(&html, "");
        for id in shown.ids().filter(|&id| shown.tag(id) != Tag::TEXT) {
            let name = shown.local_name(id);
            assert!(WRITTEN.contains(&name), "<{name}> in {html} of {markdown}");
            for address in [Attr::HREF, Attr::SRC].into_iter().filter_map(|name| shown.attr(id, name)) {
                let is_harmless = ["http://", "https://", "mailto:", "#"]
                    .iter()
                    .any(|start| address.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)));
                assert!(is_harmless, "{address} in {markdown}");
            }
        }
    }
}

/// Every address that the page holds anywhere.
fn links_of(dom: &Dom) -> impl Iterator<Item = String> + '_ {
    let values = dom.ids().flat_map(|id| dom.attrs(id).map(|(_, value)| value.trim().to_owned()));
    values.chain([dom.url().to_owned()])
}

fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut whole = whole.chars().filter(|c| c.is_alphanumeric());
    part.chars().filter(|c| c.is_alphanumeric()).all(|wanted| whole.any(|c| c == wanted))
}
