//! Dates that a line tells only together with something else: "3 hours ago" with the moment the page was looked at,
//! 6月18日 with a year from elsewhere.
//!
//! They are looked for only where a page shows no whole date, in short lines, and what is reckoned from now is said to
//! be so.

use super::calendar::{Moment, civil, date_of_unix_day};
use super::clock::{clock, find_time};
use super::date::month_at_token;
use super::date_tokens::{Token, mark, number, skip, tokenise};
use crate::lexicon::labels::{Label, find_date_label};
use crate::lexicon::time_words::{find_ago, find_day_word};
use crate::text::letters::to_lower;

/// What is known besides the line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clues {
    /// Seconds since 1970 when the page was looked at.
    pub now: Option<u64>,
    /// The year of other dates on the page, or of its address.
    pub year: Option<u32>,
}

/// A date and whether it was reckoned from now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loose {
    /// The moment.
    pub moment: Moment,
    /// Whether the page does not say it itself.
    pub is_reckoned: bool,
}

/// Bytes of the longest line that tells such a date.
const LINE_BYTES: usize = 120;

/// Seconds of a day.
const DAY: u64 = 86_400;

/// Words before a date that are passed over: "Posted", "at", a name.
const WORDS: usize = 6;

/// The first such date of a short line.
pub fn find_loose_date(text: &str, clues: &Clues, month_first: bool) -> Option<Loose> {
    (text.len() <= LINE_BYTES).then_some(())?;
    clues.now.and_then(|now| find_relative(text, now)).or_else(|| find_yearless(text, clues, month_first))
}

/// "3 hours ago", 昨天 10:20.
fn find_relative(text: &str, now: u64) -> Option<Loose> {
    let lower = to_lower(text);
    let starts = lower.char_indices().scan(None, |before: &mut Option<char>, (at, c)| {
        let previous = before.replace(c);
        let is_inside = |previous: char| {
            previous.is_alphanumeric() && previous.is_numeric() == c.is_numeric() && !crate::text::script::is_dense(c)
        };
        Some((at, !previous.is_some_and(is_inside)))
    });
    let starts: Vec<usize> = starts.filter(|(_, is_start)| *is_start).map(|(at, _)| at).collect();
    let reckoned = |moment: Moment| Some(Loose { moment, is_reckoned: true });
    for at in starts {
        let rest = lower.get(at..).unwrap_or("");
        if let Some(seconds) = find_ago(rest) {
            let then = now.checked_sub(seconds)?;
            let (hours, minutes) = (then / 3600 % 24, then / 60 % 60);
            let time = (seconds < DAY).then_some((hours as u8, minutes as u8, None));
            let zone = if time.is_some() { "Z".to_owned() } else { String::new() };
            return reckoned(date_of_unix_day(then / DAY).at(time, zone));
        }
        if let Some((days, bytes)) = find_day_word(rest) {
            let (before, after) = (lower.get(..at).unwrap_or(""), rest.get(bytes..).unwrap_or(""));
            let (tokens, _) = tokenise(after);
            let clock = find_time(&tokens, 0, 0).clock;
            // A word alone in its part of the line; elsewhere it may be a newspaper's name, or another word.
            let is_alone = before.trim_end_matches(' ').chars().next_back().is_none_or(is_part_mark)
                && after.trim_start_matches(' ').chars().next().is_none_or(is_part_mark);
            if clock.is_none() && !is_alone && !ends_with_date_label(before) {
                continue;
            }
            return reckoned(date_of_unix_day(now / DAY - u64::from(days).min(now / DAY)).at(clock, String::new()));
        }
    }
    None
}

/// What parts of a line are set apart with.
fn is_part_mark(c: char) -> bool {
    matches!(c, '\t' | '|' | '｜' | '·' | '•' | '/' | '(' | ')' | '—' | '–' | '-' | ',')
}

