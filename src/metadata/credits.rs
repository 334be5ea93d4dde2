//! Names that stand in a line or in brackets of their own without a label: 홍길동 기자, 【文/王小明】, （山田花子）.

use super::byline::join;
use super::lines::{Line, parse_line};
use super::people::parse_names;
use super::scene::{NearLine, Scene};
use crate::lexicon::cues::find_cues;
use crate::lexicon::labels::Label;
use crate::lexicon::people::{
    begins_as_outlet, ends_as_place, find_lead_reporter, find_reporter, is_desk, is_lone_name, is_outlet,
    is_picture_credit, strip_joint_credit,
};
use crate::text::measure_units;
use crate::text::punctuation::{ends_sentence, is_closing_mark};
use crate::text::script::{is_dense, is_han, is_hangul, is_kana};

/// Units of the longest line that only names a reporter.
pub const REPORTER_UNITS: u32 = 60;

/// "Example News记者 王小明", "홍길동 기자": the outlet and the name.
pub fn reporter_of(near: &NearLine) -> Option<(&str, &str)> {
    let text = if near.line.dates.is_empty() { &near.text } else { &near.line.rest };
    // Reporters are named so in scripts without spaces and in Hangul.
    if !text.chars().any(|c| is_dense(c) || is_hangul(c)) {
        return None;
    }
    reporter_in(text).or_else(|| text.split('\t').find_map(reporter_in))
}

/// The outlet and the name in a short text that names a reporter.
fn reporter_in(text: &str) -> Option<(&str, &str)> {
    let text = strip_joint_credit(text.trim_end_matches(is_closing_mark));
    // 社会部 山田花子: the desk stands where the outlet would.
    let of_desk =
        || text.split_once([' ', '\u{3000}', '\t']).filter(|(desk, name)| is_desk(desk) && is_lone_name(name, true));
    (measure_units(text) <= REPORTER_UNITS && !ends_sentence(text) && !is_picture_credit(text))
        .then(|| of_desk().or_else(|| find_reporter(text)))
        .flatten()
}

/// The names in a line that is nothing but a credit: brackets around names, a Korean reporter with an address, a name with
/// the site's own.
pub fn credit_of(scene: &Scene, near: &NearLine) -> Option<String> {
    if near.line.units > REPORTER_UNITS {
        return None;
    }
    let text = near.text.trim();
    if text.starts_with(OPENING)
        && let [inner] = brackets(text).as_slice()
        && inner.len() + 2 * BRACKET_BYTES >= text.len()
    {
        // Within the text brackets around a word are headings.
        return if near.is_after {
            named_in(scene, inner, is_japanese(scene))
        } else {
            labelled_in(scene, inner, false)
        };
    }
    // "Jane Doe, River Gazette" below the text.
    let of_site = || {
        let (name, site) = text.rsplit_once([',', '|', '，']).filter(|_| near.is_after)?;
        let names = parse_names(name, Some(&scene.sites));
        let is_full = |name: &String| name.split(' ').count() > 1;
        (scene.sites.is_name(site) && !names.is_empty() && names.iter().all(is_full)).then_some(names)
    };
    let of_reporter = || {
        let (_, names) = text.chars().any(is_hangul).then(|| reporter_of(near)).flatten()?;
        Some(parse_names(names, Some(&scene.sites)))
    };
    of_site().or_else(of_reporter).and_then(join)
}

/// Whether a line is nothing but an address to write to.
pub fn is_mail_address(text: &str) -> bool {
    let is_of_address = |c: char| c.is_ascii_alphanumeric() || ".-_@".contains(c);
    let has_host = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    has_host && text.trim().chars().all(is_of_address)
}

/// Marks that open a bracket.
const OPENING: [char; 6] = ['（', '(', '【', '〔', '［', '['];

/// Bytes of the longest of them.
const BRACKET_BYTES: usize = 3;

/// Whether the body's end is written in Japanese.
fn is_japanese(scene: &Scene) -> bool {
    scene.body.is_some_and(|(_, last)| scene.blocks.text(last).chars().any(is_kana))
}

/// A line before the date that is only an outlet, or a name and an outlet: 石佳/中国青年报.
pub fn outlet_line(near: &NearLine) -> Option<(Option<&str>, &str)> {
    const OUTLET_CHARS: std::ops::RangeInclusive<usize> = 2..=16;
    if near.is_after || near.text.contains('\t') || !near.line.values.is_empty() || !near.line.dates.is_empty() {
        return None;
    }
    let (name, outlet) = match near.text.split_once(['/', '／', '|', '｜']) {
        Some((name, outlet)) => (Some(name.trim()), outlet.trim()),
        None => (None, near.text.trim()),
    };
    let is_dense_text = |text: &str| text.chars().all(|c| is_dense(c) || c == '·');
    let fits = OUTLET_CHARS.contains(&outlet.chars().count())
        && is_dense_text(outlet)
        && is_outlet(outlet)
        && find_cues(outlet) == 0;
    let name_fits = name.is_none_or(|name| (2..=4).contains(&name.chars().count()) && is_dense_text(name));
    (fits && name_fits).then_some((name, outlet))
}

