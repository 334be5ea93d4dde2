//! Settles what belongs to the messages of a discussion: of each the same part, whole, and nothing beside it.
//!
//! A short answer looks like a menu to the block model, and what somebody puts below all they write like a text. But the
//! messages of a page are built alike: the box that holds what is likely text in most of them holds the text of all, and
//! what stands beside it (who writes, since when, buttons and counts) is no message. The box is known by the names on the
//! way to it from the message's own, so no list of forum programs is needed.

use super::between::{is_foreign_box, is_structure};
use crate::hash::HashMap;
use crate::lexicon::class_words::Meaning;
use crate::metadata::Post;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::View;
use crate::signal::alike::add_step;

/// At least this share of the messages has the box.
const LEAST_SHARE: f32 = 0.6;

/// Of what is likely text in the messages and ends as sentences do, the box holds at least this share.
const LEAST_TEXT: f32 = 0.65;

/// A message has one such box; of a kind that stands more often than this in a message, the box is a part of it.
const MOST_A_MESSAGE: f32 = 1.2;

/// What stands in so many messages and this share of them at the same place is a label.
const LABELLED: u32 = 3;

/// What the boxes at the same place in the messages hold together.
#[derive(Default)]
struct Part {
    units: f32,
    /// Units by their chance.
    likely: f32,
    /// Messages that have one, and how many there are of it.
    messages: u32,
    boxes: u32,
    last: Option<(usize, NodeId)>,
    depth: usize,
}

/// A block of a message with the boxes around it, outermost first: their nodes and what their places are called.
struct Line {
    message: usize,
    block: usize,
    boxes: Vec<(NodeId, u64)>,
}

/// Sets and clears the flags of all blocks of the messages whose box is found.
pub fn settle_messages(view: &View, chances: &[f32], posts: &[Post], own_lines: &[bool], kept: &mut [bool]) {
    drop_links_between(view, posts, kept);
    let is_told = |post: &&Post| post.author.is_some() || post.published.is_some();
    let posts: Vec<&Post> = posts.iter().filter(is_told).collect();
    let lines: Vec<Line> =
        posts.iter().enumerate().flat_map(|(message, post)| collect_lines(view, message, post)).collect();
    let Some(place) = find_place(view, chances, posts.len(), &lines) else { return };
    let mut bodies: Vec<Option<NodeId>> = vec![None; posts.len()];
    let mut said: HashMap<(u64, &str), u32> = HashMap::default();
    for line in &lines {
        let body = line.boxes.iter().find(|(_, at)| *at == place).map(|(node, _)| *node);
        if let Some(first) = bodies.get_mut(line.message) {
            *first = first.or(body);
        }
        let innermost = line.boxes.last().map_or(0, |(_, at)| *at);
        *said.entry((innermost, view.blocks.text(line.block))).or_default() += 1;
    }
    // A quotation is kept or left as one.
    let mut quoted: HashMap<NodeId, (u32, u32)> = HashMap::default();
    for line in &lines {
        let Some(body) = bodies.get(line.message).copied().flatten() else { continue };
        let Some(quote) = find_quote(view, line, body) else { continue };
        let units = view.blocks.list().get(line.block).map_or(0, |block| block.units);
        let (all_kept, all) = quoted.entry(quote).or_default();
        *all_kept += units * u32::from(kept.get(line.block) == Some(&true));
        *all += units;
    }
    for line in &lines {
        let Some(body) = bodies.get(line.message).copied().flatten() else { continue };
        let text = (line.boxes.last().map_or(0, |(_, at)| *at), view.blocks.text(line.block));
        let times = said.get(&text).copied().unwrap_or(0);
        let is_label = times >= LABELLED && times as f32 >= LEAST_SHARE * posts.len() as f32;
        let is_own_line = own_lines.get(line.block) == Some(&true);
        let Some(flag) = kept.get_mut(line.block).filter(|_| !is_own_line) else { continue };
        let mut within = line.boxes.iter().map(|(node, _)| *node).skip_while(|node| *node != body);
        let quote = find_quote(view, line, body);
        *flag = !is_label
            && match (within.next(), quote.and_then(|quote| quoted.get(&quote))) {
                (None, _) => *flag && is_comment(view, line, body),
                (Some(_), Some(&(kept, all))) => 2 * kept > all,
                (Some(_), None) => *flag || !within.any(|node| is_foreign_box(view, node)),
            };
    }
}

/// Clears what stands between two messages and only links: the ways to the top, the buttons of the message above.
fn drop_links_between(view: &View, posts: &[Post], kept: &mut [bool]) {
    let View { dom, blocks, measures, .. } = *view;
    for (post, next) in posts.iter().zip(posts.iter().skip(1)) {
        for index in measures.blocks_before(dom.end(post.node))..measures.blocks_before(next.node) {
            let is_linked = blocks.list().get(index).is_some_and(|block| block.link_units >= block.units);
            if let Some(flag) = kept.get_mut(index).filter(|_| is_linked) {
                *flag = false;
            }
        }
    }
}

