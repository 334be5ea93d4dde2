//! The article's words in their places. Decides what a word, a fragment and a quotation are; has no opinion of them.
//!
//! Spaced scripts are cut at what is no letter, digit or inner mark; runs of scripts without spaces go through the
//! segmenter, all of them in one call. Pieces that a dictionary does not know are glued where the article itself shows
//! that they belong together (疫|情 is 疫情): their bond is the share of their occurrences in which they stand together.
//! The measure behind a number is bound to that, never to what follows (6|岁|女童).

use super::keys::Keys;
use crate::hash::HashMap;
use crate::lexicon::affixes::{affixes, is_elided};
use crate::order::sort;
use crate::text::fold::fold;
use crate::text::letters::{is_letter, is_letter_or_number, is_number, to_lower};
use crate::text::script::{is_han, is_unspaced};

/// Finds the words in text without spaces: the byte offsets at which a word ends. Offsets that are out of order or
/// inside a character are passed over.
pub type Segmenter<'a> = dyn Fn(&str) -> Vec<usize> + 'a;

/// A word in its place.
#[derive(Debug, Clone)]
pub struct Token {
    /// The unit it stands in.
    pub unit: usize,
    /// Its first byte in the unit.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// The number of the key that it is compared by.
    pub key: usize,
    /// Whether a mark that parts phrases stands before it.
    pub is_parted: bool,
    /// Whether a quotation opens right before it.
    pub opens: bool,
    /// Whether a quotation closes right after it.
    pub closes: bool,
}

/// Longest word that gluing may make, in characters.
const GLUED_CHARS: usize = 4;
/// How often two pieces must stand together before they are glued.
const GLUED_TIMES: u32 = 2;
/// Of the piece that clings more, this share of its occurrences is beside the other; below it the pair is chance.
const STRONG_BOND: f32 = 0.7;
/// The same for the piece that clings less.
const WEAK_BOND: f32 = 0.3;
/// How often a word of a text comes again, about: room for keys is made by it.
const WORDS_A_KEY: usize = 2;
/// Gluing twice makes words of three pieces.
const GLUE_ROUNDS: usize = 2;

/// The words of the units, in order, and the keys they are compared by.
pub fn collect_tokens(
    units: &[&str],
    lang: &str,
    segmenter: &Segmenter,
    is_function: &dyn Fn(&str) -> bool,
) -> (Vec<Token>, Vec<String>) {
    let mut tokens: Vec<Token> = Vec::new();
    for (unit, text) in units.iter().enumerate() {
        scan_unit(unit, text, &mut tokens);
    }
    let mut tokens = cut_runs(units, tokens, segmenter);
    let mut keys = Keys::with_room(tokens.len() / WORDS_A_KEY);
    // Most words occur again in the same spelling.
    let mut spellings: HashMap<&str, usize> =
        HashMap::with_capacity_and_hasher(tokens.len() / WORDS_A_KEY, Default::default());
    for token in &mut tokens {
        let text = units.get(token.unit).and_then(|text| text.get(token.start..token.end)).unwrap_or("");
        token.key = *spellings.entry(text).or_insert_with(|| keys.number(fold(text)));
    }
    let mut parts: Vec<usize> = Vec::new();
    for _ in 0..GLUE_ROUNDS {
        // The characters of each key; none where it may not be a part of a word.
        let chars_of =
            |key: &String| if key.chars().all(is_han) && !is_function(key) { key.chars().count() } else { 0 };
        parts.extend(keys.texts().iter().skip(parts.len()).map(chars_of));
        tokens = glue(tokens, &mut keys, &parts);
    }
    detach(&mut tokens, units, lang, &mut keys);
    (tokens, keys.into_texts())
}

