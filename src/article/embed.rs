//! Players and other documents within the text: where they come from and what they are called.

use super::sanitize::resource_address;
use super::{Block, Image};
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::text::space::collapse;

/// What an `iframe`, `video` or `audio` embeds; none without an address that may be let out.
pub(super) fn find_embed(dom: &Dom, id: NodeId) -> Option<Block> {
    let of_source = || dom.attr(dom.subtree(id).find(|&inner| dom.tag(inner) == Tag::SOURCE)?, Attr::SRC);
    let source = dom.attr(id, Attr::SRC).or_else(|| dom.attr(id, Attr::DATA_SRC)).or_else(of_source)?;
    let url = resource_address(dom, source)?;
    let title = dom.attr(id, Attr::TITLE).or_else(|| dom.attr(id, Attr::ARIA_LABEL));
    let title = title.map(collapse).filter(|title| !title.is_empty());
    let poster = dom.attr(id, Attr::POSTER).and_then(|poster| resource_address(dom, poster));
    let poster = poster.map(|src| Image { src, srcset: None, alt: String::new(), width: None, height: None });
    Some(Block::Embed { url, title, poster })
}
