//! What page makers call text that is there for screen readers alone: "opens in a new window", "Regular price".

/// Names without hyphens and case.
const NAMES: [&str; 5] = ["sronly", "visuallyhidden", "screenreader", "assistivetext", "hiddenvisually"];

/// Whether a class attribute says that its element is only spoken.
pub fn is_spoken_only(class: &str) -> bool {
    let bytes = class.as_bytes();
    (0..bytes.len()).any(|at| {
        let is_start =
            at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|before| b" -_".contains(before));
        let starts = |c: &u8| b"svahSVAH".contains(c);
        is_start && bytes.get(at).is_some_and(starts) && NAMES.iter().any(|name| is_named(bytes.get(at..), name))
    })
}

fn is_named(bytes: Option<&[u8]>, name: &str) -> bool {
    let letters = bytes.unwrap_or_default().iter().filter(|c| !b"-_".contains(c));
    letters.map(u8::to_ascii_lowercase).take(name.len()).eq(name.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_spoken_text_are_known() {
        for class in ["sr-only", "btn u-srOnly", "visually-hidden", "a visuallyHidden", "screen-reader-text"] {
            assert!(is_spoken_only(class), "{class}");
        }
        for class in ["", "hidden", "screen", "user-only", "visually", "sr"] {
            assert!(!is_spoken_only(class), "{class}");
        }
    }
}
