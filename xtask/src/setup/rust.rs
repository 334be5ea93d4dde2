//! What Rust needs beyond cargo: the WebAssembly target, rustfmt and clippy. Decides which cargo builds for WebAssembly:
//! the one at work if its toolchain has the target or rustup can fetch it, else Debian's `rustc-web` packages, which
//! bring the sources of the standard library and so can build it.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use anyhow::{Result, bail};

use super::{apt, find_program};
use crate::command;
use crate::project::Project;

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LINKER: &str = "wasm-ld-22";

/// The cargo that can build for WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WasmToolchain {
    /// The toolchain at work.
    Own,
    /// Debian's, which builds the standard library along.
    Debian,
}

impl WasmToolchain {
    /// The toolchain at work if it has the target, after asking rustup for it, else Debian's.
    pub fn ensure() -> Result<Self> {
        if has_target() {
            return Ok(Self::Own);
        }
        if find_program(&["rustup"]).is_some() {
            println!("installing the Rust target {WASM_TARGET}");
            if command::run(Command::new("rustup").args(["target", "add", WASM_TARGET])).is_ok() && has_target() {
                return Ok(Self::Own);
            }
        }
        if !has_debian_toolchain() {
            apt::install_if_possible(&DEBIAN_PACKAGES);
        }
        if has_debian_toolchain() {
            return Ok(Self::Debian);
        }
        bail!("Rust's WebAssembly target is missing: run `rustup target add {WASM_TARGET}` and try again");
    }

    /// `cargo SUBCOMMAND` for the WebAssembly target.
    pub fn cargo(self, project: &Project, subcommand: &str) -> Command {
        let mut cargo = match self {
            Self::Own => project.cargo(),
            Self::Debian => {
                let mut cargo = project.command(DEBIAN_CARGO);
                cargo.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1");
                cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
                cargo
            }
        };
        cargo.args([subcommand, "--target", WASM_TARGET]);
        if self == Self::Debian {
            cargo.args(["-Z", "build-std=std,panic_abort"]);
        }
        cargo
    }

    /// The compiler that this cargo starts.
    pub fn rustc(self) -> Command {
        Command::new(match self {
            Self::Own => own_rustc(),
            Self::Debian => DEBIAN_RUSTC.into(),
        })
    }
}

/// Sees that `cargo fmt` or `cargo clippy` is there.
pub fn ensure_component(project: &Project, component: &str) -> Result<()> {
    let subcommand = component.strip_prefix("rust").unwrap_or(component);
    let is_there = || command::probe(project.cargo().args([subcommand, "--version"])).is_some();
    if is_there() {
        return Ok(());
    }
    if find_program(&["rustup"]).is_some() {
        // Whether it worked is seen below, whatever rustup says.
        let _ = command::run(Command::new("rustup").args(["component", "add", component]));
    }
    if !is_there() {
        bail!("`cargo {subcommand}` is missing: run `rustup component add {component}` and try again");
    }
    Ok(())
}

fn own_rustc() -> OsString {
    env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

fn has_target() -> bool {
    let mut rustc = Command::new(own_rustc());
    rustc.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    command::probe(&mut rustc).is_some_and(|folder| has_core(&folder))
}

fn has_core(folder: &str) -> bool {
    let Ok(entries) = fs::read_dir(folder.trim()) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
}

fn has_debian_toolchain() -> bool {
    // Debian's ordinary compiler has the same place but neither this target nor the sources.
    let is_web = command::probe(Command::new("dpkg-query").args(["-W", "-f", "${Status}", DEBIAN_PACKAGES[0]]));
    is_web.is_some_and(|status| status.ends_with(" installed"))
        && Path::new(DEBIAN_CARGO).exists()
        && find_program(&[DEBIAN_LINKER]).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_debian_route_builds_the_standard_library() {
        let project = Project::find();
        let cargo = WasmToolchain::Debian.cargo(&project, "build");
        assert_eq!(cargo.get_program(), DEBIAN_CARGO);
        assert!(cargo.get_args().any(|argument| argument == "build-std=std,panic_abort"));
        let own = WasmToolchain::Own.cargo(&project, "build");
        assert!(!own.get_args().any(|argument| argument == "-Z"));
    }

    #[test]
    fn a_folder_without_the_core_library_is_no_target() {
        assert!(!has_core("/nowhere"));
        assert!(!has_core(env!("CARGO_MANIFEST_DIR")));
    }
}
