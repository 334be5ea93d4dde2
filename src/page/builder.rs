//! The one way a [`Dom`] is made: open, text, close. All doors go through here, so limits and clean-up hold alike.
//!
//! Depth is capped by flattening: an element below [`limits::DEPTH`] is closed before the next one opens at the same
//! level, so its text stays in order and nothing downstream ever meets a deep tree.

use super::dom::{Attribute, Dom, Node, NodeId};
#[cfg(feature = "html")]
use super::siblings::Siblings;
use super::{Attr, Tag};
use crate::limits;

/// Nodes of a heading among which its words are looked for.
const HEADING_NODES: usize = 16;

/// Collects a page in document order. Every `open` needs its `close`; missing ones are closed by `finish`.
#[derive(Debug, Default)]
pub struct DomBuilder {
    dom: Dom,
    /// Open elements, outermost first, as node numbers; a flattened one is already replaced by its successor.
    open: Vec<u32>,
    /// Levels opened beyond the depth cap and not yet closed.
    beyond: usize,
    preformatted: usize,
    #[cfg(feature = "html")]
    siblings: Siblings,
    /// Levels at which a heading was closed before its own end.
    ended: Vec<usize>,
}

impl DomBuilder {
    /// A builder for the page at `url` (empty if unknown), captured at `now_seconds` if the door has a clock.
    pub fn new(url: &str, now_seconds: Option<u32>) -> Self {
        let mut builder = DomBuilder::default();
        builder.dom.url = url.to_owned();
        builder.dom.base = url.to_owned();
        builder.dom.now_seconds = now_seconds;
        builder
    }

    /// Makes room for so many nodes and bytes of text at once: what grows by and by is copied as often as it doubles.
    pub fn reserve(&mut self, nodes: usize, bytes: usize) {
        self.dom.nodes.reserve(nodes);
        self.dom.pool.reserve(bytes);
    }

    /// Says that these nodes are what the reader chose of the page.
    pub fn choose(&mut self) {
        self.dom.is_chosen = true;
    }

    /// Opens an element. `attributes` in source order; values beyond the budgets are cut or left out.
    pub fn open<'a>(&mut self, tag: Tag, attributes: impl IntoIterator<Item = (Attr, &'a str)>) {
        if self.open.len() >= limits::DEPTH {
            self.beyond += 1;
            self.close_top();
        } else if tag == Tag::P && self.is_in_heading() {
            self.close_top();
            self.ended.push(self.open.len());
        }
        let from = self.dom.attributes.len();
        #[cfg(feature = "html")]
        let mut own_name = "";
        let mut room = limits::ATTRIBUTES;
        for (name, value) in attributes {
            if room == 0 {
                break;
            }
            room -= 1;
            #[cfg(feature = "html")]
            if name == Attr::LOCAL_NAME {
                own_name = value;
            }
            let value = floor_to_char(value, limits::ATTRIBUTE_BYTES);
            if let Some((start, end)) = self.keep(value) {
                self.dom.attributes.push(Attribute { name, from: start, to: end });
            }
        }
        let to = self.dom.attributes.len();
        self.push(tag, from as u32, to as u32);
        self.open.push(self.dom.nodes.len() as u32 - 1);
        #[cfg(feature = "html")]
        self.siblings.open(tag, own_name);
        if is_preformatted(tag) {
            self.preformatted += 1;
        }
        self.take_base(from);
    }

    /// Counts an element that the door leaves out with all it holds, so that the numbers of its siblings are the page's.
    #[cfg(feature = "html")]
    pub fn skip(&mut self, tag: Tag, name: &str) {
        self.siblings.skip(tag, name);
    }

    /// Adds a text node. Outside preformatted elements a run of nothing but white space is one space.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() || self.open.is_empty() {
            return;
        }
        let blank = self.preformatted == 0 && text.bytes().all(|b| b.is_ascii_whitespace());
        let text = if blank { " " } else { text };
        if let Some((from, to)) = self.keep(text) {
            self.push(Tag::TEXT, from, to);
            #[cfg(feature = "html")]
            self.siblings.text();
        }
    }

    /// Closes the innermost open element.
    pub fn close(&mut self) {
        if self.beyond > 0 && self.open.len() >= limits::DEPTH {
            self.beyond -= 1;
        } else if self.ended.pop_if(|level| *level == self.open.len()).is_none() {
            self.close_top();
        }
    }

    /// Number of open elements, flattened levels and headings that ended early included.
    pub fn depth(&self) -> usize {
        self.open.len() + self.beyond + self.ended.len()
    }

    /// Whether the innermost element is a heading that has its words: a paragraph cannot be among them, so the page
    /// forgot the heading's end. The root, which may be any part of a page, ends last.
    fn is_in_heading(&self) -> bool {
        let Some(&top) = self.open.get(1..).and_then(<[u32]>::last) else { return false };
        let inner = (top + 1..self.dom.nodes.len() as u32).map(NodeId).take(HEADING_NODES);
        self.dom.tag(NodeId(top)).heading_level().is_some()
            && inner.into_iter().any(|id| self.dom.tag(id) == Tag::TEXT && !self.dom.text(id).trim().is_empty())
    }

    /// Whether a budget is spent, so that a door may stop early.
    pub fn is_full(&self) -> bool {
        self.dom.is_cut
    }

    /// Closes what is open and gives the page.
    pub fn finish(mut self) -> Dom {
        while !self.open.is_empty() {
            self.close_top();
        }
        #[cfg(feature = "html")]
        {
            self.dom.numbers = self.siblings.finish();
        }
        self.dom
    }

    fn close_top(&mut self) {
        let end = self.dom.nodes.len() as u32;
        let Some(top) = self.open.pop() else { return };
        #[cfg(feature = "html")]
        self.siblings.close();
        if let Some(node) = self.dom.nodes.get_mut(top as usize) {
            node.end = end;
            if is_preformatted(node.tag) {
                self.preformatted = self.preformatted.saturating_sub(1);
            }
        }
    }

    fn push(&mut self, tag: Tag, from: u32, to: u32) {
        let id = self.dom.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        let depth = self.open.len() as u16;
        self.dom.nodes.push(Node { tag, depth, parent, end: id + 1, from, to });
        if self.dom.nodes.len() >= limits::NODES {
            self.dom.is_cut = true;
        }
    }

    fn keep(&mut self, text: &str) -> Option<(u32, u32)> {
        let from = self.dom.pool.len();
        if from + text.len() > limits::POOL_BYTES || self.dom.is_cut {
            self.dom.is_cut = true;
            return None;
        }
        self.dom.pool.push_str(text);
        Some((from as u32, self.dom.pool.len() as u32))
    }

    /// The first `base href` decides what addresses are relative to.
    fn take_base(&mut self, first_attribute: usize) {
        let id = NodeId(self.dom.nodes.len() as u32 - 1);
        if self.dom.tag(id) != Tag::BASE
            || self.dom.base != self.dom.url
            || first_attribute == self.dom.attributes.len()
        {
            return;
        }
        if let Some(href) = self.dom.attr(id, Attr::HREF)
            && let Some(base) = crate::url::resolve(&self.dom.url, href)
            // Browsers ignore a base of any other kind.
            && (base.starts_with("http:") || base.starts_with("https:") || base.starts_with("file:"))
        {
            self.dom.base = base;
        }
    }
}

