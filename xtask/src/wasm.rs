//! The core as WebAssembly: cargo, then wasm-bindgen through its library, then wasm-opt from npm. Decides the features
//! and the form of each copy of the core, and keeps machine paths out of it, so that the same sources give the same
//! bytes. What did not change is not optimised again.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::assemble::Mode;
use crate::command;
use crate::project::{Project, read_file, sha256, write_if_changed};
use crate::setup::rust::{WASM_TARGET, WasmToolchain};

/// One copy of the core.
pub struct Core {
    /// Names its folders under target/: two sets of features in one folder would overwrite each other's module.
    name: &'static str,
    pub features: &'static str,
    form: Form,
    folder: &'static str,
}

/// How JavaScript loads it.
#[derive(Clone, Copy)]
enum Form {
    /// A classic script with one global, for importScripts and background.scripts.
    Script { global: &'static str },
    /// An ES module.
    Module,
}

pub const CORES: [Core; 2] = [
    Core {
        name: "extension",
        features: "digest",
        form: Form::Script { global: "lectern_core" },
        folder: "extension/generated",
    },
    Core { name: "www", features: "digest,html,live", form: Form::Module, folder: "www/generated" },
];

/// What the extension's would be without keywords: built only to be weighed.
const WITHOUT_DIGEST: Core = Core {
    name: "without-digest",
    features: "wasm",
    form: Form::Script { global: "lectern_core" },
    folder: "target/without-digest",
};

const MODULE: &str = "core_bg.wasm";
const FILES: [&str; 3] = ["core.js", "core.d.ts", MODULE];

/// Quick first, and over again until nothing changes: that is a tenth quicker than `-Oz`, and packs no worse. A function with
/// one caller stays by itself all the same, unless it is tiny: written out into their callers, the stages of reading
/// became one function of 190 kB, which browsers compiled when it was first called, slowly and whole, and never again
/// in parts. Low memory is the far end of the stack, which lies before all data: a module that comes so far is about to
/// trap. The proposals are named one by one, since `--all-features` makes wasm-opt write what browsers do not read yet.
const WASM_OPT_ARGUMENTS: [&str; 12] = [
    "-O3", "--converge", "--one-caller-inline-max-function-size=60", "--low-memory-unused", "--enable-simd",
    "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-sign-ext", "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue",
];

/// Builds every copy of the core into the folder it is bundled from.
pub fn build_cores(project: &Project, mode: Mode) -> Result<()> {
    let toolchain = WasmToolchain::ensure()?;
    for core in &CORES {
        let module = compile(project, core, toolchain)?;
        bind(project, core, mode, &module).with_context(|| format!("the core for {} could not be bound", core.name))?;
    }
    Ok(())
}

/// Builds the extension's core without the digest; gives its module.
pub fn build_without_digest(project: &Project) -> Result<PathBuf> {
    let toolchain = WasmToolchain::ensure()?;
    let module = compile(project, &WITHOUT_DIGEST, toolchain)?;
    bind(project, &WITHOUT_DIGEST, Mode::Release, &module)?;
    Ok(project.path(WITHOUT_DIGEST.folder).join(MODULE))
}

fn compile(project: &Project, core: &Core, toolchain: WasmToolchain) -> Result<PathBuf> {
    let target = project.target(&format!("wasm-{}", core.name));
    let mut cargo = toolchain.cargo(project, "build");
    cargo.args(["--lib", "--profile", "wasm", "--no-default-features", "--features", core.features]);
    cargo.arg("--target-dir").arg(&target);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", compiler_flags(project, toolchain).join("\u{1f}"));
    command::run(&mut cargo)?;
    Ok(target.join(WASM_TARGET).join("wasm/lectern.wasm"))
}

/// Functions of less weight than this are written out where they are called. The compiler would choose 225: a module
/// larger by a tenth, and hardly quicker.
const INLINING: &str = "-Cllvm-args=-inline-threshold=40";

/// Flags that replace the paths of this machine in panic messages, and the one that says how freely functions are written
/// out.
fn compiler_flags(project: &Project, toolchain: WasmToolchain) -> Vec<String> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let compiler = |arguments: &[&str]| command::probe(toolchain.rustc().args(arguments)).unwrap_or_default();
    let sysroot = PathBuf::from(compiler(&["--print", "sysroot"]).trim());
    let commit = parse_commit(&compiler(&["-vV"])).unwrap_or_default();
    let replacements = [
        (Some(project.root().to_path_buf()), "lectern".to_owned()),
        (cargo_home.map(|home| home.join("registry/src")), "crates".to_owned()),
        // What the compiler itself writes where the sources of the standard library are not installed.
        (Some(sysroot.join("lib/rustlib/src/rust")), format!("/rustc/{commit}")),
    ];
    let flag =
        |(path, name): (Option<PathBuf>, String)| Some(format!("--remap-path-prefix={}={name}", path?.display()));
    replacements.into_iter().filter_map(flag).chain([INLINING.to_owned()]).collect()
}

