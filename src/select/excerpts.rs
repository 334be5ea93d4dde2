//! Tells a page that offers several texts from one that is a text: front pages of blogs, categories, search results.
//!
//! Two signs, both of structure: texts that break off one after the other, and texts that stand each in a box of its own
//! below a heading that leads to another page. A guide whose headings lead to what it is about has no such boxes, or
//! neither dates nor broken ends in them.

use super::links::links_of;
use crate::block::PARAGRAPH_UNITS;
use crate::lexicon::class_words::Meaning;
use crate::metadata::find_date;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::View;
use crate::signal::teasers::looks_dated;
use crate::text::punctuation::is_sentence_mark;
use crate::url::resolve;

/// So many texts at least are a list of them.
const STORIES: usize = 4;

/// Among so many an opened one is one of them.
const MANY_STORIES: usize = 8;

/// A text that breaks off says at least so much before it does, in units.
const EXCERPT_UNITS: u32 = 50;

/// After the dots stand at most a few words to press on, in characters.
const MORE_CHARS: usize = 24;

/// Units of a title, from a few Han characters on.
const TITLE_UNITS: std::ops::RangeInclusive<u32> = 9..=240;

/// Units of the longest line with a date.
const DATE_UNITS: u32 = 60;

/// Whether what is kept is several texts, none of which is the page's own. The messages of a discussion may well stand below
/// headings that lead to their authors.
pub fn are_excerpts(view: &View, kept: &[bool], is_discussion: bool) -> bool {
    most_break_off(view, kept) || (!is_discussion && stand_below_titles(view, kept))
}

/// Whether three of five paragraphs break off.
fn most_break_off(view: &View, kept: &[bool]) -> bool {
    let is_text = |index: &usize| {
        kept.get(*index) == Some(&true)
            && view.blocks.list().get(*index).is_some_and(|block| block.units >= EXCERPT_UNITS)
    };
    let (mut texts, mut broken) = (0, 0);
    for index in (0..kept.len()).filter(is_text) {
        texts += 1;
        broken += usize::from(breaks_off(view.blocks.text(index)));
    }
    broken >= STORIES && broken * 5 >= texts * 3
}

/// Whether a text ends in dots, with at most a few words to press on after them.
fn breaks_off(text: &str) -> bool {
    let mut rest = text.char_indices().rev().take(MORE_CHARS + 3).map(|(at, _)| at);
    let from = rest.by_ref().last().unwrap_or(0);
    let tail = text.get(from..).unwrap_or(text);
    let dots = tail.as_bytes().windows(3).rposition(|three| three == b"...").map(|at| at + 3);
    let dots = dots.or_else(|| tail.rfind('…').map(|at| at + '…'.len_utf8()));
    dots.and_then(|end| tail.get(end..)).is_some_and(|more| !more.contains(is_sentence_mark))
}

/// A heading that leads to another page, and the box that it stands in alone.
struct Story {
    heading: NodeId,
    href: String,
    around: NodeId,
}

/// Whether nearly all of the text stands in boxes with such headings, and most boxes show that it is not all there.
fn stand_below_titles(view: &View, kept: &[bool]) -> bool {
    let stories = collect_stories(view);
    if stories.len() < STORIES {
        return false;
    }
    let list = view.blocks.list();
    let text_of = |index: usize| list.get(index).map_or(0, |block| block.units - block.link_units);
    let kept_of = |index: usize| if kept.get(index) == Some(&true) { text_of(index) } else { 0 };
    let all: u32 = (0..kept.len()).map(kept_of).sum();
    let (mut inside, mut texts, mut longest, mut told, mut partial) = (0, 0, (0, 0), 0, 0);
    let first = stories.first().map(|story| view.measures.blocks_in(view.dom, story.heading).start);
    for story in &stories {
        let blocks = view.measures.blocks_in(view.dom, story.around);
        let units: u32 = blocks.clone().map(text_of).sum();
        if units < PARAGRAPH_UNITS {
            continue;
        }
        inside += blocks.clone().map(kept_of).sum::<u32>();
        texts += units;
        let own = view.measures.blocks_in(view.dom, story.heading);
        longest = longest.max((units, own.start));
        told += 1;
        let is_dated = || blocks.clone().any(|index| !own.contains(&index) && is_date_line(view, index));
        let is_broken = || blocks.clone().any(|index| breaks_off(view.blocks.text(index)));
        partial += usize::from(goes_on(view.dom, story) || is_broken() || is_dated());
    }
    // One of them that is most of the text is the page's own, with others below it, unless they are many, others stand above
    // it and it is not what the page is called.
    let is_named = view.is_called(longest.1);
    let is_own = longest.0 * 2 > texts && (told < MANY_STORIES || is_named || first == Some(longest.1));
    told >= STORIES && inside * 10 >= all * 9 && !is_own && partial * 3 >= told * 2
}

/// The headings that lead to other pages, each with the highest box that holds no other.
fn collect_stories(view: &View) -> Vec<Story> {
    let dom = view.dom;
    let mut stories: Vec<Story> = Vec::new();
    for (index, block) in view.blocks.list().iter().enumerate() {
        if block.link_units * 5 < block.units * 4 || !TITLE_UNITS.contains(&block.units) {
            continue;
        }
        let Some(heading) = dom.ancestors(block.owner).take(3).find(|&id| dom.tag(id).heading_level().is_some()) else {
            continue;
        };
        let is_person =
            |id: NodeId| view.meanings.get(id.index()).is_some_and(|found| found & 1 << Meaning::Byline as u8 != 0);
        let link = links_of(view, index).next();
        let href = link.filter(|&id| !is_person(id) && !is_person(heading)).and_then(|id| address_of(dom, id));
        if let Some(href) = href.filter(|_| stories.last().is_none_or(|last| last.heading != heading)) {
            stories.push(Story { heading, href, around: heading });
        }
    }
    for at in 0..stories.len() {
        let before = at.checked_sub(1).and_then(|at| stories.get(at)).map(|story| story.heading);
        let after = stories.get(at + 1).map(|story| story.heading);
        let is_alone = |id: &NodeId| {
            before.is_none_or(|heading| heading < *id) && after.is_none_or(|heading| heading >= dom.end(*id))
        };
        if let Some(story) = stories.get_mut(at) {
            story.around = dom.ancestors(story.heading).take_while(is_alone).last().unwrap_or(story.heading);
        }
    }
    stories
}

