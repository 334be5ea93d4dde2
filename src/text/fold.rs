//! Keys of words: two spellings that a reader takes for the same word have the same key.
//!
//! A small part of Unicode's NFKC with case folding, by ranges instead of tables: case, width, vowel marks that writers
//! may leave out, letters with two code points. Keys are compared, never shown.

use super::letters::for_each_lower;
use super::script::is_invisible;

/// The key of a word or a text.
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => key.push(c),
            'A'..='Z' => key.push(c.to_ascii_lowercase()),
            // Kana, Han and Hangul have no case.
            '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => {
                key.push(c)
            }
            _ => push_folded(&mut key, c),
        }
    }
    key
}

fn push_folded(key: &mut String, c: char) {
    match c {
        c if is_invisible(c) || is_optional_mark(c) => {}
        // Full-width forms stand at a fixed distance from ASCII.
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c);
            key.push(narrow.to_ascii_lowercase());
        }
        '\u{3000}' | '\u{a0}' => key.push(' '),
        '’' | '‘' | 'ʼ' | '´' => key.push('\''),
        '\u{2010}' | '\u{2011}' => key.push('-'),
        'ё' | 'Ё' => key.push('е'),
        'ß' => key.push_str("ss"),
        'أ' | 'إ' | 'آ' | 'ٱ' => key.push('ا'),
        'ى' | 'ي' => key.push('ی'),
        'ك' => key.push('ک'),
        '\u{660}'..='\u{669}' => key.push(digit(c, 0x660)),
        '\u{6f0}'..='\u{6f9}' => key.push(digit(c, 0x6f0)),
        c => for_each_lower(c, |lower| {
            if lower != '\u{307}' {
                key.push(lower);
            }
        }),
    }
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

/// Arabic vowel marks and the tatweel, Hebrew points, zero-width joiners, stress marks.
fn is_optional_mark(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{200c}' | '\u{200d}' | '\u{301}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_have_one_key() {
        for (one, other) in [
            ("Ａｉ５Ｇ", "AI5G"),
            ("Ёлка", "елка"),
            ("it’s", "It's"),
            ("كِتاب", "کتاب"),
            ("أحمد", "احمد"),
            ("Straße", "STRASSE"),
            ("می‌رود", "میرود"),
            ("co\u{ad}operate", "cooperate"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert_ne!(fold("été"), fold("ete"));
        assert_eq!(fold("疫情防控"), "疫情防控");
    }
}
