//! Dates as pages write them, in the scripts and calendars we know, into one form.
//!
//! A text becomes numbers, words and marks; patterns over these read ISO dates, East Asian ones with 年月日, dates with
//! month names, day-first and month-first numbers, the Persian, Buddhist, Japanese and Minguo years, glued times.

use super::calendar::{Moment, civil, civil_or_solar, date_of_unix_day};
use super::clock::{clock, find_time};
use super::date_tokens::{Token, has_digit, has_two_digits, mark, number, skip, tokenise};
use crate::lexicon::months::{bare_alifs, find_counted_month, find_month, find_solar_month};
use crate::text::script::is_thai_like;

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The moment.
    pub moment: Moment,
    /// The bytes of the text that say it, its time included.
    pub span: std::ops::Range<usize>,
}

/// The first date in a text. `month_first` reads 3/4/2020 as 4 March where both numbers could be a month.
pub fn find_date(text: &str, month_first: bool) -> Option<Dated> {
    if !has_digit(text) {
        return None;
    }
    let (tokens, places) = tokenise(text);
    let place = |at: usize| places.get(at).copied().unwrap_or(text.len());
    // No date ends before a number.
    let last = tokens.iter().rposition(|token| matches!(token, Token::Number { .. }))?;
    (0..=last).find_map(|at| {
        let (mut moment, next) = date_at(&tokens, at, month_first)?;
        let time = find_time(&tokens, next, at);
        moment.time = moment.time.or(time.clock);
        moment.zone = time.zone;
        Some(Dated { moment, span: place(time.from.unwrap_or(at))..place(time.to.max(next)) })
    })
}

/// The date that a line is, where it says nothing else.
pub fn find_whole_date(line: &str, month_first: bool) -> Option<Moment> {
    find_date(line, month_first).filter(|dated| dated.span == (0..line.len())).map(|dated| dated.moment)
}

/// The first date of a text, written in the one form.
pub fn parse_date(text: &str, month_first: bool) -> Option<String> {
    let text = text.trim();
    if let Some(seconds) = unix_seconds(text) {
        return Some(date_of_unix_day(seconds / 86_400).to_string());
    }
    find_date(text, month_first).map(|dated| dated.moment.to_string())
}

/// A bare number of seconds or milliseconds since 1970.
fn unix_seconds(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    match text.len() {
        10 => Some(number),
        13 => Some(number / 1000),
        _ => None,
    }
}

/// A date that begins at this token, and the token after it.
fn date_at(tokens: &[Token], at: usize, month_first: bool) -> Option<(Moment, usize)> {
    match tokens.get(at)? {
        Token::Mark(_) => None,
        // Of all forms only this one begins with a word.
        Token::Word(_) => named_month(tokens, at),
        Token::Number { .. } => date_at_number(tokens, at, month_first),
    }
}

fn date_at_number(tokens: &[Token], at: usize, month_first: bool) -> Option<(Moment, usize)> {
    year_first(tokens, at)
        .or_else(|| named_month(tokens, at))
        .or_else(|| named_month_after_year(tokens, at))
        .or_else(|| year_last(tokens, at, month_first))
        .or_else(|| day_first(tokens, at))
        .or_else(|| set_apart(tokens, at, month_first))
        .or_else(|| compact(tokens, at))
}

/// 21 / 2024年02月: the day large, year and month small below it.
fn day_first(tokens: &[Token], at: usize) -> Option<(Moment, usize)> {
    let (day, _) = number(tokens, at).filter(|(_, digits)| *digits <= 2)?;
    let separator = skip(tokens, at + 1, &[], &[]);
    let year_at = match mark(tokens, separator) {
        Some('/') => skip(tokens, separator + 1, &[], &[]),
        _ => separator,
    };
    let (year, _) = number(tokens, year_at).filter(|(_, digits)| *digits == 4)?;
    let separator = skip(tokens, year_at + 1, &[], &[]);
    matches!(mark(tokens, separator), Some('年')).then_some(())?;
    let month_at = skip(tokens, separator + 1, &[], &[]);
    let (month, _) = number(tokens, month_at).filter(|(_, digits)| *digits <= 2)?;
    let end = skip(tokens, month_at + 1, &[], &[]);
    let is_whole = number(tokens, skip(tokens, end + 1, &[], &[])).is_none();
    (mark(tokens, end) == Some('月') && is_whole).then_some(())?;
    Some((civil(year, month, day)?, end + 1))
}

