//! Which candidates are taken: the most likely ones, as many as the highest expected F1 asks for.
//!
//! A list ([`rank_keywords`]) holds them as the ranking likes them. What is shown to a reader ([`choose_keywords`]) has a
//! second step: only nouns that the text comes back to, none that says again what another says: of words of one kin the
//! likeliest, and for the words of a phrase the phrase. Where words are written
//! together, a dictionary cuts terms into general words. Such a word is shown as the term that it nearly always stands in
//! (防控 as 疫情防控); a word that the article divides into kinds is shown as its two commonest kinds (茶 as 绿茶 and 红茶).

use super::candidates::{Candidate, Key};
use super::kin::{begin_alike, is_kin};
use crate::text::fold::fold;
use crate::text::script::is_unspaced;
use std::cell::OnceCell;
use std::cmp::Reverse;

/// A word that stands this often inside one longer phrase is shown as that phrase.
const PROMOTED_SHARE: f32 = 0.7;
/// Fewer occurrences are no evidence for that.
const PROMOTED_TIMES: usize = 3;
/// A word is divided into kinds if phrases of two words that end with it are this share of its occurrences.
const KINDS_SHARE: f32 = 0.2;
/// A word that occurs less often is no general word of the article.
const DIVIDED_TIMES: usize = 8;
/// How many kinds are shown.
const KINDS: usize = 2;
/// Of two candidates, one part of the other, both are shown if the shorter is this much more frequent.
const INDEPENDENT_TIMES: f32 = 1.6;
/// A general word counts for so much of its chance.
const GENERAL_SHARE: f32 = 0.4;
/// A phrase takes the place of its words if its chance is this share of theirs at least.
const PHRASE_SHARE: f32 = 0.4;
/// It occurs this often at least, and is so large a share of the word's places: what is mostly said without it is a topic
/// of its own.
const PHRASE_TIMES: usize = 3;
const WORD_TIMES: usize = 2;
/// A dense phrase is told where so many of its words are, or one in whose phrase the article has it this often at least.
const TOLD_WORDS: usize = 2;
const HOME_SHARE: f32 = 0.5;
/// Fewer keywords do not tell what an article is about, however unsure the ranking is of them.
const LEAST_KEYWORDS: usize = 4;
/// One more is shown if it has this chance.
const ONE_MORE_CHANCE: f32 = 0.15;
/// Fewer keywords are never to be found: chances that are small throughout say that the ranking is unsure, not that the
/// article is about nothing.
const LEAST_EXPECTED: f32 = 3.0;

/// The most likely candidates by their index, best first, at most `most`: no two that differ in their form only.
pub fn rank_keywords(candidates: &[Candidate], chances: &[f32], most: usize) -> Vec<usize> {
    let article = Article::of(candidates);
    let mut rest = chances.to_vec();
    let mut chosen: Vec<Choice> = Vec::new();
    let mut spellings: Vec<String> = Vec::new();
    while chosen.len() < most {
        let Some((at, chance)) = take_most(&mut rest) else { break };
        let Some(candidate) = candidates.get(at) else { continue };
        let mut others = chosen.iter().filter_map(|other| candidates.get(other.shown));
        let spelling = fold(&candidate.text);
        // A dense word and a phrase around it are two names; words of spaced scripts are parts.
        let is_again = spellings.contains(&spelling)
            || (!is_dense(candidate) && others.any(|other| article.says_again(candidate, other)));
        if !is_again {
            chosen.push(Choice { shown: at, ranked: at, chance });
            spellings.push(spelling);
        }
    }
    chosen.truncate(best_count(&chosen, chances.iter().sum()));
    chosen.into_iter().map(|choice| choice.shown).collect()
}

/// A candidate that is shown for one that the ranking likes, mostly for itself.
struct Choice {
    shown: usize,
    ranked: usize,
    chance: f32,
}

