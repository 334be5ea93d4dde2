//! The gate for addresses that leave the core: of the web, not too long, naming one host to people and to browsers.

use crate::limits::URL_BYTES;
use crate::text::script::{is_bidi_control, is_invisible};
use crate::url::{Parts, is_web_scheme, parse_parts};

/// An absolute address as it may be handed on: `http` or `https`, not too long, without user info, which only serves to
/// make one host look like another.
pub fn clean_web_address(address: String) -> Option<String> {
    if address.len() > URL_BYTES {
        return None;
    }
    // No host holds a character that nobody sees; a writer would drop it and name another host. A backslash is a slash to
    // browsers, which then look for the host behind it.
    let is_unsound = |c: char| c == '\\' || c.is_control() || is_invisible(c) || is_bidi_control(c);
    let has_host = |parts: &Parts| !parts.authority.is_empty() && !parts.authority.contains(is_unsound);
    let is_web = |parts: &Parts| is_web_scheme(parts.scheme) && has_host(parts);
    let parts = parse_parts(&address).filter(is_web)?;
    match parts.authority.rsplit_once('@') {
        Some((user_info, host)) if !host.is_empty() => {
            let at = parts.scheme.len() + 3;
            Some(format!("{}{}", address.get(..at)?, address.get(at + user_info.len() + 1..)?))
        }
        Some(_) => None,
        None => Some(address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_one_host() {
        let clean = |address: &str| clean_web_address(address.to_owned());
        assert_eq!(clean("https://a.example/\u{202e}").as_deref(), Some("https://a.example/\u{202e}"));
        assert_eq!(clean("https://a@b.example/x").as_deref(), Some("https://b.example/x"));
        let long = format!("https://a.example/{}", "x".repeat(URL_BYTES));
        for refused in [
            "http://ev\u{1}il.example/", "https://\\/a@b.example/", "http://a\u{202e}.example/",
            "http://a\u{200b}.example/", &long,
        ] {
            assert_eq!(clean(refused), None, "{refused}");
        }
    }
}
