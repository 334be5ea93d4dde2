//! Times of day beside dates: hour and minute with the marks and words of many languages, the half of the day, the zone.
//!
//! A time is looked for only near a date that is known; a number alone is never one.

use super::calendar::Time;
use super::date_tokens::{Token, has_two_digits, mark, number, skip};
use crate::lexicon::labels::{Label, find_date_label};
use crate::lexicon::months::{find_half_day, is_clock_word, is_hour_mark, is_of_duration, leads_to_hour};

/// How far behind a date its time may stand, in tokens.
const TIME_REACH: usize = 14;

/// A time near a date, and the tokens it takes up with it.
#[derive(Default)]
pub struct Near {
    /// The time of day.
    pub clock: Option<Time>,
    /// Its zone as written after it.
    pub zone: String,
    /// The token it begins at, where it stands before the date.
    pub from: Option<usize>,
    /// The token after both.
    pub to: usize,
}

/// The time after a date (or right before it), and its zone where the date is ISO. Between the two stand at most
/// marks, names of weekdays and words like "at", never another number, nor a label: "updated" begins another date.
pub fn find_time(tokens: &[Token], next: usize, date_at: usize) -> Near {
    let mut before_hour = None;
    let end = (next + TIME_REACH).min(tokens.len());
    for at in next..end {
        let is_label = |word: &str| find_date_label(word).is_some_and(|(label, _)| label == Label::Modified);
        if matches!(tokens.get(at), Some(Token::Word(word)) if is_label(word)) {
            break;
        }
        before_hour = half_day(tokens, at).map(|(half, _)| half).or(before_hour);
        let Some((hour, digits)) = number(tokens, at) else { continue };
        let Some((time, time_end)) = clock(tokens, at + 1, hour).filter(|_| digits <= 2) else { break };
        let half = (time_end..time_end + 3).find_map(|at| half_day(tokens, at));
        let clock = apply_half(time, before_hour.or(half.map(|(half, _)| half)));
        let to = half.map_or(time_end, |(_, to)| to);
        return Near { clock: Some(clock), zone: find_zone(tokens, time_end), from: None, to };
    }
    // "08:18 15.06.2019", "下午5:30 2020-03-03"
    let found = (date_at.saturating_sub(TIME_REACH)..date_at).find_map(|at| {
        let (hour, _) = number(tokens, at).filter(|(hour, digits)| *digits <= 2 && *hour < 24)?;
        let (time, time_end) = clock(tokens, at + 1, hour)?;
        (time_end..date_at).all(|at| number(tokens, at).is_none()).then_some(())?;
        let half = (at.saturating_sub(2)..date_at).find_map(|at| half_day(tokens, at));
        Some((apply_half(time, half.map(|(half, _)| half)), at))
    });
    Near { clock: found.map(|(clock, _)| clock), zone: String::new(), from: found.map(|(_, at)| at), to: next }
}

/// Whether a word before or after hour and minute says that they are a time of day: "20.30 Uhr", "8.30pm", "kl. 20.30".
fn is_told_as_clock(tokens: &[Token], hour_end: usize, end: usize) -> bool {
    let is_word = |at: usize| matches!(tokens.get(at), Some(Token::Word(word)) if is_clock_word(word));
    let after = skip(tokens, end, &[], &[]);
    let before = (1..4)
        .filter_map(|back| hour_end.checked_sub(1 + back))
        .find(|&at| !matches!(mark(tokens, at), Some(' ' | '.')));
    is_word(after) || half_day(tokens, after).is_some() || before.is_some_and(is_word)
}

/// The half of the day that a token begins to tell, and the token after it: pm, 下午, p.m., p. m.
fn half_day(tokens: &[Token], at: usize) -> Option<(u8, usize)> {
    let word = match tokens.get(at)? {
        Token::Word(word) => word,
        // 晚8:30: one character alone, right before the hour.
        Token::Mark(half) => {
            number(tokens, at + 1)?;
            return find_half_day(half.encode_utf8(&mut [0; 4])).map(|half| (half, at + 1));
        }
        Token::Number { .. } => return None,
    };
    let second_at = skip(tokens, at + 1, &['.'], &[]);
    if let Some(Token::Word(second)) = tokens.get(second_at).filter(|_| mark(tokens, at + 1) == Some('.'))
        && let Some(half) = find_half_day(&format!("{word}{second}"))
    {
        return Some((half, second_at + 1 + usize::from(mark(tokens, second_at + 1) == Some('.'))));
    }
    find_half_day(word).map(|half| (half, at + 1))
}

