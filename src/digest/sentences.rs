//! Key sentences: those whose words an editor would most likely put into a summary, early ones first among equals, each
//! for what the others do not say. They are the article's own sentences, never rewritten.
//!
//! A sentence is worth the chances of its different words to stand in a summary, for its length; of words that a chosen
//! sentence has told, a part. Summaries cover what matters word by word (Gillick and Favre, 2009), and which words matter is
//! learned from summaries (Hong and Nenkova, 2014). [`weigh_sentences`] is the plainer centroid of Radev and others (2004):
//! it needs no chances, so that keywords can be measured by the sentences they stand in.

use super::document::{Document, Sentence};
use super::scale::rarity;
use crate::order::sort;

/// A choice of sentences looks at this many; later ones of a very long text say nothing new.
const SENTENCES: usize = 400;
/// How much the first sentence is worth above a late one, and how fast that fades.
const LEAD: f32 = 1.0;
const FADE: f32 = 0.7;
/// How much more a likely word counts than several unlikely ones.
const WORTH_POWER: f32 = 1.5;
/// How hard long sentences are held to their length.
const LENGTH_POWER: f32 = 0.7;
/// What a word loses that a chosen sentence has.
const COVERED: f32 = 0.8;
/// How hard the centroid holds long sentences to their length.
const CENTROID_LENGTH_POWER: f32 = 0.9;
/// How much more a word weighs in the centroid that stands in many sentences.
const SPREAD_POWER: f32 = 1.5;
/// A question asks, it does not tell.
const QUESTION: f32 = 0.8;
/// A shorter sentence, in characters, says little by itself.
const SHORT_CHARS: usize = 12;
/// No word counts as commoner than this.
const LEAST_RARITY: f32 = 0.3;

/// The weight of every sentence by its words alone, 0 to 1.
pub fn weigh_sentences(document: &Document) -> Vec<f32> {
    let mut spread = vec![0u32; document.words.len()];
    let mut in_headline = vec![false; document.words.len()];
    for sentence in &document.sentences {
        for &stem in &sentence.stems {
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
    let weigh = |sentence: &Sentence| {
        sentence.stems.iter().map(worth).sum::<f32>() / (naming(sentence) + mean).max(1.0).powf(CENTROID_LENGTH_POWER)
    };
    let weights: Vec<f32> = document.sentences.iter().map(weigh).collect();
    let most = weights.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    weights.into_iter().map(|weight| weight / most).collect()
}

/// A sentence that may be chosen.
struct Choice<'a> {
    sentence: usize,
    stems: &'a [usize],
    /// What its worth is multiplied by, for its place and length.
    factor: f32,
}

/// The indices of up to `count` key sentences, in reading order; `worths` are those of the words, and `may_choose` tells
/// which units have sentences to show.
pub fn choose_sentences(
    document: &Document,
    worths: &[f32],
    count: usize,
    may_choose: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let text_of = |sentence: &Sentence| {
        let text = document.units.get(sentence.unit)?.get(sentence.range.clone())?;
        text.chars().nth(SHORT_CHARS).is_some().then_some(text)
    };
    let body = document.sentences.iter().enumerate().filter(|(_, sentence)| may_choose(sentence.unit));
    let body: Vec<(usize, &Sentence, &str)> =
        body.filter_map(|(at, sentence)| Some((at, sentence, text_of(sentence)?))).take(SENTENCES).collect();
    let words: usize = body.iter().map(|(_, sentence, _)| sentence.tokens.len()).sum();
    let mean = words as f32 / body.len().max(1) as f32;
    let mut rest: Vec<Choice> = Vec::with_capacity(body.len());
    for (order, (sentence, found, text)) in body.into_iter().enumerate() {
        let position = 1.0 + LEAD / (1.0 + order as f32).powf(FADE);
        let question = if text.ends_with(['?', '？', '؟']) { QUESTION } else { 1.0 };
        let length = (found.tokens.len() as f32 + mean).max(1.0).powf(LENGTH_POWER);
        rest.push(Choice { sentence, stems: &found.stems, factor: position * question / length });
    }
    let mut worths: Vec<f32> = worths.iter().map(|worth| worth.powf(WORTH_POWER)).collect();
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < count {
        let worth = |stem: &usize| worths.get(*stem).copied().unwrap_or(0.0);
        let value = |choice: &Choice| choice.stems.iter().map(worth).sum::<f32>() * choice.factor;
        let values = rest.iter().map(value).enumerate();
        // The first of equals is kept, so that the same article always gives the same sentences.
        let best = values.fold(None, |best: Option<(usize, f32)>, (at, value)| match best {
            Some((_, most)) if most >= value => best,
            _ => Some((at, value)),
        });
        let Some((at, _)) = best else { break };
        let choice = rest.remove(at);
        // The same words say the same.
        rest.retain(|other| other.stems != choice.stems);
        for stem in choice.stems {
            if let Some(worth) = worths.get_mut(*stem) {
                *worth *= 1.0 - COVERED;
            }
        }
        chosen.push(choice.sentence);
    }
    sort(&mut chosen);
    chosen
}
