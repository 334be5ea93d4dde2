//! Where everything that is built in comes from. Decides what is wrong with a dependency: a licence that `deny.toml` does
//! not allow, a source other than crates.io, an npm package without a checksum or without one exact version, or npm code
//! that would ship. Asks no server; `cargo deny check` does more where it is installed.

mod licences;
pub mod sbom;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command;
use crate::project::{Project, read_file};

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub fn check(project: &Project) -> Result<()> {
    let read = |path: &str| Ok::<_, anyhow::Error>(String::from_utf8(read_file(&project.path(path))?)?);
    let allowed = licences::parse_allowed(&read("deny.toml")?);
    let metadata = read_metadata(project, &["--all-features"])?;
    let mut faults = find_crate_faults(&metadata, &allowed)?;
    faults.extend(find_npm_faults(&read("package.json")?, &read("package-lock.json")?)?);
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => Ok(()),
        count => bail!("{count} dependencies are not as they should be"),
    }
}

/// What cargo knows of the packages of the lock file.
fn read_metadata(project: &Project, arguments: &[&str]) -> Result<Value> {
    let output =
        command::read(project.cargo().args(["metadata", "--format-version", "1", "--locked"]).args(arguments))?;
    serde_json::from_str(&output).context("`cargo metadata` did not write JSON")
}

fn find_crate_faults(metadata: &Value, allowed: &[String]) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for package in metadata["packages"].as_array().context("`cargo metadata` names no packages")? {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let name = format!("{} {}", text("name"), text("version"));
        if !package["source"].is_null() && text("source") != CRATES_IO {
            faults.push(format!("{name} comes from {}", text("source")));
        }
        if !licences::is_met(text("license"), allowed) {
            faults.push(format!("{name} is under “{}”, which deny.toml does not allow", text("license")));
        }
    }
    Ok(faults)
}

fn find_npm_faults(manifest: &str, lock: &str) -> Result<Vec<String>> {
    let manifest: Value = serde_json::from_str(manifest).context("package.json is not JSON")?;
    let lock: Value = serde_json::from_str(lock).context("package-lock.json is not JSON")?;
    let mut faults = Vec::new();
    if manifest["dependencies"].as_object().is_some_and(|list| !list.is_empty()) {
        faults.push("package.json has dependencies: no npm code may ship".to_owned());
    }
    for (name, version) in manifest["devDependencies"].as_object().into_iter().flatten() {
        if !version.as_str().is_some_and(|version| version.starts_with(|first: char| first.is_ascii_digit())) {
            faults.push(format!("{name} has no exact version in package.json"));
        }
    }
    for (path, package) in lock["packages"].as_object().context("package-lock.json names no packages")? {
        if !path.is_empty() && !package["integrity"].is_string() {
            faults.push(format!("{path} has no checksum in package-lock.json"));
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn crates_from_elsewhere_and_other_licences_are_told() {
        let package = |name: &str, source: Value, license: &str| json!({"name": name, "version": "1.0.0", "source": source, "license": license});
        let metadata = json!({"packages": [
            package("ours", Value::Null, "MIT"),
            package("fine", json!(CRATES_IO), "GPL-3.0 OR MIT"),
            package("copied", json!("git+https://a.example/copied"), "MIT"),
            package("closed", json!(CRATES_IO), "Proprietary"),
        ]});
        let faults = find_crate_faults(&metadata, &["MIT".to_owned()]).unwrap();
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(
            faults[0].starts_with("copied 1.0.0 comes from git+") && faults[1].starts_with("closed 1.0.0 is under")
        );
    }

    #[test]
    fn npm_packages_have_a_checksum_and_one_version() {
        let lock = r#"{"packages": {"": {}, "node_modules/a": {"integrity": "sha512-x"}, "node_modules/b": {}}}"#;
        let faults =
            find_npm_faults(r#"{"dependencies": {"c": "1.0.0"}, "devDependencies": {"a": "1.0.0", "b": "^1"}}"#, lock);
        assert_eq!(faults.unwrap().len(), 3);
    }
}