/// The commit of `rustc -vV`.
fn parse_commit(version: &str) -> Option<String> {
    version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).map(str::to_owned)
}

fn bind(project: &Project, core: &Core, mode: Mode, module: &Path) -> Result<()> {
    let folder = project.path(core.folder);
    let stamp = project.target(&format!("bindings/{}.stamp", core.name));
    let recipe = match mode {
        Mode::Release => optimiser_of(project)?,
        Mode::Dev => "not optimised".to_owned(),
    };
    let wanted = sha256(format!("{} {recipe}", sha256(&read_file(module)?)).as_bytes());
    let is_current = || -> Option<bool> {
        let recorded = fs::read_to_string(&stamp).ok()?;
        Some(recorded == format!("{wanted} {}", digest_files(&folder).ok()?))
    };
    if is_current() == Some(true) {
        return Ok(());
    }
    let staging = project.target(&format!("bindings/{}", core.name));
    if staging.exists() {
        fs::remove_dir_all(&staging)?;
    }
    generate(core.form, module, &staging)?;
    if mode == Mode::Release {
        let unoptimised = staging.join("unoptimised.wasm");
        fs::rename(staging.join(MODULE), &unoptimised)?;
        let mut optimise = project.npm_binary("wasm-opt");
        command::run(optimise.args(WASM_OPT_ARGUMENTS).arg(&unoptimised).arg("-o").arg(staging.join(MODULE)))?;
    }
    for file in FILES {
        write_if_changed(&folder.join(file), &read_file(&staging.join(file))?)?;
    }
    write_if_changed(&stamp, format!("{wanted} {}", digest_files(&folder)?).as_bytes())
}

/// Names the optimiser, its version and its arguments.
fn optimiser_of(project: &Project) -> Result<String> {
    let manifest = read_file(&project.path("node_modules/binaryen/package.json"))?;
    Ok(format!("{}{}", WASM_OPT_ARGUMENTS.join(" "), String::from_utf8_lossy(&manifest)))
}

fn digest_files(folder: &Path) -> Result<String> {
    let digests = FILES.iter().map(|file| Ok(sha256(&read_file(&folder.join(file))?))).collect::<Result<Vec<_>>>()?;
    Ok(digests.join(" "))
}

fn generate(form: Form, module: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("core").typescript(true).remove_producers_section(true);
    match form {
        Form::Script { global } => bindgen.no_modules(true)?.no_modules_global(global)?,
        Form::Module => bindgen.web(true)?,
    };
    bindgen.generate(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commit_of_the_compiler_is_read() {
        let version = "rustc 1.90.0\nbinary: rustc\ncommit-hash: 1159e78c4747b02e\nrelease: 1.90.0\n";
        assert_eq!(parse_commit(version).as_deref(), Some("1159e78c4747b02e"));
        assert_eq!(parse_commit("rustc 1.90.0"), None);
    }

    #[test]
    fn paths_of_this_machine_are_replaced() {
        let project = Project::find();
        let flags = compiler_flags(&project, WasmToolchain::Own);
        assert!(flags.contains(&format!("--remap-path-prefix={}=lectern", project.root().display())));
        assert!(flags.iter().any(|flag| flag.ends_with("registry/src=crates")));
    }
}
