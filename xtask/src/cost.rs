//! What reading the sample pages costs, counted in instructions and told as a ratio to parsing the same markup: no clock,
//! so a busy machine says the same as a quiet one. Decides the budget from `tests/baseline/cost.json`, which may only
//! shrink.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command;
use crate::project::{Project, read_file};
use crate::setup::{apt, find_program};

const BUDGET: &str = "tests/baseline/cost.json";
const KEY: &str = "core / parse";
/// The functions whose instructions are counted, with all that they call.
const CORE: &str = "lectern::pipeline::read_and_declutter_with*";
const PARSE: &str = "lectern::page::html::parse_html*";
/// The tables that are made once shall not outweigh what is done for every page.
const ROUNDS: usize = 4;
/// Beyond this much over the budget it is no accident of another compiler.
const TOLERANCE: f64 = 1.03;

/// Why the check is left out on this machine; none if it can run.
pub fn find_obstacle() -> Option<String> {
    if find_program(&["valgrind"]).is_none() {
        apt::install_if_possible(&["valgrind"]);
    }
    find_program(&["valgrind"]).is_none().then(|| "valgrind, which counts instructions, is missing".to_owned())
}

pub fn check(project: &Project) -> Result<()> {
    command::run(project.cargo().args(["build", "--release", "--bin", "lectern"]))?;
    let pages = list_pages(project)?;
    let ratio = count(project, &pages, CORE)? as f64 / count(project, &pages, PARSE)? as f64;
    let budget: Value = serde_json::from_slice(&read_file(&project.path(BUDGET))?).context("the budget is no JSON")?;
    let budget = budget[KEY].as_f64().with_context(|| format!("{BUDGET} has no `{KEY}`"))?;
    println!("reading {} sample pages costs {ratio:.3} times their parse (budget {budget:.3})", pages.len());
    if ratio > budget * TOLERANCE {
        bail!("reading costs more than the budget of {BUDGET} allows");
    }
    Ok(())
}

fn list_pages(project: &Project) -> Result<Vec<String>> {
    let folder = project.path("tests/fixtures");
    let files = crate::package::list_files(&folder)?;
    Ok(files
        .into_iter()
        .filter(|name| name.ends_with("/page.html"))
        .map(|name| format!("tests/fixtures/{name}"))
        .collect())
}

/// Instructions inside a function while all pages are read on one thread.
fn count(project: &Project, pages: &[String], function: &str) -> Result<u64> {
    let list: PathBuf = project.target("cost-pages.txt");
    std::fs::write(&list, vec![pages.join("\n"); ROUNDS].join("\n"))?;
    let mut valgrind: Command = project.command("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(format!("--toggle-collect={function}"));
    valgrind.arg(project.target("release/lectern")).arg("batch").env("RAYON_NUM_THREADS", "1");
    let output = valgrind.stdin(std::fs::File::open(&list)?).stdout(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    match parse_collected(&said) {
        Some(count) if count > 0 => Ok(count),
        _ => bail!("valgrind counted nothing inside `{function}`: it has another name now, or is gone"),
    }
}

/// The number behind `Collected :`.
fn parse_collected(said: &str) -> Option<u64> {
    let (_, rest) = said.split_once("Collected :")?;
    rest.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_read() {
        let said = "==12== Events    : Ir\n==12== Collected : 348893166\n==12== \n";
        assert_eq!(parse_collected(said), Some(348_893_166));
        assert_eq!(parse_collected("==12== Collected : "), None);
    }
}
