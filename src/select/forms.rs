//! Drops what a page asks of its reader in the middle of a text: dialogs, fields for an address.

use super::promos::INVITING;
use super::trim::{clear, is_at};
use crate::block::sum_kept;
use crate::lexicon::agreements::is_about_guest;
use crate::lexicon::class_words::Meaning;
use crate::lexicon::layers::{names_closer, names_layer};
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::View;
use crate::text::SENTENCE_UNITS;
use std::cell::OnceCell;

/// A longer box around a field for an address holds a text of its own, in units.
const FORM_BOX_UNITS: u32 = 220;

/// So does one with more than this part of the text; of a box that is named after forms, with more than this.
const FORM_BOX_PART: u32 = 10;
const NAMED_BOX_PART: u32 = 3;

/// A longer box around a button says more than what the button shows, in units.
const HELD_BACK_UNITS: u32 = 420;

/// More buttons than are looked around.
const BUTTONS: usize = 500;

/// What boxes of forms are named after.
const FORM_NAMES: u32 = 1 << Meaning::Form as u8 | 1 << Meaning::Ad as u8;

/// What the names of layers mean, and those of much else.
const LAYER_NAMES: u32 = 1 << Meaning::Overlay as u8;

/// Clears the flags of what stands in dialogs (consent, sign-up, the rules of the house) and in place of what is shown only
/// to those who agree, of each where a paragraph outside of it is kept.
pub fn drop_dialogs(view: &View, kept: &mut [bool]) {
    let dom = view.dom;
    let is_dialog = |id: &NodeId| matches!(dom.attr(*id, Attr::ROLE), Some("dialog" | "alertdialog"));
    let mut dialogs: Vec<NodeId> = dom.ids().filter(is_dialog).collect();
    dom.keep_outermost(&mut dialogs);
    drop_all(view, &dialogs, kept);
    for layer in find_layers(view) {
        drop_all(view, &[layer], kept);
    }
    for stand_in in find_stand_ins(view, kept) {
        drop_all(view, &[stand_in], kept);
    }
}

/// Boxes that ask the reader to let another site in and have a button for it: the widest around each button with no other
/// paragraph in it.
fn find_stand_ins(view: &View, kept: &[bool]) -> Vec<NodeId> {
    let (dom, measures) = (view.dom, view.measures);
    // Many buttons stand around the same text.
    let known = vec![OnceCell::new(); kept.len()];
    let is_about_guest = |index: usize| {
        known.get(index).is_some_and(|known| *known.get_or_init(|| is_about_guest(view.blocks.text(index))))
    };
    let is_other = |index: usize| {
        is_at(kept, index)
            && view.blocks.list().get(index).is_some_and(|block| block.units >= SENTENCE_UNITS)
            && !is_about_guest(index)
    };
    let is_box = |id: &NodeId| {
        measures.sum_in(dom, *id).units <= HELD_BACK_UNITS
            && !matches!(dom.tag(*id), Tag::ARTICLE | Tag::MAIN | Tag::BODY)
            && !measures.blocks_in(dom, *id).any(is_other)
    };
    // The button stands below what is asked; one in a heading or of a program does something else.
    let asks = |&(button, around): &(NodeId, NodeId)| {
        let mut within = measures.blocks_in(dom, around);
        within.any(|index| {
            let is_above = view.blocks.list().get(index).is_some_and(|block| block.first < button);
            is_above && is_at(kept, index) && is_about_guest(index)
        }) && !dom.subtree(around).any(|id| dom.tag(id) == Tag::PRE)
    };
    let is_own = |&id: &NodeId| {
        dom.tag(id) == Tag::BUTTON && dom.closest(id, |around| dom.tag(around).heading_level().is_some()).is_none()
    };
    let buttons = dom.ids().filter(is_own).take(BUTTONS);
    let around = buttons.filter_map(|id| Some((id, dom.ancestors(id).take_while(is_box).last()?)));
    let mut boxes: Vec<NodeId> = around.filter(asks).map(|(_, around)| around).collect();
    boxes.dedup();
    boxes
}

/// Clears the flags of what stands in some boxes, none within another, where a paragraph outside of them is kept.
fn drop_all(view: &View, boxes: &[NodeId], kept: &mut [bool]) {
    let list = view.blocks.list();
    let is_paragraph =
        |&index: &usize| is_at(kept, index) && list.get(index).is_some_and(|block| block.units >= SENTENCE_UNITS);
    let ranges = || boxes.iter().map(|&id| view.measures.blocks_in(view.dom, id));
    let inside = ranges().flatten().filter(is_paragraph).count();
    // One more than stand inside stands outside.
    if !boxes.is_empty() && (0..kept.len()).filter(is_paragraph).nth(inside).is_some() {
        ranges().for_each(|range| clear(kept, range));
    }
}

