//! Where an element stands against the article: before its headline, between headline and text, in it, at its end, after it.
//!
//! The end of a text and what comes after it cannot be told by order alone. A list below the last paragraph belongs to the
//! text if it stands in the text's own box, and to the page if it stands outside.

use super::points::{BUTTON_UNITS, TEXT_BOX_TENTHS};
use super::protect::Protected;
use crate::lexicon::class_words::{Meaning, find_meanings, names_list};
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;
use std::ops::Range;

/// A place against the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Above headline and text.
    Before,
    /// Below the headline and above the text.
    BelowHeadline,
    /// Between parts of the text.
    Inside,
    /// Below the text, in the text's own box.
    End,
    /// Below the text and outside its box.
    After,
}

pub const IN_FOOTER: u8 = 1;
pub const IN_HEADER: u8 = 2;
pub const IN_ASIDE: u8 = 4;

/// The places of one page.
pub struct Places<'a> {
    view: &'a View<'a>,
    first_kept: usize,
    last_kept: usize,
    /// The smallest box around nearly all of the text.
    text_box: NodeId,
    /// The block of the headline, where it is one of the page's own lines in a heading of the first level.
    headline: Option<usize>,
    /// By node: the meanings of its class and id, and of the elements around it, without the body.
    meanings: Vec<u32>,
    around: Vec<u32>,
    /// By node: the landmarks it stands in.
    landmarks: Vec<u8>,
}

impl<'a> Places<'a> {
    /// The places of a page.
    pub fn of(view: &'a View<'a>, protected: &Protected) -> Self {
        let Protected { kept, own_lines, .. } = protected;
        let meanings = collect_meanings(view);
        let (around, landmarks) = measure_surroundings(view, &meanings);
        Places {
            view,
            meanings,
            first_kept: kept.iter().position(|kept| *kept).unwrap_or(usize::MAX),
            last_kept: kept.iter().rposition(|kept| *kept).unwrap_or(0),
            text_box: find_text_box(view, kept),
            headline: find_headline(view, own_lines),
            around,
            landmarks,
        }
    }

    /// Where an element with these blocks stands.
    pub fn find(&self, id: NodeId, blocks: &Range<usize>) -> Place {
        if blocks.start > self.last_kept {
            let is_in_box = id != self.text_box && self.view.dom.is_within(id, self.text_box);
            if is_in_box { Place::End } else { Place::After }
        } else if blocks.end <= self.first_kept {
            let is_below = self.headline.is_some_and(|headline| blocks.start > headline);
            if is_below { Place::BelowHeadline } else { Place::Before }
        } else {
            Place::Inside
        }
    }

    /// What class and id of an element say.
    pub fn meanings(&self, id: NodeId) -> u32 {
        self.meanings.get(id.index()).copied().unwrap_or(0)
    }

    /// What class and id of the elements around an element say.
    pub fn meanings_around(&self, id: NodeId) -> u32 {
        self.around.get(id.index()).copied().unwrap_or(0)
    }

    /// The landmarks an element is or stands in.
    pub fn landmarks(&self, id: NodeId) -> u8 {
        self.landmarks.get(id.index()).copied().unwrap_or(0)
    }
}

/// The smallest box that holds nearly all of the kept text.
fn find_text_box(view: &View, kept: &[bool]) -> NodeId {
    let dom = view.dom;
    let mut sums = vec![0u64];
    let mut sum = 0;
    for (block, kept) in view.blocks.list().iter().zip(kept) {
        sum += if *kept { u64::from(block.units) } else { 0 };
        sums.push(sum);
    }
    let at = |index: usize| sums.get(index).copied().unwrap_or(sum);
    let is_whole = |id: NodeId| {
        let range = view.measures.blocks_in(dom, id);
        (at(range.end) - at(range.start)) * 10 >= sum * TEXT_BOX_TENTHS
    };
    let mut id = dom.body();
    while let Some(child) = dom.children(id).find(|&child| sum > 0 && dom.tag(child) != Tag::TEXT && is_whole(child)) {
        id = child;
    }
    id
}

fn find_headline(view: &View, own_lines: &[bool]) -> Option<usize> {
    let is_first_level = |id: NodeId| view.dom.ancestors(id).any(|outer| view.dom.tag(outer) == Tag::H1);
    let mut blocks = view.blocks.list().iter().zip(own_lines);
    blocks.position(|(block, is_own)| *is_own && is_first_level(block.owner))
}

/// By node: what class and id say, where what only names a button is no list of related stories.
fn collect_meanings(view: &View) -> Vec<u32> {
    let own = view.dom.ids().zip(&view.meanings);
    let kept = own.map(|(id, &meanings)| {
        let is_list = !is_related(meanings) || find_related_name(view, id).is_some();
        if is_list { meanings } else { meanings & !(1 << Meaning::Related as u8) }
    });
    kept.collect()
}

/// The class or id that names related stories, as it is written. A button for more says so in few words.
pub fn find_related_name<'a>(view: &View<'a>, id: NodeId) -> Option<&'a str> {
    let sums = view.measures.sum_in(view.dom, id);
    let is_title = sums.link_units > sums.links * BUTTON_UNITS;
    for attr in [Attr::CLASS, Attr::ID] {
        for token in view.dom.attr(id, attr).unwrap_or("").split_whitespace() {
            if is_related(find_meanings(token)) && (is_title || names_list(token)) {
                return Some(token);
            }
        }
    }
    None
}

/// Whether meanings hold that of related stories.
fn is_related(meanings: u32) -> bool {
    meanings & 1 << Meaning::Related as u8 != 0
}

/// For every node the meanings and the landmarks of what is around it, itself included in the landmarks only.
fn measure_surroundings(view: &View, meanings: &[u32]) -> (Vec<u32>, Vec<u8>) {
    let dom = view.dom;
    let (mut around, mut landmarks): (Vec<u32>, Vec<u8>) =
        (Vec::with_capacity(dom.len()), Vec::with_capacity(dom.len()));
    for id in dom.ids() {
        let parent = dom.parent(id).filter(|parent| dom.depth(*parent) > 1).map_or(usize::MAX, NodeId::index);
        let names = meanings.get(parent).copied().unwrap_or(0);
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
