//! The parts of a page's title, and which of them are the site's and not the article's.
//!
//! A title is cut only where a part is one of the site's names, a step of the breadcrumb, or a short tail behind a
//! strong mark; it never decides which of a page's titles is the headline. How alike two titles are is told here too.

use super::scene::Scene;
use super::sites::{Sites, bare};
use crate::lexicon::people::find_reporter;
use crate::order::sort;
use crate::text::letters::{is_letter_or_number, to_lower};
use crate::text::measure_units;
use crate::text::script::is_dense;
use crate::text::space::collapse;

/// Characters of a title that are read: a longer one is no title.
const READ_CHARS: usize = 1000;

/// Letters compared: longer titles differ before.
const COMPARED_CHARS: usize = 160;

/// The letters of a text that are compared.
#[derive(PartialEq)]
pub struct Letters(Vec<char>);

impl Letters {
    /// Of a text as it is written.
    pub fn of(text: &str) -> Self {
        Letters(bare(text).chars().take(COMPARED_CHARS).collect())
    }
}

/// How much of the longer of two texts their longest common part is, or of the shorter where it lies wholly in the
/// other and is long enough to be a title.
pub fn likeness(Letters(a): &Letters, Letters(b): &Letters) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let common = longest_common(a, b) as f32;
    let (short, long) = (a.len().min(b.len()) as f32, a.len().max(b.len()) as f32);
    let of_long = common / long;
    if common >= short && short >= 8.0 { of_long.max(0.5 + 0.5 * of_long) } else { of_long }
}

/// The length of the longest common run.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn longest_common(a: &[char], b: &[char]) -> usize {
    // By letter of `b`: the run that ends at the one before, so that each row is made of the last one alone.
    let mut before = vec![0u32; b.len() + 1];
    let mut row = before.clone();
    let mut best = 0;
    for x in a {
        let runs = row.get_mut(1..).unwrap_or_default();
        for ((run, shorter), y) in runs.iter_mut().zip(&before).zip(b) {
            *run = (shorter + 1) & 0u32.wrapping_sub(u32::from(x == y));
            best = best.max(*run);
        }
        std::mem::swap(&mut before, &mut row);
    }
    best as usize
}

/// Words of both texts over words of either.
pub fn shared_words(a: &str, b: &str) -> f32 {
    let (a, b) = (words_of(a), words_of(b));
    let shared = count_shared(&a, &b);
    shared as f32 / (a.len() + b.len() - shared).max(1) as f32
}

/// The part of a text's words that another holds.
fn held_words(text: &str, other: &str) -> f32 {
    let words = words_of(text);
    count_shared(&words, &words_of(other)) as f32 / words.len().max(1) as f32
}

fn count_shared(words: &[String], others: &[String]) -> usize {
    words.iter().filter(|word| others.binary_search(word).is_ok()).count()
}

/// The words of a text, each once and in order; its pairs of characters where there are no spaces.
fn words_of(text: &str) -> Vec<String> {
    let in_order = |mut words: Vec<String>| {
        sort(&mut words);
        words.dedup();
        words
    };
    let spaced = text.split(|c: char| !is_letter_or_number(c)).filter(|word| !word.is_empty());
    let spaced = in_order(spaced.map(to_lower).collect());
    if spaced.len() > 1 || !text.chars().any(is_dense) {
        return spaced;
    }
    let chars: Vec<char> = text.chars().collect();
    in_order(chars.windows(2).map(|pair| pair.iter().collect()).collect())
}

