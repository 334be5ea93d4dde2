//! The page's own keywords: a visible line first, then what the page declares, without the site's name.

use super::date::find_date;
use super::loose_date::{Clues, find_loose_date};
use super::scene::{NearLine, Scene};
use super::sites::{bare, is_home_word};
use crate::lexicon::cues::{Cue, find_cues, has_cue};
use crate::lexicon::labels::{Label, is_lone_label};
use crate::text::measure_units;
use crate::text::script::is_dense;
use crate::text::space::collapse;

/// Keywords that are shown; more are a catalogue.
const KEYWORDS: usize = 20;

/// A longer keyword is a sentence.
const KEYWORD_CHARS: usize = 50;

/// A declared list of more words than this is written for search engines.
const DECLARED: usize = 30;

/// Finds the keywords; what the page's head says anyway, its title and its author, is none.
#[inline(never)]
pub fn find_keywords(scene: &Scene, near: &[NearLine], said: [Option<&str>; 2]) -> Vec<String> {
    let is_some = |words: &Vec<String>| !words.is_empty();
    let value = |near: &NearLine| near.line.value(Label::Keywords).map(|value| split_keywords(&value.text, scene));
    // Below a label each keyword may stand in a block of its own: their links know them all.
    let below = |near: &NearLine| {
        let is_label = is_lone_label(&near.text) == Some(Label::Keywords);
        is_label.then(|| split_keywords(&scene.parted_text(near.block + 1), scene))
    };
    let line = near.iter().rev().filter_map(value).find(is_some).or_else(|| linked_keywords(scene));
    let line = line.or_else(|| near.iter().rev().filter_map(below).find(is_some));
    let mut words = line.or_else(|| declared_keywords(scene)).unwrap_or_default();
    let said = said.map(|text| text.map(bare).unwrap_or_default());
    words.retain(|word| !said.contains(&bare(word)));
    words.truncate(KEYWORDS);
    words
}

/// Links that the page calls keywords, near the headline or right after the body.
fn linked_keywords(scene: &Scene) -> Option<Vec<String>> {
    let (first, last) = scene.body?;
    let zone = first.saturating_sub(14)..last + 16;
    let links = scene
        .survey
        .tag_links
        .iter()
        .filter(|&&link| zone.contains(&scene.block_at(link)) && !scene.is_elsewhere(link));
    let text = links
        .map(|&link| collapse(&scene.dom.text_content(link)).trim_start_matches('#').to_owned())
        .collect::<Vec<_>>()
        .join("\t");
    Some(split_keywords(&text, scene)).filter(|words| !words.is_empty())
}

fn declared_keywords(scene: &Scene) -> Option<Vec<String>> {
    let tags: Vec<&str> = scene.head.metas("article:tag").chain(scene.head.metas("og:article:tag")).collect();
    let candidates = [
        json_keywords(scene),
        scene.head.meta(&["news_keywords"]).map(str::to_owned),
        (!tags.is_empty()).then(|| tags.join("\t")),
        scene
            .head
            .meta(&["keywords", "parsely-tags", "sailthru.tags", "dc.subject", "article:keywords"])
            .map(str::to_owned),
    ];
    candidates
        .into_iter()
        .flatten()
        .map(|text| split_keywords(&text, scene))
        .find(|words| !words.is_empty() && words.len() <= DECLARED)
}

fn json_keywords(scene: &Scene) -> Option<String> {
    let keywords = scene.head.articles().iter().find_map(|article| article.get("keywords"))?;
    let words: Vec<&str> = keywords.items().iter().filter_map(|item| item.get("name").unwrap_or(item).text()).collect();
    (!words.is_empty()).then(|| words.join("\t"))
}

/// Cuts a list at its marks; at spaces only where there is no other mark and the words are not Latin phrases.
fn split_keywords(text: &str, scene: &Scene) -> Vec<String> {
    const MARKS: &[char] = &[',', '，', '、', ';', '；', '|', '｜', '\t', '،', '؛', '#', '・', '·'];
    let has_marks = text.trim().contains(MARKS);
    let is_dense = text.chars().filter(|&c| crate::text::script::is_dense(c)).count() * 2
        > text.chars().filter(|c| c.is_alphabetic()).count();
    let parts: Vec<&str> = if has_marks && !is_dense {
        text.split(MARKS).collect()
    } else if is_dense {
        text.split(|c: char| MARKS.contains(&c) || (c.is_whitespace())).collect()
    } else {
        vec![text]
    };
    let mut words: Vec<String> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for part in parts {
        let word = collapse(part);
        let word = word.trim_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '+' | '%' | ')' | '(' | '》' | '《' | '”' | '“')
        });
        let is_sound = word.chars().any(char::is_alphabetic)
            && word.chars().count() <= KEYWORD_CHARS
            && !scene.sites.is_name(word)
            && !is_furniture(word);
        if words.len() > DECLARED {
            break;
        }
        let letters = bare(word);
        if is_sound && !known.contains(&letters) {
            words.push(word.to_owned());
            known.push(letters);
        }
    }
    words
}

/// Whether what stands among keywords is none: a button, the way home, an address, a date, a field with its name, a
/// single ideograph.
fn is_furniture(word: &str) -> bool {
    const BUTTONS: [Cue; 5] = [Cue::Share, Cue::Counts, Cue::Comments, Cue::More, Cue::Subscribe];
    let cues = find_cues(word);
    let is_button = measure_units(word) <= BUTTON_UNITS && BUTTONS.into_iter().any(|cue| has_cue(cues, cue));
    let is_field = word.contains('：') || word.contains(": ");
    let is_lone = word.chars().count() == 1 && word.chars().all(is_dense);
    is_button || is_field || is_lone || word.contains("://") || is_home_word(&bare(word)) || is_date(word)
}

/// Whether a word is a day, with its year or without.
fn is_date(word: &str) -> bool {
    // Any year makes a whole date of a day and a month.
    let clues = Clues { now: None, year: Some(2000) };
    find_date(word, false).is_some() || find_loose_date(word, &clues, false).is_some()
}

/// Units of the longest button.
const BUTTON_UNITS: u32 = 16;
