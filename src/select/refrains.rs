//! Takes buttons from the text that come again with the same words: below each picture a line to share it, below each item
//! one to unfold it. Only what does something on the page itself is one, or what leads to another page of the site each
//! time: words that name any of them name none. The same address for many may be what the text says of its items.

use super::links::{find_own_page, is_link_line, links_of};
use super::trim::{BUTTON_UNITS, clear, is_at};
use crate::hash::{HashMap, HashSet};
use crate::lexicon::class_words::{Meaning, names_button};
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;

/// So often the same words are a refrain.
const TIMES: usize = 3;

/// Clears the flags of such lines. `tables` are those that hold data, where the same value may stand in many rows;
/// so may the same step in several lists. Headings name what is below them, be it the same again, and so do speakers.
pub fn drop_refrains(view: &View, tables: &HashSet<NodeId>, kept: &mut [bool]) {
    let is_value = |id: NodeId| {
        let tag = view.dom.tag(id);
        matches!(tag, Tag::PRE | Tag::CODE | Tag::DD | Tag::OL | Tag::BLOCKQUOTE)
            || tag.heading_level().is_some()
            || tables.contains(&id)
            || tag == Tag::LI && has_other_items(view, id)
    };
    let is_line = |index: &usize| {
        is_at(kept, *index)
            && view.blocks.list().get(*index).is_some_and(|block| block.units <= BUTTON_UNITS)
            && is_link_line(view, *index)
            && !view.chain(*index).any(is_value)
            && !is_said_of_neighbour(view, *index)
    };
    let lines: Vec<usize> = (0..kept.len()).filter(is_line).collect();
    let mut targets: HashMap<&str, Vec<Option<String>>> = HashMap::default();
    for &index in &lines {
        targets.entry(view.blocks.text(index)).or_default().push(find_target(view, index));
    }
    let lead_elsewhere = |index: &usize| {
        let targets = targets.get(view.blocks.text(*index)).map(Vec::as_slice).unwrap_or_default();
        targets.iter().flatten().map(String::as_str).collect::<HashSet<_>>().len() == targets.len()
    };
    let is_button = |index: &usize| does_something(view, *index) || lead_elsewhere(index);
    let buttons: Vec<usize> = lines.into_iter().filter(is_button).collect();
    let mut times: HashMap<&str, usize> = HashMap::default();
    for &index in &buttons {
        *times.entry(view.blocks.text(index)).or_default() += 1;
    }
    for index in buttons {
        if times.get(view.blocks.text(index)).is_some_and(|times| *times >= TIMES) {
            clear(kept, index..index + 1);
        }
    }
}

/// The other page of the same site that the one link of a line leads to.
fn find_target(view: &View, index: usize) -> Option<String> {
    view.blocks.list().get(index).filter(|block| block.links == 1)?;
    links_of(view, index).next().and_then(|link| find_own_page(view, link))
}

/// Whether an item of a list stands beside another.
pub(super) fn has_other_items(view: &View, item: NodeId) -> bool {
    let list = view.dom.parent(item);
    list.is_some_and(|list| view.dom.children(list).filter(|&id| view.dom.tag(id) == Tag::LI).nth(1).is_some())
}

/// Whether the links of a line lead to no other page and to no place in this one, or are buttons by their names.
fn does_something(view: &View, index: usize) -> bool {
    let dom = view.dom;
    let acts = |link: NodeId| {
        let address = dom.attr(link, Attr::HREF).unwrap_or("").trim();
        let is_script =
            crate::url::find_scheme(address).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript"));
        matches!(address, "" | "#" | "#!" | "#top")
            || is_script
            || dom.attr(link, Attr::ROLE) == Some("button")
            || dom.attr(link, Attr::CLASS).is_some_and(names_button)
            || view.meanings.get(link.index()).is_some_and(|found| found & 1 << Meaning::Share as u8 != 0)
    };
    links_of(view, index).all(acts)
}

/// Whether a line may name who says what stands below it, be the only one below its heading, or a verse among others.
fn is_said_of_neighbour(view: &View, index: usize) -> bool {
    let list = view.blocks.list();
    let Some(block) = list.get(index) else { return false };
    let before = index.checked_sub(1).and_then(|before| list.get(before));
    let is_answered = view.measures.ends_sentence(index + 1);
    let is_headed = index > 0 && view.is_in_heading(index - 1);
    let is_verse = before.into_iter().chain(list.get(index + 1)).any(|other| other.owner == block.owner);
    block.links == 1 && is_answered || is_headed || is_verse
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
        let item = format!("<h2>A gauge</h2><p>{SENTENCE}</p><ul><li><a href=#>Show it</a></ul>");
        assert_eq!(count(&item.repeat(2)), 6);
        assert_eq!(count(&item.repeat(3)), 6);
        let picture = format!("<figure><img src=/1.jpg><figcaption>{SENTENCE}</figcaption></figure>");
        let buttons = "<div><a href=#>Share here</a> <a href=#>Share there</a></div>";
        assert_eq!(count(&format!("{picture}{buttons}").repeat(3)), 3);
    }

    #[test]
    fn the_same_words_for_other_pages_each_time_go() {
        let items = |words: &[&str], address: &dyn Fn(usize) -> String| -> String {
            let item = |(at, words): (usize, &&str)| {
                format!("<h2>Gauge {at}</h2><p>{SENTENCE}</p><p><a href={}>{words}</a></p>", address(at))
            };
            words.iter().enumerate().map(item).collect()
        };
        let same = ["Read the whole story"; 3];
        assert_eq!(count(&items(&same, &|at| format!("/{at}"))), 6);
        assert_eq!(count(&items(&same, &|at| format!("https://gauge.example/{at}"))), 9);
        assert_eq!(count(&items(&["Of rain", "Of snow", "Of hail"], &|at| format!("/{at}"))), 9);
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

    #[test]
    fn what_leads_to_a_page_or_belongs_to_its_neighbours_stays() {
        let line =
            |href: &str| format!("<p>{SENTENCE}</p><p><a href={href}>Lower Town</a></p><h2>A place</h2>").repeat(3);
        assert_eq!(count(&line("/area/lower")), 9);
        assert_eq!(count(&line("#lower")), 9);
        assert_eq!(count(&line("#")), 6);
        assert_eq!(count(&line("/area/lower class='btn big'")), 6);
        assert_eq!(count(&"<ul><li><a href=#>Flour</a><li><a href=#>Apples and pears</a></ul>".repeat(3)), 6);
        assert_eq!(count(&"<h3>A year</h3><p><a href=#>The rowing club</a></p>".repeat(3)), 6);
        assert_eq!(count(&"<p><a href=#>The keeper</a></p><p>Yes.</p>".repeat(3)), 6);
        assert_eq!(count(&"<p>The river comes at noon<br><a href=#>Oh the weir</a></p>".repeat(3)), 6);
    }
}
