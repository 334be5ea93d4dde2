//! What the ranking sees of a candidate: numbers about its places, its words and the article. One row a candidate; the
//! order is part of the model.

use super::candidates::{Candidate, EARLY_SENTENCES, is_in_headline, is_quoted};
use super::document::{Document, Word};
use super::scale::{COMMONEST_ZIPF, Scale, rarity, weigh};
use crate::order::sort;
use crate::text::letters::{is_letter, is_number};
use crate::text::script::is_han_numeral;

/// The columns by name.
pub const NAMES: [&str; 60] = [
    "count", "count_of_most", "count_per_sentence", "spread", "rarity_mean", "rarity_least", "rarity_most", "unknown",
    "headline", "headline_at", "lead", "first", "last", "words", "chars", "capitals", "acronym", "quoted",
    "independence", "cohesion", "left_variety", "right_variety", "nouns", "noun_last", "single_chars",
    "latin_in_dense", "function_inside", "digits", "weight", "weight_of_most", "context", "headline_context", "dense",
    "background", "article_sentences", "has_headline", "count_in_text", "function_chars", "compounds", "count_rank",
    "weight_rank", "headline_words", "headline_clauses", "headline_repeated", "headline_end", "headline_count",
    "early_share", "opens_share", "closes_share", "function_before", "function_after", "number_before", "forms",
    "family", "best_sentence", "passage_words", "last_sentence", "neighbour_usable", "part_share", "headline_first",
];

/// One row.
pub type Row = [f32; NAMES.len()];

/// The rows of all candidates; `weights` are those of the sentences.
pub fn measure_candidates(document: &Document, candidates: &[Candidate], weights: &[f32]) -> Vec<Row> {
    let scale = Scale::of(document, candidates);
    candidates.iter().map(|candidate| measure(document, candidate, weights, &scale)).collect()
}

fn measure(document: &Document, candidate: &Candidate, weights: &[f32], scale: &Scale) -> Row {
    let first = candidate.places.first().copied().unwrap_or(0);
    let count = candidate.count() as f32;
    let words: Vec<&Word> = (first..first + candidate.len).filter_map(|at| document.word_at(at)).collect();
    let naming: Vec<&Word> = words.iter().copied().filter(|word| !word.is_function).collect();
    let share = |holds: &dyn Fn(&Word) -> bool| {
        naming.iter().filter(|word| holds(word)).count() as f32 / naming.len().max(1) as f32
    };
    let sum = |value: &dyn Fn(&Word) -> f32| naming.iter().map(|word| value(word)).sum::<f32>();
    let rarities = || naming.iter().map(|word| rarity(word));
    let around = Surroundings { document, candidate };
    let body: Vec<usize> = around.sentences().filter(|at| *at >= scale.headline_sentences).collect();
    let place =
        |sentence: Option<&usize>| sentence.map_or(scale.sentences, |at| (at - scale.headline_sentences) as f32);
    let mut paragraphs: Vec<usize> =
        body.iter().filter_map(|at| document.sentences.get(*at)).map(|sentence| sentence.unit).collect();
    paragraphs.dedup();
    let in_headline = is_in_headline(document, candidate);
    let of_headline = |at: usize| if in_headline { at as f32 / scale.headline_tokens.max(1) as f32 } else { 1.0 };
    let mean_over =
        |values: &[f32]| body.iter().filter_map(|at| values.get(*at)).sum::<f32>() / body.len().max(1) as f32;
    let letters = candidate.text.chars().filter(|c| is_letter(*c));
    let chars = candidate.text.chars().count() as f32;
    let own_weight = weigh(document, candidate);
    [
        count.ln(),
        count / scale.most,
        count / scale.sentences,
        paragraphs.len() as f32 / scale.paragraphs,
        rarities().sum::<f32>() / naming.len().max(1) as f32,
        rarities().fold(f32::MAX, f32::min).min(COMMONEST_ZIPF),
        rarities().fold(0.0, f32::max),
        share(&|word| word.zipf.is_none()),
        flag(in_headline),
        of_headline(first),
        flag(body.first().is_some_and(|at| *at == scale.headline_sentences)),
        place(body.first()).ln_1p() / scale.sentences.ln_1p(),
        place(body.last()) / scale.sentences,
        candidate.len as f32,
        chars.ln(),
        sum(&|word| word.capitals as f32) / sum(&|word| word.inner as f32).max(1.0),
        flag(letters.clone().nth(1).is_some() && letters.clone().all(char::is_uppercase)),
        flag(is_quoted(document, candidate)),
        1.0 - candidate.inside as f32 / count,
        cohesion(candidate, &words, scale.tokens),
        around.variety(|at| at.checked_sub(1)),
        around.variety(|at| Some(at + candidate.len)),
        share(&|word| word.is_noun),
        flag(words.last().is_some_and(|word| word.is_noun)),
        share(&|word| word.is_dense && word.key.chars().nth(1).is_none()),
        flag(scale.is_dense && words.iter().any(|word| !word.is_dense)),
        flag(naming.len() < words.len()),
        flag(candidate.text.chars().any(is_number)),
        own_weight.ln_1p(),
        own_weight / scale.most_weight,
        mean_over(weights),
        mean_over(&scale.headline_shares),
        flag(scale.is_dense),
        flag(document.has_background),
        scale.sentences.ln(),
        flag(document.headlines > 0),
        (body.len() as f32).ln_1p(),
        candidate.text.chars().filter(|c| document.function_chars.contains(c)).count() as f32 / chars.max(1.0),
        candidate.compounds as f32,
        scale.count_rank(count).ln_1p(),
        scale.weight_rank(own_weight).ln_1p(),
        scale.headline_words,
        scale.headline_clauses,
        scale.headline_repeated,
        of_headline(scale.headline_tokens.saturating_sub(first + candidate.len)),
        count - body.len() as f32,
        body.iter().filter(|at| **at < scale.headline_sentences + EARLY_SENTENCES).count() as f32 / count,
        around.share(&|at| around.opens_at(at)),
        around.share(&|at| around.opens_at(at + candidate.len)),
        around.share(&|at| around.word_before(at).is_some_and(|word| word.is_function)),
        around.share(&|at| document.word_at(at + candidate.len).is_some_and(|word| word.is_function)),
        around.share(&|at| around.word_before(at).is_some_and(begins_with_number)),
        candidate.forms.len() as f32 / count,
        sum(&|word| word.family as f32) / sum(&|word| word.count as f32).max(1.0),
        body.iter().filter_map(|at| weights.get(*at)).fold(0.0, |most: f32, weight| most.max(*weight)),
        scale.passage.ln_1p(),
        flag(body.last().is_some_and(|at| at + 2 > document.sentences.len())),
        around.share(&|at| around.is_usable(at.checked_sub(1)) || around.is_usable(Some(at + candidate.len))),
        count / words.iter().map(|word| word.count).min().unwrap_or(1).max(1) as f32,
        flag(in_headline && first == 0),
    ]
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

fn begins_with_number(word: &Word) -> bool {
    word.key.starts_with(|c: char| is_number(c) || is_han_numeral(c))
}

/// How much more often the words stand together than chance would have it, a word.
fn cohesion(candidate: &Candidate, words: &[&Word], tokens: f32) -> f32 {
    if candidate.len < 2 {
        return 0.0;
    }
    let apart: f32 = words.iter().map(|word| (word.count.max(1) as f32 / tokens).ln()).sum();
    ((candidate.count() as f32 / tokens).ln() - apart) / (candidate.len - 1) as f32
}

/// What stands around a candidate at its places.
struct Surroundings<'a> {
    document: &'a Document<'a>,
    candidate: &'a Candidate,
}

