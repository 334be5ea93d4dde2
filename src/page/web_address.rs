//! The gate for addresses that leave the core: of the web, not too long, naming one host to people and to browsers.

use crate::limits::URL_BYTES;
use crate::url::{Parts, is_web_scheme, parse_parts};

/// An absolute address as it may be handed on: `http` or `https`, not too long, without user info, which only serves to
/// make one host look like another.
pub fn clean_web_address(address: String) -> Option<String> {
    if address.len() > URL_BYTES {
        return None;
    }
    // No host holds a control character; a writer would drop it and name another host.
    let has_host = |parts: &Parts| !parts.authority.is_empty() && !parts.authority.contains(char::is_control);
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
