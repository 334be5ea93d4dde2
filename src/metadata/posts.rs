//! The messages of a discussion: boxes alike, each with its sender, that together hold what the page is read for.
//!
//! No list of forum programs: elements are grouped by tag and first class word (or id) without digits, and the group is
//! taken that has most members among those whose members name a sender or a moment and hold most of the kept text.

use super::date::find_date;
use super::head::Head;
use super::language::is_month_first;
use super::moments::{MOMENT_BYTES, is_of_other, moment_of, tells_moment};
use super::survey::{Marked, Survey, parted_text};
use super::{Metadata, Origin};
use crate::block::{Blocks, Measures, sum_kept};
use crate::hash::{HashMap, HashSet};
use crate::lexicon::labels::is_lone_label;
use crate::lexicon::marks::mark;
use crate::lexicon::people::is_presence;
use crate::order::{sort, sort_by_key};
use crate::page::{Attr, Dom, Names, NodeId, Tag};
use crate::text::punctuation::ends_sentence;
use crate::text::space::collapse;
use std::ops::Range;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its box; a box inside another's is an answer to it.
    pub node: NodeId,
    /// Where its own part ends: at the first answer inside it, else with its box.
    pub end: NodeId,
    /// Who sent it.
    pub author: Option<String>,
    /// When, as in [`Metadata::published`](super::Metadata::published).
    pub published: Option<String>,
    /// Blocks that only say so, and are no part of the message.
    pub lines: Vec<usize>,
}

/// The messages hold at least this share of the kept text.
const COVERED: f32 = 0.5;

/// At least this share of the messages names a sender or a moment.
const IDENTIFIED: f32 = 0.6;

/// Units a message holds on the average.
const MESSAGE_UNITS: f32 = 20.0;

/// A short message has at least this part of the units of a usual one.
const LEAST_PART: f32 = 0.3;

/// Messages that are told apart; a longer thread is one text.
const POSTS: usize = 2000;

/// In so many messages a name that all of them have is none.
const LABELLED: usize = 3;

/// Bytes of a sender's element, and characters of a sender's name.
const SENDER_BYTES: usize = 160;
const NAME_CHARS: std::ops::RangeInclusive<usize> = 2..=40;

/// Boxes around the first sentence of a thread that may be its message.
const OPENING_LEVELS: usize = 12;

/// The messages of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thread {
    /// In document order; empty where the text is not made of messages.
    pub posts: Vec<Post>,
    /// Whether nobody is named between the headline, or the page's beginning, and the first of them.
    pub is_opened: bool,
}

/// A page that is searched for messages.
pub struct Search<'a> {
    dom: &'a Dom,
    blocks: &'a Blocks,
    measures: &'a Measures,
    survey: Survey,
    month_first: bool,
}

impl<'a> Search<'a> {
    /// Surveys the page, once for however many looks.
    pub fn of(dom: &'a Dom, blocks: &'a Blocks, measures: &'a Measures, names: &Names) -> Self {
        let month_first = is_month_first(dom, &Head::of(dom));
        Search { dom, blocks, measures, survey: Survey::of(dom, names), month_first }
    }

