//! Writers: the typed article as HTML, Markdown, plain text or a book. They decide nothing and know no page.

mod epub;
mod escape;
mod file;
mod file_name;
mod grid;
mod html;
mod markdown;
mod markdown_text;
mod markup;
mod mathml;
mod pictures;
mod subjects;
mod tex;
mod text;
mod zip;

pub use epub::write_epub;
pub use file::{Content, File, Format, write_file};
pub use html::{write_article, write_document, write_html, write_html_of_text};
pub use markdown::{write_digested_markdown, write_markdown};
pub use pictures::Pictures;
pub use text::write_text;
