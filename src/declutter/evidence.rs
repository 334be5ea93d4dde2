//! What can be counted in any element of a page in constant time: one pass over nodes and blocks, as running sums.
//!
//! A subtree is a range of numbers, so every count of an element is a difference of two entries.

use crate::hash::{HashMap, HashSet};
use crate::lexicon::ad_names::is_ad_host;
use crate::lexicon::cues::{Cue, has_cue};
use crate::lexicon::list_headings::{ListHeading, find_list_heading};
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::View;
use crate::text::measure_units;
use crate::url::{host, resolve};
use std::cell::OnceCell;
use std::ops::Range;

/// Counts of what stands in an element.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Links to other sites.
    pub foreign_links: u32,
    /// Links that somebody paid for.
    pub paid_links: u32,
    /// Links of any kind, without text too.
    pub links: u32,
    /// Links to places in the page itself, and links that show an address: what references and contents are made of.
    pub reference_links: u32,
    /// Pictures, frames and other things that are seen and hold no text.
    pub media: u32,
    /// Linked headlines of other articles: each in an element for articles.
    pub teasers: u32,
}

impl Counts {
    fn plus(self, other: Counts) -> Counts {
        Counts {
            foreign_links: self.foreign_links + other.foreign_links,
            paid_links: self.paid_links + other.paid_links,
            links: self.links + other.links,
            reference_links: self.reference_links + other.reference_links,
            media: self.media + other.media,
            teasers: self.teasers + other.teasers,
        }
    }

    fn minus(self, other: Counts) -> Counts {
        Counts {
            foreign_links: self.foreign_links - other.foreign_links,
            paid_links: self.paid_links - other.paid_links,
            links: self.links - other.links,
            reference_links: self.reference_links - other.reference_links,
            media: self.media - other.media,
            teasers: self.teasers - other.teasers,
        }
    }
}

/// The counts of all elements of a page, and what its blocks say as headings of lists.
pub struct Evidence {
    /// Entry `i` holds the counts of the nodes before `i`.
    sums: Vec<Counts>,
    /// Links to other sites, and a number for each of these sites.
    foreign: Vec<(NodeId, u32)>,
    /// By block: units by chance, times a thousand, of the blocks before it.
    chances: Vec<u64>,
    /// By block: how many of the blocks before it look like a date.
    dated: Vec<u32>,
    /// By block: what it says as a heading, once something asks: most blocks are asked nothing.
    headings: Vec<OnceCell<Option<ListHeading>>>,
}

/// A longer block heads nothing, in units.
pub const HEADING_UNITS: u32 = 60;

impl Evidence {
    /// Counts a page. `chances` are those of the blocks to be the article's.
    #[inline(never)]
    pub fn of(view: &View, chances: &[f32]) -> Self {
        let dom = view.dom;
        let site = host(dom.url());
        let mut hosts = Hosts { site, known: HashMap::default(), foreign: HashMap::default() };
        let mut sums = Vec::with_capacity(dom.len() + 1);
        let mut sum = Counts::default();
        let mut foreign = Vec::new();
        sums.push(sum);
        for id in dom.ids() {
            let (counts, site) = count_node(dom, id, &mut hosts);
            sum = sum.plus(counts);
            sums.push(sum);
            foreign.extend(site.map(|site| (id, site)));
        }
        let headings = vec![OnceCell::new(); view.blocks.len()];
        let mut running = Evidence { sums, foreign, chances: vec![0], dated: vec![0], headings };
        let (mut weighed, mut dated) = (0, 0);
        for (index, block) in view.blocks.list().iter().enumerate() {
            let text = view.blocks.text(index);
            weighed += (chances.get(index).copied().unwrap_or(0.0) * 1000.0) as u64 * u64::from(block.units);
            dated += u32::from(block.units <= HEADING_UNITS * 2 && looks_dated(text));
            running.chances.push(weighed);
            running.dated.push(dated);
        }
        running
    }

