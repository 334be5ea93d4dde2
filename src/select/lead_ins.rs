//! Keeps with a list of the text the line right above it that leads to it: what its items are, in a few words.
//!
//! Such a line says little and ends nothing, so that the block model takes it for a button or a label, above all in the
//! cells of a table that is there for the layout.

use super::between::is_foreign_box;
use crate::page::{NodeId, Tag};
use crate::signal::View;

/// Units of the longest such line.
const LINE_UNITS: u32 = 80;

/// From this share of links on a list leads away, or to the page's own sections.
const LINK_SHARE: f32 = 0.5;

/// Sets the flags of such lines.
pub fn keep_lead_ins(view: &View, kept: &mut [bool]) {
    let dom = view.dom;
    for list in dom.ids().filter(|&id| matches!(dom.tag(id), Tag::UL | Tag::OL)) {
        let range = view.measures.blocks_in(dom, list);
        let Some(before) = range.start.checked_sub(1) else { continue };
        let is_kept = kept.get(range.clone()).is_some_and(|flags| !flags.is_empty() && flags.iter().all(|kept| *kept));
        if is_kept
            && view.measures.sum(range).link_share() < LINK_SHARE
            && leads_to(view, before, list)
            && let Some(flag) = kept.get_mut(before)
        {
            *flag = true;
        }
    }
}

/// Whether a block is a short line right above a list, in the box that the list stands in.
fn leads_to(view: &View, index: usize, list: NodeId) -> bool {
    let dom = view.dom;
    let Some(around) = dom.parent(list) else { return false };
    let is_beside = |id: NodeId| id == around || dom.parent(id) == Some(around) && dom.tag(id) == Tag::P;
    view.blocks.list().get(index).is_some_and(|block| {
        block.units <= LINE_UNITS && block.links == 0 && is_beside(block.owner) && dom.is_within(block.first, around)
    }) && view.cues.get(index) == Some(&0)
        // So many minutes, so many comments.
        && !view.blocks.text(index).contains(char::is_numeric)
        && !is_foreign_box(view, list)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::keep_texts;

    #[test]
    fn a_list_keeps_the_line_that_leads_to_it() {
        let read = |body: &str| keep_texts(body, |text| text.starts_with("water"), keep_lead_ins);
        let list = "<ul><li>water in the morning<li>water at night</ul>";
        assert_eq!(read(&format!("<table><tr><td>On the gauge{list}</table>")).len(), 3);
        assert_eq!(read(&format!("<div><p>On the gauge</p>{list}</div>")).len(), 3);
        assert_eq!(
            read("<div><p>On this page</p><ul><li><a href=#1>water</a><li><a href=#2>water at night</a></ul></div>")
                .len(),
            2
        );
        // A button, a list of which the model left something out, a line of another box.
        assert_eq!(read(&format!("<div><p><a href=/1>On the gauge</a></p>{list}</div>")).len(), 2);
        assert_eq!(read(&format!("<div><p>On the gauge</p>{}</div>", list.replace("water at", "at"))).len(), 1);
        assert_eq!(read(&format!("<div><div><p>On the gauge</p></div>{list}</div>")).len(), 2);
    }
}
