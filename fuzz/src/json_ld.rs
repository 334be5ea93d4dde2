//! JSON-LD: the bytes are the text of a script in a page.

use lectern::page::html::parse_html;

/// Reads a page that holds the script.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let script = text.replace("</", "<\\/");
    let prose =
        "<p>A sentence of some length, with a comma, that a reader may want to read today, and to keep.</p>".repeat(6);
    let page = format!("<script type=application/ld+json>{script}</script><article><h1>A</h1>{prose}</article>");
    crate::reading::check(&parse_html(&page, "https://a.example/"));
}
