//! The headline: the heading that the page's own title speaks of, without the site's name.
//!
//! A page names its article up to four times: `title`, `og:title`, JSON-LD and a heading. The heading is what readers
//! see, the others are written for machines and carry the site's name; where they agree, the heading is taken, letter
//! by letter. The idea of comparing by longest common part is GNE's (General News Extractor); ours looks at all
//! headings near the body, and cuts a title only at parts that are the site's.

use super::Genre;
use super::head::unescape_entities;
use super::json::Json;
use super::links::plain;
use super::provenance::Origin;
use super::scene::Scene;
use super::sites::bare;
use super::survey::parted_text;
use super::title_parts::{
    Letters, agreed_beginning, agreed_box, agreed_end, cut_site, first_part, is_host_in_brackets, is_in_address,
    likeness, prefer_full, shared_words, split_title, unglued,
};
use crate::lexicon::cues::{Cue, find_cues, has_cue};
use crate::lexicon::labels::Label;
use crate::lexicon::pagers::is_pager;
use crate::page::{Attr, Dom, NodeId};
use crate::text::measure_units;
use crate::text::space::shorten;

/// The longest title that is shown.
pub const TITLE_CHARS: usize = 500;

/// Headings and marked elements that are compared with the title; a page with more is made of them.
const HEADINGS: usize = 100;

/// A heading of more units is a paragraph.
const HEADING_UNITS: u32 = 400;

/// Blocks after the body's beginning in which a headline may still stand.
const INTO_BODY: usize = 3;

/// A heading that shares this part of its letters, or of the title's, with the title is the headline.
const ALIKE: f32 = 0.6;

/// A heading below the first level must share more: its words may be a section's.
const ALIKE_BELOW: f32 = 0.85;

/// A lone `h1` that shares less than this part of its words with the title, on a page that does not call itself an
/// article, is a slogan.
const SLOGAN: f32 = 0.34;

/// A title of so few units may be the site's name alone.
const NAME_UNITS: u32 = 16;

/// A plain line must be as good as equal to the title to be its headline.
const SAME: f32 = 0.85;

/// What was found: the title, and the block that shows it.
pub struct Headline {
    /// The title as shown.
    pub title: Option<String>,
    /// The block that is the headline.
    pub block: Option<usize>,
    /// Where the title was found.
    pub origin: Origin,
}

/// A text that may be the headline.
struct Candidate {
    text: String,
    node: Option<NodeId>,
    block: usize,
    likeness: f32,
    weight: f32,
}

