//! Takes from between the paragraphs and from below them what leads to other stories: a line or a heading that says so, with
//! the links below it, titles in boxes of their own, beginnings of other stories.

use super::links::{LINK_LINE_SHARE, find_own_page, is_link_line, links_of};
use super::trim::{BUTTON_UNITS, LINK_RUN, clear, cues_of, is_at};
use crate::block::Block;
use crate::lexicon::class_words::Meaning;
use crate::lexicon::cues::{Cue, has_cue};
use crate::lexicon::list_headings::{ListHeading, find_list_heading};
use crate::page::{NodeId, Tag};
use crate::signal::View;
use crate::text::SENTENCE_UNITS;

/// Units of the longest line that is nothing but "read also".
const ALSO_UNITS: u32 = 24;

/// Units of the longest heading of a list of other stories.
const HEADING_UNITS: u32 = 60;

/// Drops lines that announce other stories with the links below them, where they look like paragraphs.
pub(super) fn drop_labelled_links(view: &View, kept: &mut [bool]) {
    let is_link = |index: usize| is_link_line(view, index);
    let is_heading = |index: usize| {
        let block = view.blocks.list().get(index);
        has_cue(cues_of(view, index), Cue::Related)
            && block.is_some_and(|block| block.units <= BUTTON_UNITS && begins_no_link(block))
            && !view.is_in_heading(index)
            && !view.measures.ends_sentence(index)
    };
    for index in 0..kept.len() {
        if is_at(kept, index) && is_heading(index) {
            let end = (index + 1..kept.len()).find(|&next| !is_link(next)).unwrap_or(kept.len());
            // A line that says nothing else needs one of them.
            let is_label = view.blocks.list().get(index).is_some_and(|block| block.units <= ALSO_UNITS);
            if end - index > if is_label { 1 } else { LINK_RUN } {
                clear(kept, index..end);
            }
        }
    }
}

/// Drops the headings of lists of other stories with the lists: on an article's page only, for elsewhere such a list may be a
/// part of the text, and only where they lead to the page's own site, as sources seldom do. With them go titles of other
/// stories in boxes of their own.
pub fn drop_related(view: &View, kept: &mut [bool]) {
    let is_heading = |index: usize| {
        view.is_in_heading(index)
            && view.blocks.list().get(index).is_some_and(|block| block.units <= HEADING_UNITS && begins_no_link(block))
            && find_list_heading(view.blocks.text(index)) == Some(ListHeading::Related)
    };
    // A line that was left out already says what the links below it are.
    let is_label = |index: usize| {
        has_cue(cues_of(view, index), Cue::Related)
            && view.blocks.list().get(index).is_some_and(|block| block.units <= ALSO_UNITS && begins_no_link(block))
    };
    for index in 0..kept.len() {
        if is_heading(index) || !is_at(kept, index) && is_label(index) {
            let end = (index + 1..kept.len()).find(|&next| !is_story(view, next)).unwrap_or(kept.len());
            if end > index + 1 {
                clear(kept, index..end);
            }
        }
    }
    drop_teasers(view, kept);
    drop_excerpts(view, kept);
    drop_last_links(view, kept);
}

/// Whether a line is the title of another story of the page's own site.
fn is_story(view: &View, index: usize) -> bool {
    // A link around several lines begins in the first of them, which need not be this one.
    view.blocks.list().get(index).is_some_and(|block| block.links <= 1)
        && is_link_line(view, index)
        && links_of(view, index).next().is_some_and(|link| find_own_page(view, link).is_some())
}

/// Blocks below the title of another story that tell its beginning, and units of the longest.
const EXCERPT_BLOCKS: usize = 4;
const EXCERPT_UNITS: u32 = 400;

