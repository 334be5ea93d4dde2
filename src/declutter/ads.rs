//! Ad slots: by their own name, by what fills them, by a label alone in a box. Empty slots too.
//!
//! A name counts as whole tokens only, and only for a box of few words: a site may call anything an ad container.

use super::account::{Class, Reason};
use super::evidence::{Counts, Evidence, is_foreign};
use super::protect::Protection;
use super::walk::Hit;
use crate::block::Sums;
use crate::lexicon::ad_labels::is_ad_label;
use crate::lexicon::ad_names::{AdName, COMPILED_NAME_BYTES, find_ad_name, is_ad_host, is_compiled};
use crate::lexicon::ad_sizes::is_ad_size;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::View;
use crate::text::decimal::parse_pixels;
use crate::text::space::shorten;
use crate::url::{host, resolve};

/// A slot holds no more text than this, in units: a widget of paid stories with their first words.
const SLOT_UNITS: u32 = 2500;
/// A slot holds no more paragraphs than this: more is a text whose box has an odd name.
const SLOT_PARAGRAPHS: u32 = 2;
/// A label is no longer than this, in units.
const LABEL_UNITS: u32 = 40;
/// Characters of a name or label in a reason.
const REASON_CHARS: usize = 60;

/// Points of what tells an ad. Each is enough by itself; the sum says how sure it is.
const NAME_POINTS: u8 = 5;
const HOST_POINTS: u8 = 6;
const LABEL_POINTS: u8 = 5;
const SIZE_POINTS: u8 = 5;
const EMPTY_POINTS: u8 = 1;

/// The rules for ads on one page.
pub struct Ads<'a> {
    view: &'a View<'a>,
    evidence: &'a Evidence,
    protection: &'a Protection,
    is_article: bool,
    site: String,
    /// By node: what its class or id says, with the token that says it.
    names: Vec<Option<(AdName, &'a str)>>,
}

impl<'a> Ads<'a> {
    /// The rules for a page.
    #[inline(never)]
    pub fn of(view: &'a View<'a>, evidence: &'a Evidence, protection: &'a Protection, is_article: bool) -> Self {
        Ads { view, evidence, protection, is_article, site: host(view.dom.url()), names: collect_names(view) }
    }

    /// The hit, if the element is an ad.
    pub fn judge(&self, id: NodeId) -> Option<Hit> {
        let dom = self.view.dom;
        let sums = self.view.measures.sum_in(dom, id);
        if !is_slot(&sums) {
            return None;
        }
        let mut hit = Hit { id, class: Class::Ad, score: 0, reasons: Vec::new() };
        let mut add = |points: u8, reason: Reason| {
            hit.score += points;
            hit.reasons.push(reason);
        };
        let name = self.find_name(id, sums.units);
        if let Some((_, token)) = name {
            add(NAME_POINTS, Reason::ClassName { token: shorten(token, REASON_CHARS) });
        }
        if let Some(host) = self.find_host(id) {
            add(HOST_POINTS, Reason::AdHost { host: shorten(&host, REASON_CHARS) });
        } else if let Some((width_px, height_px)) = self.find_size(id) {
            add(SIZE_POINTS, Reason::AdSize { width_px, height_px });
        }
        if let Some(text) = self.find_label(id) {
            add(LABEL_POINTS, Reason::AdLabel { text });
        }
        if hit.score == 0 {
            return None;
        }
        if sums.units == 0 {
            hit.score += EMPTY_POINTS;
            hit.reasons.push(Reason::EmptySlot);
        }
        if matches!(name, Some((AdName::Stories, _))) {
            hit.class = Class::Sponsored;
        }
        Some(hit)
    }

    /// What its class or id says; a banner has to be empty, since headers are called so too.
    fn find_name(&self, id: NodeId, units: u32) -> Option<(AdName, &str)> {
        let dom = self.view.dom;
        let (name, token) = self.names.get(id.index()).copied().flatten()?;
        let is_menu_entry = matches!(dom.tag(id), Tag::A | Tag::LI) && units > 0 && self.protection.is_in_used(id);
        let counts = self.evidence.counts_in(dom, id);
        let is_empty = units == 0 && counts.media == 0 && !self.protection.holds(dom, id);
        // A label that says so is no widget, and what it labels may be what the reader came for; nor is a link to sponsors.
        let is_link = dom.tag(id) == Tag::A;
        let is_story_label = name == AdName::Stories && units > 0 && (counts.links == 0 || is_link);
        let is_named =
            !is_menu_entry && !is_story_label && !is_control(dom, id) && !self.is_own_list(name, units, counts);
        (is_named && (name != AdName::Banner || is_empty)).then_some((name, token))
    }

