//! Which candidates are shown: the most likely ones, as many as the highest expected F1 asks for, none that says again
//! what another says.

use super::candidates::Candidate;

/// A word that stands this often inside one longer phrase is shown as that phrase.
const PROMOTED_SHARE: f32 = 0.6;
/// Fewer occurrences are no evidence for that.
const PROMOTED_TIMES: usize = 3;
/// Of two candidates, one part of the other, both are shown if the shorter is this much more frequent.
const INDEPENDENT_TIMES: f32 = 1.6;

/// A chosen candidate.
pub struct Choice {
    /// Its index.
    pub candidate: usize,
    /// Its chance.
    pub chance: f32,
}

/// Chooses up to `most` candidates, best first.
fn env(n: &str, d: f32) -> f32 {
    std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d)
}
pub fn choose_keywords(candidates: &[Candidate], chances: &[f32], most: usize) -> Vec<Choice> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    let chance = |at: usize| chances.get(at).copied().unwrap_or(0.0);
    order.sort_by(|one, other| chance(*other).total_cmp(&chance(*one)).then(one.cmp(other)));
    let mut chosen: Vec<Choice> = Vec::new();
    for at in order {
        if chosen.len() >= most {
            break;
        }
        let shown = promote(candidates, at);
        let Some(candidate) = candidates.get(shown) else { continue };
        let repeats =
            chosen.iter().filter_map(|choice| candidates.get(choice.candidate)).any(|c| says_again(candidate, c));
        if !repeats {
            chosen.push(Choice { candidate: shown, chance: chance(at) });
        }
    }
    let expected: f32 = chances.iter().sum();
    chosen.truncate(best_count(&chosen, expected * env("EXPM", 1.0)).max(env("CUT", 0.0) as usize));
    chosen
}

/// The longer phrase that a word nearly always stands in, or the word itself.
fn promote(candidates: &[Candidate], at: usize) -> usize {
    let Some(word) = candidates.get(at).filter(|candidate| candidate.count() >= PROMOTED_TIMES) else { return at };
    if (word.inside as f32) < env("PROM", PROMOTED_SHARE) * word.count() as f32 {
        return at;
    }
    let longer = candidates.iter().enumerate().filter(|(_, other)| word.is_part_of(other));
    // The longest of the most frequent: 疫情防控 before 疫情防.
    longer.max_by_key(|(_, other)| (other.count(), other.len)).map_or(at, |(at, _)| at)
}

fn specialise(candidates: &[Candidate], at: usize) -> Vec<usize> {
    let mode = env("SPEC", 0.0);
    if mode == 0.0 {
        return vec![at];
    }
    let Some(word) = candidates.get(at) else { return vec![at] };
    let dense = word.text.starts_with(crate::text::script::is_unspaced);
    if word.len > 1 || (mode < 2.0 && !dense) {
        return vec![at];
    }
    let mut longer: Vec<(usize, &Candidate)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, o)| o.count() > 1 && o.len == 2 && o.stems().last() == word.stems().last())
        .collect();
    longer.sort_by_key(|(_, o)| std::cmp::Reverse(o.count()));
    let covered: usize = longer.iter().map(|(_, o)| o.count()).sum();
    if longer.len() < 2 || (covered as f32) < env("COV", 0.3) * word.count() as f32 {
        return vec![at];
    }
    longer.truncate(2);
    longer.into_iter().map(|(i, _)| i).collect()
}

/// Whether one says again what the other says.
fn says_again(one: &Candidate, other: &Candidate) -> bool {
    let (short, long) = if one.len <= other.len { (one, other) } else { (other, one) };
    let is_part = short.key == long.key || short.is_part_of(long) || is_spelled_in(short, long);
    is_part && (short.count() as f32) < env("IND", INDEPENDENT_TIMES) * long.count() as f32
}

/// Cut differently, a phrase may hold another without sharing its words.
fn is_spelled_in(short: &Candidate, long: &Candidate) -> bool {
    let is_dense = |text: &str| text.starts_with(crate::text::script::is_unspaced);
    is_dense(&short.text) && (long.text.contains(&short.text) || short.text.contains(&long.text))
}

/// How many of the chosen to show: the number with the highest expected F1, where `expected` keywords are to be found.
fn best_count(chosen: &[Choice], expected: f32) -> usize {
    let mut hits = 0.0;
    let mut best = (0, 0.0);
    for (at, choice) in chosen.iter().enumerate() {
        hits += choice.chance;
        let f1 = 2.0 * hits / (at as f32 + 1.0 + expected);
        if f1 > best.1 {
            best = (at + 1, f1);
        }
    }
    best.0
}
