//! What may become a keyword: words and phrases of up to four words, with all their places.
//!
//! A phrase has no stop word at its ends; scripts with spaces may have function words inside (`university of Leeds`). A
//! phrase of several words must be shown to be one: it occurs twice, stands in the headline, is a whole quotation, or
//! (in scripts that have them) is written with capitals.

use super::document::Document;
use crate::order::sort;
use std::cmp::Reverse;
use std::ops::Range;

/// Words of a phrase, at most.
pub const PHRASE_WORDS: usize = 4;
/// Words of a phrase in scripts with spaces that name something, at most.
const NAMING_WORDS: usize = 3;
/// Characters of a phrase without spaces, at most.
const DENSE_CHARS: usize = 8;
/// A text of more sentences is long.
const LONG_SENTENCES: usize = 20;
/// What a long text is about it names this often at least, its headline not counted.
const LONG_TIMES: usize = 2;
/// Fills up the key of a shorter phrase.
const NONE: usize = usize::MAX;

/// The stems of a phrase's words.
pub type Key = [usize; PHRASE_WORDS];

/// A candidate with all its places.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The stems of its words; what is not used is at the end.
    pub key: Key,
    /// How many words it has.
    pub len: usize,
    /// Where it stands: the index of its first token, in reading order.
    pub places: Vec<usize>,
    /// How often it occurs in the most frequent candidate around it.
    pub inside: usize,
    /// How many longer candidates that occur twice begin or end with it.
    pub compounds: usize,
    /// Whether it may stand for a topic: a noun (where the background tells nouns) that is no word in passing.
    pub names_topic: bool,
    /// The spelling that is shown: the most frequent one, then the shortest.
    pub text: String,
    /// All spellings, the one that is shown first.
    pub forms: Vec<String>,
}

impl Candidate {
    /// The stems of its words.
    pub fn stems(&self) -> &[usize] {
        self.key.get(..self.len).unwrap_or(&[])
    }

    /// How often it occurs.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// Whether its words stand in a row inside the other's.
    pub fn is_part_of(&self, other: &Candidate) -> bool {
        self.len < other.len && other.stems().windows(self.len).any(|part| part == self.stems())
    }
}

/// All candidates, in the order of their keys.
pub fn collect_candidates(document: &Document) -> Vec<Candidate> {
    let mut found: Vec<(Key, usize, usize)> = Vec::new();
    for first in 0..document.tokens.len() {
        collect_from(document, first, &mut found);
    }
    sort(&mut found);
    let groups = found.chunk_by(|one, other| one.0 == other.0);
    let mut candidates: Vec<Candidate> =
        groups.filter_map(|group| build_candidate(document, group)).filter(|c| is_phrase(document, c)).collect();
    count_inside(&mut candidates);
    candidates
}

/// The phrases that begin at a token.
fn collect_from(document: &Document, first: usize, found: &mut Vec<(Key, usize, usize)>) {
    let mut key = [NONE; PHRASE_WORDS];
    let (mut naming, mut chars) = (0, 0);
    for len in 1..=PHRASE_WORDS {
        let at = first + len - 1;
        let (Some(token), Some(place)) = (document.tokens.get(at), document.places.get(at)) else { return };
        let Some(word) = document.words.get(place.word) else { return };
        let starts_new =
            len > 1 && (token.is_parted || document.places.get(at - 1).is_some_and(|p| p.sentence != place.sentence));
        if starts_new {
            return;
        }
        if let Some(slot) = key.get_mut(len - 1) {
            *slot = word.stem;
        }
        if !place.is_usable {
            if len == 1 || word.is_dense || !word.is_function {
                return;
            }
            continue;
        }
        naming += 1;
        chars += if word.is_dense { word.key.chars().count() } else { 0 };
        if chars > DENSE_CHARS || (!word.is_dense && naming > NAMING_WORDS) {
            return;
        }
        // A single dense character is half a word.
        let is_half = word.is_dense && chars < 2 && naming == 1;
        if !is_half {
            found.push((key, len, first));
        }
    }
}

