//! Link farms and lists of related stories, by points: what a list says of itself, what it is made of, where it stands.
//!
//! An element needs enough points (`points.rs`). Excerpts, menus, archives and references are made of links too: what
//! tells them costs points.

use super::account::{Class, Reason};
use super::evidence::{Counts, Evidence};
use super::headings::{Headings, is_stories};
use super::place::{IN_ASIDE, IN_FOOTER, IN_HEADER, Place, Places, find_related_name};
use super::points::{
    AFTER, ALIKE, ALIKE_ITEMS, ANY_HEADING, APPARATUS_BEFORE, APPARATUS_HEADING, BEFORE, BELOW_HEADLINE, BESIDE,
    BYLINE_NAME, DATED, ENOUGH, ENOUGH_UNTOLD, ENTRY_UNITS, FEW_LINKS, FIELD_NAME_CHARS, FOOTER, FOREIGN, FORM_NAME,
    FRIENDS_HEADING, HEADED_FOOTER, HEADER, HEADING, HEADING_BEFORE, HEADING_BEFORE_ONE, INDEX_HEADING, INSIDE,
    INSIDE_UNRELATED, ITEM_UNITS, LIKELY, LONE_HEADING, MANY_ALIKE, MANY_ITEMS, MANY_LINKS, MENU_NAME, MOST_LINKS,
    NAME, NAME_AROUND, NO_LINKS, ONE_LINK, PAID, PARAGRAPHS, PICTURES, QUESTIONS, REASON_CHARS, REFERENCES, SHARE_NAME,
    SHARE_WORDS, SHORT_LINKS, TEASERS, TITLE_UNITS, TITLES, UNTOLD_END, UNTOLD_LINK_SHARE,
};
use super::protect::{Protected, Protection};
use super::walk::Hit;
use crate::block::Sums;
use crate::lexicon::class_words::Meaning;
use crate::lexicon::cues::{Cue, has_cue};
use crate::lexicon::list_headings::ListHeading;
use crate::page::NodeId;
use crate::signal::{View, Words, collect_words};
use crate::text::space::shorten;
use std::cell::OnceCell;
use std::ops::Range;

/// The rules for lists on one page.
pub struct Lists<'a> {
    view: &'a View<'a>,
    evidence: &'a Evidence,
    protection: &'a Protection,
    headings: &'a Headings<'a>,
    kept: &'a [bool],
    places: Places<'a>,
    /// The article's words, once something asks for them.
    words: OnceCell<Words>,
}

/// What the points of one element are made of.
struct Account {
    score: i32,
    reasons: Vec<Reason>,
    heading: Option<ListHeading>,
    is_headed: bool,
    is_paid: bool,
    is_foreign: bool,
    has_teasers: bool,
}

impl Account {
    fn add(&mut self, points: i32, reason: Reason) {
        self.score += points;
        self.reasons.push(reason);
    }
}

/// An element as the rules see it.
struct Candidate {
    id: NodeId,
    range: Range<usize>,
    sums: Sums,
    counts: Counts,
    meanings: u32,
    around: u32,
    landmarks: u8,
}

impl Candidate {
    fn is_named(&self, meaning: Meaning) -> bool {
        self.meanings & 1 << meaning as u8 != 0
    }

    fn is_within(&self, meaning: Meaning) -> bool {
        (self.meanings | self.around) & 1 << meaning as u8 != 0
    }

    fn is_in(&self, landmark: u8) -> bool {
        self.landmarks & landmark != 0
    }
}

impl<'a> Lists<'a> {
    /// The rules for a page of which the blocks `kept` are the article's.
    #[inline(never)]
    pub fn of(
        view: &'a View<'a>,
        evidence: &'a Evidence,
        protection: &'a Protection,
        headings: &'a Headings<'a>,
        protected: &Protected<'a>,
    ) -> Self {
        let places = Places::of(view, protected);
        Lists { view, evidence, protection, headings, kept: protected.kept, places, words: OnceCell::new() }
    }

