//! Headings follow their sections: one whose text is kept is kept with it, one whose text is left out goes.
//!
//! A heading that opens a box of its own looks to the block model like the title of another story, and the shorter it is,
//! the more: in East Asian pages most headings are.

use super::between::{OWN_CUES, is_foreign_box};
use super::kind::PageKind;
use crate::block::sum_kept;
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;
use std::ops::Range;

/// From this share of links on a heading is the title of another page.
const LINK_SHARE: f32 = 0.5;

/// A line more like the page's title than this says it once more.
const TITLE_LIKENESS: f32 = 0.6;

/// Units of the longest title of a box.
const TITLE_UNITS: u32 = 60;

/// Boxes around a heading alone: a `header`, a box for its handle, the three that manuals made from DocBook have.
const WRAPPERS: usize = 3;

/// Headings that open nothing are at most this share of what is kept; where they are more, they are the text.
const MOST_EMPTY: f32 = 0.3;

/// Sets and clears the flags of headings, last ones first, so that a heading above a heading follows it. Where sections are
/// cards that the text shows by their titles, on pages of services and lists, nothing is cleared.
pub fn settle_headings(view: &View, own_lines: &[bool], kind: PageKind, kept: &mut [bool]) {
    let mut empty: Vec<Range<usize>> = Vec::new();
    let before = kept.to_vec();
    let first = kept.iter().position(|kept| *kept).unwrap_or(0);
    let mut below = Below { from: kept.len(), kept: None, other: None };
    let mut index = kept.len();
    while let Some(last) = index.checked_sub(1) {
        let is_heading = |tag: Tag| tag.heading_level().is_some() || tag == Tag::SUMMARY;
        let heading = view.chain(last).find(|&id| is_heading(view.dom.tag(id)));
        let heading = heading.or_else(|| find_box_title(view, last).filter(|_| kept.get(last) == Some(&false)));
        let range = heading.map_or(last..index, |id| view.measures.blocks_in(view.dom, id));
        index = range.start.min(last);
        let Some(heading) = heading else { continue };
        if range.clone().any(|block| own_lines.get(block) == Some(&true)) {
            continue;
        }
        let is_kept = range.clone().all(|block| kept.get(block) == Some(&true));
        // Above the text it is the title once more; further down a section may be called like the whole.
        let is_title = range.start < first && says_title(view, range.start);
        if !is_kept && !is_title && heads_kept_text(view, heading, range.clone(), kept) {
            fill(kept, range, true);
            continue;
        }
        below.reach(range.end, own_lines, kept);
        if is_kept && heads_nothing(view, heading, &below) {
            fill(kept, range.clone(), false);
            empty.push(range);
        }
    }
    let all = sum_kept(view.blocks, &before).last().copied().unwrap_or(0);
    let units: u32 = empty.iter().map(|range| view.measures.sum(range.clone()).units).sum();
    let has_cards = matches!(kind, PageKind::Service | PageKind::List);
    if has_cards || units as f32 > MOST_EMPTY * all as f32 {
        empty.into_iter().for_each(|range| fill(kept, range, true));
    }
}

/// The element of a block that is the title of a box in the text, "Note" or "Warning": no heading, but kept like one.
fn find_box_title(view: &View, index: usize) -> Option<NodeId> {
    let is_titled = |id: NodeId| {
        let mut names = view.dom.attr(id, Attr::CLASS).unwrap_or("").split_ascii_whitespace();
        view.measures.blocks_in(view.dom, id).len() == 1 && names.any(|name| name.ends_with("-title"))
    };
    let is_short = view.blocks.list().get(index).is_some_and(|block| block.units <= TITLE_UNITS);
    view.chain(index).next().filter(|&id| is_short && !says_title(view, index) && is_titled(id))
}

/// Whether a line says the page's title once more.
fn says_title(view: &View, index: usize) -> bool {
    view.title_likeness.get(index).is_some_and(|likeness| *likeness > TITLE_LIKENESS)
}

fn fill(kept: &mut [bool], range: Range<usize>, value: bool) {
    if let Some(flags) = kept.get_mut(range) {
        flags.fill(value);
    }
}

