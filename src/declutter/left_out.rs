//! What the reading view leaves out, box by box, with the reasons: the account.
//!
//! Walks down from the body; a box without anything kept is named as soon as its own signs (element, class, heading,
//! links) say what it is, else its parts are looked at. Order is the page's.

use super::account::{Class, HiddenItem, Reason};
use crate::lexicon::class_words::Meaning;
use crate::lexicon::cues::{Cue, has_cue};
use crate::limits::ACCOUNT_ITEMS;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::{View, collect_words};
use crate::text::space::shorten;
use crate::url::{host, resolve};
use std::collections::HashSet;

/// Characters of a hidden box's first words.
const FIRST_WORDS: usize = 60;

/// A longer block heads nothing, in units.
const HEADING_UNITS: u32 = 60;

/// A headed box with more short lines than this is a list.
const ITEMS: usize = 3;

/// From this share of link text on, a box with three links is a list of links.
const LIST_LINK_SHARE: f32 = 0.55;

/// All that is left out. `kept` and `own_lines` are flags by block: the article's text, and the page's lines about it.
pub fn collect_hidden(view: &View, kept: &[bool], own_lines: &[bool]) -> Vec<HiddenItem> {
    let shown = |index: usize| kept.get(index).copied().unwrap_or(false);
    let first = (0..view.blocks.len()).find(|&index| shown(index));
    let last = (0..view.blocks.len()).rev().find(|&index| shown(index));
    let mut words = HashSet::new();
    (0..view.blocks.len())
        .filter(|&index| shown(index))
        .for_each(|index| words.extend(collect_words(view.blocks.text(index))));
    let hider = Hider { view, kept, own_lines, first, last, words, site: host(view.dom.url()) };
    let mut items = Vec::new();
    let mut left = vec![view.dom.body()];
    while let Some(id) = left.pop() {
        if items.len() >= ACCOUNT_ITEMS {
            break;
        }
        if hider.holds_shown(id) {
            left.extend(hider.parts(id).into_iter().rev());
            continue;
        }
        match hider.name(id) {
            Some(item) => items.push(item),
            None => left.extend(hider.parts(id).into_iter().rev()),
        }
    }
    items
}

struct Hider<'a> {
    view: &'a View<'a>,
    kept: &'a [bool],
    own_lines: &'a [bool],
    first: Option<usize>,
    last: Option<usize>,
    words: HashSet<u64>,
    site: String,
}

