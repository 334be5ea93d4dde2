//! Words that must not be committed: marks of unfinished work, paths of one machine, addresses in the npm lock file
//! (npm fills them in from the registry it is set to), and markup made from strings in the extension.

use super::rust_source::{find_words, is_name_char};
use super::{Complaint, TextFile, Tree};

/// Put together here, so that this file keeps its own rule.
const UNFINISHED: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
const MACHINE_PATHS: [&str; 2] = [concat!("/wo", "rk/"), concat!("/ro", "ot/")];
const MARKUP_CALLS: [&str; 2] = [concat!("inner", "HTML"), concat!("insertAdjacent", "HTML")];
const MARKUP_PROPERTY: &str = concat!("outer", "HTML");
const NPM_LOCK: &str = "package-lock.json";
/// Checksums in it spell anything.
const LOCKS: [&str; 2] = ["Cargo.lock", NPM_LOCK];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for file in &tree.files {
        for (index, line) in file.text.lines().enumerate() {
            for message in complaints_about(file, line) {
                complaints.push(Complaint::new(&file.path, index + 1, message));
            }
        }
    }
    complaints
}

fn complaints_about(file: &TextFile, line: &str) -> Vec<String> {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let mut found = Vec::new();
    if !LOCKS.contains(&name) {
        let marks = UNFINISHED.into_iter().filter(|mark| find_words(line, mark).next().is_some());
        found.extend(marks.map(|mark| format!("`{mark}`: finish it or leave it out")));
    }
    let paths = MACHINE_PATHS.into_iter().filter(|path| names_root_folder(line, path));
    found.extend(paths.map(|path| format!("`{path}` is a path of one machine")));
    if name == NPM_LOCK && line.trim_start().starts_with("\"resolved\": \"http") {
        found.push("an address of one registry: write the lock with `omit-lockfile-registry-resolved=true`".to_owned());
    }
    if file.is_below("extension/src") {
        let calls = MARKUP_CALLS.into_iter().filter(|call| line.contains(call));
        let assigned = assigns(line, MARKUP_PROPERTY).then_some(MARKUP_PROPERTY);
        let message = |word| format!("`{word}` makes markup from a string: build nodes");
        found.extend(calls.chain(assigned).map(message));
    }
    found
}

/// Whether the path stands at the beginning of a path, not inside an address like `https://a.example/b/`.
fn names_root_folder(line: &str, path: &str) -> bool {
    let is_inside = |before: char| is_name_char(before) || matches!(before, '.' | '-' | '*' | '}');
    line.match_indices(path).any(|(offset, _)| !line[..offset].ends_with(is_inside))
}

fn assigns(line: &str, property: &str) -> bool {
    find_words(line, property).any(|offset| {
        let rest = line[offset + property.len()..].trim_start();
        rest.starts_with('=') && !rest.starts_with("==")
    })
}

#[cfg(test)]
mod tests {
    use super::{MACHINE_PATHS, MARKUP_CALLS, MARKUP_PROPERTY, UNFINISHED, check};
    use crate::tidy::tests::complaints;

    #[test]
    fn marks_of_unfinished_work_are_refused_everywhere() {
        for mark in UNFINISHED {
            assert_eq!(complaints(check, "README.md", &format!("Good.\n{mark}: more\n")).len(), 1, "{mark}");
            assert_eq!(complaints(check, "README.md", &format!("{mark}S\n")), [""; 0], "{mark}");
        }
    }

    #[test]
    fn paths_of_one_machine_are_refused() {
        for path in MACHINE_PATHS {
            assert_eq!(complaints(check, "tests/a.rs", &format!("//! `{path}main`\n")).len(), 1);
            assert_eq!(complaints(check, "tests/a.rs", &format!("//! https://a.example{path}b\n")), [""; 0]);
        }
    }

    #[test]
    fn the_npm_lock_names_no_registry() {
        let line = "      \"resolved\": \"https://registry.example/a.tgz\",\n";
        assert_eq!(complaints(check, "package-lock.json", line).len(), 1);
        let registry = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
        assert_eq!(complaints(check, "Cargo.lock", registry), [""; 0]);
    }

    #[test]
    fn the_extension_makes_no_markup_from_strings() {
        for line in [
            format!("a.{} = b;", MARKUP_CALLS[0]),
            format!("a.{}('beforeend', b);", MARKUP_CALLS[1]),
            format!("a.{MARKUP_PROPERTY}= b;"),
        ] {
            assert_eq!(complaints(check, "extension/src/view.ts", &line).len(), 1, "{line}");
            assert_eq!(complaints(check, "tests/browser/e2e.mjs", &line), [""; 0], "{line}");
        }
        assert_eq!(complaints(check, "extension/src/a.ts", &format!("if (a.{MARKUP_PROPERTY} === b) {{}}")), [""; 0]);
    }
}
