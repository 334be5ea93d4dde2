//! What may become a keyword: words and phrases of up to four words, with all their places.
//!
//! A phrase has no stop word at its ends; scripts with spaces may have function words inside (`university of Leeds`). A
//! phrase of several words must be shown to be one: it occurs twice, stands in the headline, is a whole quotation, or
//! (in scripts that have them) is written with capitals.

use super::document::{Document, Word};
use super::fragments::mark_fragments;
use crate::order::sort;
use std::cmp::Reverse;
use std::ops::Range;

/// Words of a phrase, at most.
pub const PHRASE_WORDS: usize = 4;
/// Words of a phrase in scripts with spaces that name something, at most.
const NAMING_WORDS: usize = 3;
/// Characters of a phrase without spaces, at most.
const DENSE_CHARS: usize = 8;
/// Sentences of the text that count as its beginning.
pub const EARLY_SENTENCES: usize = 3;
/// A text of more sentences is long.
const LONG_SENTENCES: usize = 20;
/// What a long text is about it names this often at least, its headline not counted.
const LONG_TIMES: usize = 2;
/// From one in 1,800 words on a word is general: best, help, new.
const GENERAL_ZIPF: f32 = 5.75;
/// Fills up the key of a shorter phrase.
pub const NONE: usize = usize::MAX;

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
    /// Whether it is a word that stands in texts of every kind, and so less likely a topic than it looks.
    pub is_general: bool,
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
    let mut times = vec![0u32; document.words.len()];
    for word in &document.words {
        if let Some(times) = times.get_mut(word.stem) {
            *times += word.count;
        }
    }
    let mut found: Vec<(Key, usize, usize)> = Vec::new();
    for first in 0..document.tokens.len() {
        collect_from(document, first, &times, &mut found);
    }
    sort(&mut found);
    let groups = found.chunk_by(|one, other| one.0 == other.0).filter(|group| may_be_keyword(document, group));
    let mut candidates: Vec<Candidate> = groups.filter_map(|group| build_candidate(document, group)).collect();
    count_inside(&mut candidates);
    mark_fragments(document, &mut candidates);
    candidates
}

/// The phrases that begin at a token; `times` tells how often each stem occurs.
fn collect_from(document: &Document, first: usize, times: &[u32], found: &mut Vec<(Key, usize, usize)>) {
    let mut key = [NONE; PHRASE_WORDS];
    let (mut naming, mut chars) = (0, 0);
    // With a word that occurs once a phrase does too.
    let (mut occurs_once, mut may_occur_once) = (false, None);
    let is_long = is_long(document);
    for len in 1..=PHRASE_WORDS {
        let at = first + len - 1;
        let (Some(token), Some(place)) = (document.tokens.get(at), document.places.get(at)) else { return };
        let Some(word) = document.words.get(place.word) else { return };
        let starts_new =
            len > 1 && (token.is_parted || document.places.get(at - 1).is_some_and(|p| p.sentence != place.sentence));
        if starts_new {
            return;
        }
        occurs_once |= times.get(word.stem) == Some(&1);
        let is_doubtful = occurs_once && (len > 1 || (is_long && word.is_dense));
        if is_doubtful && !*may_occur_once.get_or_insert_with(|| is_marked(document, first)) {
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
    let names_topic = is_noun && !is_accident(document, &places) && !is_amount(document, &places, len);
    let is_general = len == 1 && document.word_at(*places.first()?).is_some_and(is_general);
    let text = forms.first()?.clone();
    Some(Candidate { key, len, places, inside: 0, compounds: 0, names_topic, is_general, text, forms })
}

/// The characters of some tokens in a row.
fn text_of<'a>(document: &Document<'a>, tokens: Range<usize>) -> Option<&'a str> {
    let (first, last) = (document.tokens.get(tokens.start)?, document.tokens.get(tokens.end - 1)?);
    document.units.get(first.unit)?.get(first.start..last.end)
}

