//! Links that lead to a place in their own page.

use super::{Attr, Dom, NodeId, Tag};
use crate::url::split_at_byte;

/// The place in the page that a link leads to.
pub fn find_fragment(dom: &Dom, id: NodeId) -> Option<&str> {
    let href = (dom.tag(id) == Tag::A).then(|| dom.attr(id, Attr::HREF)).flatten()?;
    let (before, name) = split_at_byte(href, b'#')?;
    let is_here = before.is_empty() || Some(before) == dom.url().split('#').next();
    (is_here && !name.is_empty()).then_some(name)
}
