//! Starting other programs. Decides what a failure reads like: the command and how it ended, in one sentence.

use std::path::Path;
use std::process::{Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Runs a command with its output passed through; an error unless it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("`{}` could not be started", name_of(command)))?;
    check(command, status)
}

/// The same, for a program that may hang: after `limit` it is killed, which is an error.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<()> {
    let status = end_within(command, limit)?;
    check(command, status)
}

/// An error unless the command, which ended so, succeeded.
pub fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed ({status})", words_of(command));
    }
    Ok(())
}

/// How a program ended that may hang: after `limit` it is killed, which is an error.
pub fn end_within(command: &mut Command, limit: Duration) -> Result<ExitStatus> {
    const STEP: Duration = Duration::from_millis(50);
    let mut child = command.spawn().with_context(|| format!("`{}` could not be started", name_of(command)))?;
    let started = Instant::now();
    while started.elapsed() < limit {
        match child.try_wait()? {
            Some(status) => return Ok(status),
            None => std::thread::sleep(STEP),
        }
    }
    child.kill()?;
    child.wait()?;
    bail!("`{}` took longer than {} s", words_of(command), limit.as_secs());
}

/// Runs a command and returns what it wrote to standard output; its errors pass through.
pub fn read(command: &mut Command) -> Result<String> {
    let output = output_of(command)?;
    if !output.status.success() {
        bail!("`{}` failed ({})", words_of(command), output.status);
    }
    text_of(command, output)
}

/// The same for a command whose exit status says nothing beyond its output.
pub fn read_always(command: &mut Command) -> Result<String> {
    let output = output_of(command)?;
    text_of(command, output)
}

fn output_of(command: &mut Command) -> Result<Output> {
    command.stderr(Stdio::inherit()).output().with_context(|| format!("`{}` could not be started", name_of(command)))
}

fn text_of(command: &Command, output: Output) -> Result<String> {
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` wrote something that is not UTF-8", name_of(command)))
}

/// What a command wrote to standard output if it exists and succeeds; nothing is shown either way.
pub fn probe(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn name_of(command: &Command) -> String {
    Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn words_of(command: &Command) -> String {
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(name_of(command)).chain(arguments).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command() {
        let error = run(Command::new("false").arg("--really")).unwrap_err();
        assert!(error.to_string().starts_with("`false --really` failed"), "{error}");
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let error = run_within(Command::new("sleep").arg("60"), Duration::from_millis(60)).unwrap_err();
        assert_eq!(error.to_string(), "`sleep 60` took longer than 0 s");
        assert!(run_within(&mut Command::new("true"), Duration::from_secs(5)).is_ok());
    }

    #[test]
    fn a_program_that_is_not_there_is_no_panic() {
        let mut absent = Command::new("/nowhere/at-all");
        assert!(probe(&mut absent).is_none());
        assert!(run(&mut absent).unwrap_err().to_string().contains("`at-all` could not be started"));
    }
}
