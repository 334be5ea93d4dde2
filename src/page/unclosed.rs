//! Finds out that an element of raw text was never closed and has swallowed the rest of the page.
//!
//! Parsers must read `<script src=x>` without its end tag, or an `iframe` that somebody typed as if it were empty, up to
//! the end of the document as text. Where that text goes on to the document's own end tags, it is the page and not a
//! script; then the element is closed where it begins and the page is read once more. A page that was cut off within a
//! script has no such end tags and stays as it is.

use scraper::{Html, Node};

/// Elements whose content is characters only, to their own end tag.
const RAW_TEXT: &[&str] = &["script", "style", "iframe", "textarea", "title", "noscript", "xmp", "noembed", "noframes"];
/// What stands at the end of nearly every page.
const PAGE_ENDS: &[&str] = &["</body", "</html", "</article", "</main"];

/// The same markup with the element closed; none where nothing is to be mended.
pub fn close_unclosed(markup: &str, document: &Html) -> Option<String> {
    let (name, text) = find_last_raw_text(document)?;
    let lower = text.to_ascii_lowercase();
    if !PAGE_ENDS.iter().any(|end| lower.contains(end)) {
        return None;
    }
    let before = markup.strip_suffix(text)?;
    Some(format!("{before}</{name}>{text}"))
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
fn is_empty_body(node: &ego_tree::NodeRef<Node>) -> bool {
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
    fn a_page_that_was_cut_off_within_a_script_stays_as_it_is() {
        assert_eq!(text("<p>a</p><script>var b = '<p>b</p>"), "a");
        assert_eq!(text("<p>a</p><script>var b = '</body>'</script><p>c"), "ac");
    }
}
