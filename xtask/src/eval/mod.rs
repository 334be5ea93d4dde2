//! Accuracy on labelled pages. Decides which corpora are read, by which scorer, and that no figure may fall behind the
//! committed baseline. The corpora are other people's pages and no part of the project: the environment variable
//! LECTERN_SHARED names a folder that holds `corpus/` and the scorers in `score/`.

mod baseline;
mod false_hide;
mod figures;
mod hidden;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use self::baseline::Comparison;
use self::figures::Figures;
use crate::command;
use crate::project::{Project, read_file, write_if_changed};
use crate::setup::python;

/// Said where the corpora are not at hand.
pub const SKIPPED: &str = "eval SKIPPED: set LECTERN_SHARED to the folder with corpus/ and score/";

const BASELINE: &str = "tests/baseline/accuracy.json";

/// A corpus, its scorer, and how the figures are read from what the scorer prints.
struct Corpus {
    name: &'static str,
    scorer: &'static str,
    collect: fn(&Value, &mut Figures),
}

const CORPORA: [Corpus; 3] = [
    Corpus { name: "wcxb-dev", scorer: "score_pages.py", collect: figures::collect_wcxb },
    Corpus { name: "world-dev", scorer: "score_world.py", collect: figures::collect_world },
    Corpus { name: "readability", scorer: "score_pages.py", collect: figures::collect_readability },
];

/// The folder with the corpora, if one is named.
pub fn shared_folder() -> Option<PathBuf> {
    env::var_os("LECTERN_SHARED").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// Measures every corpus, then writes the baseline or compares with it.
pub fn eval(project: &Project, shared: &Path, write_baseline: bool) -> Result<()> {
    let shared = fs::canonicalize(shared).with_context(|| format!("LECTERN_SHARED names {}", shared.display()))?;
    python::ensure()?;
    command::run(project.cargo().args(["build", "--release", "--bin", "lectern"]))?;
    let mut figures = Figures::new();
    for corpus in &CORPORA {
        measure(project, &shared, corpus, &mut figures)
            .with_context(|| format!("the corpus {} could not be measured", corpus.name))?;
    }
    hidden::measure(project, &shared, &mut figures).context("what is hidden could not be measured")?;
    measure_digest(project, &shared, &mut figures).context("the digest could not be measured")?;
    let path = project.path(BASELINE);
    if write_baseline {
        write_if_changed(&path, baseline::write(&figures).as_bytes())?;
        println!("{} figures written to {BASELINE}", figures.len());
        return Ok(());
    }
    if !path.exists() {
        bail!("there is no {BASELINE}: write it with `cargo xtask eval --write-baseline`");
    }
    let comparison = Comparison::new(&baseline::parse(&read_file(&path)?)?, &figures);
    print!("{}", comparison.table());
    match comparison.count_worse() {
        0 => Ok(()),
        worse => bail!("{worse} figures are worse than {BASELINE}"),
    }
}

fn measure(project: &Project, shared: &Path, corpus: &Corpus, figures: &mut Figures) -> Result<()> {
    let pages = shared.join("corpus").join(corpus.name);
    let results = project.target(&format!("eval/{}.jsonl", corpus.name));
    let mut extract = Command::new("python3");
    extract.arg(shared.join("score/run_extractor.py")).arg("--corpus").arg(&pages).arg("--out").arg(&results);
    command::run(
        extract
            .arg("--")
            .arg(project.target("release/lectern"))
            .args(["batch", "--hidden-text", "--folds"])
            .arg(project.path("model/folds")),
    )?;
    let cost: Value = serde_json::from_slice(&read_file(&results.with_extension("cost.json"))?)?;
    figures::insert(figures, format!("{} {}", corpus.name, figures::CPU_SECONDS), &cost["cpu_seconds"]);

    let mut score = Command::new("python3");
    score.arg(shared.join("score").join(corpus.scorer)).arg("--corpus").arg(&pages).arg("--results").arg(&results);
    let scores: Value = serde_json::from_str(&command::read(score.arg("--json"))?)?;
    (corpus.collect)(&scores, figures);
    Ok(())
}

/// Keywords and key sentences, ranked by forests that have not seen the text.
fn measure_digest(project: &Project, shared: &Path, figures: &mut Figures) -> Result<()> {
    let mut score = Command::new("python3");
    score.arg(project.path("model/keyword_figures.py")).arg("--shared").arg(shared);
    score.arg("--binary").arg(project.target("release/lectern")).arg("--folds").arg(project.path("model/folds"));
    let scores: Value = serde_json::from_str(&command::read(&mut score)?)?;
    figures::collect_digest(&scores, figures);
    Ok(())
}
