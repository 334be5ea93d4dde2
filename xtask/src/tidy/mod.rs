//! The project's own rules as code. Each rule is one file with one function over the whole tree and a test that shows
//! it failing; this file decides which rules there are, which files they see, and how a complaint reads.

mod floors;
mod globs;
mod headers;
mod length;
mod locales;
mod names;
mod panics;
mod rust_source;
mod words;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use self::rust_source::RustSource;
use crate::project::Project;

/// Built, downloaded or foreign: no text of ours.
const SKIPPED: [&str; 6] = [".git", "target", "node_modules", "dist", "generated", "fixtures"];

/// A rule looks at all files and says what is wrong.
type Rule = fn(&Tree) -> Vec<Complaint>;

const RULES: [(&str, Rule); 8] = [
    ("floors", floors::check),
    ("headers", headers::check),
    ("length", length::check),
    ("names", names::check),
    ("globs", globs::check),
    ("panics", panics::check),
    ("words", words::check),
    ("locales", locales::check),
];

/// Checks every rule; an error if one is broken.
pub fn tidy(project: &Project) -> Result<()> {
    let tree = Tree::read(project.root())?;
    let mut complaints = 0;
    for (name, rule) in RULES {
        for complaint in rule(&tree) {
            println!("{}:{}: {} [{name}]", complaint.path, complaint.line, complaint.message);
            complaints += 1;
        }
    }
    match complaints {
        0 => println!("{} files keep the {} rules", tree.files.len(), RULES.len()),
        1 => bail!("one place breaks the rules of the project"),
        _ => bail!("{complaints} places break the rules of the project"),
    }
    Ok(())
}

/// One place that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
struct Complaint {
    path: String,
    line: usize,
    message: String,
}

impl Complaint {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

/// A text file, by its path from the root of the repository with slashes.
struct TextFile {
    path: String,
    text: String,
    /// For Rust files the text as the compiler sees it.
    rust: Option<RustSource>,
}

/// The text files of the repository, sorted by path.
struct Tree {
    files: Vec<TextFile>,
}

impl Tree {
    fn new(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let file = |(path, text): (String, String)| {
            let rust = path.ends_with(".rs").then(|| RustSource::parse(&text, is_test_path(&path)));
            TextFile { path, text, rust }
        };
        let mut files: Vec<TextFile> = texts.into_iter().map(file).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    fn read(root: &Path) -> Result<Self> {
        let mut texts = Vec::new();
        let mut waiting = vec![String::new()];
        while let Some(folder) = waiting.pop() {
            let entries =
                fs::read_dir(root.join(&folder)).with_context(|| format!("cannot read the folder {folder}"))?;
            for entry in entries {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
                // Where there are several checkouts, `.git` is a file in all but one.
                if SKIPPED.contains(&name.as_str()) {
                    continue;
                }
                if entry.file_type()?.is_dir() {
                    waiting.push(path);
                } else if let Ok(text) = String::from_utf8(fs::read(entry.path()).unwrap_or_default()) {
                    texts.push((path, text));
                }
            }
        }
        Ok(Self::new(texts))
    }

    fn below<'a>(&'a self, folders: &'a [&str]) -> impl Iterator<Item = &'a TextFile> {
        self.files.iter().filter(|file| folders.iter().any(|folder| file.is_below(folder)))
    }

    fn rust_below<'a>(&'a self, folders: &'a [&str]) -> impl Iterator<Item = (&'a TextFile, &'a RustSource)> {
        self.below(folders).filter_map(|file| Some((file, file.rust.as_ref()?)))
    }
}

impl TextFile {
    fn is_below(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// Whether a whole file is test code: `mod tests;` in a file of its own, and everything in tests/.
fn is_test_path(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree of given files.
    pub fn tree(files: &[(&str, &str)]) -> Tree {
        Tree::new(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
    }

    /// What a rule says about a single file, as `line: message`.
    pub fn complaints(rule: Rule, path: &str, text: &str) -> Vec<String> {
        rule(&tree(&[(path, text)])).iter().map(|it| format!("{}: {}", it.line, it.message)).collect()
    }

    #[test]
    fn folders_are_whole_names() {
        let tree = tree(&[("src/page/dom.rs", ""), ("srcs/dom.rs", ""), ("tests/page.rs", "")]);
        let paths: Vec<&str> = tree.below(&["src"]).map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["src/page/dom.rs"]);
        assert!(
            is_test_path("src/page/tests.rs") && is_test_path("tests/page.rs") && !is_test_path("src/page/tests_of.rs")
        );
    }
}