/// A title without the parts that are the site's.
pub fn cut_site(title: &str, scene: &Scene, crumbs: &[String], cuts_unknown: bool) -> String {
    let mut title: String = collapse(title).chars().take(READ_CHARS).collect();
    if let Some((name, rest)) = title.split_once([':', '：'])
        && !scene.is_front_page()
        && (scene.sites.name().is_some_and(|site| bare(site) == bare(name))
            || scene.sites.is_called(name) && is_heading(scene, rest))
        && !rest.trim().is_empty()
    {
        title = rest.trim().to_owned();
    }
    let mut parts = split_title(&title);
    let is_site = |part: &str| {
        scene.sites.is_part_of_title(part)
            || crumbs.iter().any(|crumb| measure_units(crumb) <= CRUMB_UNITS && bare(crumb) == bare(part))
    };
    while parts.len() > 1 && !scene.is_front_page() {
        let Some(&(from, to, _)) = parts.first() else { break };
        if !scene.sites.is_name(title.get(from..to).unwrap_or("")) {
            break;
        }
        parts.remove(0);
    }
    while parts.len() > 1 {
        let Some(&(from, to, _)) = parts.last() else { break };
        let tail = title.get(from..to).unwrap_or("");
        let head_end = parts.get(parts.len() - 2).map_or(0, |part| part.1);
        let head = title.get(..head_end).unwrap_or("");
        let fits = measure_units(tail) <= TAIL_SHARE * measure_units(head);
        if !((fits && is_site(tail))
            || (cuts_unknown && is_generic_tail(tail, head, parts.last().is_some_and(|part| part.2))))
            || head.chars().count() < 2
        {
            break;
        }
        parts.pop();
    }
    match (parts.first(), parts.last()) {
        (Some(first), Some(last)) => title.get(first.0..last.1).unwrap_or(&title).trim().to_owned(),
        _ => title,
    }
}

/// Whether one of the page's headings says just that.
fn is_heading(scene: &Scene, text: &str) -> bool {
    let mut headings = scene.survey.headings.iter().take(HEADINGS);
    headings.any(|&(heading, _)| bare(&scene.dom.text_content(heading)) == bare(text))
}

/// Headings that a title's part is looked for in.
const HEADINGS: usize = 40;

/// "Infrastructure Slow bridges stay" is "Slow bridges stay" where two of the page's titles are just that: a heading with
/// the section in it.
pub fn agreed_end<'t>(heading: &str, titles: impl Iterator<Item = &'t String> + Clone) -> Option<&'t str> {
    let is_shorter = |title: &&String| title.len() < heading.len();
    // What is in front is a section: some letters, and words of its own.
    let is_section = |title: &&String| {
        let wanted = bare(title);
        let begins = heading.char_indices().map(|(at, _)| heading.split_at(at));
        let head = begins.rev().find(|(_, end)| bare(end) == wanted).map_or("", |(head, _)| head);
        !head.ends_with(char::is_alphanumeric) && head.chars().filter(|c| c.is_alphanumeric()).count() >= SECTION_CHARS
    };
    let is_end = |title: &&String| {
        let wanted = bare(title);
        title.starts_with(char::is_alphanumeric)
            && wanted.chars().count() >= AGREED_CHARS
            && bare(heading).ends_with(&wanted)
    };
    let agrees = |title: &&String| titles.clone().filter(|other| bare(other) == bare(title)).count() > 1;
    titles
        .clone()
        .filter(is_shorter)
        .filter(|title| is_end(title) && is_section(title))
        .find(agrees)
        .map(String::as_str)
}

/// "Slow bridges stay (gazette.example) 87" is "Slow bridges stay" where two of the page's titles are just that: a heading
/// with the host of its link behind it.
pub fn agreed_beginning<'t>(heading: &str, titles: impl Iterator<Item = &'t String> + Clone) -> Option<&'t str> {
    let is_host = |text: &str| {
        let is_domain = |end: &str| end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_lowercase());
        !text.contains(char::is_whitespace) && text.rsplit_once('.').is_some_and(|(_, end)| is_domain(end))
    };
    let is_appended = |rest: &str| {
        let inner = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        inner.is_some_and(|(inner, after)| is_host(inner) && !after.contains(char::is_alphabetic))
    };
    let agrees = |title: &&String| titles.clone().filter(|other| bare(other) == bare(title)).count() > 1;
    let mut begun = titles
        .clone()
        .filter(|title| bare(title).chars().count() >= AGREED_CHARS)
        .filter(|title| heading.strip_prefix(title.as_str()).is_some_and(|rest| is_appended(rest.trim_start())));
    begun.find(agrees).map(String::as_str)
}

