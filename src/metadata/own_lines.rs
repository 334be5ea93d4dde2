//! Which blocks are the page's own lines about the article and so not its text.
//!
//! A block is claimed only if it is short and nearly nothing but statements about the article: a label with its value,
//! a date, the author's name alone, the breadcrumb, the headline. A paragraph is never claimed.

use super::credits::{credit_of, is_mail_address};
use super::date::find_date;
use super::scene::{NearLine, Scene};
use super::sites::bare;
use super::{LineKind, Metadata, OwnLine};
use crate::lexicon::cues::{Cue, find_cues, has_cue};
use crate::lexicon::labels::{Label, is_lone_label};
use crate::lexicon::paywalls::is_paywall;
use crate::order::sort_by_key;
use crate::page::Tag;
use crate::text::fold::fold;
use crate::text::{SENTENCE_UNITS, measure_units};

/// Blocks between a label alone and its value.
const VALUE_UNITS: u32 = 90;

/// Blocks before the first paragraph among which the title may be said once more.
const FIRST_LINES: usize = 12;

/// Lines within the text that say who wrote it are at most so many.
const MOST_BYLINES: usize = 3;

/// Finds the own lines among the lines near the article.
#[inline(never)]
pub fn find_own_lines(
    scene: &Scene,
    near: &[NearLine],
    headline: Option<usize>,
    crumbs: std::ops::Range<usize>,
    metadata: &Metadata,
) -> Vec<OwnLine> {
    let mut lines: Vec<OwnLine> = Vec::new();
    lines.extend(headline.map(|block| OwnLine { block, kind: LineKind::Headline }));
    lines.extend(headline.into_iter().flat_map(|block| repeated_headlines(scene, block)));
    let title_again = metadata.title.as_deref().and_then(|title| find_title_again(scene, title, headline));
    lines.extend(title_again.map(|block| OwnLine { block, kind: LineKind::Headline }));
    lines.extend(crumbs.map(|block| OwnLine { block, kind: LineKind::Breadcrumb }));
    let first = scene.body.map_or(0, |(first, _)| first);
    let byline = metadata.byline.as_deref().map(bare).unwrap_or_default();
    for near in near {
        if let Some(kind) = kind_of(scene, near, near.block < first, &byline)
            && (kind != LineKind::Source || !scene.is_inside(near.block))
            // A heading below the text that is nothing but "Sources" has them under it.
            && (near.block < first || kind == LineKind::Keywords || !scene.is_heading(near.block) || is_lone_label(&near.text).is_none())
        {
            lines.push(OwnLine { block: near.block, kind });
            if is_lone_label(&near.text).is_some() && has_value(scene, near.block) {
                lines.push(OwnLine { block: near.block + 1, kind });
            }
        }
    }
    // A text that names many people, as a list of works does, is no byline.
    let is_inside = |line: &OwnLine| line.kind == LineKind::Byline && line.block >= first;
    if lines.iter().filter(|line| is_inside(line)).count() > MOST_BYLINES {
        lines.retain(|line| !is_inside(line));
    }
    sort_by_key(&mut lines, |line| line.block);
    lines.dedup_by_key(|line| line.block);
    lines
}

/// Whether the value of a lone label stands in the next block. A link leads to what it names, and code is no value.
fn has_value(scene: &Scene, label: usize) -> bool {
    let blocks = scene.blocks.list();
    let is_other = |id| matches!(scene.dom.tag(id), Tag::PRE | Tag::TABLE | Tag::DETAILS);
    blocks.get(label).is_some_and(|block| block.links == 0)
        && blocks
            .get(label + 1)
            .is_some_and(|block| block.units <= VALUE_UNITS && scene.dom.closest(block.owner, is_other).is_none())
}

/// The lines right after the body's last sentences that say the rest is not on this page, and what they offer instead.
#[inline(never)]
pub fn find_paywall(scene: &Scene) -> std::ops::Range<usize> {
    let Some((_, last)) = scene.body else { return 0..0 };
    let mut around = last.saturating_sub(1)..(last + 1 + AFTER_BODY).min(scene.blocks.len());
    let is_line = |index: usize| scene.blocks.list().get(index).is_some_and(|block| block.units <= PAYWALL_UNITS);
    let says_so = |index: usize| is_line(index) && is_paywall(scene.blocks.text(index));
    let Some(first) = around.find(|&index| says_so(index)) else { return 0..0 };
    let offers = |index: usize| is_line(index) && has_cue(find_cues(scene.blocks.text(index)), Cue::Subscribe);
    let end = around.find(|&index| !says_so(index) && !offers(index)).unwrap_or(around.end.max(first + 1));
    first..end
}