    /// The hit, if the element is a list to hide.
    #[inline(never)]
    pub fn judge(&self, id: NodeId) -> Option<Hit> {
        let candidate = self.candidate(id)?;
        let mut account = Account {
            score: 0,
            reasons: Vec::new(),
            heading: None,
            is_headed: false,
            is_paid: false,
            is_foreign: false,
            has_teasers: false,
        };
        self.weigh_names(&candidate, &mut account);
        self.weigh_links(&candidate, &mut account);
        self.weigh_place(&candidate, &mut account);
        self.weigh_doubts(&candidate, &mut account);
        // A footer is a menu, whatever its parts are named and headed; stories have to say that they are some.
        let is_footer = candidate.is_in(IN_FOOTER) || candidate.is_within(Meaning::Footer);
        let is_told = account.heading.is_some_and(is_stories)
            || account.is_paid
            || account.has_teasers
            || (candidate.is_within(Meaning::Related) && !is_footer);
        let enough = if is_told || (account.is_headed && !is_footer) { ENOUGH } else { ENOUGH_UNTOLD };
        let is_made_of_links = is_told || candidate.sums.link_share() >= UNTOLD_LINK_SHARE;
        if account.score < enough || !is_made_of_links {
            return None;
        }
        if account.is_foreign {
            let sites = self.evidence.foreign_sites(self.view.dom, id);
            account.reasons.push(Reason::ForeignLinks { sites });
        }
        let class = self.find_class(&candidate, &account);
        Some(Hit { id, class, score: account.score.clamp(0, 255) as u8, reasons: account.reasons })
    }

    fn find_class(&self, candidate: &Candidate, account: &Account) -> Class {
        match account.heading {
            Some(ListHeading::Paid) => Class::Sponsored,
            _ if account.is_paid => Class::Sponsored,
            Some(ListHeading::Ranking | ListHeading::Friends) => Class::LinkFarm,
            _ if account.is_foreign || self.is_off_topic(candidate) => Class::LinkFarm,
            Some(ListHeading::Related) => Class::Related,
            _ if candidate.is_within(Meaning::Related) => Class::Related,
            _ => Class::LinkFarm,
        }
    }

    /// Whether most titles share no word to speak of with the article.
    fn is_off_topic(&self, candidate: &Candidate) -> bool {
        let words = self.words.get_or_init(|| {
            let kept = (0..self.kept.len()).filter(|&index| self.is_kept(index));
            Words::of(kept.flat_map(|index| collect_words(self.view.blocks.text(index))).collect())
        });
        let is_title =
            |index: &usize| self.view.blocks.list().get(*index).is_some_and(|block| block.link_units * 2 > block.units);
        let titles = candidate.range.clone().filter(is_title).map(|index| collect_words(self.view.blocks.text(index)));
        let (mut alien, mut all) = (0, 0);
        for title in titles {
            let shared = title.iter().filter(|word| words.holds(word)).count();
            all += 1;
            alien += usize::from(shared * 4 < title.len());
        }
        all > 0 && alien * 2 > all
    }

    fn candidate(&self, id: NodeId) -> Option<Candidate> {
        let dom = self.view.dom;
        let range = self.view.measures.blocks_in(dom, id);
        if range.is_empty() || self.protection.holds(dom, id) || self.protection.is_in_used(id) {
            return None;
        }
        Some(Candidate {
            id,
            sums: self.view.measures.sum(range.clone()),
            range,
            counts: self.evidence.counts_in(dom, id),
            meanings: self.places.meanings(id),
            around: self.places.meanings_around(id),
            landmarks: self.places.landmarks(id),
        })
    }