    /// Finds the messages that hold the kept text; `kept` tells which blocks are read, `headline` where the title stands.
    pub fn find(&self, kept: &[bool], headline: Option<NodeId>) -> Thread {
        let Search { dom, measures, survey, .. } = self;
        let kept_units = sum_kept(self.blocks, kept);
        let units_from = |from: NodeId, to: NodeId| {
            let at = |id: NodeId| kept_units.get(measures.blocks_before(id)).copied().unwrap_or(0);
            at(to) - at(from)
        };
        let units_in = |node: NodeId| units_from(node, dom.end(node));
        let told: Vec<NodeId> = dom.ids().filter(|&id| tells_moment(dom, id)).collect();
        let senders = collect_signs(survey, mark::AUTHOR | mark::USER, &[]);
        let mut times = told.clone();
        times.extend_from_slice(&survey.times);
        let moments = collect_signs(survey, mark::DATE, &times);
        let signs_from = |from: NodeId, to: NodeId| {
            [&senders, &moments].into_iter().filter(|signs| holds_any(signs, from, to)).count()
        };
        let mut groups: HashMap<(&str, String), Vec<NodeId>> = HashMap::default();
        for id in dom.ids().filter(|&id| !matches!(dom.tag(id), Tag::TEXT | Tag::HTML | Tag::BODY)) {
            if units_in(id) > 0 {
                for name in group_names(dom, id) {
                    groups.entry((dom.local_name(id), name)).or_default().push(id);
                }
            }
        }
        let total = kept_units.last().copied().unwrap_or(0) as f32;
        let fits = |members: &Vec<NodeId>| {
            let covered: u32 = outermost(dom, members).map(units_in).sum();
            let identified = members.iter().filter(|&&node| signs_from(node, dom.end(node)) > 0).count() as f32;
            (2..=POSTS).contains(&members.len())
                && covered as f32 >= COVERED * total
                && covered as f32 >= MESSAGE_UNITS * members.len() as f32
                && identified >= IDENTIFIED * members.len() as f32
        };
        let rank = |members: &Vec<NodeId>| {
            // A box that only wraps another of its kind is no message.
            let parts = members.iter().map(|&node| (node, own_end(dom, members, node)));
            let parts: Vec<(u32, usize)> = parts
                .map(|(from, to)| (units_from(from, to), signs_from(from, to)))
                .filter(|(units, _)| *units > 0)
                .collect();
            // What tells of the sender alone, and since when, is a part of a message.
            let mean = parts.iter().map(|(units, _)| units).sum::<u32>() as f32 / parts.len().max(1) as f32;
            let whole = parts.iter().filter(|&&(units, signs)| signs == 2 && units as f32 >= LEAST_PART * mean).count();
            let signs: usize = parts.iter().map(|(_, signs)| signs).sum();
            (whole, if whole > 0 { 0 } else { signs }, std::cmp::Reverse(members.first().copied()), members.len())
        };
        // The map has no order; of groups that are worth the same, always the same one.
        let fitting = groups.iter().filter(|(_, members)| fits(members));
        let best = fitting
            .max_by(|(one, a), (other, b)| rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)).then_with(|| one.cmp(other)));
        let Some(((tag, name), _)) = best else { return Thread::default() };
        // A message of which nothing is kept is one too if somebody sent it.
        let is_member = |&id: &NodeId| {
            dom.local_name(id) == *tag
                && (units_in(id) > 0 || !measures.blocks_in(dom, id).is_empty() && signs_from(id, dom.end(id)) > 0)
                && group_names(dom, id).contains(name)
        };
        let all: Vec<NodeId> = dom.ids().filter(|id| dom.tag(*id) != Tag::TEXT).filter(is_member).take(POSTS).collect();
        // What stands around them and was sent by nobody is none, be it called as they are.
        let is_sent = |&node: &NodeId| {
            let end = own_end(dom, &all, node);
            end == dom.end(node) || signs_from(node, end) > 0
        };
        let members: Vec<NodeId> = all.iter().copied().filter(is_sent).collect();
        let own = |&node: &NodeId| node..own_end(dom, &members, node);
        let mut candidates: Vec<Vec<String>> =
            members.iter().map(|node| collect_names(dom, survey, own(node))).collect();
        if candidates.iter().all(Vec::is_empty) {
            // Above a text, or it is all that was said.
            let is_above_text = |node: NodeId| {
                let range = measures.blocks_in(dom, node);
                let before = |index: usize| kept_units.get(index).copied().unwrap_or(0);
                before(range.end) > before(range.start + 1)
            };
            let first_line = |&node: &NodeId| if is_above_text(node) { self.first_line(node) } else { Vec::new() };
            candidates = members.iter().map(first_line).collect();
        }
        let mut counts: HashMap<&str, usize> = HashMap::default();
        for name in candidates.iter().flat_map(|names| names.iter().map(String::as_str).collect::<HashSet<_>>()) {
            *counts.entry(name).or_default() += 1;
        }
        // What all messages say is a label; that one person speaks all the time is rarer.
        let is_label = |name: &&String| members.len() >= LABELLED && counts.get(name.as_str()) == Some(&members.len());
        let authors = candidates.iter().map(|names| names.iter().find(|name| !is_label(name)).or(names.first()));
        let posts = members
            .iter()
            .zip(authors)
            .map(|(node, author)| self.describe(own(node), author.cloned(), &told))
            .collect();
        let first = members.first().copied().unwrap_or(NodeId::ROOT);
        Thread { posts, is_opened: !holds_any(&senders, headline.unwrap_or(NodeId::ROOT), first) }
    }

    /// The message that a thread begins with, where it is made otherwise than the answers: the innermost box around its
    /// first sentence, before the first of them, that names somebody and a moment.
    pub fn find_opening(&self, sentence: NodeId, answer: NodeId) -> Option<Post> {
        let Search { dom, survey, .. } = self;
        let told: Vec<NodeId> = (0..answer.0).map(NodeId).filter(|&id| tells_moment(dom, id)).collect();
        let boxes = dom.ancestors(sentence).take(OPENING_LEVELS).take_while(|&id| dom.end(id) <= answer);
        let mut posts = boxes.filter_map(|id| {
            let own = id..dom.end(id);
            let author = collect_names(dom, survey, own.clone()).into_iter().next()?;
            Some(self.describe(own, Some(author), &told))
        });
        posts.find(|post| post.author.is_some() && post.published.is_some())
    }

    /// What a box begins with, where it can be a name in a line of its own.
    fn first_line(&self, node: NodeId) -> Vec<String> {
        let range = self.measures.blocks_in(self.dom, node);
        let list = self.blocks.list();
        let is_heading = list.get(range.start).is_some_and(|block| {
            self.dom.closest(block.owner, |id| id > node && self.dom.tag(id).heading_level().is_some()).is_some()
        });
        let text = collapse(self.blocks.text(range.start));
        let is_name = !is_heading && !ends_sentence(&text) && is_sender(&text);
        Some(text).filter(|_| is_name).into_iter().collect()
    }

    /// When a message was sent, and which of its lines say no more than that and who sent it.
    fn describe(&self, own: Range<NodeId>, author: Option<String>, told: &[NodeId]) -> Post {
        let Search { dom, blocks, month_first, .. } = *self;
        let (node, end) = (own.start, own.end);
        let times = self.survey.times.iter().copied().filter(|id| own.contains(id));
        let dated = own_marks(&self.survey, &own, mark::DATE).map(|marked| marked.node);
        let told = told.iter().copied().filter(|id| own.contains(id) && !is_of_other(dom, *id));
        let moment = times.chain(dated).chain(told).find_map(|id| Some((id, moment_of(dom, id, month_first)?)));
        let mut lines = Vec::new();
        for index in self.measures.blocks_in(dom, node) {
            let Some(block) = blocks.list().get(index).filter(|block| block.first < end) else { break };
            let rest = author.as_deref().and_then(|author| blocks.text(index).trim_start().strip_prefix(author));
            let is_name = rest.is_some_and(|rest| says_only_when(rest, month_first));
            let is_moment = moment
                .as_ref()
                .is_some_and(|(id, _)| dom.is_within(block.first, *id) && dom.is_within(block.last, *id));
            if is_name || is_moment {
                lines.push(index);
            }
        }
        // A message of one line that speaks of somebody is no message with a sender.
        let mut own_blocks = self.measures.blocks_in(dom, node);
        let only = own_blocks.next().filter(|_| own_blocks.next().is_none() && lines.is_empty());
        let author = author.filter(|author| only.is_none_or(|index| !blocks.text(index).contains(author.as_str())));
        Post { node, end, author, published: moment.map(|(_, text)| text), lines }
    }
}