/// What to show: up to `most` candidates by their index, best first.
pub fn choose_keywords(candidates: &[Candidate], chances: &[f32], most: usize) -> Vec<usize> {
    let article = Article::of(candidates);
    let share = |candidate: &Candidate| if candidate.is_general { GENERAL_SHARE } else { 1.0 };
    let mut rest: Vec<f32> =
        chances.iter().zip(candidates).map(|(chance, candidate)| chance * share(candidate)).collect();
    let mut chosen: Vec<Choice> = Vec::new();
    while chosen.len() < most {
        let Some((at, chance)) = take_most(&mut rest) else { break };
        if article.put_for_words(&mut chosen, at, chance) {
            continue;
        }
        for shown in divide(candidates, promote(candidates, at)) {
            let Some(candidate) = candidates.get(shown).filter(|candidate| candidate.names_topic) else { continue };
            let mut others = chosen.iter().filter_map(|other| candidates.get(other.shown));
            let is_again =
                others.any(|other| article.says_again(candidate, other)) || is_told(candidates, &chosen, candidate);
            if chosen.len() < most && !is_again {
                chosen.push(Choice { shown, ranked: at, chance });
            }
        }
    }
    let mut count = best_count(&chosen, chances.iter().sum()).max(LEAST_KEYWORDS);
    count +=
        usize::from(count == LEAST_KEYWORDS && chosen.get(count).is_some_and(|next| next.chance >= ONE_MORE_CHANCE));
    // The kinds of one word are shown together.
    while chosen.get(count).zip(chosen.get(count - 1)).is_some_and(|(next, last)| next.ranked == last.ranked) {
        count += 1;
    }
    chosen.truncate(count);
    chosen.into_iter().map(|choice| choice.shown).collect()
}

/// Takes the highest chance that is left, the first of equals.
fn take_most(rest: &mut [f32]) -> Option<(usize, f32)> {
    let mut most: Option<(usize, f32)> = None;
    for (at, &chance) in rest.iter().enumerate() {
        if chance > most.map_or(f32::NEG_INFINITY, |(_, chance)| chance) {
            most = Some((at, chance));
        }
    }
    let (at, _) = most?;
    if let Some(taken) = rest.get_mut(at) {
        *taken = f32::NEG_INFINITY;
    }
    most
}

/// The longer phrase that a word nearly always stands in, or the word itself.
fn promote(candidates: &[Candidate], at: usize) -> usize {
    let Some(word) = candidates.get(at).filter(|word| is_dense(word) && word.count() >= PROMOTED_TIMES) else {
        return at;
    };
    if (word.inside as f32) < PROMOTED_SHARE * word.count() as f32 {
        return at;
    }
    let longer = candidates.iter().enumerate().filter(|(_, other)| word.is_part_of(other));
    longer.max_by_key(|(_, other)| (other.count(), other.len)).map_or(at, |(at, _)| at)
}

/// The kinds that the article divides a word into, or the word itself.
fn divide(candidates: &[Candidate], at: usize) -> Vec<usize> {
    let is_general = |word: &&Candidate| is_dense(word) && word.len == 1 && word.count() >= DIVIDED_TIMES;
    let Some(word) = candidates.get(at).filter(is_general) else { return vec![at] };
    let is_kind =
        |other: &Candidate| other.len == 2 && other.count() > 1 && other.stems().last() == word.stems().last();
    let mut kinds: Vec<(usize, usize)> =
        candidates.iter().enumerate().filter(|(_, c)| is_kind(c)).map(|(at, c)| (at, c.count())).collect();
    let covered: usize = kinds.iter().map(|(_, count)| count).sum();
    if kinds.len() < KINDS || (covered as f32) < KINDS_SHARE * word.count() as f32 {
        return vec![at];
    }
    let mut shown = Vec::new();
    while let Some(&(at, count)) =
        kinds.iter().max_by_key(|(at, count)| (*count, Reverse(*at))).filter(|_| shown.len() < KINDS)
    {
        shown.push(at);
        kinds.retain(|kind| *kind != (at, count));
    }
    shown
}

fn is_dense(candidate: &Candidate) -> bool {
    candidate.text.starts_with(is_unspaced)
}

