//! A whole list: what is kept of it, in how many rules, and why a file is no list at all.
//!
//! Decides the form in which rules are kept: one line each, the first character its kind, exceptions before the rest, so
//! that [`super::find`] reads it once from top to bottom. Tabs stand between the parts; no part holds one.
//!
//! ```text
//! pa|pg|ps HOST <tab> PATH         pages excepted from all rules, those without hosts, those with
//! x DOMAINS <tab> SELECTOR         elements to leave alone
//! .class  #id                      no more than that, everywhere
//! k WORD <tab> SELECTOR            everywhere a class or id is WORD
//! l TEXT <tab> SELECTOR            everywhere an attribute holds TEXT
//! a SELECTOR                       everywhere
//! h DOMAINS <tab> SELECTOR         on these hosts, or everywhere but on these
//! ```

use super::line::{Excepted, Line, parse_line};
use super::selector::{Need, Plain};
use crate::hash::HashSet;
use crate::limits::LIST_BYTES;
use crate::order::sort_by_key;
use crate::text::space::{collapse, shorten};
use serde::Serialize;

pub use super::line::SkippedKind;

/// What is honoured of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FilterList {
    /// What it calls itself; empty if it does not.
    pub title: String,
    /// Its rules, as they are kept.
    pub rules: String,
    /// How many.
    pub report: ListReport,
}

/// The rules of a list in numbers.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ListReport {
    /// Rules that hide elements.
    pub hiding: u32,
    /// Exceptions, of elements and of pages.
    pub exceptions: u32,
    /// Rules that are not honoured.
    pub skipped: Vec<Skipped>,
}

/// Rules of one kind that are not honoured.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Skipped {
    /// The kind.
    pub kind: SkippedKind,
    /// How many.
    pub count: u32,
}

/// Why something is no list to subscribe to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum ListFault {
    /// There is nothing in it.
    Empty,
    /// It is larger than any list.
    TooLarge,
    /// It is not text.
    Binary,
    /// It is a page, as servers send in place of what is not there.
    Markup,
    /// It has no rule that is honoured.
    NothingToHide(ListReport),
}

/// Characters of a list's name.
const TITLE_CHARS: usize = 80;

/// Reads a list.
///
/// # Errors
/// [`ListFault`], if it cannot be one or would hide nothing.
pub fn parse_list(text: &str) -> Result<FilterList, ListFault> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let start = text.get(..text.floor_char_boundary(MARKUP_BYTES)).unwrap_or("").to_ascii_lowercase();
    if text.is_empty() {
        return Err(ListFault::Empty);
    }
    if text.len() > LIST_BYTES {
        return Err(ListFault::TooLarge);
    }
    if text.contains('\0') || is_binary(text) {
        return Err(ListFault::Binary);
    }
    if ["<!doctype", "<html", "<head", "<?xml", "<!--"].iter().any(|mark| start.starts_with(mark)) {
        return Err(ListFault::Markup);
    }
    let mut reading = Reading::default();
    text.lines().for_each(|line| reading.take(parse_line(line)));
    reading.finish()
}

/// What markup begins with stands in so many bytes.
const MARKUP_BYTES: usize = 16;
/// Text holds hardly any characters that no encoding of it could have meant.
const BINARY_SHARE: usize = 100;

fn is_binary(text: &str) -> bool {
    let odd = text.chars().filter(|&c| c == '\u{fffd}' || (c.is_control() && !c.is_whitespace())).count();
    odd * BINARY_SHARE > text.len()
}

#[derive(Default)]
struct Reading {
    title: String,
    pages: String,
    exceptions: String,
    hiding: String,
    known: HashSet<String>,
    skipped: Vec<Skipped>,
    counts: (u32, u32),
    conditions: u32,
}

impl Reading {
    fn take(&mut self, line: Line) {
        match line {
            Line::Comment => {}
            Line::If => self.conditions += 1,
            Line::EndIf => self.conditions = self.conditions.saturating_sub(1),
            Line::Title(title) if self.title.is_empty() => self.title = shorten(&collapse(title), TITLE_CHARS),
            Line::Title(_) => {}
            Line::Skipped(kind) => self.skip(kind),
            _ if self.conditions > 0 => self.skip(SkippedKind::Conditional),
            Line::Pages(excepted, pages) => self.keep_pages(excepted, pages),
            Line::Element { domains, selectors, is_exception: true } => self.except(&domains, selectors),
            Line::Element { domains, selectors, is_exception: false } => self.hide(&domains, selectors),
        }
    }

