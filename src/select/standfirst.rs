//! Keeps the standfirst: the sentence or two between headline and text that say what the article is about.
//!
//! To the block model such a line is a stray, for it stands in the article's head among dates and names, and many pages
//! say it again as their first paragraph. It is the text's where the text does not.

use super::between::is_foreign_box;
use crate::lexicon::captions::is_caption;
use crate::lexicon::class_words::Meaning;
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;
use crate::text::letters::{is_letter_or_number, push_lower};
use crate::text::punctuation::announces;
use std::ops::RangeInclusive;

/// Units of a standfirst: a shorter line is a label, a longer one the model can judge by itself.
const UNITS: RangeInclusive<u32> = 60..=400;

/// Blocks below the headline in which it stands.
const REACH: usize = 4;

/// Kept blocks in which the text may say the same.
const COMPARED: usize = 4;

/// Letters from its beginning that a text has in common with it.
const LETTERS: usize = 40;

/// Sets the flags of such blocks. `headline` is the last block of the headline.
pub fn keep_standfirst(view: &View, headline: Option<usize>, own_lines: &[bool], kept: &mut [bool]) {
    let Some(headline) = headline else { return };
    let Some(first) = (headline + 1..kept.len()).find(|&index| kept.get(index) == Some(&true)) else { return };
    let is_new = |index: usize| {
        let (head, title) = (bare_head(view.blocks.text(index)), bare_head(view.blocks.text(headline)));
        let letters: String = head.chars().take(LETTERS).collect();
        let text = (first..kept.len()).filter(|&index| kept.get(index) == Some(&true)).take(COMPARED);
        let says_title = title.contains(&letters) || head.contains(&title) && title.len() * 2 > head.len();
        !says_title && !text.into_iter().any(|index| bare_head(view.blocks.text(index)).contains(&letters))
    };
    // Below names and dates stand notices as often, unless the box says what it holds.
    let names = (headline + 1..first).find(|&index| own_lines.get(index) == Some(&true)).unwrap_or(first);
    let is_place = |index: usize| index < names || (own_lines.get(index) == Some(&false) && is_summary(view, index));
    let standfirst = (headline + 1..first.min(headline + 1 + REACH))
        .find(|&index| is_place(index) && is_sentence(view, headline, index) && is_new(index));
    if let Some(flag) = standfirst.and_then(|index| kept.get_mut(index)) {
        *flag = true;
    }
}

/// Whether the block's box is named after what it is, or the one around it.
fn is_summary(view: &View, index: usize) -> bool {
    let is_named = |id: NodeId| {
        let meaning = view.meanings.get(id.index()).is_some_and(|names| names & 1 << Meaning::Summary as u8 != 0);
        meaning && view.measures.blocks_in(view.dom, id).len() == 1 || is_subtitle(view, id)
    };
    view.chain(index).take(2).any(is_named)
}

/// Whether a box is called a subtitle.
fn is_subtitle(view: &View, id: NodeId) -> bool {
    // A word goes on in small letters: a subheader is any line in a page's head.
    let ends = |names: &str, end: usize| !names.as_bytes().get(end).is_some_and(u8::is_ascii_lowercase);
    let says = |names: &str| {
        let lower = names.to_ascii_lowercase();
        SUBTITLES.iter().any(|name| lower.match_indices(name).any(|(at, _)| ends(names, at + name.len())))
    };
    [Attr::CLASS, Attr::ID].into_iter().filter_map(|name| view.dom.attr(id, name)).any(says)
}

/// What boxes of such lines are called.
const SUBTITLES: &[&str] = &["subtitle", "sub-title", "subhead", "subheadline", "standfirst"];

/// Whether a block between headline and text is plain text of the article's head.
fn is_sentence(view: &View, headline: usize, index: usize) -> bool {
    let dom = view.dom;
    let list = view.blocks.list();
    let (Some(block), Some(title)) = (list.get(index), list.get(headline)) else { return false };
    let mut own = view.chain(index).take_while(|&id| !dom.is_within(title.first, id));
    let is_text = |id: NodeId| {
        let tag = dom.tag(id);
        matches!(tag, Tag::P | Tag::DIV | Tag::SECTION | Tag::SPAN | Tag::HEADER) || tag.heading_level().is_some()
    };
    let has_picture = || (title.last.0..block.first.0).map(NodeId).any(|id| dom.tag(id) == Tag::IMG);
    UNITS.contains(&block.units)
        && block.links == 0
        && view.cues.get(index) == Some(&0)
        && !announces(view.blocks.text(index))
        && !is_caption(view.blocks.text(index))
        && own.all(|id| is_text(id) && !is_foreign_box(view, id))
        && !has_picture()
}

/// The letters and digits of a text's beginning, in lower case.
fn bare_head(text: &str) -> String {
    let mut letters = String::new();
    text.chars().filter(|&c| is_letter_or_number(c)).take(HEAD_CHARS).for_each(|c| push_lower(&mut letters, c));
    letters
}

/// Characters of a text that are compared.
const HEAD_CHARS: usize = 600;

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    const DECK: &str = "One man has written down the height of the water for forty years, and trusts no machine";
    const SENTENCE: &str =
        "The keeper of the gauge wrote the number down, looked at the water once more, and went home.";

    /// Whether the deck is kept in a page of which the model took the paragraphs alone.
    fn is_kept(head: &str, text: &str) -> bool {
        let dom = parse_html(&format!("<article><header><h1>The gauge</h1>{head}</header><div>{text}</div>"), "");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let first = (0..blocks.len()).find(|&index| blocks.text(index).starts_with("The keeper")).expect("a text");
        let own_lines: Vec<bool> = (0..blocks.len()).map(|index| blocks.text(index).starts_with("By ")).collect();
        let mut kept: Vec<bool> = (0..blocks.len()).map(|index| index >= first).collect();
        keep_standfirst(&view, Some(0), &own_lines, &mut kept);
        kept.iter().take(first).any(|kept| *kept)
    }

    #[test]
    fn a_standfirst_is_kept_where_the_text_does_not_say_it() {
        let text = format!("<p>{SENTENCE}</p>");
        for head in [
            format!("<p>{DECK}</p>"),
            format!("<h2 class=sub>{DECK}</h2><p>By Jane Doe</p>"),
            format!("<p>By Jane Doe</p><div class=summary>{DECK}</div>"),
            format!("<p>By Jane Doe</p><div class=summary><p>{DECK}</p></div>"),
            format!("<p>By Jane Doe</p><div id=subhead>{DECK}</div>"),
            format!("<p>By Jane Doe</p><div class=articleSubheadLine>{DECK}</div>"),
        ] {
            assert!(is_kept(&head, &text), "{head}");
        }
        for head in [
            format!("<p>By Jane Doe</p><p>{DECK}</p>"),
            format!("<p>By Jane Doe</p><div class=post-subheader>{DECK}</div>"),
            format!("<p>By Jane Doe</p><div class=summary><p>{DECK}</p><p>In short</p></div>"),
            format!("<p><a href=/1>{DECK}</a></p>"),
            format!("<img src=1.jpg><div>{DECK}</div>"),
            format!("<ul><li>{DECK}</ul>"),
        ] {
            assert!(!is_kept(&head, &text), "{head}");
        }
        assert!(!is_kept(&format!("<p>{DECK}.</p>"), &format!("<p>{SENTENCE}</p><p>{DECK}.</p>")));
    }
}
