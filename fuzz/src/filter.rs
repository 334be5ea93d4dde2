//! Filter lists: the first line holds the words of a page, the rest is the list.

use lectern::filter::{find_rules, parse_list};
use lectern::limits::FOUND_RULES;
use lectern::page::snapshot::SEPARATOR;
use std::collections::HashSet;

/// Reads a list and asks which of its rules a page needs; what is kept of a list can be kept once more.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (words, list) = text.split_once('\n').unwrap_or(("", &text));
    let Ok(read) = parse_list(list) else { return };
    assert_eq!(parse_list(list).as_ref(), Ok(&read), "read twice, it is another list");
    assert!(read.rules.lines().all(is_kept_line), "{}", read.rules);
    let strings: Vec<&str> = std::iter::once("https://news.example/a/b").chain(words.split(' ')).collect();
    let found = find_rules(std::slice::from_ref(&read.rules), &strings.join(&SEPARATOR.to_string()));
    assert!(found.len() <= FOUND_RULES);
    let mut seen = HashSet::new();
    for rule in &found {
        assert!(!rule.selector.trim().is_empty() && seen.insert(&rule.selector), "{:?}", rule.selector);
    }
}

/// Whether a line is one that the search understands: its kind, and as many parts as that has.
fn is_kept_line(line: &str) -> bool {
    let tabs = line.matches('\t').count();
    match line.chars().next() {
        Some('.' | '#' | 'a') => tabs == 0,
        Some('p' | 'x' | 'k' | 'l' | 'h') => tabs == 1,
        _ => false,
    }
}
