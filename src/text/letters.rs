//! Letters and numbers, told of most characters by the run they lie in.
//!
//! The standard library looks a character outside ASCII up in a packed table, some three hundred steps each time, and
//! several passes ask it of every character of a page. Here the runs that texts are made of come first, and the
//! library is asked about the rest, so that the answers are its own: a test compares them for every character.

use super::capitals::find_small;

/// What a run holds.
enum Run {
    Letters,
    /// Neither letters nor numbers.
    Marks,
}

/// The run a character outside ASCII lies in, where it is one of the long ones.
fn find_run(c: char) -> Option<Run> {
    match c {
        '\u{c0}'..='\u{d6}'
        | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2c1}'
        | '\u{3a3}'..='\u{3f5}'
        | '\u{400}'..='\u{481}'
        | '\u{48a}'..='\u{52f}'
        | '\u{5d0}'..='\u{5ea}'
        | '\u{620}'..='\u{64a}'
        | '\u{671}'..='\u{6d3}'
        | '\u{904}'..='\u{939}'
        | '\u{93d}'..='\u{94c}'
        | '\u{e01}'..='\u{e3a}'
        | '\u{e40}'..='\u{e46}'
        | '\u{10d0}'..='\u{10fa}'
        | '\u{1e00}'..='\u{1eff}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' => Some(Run::Letters),
        '\u{80}'..='\u{a9}'
        | '\u{94d}'
        | '\u{e47}'..='\u{e4c}'
        | '\u{2000}'..='\u{206f}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' => Some(Run::Marks),
        _ => None,
    }
}

/// Whether a character is a letter: what [`char::is_alphabetic`] says.
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    find_run(c).map_or_else(|| c.is_alphabetic(), |run| matches!(run, Run::Letters))
}

/// Whether a character is a number: what [`char::is_numeric`] says.
pub fn is_number(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    find_run(c).is_none() && c.is_numeric()
}

/// Whether a character is a letter or a number: what [`char::is_alphanumeric`] says.
pub fn is_letter_or_number(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    find_run(c).map_or_else(|| c.is_alphanumeric(), |run| matches!(run, Run::Letters))
}

/// Whether a character outside ASCII lies in a run of a script without capitals, or of small letters.
fn is_caseless(c: char) -> bool {
    matches!(c, '\u{df}'..='\u{f6}' | '\u{f8}'..='\u{ff}' | '\u{3ac}'..='\u{3ce}' | '\u{430}'..='\u{45f}' | '\u{2000}'..='\u{206f}' | '\u{5d0}'..='\u{6d3}' | '\u{904}'..='\u{939}' | '\u{e01}'..='\u{e4c}' | '\u{3000}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// The small letter of a letter in one of the runs where it is reckoned from the capital: the Cyrillic alphabet, and the
/// Latin letters with marks, of which each capital stands before its small letter.
fn reckon_lower(c: char) -> Option<char> {
    let code = c as u32;
    match c {
        '\u{410}'..='\u{42f}' => char::from_u32(code + 0x20),
        '\u{100}'..='\u{12f}' | '\u{14a}'..='\u{177}' | '\u{1ea0}'..='\u{1eff}' => char::from_u32(code | 1),
        _ => None,
    }
}

/// Hands over a character in lower case: what [`char::to_lowercase`] gives.
pub fn for_each_lower(c: char, mut take: impl FnMut(char)) {
    take(lower_first(c));
    if c == 'İ' {
        take('\u{307}');
    }
}

/// Appends a character in lower case.
pub fn push_lower(out: &mut String, c: char) {
    for_each_lower(c, |lower| out.push(lower));
}

/// A text in lower case: what [`str::to_lowercase`] gives, but that a sigma ends a word where no letter follows right behind.
pub fn to_lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let ends_word = || is_letter(before) && !rest.as_str().chars().next().is_some_and(is_letter);
        if c == 'Σ' && ends_word() {
            lower.push('ς');
        } else {
            push_lower(&mut lower, c);
        }
        before = c;
    }
    lower
}

/// The first character of a character in lower case; only one has more.
pub fn lower_first(c: char) -> char {
    match c {
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        'İ' => 'i',
        _ if is_caseless(c) => c,
        _ => reckon_lower(c).or_else(|| find_small(c)).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_library_says_the_same_of_every_character() {
        let mut lower = String::new();
        // What lies beyond is not assigned, or private.
        for c in ('\0'..='\u{3ffff}').chain('\u{e0000}'..='\u{e0fff}') {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_number(c), c.is_numeric(), "{c:?}");
            assert_eq!(is_letter_or_number(c), c.is_alphanumeric(), "{c:?}");
            lower.clear();
            push_lower(&mut lower, c);
            assert!(lower.starts_with(lower_first(c)), "{c:?}");
            // An older library does not know the newest letters.
            assert!(lower.chars().eq(c.to_lowercase()) || c.to_lowercase().eq([c]), "{c:?}");
        }
        for text in ["", "ΟΔΟΣ Σ", "İstanbul", "Ünïcode 疫情 ПРИВЕТ"] {
            assert_eq!(to_lower(text), text.to_lowercase());
        }
    }
}
