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

/// Whether a character shows nothing where it stands alone: space, what is never shown, and joiners with nothing to join,
/// with which editors keep an empty line open.
pub fn is_blank(c: char) -> bool {
    is_space(c) || is_dropped(c) || matches!(c, '\u{200c}'..='\u{200f}')
}

/// Appends `text` to `out`, collapsing white space, also across calls; never begins an empty `out` with a space.
pub fn push_collapsed(out: &mut String, from: usize, text: &str) {
    let after_space = out.len() == from || out.ends_with(' ');
    push_shown(out, text, after_space);
}

/// Appends `text` to `out` with collapsed white space and without what is not shown; `after_space` tells whether what
/// stands before it ends in a space already. Gives whether the text now does.
pub fn push_shown(out: &mut String, text: &str, mut after_space: bool) -> bool {
    out.reserve(text.len());
    let mut rest = text;
    loop {
        let (plain, more) = rest.split_at(measure_plain(rest, after_space));
        out.push_str(plain);
        if !plain.is_empty() {
            after_space = plain.ends_with(' ');
        }
        let mut chars = more.chars();
        let Some(c) = chars.next() else { return after_space };
        rest = chars.as_str();
        if is_space(c) {
            if !after_space {
                out.push(' ');
            }
            after_space = true;
        } else if !is_dropped(c) {
            out.push(c);
            after_space = false;
        }
    }
}

/// The bytes at a text's beginning that are shown as they stand: marks and letters of ASCII with single spaces between
/// them, and Han. Most texts are nothing else, and are copied at once.
fn measure_plain(text: &str, mut after_space: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'!'..=b'~' => at += 1,
            b' ' if !after_space => at += 1,
            // What begins so has three bytes and lies between U+4000 and U+9FFF.
            0xe4..=0xe9 => at += 3,
            _ => break,
        }
        after_space = *byte == b' ';
    }
    at
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
        for text in ["a  b", " a", "疫情 \u{3000}防控\u{200b}。", "é\u{a0} è", "a\u{4dff}\u{3fff}\u{a000}", "", "  "]
        {
            let mut expected = String::new();
            for c in text.chars().filter(|&c| !is_dropped(c)) {
                let c = if is_space(c) { ' ' } else { c };
                if c != ' ' || !(expected.is_empty() || expected.ends_with(' ')) {
                    expected.push(c);
                }
            }
            assert_eq!(collapse(text), expected.trim_end(), "{text:?}");
        }
        assert!("\u{200d} \u{feff}".chars().all(is_blank) && !is_blank('。'));
        assert_eq!(shorten("疫情防控", 2), "疫情…");
        assert_eq!(shorten("ab", 2), "ab");
    }
}
