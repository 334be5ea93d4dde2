//! The article as words, sentences and their places: what both the keywords and the key sentences are chosen from.

use super::Source;
use super::background::{Background, Known};
use super::tokens::{Segmenter, Token, collect_tokens};
use crate::hash::HashSet;
use crate::lexicon::function_words::function_words;
use crate::lexicon::sentence_words::{is_abbreviation, names_speaker};
use crate::order::sort;
use crate::text::fold::fold;
use crate::text::letters::{is_letter, is_number};
use crate::text::script::{is_han_numeral, is_hiragana, is_unspaced};
use crate::text::sentence::{Habits, split_sentences};
use std::ops::Range;

/// A word more frequent than this names nothing, whatever it is: one in 560 words.
const COMMON_ZIPF: f32 = 6.25;
/// Lists of function words hold names and nouns too (Россия, война); words that hold sentences together are commoner.
const FUNCTION_ZIPF: f32 = 5.8;

/// A word of the article, all its places together.
#[derive(Debug, Clone)]
pub struct Word {
    /// What it is compared by.
    pub key: String,
    /// How often it occurs, headline included.
    pub count: u32,
    /// How often it stands inside a sentence, where a capital letter says something.
    pub inner: u32,
    /// How often it has a capital letter there.
    pub capitals: u32,
    /// Whether it names nothing.
    pub is_stop: bool,
    /// Whether it is a function word: these may stand inside a phrase of a spaced script.
    pub is_function: bool,
    /// Whether it is a number.
    pub is_number: bool,
    /// Whether its script writes words together.
    pub is_dense: bool,
    /// Its frequency in the language, where the background knows it.
    pub zipf: Option<f32>,
    /// Whether it is a noun; words count as nouns unless the background says otherwise.
    pub is_noun: bool,
    /// The word that stands for all its inflected forms.
    pub stem: usize,
    /// How often words occur that begin as it does, itself included: `Россия`, `российский`.
    pub family: u32,
}

/// A sentence in its place.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// The unit it stands in.
    pub unit: usize,
    /// Its bytes in the unit.
    pub range: Range<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its different words that name something, by their stems, sorted.
    pub stems: Vec<usize>,
}

/// A token's word and sentence.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Index into the words.
    pub word: usize,
    /// Index into the sentences.
    pub sentence: usize,
    /// Whether a keyword may begin or end here.
    pub is_usable: bool,
}

/// The whole article.
pub struct Document<'a> {
    /// Headline (if there is one) and passages.
    pub units: Vec<&'a str>,
    /// How many units are headline: 0 or 1.
    pub headlines: usize,
    /// Sentences in reading order, those of the headline included.
    pub sentences: Vec<Sentence>,
    /// Tokens in reading order.
    pub tokens: Vec<Token>,
    /// The same tokens' words and sentences.
    pub places: Vec<Place>,
    /// The different words, in the order of their keys.
    pub words: Vec<Word>,
    /// Function words of one character: written together with others, they are a sign of a bad cut.
    pub function_chars: Vec<char>,
    /// Whether a background told the frequencies.
    pub has_background: bool,
}

impl<'a> Document<'a> {
    /// Reads an article.
    pub fn of(source: &'a Source<'a>, segmenter: &Segmenter, background: Option<&Background>) -> Self {
        let headline = Some(source.title).filter(|title| !title.trim().is_empty());
        let headline_key = headline.map(fold);
        // Some pages repeat the headline as the first line of the text.
        let passages = source.passages.iter().map(|passage| passage.text.as_str());
        let passages = passages.enumerate().map(|(at, text)| {
            let repeats = at == 0 && headline_key.as_ref().is_some_and(|key| *key == fold(text));
            if repeats { "" } else { text }
        });
        let units: Vec<&str> = headline.into_iter().chain(passages).collect();
        let functions: HashSet<String> = function_words(source.lang).map(fold).collect();
        let (tokens, keys) = collect_tokens(&units, source.lang, segmenter, &|key| functions.contains(key));
        let mut document = Document {
            units,
            headlines: usize::from(headline.is_some()),
            sentences: Vec::new(),
            tokens,
            places: Vec::new(),
            words: Vec::new(),
            function_chars: functions.iter().filter_map(|word| lone_char(word)).collect(),
            has_background: background.is_some(),
        };
        document.find_sentences(source.lang);
        document.find_words(keys, &functions, background);
        document.find_stems();
        document.find_sentence_stems();
        document.count_families();
        document
    }

    /// Whether a unit is the headline.
    pub fn is_headline(&self, unit: usize) -> bool {
        unit < self.headlines
    }

