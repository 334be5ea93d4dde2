//! How far a block is, along the tree, from where the article seems to be: from the headline, from the block most like
//! the title, and from the smallest boxes that hold a good part of the page's running text.
//!
//! A teaser looks like a paragraph; what gives it away is that its box and the headline's meet only at the body.

use super::{Matrix, View};
use crate::page::NodeId;

/// Shares of the running text that the boxes looked for hold, in percent.
const SHARES: &[u32] = &[30, 50, 70];

/// What is written where there is nothing to be far from.
const FAR: f32 = 30.0;

/// Names of the columns.
pub fn names() -> Vec<String> {
    let mut names = Vec::new();
    for place in ["headline", "title_block"] {
        names.extend(["up_to", "down_from", "share", "link_share"].map(|name| format!("{place}_{name}")));
    }
    for share in SHARES {
        names.extend(["up_to", "down_from", "share"].map(|name| format!("text{share}_{name}")));
    }
    names
}

/// Distances along the tree.
pub fn write(view: &View, matrix: &mut Matrix) {
    let total = view.measures.total().units.max(1) as f32;
    let owner = |index: Option<usize>| index.and_then(|index| view.blocks.list().get(index)).map(|block| block.owner);
    let headline = owner(view.headline_block);
    let title = owner(view.title_block.map(|(index, _)| index));
    let texts: Vec<NodeId> = SHARES.iter().map(|&share| smallest_box(view, share)).collect();
    for (index, block) in view.blocks.list().iter().enumerate() {
        for place in [headline, title] {
            let Some(place) = place else {
                matrix.push(index, &[FAR, FAR, -1.0, -1.0]);
                continue;
            };
            let meeting = view.dom.common_ancestor(block.owner, place);
            let sums = view.measures.sum_in(view.dom, meeting);
            let distances = distances(view, block.owner, place, meeting);
            matrix.push(index, &[distances.0, distances.1, sums.units as f32 / total, sums.link_share()]);
        }
        for &place in &texts {
            let meeting = view.dom.common_ancestor(block.owner, place);
            let (up, down) = distances(view, block.owner, place, meeting);
            matrix.push(index, &[up, down, view.measures.sum_in(view.dom, meeting).units as f32 / total]);
        }
    }
}

/// Steps from a box up to where it meets another, and from there down to the other.
fn distances(view: &View, from: NodeId, to: NodeId, meeting: NodeId) -> (f32, f32) {
    let depth = |id: NodeId| view.dom.depth(id) as f32;
    ((depth(from) - depth(meeting)).min(FAR), (depth(to) - depth(meeting)).min(FAR))
}

/// The deepest element that holds this share of the text outside links in blocks that end as sentences do.
fn smallest_box(view: &View, percent: u32) -> NodeId {
    let weights = view
        .blocks
        .list()
        .iter()
        .zip(&view.measures.counts)
        .map(|(block, counts)| if counts.ends_sentence { block.units - block.link_units } else { 0 });
    let mut running = vec![0u32];
    weights.for_each(|weight| running.push(running.last().copied().unwrap_or(0) + weight));
    let at = |index: usize| running.get(index).copied().unwrap_or(0);
    let total = at(view.blocks.len());
    let mut best = view.dom.body();
    let mut next = Some(best);
    while let Some(id) = next {
        best = id;
        next = view.dom.children(id).find(|&child| {
            let range = view.measures.blocks_in(view.dom, child);
            total > 0 && u64::from(at(range.end) - at(range.start)) * 100 >= u64::from(total) * u64::from(percent)
        });
    }
    best
}