    /// Headings and class names.
    fn weigh_names(&self, candidate: &Candidate, account: &mut Account) {
        let inside = self.headings.find(&candidate.range);
        let before = candidate.range.start.checked_sub(1).filter(|&index| !self.is_kept(index));
        let before = before.and_then(|index| Some((index, self.headings.meaning(index)?)));
        let reason = |index: usize| Reason::Heading { text: shorten(self.view.blocks.text(index), REASON_CHARS) };
        account.heading = inside.or(before).map(|(_, meaning)| meaning);
        match (inside, before) {
            (Some((index, ListHeading::Friends)), _) => account.add(FRIENDS_HEADING, reason(index)),
            (Some((_, ListHeading::Apparatus)), _) => account.score += APPARATUS_HEADING,
            (Some((_, ListHeading::Index | ListHeading::Comments)), _) => account.score += INDEX_HEADING,
            (None, Some((_, ListHeading::Index))) => account.score += INDEX_HEADING,
            (None, Some((_, ListHeading::Comments))) => {}
            (Some((index, _)), _) => account.add(HEADING, reason(index)),
            (None, Some((_, ListHeading::Apparatus))) => account.score += APPARATUS_BEFORE,
            (None, Some((index, _))) if candidate.counts.links <= 1 => account.add(HEADING_BEFORE_ONE, reason(index)),
            (None, Some((index, _))) => account.add(HEADING_BEFORE, reason(index)),
            (None, None) if candidate.sums.links >= 3 && self.headings.begins_with_any(&candidate.range) => {
                account.score += ANY_HEADING;
                account.is_headed = true;
            }
            (None, None) => {}
        }
        let is_named = candidate.is_named(Meaning::Related);
        if inside.is_some_and(|(_, meaning)| self.headings.is_lone(candidate.id, meaning, is_named)) {
            account.score += LONE_HEADING;
        }
        if is_named {
            let token = shorten(find_related_name(self.view, candidate.id).unwrap_or(""), REASON_CHARS);
            account.add(NAME, Reason::ClassName { token });
        } else if candidate.is_within(Meaning::Related) {
            account.score += NAME_AROUND;
        }
    }

    /// What it is made of.
    fn weigh_links(&self, candidate: &Candidate, account: &mut Account) {
        let Candidate { sums, counts, range, .. } = candidate;
        let blocks = self.view.blocks.list().get(range.clone()).unwrap_or_default();
        let share = sums.link_share();
        let percent = (share * 100.0).round() as u8;
        let linked = blocks.iter().filter(|block| block.link_units * 2 > block.units).count() as u32;
        let is_told = account.heading.is_some_and(is_stories) || candidate.is_named(Meaning::Related);
        let is_unlinked = sums.links == 0 && counts.links == 0;
        let has_items = is_unlinked
            && blocks.len() > ALIKE_ITEMS as usize
            && blocks.iter().all(|block| block.units - block.link_units < ITEM_UNITS)
            && range.clone().filter(|&index| is_field(self.view.blocks.text(index))).count() * 2 < blocks.len();
        if is_unlinked {
            account.score += if has_items { 0 } else { NO_LINKS };
        } else if share >= 0.75 {
            account.add(MOST_LINKS, Reason::LinkShare { percent });
        } else if share >= 0.45 {
            account.add(MANY_LINKS, Reason::LinkShare { percent });
        } else if share < 0.2 && !((is_told || counts.teasers >= ALIKE_ITEMS) && counts.links >= ALIKE_ITEMS) {
            account.score += FEW_LINKS;
        }
        let dated = self.evidence.dated(range.clone());
        let alike = if has_items { blocks.len() as u32 } else { linked };
        if alike >= ALIKE_ITEMS {
            let points = ALIKE + if linked >= MANY_ITEMS { MANY_ALIKE } else { 0 };
            account
                .add(points + if dated >= ALIKE_ITEMS { DATED } else { 0 }, Reason::AlikeItems { count: alike, dated });
        }
        let per_link = sums.link_units as f32 / sums.links.max(1) as f32;
        if sums.links >= ALIKE_ITEMS && per_link >= TITLE_UNITS {
            account.score += TITLES;
        } else if sums.links >= ALIKE_ITEMS && per_link < ENTRY_UNITS && !is_told {
            account.score += SHORT_LINKS;
        }
        if counts.media >= ALIKE_ITEMS && counts.links >= ALIKE_ITEMS {
            account.score += PICTURES;
        }
        if counts.reference_links * 2 >= counts.links.max(1) {
            account.score += REFERENCES;
        }
        if sums.links == 1 && !candidate.is_named(Meaning::Related) && !self.headings.begins_with_any(range) {
            account.score += ONE_LINK;
        }
        account.is_foreign = counts.foreign_links >= ALIKE_ITEMS && counts.foreign_links * 2 >= counts.links;
        if account.is_foreign {
            account.score += FOREIGN;
        }
        let is_after = self.places.find(candidate.id, &candidate.range) == Place::After;
        account.has_teasers =
            is_after && counts.teasers >= ALIKE_ITEMS && counts.teasers * 2 >= counts.links.div_ceil(2);
        if account.has_teasers {
            account.score += TEASERS;
        }
        account.is_paid = is_after && counts.paid_links > 0 && counts.paid_links * 2 >= counts.links;
        if account.is_paid {
            account.add(PAID, Reason::PaidLinks { count: counts.paid_links });
        }
    }

