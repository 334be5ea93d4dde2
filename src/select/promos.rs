//! Tells what is put between the paragraphs of an article to be clicked: labels above ads, invitations to subscribe or to
//! follow, the clock of a player.

use crate::lexicon::ad_names::is_ad_label;
use crate::lexicon::cues::Cue;
use crate::lexicon::embeds::is_channel;
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;

/// A longer block is a paragraph that also speaks of a channel, in units.
const INVITATION_UNITS: u32 = 120;

/// A longer box around a field for an address holds a text of its own, in units.
const FORM_BOX_UNITS: u32 = 220;

/// What invitations begin with.
const INVITING: u32 = 1 << Cue::Subscribe as u8 | 1 << Cue::Share as u8;

/// Whether a block is no part of the text it stands in.
pub(super) fn is_promotion(view: &View, index: usize) -> bool {
    let Some(block) = view.blocks.list().get(index) else { return false };
    let is_datum = |id| matches!(view.dom.tag(id), Tag::TABLE | Tag::LI | Tag::DL | Tag::PRE);
    let is_in = |test: &dyn Fn(NodeId) -> bool| view.dom.closest(block.owner, test).is_some();
    !is_in(&is_datum)
        && (is_ad_label(view.blocks.text(index)) || is_invitation(view, index) || is_clock(view, index))
        && !is_in(&|id| view.dom.tag(id).heading_level().is_some())
}

/// Whether a short line leads to a channel where the site can be followed.
fn is_invitation(view: &View, index: usize) -> bool {
    let Some(block) = view.blocks.list().get(index) else { return false };
    let is_said = || {
        let ends_sentence = view.measures.counts.get(index).is_some_and(|counts| counts.ends_sentence);
        !ends_sentence || view.cues.get(index).is_some_and(|cues| cues & INVITING != 0)
    };
    let mut nodes = (block.first.0.saturating_sub(1)..=block.last.0).map(NodeId);
    let links = |id| view.dom.closest(id, |around| view.dom.tag(around) == Tag::A);
    block.links > 0
        && block.units <= INVITATION_UNITS
        && nodes.any(|id| links(id).and_then(|link| view.dom.attr(link, Attr::HREF)).is_some_and(is_channel))
        && is_said()
}

/// Whether a block is nothing but numbers beside a player.
fn is_clock(view: &View, index: usize) -> bool {
    let Some(block) = view.blocks.list().get(index) else { return false };
    let dom = view.dom;
    let is_player = |id: NodeId| matches!(dom.tag(id), Tag::AUDIO | Tag::VIDEO);
    view.blocks.text(index).chars().all(|c| c.is_ascii_digit() || ":/ -".contains(c))
        && dom.ancestors(block.owner).take(3).any(|around| dom.children(around).any(is_player))
}

/// Clears the flags of boxes whose point is a field for the reader's address.
pub fn drop_forms(view: &View, kept: &mut [bool]) {
    let (dom, measures) = (view.dom, view.measures);
    let is_field = |id: &NodeId| {
        dom.tag(*id) == Tag::INPUT && dom.attr(*id, Attr::TYPE).is_some_and(|kind| kind.eq_ignore_ascii_case("email"))
    };
    let around = |id: NodeId| {
        let is_box = |id: &NodeId| measures.sum_in(dom, *id).units <= FORM_BOX_UNITS;
        dom.ancestors(id).take_while(is_box).last()
    };
    for id in dom.ids().filter(is_field).filter_map(around) {
        if let Some(flags) = kept.get_mut(measures.blocks_in(dom, id)) {
            flags.fill(false);
        }
    }
}