impl Post {
    /// Whether a node lies in the message's own part.
    pub fn holds(&self, node: NodeId) -> bool {
        (self.node..self.end).contains(&node)
    }
}

/// Tells of a discussion who began it and when. `opening` is the message it begins with; where it begins with none,
/// what would be the first answer's is taken back.
pub fn settle_opening(posts: &[Post], opening: Option<&Post>, metadata: &mut Metadata) {
    let Metadata { byline, published, origins, .. } = metadata;
    let is_declared = |origin| matches!(origin, Some(Origin::JsonLd | Origin::Meta));
    let is_answered = |value: &Option<String>, part: fn(&Post) -> &Option<String>| {
        opening.is_none() && value.is_some() && posts.first().is_some_and(|post| part(post) == value)
    };
    if !is_declared(origins.byline) {
        if let Some(author) = opening.and_then(|post| post.author.as_ref()) {
            (*byline, origins.byline) = (Some(author.clone()), Some(Origin::Markup));
        } else if is_answered(byline, |post| &post.author) {
            (*byline, origins.byline) = (None, None);
        }
    }
    if !is_declared(origins.published) {
        // A later moment in it is that of a change; where the page tells no day of its own, a message's is not made one.
        let is_earlier = |told: &&String| published.as_ref().is_some_and(|published| *told < published);
        if let Some(told) = opening.and_then(|post| post.published.as_ref()).filter(is_earlier) {
            (*published, origins.published) = (Some(told.clone()), Some(Origin::Markup));
        } else if is_answered(published, |post| &post.published) {
            (*published, origins.published) = (None, None);
        }
    }
}

/// Elements with one of these marks and `more`, in document order.
fn collect_signs(survey: &Survey, marks: u16, more: &[NodeId]) -> Vec<NodeId> {
    let marked = survey.marked.iter().filter(|marked| marked.marks & marks != 0).map(|marked| marked.node);
    let mut signs: Vec<NodeId> = marked.chain(more.iter().copied()).collect();
    sort_by_key(&mut signs, |&sign| sign);
    signs
}

fn holds_any(signs: &[NodeId], from: NodeId, to: NodeId) -> bool {
    signs.get(signs.partition_point(|&sign| sign < from)).is_some_and(|&sign| sign < to)
}

/// Where a message's own part ends: at the first answer inside it, else at its own end.
fn own_end(dom: &Dom, members: &[NodeId], node: NodeId) -> NodeId {
    let next = members.get(members.partition_point(|&member| member <= node)).copied();
    next.map_or(dom.end(node), |next| next.min(dom.end(node)))
}

