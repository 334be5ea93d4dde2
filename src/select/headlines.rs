//! The headlines of a page that is a list: what a reader is offered where there is no article.
//!
//! A headline is a link that stands alone in its block and is long enough to say something. Links are grouped by the
//! boxes they stand in (tag and first class word, three levels), for a list's items look alike; short groups and those
//! of navigation and footer are left out. Order is the page's.

use crate::hash::{HashMap, HashSet};
use crate::page::{Attr, Dom, NodeId, Tag, clean_web_address};
use crate::signal::View;
use crate::url::{is_place, resolve};
use serde::Serialize;

/// A headline and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Headline {
    /// The words of the link.
    pub title: String,
    /// An absolute address with `http` or `https`.
    pub url: String,
}

/// Headlines that are offered.
const HEADLINES: usize = 200;

/// Units of a shorter link are a menu's, of a longer one a paragraph's.
const TITLE_UNITS: std::ops::RangeInclusive<u32> = 10..=200;

/// Units that the links of a group have on the average, and how many there are at least; a heading needs no group.
const GROUP_UNITS: u32 = 22;
const GROUP_LINKS: usize = 3;

/// Boxes that make two links alike.
const LEVELS: usize = 3;

/// A link that may be a headline.
struct Candidate<'v> {
    link: NodeId,
    title: &'v str,
    units: u32,
    group: u64,
    is_heading: bool,
}

/// Finds the headlines, in document order.
pub fn collect_headlines(view: &View) -> Vec<Headline> {
    let candidates = collect_candidates(view);
    let mut groups: HashMap<u64, (usize, u32)> = HashMap::default();
    for candidate in &candidates {
        let entry = groups.entry(candidate.group).or_default();
        *entry = (entry.0 + 1, entry.1 + candidate.units);
    }
    let is_list = |group: u64| {
        groups.get(&group).is_some_and(|&(links, units)| links >= GROUP_LINKS && units >= GROUP_UNITS * links as u32)
    };
    let (mut addresses, mut titles) = (HashSet::default(), HashSet::default());
    let chosen = candidates.into_iter().filter(|candidate| candidate.is_heading || is_list(candidate.group));
    let headlines = chosen.filter_map(|candidate| {
        let url = address_of(view.dom, candidate.link)?;
        (addresses.insert(url.clone()) && titles.insert(candidate.title))
            .then(|| Headline { title: candidate.title.to_owned(), url })
    });
    headlines.take(HEADLINES).collect()
}

/// One candidate a link: of the blocks in it the heading, else the one that says most.
fn collect_candidates<'v>(view: &'v View) -> Vec<Candidate<'v>> {
    let dom = view.dom;
    let mut candidates: Vec<Candidate> = Vec::new();
    for (index, block) in view.blocks.list().iter().enumerate() {
        if block.links > 1 || block.link_units * 5 < block.units * 4 || !TITLE_UNITS.contains(&block.units) {
            continue;
        }
        let linked = |id: &NodeId| dom.tag(*id) == Tag::A && dom.has_attr(*id, Attr::HREF);
        let around = dom.ancestors(block.last).find(linked);
        let Some(link) =
            around.or_else(|| dom.ancestors(block.first).find(linked)).filter(|&id| !is_furniture(dom, id))
        else {
            continue;
        };
        let is_heading = dom.closest(block.first, |id| dom.tag(id).heading_level().is_some()).is_some();
        let candidate = Candidate {
            link,
            title: view.blocks.text(index),
            units: block.units,
            group: group_of(dom, link),
            is_heading,
        };
        match candidates.last_mut().filter(|last| last.link == link) {
            Some(last) if (is_heading, block.units) > (last.is_heading, last.units) => *last = candidate,
            Some(_) => {}
            None => candidates.push(candidate),
        }
    }
    candidates
}

fn is_furniture(dom: &Dom, id: NodeId) -> bool {
    dom.closest(id, |id| {
        matches!(dom.tag(id), Tag::NAV | Tag::FOOTER)
            || dom.attr(id, Attr::ROLE).is_some_and(|role| matches!(role, "navigation" | "contentinfo" | "banner"))
    })
    .is_some()
}

/// Where a link leads, if it leads to another page of the web.
fn address_of(dom: &Dom, link: NodeId) -> Option<String> {
    let href = dom.attr(link, Attr::HREF)?.trim();
    if href.is_empty() || is_place(href) {
        return None;
    }
    let url = clean_web_address(resolve(dom.base(), href)?)?;
    (url.split('#').next() != dom.url().split('#').next()).then_some(url)
}

/// A hash (FNV-1a) of the boxes around a link.
fn group_of(dom: &Dom, link: NodeId) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for id in dom.ancestors(link).take(LEVELS + 1) {
        let class = dom.attr(id, Attr::CLASS).and_then(|class| class.split_ascii_whitespace().next()).unwrap_or("");
        for byte in dom.local_name(id).bytes().chain(class.bytes().filter(|byte| !byte.is_ascii_digit())).chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    fn headlines(markup: &str) -> Vec<(String, String)> {
        let dom = parse_html(markup, "https://news.example/");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let found = collect_headlines(&View::new(&dom, &blocks, &measures));
        found.into_iter().map(|headline| (headline.title, headline.url)).collect()
    }

    #[test]
    fn titles_of_stories_are_headlines_and_menus_are_not() {
        let story = |at: usize| {
            format!(
                "<li class=item><a href=/s/{at}><h3>The river rose again, part {at}</h3><p>What happened when the water came back to the old town.</p></a></li>"
            )
        };
        let page = format!(
            "<nav><a href=/about>All about the river</a></nav><ul>{}</ul><ul><li><a href=/x>Sport</a><li><a href=/y>Weather</a><li><a href=/z>Culture</a></ul><footer><h3><a href=/imprint>Imprint and contact</a></h3></footer>",
            (1..4).map(story).collect::<String>()
        );
        let expected =
            (1..4).map(|at| (format!("The river rose again, part {at}"), format!("https://news.example/s/{at}")));
        assert_eq!(headlines(&page), expected.collect::<Vec<_>>());
    }

    #[test]
    fn a_headline_leads_to_another_page_of_the_web() {
        let item =
            |href: &str, at: usize| format!("<p class=t><a href='{href}'>大水漫到集市广场之后的第{at}天</a></p>");
        let long = format!("/{}", "x".repeat(crate::limits::URL_BYTES));
        let references = [
            "javascript:alert(1)", "#top", "/1", "/2", "/2", "https://a:b@c.example/", "http://a\u{202e}.example/",
            &long,
        ];
        let page: String = references.iter().enumerate().map(|(at, href)| item(href, at)).collect();
        let addresses: Vec<String> = headlines(&page).into_iter().map(|(_, url)| url).collect();
        assert_eq!(addresses, ["https://news.example/1", "https://news.example/2", "https://c.example/"]);
    }
}
