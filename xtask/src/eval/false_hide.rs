//! How much of the labelled text of every page of a corpus would be hidden in place. Decides what counts as lost: runs of
//! five words that the page shows before hiding and no more after it.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::figures::{self, Figures};

/// Words of a run; a character of a script that puts no spaces between words is one.
const RUN_WORDS: usize = 5;

/// A page that loses more of its text than this has lost a part of it, and not a line.
const MOST_LOST: f64 = 0.05;

/// Adds the figures of a corpus from its labelled texts and the records of `batch --hidden-text`.
pub fn measure(corpus: &str, truths: &[Value], records: &[Value], figures: &mut Figures) -> Result<()> {
    let truths: HashMap<&str, &str> =
        truths.iter().filter_map(|truth| Some((truth["id"].as_str()?, truth["text"].as_str()?))).collect();
    let (mut lost, mut all, mut hurt) = (0, 0, 0);
    for record in records {
        let path = Path::new(record["path"].as_str().unwrap_or_default());
        let id = path.file_stem().and_then(|stem| stem.to_str()).context("a result without a page")?;
        let Some(truth) = truths.get(id).map(|text| collect_runs(text)) else { continue };
        let text = |key: &str| record[key].as_str().unwrap_or_default();
        let left = collect_runs(text("left_text"));
        let hidden = collect_runs(text("hidden_text"));
        let lost_here = truth.iter().filter(|run| hidden.contains(*run) && !left.contains(*run)).count();
        lost += lost_here;
        all += truth.len();
        hurt += usize::from(lost_here as f64 > truth.len() as f64 * MOST_LOST);
    }
    let percent = lost as f64 / all.max(1) as f64 * 100.0;
    figures::insert(figures, format!("{corpus} false-hide"), &Value::from(percent));
    figures::insert(figures, format!("{corpus} false-hide pages above 5 %"), &Value::from(hurt));
    Ok(())
}

fn collect_runs(text: &str) -> HashSet<Vec<String>> {
    collect_words(text).windows(RUN_WORDS).map(<[String]>::to_vec).collect()
}

fn collect_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_open = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        match words.last_mut() {
            Some(word) if is_open && c.is_alphanumeric() && !is_dense(c) => word.push(c),
            _ if c.is_alphanumeric() => words.push(c.to_string()),
            _ => {}
        }
        is_open = c.is_alphanumeric() && !is_dense(c);
    }
    words
}

/// Han, kana and Thai.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{e00}'..='\u{e7f}')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_of_both_kinds_are_told() {
        assert_eq!(collect_words("The Wall, 潮位7m"), ["the", "wall", "潮", "位", "7m"]);
    }

    #[test]
    fn what_is_hidden_and_still_shown_is_not_lost() {
        let truths = [json!({"id": "a", "text": "one two three four five six"}), json!({"id": "b", "text": null})];
        let record = |hidden: &str, left: &str| json!({"path": "/x/a.html", "hidden_text": hidden, "left_text": left});
        for (hidden, left, percent, pages) in [
            ("", "one two three four five six", 0.0, 0.0),
            ("one two three four five six", "one two three four five", 50.0, 1.0),
            ("one two three four five", "one two three four five six", 0.0, 0.0),
        ] {
            let mut found = Figures::new();
            measure("world", &truths, &[record(hidden, left)], &mut found).unwrap();
            assert_eq!(found["world false-hide"], percent, "{hidden}");
            assert_eq!(found["world false-hide pages above 5 %"], pages, "{hidden}");
        }
    }
}
