//! Names of boxes that lie over a page, and of what closes them.

use super::class_words::split_humps;

/// What the boxes are called that a layer is made of.
const LAYER_PARTS: &[&str] = &[
    "window", "wrapper", "wrap", "box", "container", "content", "inner", "body", "dialog", "overlay", "layer", "panel",
];

/// Words before the name of a layer that say that the element has one, opens one or is only called after one.
const LAYER_USERS: &[&str] = &["has", "js", "no", "not", "with", "open", "opens", "tag", "category", "is", "in"];

/// Whether a class attribute or an id says of its element that it lies over the page. What is called an overlay or sticky
/// is often a part of the page that a script shows elsewhere.
pub fn names_layer(names: &str) -> bool {
    names.split_ascii_whitespace().any(|name| {
        let lower = split_humps(name);
        let words: Vec<&str> = std::str::from_utf8(&lower)
            .map(|lower| lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect())
            .unwrap_or_default();
        let at = words.iter().position(|word| matches!(*word, "modal" | "popup"));
        at.is_some_and(|at| {
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            let mut behind = words.iter().skip(at + 1);
            before.is_none_or(|word| !LAYER_USERS.contains(word)) && behind.all(|word| LAYER_PARTS.contains(word))
        })
    })
}

/// Whether a class attribute or an id says of its element that it closes something.
pub fn names_closer(names: &str) -> bool {
    let lower = split_humps(names);
    let mut words = lower.split(|byte| !byte.is_ascii_alphanumeric());
    words.any(|word| matches!(word, b"close" | b"closer" | b"dismiss"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_told_by_name() {
        for names in ["modal-window rules", "modalWindow", "loginPopup", "cli-modal-content", "x modal__body"] {
            assert!(names_layer(names), "{names}");
        }
        for names in
            ["popup-gallery", "sticky-nav", "has-modal", "js-modal", "modal-open", "modal-components", "dialog"]
        {
            assert!(!names_layer(names), "{names}");
        }
    }

    #[test]
    fn what_closes_says_so_in_a_word_of_its_own() {
        assert!(names_closer("modalClose") && names_closer("btn-close") && names_closer("dismiss"));
        assert!(!names_closer("closed") && !names_closer("enclosed") && !names_closer("disclosure"));
    }
}
