//! Node and the npm packages of the project. Decides which Node is new enough and when `npm ci` must run.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{apt, find_program};
use crate::command;
use crate::project::{Project, read_file, sha256};

/// What the development tools ask for (web-ext; the bundler and the type checker ask for less).
const OLDEST_MAJOR: u32 = 20;

/// Lies in node_modules and holds the digest of the lock file that was installed.
const STAMP: &str = "node_modules/.lectern-stamp";

/// Sees that Node and every npm package of the lock file are there.
pub fn ensure_packages(project: &Project) -> Result<()> {
    ensure_node()?;
    let lock = read_file(&project.path("package-lock.json"))?;
    let wanted = sha256(&lock);
    let stamp = project.path(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    ensure_npm()?;
    println!("installing the npm packages of package-lock.json");
    command::run(project.command("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

fn ensure_node() -> Result<()> {
    if find_program(&["node"]).is_none() {
        apt::install_if_possible(&["nodejs"]);
    }
    let Some(version) = command::probe(Command::new("node").arg("--version")) else {
        bail!("Node is missing: install version {OLDEST_MAJOR} or newer from https://nodejs.org and try again");
    };
    match parse_major(&version) {
        Some(major) if major >= OLDEST_MAJOR => Ok(()),
        _ => bail!(
            "Node {} is too old: install version {OLDEST_MAJOR} or newer from https://nodejs.org and try again",
            version.trim()
        ),
    }
}

fn ensure_npm() -> Result<()> {
    if find_program(&["npm"]).is_none() {
        apt::install_if_possible(&["npm"]);
    }
    if find_program(&["npm"]).is_none() {
        bail!("npm is missing: install it (on Debian: `sudo apt-get install npm`) and try again");
    }
    Ok(())
}

/// The 20 of `v20.11.1`.
fn parse_major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(parse_major("v20.11.1\n"), Some(20));
        assert_eq!(parse_major("v8.0.0-rc"), Some(8));
        assert_eq!(parse_major("node"), None);
    }
}
