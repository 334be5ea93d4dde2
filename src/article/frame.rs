//! The open structures while an article is built: lists, quotes, tables, figures, and what may stand in which.

use super::shown::Shown;
use super::{Block, Cell, Definition, Image, Inline, Item, Numbering, Row};
use crate::hash::HashSet;
use crate::page::{Attr, Dom, NodeId, Tag, find_figure_background};

/// What an open structure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Root,
    Post { author: Option<String>, published: Option<String> },
    List { ordered: bool, start: Option<i32>, reversed: bool, numbering: Option<Numbering> },
    Item { value: Option<i32> },
    Quote,
    Table,
    Row,
    Cell { header: bool, columns: u16, rows: u16 },
    Caption,
    Definitions,
    Term,
    Description,
    Figure,
}

/// An open structure with what was put in it so far.
pub(super) struct Frame {
    pub id: NodeId,
    pub kind: Kind,
    pub anchor: Option<String>,
    pub blocks: Vec<Block>,
    pub images: Vec<Image>,
    items: Vec<Item>,
    rows: Vec<Row>,
    cells: Vec<Cell>,
    entries: Vec<Definition>,
    caption: Vec<Inline>,
    /// How many of the blocks stood before the caption.
    caption_at: usize,
}

impl Frame {
    pub fn new(id: NodeId, kind: Kind) -> Self {
        Frame {
            id,
            kind,
            anchor: None,
            blocks: Vec::new(),
            images: Vec::new(),
            items: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            entries: Vec::new(),
            caption: Vec::new(),
            caption_at: 0,
        }
    }

    /// Adds words to the caption; those below other blocks are a paragraph there.
    fn add_caption(&mut self, content: Vec<Inline>) {
        if self.caption.is_empty() {
            self.caption_at = self.blocks.len();
        }
        if self.blocks.len() == self.caption_at {
            add_inlines(&mut self.caption, content);
        } else if !content.is_empty() {
            self.blocks.push(Block::Paragraph { anchor: None, content });
        }
    }

    /// Puts a block where this kind of structure keeps its content.
    pub fn push(&mut self, block: Block) {
        match self.kind {
            Kind::Root
            | Kind::Post { .. }
            | Kind::Quote
            | Kind::Item { .. }
            | Kind::Cell { .. }
            | Kind::Description => self.blocks.push(block),
            // A list right in a list belongs to the item above it.
            Kind::List { .. } => match (self.items.last_mut(), block) {
                (Some(item), block @ Block::List { .. }) => item.blocks.push(block),
                (_, block) => self.items.push(Item { anchor: None, value: None, blocks: vec![block] }),
            },
            Kind::Table => self.rows.push(Row { cells: vec![plain_cell(block)] }),
            Kind::Row => self.cells.push(plain_cell(block)),
            Kind::Definitions => match self.entries.last_mut() {
                Some(entry) => entry.blocks.push(block),
                None => self.entries.push(Definition { terms: Vec::new(), blocks: vec![block] }),
            },
            Kind::Caption | Kind::Term => add_lines(&mut self.caption, block),
            Kind::Figure => match block {
                Block::Figure { images, caption } => {
                    self.images.extend(images);
                    self.add_caption(caption);
                }
                Block::Paragraph { content, .. } | Block::Heading { content, .. } => self.add_caption(content),
                other => self.blocks.push(other),
            },
        }
    }

    /// Leaves out a figure's pictures that are shown already, unless it has words about them.
    pub fn drop_repeated(&mut self, shown: &mut Shown) {
        if self.kind == Kind::Figure {
            let has_words = !self.caption.is_empty();
            self.images.retain(|image| shown.is_new(image) || has_words);
        }
    }