/// "Slow bridges stay #87" is "Slow bridges stay" where two of the page's titles are just that and the heading says it in
/// elements of its own before the rest; "Bridges Slow ones stay" is "Bridges: Slow ones stay" where they spell it so. `parts`
/// are the heading's, parted by tabs.
pub fn agreed_box<'t>(parts: &str, titles: impl Iterator<Item = &'t String> + Clone) -> Option<&'t str> {
    let ends: Vec<usize> = parts.match_indices('\t').map(|(at, _)| at).collect();
    let begins = |title: &&String| {
        let wanted = bare(title);
        // What stands beside it is a number or a short mark, and no second half.
        let is_mark = |end: usize| measure_units(parts.get(end..).unwrap_or("").trim()) <= MARK_UNITS;
        let is_begun = |&end: &usize| bare(parts.get(..end).unwrap_or("")) == wanted && is_mark(end);
        let is_spelled = || title.contains(": ") && !parts.contains(':') && bare(parts) == wanted;
        wanted.chars().count() >= AGREED_CHARS && !ends.is_empty() && (ends.iter().any(is_begun) || is_spelled())
    };
    let agrees = |title: &&String| titles.clone().filter(|other| bare(other).starts_with(&bare(title))).count() > 1;
    titles.clone().filter(begins).find(agrees).map(String::as_str)
}

/// Units of the longest mark beside a heading: `#87`, "Dec 2025".
const MARK_UNITS: u32 = 10;

/// "Slow bridges stay" of "Slow bridges stay By our reporter", where the page's title begins with the first element's text
/// and the rest, which it does not go on with, is the site's name, tells who wrote it, or is no part of what the page declares. `parts` are the heading's, parted by tabs.
pub fn first_part<'t>(parts: &'t str, title: &str, declared: &[String], sites: &Sites) -> Option<&'t str> {
    let (first, rest) = parts.split_once('\t')?;
    let (letters, title) = (bare(first), bare(title));
    let other = bare(rest);
    let goes_on = title.strip_prefix(&letters).is_some_and(|end| !end.starts_with(&other));
    let is_declared = || declared.iter().any(|title| bare(title) == letters);
    let is_other = sites.is_name(rest) || !title.contains(&other) && (find_reporter(rest).is_some() || is_declared());
    (is_other && goes_on && letters.chars().count() >= AGREED_CHARS).then_some(first)
}

/// A heading whose parts stand in boxes without space between, as one of the page's titles spells it.
pub fn unglued<'t>(heading: &'t str, mut titles: impl Iterator<Item = &'t String>) -> &'t str {
    let mut before = heading.chars();
    let mut pairs = heading.chars().skip(1).filter_map(|c| Some((before.next()?, c)));
    if !pairs.any(|(left, right)| (left.is_lowercase() || left.is_numeric()) && right.is_uppercase()) {
        return heading;
    }
    let words = |text: &str| text.split_whitespace().count();
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    let spells = |title: &&String| words(title) > words(heading) && letters(title) == letters(heading);
    titles.find(spells).map_or(heading, String::as_str)
}

/// Letters of the shortest section in front of a title.
const SECTION_CHARS: usize = 4;

/// Letters of the shortest title that two places agree on.
const AGREED_CHARS: usize = 8;

/// A short tail after a strong separator (`|`, `_`) is the site's even where nothing else names it so.
fn is_generic_tail(tail: &str, head: &str, is_strong: bool) -> bool {
    is_strong && measure_units(tail) <= TAIL_UNITS && measure_units(head) >= HEAD_UNITS
}

/// A site's name is at most this many times as long as the title before it.
const TAIL_SHARE: u32 = 5;

/// Units of the longest step of a breadcrumb that names a section and not the article.
const CRUMB_UNITS: u32 = 30;

/// Units of the longest tail that is cut without knowing it, and of the shortest title that stays.
const TAIL_UNITS: u32 = 60;
const HEAD_UNITS: u32 = 10;

/// The parts of a title but its first.
pub fn tail_parts(title: &str) -> Vec<String> {
    split_title(title).into_iter().skip(1).filter_map(|(from, to, _)| title.get(from..to)).map(str::to_owned).collect()
}

/// Whether the colons at a place are those of a name in a program, which begins with a small letter and stands in front of
/// the rest: `silt::Reader`. A site's name stands so on either side of a title: "The bridge stays::Gazette". Within a title
/// such a name has no capitals and is not the end: "Reader in `silt::io` - Handbook".
fn is_path(head: &str, tail: &str) -> bool {
    let is_identifier = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let head = head.rsplit_once(": ").map_or(head, |(_, head)| head).trim_matches([' ', ':']);
    let (before, name) = head.rsplit_once(' ').unwrap_or(("", head));
    let tail = tail.trim_start_matches(':');
    let word = tail.split([' ', ':']).next().unwrap_or_default();
    let has_capitals = || name.bytes().chain(word.bytes()).any(|byte| byte.is_ascii_uppercase());
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.split("::").all(is_identifier)
        && is_identifier(word)
        && (before.is_empty() || word.len() < tail.len() && !has_capitals())
}