/// Cuts a unit at everything that is no word; a run of a script without spaces is one token for now.
fn scan_unit(unit: usize, text: &str, tokens: &mut Vec<Token>) {
    let mut chars = text.char_indices().peekable();
    let mut is_parted = true;
    let mut before = ' ';
    while let Some((start, c)) = chars.next() {
        if !is_word_char(c) {
            is_parted |= !is_joint(before, c, chars.peek().map(|(_, next)| *next));
            before = c;
            continue;
        }
        let is_run = is_unspaced(c);
        let mut end = start + c.len_utf8();
        let mut last = c;
        while let Some(&(at, next)) = chars.peek() {
            let after = || text.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next());
            let is_inner = || !is_run && is_inner_mark(last, next, after(), text.get(start..at).unwrap_or(""));
            let goes_on = (is_word_char(next) && is_unspaced(next) == is_run) || is_inner();
            if !goes_on {
                break;
            }
            last = next;
            end = at + next.len_utf8();
            chars.next();
        }
        let closes = chars.peek().is_some_and(|(_, next)| is_closing_quote(*next));
        let opens = is_opening_quote(before);
        tokens.push(Token { unit, start, end, key: 0, is_parted, opens, closes });
        is_parted = false;
        before = last;
    }
}

/// Letters, digits, and the marks that hang on letters.
fn is_word_char(c: char) -> bool {
    is_unspaced(c)
        || is_letter_or_number(c)
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{93c}' | '\u{94d}'
            | '\u{9bc}' | '\u{9cd}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// What may stand between the words of one phrase: a single space, the dot in foreign names, an apostrophe.
fn is_joint(before: char, c: char, after: Option<char>) -> bool {
    let Some(after) = after else { return false };
    match c {
        ' ' | '\u{a0}' => is_word_char(before) && is_word_char(after) && !(is_han(before) && is_han(after)),
        '·' | '・' | '•' | '\'' | '’' => is_word_char(before) && is_word_char(after),
        _ => false,
    }
}

/// Whether a mark belongs to the word around it: `don't`, `well-known`, `3.5`, `C++`, but not `l'été`, `China's`.
fn is_inner_mark(last: char, mark: char, after: Option<char>, word: &str) -> bool {
    let follows = after.is_some_and(|after| is_letter_or_number(after) && !is_unspaced(after));
    match mark {
        '\'' | '’' | 'ʼ' => {
            let is_possessive = after == Some('s');
            follows && is_letter(last) && !is_possessive && !is_elided(&to_lower(word))
        }
        '-' | '\u{2010}' | '\u{2011}' | '.' | '&' | '_' => follows && is_letter_or_number(last),
        '+' | '#' => is_letter_or_number(last) || last == '+',
        _ => false,
    }
}

fn is_opening_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '「' | '『' | '《' | '‘' | '〈')
}

fn is_closing_quote(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '»' | '」' | '』' | '》' | '’' | '〉')
}

/// Cuts the runs with one call of the segmenter.
fn cut_runs(units: &[&str], tokens: Vec<Token>, segmenter: &Segmenter) -> Vec<Token> {
    let text_of = |token: &Token| units.get(token.unit).and_then(|text| text.get(token.start..token.end)).unwrap_or("");
    let is_run = |token: &Token| text_of(token).starts_with(is_unspaced);
    let mut joined = String::new();
    for token in tokens.iter().filter(|token| is_run(token)) {
        joined.push_str(text_of(token));
        joined.push('\n');
    }
    let ends = if joined.is_empty() { Vec::new() } else { segmenter(&joined) };
    let mut ends = ends.into_iter().filter(|end| joined.is_char_boundary(*end)).peekable();
    let mut cut = Vec::with_capacity(tokens.len() * 2);
    let mut at = 0;
    for token in tokens {
        if !is_run(&token) {
            cut.push(token);
            continue;
        }
        let (first, last) = (at, at + token.end - token.start);
        while at < last {
            while ends.next_if(|end| *end <= at).is_some() {}
            let end = ends.peek().map_or(last, |end| (*end).min(last));
            let (is_first, is_last) = (at == first, end == last);
            cut.push(Token {
                start: token.start + at - first,
                end: token.start + end - first,
                is_parted: token.is_parted && is_first,
                opens: token.opens && is_first,
                closes: token.closes && is_last,
                ..token.clone()
            });
            at = end;
        }
        at += 1;
    }
    cut
}

