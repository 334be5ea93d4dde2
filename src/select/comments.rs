//! Takes from the text of an article what its readers wrote below it, with the rules they were given, and the beginnings of
//! other articles.
//!
//! Both are prose in well-formed paragraphs, which the block model cannot always tell from the text. Here the page's
//! own words decide: it calls itself an article, and a box below the text is named after comments, or after related
//! articles by its name and its heading. In a discussion the messages are the text, so there comments are left alone.

use crate::hash::HashSet;
use crate::lexicon::class_words::Meaning;
use crate::lexicon::cues::{Cue, has_cue};
use crate::page::{Dom, NodeId, Tag};
use crate::signal::View;

/// Comments are never most of what is kept; a box that holds more is the text, whatever its name.
const LARGEST_SHARE: f32 = 0.4;

/// At least this share of what is kept stands above the comments.
const LEAST_TEXT_SHARE: f32 = 0.25;

/// Where more than this share of what is kept stands below a box, the text goes on there: the box is a comment of its
/// author's or an expert's.
const MOST_TEXT_BELOW: f32 = 0.1;

/// So many moments or buttons to reply are messages, wherever they stand.
const MESSAGE_SIGNS: usize = 2;

/// Clears the flags of comments and related articles on a page that calls itself an article, `is_declared`; of related
/// articles alone where the page may be a discussion.
pub fn drop_comments(view: &View, is_declared: bool, is_discussion: bool, kept: &mut [bool]) {
    if !is_declared {
        return;
    }
    let boxes: Vec<Option<NodeId>> = (0..kept.len()).map(|index| find_comments(view, is_discussion, index)).collect();
    // Before each block: units of what is kept, and of these what is in no such box.
    let mut sums = vec![(0, 0)];
    for ((block, &kept), named) in view.blocks.list().iter().zip(&*kept).zip(&boxes) {
        let (all, text) = sums.last().copied().unwrap_or_default();
        let units = block.units * u32::from(kept);
        sums.push((all + units, text + units * u32::from(named.is_none())));
    }
    let at = |index: usize| sums.get(index).copied().unwrap_or_default();
    let (all, text) = at(kept.len());
    let share = |units: u32| units as f32 / all.max(1) as f32;
    // Lines of an outer box and boxes inside it may take turns: each box is judged once.
    let mut judged = HashSet::default();
    for (index, &named) in boxes.iter().enumerate() {
        let Some(id) = named.filter(|&id| kept.get(index) == Some(&true) && judged.insert(id)) else { continue };
        let range = view.measures.blocks_in(view.dom, id);
        let (before, after) = (at(range.start), at(range.end));
        let is_below = share(before.0) >= LEAST_TEXT_SHARE && share(after.0 - before.0) <= LARGEST_SHARE;
        if is_below
            && (share(text - after.1) <= MOST_TEXT_BELOW || holds_messages(view, id))
            && let Some(flags) = kept.get_mut(range)
        {
            flags.fill(false);
        }
    }
}

/// Whether a box holds several messages: each has a moment or can be answered.
fn holds_messages(view: &View, id: NodeId) -> bool {
    let moments = view.dom.subtree(id).filter(|&inner| view.dom.tag(inner) == Tag::TIME);
    let cues = view.cues.get(view.measures.blocks_in(view.dom, id)).unwrap_or_default();
    let answers = cues.iter().filter(|&&cues| has_cue(cues, Cue::Comments));
    moments.take(MESSAGE_SIGNS).count() == MESSAGE_SIGNS || answers.take(MESSAGE_SIGNS).count() == MESSAGE_SIGNS
}

/// The innermost box around a block that is named after comments, or after related articles under such a heading. In code,
/// comments are something else.
fn find_comments(view: &View, is_discussion: bool, index: usize) -> Option<NodeId> {
    let says_related = |id: NodeId| {
        let first = view.measures.blocks_in(view.dom, id).start;
        view.cues.get(first).is_some_and(|&cues| has_cue(cues, Cue::Related))
    };
    let is_named = |id: &NodeId| {
        let meanings = view.meanings.get(id.index()).copied().unwrap_or(0);
        let is_related = || meanings & 1 << Meaning::Related as u8 != 0 && says_related(*id);
        view.dom.depth(*id) > 1 && ((!is_discussion && meanings & 1 << Meaning::Comment as u8 != 0) || is_related())
    };
    view.chain(index).find(is_named).filter(|&id| !is_in_code(view.dom, id))
}

fn is_in_code(dom: &Dom, id: NodeId) -> bool {
    dom.closest(id, |ancestor| matches!(dom.tag(ancestor), Tag::PRE | Tag::CODE)).is_some()
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    const TEXT: &str = "The keeper of the gauge wrote the number down, looked at the water once more, and went home.";
    const ANSWER: &str = "I have known three keepers of that gauge, and none of them ever went home so early.";

    /// How many blocks are left of a body when all were chosen.
    fn count_kept(kind: &str, body: &str) -> usize {
        let markup = format!("<head><meta property='og:type' content='{kind}'></head><body>{body}");
        let dom = parse_html(&markup, "");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let mut kept = vec![true; blocks.len()];
        drop_comments(&view, view.is_declared_article(), false, &mut kept);
        kept.iter().filter(|kept| **kept).count()
    }

    #[test]
    fn what_readers_wrote_below_an_article_goes() {
        let article = format!("<article><p>{TEXT}<p>{TEXT}</article>");
        let comments = format!("<section id=comments><p>{ANSWER}</section>");
        assert_eq!(count_kept("article", &format!("{article}{comments}")), 2);
        // Elsewhere the messages may be what the page is about; a box with most of the text is the text.
        assert_eq!(count_kept("website", &format!("{article}{comments}")), 3);
        assert_eq!(count_kept("article", &format!("<p>{TEXT}<div class=comments><p>{ANSWER}<p>{ANSWER}</div>")), 3);
        let box_inside = format!("<div class=expert-comment><p>{ANSWER}</div>");
        assert_eq!(count_kept("article", &format!("{article}{box_inside}{article}")), 5);
        let messages = format!("<div class=comments><p>{ANSWER}<time>9:30</time><p>{ANSWER}<time>9:40</time></div>");
        assert_eq!(count_kept("article", &format!("{article}{article}{messages}{article}")), 6);
        assert_eq!(count_kept("article", &format!("{article}<pre><i class=comment>{ANSWER}</i></pre>")), 3);
    }
}
