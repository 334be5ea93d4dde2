//! A reader must see where a name comes from: no glob imports, but for a test module's own parent and the prelude that
//! rayon is used by.

use super::rust_source::find_words;
use super::{Complaint, Tree};

const FOLDERS: [&str; 5] = ["src", "xtask/src", "tests", "benches", "model"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (file, source) in tree.rust_below(&FOLDERS) {
        for offset in find_words(&source.code, "use") {
            let statement = source.code[offset + "use".len()..].split(';').next().unwrap_or_default();
            let path: String = statement.split_whitespace().collect();
            let is_import = statement.starts_with(char::is_whitespace);
            let is_free = path == "rayon::prelude::*" || (path == "super::*" && source.is_test(offset));
            if is_import && path.contains('*') && !is_free {
                let message = format!("`use {path}`: name what is imported");
                complaints.push(Complaint::new(&file.path, source.line_of(offset), message));
            }
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::tests::complaints;

    #[test]
    fn glob_imports_are_refused() {
        assert_eq!(complaints(check, "src/lib.rs", "pub use page::*;\n"), ["1: `use page::*`: name what is imported"]);
        assert_eq!(complaints(check, "src/page/dom.rs", "use super::*;").len(), 1);
        assert_eq!(complaints(check, "tests/golden.rs", "use lectern::{page::*, url};").len(), 1);
    }

    #[test]
    fn tests_and_rayon_may() {
        let text = "use rayon::prelude::*;\nfn f() -> impl Sized + use<'_> { 2 * 3 }\n#[cfg(test)]\nmod tests { use super::*; }";
        assert_eq!(complaints(check, "src/batch.rs", text), [""; 0]);
    }
}