/// Whether a dense candidate says little that what is chosen does not say. A phrase is told if two of its words are (新冠
/// and 肺炎 tell 新冠肺炎病例), a word if a phrase and its other words are. So is a phrase that shares a word with a chosen one
/// in which the article mostly has that word: it is of the same theme (疫情防控 and 防控效果).
fn is_told(candidates: &[Candidate], chosen: &[Choice], phrase: &Candidate) -> bool {
    if !is_dense(phrase) {
        return false;
    }
    let others = || chosen.iter().filter_map(|choice| candidates.get(choice.shown));
    let is_shared = |stem: &&usize| others().any(|other| other.stems().contains(stem));
    if phrase.len == 1 {
        let is_word = |stem: &usize| others().any(|other| other.stems() == [*stem]);
        let is_rest_told =
            |other: &Candidate| other.stems().iter().all(|stem| phrase.stems() == [*stem] || is_word(stem));
        return others().any(|other| other.len > 1 && phrase.is_part_of(other) && is_rest_told(other));
    }
    let is_at_home = |stem: &usize| {
        let times = candidates.iter().find(|word| word.stems() == [*stem]).map_or(0, Candidate::count);
        let mut phrases = others().filter(|other| other.len > 1 && other.stems().contains(stem));
        phrases.any(|other| other.count() as f32 >= HOME_SHARE * times as f32)
    };
    phrase.stems().iter().filter(is_shared).count() >= TOLD_WORDS || phrase.stems().iter().any(is_at_home)
}

/// The candidates, and what is asked of them again and again.
struct Article<'a> {
    candidates: &'a [Candidate],
    /// Its words as they are compared, and their keys.
    words: OnceCell<Vec<(String, Key)>>,
}

impl<'a> Article<'a> {
    fn of(candidates: &'a [Candidate]) -> Self {
        Article { candidates, words: OnceCell::new() }
    }

    /// Whether one says again what the other says.
    fn says_again(&self, one: &Candidate, other: &Candidate) -> bool {
        let (short, long) = if one.len <= other.len { (one, other) } else { (other, one) };
        // Cut differently, a dense phrase may hold another without sharing its words.
        let is_spelled_in = is_dense(short) && (long.text.contains(&short.text) || short.text.contains(&long.text));
        let is_part = short.key == long.key || short.is_part_of(long) || is_spelled_in;
        self.is_same_kin(one, other) || (is_part && (short.count() as f32) < INDEPENDENT_TIMES * long.count() as f32)
    }

    /// Puts a phrase of a spaced script in the place of the words it is made of, if these are chosen: `car maintenance` for
    /// `maintenance` and `car`. Says whether it did.
    fn put_for_words(&self, chosen: &mut Vec<Choice>, at: usize, chance: f32) -> bool {
        let Some(phrase) = self.candidates.get(at).filter(|phrase| phrase.names_topic && !is_dense(phrase)) else {
            return false;
        };
        let is_told = |choice: &Choice| {
            let word = self.candidates.get(choice.shown);
            chance >= PHRASE_SHARE * choice.chance && word.is_some_and(|word| is_told_by(word, phrase))
        };
        let Some(first) = chosen.iter().position(is_told) else { return false };
        let mut others =
            chosen.iter().filter(|choice| !is_told(choice)).filter_map(|choice| self.candidates.get(choice.shown));
        if others.any(|other| self.says_again(phrase, other)) {
            return false;
        }
        if let Some(choice) = chosen.get_mut(first) {
            *choice = Choice { shown: at, ranked: at, chance: choice.chance };
        }
        chosen.retain(|choice| !is_told(choice));
        true
    }

    /// Whether two words of a spaced script are of one kin, or two phrases that have all words in common but one and begin
    /// that one alike: `moving company` and `moving companies`.
    fn is_same_kin(&self, one: &Candidate, other: &Candidate) -> bool {
        if is_dense(one) || is_dense(other) || one.len != other.len {
            return false;
        }
        let (one_text, other_text) = (fold(&one.text), fold(&other.text));
        if one.len == 1 {
            return is_kin(&one_text, &other_text, &|end| self.is_ending(end, one, other));
        }
        let pairs = || {
            one_text.split_whitespace().zip(other_text.split_whitespace()).zip(one.stems().iter().zip(other.stems()))
        };
        let mut different = pairs().filter(|(_, (one, other))| one != other);
        different.next().is_some_and(|((one, other), _)| begin_alike(one, other)) && different.next().is_none()
    }

