//! Addresses: resolving them against a base and reading their parts, as RFC 3986 §5 says, for `http` and `https`.
//!
//! The `url` crate would add 70 kB to the shipped module for IDNA tables that a reader does not need: browsers hand
//! over addresses with hosts already in ASCII. The crate is the judge in the tests.

use std::borrow::Cow;

/// The parts of an address with an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'a> {
    /// `https`, as written.
    pub scheme: &'a str,
    /// Host and port, user info included.
    pub authority: &'a str,
    /// From the first `/`, without query and fragment.
    pub path: &'a str,
    /// After `?`, if there is one.
    pub query: Option<&'a str>,
    /// After `#`, if there is one.
    pub fragment: Option<&'a str>,
}

/// Splits an absolute address with an authority; none for `mailto:` and for relative ones.
pub fn parse_parts(address: &str) -> Option<Parts<'_>> {
    let scheme = find_scheme(address)?;
    let rest = address.get(scheme.len() + 1..)?.strip_prefix("//")?;
    let (rest, fragment) = split_off(rest, b'#');
    let (rest, query) = split_off(rest, b'?');
    let (authority, path) = split_path(rest);
    Some(Parts { scheme, authority, path, query, fragment })
}

/// The host in lower case, without user info, port and a leading `www.`; empty if there is none.
pub fn host(address: &str) -> String {
    let host = full_host(address);
    host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
}

/// The host in lower case, without user info and port; empty if there is none.
pub fn full_host(address: &str) -> String {
    let Some(parts) = parse_parts(address) else { return String::new() };
    let host = parts.authority.rsplit('@').next().unwrap_or("");
    let host = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or("") };
    host.to_ascii_lowercase()
}

/// The scheme in front of the first `:`, if the address has one.
pub fn find_scheme(address: &str) -> Option<&str> {
    let (scheme, _) = split_at_byte(address, b':')?;
    let mut bytes = scheme.bytes();
    let sound = bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    sound.then_some(scheme)
}

/// The name that the part after `#` means: `%E5%9C%B0` is 地. What decodes to no text stays as it is.
pub fn decode_fragment(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| byte == b'%').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}

/// Whether an address is only that of a place in the page it stands on.
pub fn is_place(address: &str) -> bool {
    address.trim_start().starts_with('#')
}

/// The absolute address that `reference` means on a page whose base is `base`, cleaned as the URL standard does:
/// tabs and line breaks out, white space around it off, backslashes as slashes, spaces and control characters escaped.
/// None where there is nothing to resolve against.
pub fn resolve(base: &str, reference: &str) -> Option<String> {
    let trimmed = reference.trim_matches(|c: char| c <= ' ');
    let cleaned = match trimmed.contains(['\t', '\n', '\r']) {
        true => Cow::Owned(trimmed.replace(['\t', '\n', '\r'], "")),
        false => Cow::Borrowed(trimmed),
    };
    if let Some(scheme) = find_scheme(&cleaned) {
        let scheme_lower = scheme.to_ascii_lowercase();
        if !is_web_scheme(&scheme_lower) {
            return Some(cleaned.into_owned());
        }
        let rest = cleaned.get(scheme.len() + 1..)?.trim_start_matches(['/', '\\']);
        return absolute(&scheme_lower, rest);
    }
    let base = parse_parts(base)?;
    let cleaned = backslashes_before_query(&cleaned);
    if let Some(rest) = cleaned.strip_prefix("//") {
        return absolute(base.scheme, rest.trim_start_matches('/'));
    }
    let (rest, fragment) = split_off(&cleaned, b'#');
    let (path, query) = split_off(rest, b'?');
    let (path, query) = if path.is_empty() {
        (Cow::Borrowed(base.path), query.or(base.query))
    } else if path.starts_with('/') {
        (remove_dots(path), query)
    } else {
        let folder = base.path.rfind('/').map_or("/", |at| base.path.get(..=at).unwrap_or("/"));
        (Cow::Owned(remove_dots(&format!("{folder}{path}")).into_owned()), query)
    };
    Some(assemble(base.scheme, base.authority, &path, query, fragment))
}

/// Whether the path of an address ends as the name of a picture does; sizes may follow, as in `a.jpg!w600`.
pub fn names_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or("");
    let name = path.rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    let mut endings = name.split('.').skip(1).map(|part| part.split(|c: char| !c.is_ascii_alphanumeric()).next());
    endings.any(|ending| matches!(ending, Some("jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg")))
}