    /// The counts of an element.
    pub fn counts_in(&self, dom: &Dom, id: NodeId) -> Counts {
        self.counts_between(id, dom.end(id))
    }

    /// The counts from one node on, up to another that comes later.
    pub fn counts_between(&self, from: NodeId, to: NodeId) -> Counts {
        let at = |id: NodeId| self.sums.get(id.index()).or(self.sums.last()).copied().unwrap_or_default();
        at(to).minus(at(from))
    }

    /// Whether somebody paid for the link that an element is.
    pub fn is_paid_link(&self, id: NodeId) -> bool {
        let at = |index: usize| self.sums.get(index).map_or(0, |counts| counts.paid_links);
        at(id.index() + 1) > at(id.index())
    }

    /// How many other sites the links of an element lead to.
    pub fn foreign_sites(&self, dom: &Dom, id: NodeId) -> u32 {
        let from = self.foreign.partition_point(|&(link, _)| link < id);
        let inside = self.foreign.iter().skip(from).take_while(|&&(link, _)| link < dom.end(id));
        inside.map(|&(_, site)| site).collect::<HashSet<u32>>().len() as u32
    }

    /// Units of these blocks weighed by their chance to be the article's.
    pub fn likely_units(&self, range: Range<usize>) -> u32 {
        let at = |index: usize| self.chances.get(index).or(self.chances.last()).copied().unwrap_or(0);
        (at(range.end).saturating_sub(at(range.start)) / 1000) as u32
    }

    /// How many of these blocks look like a date or hold one beside a few words.
    pub fn dated(&self, range: Range<usize>) -> u32 {
        let at = |index: usize| self.dated.get(index).or(self.dated.last()).copied().unwrap_or(0);
        at(range.end).saturating_sub(at(range.start))
    }

    /// What a block says as the heading of a list.
    pub fn heading(&self, view: &View, index: usize) -> Option<ListHeading> {
        *self.headings.get(index)?.get_or_init(|| read_heading(view, index))
    }
}

fn read_heading(view: &View, index: usize) -> Option<ListHeading> {
    let cues = view.cues.get(index).copied().unwrap_or(0);
    match view.blocks.list().get(index)?.units <= HEADING_UNITS {
        _ if has_cue(cues, Cue::Share) || has_cue(cues, Cue::Legal) => None,
        true => find_list_heading(view.blocks.text(index)),
        false => find_list_heading(&lead_in(view, index)),
    }
}

/// The hosts that links lead to, each looked at once.
struct Hosts<'d> {
    site: String,
    /// By the part of an address that decides where it leads: what one such link counts, and the other site's number.
    known: HashMap<&'d str, (Counts, Option<u32>)>,
    /// The numbers of other sites.
    foreign: HashMap<String, u32>,
}

impl<'d> Hosts<'d> {
    fn find(&mut self, dom: &Dom, href: &'d str) -> (Counts, Option<u32>) {
        *self.known.entry(origin(href)).or_insert_with(|| {
            let target = resolve(dom.base(), href).map(|address| host(&address)).unwrap_or_default();
            let paid_links = u32::from(is_ad_host(&target));
            let next = self.foreign.len() as u32;
            let number = is_foreign(&target, &self.site).then(|| *self.foreign.entry(target).or_insert(next));
            (Counts { foreign_links: u32::from(number.is_some()), paid_links, links: 1, ..Counts::default() }, number)
        })
    }
}

