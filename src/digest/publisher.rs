//! The publisher's own keywords, where they are about this article and not about the site.

use super::Keyword;
use super::candidates::Candidate;
use super::document::Document;
use crate::text::fold::fold;
use crate::text::letters::is_letter_or_number;

/// A longer list is a catalogue of the site.
const KEYWORDS: usize = 12;
/// A longer keyword is a sentence.
const KEYWORD_CHARS: usize = 30;
/// A headline that was cut gives this many pieces at least, and this share of its words, in percent.
const CUT_WORDS: usize = 4;
const CUT_PERCENT: usize = 75;
/// Where fewer of them occur in the article, in percent, they are about the site.
const PRESENT_PERCENT: usize = 50;

/// Those of the publisher's keywords that occur in the article; none where too few do.
pub fn collect_publisher_keywords(document: &Document, declared: &[String], site_name: Option<&str>) -> Vec<Keyword> {
    if declared.is_empty() {
        return Vec::new();
    }
    let site = site_name.map(fold);
    let units: Vec<String> = document.units.iter().map(|unit| fold(unit)).collect();
    let is_sound = |keyword: &&String| {
        let key = fold(keyword.trim());
        !key.is_empty() && key.chars().count() <= KEYWORD_CHARS && site.as_ref() != Some(&key)
    };
    let sound: Vec<&String> = declared.iter().filter(is_sound).collect();
    let present: Vec<Keyword> = sound
        .iter()
        .filter_map(|keyword| {
            let key = fold(keyword.trim());
            let count: usize = units.iter().map(|unit| count_words(unit, &key)).sum();
            let text = keyword.trim().to_owned();
            (count > 0).then(|| Keyword { forms: vec![text.clone()], text, from_page: true, count: count as u32 })
        })
        .collect();
    let is_about = sound.len() <= KEYWORDS
        && present.len() * 100 >= sound.len() * PRESENT_PERCENT
        && !is_cut_headline(document, &sound);
    if is_about { present } else { Vec::new() }
}

/// Whether a machine cut the headline at its spaces and called the pieces keywords, verbs and all.
fn is_cut_headline(document: &Document, keywords: &[&String]) -> bool {
    let headline = document.units.first().filter(|_| document.headlines > 0).map(|title| fold(title));
    let headline = headline.unwrap_or_default();
    let words: Vec<&str> = headline.split_whitespace().map(|word| word.trim_matches(is_no_letter)).collect();
    let mut rest = words.iter();
    // In the order of the headline, nearly all of its words.
    let is_next = |keyword: &&String| {
        let key = fold(keyword);
        rest.any(|word| *word == key.trim_matches(is_no_letter))
    };
    keywords.len() >= CUT_WORDS && keywords.len() * 100 >= words.len() * CUT_PERCENT && keywords.iter().all(is_next)
}

fn is_no_letter(c: char) -> bool {
    !is_letter_or_number(c)
}

/// Whether the publisher already names a candidate.
pub fn is_named(publisher: &[Keyword], candidate: &Candidate) -> bool {
    let key = unspaced(&candidate.text);
    publisher.iter().any(|keyword| unspaced(&keyword.text) == key || candidate.forms.contains(&keyword.text))
}

/// Some write a compound with a space or a joiner, others without.
fn unspaced(text: &str) -> String {
    fold(text).split_whitespace().collect()
}

/// How often a text stands in another as words of its own; scripts without spaces have no such borders.
fn count_words(text: &str, key: &str) -> usize {
    let borders = |at: usize| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + key.len()..).and_then(|text| text.chars().next());
        let joins = |inner: Option<char>, outer: Option<char>| {
            inner.zip(outer).is_some_and(|(inner, outer)| {
                let is_letter = |c: char| is_letter_or_number(c) && !crate::text::script::is_unspaced(c);
                is_letter(inner) && is_letter(outer)
            })
        };
        !joins(key.chars().next(), before) && !joins(key.chars().next_back(), after)
    };
    text.match_indices(key).filter(|(at, _)| borders(*at)).count()
}

#[cfg(test)]
mod tests {
    use super::count_words;

    #[test]
    fn words_are_counted_with_their_borders() {
        assert_eq!(count_words("art and party and art", "art"), 2);
        assert_eq!(count_words("疫情防控和疫情", "疫情"), 2);
        assert_eq!(count_words("用ai画画", "ai"), 1);
    }
}