/// 6月18日 10:20, [06月24日 11時30分], 11/02 19:16, 发布时间：10-08 12:00, 18-03-08 23:16, 18 June.
fn find_yearless(text: &str, clues: &Clues, month_first: bool) -> Option<Loose> {
    let (tokens, places) = tokenise(text);
    let mut words = 0;
    for at in 0..tokens.len() {
        if matches!(tokens.get(at), Some(Token::Word(_))) {
            words += 1;
        }
        if words > WORDS {
            return None;
        }
        let is_labelled = || places.get(at).and_then(|&place| text.get(..place)).is_some_and(ends_with_date_label);
        let Some(found) = day_and_month(&tokens, at, month_first, is_labelled) else { continue };
        let time = match found.glued_hour {
            Some(hour) => clock(&tokens, found.next, hour).map(|(time, _)| time),
            None => find_time(&tokens, found.next, at).clock,
        };
        let year_known = found.year.or(clues.year);
        let moment = match year_known {
            Some(year) => civil(year, found.month, found.day)?,
            None => last_before(clues.now?, found.month, found.day)?,
        };
        return Some(Loose { moment: moment.at(time, String::new()), is_reckoned: year_known.is_none() });
    }
    None
}

/// Whether what stands before a date says that it is one of publication.
fn ends_with_date_label(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    before.char_indices().rev().take(24).any(|(at, _)| {
        let word = before.get(at..).unwrap_or("");
        find_date_label(word).is_some_and(|(label, bytes)| label == Label::Published && bytes == word.len())
    })
}

/// A day without a whole year.
struct DayAndMonth {
    /// The year, if it is told with two digits.
    year: Option<u32>,
    month: u32,
    day: u32,
    /// The token after them.
    next: usize,
    /// The hour, where it is glued to the day.
    glued_hour: Option<u32>,
}

/// The day that begins at a token.
fn day_and_month(
    tokens: &[Token],
    at: usize,
    month_first: bool,
    is_labelled: impl Fn() -> bool,
) -> Option<DayAndMonth> {
    let plain = |month, day, next| DayAndMonth { year: None, month, day, next, glued_hour: None };
    if let Some((month, false, next)) = month_at_token(tokens, at) {
        let day_at = skip(tokens, next, &['.'], &[]);
        let (day, _) = number(tokens, day_at).filter(|(_, digits)| *digits <= 2)?;
        // A clock is no day, and "may 5" inside a sentence is none either.
        return (mark(tokens, day_at + 1) != Some(':')).then(|| plain(month, day, day_at + 1));
    }
    let (first, digits) = number(tokens, at).filter(|(_, digits)| *digits <= 2)?;
    let next = skip(tokens, at + 1, &[], &[]);
    if let Some((month, false, next)) = month_at_token(tokens, skip(tokens, at + 1, &['.'], &["de", "of"])) {
        return Some(plain(month, first, next));
    }
    let separator = mark(tokens, next)?;
    let second_at = skip(tokens, next + 1, &[], &[]);
    let (second, second_digits) = number(tokens, second_at)?;
    let closes = skip(tokens, second_at + 1, &[], &[]);
    match separator {
        '月' | '월' if second_digits <= 2 => {
            matches!(mark(tokens, closes), Some('日' | '일' | '号' | '號')).then(|| plain(first, second, closes + 1))
        }
        '-' | '/' | '.' => {
            // 18-03-08 23:16: the year in two digits, told by the time behind it.
            if let Some((third, third_digits)) =
                number(tokens, closes + 1).filter(|_| mark(tokens, closes) == Some(separator))
            {
                let is_year_first = digits == 2 && second_digits == 2 && third_digits >= 2 && separator == '-';
                let glued = third_digits == 4 && mark(tokens, closes + 2) == Some(':');
                let day = if glued { third / 100 } else { third };
                let has_clock = glued || has_clock(tokens, closes + 2);
                let found = DayAndMonth {
                    year: Some(2000 + first),
                    month: second,
                    day,
                    next: closes + 2,
                    glued_hour: glued.then_some(third % 100),
                };
                return (is_year_first && has_clock && (third_digits == 2 || glued)).then_some(found);
            }
            let glued = second_digits == 4 && mark(tokens, closes) == Some(':');
            let glued_hour = glued.then_some(second % 100);
            let second = if glued { second / 100 } else { second };
            let fits = glued
                || (second_digits <= 2 && has_clock(tokens, second_at + 1))
                || (second_digits == 2 && is_labelled());
            let is_day_first = first > 12 || (separator != '-' && !month_first && second <= 12 && separator == '.');
            let (month, day) = if is_day_first { (second, first) } else { (first, second) };
            fits.then(|| DayAndMonth { glued_hour, ..plain(month, day, second_at + 1) })
        }
        _ => None,
    }
}

