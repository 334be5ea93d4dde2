//! Preformatted text that is no code: letters, articles and books in plain text. Their lines were broken for a screen of eighty
//! letters, or not at all; either way a reader wants paragraphs.

use super::code::build_code;
use super::{Block, Inline};
use crate::page::{Dom, NodeId, Tag};
use crate::text::measure_units;
use crate::text::punctuation::{announces, ends_sentence};
use crate::text::script::{is_dense, is_hangul};
use crate::text::space::collapse;

/// Lines that were broken to fit a screen are at least so long on the average, in units; those of poems and lists are not.
const WRAPPED_UNITS: u32 = 45;

/// Lines from this mean on are paragraphs of their own, in units.
const WHOLE_UNITS: u32 = 110;

/// Less text tells nothing, in units.
const LEAST_UNITS: u32 = 250;

/// Of a line of words at least so many characters in ten are letters.
const LETTERS: usize = 8;

/// The blocks of an element of preformatted text: code, or the paragraphs that it is made of.
pub(super) fn build_preformatted(dom: &Dom, id: NodeId) -> Vec<Block> {
    // Where the parts of a text are coloured it is code.
    let is_code = |inner: NodeId| matches!(dom.tag(inner), Tag::CODE | Tag::SPAN);
    let is_marked = || dom.tag(id) != Tag::PRE || dom.subtree(id).any(is_code);
    match build_code(dom, id) {
        Some(Block::Code { text, language: None }) if !is_marked() => split_prose(text),
        code => code.into_iter().collect(),
    }
}

/// What stands between two empty lines.
struct Part<'t> {
    lines: Vec<&'t str>,
    units: u32,
}

impl Part<'_> {
    /// Whether it is running text: long lines of words, of which the last one ends a sentence.
    fn is_running(&self) -> bool {
        self.is_wrapped() && self.lines.last().is_some_and(|line| ends_sentence(line) || announces(line.trim_end()))
    }

    /// Whether its lines are long ones of words without columns.
    fn is_wrapped(&self) -> bool {
        // The last line is as long as it happens to be.
        let full = self.lines.len().saturating_sub(1).max(1);
        let units: u32 = self.lines.iter().take(full).map(|line| measure_units(line)).sum();
        let is_words = |line: &&str| {
            let letters = line.chars().filter(|c| c.is_alphabetic() || *c == ' ').count();
            letters * 10 >= line.chars().count() * LETTERS
        };
        units >= WRAPPED_UNITS * full as u32
            && !self.has_columns()
            && self.lines.iter().all(is_words)
            && self.lines.iter().filter(|line| holds_names_of_code(line)).count() * 4 <= self.lines.len()
    }

    /// Whether most of its lines are paragraphs of their own. Broken lines of dense characters are as long, but do not end
    /// sentences.
    fn is_whole(&self) -> bool {
        let is_long = |line: &&&str| measure_units(line) >= WRAPPED_UNITS;
        let long = self.lines.iter().filter(is_long).count();
        let ended = self.lines.iter().filter(is_long).filter(|line| ends_sentence(line)).count();
        self.units >= WHOLE_UNITS * self.lines.len() as u32 && (self.lines.len() == 1 || ended * 2 > long)
    }

    /// Whether most of its lines are indented as those of a program or a patch are. A single one may be a centred heading.
    fn is_indented(&self) -> bool {
        let is_indented = |line: &&&str| {
            let changed = line.strip_prefix(['+', '-', ' ']).unwrap_or(line);
            line.starts_with("  ") || line.starts_with('\t') || changed.starts_with('\t') || changed.starts_with("   ")
        };
        let indented = self.lines.iter().filter(is_indented).filter(|line| !ends_sentence(line)).count();
        self.lines.len() > 1 && indented * 2 > self.lines.len()
    }

    fn has_columns(&self) -> bool {
        self.lines.iter().any(|line| line.trim().contains("   "))
    }
}

