//! Reading a page never fails, so nothing in the core panics on purpose, and nothing in it is unsafe. The command line
//! and tests may stop.

use super::{Complaint, Tree};

const PANICS: [&str; 5] = [".unwrap()", ".expect(", "panic!", "todo!", "unimplemented!"];
const LIBRARY: &str = "src/lib.rs";
const FORBID_UNSAFE: &str = "#![forbid(unsafe_code)]";

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (file, source) in tree.rust_below(&["src"]) {
        if file.path == LIBRARY && !source.code.contains(FORBID_UNSAFE) {
            complaints.push(Complaint::new(LIBRARY, 1, format!("`{FORBID_UNSAFE}` is missing")));
        }
        if file.is_below("src/bin") {
            continue;
        }
        for panic in PANICS {
            for offset in source.find_in_product(panic) {
                let message = format!("`{panic}` can stop the core: return an error or go on without");
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
    fn panics_outside_tests_are_refused() {
        for line in ["x.unwrap()", "x.expect(\"y\")", "panic!()", "todo!()", "unimplemented!()"] {
            assert_eq!(complaints(check, "src/page/dom.rs", &format!("fn f() {{ {line}; }}")).len(), 1, "{line}");
        }
        let harmless =
            "// panic!\nfn f() { x.unwrap_or(\"todo!\"); }\n#[cfg(test)]\nmod tests { fn t() { x.unwrap(); } }";
        assert_eq!(complaints(check, "src/page/dom.rs", harmless), [""; 0]);
        assert_eq!(complaints(check, "src/bin/lectern/main.rs", "fn f() { x.unwrap(); }"), [""; 0]);
    }

    #[test]
    fn the_library_forbids_unsafe_code() {
        assert_eq!(complaints(check, "src/lib.rs", "//! Core.\n").len(), 1);
        assert_eq!(complaints(check, "src/lib.rs", "//! Core.\n#![forbid(unsafe_code)]\n"), [""; 0]);
    }
}
