//! Moments of messages: elements that tell a day and an hour and little else, and which of them are of something else.

use super::calendar::Moment;
use super::date::{find_date, parse_date};
use super::lines::{Line, parse_line};
use super::loose_date::{Clues, find_loose_date};
use super::survey::parted_text;
use crate::lexicon::labels::{Label, find_label, is_lone_label};
use crate::page::{Attr, Dom, NodeId};

/// Digits of a day and an hour: "May 3, 9:05".
const MOMENT_DIGITS: usize = 4;

/// Bytes of an element that is a moment.
pub const MOMENT_BYTES: usize = 80;

/// Nodes before a moment in which its label is looked for.
const LABEL_NODES: u32 = 12;

/// Whether a label says that a moment is one of something else: since when the sender is there.
pub fn is_of_other(dom: &Dom, id: NodeId) -> bool {
    let is_other = |text: &str| is_lone_label(text) == Some(Label::Other);
    let mut before = (id.0.saturating_sub(LABEL_NODES)..id.0).rev().map(|id| dom.text(NodeId(id)).trim());
    find_label(dom.text(id).trim_start()).is_some_and(|found| found.label == Label::Other)
        || before.find(|text| !text.is_empty()).is_some_and(is_other)
}

/// Whether a text, or the hint of an element, tells a day and an hour, and little else.
pub fn tells_moment(dom: &Dom, id: NodeId) -> bool {
    let text = dom.attr(id, Attr::TITLE).unwrap_or(dom.text(id));
    let digits = || text.bytes().filter(u8::is_ascii_digit).count();
    text.len() <= MOMENT_BYTES
        && text.contains(':')
        && digits() >= MOMENT_DIGITS
        && find_date(text, false).is_some_and(|dated| dated.moment.time.is_some())
}

/// The moment an element tells.
pub fn moment_of(dom: &Dom, node: NodeId, month_first: bool) -> Option<String> {
    let declared =
        [Attr::DATETIME, Attr::CONTENT].into_iter().find_map(|name| parse_date(dom.attr(node, name)?, month_first));
    let text = || parted_text(dom, node, MOMENT_BYTES);
    let clues = Clues { now: dom.now_seconds().map(u64::from), year: None };
    declared
        .or_else(|| parse_date(&text()?, month_first))
        .or_else(|| parse_date(dom.attr(node, Attr::TITLE)?, month_first))
        .or_else(|| Some(find_loose_date(&text()?, &clues, month_first)?.moment.to_string()))
}

/// Whether a line is a day and what the day is called: "Posted on 2 May 2024".
pub fn is_day_line(text: &str) -> bool {
    let is_own = |(_, label): &(Moment, Option<Label>)| !matches!(label, Some(Label::Other | Label::Unknown));
    let is_day = |line: Line| {
        line.rest_units == 0
            && line.values.iter().all(|value| value.text.is_empty())
            && matches!(line.dates.as_slice(), [day] if is_own(day))
    };
    parse_line(text, false).is_some_and(is_day)
}
