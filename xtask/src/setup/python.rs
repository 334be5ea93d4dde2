//! Python, which only the accuracy scorers need.

use anyhow::{Result, bail};

use super::{apt, find_program};

pub fn ensure() -> Result<()> {
    if find_program(&["python3"]).is_none() {
        apt::install_if_possible(&["python3"]);
    }
    if find_program(&["python3"]).is_none() {
        bail!("python3 is missing: install it (on Debian: `sudo apt-get install python3`) and try again");
    }
    Ok(())
}
