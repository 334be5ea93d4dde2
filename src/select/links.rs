//! The links of a line: how much of it they are, which they are and where they lead.

use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;
use crate::url::{host, is_place, resolve};

/// From this share on a line is nothing but links.
pub(super) const LINK_LINE_SHARE: f32 = 0.8;

/// Whether a line is nothing but links.
pub(super) fn is_link_line(view: &View, index: usize) -> bool {
    view.measures.sum(index..index + 1).link_share() >= LINK_LINE_SHARE
}

/// The links that a line has or stands in, in the page's order.
pub(super) fn links_of<'a>(view: &'a View, index: usize) -> impl Iterator<Item = NodeId> + use<'a> {
    let dom = view.dom;
    let is_link = |id: NodeId| dom.tag(id) == Tag::A;
    view.blocks.list().get(index).into_iter().flat_map(move |block| {
        let inside = (block.first.0 + 1..=block.last.0).map(NodeId).filter(move |&id| is_link(id));
        dom.closest(block.first, is_link).into_iter().chain(inside)
    })
}

/// The address of another page of the same site that a link leads to.
pub(super) fn find_own_page(view: &View, link: NodeId) -> Option<String> {
    let dom = view.dom;
    let address = dom.attr(link, Attr::HREF).filter(|href| !is_place(href))?;
    resolve(dom.base(), address).filter(|address| host(address) == host(dom.url()))
}

/// Whether the link around a text node leads to another page, not to a place in this one.
pub(super) fn leads_away(view: &View, text: NodeId) -> bool {
    let link = view.dom.closest(text, |id| view.dom.tag(id) == Tag::A);
    let address = link.and_then(|id| view.dom.attr(id, Attr::HREF));
    address.is_some_and(|address| !is_place(address))
}
