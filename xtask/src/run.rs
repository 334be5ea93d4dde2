//! Shows the extension at work: builds it, opens sample pages in a browser and reports what tests/browser/run.mjs says.

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::assemble::{self, Mode};
use crate::project::Project;
use crate::setup::browser::{self, Browser};
use crate::setup::fonts;

pub fn run(project: &Project, browser: Option<Browser>, page: Option<&str>) -> Result<ExitCode> {
    let browser = match browser {
        Some(browser) => browser,
        None => browser::choose_default()?,
    };
    let executable = browser.ensure()?;
    fonts::ensure_cjk();
    assemble::build(project, Mode::Release)?;
    let mut node = project.command("node");
    node.args(["tests/browser/run.mjs", "--browser", browser.name(), "--executable"]).arg(executable);
    if let Some(page) = page {
        node.args(["--page", page]);
    }
    let status = node.status().context("`node` could not be started")?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}
