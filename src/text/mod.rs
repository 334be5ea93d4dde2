//! What text is: scripts, information units, punctuation by class, white space. Knows nothing of pages.

mod capitals;
pub mod decimal;
pub mod fold;
pub mod letters;
pub mod pairs;
pub mod punctuation;
pub mod script;
pub mod sentence;
pub mod space;

use letters::is_letter_or_number;
use script::is_dense;

/// How much one dense character (Han, kana, hangul) says, in Latin characters, as a fraction: 7/3.
/// A Chinese text is about 2.3 times shorter than its English translation; every length gate counts in these units.
pub const DENSE_UNITS: (u32, u32) = (7, 3);

/// From so many units on a line is rather a sentence of a text than a label, a name or a button.
pub const SENTENCE_UNITS: u32 = 60;

/// Information units of a text: white space is 0, a dense character 7/3, any other character 1.
pub fn measure_units(text: &str) -> u32 {
    if text.is_ascii() {
        return text.bytes().filter(|&byte| !char::from(byte).is_whitespace()).count() as u32;
    }
    let mut dense = 0u32;
    let mut sparse = 0u32;
    for character in text.chars() {
        if is_dense(character) {
            dense += 1;
        } else if !character.is_whitespace() {
            sparse += 1;
        }
    }
    sparse + dense * DENSE_UNITS.0 / DENSE_UNITS.1
}

/// Words of a text: runs of letters and digits, two dense characters counting as one word.
pub fn count_words(text: &str) -> u32 {
    let counts = count_text(text);
    counts.words + counts.dense.div_ceil(2)
}

/// How much text there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextCounts {
    /// Dense characters.
    pub dense: u32,
    /// Words of letters and digits that are not dense.
    pub words: u32,
    /// Characters but white space.
    pub chars: u32,
}

/// Counts a text in one pass.
pub fn count_text(text: &str) -> TextCounts {
    let mut counts = TextCounts::default();
    let mut inside = false;
    for character in text.chars() {
        counts.chars += u32::from(!character.is_whitespace());
        if is_dense(character) {
            counts.dense += 1;
            inside = false;
        } else if is_letter_or_number(character) {
            counts.words += u32::from(!inside);
            inside = true;
        } else if !matches!(character, '\'' | '’' | '-') {
            inside = false;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_weigh_scripts_alike() {
        assert_eq!(measure_units("abc def"), 6);
        assert_eq!(measure_units("疫情防"), 7);
        assert_eq!(measure_units(""), 0);
    }

    #[test]
    fn words_are_counted_in_both() {
        assert_eq!(count_words("It's a well-known fact."), 4);
        assert_eq!(count_words("疫情防控 2022"), 3);
    }
}