/// Boxes around what closes a layer, in which it is looked for that names itself so.
const LAYER_LEVELS: usize = 12;

/// More layers than a page has.
const LAYERS: usize = 64;

/// What is named after layers, holds neither the headline nor what the page is called, and has something to close it
/// above or below its text: the innermost such box around each closer.
fn find_layers(view: &View) -> Vec<NodeId> {
    let dom = view.dom;
    let is_named = |id: NodeId, says: fn(&str) -> bool| {
        [Attr::CLASS, Attr::ID].into_iter().filter_map(|name| dom.attr(id, name)).any(says)
    };
    let is_layer = |&id: &NodeId| {
        view.meanings.get(id.index()).is_some_and(|found| found & LAYER_NAMES != 0) && is_named(id, names_layer)
    };
    let layers: Vec<NodeId> = dom.ids().filter(is_layer).collect();
    let headline = dom.find_tag(Tag::H1);
    let named = view.title_block.map(|(block, _)| block).filter(|&block| view.is_called(block));
    let is_text = |id: NodeId| {
        matches!(dom.tag(id), Tag::HTML | Tag::BODY | Tag::MAIN | Tag::ARTICLE)
            || headline.is_some_and(|headline| dom.is_within(headline, id))
            || named.is_some_and(|block| view.measures.blocks_in(dom, id).contains(&block))
    };
    let closes = |closer: NodeId, layer: NodeId| {
        let paragraphs = view.measures.blocks_in(dom, layer).filter_map(|index| view.blocks.list().get(index));
        let mut paragraphs = paragraphs.filter(|block| block.units >= SENTENCE_UNITS);
        let first = paragraphs.next();
        let last = paragraphs.next_back().or(first);
        first.zip(last).is_some_and(|(first, last)| closer < first.first || closer > last.last)
    };
    let layer_of = |closer: NodeId| {
        let mut around = dom.ancestors(closer).take(LAYER_LEVELS);
        around.find(|id| layers.binary_search(id).is_ok()).filter(|&id| !is_text(id) && closes(closer, id))
    };
    let mut outermost = layers.clone();
    dom.keep_outermost(&mut outermost);
    let closers = outermost.iter().flat_map(|&layer| dom.subtree(layer)).filter(|&id| is_named(id, names_closer));
    let mut found: Vec<NodeId> = Vec::new();
    for layer in closers.filter_map(layer_of) {
        if !found.contains(&layer) && found.len() < LAYERS {
            found.push(layer);
        }
    }
    found
}