    /// Where it stands.
    fn weigh_place(&self, candidate: &Candidate, account: &mut Account) {
        let is_headed = account.heading.is_some_and(is_stories);
        let is_told = is_headed || candidate.is_within(Meaning::Related);
        // A heading says more than a name: what ranks the site's stories belongs to no text.
        let is_related = match account.heading.filter(|heading| is_stories(*heading)) {
            Some(heading) => heading == ListHeading::Related,
            None => candidate.is_named(Meaning::Related),
        };
        let inside = if is_related { INSIDE } else { INSIDE_UNRELATED };
        let is_beside = candidate.is_in(IN_ASIDE) || candidate.is_within(Meaning::Sidebar);
        let place = self.places.find(candidate.id, &candidate.range);
        match place {
            Place::After => account.add(AFTER, Reason::AfterArticle),
            Place::End => account.add(AFTER + if is_told { 0 } else { UNTOLD_END }, Reason::AfterArticle),
            Place::Before => account.add(BEFORE, Reason::BeforeArticle),
            Place::BelowHeadline => {
                account.add(inside + if is_related { 0 } else { BELOW_HEADLINE }, Reason::BeforeArticle)
            }
            Place::Inside => account.score += inside,
        }
        if candidate.is_in(IN_HEADER) && matches!(place, Place::Before | Place::BelowHeadline) {
            account.score += HEADER;
        }
        if is_beside {
            account.add(if is_told { BESIDE } else { 0 }, Reason::BesideArticle);
        }
        if candidate.is_in(IN_FOOTER) || candidate.is_within(Meaning::Footer) {
            account.score += if is_headed { HEADED_FOOTER } else { FOOTER };
        }
    }

    /// What speaks for something else than a list of stories.
    fn weigh_doubts(&self, candidate: &Candidate, account: &mut Account) {
        let is_headed = account.heading.is_some_and(is_stories);
        let is_told = is_headed || candidate.is_named(Meaning::Related) || account.has_teasers;
        let Sums { units, paragraphs, .. } = candidate.sums;
        let likely = self.evidence.likely_units(candidate.range.clone());
        for tenths in [3, 6] {
            account.score += if likely * 10 > units * tenths { LIKELY } else { 0 };
        }
        if paragraphs > 0 {
            let own = if is_told || paragraphs <= candidate.counts.links {
                paragraphs.saturating_sub(candidate.counts.links).max(1)
            } else {
                paragraphs
            };
            account.score -= (own as i32).min(PARAGRAPHS);
        }
        let range = candidate.range.clone();
        let questions =
            range.filter(|&index| self.view.blocks.text(index).trim_end().ends_with(['?', '？', '؟'])).count();
        if !is_told && questions * 2 >= candidate.range.len() {
            account.score += QUESTIONS;
        }
        if candidate.is_within(Meaning::Navigation) && !is_headed {
            account.score += MENU_NAME;
        }
        if candidate.is_named(Meaning::Byline) {
            account.score += BYLINE_NAME;
        }
        if candidate.is_named(Meaning::Form) {
            account.score += FORM_NAME;
        }
        if candidate.is_within(Meaning::Share) {
            account.score += SHARE_NAME;
        }
        let says_share = |index: usize| has_cue(self.view.cues.get(index).copied().unwrap_or(0), Cue::Share);
        if !is_told && candidate.sums.links < MANY_ITEMS && candidate.range.clone().take(2).any(says_share) {
            account.score += SHARE_WORDS;
        }
    }

    fn is_kept(&self, index: usize) -> bool {
        self.kept.get(index).copied().unwrap_or(false)
    }
}

/// Whether a line names a property before it tells it, as lists of facts do.
fn is_field(text: &str) -> bool {
    let colon = text.char_indices().take(FIELD_NAME_CHARS).find(|(_, c)| matches!(c, ':' | '：'));
    colon.is_some_and(|(at, _)| at > 0)
}
