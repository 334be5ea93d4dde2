//! Every source file opens by saying what it decides.

use super::{Complaint, Tree};

const RUST_FOLDERS: [&str; 5] = ["src", "xtask/src", "tests", "benches", "model"];
const SCRIPT_FOLDERS: [&str; 3] = ["extension/src", "www/src", "tests/browser"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let rust = tree.below(&RUST_FOLDERS).filter(|file| file.path.ends_with(".rs") && !file.text.starts_with("//!"));
    let scripts = tree
        .below(&SCRIPT_FOLDERS)
        .filter(|file| (file.path.ends_with(".ts") || file.path.ends_with(".mjs")) && !opens_with_comment(&file.text));
    let rust = rust.map(|file| Complaint::new(&file.path, 1, "begin with `//!`: what the file decides"));
    let scripts = scripts.map(|file| Complaint::new(&file.path, 1, "begin with a comment: what the file decides"));
    rust.chain(scripts).collect()
}

fn opens_with_comment(text: &str) -> bool {
    let text = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("#!") => rest,
        _ => text,
    };
    text.starts_with("/**") || text.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::tests::complaints;

    #[test]
    fn a_file_without_a_header_is_refused() {
        assert_eq!(complaints(check, "src/lib.rs", "mod page;\n").len(), 1);
        assert_eq!(complaints(check, "tests/golden.rs", "// plain\n").len(), 1);
        assert_eq!(complaints(check, "extension/src/view.ts", "export {};\n").len(), 1);
        assert_eq!(complaints(check, "tests/browser/e2e.mjs", "#!/usr/bin/env node\nimport 'x';\n").len(), 1);
    }

    #[test]
    fn headers_of_both_kinds_are_accepted() {
        for (path, text) in [
            ("src/lib.rs", "//! The core.\n"),
            ("extension/src/view.ts", "/** Builds the view. */\n"),
            ("tests/browser/e2e.mjs", "#!/usr/bin/env node\n// Drives a browser.\n"),
            ("extension/build.mjs", "import 'x';\n"),
        ] {
            assert_eq!(complaints(check, path, text), [""; 0], "{path}");
        }
    }
}