/// Glues pieces that the article shows to be one word; `parts` has the characters of each key, none where it may not be a
/// part of a word.
fn glue(tokens: Vec<Token>, keys: &mut Keys, parts: &[usize]) -> Vec<Token> {
    let mut times: Vec<u32> = vec![0; parts.len()];
    for token in &tokens {
        if let Some(times) = times.get_mut(token.key) {
            *times += 1;
        }
    }
    let chars = |token: &Token| parts.get(token.key).copied().unwrap_or(0);
    let times_of = |key: usize| times.get(key).copied().unwrap_or(0);
    // Pieces of which one is too rare, or too rare beside the other, are not bound however often they stand together.
    let may_be_bound = |left: usize, right: usize| {
        let (rare, often) = (times_of(left).min(times_of(right)), times_of(left).max(times_of(right)));
        rare >= GLUED_TIMES && rare as f32 / often as f32 >= WEAK_BOND
    };
    let is_measure = |at: usize| {
        let before = at.checked_sub(1).filter(|_| tokens.get(at).is_some_and(|token| !token.is_parted));
        let before = before.and_then(|before| tokens.get(before));
        before.is_some_and(|before| keys.text(before.key).chars().all(|c| is_number(c) || c == '.'))
    };
    let may_glue = |at: &usize| {
        let (Some(left), Some(right)) = (tokens.get(*at), tokens.get(at + 1)) else { return false };
        let (first, second) = (chars(left), chars(right));
        let is_pair = first > 0 && second > 0 && (first == 1 || second == 1) && first + second <= GLUED_CHARS;
        is_pair
            && !right.is_parted
            && left.end == right.start
            && may_be_bound(left.key, right.key)
            && !(first == 1 && is_measure(*at))
    };
    let glueable: Vec<usize> = (0..tokens.len()).filter(may_glue).collect();
    let pair_at = |at: usize| Some((tokens.get(at)?.key, tokens.get(at + 1)?.key));
    let mut pairs: HashMap<(usize, usize), u32> = HashMap::default();
    for pair in glueable.iter().filter_map(|at| pair_at(*at)) {
        *pairs.entry(pair).or_default() += 1;
    }
    let is_bound = |pair: (usize, usize)| {
        let together = pairs.get(&pair).copied().unwrap_or(0);
        let share = |key: usize| together as f32 / times_of(key).max(1) as f32;
        together >= GLUED_TIMES
            && share(pair.0).max(share(pair.1)) >= STRONG_BOND
            && share(pair.0).min(share(pair.1)) >= WEAK_BOND
    };
    let mut bound = vec![false; tokens.len()];
    for at in glueable {
        let is_taken = bound.get(at).copied().unwrap_or(false);
        if let Some(next) = bound.get_mut(at + 1) {
            *next = !is_taken && pair_at(at).is_some_and(is_bound);
        }
    }
    let mut glued: Vec<Token> = Vec::with_capacity(tokens.len());
    for (token, is_bound) in tokens.into_iter().zip(bound) {
        match glued.last_mut().filter(|_| is_bound) {
            Some(left) => {
                left.end = token.end;
                left.closes = token.closes;
                left.key = keys.number([keys.text(left.key), keys.text(token.key)].concat());
            }
            None => glued.push(token),
        }
    }
    glued
}

