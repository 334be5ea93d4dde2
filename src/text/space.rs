//! White space as a reader sees it: runs collapse to one space, invisible characters and icon letters vanish.

use super::script::{is_bidi_control, is_invisible, is_private_use};

/// Whether a character shows as nothing but space. The ideographic space and the wide spaces count: at a line's start
/// they are an indent, which the view sets itself.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{2800}' | '\u{3164}')
}

/// Whether a character is left out of all shown text.
pub fn is_dropped(c: char) -> bool {
    is_invisible(c) || is_private_use(c) || is_bidi_control(c) || (c.is_control() && !c.is_whitespace())
}

/// Appends `text` to `out`, collapsing white space, also across calls; never begins an empty `out` with a space.
pub fn push_collapsed(out: &mut String, from: usize, text: &str) {
    out.reserve(text.len());
    for c in text.chars() {
        if c.is_ascii_graphic() {
            out.push(c);
        } else if is_space(c) {
            if out.len() > from && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_dropped(c) {
            out.push(c);
        }
    }
}

/// A text with collapsed white space and none at its ends.
pub fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_collapsed(&mut out, 0, text);
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// The first `chars` characters, with an ellipsis where something is cut.
pub fn shorten(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("").trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_collapse() {
        assert_eq!(collapse(" \u{3000}\u{3000}a\n\tb\u{200b}c\u{e621} "), "a bc");
        assert_eq!(shorten("疫情防控", 2), "疫情…");
        assert_eq!(shorten("ab", 2), "ab");
    }
}