    /// Whether a box lists stories of its own site on a page of such lists: its name speaks of an ad beside them.
    fn is_own_list(&self, name: AdName, units: u32, counts: Counts) -> bool {
        let is_own =
            counts.links >= OWN_LINKS && counts.foreign_links + counts.paid_links == 0 && !self.site.is_empty();
        !self.is_article && name == AdName::Slot && units > 0 && is_own
    }

    /// The host that serves the frame; an element of the AMP framework for ads says it by itself.
    fn find_host(&self, id: NodeId) -> Option<String> {
        let dom = self.view.dom;
        match dom.tag(id) {
            Tag::IFRAME => self.source_host(id).filter(|host| is_ad_host(host)),
            Tag::AMP_AD => Some(Tag::AMP_AD.name().to_owned()),
            Tag::A if self.evidence.is_paid_link(id) && self.view.measures.sum_in(dom, id).units == 0 => {
                let target = dom.attr(id, Attr::HREF).and_then(|href| resolve(dom.base(), href))?;
                Some(host(&target)).filter(|host| is_ad_host(host))
            }
            _ => None,
        }
    }

    fn source_host(&self, id: NodeId) -> Option<String> {
        let dom = self.view.dom;
        dom.attr(id, Attr::SRC).and_then(|source| resolve(dom.base(), source)).map(|source| host(&source))
    }

    /// The size of a frame of another site, if ads are sold in it.
    fn find_size(&self, id: NodeId) -> Option<(u32, u32)> {
        let dom = self.view.dom;
        if dom.tag(id) != Tag::IFRAME || !self.source_host(id).is_some_and(|host| is_foreign(&host, &self.site)) {
            return None;
        }
        let side = |name| dom.attr(id, name).and_then(parse_pixels).map(|px| px as u32);
        Some((side(Attr::WIDTH)?, side(Attr::HEIGHT)?)).filter(|(width, height)| is_ad_size(*width, *height))
    }

    /// A label of advertising that is all the text of its box.
    fn find_label(&self, id: NodeId) -> Option<String> {
        let range = self.view.measures.blocks_in(self.view.dom, id);
        let is_long = self.view.measures.sum(range.clone()).units > LABEL_UNITS * LABELS as u32;
        if range.is_empty() || range.len() > LABELS || is_long || self.is_used(id) {
            return None;
        }
        let is_label = |index: usize| {
            self.view.blocks.list().get(index).is_some_and(|block| block.units <= LABEL_UNITS)
                && is_ad_label(self.view.blocks.text(index))
        };
        range.clone().all(is_label).then(|| shorten(self.view.blocks.text(range.start), REASON_CHARS))
    }

    fn is_used(&self, id: NodeId) -> bool {
        let dom = self.view.dom;
        self.protection.is_in_used(id) || self.protection.holds(dom, id) || self.evidence.counts_in(dom, id).links > 0
    }
}

/// Whether an element is there to be pressed: its name says what that does, and its picture may be drawn by a style.
fn is_control(dom: &Dom, id: NodeId) -> bool {
    matches!(dom.tag(id), Tag::BUTTON | Tag::INPUT | Tag::LABEL) || dom.attr(id, Attr::ROLE) == Some("button")
}

/// Whether what an element holds may be no more than an ad.
pub(super) fn is_slot(sums: &Sums) -> bool {
    sums.units <= SLOT_UNITS && sums.paragraphs <= SLOT_PARAGRAPHS
}

/// From so many links on a box is a list.
const OWN_LINKS: u32 = 3;

/// One slot repeats its label at most so often: for several widths of the window.
const LABELS: usize = 3;

/// What class and id of every element say. Where a style compiler gave names of two letters, such names say nothing.
fn collect_names<'a>(view: &View<'a>) -> Vec<Option<(AdName, &'a str)>> {
    let compiled = view.names.map(is_compiled).into_iter().filter(|is_compiled| *is_compiled).count();
    let is_long = |name: &&str| compiled < COMPILED_ROWS || name.len() > COMPILED_NAME_BYTES;
    let read = |names: &'a str| {
        names.split_whitespace().filter(is_long).filter_map(find_ad_name).min_by_key(|(name, _)| *name)
    };
    let found = view.names.map(read);
    let says = |number: usize| found.get(number).copied().flatten();
    view.dom.ids().map(|id| view.names.of_node(id).filter_map(says).min_by_key(|(name, _)| *name)).collect()
}

/// From so many different rows of compiled names on, a style compiler wrote the names of a page.
const COMPILED_ROWS: usize = 3;