/// Finds the headline.
///
/// On a page that offers something the heading is a slogan, unless the page's title says the same.
pub fn find_headline(scene: &Scene, crumbs: &[String], genre: Genre) -> Headline {
    let raw = scene.survey.title.map(|id| plain(&scene.dom.text_content(id), TITLE_CHARS)).unwrap_or_default();
    let cut = cut_site(&raw, scene, crumbs, true);
    let declared = declared_titles(scene, crumbs);
    let references = std::iter::once(&cut).chain(&declared).filter(|title| title.chars().any(char::is_alphanumeric));
    let references: Vec<String> = references.cloned().collect();
    let best = best_heading(scene, &references, &raw, genre);
    let is_slogan = |best: &Candidate| {
        let is_named = !scene.sites.is_name(&cut)
            && cut.split_whitespace().count() > 1
            && cut.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '「' | '《' | '[' | '【'));
        let letters = bare(&best.text);
        genre.is_offer && is_named && !declared.iter().chain([&cut]).any(|title| bare(title) == letters)
    };
    if let Some(best) = &best
        && is_slogan(best)
    {
        return Headline { title: Some(shorten(&cut, TITLE_CHARS)), block: Some(best.block), origin: Origin::Title };
    }
    if let Some(best) = &best
        && genre.is_ware
        && is_whole_name(scene, &raw, &best.text)
    {
        return Headline { title: Some(raw), block: Some(best.block), origin: Origin::Title };
    }
    if let Some(best) = best {
        let titles = declared.iter().chain([&cut]);
        let parts = best.node.and_then(|node| parted_text(scene.dom, node, TITLE_CHARS)).unwrap_or_default();
        // A shorter title is declared of many a heading; only what stands on a line of its own is no part of it.
        let is_apart = best.node.is_some_and(|heading| ends_in_box(scene.dom, heading));
        let whole: &[String] = if is_apart { &declared } else { &[] };
        let uncut = cut_site(first_part(&parts, &raw, whole, &scene.sites).unwrap_or(&best.text), scene, crumbs, false);
        let own = &uncut;
        let boxed = || agreed_box(&parts, titles.clone());
        let own = agreed_end(own, titles.clone()).or_else(|| agreed_beginning(own, titles.clone())).or_else(boxed);
        let own = own.unwrap_or(&uncut);
        let own = unglued(own, titles);
        let text = prefer_full(prefer_bare(own, &cut), &cut);
        return Headline { title: Some(shorten(text, TITLE_CHARS)), block: Some(best.block), origin: Origin::Heading };
    }
    let prefixes = || split_title(&raw).into_iter().map(|(_, to, _)| raw.get(..to).unwrap_or("").to_owned());
    let plain = declared.iter().cloned().chain([cut.clone()]).chain(prefixes()).find_map(|title| {
        let block = find_plain(scene, &title).filter(|_| bare(&title).chars().count() >= PLAIN_CHARS)?;
        Some((title, block))
    });
    if let Some((title, block)) = plain {
        // The line itself tells where the headline ends and the site's name begins.
        let shown = bare(scene.blocks.text(block));
        let shorter = prefixes().find(|prefix| prefix.len() < title.len() && bare(prefix) == shown);
        let title = cut_site(&shorter.unwrap_or(title), scene, crumbs, false);
        return Headline { title: Some(shorten(&title, TITLE_CHARS)), block: Some(block), origin: Origin::Line };
    }
    if let Some(block) = line_above_date(scene) {
        return Headline {
            title: Some(shorten(scene.blocks.text(block), TITLE_CHARS)),
            block: Some(block),
            origin: Origin::Line,
        };
    }
    let origin = if declared.is_empty() { Origin::Title } else { Origin::Meta };
    let title = declared.into_iter().next().into_iter().chain([cut, raw]).find(|title| !title.is_empty());
    Headline { title: title.map(|title| shorten(&title, TITLE_CHARS)), block: None, origin }
}

/// Whether in a heading a box of its own follows its first words.
fn ends_in_box(dom: &Dom, heading: NodeId) -> bool {
    let is_silent = |&id: &NodeId| dom.text(id).chars().all(char::is_whitespace);
    dom.subtree(heading).skip_while(is_silent).any(|id| dom.tag(id).is_block())
}

/// Whether a title is a ware's whole name, of which the heading is a part: of one piece, no name with a description
/// behind it, and declared a second time; where the data names the ware by its heading, the rest is said to sell it.
fn is_whole_name(scene: &Scene, title: &str, heading: &str) -> bool {
    let name_of = |ware: &Json| ware.get("name").and_then(Json::text).map(bare);
    let mut wares = scene.head.objects().filter(|object| object.is_type(&["Product", "ProductGroup"]));
    if wares.any(|ware| name_of(ware) == Some(bare(heading))) {
        return false;
    }
    let is_declared = scene.head.meta(&["og:title"]).is_some_and(|declared| bare(declared) == bare(title));
    let (whole, part) = (bare(title), bare(heading));
    is_declared && split_title(title).len() == 1 && !title.contains(": ") && whole.contains(&part) && whole != part
}

/// The line right above a line of date and source, before the body: the headline of pages whose title names a section.
fn line_above_date(scene: &Scene) -> Option<usize> {
    let (first, _) = scene.body?;
    let dated = (first.saturating_sub(ABOVE_BODY)..first).find(|&index| {
        let line = super::lines::parse_line(&scene.parted_text(index), scene.month_first);
        line.is_some_and(|line| {
            line.is_whole()
                && !line.dates.is_empty()
                && line
                    .values
                    .iter()
                    .any(|value| matches!(value.label, Label::Source | Label::Published | Label::Author))
        })
    })?;
    let above = dated.checked_sub(1)?;
    let block = scene.blocks.list().get(above)?;
    (HEADLINE_UNITS.contains(&block.units) && block.link_units == 0).then_some(above)
}