impl Surroundings<'_> {
    /// The sentence of each place.
    fn sentences(&self) -> impl Iterator<Item = usize> {
        self.candidate.places.iter().filter_map(|at| self.document.places.get(*at)).map(|place| place.sentence)
    }

    /// The share of the places for which something holds.
    fn share(&self, holds: &dyn Fn(usize) -> bool) -> f32 {
        self.candidate.places.iter().filter(|at| holds(**at)).count() as f32 / self.candidate.count() as f32
    }

    fn word_before(&self, token: usize) -> Option<&Word> {
        self.document.word_at(token.checked_sub(1)?)
    }

    fn is_usable(&self, token: Option<usize>) -> bool {
        token.and_then(|at| self.document.places.get(at)).is_some_and(|place| place.is_usable)
    }

    /// Whether a token begins a sentence or a part of one, or there is none.
    fn opens_at(&self, token: usize) -> bool {
        let sentence = |at: Option<usize>| at.and_then(|at| self.document.places.get(at)).map(|place| place.sentence);
        let is_parted = self.document.tokens.get(token).is_none_or(|token| token.is_parted);
        is_parted || sentence(Some(token)) != sentence(token.checked_sub(1))
    }

    /// How different the neighbours are, 0 to 1: a part of a longer phrase always has the same.
    fn variety(&self, neighbour: impl Fn(usize) -> Option<usize>) -> f32 {
        if self.candidate.count() == 1 {
            return 1.0;
        }
        let stem_at = |at| self.document.word_at(at).map_or(usize::MAX, |word| word.stem);
        let places = self.candidate.places.iter();
        let mut stems: Vec<usize> = places.map(|at| neighbour(*at).map_or(usize::MAX, stem_at)).collect();
        let all = stems.len().max(1) as f32;
        sort(&mut stems);
        stems.dedup();
        stems.len() as f32 / all
    }
}