    /// Turns the structure into what its parent holds.
    pub fn close_into(self, parent: &mut Frame) {
        match self.kind {
            Kind::Root => parent.blocks.extend(self.blocks),
            Kind::Post { author, published } => {
                if !self.blocks.is_empty() {
                    parent.push(Block::Post { author, published, blocks: self.blocks });
                }
            }
            Kind::List { ordered, start, reversed, numbering } => {
                if !self.items.is_empty() {
                    let start = start.filter(|_| ordered);
                    let items = if reversed { count_down(self.items, start) } else { self.items };
                    parent.push(Block::List { ordered, start: start.filter(|_| !reversed), numbering, items });
                }
            }
            Kind::Item { value } => match parent.kind {
                Kind::List { .. } if !self.blocks.is_empty() => {
                    parent.items.push(Item { anchor: self.anchor, value, blocks: self.blocks });
                }
                _ => self.blocks.into_iter().for_each(|block| parent.push(block)),
            },
            Kind::Quote => {
                if !self.blocks.is_empty() {
                    parent.push(Block::Quote { blocks: self.blocks });
                }
            }
            Kind::Table => {
                if !self.rows.is_empty() {
                    parent.push(Block::Table { caption: self.caption, rows: self.rows });
                }
            }
            Kind::Row => {
                if !self.cells.is_empty() {
                    parent.rows.push(Row { cells: self.cells });
                }
            }
            Kind::Cell { header, columns, rows } => {
                parent.cells.push(Cell { header, columns, rows, blocks: self.blocks })
            }
            Kind::Caption => parent.add_caption(self.caption),
            Kind::Definitions => {
                if !self.entries.is_empty() {
                    parent.push(Block::Definitions { entries: self.entries });
                }
            }
            Kind::Term => match parent.entries.last_mut() {
                Some(entry) if entry.blocks.is_empty() => entry.terms.push(self.caption),
                _ => parent.entries.push(Definition { terms: vec![self.caption], blocks: Vec::new() }),
            },
            Kind::Description => match parent.entries.last_mut() {
                Some(entry) => entry.blocks.extend(self.blocks),
                None => parent.entries.push(Definition { terms: Vec::new(), blocks: self.blocks }),
            },
            Kind::Figure => {
                let Frame { images, mut blocks, mut caption, caption_at, anchor, .. } = self;
                if let ([], [Block::Table { caption: words, .. }]) = (images.as_slice(), blocks.as_mut_slice())
                    && words.is_empty()
                {
                    *words = std::mem::take(&mut caption);
                }
                let below = blocks.split_off(caption_at.min(blocks.len()));
                blocks.into_iter().for_each(|block| parent.push(block));
                if !images.is_empty() {
                    parent.push(Block::Figure { images, caption });
                } else if !caption.is_empty() {
                    parent.push(Block::Paragraph { anchor, content: caption });
                }
                below.into_iter().for_each(|block| parent.push(block));
            }
        }
    }
}

/// What structure an element opens inside `parent`; none if it is only a box. `tables` are those that hold data.
pub(super) fn structural_kind(dom: &Dom, tables: &HashSet<NodeId>, id: NodeId, parent: &Kind) -> Option<Kind> {
    let in_rows = matches!(parent, Kind::Table);
    let in_definitions = matches!(parent, Kind::Definitions);
    // A caption or a term holds running text only.
    if matches!(parent, Kind::Caption | Kind::Term) {
        return None;
    }
    Some(match dom.tag(id) {
        Tag::UL | Tag::MENU | Tag::DIR => Kind::List { ordered: false, start: None, reversed: false, numbering: None },
        Tag::OL => {
            let reversed = dom.has_attr(id, Attr::REVERSED);
            // Items that are left out are counted too.
            let count = || dom.children(id).filter(|&item| dom.tag(item) == Tag::LI).count() as i32;
            let start = number(dom, id, Attr::START).or_else(|| reversed.then(count));
            let numbering = dom.attr(id, Attr::TYPE).and_then(|name| Numbering::parse(name.trim()));
            Kind::List { ordered: true, start, reversed, numbering }
        }
        Tag::LI if matches!(parent, Kind::List { .. }) => {
            let is_counted = matches!(parent, Kind::List { ordered: true, .. });
            Kind::Item { value: number(dom, id, Attr::VALUE).filter(|_| is_counted) }
        }
        Tag::BLOCKQUOTE => Kind::Quote,
        Tag::TABLE if tables.contains(&id) => Kind::Table,
        Tag::CAPTION if in_rows && !is_below_rows(dom, id) => Kind::Caption,
        Tag::TR if in_rows => Kind::Row,
        tag @ (Tag::TD | Tag::TH) if matches!(parent, Kind::Row) => Kind::Cell {
            header: tag == Tag::TH,
            columns: span(dom, id, Attr::COLSPAN, 100),
            rows: span(dom, id, Attr::ROWSPAN, 1000),
        },
        Tag::DL => Kind::Definitions,
        Tag::DT if in_definitions => Kind::Term,
        Tag::DD if in_definitions => Kind::Description,
        Tag::FIGURE if holds_picture(dom, id) => Kind::Figure,
        Tag::FIGCAPTION if matches!(parent, Kind::Figure) => Kind::Caption,
        _ => return None,
    })
}

