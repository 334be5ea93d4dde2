//! The headings of lists: which block is one, what it says, and those that stand apart from their lists.

use super::account::{Class, Reason};
use super::evidence::{Evidence, HEADING_UNITS};
use super::points::{HEADING_LEVELS, LONE_BLOCKS, REASON_CHARS};
use super::protect::Protection;
use super::walk::Hit;
use crate::lexicon::list_headings::ListHeading;
use crate::order::sort_by_key;
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;
use crate::text::space::shorten;
use std::ops::Range;

/// The headings of one page.
pub struct Headings<'a> {
    view: &'a View<'a>,
    evidence: &'a Evidence,
    protection: &'a Protection,
    last_kept: usize,
}

impl<'a> Headings<'a> {
    /// The headings of a page whose article ends with the block `last_kept`.
    #[inline(never)]
    pub fn of(view: &'a View<'a>, evidence: &'a Evidence, protection: &'a Protection, last_kept: usize) -> Self {
        Headings { view, evidence, protection, last_kept }
    }

    /// The heading among the first words of a box: the first block, or the second if it is marked as one.
    pub fn find(&self, range: &Range<usize>) -> Option<(usize, ListHeading)> {
        let (first, second) = (range.start, range.start + 1);
        let of_second = || {
            let is_heading = range.contains(&second) && self.is_marked(second);
            is_heading.then(|| self.meaning(second).map(|meaning| (second, meaning))).flatten()
        };
        self.meaning(first).map(|meaning| (first, meaning)).or_else(of_second)
    }

    /// What a block says as a heading; an item's title may begin with the same words, and is a link.
    pub fn meaning(&self, index: usize) -> Option<ListHeading> {
        let block = self.view.blocks.list().get(index)?;
        let is_heading = block.units > HEADING_UNITS || block.link_units * 2 < block.units || self.is_marked(index);
        is_heading.then(|| self.evidence.heading(self.view, index)).flatten().filter(|_| !self.is_pressed(index))
    }

    /// Whether a block begins with the label of a button: it says what pressing it does, not what stands below.
    fn is_pressed(&self, index: usize) -> bool {
        let dom = self.view.dom;
        let block = self.view.blocks.list().get(index);
        let first = block.and_then(|block| self.view.blocks.pieces(block).first());
        first.is_some_and(|piece| {
            let mut around = dom.ancestors(piece.node).take(HEADING_LEVELS);
            around.any(|id| dom.tag(id) == Tag::BUTTON || dom.attr(id, Attr::ROLE) == Some("button"))
        })
    }

    /// Whether a box begins with a heading, whatever it says.
    pub fn begins_with_any(&self, range: &Range<usize>) -> bool {
        range.clone().take(2).any(|index| self.is_short(index) && self.is_marked(index))
    }

    /// Whether there is nothing but the heading of a list that a script was to fill. What ranks something else than
    /// stories is marked as a heading, or the list is there without its items.
    pub fn is_lone(&self, id: NodeId, heading: ListHeading, is_named: bool) -> bool {
        let dom = self.view.dom;
        let range = self.view.measures.blocks_in(dom, id);
        let sums = self.view.measures.sum(range.clone());
        let is_sure = match heading {
            ListHeading::Ranking | ListHeading::Paid => self.is_marked(range.start) || self.holds_empty_list(id),
            ListHeading::Related | ListHeading::Friends => true,
            ListHeading::Apparatus | ListHeading::Index | ListHeading::Comments => false,
        };
        let parent = dom.parent(id).unwrap_or(id);
        let ends_box = parent == dom.body() || self.view.measures.blocks_in(dom, parent).end == range.end;
        range.len() <= LONE_BLOCKS
            && range.start > self.last_kept
            && sums.units <= HEADING_UNITS
            && sums.link_share() < 0.5
            && !matches!(dom.tag(id), Tag::P | Tag::SPAN | Tag::LI | Tag::A)
            && ends_box
            && (is_sure || is_named)
    }

