//! What the ranking sees of a candidate: numbers about its places, its words and the article. One row a candidate; the
//! order is part of the model.

use super::candidates::{Candidate, is_in_headline, is_quoted};
use super::document::{Document, Sentence, Word};

/// The columns by name.
pub const NAMES: [&str; 39] = [
    "count", "count_of_most", "count_per_sentence", "spread", "rarity_mean", "rarity_least", "rarity_most", "unknown",
    "headline", "headline_at", "lead", "first", "last", "words", "chars", "capitals", "acronym", "quoted",
    "independence", "cohesion", "left_variety", "right_variety", "nouns", "noun_last", "single_chars",
    "latin_in_dense", "function_inside", "digits", "weight", "weight_of_most", "context", "headline_context", "dense",
    "background", "article_sentences", "has_headline", "count_in_text", "function_chars", "compounds",
];

/// One row.
pub type Row = [f32; NAMES.len()];

/// How rare a word is that no list knows, in zipf steps below one in a hundred words.
const UNKNOWN_RARITY: f32 = 4.8;
/// The frequency that counts as not rare at all.
const COMMONEST_ZIPF: f32 = 7.0;

/// How rare a word is: 0 and up, in powers of ten.
pub fn rarity(word: &Word) -> f32 {
    word.zipf.map_or(UNKNOWN_RARITY, |zipf| (COMMONEST_ZIPF - zipf).max(0.0))
}

/// Numbers about the article that every row needs.
struct Scale {
    tokens: f32,
    sentences: f32,
    paragraphs: f32,
    most: f32,
    most_weight: f32,
    is_dense: bool,
    headline_shares: Vec<f32>,
}

/// The rows of all candidates; `weights` are those of the sentences.
pub fn measure_candidates(document: &Document, candidates: &[Candidate], weights: &[f32]) -> Vec<Row> {
    let single = candidates.iter().filter(|candidate| candidate.len == 1);
    let body = document.sentences.iter().filter(|sentence| !document.is_headline(sentence.unit));
    let dense = document.places.iter().filter(|place| document.words.get(place.word).is_some_and(|word| word.is_dense));
    let scale = Scale {
        tokens: document.tokens.len().max(1) as f32,
        sentences: body.count().max(1) as f32,
        paragraphs: (document.units.len() - document.headlines).max(1) as f32,
        most: single.clone().map(Candidate::count).max().unwrap_or(1) as f32,
        most_weight: candidates.iter().map(|candidate| weight(document, candidate)).fold(0.1, f32::max),
        is_dense: dense.count() * 2 > document.tokens.len(),
        headline_shares: measure_headline_shares(document),
    };
    candidates.iter().map(|candidate| measure(document, candidate, weights, &scale)).collect()
}

/// Count times rarity: what an article says more often than its language does.
fn weight(document: &Document, candidate: &Candidate) -> f32 {
    let rarities = candidate.stems().iter().filter_map(|stem| document.words.get(*stem)).map(rarity);
    candidate.count() as f32 * rarities.sum::<f32>() / candidate.len.max(1) as f32
}