/// `:mm[:ss]`, `时mm分`, `点mm`, `hmm` after an hour, and the token after it.
pub fn clock(tokens: &[Token], hour_end: usize, hour: u32) -> Option<(Time, usize)> {
    let at = skip(tokens, hour_end, &[], &[]);
    let separator = match tokens.get(at)? {
        Token::Mark(mark) => *mark,
        Token::Word(word) if is_hour_mark(word) && at == hour_end && is_hour(tokens, hour_end) => ':',
        Token::Word(_) | Token::Number { .. } => return None,
    };
    let is_dotted = || separator == '.' && has_two_digits(tokens, at + 1) && is_told_as_clock(tokens, hour_end, at + 2);
    (matches!(separator, ':' | '：' | '时' | '時' | '点' | '點' | '시') || is_dotted()).then_some(())?;
    let minute_at = skip(tokens, at + 1, &[], &[]);
    let (minute, digits) = number(tokens, minute_at)?;
    (digits <= 2 && minute < 60 && hour < 24).then_some(())?;
    let second = mark(tokens, minute_at + 1)
        .filter(|mark| *mark == separator && separator == ':')
        .and_then(|_| number(tokens, minute_at + 2));
    let second = second.filter(|(second, digits)| *second < 60 && *digits == 2).map(|(second, _)| second as u8);
    let is_closed = matches!(mark(tokens, minute_at + 1), Some('分' | '분'));
    let end = minute_at + if second.is_some() { 3 } else { 1 + usize::from(is_closed) };
    Some(((hour as u8, minute as u8, second), end))
}

/// Whether hours and minutes around an "h" are a time of day, not what something takes: 20h30, à 8h30.
fn is_hour(tokens: &[Token], hour_end: usize) -> bool {
    let is_word = |at: usize, fits: fn(&str) -> bool| matches!(tokens.get(at), Some(Token::Word(word)) if fits(word));
    let before =
        hour_end.checked_sub(2).map(|at| if mark(tokens, at) == Some(' ') { at.saturating_sub(1) } else { at });
    let is_led_to = || before.is_some_and(|at| is_word(at, leads_to_hour));
    let begins = has_two_digits(tokens, hour_end.saturating_sub(1)) || is_led_to();
    begins && has_two_digits(tokens, hour_end + 1) && !is_word(skip(tokens, hour_end + 2, &[], &[]), is_of_duration)
}

fn apply_half((hour, minute, second): Time, half: Option<u8>) -> Time {
    let hour = match half {
        Some(0) if hour == 12 => 0,
        Some(until) if hour < until => hour + 12,
        _ => hour,
    };
    (hour, minute, second)
}

/// `Z` or `±hh:mm` right after a time; fractions of seconds are skipped.
fn find_zone(tokens: &[Token], mut at: usize) -> String {
    if mark(tokens, at) == Some('.') && number(tokens, at + 1).is_some() {
        at += 2;
    }
    if matches!(tokens.get(at), Some(Token::Word(word)) if word == "z") {
        return "Z".to_owned();
    }
    let Some(sign) = mark(tokens, at).filter(|mark| matches!(mark, '+' | '-')) else { return String::new() };
    match (number(tokens, at + 1), mark(tokens, at + 2), number(tokens, at + 3)) {
        (Some((hours, 2)), Some(':'), Some((minutes, 2))) if hours < 15 && minutes < 60 => {
            format!("{sign}{hours:02}:{minutes:02}")
        }
        (Some((zone, 4)), ..) if zone < 1500 => format!("{sign}{:02}:{:02}", zone / 100, zone % 100),
        _ => String::new(),
    }
}
