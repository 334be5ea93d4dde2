//! Reads one line of a page as what it says about the article: labelled values, dates, and what is left over.
//!
//! "2019-09-07 13:43 来源：新华社 作者：王小明 阅读 123" is four statements in one block. The line is cut at labels and
//! dates; whether the line is nothing but such statements is told by how much is left. It decides about one line
//! alone and never looks at the page.

use super::calendar::Moment;
use super::date::find_date;
use crate::lexicon::cues::{Cue, find_cues, has_cue};
use crate::lexicon::labels::{Label, ends_with_date_word, find_date_label, find_label};
use crate::lexicon::months::is_weekday;
use crate::text::letters::{is_letter, is_letter_or_number, is_number, to_lower};
use crate::text::measure_units;
use crate::text::punctuation::{announces, ends_sentence};
use crate::text::script::{is_dense, is_hangul};
use std::ops::Range;

/// A longer line is a paragraph.
const LINE_BYTES: usize = 600;

/// What stands between the first and the last day of something.
const SPAN_MARKS: [&str; 7] = ["-", "–", "—", "~", "～", "〜", "至"];

/// Dates in one line: published and updated, seldom more.
const DATES: usize = 4;

/// What one line says.
#[derive(Debug, Default)]
pub struct Line {
    /// Labels and the texts after them.
    pub values: Vec<Value>,
    /// Dates with the label right before them.
    pub dates: Vec<(Moment, Option<Label>)>,
    /// What stands outside labels and dates.
    pub rest: String,
    /// Information units of the line.
    pub units: u32,
    /// Whether the line ends as a sentence does.
    pub ends_sentence: bool,
    /// Of these, units that neither a label nor a date explains.
    pub rest_units: u32,
}

/// A label's value.
#[derive(Debug)]
pub struct Value {
    /// What it is.
    pub label: Label,
    /// The text up to the next label or date; tabs where text nodes met.
    pub text: String,
    /// Whether the label had its mark.
    pub is_marked: bool,
}

