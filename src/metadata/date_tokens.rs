//! The words of a text in which dates are looked for: numbers of all scripts, words, marks.
//!
//! It knows how digits look in the world's scripts and where words end, and nothing of dates.

use crate::lexicon::months::{find_half_day, is_weekday};
use crate::text::letters::{is_letter, push_lower};
use crate::text::script::is_dense;

/// One piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    /// A run of digits of any script.
    Number {
        /// What it says.
        value: u32,
        /// How many digits it has.
        digits: usize,
    },
    /// A run of letters in lower case.
    Word(String),
    /// Any other character; a run of white space is one space.
    Mark(char),
}

/// Digits of all scripts as values; letters in lower case; marks one by one; Han characters one by one.
pub fn tokenise(text: &str) -> (Vec<Token>, Vec<usize>) {
    let mut tokens = Vec::new();
    let mut places = Vec::new();
    let mut chars = text.char_indices().take(LONGEST_TEXT).peekable();
    while let Some((place, c)) = chars.next() {
        places.push(place);
        if let Some(digit) = digit_value(c) {
            let (mut value, mut digits) = (digit, 1);
            while let Some(next) = chars.peek().and_then(|(_, next)| digit_value(*next)) {
                value = value.saturating_mul(10).saturating_add(next);
                digits += 1;
                chars.next();
            }
            tokens.push(Token::Number { value, digits });
        } else if !is_dense(c) && is_letter(c) {
            let mut word = String::new();
            push_lower(&mut word, c);
            while let Some((_, next)) = chars.peek()
                && (is_letter(*next) || is_combining(*next) || (*next == '.' && is_thai(c)))
                && !is_dense(*next)
            {
                push_lower(&mut word, *next);
                chars.next();
            }
            tokens.push(Token::Word(word));
        } else if c.is_whitespace() {
            if matches!(tokens.last(), Some(Token::Mark(' '))) {
                places.pop();
            } else {
                tokens.push(Token::Mark(' '));
            }
        } else {
            let end = chars.peek().map(|(at, next)| at + next.len_utf8());
            let pair = end.filter(|_| is_dense(c)).and_then(|end| text.get(place..end));
            match pair.filter(|pair| find_half_day(pair).is_some()) {
                Some(pair) => {
                    chars.next();
                    tokens.push(Token::Word(pair.to_owned()));
                }
                None => tokens.push(Token::Mark(c)),
            }
        }
    }
    (tokens, places)
}

/// Whether there is a digit among the characters that are looked at: without one there is no date.
pub fn has_digit(text: &str) -> bool {
    text.chars().take(LONGEST_TEXT).any(|c| digit_value(c).is_some())
}

/// Characters looked at: dates stand in lines, not in essays.
const LONGEST_TEXT: usize = 400;

fn is_thai(c: char) -> bool {
    ('\u{e00}'..='\u{e7f}').contains(&c)
}

/// Characters that go on with a word and are no letters: vowels and joiners of the Indic and other scripts.
fn is_combining(c: char) -> bool {
    match c {
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200c}' | '\u{200d}' => true,
        '\u{964}' | '\u{965}' | '\u{e4f}' | '\u{104a}' | '\u{104b}' | '\u{17d4}'..='\u{17da}' => false,
        '\u{900}'..='\u{ecf}' | '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17df}' => digit_value(c).is_none(),
        _ => false,
    }
}

/// The value of a digit of any script that writes days with them.
fn digit_value(c: char) -> Option<u32> {
    let code = c as u32;
    let zero = match code {
        0x30..=0x39 => 0x30,
        ..0x660 => return None,
        0x660..=0x669 => 0x660,
        0x6f0..=0x6f9 => 0x6f0,
        // The digits of the scripts of India and Sri Lanka stand at the same place of their blocks.
        0x900..=0xdff if (0x66..=0x6f).contains(&(code & 0x7f)) => (code & !0x7f) + 0x66,
        0xe50..=0xe59 => 0xe50,
        0xed0..=0xed9 => 0xed0,
        0x1040..=0x1049 => 0x1040,
        0x17e0..=0x17e9 => 0x17e0,
        0xff10..=0xff19 => 0xff10,
        _ => return None,
    };
    Some(code - zero)
}

/// The number at a place, with its digits.
pub fn number(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    match tokens.get(at)? {
        Token::Number { value, digits } => Some((*value, *digits)),
        _ => None,
    }
}

/// Whether a number of two digits stands at a place.
pub fn has_two_digits(tokens: &[Token], at: usize) -> bool {
    number(tokens, at).is_some_and(|(_, digits)| digits == 2)
}

/// The mark at a place.
pub fn mark(tokens: &[Token], at: usize) -> Option<char> {
    match tokens.get(at)? {
        Token::Mark(mark) => Some(*mark),
        _ => None,
    }
}

/// Skips spaces and the given marks and words; weekdays too where words may stand.
pub fn skip(tokens: &[Token], mut at: usize, marks: &[char], words: &[&str]) -> usize {
    loop {
        match tokens.get(at) {
            Some(Token::Mark(mark)) if *mark == ' ' || marks.contains(mark) => at += 1,
            Some(Token::Word(word)) if words.contains(&word.as_str()) || (!words.is_empty() && is_weekday(word)) => {
                at += 1
            }
            _ => return at,
        }
    }
}