/// Characters at the body's beginning and end in which a bracket can name the author.
pub const BRACKET_REACH_CHARS: usize = 80;

/// （记者 王小明） in the dateline, （王小明） at the very end, 【文/王小明】 in front.
pub fn bracketed_people(scene: &Scene) -> Option<String> {
    let (first, last) = scene.body?;
    let near = [first.saturating_sub(1), first, first + 1];
    let opening = near.into_iter().find_map(|index| {
        let text = scene.blocks.text(index);
        let head: String = text.chars().take(BRACKET_REACH_CHARS).collect();
        let in_lead = || join(parse_names(find_lead_reporter(&head)?, Some(&scene.sites)));
        let is_dateline = head.starts_with(OPENING);
        let mut found = brackets(&head).into_iter().enumerate();
        found.find_map(|(at, inner)| labelled_in(scene, inner, is_dateline && at == 0)).or_else(in_lead)
    });
    opening.or_else(|| {
        let text = scene.blocks.text(last);
        let count = text.chars().count();
        let tail: String = text.chars().skip(count.saturating_sub(BRACKET_REACH_CHARS)).collect();
        let ends = tail.chars().next_back().is_some_and(is_closing_mark);
        ends.then(|| brackets(&tail).pop().and_then(|inner| named_in(scene, inner, is_japanese(scene)))).flatten()
    })
}

/// (c)AFP/Ada BROOK at the very end of a Japanese text: the agency and who wrote for it. Elsewhere it is whose picture that is.
pub fn agency_writer(scene: &Scene) -> Option<String> {
    let (_, last) = scene.body?;
    let text = scene.blocks.text(last);
    let credit = text.split("(c)").skip(1).last().filter(|_| is_japanese(scene))?;
    let (agency, name) = credit.split_once('/')?;
    let is_agency = (2..=AGENCY_CHARS).contains(&agency.len()) && agency.chars().all(|c| c.is_ascii_uppercase());
    let is_full = name.contains(' ') && name.chars().count() <= BRACKET_REACH_CHARS;
    join(parse_names(name, Some(&scene.sites))).filter(|_| is_agency && is_full)
}

/// Letters of the longest agency.
const AGENCY_CHARS: usize = 10;

/// The names in brackets that hold nothing else, with or without a label.
fn named_in(scene: &Scene, inner: &str, is_japanese: bool) -> Option<String> {
    let parts = || inner.split(['、', '，', '・', ' ', '\u{3000}']);
    let lone = || parts().all(|part| is_lone_name(part, is_japanese)).then(|| parts().collect::<Vec<_>>().join(", "));
    labelled_in(scene, inner, false).or_else(lone)
}

/// The names in brackets that say they are names; those at the beginning of a text may stand behind a place.
fn labelled_in(scene: &Scene, inner: &str, is_dateline: bool) -> Option<String> {
    let inner = strip_joint_credit(inner);
    if is_picture_credit(inner) {
        return None;
    }
    let line: Line = parse_line(inner, scene.month_first)?;
    let labelled = line
        .value(Label::Author)
        .map(|value| value.text.as_str())
        .or_else(|| find_reporter(inner).map(|(_, names)| names));
    let placed = || behind_place(inner).filter(|_| is_dateline);
    join(parse_names(labelled.or_else(placed)?, Some(&scene.sites)))
}

/// 【エルサレム＝山田太郎】, 【北京・山田太郎】, 【ロンドン山田太郎】: the place and the name.
fn behind_place(inner: &str) -> Option<&str> {
    let is_place = |place: &str| place.chars().all(is_kana) || place.chars().count() <= PLACE_CHARS;
    let split = inner.split_once(['＝', '=']).or_else(|| inner.split_once('・').filter(|(place, _)| is_place(place)));
    let glued = || {
        let at = inner.find(is_han)?;
        Some(inner.split_at(at)).filter(|(place, _)| place.chars().count() > 1 && place.chars().all(is_kana))
    };
    let is_name = |name: &&str| {
        (3..=6).contains(&name.chars().count())
            && name.chars().all(|c| is_dense(c) && !is_hangul(c))
            && !(is_outlet(name) || begins_as_outlet(name) || ends_as_place(name))
    };
    split.or_else(glued).map(|(_, name)| name).filter(is_name)
}

/// Characters of the longest place that is no name of a person.
const PLACE_CHARS: usize = 2;

/// The texts inside brackets.
pub fn brackets(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match c {
            c if OPENING.contains(&c) => open = Some(at + c.len_utf8()),
            '）' | ')' | '】' | '〕' | '］' | ']' => {
                if let Some(from) = open.take() {
                    found.extend(text.get(from..at));
                }
            }
            _ => {}
        }
    }
    found
}
