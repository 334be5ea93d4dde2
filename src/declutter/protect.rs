//! The protection gate: what must stay, whatever speaks against it. No rule passes it.
//!
//! Protected is what the extractor kept, headlines, the page's own frame, navigation, search, forms, comments, dialogs,
//! players, code and tables of data, and what the caller names (the focused element, the selection, playing media). An
//! element that holds a protected node is never hidden; within menus, comments and the like nothing but ads is.

use crate::hash::HashSet;
use crate::lexicon::class_words::Meaning;
use crate::lexicon::list_headings::{ListHeading, find_list_heading};
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::View;

/// What the caller knows of a page that must stay.
#[derive(Debug, Clone, Copy)]
pub struct Protected<'a> {
    /// By block: whether it is the article's text.
    pub kept: &'a [bool],
    /// By block: whether it is one of the page's own lines about the article: headline, author, date, source.
    pub own_lines: &'a [bool],
    /// The article's pictures and embeds.
    pub media: &'a [NodeId],
    /// Tables of data.
    pub tables: Option<&'a HashSet<NodeId>>,
    /// What the reader uses right now.
    pub in_use: &'a [NodeId],
}

/// What is protected in any element, as running sums, and where readers do things.
pub struct Protection {
    /// Entry `i`: nodes before `i` that no rule may touch, and those that rules for lists may not touch.
    sums: Vec<(u32, u32)>,
    /// By node: one past the end of the outermost menu, comments box or the like it stands in; 0 for none.
    used_until: Vec<u32>,
}

/// A box of comments holds at least this many nodes; smaller ones so named tell how many there are.
const COMMENTS_NODES: u32 = 12;
/// A heading is no longer than this, in units.
const HEADING_UNITS: u32 = 60;

impl Protection {
    /// Marks a page.
    #[inline(never)]
    pub fn of(view: &View, protected: &Protected) -> Self {
        let dom = view.dom;
        let mut firm = vec![false; dom.len()];
        let mark = |flags: &mut Vec<bool>, id: NodeId| {
            if let Some(flag) = flags.get_mut(id.index()) {
                *flag = true;
            }
        };
        for (index, block) in view.blocks.list().iter().enumerate() {
            let is_set = |flags: &[bool]| flags.get(index).copied().unwrap_or(false);
            if is_set(protected.kept) || is_set(protected.own_lines) {
                view.blocks.pieces(block).iter().for_each(|piece| mark(&mut firm, piece.node));
            }
        }
        protected.media.iter().chain(protected.in_use).for_each(|&id| mark(&mut firm, id));
        let text = sum_text(view, protected.kept);
        let holds_text = |id: NodeId| text.get(dom.end(id).index()) > text.get(id.index());
        protect_whole(view, protected, &mut firm);
        let mut sums = Vec::with_capacity(dom.len() + 1);
        let mut used_until = Vec::with_capacity(dom.len());
        let (mut sum, mut until) = ((0, 0), 0);
        sums.push(sum);
        for (id, firm) in dom.ids().zip(firm) {
            let is_firm = firm || is_frame(dom, id);
            let is_used = is_used_box(view, id) && !holds_text(id);
            if is_used && id.0 >= until {
                until = dom.end(id).0;
            }
            let is_data = is_data_table(dom, id, protected);
            sum.0 += u32::from(is_firm);
            sum.1 += u32::from(is_firm || is_used || is_data || is_used_part(dom, id));
            sums.push(sum);
            used_until.push(if id.0 < until { until } else { 0 });
        }
        Protection { sums, used_until }
    }

    /// Whether no rule may touch the element.
    pub fn holds_firm(&self, dom: &Dom, id: NodeId) -> bool {
        self.count(dom, id).0 > 0
    }

    /// Whether no rule for lists may touch the element.
    pub fn holds(&self, dom: &Dom, id: NodeId) -> bool {
        self.count(dom, id).1 > 0
    }

    /// Whether the element is, or stands in, a menu, a box of comments or the like.
    pub fn is_in_used(&self, id: NodeId) -> bool {
        self.used_until.get(id.index()).is_some_and(|&until| until > 0)
    }

    fn count(&self, dom: &Dom, id: NodeId) -> (u32, u32) {
        let at = |id: NodeId| self.sums.get(id.index()).or(self.sums.last()).copied().unwrap_or_default();
        let (end, start) = (at(dom.end(id)), at(id));
        (end.0 - start.0, end.1 - start.1)
    }
}