/// Reads a line whose text nodes are separated by tabs; none if it is too long to be one.
pub fn parse_line(text: &str, month_first: bool) -> Option<Line> {
    if text.len() > LINE_BYTES {
        return None;
    }
    let spans = find_spans(text, month_first);
    let mut line = Line { units: measure_units(text), ends_sentence: ends_sentence(text), ..Line::default() };
    let mut open: Option<(Label, bool)> = None;
    let mut last_label: Option<Label> = None;
    let mut at = 0;
    let mut plain_from = 0;
    let mut before = None;
    let mut next_span = 0;
    let has_colon = text.contains([':', '：']);
    while at < text.len() {
        if let Some((moment, span)) = spans.get(next_span).filter(|(_, span)| span.start <= at) {
            next_span += 1;
            let run = text.get(plain_from..span.start.min(at).max(plain_from)).unwrap_or("").trim_end();
            let field = without_weekday(run);
            line.close(text, open.take(), plain_from, plain_from + field.len());
            at = span.end.max(at);
            // A field of another name is not the article's date: "Joined: 1 May 2012".
            let is_field = announces(field) && field.chars().any(char::is_alphabetic);
            let (label, bytes) = match last_label.take() {
                Some(Label::Other) if field.is_empty() => (Some(Label::Other), 0),
                None if is_field => (Some(Label::Unknown), 0),
                None if names_another(field) => (Some(Label::Other), 0),
                Some(label) if label != Label::Other => (Some(label), 0),
                _ => label_after(text, at, spans.get(next_span).map(|(_, span)| span.start)),
            };
            at += bytes;
            line.dates.push((moment.clone(), label));
            plain_from = at;
            before = Some(' ');
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        let Some(c) = rest.chars().next() else { break };
        if is_boundary(before, c) || (has_colon && is_dense(c) && begins_glued_label(rest)) {
            let next_date = spans.get(next_span).map(|(_, span)| span.start);
            let dated = next_date
                .and_then(|_| find_date_label(rest))
                .filter(|&(_, bytes)| leads_to_date(text, at + bytes, next_date))
                .map(|(label, bytes)| (label, bytes, false));
            let found = find_label(rest).filter(|&found| is_label(text, at, found, open.is_none()));
            let found = found.map(|found| (found.label, found.bytes, found.is_marked));
            // 编辑于 and a date is no editor.
            let found = found
                .filter(|&(_, bytes, is_marked)| is_marked || dated.is_none_or(|(_, longer, _)| longer <= bytes))
                .or(dated);
            // "Text: Jane Doe Pictures: Max Moe": in a value another field begins with its colon.
            let is_name = open.is_some_and(|(label, _)| matches!(label, Label::Author | Label::Source | Label::Editor));
            let is_next = || is_name && text.get(plain_from..at).is_some_and(|run| run.ends_with(' '));
            let found = found.or_else(|| {
                let bytes = is_next().then(|| unknown_field(rest)).flatten()?;
                Some((Label::Unknown, bytes, true))
            });
            if let Some((label, bytes, is_marked)) = found {
                line.close(text, open.take(), plain_from, at);
                open = Some((label, is_marked));
                last_label = Some(label);
                at += bytes;
                plain_from = at;
                before = Some(' ');
                continue;
            }
        }
        before = Some(c);
        at += c.len_utf8();
    }
    line.close(text, open, plain_from, text.len());
    // From one day to another something takes place.
    let is_span = |pair: &[(Moment, Range<usize>)]| match pair {
        [(_, one), (_, other)] => {
            text.get(one.end..other.start).is_some_and(|between| SPAN_MARKS.contains(&between.trim()))
        }
        _ => false,
    };
    for at in (0..spans.len()).filter(|&at| spans.get(at..at + 2).is_some_and(is_span)) {
        let pair = line.dates.get_mut(at..at + 2).unwrap_or_default();
        // What is published in several days says so; a "date" may be that of anything.
        let start = spans.get(at).map_or(0, |(_, one)| one.start);
        let is_any = text.get(..start).is_some_and(ends_with_date_word);
        let is_bare = |label: &Option<Label>| label.is_none() || is_any && *label == Some(Label::Published);
        pair.iter_mut().filter(|(_, label)| is_bare(label)).for_each(|(_, label)| *label = Some(Label::Other));
    }
    line.rest_units = measure_units(&line.rest);
    Some(line)
}

/// Whether what stands before a date says what else happened on it: 最新推荐文章于.
pub fn names_another(field: &str) -> bool {
    let stem = field.trim_end().strip_suffix(['于', '於']);
    stem.is_some_and(|stem| {
        // 张三发表于: the label stands behind who did it.
        let is_label = |rest| find_date_label(rest).is_some_and(|(label, _)| label != Label::Other);
        let is_labelled = || field.char_indices().any(|(at, _)| field.get(at..).is_some_and(is_label));
        stem.chars().filter(|&c| is_dense(c)).count() >= CLAUSE_CHARS && !is_labelled()
    })
}

/// Characters of the shortest clause that says so: 已于 and 本文于 speak of the text itself.
const CLAUSE_CHARS: usize = 4;

/// The bytes of a word with a colon that a text begins with.
fn unknown_field(text: &str) -> Option<usize> {
    let (bytes, mark) = text.char_indices().take(FIELD_BYTES).find(|&(_, c)| !is_letter(c))?;
    let mark = Some(mark).filter(|&c| matches!(c, ':' | '：'))?;
    (2..=FIELD_BYTES).contains(&bytes).then_some(bytes + mark.len_utf8())
}

/// Bytes of the longest name of a field that no table knows.
const FIELD_BYTES: usize = 24;

/// Bytes that may stand between a date's label without a mark and the date: "on", "at", a weekday.
const LABEL_GAP_BYTES: usize = 16;

/// Whether a date follows a label with nothing but "on", "at" or a weekday between.
fn leads_to_date(text: &str, from: usize, next_date: Option<usize>) -> bool {
    let gap = next_date.and_then(|date| text.get(from..date));
    gap.is_some_and(|gap| {
        gap.len() <= LABEL_GAP_BYTES && !gap.chars().any(|c| c.is_numeric() || matches!(c, '.' | '!' | '?'))
    })
}

/// A text without the weekday it ends with.
fn without_weekday(text: &str) -> &str {
    let text = text.trim_end_matches([',', ' ', '\t']);
    let stem = text.trim_end_matches(char::is_alphabetic);
    let word = text.get(stem.len()..).unwrap_or("");
    if is_weekday(&to_lower(word)) { stem.trim_end() } else { text }
}

/// 更新, 公開, 发布 right behind a date, unless another date follows them.
pub fn label_after(text: &str, at: usize, next_date: Option<usize>) -> (Option<Label>, usize) {
    let rest = text.get(at..).unwrap_or("");
    // 2026年8月30日に公開: the particle stands between.
    let label_start = rest.trim_start().trim_start_matches('に').trim_start();
    let gap = rest.len() - label_start.len();
    let Some((label, bytes)) = find_date_label(label_start) else { return (None, 0) };
    let is_dense_label = label_start.chars().next().is_some_and(is_dense);
    let end = at + gap + bytes;
    // Between two dates it belongs to the nearer one.
    let is_of_next = |date: usize| date < end + LABEL_GAP_BYTES / 4 && date.saturating_sub(end) <= gap;
    if !is_dense_label || label == Label::Other || next_date.is_some_and(is_of_next) {
        return (None, 0);
    }
    (Some(label), gap + bytes)
}

/// All dates of a text with the bytes that say them.
fn find_spans(text: &str, month_first: bool) -> Vec<(Moment, Range<usize>)> {
    let mut spans = Vec::new();
    let mut from = 0;
    while spans.len() < DATES {
        let Some(dated) = text.get(from..).and_then(|rest| find_date(rest, month_first)) else { break };
        let span = from + dated.span.start..from + dated.span.end.max(dated.span.start + 1);
        from = (span.end..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        spans.push((dated.moment, span));
    }
    spans
}

/// Whether a label with its colon stands in a run of letters of a script without spaces: 江边社作者：.
fn begins_glued_label(rest: &str) -> bool {
    let Some(found) = find_label(rest).filter(|found| found.is_marked) else { return false };
    let label = rest.get(..found.bytes).unwrap_or("").trim_end();
    let stem = label.trim_end_matches([':', '：']);
    stem.len() < label.len() && stem.chars().filter(|&c| is_dense(c)).count() > 1
}

/// Whether a label may begin at `c`: at a word's start, or where scripts or digits meet letters.
fn is_boundary(before: Option<char>, c: char) -> bool {
    let Some(before) = before else { return true };
    if !is_letter_or_number(before) {
        return true;
    }
    is_number(before) != is_number(c) || (is_dense(before) != is_dense(c))
}

/// Whether what looks like a label is one: with its mark always, without it only where a statement may begin and
/// something like a value follows.
fn is_label(text: &str, at: usize, found: crate::lexicon::labels::Found, is_first: bool) -> bool {
    let head = text.get(..at).unwrap_or("");
    // A comma is a mark only of what begins the line: "Jane Doe, Editor, River Post".
    if at > 0 && text.get(at..at + found.bytes).is_some_and(|label| label.contains([',', '،', '、'])) {
        return false;
    }
    if found.is_marked {
        // 홍길동 기자 | 승인: what stands behind a name and has no colon is what the named one is.
        let has_colon = text.get(at..at + found.bytes).is_some_and(|label| label.contains([':', '：']));
        return has_colon || found.label != Label::Author || !head.trim_end().ends_with(is_hangul);
    }
    let is_dense_word = head.ends_with(char::is_whitespace)
        && text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_dense);
    let before = if is_dense_word { None } else { head.trim_end_matches(' ').chars().next_back() };
    let begins = before.is_none_or(|c| {
        matches!(
            c,
            '\t' | '|'
                | '•'
                | '·'
                | '—'
                | '–'
                | '('
                | '（'
                | '【'
                | '〔'
                | '['
                | ']'
                | '】'
                | '/'
                | ','
                | '｜'
                | '»'
                | '>'
                | '-'
        ) || c.is_numeric()
            || !c.is_alphanumeric()
    });
    let value = text.get(at + found.bytes..).unwrap_or("").trim_start();
    let first = value.chars().next();
    let looks_right = match found.label {
        Label::Author | Label::Source | Label::Editor => {
            // 作者 in an element of its own, and the account in the next.
            let label = text.get(..found.bytes).filter(|_| at == 0).unwrap_or("");
            let is_set_apart = found.label == Label::Author && label.starts_with(is_dense) && label.ends_with('\t');
            first.is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && (is_set_apart || !c.is_lowercase())))
        }
        Label::Keywords => first.is_some(),
        Label::Published
        | Label::Modified
        | Label::Breadcrumb
        | Label::Counts
        | Label::OriginalTitle
        | Label::Other
        | Label::Unknown => false,
    };
    begins && looks_right && (is_first || found.label != Label::Keywords)
}

