//! Running text as Markdown.
//!
//! Decides what of a text is escaped, and whether a style or code is told by signs or by an element. What is written must be
//! harmless to readers who know less than the text was written for, too: no formulas, no tables.

use super::markup::style_element;
use super::tex::write_tex;
use crate::article::{Formula, Inline, Style};
use crate::url::push_byte;

/// Writes running text; `one_line` where a line break would end what it stands in.
pub(super) fn push_inlines(out: &mut String, content: &[Inline], indent: &str, one_line: bool) {
    let after = |at: usize| content.get(at + 1..).and_then(|rest| rest.iter().find_map(first_char));
    for (at, inline) in content.iter().enumerate() {
        match inline {
            Inline::Text { text } => push_escaped(out, text),
            Inline::Link { href, content } => {
                // Together they would be a picture.
                if out.ends_with('!') {
                    out.insert(out.len() - 1, '\\');
                }
                out.push('[');
                push_inlines(out, content, indent, true);
                out.push_str(&format!("]({})", address(href)));
            }
            Inline::Styled { style, content } => {
                let mut inner = String::new();
                push_inlines(&mut inner, content, indent, one_line);
                let next = after(at);
                push_styled(out, *style, &inner, next);
            }
            Inline::Code { text } => push_code(out, text),
            Inline::Ruby { base, reading } => {
                // Between elements within a line there is Markdown.
                out.push_str("<ruby>");
                push_escaped(out, base);
                out.push_str("<rt>");
                push_escaped(out, reading);
                out.push_str("</rt></ruby>");
            }
            Inline::Formula { formula } => push_formula(out, formula, one_line),
            Inline::Image { image } => {
                out.push_str("![");
                push_escaped(out, &image.alt);
                out.push_str(&format!("]({})", address(&image.src)));
            }
            Inline::Break => {
                if one_line {
                    out.push(' ');
                } else {
                    out.push_str("\\\n");
                    out.push_str(indent);
                }
            }
        }
    }
}

/// Code between signs that it does not hold; as an element beside signs of other code, which would be counted as one. On
/// one line: an empty one would end the paragraph, and the rest would be no code.
fn push_code(out: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    let text = &text.replace(['\r', '\n'], " ");
    if out.ends_with('`') {
        out.push_str("<code>");
        push_escaped(out, text);
        return out.push_str("</code>");
    }
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    out.extend([&*fence, space, text, space, &*fence]);
}

/// Marks what is in a style: by signs where Markdown's readers take them for such, else by an element. A sign beside
/// white space, or between a letter outside and a punctuation mark inside (`**重点：**内容`), is text to them.
fn push_styled(out: &mut String, style: Style, inner: &str, next: Option<char>) {
    let (trimmed, is_letter) = (inner.trim(), char::is_alphanumeric);
    let Some((first, last)) = trimmed.chars().next().zip(trimmed.chars().next_back()) else {
        return out.push_str(inner);
    };
    let (before, after) = inner.split_once(trimmed).unwrap_or_default();
    out.push_str(before);
    let opens = is_letter(first) || !out.chars().next_back().is_some_and(is_letter);
    let next = after.chars().next().or(next);
    let closes = is_letter(last) || !next.is_some_and(is_letter);
    let sign = match style {
        Style::Strong => Some("**"),
        Style::Emphasis => Some("*"),
        Style::Deleted => Some("~~"),
        _ => None,
    };
    match sign.filter(|_| opens && closes && !out.ends_with(['*', '~']) && !trimmed.starts_with(['*', '~'])) {
        Some(sign) => out.push_str(&format!("{sign}{trimmed}{sign}")),
        None => out.push_str(&format!("<{0}>{trimmed}</{0}>", style_element(style))),
    }
    out.push_str(after);
}

/// The character that a reader sees first, if it begins with text.
fn first_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text { text } | Inline::Code { text } => text.chars().next(),
        Inline::Styled { content, .. } => content.iter().find_map(first_char),
        _ => Some('<'),
    }
}

/// The source between the signs that Markdown's readers take for a formula's; its characters where they would end it. To
/// readers who know no formulas it is text: a space, which says nothing in a formula, keeps it from being HTML or a link,
/// and signs of code are not let through.
fn push_formula(out: &mut String, formula: &Formula, one_line: bool) {
    let mut tex = String::new();
    for sign in write_tex(formula).trim().chars() {
        if sign == '(' && tex.ends_with(']') {
            tex.push(' ');
        }
        tex.push(sign);
        if sign == '<' {
            tex.push(' ');
        }
    }
    if tex.is_empty() || tex.contains(['$', '`', '\r', '\n']) {
        push_escaped(out, &formula.text);
        return;
    }
    let sign = if formula.is_display && !one_line { "$$" } else { "$" };
    out.extend([sign, &tex, sign]);
}

/// An address as a link destination: nothing in it can end the destination early, or begin anything else.
pub(super) fn address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if matches!(c, '\\' | '(' | ')' | '<' | '>' | '`') || c.is_whitespace() || c.is_control() {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| push_byte(&mut out, byte));
        } else {
            out.push(c);
        }
    }
    out
}

/// Escapes the characters that Markdown reads as markup anywhere, and those that only matter at a line's start.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let at_line_start = out.is_empty() || out.ends_with(['\n', ' ']);
    let mut only_digits = at_line_start;
    let mut chars = text.chars().enumerate().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '&' | '~' | '|' | '$' => true,
            '#' | '+' | '-' | '>' | '=' => at_line_start && at == 0,
            // "1. " and "1) " would begin a list.
            '.' | ')' => only_digits && at > 0 && next.is_none_or(|next| next == ' '),
            '!' => next == Some('['),
            _ => false,
        };
        if c == '<' {
            // A backslash is not enough: a reader that makes links of bare addresses may take it for a part of one, and
            // what follows for HTML.
            out.push_str("&lt;");
        } else {
            out.extend(is_markup.then_some('\\').into_iter().chain([c]));
        }
        only_digits &= c.is_ascii_digit();
    }
}

/// The most signs of a kind in a row.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(|run| run.chars().count()).max().unwrap_or(0)
}
