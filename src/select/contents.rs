//! Drops what only leads into the page: lists of its own sections, which reader and page show beside the text, with the line
//! above them, and links that stand alone in a box, as to the recipe far below.

use super::links::{is_link_line, links_of};
use super::trim::{clear, cues_of, is_at};
use crate::lexicon::cues::{Cue, has_cue};
use crate::lexicon::list_headings::{ListHeading, find_list_heading};
use crate::order::runs;
use crate::page::{Attr, NodeId, Tag, find_fragment};
use crate::signal::View;
use std::ops::Range;

/// So many links into the page in a row are a list of its sections.
const LINKS: usize = 3;

/// Units of the longest line above such a list.
const LIST_LABEL_UNITS: u32 = 40;

/// Clears the flags of lists of the page's sections.
pub fn drop_contents(view: &View, kept: &mut [bool]) {
    // The place in the page that a block is a link to.
    let place_of = |index: usize| {
        view.blocks.list().get(index).filter(|block| block.links > 0 && is_link_line(view, index))?;
        find_fragment(view.dom, links_of(view, index).next()?)
    };
    // A question of a list of them, above its answer.
    let heads_next = |index: usize, place: &str| {
        let (Some(own), Some(next)) = (view.blocks.list().get(index), view.blocks.list().get(index + 1)) else {
            return false;
        };
        (own.last.0..=next.first.0).any(|id| view.dom.attr(NodeId(id), Attr::ID) == Some(place))
    };
    let leads_inside =
        |index: usize| place_of(index).is_some_and(|place| !heads_next(index, place)) && !view.is_in_heading(index);
    let is_item = |index: usize| {
        let is_part = |tag| matches!(tag, Tag::LI | Tag::TD | Tag::DT | Tag::DD | Tag::BLOCKQUOTE | Tag::FIGCAPTION);
        view.chain(index).any(|id| is_part(view.dom.tag(id)))
    };
    for Range { start, end } in runs(kept.len(), leads_inside) {
        if end - start >= LINKS && (start..end).any(|index| is_at(kept, index)) {
            clear(kept, start..end);
            let label = start.checked_sub(1).filter(|&label| {
                view.blocks.list().get(label).is_some_and(|block| block.units <= LIST_LABEL_UNITS && block.links == 0)
                    && (has_cue(cues_of(view, label), Cue::Contents)
                        || find_list_heading(view.blocks.text(label)) == Some(ListHeading::Apparatus))
            });
            if let Some(label) = label {
                clear(kept, label..start);
            }
        }
        for index in (start..end).filter(|&index| !is_item(index)) {
            clear(kept, index..index + 1);
        }
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::keep_texts;

    /// What is left of a body when all of its blocks were chosen.
    fn read(body: &str) -> Vec<String> {
        keep_texts(body, |_| true, drop_contents)
    }

    #[test]
    fn what_only_leads_into_the_page_goes() {
        let list = |href: &str| (1..4).map(|at| format!("<li><a href='{href}{at}'>Part {at}</a>")).collect::<String>();
        for label in ["Contents", "On this page", "目录", "目次"] {
            assert_eq!(read(&format!("<p>One.</p><p>{label}</p><ul>{}</ul><p>Two.</p>", list("#p"))), ["One.", "Two."]);
        }
        assert_eq!(read(&format!("<p>One.</p><ul>{}</ul>", list("/other/#p"))).len(), 4);
        let question =
            |at: u32| format!("<div><a href=#q{at}>Question {at}?</a></div><div id=q{at}><p>Answer.</p></div>");
        assert_eq!(read(&(1..5).map(question).collect::<String>()).len(), 8);
        assert_eq!(
            read("<p><a href=#recipe>To the recipe</a></p><p>As <a href=#n1>note 1</a> says.</p>"),
            ["As note 1 says."]
        );
        assert_eq!(read("<h2><a href=#one>One</a></h2><ul><li><a href=#two>Two</a></ul>"), ["One", "Two"]);
    }
}
