//! The article as Markdown (CommonMark with GitHub's tables): front matter, headline, blocks.
//!
//! Text that Markdown would read as markup is escaped; addresses are put in angle brackets where they need it, so that
//! no text of a page becomes a link, an image or HTML.

use super::escape::push_text;
use super::grid::lay_out;
use super::markup::style_element;
use super::subjects::collect_subjects;
use super::tex::write_tex;
use super::text::sender_line;
use crate::article::{Block, Cell, Formula, Inline, Row, Style};
use crate::digest::Digest;
use crate::metadata::Metadata;

/// Fields of the front matter that are lists even with one entry.
const LISTS: [&str; 3] = ["keywords", "keywords_found", "summary"];

/// Writes front matter, headline and blocks.
pub fn write_markdown(metadata: &Metadata, blocks: &[Block]) -> String {
    write_digested_markdown(metadata, None, blocks)
}

/// The same with a digest, if there is one: its keywords instead of the page's own, those that were found in the text
/// once more by themselves, and the key sentences as summary.
pub fn write_digested_markdown(metadata: &Metadata, digest: Option<&Digest>, blocks: &[Block]) -> String {
    let subjects = collect_subjects(metadata, digest);
    let keywords = subjects.iter().map(|subject| subject.text.to_owned()).collect();
    let found = subjects.iter().filter(|subject| subject.is_found).map(|subject| subject.text.to_owned()).collect();
    let sentences = digest.map(|digest| digest.sentences.as_slice()).unwrap_or_default();
    let summary = sentences.iter().map(|sentence| sentence.text.clone()).collect();
    let mut out = String::from("---\n");
    let one = |value: &Option<String>| value.clone().into_iter().collect::<Vec<_>>();
    for (name, values) in [
        ("title", one(&metadata.title)),
        ("author", one(&metadata.byline)),
        ("source", one(&metadata.source)),
        ("editor", one(&metadata.editor)),
        ("published", one(&metadata.published)),
        ("site", one(&metadata.site_name)),
        ("url", one(&metadata.canonical_url)),
        ("lang", one(&metadata.lang)),
        ("keywords", keywords),
        ("keywords_found", found),
        ("summary", summary),
    ] {
        match values.as_slice() {
            [] => {}
            [value] if !LISTS.contains(&name) => out.push_str(&format!("{name}: {}\n", quoted(value))),
            many => out.push_str(&format!(
                "{name}: [{}]\n",
                many.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(", ")
            )),
        }
    }
    out.push_str("---\n\n");
    if let Some(title) = &metadata.title {
        out.push_str("# ");
        push_escaped(&mut out, title);
        out.push_str("\n\n");
    }
    push_blocks(&mut out, blocks, "");
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A YAML string in double quotes.
fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Writes blocks, each line after the first beginning with `indent`.
fn push_blocks(out: &mut String, blocks: &[Block], indent: &str) {
    // Of two lists in a row the second has other markers, or they would be read as one.
    let mut is_second = false;
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            out.push_str(indent);
        }
        let before = index.checked_sub(1).and_then(|before| blocks.get(before));
        let is_alike =
            matches!((before, block), (Some(Block::List { ordered: a, .. }), Block::List { ordered: b, .. }) if a == b);
        is_second = is_alike && !is_second;
        push_block(out, block, is_second, indent);
        out.push_str(indent.trim_end());
        out.push('\n');
    }
}