/// Drops the beginnings of other stories below a text: what stands under linked titles that are left out already, where there
/// are two at least, and nothing else is kept below the first. More than a third of the text is no such list.
fn drop_excerpts(view: &View, kept: &mut [bool]) {
    let list = view.blocks.list();
    let units = |index: usize| list.get(index).map_or(0, |block| block.units);
    let end_of = |title: usize| {
        let end = (title + 1 + EXCERPT_BLOCKS).min(kept.len());
        (title + 1..end).find(|&index| view.is_in_heading(index)).unwrap_or(end)
    };
    let is_title = |&index: &usize| {
        !is_at(kept, index) && is_link_line(view, index) && view.is_in_heading(index) && is_story(view, index)
    };
    let holds_text = |&(from, to): &(usize, usize)| (from + 1..to).any(|index| is_at(kept, index));
    let titles = (0..kept.len()).filter(is_title).map(|title| (title, end_of(title)));
    let stories: Vec<(usize, usize)> = titles.filter(holds_text).collect();
    let Some(&(first, _)) = stories.first().filter(|_| stories.len() >= 2) else { return };
    let is_excerpt = |index: usize| {
        let next = stories.partition_point(|&(from, _)| from <= index);
        let story = next.checked_sub(1).and_then(|at| stories.get(at));
        units(index) <= EXCERPT_UNITS && story.is_some_and(|&(_, end)| index < end)
    };
    let below = || (first..kept.len()).filter(|&index| is_at(kept, index));
    let (all, excerpts): (u32, u32) =
        ((0..first).filter(|&index| is_at(kept, index)).map(units).sum(), below().map(units).sum());
    if excerpts * 2 <= all && below().all(|index| is_excerpt(index) || units(index) <= ALSO_UNITS) {
        clear(kept, first..kept.len());
    }
}

/// Drops a last heading with nothing below it but titles of other stories, in lines of their own. A list of them is the
/// text's as often.
fn drop_last_links(view: &View, kept: &mut [bool]) {
    let last = (0..kept.len()).rev().filter(|&index| is_at(kept, index)).find(|&index| !is_story(view, index));
    let is_own = |index: usize| view.headline_block == Some(index) || view.is_called(index);
    let Some(heading) = last.filter(|&index| view.is_in_heading(index) && !is_own(index)) else { return };
    let is_page = |link| find_own_page(view, link).is_some_and(|address| !names_file(&address));
    let is_line = |index: usize| {
        is_story(view, index)
            && links_of(view, index).all(is_page)
            && view.chain(index).all(|id| !matches!(view.dom.tag(id), Tag::LI | Tag::TABLE | Tag::DL | Tag::H1))
    };
    let end = (heading + 1..kept.len()).find(|&index| !is_line(index)).unwrap_or(kept.len());
    let is_whole = (end..kept.len()).all(|index| !is_at(kept, index));
    if is_whole && end - heading > 2 && !has_cue(cues_of(view, heading), Cue::Contents) {
        clear(kept, heading..end);
    }
}

/// Whether an address is that of a document to keep, and no page.
fn names_file(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or("");
    let kind = path.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map_or("", |(_, kind)| kind);
    FILES.iter().any(|file| kind.eq_ignore_ascii_case(file))
}

/// What the names of documents end with.
const FILES: &[&str] =
    &["pdf", "doc", "docx", "wps", "xls", "xlsx", "csv", "ppt", "pptx", "odt", "ods", "rtf", "txt", "zip", "rar", "7z"];

/// Whether no link of a line's own is in it: one around several lines begins in the first of them, one around a heading in
/// the line in front of it.
fn begins_no_link(block: &Block) -> bool {
    block.links == 0 || block.link_units == 0
}

/// Units of the largest box that is nothing but the title of another story.
const TEASER_UNITS: u32 = 120;

/// Boxes around a title that are looked at.
const TEASER_LEVELS: usize = 8;

