//! The dates that a page shows to its readers: by the headline, else after the body, in elements and in lines.
//!
//! It says where each stands and what it is called, and never which of a shown and a declared date is right.

use super::calendar::{Moment, unix_day_of};
use super::date::find_date;
use super::lines::{label_after, names_another};
use super::provenance::{Origin, Sourced};
use super::scene::{NearLine, Scene};
use super::survey::parted_text;
use crate::lexicon::labels::{Label, find_date_label, is_lone_label};
use crate::lexicon::marks::mark;
use crate::order::sort_by_key;
use crate::page::{Attr, NodeId, Tag};
use crate::text::punctuation::announces;

/// Bytes of the longest element that is a date.
const DATE_BYTES: usize = 160;

/// Marked dates near the headline that are looked at.
const DATED: usize = 60;

/// The dates that readers see.
#[derive(Debug, Default)]
pub struct Visible {
    /// When it was published.
    pub published: Option<Sourced>,
    /// When it was changed.
    pub modified: Option<Sourced>,
    /// All days that are shown as the article's, the first of which is `published`.
    days: Vec<Sourced>,
    /// Dates by the headline behind words with a colon that no table knows.
    pub doubtful: Vec<Sourced>,
    /// Whether the date of the last change stands by the headline, where the date of publication would.
    pub is_modified_by_headline: bool,
}

impl Visible {
    fn add_published(&mut self, origin: Origin, moment: &Moment) {
        self.days.push(origin.of(moment.to_string()));
        self.published = self.days.first().cloned();
    }

    /// Whether a declared day is shown, be it as one of several.
    pub fn shows(&self, declared: &Sourced) -> bool {
        self.days.iter().any(|shown| is_same_day(shown, declared))
    }
}

/// Blocks after the headline that are still by it.
pub const BY_HEADLINE: usize = 8;

/// What a reader sees near the headline, else after the body: below the headline first, above it only what belongs to it.
pub fn visible_dates(scene: &Scene, near: &[NearLine], headline: Option<usize>) -> Visible {
    let mut dates = Visible::default();
    let is_above = |block: usize| headline.is_some_and(|headline| block < headline);
    let (above, below): (Vec<_>, Vec<_>) =
        dated_elements(scene, headline).into_iter().partition(|&(node, _)| is_above(scene.block_at(node)));
    let lines = |is_after: bool, is_head: bool| {
        near.iter().filter(move |near| near.is_after == is_after && is_above(near.block) == is_head)
    };
    add_elements(&mut dates, scene, near, headline, &below);
    lines(false, false).for_each(|line| add_line(&mut dates, scene, near, headline, line));
    add_elements(&mut dates, scene, near, headline, &above);
    lines(false, true).for_each(|line| add_line(&mut dates, scene, near, headline, line));
    lines(true, false).for_each(|line| add_line(&mut dates, scene, near, headline, line));
    dates
}

/// Whether a block stands by the headline.
fn is_by_headline(headline: Option<usize>, block: usize) -> bool {
    headline.is_some_and(|headline| (headline..=headline + BY_HEADLINE).contains(&block))
}

/// Adds the dates of elements.
fn add_elements(
    dates: &mut Visible,
    scene: &Scene,
    near: &[NearLine],
    headline: Option<usize>,
    elements: &[(NodeId, bool)],
) {
    for &(node, is_modified) in elements {
        let Some((moment, label)) = moment_of(scene, node) else { continue };
        let block = scene.block_at(node);
        let label = label.or_else(|| label_in_line(near, block, &moment)).or_else(|| lone_label_above(scene, block));
        if matches!(label, Some(Label::Other | Label::Unknown))
            || (label.is_none() && is_masthead(scene, node, headline))
        {
            continue;
        }
        if is_modified || label == Some(Label::Modified) {
            dates.modified.get_or_insert_with(|| Origin::Markup.of(moment.to_string()));
            dates.is_modified_by_headline |= is_by_headline(headline, block);
        } else {
            dates.add_published(Origin::Markup, &moment);
        }
    }
}

