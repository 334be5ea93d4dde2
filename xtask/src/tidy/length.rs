//! A file of the core can be read in one sitting: at most 400 lines, tests not counted.

use super::{Complaint, Tree};

const MOST_LINES: usize = 400;

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let long = tree.rust_below(&["src"]).filter_map(|(file, source)| {
        let lines = source.count_product_lines();
        let message = || format!("{lines} lines without tests, at most {MOST_LINES}: split it by what it decides");
        (lines > MOST_LINES).then(|| Complaint::new(&file.path, MOST_LINES, message()))
    });
    long.collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::tests::complaints;

    #[test]
    fn tests_do_not_count() {
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "// test\n".repeat(500));
        assert_eq!(complaints(check, "src/lib.rs", &format!("{}{tests}", "// line\n".repeat(400))), [""; 0]);
        let found = complaints(check, "src/lib.rs", &format!("{}{tests}", "// line\n".repeat(401)));
        assert_eq!(found, ["400: 401 lines without tests, at most 400: split it by what it decides"]);
    }
}
