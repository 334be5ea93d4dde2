//! Finds out that an element was never closed and has swallowed the rest of the page.
//!
//! Parsers must read `<script src=x>` without its end tag, or an `iframe` that somebody typed as if it were empty, up to
//! the end of the document as text. Where that text goes on to the document's own end tags, it is the page and not a
//! script; then the element is closed where it begins and the page is read once more. A page that was cut off within a
//! script has no such end tags and stays as it is. A film, a sound or an object holds a sentence for browsers that cannot
//! show it, and a drawing a few words; where one holds paragraphs, they are the page's.

use crate::text::{SENTENCE_UNITS, measure_units};
use ego_tree::NodeRef;
use scraper::{Html, Node};

/// Elements whose content is characters only, to their own end tag.
const RAW_TEXT: &[&str] = &["script", "style", "iframe", "textarea", "title", "noscript", "xmp", "noembed", "noframes"];
/// What stands at the end of nearly every page.
const PAGE_ENDS: &[&str] = &["</body", "</html", "</article", "</main"];

/// Elements whose content is shown in their place only, or drawn.
const STAND_INS: &[&str] = &["video", "audio", "object", "svg"];
/// Nodes looked at for them.
const MOST_NODES: usize = 300;

/// Whether the element should hold something in its place and holds the page instead.
pub fn holds_the_page(node: &NodeRef<Node>) -> bool {
    if !node.value().as_element().is_some_and(|element| STAND_INS.contains(&element.name())) {
        return false;
    }
    let is_paragraph = |inner: &NodeRef<Node>| {
        let is_named = inner.value().as_element().is_some_and(|element| element.name() == "p");
        let texts = inner.descendants().take(MOST_NODES).filter_map(|node| node.value().as_text());
        is_named && texts.map(|text| measure_units(text)).sum::<u32>() >= SENTENCE_UNITS
    };
    // An excuse for a film that cannot be shown is shorter, or there is one of it.
    node.descendants().take(MOST_NODES).filter(is_paragraph).nth(1).is_some()
}

/// The same markup with the element closed; none where nothing is to be mended.
pub fn close_unclosed(markup: &str, document: &Html) -> Option<String> {
    let (name, text) = find_last_raw_text(document)?;
    let lower = text.to_ascii_lowercase();
    if !PAGE_ENDS.iter().any(|end| lower.contains(end)) {
        return None;
    }
    let before = strip_read_suffix(markup, text)?;
    Some(format!("{before}</{name}>{text}"))
}

/// The markup before `text`, which is its end as a parser reads it: line ends are one character and no character is NUL.
fn strip_read_suffix<'m>(markup: &'m str, text: &str) -> Option<&'m str> {
    let mut rest = markup;
    for read in text.chars().rev() {
        rest = match (read, rest.chars().next_back()?) {
            ('\n', '\n') => rest.strip_suffix("\r\n").or(rest.strip_suffix('\n'))?,
            ('\n', '\r') => rest.strip_suffix('\r')?,
            ('\u{fffd}', '\0') => rest.strip_suffix('\0')?,
            _ => rest.strip_suffix(read)?,
        };
    }
    Some(rest)
}

/// The name and the text of the element of raw text that the document ends in.
fn find_last_raw_text(document: &Html) -> Option<(&str, &str)> {
    let mut last = document.tree.root();
    while let Some(child) = last.children().rev().find(|child| !is_empty_body(child)) {
        last = child;
    }
    let Node::Text(text) = last.value() else { return None };
    let element = last.parent()?.value().as_element()?;
    let name = element.name();
    RAW_TEXT.contains(&name).then_some((name, &**text))
}

/// The body that a parser adds to a document which ended in its head.
fn is_empty_body(node: &NodeRef<Node>) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == "body") && !node.has_children()
}

#[cfg(test)]
mod tests {
    use crate::page::html::parse_html;

    fn text(markup: &str) -> String {
        let dom = parse_html(markup, "");
        dom.text_content(dom.body())
    }

    #[test]
    fn what_an_unclosed_element_swallowed_is_read() {
        for open in ["<script src=x>", "<iframe src=x>", "<style>", "<textarea>", "<xmp>"] {
            assert_eq!(text(&format!("<p>a</p>{open}<p>b</p></body></html>")), "ab", "{open}");
        }
        assert_eq!(text("<head><script src=x></head><body><p>b</p></body>"), "b");
    }

    #[test]
    fn a_film_that_was_never_closed_holds_no_page() {
        let prose = "Words of a paragraph that says more than that a film cannot be shown here, and goes on.";
        for open in ["<video src=x>", "<audio><source src=x>", "<object data=x>", "<svg><foreignObject>"] {
            let read = text(&format!("<div><p>a</p>{open}<p>{prose}</p><p>{prose}</p></div><p>b</p>"));
            assert_eq!(read, format!("a{prose}{prose}b"), "{open}");
        }
        let excuse = "<object data=x><p>This page needs a plug-in that your browser does not have; get it and come back.</p></object>";
        assert_eq!(text(&format!("<p>a</p>{excuse}<p>b</p>")), "ab");
    }

    #[test]
    fn one_after_the_other_is_closed_and_line_ends_do_not_matter() {
        assert_eq!(
            text("<p>a</p><script>x<script>\r\n<p>b</p>\0\r\n</body></html>").replace('\u{fffd}', "").trim(),
            "ax b"
        );
    }

    #[test]
    fn a_page_that_was_cut_off_within_a_script_stays_as_it_is() {
        assert_eq!(text("<p>a</p><script>var b = '<p>b</p>"), "a");
        assert_eq!(text("<p>a</p><script>var b = '</body>'</script><p>c"), "ac");
    }
}
