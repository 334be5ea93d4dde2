//! Where sentences end, in every script. Never looks beyond the paragraph it is given.
//!
//! A sentence takes the quotes and brackets that close after its end. A Latin full stop ends one only before white space
//! and a letter that may begin a sentence, and not after initials, short numbers and what the caller calls an
//! abbreviation. A question or an exclamation inside quotes goes on where the caller says that the words after it
//! name the speaker. Scripts that put a space where others put a stop are cut there once the sentence is long.

use super::letters::{is_letter_or_number, is_number};
use super::punctuation::{is_closing_mark, is_sentence_mark};
use super::script::{is_thai_like, is_unspaced};
use std::ops::Range;

/// Where words are written together and spaces part clauses, a sentence of this many characters ends at a space.
const CLAUSE_CHARS: usize = 60;

/// A number of more digits before a full stop is a year or a count at the end of a sentence, not an ordinal.
const ORDINAL_DIGITS: usize = 2;

/// What only words tell; the words are the caller's.
pub struct Habits<'a> {
    /// Whether a word, without its full stop, is an abbreviation that stands before names and numbers.
    pub is_abbreviation: &'a dyn Fn(&str) -> bool,
    /// Whether the text after a closing quote names the speaker, so that the sentence goes on.
    pub names_speaker: &'a dyn Fn(&str) -> bool,
}

/// The sentences of a paragraph as ranges of bytes, without white space at their ends.
pub fn split_sentences(text: &str, habits: &Habits) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars_since_start = 0;
    let mut marks = text.char_indices().peekable();
    while let Some((at, c)) = marks.next() {
        chars_since_start += 1;
        let end = at + c.len_utf8();
        let after = if c == '\n' {
            Some(end)
        } else if is_sentence_mark(c) {
            let closed = end_of_marks(text, end);
            ends_here(text, start, at, closed, habits).then_some(closed)
        } else if c == ' ' && chars_since_start > CLAUSE_CHARS {
            let parts = text.get(..at).and_then(|text| text.chars().next_back()).is_some_and(is_thai_like);
            parts.then_some(end)
        } else {
            None
        };
        if let Some(after) = after {
            push_trimmed(&mut sentences, text, start..after);
            start = after;
            chars_since_start = 0;
            while marks.next_if(|(at, _)| *at < after).is_some() {}
        }
    }
    push_trimmed(&mut sentences, text, start..text.len());
    sentences
}

/// Past further sentence marks, and past what closes after them.
fn end_of_marks(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    let unmarked = rest.trim_start_matches(is_sentence_mark);
    text.len() - unmarked.trim_start_matches(is_closing_mark).len()
}

/// Whether the mark at `at`, with what closes after it up to `closed`, ends the sentence that begins at `start`.
fn ends_here(text: &str, start: usize, at: usize, closed: usize, habits: &Habits) -> bool {
    let rest = text.get(closed..).unwrap_or("");
    let marks = text.get(at..closed).unwrap_or("");
    let is_quoted = marks.ends_with(is_closing_mark);
    let Some(next) = rest.chars().next() else { return true };
    if is_unspaced(next) || marks.chars().any(is_wide_mark) {
        // Dots alone are a pause as often as an end.
        let is_pause = marks.trim_end_matches(is_closing_mark).chars().all(|c| c == '…');
        let goes_on = is_pause || (is_quoted && (habits.names_speaker)(rest));
        return !goes_on;
    }
    if !next.is_whitespace() {
        return false;
    }
    let opening = rest.trim_start().chars().find(|c| is_letter_or_number(*c));
    if opening.is_some_and(char::is_lowercase) {
        return false;
    }
    marks != "." || !is_abbreviated(text.get(start..at).unwrap_or(""), habits)
}

/// Full-width marks end a sentence without a space after them.
fn is_wide_mark(c: char) -> bool {
    matches!(c, '。' | '．' | '｡' | '！' | '？')
}

/// Whether the sentence so far ends in something whose full stop is part of it.
fn is_abbreviated(sentence: &str, habits: &Habits) -> bool {
    let word = sentence.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '«' | '“' | '„' | '/')).next();
    let word = word.unwrap_or("");
    let letters = word.chars().count();
    let is_initial = letters == 1 && word.chars().all(char::is_uppercase);
    let is_ordinal = letters > 0 && letters <= ORDINAL_DIGITS && word.chars().all(is_number);
    is_initial || is_ordinal || word.contains('.') || (habits.is_abbreviation)(word)
}

fn push_trimmed(sentences: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let Some(sentence) = text.get(range.clone()) else { return };
    let start = range.start + sentence.len() - sentence.trim_start().len();
    let end = start + sentence.trim().len();
    if end > start {
        sentences.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let habits =
            Habits { is_abbreviation: &|word| word == "Dr", names_speaker: &|rest| rest.starts_with("他说") };
        split_sentences(text, &habits).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_in_every_script() {
        assert_eq!(split("今天下雨。明天呢？也许！"), ["今天下雨。", "明天呢？", "也许！"]);
        assert_eq!(split("One is here. Two is not! Three?"), ["One is here.", "Two is not!", "Three?"]);
        assert_eq!(split("Первое дело. «Второе дело». Третье."), ["Первое дело.", "«Второе дело».", "Третье."]);
        assert_eq!(split("ما هذا؟ هذا كتاب."), ["ما هذا؟", "هذا كتاب."]);
        assert_eq!(split("यह एक है। यह दो है।"), ["यह एक है।", "यह दो है।"]);
        assert_eq!(split("一行\n二行"), ["一行", "二行"]);
        assert!(split("  ").is_empty());
    }

    #[test]
    fn full_stops_inside_are_passed_over() {
        for text in [
            "Dr. Smith met J. K. Jones in the U.S. Senate at 3.5 percent.",
            "Am 3. Oktober war es kalt.",
            "It cost 1.5 million on node.js... and more.",
            "Yahoo! said so.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn quotes_close_with_their_sentence_and_speakers_follow() {
        assert_eq!(split("他问：“去吗？”然后走了。"), ["他问：“去吗？”", "然后走了。"]);
        assert_eq!(split("“去吗？”他说。走了。"), ["“去吗？”他说。", "走了。"]);
        assert_eq!(split("“我就……”在信里这样写。"), ["“我就……”在信里这样写。"]);
        assert_eq!(split("\"Really?\" she asked. \"Yes.\" Then"), ["\"Really?\" she asked.", "\"Yes.\"", "Then"]);
    }
}
