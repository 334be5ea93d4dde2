//! Drops what a page asks of its reader in the middle of a text: dialogs, fields for an address, consent to a part of
//! another site.

use super::promos::{INVITING, PARAGRAPH_UNITS};
use crate::block::{Block, sum_kept};
use crate::lexicon::class_words::Meaning;
use crate::lexicon::consent::asks_consent;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::View;
use std::collections::HashSet;

/// A longer box around a field for an address holds a text of its own, in units.
const FORM_BOX_UNITS: u32 = 220;

/// So does one with more than this part of the text.
const FORM_BOX_PART: u32 = 5;

/// Both for a box that asks for consent, which is told by its words.
const CONSENT_UNITS: u32 = 400;
const CONSENT_PART: u32 = 2;

/// What boxes of forms are named after.
const FORM_NAMES: u32 = 1 << Meaning::Form as u8 | 1 << Meaning::Ad as u8;

/// Clears the flags of what stands in dialogs (consent, sign-up) where a paragraph outside of them is kept.
pub fn drop_dialogs(view: &View, kept: &mut [bool]) {
    let is_dialog = |id: NodeId| matches!(view.dom.attr(id, Attr::ROLE), Some("dialog" | "alertdialog"));
    let dialogs: Vec<NodeId> = view.dom.ids().filter(|&id| is_dialog(id)).collect();
    if dialogs.is_empty() {
        return;
    }
    let mut text = kept.to_vec();
    for dialog in dialogs {
        if let Some(flags) = text.get_mut(view.measures.blocks_in(view.dom, dialog)) {
            flags.fill(false);
        }
    }
    let is_paragraph = |(block, is_kept): (&Block, &bool)| *is_kept && block.units >= PARAGRAPH_UNITS;
    if view.blocks.list().iter().zip(&text).any(is_paragraph) {
        kept.copy_from_slice(&text);
    }
}

/// Clears the flags of boxes whose point is a field for the reader's address, or the reader's consent to what is not loaded. What holds the headline, a part of the text
/// worth the name or a paragraph is no such box, unless the paragraph stands in one that is named after forms.
pub fn drop_forms(view: &View, kept: &mut [bool]) {
    let (dom, measures) = (view.dom, view.measures);
    let consents = find_consents(view, kept);
    let is_point = |id: &NodeId| is_address_field(dom, *id) || consents.contains(id);
    let mut fields = dom.ids().filter(is_point).peekable();
    if fields.peek().is_none() {
        return;
    }
    let is_form = |id: &NodeId| {
        view.meanings.get(id.index()).is_some_and(|found| found & FORM_NAMES != 0)
            && measures.sum_in(dom, *id).units <= FORM_BOX_UNITS
    };
    // A box with a heading of its own is a whole, and so is one that asks for consent.
    let is_small = |id: &NodeId| measures.sum_in(dom, *id).units <= FORM_BOX_UNITS;
    let around = |id: NodeId| dom.ancestors(id).take_while(is_small);
    let is_titled = |id: &NodeId| is_heading(view, measures.blocks_in(dom, *id).start);
    let fields: Vec<NodeId> = fields.collect();
    let titled = fields.iter().flat_map(|&id| around(id)).filter(is_titled);
    let titled: HashSet<NodeId> = titled.chain(consents.iter().copied()).collect();
    let is_paragraph = |(index, is_kept): (usize, &bool)| {
        let is_long = view.blocks.list().get(index).is_some_and(|block| block.units >= PARAGRAPH_UNITS);
        let invites = view.cues.get(index).is_some_and(|cues| cues & INVITING != 0);
        *is_kept && is_long && !invites && !view.chain(index).any(|id| is_form(&id) || titled.contains(&id))
    };
    let paragraphs: Vec<bool> = kept.iter().enumerate().map(is_paragraph).collect();
    let (text, prose) = (sum_kept(view.blocks, kept), sum_kept(view.blocks, &paragraphs));
    let units_in = |sums: &[u32], id: NodeId| {
        let range = measures.blocks_in(dom, id);
        let at = |index: usize| sums.get(index).copied().unwrap_or(0);
        at(range.end) - at(range.start)
    };
    let headline = dom.find_tag(Tag::H1);
    let is_box = |id: &NodeId| {
        let part = if consents.contains(id) { CONSENT_PART } else { FORM_BOX_PART };
        (is_small(id) || consents.contains(id))
            && units_in(&text, *id) * part <= text.last().copied().unwrap_or(0)
            && units_in(&prose, *id) == 0
            && !matches!(dom.tag(*id), Tag::ARTICLE | Tag::MAIN | Tag::BODY)
            && !headline.is_some_and(|headline| dom.is_within(headline, *id))
    };
    for id in fields.into_iter().filter_map(|id| dom.ancestors(id).take_while(is_box).last()) {
        if let Some(flags) = kept.get_mut(measures.blocks_in(dom, id)) {
            flags.fill(false);
        }
    }
}