    fn skip(&mut self, kind: SkippedKind) {
        match self.skipped.iter_mut().find(|skipped| skipped.kind == kind) {
            Some(skipped) => skipped.count += 1,
            None => self.skipped.push(Skipped { kind, count: 1 }),
        }
    }

    fn keep_pages(&mut self, excepted: Excepted, pages: Vec<(String, String)>) {
        let kind = match excepted {
            Excepted::All => 'a',
            Excepted::Generic => 'g',
            Excepted::Specific => 's',
        };
        self.counts.1 += 1;
        for (host, path) in pages {
            push(&mut self.pages, &mut self.known, format!("p{kind}{host}\t{path}"));
        }
    }

    fn except(&mut self, domains: &str, selectors: Vec<Plain>) {
        self.counts.1 += 1;
        for Plain { selector, .. } in selectors {
            push(&mut self.exceptions, &mut self.known, format!("x{domains}\t{selector}"));
        }
    }

    fn hide(&mut self, domains: &str, selectors: Vec<Plain>) {
        let mut is_new = false;
        for Plain { selector, need } in selectors {
            let line = match need {
                _ if !domains.is_empty() => format!("h{domains}\t{selector}"),
                Need::Token(word) if selector.get(1..) == Some(word.as_str()) => selector,
                Need::Token(word) => format!("k{word}\t{selector}"),
                Need::Literal(text) => format!("l{text}\t{selector}"),
                Need::Unknown => format!("a{selector}"),
            };
            is_new |= push(&mut self.hiding, &mut self.known, line);
        }
        self.counts.0 += u32::from(is_new);
    }

    fn finish(mut self) -> Result<FilterList, ListFault> {
        sort_by_key(&mut self.skipped, |skipped| skipped.kind);
        let report = ListReport { hiding: self.counts.0, exceptions: self.counts.1, skipped: self.skipped };
        if report.hiding + report.exceptions == 0 {
            return Err(ListFault::NothingToHide(report));
        }
        Ok(FilterList { title: self.title, rules: self.pages + &self.exceptions + &self.hiding, report })
    }
}

/// Adds a line that is not there yet.
fn push(rules: &mut String, known: &mut HashSet<String>, line: String) -> bool {
    let is_new = !known.contains(&line);
    if is_new {
        rules.push_str(&line);
        rules.push('\n');
        known.insert(line);
    }
    is_new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_kept_in_short_lines() {
        let list = parse_list(
            "\u{feff}[Adblock Plus 2.0]\n! Title: A  list\n##.ad\n##.ad\n##div.ad > b\n##a[href^=\"https://ads.example\"]\n\
             a.example,b.example##.x\n##.y, #z\n##[data-x]\na.example#@#.ad\n@@||c.example^$ghide\n||n.example^\n\
             !#if env_mobile\n##.phone\n!#endif\n##+js(a)\r\n",
        )
        .expect("a sound list");
        let rules = "pgc.example\t\nxa.example\t.ad\n.ad\nadiv.ad > b\nlhttps://ads.example\ta[href^=\"https://ads.example\"]\n\
                     ha.example,b.example\t.x\n.y\n#z\na[data-x]\n";
        assert_eq!((list.title.as_str(), list.rules.as_str()), ("A list", rules));
        assert_eq!((list.report.hiding, list.report.exceptions), (6, 2));
        let kinds = [SkippedKind::Network, SkippedKind::Scriptlet, SkippedKind::Conditional];
        assert_eq!(list.report.skipped, kinds.map(|kind| Skipped { kind, count: 1 }));
    }

    #[test]
    fn what_is_no_list_is_told_why() {
        assert_eq!(parse_list(" \n"), Err(ListFault::Empty));
        assert_eq!(parse_list("PK\u{3}\0\0"), Err(ListFault::Binary));
        assert_eq!(parse_list(&"\u{fffd}\u{1}".repeat(9)), Err(ListFault::Binary));
        assert_eq!(parse_list("\n<!DOCTYPE html><title>404</title>"), Err(ListFault::Markup));
        assert_eq!(parse_list(&"##.ad\n".repeat(LIST_BYTES / 6 + 1)), Err(ListFault::TooLarge));
        let Err(ListFault::NothingToHide(report)) = parse_list("||ads.example^\n0.0.0.0 b.example") else {
            panic!("rules for requests hide nothing")
        };
        assert_eq!(report.skipped, [Skipped { kind: SkippedKind::Network, count: 2 }]);
    }
}
