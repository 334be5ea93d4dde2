//! The article as Markdown (CommonMark with GitHub's tables): front matter, headline, blocks.
//!
//! Text that Markdown would read as markup is escaped, and so are addresses, so that no text of a page becomes a link, an
//! image or HTML; not in the front matter either, which some readers take for text.

use super::grid::lay_out;
use super::markdown_text::{address, longest_run, push_escaped, push_inlines};
use super::subjects::collect_subjects;
use super::text::sender_line;
use crate::article::{Block, Cell, Inline, Row};
use crate::digest::Digest;
use crate::metadata::Metadata;

/// Fields of the front matter that are lists even with one entry.
const LISTS: [&str; 3] = ["keywords", "keywords_found", "summary"];
/// Readers take no number for that of a list's item that has more digits, or a sign.
const LAST_NUMBER: i64 = 999_999_999;

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

/// A YAML string in double quotes. What would be HTML or the address of a link to who reads it as text is written by its
/// code, as YAML has it.
fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '<' => out.push_str("\\x3C"),
            '(' if out.ends_with(']') => out.push_str("\\x28"),
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
                        format!("{}{sign} ", number.clamp(0, LAST_NUMBER))
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
            // What ends a line in Markdown, be it a sign that nobody sees in a page.
            for line in text.split(['\n', '\r']) {
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
        out.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
        is_escaped = c == '\\' && !is_escaped;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Formula, Style};

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
    fn what_readers_do_not_know_is_text_to_them() {
        let paragraph = |content: Vec<Inline>| body(&[Block::Paragraph { anchor: None, content }]);
        let code = |text: &str| Inline::Code { text: text.into() };
        let formula = |tex: &str| Inline::Formula {
            formula: Formula { tex: Some(tex.into()), text: "x<b>".into(), is_display: false, parts: Vec::new() },
        };
        assert_eq!(paragraph(vec![formula("a<b < c[1](d)")]), "$a< b <  c[1] (d)$\n");
        assert_eq!(paragraph(vec![formula("a ` b")]), "x&lt;b>\n");
        let ruby = Inline::Ruby { base: "[a](b)".into(), reading: "`<b>".into() };
        assert_eq!(paragraph(vec![ruby]), "<ruby>\\[a\\](b)<rt>\\`&lt;b></rt></ruby>\n");
        assert_eq!(paragraph(vec![code("a"), code("`<b>"), code("")]), "`a`<code>\\`&lt;b></code>\n");
        assert_eq!(paragraph(vec![code("`a\r<b>\n\nc")]), "`` `a <b>  c ``\n");
        let link = Inline::Link { href: "mailto:a`\u{3000}\n<b>".into(), content: text("a") };
        assert_eq!(paragraph([text("See!"), vec![link]].concat()), "See\\![a](mailto:a%60%E3%80%80%0A%3Cb%3E)\n");
        let named = Metadata { title: Some("a <b> [c](d)".into()), ..Metadata::default() };
        assert!(write_markdown(&named, &[]).starts_with("---\ntitle: \"a \\x3Cb> [c]\\x28d)\"\n---\n"));
    }

    #[test]
    fn lines_and_numbers_are_what_readers_take_for_such() {
        let code = || Block::Code { text: "a\r<b>".into(), language: None };
        assert_eq!(body(&[Block::Quote { blocks: vec![code()] }]), "> ```\n> a\n> <b>\n> ```\n>\n");
        let item = || crate::article::Item { value: None, anchor: None, blocks: vec![code()] };
        for (start, number) in [(-5, "0. "), (i32::MAX, "999999999. ")] {
            let list = Block::List { ordered: true, start: Some(start), numbering: None, items: vec![item()] };
            assert!(body(&[list]).starts_with(number));
        }
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