/// Drops titles of other stories that stand between the paragraphs in a box of their own, with a button to read them there:
/// the link may lie over the whole box, so that neither line is one.
fn drop_teasers(view: &View, kept: &mut [bool]) {
    let dom = view.dom;
    let is_button = |index: usize| {
        view.blocks.list().get(index).is_some_and(|block| block.units <= ALSO_UNITS)
            && !view.measures.ends_sentence(index)
            && has_cue(cues_of(view, index), Cue::More)
            && !view.blocks.text(index).starts_with(['"', '“', '„', '«', '»', '‹', '「', '『'])
    };
    // The link lies over the box or around a whole line of it.
    let is_whole = |index: usize| {
        let share = view.measures.sum(index..index + 1).link_share();
        share == 0.0 || share >= LINK_LINE_SHARE
    };
    let leads_on = |id: NodeId| dom.subtree(id).any(|id| dom.tag(id) == Tag::A && find_own_page(view, id).is_some());
    let is_box = |id: &NodeId| {
        let range = view.measures.blocks_in(dom, *id);
        matches!(dom.tag(*id), Tag::DIV | Tag::SECTION | Tag::ASIDE | Tag::FIGURE)
            && range.len() == 2
            && !view.measures.ends_sentence(range.start)
            && range.clone().all(is_whole)
            && is_button(range.end - 1)
            && view.measures.sum(range).units <= TEASER_UNITS
            && leads_on(*id)
    };
    let is_paragraph = |index: &usize| {
        is_at(kept, *index)
            && view.blocks.list().get(*index).is_some_and(|block| block.units >= SENTENCE_UNITS)
            && view.measures.ends_sentence(*index)
    };
    let (Some(first), Some(last)) = ((0..kept.len()).find(is_paragraph), (0..kept.len()).rfind(is_paragraph)) else {
        return;
    };
    // The title was left out, and what stands below it says what the other story is about.
    let is_named = |index: usize| {
        let mut around = view.chain(index).take(NAMED_LEVELS);
        around.any(|id| view.meanings.get(id.index()).is_some_and(|found| found & 1 << Meaning::Related as u8 != 0))
    };
    let is_excerpt = |id: &NodeId, kept: &[bool]| {
        let range = view.measures.blocks_in(dom, *id);
        let title = view.measures.sum(range.start..range.start + 1).link_share() >= LINK_LINE_SHARE;
        matches!(dom.tag(*id), Tag::DIV | Tag::SECTION | Tag::ASIDE | Tag::LI)
            && (2..=TOLD_BLOCKS).contains(&range.len())
            && title
            && !is_at(kept, range.start)
            && view.measures.sum(range).units <= TOLD_UNITS
            && leads_on(*id)
    };
    // So does a box that is named after advertising, or after other stories, where nothing in it is a sentence.
    let is_said = |index: usize| {
        view.blocks.list().get(index).is_some_and(|block| block.units > ALSO_UNITS)
            && view.measures.ends_sentence(index)
    };
    let is_promoted = |id: &NodeId| {
        let range = view.measures.blocks_in(dom, *id);
        matches!(dom.tag(*id), Tag::DIV | Tag::SECTION | Tag::ASIDE)
            && view.meanings.get(id.index()).is_some_and(|found| found & PROMOTED != 0)
            && range.len() <= TOLD_BLOCKS
            && !range.clone().any(is_said)
            && view.measures.sum(range).units <= TEASER_UNITS
            && leads_on(*id)
    };
    // A line that is nothing but the way to another story, in a box of its own.
    let is_way = |index: usize| {
        let owner = view.blocks.list().get(index).map(|block| block.owner);
        let is_box = |owner| {
            matches!(dom.tag(owner), Tag::DIV | Tag::SECTION | Tag::ASIDE)
                && view.measures.blocks_in(dom, owner).len() == 1
        };
        owner.is_some_and(is_box)
            && is_story(view, index)
            && links_of(view, index).all(|link| find_own_page(view, link).is_some_and(|address| !names_file(&address)))
    };
    let is_prose = |&at: &usize| {
        is_paragraph(&at) && view.blocks.list().get(at).is_some_and(|block| dom.tag(block.owner) == Tag::P)
    };
    // Between paragraphs it is no part of them; several head what stands below each: questions, places, names.
    let mut ways = (0..kept.len()).filter(|&index| is_at(kept, index) && is_way(index));
    if let (Some(way), None) = (ways.next(), ways.next())
        && [way.wrapping_sub(1), way + 1].iter().all(is_prose)
    {
        clear(kept, way..way + 1);
    }
    for index in first..=last {
        if !is_at(kept, index) {
            continue;
        }
        let mut boxes = view.chain(index).take(TEASER_LEVELS);
        if let Some(teaser) =
            boxes.find(|id| (is_box(id) || is_promoted(id)) && index < last || is_excerpt(id, kept) && is_named(index))
        {
            clear(kept, view.measures.blocks_in(dom, teaser));
        }
    }
}

