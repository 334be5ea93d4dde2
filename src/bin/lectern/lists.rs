//! `lectern lists`: what is honoured of filter lists, and what is not, in numbers.

use crate::{Done, print_all};
use lectern::filter::{ListFault, ListReport, parse_list};
use std::fmt::Write;
use std::process::ExitCode;

/// Reads the lists of the command line; the exit code is 1 if one of them is none, or cannot be read.
pub fn run(parser: &mut lexopt::Parser) -> Done {
    let mut out = String::new();
    let mut is_sound = true;
    let mut paths = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            lexopt::Arg::Value(path) => paths.push(path),
            other => return Err(other.unexpected().into()),
        }
    }
    if paths.is_empty() {
        return Err("which lists? name their files".into());
    }
    for path in paths {
        let read = std::fs::read(&path);
        let path = path.to_string_lossy();
        let text = match read {
            Ok(text) => text,
            Err(error) => {
                is_sound = false;
                writeln!(out, "{path}: {error}")?;
                continue;
            }
        };
        match parse_list(&String::from_utf8_lossy(&text)) {
            Ok(list) => {
                writeln!(out, "{path}: {}", list.title)?;
                write_report(&mut out, &list.report)?;
                writeln!(out, "{:>9} bytes kept of {}", list.rules.len(), text.len())?;
            }
            Err(fault) => {
                is_sound = false;
                writeln!(out, "{path}: {}", describe_fault(&fault))?;
                if let ListFault::NothingToHide(report) = fault {
                    write_report(&mut out, &report)?;
                }
            }
        }
    }
    print_all(&out)?;
    Ok(if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn write_report(out: &mut String, report: &ListReport) -> std::fmt::Result {
    writeln!(out, "{:>9} rules hide\n{:>9} exceptions", report.hiding, report.exceptions)?;
    for skipped in &report.skipped {
        writeln!(out, "{:>9} not used: {}", skipped.count, format!("{:?}", skipped.kind).to_lowercase())?;
    }
    Ok(())
}

fn describe_fault(fault: &ListFault) -> &'static str {
    match fault {
        ListFault::Empty => "empty",
        ListFault::TooLarge => "larger than any list",
        ListFault::Binary => "not text",
        ListFault::Markup => "a web page",
        ListFault::NothingToHide(_) => "nothing in it hides parts of pages",
    }
}
