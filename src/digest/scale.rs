//! Numbers about the article as a whole, against which each candidate is measured.

use super::candidates::Candidate;
use super::document::{Document, Place, Sentence, Word};
use crate::order::sort_by_key;

/// How rare a word is that no list knows, in zipf steps below one in a hundred words.
const UNKNOWN_RARITY: f32 = 4.8;
/// The frequency that counts as not rare at all.
pub const COMMONEST_ZIPF: f32 = 7.0;

/// How rare a word is: 0 and up, in powers of ten.
pub fn rarity(word: &Word) -> f32 {
    word.zipf.map_or(UNKNOWN_RARITY, |zipf| (COMMONEST_ZIPF - zipf).max(0.0))
}

/// Count times rarity: what an article says more often than its language does.
pub fn weigh(document: &Document, candidate: &Candidate) -> f32 {
    let rarities = candidate.stems().iter().filter_map(|stem| document.words.get(*stem)).map(rarity);
    candidate.count() as f32 * rarities.sum::<f32>() / candidate.len.max(1) as f32
}

/// What every row needs of the article.
pub struct Scale {
    pub tokens: f32,
    pub sentences: f32,
    pub paragraphs: f32,
    /// Tokens of a passage, in the mean.
    pub passage: f32,
    /// The count of the most frequent word.
    pub most: f32,
    pub most_weight: f32,
    pub is_dense: bool,
    pub headline_tokens: usize,
    pub headline_sentences: usize,
    /// Words of the headline that may be keywords.
    pub headline_words: f32,
    /// Parts of the headline between marks.
    pub headline_clauses: f32,
    /// The share of its words that the text repeats.
    pub headline_repeated: f32,
    /// For each sentence the share of the headline's words that it repeats.
    pub headline_shares: Vec<f32>,
    counts: Vec<f32>,
    weights: Vec<f32>,
}

impl Scale {
    pub fn of(document: &Document, candidates: &[Candidate]) -> Self {
        let single = candidates.iter().filter(|candidate| candidate.len == 1);
        let headline_tokens = document.tokens.iter().take_while(|token| document.is_headline(token.unit)).count();
        let headline_sentences = document.sentences.iter().take_while(|s| document.is_headline(s.unit)).count();
        let is_dense = |place: &&Place| document.words.get(place.word).is_some_and(|word| word.is_dense);
        let named: Vec<&Place> = document.places.iter().take(headline_tokens).filter(|place| place.is_usable).collect();
        let is_repeated = |place: &&&Place| document.words.get(place.word).is_some_and(|word| word.count > 1);
        let weights = sorted(candidates.iter().map(|candidate| weigh(document, candidate)));
        Scale {
            tokens: document.tokens.len().max(1) as f32,
            sentences: (document.sentences.len() - headline_sentences).max(1) as f32,
            paragraphs: (document.units.len() - document.headlines).max(1) as f32,
            passage: document.tokens.len() as f32 / document.units.len().max(1) as f32,
            most: single.map(Candidate::count).max().unwrap_or(1) as f32,
            most_weight: weights.last().copied().unwrap_or(0.0).max(0.1),
            is_dense: document.places.iter().filter(is_dense).count() * 2 > document.tokens.len(),
            headline_tokens,
            headline_sentences,
            headline_words: named.len() as f32,
            headline_clauses: document.tokens.iter().take(headline_tokens).filter(|t| t.is_parted).count() as f32,
            headline_repeated: named.iter().filter(is_repeated).count() as f32 / named.len().max(1) as f32,
            headline_shares: measure_headline_shares(document, headline_sentences),
            counts: sorted(candidates.iter().map(|candidate| candidate.count() as f32)),
            weights,
        }
    }

    /// How many candidates occur more often.
    pub fn count_rank(&self, count: f32) -> f32 {
        rank(&self.counts, count)
    }

    /// How many candidates weigh more.
    pub fn weight_rank(&self, weight: f32) -> f32 {
        rank(&self.weights, weight)
    }
}

fn sorted(numbers: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut numbers: Vec<f32> = numbers.collect();
    // The bits of a number are in its order, but for the sign.
    sort_by_key(&mut numbers, |number| {
        let bits = number.to_bits().cast_signed();
        if bits < 0 { bits ^ i32::MAX } else { bits }
    });
    numbers
}

fn rank(sorted: &[f32], number: f32) -> f32 {
    (sorted.len() - sorted.partition_point(|other| *other <= number)) as f32
}

fn measure_headline_shares(document: &Document, headline_sentences: usize) -> Vec<f32> {
    let headline = document.sentences.iter().take(headline_sentences);
    let headline: Vec<usize> = headline.flat_map(|sentence| sentence.stems.iter().copied()).collect();
    let share = |sentence: &Sentence| {
        let repeated = sentence.stems.iter().filter(|stem| headline.contains(stem)).count();
        repeated as f32 / headline.len().max(1) as f32
    };
    document.sentences.iter().map(share).collect()
}