/// Clears the flags of boxes whose point is a field for the reader's address. What holds the headline, a part of the text
/// worth the name or a paragraph is no such box, unless the paragraph stands in one that is named after forms.
pub fn drop_forms(view: &View, kept: &mut [bool]) {
    let (dom, measures) = (view.dom, view.measures);
    let mut fields = dom.ids().filter(|&id| is_address_field(dom, id)).peekable();
    if fields.peek().is_none() {
        return;
    }
    let is_form = |id: &NodeId| {
        view.meanings.get(id.index()).is_some_and(|found| found & FORM_NAMES != 0)
            && measures.sum_in(dom, *id).units <= FORM_BOX_UNITS
    };
    let is_paragraph = |(index, is_kept): (usize, &bool)| {
        let is_long = view.blocks.list().get(index).is_some_and(|block| block.units >= SENTENCE_UNITS);
        let invites = view.cues.get(index).is_some_and(|cues| cues & INVITING != 0);
        *is_kept && is_long && !invites && !view.chain(index).any(|id| is_form(&id))
    };
    let paragraphs: Vec<bool> = kept.iter().enumerate().map(is_paragraph).collect();
    let (text, prose) = (sum_kept(view.blocks, kept), sum_kept(view.blocks, &paragraphs));
    let units_in = |sums: &[u32], id: NodeId| {
        let range = measures.blocks_in(dom, id);
        let at = |index: usize| sums.get(index).copied().unwrap_or(0);
        at(range.end) - at(range.start)
    };
    let headline = dom.find_tag(Tag::H1);
    let part = |id: &NodeId| if is_form(id) { NAMED_BOX_PART } else { FORM_BOX_PART };
    let is_box = |id: &NodeId| {
        measures.sum_in(dom, *id).units <= FORM_BOX_UNITS
            && units_in(&text, *id) * part(id) <= text.last().copied().unwrap_or(0)
            && units_in(&prose, *id) == 0
            && !matches!(dom.tag(*id), Tag::ARTICLE | Tag::MAIN | Tag::BODY)
            && !headline.is_some_and(|headline| dom.is_within(headline, *id))
    };
    for id in fields.filter_map(|id| dom.ancestors(id).take_while(is_box).last()) {
        clear(kept, measures.blocks_in(dom, id));
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

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::keep_texts;

    const SENTENCE: &str = "The keeper of the gauge wrote the number down, looked at the water once more, and went home for \
        breakfast with the keys in his pocket, as he had done on every morning of the past forty years.";
    const FIELD: &str = "<form><input type=email></form>";

    /// What is left of a body when all of its blocks were chosen.
    fn read(body: &str) -> Vec<String> {
        keep_texts(body, |_| true, drop_forms)
    }

    #[test]
    fn layers_that_can_be_closed_are_not_the_text() {
        let read = |body: &str| keep_texts(body, |_| true, drop_dialogs).len();
        let text = format!("<p>{SENTENCE}</p>");
        let layer = |class: &str| format!("<div class='{class}'><a class=close-button></a>{text}{text}</div>");
        let inner = "<div class=modal><a class=close></a>Bigger letters</div>";
        assert_eq!(read(&format!("{text}{}", layer("modal-window rules"))), 1);
        assert_eq!(read(&format!("{text}{}", layer("loginPopup"))), 1);
        assert_eq!(read(&format!("{text}<div role=dialog>{text}</div>")), 1);
        // Nothing to close, the headline inside, nothing but layers, another box that stays in sight.
        assert_eq!(read(&format!("{text}<div class=modal-window>{text}{text}</div>")), 3);
        assert_eq!(read(&format!("{text}{}", layer("modal").replacen("<p>", "<h1>The gauge</h1><p>", 1))), 4);
        assert_eq!(read(&layer("modal")), 2);
        let opened = layer("modal").replacen("<p>", "<h2>The gauge at the mill</h2><p>", 1);
        assert_eq!(read(&format!("<title>The gauge at the mill</title>{text}{opened}")), 4);
        assert_eq!(read(&format!("{text}{}", layer("sticky"))), 3);
        // A box that has a layer, a gallery that opens one, what is closed between the paragraphs.
        assert_eq!(read(&format!("{text}<div class='story has-modal'>{text}{inner}{text}</div>")), 4);
        assert_eq!(read(&format!("{text}{}", layer("article-body popup-gallery"))), 3);
        assert_eq!(read(&format!("{text}<div class=popup>{text}<i class=close></i>{text}</div>")), 3);
        // One layer that is all there is brings back no other.
        assert_eq!(read(&format!("<div role=dialog>{text}</div>{}", layer("modal"))), 2);
    }

    #[test]
    fn what_is_asked_before_a_guest_is_shown_is_not_the_text() {
        let read = |body: &str| keep_texts(body, |_| true, drop_dialogs).len();
        let text = format!("<p>{SENTENCE}</p>");
        let ask = "<p>Hier wird mit Ihrer Zustimmung ein externes Video geladen, und der Anbieter erfährt davon.</p>";
        let button = "<button>Laden</button>";
        let stand_in = format!("<div><h3>Ein Video</h3>{ask}{button}</div>");
        assert_eq!(read(&format!("{text}{stand_in}{text}")), 2);
        // A text about it, with a button below; nothing else on the page.
        assert_eq!(read(&format!("{text}<div>{ask}{text}{button}</div>")), 4);
        assert_eq!(read(&format!("{text}{ask}{text}")), 3);
        assert_eq!(read(&stand_in), 3);
    }

    #[test]
    fn a_box_named_after_forms_may_be_more_of_a_short_text() {
        let text = format!("<p>{SENTENCE}</p>").repeat(3);
        let ask = "<p>The river letter is for those who read. To have it, and to help us, leave an address.</p>";
        assert_eq!(read(&format!("{text}<div class=subscription-box>{ask}{FIELD}</div>")).len(), 3);
        assert_eq!(read(&format!("{text}<div class=story>{ask}{FIELD}</div>")).len(), 4);
        assert_eq!(
            read(&format!("<p>The gauge stood at four metres.</p><div class=subscription-box>{ask}{FIELD}</div>"))
                .len(),
            2
        );
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
    fn a_field_for_an_address_is_known_by_its_name() {
        let text = format!("<p>{SENTENCE}</p>").repeat(12);
        let letter = "<div class=newsletter><h3>River letter</h3><p>What moved the towns on the river this week.</p><input name=EMAIL></div>";
        assert_eq!(read(&format!("{text}{letter}{text}")).len(), 24);
        let section = "<section><h2>What comes next</h2><p>The town will vote on the new dike in April, and the keeper says he will \
            read the number once more on that morning.</p><form><input type=email></form></section>";
        assert_eq!(read(&format!("{text}{section}")).len(), 14);
    }
}
