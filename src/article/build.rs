//! Builds the typed article from the blocks that the verdict kept.
//!
//! Works leaf by leaf: each kept block, picture, rule or preformatted text knows its structural ancestors (lists,
//! quotes, tables, figures); what the leaf before it had open and this one lies outside of is closed, the rest opened.
//! So the cost is leaves × depth, order is the page's, and no recursion follows the page.

use super::embed::find_embed;
use super::frame::{Frame, Kind, structural_kind};
use super::image::{ICON_PX, find_image};
use super::inline::{build_inlines, inline_pictures};
use super::marks::{drop_buttons, drop_handles, drop_own_link, drop_ways_back, is_beside_heading};
use super::prose::build_preformatted;
use super::shown::Shown;
use super::wrappers::find_wrappers;
use super::{Block, Inline};
use crate::block::{self, Before, Blocks, Piece, is_preformatted};
use crate::hash::HashSet;
use crate::lexicon::captions::{is_caption, is_caption_name};
use crate::limits::{ARTICLE_DEPTH, FIGURE_IMAGES};
use crate::metadata::Post;
use crate::order::sort_by_key;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::text::SENTENCE_UNITS;
use crate::text::punctuation::ends_sentence;
use std::borrow::Cow;

/// What the verdict keeps of a page.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// For every block of the page, whether it belongs to the article.
    pub blocks: Vec<bool>,
    /// Pictures (`img`) and embeds (`iframe`, `video`, `audio`) that belong to the article, in document order.
    pub media: Vec<NodeId>,
    /// Boxes that hold a picture with its caption and are no `figure`.
    pub picture_boxes: HashSet<NodeId>,
    /// The messages the text is made of, in document order; none but in discussions.
    pub posts: Vec<Post>,
    /// By block: whether it belongs to a note outside the article that its text refers to.
    pub notes: Vec<bool>,
    /// Ids of the marks that refer to notes.
    pub note_marks: HashSet<String>,
}

/// Something that becomes one block.
#[derive(Clone, Copy)]
enum Leaf {
    Text(usize),
    Media(NodeId),
    Preformatted(NodeId),
    Rule(NodeId),
}

/// An article and where it stood.
#[derive(Debug, Clone, Default)]
pub struct Built {
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
    /// For every block, the node of the page it begins at.
    pub sources: Vec<NodeId>,
    /// The notes it refers to that stood outside.
    pub notes: Vec<Block>,
}

/// Builds the article; empty if nothing is kept. `tables` are those that hold data.
pub fn build_article(dom: &Dom, blocks: &Blocks, tables: &HashSet<NodeId>, kept: &Kept) -> Built {
    let no_marks = HashSet::default();
    let mut anchors = collect_anchors(dom, blocks, &kept.blocks);
    anchors.extend(collect_anchors(dom, blocks, &kept.notes));
    let wrappers = find_wrappers(dom, blocks, &kept.blocks);
    let builder = |posts, note_marks| Builder {
        dom,
        blocks,
        tables,
        wrappers: &wrappers,
        media: &kept.media,
        picture_boxes: &kept.picture_boxes,
        posts,
        anchors: &anchors,
        note_marks,
        frames: vec![Frame::new(NodeId::ROOT, Kind::Root)],
        last: None,
        sources: Vec::new(),
        opened_at: None,
        shown: Shown::default(),
    };
    let built = builder(&kept.posts, &no_marks).build(collect_leaves(dom, blocks, &kept.blocks, &kept.media));
    let notes = builder(&[], &kept.note_marks).build(collect_leaves(dom, blocks, &kept.notes, &[]));
    Built { notes: notes.blocks, ..built }
}

