//! Takes from the text what stands above its headline and is none of it: the ways to other texts, and of a discussion what
//! the column beside it says.

use super::links::is_link_line;
use super::trim::{clear, is_at};
use crate::lexicon::class_words::Meaning;
use crate::page::{NodeId, Tag};
use crate::signal::View;
use crate::text::SENTENCE_UNITS;

/// Clears the flags of blocks above the headline that only link, unless the text has begun there; in a discussion, where the
/// rules of the place stand in such a column, of all in one that does not hold the headline.
pub fn drop_above(view: &View, headline: Option<usize>, is_discussion: bool, kept: &mut [bool]) {
    let Some(title) = headline.and_then(|index| view.blocks.list().get(index)) else { return };
    let is_column = |id: NodeId| {
        let is_named = || view.meanings.get(id.index()).is_some_and(|found| found & 1 << Meaning::Sidebar as u8 != 0);
        (view.dom.tag(id) == Tag::ASIDE || is_named()) && !view.dom.is_within(title.first, id)
    };
    let above = 0..headline.unwrap_or(0);
    for index in above.clone() {
        if is_discussion && view.chain(index).any(is_column) {
            clear(kept, index..index + 1);
        }
    }
    let is_text = |index: usize| {
        is_at(kept, index)
            && view.measures.ends_sentence(index)
            && view.blocks.list().get(index).is_some_and(|block| block.units >= SENTENCE_UNITS)
    };
    if above.clone().any(is_text) {
        return;
    }
    for index in above {
        if is_link_line(view, index) {
            clear(kept, index..index + 1);
        }
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::keep_texts;

    #[test]
    fn what_links_and_rules_say_above_the_headline_goes() {
        let left = |rules: &str, is_discussion: bool| {
            let body =
                format!("{rules}<p><a href=/1>Ropes</a> | <a href=/2>Oars</a></p><h1>The gauge</h1><p>It is read.");
            keep_texts(&body, |_| true, |view, kept| drop_above(view, Some(2), is_discussion, kept)).len()
        };
        let column = "<div class=side><p>Be kind.</div>";
        assert_eq!((left(column, true), left(column, false), left("<p>Be kind.</p>", true)), (2, 3, 3));
        // The column may be all there is.
        assert_eq!(left("<aside><p>Be kind.", true), 3);
        // Links in the text stay where the headline stands below its beginning.
        let text = "<p>He wrote the number down, looked at the water once more, and went home with the keys in his pocket.</p>";
        assert_eq!((left(text, false), left(&format!("<div class=side>{text}</div>"), true)), (4, 2));
    }
}
