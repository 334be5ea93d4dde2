//! Names of boxes that hold a remark beside a text.

/// What boxes of remarks in a text are named after: those that manuals set between their paragraphs. Notes and alerts are
/// as often the site's own.
const REMARKS: &[&str] = &["admonition", "admonitionblock", "tip", "warning", "caution"];

/// Whether a class attribute says of its element that it holds a remark beside the text.
pub fn names_remark(names: &str) -> bool {
    let is_remark = |word: &str| REMARKS.iter().any(|known| word.eq_ignore_ascii_case(known));
    names.split(|c: char| !c.is_ascii_alphanumeric()).any(is_remark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_known() {
        assert!(names_remark("theme-admonition alert--info") && names_remark("custom-block tip"));
        assert!(!names_remark("notes") && !names_remark("footnote") && !names_remark("tooltip"));
    }
}
