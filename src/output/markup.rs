//! The article's blocks as elements, in either syntax of HTML: a fixed, small set of elements and attributes, every value
//! escaped, written once and never parsed here.
//!
//! Decides the element of each kind of block, that no id stands twice, and what a book may not have that a page may:
//! pictures from elsewhere, links in links, ids that are no names, characters that XML has not.

use super::escape::{book_address, push_attribute, push_text, push_xml};
use super::mathml::push_formula;
use super::pictures::Pictures;
use super::text::sender_line;
use crate::article::{Block, Image, Inline, Numbering, Style, plain_text};
use crate::hash::HashMap;
use crate::url::{decode_fragment, host};

/// Where the markup goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// A page: HTML, pictures from anywhere.
    Page,
    /// A chapter of a book: XML, pictures from inside only.
    Book,
}

/// A heading that a table of contents can point at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    /// 2 to 6.
    pub level: u8,
    /// Its id in the markup.
    pub id: String,
    /// Its words.
    pub words: String,
}

/// What stands before the names that a page gave to its parts: an element named `body` or `cookie` would hide the property
/// of that name from scripts of the document that the markup is put into.
const NAME_PREFIX: &str = "to-";

/// Writes blocks; `out` grows.
pub(super) struct Markup<'a> {
    pub out: String,
    syntax: Syntax,
    pictures: &'a Pictures,
    /// Pictures of the book that were used, by address.
    pub used: Vec<String>,
    /// Ids by the names that links of the article use, and whether an element has the id already.
    ids: HashMap<String, (String, bool)>,
    pub places: Vec<Place>,
    id_count: usize,
    is_in_link: bool,
    /// Whether a formula was written: a book says so of its chapter.
    pub has_formulas: bool,
}

impl<'a> Markup<'a> {
    pub fn new(syntax: Syntax, pictures: &'a Pictures) -> Self {
        Markup {
            out: String::new(),
            syntax,
            pictures,
            used: Vec::new(),
            ids: HashMap::default(),
            places: Vec::new(),
            id_count: 0,
            is_in_link: false,
            has_formulas: false,
        }
    }

    /// Writes blocks. A book's links are checked against the names that these blocks have.
    pub fn write(&mut self, blocks: &[Block]) {
        let mut names = Vec::new();
        collect_names(blocks, &mut names);
        for name in names {
            let id = match self.syntax {
                Syntax::Page => format!("{NAME_PREFIX}{name}"),
                Syntax::Book => format!("a{}", self.ids.len() + 1),
            };
            self.ids.entry(name.to_owned()).or_insert((id, false));
        }
        self.push_blocks(blocks);
    }

