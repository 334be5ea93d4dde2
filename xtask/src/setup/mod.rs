//! What a machine must have before a command can work: each part is looked for, then installed where that can be done
//! without asking (rustup, npm, and apt-get as root on Debian and Ubuntu). What remains missing is told in one sentence
//! with the command to run. Nothing is ever replaced that is already there.

pub mod apt;
pub mod browser;
pub mod fonts;
pub mod node;
pub mod python;
pub mod rust;

use std::env;
use std::path::{Path, PathBuf};

/// The first of some programs that is found in the search path.
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    names
        .iter()
        .find_map(|name| env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| is_program(path)))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_by_the_first_name_that_exists() {
        assert!(find_program(&["no-program-has-this-name", "cargo"]).is_some_and(|path| path.ends_with("cargo")));
        assert_eq!(find_program(&["no-program-has-this-name"]), None);
        assert!(!is_program(Path::new("/")));
    }
}