/// Whether links and images with this scheme may leave the core.
pub fn is_web_scheme(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

fn absolute(scheme: &str, rest: &str) -> Option<String> {
    let rest = backslashes_before_query(rest);
    let (rest, fragment) = split_off(&rest, b'#');
    let (rest, query) = split_off(rest, b'?');
    let (authority, path) = split_path(rest);
    let authority = authority.to_ascii_lowercase();
    let host = authority.rsplit('@').next().unwrap_or("");
    if host.is_empty() || host.contains([' ', '<', '>', '^', '|', '%']) {
        return None;
    }
    Some(assemble(scheme, &authority, &remove_dots(path), query, fragment))
}

fn assemble(scheme: &str, authority: &str, path: &str, query: Option<&str>, fragment: Option<&str>) -> String {
    let mut address = format!("{scheme}://{authority}");
    if !path.starts_with('/') {
        address.push('/');
    }
    push_escaped(&mut address, path);
    for (mark, part) in [('?', query), ('#', fragment)] {
        if let Some(part) = part {
            address.push(mark);
            push_escaped(&mut address, part);
        }
    }
    address
}

/// Escapes what the URL standard escapes everywhere: controls, space, quotes, angle brackets, and all beyond ASCII.
fn push_escaped(out: &mut String, part: &str) {
    if !part.bytes().any(|byte| matches!(byte, 0..=0x20 | b'"' | b'<' | b'>' | b'`' | 0x7f..=0xff)) {
        return out.push_str(part);
    }
    for byte in part.bytes() {
        match byte {
            0..=0x20 | b'"' | b'<' | b'>' | b'`' | 0x7f..=0xff => push_byte(out, byte),
            _ => out.push(char::from(byte)),
        }
    }
}

/// Adds a byte as addresses have it: `%` and two digits.
pub fn push_byte(out: &mut String, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    out.push('%');
    for nibble in [byte >> 4, byte & 15] {
        out.push(char::from(*HEX.get(usize::from(nibble)).unwrap_or(&b'0')));
    }
}

fn backslashes_before_query(address: &str) -> Cow<'_, str> {
    if !address.contains('\\') {
        return Cow::Borrowed(address);
    }
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(end);
    Cow::Owned(format!("{}{rest}", path.replace('\\', "/")))
}

/// An address before the first of an ASCII mark, and behind it. In short texts the library's search for a letter costs
/// several times as much.
pub fn split_at_byte(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

fn split_off(text: &str, mark: u8) -> (&str, Option<&str>) {
    match split_at_byte(text, mark) {
        Some((head, tail)) => (head, Some(tail)),
        None => (text, None),
    }
}

/// The authority and the path, which begins with the first `/`.
fn split_path(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().position(|byte| byte == b'/').unwrap_or(text.len()))
}

fn remove_dots(path: &str) -> Cow<'_, str> {
    let has_dots = |mark: &str| path.contains(mark);
    if path.starts_with('/') && !has_dots("/.") && !has_dots("/%2e") && !has_dots("/%2E") {
        return Cow::Borrowed(path);
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(usize::from(path.starts_with('/'))).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment.to_ascii_lowercase().as_str() {
            "." | "%2e" => {
                if is_last {
                    kept.push("");
                }
            }
            ".." | ".%2e" | "%2e." | "%2e%2e" => {
                kept.pop();
                if is_last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    Cow::Owned(format!("/{}", kept.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://news.example/a/b/c.html?q=1#top";

    #[test]
    fn resolves_as_browsers_do() {
        for (reference, expected) in [
            ("d.html", "https://news.example/a/b/d.html"),
            ("../d.html", "https://news.example/a/d.html"),
            ("../../../d", "https://news.example/d"),
            ("/x?y#z", "https://news.example/x?y#z"),
            ("?p=2", "https://news.example/a/b/c.html?p=2"),
            ("#note", "https://news.example/a/b/c.html?q=1#note"),
            ("//cdn.example/i.png", "https://cdn.example/i.png"),
            ("HTTP://Other.Example", "http://other.example/"),
            (" \n/spa ce\t.jpg ", "https://news.example/spa%20ce.jpg"),
            ("/图.jpg", "https://news.example/%E5%9B%BE.jpg"),
            ("\\x\\y", "https://news.example/x/y"),
            ("./", "https://news.example/a/b/"),
            ("", "https://news.example/a/b/c.html?q=1"),
        ] {
            assert_eq!(resolve(BASE, reference).as_deref(), Some(expected), "{reference:?}");
        }
        assert_eq!(resolve("", "a.html"), None);
        assert_eq!(resolve(BASE, "mailto:a@b.example").as_deref(), Some("mailto:a@b.example"));
        assert_eq!(resolve(BASE, "https://"), None);
    }

    #[test]
    fn names_of_places_are_decoded() {
        for (fragment, name) in
            [("%E5%9C%B0", "地"), ("历史", "历史"), ("a%20b", "a b"), ("100%", "100%"), ("%ff", "%ff")]
        {
            assert_eq!(decode_fragment(fragment), name);
        }
    }

    #[test]
    fn hosts_are_bare() {
        assert_eq!(host("https://user:pw@WWW.News.Example:8080/x"), "news.example");
        assert_eq!(host("mailto:a@b"), "");
    }
}