/// Blocks above the body in which the line of the date is looked for, and units of the headline above it.
const ABOVE_BODY: usize = 6;
const HEADLINE_UNITS: std::ops::RangeInclusive<u32> = 16..=200;

/// Letters a plain line needs to be told for a headline.
const PLAIN_CHARS: usize = 4;

/// The titles that metas and JSON-LD declare, cut like the page's.
fn declared_titles(scene: &Scene, crumbs: &[String]) -> Vec<String> {
    let og = scene.head.meta(&["og:title"]).map(str::to_owned);
    let headline = scene.head.article_text("headline");
    let twitter =
        scene.head.meta(&["twitter:title", "dc.title", "citation_title", "title", "articletitle"]).map(str::to_owned);
    [og, headline, twitter]
        .into_iter()
        .flatten()
        .map(|title| cut_site(&plain(&title, TITLE_CHARS), scene, crumbs, true))
        .filter(|title| !title.is_empty())
        .collect()
}

/// "Blog: A story" is "A story" where the page's title is just that: a label or date in front, or (site.example) behind it.
fn prefer_bare<'t>(heading: &'t str, title: &'t str) -> &'t str {
    let (letters, wanted) = (bare(heading), bare(title));
    let extra = letters.chars().count().saturating_sub(wanted.chars().count());
    let is_labelled =
        (1..=LABEL_CHARS).contains(&extra) && wanted.chars().count() >= 2 * LABEL_CHARS && letters.ends_with(&wanted);
    let rest = heading.strip_prefix(title).map_or("", str::trim);
    let is_counted = (1..=COUNTER_CHARS).contains(&rest.len()) && rest.chars().all(char::is_numeric);
    let is_long = wanted.chars().count() >= 2 * LABEL_CHARS;
    if is_labelled || ((is_counted || is_host_in_brackets(rest)) && is_long) || is_pager(rest) {
        title
    } else {
        heading
    }
}

/// Digits of the longest counter of comments behind a heading.
const COUNTER_CHARS: usize = 4;

/// Letters of the longest label in front of it.
const LABEL_CHARS: usize = 12;

/// The best of all headings and headline-like lines near the body.
fn best_heading(scene: &Scene, references: &[String], raw: &str, genre: Genre) -> Option<Candidate> {
    let body_first = scene.body.map_or(usize::MAX, |(first, _)| first);
    let limit = body_first.saturating_add(INTO_BODY);
    let mut candidates: Vec<Candidate> = Vec::new();
    // The titles that a page declares are mostly the same one.
    let mut letters: Vec<Letters> = references.iter().map(|reference| Letters::of(reference)).collect();
    letters.dedup();
    for &(node, level) in scene.survey.headings.iter().take(HEADINGS) {
        let weight = match level {
            1 => 1.0,
            2 => 0.6,
            _ => 0.4,
        };
        if weight >= 1.0 || scene.block_at(node) <= limit {
            add(scene, &mut candidates, node, weight, &letters);
        }
    }
    for &node in scene.survey.titled.iter().take(HEADINGS).filter(|&&node| scene.block_at(node) <= limit) {
        add(scene, &mut candidates, node, 0.5, &letters);
    }
    let parts: Vec<String> =
        split_title(raw).into_iter().map(|(from, to, _)| bare(raw.get(from..to).unwrap_or(""))).collect();
    if let Some((first, later)) = parts.split_first() {
        drop_tails(&mut candidates, first, later);
        // What is marked as a title and is the first part, longer than the rest, is the headline too.
        for candidate in candidates.iter_mut().filter(|candidate| bare(&candidate.text) == *first) {
            if !later.is_empty() && later.iter().all(|part| 2 * part.len() < first.len()) {
                candidate.likeness = 1.0;
            }
        }
        // The site's name may stand in front: a heading that says the longest part of the title is the headline.
        let longest = later.iter().filter(|part| part.len() > first.len()).max_by_key(|part| part.len());
        for candidate in candidates.iter_mut().filter(|candidate| Some(&bare(&candidate.text)) == longest) {
            candidate.likeness = 1.0;
        }
    }
    if !scene.is_front_page() {
        candidates.retain(|candidate| !scene.sites.is_name(&candidate.text));
    }
    // Of headings that all are like the title the one nearest above the body is the article's.
    let score = |candidate: &Candidate| {
        candidate.likeness + 0.5 * candidate.weight - f32::from(u8::from(candidate.block > limit))
    };
    let is_alike =
        |candidate: &&Candidate| candidate.likeness >= if candidate.weight >= 1.0 { ALIKE } else { ALIKE_BELOW };
    let best = candidates.iter().filter(is_alike).map(score).reduce(f32::max);
    if let Some(best) = best {
        return candidates.into_iter().find(|candidate| is_alike(&candidate) && score(candidate) >= best - 0.01);
    }
    let lone = lone_heading(scene, &candidates, limit, references)
        .or_else(|| heading_above_body(scene, &candidates, references).filter(|_| genre.is_dated));
    lone.and_then(|at| candidates.into_iter().nth(at))
}

