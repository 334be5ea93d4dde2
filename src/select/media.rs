//! Which pictures and embeds belong to the article: those that stand among its text and in no box of anything else.

use super::captions::is_picture_box;
use crate::block::{Blocks, Measures, is_formula, sum_kept};
use crate::lexicon::captions::is_caption_name;
use crate::lexicon::class_words::Meaning;
use crate::lexicon::embeds::EMBEDS;
use crate::page::{Attr, Dom, NodeId, Tag, find_figure_background};
use crate::text::decimal::parse_decimal;
use crate::url::{host, names_picture};

/// Meanings of boxes whose pictures are not the article's.
pub(super) const FOREIGN: u32 = 1 << Meaning::Related as u8
    | 1 << Meaning::Ad as u8
    | 1 << Meaning::Share as u8
    | 1 << Meaning::Comment as u8
    | 1 << Meaning::Navigation as u8
    | 1 << Meaning::Sidebar as u8
    | 1 << Meaning::Footer as u8
    | 1 << Meaning::Form as u8
    | 1 << Meaning::Byline as u8;

/// A picture between headline and text needs this width, in CSS pixels, where the page tells one.
const LEAD_PX: f32 = 250.0;

/// The pictures and embeds of the article in document order. `meanings` are those of class and id by node, `headline`
/// the block of the headline, if it is known.
pub fn choose_media(
    dom: &Dom,
    blocks: &Blocks,
    measures: &Measures,
    meanings: &[u32],
    kept: &[bool],
    headline: Option<usize>,
) -> Vec<NodeId> {
    let kept_nodes = || blocks.list().iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let (Some(first), Some(last)) = (kept_nodes().next(), kept_nodes().next_back()) else { return Vec::new() };
    let start =
        headline.and_then(|index| blocks.list().get(index)).map_or(first.first, |block| block.first.min(first.first));
    let sums = sum_kept(blocks, kept);
    let kept_units = |id: NodeId| -> u32 {
        let range = measures.blocks_in(dom, id);
        let at = |index: usize| sums.get(index).copied().unwrap_or(0);
        at(range.end) - at(range.start)
    };
    let article = dom.common_ancestor(first.first, last.first);
    let mut formula_end = start;
    let chosen = (start.0..dom.end(article).0.min(last.last.0 + TAIL_NODES)).map(NodeId).filter(|&id| {
        // What stands in a formula is another copy of it.
        if id >= formula_end && is_formula(dom, id) {
            formula_end = dom.end(id);
        }
        if id < formula_end || !is_candidate(dom, id) {
            return false;
        }
        // The box around it that says something: it must be the article's or its own.
        let mut box_units = 0;
        for ancestor in dom.ancestors(id) {
            if meanings.get(ancestor.index()).copied().unwrap_or(0) & FOREIGN != 0 && kept_units(ancestor) == 0 {
                return false;
            }
            if matches!(dom.tag(ancestor), Tag::NAV | Tag::ASIDE | Tag::FOOTER | Tag::FORM | Tag::BUTTON)
                && kept_units(ancestor) == 0
            {
                return false;
            }
            box_units = measures.sum_in(dom, ancestor).units;
            if box_units > 0 {
                let share = kept_units(ancestor) as f32 / box_units as f32;
                return share >= 0.5
                    || (id < first.first && is_lead(dom, id))
                    || dom.tag(ancestor) == Tag::FIGURE
                    || matches!(dom.tag(id), Tag::IMG | Tag::AMP_IMG)
                        && is_picture_box(dom, blocks, measures, meanings, kept, ancestor);
            }
        }
        box_units > 0
    });
    chosen.filter(|&id| !leads_elsewhere(dom, id)).collect()
}

/// Nodes after the last kept text in which its picture may still stand.
const TAIL_NODES: u32 = 30;

fn is_candidate(dom: &Dom, id: NodeId) -> bool {
    match dom.tag(id) {
        Tag::IMG => dom.closest(id, |ancestor| dom.tag(ancestor) == Tag::NOSCRIPT).is_none(),
        // The script that fills it in puts an `img` into it.
        Tag::AMP_IMG => !dom.subtree(id).any(|inner| dom.tag(inner) == Tag::IMG),
        Tag::FIGURE => find_figure_background(dom, id).is_some(),
        Tag::VIDEO | Tag::AUDIO => true,
        Tag::IFRAME | Tag::EMBED => {
            let source =
                dom.attr(id, Attr::SRC).or_else(|| dom.attr(id, Attr::DATA_SRC)).unwrap_or("").to_ascii_lowercase();
            EMBEDS.iter().any(|part| source.contains(part))
        }
        _ => false,
    }
}

/// A large picture, or one in a figure, above the text.
fn is_lead(dom: &Dom, id: NodeId) -> bool {
    let width = dom.attr(id, Attr::WIDTH).and_then(|width| parse_decimal(width.trim().trim_end_matches("px")));
    let in_figure = dom.ancestors(id).take(4).any(|ancestor| matches!(dom.tag(ancestor), Tag::FIGURE | Tag::PICTURE));
    width.map_or(in_figure, |px| px >= LEAD_PX)
}

/// A picture that is nothing but a link to another site is an ad or a badge; a link to the picture itself is not.
fn leads_elsewhere(dom: &Dom, id: NodeId) -> bool {
    let Some(link) = dom.ancestors(id).take(6).find(|&ancestor| dom.tag(ancestor) == Tag::A) else { return false };
    let Some(target) = dom.attr(link, Attr::HREF).and_then(|href| crate::url::resolve(dom.base(), href)) else {
        return false;
    };
    let source = dom.attr(id, Attr::SRC).and_then(|src| crate::url::resolve(dom.base(), src)).unwrap_or_default();
    let own = host(dom.url());
    let there = host(&target);
    let same_site =
        own.is_empty() || there.is_empty() || there.ends_with(&own) || own.ends_with(&there) || there == host(&source);
    let is_figure = |id: NodeId| dom.tag(id) == Tag::FIGURE || dom.attr(id, Attr::CLASS).is_some_and(is_caption_name);
    !names_picture(&target) && !same_site && !dom.ancestors(id).take(6).any(is_figure)
}
