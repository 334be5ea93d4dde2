//! `cargo xtask test`: every check of the project as a list of stages. Decides their order, what each needs first and
//! how the result is told. A failing stage does not stop the others, except those that need what it builds.

use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::assemble::{self, Mode};
use crate::command;
use crate::cost;
use crate::eval;
use crate::lint;
use crate::project::Project;
use crate::setup::browser::Browser;
use crate::setup::rust::{WasmToolchain, ensure_component};
use crate::setup::{fonts, node};
use crate::size;
use crate::supply;
use crate::tidy;
use crate::wasm::CORES;

/// Scripts end themselves long before; this is for one that no longer can.
const LONGEST_SCRIPT: Duration = Duration::from_mins(45);
/// How scripts end where all cases passed, but some in their second try only: `tests/browser/runner.mjs`.
const UNSTEADY_STATUS: i32 = 3;
/// Where the same script leaves a line for every case that did not pass at once: in `target/`.
const TROUBLES: &str = "troubles.txt";

/// One check; the order of [`Stage::ALL`] is the order they run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Fmt,
    Clippy,
    Unit,
    Tidy,
    Supply,
    Build,
    Types,
    Wasm,
    Size,
    Lint,
    Chromium,
    Firefox,
    Www,
    Safety,
    Cost,
    Eval,
}

enum Outcome {
    Passed,
    /// Passed, but not all of it at once.
    Unsteady,
    Failed(String),
    Skipped(String),
}

struct Report {
    stage: Stage,
    outcome: Outcome,
    duration: Duration,
}

impl Stage {
    const ALL: [Self; 16] = [
        Self::Fmt,
        Self::Clippy,
        Self::Unit,
        Self::Tidy,
        Self::Supply,
        Self::Build,
        Self::Types,
        Self::Wasm,
        Self::Size,
        Self::Lint,
        Self::Chromium,
        Self::Firefox,
        Self::Www,
        Self::Safety,
        Self::Cost,
        Self::Eval,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Unit => "unit",
            Self::Tidy => "tidy",
            Self::Supply => "supply",
            Self::Build => "build",
            Self::Types => "types",
            Self::Wasm => "wasm",
            Self::Size => "size",
            Self::Lint => "lint",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Www => "www",
            Self::Safety => "safety",
            Self::Cost => "cost",
            Self::Eval => "eval",
        }
    }

    /// The stages of a list like `fmt,tidy`.
    pub fn parse_list(names: &str) -> Result<Vec<Self>> {
        names.split(',').map(Self::parse).collect()
    }

    fn parse(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|stage| stage.name() == name) {
            Some(stage) => Ok(stage),
            None => bail!("there is no stage `{name}`: choose from {}", Self::ALL.map(Self::name).join(" ")),
        }
    }

    /// Whether the stage looks at what the build stage makes.
    fn needs_build(self) -> bool {
        match self {
            Self::Types
            | Self::Wasm
            | Self::Size
            | Self::Lint
            | Self::Chromium
            | Self::Firefox
            | Self::Www
            | Self::Safety => true,
            Self::Fmt
            | Self::Clippy
            | Self::Unit
            | Self::Tidy
            | Self::Supply
            | Self::Build
            | Self::Cost
            | Self::Eval => false,
        }
    }

    /// The stages to run when only some are asked for: those, with the build if one of them needs it; all if none is.
    fn choose(only: &[Self]) -> Vec<Self> {
        let is_chosen = |stage: &Self| {
            only.is_empty() || only.contains(stage) || (*stage == Self::Build && only.iter().any(|it| it.needs_build()))
        };
        Self::ALL.into_iter().filter(is_chosen).collect()
    }

    fn run(self, project: &Project) -> Result<Outcome> {
        match self {
            Self::Fmt => check_format(project)?,
            Self::Clippy => check_clippy(project)?,
            Self::Unit => command::run(project.cargo().args(["test", "--workspace"]))?,
            Self::Tidy => tidy::tidy(project)?,
            Self::Supply => supply::check(project)?,
            Self::Build => assemble::build(project, Mode::Release)?,
            Self::Types => check_types(project)?,
            Self::Wasm => return check_module(project),
            Self::Size => size::check(project)?,
            Self::Lint => lint::lint(project)?,
            Self::Chromium => return run_script(project, "tests/browser/e2e.mjs", &[Some(Browser::Chromium)]),
            Self::Firefox => return run_script(project, "tests/browser/e2e.mjs", &[Some(Browser::Firefox)]),
            Self::Www => return run_script(project, "tests/browser/www.mjs", &Browser::ALL.map(Some)),
            Self::Safety => return check_safety(project),
            Self::Cost => match cost::find_obstacle() {
                Some(obstacle) => return Ok(Outcome::Skipped(obstacle)),
                None => cost::check(project)?,
            },
            Self::Eval => match eval::shared_folder() {
                Some(shared) => eval::eval(project, &shared, false)?,
                None => return Ok(Outcome::Skipped(eval::SKIPPED.to_owned())),
            },
        }
        Ok(Outcome::Passed)
    }
}