/// The parts of a title as bytes, each with whether the mark before it is a strong one.
pub fn split_title(title: &str) -> Vec<(usize, usize, bool)> {
    let dense = title.chars().filter(|&c| is_dense(c)).count() * 3 > title.chars().count();
    let mut parts = Vec::new();
    let mut from = 0;
    let mut strong = false;
    let mut before: Option<char> = None;
    let mut chars = title.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let spaced = before.is_some_and(char::is_whitespace) && next.is_none_or(char::is_whitespace);
        let is_separator = match c {
            '|' | '｜' | '丨' | '│' | '¦' => true,
            '_' => dense || spaced,
            '-' | '–' | '—' => {
                spaced
                    || ((dense || before.is_some_and(is_dense))
                        && before.is_some_and(|c| !c.is_ascii_alphanumeric())
                        && next.is_some_and(|c| is_dense(c) || c == '-' || c == '—' || c.is_ascii_alphabetic()))
            }
            '·' | '•' | '»' | '«' | '›' | '‹' | '/' | '~' | '@' | '＠' | '⋆' | '*' | '<' | '>' | '−' | '―' => {
                spaced
            }
            ':' if next == Some(':') || before == Some(':') => {
                let (head, tail) = title.split_at_checked(at).unwrap_or_default();
                spaced || !is_path(head.get(from..).unwrap_or_default(), tail)
            }
            ':' => spaced,
            _ => false,
        };
        if is_separator && at > 0 {
            if at > from {
                parts.push((from, at, strong));
            }
            from = at + c.len_utf8();
            strong = matches!(c, '|' | '｜' | '丨' | '│' | '_' | '¦') || (c == '·' && !dense) || c == '»' || c == '•';
        }
        before = Some(c);
    }
    if from < title.len() {
        parts.push((from, title.len(), strong));
    }
    let trimmed = parts.into_iter().filter_map(|(from, to, strong)| {
        let part = title.get(from..to)?;
        let start = from + (part.len() - part.trim_start().len());
        let end = start + part.trim().len();
        (end > start).then_some((start, end, strong))
    });
    trimmed.collect()
}

/// Whether what stands behind a title is a site's host in brackets: (site.example).
pub fn is_host_in_brackets(rest: &str) -> bool {
    let host = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or("");
    let is_label = |part: &str| part.len() >= 2 && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    host.contains('.') && host.split('.').all(is_label)
}

/// A heading cut short with an ellipsis is completed from the title it begins.
pub fn prefer_full<'t>(heading: &'t str, title: &'t str) -> &'t str {
    let Some(stem) = heading.strip_suffix('…').or_else(|| heading.strip_suffix("...")) else { return heading };
    let first = split_title(title).first().and_then(|&(from, to, _)| title.get(from..to)).unwrap_or(title);
    let is_full = !first.ends_with('…') && !first.ends_with("...") && bare(first).starts_with(&bare(stem));
    if is_full && first.chars().count() > stem.chars().count() { first } else { heading }
}

/// Whether the last step of an address is a heading, spelled with dashes: `/notes/a-walk-by-the-sea/`.
pub fn is_in_address(address: &str, heading: &str) -> bool {
    let Some(parts) = crate::url::parse_parts(address) else { return false };
    let step = parts.path.split('/').rfind(|step| !step.is_empty()).unwrap_or("");
    let words = step.split(['-', '_']).count();
    words >= STEP_WORDS && shared_words(step, heading) >= IN_ADDRESS
        || words >= CUT_STEP_WORDS && held_words(step, heading) >= IN_LONG_HEADING
}

/// Words of the shortest step of an address that can be a headline.
const STEP_WORDS: usize = 3;

/// A step of an address that shares this part of its words with a heading is made of it; filling words are left out of
/// many.
const IN_ADDRESS: f32 = 0.5;

/// So many words of a step that is cut short, and this part of them in the heading, are no accident either.
const CUT_STEP_WORDS: usize = 5;
const IN_LONG_HEADING: f32 = 0.8;