/// Where a link to another page leads.
fn address_of(dom: &Dom, link: NodeId) -> Option<String> {
    let href = dom.attr(link, Attr::HREF).filter(|href| !href.contains('#'))?;
    let place = |address: &str| {
        let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
        bare.trim_start_matches("www.").trim_end_matches('/').to_owned()
    };
    // Of a page without an address every link leads elsewhere.
    let address = resolve(dom.base(), href).or_else(|| dom.url().is_empty().then(|| href.to_owned()));
    address.filter(|address| place(address) != place(dom.url()))
}

/// Whether the end of a box leads to the rest of its text: to a place in the page of the title.
fn goes_on(dom: &Dom, story: &Story) -> bool {
    dom.subtree(story.around).rev().any(|id| {
        let href = dom.attr(id, Attr::HREF).filter(|_| dom.tag(id) == Tag::A);
        let (page, place) = href.and_then(|href| href.split_once('#')).unwrap_or(("", ""));
        !place.is_empty() && resolve(dom.base(), page).is_some_and(|page| page == story.href)
    })
}

/// Whether a short line holds a date.
fn is_date_line(view: &View, index: usize) -> bool {
    let is_short = view.blocks.list().get(index).is_some_and(|block| block.units <= DATE_UNITS);
    let looks_so = || {
        let text = view.blocks.text(index);
        view.measures.counts.get(index).is_some_and(|counts| looks_dated(text, counts.digits))
            && find_date(text, false).is_some()
    };
    is_short && looks_so()
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    const SENTENCE: &str =
        "The keeper of the gauge wrote the number down, looked at the water once more, and went home for breakfast. ";

    fn judge(body: &str) -> bool {
        let dom = parse_html(&format!("<body>{body}"), "https://river.example/page");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        are_excerpts(&view, &vec![true; blocks.len()], false)
    }

    fn repeat(part: impl Fn(usize) -> String) -> String {
        (1..7).map(part).collect()
    }

    #[test]
    fn texts_below_titles_are_a_list_where_they_show_that_there_is_more() {
        let story = |end: &str| {
            repeat(|at| {
                format!("<div><h2><a href=/s/{at}>A story of the river, part {at}</a></h2><p>{SENTENCE}</p>{end}</div>")
            })
        };
        assert!(judge(&story("<span>2024-03-05</span>")));
        assert!(judge(&repeat(|at| {
            format!(
                "<div><h2><a href=/s/{at}>The river, part {at}</a></h2><p>{SENTENCE}</p><a href=/s/{at}#more>on</a></div>"
            )
        })));
        // A guide: its headings lead to what they are about.
        assert!(!judge(&story("")));
        assert!(!judge(&format!("<p>{}</p>{}", SENTENCE.repeat(4), story("<span>2024-03-05</span>"))));
        assert!(!judge(&story("<p>$24.99</p><p>4.5/5</p>")));
        let film = |at| {
            format!("<div><h2><a href=https://films.example/{at}>River {at} (2019)</a></h2><p>{SENTENCE}</p></div>")
        };
        assert!(!judge(&repeat(film)));
        let flat = |at| format!("<h2><a href=/s/{at}>The river, part {at}</a></h2><p>2024-03-05</p><p>{SENTENCE}</p>");
        assert!(!judge(&repeat(flat)));
    }

    #[test]
    fn one_that_is_opened_among_many_is_one_of_them() {
        let story = |at: usize| {
            let text = SENTENCE.repeat(if at == 2 { 20 } else { 1 });
            format!(
                "<div><h2><a href=//s.example/{at}>The river, part {at}</a></h2><p>{text}</p><p>2024-03-05</p></div>"
            )
        };
        let page =
            |title: &str, count: usize| format!("<title>{title}</title>{}", (1..=count).map(story).collect::<String>());
        assert!(judge(&page("Search: gauges", 12)));
        assert!(!judge(&page("Search: gauges", 5)));
        assert!(!judge(&page("The river, part 2", 12)));
        // The newest, with older ones below it.
        assert!(!judge(&page("Search: gauges", 12).replacen("part 1", "part 2", 1).replacen(
            SENTENCE,
            &SENTENCE.repeat(60),
            1
        )));
        // A page that came without its address.
        let without = page("Search: gauges", 12);
        let dom = parse_html(&without, "");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        assert!(are_excerpts(&View::new(&dom, &blocks, &measures), &vec![true; blocks.len()], false));
    }

    #[test]
    fn texts_that_break_off_are_a_list() {
        for end in ["…", "...", "[…]", "… Read more", "……阅读全文"] {
            assert!(judge(&repeat(|at| format!("<p>{at} {SENTENCE}and then{end}</p>"))), "{end}");
        }
        assert!(!judge(&repeat(|at| format!("<p>{at} {SENTENCE}… {SENTENCE}</p>"))));
        assert!(!judge(&(repeat(|at| format!("<p>{at} {SENTENCE}</p>")) + "<p>And then…</p>")));
    }
}
