//! The page as a read-only arena: dense ids in document order, so that a subtree is a range of numbers.
//!
//! Everything learned about a page lives in side tables indexed by [`NodeId`]; nothing here ever changes after
//! [`DomBuilder::finish`](super::DomBuilder::finish). Dense ids in document order are what lol-html's and
//! servo's arenas share; they make "is a descendant of" two comparisons and every walk a plain loop.

use super::{Attr, Tag};
use std::ops::Range;

/// A node's place in document order; the root `html` element is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The document element.
    pub const ROOT: NodeId = NodeId(0);

    /// The id as an index of a side table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One element or text node. Text: `from..to` are bytes of the pool. Element: entries of the attribute table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub tag: Tag,
    pub depth: u16,
    pub parent: u32,
    pub end: u32,
    pub from: u32,
    pub to: u32,
}

/// One attribute: its name and its value's bytes in the pool.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribute {
    pub name: Attr,
    pub from: u32,
    pub to: u32,
}

/// A page, read once and never changed.
#[derive(Debug, Default)]
pub struct Dom {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) pool: String,
    /// By node: an element's number among the siblings of its name in the page, from 1, those that were not recorded
    /// included.
    #[cfg(feature = "html")]
    pub(super) numbers: Vec<u32>,
    pub(super) url: String,
    pub(super) base: String,
    pub(super) now_seconds: Option<u32>,
    pub(super) is_cut: bool,
    pub(super) is_chosen: bool,
}

impl Dom {
    /// Number of nodes; ids are `0..len`.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the page has no node at all.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The page's address, empty if unknown.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What relative addresses are resolved against: the first `base`, else the page's address.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// When the page was captured, in seconds since 1970, where the door knows a clock.
    pub fn now_seconds(&self) -> Option<u32> {
        self.now_seconds
    }

    /// Whether these nodes are what the reader chose of the page: then all of their text is the article.
    pub fn is_chosen(&self) -> bool {
        self.is_chosen
    }

