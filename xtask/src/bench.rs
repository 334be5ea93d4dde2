//! How fast the reader is: in a browser beside its peers, or the core alone on one thread. Builds what is measured and hands
//! on to `benches/`, which decides what is measured and how it is told.

use anyhow::Result;

use crate::assemble::{self, Mode};
use crate::command;
use crate::project::Project;
use crate::setup::browser::Browser;

/// What to measure.
#[derive(Debug, Default)]
pub struct Bench {
    /// In which browser; none for the core alone.
    pub browser: Option<Browser>,
    /// Handed on as they are.
    pub options: Vec<String>,
}

pub fn bench(project: &Project, bench: &Bench) -> Result<()> {
    let Some(browser) = bench.browser else {
        let mut cargo = project.cargo();
        cargo.args(["run", "--release", "--manifest-path", "benches/native/Cargo.toml", "--target-dir"]);
        cargo.arg(project.target("bench-native")).arg("--").args(&bench.options);
        return command::run(&mut cargo);
    };
    let executable = browser.ensure()?;
    assemble::build(project, Mode::Release)?;
    let mut node = project.command("node");
    node.args(["benches/browser/bench.mjs", "--browser", browser.name(), "--executable"]).arg(executable);
    command::run(node.args(&bench.options))
}