/// Whether the places of a candidate speak for it. Two always do; one must show that several words are one phrase, and in
/// a long text without spaces, where what occurs once is mostly a word in passing or a wrong cut, be where topics are named.
fn may_be_keyword(document: &Document, group: &[(Key, usize, usize)]) -> bool {
    let &[(_, len, first)] = group else { return true };
    let is_quotation = is_quotation(document, first..first + len);
    let in_headline = stands_in_headline(document, first);
    let is_dense = document.word_at(first).is_some_and(|word| word.is_dense);
    let is_plain = || (first..first + len).all(|at| document.places.get(at).is_some_and(|place| place.is_usable));
    let is_name = || !is_dense && is_capital(document, first) && is_capital(document, first + len - 1);
    (!(is_dense && is_long(document)) || is_quotation || is_early(document, first))
        && (len == 1 || is_quotation || (in_headline && is_plain()) || is_name())
}

/// Whether what begins at a token may be a candidate though it occurs once; [`may_be_keyword`] looks closer.
fn is_marked(document: &Document, first: usize) -> bool {
    let opens = || document.tokens.get(first).is_some_and(|token| token.opens);
    is_early(document, first) || opens() || is_capital(document, first)
}

fn is_long(document: &Document) -> bool {
    document.sentences.len() > LONG_SENTENCES
}

/// Whether a token stands in the headline or in the first sentences of the text.
fn is_early(document: &Document, token: usize) -> bool {
    let sentence = document.places.get(token).map_or(0, |place| place.sentence);
    sentence < EARLY_SENTENCES + document.sentences.iter().take_while(|s| document.is_headline(s.unit)).count()
}

/// Whether a dense candidate has too few places in a long text to be more than a word in passing, or a wrong cut.
fn is_accident(document: &Document, places: &[usize]) -> bool {
    let is_body = |at: &&usize| document.tokens.get(**at).is_some_and(|token| !document.is_headline(token.unit));
    let is_dense = places.first().and_then(|at| document.word_at(*at)).is_some_and(|word| word.is_dense);
    is_dense && is_long(document) && places.iter().filter(is_body).count() < LONG_TIMES
}

/// A word that its language uses all the time, and that is no name here: only scripts with capitals tell.
fn is_general(word: &Word) -> bool {
    let has_case = word.key.starts_with(char::is_lowercase);
    has_case && word.zipf.is_some_and(|zipf| zipf >= GENERAL_ZIPF) && 2 * word.capitals <= word.inner
}

/// Whether it always follows a number and begins with its measure: 岁男童, `thousand dollars`. A single word of a script
/// with spaces may be what is counted, a dense word of several characters too; and what follows a year is not measured.
fn is_amount(document: &Document, places: &[usize], len: usize) -> bool {
    let text_of = |at: usize| text_of(document, at..at + 1);
    let is_year = |text: &str| text.len() == YEAR_DIGITS && text.starts_with(['1', '2']);
    let follows_number = |at: &usize| {
        let before = at.checked_sub(1).filter(|_| document.tokens.get(*at).is_some_and(|token| !token.is_parted));
        let is_number = |before: &usize| document.word_at(*before).is_some_and(|word| word.is_number);
        before.filter(is_number).and_then(text_of).is_some_and(|number| !is_year(number))
    };
    let is_dense = places.first().and_then(|at| document.word_at(*at)).is_some_and(|word| word.is_dense);
    let is_short = || places.first().and_then(|&at| text_of(at)).is_some_and(|text| text.chars().count() == 1);
    (if is_dense { is_short() } else { len > 1 }) && places.iter().all(follows_number)
}

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

fn is_capital(document: &Document, token: usize) -> bool {
    text_of(document, token..token + 1).is_some_and(|text| text.starts_with(char::is_uppercase))
}

fn stands_in_headline(document: &Document, token: usize) -> bool {
    document.tokens.get(token).is_some_and(|token| document.is_headline(token.unit))
}

fn is_quotation(document: &Document, tokens: Range<usize>) -> bool {
    let opens = document.tokens.get(tokens.start).is_some_and(|token| token.opens);
    opens && document.tokens.get(tokens.end - 1).is_some_and(|token| token.closes)
}

/// Whether it stands in the headline.
pub fn is_in_headline(document: &Document, candidate: &Candidate) -> bool {
    candidate.places.first().is_some_and(|first| stands_in_headline(document, *first))
}

/// Whether it is a whole quotation somewhere.
pub fn is_quoted(document: &Document, candidate: &Candidate) -> bool {
    candidate.places.iter().any(|&first| is_quotation(document, first..first + candidate.len))
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
