//! Rust text as the compiler sees it: comments and literals blanked out, test code marked. Offsets and lines stay those
//! of the file, so that every other rule can search plainly. No parser: the rules need words and braces, nothing else.

use std::ops::Range;

/// A Rust file without its comments and literals.
pub struct RustSource {
    /// As long as the file, with spaces where comments and literals were.
    pub code: String,
    tests: Vec<Range<usize>>,
}

impl RustSource {
    /// `is_test` says that the whole file is test code.
    pub fn parse(text: &str, is_test: bool) -> Self {
        let code = blank_comments_and_literals(text);
        let whole = 0..code.len();
        let tests = if is_test { vec![whole] } else { find_test_items(&code) };
        Self { code, tests }
    }

    pub fn is_test(&self, offset: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&offset))
    }

    /// The line of an offset, from 1.
    pub fn line_of(&self, offset: usize) -> usize {
        self.code.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// Lines of the file that hold no test code.
    pub fn count_product_lines(&self) -> usize {
        let test_lines: usize = self.tests.iter().map(|range| self.code[range.clone()].lines().count()).sum();
        self.code.lines().count() - test_lines
    }

    /// Places of a text outside test code that is no part of a longer name.
    pub fn find_in_product<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        find_words(&self.code, text).filter(|offset| !self.is_test(*offset))
    }
}

/// Places of a text in code where no longer name begins or ends it.
pub fn find_words<'a>(code: &'a str, text: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_bounded = move |offset: &usize| {
        let goes_on_before = text.starts_with(is_name_char) && code[..*offset].ends_with(is_name_char);
        let goes_on_after = text.ends_with(is_name_char) && code[offset + text.len()..].starts_with(is_name_char);
        !goes_on_before && !goes_on_after
    };
    code.match_indices(text).map(|(offset, _)| offset).filter(is_bounded)
}

pub fn is_name_char(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

/// The offset after the brace that closes the first one at or after `start`; the end if none does.
pub fn end_of_block(code: &str, start: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth <= 1 => return offset + 1,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// Ranges from `#[cfg(test)]` to the end of the item it stands before.
fn find_test_items(code: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for attribute in ["#[cfg(test)]", "#[cfg(all(test"] {
        for (start, _) in code.match_indices(attribute) {
            if !ranges.iter().any(|range| range.contains(&start)) {
                ranges.push(start..end_of_item(code, start));
            }
        }
    }
    ranges
}

fn end_of_item(code: &str, start: usize) -> usize {
    let mut nested = 0_usize;
    for (offset, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'(' | b'[' => nested += 1,
            b')' | b']' => nested = nested.saturating_sub(1),
            b';' if nested == 0 => return offset + 1,
            b'{' if nested == 0 => return end_of_block(code, offset),
            _ => {}
        }
    }
    code.len()
}

fn blank_comments_and_literals(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => end_of_line(bytes, at),
            b'/' if bytes[at..].starts_with(b"/*") => end_of_block_comment(bytes, at),
            b'"' => end_of_string(bytes, at),
            b'\'' => end_of_character(text, at),
            byte if is_name_char(char::from(byte)) && byte.is_ascii() => {
                let end = end_of_name(bytes, at);
                match find_raw_string_end(bytes, at, end) {
                    Some(end) => end,
                    None => {
                        at = end;
                        continue;
                    }
                }
            }
            _ => at + 1,
        };
        if end > at + 1 {
            blank(&mut code[at..end]);
        }
        at = end;
    }
    // Only whole characters were replaced, each byte by a space.
    String::from_utf8_lossy(&code).into_owned()
}

fn blank(bytes: &mut [u8]) {
    for byte in bytes {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn end_of_line(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| start + length)
}

fn end_of_block_comment(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    at
}

fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The end of a character literal, or of the quote alone if it begins a lifetime.
fn end_of_character(text: &str, start: usize) -> usize {
    let mut rest = text[start + 1..].char_indices();
    match rest.next() {
        Some((_, '\\')) => {
            let escaped_end = rest.next().map_or(1, |(offset, character)| offset + character.len_utf8());
            let from = start + 1 + escaped_end;
            text[from..].find('\'').map_or(text.len(), |length| from + length + 1)
        }
        Some((_, character)) if text[start + 1 + character.len_utf8()..].starts_with('\'') => {
            start + 2 + character.len_utf8()
        }
        _ => start + 1,
    }
}

fn end_of_name(bytes: &[u8], start: usize) -> usize {
    let is_name = |byte: &u8| *byte == b'_' || byte.is_ascii_alphanumeric() || !byte.is_ascii();
    bytes[start..].iter().position(|byte| !is_name(byte)).map_or(bytes.len(), |length| start + length)
}

/// The end of `r"…"`, `br#"…"#` and the like, if the name from `start` to `end` is the prefix of such a string.
fn find_raw_string_end(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    if !matches!(&bytes[start..end], b"r" | b"br" | b"cr") {
        return None;
    }
    let hashes = bytes[end..].iter().take_while(|byte| **byte == b'#').count();
    let opening = end + hashes;
    if bytes.get(opening) != Some(&b'"') {
        return None;
    }
    let closing = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
    let content = &bytes[opening + 1..];
    let length = content.windows(closing.len()).position(|window| window == closing.as_slice());
    Some(length.map_or(bytes.len(), |length| opening + 1 + length + closing.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        RustSource::parse(text, false).code
    }

    #[test]
    fn comments_and_literals_become_spaces() {
        assert_eq!(code("a // b\nc"), "a     \nc");
        assert_eq!(code("a /* b /* c */ d */ e"), "a                   e");
        let text = r#"f("}\"}", '}', b'\'', '\u{7d}') }"#;
        let braces: String = code(text).split_whitespace().collect();
        assert_eq!((code(text).len(), braces.as_str()), (text.len(), "f(,,b,)}"));
        assert_eq!(code(r###"r#"a"b"# + br"c\" + x"###), "         +        + x");
        assert_eq!(code("\"报\" x"), "      x");
    }

    #[test]
    fn lifetimes_and_raw_names_stay() {
        for text in ["fn f<'a>(x: &'a str) -> &'a str {}", "let r#type = 'l: loop {};"] {
            assert_eq!(code(text), text);
        }
    }

    #[test]
    fn test_items_end_where_they_end() {
        let text = "#[cfg(test)]\nuse a::{b};\nfn one() {}\n#[cfg(test)]\n#[allow(x)]\nmod tests {\n fn two() { {} }\n}\nfn three() {}\n";
        let source = RustSource::parse(text, false);
        let is_test = |name| source.is_test(text.find(name).unwrap());
        assert!(is_test("two") && !is_test("one") && !is_test("three"));
        assert_eq!(source.count_product_lines(), 2);
        assert_eq!(source.line_of(text.find("three").unwrap()), 9);
    }

    #[test]
    fn a_test_file_is_test_code_throughout() {
        let source = RustSource::parse("fn one() {}\n", true);
        assert!(source.is_test(3));
        assert_eq!(source.count_product_lines(), 0);
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(find_words("panic! my_panic! panic!()", "panic!").collect::<Vec<_>>(), [0, 17]);
        assert_eq!(find_words("a.unwrap() b.unwrap_or(c)", ".unwrap()").collect::<Vec<_>>(), [1]);
    }
}