fn push_block(out: &mut String, block: &Block, is_second: bool, indent: &str) {
    match block {
        Block::Heading { level, content, .. } => {
            out.push_str(&"#".repeat(usize::from(*level)));
            out.push(' ');
            push_inlines(out, content, indent, true);
            // A heading's last signs would be taken for its end.
            if out.ends_with('#') {
                out.insert(out.len() - 1, '\\');
            }
            out.push('\n');
        }
        Block::Paragraph { content, .. } => {
            push_inlines(out, content, indent, false);
            out.push('\n');
        }
        Block::List { ordered, start, items, .. } => {
            let mut number = i64::from(start.unwrap_or(1));
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(indent);
                }
                number = item.value.map_or(number, i64::from);
                let marker = match ordered {
                    true => {
                        let sign = if is_second { ')' } else { '.' };
                        format!("{number}{sign} ")
                    }
                    false => if is_second { "* " } else { "- " }.to_owned(),
                };
                let inner = format!("{indent}{}", " ".repeat(marker.len()));
                out.push_str(&marker);
                push_item(out, &item.blocks, &inner);
                number += 1;
            }
        }
        Block::Definitions { entries } => {
            for (index, entry) in entries.iter().enumerate() {
                let before = index.checked_sub(1).and_then(|before| entries.get(before));
                if before.is_some_and(|before| !before.blocks.is_empty()) {
                    out.push_str(indent);
                }
                for term in &entry.terms {
                    out.push_str("**");
                    push_inlines(out, term, indent, true);
                    out.push_str("**\n");
                    out.push_str(indent.trim_end());
                    out.push('\n');
                    out.push_str(indent);
                }
                push_blocks(out, &entry.blocks, indent);
            }
        }
        Block::Post { author, published, blocks } => {
            if let Some(line) = sender_line(author, published) {
                out.push_str("**");
                push_escaped(out, &line);
                out.push_str("**\n");
                out.push_str(indent.trim_end());
                out.push('\n');
                out.push_str(indent);
            }
            push_blocks(out, blocks, indent);
        }
        Block::Quote { blocks } => {
            out.push_str("> ");
            push_blocks(out, blocks, &format!("{indent}> "));
        }
        Block::Code { text, language } => {
            let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
            out.push_str(&format!("{fence}{}\n", language.as_deref().unwrap_or("")));
            for line in text.lines() {
                out.push_str(indent);
                out.push_str(line);
                out.push('\n');
            }
            out.push_str(&format!("{indent}{fence}\n"));
        }
        Block::Table { caption, rows } => push_table(out, caption, rows, indent),
        Block::Figure { images, caption } => {
            for image in images {
                out.push_str("![");
                push_escaped(out, &image.alt);
                out.push_str(&format!("]({})\n", address(&image.src)));
                out.push_str(indent);
            }
            push_inlines(out, caption, indent, false);
            out.push('\n');
        }
        Block::Embed { url, title, .. } => {
            out.push('[');
            push_escaped(out, title.as_deref().unwrap_or(url));
            out.push_str(&format!("]({})\n", address(url)));
        }
        Block::Rule => out.push_str("***\n"),
    }
}

/// Items of one paragraph stay close together; others get an empty line after them.
fn push_item(out: &mut String, blocks: &[Block], indent: &str) {
    match blocks {
        [Block::Paragraph { content, .. }] => {
            push_inlines(out, content, indent, false);
            out.push('\n');
        }
        _ => push_blocks(out, blocks, indent),
    }
}

fn push_table(out: &mut String, caption: &[Inline], rows: &[Row], indent: &str) {
    if !caption.is_empty() {
        push_inlines(out, caption, indent, true);
        out.push_str(&format!("\n{}\n{indent}", indent.trim_end()));
    }
    let rows = lay_out(rows);
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            out.push_str(indent);
        }
        // Only the first row tells how many columns there are; readers fill up a shorter one.
        push_row(out, row, if index == 0 { columns } else { row.len() });
        if index == 0 {
            out.push_str(&format!("{indent}|{}\n", " --- |".repeat(columns)));
        }
    }
}

fn push_row(out: &mut String, cells: &[Option<&Cell>], columns: usize) {
    out.push('|');
    for column in 0..columns {
        let mut text = String::new();
        if let Some(Some(cell)) = cells.get(column) {
            push_blocks(&mut text, &cell.blocks, "");
        }
        out.push(' ');
        push_cell(out, text.trim());
        out.push_str(" |");
    }
    out.push('\n');
}

