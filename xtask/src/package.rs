//! The extension as zip files for the stores, with a bill of materials and the checksums of all. Decides their names and
//! form: sorted entries with one fixed time and one compression, so that the same sources give the same bytes; and proves
//! that, if asked, by building a second time in a fresh copy of the sources.
//!
//! One manifest serves both browsers; Firefox's store warns of the key that only Chromium reads, so its zip has none.

use std::env;
use std::fs::{self, File};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::assemble::{self, Mode};
use crate::command;
use crate::project::{Project, read_file, sha256, write_if_changed};
use crate::setup::rust::WasmToolchain;
use crate::supply::sbom;

/// What the extension's own build writes and a browser loads.
pub const FOLDER: &str = "extension/dist";

const CHECKSUMS: &str = "SHA256SUMS";

pub fn package(project: &Project) -> Result<()> {
    assemble::build(project, Mode::Release)?;
    let folder = project.path(FOLDER);
    check_version(&read_file(&folder.join("manifest.json"))?, Project::VERSION)?;
    let mut sums = Vec::new();
    for (name, folder) in [("", folder), ("-firefox", build_firefox_folder(project)?)] {
        let name = format!("{}{name}.zip", stem());
        let path = project.target(&name);
        let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        write_zip(&folder, file)?;
        sums.push((name, sha256(&read_file(&path)?)));
    }
    let compiler = command::read(WasmToolchain::ensure()?.rustc().arg("--version"))?;
    let sbom = sbom::write_sbom(project, &sums, compiler.trim())?;
    let sbom_name = format!("{}.cdx.json", stem());
    fs::write(project.target(&sbom_name), &sbom)?;
    sums.push((sbom_name, sha256(sbom.as_bytes())));
    let sums: String = sums.into_iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
    fs::write(project.target(CHECKSUMS), &sums)?;
    print!("{sums}");
    Ok(())
}

/// Packages, then does all of it again from nothing but the tracked files, in another folder, and compares the bytes.
pub fn package_twice(project: &Project) -> Result<()> {
    package(project)?;
    let copy = project.target("second-build");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    copy_tracked(project, &copy)?;
    let mut again = Command::new(env::current_exe()?);
    again
        .arg("package")
        .current_dir(&copy)
        .env("CARGO_MANIFEST_DIR", copy.join("xtask"))
        .env_remove("CARGO_TARGET_DIR");
    command::run(&mut again)?;
    let sums = |folder: &Path| read_file(&folder.join(CHECKSUMS));
    if sums(&project.target(""))? != sums(&copy.join("target"))? {
        bail!("a second build from the same sources gave other bytes: compare with {}", copy.display());
    }
    println!("two builds in two folders gave the same bytes");
    Ok(())
}

/// The tracked files as they are now, changes included.
fn copy_tracked(project: &Project, folder: &Path) -> Result<()> {
    let listed =
        command::read(project.command("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))?;
    for name in listed.split('\0').filter(|name| !name.is_empty() && project.path(name).exists()) {
        let target = folder.join(name);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(project.path(name), &target).with_context(|| format!("cannot copy {name}"))?;
    }
    Ok(())
}

fn stem() -> String {
    format!("lectern-{}", Project::VERSION)
}

/// The built extension as Firefox's store gets it.
pub fn build_firefox_folder(project: &Project) -> Result<PathBuf> {
    let (from, to) = (project.path(FOLDER), project.target("firefox"));
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    for name in list_files(&from)? {
        let content = read_file(&from.join(&name))?;
        let content = if name == "manifest.json" { without_service_worker(&content)? } else { content };
        write_if_changed(&to.join(&name), &content)?;
    }
    Ok(to)
}

/// A manifest without the lines that name the service worker; the others stay as they are.
fn without_service_worker(manifest: &[u8]) -> Result<Vec<u8>> {
    let text = std::str::from_utf8(manifest).context("manifest.json is not UTF-8")?;
    let kept: Vec<&str> = text
        .lines()
        .filter(|line| {
            !["\"service_worker\":", "\"preferred_environment\":"].iter().any(|key| line.trim_start().starts_with(key))
        })
        .collect();
    let manifest = kept.join("\n").replace("\"background.js\"],\n  }", "\"background.js\"]\n  }") + "\n";
    let _: serde_json::Value = serde_json::from_str(&manifest).context("the manifest for Firefox is not JSON")?;
    Ok(manifest.into_bytes())
}

fn check_version(manifest: &[u8], version: &str) -> Result<()> {
    let manifest: serde_json::Value = serde_json::from_slice(manifest).context("manifest.json is not JSON")?;
    match manifest["version"].as_str() {
        Some(found) if found == version => Ok(()),
        found => bail!("manifest.json says version {}, Cargo.toml says {version}", found.unwrap_or("nothing")),
    }
}

/// How hard the packer (Zopfli) tries: readers unpack its files like any other's, and they are a twentieth smaller. More
/// rounds take longer and gain next to nothing.
const LEVEL: i64 = 15;

/// Fonts of this form are packed already.
const PACKED: &str = ".woff2";

/// Zips the files of a folder.
pub fn write_zip(folder: &Path, output: impl Write + Seek) -> Result<()> {
    let stored = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let stored = stored.compression_method(CompressionMethod::Stored);
    let packed = stored.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL));
    let packed = packed.with_zopfli_buffer(None);
    let mut archive = ZipWriter::new(output);
    for name in list_files(folder)? {
        archive.start_file(&name, if name.ends_with(PACKED) { stored } else { packed })?;
        archive.write_all(&read_file(&folder.join(&name))?)?;
    }
    archive.finish()?;
    Ok(())
}

/// Every file below a folder by its name with slashes, sorted.
pub fn list_files(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut waiting = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = waiting.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                waiting.push((entry.path(), format!("{name}/")));
            } else {
                files.push(name);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn zip_of(folder: &Path) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        write_zip(folder, &mut bytes).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn the_same_files_give_the_same_bytes_in_sorted_order() {
        let folder = Project::find().target(&format!("test-package-{}", std::process::id()));
        fs::create_dir_all(folder.join("icons")).unwrap();
        for name in ["manifest.json", "icons/16.png", "background.js"] {
            fs::write(folder.join(name), name).unwrap();
        }
        let first = zip_of(&folder);
        fs::write(folder.join("manifest.json"), "manifest.json").unwrap();
        let second = zip_of(&folder);
        let names = list_files(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(names, ["background.js", "icons/16.png", "manifest.json"]);
        assert_eq!(first, second);
        let archive = zip::ZipArchive::new(Cursor::new(first)).unwrap();
        assert_eq!(archive.file_names().collect::<Vec<_>>(), names);
    }

    #[test]
    fn firefox_gets_a_manifest_without_a_service_worker() {
        let manifest = read_file(&Project::find().path("extension/manifest.json")).unwrap();
        let theirs: serde_json::Value = serde_json::from_slice(&without_service_worker(&manifest).unwrap()).unwrap();
        let mut ours: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        let background = ours["background"].as_object_mut().unwrap();
        assert!(background.remove("service_worker").is_some() && background.remove("preferred_environment").is_some());
        assert_eq!(theirs, ours);
    }

    #[test]
    fn a_manifest_of_another_version_is_refused() {
        assert!(check_version(br#"{"version": "1.2.3"}"#, "1.2.3").is_ok());
        let error = check_version(br#"{"version": "1.2.2"}"#, "1.2.3").unwrap_err();
        assert_eq!(error.to_string(), "manifest.json says version 1.2.2, Cargo.toml says 1.2.3");
    }
}
