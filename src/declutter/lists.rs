//! Link farms and lists of related stories, by points: what a list says of itself, what it is made of, where it stands.
//!
//! The points were set by hand from the labelled pages and the reasons people gave there, then rounded; an element needs
//! [`ENOUGH`]. Excerpts, menus, archives and references are made of links too: what tells them costs points.

use super::account::{Class, Reason};
use super::evidence::{Counts, Evidence, HEADING_UNITS};
use super::protect::Protection;
use super::walk::Hit;
use crate::block::Sums;
use crate::lexicon::class_words::{Meaning, find_meanings};
use crate::lexicon::cues::{Cue, has_cue};
use crate::lexicon::list_headings::ListHeading;
use crate::page::{Attr, NodeId, Tag};
use crate::signal::{View, collect_words};
use crate::text::space::shorten;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

/// Points from which on an element is hidden.
const ENOUGH: i32 = 5;
/// What no heading, name or paid link tells needs more, and this share of links.
const ENOUGH_UNTOLD: i32 = 6;
const UNTOLD_LINK_SHARE: f32 = 0.6;

/// A heading that names related or popular stories, as the first words of the box, or just before it.
const HEADING: i32 = 3;
const HEADING_BEFORE: i32 = 2;
/// A single item after such a heading is the first of a list that stays as a whole.
const HEADING_BEFORE_ONE: i32 = 1;
/// Links to friends and partners are nothing else, wherever they stand.
const FRIENDS_HEADING: i32 = 5;
/// Some heading, whatever it says.
const ANY_HEADING: i32 = 1;
/// References and contents are part of the text; archives and categories are the site's menu.
const APPARATUS_HEADING: i32 = -6;
const APPARATUS_BEFORE: i32 = -4;
const INDEX_HEADING: i32 = -4;
/// Nothing but the heading of a list, left over from a list that a script was to fill.
const LONE_HEADING: i32 = 3;
/// Its own class or id names related stories; one around it does.
const NAME: i32 = 2;
const NAME_AROUND: i32 = 1;
/// Links are at least three quarters, or nearly half of the text; less than a fifth; there are none.
const MOST_LINKS: i32 = 2;
const MANY_LINKS: i32 = 1;
const FEW_LINKS: i32 = -2;
const NO_LINKS: i32 = -2;
/// At least three items, eight items, three dated ones, three with pictures.
const ALIKE: i32 = 1;
const MANY_ALIKE: i32 = 1;
const DATED: i32 = 1;
const PICTURES: i32 = 1;
/// Links as long as titles of stories are; as short as entries of menus are.
const TITLES: i32 = 1;
const SHORT_LINKS: i32 = -2;
/// Most links show addresses or lead to places in this page, as references and contents do.
const REFERENCES: i32 = -4;
/// Most links lead to other sites, or, after the article, are paid for: within it they may be what it is about.
const FOREIGN: i32 = 1;
const PAID: i32 = 3;
/// Where it stands.
const AFTER: i32 = 1;
const BEFORE: i32 = -2;
const INSIDE: i32 = -2;
const INSIDE_UNRELATED: i32 = -5;
const BESIDE: i32 = 1;
const FOOTER: i32 = -3;
const HEADED_FOOTER: i32 = -2;
const HEADER: i32 = -3;
/// What else its names say.
const MENU_NAME: i32 = -1;
const BYLINE_NAME: i32 = -1;
const FORM_NAME: i32 = -1;
const SHARE_NAME: i32 = -2;
/// The block model takes some, or most of it for the article's text.
const LIKELY: i32 = -2;
/// Each paragraph that is not the excerpt of an item, at most three.
const PARAGRAPHS: i32 = 3;

/// A link of at least so many units reads like a title; of fewer than so many like an entry of a menu.
const TITLE_UNITS: f32 = 12.0;
const ENTRY_UNITS: f32 = 9.0;
/// An item that a script follows instead of a link is no longer than this, in units.
const ITEM_UNITS: u32 = 160;
/// Characters of a heading or name in a reason.
const REASON_CHARS: usize = 60;

/// The rules for lists on one page.
pub struct Lists<'a> {
    view: &'a View<'a>,
    evidence: &'a Evidence,
    protection: &'a Protection,
    kept: &'a [bool],
    first_kept: usize,
    last_kept: usize,
    /// By node: the meanings of class and id of the elements around it, without the body.
    around: Vec<u32>,
    /// By node: the landmarks it stands in.
    landmarks: Vec<u8>,
    /// The article's words, once something asks for them.
    words: OnceCell<HashSet<u64>>,
}

const IN_FOOTER: u8 = 1;
const IN_HEADER: u8 = 2;
const IN_ASIDE: u8 = 4;