/// The only `h1` above the body, where the page's title is worded otherwise.
fn lone_heading(scene: &Scene, candidates: &[Candidate], limit: usize, references: &[String]) -> Option<usize> {
    let mut found = candidates.iter().enumerate().filter(|(_, candidate)| {
        candidate.weight >= 1.0
            && candidate.block <= limit
            && !scene.sites.is_name(&candidate.text)
            && !leads_away(scene, candidate)
    });
    let (first, heading) = found.next()?;
    let is_lone = found.all(|(_, other)| other.text == heading.text);
    let is_article = scene.head.is_article() || has_line_below(scene, heading.block);
    let shares = references.iter().any(|reference| shared_words(&heading.text, reference) >= SLOGAN);
    let is_named = references.iter().all(|reference| is_name_only(reference, &heading.text));
    let in_address = is_in_address(scene.dom.url(), &heading.text);
    (is_lone && (is_article || is_named || shares || in_address)).then_some(first)
}

/// The heading of a lower level right above the body, where no `h1` is one and the page's title is none: it is empty or
/// the site's name, or the heading calls itself one and has a date or an author below it.
fn heading_above_body(scene: &Scene, candidates: &[Candidate], references: &[String]) -> Option<usize> {
    let (first, _) = scene.body?;
    let above = |candidate: &Candidate| candidate.block < first && first - candidate.block <= ABOVE_BODY;
    let at = candidates.iter().rposition(|candidate| above(candidate) && !scene.sites.is_name(&candidate.text))?;
    let is_named = |heading: &Candidate| {
        let is_title = |reference: &String| !scene.sites.is_name(reference) || !is_name_only(reference, &heading.text);
        !references.iter().any(is_title)
    };
    let is_marked = |heading: &Candidate| heading.node.is_some_and(|node| scene.survey.titled.contains(&node));
    let is_own = |heading: &&Candidate| {
        !leads_away(scene, heading)
            && !has_cue(find_cues(&heading.text), Cue::Breadcrumb)
            && (is_named(heading) || is_marked(heading) && has_line_below(scene, heading.block))
    };
    candidates.get(at).filter(is_own).map(|_| at)
}

/// A title that is only the site's name says nothing against any heading.
fn is_name_only(title: &str, heading: &str) -> bool {
    measure_units(title) <= NAME_UNITS && measure_units(title) < measure_units(heading)
}

/// Whether a heading is a link to another page: a site's or a blog's name.
fn leads_away(scene: &Scene, candidate: &Candidate) -> bool {
    let Some(node) = candidate.node else { return false };
    let own = crate::url::parse_parts(scene.dom.url()).map(|parts| parts.path.trim_end_matches('/').to_owned());
    scene
        .dom
        .subtree(node)
        .filter_map(|id| scene.dom.attr(id, Attr::HREF))
        .filter(|href| !crate::url::is_place(href))
        .any(|href| {
            let resolved = crate::url::resolve(scene.dom.base(), href);
            let path = resolved
                .as_deref()
                .and_then(crate::url::parse_parts)
                .map(|parts| parts.path.trim_end_matches('/').to_owned());
            path.is_none() || path != own
        })
}