/// Blocks and units of another story's title with what it is about, and boxes around this that may be named after it.
const TOLD_BLOCKS: usize = 3;
const TOLD_UNITS: u32 = 260;
const NAMED_LEVELS: usize = 5;

/// What boxes of other stories between the paragraphs are named after.
const PROMOTED: u32 = 1 << Meaning::Related as u8 | 1 << Meaning::Ad as u8;

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::keep_texts;

    /// How many blocks of a body are left when all were chosen.
    fn count(body: &str) -> usize {
        count_without(body, "")
    }

    /// The same when all but one text were chosen.
    fn count_without(body: &str, left_out: &str) -> usize {
        keep_texts(body, |text| text != left_out, drop_related).len()
    }

    #[test]
    fn what_other_stories_are_about_goes_with_their_titles() {
        let text = "<p>He wrote the number down, looked at the water once more, and went home with the keys in his pocket.</p>";
        let title = "The last ferryman of the lower town";
        let excerpt =
            "<p>For forty years he has carried people over the river, and now there is a bridge for them.</p>";
        let rest = |name: &str, more: &str| {
            let teaser = format!("<div class={name}><a href=/2>{title}</a>{excerpt}{more}</div>");
            count_without(&format!("{text}{teaser}{text}"), title)
        };
        assert_eq!(rest("RelatedNews", ""), 2);
        assert_eq!(rest("part", ""), 3);
        assert_eq!(rest("RelatedNews", &text.repeat(3)), 6);
        // A box that is named so and is no more than the way there goes whole.
        let way = |name: &str, href: &str| {
            count(&format!(
                "{text}<section class={name}><h3>More!</h3><a href={href}>{title}</a><i>Go on</i></section>{text}"
            ))
        };
        assert_eq!(
            (way("promotion", "/2"), way("part", "/2"), way("promotion", "https://journal.example/2")),
            (2, 4, 4)
        );
        // A title that was kept heads a part of the text.
        assert_eq!(count(&format!("{text}<div class=related><a href=/2>{title}</a>{excerpt}</div>{text}")), 4);
    }

    #[test]
    fn titles_with_a_button_to_read_them_go() {
        let text =
            "He wrote the number down, looked at the water once more, and went home with the keys in his pocket.";
        let rest_of = |body: &str| keep_texts(body, |_| true, drop_teasers).len();
        let rest = |body: &str| rest_of(&format!("<p>{text}</p>{body}<p>{text}</p>"));
        let link = "<a href=/2></a>";
        let teaser = |link: &str, more: &str| {
            format!("<figure><div>{link}<div><h4>The last ferryman</h4></div><div>{more}</div></div></figure>")
        };
        assert_eq!(rest(&teaser(link, "Read more")), 2);
        // Above the text it may be what the page begins with.
        assert_eq!(rest_of(&format!("{}<p>{text}</p>", teaser(link, "Read more"))), 3);
        assert_eq!(rest(&teaser("<a href=https://journal.example/2></a>", "Read more")), 4);
        assert_eq!(rest(&teaser("<a href=#two></a>", "Read more")), 4);
        assert_eq!(rest(&teaser(link, "He is seventy.")), 4);
        assert_eq!(rest(&format!("<div>{link}<h4>The ferryman</h4><p>He rows.</p><p>Read more</p></div>")), 5);
    }

    #[test]
    fn the_way_to_another_story_between_paragraphs_goes() {
        let text = "<p>He wrote the number down, looked at the water once more, and went home with the keys in his pocket.</p>";
        let left = |line: &str| count(&format!("{text}{line}{text}"));
        assert_eq!(left("<div><a href=/2>The last ferryman of the lower town</a></div>"), 2);
        for line in [
            "<p><a href=/2>The last ferryman of the lower town</a></p>",
            "<div><a href=/2.pdf>The book of the gauge, all years</a></div>",
            "<div><a href=https://journal.example/2>The last ferryman</a></div>",
            "<div><a href=/2>The last ferryman</a> is seventy.</div>",
            "<ul><li><a href=/2>The last ferryman of the lower town</a></ul>",
        ] {
            assert_eq!(left(line), 3, "{line}");
        }
        // Several are headings.
        let line = "<div><a href=/2>The last ferryman of the lower town</a></div>";
        assert_eq!(left(&format!("{line}{text}{line}")), 5);
    }

    #[test]
    fn headed_lists_of_other_stories_go() {
        let list = "<ul><li><a href=/2>The last ferryman hands over his keys</a><li><a href=/3>No new dikes</a></ul>";
        for heading in ["Related", "相关新闻", "関連記事", "Читайте также", "Lire aussi"] {
            assert_eq!(count(&format!("<p>One.</p><h2>{heading}</h2>{list}<p>Two.</p>")), 2, "{heading}");
        }
        assert_eq!(count(&format!("<p>One.</p><h2>The gauges</h2>{list}<p>Two.</p>")), 5);
        // A label that the model left out already says so too.
        let labelled = format!("<p>One.</p><div><strong>Related:</strong></div>{list}<p>Two.</p>");
        assert_eq!(count_without(&labelled, "Related:"), 2);
        // A link around a heading begins in the line in front of it.
        let around = "<div><span>আরও পড়ুন</span><a href=/2><h3>The last ferryman hands over his keys</h3></a></div>";
        assert_eq!(count_without(&format!("<p>One.</p>{around}<p>Two.</p>"), "আরও পড়ুন"), 2);
        let elsewhere = list.replace("=/", "=https://journal.example/");
        assert_eq!(count(&format!("<p>One.</p><h2>Related work</h2>{elsewhere}")), 4);
    }

    #[test]
    fn beginnings_of_other_stories_below_the_text_go() {
        let text = "<p>He wrote the number down, looked at the water once more, and went home with the keys in his pocket.</p>";
        let story = |at: usize| {
            format!(
                "<div><h3><a href=/{at}>Story {at}</a></h3><p>5 May</p><p>The last ferry leaves at nine.</p><a href=/{at}>On</a></div>"
            )
        };
        let count = |body: &str| keep_texts(body, |text| !text.starts_with("Story"), drop_excerpts).len();
        let long = text.repeat(6);
        assert_eq!(count(&format!("{long}{}{}", story(2), story(3))), 6);
        // One alone, one that the text goes on below, stories that are most of the text, those of other sites.
        assert_eq!(count(&format!("{long}{}", story(2))), 9);
        assert_eq!(count(&format!("{long}{}{}<h2>The end</h2>{text}", story(2), story(3))), 14);
        assert_eq!(count(&format!("{text}{}{}", story(2), story(3))), 7);
        let foreign = |at: usize| story(at).replace("href=/", "href=https://river.example/");
        assert_eq!(count(&format!("{long}{}{}", foreign(2), foreign(3))), 12);
    }

    #[test]
    fn a_last_heading_with_titles_below_it_goes() {
        let text = "<p>He wrote the number down, looked at the water once more, and went home with the keys in his pocket.</p>";
        let line = |at: usize| format!("<p><a href=/{at}>Why the river rose, part {at}</a></p>");
        assert_eq!(count(&format!("{text}<h2>On our site</h2>{}{}", line(2), line(3))), 1);
        assert_eq!(count(&format!("{text}<h2>On our site</h2>{}", line(2))), 3);
        assert_eq!(count(&format!("{text}<h2>On our site</h2>{}{}{text}", line(2), line(3))), 5);
        assert_eq!(count(&format!("{text}<h2>Sources</h2>{}{}", line(2), line(3))), 4);
        assert_eq!(count(&format!("{text}<h2>On our site</h2><ul><li>{}<li>{}</ul>", line(2), line(3))), 4);
    }
}