/// All leaves in document order.
fn collect_leaves(dom: &Dom, blocks: &Blocks, kept: &[bool], media: &[NodeId]) -> Vec<Leaf> {
    let mut leaves: Vec<(NodeId, Leaf)> = Vec::new();
    let mut preformatted = None;
    let mut inline = HashSet::default();
    for (index, block) in blocks.list().iter().enumerate() {
        if !kept.get(index).copied().unwrap_or(false) {
            continue;
        }
        // The outermost, lest nested ones be written twice.
        match dom.ancestors(block.first).filter(|&id| is_preformatted(dom, id)).last() {
            Some(pre) if preformatted == Some(pre) => {}
            Some(pre) => {
                preformatted = Some(pre);
                leaves.push((pre, Leaf::Preformatted(pre)));
            }
            None => {
                leaves.push((block.first, Leaf::Text(index)));
                inline.extend(inline_pictures(dom, blocks, media, index));
            }
        }
    }
    let range = leaves.first().map(|(id, _)| *id).zip(leaves.last().map(|(id, _)| *id));
    if let Some((first, last)) = range {
        let rules = (first.0..last.0).map(NodeId).filter(|&id| dom.tag(id) == Tag::HR);
        leaves.extend(rules.map(|id| (id, Leaf::Rule(id))));
    }
    leaves.extend(media.iter().filter(|id| !inline.contains(id)).map(|&id| (id, Leaf::Media(id))));
    sort_by_key(&mut leaves, |(id, _)| *id);
    leaves.into_iter().map(|(_, leaf)| leaf).collect()
}

/// Ids that a kept link points at: only these become anchors.
fn collect_anchors(dom: &Dom, blocks: &Blocks, kept: &[bool]) -> HashSet<String> {
    let mut anchors = HashSet::default();
    let kept_blocks = blocks.list().iter().zip(kept).filter(|(_, kept)| **kept);
    for (block, _) in kept_blocks.filter(|(block, _)| block.links > 0) {
        for id in (block.first.0.saturating_sub(1)..=block.last.0).map(NodeId).filter(|&id| dom.tag(id) == Tag::A) {
            if let Some((_, anchor)) = dom.attr(id, Attr::HREF).and_then(|href| href.split_once('#'))
                && !anchor.is_empty()
            {
                anchors.insert(crate::url::decode_fragment(anchor));
            }
        }
    }
    anchors
}

struct Builder<'d> {
    dom: &'d Dom,
    blocks: &'d Blocks,
    tables: &'d HashSet<NodeId>,
    wrappers: &'d HashSet<NodeId>,
    media: &'d [NodeId],
    picture_boxes: &'d HashSet<NodeId>,
    posts: &'d [Post],
    anchors: &'d HashSet<String>,
    /// Ids of marks that the notes, if these are notes, lead back to.
    note_marks: &'d HashSet<String>,
    frames: Vec<Frame>,
    /// The text leaf before this one, if it is still in the same frame.
    last: Option<usize>,
    /// Where each block of the article begins in the page.
    sources: Vec<NodeId>,
    /// Where the outermost open structure begins.
    opened_at: Option<NodeId>,
    shown: Shown,
}