/// Whether a time of day follows.
fn has_clock(tokens: &[Token], at: usize) -> bool {
    let hour_at = skip(tokens, at, &[',', '(', ')'], &[]);
    number(tokens, hour_at).is_some_and(|(_, digits)| digits <= 2) && mark(tokens, hour_at + 1) == Some(':')
}

/// The last such day up to now.
fn last_before(now: u64, month: u32, day: u32) -> Option<Moment> {
    // A day ahead of the reader's clock is tomorrow's in another time zone.
    let today = date_of_unix_day(now / DAY + 1);
    let this_year = civil(today.year(), month, day).filter(|moment| moment.day_key() <= today.day_key());
    this_year.or_else(|| civil(today.year() - 1, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 25 November 2026, 21:00 UTC.
    const NOW: u64 = 1_795_640_400;

    fn read(text: &str, year: Option<u32>) -> Option<(String, bool)> {
        let found = find_loose_date(text, &Clues { now: Some(NOW), year }, false)?;
        Some((found.moment.to_string(), found.is_reckoned))
    }

    #[test]
    fn moments_are_reckoned_from_now() {
        for (text, expected) in [
            ("3 hours ago", "2026-11-25T18:00Z"),
            ("Posted by jane 2 days ago", "2026-11-23"),
            ("昨天 10:20", "2026-11-24T10:20"),
            ("发布于 5小时前", "2026-11-25T16:00Z"),
            ("前天", "2026-11-23"),
            ("3시간 전", "2026-11-25T18:00Z"),
            ("vor 3 Tagen", "2026-11-22"),
            ("вчера в 18:30", "2026-11-24T18:30"),
            ("منذ يومين", "2026-11-23"),
        ] {
            assert_eq!(read(text, None), Some((expected.to_owned(), true)), "{text}");
        }
        assert_eq!(find_loose_date("3 hours ago", &Clues::default(), false), None);
    }

    #[test]
    fn years_come_from_elsewhere() {
        for (text, expected) in [
            ("6月18日", "2019-06-18"),
            ("2月15日（土）7時0分", "2019-02-15T07:00"),
            ("[06月24日 11時30分]", "2019-06-24T11:30"),
            ("11/02 19:16", "2019-11-02T19:16"),
            ("发布时间：10-0812:00", "2019-10-08T12:00"),
            ("6월 18일", "2019-06-18"),
            ("18 June", "2019-06-18"),
            ("Jun 18", "2019-06-18"),
            ("18 июня, 13:43", "2019-06-18T13:43"),
        ] {
            assert_eq!(read(text, Some(2019)), Some((expected.to_owned(), false)), "{text}");
        }
        assert_eq!(read("18-03-0823:16", None), Some(("2018-03-08T23:16".to_owned(), false)));
        assert_eq!(read("12月1日", None), Some(("2025-12-01".to_owned(), true)));
        assert_eq!(read("11月24日", None), Some(("2026-11-24".to_owned(), true)));
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in ["Example Today", "hier klicken", "اليوم السابع", "yesterday's papers"] {
            assert_eq!(read(text, None), None, "{text}");
        }
        for text in ["3/4", "10-08", "5 of 12", "page 11/20", "18:30", "2月", "31/31 10:00", "room 4-12"] {
            assert_eq!(read(text, Some(2019)), None, "{text}");
        }
    }
}