    /// Whether another word of the article stands there with an ending and without it.
    fn is_ending(&self, end: &str, one: &Candidate, other: &Candidate) -> bool {
        let words = self.words.get_or_init(|| {
            let words = self.candidates.iter().filter(|word| word.len == 1);
            words.map(|word| (fold(&word.text), word.key)).collect()
        });
        let others = || words.iter().filter(|(_, key)| *key != one.key && *key != other.key).map(|(word, _)| word);
        others().filter_map(|word| word.strip_suffix(end)).any(|rest| others().any(|word| word == rest))
    }
}

/// Whether a phrase tells what a part of it would.
fn is_told_by(part: &Candidate, phrase: &Candidate) -> bool {
    part.is_part_of(phrase) && phrase.count() >= PHRASE_TIMES && part.count() <= WORD_TIMES * phrase.count()
}

/// How many of the chosen to show: the number with the highest expected F1, where `expected` keywords are to be found.
fn best_count(chosen: &[Choice], expected: f32) -> usize {
    let expected = expected.max(LEAST_EXPECTED);
    let mut hits = 0.0;
    let mut best = (0, 0.0);
    for (count, choice) in (1..).zip(chosen) {
        hits += choice.chance;
        let f1 = 2.0 * hits / (count as f32 + expected);
        if f1 > best.1 {
            best = (count, f1);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A candidate of the words `key` that occurs `count` times, `inside` of them in one longer candidate.
    fn candidate(key: [usize; 4], text: &str, count: usize, inside: usize) -> Candidate {
        let len = key.iter().filter(|stem| **stem != usize::MAX).count();
        let forms = vec![text.to_owned()];
        Candidate {
            key,
            len,
            places: (0..count).collect(),
            inside,
            compounds: 0,
            names_topic: true,
            is_general: false,
            text: text.to_owned(),
            forms,
        }
    }

    const NONE: usize = usize::MAX;

    fn texts(candidates: &[Candidate], chances: &[f32]) -> Vec<String> {
        choose_keywords(candidates, chances, 8).into_iter().map(|at| candidates[at].text.clone()).collect()
    }

    #[test]
    fn a_word_is_shown_as_its_term_or_its_kinds() {
        let term = [
            candidate([0, NONE, NONE, NONE], "防控", 10, 9),
            candidate([1, 0, NONE, NONE], "疫情防控", 9, 0),
            candidate([1, NONE, NONE, NONE], "疫情", 11, 9),
        ];
        assert_eq!(texts(&term, &[0.9, 0.1, 0.5]), ["疫情防控"]);
        let kinds = [
            candidate([0, NONE, NONE, NONE], "茶叶", 12, 3),
            candidate([1, 0, NONE, NONE], "绿色茶叶", 3, 0),
            candidate([2, 0, NONE, NONE], "红色茶叶", 2, 0),
        ];
        assert_eq!(texts(&kinds, &[0.9, 0.1, 0.1]), ["绿色茶叶", "红色茶叶"]);
    }

    #[test]
    fn parts_are_shown_beside_the_whole_only_where_they_stand_alone() {
        let phrase = candidate([1, 0, NONE, NONE], "ferry terminal", 4, 0);
        let alone = candidate([0, NONE, NONE, NONE], "terminal", 9, 4);
        let inside = candidate([1, NONE, NONE, NONE], "ferry", 5, 4);
        assert_eq!(texts(&[alone, phrase, inside], &[0.5, 0.6, 0.4]), ["ferry terminal", "terminal"]);
    }

    #[test]
    fn a_phrase_takes_the_place_of_its_words_and_of_its_kin() {
        let parts = [
            candidate([0, NONE, NONE, NONE], "maintenance", 7, 4),
            candidate([1, NONE, NONE, NONE], "car", 8, 4),
            candidate([1, 0, NONE, NONE], "car maintenance", 4, 0),
            candidate([2, NONE, NONE, NONE], "planting", 4, 0),
            candidate([3, NONE, NONE, NONE], "plant", 4, 0),
            candidate([4, NONE, NONE, NONE], "water", 1, 0),
            candidate([5, NONE, NONE, NONE], "watering", 1, 0),
        ];
        let chances = [0.6, 0.5, 0.3, 0.2, 0.1, 0.0, 0.0];
        assert_eq!(texts(&parts, &chances)[..2], ["car maintenance", "planting"]);
        assert!(!texts(&parts, &chances).contains(&"plant".to_owned()));
        // A word that the text has far oftener is a topic of its own.
        let mut alone = parts[..3].to_vec();
        alone[1].places = (0..12).collect();
        assert_eq!(texts(&alone, &[0.6, 0.5, 0.3]), ["car maintenance", "car"]);
        // The same phrase in another number.
        let mut again = parts[2..].to_vec();
        again[1] = candidate([1, 9, NONE, NONE], "car maintenances", 2, 0);
        assert_eq!(texts(&again, &[0.6, 0.5, 0.1])[..2], ["car maintenance", "plant"]);
        // What is unlikely takes no place.
        assert_eq!(texts(&parts[..3], &[0.6, 0.5, 0.1])[..2], ["maintenance", "car"]);
    }

    #[test]
    fn a_general_word_comes_behind_what_tells_more() {
        let mut candidates: Vec<Candidate> =
            (0..7).map(|at| candidate([at, NONE, NONE, NONE], &format!("word{at}"), 2, 0)).collect();
        candidates[0].is_general = true;
        let chances = [0.5, 0.4, 0.4, 0.4, 0.4, 0.4, 0.1];
        assert_eq!(texts(&candidates, &chances).first().map(String::as_str), Some("word1"));
    }

    #[test]
    fn a_dense_phrase_of_words_that_are_told_is_left_out() {
        let told = [
            candidate([0, NONE, NONE, NONE], "红叶", 9, 3),
            candidate([1, NONE, NONE, NONE], "营地", 9, 3),
            candidate([0, 1, NONE, NONE], "红叶营地", 3, 0),
            candidate([2, NONE, NONE, NONE], "公路", 3, 0),
        ];
        assert_eq!(texts(&told, &[0.9, 0.8, 0.7, 0.2]), ["红叶", "营地", "公路"]);
        // With one word that is told it is a kind of its own, and tells the other one.
        assert_eq!(texts(&told, &[0.9, 0.6, 0.7, 0.2]), ["红叶", "红叶营地", "公路"]);
    }

    #[test]
    fn phrases_of_one_theme_are_told_by_one() {
        let theme = [
            candidate([0, NONE, NONE, NONE], "防控", 20, 17),
            candidate([1, 0, NONE, NONE], "疫情防控", 17, 5),
            candidate([1, 0, 2, NONE], "疫情防控工作", 5, 0),
            candidate([0, 3, NONE, NONE], "防控效果", 2, 0),
            candidate([4, NONE, NONE, NONE], "学校", 3, 0),
        ];
        assert_eq!(texts(&theme, &[0.1, 0.9, 0.8, 0.7, 0.2]), ["疫情防控", "学校"]);
        // A word that stands in many phrases makes none of them a theme.
        let mut kinds = theme[..4].to_vec();
        kinds[0].places = (0..60).collect();
        kinds[2] = candidate([5, 0, NONE, NONE], "日常防控", 5, 0);
        assert_eq!(texts(&kinds, &[0.1, 0.9, 0.8, 0.7])[..3], ["疫情防控", "日常防控", "防控效果"]);
    }

    #[test]
    fn unsure_keywords_are_left_out() {
        let candidates: Vec<Candidate> =
            (0..8).map(|at| candidate([at, NONE, NONE, NONE], &format!("word{at}"), 2, 0)).collect();
        assert_eq!(texts(&candidates, &[0.9, 0.9, 0.9, 0.9, 0.9, 0.01, 0.01, 0.01]).len(), 5);
        assert_eq!(texts(&candidates, &[0.9, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01]).len(), LEAST_KEYWORDS);
    }
}