fn build_candidate(document: &Document, group: &[(Key, usize, usize)]) -> Option<Candidate> {
    let (key, len, _) = *group.first()?;
    let places: Vec<usize> = group.iter().map(|(_, _, first)| *first).collect();
    let mut spellings: Vec<(usize, &str)> = Vec::new();
    for &first in &places {
        let text = text_of(document, first..first + len)?;
        match spellings.iter_mut().find(|(_, known)| *known == text) {
            Some((count, _)) => *count += 1,
            None => spellings.push((1, text)),
        }
    }
    let best =
        (0..spellings.len()).max_by_key(|at| spellings.get(*at).map(|(count, text)| (*count, Reverse(text.len()))))?;
    spellings.swap(0, best);
    let forms: Vec<String> = spellings.into_iter().map(|(_, text)| text.to_owned()).collect();
    let is_noun = document.word_at(places.first()? + len - 1).is_some_and(|word| word.is_noun);
    let names_topic = is_noun && !is_accident(document, &places);
    Some(Candidate { key, len, places, inside: 0, compounds: 0, names_topic, text: forms.first()?.clone(), forms })
}

/// The characters of some tokens in a row.
fn text_of<'a>(document: &Document<'a>, tokens: Range<usize>) -> Option<&'a str> {
    let (first, last) = (document.tokens.get(tokens.start)?, document.tokens.get(tokens.end - 1)?);
    document.units.get(first.unit)?.get(first.start..last.end)
}

/// Whether a candidate of several words is one phrase.
fn is_phrase(document: &Document, candidate: &Candidate) -> bool {
    let Some(&first) = candidate.places.first() else { return false };
    if candidate.len == 1 || candidate.count() > 1 {
        return true;
    }
    let is_dense = document.word_at(first).is_some_and(|word| word.is_dense);
    let is_plain = (first..first + candidate.len).all(|at| document.places.get(at).is_some_and(|p| p.is_usable));
    (is_plain && is_in_headline(document, candidate))
        || is_quoted(document, candidate)
        || (!is_dense && is_capital(document, first) && is_capital(document, first + candidate.len - 1))
}

/// Whether a dense candidate has too few places in a long text to be more than a word in passing, or a wrong cut.
fn is_accident(document: &Document, places: &[usize]) -> bool {
    let is_body = |at: &&usize| document.tokens.get(**at).is_some_and(|token| !document.is_headline(token.unit));
    let is_dense = places.first().and_then(|at| document.word_at(*at)).is_some_and(|word| word.is_dense);
    is_dense && document.sentences.len() > LONG_SENTENCES && places.iter().filter(is_body).count() < LONG_TIMES
}

fn is_capital(document: &Document, token: usize) -> bool {
    let token = document.tokens.get(token);
    let text = token.and_then(|token| document.units.get(token.unit)?.get(token.start..token.end));
    text.is_some_and(|text| text.starts_with(char::is_uppercase))
}

/// Whether it stands in the headline.
pub fn is_in_headline(document: &Document, candidate: &Candidate) -> bool {
    let first = candidate.places.first().and_then(|first| document.tokens.get(*first));
    first.is_some_and(|token| document.is_headline(token.unit))
}

/// Whether it is a whole quotation somewhere.
pub fn is_quoted(document: &Document, candidate: &Candidate) -> bool {
    candidate.places.iter().any(|&first| {
        let opens = document.tokens.get(first).is_some_and(|token| token.opens);
        opens && document.tokens.get(first + candidate.len - 1).is_some_and(|token| token.closes)
    })
}

/// Tells every candidate how often it occurs inside the most frequent longer one.
fn count_inside(candidates: &mut [Candidate]) {
    let longer: Vec<(Key, usize, usize)> =
        candidates.iter().filter(|c| c.len > 1).map(|c| (c.key, c.len, c.count())).collect();
    for (key, len, count) in longer {
        for part in 1..len {
            for stems in key.get(..len).unwrap_or(&[]).windows(part) {
                let mut inner = [NONE; PHRASE_WORDS];
                for (slot, stem) in inner.iter_mut().zip(stems) {
                    *slot = *stem;
                }
                if let Ok(at) = candidates.binary_search_by(|candidate| candidate.key.cmp(&inner))
                    && let Some(candidate) = candidates.get_mut(at)
                {
                    candidate.inside = candidate.inside.max(count);
                    let is_end =
                        candidate.stems().first() == key.first() || candidate.stems().last() == key.get(len - 1);
                    candidate.compounds += usize::from(count > 1 && is_end);
                }
            }
        }
    }
}
