//! Takes from the text of an article what its readers wrote below it, with the rules they were given.
//!
//! Comments are prose in well-formed paragraphs, which the block model cannot always tell from the text. Here the page's
//! own words decide: it calls itself an article, and a box below the text is named after comments. In a discussion the
//! messages are the text, so such pages are left alone.

use crate::block::sum_kept;
use crate::lexicon::class_words::Meaning;
use crate::page::{Dom, NodeId, Tag};
use crate::signal::View;

/// Comments are never most of what is kept; a box that holds more is the text, whatever its name.
const LARGEST_SHARE: f32 = 0.4;

/// At least this share of what is kept stands above the comments.
const LEAST_TEXT_SHARE: f32 = 0.25;

/// Clears the flags of comments on a page that calls itself an article.
pub fn drop_comments(view: &View, kept: &mut [bool]) {
    if !view.is_declared_article() {
        return;
    }
    let chosen = sum_kept(view.blocks, kept);
    let all = chosen.last().copied().unwrap_or(0).max(1) as f32;
    // The units before each block so far that are still kept.
    let mut left = vec![0];
    let at = |sums: &[u32], index: usize| sums.get(index).copied().unwrap_or(0);
    while let index = left.len() - 1
        && let Some(&is_kept) = kept.get(index)
    {
        let range = find_comments(view, index).filter(|_| is_kept).map(|id| view.measures.blocks_in(view.dom, id));
        let range = range.filter(|range| {
            let above = at(&left, range.start);
            let inside = at(&left, index) - above + at(&chosen, range.end) - at(&chosen, index);
            range.contains(&index) && above as f32 / all >= LEAST_TEXT_SHARE && inside as f32 / all <= LARGEST_SHARE
        });
        match range {
            Some(range) => {
                let above = at(&left, range.start);
                left.truncate(range.start);
                left.resize(range.end + 1, above);
                if let Some(flags) = kept.get_mut(range) {
                    flags.fill(false);
                }
            }
            None => left.push(at(&left, index) + if is_kept { at(&chosen, index + 1) - at(&chosen, index) } else { 0 }),
        }
    }
}

/// The innermost box around a block that is named after comments. In code, comments are something else.
fn find_comments(view: &View, index: usize) -> Option<NodeId> {
    let is_named = |id: &NodeId| {
        let meanings = view.meanings.get(id.index()).copied().unwrap_or(0);
        meanings & 1 << Meaning::Comment as u8 != 0 && view.dom.depth(*id) > 1
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
        drop_comments(&view, &mut kept);
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
        assert_eq!(count_kept("article", &format!("{article}<pre><i class=comment>{ANSWER}</i></pre>")), 3);
    }
}
