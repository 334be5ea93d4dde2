//! How well ads and link farms are told, on the pages whose blocks are labelled. Decides the groups of pages and how the
//! results of the corpora become the scorer's; hides nothing itself.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::false_hide;
use super::figures::{self, Figures};
use crate::command;
use crate::project::{Project, read_file, write_if_changed};
use std::process::Command;

/// The labelled pages are part of these corpora, by the names the labels use.
const CORPORA: [(&str, &str); 2] = [("wcxb", "wcxb-dev"), ("world", "world-dev")];

/// Languages with enough labelled pages for a figure of their own.
const LANGUAGES: [&str; 2] = ["zh", "en"];

/// A name of labelled pages, and which they are.
type Group<'a> = (&'a str, &'a dyn Fn(&Value) -> bool);

/// Scores what the runs on the corpora, which come first, would hide.
pub fn measure(project: &Project, shared: &Path, figures: &mut Figures) -> Result<()> {
    let farmset = shared.join("corpus/farmset");
    let results = project.target("eval/hidden.jsonl");
    let mut lines = String::new();
    for (short, corpus) in CORPORA {
        let records = read_records(&project.target(&format!("eval/{corpus}.jsonl")))?;
        let truths = read_records(&shared.join("corpus").join(corpus).join("truth.jsonl"))?;
        false_hide::measure(corpus, &truths, &records, figures)?;
        for record in records {
            let path = Path::new(record["path"].as_str().unwrap_or_default());
            let id = path.file_stem().and_then(|stem| stem.to_str()).context("a result without a page")?;
            lines += &format!("{}\n", json!({"id": id, "corpus": short, "hidden": record["hidden"]}));
        }
    }
    write_if_changed(&results, lines.as_bytes())?;
    let labels = read_records(&farmset.join("labels-dev.jsonl"))?;
    let is_of = |label: &Value, key: &str, value: &str| label[key].as_str() == Some(value);
    let other = |label: &Value| !LANGUAGES.iter().any(|language| is_of(label, "lang", language));
    let groups: [Group; 6] = [
        ("all", &|_| true),
        ("articles", &|label| is_of(label, "type", "article")),
        ("lists", &|label| is_of(label, "type", "list")),
        ("zh", &|label| is_of(label, "lang", "zh")),
        ("en", &|label| is_of(label, "lang", "en")),
        ("other", &other),
    ];
    for (group, belongs) in groups {
        let chosen: String = labels.iter().filter(|label| belongs(label)).map(|label| format!("{label}\n")).collect();
        let path = project.target(&format!("eval/labels-{group}.jsonl"));
        write_if_changed(&path, chosen.as_bytes())?;
        let mut score = Command::new("python3");
        score.arg(shared.join("score/score_hidden.py")).arg("--labels").arg(&path);
        score.arg("--trees").arg(farmset.join("trees-dev.jsonl")).arg("--results").arg(&results).arg("--json");
        figures::collect_hidden(&serde_json::from_str(&command::read(&mut score)?)?, group, figures);
    }
    Ok(())
}

fn read_records(path: &Path) -> Result<Vec<Value>> {
    let text = String::from_utf8(read_file(path)?)?;
    text.lines().map(|line| serde_json::from_str(line).with_context(|| path.display().to_string())).collect()
}