/// What the points of one element are made of.
struct Account {
    score: i32,
    reasons: Vec<Reason>,
    heading: Option<ListHeading>,
    is_headed: bool,
    is_paid: bool,
    is_foreign: bool,
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
    pub fn of(view: &'a View<'a>, evidence: &'a Evidence, protection: &'a Protection, kept: &'a [bool]) -> Self {
        let (around, landmarks) = measure_surroundings(view);
        let first_kept = kept.iter().position(|kept| *kept).unwrap_or(usize::MAX);
        let last_kept = kept.iter().rposition(|kept| *kept).unwrap_or(0);
        Lists { view, evidence, protection, kept, first_kept, last_kept, around, landmarks, words: OnceCell::new() }
    }

    /// The hit, if the element is a list to hide.
    pub fn judge(&self, id: NodeId) -> Option<Hit> {
        let candidate = self.candidate(id)?;
        let mut account = Account {
            score: 0,
            reasons: Vec::new(),
            heading: None,
            is_headed: false,
            is_paid: false,
            is_foreign: false,
        };
        self.weigh_names(&candidate, &mut account);
        self.weigh_links(&candidate, &mut account);
        self.weigh_place(&candidate, &mut account);
        self.weigh_doubts(&candidate, &mut account);
        let is_told =
            account.heading.is_some_and(is_stories) || account.is_paid || candidate.is_within(Meaning::Related);
        let enough = if is_told || account.is_headed { ENOUGH } else { ENOUGH_UNTOLD };
        let is_made_of_links = is_told || candidate.sums.link_share() >= UNTOLD_LINK_SHARE;
        (account.score >= enough && is_made_of_links).then(|| Hit {
            id,
            class: self.find_class(&candidate, &account),
            score: account.score.clamp(0, 255) as u8,
            reasons: account.reasons,
        })
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
            kept.flat_map(|index| collect_words(self.view.blocks.text(index))).collect()
        });
        let is_title =
            |index: &usize| self.view.blocks.list().get(*index).is_some_and(|block| block.link_units * 2 > block.units);
        let titles = candidate.range.clone().filter(is_title).map(|index| collect_words(self.view.blocks.text(index)));
        let (mut alien, mut all) = (0, 0);
        for title in titles {
            let shared = title.iter().filter(|word| words.contains(word)).count();
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
        let at = |table: &[u32]| table.get(id.index()).copied().unwrap_or(0);
        Some(Candidate {
            id,
            sums: self.view.measures.sum(range.clone()),
            range,
            counts: self.evidence.counts_in(dom, id),
            meanings: at(&self.view.meanings),
            around: at(&self.around),
            landmarks: self.landmarks.get(id.index()).copied().unwrap_or(0),
        })
    }

    /// Headings and class names.
    fn weigh_names(&self, candidate: &Candidate, account: &mut Account) {
        let inside = self.find_heading(candidate);
        let before = candidate.range.start.checked_sub(1).filter(|&index| !self.is_kept(index));
        let before = before.and_then(|index| Some((index, self.heading_at(index)?)));
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
            (None, None) if candidate.sums.links >= 3 && self.has_marked_heading(candidate) => {
                account.score += ANY_HEADING;
                account.is_headed = true;
            }
            (None, None) => {}
        }
        if inside.is_some_and(|(_, meaning)| self.is_lone_heading(candidate, meaning)) {
            account.score += LONE_HEADING;
        }
        if candidate.is_named(Meaning::Related) {
            account.add(NAME, Reason::ClassName { token: self.class_token(candidate.id) });
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
            && blocks.iter().all(|block| block.units - block.link_units < ITEM_UNITS);
        if is_unlinked {
            account.score += if has_items { 0 } else { NO_LINKS };
        } else if share >= 0.75 {
            account.add(MOST_LINKS, Reason::LinkShare { percent });
        } else if share >= 0.45 {
            account.add(MANY_LINKS, Reason::LinkShare { percent });
        } else if share < 0.2 && !(is_told && counts.links >= ALIKE_ITEMS) {
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
        account.is_foreign = counts.foreign_links >= ALIKE_ITEMS && counts.foreign_links * 2 >= counts.links;
        if account.is_foreign {
            account
                .add(FOREIGN, Reason::ForeignLinks { sites: self.evidence.foreign_sites(self.view.dom, candidate.id) });
        }
        let is_after = candidate.range.start > self.last_kept;
        account.is_paid = is_after && counts.paid_links > 0 && counts.paid_links * 2 >= counts.links;
        if account.is_paid {
            account.add(PAID, Reason::PaidLinks { count: counts.paid_links });
        }
    }

    /// Where it stands.
    fn weigh_place(&self, candidate: &Candidate, account: &mut Account) {
        let is_headed = account.heading.is_some_and(is_stories);
        let is_beside = candidate.is_in(IN_ASIDE) || candidate.is_within(Meaning::Sidebar);
        if candidate.range.start > self.last_kept {
            account.add(AFTER, Reason::AfterArticle);
        } else if candidate.range.end <= self.first_kept {
            account.add(BEFORE, Reason::BeforeArticle);
            account.score += if candidate.is_in(IN_HEADER) { HEADER } else { 0 };
        } else {
            let is_related = account.heading == Some(ListHeading::Related) || candidate.is_named(Meaning::Related);
            account.score += if is_related { INSIDE } else { INSIDE_UNRELATED };
        }
        if is_beside {
            account.add(BESIDE, Reason::BesideArticle);
        }
        if candidate.is_in(IN_FOOTER) || candidate.is_within(Meaning::Footer) {
            account.score += if is_headed { HEADED_FOOTER } else { FOOTER };
        }
    }

    /// What speaks for something else than a list of stories.
    fn weigh_doubts(&self, candidate: &Candidate, account: &mut Account) {
        let is_headed = account.heading.is_some_and(is_stories);
        let is_told = is_headed || candidate.is_named(Meaning::Related);
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
    }

    /// The heading among the first words: the first block, or the second if it is marked as one.
    fn find_heading(&self, candidate: &Candidate) -> Option<(usize, ListHeading)> {
        let first = candidate.range.start;
        let second = first + 1;
        let of_second = || {
            let is_heading = candidate.range.contains(&second) && self.is_marked(second);
            is_heading.then(|| self.heading_at(second).map(|meaning| (second, meaning))).flatten()
        };
        self.heading_at(first).map(|meaning| (first, meaning)).or_else(of_second)
    }

    /// What a block says as a heading; an item's title may begin with the same words, and is a link.
    fn heading_at(&self, index: usize) -> Option<ListHeading> {
        let block = self.view.blocks.list().get(index)?;
        let is_heading = block.units > HEADING_UNITS || block.link_units * 2 < block.units || self.is_marked(index);
        self.evidence.heading(index).filter(|_| is_heading)
    }

    /// Whether a block is in an element for headings.
    fn is_marked(&self, index: usize) -> bool {
        let dom = self.view.dom;
        self.view.blocks.list().get(index).is_some_and(|block| {
            dom.ancestors(block.owner).take(HEADING_LEVELS).any(|id| dom.tag(id).heading_level().is_some())
        })
    }

    fn has_marked_heading(&self, candidate: &Candidate) -> bool {
        candidate.range.clone().take(2).any(|index| {
            self.view.blocks.list().get(index).is_some_and(|block| block.units <= HEADING_UNITS)
                && self.is_marked(index)
        })
    }

    /// Whether there is nothing but the heading of a list. What ranks something else than stories is marked as a heading.
    fn is_lone_heading(&self, candidate: &Candidate, heading: ListHeading) -> bool {
        let is_box = !matches!(self.view.dom.tag(candidate.id), Tag::P | Tag::SPAN | Tag::LI | Tag::A);
        let is_sure = match heading {
            ListHeading::Ranking | ListHeading::Paid => self.is_marked(candidate.range.start),
            _ => is_stories(heading),
        };
        candidate.range.len() <= LONE_BLOCKS
            && candidate.range.start > self.last_kept
            && candidate.sums.units <= HEADING_UNITS
            && candidate.sums.link_share() < 0.5
            && is_box
            && self.ends_box(candidate)
            && (is_sure || candidate.is_named(Meaning::Related))
    }

    /// Whether no more text follows in the box around it.
    fn ends_box(&self, candidate: &Candidate) -> bool {
        let dom = self.view.dom;
        let parent = dom.parent(candidate.id).unwrap_or(candidate.id);
        parent == dom.body() || self.view.measures.blocks_in(dom, parent).end == candidate.range.end
    }

    fn is_kept(&self, index: usize) -> bool {
        self.kept.get(index).copied().unwrap_or(false)
    }

    /// The class or id that names related stories, as it is written.
    fn class_token(&self, id: NodeId) -> String {
        let names = [Attr::CLASS, Attr::ID].into_iter().filter_map(|name| self.view.dom.attr(id, name));
        let mut tokens = names.flat_map(str::split_whitespace);
        let token = tokens.find(|token| find_meanings(token) & 1 << Meaning::Related as u8 != 0);
        token.map(|token| shorten(token, REASON_CHARS)).unwrap_or_default()
    }

    /// Adds the headings that stand in boxes of their own just before a list that is hidden.
    pub fn add_headings(&self, hits: &mut Vec<Hit>) {
        let dom = self.view.dom;
        let headings: Vec<Hit> = hits
            .iter()
            .filter(|hit| matches!(hit.class, Class::LinkFarm | Class::Related))
            .filter_map(|hit| {
                let index = self.view.measures.blocks_in(dom, hit.id).start.checked_sub(1)?;
                let block = self.view.blocks.list().get(index).filter(|block| block.units <= HEADING_UNITS)?;
                let is_heading = self.is_marked(index) || self.heading_at(index).is_some_and(is_stories);
                let id = dom.ancestors(block.owner).take_while(|&id| self.is_only(id, index)).last()?;
                let is_free = !hits.iter().any(|hit| dom.is_within(id, hit.id)) && !self.protection.is_in_used(id);
                let text = shorten(self.view.blocks.text(index), REASON_CHARS);
                (is_heading && is_free && index > self.last_kept).then(|| Hit {
                    id,
                    class: hit.class,
                    score: hit.score,
                    reasons: vec![Reason::Heading { text }],
                })
            })
            .collect();
        hits.extend(headings);
        hits.sort_by_key(|hit| hit.id);
        hits.dedup_by_key(|hit| hit.id);
    }

    /// Whether an element holds this block and nothing else that is seen.
    fn is_only(&self, id: NodeId, index: usize) -> bool {
        let dom = self.view.dom;
        self.view.measures.blocks_in(dom, id) == (index..index + 1)
            && !self.protection.holds(dom, id)
            && self.evidence.counts_in(dom, id).media == 0
    }

    /// The hit, if the strictest level hides the element: share bars, newsletter boxes, columns beside the text.
    pub fn judge_strong(&self, id: NodeId) -> Option<Hit> {
        let dom = self.view.dom;
        let hit = |class, reason| Some(Hit { id, class, score: ENOUGH as u8, reasons: vec![reason] });
        let range = self.view.measures.blocks_in(dom, id);
        let is_newsletter = !range.is_empty()
            && self.view.measures.sum(range.clone()).units <= NEWSLETTER_UNITS
            && range
                .clone()
                .take(2)
                .any(|index| has_cue(self.view.cues.get(index).copied().unwrap_or(0), Cue::Subscribe))
            && !self.protection.is_in_used(id);
        if is_newsletter {
            return hit(Class::Form, Reason::Words { text: shorten(self.view.blocks.text(range.start), REASON_CHARS) });
        }
        let candidate = self.candidate(id)?;
        if candidate.is_named(Meaning::Share) {
            let token = shorten(dom.attr(id, Attr::CLASS).or(dom.attr(id, Attr::ID)).unwrap_or(""), REASON_CHARS);
            return hit(Class::Share, Reason::ClassName { token });
        }
        let is_beside = dom.tag(id) == Tag::ASIDE || dom.attr(id, Attr::ROLE) == Some("complementary");
        if is_beside { hit(Class::Furniture, Reason::BesideArticle) } else { None }
    }
}

