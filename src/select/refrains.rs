//! Takes buttons from the text that come again with the same words: below each picture a line to share it, below each item
//! where to book it. What is said once may be the text's own; the same link for the third time belongs to the page.

use super::trim::{BUTTON_UNITS, LINK_LINE_SHARE, clear, is_at};
use crate::page::{NodeId, Tag};
use crate::signal::View;
use crate::text::SENTENCE_UNITS;
use std::collections::{HashMap, HashSet};

/// So often the same words are a refrain.
const TIMES: usize = 3;

/// Clears the flags of such lines. `tables` are those that hold data, where the same value may stand in many rows;
/// so may the same step in several numbered lists. Headings name what is below them, be it the same again.
pub fn drop_refrains(view: &View, tables: &HashSet<NodeId>, kept: &mut [bool]) {
    let is_value = |id: NodeId| {
        let tag = view.dom.tag(id);
        matches!(tag, Tag::PRE | Tag::CODE | Tag::DD | Tag::OL | Tag::BLOCKQUOTE)
            || tag.heading_level().is_some()
            || tables.contains(&id)
    };
    let is_button = |index: &usize| {
        is_at(kept, *index)
            && view.blocks.list().get(*index).is_some_and(|block| block.units <= BUTTON_UNITS)
            && view.measures.sum(*index..index + 1).link_share() >= LINK_LINE_SHARE
            && !view.chain(*index).any(is_value)
            && !is_speaker(view, *index)
    };
    let buttons: Vec<usize> = (0..kept.len()).filter(is_button).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for &index in &buttons {
        *times.entry(view.blocks.text(index)).or_default() += 1;
    }
    for index in buttons {
        if times.get(view.blocks.text(index)).is_some_and(|times| *times >= TIMES) {
            clear(kept, index..index + 1);
        }
    }
}

/// Whether a line may name who says what stands below it.
fn is_speaker(view: &View, index: usize) -> bool {
    let is_said = view.measures.counts.get(index + 1).is_some_and(|counts| counts.ends_sentence);
    view.blocks.list().get(index).is_some_and(|block| block.links == 1)
        && is_said
        && view.blocks.list().get(index + 1).is_some_and(|next| next.units >= SENTENCE_UNITS)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::collect_data_tables;
    use crate::select::testing::keep_texts;

    const SENTENCE: &str =
        "The keeper of the gauge wrote the number down, looked at the water once more, and went home.";

    /// How many lines are left of a body when all of it was chosen.
    fn count(body: &str) -> usize {
        keep_texts(body, |_| true, |view, kept| drop_refrains(view, &collect_data_tables(view.dom), kept)).len()
    }

    #[test]
    fn the_same_link_below_each_item_goes() {
        let item = format!("<h2>A gauge</h2><p>{SENTENCE}</p><ul><li><a href=/map>View map</a></ul>");
        assert_eq!(count(&item.repeat(2)), 6);
        assert_eq!(count(&item.repeat(3)), 6);
        let picture = format!("<figure><img src=/1.jpg><figcaption>{SENTENCE}</figcaption></figure>");
        let buttons = "<div><a href=#>Share here</a> <a href=#>Share there</a></div>";
        assert_eq!(count(&format!("{picture}{buttons}").repeat(3)), 3);
    }

    #[test]
    fn values_names_of_speakers_and_words_stay() {
        let rows = "<tr><td>a gauge<td><a href=/number>Number</a>".repeat(4);
        assert_eq!(count(&format!("<table><tr><th>Name<th>Kind{rows}</table>")), 10);
        assert_eq!(count(&"<ol><li>Fill in.<li><a href=/start>Start it.</a></ol>".repeat(3)), 6);
        assert_eq!(count(&"<dl><dt>gauge<dd><a href=/number>Number</a></dl>".repeat(3)), 6);
        assert_eq!(count(&format!("<div><a href=/keeper>The keeper</a></div><p>{SENTENCE}</p>").repeat(3)), 6);
        assert_eq!(count(&"<h2><a href=/day>A day</a></h2><p>In town.</p>".repeat(3)), 6);
        assert_eq!(count(&"<p>Row, row.</p>".repeat(3)), 3);
    }
}