    /// Whether a budget cut the page short.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    fn node(&self, id: NodeId) -> Node {
        const NOWHERE: Node = Node { tag: Tag::TEXT, depth: 0, parent: 0, end: 0, from: 0, to: 0 };
        self.nodes.get(id.index()).copied().unwrap_or(NOWHERE)
    }

    /// The node's element name, [`Tag::TEXT`] for text.
    pub fn tag(&self, id: NodeId) -> Tag {
        self.node(id).tag
    }

    /// Number of ancestors.
    pub fn depth(&self, id: NodeId) -> usize {
        usize::from(self.node(id).depth)
    }

    /// The parent element; none for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id != NodeId::ROOT && id.index() < self.nodes.len()).then(|| NodeId(self.node(id).parent))
    }

    /// One past the last descendant: the subtree is `id.0..end`.
    pub fn end(&self, id: NodeId) -> NodeId {
        NodeId(self.node(id).end)
    }

    /// All ids of the subtree in document order, the node itself first.
    pub fn subtree(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.0..self.node(id).end).map(NodeId)
    }

    /// All ids of the page in document order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// Whether `id` is `ancestor` or lies in its subtree.
    pub fn is_within(&self, id: NodeId, ancestor: NodeId) -> bool {
        id >= ancestor && id < self.end(ancestor)
    }

    /// Child nodes in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.node(id).end;
        let mut next = id.0 + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = NodeId(next);
                next = self.node(child).end.max(next + 1);
                child
            })
        })
    }

    /// The node itself and its ancestors, innermost first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut next = (id.index() < self.nodes.len()).then_some(id);
        std::iter::from_fn(move || {
            let current = next?;
            next = self.parent(current);
            Some(current)
        })
    }

    /// The nearest of the node itself and its ancestors that satisfies `test`.
    pub fn closest(&self, id: NodeId, test: impl Fn(NodeId) -> bool) -> Option<NodeId> {
        self.ancestors(id).find(|&ancestor| test(ancestor))
    }

    /// Leaves of nodes in document order those that lie in none of the others.
    pub fn keep_outermost(&self, nodes: &mut Vec<NodeId>) {
        let mut end = NodeId::ROOT;
        nodes.retain(|&node| {
            let is_outermost = node >= end;
            end = end.max(self.end(node));
            is_outermost
        });
    }

    /// The deepest node that holds both.
    pub fn common_ancestor(&self, a: NodeId, b: NodeId) -> NodeId {
        self.closest(a, |ancestor| self.is_within(b, ancestor)).unwrap_or(NodeId::ROOT)
    }

    /// A text node's characters; empty for an element.
    pub fn text(&self, id: NodeId) -> &str {
        let node = self.node(id);
        if node.tag == Tag::TEXT { self.slice(node.from..node.to) } else { "" }
    }

    /// All text of a subtree, as it stands in the page.
    pub fn text_content(&self, id: NodeId) -> String {
        self.subtree(id).map(|node| self.text(node)).collect()
    }

    /// An attribute's value; none for text and for absent attributes.
    pub fn attr(&self, id: NodeId, name: Attr) -> Option<&str> {
        let node = self.node(id);
        if node.tag == Tag::TEXT {
            return None;
        }
        let attributes = self.attributes.get(node.from as usize..node.to as usize)?;
        attributes.iter().find(|attribute| attribute.name == name).map(|a| self.slice(a.from..a.to))
    }

    /// Whether the attribute is there, whatever its value.
    pub fn has_attr(&self, id: NodeId, name: Attr) -> bool {
        self.attr(id, name).is_some()
    }

    /// Whether a `noscript` holds its markup as one raw text, as in every browser that runs scripts.
    pub fn is_raw_noscript(&self, id: NodeId) -> bool {
        self.children(id).all(|child| self.tag(child) == Tag::TEXT)
    }

    /// All attributes of an element in source order.
    pub fn attrs(&self, id: NodeId) -> impl Iterator<Item = (Attr, &str)> + '_ {
        let node = self.node(id);
        let range = if node.tag == Tag::TEXT { 0..0 } else { node.from as usize..node.to as usize };
        self.attributes.get(range).unwrap_or_default().iter().map(|a| (a.name, self.slice(a.from..a.to)))
    }

    /// The element's name as written, also outside the table.
    pub fn local_name(&self, id: NodeId) -> &str {
        match self.tag(id) {
            Tag::OTHER => self.attr(id, Attr::LOCAL_NAME).unwrap_or("*"),
            tag => tag.name(),
        }
    }

    /// The first element with this name, in document order.
    pub fn find_tag(&self, tag: Tag) -> Option<NodeId> {
        self.ids().find(|&id| self.tag(id) == tag)
    }

    /// The `body`, or the root where there is none.
    pub fn body(&self) -> NodeId {
        self.find_tag(Tag::BODY).unwrap_or(NodeId::ROOT)
    }

    /// An element's number among the siblings of its name, from 1; none for text.
    #[cfg(feature = "html")]
    pub fn nth(&self, id: NodeId) -> Option<u32> {
        self.numbers.get(id.index()).copied().filter(|_| self.tag(id) != Tag::TEXT)
    }

    /// The path that names this element from `html`, each step `tag:nth-of-type(n)`; `:nth-of-type(1)` is written too.
    ///
    /// The numbers count all elements of the page, scripts and hidden ones too, where the door tells of them.
    #[cfg(feature = "html")]
    pub fn css_path(&self, id: NodeId) -> String {
        let mut steps: Vec<NodeId> = self.ancestors(id).collect();
        let mut path = steps.pop().map(|root| self.local_name(root).to_owned()).unwrap_or_default();
        for step in steps.into_iter().rev() {
            path.push('>');
            path.push_str(self.local_name(step));
            path.push_str(":nth-of-type(");
            path.push_str(&self.nth(step).unwrap_or(0).to_string());
            path.push(')');
        }
        path
    }

    fn slice(&self, range: Range<u32>) -> &str {
        self.pool.get(range.start as usize..range.end as usize).unwrap_or("")
    }
}