/// The outermost quotation around a block of a message. The block model knows better than the message which are wanted:
/// most say again what stands above.
fn find_quote(view: &View, line: &Line, body: NodeId) -> Option<NodeId> {
    let mut nodes = line.boxes.iter().map(|(node, _)| *node);
    nodes.find(|&node| node > body && view.dom.tag(node) == Tag::BLOCKQUOTE)
}

/// The blocks of a message's own part.
fn collect_lines<'v>(view: &'v View, message: usize, post: &'v Post) -> impl Iterator<Item = Line> + 'v {
    let dom = view.dom;
    let blocks = view.measures.blocks_in(dom, post.node);
    blocks.filter_map(move |index| {
        let block = view.blocks.list().get(index).filter(|block| block.first < post.end)?;
        let around = dom.ancestors(block.first).take_while(|&id| id > post.node);
        let mut boxes: Vec<(NodeId, u64)> =
            around.filter(|&id| dom.tag(id) != Tag::TEXT && dom.is_within(block.last, id)).map(|id| (id, 0)).collect();
        boxes.reverse();
        let mut place = 0;
        for (node, named) in &mut boxes {
            let (tag, class) = (dom.tag(*node), view.names.class_of(*node));
            // The cells of a row differ by nothing but their number; a box without a class is known by the one around it.
            let number = if tag == Tag::TD { count_cells_before(dom, *node) } else { 0 };
            let around = if dom.attr(*node, Attr::CLASS).is_none() { place } else { 0 };
            place = add_step(add_step(around, number), u64::from(class) << u16::BITS | u64::from(tag.0));
            *named = place;
        }
        Some(Line { message, block: index, boxes })
    })
}

/// Nodes of a row that are looked at: messages stand in the first cells.
const ROW_NODES: usize = 64;

/// How many cells of its row stand before a cell.
fn count_cells_before(dom: &Dom, cell: NodeId) -> u64 {
    let row = dom.parent(cell).unwrap_or(cell);
    dom.children(row)
        .take(ROW_NODES)
        .take_while(|&before| before < cell)
        .filter(|&before| dom.tag(before) == Tag::TD)
        .count() as u64
}

/// The place of the box that holds the messages' texts: of all boxes that most of the messages have once and that hold
/// nearly all likely text, the smallest; of boxes that hold the same, the innermost: it may be a quotation by its tag.
fn find_place(view: &View, chances: &[f32], messages: usize, lines: &[Line]) -> Option<u64> {
    let mut parts: HashMap<u64, Part> = HashMap::default();
    let mut likely = 0.0;
    for line in lines {
        let units = view.blocks.list().get(line.block).map_or(0.0, |block| block.units as f32);
        // Who writes and since when is told in lines without a full stop.
        let is_said = view.measures.ends_sentence(line.block);
        let chance = chances.get(line.block).copied().unwrap_or(0.0);
        let expected = if is_said { units * chance } else { 0.0 };
        likely += expected;
        for (depth, &(node, place)) in line.boxes.iter().enumerate() {
            if !is_box(view.dom.tag(node)) {
                continue;
            }
            let part = parts.entry(place).or_default();
            part.units += units;
            part.likely += expected;
            part.depth = depth;
            part.messages += u32::from(part.last.is_none_or(|(message, _)| message != line.message));
            part.boxes += u32::from(part.last.is_none_or(|(_, last)| last != node));
            part.last = Some((line.message, node));
        }
    }
    let is_usual = |part: &Part| {
        part.likely >= LEAST_TEXT * likely
            && part.messages as f32 >= LEAST_SHARE * messages as f32
            && part.boxes as f32 <= MOST_A_MESSAGE * part.messages as f32
    };
    let usual = parts.iter().filter(|(_, part)| is_usual(part));
    let best = usual.max_by(|(a, one), (b, other)| {
        other.units.total_cmp(&one.units).then(one.depth.cmp(&other.depth)).then(b.cmp(a))
    });
    best.map(|(place, _)| *place)
}

/// Whether an element can be the box of a text rather than a part of one.
fn is_box(tag: Tag) -> bool {
    matches!(tag, Tag::TD | Tag::DD | Tag::SPAN | Tag::BLOCKQUOTE) || (tag.is_block() && !is_structure(tag))
}

/// Whether a block beside the message is what others wrote below it, in its box.
fn is_comment(view: &View, line: &Line, body: NodeId) -> bool {
    line.boxes.iter().any(|&(node, _)| {
        node > body && view.meanings.get(node.index()).is_some_and(|found| found & 1 << Meaning::Comment as u8 != 0)
    })
}