/// 27 2023-11 and 11-27 2023: nothing but the day set beside the month of its year, or the year beside its day.
fn set_apart(tokens: &[Token], at: usize, month_first: bool) -> Option<(Moment, usize)> {
    if at != 0 {
        return None;
    }
    let numbers: Vec<(u32, usize)> = (0..tokens.len()).filter_map(|at| number(tokens, at)).collect();
    let separator = (0..tokens.len()).filter_map(|at| mark(tokens, at)).filter(|&c| c != ' ').collect::<Vec<_>>();
    let ([first, second, third], [separator @ ('-' | '/' | '.')]) = (numbers.as_slice(), separator.as_slice()) else {
        return None;
    };
    let is_short = |number: &(u32, usize)| number.1 <= 2;
    let moment = match (first, second, third) {
        (day, (year, 4), month) if is_short(day) && is_short(month) && mark(tokens, at + 1) == Some(' ') => {
            civil(*year, month.0, day.0)
        }
        (one, other, (year, 4)) if is_short(one) && is_short(other) && mark(tokens, at + 1) == Some(*separator) => {
            let is_month_first = other.0 > 12 || *separator == '-' || (*separator == '/' && month_first);
            if is_month_first { civil(*year, one.0, other.0) } else { civil(*year, other.0, one.0) }
        }
        _ => None,
    };
    Some((moment?, tokens.len()))
}

/// 2019-09-07, 2019年9月7日, 2019. 11. 02., 1399/02/21, 令和5年6月1日, 民國112年…
fn year_first(tokens: &[Token], at: usize) -> Option<(Moment, usize)> {
    let (year, digits) = number(tokens, at)?;
    let before = |back: usize| at.checked_sub(back).and_then(|at| mark(tokens, at));
    let separator = skip(tokens, at + 1, &[], &[]);
    // 113年5月14日 needs no name of its era (公元前113年 has another); 113-05-14 looks like many other numbers.
    let is_minguo = || match mark(tokens, separator) {
        Some('年') => !matches!(before(1), Some('前' | '元')),
        Some(separated @ ('-' | '/')) => {
            has_two_digits(tokens, separator + 1)
                && mark(tokens, separator + 2) == Some(separated)
                && has_two_digits(tokens, separator + 3)
                && mark(tokens, separator + 4) != Some(separated)
                && is_told_as_day(tokens, at)
        }
        _ => false,
    };
    let era = match before(1) {
        Some('和') if digits <= 2 => {
            if before(2) == Some('昭') {
                1925
            } else {
                2018
            }
        }
        Some('成') if digits <= 2 => 1988,
        Some('國') if digits <= 3 => 1911,
        _ if MINGUO_YEARS.contains(&year) && digits == 3 && is_minguo() => 1911,
        _ if digits == 4 => 0,
        _ => return None,
    };
    let (first, month_at) = match mark(tokens, separator) {
        Some(first) => (first, skip(tokens, separator + 1, &['/'], &[])),
        // "2023 11/ 17": the year in a box of its own.
        None if digits == 4 && mark(tokens, at + 1) == Some(' ') => ('/', separator),
        None => return None,
    };
    matches!(first, '-' | '/' | '.' | '年' | '년' | '–' | '−').then_some(())?;
    let (month, month_digits) = number(tokens, month_at)?;
    if month_digits > 2 {
        return None;
    }
    let separator = skip(tokens, month_at + 1, &[], &[]);
    let second = mark(tokens, separator)?;
    let fits = match first {
        '年' => matches!(second, '月'),
        '년' => matches!(second, '월'),
        other => second == other,
    };
    if !fits {
        return None;
    }
    let day_at = skip(tokens, separator + 1, &[], &[]);
    let (day, day_digits) = number(tokens, day_at)?;
    // "2019-09-3007:42": day and hour glued together.
    let (day, glued_hour) = match day_digits {
        1 | 2 => (day, None),
        4 if mark(tokens, day_at + 1) == Some(':') => (day / 100, Some(day % 100)),
        _ => return None,
    };
    let mut moment = civil(year + era, month, day)?;
    if let Some(hour) = glued_hour {
        moment.time = clock(tokens, day_at + 1, hour).map(|(time, _)| time);
    }
    let closed = skip(tokens, day_at + 1, &[], &[]);
    let is_closed = matches!(mark(tokens, closed), Some('日' | '일' | '号' | '號'));
    Some((moment, if is_closed { closed + 1 } else { day_at + 1 }))
}