/// Cuts articles and particles off words whose rest the article shows with another one, or with none.
fn detach(tokens: &mut [Token], units: &[&str], lang: &str, keys: &mut Keys) {
    let (prefixes, suffixes) = affixes(lang);
    if prefixes.is_empty() && suffixes.is_empty() {
        return;
    }
    let rests = |word: &str| -> Vec<(usize, usize)> {
        let is_long = |rest: &&str| rest.chars().nth(1).is_some();
        let fronts = prefixes.iter().filter_map(|prefix| {
            let rest = word.strip_prefix(prefix).filter(is_long).filter(|rest| rest.chars().nth(2).is_some())?;
            Some((word.len() - rest.len(), word.len()))
        });
        let backs = suffixes.iter().filter_map(|suffix| {
            let rest = word.strip_suffix(suffix).filter(is_long)?;
            Some((0, rest.len()))
        });
        fronts.chain(backs).collect()
    };
    let text_of = |token: &Token| units.get(token.unit).and_then(|text| text.get(token.start..token.end)).unwrap_or("");
    let mut words: Vec<&str> = tokens.iter().map(text_of).collect();
    sort(&mut words);
    words.dedup();
    let mut witnesses: HashMap<&str, u32> = HashMap::default();
    for word in &words {
        *witnesses.entry(word).or_default() += 1;
        for (start, end) in rests(word) {
            *witnesses.entry(word.get(start..end).unwrap_or("")).or_default() += 1;
        }
    }
    for token in tokens {
        let word = text_of(token);
        let seen = |(start, end): &(usize, usize)| {
            word.get(*start..*end).and_then(|rest| witnesses.get(rest)).is_some_and(|witnesses| *witnesses > 1)
        };
        if let Some((start, end)) = rests(word).into_iter().find(seen) {
            (token.start, token.end) = (token.start + start, token.start + end);
            token.key = keys.number(fold(word.get(start..end).unwrap_or("")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One word a character, as a dictionary that knows nothing would cut.
    fn by_character(text: &str) -> Vec<usize> {
        text.char_indices().map(|(at, c)| at + c.len_utf8()).collect()
    }

    fn keys(text: &str, lang: &str) -> Vec<String> {
        let (tokens, keys) = collect_tokens(&[text], lang, &by_character, &|key| key == "的");
        tokens.into_iter().map(|token| keys[token.key].clone()).collect()
    }

    #[test]
    fn words_of_spaced_scripts() {
        assert_eq!(keys("Don't l'été China's C++ 3.5%", "fr"), ["don't", "l", "été", "china", "s", "c++", "3.5"]);
        assert_eq!(keys("well-known «Новая» м'ята", "uk"), ["well-known", "новая", "м'ята"]);
    }

    #[test]
    fn pieces_are_glued_where_the_article_shows_it() {
        assert_eq!(keys("疫情來。疫情的疫情", "zh"), ["疫情", "來", "疫情", "的", "疫情"]);
        assert_eq!(keys("上海", "zh"), ["上", "海"]);
    }

    #[test]
    fn a_measure_is_not_glued_to_what_is_measured() {
        assert_eq!(keys("6岁童。7岁童", "zh"), ["6", "岁", "童", "7", "岁", "童"]);
        assert_eq!(keys("岁童。岁童", "zh"), ["岁童", "岁童"]);
    }

    #[test]
    fn particles_are_cut_where_the_rest_is_a_word() {
        assert_eq!(keys("정부는 정부의 발표를", "ko"), ["정부", "정부", "발표를"]);
        assert_eq!(keys("المدينة مدينة", "ar"), ["مدینة", "مدینة"]);
    }

    #[test]
    fn marks_part_phrases_and_quotations_are_seen() {
        let (tokens, _) = collect_tokens(&["the “Green Deal”, again"], "en", &by_character, &|_| false);
        let parted: Vec<bool> = tokens.iter().map(|token| token.is_parted).collect();
        assert_eq!(parted, [true, true, false, true]);
        assert!(tokens[1].opens && tokens[2].closes && !tokens[2].opens);
    }

    #[test]
    fn a_segmenter_cannot_break_anything() {
        for ends in [vec![], vec![0, 0, 1, 99], vec![3, 3, 2, 6]] {
            let (tokens, keys) = collect_tokens(&["疫情防控"], "zh", &|_| ends.clone(), &|_| false);
            let text: String = tokens.iter().map(|token| keys[token.key].as_str()).collect();
            assert_eq!(text, "疫情防控");
        }
    }
}