/// Blocks after the body in which it may stand, and its length.
const AFTER_BODY: usize = 6;
const PAYWALL_UNITS: u32 = 160;

/// The other blocks of a headline that is set in several lines.
fn repeated_headlines(scene: &Scene, block: usize) -> Vec<OwnLine> {
    let Some(first) = scene.blocks.list().get(block) else { return Vec::new() };
    let heading =
        scene.dom.closest(first.owner, |node| scene.survey.headings.iter().any(|(heading, _)| *heading == node));
    let range = heading.map_or(block..block, |heading| scene.measures.blocks_in(scene.dom, heading));
    range.map(|block| OwnLine { block, kind: LineKind::Headline }).collect()
}

/// What begins the text with the title once more: the title stands above the text already.
fn find_title_again(scene: &Scene, title: &str, headline: Option<usize>) -> Option<usize> {
    let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let wanted = letters(title);
    let is_paragraph = |index: &usize| {
        let is_long = scene.blocks.list().get(*index).is_some_and(|block| block.units >= SENTENCE_UNITS);
        is_long && scene.chosen.get(*index) == Some(&true)
    };
    let end = (0..scene.blocks.len()).find(is_paragraph)?;
    let start = headline.map_or(0, |headline| headline + 1).max(end.saturating_sub(FIRST_LINES));
    let says_title = |index: &usize| letters(scene.blocks.text(*index)) == wanted;
    // A poem may begin with the line that it is called after.
    let is_apart = |index: usize| {
        let below = scene.blocks.list().get(index + 1).is_some_and(|block| block.units >= SENTENCE_UNITS);
        below
            && scene
                .blocks
                .text(index)
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '?' | '？' | '»' | '”' | '」'))
    };
    let is_again = |index: usize| scene.is_heading(index) || headline.is_some() && is_apart(index);
    (start..=end).filter(says_title).find(|&index| is_again(index))
}

/// What a line near the article is, if it is one of its own lines.
fn kind_of(scene: &Scene, near: &NearLine, is_before: bool, byline: &str) -> Option<LineKind> {
    let line = &near.line;
    if let Some(label) = is_lone_label(&near.text) {
        return kind_of_label(label).filter(|kind| !matches!(kind, LineKind::Counts) || is_before);
    }
    // The author's name alone, above the body.
    if is_before && !byline.is_empty() && bare(&near.text) == byline {
        return Some(LineKind::Byline);
    }
    if credit_of(scene, near).is_some()
        || (near.is_after && is_mail_address(&near.text) && !is_contact(scene, near.block))
    {
        return Some(LineKind::Byline);
    }
    if !line.is_whole() {
        return None;
    }
    let labels = line.values.iter().filter(|value| value.is_marked || !value.text.is_empty()).map(|value| value.label);
    let strongest = labels.filter_map(kind_of_label).min_by_key(|kind| *kind as u8);
    let has_strong_label = strongest.is_some_and(|kind| kind != LineKind::Counts);
    if has_strong_label {
        return strongest;
    }
    // A date without a label may be a heading of its own in the body, or an item's after it.
    if !line.dates.is_empty() {
        let is_labelled = line.dates.iter().any(|(_, label)| label.is_some());
        return (is_before || is_labelled).then_some(LineKind::Date);
    }
    (is_before && measure_units(&line.rest) == 0).then_some(strongest).flatten()
}

/// Whether a number to call stands right beside a line: together they are the text's own contact.
fn is_contact(scene: &Scene, block: usize) -> bool {
    let is_number = |index: usize| {
        let text = scene.blocks.text(index);
        let digits = text.chars().filter(|c| c.is_numeric()).count();
        digits >= CALL_DIGITS && measure_units(text) <= VALUE_UNITS && find_date(text, scene.month_first).is_none()
    };
    block.checked_sub(1).is_some_and(is_number) || is_number(block + 1)
}

/// Digits of the shortest number to call.
const CALL_DIGITS: usize = 7;

fn kind_of_label(label: Label) -> Option<LineKind> {
    Some(match label {
        Label::Author => LineKind::Byline,
        Label::Source => LineKind::Source,
        Label::Editor => LineKind::Editor,
        Label::Keywords => LineKind::Keywords,
        Label::Published | Label::Modified => LineKind::Date,
        Label::Breadcrumb => LineKind::Breadcrumb,
        Label::Counts => LineKind::Counts,
        Label::OriginalTitle => LineKind::Source,
        Label::Other | Label::Unknown => return None,
    })
}