fn measure(document: &Document, candidate: &Candidate, weights: &[f32], scale: &Scale) -> Row {
    let first = candidate.places.first().copied().unwrap_or(0);
    let count = candidate.count() as f32;
    let words: Vec<&Word> = (first..first + candidate.len).filter_map(|at| document.word_at(at)).collect();
    let naming: Vec<&&Word> = words.iter().filter(|word| !word.is_function).collect();
    let share = |holds: &dyn Fn(&Word) -> bool| {
        naming.iter().filter(|word| holds(word)).count() as f32 / naming.len().max(1) as f32
    };
    let rarities = || naming.iter().map(|word| rarity(word));
    let sentences: Vec<usize> =
        candidate.places.iter().filter_map(|at| document.places.get(*at)).map(|p| p.sentence).collect();
    let body: Vec<usize> = sentences.iter().copied().filter(|at| !is_headline(document, *at)).collect();
    let headline_sentences = document.sentences.iter().take_while(|s| document.is_headline(s.unit)).count();
    let place = |sentence: Option<&usize>| sentence.map_or(scale.sentences, |at| (at - headline_sentences) as f32);
    let mut paragraphs: Vec<usize> =
        body.iter().filter_map(|at| document.sentences.get(*at)).map(|sentence| sentence.unit).collect();
    paragraphs.dedup();
    let headline_tokens = document.tokens.iter().take_while(|token| document.is_headline(token.unit)).count();
    let in_headline = is_in_headline(document, candidate);
    let mean_over =
        |value: &dyn Fn(usize) -> f32| body.iter().map(|at| value(*at)).sum::<f32>() / body.len().max(1) as f32;
    let inner: f32 = naming.iter().map(|word| word.inner as f32).sum();
    let letters = candidate.text.chars().filter(|c| c.is_alphabetic());
    let own_weight = weight(document, candidate);
    let flag = |is: bool| f32::from(u8::from(is));
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
        if in_headline { first as f32 / headline_tokens.max(1) as f32 } else { 1.0 },
        flag(body.first().is_some_and(|at| *at == headline_sentences)),
        place(body.first()).ln_1p() / scale.sentences.ln_1p(),
        place(body.last()) / scale.sentences,
        candidate.len as f32,
        (candidate.text.chars().count() as f32).ln(),
        naming.iter().map(|word| word.capitals as f32).sum::<f32>() / inner.max(1.0),
        flag(letters.clone().nth(1).is_some() && letters.clone().all(char::is_uppercase)),
        flag(is_quoted(document, candidate)),
        1.0 - candidate.inside as f32 / count,
        cohesion(candidate, &words, scale.tokens),
        variety(document, candidate.places.iter().map(|at| at.checked_sub(1))),
        variety(document, candidate.places.iter().map(|at| Some(at + candidate.len))),
        share(&|word| word.is_noun),
        flag(words.last().is_some_and(|word| word.is_noun)),
        share(&|word| word.is_dense && word.key.chars().nth(1).is_none()),
        flag(scale.is_dense && words.iter().any(|word| !word.is_dense)),
        flag(naming.len() < words.len()),
        flag(candidate.text.chars().any(char::is_numeric)),
        own_weight.ln_1p(),
        own_weight / scale.most_weight,
        mean_over(&|at| weights.get(at).copied().unwrap_or(0.0)),
        mean_over(&|at| scale.headline_shares.get(at).copied().unwrap_or(0.0)),
        flag(scale.is_dense),
        flag(document.has_background),
        scale.sentences.ln(),
        flag(document.headlines > 0),
        (body.len() as f32).ln_1p(),
        candidate.text.chars().filter(|c| document.function_chars.contains(c)).count() as f32
            / candidate.text.chars().count().max(1) as f32,
        candidate.compounds as f32,
    ]
}

fn is_headline(document: &Document, sentence: usize) -> bool {
    document.sentences.get(sentence).is_some_and(|sentence| document.is_headline(sentence.unit))
}

/// How much more often the words stand together than chance would have it, a word.
fn cohesion(candidate: &Candidate, words: &[&Word], tokens: f32) -> f32 {
    if candidate.len < 2 {
        return 0.0;
    }
    let apart: f32 = words.iter().map(|word| (word.count.max(1) as f32 / tokens).ln()).sum();
    ((candidate.count() as f32 / tokens).ln() - apart) / (candidate.len - 1) as f32
}

/// How different the neighbours are, 0 to 1: a part of a longer phrase always has the same.
fn variety(document: &Document, neighbours: impl Iterator<Item = Option<usize>>) -> f32 {
    let stem_at = |at| document.word_at(at).map_or(usize::MAX, |word| word.stem);
    let mut stems: Vec<usize> = neighbours.map(|at: Option<usize>| at.map_or(usize::MAX, stem_at)).collect();
    let all = stems.len().max(1) as f32;
    stems.sort_unstable();
    stems.dedup();
    stems.len() as f32 / all
}

/// For each sentence the share of the headline's words that it repeats.
fn measure_headline_shares(document: &Document) -> Vec<f32> {
    let stems = |sentence: &Sentence| document.stems_of(sentence);
    let is_headline = |sentence: &&Sentence| document.is_headline(sentence.unit);
    let headline: Vec<usize> = document.sentences.iter().take_while(is_headline).flat_map(stems).collect();
    let share = |sentence: &Sentence| {
        let repeated = stems(sentence).iter().filter(|stem| headline.contains(stem)).count();
        repeated as f32 / headline.len().max(1) as f32
    };
    document.sentences.iter().map(share).collect()
}