/// Years of the Minguo era that are written without its name: 2011 to 2040.
const MINGUO_YEARS: std::ops::RangeInclusive<u32> = 100..=129;

/// Whether what stands before a number says that a day follows: 日期：, 時間：, or the stroke after an outlet.
fn is_told_as_day(tokens: &[Token], at: usize) -> bool {
    let before = tokens.get(..at).unwrap_or_default().iter().rev();
    let mut marks = before.map_while(|token| match token {
        Token::Mark(mark) => Some(*mark),
        _ => None,
    });
    let mut next = || marks.find(|mark| *mark != ' ');
    match next() {
        Some('／') => true,
        Some(':' | '：') => matches!(next(), Some('期' | '間')),
        _ => false,
    }
}

/// 15 August 2016, August 15, 2016, 15 de agosto de 2016, 24 نيسان / أبريل 2020, 2 تير 1399.
fn named_month(tokens: &[Token], at: usize) -> Option<(Moment, usize)> {
    const BETWEEN: &[&str] =
        &["de", "of", "del", "st", "nd", "rd", "th", "er", "da", "г", "ที่", "ngày", "năm", "ב", "ماه"];
    if let Some((day, digits)) = number(tokens, at).filter(|(day, digits)| *digits <= 2 && *day >= 1) {
        let _ = digits;
        let month_at = skip(tokens, at + 1, &['.', '-', '/', ',', 'º', '°'], BETWEEN);
        let (month, solar, mut next) = month_at_token(tokens, month_at)?;
        // Levantine and Egyptian names side by side.
        let other = skip(tokens, next, &['/'], &[]);
        if let Some((_, _, after)) = month_at_token(tokens, other) {
            next = after;
        }
        let year_at = skip(tokens, next, &[',', '.', '-', '/', '،'], BETWEEN);
        let (year, digits) = number(tokens, year_at)?;
        let year = match digits {
            4 => year,
            // 14 พ.ค. 67 is of the year 2567.
            2 if matches!(tokens.get(month_at), Some(Token::Word(word)) if word.starts_with(is_thai_like)) => {
                2500 + year
            }
            _ => return None,
        };
        return Some((civil_or_solar(year, month, day, solar)?, year_at + 1));
    }
    let (month, solar, next) = month_at_token(tokens, at)?;
    let day_at = skip(tokens, next, &['.', '-'], BETWEEN);
    let (day, _) = number(tokens, day_at).filter(|(_, digits)| *digits <= 2)?;
    let year_at = skip(tokens, day_at + 1, &[',', '.', '-', '،'], BETWEEN);
    let clock_end = clock_end(tokens, year_at);
    let year_at = clock_end.unwrap_or(year_at);
    let (year, digits) = number(tokens, year_at)?;
    (digits == 4).then_some(())?;
    // In a list of files a size stands there.
    let next = skip(tokens, year_at + 1, &[], &[]);
    if clock_end.is_some() && matches!(tokens.get(next), Some(Token::Word(_))) {
        return None;
    }
    Some((civil_or_solar(year, month, day, solar)?, year_at + 1))
}

/// Where a clock of three numbers ends that stands between day and year, as programs write it: Nov 15 06:13:20 2023.
fn clock_end(tokens: &[Token], at: usize) -> Option<usize> {
    let is_mark = |at: usize| matches!(tokens.get(at), Some(Token::Mark(':')));
    let is_pair = |at: usize| number(tokens, at).is_some_and(|(_, digits)| digits == 2);
    let is_clock = is_pair(at) && is_mark(at + 1) && is_pair(at + 2) && is_mark(at + 3) && is_pair(at + 4);
    is_clock.then(|| skip(tokens, at + 5, &[], &["UTC", "GMT", "utc", "gmt"]))
}

/// 2023 Jan 7, 2023-Jan-07, 2024 m. gegužės 14 d., 2024. gada 14. maijs.
fn named_month_after_year(tokens: &[Token], at: usize) -> Option<(Moment, usize)> {
    let (year, _) = number(tokens, at).filter(|(_, digits)| *digits == 4)?;
    let month_at = skip(tokens, at + 1, &['-', '.', ',', '/'], &["m", "gada"]);
    if let Some((day, _)) = number(tokens, month_at).filter(|(_, digits)| *digits <= 2) {
        let (month, solar, next) = month_at_token(tokens, skip(tokens, month_at + 1, &['.'], &[]))?;
        // "The best of 2023 – 5 January 2024": that day has a year of its own.
        let has_own = number(tokens, skip(tokens, next, &[',', '.', '-', '/', '،'], &["de"]))
            .is_some_and(|(_, digits)| digits == 4);
        return (!has_own).then(|| civil_or_solar(year, month, day, solar)).flatten().map(|moment| (moment, next));
    }
    let (month, solar, next) = month_at_token(tokens, month_at)?;
    let day_at = skip(tokens, next, &['-', '.', ',', '/'], &[]);
    let (day, _) = number(tokens, day_at).filter(|(_, digits)| *digits <= 2)?;
    Some((civil_or_solar(year, month, day, solar)?, day_at + 1))
}