    /// The word of a token.
    pub fn word_at(&self, token: usize) -> Option<&Word> {
        self.words.get(self.places.get(token)?.word)
    }

    fn find_sentences(&mut self, lang: &str) {
        let habits = Habits {
            is_abbreviation: &|word| is_abbreviation(lang, word),
            names_speaker: &|rest| names_speaker(lang, rest),
        };
        let mut token = 0;
        for (unit, text) in self.units.iter().enumerate() {
            for range in split_sentences(text, &habits) {
                let stands_before = |other: &&Token| (other.unit, other.start) < (unit, range.end);
                let count = self.tokens.iter().skip(token).take_while(stands_before).count();
                self.sentences.push(Sentence { unit, range, tokens: token..token + count, stems: Vec::new() });
                token += count;
            }
        }
    }

    fn find_words(&mut self, keys: Vec<String>, functions: &HashSet<String>, background: Option<&Background>) {
        let mut is_used = vec![false; keys.len()];
        for token in &self.tokens {
            if let Some(is_used) = is_used.get_mut(token.key) {
                *is_used = true;
            }
        }
        let mut words = vec![0; keys.len()];
        let used = keys.into_iter().zip(0..).zip(is_used).filter(|(_, is_used)| *is_used);
        let mut keys: Vec<(String, usize)> = used.map(|(key, _)| key).collect();
        sort(&mut keys);
        for (word, (_, number)) in keys.iter().enumerate() {
            if let Some(slot) = words.get_mut(*number) {
                *slot = word;
            }
        }
        let known =
            background.map_or_else(Vec::new, |background| background.look_up(keys.iter().map(|(key, _)| key.as_str())));
        let tells_nouns = known.iter().flatten().any(|known| known.is_noun);
        self.words = keys
            .into_iter()
            .enumerate()
            .map(|(at, (key, _))| {
                let known = known.get(at).copied().flatten();
                let is_function = functions.contains(&key) || known.is_some_and(|known| is_function_word(&known));
                Word {
                    count: 0,
                    inner: 0,
                    capitals: 0,
                    is_function,
                    is_stop: is_function || names_nothing(&key) || known.is_some_and(|known| is_too_common(&known)),
                    is_dense: key.starts_with(is_unspaced),
                    is_number: key.chars().all(|c| is_number(c) || is_han_numeral(c) || c == '.'),
                    // A list's lowest level is for words of which it knows nothing but that they are function words.
                    zipf: known.map(|known| known.zipf).filter(|zipf| *zipf > 0.0),
                    is_noun: known.is_none_or(|known| known.is_noun || !tells_nouns),
                    stem: at,
                    family: 0,
                    key,
                }
            })
            .collect();
        self.places = vec![Place { word: 0, sentence: 0, is_usable: false }; self.tokens.len()];
        for (number, sentence) in self.sentences.iter().enumerate() {
            let mut follows_number = false;
            for at in sentence.tokens.clone() {
                let (Some(token), Some(place)) = (self.tokens.get(at), self.places.get_mut(at)) else { continue };
                let Some(&word) = words.get(token.key) else { continue };
                let Some(entry) = self.words.get_mut(word) else { continue };
                let is_first = at == sentence.tokens.start || token.opens;
                let text = self.units.get(token.unit).and_then(|text| text.get(token.start..)).unwrap_or("");
                entry.count += 1;
                if !is_first && !entry.is_dense && sentence.unit >= self.headlines {
                    entry.inner += 1;
                    entry.capitals += u32::from(text.starts_with(char::is_uppercase));
                }
                // A single dense character after a number is its measure.
                let is_measure = follows_number && entry.is_dense && entry.key.chars().nth(1).is_none();
                *place = Place { word, sentence: number, is_usable: !entry.is_stop && !is_measure };
                follows_number = entry.is_number;
            }
        }
    }

    /// Gives inflected forms of a word the same stem: words of spaced scripts with a long common beginning. In the order
    /// of keys they stand near each other, and are compared with the first of their group. Where endings are long, others
    /// that begin alike stand between them (газа, газета, газом); in Latin scripts what is between is mostly the next word.
    fn find_stems(&mut self) {
        // The first words of the groups that the next word may still belong to, the longest beginnings last.
        let mut leaders: Vec<usize> = Vec::new();
        for at in 0..self.words.len() {
            let Some(word) = self.words.get(at) else { continue };
            let word_of = |leader: &usize| self.words.get(*leader).map_or("", |first| first.key.as_str());
            while leaders.last().is_some_and(|leader| !begin_alike(word_of(leader), &word.key)) {
                leaders.pop();
            }
            let may_be_form = !word.is_stop && !word.is_dense;
            let open = if begins_latin(&word.key) { 1 } else { OPEN_GROUPS };
            let mut groups = leaders.iter().rev().take(open);
            let found = groups.find(|leader| may_be_form && is_inflected(word_of(leader), &word.key));
            let leader = found.copied().unwrap_or(at);
            if leader == at && may_be_form {
                leaders.push(at);
            }
            if let Some(word) = self.words.get_mut(at) {
                word.stem = leader;
            }
        }
    }

