//! What the reading view leaves out, box by box, with the reasons.
//!
//! Walks down from the body; what is hidden in place is named so, and a box without anything kept as soon as its own
//! signs (element, class, first words) say what it is; else its parts are looked at. Order is the page's.

use super::account::{Class, HiddenItem, Reason};
use super::walk::{Hit, build_item, count_elements};
use crate::lexicon::class_words::{Meaning, find_meanings};
use crate::lexicon::cues::{Cue, has_cue};
use crate::limits::ACCOUNT_ITEMS;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::View;
use crate::text::space::shorten;
use std::ops::Range;

/// Characters of words in a reason.
const REASON_CHARS: usize = 60;

/// A longer block heads nothing, in units.
const HEADING_UNITS: u32 = 60;

/// From this share of link text on, a box with three links is a list of links.
const LIST_LINK_SHARE: f32 = 0.55;

/// All that is left out. `kept` and `own_lines` are flags by block: the article's text, and the page's lines about it;
/// `hits` are what would be hidden in place.
pub fn collect_left_out(view: &View, kept: &[bool], own_lines: &[bool], hits: &[Hit]) -> Vec<HiddenItem> {
    let hider = Hider {
        view,
        kept,
        own_lines,
        hits,
        first: kept.iter().position(|kept| *kept),
        last: kept.iter().rposition(|kept| *kept),
    };
    let elements = count_elements(view.dom);
    let mut items = Vec::new();
    let mut left = vec![view.dom.body()];
    while let Some(id) = left.pop() {
        if items.len() >= ACCOUNT_ITEMS {
            break;
        }
        if let Some(hit) = hider.find_hit(id) {
            items.push(build_item(view, &elements, hit));
            continue;
        }
        let is_open = hider.holds_shown(id) || hider.holds_hit(id);
        match if is_open { None } else { hider.name(id) } {
            Some(hit) => items.push(build_item(view, &elements, &hit)),
            None => left.extend(hider.parts(id).into_iter().rev()),
        }
    }
    items
}

struct Hider<'a> {
    view: &'a View<'a>,
    kept: &'a [bool],
    own_lines: &'a [bool],
    hits: &'a [Hit],
    first: Option<usize>,
    last: Option<usize>,
}

impl Hider<'_> {
    fn dom(&self) -> &Dom {
        self.view.dom
    }

    fn find_hit(&self, id: NodeId) -> Option<&Hit> {
        self.hits.binary_search_by_key(&id, |hit| hit.id).ok().and_then(|at| self.hits.get(at))
    }

    fn holds_hit(&self, id: NodeId) -> bool {
        let next = self.hits.partition_point(|hit| hit.id < id);
        self.hits.get(next).is_some_and(|hit| self.dom().is_within(hit.id, id))
    }

    fn holds_shown(&self, id: NodeId) -> bool {
        let range = self.view.measures.blocks_in(self.dom(), id);
        self.kept.get(range.clone()).into_iter().flatten().any(|kept| *kept)
            || self.own_lines.get(range).into_iter().flatten().any(|own| *own)
    }

    /// Element children that hold text or something to hide.
    fn parts(&self, id: NodeId) -> Vec<NodeId> {
        let children = self.dom().children(id).filter(|&child| self.dom().tag(child) != Tag::TEXT);
        children
            .filter(|&child| self.view.measures.sum_in(self.dom(), child).blocks > 0 || self.holds_hit(child))
            .collect()
    }

    fn meanings(&self, id: NodeId) -> u32 {
        self.view.meanings.get(id.index()).copied().unwrap_or(0)
    }

    /// The entry of a box whose signs are clear; none if its parts should be looked at instead.
    fn name(&self, id: NodeId) -> Option<Hit> {
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
        (sums.blocks > 0).then_some(Hit { id, class, score: 0, reasons })
    }

    fn classify(&self, id: NodeId, range: Range<usize>, reasons: &mut Vec<Reason>) -> Option<Class> {
        let dom = self.dom();
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

    fn is_short(&self, index: usize) -> bool {
        self.view.blocks.list().get(index).is_some_and(|block| block.units <= HEADING_UNITS)
    }

    fn cues(&self, index: usize) -> u32 {
        self.view.cues.get(index).copied().unwrap_or(0)
    }

    fn classify_by_words(&self, range: Range<usize>, reasons: &mut Vec<Reason>) -> Option<Class> {
        let of_cue = [
            (Cue::Related, Class::Related),
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
        reasons.push(Reason::Words { text: shorten(self.view.blocks.text(*telling), REASON_CHARS) });
        Some(class)
    }

    /// The class or id that speaks, as it is written.
    fn class_token(&self, id: NodeId) -> String {
        let names = [Attr::CLASS, Attr::ID].into_iter().filter_map(|name| self.dom().attr(id, name));
        let tokens = names.flat_map(str::split_whitespace);
        tokens
            .map(|token| (token, find_meanings(token)))
            .find(|(_, meanings)| *meanings != 0)
            .map(|(token, _)| shorten(token, REASON_CHARS))
            .unwrap_or_default()
    }
}