    fn push_blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.push_block(block));
    }

    fn push_block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, anchor, content } => {
                let id = self.heading_id(*level, anchor.as_deref(), content);
                self.open(&format!("h{level}"), &[("id", id.as_deref())]);
                self.push_inlines(content);
                self.close(&format!("h{level}"));
                self.out.push('\n');
            }
            Block::Paragraph { anchor, content } => {
                let id = self.take_id(anchor.as_deref());
                self.open("p", &[("id", id.as_deref())]);
                self.push_inlines(content);
                self.out.push_str("</p>\n");
            }
            Block::List { ordered, start, numbering, items } => {
                let name = if *ordered { "ol" } else { "ul" };
                let start = start.map(|start| start.to_string());
                self.open(name, &[("start", start.as_deref()), ("type", numbering.map(Numbering::name))]);
                self.out.push('\n');
                for item in items {
                    let id = self.take_id(item.anchor.as_deref());
                    let value = item.value.map(|value| value.to_string());
                    self.open("li", &[("id", id.as_deref()), ("value", value.as_deref())]);
                    self.push_cell_content(&item.blocks);
                    self.out.push_str("</li>\n");
                }
                self.close(name);
                self.out.push('\n');
            }
            Block::Definitions { entries } => {
                self.out.push_str("<dl>\n");
                for entry in entries {
                    if entry.terms.is_empty() && self.syntax == Syntax::Book {
                        self.out.push_str("<dt></dt>\n");
                    }
                    for term in &entry.terms {
                        self.out.push_str("<dt>");
                        self.push_inlines(term);
                        self.out.push_str("</dt>\n");
                    }
                    self.out.push_str("<dd>");
                    self.push_cell_content(&entry.blocks);
                    self.out.push_str("</dd>\n");
                }
                self.out.push_str("</dl>\n");
            }
            Block::Post { author, published, blocks } => {
                self.out.push_str("<article>\n");
                if let Some(line) = sender_line(author, published) {
                    self.out.push_str("<header>");
                    self.push_text(&line);
                    self.out.push_str("</header>\n");
                }
                self.push_blocks(blocks);
                self.out.push_str("</article>\n");
            }
            Block::Quote { blocks } => {
                self.out.push_str("<blockquote>\n");
                self.push_blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
            Block::Code { text, language } => {
                let class = language.as_ref().map(|name| format!("language-{name}"));
                self.out.push_str("<pre>");
                self.open("code", &[("class", class.as_deref())]);
                self.push_text(text);
                self.out.push_str("</code></pre>\n");
            }
            Block::Table { caption, rows } => {
                self.out.push_str("<table>\n");
                if !caption.is_empty() {
                    self.out.push_str("<caption>");
                    self.push_inlines(caption);
                    self.out.push_str("</caption>\n");
                }
                for row in rows {
                    self.out.push_str("<tr>");
                    for cell in &row.cells {
                        let name = if cell.header { "th" } else { "td" };
                        let columns = (cell.columns > 1).then(|| cell.columns.to_string());
                        let rows = (cell.rows > 1).then(|| cell.rows.to_string());
                        self.open(name, &[("colspan", columns.as_deref()), ("rowspan", rows.as_deref())]);
                        self.push_cell_content(&cell.blocks);
                        self.close(name);
                    }
                    self.out.push_str("</tr>\n");
                }
                self.out.push_str("</table>\n");
            }
            Block::Figure { images, caption } => {
                self.out.push_str("<figure>");
                images.iter().for_each(|image| self.push_image(image));
                if !caption.is_empty() {
                    self.out.push_str("<figcaption>");
                    self.push_inlines(caption);
                    self.out.push_str("</figcaption>");
                }
                self.out.push_str("</figure>\n");
            }
            Block::Embed { url, title, poster } => {
                self.out.push_str("<p>");
                self.push_link(url, |markup| match poster {
                    Some(image) if markup.can_show(image) => markup.push_image(image),
                    _ => markup.push_text(title.as_deref().unwrap_or(&host(url))),
                });
                self.out.push_str("</p>\n");
            }
            Block::Rule => self.push_empty("hr", &[]),
        }
    }

    /// A single paragraph stands in an item or a cell without a `p` of its own.
    fn push_cell_content(&mut self, blocks: &[Block]) {
        match blocks {
            [Block::Paragraph { anchor: None, content }] => self.push_inlines(content),
            [Block::Paragraph { anchor: None, content }, rest @ ..]
                if rest.iter().all(|block| matches!(block, Block::List { .. })) =>
            {
                self.push_inlines(content);
                self.out.push('\n');
                self.push_blocks(rest);
            }
            _ => self.push_blocks(blocks),
        }
    }

    fn push_inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text { text } => self.push_text(text),
                Inline::Link { href, content } => self.push_link(href, |markup| markup.push_inlines(content)),
                Inline::Styled { style, content } => {
                    let name = style_element(*style);
                    self.open(name, &[]);
                    self.push_inlines(content);
                    self.close(name);
                }
                Inline::Code { text } => {
                    self.out.push_str("<code>");
                    self.push_text(text);
                    self.out.push_str("</code>");
                }
                Inline::Ruby { base, reading } => {
                    self.out.push_str("<ruby>");
                    self.push_text(base);
                    self.out.push_str("<rt>");
                    self.push_text(reading);
                    self.out.push_str("</rt></ruby>");
                }
                Inline::Formula { formula } => {
                    self.has_formulas |= push_formula(&mut self.out, formula, self.syntax);
                }
                Inline::Image { image } => self.push_image(image),
                Inline::Break => self.push_empty("br", &[]),
            }
        }
    }

    /// A link; its content alone where a book may not have one.
    fn push_link(&mut self, href: &str, content: impl FnOnce(&mut Self)) {
        let address = match (self.syntax, href.strip_prefix('#')) {
            (Syntax::Page, Some(name)) => Some(format!("#{NAME_PREFIX}{name}")),
            (Syntax::Page, None) => Some(href.to_owned()),
            (Syntax::Book, _) if self.is_in_link => None,
            (Syntax::Book, Some(name)) => self.ids.get(&decode_fragment(name)).map(|(id, _)| format!("#{id}")),
            (Syntax::Book, None) => Some(book_address(href)),
        };
        let Some(address) = address else { return content(self) };
        let was_in_link = std::mem::replace(&mut self.is_in_link, true);
        self.open("a", &[("href", Some(&address))]);
        content(self);
        self.out.push_str("</a>");
        self.is_in_link = was_in_link;
    }

    fn can_show(&self, image: &Image) -> bool {
        self.syntax == Syntax::Page || self.pictures.get(&image.src).is_some()
    }

    /// The picture; a link to it where a book does not hold it.
    fn push_image(&mut self, image: &Image) {
        let picture = self.pictures.get(&image.src);
        let width = image.width.map(|px| px.to_string());
        let height = image.height.map(|px| px.to_string());
        let size = [("width", width.as_deref()), ("height", height.as_deref())];
        match (self.syntax, picture) {
            (Syntax::Page, None) => {
                let facts =
                    [("src", Some(&*image.src)), ("srcset", image.srcset.as_deref()), ("alt", Some(&*image.alt))];
                self.push_empty("img", &[&facts[..], &size].concat());
            }
            (Syntax::Page, Some(picture)) => {
                let facts = [("src", Some(&*picture.data_address())), ("alt", Some(&*image.alt))];
                self.push_empty("img", &[&facts[..], &size].concat());
            }
            (Syntax::Book, Some(picture)) => {
                let known = self.used.iter().position(|address| *address == image.src);
                let number = known.unwrap_or(self.used.len());
                if known.is_none() {
                    self.used.push(image.src.clone());
                }
                let name = picture_name(number, picture.extension);
                let facts = [("src", Some(&*name)), ("alt", Some(&*image.alt))];
                self.push_empty("img", &[&facts[..], &size].concat());
            }
            (Syntax::Book, None) => {
                let words = if image.alt.is_empty() { &image.src } else { &image.alt };
                self.push_link(&image.src, |markup| markup.push_text(words));
            }
        }
    }

    fn heading_id(&mut self, level: u8, anchor: Option<&str>, content: &[Inline]) -> Option<String> {
        let named = self.take_id(anchor);
        if self.syntax == Syntax::Page {
            return named;
        }
        self.id_count += 1;
        let id = named.unwrap_or_else(|| format!("h{}", self.id_count));
        let words = plain_text(content);
        if !words.trim().is_empty() {
            self.places.push(Place { level, id: id.clone(), words });
        }
        Some(id)
    }

    /// What stands for a name of the article, once: of elements with one name a link leads to the first.
    fn take_id(&mut self, anchor: Option<&str>) -> Option<String> {
        let (id, is_written) = self.ids.get_mut(anchor?)?;
        let is_first = !std::mem::replace(is_written, true);
        is_first.then(|| id.clone())
    }

    fn open(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.push_tag(name, attributes);
        self.out.push('>');
    }

    fn close(&mut self, name: &str) {
        self.out.push_str(&format!("</{name}>"));
    }

    fn push_empty(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.push_tag(name, attributes);
        self.out.push_str(if self.syntax == Syntax::Book { "/>" } else { ">" });
        if name != "img" {
            self.out.push('\n');
        }
    }

    fn push_tag(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            push_attribute(&mut self.out, name, *value);
        }
    }

    fn push_text(&mut self, text: &str) {
        match self.syntax {
            Syntax::Page => push_text(&mut self.out, text),
            Syntax::Book => push_xml(&mut self.out, text),
        }
    }
}

/// Where a book keeps its picture of this number, from 0.
pub(super) fn picture_name(number: usize, extension: &str) -> String {
    format!("pictures/{}.{extension}", number + 1)
}

/// Names that blocks have, in order; the tree is at most [`ARTICLE_DEPTH`](crate::limits::ARTICLE_DEPTH) deep.
fn collect_names<'b>(blocks: &'b [Block], names: &mut Vec<&'b str>) {
    for block in blocks {
        match block {
            Block::Heading { anchor, .. } | Block::Paragraph { anchor, .. } => names.extend(anchor.as_deref()),
            Block::List { items, .. } => items.iter().for_each(|item| {
                names.extend(item.anchor.as_deref());
                collect_names(&item.blocks, names);
            }),
            Block::Definitions { entries } => entries.iter().for_each(|entry| collect_names(&entry.blocks, names)),
            Block::Quote { blocks } | Block::Post { blocks, .. } => collect_names(blocks, names),
            Block::Table { rows, .. } => {
                rows.iter().flat_map(|row| &row.cells).for_each(|cell| collect_names(&cell.blocks, names));
            }
            Block::Code { .. } | Block::Figure { .. } | Block::Embed { .. } | Block::Rule => {}
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