/// Runs the chosen stages, or all if none is chosen.
pub fn test(project: &Project, only: &[Stage]) -> Result<ExitCode> {
    let mut reports: Vec<Report> = Vec::new();
    // Absent where nothing went wrong.
    let _ = fs::remove_file(project.target(TROUBLES));
    for stage in Stage::choose(only) {
        println!("\n=== {} ===", stage.name());
        let started = Instant::now();
        let outcome = if stage.needs_build() && has_failed(&reports, Stage::Build) {
            Outcome::Skipped("it needs the build, which failed".to_owned())
        } else {
            stage.run(project).unwrap_or_else(|error| Outcome::Failed(format!("{error:#}")))
        };
        let report = Report { stage, outcome, duration: started.elapsed() };
        println!("{}", report.line());
        reports.push(report);
    }
    println!("\n=== summary ===");
    for report in &reports {
        println!("{}", report.line());
    }
    // Who has only the end of the output has what matters.
    print!("{}", fs::read_to_string(project.target(TROUBLES)).unwrap_or_default());
    println!("{}", total(&reports));
    let failed = reports.iter().any(|report| matches!(report.outcome, Outcome::Failed(_)));
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn has_failed(reports: &[Report], stage: Stage) -> bool {
    reports.iter().any(|report| report.stage == stage && matches!(report.outcome, Outcome::Failed(_)))
}

impl Report {
    fn line(&self) -> String {
        let (word, reason) = match &self.outcome {
            Outcome::Passed => ("passed", ""),
            Outcome::Unsteady => ("UNSTEADY", "passed, some cases in their second try only: see above"),
            Outcome::Failed(reason) => ("FAILED", reason.as_str()),
            Outcome::Skipped(reason) => ("skipped", reason.as_str()),
        };
        let line = format!("{:<9} {word:<8} {:>7.1} s  {reason}", self.stage.name(), self.duration.as_secs_f64());
        line.trim_end().to_owned()
    }
}

fn total(reports: &[Report]) -> String {
    let count = |wanted: fn(&Outcome) -> bool| reports.iter().filter(|report| wanted(&report.outcome)).count();
    format!(
        "{} passed, {} failed, {} skipped",
        count(|outcome| matches!(outcome, Outcome::Passed | Outcome::Unsteady)),
        count(|outcome| matches!(outcome, Outcome::Failed(_))),
        count(|outcome| matches!(outcome, Outcome::Skipped(_))),
    )
}

fn check_format(project: &Project) -> Result<()> {
    ensure_component(project, "rustfmt")?;
    command::run(project.cargo().args(["fmt", "--all", "--check"]))
}

fn check_clippy(project: &Project) -> Result<()> {
    const STRICT: [&str; 3] = ["--", "-D", "warnings"];
    ensure_component(project, "clippy")?;
    command::run(project.cargo().args(["clippy", "--workspace", "--all-targets", "--all-features"]).args(STRICT))?;
    let toolchain = WasmToolchain::ensure()?;
    if toolchain != WasmToolchain::Own {
        println!("the WebAssembly sources are not linted: this toolchain has no clippy for their target");
        return Ok(());
    }
    for core in &CORES {
        let mut clippy = toolchain.cargo(project, "clippy");
        command::run(clippy.args(["--lib", "--no-default-features", "--features", core.features]).args(STRICT))?;
    }
    Ok(())
}

fn check_types(project: &Project) -> Result<()> {
    node::ensure_packages(project)?;
    for part in ["extension", "www"] {
        if part == "extension" || project.path(part).join("tsconfig.json").exists() {
            command::run(project.npm_binary("tsc").args(["--noEmit", "-p", part]))?;
        }
    }
    Ok(())
}

/// The module beside the command line: both say the same of every page.
fn check_module(project: &Project) -> Result<Outcome> {
    command::run(project.cargo().args(["build", "--bin", "lectern"]))?;
    run_script(project, "tests/browser/wasm.mjs", &[None])
}

/// The command line that answers the attacks is the one that ships: a thousand pages are too many for the other.
fn check_safety(project: &Project) -> Result<Outcome> {
    command::run(project.cargo().args(["build", "--release", "--bin", "lectern"]))?;
    run_script(project, "tests/browser/safety.mjs", &Browser::ALL.map(Some))
}

/// Runs a test script of Node, once for each browser; one that the project does not have is skipped.
fn run_script(project: &Project, script: &str, browsers: &[Option<Browser>]) -> Result<Outcome> {
    if !project.path(script).exists() {
        return Ok(Outcome::Skipped(format!("there is no {script}")));
    }
    node::ensure_packages(project)?;
    let mut is_steady = true;
    for browser in browsers {
        let mut node = project.command("node");
        node.arg(script).env("LECTERN_TROUBLES", project.target(TROUBLES));
        if let Some(browser) = browser {
            fonts::ensure_cjk();
            node.args(["--browser", browser.name(), "--executable"]).arg(browser.ensure()?);
        }
        let status = command::end_within(&mut node, LONGEST_SCRIPT)?;
        if status.code() == Some(UNSTEADY_STATUS) {
            is_steady = false;
        } else {
            command::check(&node, status)?;
        }
    }
    Ok(if is_steady { Outcome::Passed } else { Outcome::Unsteady })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(stage: Stage, outcome: Outcome) -> Report {
        Report { stage, outcome, duration: Duration::from_millis(1234) }
    }

    #[test]
    fn the_last_line_counts_the_stages() {
        let reports = [
            report(Stage::Fmt, Outcome::Passed),
            report(Stage::Build, Outcome::Failed("`cargo build` failed".to_owned())),
            report(Stage::Lint, Outcome::Skipped("it needs the build, which failed".to_owned())),
            report(Stage::Firefox, Outcome::Unsteady),
        ];
        assert_eq!(total(&reports), "2 passed, 1 failed, 1 skipped");
        assert!(reports[3].line().starts_with("firefox   UNSTEADY     1.2 s  passed"));
        assert_eq!(reports[0].line(), "fmt       passed       1.2 s");
        assert_eq!(reports[1].line(), "build     FAILED       1.2 s  `cargo build` failed");
        assert!(reports[2].line().ends_with("1.2 s  it needs the build, which failed"));
        assert!(has_failed(&reports, Stage::Build) && !has_failed(&reports, Stage::Fmt));
    }

    #[test]
    fn a_chosen_stage_brings_the_build_it_needs() {
        assert_eq!(Stage::choose(&[Stage::Tidy, Stage::Fmt]), [Stage::Fmt, Stage::Tidy]);
        assert_eq!(Stage::choose(&[Stage::Firefox]), [Stage::Build, Stage::Firefox]);
        assert_eq!(Stage::choose(&[]), Stage::ALL);
    }

    #[test]
    fn every_stage_is_found_by_its_name() {
        for stage in Stage::ALL {
            assert_eq!(Stage::parse(stage.name()).unwrap(), stage);
        }
        assert!(Stage::parse_list("fmt,lnit").unwrap_err().to_string().contains("there is no stage `lnit`"));
    }
}
