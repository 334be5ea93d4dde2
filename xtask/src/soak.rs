//! `cargo xtask soak`: the long part of the safety tests. Decides what is asked, for how long, and that the figures land
//! in one committed file, so that what was measured can be looked up and compared.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use crate::assemble::{self, Mode};
use crate::command;
use crate::project::{Project, read_file, write_if_changed};
use crate::setup::browser::Browser;

/// How long each target is fuzzed unless something else is said.
pub const MINUTES: u64 = 60;

const REPORT: &str = "tests/baseline/safety.json";
/// For all that one browser does in a long run.
const LONGEST_BROWSER: Duration = Duration::from_hours(5);
/// Beyond the time it was given, a fuzzer needs a moment to end.
const FUZZER_GRACE: Duration = Duration::from_mins(5);
/// What makes a compiler count branches for libFuzzer; all of it is stable.
const FUZZER_FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";
/// Seconds for one input: far beyond any budget.
const LONGEST_INPUT_SECONDS: u32 = 10;
const MOST_MEGABYTES: u32 = 2048;

/// A part of the long run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Fuzz,
    Chromium,
    Firefox,
}

impl Part {
    const ALL: [Self; 3] = [Self::Fuzz, Self::Chromium, Self::Firefox];

    fn name(self) -> &'static str {
        match self {
            Self::Fuzz => "fuzz",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// The parts of a list like `fuzz,firefox`.
    pub fn parse_list(names: &str) -> Result<Vec<Self>> {
        let parse = |name: &str| match Self::ALL.into_iter().find(|part| part.name() == name) {
            Some(part) => Ok(part),
            None => bail!("there is no part `{name}`: choose from {}", Self::ALL.map(Self::name).join(" ")),
        };
        names.split(',').map(parse).collect()
    }
}

/// Runs the chosen parts, or all; one that fails does not stop the others.
pub fn soak(project: &Project, minutes: u64, only: &[Part]) -> Result<()> {
    let chosen = Part::ALL.into_iter().filter(|part| only.is_empty() || only.contains(part));
    let mut failures = Vec::new();
    for part in chosen {
        println!("\n=== {} ===", part.name());
        let done = match part {
            Part::Fuzz => fuzz(project, minutes).and_then(|figures| record(project, part, figures)),
            Part::Chromium => run_browser(project, part, Browser::Chromium),
            Part::Firefox => run_browser(project, part, Browser::Firefox),
        };
        if let Err(error) = done {
            println!("{}: FAILED: {error:#}", part.name());
            failures.push(part.name());
        }
    }
    match failures.as_slice() {
        [] => Ok(()),
        failed => bail!("{} failed", failed.join(" and ")),
    }
}

/// Puts a part's figures into the report, beside those of the others.
fn record(project: &Project, part: Part, figures: Value) -> Result<()> {
    let path = project.path(REPORT);
    let mut report: Map<String, Value> =
        if path.exists() { serde_json::from_slice(&read_file(&path)?)? } else { Map::new() };
    report.insert(part.name().to_owned(), figures);
    let text = serde_json::to_string_pretty(&report)?;
    write_if_changed(&path, format!("{text}\n").as_bytes())?;
    println!("the figures are in {REPORT}");
    Ok(())
}

/// Every attack, every hostile page and a thousand turns, in one browser. What was measured is kept even where something
/// failed: the figures say how far it is from what is wanted.
fn run_browser(project: &Project, part: Part, browser: Browser) -> Result<()> {
    assemble::build(project, Mode::Release)?;
    command::run(project.cargo().args(["build", "--release", "--bin", "lectern"]))?;
    let report = project.target(&format!("safety-{}.json", browser.name()));
    let mut node = project.command("node");
    node.args(["tests/browser/safety.mjs", "--long", "--browser", browser.name(), "--executable"]);
    node.arg(browser.ensure()?).arg("--binary").arg(project.target("release/lectern")).arg("--report").arg(&report);
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let outcome = command::run_within(&mut node, LONGEST_BROWSER);
    if report.exists() {
        record(project, part, serde_json::from_slice(&read_file(&report)?)?)?;
    }
    outcome
}

/// Each target for some minutes, from the committed findings on; what is found stays in `target/fuzz`.
fn fuzz(project: &Project, minutes: u64) -> Result<Value> {
    let mut build = project.cargo();
    let host = host_triple(project)?;
    // A target is named so that build scripts are built without the fuzzer's flags.
    build.env("RUSTFLAGS", FUZZER_FLAGS).args(["build", "--profile", "fuzz", "--package", "lectern-fuzz", "--target"]);
    command::run(build.arg(&host).arg("--target-dir").arg(project.target("fuzz-build")))?;
    let fuzzer = project.target(&format!("fuzz-build/{host}/fuzz/lectern-fuzz"));
    let mut figures = Map::new();
    for name in target_names(project)? {
        let found = project.target(&format!("fuzz/{name}"));
        fs::create_dir_all(&found).with_context(|| format!("cannot make {}", found.display()))?;
        let mut run = std::process::Command::new(&fuzzer);
        run.env("LECTERN_FUZZ", &name).current_dir(project.target("fuzz"));
        run.arg(&found).arg(project.path(&format!("fuzz/corpus/{name}")));
        run.arg(format!("-max_total_time={}", minutes * 60)).arg(format!("-timeout={LONGEST_INPUT_SECONDS}"));
        run.arg(format!("-rss_limit_mb={MOST_MEGABYTES}")).arg(format!("-artifact_prefix={name}-"));
        run.args(["-max_len=65536", "-print_final_stats=1", "-verbosity=0"]);
        println!("{name}: {minutes} minutes");
        command::run_within(&mut run, Duration::from_mins(minutes) + FUZZER_GRACE)
            .with_context(|| format!("{name} found something: see {}", project.target("fuzz").display()))?;
        let inputs = fs::read_dir(&found)?.count();
        figures.insert(name, json!({ "minutes": minutes, "findings": 0, "inputs": inputs }));
    }
    Ok(Value::Object(figures))
}

/// The folders of the corpus are named like the targets.
fn target_names(project: &Project) -> Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(project.path("fuzz/corpus"))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.sort();
    Ok(names)
}

fn host_triple(project: &Project) -> Result<String> {
    let version = command::read(project.command("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say what it runs on")
}