impl Builder<'_> {
    fn build(mut self, leaves: Vec<Leaf>) -> Built {
        for leaf in leaves {
            self.add(leaf);
        }
        self.finish()
    }

    fn add(&mut self, leaf: Leaf) {
        let at = match leaf {
            Leaf::Text(index) => self.blocks.list().get(index).map_or(NodeId::ROOT, |block| block.first),
            Leaf::Media(id) | Leaf::Preformatted(id) | Leaf::Rule(id) => id,
        };
        self.enter(at);
        match leaf {
            Leaf::Text(index) => self.add_text(index),
            Leaf::Media(id) => self.add_media(id),
            Leaf::Preformatted(id) => self.add_code(id),
            Leaf::Rule(_) => {
                if self.frames.len() == 1 && !matches!(self.frame().blocks.last(), None | Some(Block::Rule)) {
                    self.push(Block::Rule);
                }
            }
        }
        if self.frames.len() == 1 {
            self.note_source(at);
        } else {
            self.opened_at.get_or_insert(at);
        }
    }

    /// Notes where the blocks begin that the article has got since the last time.
    fn note_source(&mut self, at: NodeId) {
        let count = self.frames.first().map_or(0, |root| root.blocks.len());
        self.sources.resize(count, at);
    }

    /// Closes the frames that do not hold `id`, opens those that do.
    fn enter(&mut self, id: NodeId) {
        while self.frames.len() > 1 && !self.dom.is_within(id, self.frame().id) {
            self.close();
        }
        let innermost = self.frame().id;
        let mut chain: Vec<NodeId> = self.dom.ancestors(id).take_while(|&ancestor| ancestor != innermost).collect();
        chain.reverse();
        for ancestor in chain {
            if self.frames.len() >= ARTICLE_DEPTH {
                break;
            }
            if let Some(kind) = self.kind_of(ancestor) {
                self.last = None;
                let mut frame = Frame::new(ancestor, kind);
                frame.anchor = self.anchor(ancestor);
                self.frames.push(frame);
            }
        }
    }

    /// What structure an element opens here. A list or a table around messages is only their box.
    fn kind_of(&mut self, id: NodeId) -> Option<Kind> {
        let next = self.posts.partition_point(|post| post.node < id);
        let mut within = self.posts.iter().skip(next).take_while(|post| self.dom.is_within(post.node, id));
        if let Some(post) = within.next() {
            let (author, published) = (post.author.clone(), post.published.clone());
            return (post.node == id).then_some(Kind::Post { author, published });
        }
        if self.wrappers.contains(&id) {
            return None;
        }
        let (dom, tables) = (self.dom, self.tables);
        let is_picture_box = self.picture_boxes.contains(&id);
        structural_kind(dom, tables, id, &self.frame().kind).or(is_picture_box.then_some(Kind::Figure))
    }

    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(NodeId::ROOT, Kind::Root));
        }
        let top = self.frames.len() - 1;
        &mut self.frames[top] // never empty: the line above saw to it
    }

    fn close(&mut self) {
        self.last = None;
        if let Some(mut frame) = self.frames.pop() {
            frame.drop_repeated(&mut self.shown);
            frame.close_into(self.frame());
        }
        if self.frames.len() == 1
            && let Some(at) = self.opened_at.take()
        {
            self.note_source(at);
        }
    }

    fn push(&mut self, block: Block) {
        self.last = None;
        self.frame().push(block);
    }

    fn finish(mut self) -> Built {
        while self.frames.len() > 1 {
            self.close();
        }
        let blocks = self.frames.pop().map(|root| root.blocks).unwrap_or_default();
        Built { blocks, sources: self.sources, notes: Vec::new() }
    }

    fn anchor(&self, id: NodeId) -> Option<String> {
        self.dom.attr(id, Attr::ID).filter(|id| self.anchors.contains(*id)).map(str::to_owned)
    }

    /// The anchor of a box or of an empty `a` at its beginning.
    fn anchor_of_block(&self, block: &block::Block) -> Option<String> {
        let start = block.owner.max(NodeId(block.first.0.saturating_sub(4)));
        let names = (start.0..=block.first.0).map(NodeId).find_map(|id| {
            let name = self.dom.attr(id, Attr::NAME).filter(|name| self.anchors.contains(*name));
            self.anchor(id).or_else(|| name.map(str::to_owned))
        });
        // An item is named by its frame.
        let own = self.frames.last().and_then(|frame| frame.anchor.clone());
        self.anchor(block.owner).or(names).filter(|name| Some(name) != own.as_ref())
    }

    fn add_text(&mut self, index: usize) {
        let Some(block) = self.blocks.list().get(index) else { return };
        let top = self.frame().id;
        let heading = self.dom.closest(block.first, |id| heading_level(self.dom, id).is_some()).filter(|&id| id > top);
        let mut pieces = self.pieces_of(block, heading);
        for node in inline_pictures(self.dom, self.blocks, self.media, index) {
            let at = pieces.partition_point(|piece| piece.node < node);
            if !pieces.is_empty() {
                pieces.to_mut().insert(at, Piece { node, from: 0, to: 0 });
            }
        }
        let content = build_inlines(self.dom, &pieces, top);
        if content.is_empty() {
            return;
        }
        self.shown.end_run();
        if (is_caption_line(self.blocks.text(index), block.units) || self.is_named_caption(block))
            && let Some(Block::Figure { caption, .. }) = self.frame().blocks.last_mut()
            && caption.is_empty()
        {
            *caption = content;
            return;
        }
        let anchor = self.anchor_of_block(block);
        if self.joins_line_before(index, block)
            && let Some(Block::Paragraph { content: before, .. } | Block::Heading { content: before, .. }) =
                self.frame().blocks.last_mut()
        {
            before.push(Inline::Break);
            before.extend(content);
        } else {
            match heading.and_then(|id| heading_level(self.dom, id)) {
                Some(level) => {
                    self.push(Block::Heading { level: level.clamp(2, 6), anchor, content: drop_own_link(content) })
                }
                None => self.push(Block::Paragraph { anchor, content }),
            }
        }
        self.last = Some(index);
    }

    /// Whether a block's own box says that it is a caption.
    fn is_named_caption(&self, block: &block::Block) -> bool {
        self.dom.attr(block.owner, Attr::CLASS).is_some_and(is_caption_name)
    }

    /// Whether a block names something, as headings do: a term, a table, a picture.
    fn is_label(&self, owner: NodeId) -> bool {
        self.dom.ancestors(owner).take(2).any(|id| matches!(self.dom.tag(id), Tag::DT | Tag::CAPTION | Tag::FIGCAPTION))
    }

    /// The pieces of a block without the page's own signs.
    fn pieces_of(&self, block: &block::Block, heading: Option<NodeId>) -> Cow<'_, [Piece]> {
        let pieces = drop_buttons(self.dom, self.blocks.pieces(block), block.owner);
        match heading {
            _ if block.links == 0 => Cow::Borrowed(pieces),
            Some(heading) => Cow::Owned(drop_handles(self.dom, pieces, heading)),
            None if self.is_label(block.owner) => Cow::Owned(drop_handles(self.dom, pieces, block.owner)),
            None if !self.note_marks.is_empty() => Cow::Owned(drop_ways_back(self.dom, pieces, self.note_marks)),
            None if is_beside_heading(self.dom, pieces, block.owner) => Cow::Borrowed(&[]),
            None => Cow::Borrowed(pieces),
        }
    }

    /// Whether a line continues the paragraph of the line before it: one `br` between them, and no sign of a new
    /// paragraph (an indent, or a long line that ended its sentence).
    fn joins_line_before(&self, index: usize, block: &block::Block) -> bool {
        let Some(before) = self.last.filter(|&last| last + 1 == index).and_then(|last| self.blocks.list().get(last))
        else {
            return false;
        };
        let ended = before.units >= SENTENCE_UNITS && ends_sentence(self.blocks.text(index - 1));
        block.before == Before::Break && before.owner == block.owner && !block.is_indented && !ended
    }

    fn add_media(&mut self, id: NodeId) {
        if matches!(self.dom.tag(id), Tag::IMG | Tag::AMP_IMG | Tag::FIGURE) {
            let Some(image) = find_image(self.dom, id) else { return };
            let is_icon = image.width.is_some_and(|px| px <= ICON_PX) && image.height.is_some_and(|px| px <= ICON_PX);
            if is_icon {
                return;
            }
            let frame = self.frame();
            if frame.kind == Kind::Figure {
                if frame.images.len() < FIGURE_IMAGES && !frame.images.iter().any(|known| known.src == image.src) {
                    frame.images.push(image);
                }
            } else if matches!(frame.kind, Kind::Cell { .. }) || self.shown.is_new(&image) {
                self.push(Block::Figure { images: vec![image], caption: Vec::new() });
            }
            return;
        }
        if let Some(embed) = find_embed(self.dom, id) {
            self.push(embed);
        }
    }

    fn add_code(&mut self, id: NodeId) {
        build_preformatted(self.dom, id).into_iter().for_each(|block| self.push(block));
    }
}

/// A longer line below a picture is a paragraph, in units.
const CAPTION_UNITS: u32 = 160;

/// Whether a line says of itself that it is about the picture above it.
fn is_caption_line(text: &str, units: u32) -> bool {
    units <= CAPTION_UNITS && is_caption(text)
}

/// `h1`–`h6`, or an element that says it is a heading.
pub fn heading_level(dom: &Dom, id: NodeId) -> Option<u8> {
    dom.tag(id).heading_level().or_else(|| {
        let is_heading = dom.attr(id, Attr::ROLE).is_some_and(|role| role.eq_ignore_ascii_case("heading"));
        is_heading.then(|| dom.attr(id, Attr::ARIA_LEVEL).and_then(|level| level.trim().parse().ok()).unwrap_or(2))
    })
}
