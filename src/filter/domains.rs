//! For which hosts a rule is: `a.example,~b.a.example,name.*`.
//!
//! Decides by the longest entry that names the host. Lists are cut from the line as they stand, in small letters.

use crate::text::letters::to_lower;

/// Whether a rule with these hosts holds on `host`; without hosts it holds everywhere.
pub fn holds_on(domains: &str, host: &str) -> bool {
    let mut is_limited = false;
    let mut longest = 0;
    let mut holds = false;
    for entry in domains.split(',').filter(|entry| !entry.is_empty()) {
        let (name, is_wanted) = entry.strip_prefix('~').map_or((entry, true), |name| (name, false));
        is_limited |= is_wanted;
        if name.len() > longest && names_host(name, host) {
            longest = name.len();
            holds = is_wanted;
        }
    }
    if longest > 0 { holds } else { !is_limited }
}

/// Whether any of the hosts is one the rule is for, and not only against.
pub fn is_limited(domains: &str) -> bool {
    domains.split(',').any(|entry| !entry.is_empty() && !entry.starts_with('~'))
}

/// The hosts as a rule is kept with, or none where there is more in them than names.
pub fn parse_domains(text: &str) -> Option<String> {
    let mut domains = String::new();
    for entry in text.split(',').map(str::trim).filter(|entry| !entry.is_empty() && *entry != "*") {
        let name = entry.strip_prefix('~').unwrap_or(entry);
        let stem = name.strip_suffix(".*").unwrap_or(name);
        if stem.is_empty() || !stem.chars().all(is_host_char) {
            return None;
        }
        if !domains.is_empty() {
            domains.push(',');
        }
        domains.push_str(&to_lower(entry));
    }
    Some(domains)
}

fn is_host_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_')
}

/// Whether `name` is the host or a domain above it; `name.*` stands for any public ending.
fn names_host(name: &str, host: &str) -> bool {
    match name.strip_suffix('*') {
        None => host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')),
        Some(stem) => host.match_indices(stem).any(|(at, _)| {
            let is_whole = at == 0 || host.get(..at).is_some_and(|before| before.ends_with('.'));
            is_whole && host.get(at + stem.len()..).is_some_and(is_public_ending)
        }),
    }
}

/// Labels of an ending of two, like `co.uk`, are no longer than this. The whole list of endings would be larger than
/// all else here, and a rule for a name is harmless where the name is somebody else's.
const ENDING_LABEL_BYTES: usize = 3;

fn is_public_ending(ending: &str) -> bool {
    match ending.split_once('.') {
        None => !ending.is_empty(),
        Some((first, last)) => [first, last].iter().all(|label| (2..=ENDING_LABEL_BYTES).contains(&label.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_decides() {
        assert!(holds_on("", "a.example"));
        assert!(holds_on("a.example", "a.example") && holds_on("a.example", "www.a.example"));
        assert!(!holds_on("a.example", "ba.example") && !holds_on("a.example", "b.example"));
        assert!(holds_on("~a.example", "b.example") && !holds_on("~a.example", "www.a.example"));
        assert!(holds_on("a.example,~b.a.example", "a.example"));
        assert!(!holds_on("a.example,~b.a.example", "x.b.a.example"));
        assert!(holds_on("~a.example,b.a.example", "b.a.example"));
        assert!(!holds_on("a.example", ""));
        assert!(!holds_on("a.*,~www.a.example", "www.a.example"));
    }

    #[test]
    fn a_star_stands_for_public_endings() {
        for host in ["shop.com", "shop.co.uk", "www.shop.de", "a.shop.com.cn"] {
            assert!(holds_on("shop.*", host), "{host}");
        }
        for host in ["shop.evil.example", "myshop.com", "shop", "shop."] {
            assert!(!holds_on("shop.*", host), "{host}");
        }
    }

    #[test]
    fn only_names_are_hosts() {
        assert_eq!(parse_domains("A.example, ~b.example,*,shop.*").as_deref(), Some("a.example,~b.example,shop.*"));
        assert_eq!(parse_domains(""), Some(String::new()));
        for more in ["a*.example", "/x/", "a.example/path", "[$path=/a]b.example", "a b"] {
            assert_eq!(parse_domains(more), None, "{more}");
        }
        assert!(is_limited("a.example,~b") && !is_limited("~b") && !is_limited(""));
    }
}
