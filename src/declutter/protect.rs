//! The protection gate: what must stay, whatever speaks against it. No rule passes it.
//!
//! Protected is what the extractor kept, headlines, the page's own frame, navigation, search, forms, comments, dialogs,
//! players, code and tables of data, and what the caller names (the focused element, the selection, playing media). An
//! element that holds a protected node is never hidden.

use crate::lexicon::class_words::Meaning;
use crate::lexicon::cues::{Cue, has_cue};
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::View;
use std::collections::HashSet;

/// What the extractor found, by block.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The article's text.
    pub kept: &'a [bool],
    /// The page's own lines about it: headline, author, date, source.
    pub own_lines: &'a [bool],
    /// Its pictures and embeds.
    pub media: &'a [NodeId],
    /// Tables of data.
    pub tables: &'a HashSet<NodeId>,
}

/// Which elements hold something protected, as running sums over nodes.
pub struct Protection {
    /// Entry `i`: protected nodes before `i`, for ads and for lists.
    sums: Vec<(u32, u32)>,
}

/// Names of boxes that readers use rather than read.
const USED: u32 = 1 << Meaning::Comment as u8;

impl Protection {
    /// Marks a page. `named` are nodes that the caller protects.
    pub fn of(view: &View, text: Text, named: &[NodeId]) -> Self {
        let dom = view.dom;
        let mut firm = vec![false; dom.len()];
        let mut mark = |id: NodeId| {
            if let Some(flag) = firm.get_mut(id.index()) {
                *flag = true;
            }
        };
        for (index, block) in view.blocks.list().iter().enumerate() {
            let is_set = |flags: &[bool]| flags.get(index).copied().unwrap_or(false);
            if is_set(text.kept) || is_set(text.own_lines) {
                view.blocks.pieces(block).iter().for_each(|piece| mark(piece.node));
            }
        }
        text.media.iter().chain(named).for_each(|&id| mark(id));
        let mut sums = Vec::with_capacity(dom.len() + 1);
        let mut sum = (0, 0);
        sums.push(sum);
        for id in dom.ids() {
            let is_firm = firm.get(id.index()).copied().unwrap_or(false) || is_firm(dom, id);
            sum.0 += u32::from(is_firm);
            sum.1 += u32::from(is_firm || is_used(view, id) || text.tables.contains(&id));
            sums.push(sum);
        }
        for (index, block) in view.blocks.list().iter().enumerate() {
            let _ = (index, block, has_cue(0, Cue::Comments));
        }
        Protection { sums }
    }

    /// Whether an ad rule may not touch the element.
    pub fn holds_firm(&self, dom: &Dom, id: NodeId) -> bool {
        self.count(dom, id).0 > 0
    }

    /// Whether no rule of lists may touch the element.
    pub fn holds(&self, dom: &Dom, id: NodeId) -> bool {
        self.count(dom, id).1 > 0
    }

    fn count(&self, dom: &Dom, id: NodeId) -> (u32, u32) {
        let at = |id: NodeId| self.sums.get(id.index()).or(self.sums.last()).copied().unwrap_or_default();
        let (end, start) = (at(dom.end(id)), at(id));
        (end.0 - start.0, end.1 - start.1)
    }
}

/// What is protected wherever it stands.
fn is_firm(dom: &Dom, id: NodeId) -> bool {
    match dom.tag(id) {
        Tag::HTML | Tag::HEAD | Tag::BODY | Tag::MAIN | Tag::H1 => true,
        _ => matches!(dom.attr(id, Attr::ROLE), Some("main" | "dialog" | "alertdialog" | "alert" | "status" | "log")),
    }
}

/// What a reader uses: menus, search, forms, comments, players, code.
fn is_used(view: &View, id: NodeId) -> bool {
    let dom = view.dom;
    let by_tag = match dom.tag(id) {
        Tag::NAV | Tag::SEARCH | Tag::DIALOG | Tag::TEXTAREA | Tag::SELECT | Tag::VIDEO | Tag::AUDIO | Tag::PRE => true,
        Tag::INPUT => !matches!(dom.attr(id, Attr::TYPE), Some("hidden" | "button" | "submit" | "image")),
        _ => false,
    };
    let by_role = matches!(
        dom.attr(id, Attr::ROLE),
        Some("navigation" | "search" | "form" | "menu" | "menubar" | "toolbar" | "banner")
    );
    let meanings = view.meanings.get(id.index()).copied().unwrap_or(0);
    by_tag || by_role || (meanings & USED != 0 && is_box(dom, id))
}

fn is_box(dom: &Dom, id: NodeId) -> bool {
    matches!(dom.tag(id), Tag::DIV | Tag::SECTION | Tag::ARTICLE | Tag::ASIDE | Tag::UL | Tag::OL)
        && dom.subtree(id).nth(12).is_some_and(|node| dom.is_within(node, id))
}
