//! The extension as one zip file for the stores. Decides its name and its form: sorted entries with one fixed time and
//! one compression, so that the same sources give the same bytes.

use std::fs::{self, File};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::assemble::{self, Mode};
use crate::project::{Project, read_file, sha256};

/// What the extension's own build writes and a browser loads.
pub const FOLDER: &str = "extension/dist";

pub fn package(project: &Project) -> Result<()> {
    assemble::build(project, Mode::Release)?;
    let archive = write_archive(project)?;
    println!("{}  {}", sha256(&read_file(&archive)?), archive.display());
    Ok(())
}

/// Zips the built extension and returns the path of the archive.
pub fn write_archive(project: &Project) -> Result<PathBuf> {
    let folder = project.path(FOLDER);
    check_version(&read_file(&folder.join("manifest.json"))?, Project::VERSION)?;
    let path = project.target(&format!("lectern-{}.zip", Project::VERSION));
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    write_zip(&folder, file)?;
    Ok(path)
}

fn check_version(manifest: &[u8], version: &str) -> Result<()> {
    let manifest: serde_json::Value = serde_json::from_slice(manifest).context("manifest.json is not JSON")?;
    match manifest["version"].as_str() {
        Some(found) if found == version => Ok(()),
        found => bail!("manifest.json says version {}, Cargo.toml says {version}", found.unwrap_or("nothing")),
    }
}

fn write_zip(folder: &Path, output: impl Write + Seek) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(output);
    for name in list_files(folder)? {
        archive.start_file(&name, options)?;
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
    fn a_manifest_of_another_version_is_refused() {
        assert!(check_version(br#"{"version": "1.2.3"}"#, "1.2.3").is_ok());
        let error = check_version(br#"{"version": "1.2.2"}"#, "1.2.3").unwrap_err();
        assert_eq!(error.to_string(), "manifest.json says version 1.2.2, Cargo.toml says 1.2.3");
    }
}
