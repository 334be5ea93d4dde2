//! The only way an address of the text leaves the core: absolute, of a harmless scheme, without user info, not too long.

use crate::limits::URL_BYTES;
use crate::page::{Dom, clean_web_address};
use crate::text::script::is_bidi_control;
use crate::url::{find_scheme, resolve};

/// The scheme of addresses to write to.
const LETTERS: &str = "mailto";

/// The address a link may carry: `http`, `https` or `mailto`, or `#anchor` where it leads into the page itself.
pub fn link_address(dom: &Dom, href: &str) -> Option<String> {
    let href = href.trim();
    let address = match resolve(dom.base(), href) {
        Some(address) => address,
        // A page without an address still has its own anchors.
        None => return href.strip_prefix('#').filter(|anchor| !anchor.is_empty()).map(|anchor| format!("#{anchor}")),
    };
    if let Some(scheme) = find_scheme(&address).filter(|scheme| scheme.eq_ignore_ascii_case(LETTERS)) {
        let sound =
            address.len() <= URL_BYTES && !address.chars().any(|c| c.is_control() || is_bidi_control(c) || c == ' ');
        return sound.then(|| format!("{LETTERS}{}", address.get(scheme.len()..).unwrap_or("")));
    }
    let address = clean_web_address(address)?;
    if let Some((before, anchor)) = address.split_once('#')
        && !anchor.is_empty()
        && before == dom.url().split('#').next().unwrap_or("")
    {
        return Some(format!("#{anchor}"));
    }
    Some(address)
}

/// The address a picture or an embed may carry: `http` or `https`.
pub fn resource_address(dom: &Dom, reference: &str) -> Option<String> {
    let reference = reference.trim();
    if reference.is_empty() {
        return None;
    }
    clean_web_address(resolve(dom.base(), reference)?)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::html::parse_html;

    #[test]
    fn only_harmless_addresses_leave() {
        let dom = parse_html("<p>", "https://a.example/x?y");
        for (href, expected) in [
            ("b", Some("https://a.example/b")),
            ("#n1", Some("#n1")),
            ("https://a.example/x?y#n1", Some("#n1")),
            ("mailto:a@b.example", Some("mailto:a@b.example")),
            ("MailTo:a@b.example", Some("mailto:a@b.example")),
            ("https://bank.example@evil.example/", Some("https://evil.example/")),
            ("javascript:alert(1)", None),
            (" java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("blob:https://a.example/1", None),
            ("file:///etc/passwd", None),
            ("vbscript:x", None),
        ] {
            assert_eq!(link_address(&dom, href).as_deref(), expected, "{href}");
        }
        assert_eq!(resource_address(&dom, "mailto:a@b.example"), None);
        assert_eq!(resource_address(&dom, ""), None);
    }
}