/// Words of a class name that are read.
const CLASS_WORDS: usize = 6;

/// A row of a layout without a name is known by so many elements that it begins with.
const ROW_ELEMENTS: usize = 3;

/// What boxes of one kind share: a word of the class, else the id, without digits; an element with a name of its own
/// needs none.
fn group_names(dom: &Dom, id: NodeId) -> Vec<String> {
    let bare = |word: &str| word.chars().filter(|c| !c.is_numeric()).collect::<String>();
    let words = dom.attr(id, Attr::CLASS).unwrap_or("").split_ascii_whitespace().take(CLASS_WORDS).map(bare);
    let mut names: Vec<String> = words.filter(|name| !name.is_empty()).collect();
    sort(&mut names);
    names.dedup();
    if names.is_empty() {
        names.extend(dom.attr(id, Attr::ID).map(bare).filter(|name| !name.is_empty()));
    }
    if names.is_empty() && dom.local_name(id).contains('-') {
        names.push(String::new());
    }
    if names.is_empty() && dom.tag(id) == Tag::TR {
        let inner = dom.subtree(id).skip(1).filter(|&inner| dom.tag(inner) != Tag::TEXT).take(ROW_ELEMENTS);
        names.push(inner.map(|inner| bare(dom.attr(inner, Attr::CLASS).unwrap_or(dom.local_name(inner)))).collect());
    }
    names
}

/// The members that lie in no other one.
fn outermost<'m>(dom: &'m Dom, members: &'m [NodeId]) -> impl Iterator<Item = NodeId> + 'm {
    let mut end = NodeId::ROOT;
    members.iter().copied().filter(move |&node| {
        let is_outer = node >= end;
        if is_outer {
            end = dom.end(node);
        }
        is_outer
    })
}

/// What marks a message's own part.
fn own_marks<'s>(survey: &'s Survey, own: &Range<NodeId>, marks: u16) -> impl Iterator<Item = &'s Marked> {
    let end = own.end;
    let from = survey.marked.partition_point(|marked| marked.node < own.start);
    let within = survey.marked.iter().skip(from).take_while(move |marked| marked.node < end);
    within.filter(move |marked| marked.marks & mark::ABOUT == 0 && marked.marks & marks != 0)
}

/// The names of those who may have sent a message, the likeliest first, from its own part: not from the answers inside it.
fn collect_names(dom: &Dom, survey: &Survey, own: Range<NodeId>) -> Vec<String> {
    let mut names: Vec<&Marked> = own_marks(survey, &own, mark::AUTHOR | mark::USER).collect();
    let is_innermost = |at: usize| {
        names.get(at + 1).is_none_or(|next| names.get(at).is_none_or(|marked| !dom.is_within(next.node, marked.node)))
    };
    let innermost: Vec<bool> = (0..names.len()).map(is_innermost).collect();
    let mut flags = innermost.iter();
    names.retain(|_| flags.next().copied().unwrap_or(false));
    // What declares a person goes before a link to one, and that before a class name.
    sort_by_key(&mut names, |marked| (!marked.is_declared, marked.marks & mark::PERSON_LINK == 0));
    let mut found = Vec::new();
    names.iter().for_each(|marked| add_names(&mut found, dom, marked.node));
    found
}

/// Whether what follows the sender's name is nothing or a moment.
fn says_only_when(rest: &str, month_first: bool) -> bool {
    let left = match find_date(rest, month_first) {
        Some(dated) => rest.len() - dated.span.len(),
        None => rest.trim().len(),
    };
    left <= LINE_BYTES && rest.len() <= MOMENT_BYTES
}

/// Bytes around a moment: "on", "at", a mark.
const LINE_BYTES: usize = 12;

/// Adds the parts of an element's text that can be a sender's name, those in links first.
fn add_names(names: &mut Vec<String>, dom: &Dom, node: NodeId) {
    let Some(_) = parted_text(dom, node, SENDER_BYTES) else { return };
    for wants_link in [true, false] {
        for text in dom.subtree(node).filter(|&id| dom.tag(id) == Tag::TEXT) {
            let is_linked = dom.closest(text, |id| dom.tag(id) == Tag::A).is_some_and(|link| link >= node);
            let part = collapse(dom.text(text));
            let part = part.trim_matches(|c: char| matches!(c, ' ' | ':' | '：' | ',' | '@'));
            if is_linked == wants_link && is_sender(part) {
                names.push(part.to_owned());
            }
        }
    }
}

/// Whether a short text can be a sender's name.
fn is_sender(text: &str) -> bool {
    NAME_CHARS.contains(&text.chars().count())
        && text.chars().any(char::is_alphabetic)
        && text.split_whitespace().count() <= 4
        && !text.contains("//")
        && !is_presence(text)
        && is_lone_label(text).is_none()
        && find_date(text, false).is_none()
}