/// By node: how many of the nodes before it hold the article's text. Whatever holds some of it, or all of the page, is named
/// for something else than what readers do in it: `has-comments` says what a page has.
fn sum_text(view: &View, kept: &[bool]) -> Vec<u32> {
    let mut sums = vec![0; view.dom.len() + 1];
    let kept_blocks = view.blocks.list().iter().zip(kept).filter(|(_, kept)| **kept);
    for piece in kept_blocks.flat_map(|(block, _)| view.blocks.pieces(block)) {
        if let Some(after) = sums.get_mut(piece.node.index() + 1) {
            *after = 1;
        }
    }
    let mut sum = 0;
    for entry in &mut sums {
        sum += *entry;
        *entry = sum;
    }
    sums
}

/// Code and tables of data are read as a whole: where some of one is kept, all of it is.
fn protect_whole(view: &View, protected: &Protected, firm: &mut [bool]) {
    let dom = view.dom;
    let is_whole = |id: NodeId| dom.tag(id) == Tag::PRE || is_data_table(dom, id, protected);
    let mut id = NodeId::ROOT;
    while id.index() < dom.len() {
        let inside = id.index()..dom.end(id).index();
        let is_kept = is_whole(id) && firm.get(inside.clone()).into_iter().flatten().any(|firm| *firm);
        if is_kept && let Some(flags) = firm.get_mut(inside.clone()) {
            flags.fill(true);
        }
        id.0 = if is_kept { inside.end as u32 } else { id.0 + 1 };
    }
}

fn is_data_table(dom: &Dom, id: NodeId, protected: &Protected) -> bool {
    dom.tag(id) == Tag::TABLE && protected.tables.is_some_and(|tables| tables.contains(&id))
}

/// The page's own frame, headlines, what speaks to the reader, and what the reader said to keep.
fn is_frame(dom: &Dom, id: NodeId) -> bool {
    match dom.tag(id) {
        Tag::HTML | Tag::HEAD | Tag::BODY | Tag::MAIN | Tag::H1 => true,
        _ => {
            matches!(dom.attr(id, Attr::ROLE), Some("main" | "dialog" | "alertdialog" | "alert" | "status" | "log"))
                || dom.attr(id, Attr::KEEP).is_some()
        }
    }
}

/// Boxes in which a reader goes somewhere or says something: menus, search, dialogs, comments. A box that begins with
/// the heading of a list of stories is that list, whatever element it is.
fn is_used_box(view: &View, id: NodeId) -> bool {
    let dom = view.dom;
    let by_element = match dom.tag(id) {
        Tag::NAV | Tag::SEARCH | Tag::DIALOG => true,
        _ => matches!(
            dom.attr(id, Attr::ROLE),
            Some(
                "navigation"
                    | "search"
                    | "form"
                    | "menu"
                    | "menubar"
                    | "toolbar"
                    | "banner"
                    | "dialog"
                    | "alertdialog"
                    | "log"
            )
        ),
    };
    let meanings = view.meanings.get(id.index()).copied().unwrap_or(0);
    let is_comments = meanings & 1 << Meaning::Comment as u8 != 0 && dom.end(id).0 - id.0 > COMMENTS_NODES;
    (by_element && !heads_list(view, id, &[ListHeading::Related]))
        || (is_comments && !heads_list(view, id, &[ListHeading::Related, ListHeading::Ranking]))
}

/// Fields, players and code.
fn is_used_part(dom: &Dom, id: NodeId) -> bool {
    match dom.tag(id) {
        Tag::TEXTAREA | Tag::SELECT | Tag::VIDEO | Tag::AUDIO | Tag::PRE => true,
        Tag::INPUT => !matches!(dom.attr(id, Attr::TYPE), Some("hidden" | "button" | "submit" | "image")),
        _ => false,
    }
}

/// Whether the first words of a box are a heading of one of these lists.
fn heads_list(view: &View, id: NodeId, lists: &[ListHeading]) -> bool {
    let range = view.measures.blocks_in(view.dom, id);
    let first = view.blocks.list().get(range.clone()).and_then(|blocks| blocks.first());
    first.is_some_and(|block| block.units <= HEADING_UNITS)
        && find_list_heading(view.blocks.text(range.start)).is_some_and(|found| lists.contains(&found))
}
