//! Markup: the bytes are a page as a server sends it.

use lectern::page::charset;
use lectern::page::html::parse_html;

/// Reads a page from bytes in whatever encoding.
pub fn check(data: &[u8]) {
    if let Ok(markup) = charset::decode(data) {
        crate::reading::check(&parse_html(&markup, "https://a.example/news/page.html?a=b"));
    }
}
