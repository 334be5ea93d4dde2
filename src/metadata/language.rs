//! The article's language and direction: what its letters say, refined by what the page declares.
//!
//! `lang` attributes are missing or wrong on every third page of the world, letters never are; so a declaration only
//! refines the script's language (zh to zh-CN) or names a Latin one. For Latin texts without a declaration a table of
//! the commonest small words decides.

use super::Direction;
use super::head::Head;
use super::scene::Scene;
use crate::lexicon::small_words::guess_latin;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::text::script::ScriptCounts;

/// Characters read to tell the language: enough for any text, little to read.
const READ_CHARS: usize = 6000;

/// The language and direction of the article.
pub fn find_language(scene: &Scene, title: Option<&str>) -> (Option<String>, Direction) {
    let mut text = String::new();
    let is_code = |index: usize| {
        let block = scene.blocks.list().get(index);
        block.is_some_and(|block| scene.dom.closest(block.owner, |id| scene.dom.tag(id) == Tag::PRE).is_some())
    };
    let is_chosen = |index: usize| scene.chosen.get(index).copied().unwrap_or(false);
    for index in (0..scene.blocks.len()).filter(|&index| is_chosen(index) && !is_code(index)) {
        text.push_str(scene.blocks.text(index));
        text.push('\n');
        if text.len() > 4 * READ_CHARS {
            break;
        }
    }
    if text.trim().is_empty() {
        text.push_str(title.unwrap_or(""));
    }
    let text = text.char_indices().nth(READ_CHARS).map_or(text.as_str(), |(end, _)| text.get(..end).unwrap_or(&text));
    let counts = ScriptCounts::of(text);
    let declared = declared_tags(scene.dom, &scene.head);
    let direction = match scene.dom.attr(NodeId::ROOT, Attr::DIR).map(str::to_ascii_lowercase).as_deref() {
        _ if counts.is_right_to_left() => Direction::Rtl,
        Some("rtl") if text.trim().is_empty() => Direction::Rtl,
        _ => Direction::Ltr,
    };
    let lang = match counts.guess_language() {
        Some(guess) => {
            Some(declared.iter().find(|tag| agrees(tag, guess)).cloned().unwrap_or_else(|| guess.to_owned()))
        }
        None if counts.latin == 0 && counts.cyrillic == 0 => declared.into_iter().next(),
        None => latin_language(text, &declared, counts.cyrillic > counts.latin),
    };
    (lang, direction)
}

