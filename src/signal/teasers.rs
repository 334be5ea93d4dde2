//! Signs of a text that stands for another page, or for another person's words: linked headings, dates in every item,
//! texts that the page repeats.

use super::{Matrix, View};
use crate::hash::HashMap;

/// Ancestor levels whose headings and dates are counted.
const LEVELS: &[usize] = &[1, 2, 3, 5];

/// A longer block is no date line, in units.
const DATE_UNITS: u32 = 60;

/// A shorter text may well be repeated by chance, in units.
const REPEATED_UNITS: u32 = 8;

/// Names of the columns.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> =
        ["copies", "copies_before", "heading_link_share", "heading_level_before", "linked_headings"]
            .map(str::to_owned)
            .to_vec();
    for level in LEVELS {
        names.extend(["linked_headings", "headings", "dates"].map(|name| format!("up{level}_{name}")));
    }
    names
}

/// Linked headings, dates nearby, repetition of the text itself.
pub fn write(view: &View, matrix: &mut Matrix) {
    let blocks = view.blocks.list();
    // Of each text that is long enough: how often it is there, and how often it was seen so far.
    let mut copies: Vec<(u32, u32)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::default();
    let numbers = blocks.iter().enumerate().map(|(index, block)| {
        (block.units >= REPEATED_UNITS).then(|| {
            let number = *known.entry(view.blocks.text(index)).or_insert(copies.len());
            copies.resize(copies.len().max(number + 1), (0, 0));
            if let Some((count, _)) = copies.get_mut(number) {
                *count += 1;
            }
            number
        })
    });
    let numbers: Vec<Option<usize>> = numbers.collect();
    let (mut linked, mut headings, mut dates) = (vec![0u32], vec![0u32], vec![0u32]);
    let mut levels = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.iter().enumerate() {
        let level = view.dom.ancestors(block.owner).take(3).find_map(|id| view.dom.tag(id).heading_level());
        let is_linked = level.is_some() && block.link_units * 2 > block.units;
        let push =
            |running: &mut Vec<u32>, yes: bool| running.push(running.last().copied().unwrap_or(0) + u32::from(yes));
        push(&mut linked, is_linked);
        push(&mut headings, level.is_some());
        push(
            &mut dates,
            block.units <= DATE_UNITS
                && view
                    .measures
                    .counts
                    .get(index)
                    .is_some_and(|counts| looks_dated(view.blocks.text(index), counts.digits)),
        );
        levels.push(level);
    }
    let count = |running: &[u32], range: &std::ops::Range<usize>| {
        let at = |index: usize| running.get(index).copied().unwrap_or(0);
        (at(range.end) - at(range.start)) as f32
    };
    let all_linked = linked.last().copied().unwrap_or(0) as f32;
    let mut heading = (0.0, 0.0);
    for (index, block) in blocks.iter().enumerate() {
        if let Some(level) = levels.get(index).copied().flatten() {
            heading = (block.link_units as f32 / block.units as f32, f32::from(level));
        }
        let number = numbers.get(index).copied().flatten();
        let seen = number.and_then(|number| copies.get_mut(number)).map_or((0.0, 0.0), |entry| {
            let seen = (entry.0 as f32, entry.1 as f32);
            entry.1 += 1;
            seen
        });
        matrix.push(index, &[seen.0, seen.1, heading.0, heading.1, all_linked]);
        let mut numbers = [0.0; LEVELS.len() * 3];
        for (step, id) in view.chain(index).enumerate() {
            let Some(at) = LEVELS.iter().position(|&level| level == step) else { continue };
            let range = view.measures.blocks_in(view.dom, id);
            let measured = [count(&linked, &range), count(&headings, &range), count(&dates, &range)];
            if let Some(target) = numbers.get_mut(at * 3..at * 3 + 3) {
                target.copy_from_slice(&measured);
            }
        }
        matrix.push(index, &numbers);
    }
}

/// Whether a short line seems to hold a date or a time: digits with marks between them, or a year.
pub fn looks_dated(text: &str, digits: u32) -> bool {
    if !(3..=16).contains(&digits) {
        return false;
    }
    let bytes = text.as_bytes();
    let between = bytes
        .windows(3)
        .any(|window| matches!(window, [a, b'-' | b'/' | b'.' | b':', c] if a.is_ascii_digit() && c.is_ascii_digit()));
    let year = bytes.windows(4).any(|window| {
        (window.starts_with(b"20") || window.starts_with(b"19")) && window.iter().all(u8::is_ascii_digit)
    });
    between || year || text.contains(['年', '月', '日', '前'])
}