    fn find_sentence_stems(&mut self) {
        for sentence in &mut self.sentences {
            let places = self.places.get(sentence.tokens.clone()).unwrap_or(&[]).iter();
            let words = places.filter(|place| place.is_usable).filter_map(|place| self.words.get(place.word));
            let mut stems: Vec<usize> = words.map(|word| word.stem).collect();
            sort(&mut stems);
            stems.dedup();
            sentence.stems = stems;
        }
    }

    /// In the order of keys, families stand together.
    fn count_families(&mut self) {
        for family in
            self.words.chunk_by_mut(|one, other| family_of(one).is_some() && family_of(one) == family_of(other))
        {
            let count = family.iter().map(|word| word.count).sum();
            for word in family {
                word.family = if family_of(word).is_some() { count } else { 0 };
            }
        }
    }
}

/// Whether the background's mark for function words can be believed: of words that it has no frequency for, and of
/// those that are common enough.
fn is_function_word(known: &Known) -> bool {
    known.is_function && (known.zipf <= 0.0 || known.zipf >= FUNCTION_ZIPF)
}

fn is_too_common(known: &Known) -> bool {
    known.zipf > COMMON_ZIPF && !known.is_noun
}

/// Letters that words of a family begin with.
const FAMILY_CHARS: usize = 5;

/// The beginning that tells a word's family; dense and short words have none.
fn family_of(word: &Word) -> Option<&str> {
    let (at, last) = word.key.char_indices().nth(FAMILY_CHARS - 1)?;
    word.key.get(..at + last.len_utf8()).filter(|_| !word.is_dense)
}

/// The character of a text that has just one, of a script without spaces.
fn lone_char(text: &str) -> Option<char> {
    let mut chars = text.chars().filter(|c| is_unspaced(*c));
    chars.next().filter(|_| chars.next().is_none())
}

/// Groups of forms that a word may still belong to, in scripts other than Latin.
const OPEN_GROUPS: usize = 8;
/// Letters that two forms of a word have in common at least.
const STEM_CHARS: usize = 4;
/// Longest ending, in letters; scripts other than Latin have longer ones.
const ENDING_CHARS: usize = 3;
const LATIN_ENDING_CHARS: usize = 2;

fn begins_latin(word: &str) -> bool {
    word.starts_with(|c: char| c < '\u{250}')
}

/// Whether two words have as many letters in common as forms of one have at least.
fn begin_alike(one: &str, other: &str) -> bool {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count() >= STEM_CHARS
}

/// Whether two words look like forms of one.
fn is_inflected(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let endings = [one.chars().count() - common, other.chars().count() - common];
    let is_latin = begins_latin(one);
    let longest = if is_latin { LATIN_ENDING_CHARS } else { ENDING_CHARS };
    let is_prefix = endings.contains(&0);
    let is_lettered = one.chars().chain(other.chars()).all(is_letter);
    is_lettered
        && endings.iter().all(|ending| *ending <= longest)
        && common >= STEM_CHARS + usize::from(is_latin && !is_prefix)
}

/// Numbers, single letters, and words of hiragana, which Japanese writes its grammar in.
fn names_nothing(key: &str) -> bool {
    let is_short = key.chars().nth(1).is_none() && !key.starts_with(is_unspaced);
    is_short || key.chars().all(|c| !is_letter(c) || is_han_numeral(c) || is_hiragana(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_told_from_other_words() {
        for (one, other) in
            [("россия", "россии"), ("election", "elections"), ("военный", "военными"), ("élection", "élections")]
        {
            assert!(is_inflected(one, other), "{one} {other}");
        }
        for (one, other) in [("party", "parts"), ("iran", "iranian"), ("школа", "школьник"), ("covid", "covid-19")]
        {
            assert!(!is_inflected(one, other), "{one} {other}");
        }
    }

    #[test]
    fn numbers_and_grammar_name_nothing() {
        for key in ["2022", "3.5", "a", "三十", "している"] {
            assert!(names_nothing(key), "{key}");
        }
        for key in ["5g", "疫情", "カメラ", "ab"] {
            assert!(!names_nothing(key), "{key}");
        }
    }
}