    fn holds_empty_list(&self, id: NodeId) -> bool {
        let dom = self.view.dom;
        let mut lists = dom.subtree(id).filter(|&inner| matches!(dom.tag(inner), Tag::UL | Tag::OL));
        lists.any(|list| self.view.measures.blocks_in(dom, list).is_empty())
    }

    /// Adds the headings that stand in boxes of their own just before a list that is hidden.
    pub fn add_split(&self, hits: &mut Vec<Hit>) {
        let is_list = |hit: &&Hit| matches!(hit.class, Class::LinkFarm | Class::Related);
        let headings: Vec<Hit> = hits.iter().filter(is_list).filter_map(|hit| self.find_split(hit, hits)).collect();
        hits.extend(headings);
        sort_by_key(hits, |hit| hit.id);
        hits.dedup_by_key(|hit| hit.id);
    }

    fn find_split(&self, list: &Hit, hits: &[Hit]) -> Option<Hit> {
        let dom = self.view.dom;
        let index = self.view.measures.blocks_in(dom, list.id).start.checked_sub(1)?;
        let block = self.view.blocks.list().get(index)?;
        let meaning = self.meaning(index);
        let is_heading = self.is_short(index)
            && index > self.last_kept
            && meaning.map_or_else(|| self.is_marked(index) && self.lacks_heading(list.id), is_stories);
        let id = dom.ancestors(block.owner).take_while(|&id| self.is_only(id, index)).last()?;
        let is_free = !hits.iter().any(|hit| dom.is_within(id, hit.id) || dom.is_within(hit.id, id));
        // What stands between them without words is what it heads, unless it says that it heads stories.
        let between = self.evidence.counts_between(dom.end(id), list.id);
        let heads_list = meaning.is_some() || between.links + between.media == 0;
        (is_heading && is_free && heads_list && !self.protection.is_in_used(id)).then(|| Hit {
            id,
            class: list.class,
            score: list.score,
            reasons: vec![Reason::Heading { text: shorten(self.view.blocks.text(index), REASON_CHARS) }],
        })
    }

    /// Whether a list begins with no heading of its own: with one, what stands before it heads what shows no words, a field
    /// or a picture. The title of an item is a link.
    fn lacks_heading(&self, list: NodeId) -> bool {
        let blocks = self.view.measures.blocks_in(self.view.dom, list).take(2);
        let is_title =
            |index: usize| self.view.blocks.list().get(index).is_some_and(|block| block.link_units * 2 > block.units);
        !blocks.into_iter().any(|index| self.is_short(index) && self.is_marked(index) && !is_title(index))
    }

    /// Whether an element holds this block and nothing else that is seen: a link without words is a picture.
    fn is_only(&self, id: NodeId, index: usize) -> bool {
        let dom = self.view.dom;
        let counts = self.evidence.counts_in(dom, id);
        self.view.measures.blocks_in(dom, id) == (index..index + 1)
            && !self.protection.holds(dom, id)
            && counts.media == 0
            && counts.links <= self.view.measures.sum_in(dom, id).links
    }

    /// Whether a block is in an element for headings.
    fn is_marked(&self, index: usize) -> bool {
        let dom = self.view.dom;
        self.view.blocks.list().get(index).is_some_and(|block| {
            dom.ancestors(block.owner).take(HEADING_LEVELS).any(|id| dom.tag(id).heading_level().is_some())
        })
    }

    fn is_short(&self, index: usize) -> bool {
        self.view.blocks.list().get(index).is_some_and(|block| block.units <= HEADING_UNITS)
    }
}

/// Whether a heading is one of lists of stories or links to hide.
pub fn is_stories(heading: ListHeading) -> bool {
    match heading {
        ListHeading::Related | ListHeading::Ranking | ListHeading::Friends | ListHeading::Paid => true,
        ListHeading::Apparatus | ListHeading::Index | ListHeading::Comments => false,
    }
}