/// Beside the heading of a list that is not there, a box says "more" or "loading" at most.
const LONE_BLOCKS: usize = 3;
/// From so many items on there is a list, and a long one.
const ALIKE_ITEMS: u32 = 3;
const MANY_ITEMS: u32 = 8;
/// Steps from a block's box in which an element for headings makes it one.
const HEADING_LEVELS: usize = 3;
/// A newsletter box holds no more text than this, in units.
const NEWSLETTER_UNITS: u32 = 600;

/// Whether a heading is one of lists of stories or links to hide.
fn is_stories(heading: ListHeading) -> bool {
    match heading {
        ListHeading::Related | ListHeading::Ranking | ListHeading::Friends | ListHeading::Paid => true,
        ListHeading::Apparatus | ListHeading::Index | ListHeading::Comments => false,
    }
}

/// For every node the meanings and the landmarks of what is around it, itself included in the landmarks only.
fn measure_surroundings(view: &View) -> (Vec<u32>, Vec<u8>) {
    let dom = view.dom;
    let (mut around, mut landmarks): (Vec<u32>, Vec<u8>) =
        (Vec::with_capacity(dom.len()), Vec::with_capacity(dom.len()));
    for id in dom.ids() {
        let parent = dom.parent(id).filter(|parent| dom.depth(*parent) > 1).map_or(usize::MAX, NodeId::index);
        let names = view.meanings.get(parent).copied().unwrap_or(0);
        around.push(around.get(parent).copied().unwrap_or(0) | names);
        let own = match (dom.tag(id), dom.attr(id, Attr::ROLE)) {
            (Tag::FOOTER, _) | (_, Some("contentinfo")) => IN_FOOTER,
            (Tag::HEADER, _) | (_, Some("banner")) => IN_HEADER,
            (Tag::ASIDE, _) | (_, Some("complementary")) => IN_ASIDE,
            _ => 0,
        };
        landmarks.push(landmarks.get(parent).copied().unwrap_or(0) | own);
    }
    (around, landmarks)
}