/// Whether an element is a field for an address to write to.
fn is_address_field(dom: &Dom, id: NodeId) -> bool {
    let is_kind = |kind: &str| dom.attr(id, Attr::TYPE).is_some_and(|own| own.eq_ignore_ascii_case(kind));
    let is_named = || [Attr::NAME, Attr::ID].into_iter().filter_map(|name| dom.attr(id, name)).any(names_mail);
    dom.tag(id) == Tag::INPUT
        && (is_kind("email") || ((is_kind("text") || !dom.has_attr(id, Attr::TYPE)) && is_named()))
}

fn names_mail(name: &str) -> bool {
    name.to_ascii_lowercase().contains("mail")
}

/// Whether a block is a heading.
fn is_heading(view: &View, index: usize) -> bool {
    view.chain(index).any(|id| view.dom.tag(id).heading_level().is_some())
}

/// The small boxes around a button or a box to tick that ask for consent.
fn find_consents(view: &View, kept: &[bool]) -> HashSet<NodeId> {
    let (dom, measures) = (view.dom, view.measures);
    let is_control = |id: &NodeId| match dom.tag(*id) {
        Tag::BUTTON => true,
        Tag::INPUT => dom.attr(*id, Attr::TYPE).is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox")),
        _ => false,
    };
    let asks = |id: &NodeId| {
        let range = measures.blocks_in(dom, *id);
        let is_kept = range.clone().any(|index| kept.get(index) == Some(&true));
        is_kept && asks_consent(&range.map(|index| view.blocks.text(index)).collect::<Vec<_>>().join("\n"))
    };
    let is_small = |id: &NodeId| measures.sum_in(dom, *id).units <= CONSENT_UNITS;
    dom.ids().filter(is_control).flat_map(|id| dom.ancestors(id).take_while(is_small).filter(asks)).collect()
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    const SENTENCE: &str = "The keeper of the gauge wrote the number down, looked at the water once more, and went home for \
        breakfast with the keys in his pocket, as he had done on every morning of the past forty years.";
    const FIELD: &str = "<form><input type=email></form>";

    /// What is left of a body when all of its blocks were chosen.
    fn read(body: &str) -> Vec<String> {
        let dom = parse_html(&format!("<body>{body}"), "");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let mut kept = vec![true; blocks.len()];
        drop_forms(&view, &mut kept);
        (0..blocks.len()).filter(|&index| kept[index]).map(|index| blocks.text(index).to_owned()).collect()
    }

    #[test]
    fn no_field_takes_a_paragraph_with_it() {
        let text = format!("<p>{SENTENCE}</p>");
        let short = format!("<article><h1>The gauge</h1>{text}</article><footer>{FIELD}</footer>");
        assert_eq!(read(&short).len(), 2);
        let parts = format!("<section><h2>Part</h2>{text}{FIELD}</section>").repeat(4);
        assert_eq!(read(&parts).len(), 8);
        let long = text.repeat(12);
        let last = "<p>The last ferry leaves the eastern bank at half past nine, and whoever misses it walks.</p>";
        assert_eq!(read(&format!("{long}<div>{last}{FIELD}</div>")).len(), 13);
        let promo =
            "<h3>The morning</h3><p>The best stories of the town, every morning at six, in a letter to you.</p>";
        assert_eq!(read(&format!("{long}<div class=newsletter-box>{promo}{FIELD}</div>")).len(), 12);
        assert_eq!(read(&format!("{long}<div><p>Our letter</p>{FIELD}</div>")).len(), 12);
    }

    #[test]
    fn boxes_that_ask_for_an_address_or_for_consent_go() {
        let text = format!("<p>{SENTENCE}</p>").repeat(12);
        let letter = "<div><h3>River letter</h3><p>What moved the towns on the river this week, told every Friday.</p>\
            <input name=EMAIL><p>You can leave at any time.</p></div>";
        assert_eq!(read(&format!("{text}{letter}{text}")).len(), 24);
        let consent = "<div><h3>Externer Inhalt</h3><p>Hier steht ein externer Inhalt. Ich bin damit einverstanden, dass er \
            geladen wird; mehr in der Datenschutzerklärung.</p><button>Laden</button></div>";
        assert_eq!(read(&format!("{text}{consent}{text}")).len(), 24);
        let about = "<div><p>The ministry asks for consent before a cookie is set.</p><button>Share</button></div>";
        assert_eq!(read(&format!("{text}<p>{SENTENCE}</p>{about}")).len(), 15);
    }
}