impl Line {
    /// Ends a run of text: it is the open label's value, or belongs to nothing.
    fn close(&mut self, text: &str, open: Option<(Label, bool)>, from: usize, to: usize) {
        let run = text.get(from..to).unwrap_or("");
        match open {
            Some((label, is_marked)) => {
                let value = run.trim_matches(|c: char| {
                    c.is_whitespace()
                        || matches!(
                            c,
                            '|' | '｜'
                                | '•'
                                | '·'
                                | '—'
                                | '('
                                | '（'
                                | '['
                                | '【'
                                | '〔'
                                | ','
                                | '，'
                                | ';'
                                | '；'
                                | '丨'
                        )
                });
                self.values.push(Value { label, text: value.to_owned(), is_marked });
            }
            None => {
                let run = run.trim_matches(|c: char| !c.is_alphanumeric());
                if !run.is_empty() {
                    if !self.rest.is_empty() {
                        self.rest.push('\t');
                    }
                    self.rest.push_str(run);
                }
            }
        }
    }

    /// The first value with this label that holds anything.
    pub fn value(&self, label: Label) -> Option<&Value> {
        self.values.iter().find(|value| value.label == label && !value.text.is_empty())
    }

    /// Whether all that is left over is buttons, counts, the time it takes to read.
    pub fn is_explained(&self) -> bool {
        self.rest.split('\t').all(is_button)
    }

