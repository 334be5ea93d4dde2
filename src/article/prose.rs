//! Preformatted text that is no code: letters, articles and books in plain text. Their lines were broken for a screen of eighty
//! letters, or not at all; either way a reader wants paragraphs.

use super::code::build_code;
use super::{Block, Inline};
use crate::page::{Dom, NodeId, Tag};
use crate::text::measure_units;
use crate::text::punctuation::ends_sentence;
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
    let is_marked = || dom.tag(id) != Tag::PRE || dom.subtree(id).any(|inner| dom.tag(inner) == Tag::CODE);
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
        self.is_wrapped()
            && self.lines.last().is_some_and(|line| ends_sentence(line) || line.trim_end().ends_with([':', '：']))
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
        units >= WRAPPED_UNITS * full as u32 && !self.has_columns() && self.lines.iter().all(is_words)
    }

    fn has_columns(&self) -> bool {
        self.lines.iter().any(|line| line.trim().contains("   "))
    }
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
    let quoted = part.lines.iter().map(|line| line.trim_start().strip_prefix('>').map(str::trim));
    if let Some(lines) = quoted.collect::<Option<Vec<&str>>>() {
        return vec![Block::Quote { blocks: vec![paragraph(collapse(&lines.join(" ")))] }];
    }
    let is_whole = part.units >= WHOLE_UNITS * part.lines.len() as u32;
    if is_whole || (part.is_wrapped() && part.lines.iter().all(|line| ends_sentence(line))) {
        return part.lines.iter().map(|line| paragraph(collapse(line))).collect();
    }
    if part.is_wrapped() {
        return vec![paragraph(collapse(&part.lines.join(" ")))];
    }
    if part.has_columns() {
        return vec![Block::Code { text: part.lines.join("\n"), language: None }];
    }
    let lines = part.lines.iter().map(|line| Inline::Text { text: collapse(line) });
    let content = lines.flat_map(|line| [Inline::Break, line]).skip(1).collect();
    vec![Block::Paragraph { anchor: None, content }]
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
    fn code_tables_and_poems_stay_as_they_are() {
        let code =
            "fn level(gauge: &amp;Gauge) -&gt; u32 {\n    gauge.ask().unwrap_or(0) // the level in centimetres\n}\n\n"
                .repeat(6);
        let table = "station      level      flow      remarks of the keeper of the gauge.\n".repeat(8);
        let poem = "The water came\nand took the name\nof all the stones.\n\n".repeat(12);
        let marked = format!("<code>{LETTER}</code>");
        for text in [code, table, poem, marked] {
            assert!(matches!(read(&text).as_slice(), [Block::Code { .. }]), "{text}");
        }
    }
}