/// Adds the dates of a line.
fn add_line(dates: &mut Visible, scene: &Scene, near: &[NearLine], headline: Option<usize>, line: &NearLine) {
    let first = scene.body.map_or(0, |(first, _)| first);
    let block = line.block;
    let by_headline = is_by_headline(headline, block);
    let has_author =
        |block: usize| near.iter().any(|near| near.block == block && near.line.value(Label::Author).is_some());
    let is_item = || {
        let own = scene.blocks.list().get(block).map(|own| own.first);
        let is_listed = |own| scene.dom.closest(own, |id| scene.dom.tag(id) == Tag::LI).is_some();
        scene.is_menu_item(block)
            || own
                .is_some_and(|own| scene.is_in_item(own, headline) || is_listed(own) && scene.is_teaser(own, headline))
    };
    if line.line.dates.iter().all(|(_, label)| label.is_none()) && (line.line.dates.is_empty() || is_item()) {
        return;
    }
    let tells_change = line.line.dates.iter().any(|(_, label)| *label == Some(Label::Modified));
    for (moment, label) in &line.line.dates {
        let is_labelled = matches!(label, Some(Label::Published | Label::Modified));
        let says_so = is_labelled && by_headline && !line.line.ends_sentence && block <= first;
        if !line.line.is_whole() && !says_so {
            continue;
        }
        let label = label.or_else(|| lone_label_above(scene, block));
        // Inside the body a date without a label is the story's, not the article's.
        let is_alone = line.line.is_explained();
        let stands_well = block <= first || (is_alone && !line.is_after && by_headline);
        let beside = [block.wrapping_sub(1), block, block + 1];
        let stands_well = stands_well || (line.is_after && is_alone && beside.into_iter().any(has_author));
        match label {
            Some(Label::Modified) => {
                dates.modified.get_or_insert_with(|| Origin::Line.of(moment.to_string()));
                dates.is_modified_by_headline |= by_headline;
            }
            Some(Label::Published) if line.is_after || block <= first || by_headline => {
                dates.add_published(Origin::Line, moment);
            }
            // Beside a change the other date is the day of publication, whatever its label.
            Some(Label::Unknown) if by_headline && block <= first && tells_change => {
                dates.add_published(Origin::Line, moment);
            }
            Some(Label::Unknown) if by_headline && block <= first => {
                dates.doubtful.push(Origin::Line.of(moment.to_string()));
            }
            Some(Label::Other | Label::Unknown) => {}
            _ if stands_well && !is_labelled_otherwise(scene, block) => {
                let owner = scene.blocks.list().get(block).map(|block| block.owner);
                if !owner.is_some_and(|owner| is_masthead(scene, owner, headline)) {
                    dates.add_published(Origin::Line, moment);
                }
            }
            _ => {}
        }
    }
}

/// Whether what stands above the headline belongs to the page's head: in its banner or menu, or with links between. There
/// newspapers print today's date.
fn is_masthead(scene: &Scene, node: NodeId, headline: Option<usize>) -> bool {
    let above = scene.block_at(node);
    let Some(headline) = headline.filter(|&headline| above < headline) else { return false };
    let Some(title) = scene.blocks.list().get(headline) else { return false };
    let holds_both = |id: NodeId| scene.dom.is_within(title.first, id);
    let is_text = |id: NodeId| holds_both(id) && matches!(scene.dom.tag(id), Tag::ARTICLE | Tag::MAIN);
    let is_banner = |id: NodeId| !holds_both(id) && matches!(scene.dom.tag(id), Tag::NAV | Tag::HEADER);
    scene.dom.closest(node, is_text).is_none()
        && (scene.dom.closest(node, is_banner).is_some() || scene.measures.sum(above..headline).links >= MASTHEAD_LINKS)
}

/// Links between a date and the headline below it, from which on they are a menu and not a breadcrumb.
const MASTHEAD_LINKS: u32 = 4;

/// Elements near the headline that are dates: `time`, microdata, class names; declared ones first.
fn dated_elements(scene: &Scene, headline: Option<usize>) -> Vec<(NodeId, bool)> {
    let zone = scene.head_zone(headline);
    // What stands below a short text is its comments' as often.
    let last = scene.body.map_or(usize::MAX, |(_, last)| last);
    let is_near = |node: NodeId| {
        let block = scene.block_at(node);
        zone.contains(&block)
            && block <= last
            && !scene.is_elsewhere(node)
            && !scene.is_teaser(node, headline)
            && !is_in_link(scene, node)
            && !is_labelled_otherwise(scene, block)
    };
    let is_dated = |marks: u16| marks & (mark::DATE | mark::MODIFIED) != 0 && marks & mark::ABOUT == 0;
    let mut found: Vec<(u8, NodeId, bool)> = Vec::new();
    for marked in scene.survey.marked.iter().filter(|marked| is_dated(marked.marks) && is_near(marked.node)).take(DATED)
    {
        let is_modified = marked.marks & mark::MODIFIED != 0 && (marked.marks & mark::DATE == 0 || marked.is_declared);
        found.push((u8::from(!marked.is_declared), marked.node, is_modified));
    }
    for &time in scene.survey.times.iter().filter(|&&time| is_near(time)).take(DATED) {
        if !found.iter().any(|(_, node, _)| *node == time) {
            found.push((1, time, false));
        }
    }
    // A box around several dates says nothing of any of them.
    let nodes: Vec<NodeId> = found.iter().map(|&(_, node, _)| node).collect();
    let inner = |node: NodeId| nodes.iter().filter(|&&inner| inner != node && scene.dom.is_within(inner, node)).count();
    found.retain(|&(_, node, _)| inner(node) < 2 || scene.dom.has_attr(node, Attr::CONTENT));
    // What stands above the headline belongs to the page's head as often as to the article.
    sort_by_key(&mut found, |(rank, node, _)| {
        (headline.is_some_and(|headline| scene.block_at(*node) < headline), *rank, *node)
    });
    found.into_iter().map(|(_, node, is_modified)| (node, is_modified)).collect()
}