/// Whether a line holds words as only programs have them: `level_of`, `ask(twice)`.
fn holds_names_of_code(line: &str) -> bool {
    let mut letters = line.chars().zip(line.chars().skip(1)).zip(line.chars().skip(2));
    letters.any(|((a, b), c)| match b {
        '_' => a.is_alphabetic() && c.is_alphabetic(),
        // "Person(s)".
        '(' => a.is_ascii_alphabetic() && c != 's' && !is_dense(c),
        _ => false,
    })
}

/// The paragraphs of a text if most of it is running text; else the text as it is.
fn split_prose(text: String) -> Vec<Block> {
    let mut parts: Vec<Part> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        let is_quoted = |line: &str| line.trim_start().starts_with('>');
        let continues = |part: &Part| part.lines.last().is_some_and(|last| is_quoted(last) == is_quoted(line));
        match parts.last_mut().filter(|part| is_open && continues(part)) {
            _ if line.trim().is_empty() => {}
            Some(part) => part.lines.push(line),
            None => parts.push(Part { lines: vec![line], units: 0 }),
        }
        is_open = !line.trim().is_empty();
    }
    for part in &mut parts {
        part.units = part.lines.iter().map(|line| measure_units(line)).sum();
    }
    let all: u32 = parts.iter().map(|part| part.units).sum();
    let running: u32 = parts.iter().filter(|part| part.is_running()).map(|part| part.units).sum();
    if all < LEAST_UNITS || running * 10 < all * 7 {
        return vec![Block::Code { text, language: None }];
    }
    parts.iter().flat_map(build_part).collect()
}

/// The paragraphs of one part: each line that is one by itself, a quotation, lines that belong together; what has columns stays as
/// it is, and short lines stay lines.
fn build_part(part: &Part) -> Vec<Block> {
    let paragraph = |text: String| Block::Paragraph { anchor: None, content: vec![Inline::Text { text }] };
    if let Some(lines) = part.lines.iter().map(|line| strip_quote_marks(line)).collect::<Option<Vec<&str>>>() {
        let text = join_lines(&lines);
        let quote = (!text.is_empty()).then(|| Block::Quote { blocks: vec![paragraph(text)] });
        return quote.into_iter().collect();
    }
    if part.is_whole() || (part.is_wrapped() && part.lines.iter().all(|line| ends_sentence(line))) {
        return part.lines.iter().map(|line| paragraph(collapse(line))).collect();
    }
    if part.is_wrapped() {
        return vec![paragraph(join_lines(&part.lines))];
    }
    if part.has_columns() || part.is_indented() {
        return vec![Block::Code { text: part.lines.join("\n"), language: None }];
    }
    let lines = part.lines.iter().map(|line| Inline::Text { text: collapse(line) });
    let content = lines.flat_map(|line| [Inline::Break, line]).skip(1).collect();
    vec![Block::Paragraph { anchor: None, content }]
}

/// What a quoted line says, without the marks before it.
fn strip_quote_marks(line: &str) -> Option<&str> {
    let is_quoted = line.trim_start().starts_with('>');
    is_quoted.then(|| line.trim_start_matches(|c: char| c == '>' || c.is_whitespace()))
}

/// The text of lines that belong together.
fn join_lines(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines.iter().map(|line| line.trim()) {
        let meeting = text.chars().next_back().zip(line.chars().next());
        if meeting.is_some_and(|(last, first)| !joins_without_space(last, first)) {
            text.push(' ');
        }
        text.push_str(line);
    }
    collapse(&text)
}