/// The month named at a token, whether it is a Persian one, and the token after it.
pub fn month_at_token(tokens: &[Token], at: usize) -> Option<(u32, bool, usize)> {
    let Token::Word(word) = tokens.get(at)? else { return None };
    // Levantine names have two words.
    if word.starts_with(|c| ('\u{600}'..='\u{6ff}').contains(&c))
        && let (Some(Token::Mark(' ')), Some(Token::Word(second))) = (tokens.get(at + 1), tokens.get(at + 2))
        && matches!(bare_alifs(second).as_str(), "الاول" | "الثاني")
        && word.chars().count() > 3
        && let Some(month) = find_month(&format!("{word} {second}"))
    {
        return Some((u32::from(month), false, at + 3));
    }
    // Vietnamese counts the months: tháng 5.
    if word == "tháng" {
        let month_at = skip(tokens, at + 1, &[], &[]);
        let counted = number(tokens, month_at).filter(|(_, digits)| *digits <= 2);
        return counted.map(|(month, _)| (month, false, month_at + 1)).or_else(|| counted_month(tokens, month_at));
    }
    find_solar_month(word)
        .map(|month| (u32::from(month), true, at + 1))
        .or_else(|| find_month(word).map(|month| (u32::from(month), false, at + 1)))
}

/// The month that one or two words count, and the token after them: năm, mười hai.
fn counted_month(tokens: &[Token], at: usize) -> Option<(u32, bool, usize)> {
    let word = |at: usize| match tokens.get(at) {
        Some(Token::Word(word)) => Some(word),
        _ => None,
    };
    let first = word(at)?;
    let both = word(at + 2).and_then(|second| find_counted_month(&format!("{first} {second}")));
    let one = || find_counted_month(first).map(|month| (u32::from(month), false, at + 1));
    both.map(|month| (u32::from(month), false, at + 3)).or_else(one)
}

/// 07.09.2019, 7/9/2019; month first only where the second number cannot be one.
fn year_last(tokens: &[Token], at: usize, month_first: bool) -> Option<(Moment, usize)> {
    let (first, first_digits) = number(tokens, at).filter(|(_, digits)| *digits <= 2)?;
    let separator_at = skip(tokens, at + 1, &[], &[]);
    let separator = mark(tokens, separator_at).filter(|mark| matches!(mark, '.' | '/' | '-'))?;
    let second_at = skip(tokens, separator_at + 1, &[], &[]);
    let (second, second_digits) = number(tokens, second_at).filter(|(_, digits)| *digits <= 2)?;
    let separator_at = skip(tokens, second_at + 1, &[], &[]);
    (mark(tokens, separator_at) == Some(separator)).then_some(())?;
    let year_at = skip(tokens, separator_at + 1, &[], &[]);
    let (year, digits) = number(tokens, year_at)?;
    // 14.05.24: only where all three have two digits and nothing goes on, as versions and addresses do.
    let goes_on = |at: Option<usize>| at.and_then(|at| mark(tokens, at)) == Some(separator);
    let is_short = (digits, first_digits, second_digits) == (2, 2, 2)
        && separator != '-'
        && !goes_on(at.checked_sub(1))
        && !(goes_on(Some(year_at + 1)) && number(tokens, year_at + 2).is_some());
    // "14.11.10 Sums": a heading's number.
    let heads = |at: usize| matches!(tokens.get(at), Some(Token::Word(_)));
    let is_short = is_short && !heads(skip(tokens, year_at + 1, &[], &[]));
    let year = match digits {
        4 => year,
        _ if is_short && year <= SHORT_YEARS => 2000 + year,
        _ if is_short && year >= 90 => 1900 + year,
        _ => return None,
    };
    // With dots and dashes the day comes first everywhere.
    let is_month_first = second > 12 || (month_first && separator == '/' && first <= 12);
    let moment = if is_month_first { civil(year, first, second) } else { civil(year, second, first) };
    Some((moment?, year_at + 1))
}