/// Texts that are read of a link with a date in it, and nodes that are looked at for them.
const LINK_TEXTS: usize = 24;
const LINK_NODES: usize = 400;

/// Whether a date is a part of what an item of a list of links says: "2.21.0 2019-02-24" leads to another version.
fn is_in_link(scene: &Scene, node: NodeId) -> bool {
    let letters = |id: NodeId| {
        let texts =
            scene.dom.subtree(id).take(LINK_NODES).filter(|&id| scene.dom.tag(id) == Tag::TEXT).take(LINK_TEXTS);
        texts.map(|id| scene.dom.text(id).chars().filter(|c| c.is_alphanumeric()).count()).sum::<usize>()
    };
    let around = |node: NodeId, tag: Tag| scene.dom.closest(node, |id| scene.dom.tag(id) == tag);
    around(node, Tag::A).is_some_and(|link| around(link, Tag::LI).is_some() && letters(link) > letters(node))
}

/// The label of dates that alone is the block before.
fn lone_label_above(scene: &Scene, block: usize) -> Option<Label> {
    let above = block.checked_sub(1).map_or("", |above| scene.blocks.text(above));
    is_lone_label(above).filter(|label| matches!(label, Label::Published | Label::Modified))
}

/// Whether the block before says what the date is of, and it is not the article: "Release date:", "Event:".
pub fn is_labelled_otherwise(scene: &Scene, block: usize) -> bool {
    let before = block.checked_sub(1).map_or("", |before| scene.blocks.text(before));
    announces(before)
        && before.len() < DATE_BYTES
        && !matches!(is_lone_label(before), Some(Label::Published | Label::Modified))
}

/// The date an element holds: its `datetime` or `content`, else its text, else what it says when pointed at; and the
/// label right before the date.
fn moment_of(scene: &Scene, node: NodeId) -> Option<(Moment, Option<Label>)> {
    let in_attribute = |name: Attr| find_date(scene.dom.attr(node, name)?, scene.month_first);
    let text = parted_text(scene.dom, node, DATE_BYTES);
    let shown = text.as_deref().and_then(|text| Some((text, find_date(text, scene.month_first)?)));
    let before = shown.as_ref().and_then(|(text, dated)| text.get(..dated.span.start)).unwrap_or("").trim_end();
    let after = || {
        let (text, dated) = shown.as_ref()?;
        label_after(text, dated.span.end, None).0
    };
    let label = label_at_end(before).or_else(|| names_another(before).then_some(Label::Other)).or_else(after);
    let is_other = announces(before) && label.is_none();
    let declared = in_attribute(Attr::DATETIME).or_else(|| in_attribute(Attr::CONTENT));
    let shown = shown.map(|(_, dated)| dated).filter(|_| !is_other);
    let dated = declared.or(shown).or_else(|| in_attribute(Attr::TITLE))?;
    Some((dated.moment, label))
}

/// The label of dates that a text ends with.
fn label_at_end(text: &str) -> Option<Label> {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let starts = text.char_indices().rev().take(LABEL_CHARS).filter(|&(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| !c.is_alphabetic() || crate::text::script::is_dense(c))
    });
    let labels = starts.filter_map(|(at, _)| {
        let word = text.get(at..)?;
        find_date_label(word).filter(|&(_, bytes)| bytes == word.len())
    });
    labels.max_by_key(|&(_, bytes)| bytes).map(|(label, _)| label)
}

/// Characters of the longest label of dates.
const LABEL_CHARS: usize = 24;

/// What the line an element stands in calls this date.
fn label_in_line(near: &[NearLine], block: usize, moment: &Moment) -> Option<Label> {
    let mut dates = near.iter().filter(|near| near.block == block).flat_map(|near| &near.line.dates);
    dates.find(|(known, _)| known.is_same_day(moment)).and_then(|(_, label)| *label)
}

/// Whether a shown date is the declared one: of the same day, or of the day beside it where the declared one is told in
/// world time and the page shows its own.
fn is_same_day(shown: &Sourced, declared: &Sourced) -> bool {
    let is_zoned = declared.text.ends_with('Z') || declared.text.ends_with("+00:00");
    match (unix_day_of(&shown.text), unix_day_of(&declared.text)) {
        (Some(shown), Some(declared)) => shown.abs_diff(declared) <= u32::from(is_zoned),
        _ => shown.text == declared.text,
    }
}