/// What is in a cell, on one line; the bars of addresses and code are escaped as those of its text are already.
fn push_cell(out: &mut String, text: &str) {
    let mut is_escaped = false;
    for c in text.chars() {
        if c == '|' && !is_escaped {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
        is_escaped = c == '\\' && !is_escaped;
    }
}

fn push_inlines(out: &mut String, content: &[Inline], indent: &str, one_line: bool) {
    let after = |at: usize| content.get(at + 1..).and_then(|rest| rest.iter().find_map(first_char));
    for (at, inline) in content.iter().enumerate() {
        match inline {
            Inline::Text { text } => push_escaped(out, text),
            Inline::Link { href, content } => {
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
            Inline::Code { text } => {
                let fence = "`".repeat(longest_run(text, '`') + 1);
                let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
                out.push_str(&format!("{fence}{space}{text}{space}{fence}"));
            }
            Inline::Ruby { base, reading } => {
                out.push_str("<ruby>");
                push_text(out, base);
                out.push_str("<rt>");
                push_text(out, reading);
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

/// The source between the signs that Markdown's readers take for a formula's; its characters where they would end it.
fn push_formula(out: &mut String, formula: &Formula, one_line: bool) {
    let tex = write_tex(formula);
    if tex.contains('$') || tex.trim().is_empty() {
        push_escaped(out, &formula.text);
        return;
    }
    let sign = if formula.is_display && !one_line { "$$" } else { "$" };
    out.push_str(&format!("{sign}{}{sign}", tex.trim()));
}

/// An address as a link destination: nothing in it can end the destination early.
fn address(address: &str) -> String {
    address
        .replace('\\', "%5C")
        .replace('(', "%28")
        .replace(')', "%29")
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace(' ', "%20")
}

/// Escapes the characters that Markdown reads as markup anywhere, and those that only matter at a line's start.
fn push_escaped(out: &mut String, text: &str) {
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

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(|run| run.chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text { text: text.to_owned() }]
    }

    fn body(blocks: &[Block]) -> String {
        write_markdown(&Metadata::default(), blocks).strip_prefix("---\n---\n\n").unwrap_or_default().to_owned()
    }

    #[test]
    fn text_stays_text() {
        let hostile = Block::Paragraph { anchor: None, content: text("# <script> [x](javascript:1) *a* `b` &lt;") };
        assert_eq!(body(&[hostile]), "\\# &lt;script> \\[x\\](javascript:1) \\*a\\* \\`b\\` \\&lt;\n");
    }

    #[test]
    fn styles_are_signs_where_signs_are_read() {
        let strong = |inner: &str, next: &str| {
            let styled = Inline::Styled { style: Style::Strong, content: text(inner) };
            body(&[Block::Paragraph { anchor: None, content: [vec![styled], text(next)].concat() }])
        };
        assert_eq!(strong("bold ", "word"), "**bold** word\n");
        assert_eq!(strong("bold", "word"), "**bold**word\n");
        assert_eq!(strong("重点：", "内容"), "<strong>重点：</strong>内容\n");
        assert_eq!(strong("重点：", "“内容”"), "**重点：**“内容”\n");
        assert_eq!(strong(" ", "word"), " word\n");
        let emphasis = Inline::Styled { style: Style::Emphasis, content: text("both") };
        let nested = Inline::Styled { style: Style::Strong, content: vec![emphasis] };
        assert_eq!(body(&[Block::Paragraph { anchor: None, content: vec![nested] }]), "<strong>*both*</strong>\n");
    }

    #[test]
    fn bars_prices_and_headings_stay_what_they_are() {
        let paragraph = |content: &str| Block::Paragraph { anchor: None, content: text(content) };
        let cell = |content: &str| Cell { header: false, columns: 1, rows: 1, blocks: vec![paragraph(content)] };
        let table = Block::Table { caption: Vec::new(), rows: vec![Row { cells: vec![cell("a|b"), cell("$5")] }] };
        assert_eq!(body(&[table]), "| a\\|b | \\$5 |\n| --- | --- |\n");
        let heading = Block::Heading { level: 2, anchor: None, content: text("Learn C #") };
        assert_eq!(body(&[heading]), "## Learn C \\#\n");
    }

    #[test]
    fn cells_stand_in_their_columns() {
        let cell = |content: &str, columns: u16, rows: u16| Cell {
            header: false,
            columns,
            rows,
            blocks: vec![Block::Paragraph { anchor: None, content: text(content) }],
        };
        let rows = vec![
            Row { cells: vec![cell("a", 2, 1), cell("b", 1, 1)] },
            Row { cells: vec![cell("c", 1, 2), cell("d", 1, 1), cell("e", 1, 1)] },
            Row { cells: vec![cell("f", 1, 1), cell("g", 1, 1)] },
        ];
        let expected = "| a |  | b |\n| --- | --- | --- |\n| c | d | e |\n|  | f | g |\n";
        assert_eq!(body(&[Block::Table { caption: Vec::new(), rows }]), expected);
    }

    #[test]
    fn lists_quotes_and_code_nest() {
        let item = |content: &str| super::super::super::article::Item {
            value: None,
            anchor: None,
            blocks: vec![Block::Paragraph { anchor: None, content: text(content) }],
        };
        let list = Block::List { ordered: true, start: Some(3), numbering: None, items: vec![item("a"), item("b")] };
        let plain = Block::List { ordered: false, start: None, numbering: None, items: vec![item("c")] };
        assert_eq!(body(&[list.clone(), list.clone()]), "3. a\n4. b\n\n3) a\n4) b\n");
        assert_eq!(body(&[plain.clone(), list.clone(), plain.clone(), plain]), "- c\n\n3. a\n4. b\n\n- c\n\n* c\n");
        let quote = Block::Quote { blocks: vec![list] };
        assert_eq!(body(&[quote]), "> 3. a\n> 4. b\n>\n");
        let code = Block::Code { text: "a\n```\nb".into(), language: None };
        assert_eq!(body(&[code]), "````\na\n```\nb\n````\n");
    }

    #[test]
    fn a_table_grows_with_its_cells() {
        let cell = || Cell { header: false, columns: 1, rows: 1, blocks: Vec::new() };
        let row = |cells: usize| Row { cells: (0..cells).map(|_| cell()).collect() };
        let rows: Vec<Row> = std::iter::once(row(2000)).chain((0..2000).map(|_| row(2))).collect();
        let mut out = String::new();
        push_table(&mut out, &[], &rows, "");
        assert!(out.len() < 40_000, "{}", out.len());
    }
}
