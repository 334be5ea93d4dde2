//! A file is called after what it decides. Names that say nothing are refused.

use super::{Complaint, Tree};

const FOLDERS: [&str; 8] =
    ["src", "xtask/src", "tests", "benches", "model", "extension/src", "www/src", "tests/browser"];
const EMPTY_NAMES: [&str; 8] = ["util", "utils", "helper", "helpers", "common", "misc", "types", "constants"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for file in tree.below(&FOLDERS) {
        let stems = file.path.split('/').map(|part| part.split('.').next().unwrap_or(part));
        for stem in stems.filter(|stem| EMPTY_NAMES.contains(stem)) {
            complaints.push(Complaint::new(&file.path, 1, format!("`{stem}` says nothing: name what it decides")));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::tests::complaints;

    #[test]
    fn names_that_say_nothing_are_refused() {
        for path in ["src/page/util.rs", "src/common/mod.rs", "extension/src/types.d.ts", "tests/browser/helpers.mjs"] {
            assert_eq!(complaints(check, path, "").len(), 1, "{path}");
        }
        assert_eq!(complaints(check, "src/text/units.rs", ""), [""; 0]);
    }
}