    /// Whether the line is nothing but statements about the article: what is left over is buttons, counts, a name.
    pub fn is_whole(&self) -> bool {
        if self.values.is_empty() && self.dates.is_empty() {
            return false;
        }
        if self.ends_sentence && self.units > PROSE_UNITS {
            return false;
        }
        // What 记者： asks in an interview is the text's.
        let is_question = |value: &Value| value.label == Label::Author && value.text.ends_with(['?', '？']);
        if self.values.iter().any(is_question) {
            return false;
        }
        let is_sentence = |value: &Value| {
            !value.is_marked
                && (ends_sentence(&value.text) || announces(&value.text) || measure_units(&value.text) > BARE_UNITS)
        };
        if self.values.iter().any(is_sentence) {
            return false;
        }
        let value_units: u32 = self
            .values
            .iter()
            .filter(|value| value.label != Label::Keywords)
            .map(|value| measure_units(&value.text))
            .sum();
        (self.is_explained() || self.rest_units <= REST_UNITS) && value_units <= VALUE_UNITS && self.units <= LINE_UNITS
    }
}

/// Units of leftover text a whole line may hold: a name, a place, a button.
const REST_UNITS: u32 = 40;

/// Units all values but keywords may hold together: two names and a newspaper.
const VALUE_UNITS: u32 = 110;

/// Units from which a line that ends as a sentence does is one.
const PROSE_UNITS: u32 = 70;

/// Units of the longest value behind a label without a mark.
const BARE_UNITS: u32 = 60;

/// Units of the longest own line, keywords included.
const LINE_UNITS: u32 = 280;

