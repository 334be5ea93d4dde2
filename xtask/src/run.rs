//! Shows the extension at work: in a window with sample pages (`run`), or as pictures for eyes (`shots`). Builds it first and
//! reports what the scripts in tests/browser/ say.

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
    browser.ensure()?;
    prepare(project)?;
    start(project, browser, "tests/browser/run.mjs", page.map(|page| ["--page", page]))
}

/// Pictures of the view in target/shots: scripts, themes and widths, in one browser or in both.
pub fn shots(project: &Project, browser: Option<Browser>, only: Option<&str>) -> Result<ExitCode> {
    prepare(project)?;
    for browser in Browser::ALL.into_iter().filter(|&one| browser.is_none_or(|wanted| wanted == one)) {
        let code = start(project, browser, "tests/browser/shots.mjs", only.map(|only| ["--only", only]))?;
        if code != ExitCode::SUCCESS {
            return Ok(code);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn prepare(project: &Project) -> Result<()> {
    fonts::ensure_cjk();
    assemble::build(project, Mode::Release)
}

fn start(project: &Project, browser: Browser, script: &str, option: Option<[&str; 2]>) -> Result<ExitCode> {
    let mut node = project.command("node");
    node.args([script, "--browser", browser.name(), "--executable"]).arg(browser.ensure()?);
    node.args(option.into_iter().flatten());
    let status = node.status().context("`node` could not be started")?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}
