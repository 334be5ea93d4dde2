//! The committed figures and the comparison with them. Decides when a figure counts as worse: by more than a small
//! tolerance in the wrong direction, or if it is no longer measured.

use std::collections::BTreeSet;
use std::fmt::Write;

use anyhow::{Context, Result};

use super::figures::{Better, Figures, find_direction};

/// Below this lies what a change of a single page among hundreds can do.
const TOLERANCE: f64 = 0.002;

/// Half of the last decimal that is kept, so that rounding alone never decides.
const ROUNDING: f64 = 0.000_05;

pub fn parse(json: &[u8]) -> Result<Figures> {
    serde_json::from_slice(json).context("the baseline is not an object of numbers")
}

/// One figure a line, sorted by name, four decimals.
pub fn write(figures: &Figures) -> String {
    let lines: Vec<String> = figures.iter().map(|(name, value)| format!("  \"{name}\": {value:.4}")).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

/// A figure before and now; one of the two may be missing.
struct Row {
    name: String,
    before: Option<f64>,
    now: Option<f64>,
}

/// All figures beside the baseline.
pub struct Comparison {
    rows: Vec<Row>,
}

impl Comparison {
    pub fn new(baseline: &Figures, figures: &Figures) -> Self {
        let names: BTreeSet<&String> = baseline.keys().chain(figures.keys()).collect();
        let row = |name: &String| Row {
            name: name.clone(),
            before: baseline.get(name).copied(),
            now: figures.get(name).copied(),
        };
        Self { rows: names.into_iter().map(row).collect() }
    }

    pub fn count_worse(&self) -> usize {
        self.rows.iter().filter(|row| row.is_worse()).count()
    }

    pub fn table(&self) -> String {
        let mut table = format!("{:<32} {:>10} {:>10} {:>9}\n", "", "baseline", "now", "change");
        for row in &self.rows {
            let change = row.change().map_or_else(String::new, |change| format!("{change:+.4}"));
            let cells = [cell(row.before), cell(row.now), change];
            let line = format!("{:<32} {:>10} {:>10} {:>9}  {}", row.name, cells[0], cells[1], cells[2], row.remark());
            // Writing to a String cannot fail.
            let _ = writeln!(table, "{}", line.trim_end());
        }
        table
    }
}

fn cell(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.4}"))
}

impl Row {
    fn change(&self) -> Option<f64> {
        Some(self.now? - self.before?)
    }

    /// How much better the figure got; nothing if it is not judged.
    fn gain(&self) -> Option<f64> {
        match find_direction(&self.name) {
            Better::Higher => self.change(),
            Better::Lower => self.change().map(|change| -change),
            Better::Neither => None,
        }
    }

    fn is_gone(&self) -> bool {
        self.now.is_none() && find_direction(&self.name) != Better::Neither
    }

    fn is_worse(&self) -> bool {
        self.is_gone() || self.gain().is_some_and(|gain| gain < -(TOLERANCE + ROUNDING))
    }

    fn remark(&self) -> &'static str {
        if self.is_gone() {
            "GONE"
        } else if self.is_worse() {
            "WORSE"
        } else if self.before.is_none() {
            "new"
        } else if self.gain().is_some_and(|gain| gain > TOLERANCE + ROUNDING) {
            "better"
        } else {
            ""
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(pairs: &[(&str, f64)]) -> Figures {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
    }

    fn worse(before: &[(&str, f64)], now: &[(&str, f64)]) -> usize {
        Comparison::new(&figures(before), &figures(now)).count_worse()
    }

    #[test]
    fn a_fall_beyond_the_tolerance_is_worse() {
        assert_eq!(worse(&[("world-dev f1 zh", 0.95)], &[("world-dev f1 zh", 0.9479)]), 1);
        assert_eq!(worse(&[("world-dev f1 zh", 0.95)], &[("world-dev f1 zh", 0.948)]), 0);
        assert_eq!(worse(&[("world-dev leak", 0.1)], &[("world-dev leak", 0.2)]), 1);
        assert_eq!(worse(&[("world-dev leak", 0.2)], &[("world-dev leak", 0.1)]), 0);
    }

    #[test]
    fn time_is_never_judged_and_a_missing_figure_always() {
        assert_eq!(worse(&[("world-dev cpu seconds", 1.0)], &[("world-dev cpu seconds", 99.0)]), 0);
        assert_eq!(worse(&[("world-dev cpu seconds", 1.0)], &[]), 0);
        assert_eq!(worse(&[("world-dev editor", 0.5)], &[]), 1);
        assert_eq!(worse(&[], &[("world-dev editor", 0.5)]), 0);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let measured = figures(&[("b f1", 0.5), ("a f1", 0.1235)]);
        let text = write(&measured);
        assert_eq!(text, "{\n  \"a f1\": 0.1235,\n  \"b f1\": 0.5000\n}\n");
        assert_eq!(parse(text.as_bytes()).unwrap(), measured);
    }

    #[test]
    fn the_table_marks_what_matters() {
        let before = figures(&[("a f1", 0.5), ("b f1", 0.5), ("c f1", 0.5)]);
        let table = Comparison::new(&before, &figures(&[("a f1", 0.4), ("b f1", 0.6), ("d f1", 0.1)])).table();
        let remarks: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split_whitespace().last()).collect();
        assert_eq!(remarks, ["WORSE", "better", "GONE", "new"]);
    }
}