/// Whether a text is a button's or a counter's: share, print, comments, 12 views.
fn is_button(text: &str) -> bool {
    let cues = find_cues(text);
    let is_short = measure_units(text) <= 24;
    let buttons = [Cue::Share, Cue::Counts, Cue::Comments, Cue::More, Cue::Subscribe, Cue::Legal];
    is_short && buttons.into_iter().any(|cue| has_cue(cues, cue)) || text.chars().all(|c| !c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(Label, String)>, Vec<String>, bool) {
        let line = parse_line(text, false).expect("a line");
        let whole = line.is_whole();
        let values = line.values.into_iter().map(|value| (value.label, value.text)).collect();
        (values, line.dates.iter().map(|(moment, _)| moment.to_string()).collect(), whole)
    }

    #[test]
    fn a_line_is_cut_into_statements() {
        let (values, dates, whole) = read("2019-09-07 13:43:45\u{3000}来源：新华社 作者：王小明 阅读：123");
        assert_eq!(
            values,
            [(Label::Source, "新华社".into()), (Label::Author, "王小明".into()), (Label::Counts, "123".into())]
        );
        assert_eq!(dates, ["2019-09-07T13:43:45"]);
        assert!(whole);
        let (values, dates, whole) = read("By Jane Doe\tPublished: March 3, 2020");
        assert_eq!(values.first(), Some(&(Label::Author, "Jane Doe".into())));
        assert_eq!(dates, ["2020-03-03"]);
        assert!(whole);
    }

    #[test]
    fn a_comma_is_a_mark_only_of_the_first_label() {
        assert_eq!(read("Author,\tJane Doe").0, [(Label::Author, "Jane Doe".into())]);
        assert_eq!(read("Jane Doe,\tEditor,\tRiver Post").0, []);
    }

    #[test]
    fn a_time_belongs_to_the_date_it_leads_to() {
        for text in [
            "Published March 3, 2020, updated 5:30 p.m. March 4, 2020",
            "Published: March 3, 2020 (updated 5:30 pm, March 4, 2020)",
        ] {
            let line = parse_line(text, false).expect("a line");
            let dates: Vec<_> = line.dates.iter().map(|(moment, label)| (moment.to_string(), *label)).collect();
            let modified = ("2020-03-04T17:30".to_owned(), Some(Label::Modified));
            assert_eq!(dates, [("2020-03-03".to_owned(), Some(Label::Published)), modified], "{text}");
        }
    }

    #[test]
    fn a_value_ends_where_another_field_or_a_date_begins() {
        let (values, _, _) = read("Teksti: Jussi Joki Kuvat: Olli Marsk");
        assert_eq!(values.first(), Some(&(Label::Author, "Jussi Joki".into())));
        let (values, dates, _) = read("Editor: Dian Erika | Selasa, 18 Juni 2024");
        assert_eq!(values, [(Label::Editor, "Dian Erika".into())]);
        assert_eq!(dates, ["2024-06-18"]);
    }

    #[test]
    fn a_label_between_two_dates_is_the_nearer_one_s() {
        let line = parse_line("2024年6月18日掲載\u{3000}2024年6月20日更新", false).expect("a line");
        let labels: Vec<_> = line.dates.iter().map(|(_, label)| *label).collect();
        assert_eq!(labels, [Some(Label::Published), Some(Label::Modified)]);
    }

    #[test]
    fn a_label_with_its_colon_ends_the_value_before_it() {
        let (values, dates, whole) = read("2024年03月05日 06:30 来源：江边社作者：王小明责任编辑：李大海");
        let expected = [(Label::Source, "江边社"), (Label::Author, "王小明"), (Label::Editor, "李大海")];
        assert_eq!(values, expected.map(|(label, text)| (label, text.to_owned())));
        assert_eq!((dates, whole), (vec!["2024-03-05T06:30".to_owned()], true));
    }

    #[test]
    fn the_day_of_something_else_is_told() {
        for (text, label) in [
            ("最新推荐文章于 2024-02-02 22:51:05 发布", Some(Label::Other)),
            ("发布于 2024-02-02", Some(Label::Published)),
            ("本文发布于 2024-02-02", None),
            ("本文于2024-02-02发布", Some(Label::Published)),
        ] {
            let line = parse_line(text, false).expect("a line");
            assert_eq!(line.dates.first().map(|(_, label)| *label), Some(label), "{text}");
        }
    }

    #[test]
    fn glued_statements_come_apart() {
        let (values, dates, _) = read("2020-10-04 15:05聯合報 記者林大同");
        assert_eq!(values, [(Label::Author, "林大同".into())]);
        assert_eq!(dates, ["2020-10-04T15:05"]);
    }

    #[test]
    fn sentences_are_not_own_lines() {
        for text in [
            "记者：这笔钱由谁来出？",
            "By Friday the river had risen by two metres and the town was empty.",
            "来源于自然的灵感让设计师在2019年9月7日那天重新画了一遍整座房子的草图，并且决定不再等待。",
        ] {
            let whole = parse_line(text, false).is_some_and(|line| line.is_whole());
            assert!(!whole, "{text}");
        }
    }
}