/// Whether a date or a byline stands right below a block.
fn has_line_below(scene: &Scene, block: usize) -> bool {
    (block + 1..block + 5).any(|index| {
        let line = super::lines::parse_line(&scene.parted_text(index), scene.month_first);
        line.is_some_and(|line| {
            line.is_whole()
                && (!line.dates.is_empty()
                    || line
                        .values
                        .iter()
                        .any(|value| matches!(value.label, Label::Author | Label::Source | Label::Published)))
        })
    })
}

fn add(scene: &Scene, candidates: &mut Vec<Candidate>, node: NodeId, weight: f32, references: &[Letters]) {
    let range = scene.measures.blocks_in(scene.dom, node);
    let units = if range.is_empty() { 0 } else { scene.measures.sum(range.clone()).units };
    if units > HEADING_UNITS || scene.dom.end(node).0 - node.0 > 200 {
        return;
    }
    let text = clean_heading(&unescape_entities(&scene.text_of(node)));
    if text.is_empty()
        || candidates.iter().any(|candidate| {
            candidate.node.is_some_and(|other| scene.dom.is_within(node, other)) && candidate.text == text
        })
    {
        return;
    }
    let letters = Letters::of(&text);
    let likeness = references.iter().map(|reference| likeness(&letters, reference)).fold(0.0, f32::max);
    candidates.push(Candidate { text, node: Some(node), block: scene.block_at(node), likeness, weight });
}

/// Drops the headings that are only a later part of the page's title while another heading is its first: the book's name
/// over every chapter.
fn drop_tails(candidates: &mut Vec<Candidate>, first: &str, later: &[String]) {
    if later.is_empty() || !candidates.iter().any(|candidate| bare(&candidate.text) == first) {
        return;
    }
    candidates.retain(|candidate| {
        let heading = bare(&candidate.text);
        heading == first || !later.contains(&heading)
    });
}

/// Without the marks of links to the heading itself, and without the number of the page in brackets.
fn clean_heading(text: &str) -> String {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '¶' | '#' | '§' | '🔗')).trim();
    let stem = text.strip_suffix([')', '）']).and_then(|stem| stem.rsplit_once(['(', '（']));
    stem.filter(|(_, inner)| is_pager(inner)).map_or(text, |(stem, _)| stem.trim_end()).to_owned()
}

/// A plain line near the body that says what the title says.
fn find_plain(scene: &Scene, reference: &str) -> Option<usize> {
    let (first, _) = scene.body?;
    let reference = Letters::of(reference);
    let lines = first.saturating_sub(40)..(first + INTO_BODY + 1).min(scene.blocks.len());
    let mut alike = lines.filter(|&index| {
        scene.blocks.list().get(index).is_some_and(|block| block.units <= HEADING_UNITS / 2 && block.units >= 6)
    });
    alike.rfind(|&index| likeness(&Letters::of(scene.blocks.text(index)), &reference) >= SAME)
}

#[cfg(test)]
mod tests {
    use super::{is_in_address, prefer_bare};

    #[test]
    fn a_heading_with_more_than_its_title_gives_way() {
        let title = "The keeper of the gauge goes home";
        assert_eq!(prefer_bare("The keeper of the gauge goes home (river.example)", title), title);
        for end in ["again", "2.0", "05.03.2024", "U.S."] {
            let heading = format!("The keeper of the gauge goes home ({end})");
            assert_eq!(prefer_bare(&heading, title), heading);
        }
    }

    #[test]
    fn an_address_spells_its_heading_or_the_beginning() {
        let long = "The mayor says the old bridge must go, whatever it costs: \"Two hundred carts cross it every day,\" \
                    and nobody knows how much longer its beams, cut in the year of the great flood, will carry them";
        let spells = |step: &str, heading: &str| is_in_address(&format!("https://example.com/town/{step}/"), heading);
        assert!(spells("a-walk-by-the-sea", "A Walk by the Sea"));
        assert!(spells("mayor_says_the_old_bridge_must_go", long));
        assert!(!spells("letters-to-the-editor-of-this-week", long));
        assert!(!spells("bridge", "Bridge"));
    }
}
