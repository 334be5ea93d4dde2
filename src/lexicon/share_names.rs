//! Where pages offer to share a text, as a row of names says it.

use super::WordList;
use crate::hash::HashSet;
use crate::text::letters::to_lower;

/// Names of services, and of what stands among them, in lower case.
static NAMES: WordList = WordList::of(words![
    "facebook", "twitter", "x", "pinterest", "whatsapp", "linkedin", "telegram", "reddit", "tumblr", "messenger",
    "viber", "bluesky", "mastodon", "threads", "vk", "line", "kakaotalk", "pocket", "flipboard", "email", "e-mail",
    "print", "微信", "微博", "新浪微博", "qq空间", "豆瓣", "はてな",
]);

/// A longer line says something, in bytes.
const ROW_BYTES: usize = 120;

/// So many different names are a row.
const ROW: usize = 3;

/// Whether a line is one such name, or its address.
pub fn is_share_name(text: &str) -> bool {
    text.len() <= NAME_BYTES && {
        let lower = to_lower(text.trim());
        let name = lower.strip_suffix(".com").unwrap_or(&lower);
        NAMES.iter().any(|known| known == name)
    }
}

/// Bytes of the longest of them.
const NAME_BYTES: usize = 24;

/// Whether a line is a row of such names and nothing else.
pub fn is_share_row(text: &str) -> bool {
    if text.len() > ROW_BYTES {
        return false;
    }
    let lower = to_lower(text);
    let is_name = |word: &&str| NAMES.iter().any(|name| name == *word);
    let words: Vec<&str> = lower.split([' ', '|', '·', '/']).filter(|word| !word.is_empty()).collect();
    words.iter().all(is_name) && words.iter().copied().collect::<HashSet<_>>().len() >= ROW
}

/// Whether a class says that its style serves several elements, and nothing of sharing: `shared-styles__Text`.
pub fn names_shared_style(names: &str) -> bool {
    let lower = names.to_ascii_lowercase();
    lower.contains("shared") && !lower.contains("sharedaddy")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_names_are_known() {
        for text in ["Facebook Twitter Pinterest WhatsApp", "微信 微博 QQ空间", "Facebook | X | E-mail"] {
            assert!(is_share_row(text), "{text}");
        }
        assert!(is_share_name(" X.com ") && is_share_name("微博") && !is_share_name("Copy the link"));
        for text in [
            "Facebook", "Facebook, Twitter, X", "Facebook bought WhatsApp", "Print it on X", "", "x x x", "X / X / X",
            "Line Line Line", "Facebook | X",
        ] {
            assert!(!is_share_row(text), "{text}");
        }
    }
}