/// Whether the text right below a heading, in the heading's own section, is kept, and nothing tells it to be another's.
fn heads_kept_text(view: &View, heading: NodeId, range: Range<usize>, kept: &[bool]) -> bool {
    let dom = view.dom;
    let holds_more = |id: &NodeId| view.measures.blocks_in(dom, *id).end > range.end;
    let mut around = dom.ancestors(heading).skip(1).take(WRAPPERS + 1);
    let Some(section) = around.find(holds_more) else { return false };
    let is_below = view.blocks.list().get(range.end).is_some_and(|next| dom.is_within(next.first, section));
    // What a `details` says of itself stays with what it folds away: names of types in it are links.
    let is_summary = || dom.tag(section) == Tag::DETAILS;
    is_below
        && kept.get(range.end) == Some(&true)
        && (view.measures.sum(range.clone()).link_share() < LINK_SHARE || is_summary())
        && range.clone().all(|block| view.cues.get(block).is_some_and(|cues| cues & !OWN_CUES == 0))
        && !dom.ancestors(heading).take_while(|&id| id != section).any(|id| is_foreign_box(view, id))
}

/// What stands below a heading: the first block that is kept, and the first that is none of the page's own lines.
struct Below {
    from: usize,
    kept: Option<usize>,
    other: Option<usize>,
}

impl Below {
    /// Takes note of the blocks from `from` on that it does not know yet.
    fn reach(&mut self, from: usize, own_lines: &[bool], kept: &[bool]) {
        for block in (from..self.from).rev() {
            if kept.get(block) == Some(&true) {
                self.kept = Some(block);
            }
            if own_lines.get(block) != Some(&true) {
                self.other = Some(block);
            }
        }
        self.from = self.from.min(from);
    }
}

/// Whether the section that a heading opens was left out: text stood below it, and the next that is kept opens another.
fn heads_nothing(view: &View, heading: NodeId, below: &Below) -> bool {
    let next = below.kept;
    let is_left_out = below.other.is_some_and(|other| next.is_none_or(|next| other < next));
    let level_at = |block: usize| view.chain(block).find_map(|id| view.dom.tag(id).heading_level());
    let level = view.dom.tag(heading).heading_level();
    // In a list a heading is an item, and says all there is to say.
    let is_item = view.dom.parent(heading).is_some_and(|id| matches!(view.dom.tag(id), Tag::LI | Tag::TD | Tag::TH));
    is_left_out
        && !is_item
        && level.is_some()
        && next.is_none_or(|next| level_at(next).is_some_and(|next| Some(next) <= level))
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::keep_texts;

    /// What is kept of a body of which the model took the texts that end with a full stop.
    fn keep(body: &str) -> Vec<String> {
        keep_texts(
            body,
            |text| text.ends_with('.'),
            |view, kept| settle_headings(view, &vec![false; kept.len()], PageKind::Documentation, kept),
        )
    }

    #[test]
    fn a_heading_follows_its_section_through_boxes_of_its_own() {
        let section = |heading: &str| format!("<div>{heading}<p>The gauge was read at six.</p></div>");
        for heading in [
            "<h2>Gauges</h2>",
            "<header><h2>Gauges</h2></header>",
            "<div class=titlepage><div><div><h2 class=title>Gauges</h2></div></div></div>",
        ] {
            assert_eq!(keep(&section(heading)), ["Gauges", "The gauge was read at six."], "{heading}");
        }
        assert_eq!(keep("<div><div><h2>Gauges</h2><p>More</p></div></div><p>It was six.</p>"), ["It was six."]);
    }

    #[test]
    fn a_section_called_like_the_page_keeps_its_heading() {
        let title = "<title>Gauges of the river</title>";
        let line = "<div><h2>Gauges of the river</h2><p>It was six.</p></div>";
        assert_eq!(keep(&format!("{title}<p>One.</p>{line}")), ["One.", "Gauges of the river", "It was six."]);
        assert_eq!(keep(&format!("{title}{line}")), ["It was six."]);
    }
}