/// Whether rows of its table stand above a caption, which is then a line below them.
fn is_below_rows(dom: &Dom, caption: NodeId) -> bool {
    // Before it stand at most other captions and columns; what is far away stands below rows.
    let table = dom.closest(caption, |id| dom.tag(id) == Tag::TABLE).unwrap_or(caption);
    caption.0 - table.0 > FIGURE_NODES || (table.0..caption.0).any(|id| dom.tag(NodeId(id)) == Tag::TR)
}

/// A figure of more nodes holds more than pictures and what they show; a table has its caption no farther in.
const FIGURE_NODES: u32 = 5000;

fn holds_picture(dom: &Dom, figure: NodeId) -> bool {
    if dom.end(figure).0 - figure.0 > FIGURE_NODES {
        return false;
    }
    let mut has_picture = false;
    for id in dom.subtree(figure) {
        match dom.tag(id) {
            Tag::TABLE | Tag::PRE => return false,
            Tag::IMG | Tag::AMP_IMG => has_picture = true,
            _ => {}
        }
    }
    has_picture || find_figure_background(dom, figure).is_some()
}

fn number(dom: &Dom, id: NodeId, name: Attr) -> Option<i32> {
    dom.attr(id, name).and_then(|value| value.trim().parse().ok())
}

/// Numbers items from the last to the first.
fn count_down(mut items: Vec<Item>, start: Option<i32>) -> Vec<Item> {
    let mut next = start.unwrap_or(items.len() as i32);
    for item in &mut items {
        next = *item.value.get_or_insert(next);
        next = next.saturating_sub(1);
    }
    items
}

fn span(dom: &Dom, id: NodeId, name: Attr, most: u16) -> u16 {
    dom.attr(id, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1).clamp(1, most)
}

fn plain_cell(block: Block) -> Cell {
    Cell { header: false, columns: 1, rows: 1, blocks: vec![block] }
}

fn add_lines(caption: &mut Vec<Inline>, block: Block) {
    match block {
        Block::Paragraph { content, .. } | Block::Heading { content, .. } => add_inlines(caption, content),
        Block::Code { text, .. } => add_inlines(caption, vec![Inline::Code { text }]),
        Block::Figure { images, .. } => caption.extend(images.into_iter().map(|image| Inline::Image { image })),
        Block::List { .. }
        | Block::Definitions { .. }
        | Block::Quote { .. }
        | Block::Post { .. }
        | Block::Table { .. }
        | Block::Embed { .. }
        | Block::Rule => {}
    }
}

/// Adds a line to a caption or a term, unless it is the line before once more: some stand there for each width of the screen.
fn add_inlines(caption: &mut Vec<Inline>, content: Vec<Inline>) {
    if caption.rsplit(|inline| matches!(inline, Inline::Break)).next().is_some_and(|line| line == content) {
        return;
    }
    if !caption.is_empty() && !content.is_empty() {
        caption.push(Inline::Break);
    }
    caption.extend(content);
}
