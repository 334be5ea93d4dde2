//! The list of what is inside the extension, as CycloneDX: the crates in the module, the fonts, the word lists. Decides
//! what counts as inside: what the module links, not what builds or tests it. Holds no time and no random number, so the
//! same sources give the same bytes.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::read_metadata;
use crate::project::{Project, read_file};
use crate::setup::rust::WASM_TARGET;
use crate::wasm::CORES;

/// The bill of materials of the built extension.
pub fn write_sbom(project: &Project, archives: &[(String, String)], compiler: &str) -> Result<String> {
    let metadata = read_metadata(
        project,
        &["--no-default-features", "--features", CORES[0].features, "--filter-platform", WASM_TARGET],
    )?;
    let lock = String::from_utf8(read_file(&project.path("Cargo.lock"))?)?;
    let mut components = crates_of(&metadata, &lock)?;
    components.extend(fonts_of(project)?);
    let mut properties = vec![json!({ "name": "lectern:compiler", "value": compiler })];
    properties
        .extend(archives.iter().map(|(name, sum)| json!({ "name": format!("lectern:sha256:{name}"), "value": sum })));
    let sbom = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "lectern",
                "name": "lectern",
                "version": Project::VERSION,
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            },
            "properties": properties,
        },
        "components": components,
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&sbom)?))
}

/// Crates that the module links, sorted by name.
fn crates_of(metadata: &Value, lock: &str) -> Result<Vec<Value>> {
    let nodes = metadata["resolve"]["nodes"].as_array().context("`cargo metadata` resolved nothing")?;
    let root = metadata["packages"].as_array().into_iter().flatten().find(|package| package["name"] == "lectern");
    let root = root.and_then(|package| package["id"].as_str()).context("`cargo metadata` does not know lectern")?;
    let mut inside: BTreeSet<&str> = BTreeSet::new();
    let mut waiting = vec![root];
    while let Some(id) = waiting.pop() {
        if !inside.insert(id) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"] == id);
        let dependencies = node.and_then(|node| node["deps"].as_array()).into_iter().flatten();
        waiting.extend(dependencies.filter(|one| is_linked(one)).filter_map(|one| one["pkg"].as_str()));
    }
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let packages =
        packages.filter(|package| package["id"].as_str().is_some_and(|id| id != root && inside.contains(id)));
    Ok(packages.map(|package| crate_component(package, lock)).collect())
}

/// Whether a dependency is there at run time, not only while building or testing.
fn is_linked(dependency: &Value) -> bool {
    dependency["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
}

fn crate_component(package: &Value, lock: &str) -> Value {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    let (name, version) = (text("name"), text("version"));
    let reference = format!("pkg:cargo/{name}@{version}");
    json!({
        "type": "library",
        "bom-ref": reference,
        "name": name,
        "version": version,
        "purl": reference,
        "licenses": [{ "expression": text("license").replace('/', " OR ") }],
        "hashes": find_checksum(lock, name, version).map(|sum| json!([{ "alg": "SHA-256", "content": sum }])).unwrap_or_else(|| json!([])),
    })
}

/// The checksum of a crate in the lock file.
fn find_checksum<'a>(lock: &'a str, name: &str, version: &str) -> Option<&'a str> {
    let head = format!("name = \"{name}\"\nversion = \"{version}\"\n");
    let (_, rest) = lock.split_once(&head)?;
    let entry = rest.split("\n\n").next()?;
    entry.lines().find_map(|line| line.strip_prefix("checksum = \"")?.strip_suffix('"'))
}

/// The npm packages of the fonts, and the word lists.
fn fonts_of(project: &Project) -> Result<Vec<Value>> {
    let read = |path: &str| -> Result<Value> { Ok(serde_json::from_slice(&read_file(&project.path(path))?)?) };
    let (faces, lock) = (read("extension/src/view/tools/faces.json")?, read("package-lock.json")?);
    let names: BTreeSet<&str> =
        faces.as_array().into_iter().flatten().filter_map(|face| face["package"].as_str()).collect();
    let fonts = names.into_iter().map(|name| {
        let package = &lock["packages"][format!("node_modules/{name}")];
        let version = package["version"].as_str().unwrap_or_default();
        let reference = format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
        json!({
            "type": "library",
            "bom-ref": reference,
            "name": name,
            "version": version,
            "purl": reference,
            "licenses": [{ "license": { "id": package["license"] } }],
        })
    });
    let lists = json!({
        "type": "data",
        "bom-ref": "lectern:digest",
        "name": "word lists of the digest",
        "licenses": [{ "license": { "id": "CC-BY-SA-4.0" } }],
    });
    Ok(fonts.chain([lists]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_builds_is_not_inside() {
        let kinds = |kind: Value| json!([{ "kind": kind }]);
        let metadata = json!({
            "packages": [
                {"id": "l", "name": "lectern", "version": "0.1.0"},
                {"id": "s", "name": "serde", "version": "1.0.0", "license": "MIT/Apache-2.0"},
                {"id": "b", "name": "builder", "version": "1.0.0", "license": "MIT"},
            ],
            "resolve": {"nodes": [
                {"id": "l", "deps": [{"pkg": "s", "dep_kinds": kinds(Value::Null)}, {"pkg": "b", "dep_kinds": kinds(json!("build"))}]},
                {"id": "s", "deps": []},
            ]},
        });
        let lock =
            "[[package]]\nname = \"serde\"\nversion = \"1.0.0\"\nsource = \"x\"\nchecksum = \"abc\"\n\n[[package]]\n";
        let crates = crates_of(&metadata, lock).unwrap();
        assert_eq!(crates.len(), 1);
        assert_eq!(crates[0]["purl"], "pkg:cargo/serde@1.0.0");
        assert_eq!(crates[0]["hashes"][0]["content"], "abc");
        assert_eq!(crates[0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
    }
}
