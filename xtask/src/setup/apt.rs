//! Debian and Ubuntu packages. Decides when apt-get may be used (as root, where it exists) and how.

use std::path::Path;
use std::process::Command;
use std::sync::Once;

use super::find_program;
use crate::command;

/// Another apt-get may be at work on a machine that is just being set up: wait for it.
const LOCK_SECONDS: u32 = 300;

/// Whether packages can be installed without asking anybody.
fn is_available() -> bool {
    Path::new("/etc/debian_version").exists()
        && find_program(&["apt-get"]).is_some()
        && command::probe(Command::new("id").arg("-u")).is_some_and(|user| user.trim() == "0")
}

/// Installs packages where that can be done; the caller looks whether what it needs is there afterwards.
pub fn install_if_possible(packages: &[&str]) {
    if !is_available() {
        return;
    }
    static UPDATE: Once = Once::new();
    UPDATE.call_once(|| {
        // Older package lists may still do, so the installation decides whether something is wrong.
        if let Err(error) = command::run(apt_get().arg("update")) {
            eprintln!("{error:#}: going on with the package lists that are there");
        }
    });
    println!("installing {}", packages.join(" "));
    if let Err(error) = command::run(apt_get().args(["install", "-y", "--no-install-recommends"]).args(packages)) {
        eprintln!("{error:#}");
    }
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command.args(["-qq", "-o", "Dpkg::Use-Pty=0", "-o", &format!("DPkg::Lock::Timeout={LOCK_SECONDS}")]);
    command
}
