//! `cargo xtask <command>`: the only build tool of Lectern. This file decides what a command line means; each command
//! lives in the file of its name and installs what it needs by itself, as far as the machine allows. A failure is one
//! sentence and a non-zero exit, never a backtrace.

mod assemble;
mod bench;
mod command;
mod cost;
mod eval;
mod lint;
mod package;
mod project;
mod run;
mod setup;
mod size;
mod soak;
mod supply;
mod test;
mod tidy;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::{Long, Short, Value};

use crate::assemble::Mode;
use crate::bench::Bench;
use crate::project::Project;
use crate::setup::browser::Browser;
use crate::soak::Part;
use crate::test::Stage;

const USAGE: &str = "\
cargo xtask <command>

  run [--browser chromium|firefox] [--page NAME]
                           build, then open sample pages with the extension in a browser
  test [--only STAGE,...]  every check of the project, or some of them with what they need:
                           fmt clippy unit tidy supply build types wasm size lint chromium firefox www safety cost
                           eval
  soak [--minutes N] [--only PART,...]
                           the long part of the safety tests, with its figures in tests/baseline/safety.json:
                           fuzz (N minutes a target, 60 by default) chromium firefox (every attack, every hostile page
                           at full size, a thousand times in and out)
  shots [--browser chromium|firefox] [--only WORDS]
                           pictures of the view in target/shots: scripts, themes, widths
  build [--dev]            the WebAssembly core, the extension and the web pages; --dev leaves out wasm-opt
  eval [--write-baseline]  accuracy on the corpora in the folder LECTERN_SHARED against tests/baseline/accuracy.json
  bench [--browser chromium|firefox] [--rounds N] [--only race,growth,click] [--pages NAME,...] [--write]
                           speed beside Readability.js, defuddle and DOMPurify; --write keeps it in benches/report;
                           without --browser the core alone, beside dom_smoothie and the bare parse
  tidy                     the project's own rules: floors, headers, lengths, names, panics, words, locales
  size                     sizes of what ships, against tests/baseline/size.json
  package [--twice]        target/lectern-VERSION.zip with its bill of materials and SHA256SUMS; --twice builds it again
                           in a fresh copy and compares the bytes

LECTERN_CHROMIUM and LECTERN_FIREFOX name the browsers to use instead of the installed ones.
";

/// What one command line asks for.
enum Task {
    Help,
    Run { browser: Option<Browser>, page: Option<String> },
    Test { only: Vec<Stage> },
    Shots { browser: Option<Browser>, only: Option<String> },
    Build { mode: Mode },
    Eval { write_baseline: bool },
    Bench(Bench),
    Tidy,
    Size,
    Package { is_twice: bool },
    Soak { minutes: u64, only: Vec<Part> },
}

fn main() -> ExitCode {
    match parse_task(lexopt::Parser::from_env()).and_then(perform) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<ExitCode> {
    let project = Project::find();
    match task {
        Task::Help => print!("{USAGE}"),
        Task::Run { browser, page } => return run::run(&project, browser, page.as_deref()),
        Task::Test { only } => return test::test(&project, &only),
        Task::Shots { browser, only } => return run::shots(&project, browser, only.as_deref()),
        Task::Build { mode } => assemble::build(&project, mode)?,
        Task::Eval { write_baseline } => match eval::shared_folder() {
            Some(shared) => eval::eval(&project, &shared, write_baseline)?,
            None => println!("{}", eval::SKIPPED),
        },
        Task::Tidy => tidy::tidy(&project)?,
        Task::Bench(bench) => bench::bench(&project, &bench)?,
        Task::Size => size::size(&project)?,
        Task::Soak { minutes, only } => soak::soak(&project, minutes, &only)?,
        Task::Package { is_twice: false } => package::package(&project)?,
        Task::Package { is_twice: true } => package::package_twice(&project)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn parse_task(mut parser: lexopt::Parser) -> Result<Task> {
    let mut task = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Task::Help),
        Some(Value(name)) => match name.to_string_lossy().as_ref() {
            "help" => return Ok(Task::Help),
            "run" => Task::Run { browser: None, page: None },
            "test" => Task::Test { only: Vec::new() },
            "shots" => Task::Shots { browser: None, only: None },
            "build" => Task::Build { mode: Mode::Release },
            "eval" => Task::Eval { write_baseline: false },
            "tidy" => Task::Tidy,
            "size" => Task::Size,
            "bench" => Task::Bench(Bench::default()),
            "package" => Task::Package { is_twice: false },
            "soak" => Task::Soak { minutes: soak::MINUTES, only: Vec::new() },
            other => bail!("there is no command `{other}`: `cargo xtask help` lists them"),
        },
        Some(other) => return Err(other.unexpected().into()),
    };
    while let Some(argument) = parser.next()? {
        match (&mut task, argument) {
            (_, Short('h') | Long("help")) => return Ok(Task::Help),
            (Task::Run { browser, .. } | Task::Shots { browser, .. }, Long("browser")) => {
                *browser = Some(Browser::parse(&text(&mut parser)?)?)
            }
            (Task::Run { page, .. }, Long("page")) => *page = Some(text(&mut parser)?),
            (Task::Shots { only, .. }, Long("only")) => *only = Some(text(&mut parser)?),
            (Task::Test { only }, Long("only")) => only.extend(Stage::parse_list(&text(&mut parser)?)?),
            (Task::Build { mode }, Long("dev")) => *mode = Mode::Dev,
            (Task::Eval { write_baseline }, Long("write-baseline")) => *write_baseline = true,
            (Task::Bench(bench), Long("browser")) => bench.browser = Some(Browser::parse(&text(&mut parser)?)?),
            (Task::Bench(bench), Long(option @ ("rounds" | "only" | "pages"))) => {
                let option = format!("--{option}");
                bench.options.extend([option, text(&mut parser)?]);
            }
            (Task::Bench(bench), Long("write")) => bench.options.push("--write".to_owned()),
            (Task::Soak { minutes, .. }, Long("minutes")) => *minutes = text(&mut parser)?.parse()?,
            (Task::Soak { only, .. }, Long("only")) => only.extend(Part::parse_list(&text(&mut parser)?)?),
            (Task::Package { is_twice }, Long("twice")) => *is_twice = true,
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    Ok(task)
}

fn text(parser: &mut lexopt::Parser) -> Result<String> {
    Ok(parser.value()?.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Task> {
        parse_task(lexopt::Parser::from_args(arguments))
    }

    #[test]
    fn commands_and_their_options_are_understood() {
        assert!(matches!(parse(&[]), Ok(Task::Help)));
        assert!(matches!(parse(&["build", "--dev"]), Ok(Task::Build { mode: Mode::Dev })));
        assert!(matches!(
            parse(&["run", "--browser", "firefox", "--page=news"]),
            Ok(Task::Run { browser: Some(Browser::Firefox), page: Some(page) }) if page == "news"
        ));
        assert!(matches!(
            parse(&["shots", "--only", "dark"]),
            Ok(Task::Shots { browser: None, only: Some(words) }) if words == "dark"
        ));
        assert!(matches!(
            parse(&["test", "--only", "fmt,tidy"]),
            Ok(Task::Test { only }) if only == [Stage::Fmt, Stage::Tidy]
        ));
        assert!(matches!(
            parse(&["soak", "--minutes", "5", "--only", "fuzz"]),
            Ok(Task::Soak { minutes: 5, only }) if only == [Part::Fuzz]
        ));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for wrong in [
            &["bulid"][..],
            &["soak", "--only", "x"],
            &["build", "--page", "x"],
            &["tidy", "now"],
            &["run", "--browser", "lynx"],
        ] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
