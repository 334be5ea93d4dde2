//! The browsers that the extension is run and tested in. Decides which installed program serves: the one an environment
//! variable names, else the first known one, else the package of Debian and Ubuntu.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{apt, find_program, is_program};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    pub fn parse(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|browser| browser.name() == name) {
            Some(browser) => Ok(browser),
            None => bail!("there is no browser `{name}`: choose chromium or firefox"),
        }
    }

    /// The name used in options and in the scripts of tests/browser.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "LECTERN_CHROMIUM",
            Self::Firefox => "LECTERN_FIREFOX",
        }
    }

    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"],
            Self::Firefox => &["firefox", "firefox-esr"],
        }
    }

    fn mac_apps(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
            ],
            Self::Firefox => &["/Applications/Firefox.app/Contents/MacOS/firefox"],
        }
    }

    fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox-esr",
        }
    }

    /// The installed browser, if there is one; an error only if the variable names no program.
    pub fn find(self) -> Result<Option<PathBuf>> {
        if let Some(chosen) = env::var_os(self.variable()) {
            return self.check_chosen(PathBuf::from(chosen)).map(Some);
        }
        let mac_app = || self.mac_apps().iter().map(PathBuf::from).find(|path| is_program(path));
        Ok(find_program(self.programs()).or_else(mac_app))
    }

    fn check_chosen(self, path: PathBuf) -> Result<PathBuf> {
        if !is_program(&path) {
            bail!("{} names {}, which is no program", self.variable(), path.display());
        }
        Ok(path)
    }

    /// The installed browser, after installing it if need be.
    pub fn ensure(self) -> Result<PathBuf> {
        if let Some(path) = self.find()? {
            return Ok(path);
        }
        apt::install_if_possible(&[self.package()]);
        match self.find()? {
            Some(path) => Ok(path),
            None => bail!(
                "no {} was found: install it (on Debian: `sudo apt-get install {}`) or set {} to its path",
                self.name(),
                self.package(),
                self.variable()
            ),
        }
    }
}

/// The browser to show when none is asked for: one that is there, before one that must be installed.
pub fn choose_default() -> Result<Browser> {
    for browser in Browser::ALL {
        if browser.find()?.is_some() {
            return Ok(browser);
        }
    }
    Ok(Browser::Chromium)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parsed() {
        assert_eq!(Browser::parse("firefox").unwrap(), Browser::Firefox);
        assert!(Browser::parse("netscape").unwrap_err().to_string().contains("chromium or firefox"));
    }

    #[test]
    fn a_chosen_browser_must_exist() {
        let error = Browser::Firefox.check_chosen("/nowhere/firefox".into()).unwrap_err();
        assert_eq!(error.to_string(), "LECTERN_FIREFOX names /nowhere/firefox, which is no program");
    }
}
