//! A name for a saved article: its headline, in any script, as every file system takes it.
//!
//! Decides what is left out: characters that Windows, macOS or a shell give a meaning, controls, marks that turn the
//! direction of the text (a name must not pretend to end in another way than it does), and what is too long.

use crate::text::space::collapse;

/// File systems allow 255 bytes; some tools add to a name.
const LONGEST_BYTES: usize = 180;
/// Names that Windows keeps for its devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
const UNNAMED: &str = "article";

/// `title.extension`, or the fallback's words where the title has none.
pub fn file_name(title: &str, extension: &str) -> String {
    let plain: String = title.chars().map(|c| if is_kept(c) { c } else { ' ' }).collect();
    let plain = collapse(&plain);
    let mut name = plain.trim_matches(['.', ' ', '-']);
    if name.len() > LONGEST_BYTES {
        let end = (0..=LONGEST_BYTES).rev().find(|&at| name.is_char_boundary(at)).unwrap_or(0);
        name = name.get(..end).unwrap_or("").trim_end_matches(['.', ' ', '-']);
    }
    match name {
        "" => format!("{UNNAMED}.{extension}"),
        name if is_device(name) => format!("{UNNAMED} {name}.{extension}"),
        name => format!("{name}.{extension}"),
    }
}

fn is_kept(c: char) -> bool {
    let is_reserved = matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '~' | '%');
    let turns_direction =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_unseen = matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
    !(c.is_control() || is_reserved || turns_direction || is_unseen)
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or("").trim().to_ascii_lowercase();
    DEVICES.contains(&stem.trim_end_matches(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_script_and_lose_what_file_systems_refuse() {
        for (title, name) in [
            ("两部门：要求加强“安全”检查", "两部门：要求加强“安全”检查.md"),
            ("A/B: what? <now> | \"then\"", "A B what now then.md"),
            ("  ..hidden..  ", "hidden.md"),
            ("../../etc/passwd", "etc passwd.md"),
            ("مقال\u{202e}fdp.exe", "مقال fdp.exe.md"),
            ("a\u{61c}b", "a b.md"),
            ("NUL", "article NUL.md"),
            ("com1.txt", "article com1.txt.md"),
            ("\n\t", "article.md"),
            ("", "article.md"),
        ] {
            assert_eq!(file_name(title, "md"), name);
        }
    }

    #[test]
    fn long_names_end_between_characters() {
        let name = file_name(&"字".repeat(400), "epub");
        assert_eq!(name, format!("{}.epub", "字".repeat(60)));
    }
}