/// A Latin (or Cyrillic) text: the declared language unless its small words plainly are another's.
fn latin_language(text: &str, declared: &[String], is_cyrillic: bool) -> Option<String> {
    let writes_so = |tag: &&String| {
        let primary = primary(tag);
        let cyrillic = matches!(primary, "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "mn" | "tg" | "tt");
        cyrillic == is_cyrillic
            && !matches!(primary, "zh" | "ja" | "ko" | "ar" | "fa" | "he" | "th" | "hi" | "el" | "bn" | "ur")
    };
    let named = declared.iter().find(writes_so);
    if is_cyrillic {
        return named.cloned().or_else(|| Some("ru".to_owned()));
    }
    let guess = guess_latin(text);
    match (named, guess) {
        (Some(named), Some(guess)) if guess.is_sure && primary(named) != guess.language => {
            Some(guess.language.to_owned())
        }
        (Some(named), _) => Some(named.clone()),
        (None, guess) => guess.map(|guess| guess.language.to_owned()),
    }
}

/// Whether a declared tag says the same as the script's language, or more.
fn agrees(tag: &str, guess: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    match guess {
        "zh-Hans" => {
            primary(&lower) == "zh"
                && lower.len() > 2
                && !matches!(lower.as_str(), "zh-tw" | "zh-hk" | "zh-mo")
                && !lower.contains("hant")
        }
        "zh-Hant" => {
            primary(&lower) == "zh" && (matches!(lower.as_str(), "zh-tw" | "zh-hk" | "zh-mo") || lower.contains("hant"))
        }
        // Urdu, Pashto and Kurdish share letters with Persian; the page knows better.
        "fa" => matches!(primary(&lower), "fa" | "ur" | "ps" | "ckb" | "ku" | "ug" | "sd"),
        "hi" => matches!(primary(&lower), "hi" | "mr" | "ne" | "sa"),
        "ru" => matches!(primary(&lower), "ru" | "be" | "kk" | "ky" | "tg" | "tt" | "mn"),
        other => primary(&lower) == other,
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or("")
}

/// The languages a page declares, well-formed, most reliable first.
fn declared_tags(dom: &Dom, head: &Head) -> Vec<String> {
    let attributes = [NodeId::ROOT, dom.body()]
        .into_iter()
        .flat_map(|node| [Attr::LANG, Attr::XML_LANG].into_iter().filter_map(move |name| dom.attr(node, name)));
    let article = head.article_text("inLanguage");
    let metas = ["og:locale", "content-language", "language", "dc.language", "lang", "inlanguage"]
        .into_iter()
        .filter_map(|name| head.meta(&[name]));
    attributes
        .map(str::to_owned)
        .chain(article)
        .chain(metas.map(str::to_owned))
        .filter_map(|tag| clean_tag(&tag))
        .collect()
}

/// `zh_CN`, `ZH-cn` as `zh-CN`: a language, its script and its region, in whatever order they come; what comes after
/// them, or a second time, is dropped. None for what is no tag.
fn clean_tag(tag: &str) -> Option<String> {
    let tag = tag.split([',', ';', ' ']).next()?.trim().replace('_', "-");
    let mut parts = tag.split('-').take(3);
    let mut cleaned = parts.next()?.to_ascii_lowercase();
    if cleaned == "cn" {
        cleaned = "zh".to_owned();
    }
    if matches!(cleaned.as_str(), "utf" | "iso" | "und" | "mul")
        || !(2..=3).contains(&cleaned.len())
        || !cleaned.bytes().all(|b| b.is_ascii_lowercase())
    {
        return None;
    }
    let mut script = None;
    let mut region = None;
    for part in parts {
        let is_all = |is_kind: fn(&u8) -> bool| part.as_bytes().iter().all(is_kind);
        let found = match part.len() {
            4 if is_all(u8::is_ascii_alphabetic) => &mut script,
            2 if is_all(u8::is_ascii_alphabetic) => &mut region,
            3 if is_all(u8::is_ascii_digit) => &mut region,
            _ => break,
        };
        if found.is_some() {
            break;
        }
        *found = Some(part);
    }
    if let Some(script) = script {
        let (first, rest) = script.split_at(1);
        cleaned.extend(["-", &first.to_ascii_uppercase(), &rest.to_ascii_lowercase()]);
    }
    if let Some(region) = region {
        cleaned.extend(["-", &region.to_ascii_uppercase()]);
    }
    Some(cleaned)
}

/// Whether dates in numbers have their month first: in the United States and where nothing else is said in English.
/// What the page's own dates show goes before that.
pub fn is_month_first(dom: &Dom, head: &Head) -> bool {
    if let Some(shown) = shown_order(dom) {
        return shown;
    }
    let tags = declared_tags(dom, head);
    match tags.iter().find(|tag| tag.contains('-')).or(tags.first()).map(String::as_str) {
        Some("en" | "en-US" | "es-US" | "en-PH") => true,
        Some(_) => false,
        None => crate::url::host(dom.url())
            .rsplit('.')
            .next()
            .is_some_and(|suffix| matches!(suffix, "com" | "org" | "net" | "us" | "edu" | "gov")),
    }
}

/// Bytes of the longest text that is read as a date, and dates that are enough to tell.
const ORDER_BYTES: usize = 60;
const ORDER_DATES: usize = 20;

/// Whether the dates on the page have their month first: 28/11/2025 has its day first, so 01/12/2025 has it too.
fn shown_order(dom: &Dom) -> Option<bool> {
    let short = dom.ids().map(|id| dom.text(id)).filter(|text| text.len() <= ORDER_BYTES && text.contains('/'));
    let telling = short.filter_map(first_two_numbers).filter(|(first, second)| (*first > 12) != (*second > 12));
    let (day_first, month_first) = telling
        .take(ORDER_DATES)
        .fold((0, 0), |(days, months), (first, _)| if first > 12 { (days + 1, months) } else { (days, months + 1) });
    (day_first != month_first).then_some(month_first > day_first)
}

/// The first two numbers of `a/b/yyyy`.
fn first_two_numbers(text: &str) -> Option<(u32, u32)> {
    let (head, rest) = text.split_once('/')?;
    let (second, rest) = rest.split_once('/')?;
    let year: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let first = head.get(head.len() - digits..)?;
    let is_day = |number: &u32| (1..=31).contains(number);
    let numbers = (first.parse().ok().filter(is_day)?, second.parse().ok().filter(is_day)?);
    (year.len() == 4 && digits <= 2 && second.len() <= 2).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_dates_are_read() {
        assert_eq!(first_two_numbers("Posted 28/11/2025 at 7:07 pm"), Some((28, 11)));
        for text in ["and/or", "1/2", "https://a.example/28/11/2025", "28/11/25", "99/11/2025"] {
            assert_eq!(first_two_numbers(text), None, "{text}");
        }
    }

    #[test]
    fn tags_are_cleaned() {
        for (tag, expected) in [
            ("zh_CN", Some("zh-CN")),
            ("EN-us", Some("en-US")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("zh-CN-Hans", Some("zh-Hans-CN")),
            ("zh-TW-TW", Some("zh-TW")),
            ("en-US-US", Some("en-US")),
            ("sr-Latn-Cyrl", Some("sr-Latn")),
            ("es-419", Some("es-419")),
            ("en-a1b", Some("en")),
            ("utf-8", None),
            ("en-x-other", Some("en")),
            ("english", None),
            ("cn", Some("zh")),
            ("", None),
        ] {
            assert_eq!(clean_tag(tag).as_deref(), expected, "{tag}");
        }
    }
}
