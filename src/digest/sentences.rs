//! Key sentences: those that say most of what the article is about, early ones first among equals, none that repeats
//! another. They are the article's own sentences, never rewritten.
//!
//! A sentence is worth the weight of its different words (in how many sentences, how rare, in the headline) for its
//! length: the centroid method of Radev and others (2004). Position counts because reports say early what matters.
//! Maximal marginal relevance (Carbonell and Goldstein, 1998) keeps the choice from repeating itself.

use super::document::{Document, Sentence};
use super::scale::rarity;
use crate::order::sort;

/// A choice of sentences looks at this many; later ones of a very long text say nothing new.
const SENTENCES: usize = 400;
/// How much the first sentence is worth above a late one, and how fast that fades.
const LEAD: f32 = 6.0;
const FADE: f32 = 0.7;
/// How hard long sentences are held to their length.
const LENGTH_POWER: f32 = 0.9;
/// How much more a word says that stands in many sentences.
const SPREAD_POWER: f32 = 1.5;
/// What a sentence loses that repeats a chosen one entirely.
const REPETITION: f32 = 0.9;
/// A question asks, it does not tell.
const QUESTION: f32 = 0.8;
/// A shorter sentence, in characters, says little by itself.
const SHORT_CHARS: usize = 12;
/// No word counts as commoner than this.
const LEAST_RARITY: f32 = 0.3;

/// The weight of every sentence by its words alone, 0 to 1.
pub fn weigh_sentences(document: &Document) -> Vec<f32> {
    let stems: Vec<Vec<usize>> = document.sentences.iter().map(|sentence| document.stems_of(sentence)).collect();
    let mut spread = vec![0u32; document.words.len()];
    let mut in_headline = vec![false; document.words.len()];
    for (sentence, stems) in document.sentences.iter().zip(&stems) {
        for &stem in stems {
            let is_headline = document.is_headline(sentence.unit);
            if let (Some(spread), Some(flag)) = (spread.get_mut(stem), in_headline.get_mut(stem)) {
                *spread += u32::from(!is_headline);
                *flag |= is_headline;
            }
        }
    }
    let worth = |stem: &usize| -> f32 {
        let (Some(word), Some(&spread)) = (document.words.get(*stem), spread.get(*stem)) else { return 0.0 };
        let is_headline = in_headline.get(*stem).copied().unwrap_or(false);
        if spread < 2 && !is_headline {
            return 0.0;
        }
        (spread as f32).ln_1p().powf(SPREAD_POWER)
            * rarity(word).max(LEAST_RARITY)
            * if is_headline { 2.0 } else { 1.0 }
    };
    let naming = |sentence: &Sentence| {
        sentence.tokens.clone().filter(|at| document.places.get(*at).is_some_and(|place| place.is_usable)).count()
            as f32
    };
    let mean = document.sentences.iter().map(naming).sum::<f32>() / document.sentences.len().max(1) as f32;
    let rows = document.sentences.iter().zip(&stems);
    let weights: Vec<f32> = rows
        .map(|(sentence, stems)| {
            stems.iter().map(worth).sum::<f32>() / (naming(sentence) + mean).max(1.0).powf(LENGTH_POWER)
        })
        .collect();
    let most = weights.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    weights.into_iter().map(|weight| weight / most).collect()
}

/// The indices of up to `count` key sentences, in reading order; `may_choose` tells which units have sentences to show.
pub fn choose_sentences(
    document: &Document,
    weights: &[f32],
    count: usize,
    may_choose: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let body = document.sentences.iter().enumerate().filter(|(_, sentence)| may_choose(sentence.unit));
    let mut rest: Vec<(usize, f32, Vec<usize>)> = body
        .take(SENTENCES)
        .enumerate()
        .filter_map(|(order, (at, sentence))| {
            let text = document.units.get(sentence.unit)?.get(sentence.range.clone())?;
            let position = 1.0 + LEAD / (1.0 + order as f32).powf(FADE);
            let question = if text.ends_with(['?', '？', '؟']) { QUESTION } else { 1.0 };
            let is_long = text.chars().nth(SHORT_CHARS).is_some();
            is_long.then(|| {
                (at, weights.get(at).copied().unwrap_or(0.0) * position * question, document.stems_of(sentence))
            })
        })
        .collect();
    let mut chosen: Vec<(usize, Vec<usize>)> = Vec::new();
    while chosen.len() < count {
        let value = |(_, weight, stems): &(usize, f32, Vec<usize>)| {
            let repeated = chosen.iter().map(|(_, other)| overlap(stems, other)).fold(0.0, f32::max);
            weight * (1.0 - REPETITION * repeated)
        };
        let values = rest.iter().map(value).enumerate();
        // The first of equals is kept, so that the same article always gives the same sentences.
        let best = values.fold(None, |best: Option<(usize, f32)>, (at, value)| match best {
            Some((_, most)) if most >= value => best,
            _ => Some((at, value)),
        });
        let Some((at, _)) = best else { break };
        let (sentence, _, stems) = rest.remove(at);
        chosen.push((sentence, stems));
    }
    let mut chosen: Vec<usize> = chosen.into_iter().map(|(at, _)| at).collect();
    sort(&mut chosen);
    chosen
}

/// Of the shorter set, the share that is also in the other.
fn overlap(one: &[usize], other: &[usize]) -> f32 {
    one.iter().filter(|stem| other.binary_search(stem).is_ok()).count() as f32
        / one.len().min(other.len()).max(1) as f32
}
