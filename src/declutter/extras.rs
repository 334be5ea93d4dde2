//! What the strictest level hides too: share bars, newsletter boxes, columns beside the text.

use super::account::{Class, Reason};
use super::points::{ENOUGH, NEWSLETTER_UNITS, REASON_CHARS};
use super::protect::Protection;
use super::walk::Hit;
use crate::lexicon::class_words::Meaning;
use crate::lexicon::cues::{Cue, has_cue};
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;
use crate::text::space::shorten;

/// The hit, if the element is one of these.
pub fn judge_extra(view: &View, protection: &Protection, id: NodeId) -> Option<Hit> {
    let dom = view.dom;
    let hit = |class, reason| Some(Hit { id, class, score: ENOUGH as u8, reasons: vec![reason] });
    let range = view.measures.blocks_in(dom, id);
    if range.is_empty() || protection.is_in_used(id) {
        return None;
    }
    let begins_with =
        |cue: Cue| range.clone().take(2).any(|index| has_cue(view.cues.get(index).copied().unwrap_or(0), cue));
    // A newsletter box has a field for an address, which protects no other box less.
    if view.measures.sum(range.clone()).units <= NEWSLETTER_UNITS && begins_with(Cue::Subscribe) {
        return hit(Class::Form, Reason::Words { text: shorten(view.blocks.text(range.start), REASON_CHARS) });
    }
    if protection.holds(dom, id) {
        return None;
    }
    if view.meanings.get(id.index()).is_some_and(|meanings| meanings & 1 << Meaning::Share as u8 != 0) {
        let token = shorten(dom.attr(id, Attr::CLASS).or(dom.attr(id, Attr::ID)).unwrap_or(""), REASON_CHARS);
        return hit(Class::Share, Reason::ClassName { token });
    }
    let is_beside = dom.tag(id) == Tag::ASIDE || dom.attr(id, Attr::ROLE) == Some("complementary");
    if is_beside { hit(Class::Furniture, Reason::BesideArticle) } else { None }
}
