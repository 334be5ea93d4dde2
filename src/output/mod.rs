//! Writers: the typed article as HTML, Markdown or plain text. They decide nothing and know no page.

mod html;
mod markdown;
mod text;

pub use html::{write_document, write_html, write_html_without_readings};
pub use markdown::{write_digested_markdown, write_markdown};
pub use text::write_text;
