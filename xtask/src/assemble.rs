//! Everything that ships, in the order it depends on each other: the core as WebAssembly, the vocabulary that the page
//! capture shares with it, then the bundles.

use anyhow::{Result, bail};

use crate::command;
use crate::project::{Project, write_if_changed};
use crate::setup::node;
use crate::wasm;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// What ships.
    Release,
    /// Without wasm-opt, for a shorter way from a change to the browser.
    Dev,
}

pub fn build(project: &Project, mode: Mode) -> Result<()> {
    node::ensure_packages(project)?;
    wasm::build_cores(project, mode)?;
    write_vocabulary(project)?;
    bundle(project, "extension", mode)?;
    if project.path("www/build.mjs").exists() {
        bundle(project, "www", mode)?;
    }
    Ok(())
}

/// The names and numbers of tags and attributes, from the core itself, so that the two sides cannot disagree.
fn write_vocabulary(project: &Project) -> Result<()> {
    let mut lectern = project.cargo();
    lectern.args(["run", "--quiet", "--bin", "lectern", "--", "vocabulary"]);
    let vocabulary = command::read(&mut lectern)?;
    if vocabulary.is_empty() {
        bail!("`lectern vocabulary` wrote nothing");
    }
    write_if_changed(&project.path("extension/generated/vocabulary.ts"), vocabulary.as_bytes())
}

fn bundle(project: &Project, part: &str, mode: Mode) -> Result<()> {
    let mut node = project.command("node");
    node.arg(format!("{part}/build.mjs"));
    if mode == Mode::Dev {
        node.arg("--dev");
    }
    command::run(&mut node)
}
