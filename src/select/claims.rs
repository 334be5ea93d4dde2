//! The page's own lines are shown around the text and are no part of it: headline, line of author and date, and their like.
//!
//! Decides which of them leave the text; `metadata/` found them.

use super::links::is_link_line;
use super::trim::is_at;
use crate::hash::HashSet;
use crate::metadata::{LineKind, OwnLine};
use crate::page::Tag;
use crate::signal::View;
use crate::text::SENTENCE_UNITS;

/// Units of what stands beside the headline of a post that has no other text: a name, a button.
const REST_UNITS: f32 = 40.0;

/// From this chance on the model is sure that a sentence is the text's.
const SURE: f32 = 0.6;

/// Takes from the lines about the text what are paragraphs of it, of which the model is sure: below a button that says
/// "edit" stands no editor. Below a label that is no button, a sentence may tell who the author is.
pub fn drop_paragraphs(view: &View, chances: &[f32], lines: &mut Vec<OwnLine>) {
    let is_paragraph = |line: &OwnLine| {
        chances.get(line.block).is_some_and(|chance| *chance >= SURE)
            && view.blocks.list().get(line.block).is_some_and(|block| block.units >= SENTENCE_UNITS && block.links == 0)
            && view.measures.ends_sentence(line.block)
    };
    let is_button =
        |block: usize| is_link_line(view, block) || view.chain(block).any(|id| view.dom.tag(id) == Tag::BUTTON);
    let labels = lines.iter().filter(|line| line.kind == LineKind::Editor && is_button(line.block));
    let buttons: HashSet<usize> = labels.map(|line| line.block).collect();
    let is_value = |line: &OwnLine| line.block.checked_sub(1).is_some_and(|before| buttons.contains(&before));
    lines.retain(|line| !(line.kind == LineKind::Editor && is_value(line) && is_paragraph(line)));
}

/// So many kept headings of one level with a number are dated sections.
const DATED: usize = 3;

/// Takes from the lines about the text the headings of its dated sections: what was new in each version, what happened on
/// each day.
pub fn drop_dated_headings(view: &View, kept: &[bool], lines: &mut Vec<OwnLine>) {
    let dom = view.dom;
    let level = |block: usize| view.chain(block).find_map(|id| dom.tag(id).heading_level());
    let is_dated = |block: usize| view.blocks.text(block).chars().any(char::is_numeric);
    let is_section = |line: &OwnLine| {
        let own = level(line.block).filter(|_| line.kind == LineKind::Date && is_at(kept, line.block));
        let alike = (0..kept.len()).filter(|&block| is_at(kept, block) && own.is_some() && level(block) == own);
        let (dated, all) = alike.fold((0, 0), |(dated, all), block| (dated + usize::from(is_dated(block)), all + 1));
        dated >= DATED && dated == all
    };
    lines.retain(|line| !is_section(line));
}

/// Takes the page's own lines from the text and tells which they are. What readers chose themselves is left to them whole;
/// a headline stands above it, once. A post that is its headline and next to nothing else is read as it is.
pub fn claim_own_lines(lines: &[OwnLine], units: &[f32], is_chosen: bool, kept: &mut [bool]) -> Vec<bool> {
    let kept_units: Vec<f32> = units.iter().zip(&*kept).map(|(units, &kept)| if kept { *units } else { 0.0 }).collect();
    let all: f32 = kept_units.iter().sum();
    let mut own_lines = vec![false; kept.len()];
    for line in lines {
        let is_headline = line.kind == LineKind::Headline;
        let is_text = is_headline
            && kept_units
                .get(line.block)
                .is_some_and(|&units| units > 0.0 && all - units <= REST_UNITS && units > REST_UNITS);
        if !is_text && (is_headline || !is_chosen) {
            claim_line(kept, &mut own_lines, line.block);
        }
    }
    own_lines
}

/// Takes a block from the text: it is one of the page's own lines about it.
pub fn claim_line(kept: &mut [bool], own_lines: &mut [bool], block: usize) {
    for (flags, value) in [(kept, false), (own_lines, true)] {
        if let Some(flag) = flags.get_mut(block) {
            *flag = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(feature = "html")]
    use crate::select::testing::with_view;

    fn claimed(units: &[f32], is_chosen: bool) -> (Vec<bool>, Vec<bool>) {
        let line = |kind, block| OwnLine { kind, block };
        let lines = [line(LineKind::Headline, 0), line(LineKind::Byline, 1)];
        let mut kept = vec![true; units.len()];
        let own_lines = claim_own_lines(&lines, units, is_chosen, &mut kept);
        (kept, own_lines)
    }

    #[test]
    fn a_headline_leaves_the_text_unless_it_is_the_text() {
        assert_eq!(claimed(&[80.0, 20.0, 900.0], false).0, [false, false, true]);
        assert_eq!(claimed(&[280.0, 15.0, 20.0], false), (vec![true, false, true], vec![false, true, false]));
        assert_eq!(claimed(&[280.0, 20.0, 120.0], false).0, [false, false, true]);
    }

    #[test]
    fn of_a_chosen_text_the_headline_alone_is_claimed() {
        assert_eq!(claimed(&[80.0, 20.0, 900.0], true).0, [false, true, true]);
    }

    #[cfg(feature = "html")]
    #[test]
    fn a_paragraph_is_no_value_of_a_label() {
        let line = "The keeper wrote the number of the gauge into the book, and went home with the keys";
        let is_text_below = |label: &str, text: &str, kinds: [LineKind; 2], chance| {
            let mut lines: Vec<OwnLine> =
                kinds.into_iter().zip(0..).map(|(kind, block)| OwnLine { kind, block }).collect();
            let body = format!("<p>{label}</p><p>{text}</p>");
            with_view(&body, |view| drop_paragraphs(view, &[0.1, chance], &mut lines));
            lines.len() == 1
        };
        let is_text = |text: &str, kinds, chance| is_text_below("<a href=/edit>Edit</a>", text, kinds, chance);
        let sentence = format!("{line}.");
        let editors = [LineKind::Editor; 2];
        assert!(is_text(&sentence, editors, 0.7));
        assert!(!is_text_below("Edited by", &sentence, editors, 0.7));
        assert!(!is_text(&sentence, [LineKind::Byline; 2], 0.7));
        assert!(!is_text(&sentence, editors, 0.4));
        assert!(!is_text(&sentence, [LineKind::Date; 2], 0.7));
        assert!(!is_text(&sentence, [LineKind::Date, LineKind::Editor], 0.7));
        assert!(!is_text(line, editors, 0.7));
        assert!(!is_text("Edited by the keeper.", editors, 0.7));
    }

    #[cfg(feature = "html")]
    #[test]
    fn dated_headings_of_sections_are_the_texts_own() {
        let left = |body: &str| {
            let mut lines = vec![OwnLine { kind: LineKind::Date, block: 0 }];
            with_view(body, |view| drop_dated_headings(view, &vec![true; view.blocks.len()], &mut lines));
            lines.len()
        };
        let section = |at: usize| format!("<h2>0.{at} – 2024-03-0{at}</h2><p>The gauge is read.</p>");
        assert_eq!(left(&(1..4).map(section).collect::<String>()), 0);
        assert_eq!(left(&(1..3).map(section).collect::<String>()), 1);
        assert_eq!(left(&format!("{}<h2>The gauge</h2>", (1..4).map(section).collect::<String>())), 1);
        assert_eq!(left("<p>2024-03-01</p><p>2024-03-02</p><p>2024-03-03</p>"), 1);
    }
}
