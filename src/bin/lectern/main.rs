//! The command line: reads pages from files, for people and for scorers. It parses arguments and prints; the core decides.

mod batch;
mod digest;
mod explain;
mod features;
mod jsonl;
mod lists;
mod read;
mod record;
mod vocabulary;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::process::ExitCode;

const HELP: &str = "\
lectern: finds the article in a web page

USAGE
  lectern read FILE|- [--url URL] [--format text|md|html|epub|json] [--digest]   one page, as text by default
  lectern read --jsonl [--format html|md|text]    lines of JSON in (id, html, url), lines of JSON out (id, content)
  lectern batch [--hidden-text]    lines PATH<tab>URL in, one JSON object a line out
  lectern digest [FILE...]         lines of JSON in (id, lang, title, text), keywords and key sentences out
  lectern explain FILE|- [--url URL]       why each block was kept or dropped
  lectern features [--names]       lines PATH<tab>URL in, what the block model sees out
  lectern lists FILE...            what is used of filter lists, and what is not
  lectern vocabulary               the wire format's names as TypeScript
  lectern help | version
";

fn main() -> ExitCode {
    let mut parser = lexopt::Parser::from_env();
    let done = match parser.next() {
        Ok(Some(lexopt::Arg::Value(command))) => match command.to_string_lossy().as_ref() {
            "read" => read::run(&mut parser),
            "batch" => batch::run(&mut parser),
            "digest" => digest::run(&mut parser),
            "explain" => explain::run(&mut parser),
            "features" => features::run(&mut parser),
            "lists" => lists::run(&mut parser),
            "vocabulary" => vocabulary::run(),
            "help" => help(),
            "version" => version(),
            other => Err(format!("there is no command '{other}'; 'lectern help' lists them").into()),
        },
        Ok(Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) | None) => help(),
        Ok(Some(lexopt::Arg::Long("version") | lexopt::Arg::Short('V'))) => version(),
        Ok(Some(other)) => Err(other.unexpected().into()),
        Err(error) => Err(error.into()),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("lectern: {error}");
            ExitCode::from(2)
        }
    }
}

/// What a command gives: its exit code, or a message for people.
type Done = Result<ExitCode, Box<dyn std::error::Error>>;

fn help() -> Done {
    print_all(HELP)
}

fn version() -> Done {
    print_all(concat!("lectern ", env!("CARGO_PKG_VERSION"), "\n"))
}

/// Prints and flushes; a reader that went away (a closed pipe) is no error.
fn print_all(content: impl AsRef<[u8]>) -> Done {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    match out.write_all(content.as_ref()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The lines of standard input; what is not UTF-8 in one of them is that line's fault alone.
fn read_lines() -> std::io::Result<Vec<String>> {
    use std::io::BufRead;
    let lines = std::io::stdin().lock().split(b'\n').collect::<Result<Vec<_>, _>>()?;
    Ok(lines.into_iter().map(|line| String::from_utf8_lossy(line.trim_ascii_end()).into_owned()).collect())
}

/// A bar over `count` things, where people watch.
fn progress_bar(count: usize, things: &str) -> ProgressBar {
    use std::io::IsTerminal;
    let target =
        if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(count as u64), target);
    let style =
        ProgressStyle::with_template(&format!("{{bar:40}} {{pos}} of {{len}} {things}, {{per_sec}}, {{eta}} left"));
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