/// The last of this century's years that are written with two digits.
const SHORT_YEARS: u32 = 40;

/// 20190907, as in addresses and data attributes.
fn compact(tokens: &[Token], at: usize) -> Option<(Moment, usize)> {
    let (value, digits) = number(tokens, at)?;
    (digits == 8).then_some(())?;
    Some((civil(value / 10_000, value / 100 % 100, value % 100)?, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_world_are_read() {
        for (text, expected) in [
            ("2019-09-07 13:43:45", "2019-09-07T13:43:45"),
            ("2019-09-07T13:43:45.000+08:00", "2019-09-07T13:43:45+08:00"),
            ("2020-03-01T10:00:00Z", "2020-03-01T10:00:00Z"),
            ("2019年11月25日 16:04:30", "2019-11-25T16:04:30"),
            ("2019年06月15日08:18", "2019-06-15T08:18"),
            ("2019-09-3007:42", "2019-09-30T07:42"),
            ("2023 . 11 . 02. 오후 8:06", "2023-11-02T20:06"),
            ("2024年2月21日 下午10:37", "2024-02-21T22:37"),
            ("15 августа 2016, 13:43", "2016-08-15T13:43"),
            ("August 15th, 2016", "2016-08-15"),
            ("Wed Nov 15 06:13:20 2023", "2023-11-15"),
            ("Sept. 5, 2021 3:07 PM", "2021-09-05T15:07"),
            ("March 3, 2020 5:30 p.m. ET", "2020-03-03T17:30"),
            ("3 de marzo de 2020, 5:30 p. m.", "2020-03-03T17:30"),
            ("12:05 a.m. March 3, 2020", "2020-03-03T00:05"),
            ("5:30 p.m., Tuesday, March 3, 2020", "2020-03-03T17:30"),
            ("下午5:30 2020-03-03", "2020-03-03T17:30"),
            ("March 3, 2020 (updated 5:30 pm, March 4, 2020)", "2020-03-03"),
            ("15 de agosto de 2016", "2016-08-15"),
            ("Publicado el 3 de marzo del 2021", "2021-03-03"),
            ("07.09.2019", "2019-09-07"),
            ("12/31/2019", "2019-12-31"),
            ("24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24T21:22"),
            ("٠٢:٠٠ الثلاثاء ١ / ١٢ / ٢٠٢٠", "2020-12-01T02:00"),
            ("۱۳۹۹/۰۲/۲۱", "2020-05-10"),
            ("2 تير 1399", "2020-06-22"),
            ("21 ม.ค. 2561", "2018-01-21"),
            ("20190907", "2019-09-07"),
            ("令和5年6月1日", "2023-06-01"),
            ("1567864800", "2019-09-07"),
            ("2023 11/ 17 20:52:15", "2023-11-17T20:52:15"),
            ("21 / 2024年02月", "2024-02-21"),
            ("আগস্ট ২৯, ২০২০", "2020-08-29"),
            ("16 फरवरी 2021", "2021-02-16"),
            ("29 серпня 2020, 09:15", "2020-08-29T09:15"),
            ("2020年2月15日（土）7時0分", "2020-02-15T07:00"),
            ("02-12-2025", "2025-12-02"),
            ("2020-10-04 15:05聯合報 記者林大同", "2020-10-04T15:05"),
            ("פורסם ב-12 במאי 2024", "2024-05-12"),
            ("14. května 2024", "2024-05-14"),
            ("14. července 2024 v 7:30", "2024-07-14T07:30"),
            ("2024. május 14. 10:20", "2024-05-14T10:20"),
            ("14 noiembrie 2024", "2024-11-14"),
            ("14. новембар 2024.", "2024-11-14"),
            ("3. marraskuuta 2024", "2024-11-03"),
            ("2024 m. gegužės 14 d.", "2024-05-14"),
            ("2024. gada 14. maijs", "2024-05-14"),
            ("Thứ Ba, ngày 14 tháng 5 năm 2024", "2024-05-14"),
            ("14 ஏப்ரல் 2024", "2024-04-14"),
            ("14 మే 2024", "2024-05-14"),
            ("14 مئی 2024", "2024-05-14"),
            ("14 მაისი 2024", "2024-05-14"),
            ("14 մայիսի 2024", "2024-05-14"),
            ("14 мамыр 2024", "2024-05-14"),
            ("१४ मे २०२४", "2024-05-14"),
            ("૧૪ ઑગસ્ટ ૨૦૨૪", "2024-08-14"),
            ("၁၄ မေ ၂၀၂၄", "2024-05-14"),
            ("14 ឧសភា 2024", "2024-05-14"),
            ("Dienstag, 14.05.24", "2024-05-14"),
            ("14.05.99", "1999-05-14"),
            ("Best laptops of 2023 - 5 January 2024", "2024-01-05"),
            ("© 2024, 14 May 2023", "2023-05-14"),
            ("Sabtu, 14 Des 2024 10:30 WIB", "2024-12-14T10:30"),
            ("Rabu, 14 Agu 2024 | 10.30 WIB", "2024-08-14T10:30"),
            ("14 mrt. 2024", "2024-03-14"),
            ("14 noi. 2024", "2024-11-14"),
            ("14 غشت 2024", "2024-08-14"),
            ("14 ايار 2024", "2024-05-14"),
            ("14 تشرين الاول 2024", "2024-10-14"),
            ("14 كانون الأول 2024", "2024-12-14"),
            ("۲۵ اردیبهشت‌ماه ۱۴۰۳ - ۱۰:۳۰", "2024-05-14T10:30"),
            ("۲۵ اردیبهشت ماه ۱۴۰۳", "2024-05-14"),
            ("الأحد 18 ربيع الآخر 1446هـ 20 أكتوبر 2024م", "2024-10-20"),
            ("14 Tháng Năm, 2024", "2024-05-14"),
            ("14 Tháng Mười Hai, 2024", "2024-12-14"),
            ("14 พ.ค. 67 | 10:30 น.", "2024-05-14T10:30"),
            ("14 พ.ค. 67 10.30 น.", "2024-05-14T10:30"),
            ("中央社 ／ 113-05-14", "2024-05-14"),
            ("113年5月14日", "2024-05-14"),
            ("發布日期：113-05-14", "2024-05-14"),
            ("2024年5月14日 中午11:30", "2024-05-14T11:30"),
            ("2024年5月14日 中午1:30", "2024-05-14T13:30"),
            ("14 mai 2024 | 1h 52min | Comédie", "2024-05-14"),
            ("14 mai 2024 | 12h52min", "2024-05-14"),
            ("14 May 2024 · 1h20 read", "2024-05-14"),
            ("14 de maio de 2024 às 8h30", "2024-05-14T08:30"),
            ("昭和64年1月7日 令和6年5月14日", "2024-05-14"),
            ("2024年5月14日 晚8:30", "2024-05-14T20:30"),
            ("2024年5月14日傍晚6点30分", "2024-05-14T18:30"),
            ("2024-05-14 晚报 8:30", "2024-05-14T08:30"),
            ("14 mai 2024 à 20h30", "2024-05-14T20:30"),
            ("14/05/2024 20h30 Atualizado em 15/05/2024 09h00", "2024-05-14T20:30"),
            ("14.05.2024, 20.30 Uhr", "2024-05-14T20:30"),
            ("14. maj 2024 kl. 20.30", "2024-05-14T20:30"),
            ("14 May 2024 8.30pm", "2024-05-14T20:30"),
            ("14 May 2024, 12.50 euro", "2024-05-14"),
        ] {
            assert_eq!(parse_date(text, false).as_deref(), Some(expected), "{text}");
        }
        for (text, expected) in [("3/4/2020", "2020-03-04"), ("13/4/2020", "2020-04-13"), ("03-04-2020", "2020-04-03")]
        {
            assert_eq!(parse_date(text, true).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "", "2019", "Mar 5 12:30:45 2048 bytes", "13 of 20 people", "192.168.2019.1", "page 1/2", "99-99-9999",
            "call 555-1234-5678", "10.12.24.36", "version 1.12.24", "5 travellers 2024", "2024 में 14 लोग",
            "12 students 2024", "2020-02-30", "1446/04/18 هـ", "tel. 113-05-14", "3 desde 2024", "31 April 2021",
            "12 leden 2024", "14 sentences 2024", "3 aguas 2024", "14.05.45", "作者 来自 123.10.11.12",
            "来自 112.12.10.25 的网友", "版本 101.02.03", "電話 101-10-12", "案号 112-05-14", "日期：113-05-14-03",
            "公元前113年5月14日", "12 mrtvih 2023",
        ] {
            assert_eq!(parse_date(text, false), None, "{text}");
        }
    }
}
