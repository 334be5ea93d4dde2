//! Chinese, Japanese and Korean letters for screenshots and sample pages. Their absence spoils pictures, not results,
//! so it is only told, never an error.

use std::process::Command;

use super::apt;
use crate::command;

const PACKAGES: [&str; 2] = ["fontconfig", "fonts-noto-cjk"];

/// Sees that Chinese text can be drawn on Linux; other systems bring their fonts.
pub fn ensure_cjk() {
    if !cfg!(target_os = "linux") || has_chinese() {
        return;
    }
    apt::install_if_possible(&PACKAGES);
    if !has_chinese() {
        eprintln!(
            "no font for Chinese was found, so pictures will show boxes: run `sudo apt-get install {}`",
            PACKAGES.join(" ")
        );
    }
}

fn has_chinese() -> bool {
    command::probe(Command::new("fc-list").arg(":lang=zh")).is_some_and(|fonts| !fonts.trim().is_empty())
}
