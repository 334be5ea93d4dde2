//! Cuts the attributes of an element that has thousands of them.
//!
//! Parsers must compare each attribute with all before it, so their time grows with the square: minutes for a million.
//! Nobody writes such elements but to make a reader hang; what is past the cap is never read anyway.

use std::borrow::Cow;

/// Attributes of one element that reach the parser: many times what any page has.
const MOST: usize = 2048;
/// A tag of fewer bytes cannot hold more.
const SHORTEST: usize = 2 * MOST;

/// The markup, with the attributes of such elements cut; nearly always the same.
pub fn cap_attributes(markup: &str) -> Cow<'_, str> {
    if markup.split('>').all(|part| part.len() < SHORTEST || find_cut(part).is_none()) {
        return Cow::Borrowed(markup);
    }
    let mut capped = String::with_capacity(markup.len());
    for part in markup.split_inclusive('>') {
        let inner = part.strip_suffix('>').unwrap_or(part);
        capped.push_str(find_cut(inner).and_then(|end| inner.get(..end)).unwrap_or(inner));
        capped.push_str(part.get(inner.len()..).unwrap_or(""));
    }
    Cow::Owned(capped)
}

/// Where the tag in a part without `>` goes past the cap. Names without values count; what stands in quotes does not.
fn find_cut(part: &str) -> Option<usize> {
    let bytes = part.as_bytes();
    let is_tag = |at: &usize| bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
    let start = part.match_indices('<').map(|(at, _)| at).find(is_tag)?;
    let (mut count, mut quote, mut before) = (0, None, b'<');
    for (at, &byte) in bytes.iter().enumerate().skip(start + 1) {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if before == b'=' && matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None if before.is_ascii_whitespace() && !byte.is_ascii_whitespace() && byte != b'=' => {
                count += 1;
                if count > MOST {
                    return Some(at);
                }
            }
            None => {}
        }
        before = byte;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_thousands_of_attributes_are_cut() {
        let tag = |count: usize| {
            let names: String = (0..count).map(|number| format!(" a{number}={number}")).collect();
            format!("<p>before<div{names}>text</div>")
        };
        assert!(matches!(cap_attributes(&tag(MOST)), Cow::Borrowed(_)));
        let capped = cap_attributes(&tag(50_000)).into_owned();
        assert!(capped.len() < 40_000 && capped.ends_with(">text</div>") && capped.starts_with("<p>before<div a0=0"));
        // Long values and long texts are no attributes.
        let value = "word ".repeat(30_000);
        assert!(matches!(cap_attributes(&format!("<div class=\"{value}\">{value}</div>")), Cow::Borrowed(_)));
        assert!(matches!(cap_attributes("< p"), Cow::Borrowed(_)));
    }
}