/// What a node counts, and the number of the other site that it leads to.
fn count_node<'d>(dom: &'d Dom, id: NodeId, hosts: &mut Hosts<'d>) -> (Counts, Option<u32>) {
    let counts = match dom.tag(id) {
        Tag::A => {
            let Some(href) = dom.attr(id, Attr::HREF) else { return Default::default() };
            let (of_host, site) = hosts.find(dom, href);
            let is_marked =
                dom.attr(id, Attr::REL).is_some_and(|rel| rel.split_whitespace().any(|word| word == "sponsored"));
            // A bare `#` is a link that a script follows.
            let is_reference = (href.starts_with('#') && href.len() > 1) || shows_address(dom, id);
            let counts = Counts {
                paid_links: of_host.paid_links | u32::from(is_marked),
                reference_links: u32::from(is_reference),
                ..of_host
            };
            return (counts, site);
        }
        Tag::IMG | Tag::IFRAME | Tag::EMBED | Tag::OBJECT | Tag::VIDEO | Tag::AUDIO => {
            Counts { media: 1, ..Counts::default() }
        }
        tag if tag.heading_level().is_some() => Counts { teasers: u32::from(is_teaser(dom, id)), ..Counts::default() },
        _ => Counts::default(),
    };
    (counts, None)
}

/// Whether a heading is a link, or holds one, and stands just inside an element for articles.
fn is_teaser(dom: &Dom, heading: NodeId) -> bool {
    let mut is_linked = dom.subtree(heading).any(|id| dom.tag(id) == Tag::A);
    for id in dom.ancestors(heading).take(TEASER_LEVELS) {
        is_linked |= dom.tag(id) == Tag::A;
        if dom.tag(id) == Tag::ARTICLE {
            return is_linked;
        }
    }
    false
}

/// Steps from a headline to the element of its article.
const TEASER_LEVELS: usize = 5;

/// Whether the text of a link is an address.
fn shows_address(dom: &Dom, link: NodeId) -> bool {
    let mut texts = dom.subtree(link).filter(|&id| dom.tag(id) == Tag::TEXT).map(|id| dom.text(id).trim_start());
    texts.find(|text| !text.is_empty()).is_some_and(|text| text.starts_with("http") || text.starts_with("www."))
}

/// The words of a block before its first link, at most a heading's length; nothing where the block begins with a link
/// or with a sentence.
fn lead_in(view: &View, index: usize) -> String {
    let Some(block) = view.blocks.list().get(index).filter(|block| block.link_units * 2 > block.units) else {
        return String::new();
    };
    let is_plain =
        |node: NodeId| view.dom.ancestors(node).take_while(|&id| id > block.owner).all(|id| view.dom.tag(id) != Tag::A);
    let pieces = view.blocks.pieces(block).iter().take_while(|piece| is_plain(piece.node));
    let text: String =
        pieces.filter_map(|piece| view.dom.text(piece.node).get(piece.from as usize..piece.to as usize)).collect();
    if measure_units(&text) <= HEADING_UNITS { text } else { String::new() }
}

/// The part of an address that decides where it leads: up to the end of the host, nothing of a relative one.
fn origin(href: &str) -> &str {
    let Some(slashes) = href.as_bytes().windows(2).position(|pair| pair == b"//") else {
        return if href.contains(':') { href } else { "" };
    };
    let rest = href.get(slashes + 2..).unwrap_or("");
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    href.get(..slashes + 2 + end).unwrap_or(href)
}

/// Whether two hosts belong to different sites: neither is part of the other, and their domains differ.
pub fn is_foreign(target: &str, site: &str) -> bool {
    !target.is_empty() && !site.is_empty() && domain(target) != domain(site)
}

/// The registrable part of a host: the last two labels, three where the last two are a country's general ones (`co.uk`).
fn domain(host: &str) -> &str {
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let (Some(last), Some(second)) = (dots.next(), dots.next()) else { return host };
    let middle = host.get(second + 1..last).unwrap_or("");
    let is_general = matches!(middle, "co" | "com" | "net" | "org" | "gov" | "edu" | "ac" | "or" | "ne" | "go");
    let start =
        if is_general && host.len() - last == 3 { dots.next().map_or(0, |third| third + 1) } else { second + 1 };
    host.get(start..).unwrap_or(host)
}

/// Whether something like 2022-12-07, 07/12 or 10:25 stands in the text.
fn looks_dated(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (3..=16).contains(&digits) && text.contains(['-', '/', '.', '年', '月', ':', '년', '월'])
}