fn is_preformatted(tag: Tag) -> bool {
    matches!(tag, Tag::PRE | Tag::LISTING | Tag::XMP | Tag::PLAINTEXT | Tag::SCRIPT | Tag::NOSCRIPT)
}

/// The longest prefix of at most `bytes` bytes that ends between characters.
fn floor_to_char(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes.min(text.len()))).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_without_its_end_holds_no_paragraphs() {
        let mut builder = DomBuilder::new("", None);
        for (tag, text) in [(Tag::BODY, ""), (Tag::H1, "The river"), (Tag::P, "It rose.")] {
            builder.open(tag, []);
            builder.text(text);
        }
        builder.close();
        builder.open(Tag::P, []);
        builder.close();
        assert_eq!(builder.depth(), 2);
        builder.close();
        builder.open(Tag::H2, []);
        builder.open(Tag::P, []);
        builder.text("The bridge");
        let dom = builder.finish();
        let shape: Vec<_> = dom.ids().filter(|&id| dom.tag(id) != Tag::TEXT).map(|id| dom.depth(id)).collect();
        assert_eq!(shape, [0, 1, 1, 1, 1, 2]);
    }

    #[test]
    fn a_heading_that_is_the_root_holds_all() {
        let mut builder = DomBuilder::new("", None);
        builder.open(Tag::H1, []);
        builder.text("The river");
        builder.open(Tag::P, []);
        let dom = builder.finish();
        assert_eq!((dom.end(NodeId::ROOT), dom.depth(NodeId(2))), (NodeId(3), 1));
    }

    fn nested(levels: usize) -> Dom {
        let mut builder = DomBuilder::new("", None);
        for level in 0..levels {
            builder.open(Tag::DIV, []);
            builder.text(&format!("{level} "));
        }
        for _ in 0..levels {
            builder.text("x");
            builder.close();
        }
        builder.finish()
    }

    #[test]
    fn subtrees_are_ranges() {
        let mut builder = DomBuilder::new("", None);
        builder.open(Tag::HTML, []);
        builder.open(Tag::BODY, [(Attr::CLASS, "a b")]);
        builder.text("one");
        builder.open(Tag::P, []);
        builder.text("two");
        builder.close();
        builder.close();
        builder.close();
        let dom = builder.finish();
        assert_eq!(dom.len(), 5);
        assert_eq!(dom.end(NodeId(1)), NodeId(5));
        assert_eq!(dom.children(NodeId(1)).collect::<Vec<_>>(), [NodeId(2), NodeId(3)]);
        assert_eq!(dom.attr(NodeId(1), Attr::CLASS), Some("a b"));
        assert_eq!(dom.text_content(NodeId::ROOT), "onetwo");
        #[cfg(feature = "html")]
        assert_eq!(dom.css_path(NodeId(3)), "html>body:nth-of-type(1)>p:nth-of-type(1)");
    }

    #[test]
    fn depth_is_capped_and_text_kept() {
        let dom = nested(5_000);
        assert!(dom.ids().all(|id| dom.depth(id) <= limits::DEPTH));
        let text = dom.text_content(NodeId::ROOT);
        assert!(text.starts_with("0 1 2 "));
        assert!(text.contains("4999 "));
        assert_eq!(text.matches('x').count(), 5_000);
    }

    #[test]
    fn shallow_pages_are_not_touched_by_the_cap() {
        let dom = nested(limits::DEPTH);
        assert_eq!(
            dom.ids().filter(|&id| dom.tag(id) == Tag::DIV).map(|id| dom.depth(id)).max(),
            Some(limits::DEPTH - 1)
        );
    }

    #[test]
    fn missing_closes_are_closed() {
        let mut builder = DomBuilder::new("", None);
        builder.open(Tag::HTML, []);
        builder.open(Tag::BODY, []);
        let dom = builder.finish();
        assert_eq!(dom.end(NodeId::ROOT), NodeId(2));
    }
}
