//! Addresses: what is handed on is of the web, names one host to people and to browsers, and stays as it is when it is
//! looked at once more. The first line of the input is the base.

use lectern::Outcome;
use lectern::page::clean_web_address;
use lectern::page::html::parse_html;
use lectern::url::{host, parse_parts, resolve};

/// Resolves the second line against the first.
pub fn check_address(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (base, reference) = text.split_once('\n').unwrap_or(("https://a.example/b/c?d", &text));
    let Some(address) = resolve(base, reference).and_then(clean_web_address) else { return };
    check_clean(&address);
}

fn check_clean(address: &str) {
    let Some(parts) = parse_parts(address) else { panic!("an address without parts: {address}") };
    assert!(
        matches!(parts.scheme, "http" | "https")
            || parts.scheme.eq_ignore_ascii_case("http")
            || parts.scheme.eq_ignore_ascii_case("https")
    );
    assert!(!parts.authority.contains('@'), "user info in {address}");
    assert_eq!(clean_web_address(address.to_owned()).as_deref(), Some(address));
    if let Ok(judge) = url::Url::parse(address) {
        assert!(judge.username().is_empty() && judge.password().is_none(), "user info in {address}");
        let ours = host(address);
        let is_plain = ours.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            || ours.split('.').all(|label| {
                label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                    && label.bytes().any(|b| b.is_ascii_alphabetic() && b != b'x')
            });
        if is_plain && judge.domain().is_some() {
            let theirs = judge.host_str().unwrap_or("");
            assert_eq!(ours, theirs.strip_prefix("www.").unwrap_or(theirs), "{address}");
        }
    }
}

/// A picture whose candidates are the input: what is left of them is of the web.
pub fn check_srcset(data: &[u8]) {
    let text = String::from_utf8_lossy(data).replace('"', "&quot;");
    let prose =
        "<p>A sentence of some length, with a comma, that a reader may want to read today, and to keep.</p>".repeat(6);
    let page = format!(
        "<article><h1>A</h1>{prose}<figure><img srcset=\"{text}\" data-src=\"{text}\" width=600 height=400></figure>{prose}</article>"
    );
    let Outcome::Article(reading) = lectern::read(&parse_html(&page, "https://a.example/")) else { return };
    for block in &reading.blocks {
        let lectern::article::Block::Figure { images, .. } = block else { continue };
        for image in images {
            check_clean(&image.src);
            let candidates = image.srcset.as_deref().unwrap_or("").split(", ").filter(|one| !one.is_empty());
            candidates.for_each(|one| check_clean(one.split(' ').next().unwrap_or("")));
        }
    }
}