/// Whether no space stands between two characters where a line was broken between them: Chinese and Japanese have none,
/// Korean has.
fn joins_without_space(last: char, first: char) -> bool {
    let is_wide = |c: char| is_dense(c) && !is_hangul(c);
    let is_wide_mark = |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff65}');
    let is_mark = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '…' | '—');
    let fits = |c: char| is_wide(c) || is_mark(c);
    is_wide_mark(last) || is_wide_mark(first) || (fits(last) && fits(first) && (is_wide(last) || is_wide(first)))
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::output::write_text;
    use crate::page::html::parse_html;

    fn read(inside: &str) -> Vec<Block> {
        let dom = parse_html(&format!("<pre>{inside}</pre>"), "");
        dom.find_tag(Tag::PRE).map(|id| build_preformatted(&dom, id)).unwrap_or_default()
    }

    const LETTER: &str = "Hello all,\n\nI have been reading the code that asks the gauge for its level, and I\nbelieve that it asks twice where once would do. The first answer is\nthrown away.\n\n&gt; The first answer is often wrong when the machine was asleep.\n&gt; We found that out in the flood of last spring.\n\nThat was true of the old gauge. The new one keeps its answer in a\nregister, and the register is right from the first moment on.\n\nAnn";

    #[test]
    fn letters_are_paragraphs() {
        let blocks = read(LETTER);
        assert_eq!(blocks.len(), 5, "{blocks:?}");
        assert!(matches!(blocks.get(2), Some(Block::Quote { .. })));
        assert!(write_text(&blocks).contains("level, and I believe that it asks twice"));
        let long = "水位员把数字记在本子上，又看了一眼江面，然后带着钥匙回家吃早饭，四十年来每天清晨都是如此，一天也没有断过。\n".repeat(3);
        assert_eq!(read(&long).len(), 3);
    }

    #[test]
    fn broken_lines_of_chinese_are_joined_without_spaces() {
        let line = "水位员把数字记在本子上又看了一眼江面然后带着钥匙回家吃早饭四十年来每天清晨都是如此一天也没有断";
        let blocks = read(&format!("{line}\n{line}\n{line}，\n“{line}过。”\n\n&gt; {line}\n&gt; &gt; {line}。"));
        assert_eq!(blocks.len(), 2, "{blocks:?}");
        assert!(write_text(&blocks).contains(&format!("{line}{line}{line}，“{line}过。”")));
        assert!(write_text(&blocks).contains(&format!("{line}{line}。")));
        assert_eq!(join_lines(&["서울에서 열린", "회의"]), "서울에서 열린 회의");
        assert_eq!(join_lines(&["使用", "Rust"]), "使用 Rust");
    }

    #[test]
    fn code_in_a_letter_keeps_its_indents() {
        let code = "  if level {\n      ask();\n  }";
        let patch = "-\task(twice)\n+\task(once)\n \tend()";
        for text in [code, patch] {
            let blocks = read(&format!("{LETTER}\n\n{text}\n\nAnn"));
            let is_kept = |block: &Block| matches!(block, Block::Code { text: kept, .. } if kept == text);
            assert!(blocks.iter().any(is_kept), "{blocks:?}");
        }
    }

    #[test]
    fn marks_of_quotations_are_no_text() {
        let blocks = read(&format!("{LETTER}\n\n&gt;\n&gt; &gt;\n\n&gt; &gt; It was so.\n&gt;&gt; We saw it."));
        assert_eq!(blocks.len(), 6, "{blocks:?}");
        assert!(write_text(&blocks).contains("It was so. We saw it."));
        assert!(!write_text(&blocks).contains("> > It"));
    }

    #[test]
    fn code_tables_and_poems_stay_as_they_are() {
        let code =
            "fn level(gauge: &amp;Gauge) -&gt; u32 {\n    gauge.ask().unwrap_or(0) // the level in centimetres\n}\n\n"
                .repeat(6);
        let table = "station      level      flow      remarks of the keeper of the gauge.\n".repeat(8);
        let poem = "The water came\nand took the name\nof all the stones.\n\n".repeat(12);
        let marked = format!("<code>{LETTER}</code>");
        let python = "# The level that was read at the gauge is known to the machine, but\n# not to the keeper, who is asked for it by name.\nlevel_read = ask(gauge, first_of_all, None)\nif not isinstance(level_read, number):\n    raise ValueError('Invalid level of the river: %s' % level_read)\nkeeper.write(level=level_read, ...)\n";
        let coloured = format!("<span class=k>Hello</span> {LETTER}");
        for text in [code, table, poem, marked, python.to_owned(), coloured] {
            assert!(matches!(read(&text).as_slice(), [Block::Code { .. }]), "{text}");
        }
    }
}
