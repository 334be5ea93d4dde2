//! Phrases without spaces that begin or end inside of a term are cut wrongly and name nothing: 大学地理 in 师范大学地理系.
//!
//! A dictionary cuts words, and nothing says which of them make a term. A phrase is a fragment if it always has the same
//! word beyond its end, and that word and the one at its end occur together more often than the phrase.

use super::candidates::{Candidate, NONE};
use super::document::Document;

/// Takes fragments for words in passing; `candidates` are in the order of their keys.
pub fn mark_fragments(document: &Document, candidates: &mut [Candidate]) {
    let times = |one: usize, other: usize| {
        let key = [one, other, NONE, NONE];
        let at = candidates.binary_search_by(|candidate| candidate.key.cmp(&key));
        at.ok().and_then(|at| candidates.get(at)).map_or(0, Candidate::count)
    };
    let is_fragment = |phrase: &Candidate| {
        let (Some(&first), Some(&last)) = (phrase.stems().first(), phrase.stems().last()) else { return false };
        if phrase.len == 1 || phrase.count() == 1 {
            return false;
        }
        let before = shared_stem(phrase, |at| joined_stem(document, at.checked_sub(1), at));
        let after = shared_stem(phrase, |at| joined_stem(document, Some(at + phrase.len), at + phrase.len));
        let times = [before.map(|before| times(before, first)), after.map(|after| times(last, after))];
        times.into_iter().flatten().any(|times| times > phrase.count())
    };
    let fragments: Vec<usize> =
        candidates.iter().enumerate().filter(|(_, phrase)| is_fragment(phrase)).map(|(at, _)| at).collect();
    for at in fragments {
        if let Some(fragment) = candidates.get_mut(at) {
            fragment.names_topic = false;
        }
    }
}

/// The stem that is found at all places of a phrase.
fn shared_stem(phrase: &Candidate, find: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let mut stems = phrase.places.iter().map(|at| find(*at));
    let first = stems.next()??;
    stems.all(|stem| stem == Some(first)).then_some(first)
}

/// The stem of the word at a token, if nothing stands before the token `joint` and the word names something.
fn joined_stem(document: &Document, token: Option<usize>, joint: usize) -> Option<usize> {
    let is_parted = document.tokens.get(joint)?.is_parted;
    let place = document.places.get(token?).filter(|place| place.is_usable)?;
    document.words.get(place.word).filter(|word| word.is_dense && !is_parted).map(|word| word.stem)
}