impl Hider<'_> {
    fn dom(&self) -> &Dom {
        self.view.dom
    }

    fn holds_shown(&self, id: NodeId) -> bool {
        let range = self.view.measures.blocks_in(self.dom(), id);
        self.kept.get(range.clone()).into_iter().flatten().any(|kept| *kept)
            || self.own_lines.get(range).into_iter().flatten().any(|own| *own)
    }

    /// Element children that hold text or could be an ad slot.
    fn parts(&self, id: NodeId) -> Vec<NodeId> {
        let children = self.dom().children(id).filter(|&child| self.dom().tag(child) != Tag::TEXT);
        children
            .filter(|&child| self.view.measures.sum_in(self.dom(), child).blocks > 0 || self.is_ad_frame(child))
            .collect()
    }

    fn is_ad_frame(&self, id: NodeId) -> bool {
        let dom = self.dom();
        let is_frame = |id: NodeId| dom.tag(id) == Tag::IFRAME;
        let foreign = |id: NodeId| {
            let source = dom
                .attr(id, Attr::SRC)
                .and_then(|src| resolve(dom.base(), src))
                .map(|src| host(&src))
                .unwrap_or_default();
            !source.is_empty() && source != self.site
        };
        let meaning = self.meanings(id) & 1 << Meaning::Ad as u8 != 0;
        (is_frame(id) && foreign(id))
            || meaning
            || dom.subtree(id).take(SLOT_NODES).any(|inner| is_frame(inner) && foreign(inner))
    }

    fn meanings(&self, id: NodeId) -> u32 {
        self.view.meanings.get(id.index()).copied().unwrap_or(0)
    }

    /// The account's entry for a box whose signs are clear; none if its parts should be looked at instead.
    fn name(&self, id: NodeId) -> Option<HiddenItem> {
        let sums = self.view.measures.sum_in(self.dom(), id);
        let range = self.view.measures.blocks_in(self.dom(), id);
        let mut reasons = Vec::new();
        let class = self.classify(id, range.clone(), &mut reasons).or_else(|| {
            let whole =
                self.parts(id).len() <= 1 && self.parts(id).first().is_none_or(|&part| self.parts(part).is_empty());
            whole.then_some(Class::Furniture)
        })?;
        if sums.links >= 3 && sums.link_share() >= LIST_LINK_SHARE {
            reasons.push(Reason::LinkShare { percent: (sums.link_share() * 100.0).round() as u8 });
        }
        reasons.push(match (self.first, self.last) {
            (Some(first), _) if range.end <= first => Reason::BeforeArticle,
            (_, Some(last)) if range.start > last => Reason::AfterArticle,
            _ => Reason::BesideArticle,
        });
        let chars =
            range.clone().filter_map(|index| self.view.measures.counts.get(index)).map(|counts| counts.chars).sum();
        Some(HiddenItem {
            class,
            path: self.dom().css_path(id),
            words: if range.is_empty() {
                String::new()
            } else {
                shorten(self.view.blocks.text(range.start), FIRST_WORDS)
            },
            chars,
            links: sums.links,
            reasons,
        })
        .filter(|item| item.chars > 0 || item.class == Class::Ad)
    }

    fn classify(&self, id: NodeId, range: std::ops::Range<usize>, reasons: &mut Vec<Reason>) -> Option<Class> {
        let dom = self.dom();
        let sums = self.view.measures.sum_in(dom, id);
        if (sums.units < SLOT_UNITS && self.is_ad_frame(id)) || self.is_ad_label(range.clone()) {
            reasons.push(match self.meanings(id) & 1 << Meaning::Ad as u8 {
                0 => Reason::Landmark { name: "iframe".to_owned() },
                _ => Reason::ClassName { token: self.class_token(id) },
            });
            return Some(Class::Ad);
        }
        if let Some(class) = self.classify_list(id, range.clone(), reasons) {
            return Some(class);
        }
        let landmark = match (dom.tag(id), dom.attr(id, Attr::ROLE)) {
            (Tag::NAV, _) | (_, Some("navigation" | "menu" | "menubar")) => Some(Class::Navigation),
            (Tag::FOOTER, _) | (_, Some("contentinfo")) => Some(Class::Footer),
            (Tag::FORM | Tag::SEARCH, _) | (_, Some("search" | "form")) => Some(Class::Form),
            _ => None,
        };
        if let Some(class) = landmark {
            reasons.push(Reason::Landmark { name: dom.attr(id, Attr::ROLE).unwrap_or(dom.local_name(id)).to_owned() });
            return Some(class);
        }
        let by_name = [
            (Meaning::Comment, Class::Comments),
            (Meaning::Footer, Class::Footer),
            (Meaning::Share, Class::Share),
            (Meaning::Navigation, Class::Navigation),
        ];
        if let Some((_, class)) = by_name.into_iter().find(|(meaning, _)| self.meanings(id) & 1 << *meaning as u8 != 0)
        {
            reasons.push(Reason::ClassName { token: self.class_token(id) });
            return Some(class);
        }
        self.classify_by_words(range, reasons)
    }

    /// A label of advertising alone in its box.
    fn is_ad_label(&self, range: std::ops::Range<usize>) -> bool {
        range.len() == 1
            && self.cues(range.start) == 1 << Cue::Ad as u8
            && self.view.blocks.list().get(range.start).is_some_and(|block| block.units < 20)
    }

    /// A list of links under a telling heading or made of alike items.
    fn classify_list(&self, id: NodeId, range: std::ops::Range<usize>, reasons: &mut Vec<Reason>) -> Option<Class> {
        let dom = self.dom();
        let sums = self.view.measures.sum_in(dom, id);
        let heading = self.heading(range.clone());
        let named = self.meanings(id) & 1 << Meaning::Related as u8 != 0;
        let is_list = sums.links >= 3 && sums.link_share() >= LIST_LINK_SHARE;
        let few_paragraphs = sums.paragraphs <= 1 + sums.links / 4;
        // What is not after the text and has no heading is a menu rather than a farm.
        // Items that a script follows instead of a link are items all the same.
        let has_items = sums.links >= 1 || (range.len() > ITEMS && sums.paragraphs == 0);
        if !(heading.is_some() && has_items || named && is_list) || !few_paragraphs || dom.tag(id) == Tag::NAV {
            return None;
        }
        // Several headings: look at the parts, each has its own.
        let headings =
            range.clone().filter(|&index| has_cue(self.cues(index), Cue::Related) && self.is_short(index)).count();
        if headings > 1 && self.parts(id).len() > 1 && range.len() > headings * 3 {
            return None;
        }
        if let Some(index) = heading {
            reasons.push(Reason::Heading { text: shorten(self.view.blocks.text(index), FIRST_WORDS) });
        } else {
            reasons.push(Reason::ClassName { token: self.class_token(id) });
        }
        let dated = range.clone().filter(|&index| looks_dated(self.view.blocks.text(index))).count() as u32;
        reasons.push(Reason::AlikeItems { count: self.titles(&range, heading).count() as u32, dated });
        let sites = self.foreign_sites(id);
        if sites > 0 {
            reasons.push(Reason::ForeignLinks { sites });
        }
        Some(if sites * 2 > sums.links || self.is_off_topic(range, heading) { Class::LinkFarm } else { Class::Related })
    }

    /// The first block, or the one before, if it heads a list of other stories.
    fn heading(&self, range: std::ops::Range<usize>) -> Option<usize> {
        let candidates = [Some(range.start), range.start.checked_sub(1)];
        let free = |index: &usize| range.contains(index) || !self.is_shown(*index);
        candidates.into_iter().flatten().filter(free).find(|&index| {
            let Some(block) = self.view.blocks.list().get(index) else { return false };
            // An item's title may begin with the same words; a heading is no link, or is marked as a heading.
            let is_marked =
                self.dom().ancestors(block.owner).take(2).any(|id| self.dom().tag(id).heading_level().is_some());
            has_cue(self.cues(index), Cue::Related)
                && self.is_short(index)
                && (is_marked || block.link_units * 2 < block.units)
        })
    }

    fn is_shown(&self, index: usize) -> bool {
        self.kept.get(index).copied().unwrap_or(false)
    }

    fn is_short(&self, index: usize) -> bool {
        self.view.blocks.list().get(index).is_some_and(|block| block.units <= HEADING_UNITS)
    }

    fn cues(&self, index: usize) -> u32 {
        self.view.cues.get(index).copied().unwrap_or(0)
    }

    /// Whether most of the linked texts share no word with the article.
    fn is_off_topic(&self, range: std::ops::Range<usize>, heading: Option<usize>) -> bool {
        let (mut alien, mut all) = (0, 0);
        for index in self.titles(&range, heading) {
            let words = collect_words(self.view.blocks.text(index));
            let shared = words.iter().filter(|word| self.words.contains(word)).count();
            all += 1;
            alien += usize::from(shared * 4 < words.len());
        }
        all > 0 && alien * 2 > all
    }

    /// The items' titles: linked blocks, or where nothing is linked all but the heading and bare dates.
    fn titles(&self, range: &std::ops::Range<usize>, heading: Option<usize>) -> impl Iterator<Item = usize> {
        let linked = self.view.measures.sum(range.clone()).links > 0;
        range.clone().filter(move |&index| Some(index) != heading).filter(move |&index| {
            let is_linked = self.view.blocks.list().get(index).is_some_and(|block| block.link_units * 2 > block.units);
            if linked { is_linked } else { !looks_dated(self.view.blocks.text(index)) }
        })
    }

    fn foreign_sites(&self, id: NodeId) -> u32 {
        let dom = self.dom();
        let links =
            dom.subtree(id).filter(|&inner| dom.tag(inner) == Tag::A).filter_map(|link| dom.attr(link, Attr::HREF));
        let sites: HashSet<String> = links
            .filter_map(|href| resolve(dom.base(), href))
            .map(|address| host(&address))
            .filter(|site| self.is_foreign(site))
            .collect();
        sites.len() as u32
    }

    fn is_foreign(&self, site: &str) -> bool {
        !site.is_empty() && !self.site.is_empty() && !site.ends_with(&self.site) && !self.site.ends_with(site)
    }

    fn classify_by_words(&self, range: std::ops::Range<usize>, reasons: &mut Vec<Reason>) -> Option<Class> {
        let of_cue = [
            (Cue::Legal, Class::Footer),
            (Cue::Comments, Class::Comments),
            (Cue::Share, Class::Share),
            (Cue::Breadcrumb, Class::Navigation),
            (Cue::Subscribe, Class::Form),
        ];
        let short: Vec<usize> = range.clone().filter(|&index| self.is_short(index)).collect();
        let (cue, class) = of_cue.into_iter().find(|(cue, class)| {
            let hits = short.iter().filter(|&&index| has_cue(self.cues(index), *cue)).count();
            // Legal lines may stand anywhere in a footer; other cues head their box.
            hits > 0 && (has_cue(self.cues(range.start), *cue) || (*class == Class::Footer && hits * 4 >= range.len()))
        })?;
        let telling = short.iter().find(|&&index| has_cue(self.cues(index), cue))?;
        reasons.push(Reason::Words { text: shorten(self.view.blocks.text(*telling), FIRST_WORDS) });
        Some(class)
    }

    /// The class or id that speaks, as it is written.
    fn class_token(&self, id: NodeId) -> String {
        let names = [Attr::CLASS, Attr::ID].into_iter().filter_map(|name| self.dom().attr(id, name));
        let tokens = names.flat_map(str::split_whitespace);
        tokens
            .map(|token| (token, crate::lexicon::class_words::find_meanings(token)))
            .find(|(_, meanings)| *meanings != 0)
            .map(|(token, _)| shorten(token, FIRST_WORDS))
            .unwrap_or_default()
    }
}

/// An ad slot holds no more text than this, in units, and its frame among its first nodes.
const SLOT_UNITS: u32 = 60;
const SLOT_NODES: usize = 12;

/// Whether something like 2022-12-07 or 07/12/2022 stands in the text.
fn looks_dated(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (6..=16).contains(&digits) && text.contains(['-', '/', '.', '年', ':'])
}
