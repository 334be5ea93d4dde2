//! What every finder looks at: the page, its declarations, where the body is, and the lines around it.
//!
//! The body is where the chosen blocks weigh something; a line counts only near the headline, before the body or right
//! after it, never among comments and other stories. That is what keeps a link farm's dates out.

use super::head::Head;
use super::json::Json;
use super::lines::{Line, parse_line};
use super::links::plain;
use super::sites::{Sites, bare};
use super::survey::{Survey, push_part};
use super::title::TITLE_CHARS;
use crate::block::{Blocks, Measures};
use crate::lexicon::months::find_month;
use crate::page::{Attr, Dom, Names, NodeId, Tag};
use crate::text::letters::{is_letter, is_number, to_lower};
use crate::text::punctuation::ends_sentence;
use crate::text::script::is_dense;

/// A chosen block with this many units is the body's.
const BODY_UNITS: u32 = 80;

/// A chosen block that ends as a sentence does needs fewer.
const ENDED_UNITS: u32 = 35;

/// Blocks before the headline that can hold its lines: breadcrumb, section, date.
const BEFORE_HEADLINE: usize = 12;

/// Blocks after the headline (or after the body's beginning) that can hold them.
const AFTER_HEADLINE: usize = 14;

/// Without a headline, blocks before the body.
const BEFORE_BODY: usize = 24;

/// Paragraphs above and below a line that stands inside of the text: one alone may be the standfirst, or a note.
const AROUND_INSIDE: usize = 2;

/// Blocks before and after the body's last one that can hold its closing lines.
const AROUND_END: (usize, usize) = (6, 12);

/// Units of a link that can be a headline, blocks and units of the item it stands in.
const ITEM_LINK_UNITS: u32 = 30;
const ITEM_BLOCKS: usize = 8;
const ITEM_UNITS: u32 = 500;

/// Blocks a date may be set in.
const NUMBER_BLOCKS: usize = 4;

/// Boxes around a line in which a teaser's heading is looked for.
const TEASER_LEVELS: usize = 7;

/// Bytes of the longest chip before a heading.
const CHIP_BYTES: usize = 30;

/// A block of more units holds no own line.
const LINE_UNITS: u32 = 280;

/// The page as the finders see it.
pub struct Scene<'a> {
    /// The page.
    pub dom: &'a Dom,
    /// Its blocks.
    pub blocks: &'a Blocks,
    /// Their measures.
    pub measures: &'a Measures,
    /// Which blocks the block model took.
    pub chosen: &'a [bool],
    /// What the page declares.
    pub head: Head,
    /// What one walk over it saw.
    pub survey: Survey,
    /// The site's names.
    pub sites: Sites,
    /// The first and the last block of the body, if there is one.
    pub body: Option<(usize, usize)>,
    /// Whether 3/4/2020 is 4 March here.
    pub month_first: bool,
}

/// A line near the article.
pub struct NearLine {
    /// Its block.
    pub block: usize,
    /// Its text, tabs where text nodes met.
    pub text: String,
    /// What it says.
    pub line: Line,
    /// Whether it stands after the body and not before it.
    pub is_after: bool,
}

impl<'a> Scene<'a> {
    /// Looks at a page.
    pub fn of(dom: &'a Dom, blocks: &'a Blocks, measures: &'a Measures, names: &Names, chosen: &'a [bool]) -> Self {
        let head = Head::of(dom);
        let mut survey = Survey::of(dom, names);
        let sites = Sites::of(dom, &head, &survey);
        let body = find_body(blocks, chosen);
        let ends = body.into_iter().flat_map(|(first, last)| [first, last]);
        let mut own: Vec<NodeId> = ends.filter_map(|end| blocks.list().get(end)).map(|block| block.first).collect();
        own.extend(find_own_headings(dom, &survey, &sites));
        survey.set_elsewhere(dom, &own);
        let month_first = super::language::is_month_first(dom, &head);
        Scene { dom, blocks, measures, chosen, head, survey, sites, body, month_first }
    }

    /// Whether this is the first page of its site: the site's name is what it speaks of.
    pub fn is_front_page(&self) -> bool {
        crate::url::parse_parts(self.dom.url()).is_some_and(|parts| parts.path.len() <= 1)
    }

    /// Whether a film is what the page is about: the first thing that it declares, by the page's title, on a page that calls
    /// itself a film.
    pub fn is_own_film(&self, film: &Json) -> bool {
        if !self.head.meta(&["og:type"]).is_some_and(|kind| kind.starts_with("video")) {
            return false;
        }
        let name = film.get("name").and_then(Json::text).map(bare).filter(|name| !name.is_empty());
        let title = self.survey.title.map(|id| bare(&self.dom.text_content(id))).unwrap_or_default();
        let is_first = self.head.articles().first().is_some_and(|first| first.is_type(&["VideoObject"]));
        is_first && name.is_some_and(|name| title.contains(&name))
    }

    /// What the page's title ends with, if the host spells it and it is neither the site's name nor the headline.
    pub fn portal(&self, headline: Option<&str>) -> Option<String> {
        let title = plain(&self.dom.text_content(self.survey.title?), TITLE_CHARS);
        let end = super::title_parts::tail_parts(&title).pop()?;
        let end = end.trim_matches(|c: char| !c.is_alphanumeric());
        let is_other = self.sites.name().into_iter().chain(headline).all(|name| bare(name) != bare(end));
        (is_other && self.sites.spells_host(end)).then(|| end.to_owned())
    }

    /// The block a node's text is in, or the next one.
    pub fn block_at(&self, node: NodeId) -> usize {
        let after = self.blocks.list().partition_point(|block| block.first <= node);
        match after.checked_sub(1) {
            Some(index) if self.blocks.list().get(index).is_some_and(|block| block.last >= node) => index,
            _ => after,
        }
    }

    /// A heading's text as a reader sees it: the texts of its blocks, or of itself where it is part of one; without
    /// buttons and without the chip of a category in front.
    pub fn text_of(&self, node: NodeId) -> String {
        let range = self.measures.blocks_in(self.dom, node);
        let chip = self.chip_of(node);
        let is_extra = |id: NodeId| self.dom.tag(id) == Tag::BUTTON || chip == Some(id);
        if range.len() > 1 && !self.dom.subtree(node).any(is_extra) {
            let mut text = String::new();
            for line in range.map(|index| self.blocks.text(index)) {
                // Where words have no spaces a headline's lines have none between them.
                let is_glued = text.ends_with(is_dense) && line.starts_with(is_dense);
                if !text.is_empty() && !is_glued {
                    text.push(' ');
                }
                text.push_str(line);
            }
            return text;
        }
        let mut out = String::new();
        let mut reading_end = node;
        for id in self.dom.subtree(node) {
            if matches!(self.dom.tag(id), Tag::RT | Tag::RP | Tag::RTC | Tag::SCRIPT) || is_extra(id) {
                reading_end = reading_end.max(self.dom.end(id));
            }
            // Parts in elements of their own are set apart by style: a capital right after small letters tells it.
            let text = self.dom.text(id);
            if id >= reading_end {
                if out.chars().rev().take(3).all(char::is_lowercase) && text.starts_with(char::is_uppercase) {
                    out.push(' ');
                }
                crate::text::space::push_collapsed(&mut out, 0, text);
            }
        }
        out.trim().to_owned()
    }

    /// The chip of a category that a heading begins with.
    fn chip_of(&self, node: NodeId) -> Option<NodeId> {
        let is_chip = |id: &NodeId| {
            let names = self.dom.attr(*id, Attr::CLASS).unwrap_or("");
            names
                .split(|c: char| !c.is_ascii_alphabetic())
                .any(|word| matches!(word, "label" | "prefix" | "badge" | "chip"))
        };
        let first = self.dom.children(node).find(|&id| !self.dom.text_content(id).trim().is_empty())?;
        let found = [Some(first), self.dom.children(first).next()].into_iter().flatten().find(is_chip)?;
        let bytes = |id: NodeId| self.dom.text_content(id).trim().len();
        (bytes(found) <= CHIP_BYTES && bytes(node) > bytes(found)).then_some(found)
    }

    /// Whether the body is in a script without spaces.
    pub fn is_dense(&self) -> bool {
        let (first, last) = self.body.unwrap_or((0, 0));
        let counts = (first..=last).filter_map(|index| self.measures.counts.get(index));
        let (dense, chars) = counts.fold((0, 0), |(dense, chars), counts| (dense + counts.dense, chars + counts.chars));
        dense * 2 > chars
    }

    /// Whether a block is a heading.
    pub fn is_heading(&self, block: usize) -> bool {
        let owner = self.blocks.list().get(block).map(|block| block.owner);
        owner.is_some_and(|owner| self.dom.closest(owner, |id| self.dom.tag(id).heading_level().is_some()).is_some())
    }

    /// Whether a block is nothing but a link and stands in a list or below the text: "By subject".
    pub fn is_menu_item(&self, index: usize) -> bool {
        let is_below = self.body.is_some_and(|(_, last)| index > last);
        let block = self.blocks.list().get(index).filter(|block| block.link_units >= block.units);
        block.is_some_and(|block| is_below || self.dom.tag(block.owner) == Tag::LI)
    }

    /// Whether a block stands among the paragraphs, or says what a figure shows: what it names is not where the whole text
    /// is from.
    pub fn is_inside(&self, index: usize) -> bool {
        let is_paragraph = |index: usize| {
            let block = self.blocks.list().get(index).filter(|block| block.units >= BODY_UNITS);
            block.is_some_and(|block| block.link_units * 2 < block.units) && self.chosen.get(index) == Some(&true)
        };
        let is_of_figure = |id: NodeId| matches!(self.dom.tag(id), Tag::FIGURE | Tag::FIGCAPTION | Tag::CAPTION);
        let owner = self.blocks.list().get(index).map(|block| block.owner);
        let is_among = |(first, last): (usize, usize)| {
            (first..index).filter(|&index| is_paragraph(index)).nth(AROUND_INSIDE - 1).is_some()
                && (index + 1..=last).filter(|&index| is_paragraph(index)).nth(AROUND_INSIDE - 1).is_some()
        };
        owner.is_some_and(|owner| self.dom.closest(owner, is_of_figure).is_some()) || self.body.is_some_and(is_among)
    }

    /// Whether a node is in comments or among other stories.
    pub fn is_elsewhere(&self, node: NodeId) -> bool {
        self.survey.is_elsewhere(self.dom, node)
    }

    /// Whether a node stands with a heading that leads to another story: a teaser's author or date.
    pub fn is_teaser(&self, node: NodeId, headline: Option<usize>) -> bool {
        let headline = headline.and_then(|index| self.blocks.list().get(index)).map(|block| block.first);
        let body = self.body.and_then(|(first, _)| self.blocks.list().get(first)).map(|block| block.first);
        for ancestor in self.dom.ancestors(node).take(TEASER_LEVELS) {
            if headline.is_some_and(|own| self.dom.is_within(own, ancestor)) {
                return false;
            }
            if self.is_item(ancestor) {
                return true;
            }
            let from = self.survey.headings.partition_point(|&(heading, _)| heading < ancestor);
            let heading = self.survey.headings.get(from).filter(|&&(heading, _)| self.dom.is_within(heading, ancestor));
            let Some(&(heading, _)) = heading else {
                if body.is_some_and(|own| self.dom.is_within(own, ancestor)) {
                    return false;
                }
                continue;
            };
            let is_link = |id: NodeId| self.dom.tag(id) == Tag::A && self.dom.has_attr(id, Attr::HREF);
            return self.dom.subtree(heading).any(is_link) || self.dom.ancestors(heading).take(4).any(is_link);
        }
        false
    }

    /// Whether a node stands in an item of a list of other stories.
    pub fn is_in_item(&self, node: NodeId, headline: Option<usize>) -> bool {
        let Some(block) = headline.and_then(|index| self.blocks.list().get(index)) else { return false };
        let title = bare(self.blocks.text(headline.unwrap_or(0)));
        let boxes = self.dom.ancestors(node).take(TEASER_LEVELS);
        let around = boxes.take_while(|&id| !self.dom.is_within(block.first, id)).find(|&id| self.is_item(id));
        // Each message of a discussion repeats its subject.
        around.is_some_and(|id| !bare(&self.dom.text_content(id)).contains(&title))
    }

    /// Whether a small box holds a link as long as a headline: an item of a list of stories.
    fn is_item(&self, node: NodeId) -> bool {
        let range = self.measures.blocks_in(self.dom, node);
        let sums = self.measures.sum(range.clone());
        let has_story = |index: usize| {
            self.blocks.list().get(index).is_some_and(|block| block.link_units >= ITEM_LINK_UNITS && block.links == 1)
                // An address that is written out is the page's own as often as a source's, and no headline.
                && !self.blocks.text(index).contains("://")
        };
        (2..=ITEM_BLOCKS).contains(&range.len()) && sums.units <= ITEM_UNITS && range.into_iter().any(has_story)
    }

    /// Blocks before the body in which its own lines may stand.
    pub fn head_zone(&self, headline: Option<usize>) -> std::ops::Range<usize> {
        let (first, _) = self.body.unwrap_or((0, self.blocks.len()));
        let (from, to) = match headline {
            Some(headline) => (
                headline.saturating_sub(BEFORE_HEADLINE),
                (headline + AFTER_HEADLINE).max((first + 4).min(headline + 2 * AFTER_HEADLINE)),
            ),
            None => (first.saturating_sub(BEFORE_BODY), first + 4),
        };
        from..to.min(self.blocks.len())
    }

    /// Blocks at and after the body's end.
    pub fn tail_zone(&self) -> std::ops::Range<usize> {
        let Some((first, last)) = self.body else { return 0..0 };
        let from = last.saturating_sub(AROUND_END.0).max(first + 1);
        from..(last + 1 + AROUND_END.1).min(self.blocks.len()).max(from)
    }

    /// All short lines of both zones that are not elsewhere, read.
    #[inline(never)]
    pub fn near_lines(&self, headline: Option<usize>) -> Vec<NearLine> {
        let head = self.head_zone(headline);
        let tail = self.tail_zone();
        let tail = tail.start.max(head.end)..tail.end;
        let last = self.body.map_or(usize::MAX, |(_, last)| last);
        let indices = head.chain(tail);
        indices
            .filter(|&index| Some(index) != headline)
            .filter_map(|index| self.read_line(index, index > last))
            .collect()
    }

    fn read_line(&self, index: usize, is_after: bool) -> Option<NearLine> {
        let block = self.blocks.list().get(index)?;
        if block.units > LINE_UNITS || self.is_program(index) || self.is_elsewhere(block.first) {
            return None;
        }
        let text = self.join_numbers(index);
        let line = parse_line(&text, self.month_first)?;
        Some(NearLine { block: index, text, line, is_after })
    }

    /// Whether a block is a program, whose dates are its own: code, or preformatted text within the body. Around the body,
    /// such text may be the article's head as well as any other.
    fn is_program(&self, index: usize) -> bool {
        let Some(owner) = self.blocks.list().get(index).map(|block| block.owner) else { return false };
        let is_within = || self.body.is_some_and(|(first, last)| first < index && index <= last);
        let holds_code = || self.dom.subtree(owner).any(|id| self.dom.tag(id) == Tag::CODE);
        self.dom.tag(owner) == Tag::PRE && (is_within() || holds_code())
    }

    /// A block's text; where it is only a number or a month, with those of the next blocks: a date set in several boxes.
    fn join_numbers(&self, index: usize) -> String {
        let mut text = self.parted_text(index);
        let is_numbers = |text: &str| {
            let is_numeric = || text.chars().any(is_number) && !text.chars().any(is_letter);
            let is_month = || find_month(&to_lower(text.trim_end_matches('.'))).is_some();
            text.len() <= 16 && (is_numeric() || is_month())
        };
        if is_numbers(&text) {
            for next in index + 1..index + NUMBER_BLOCKS {
                let more = self.parted_text(next);
                if !is_numbers(&more) {
                    break;
                }
                let is_year = text.len() == 4 && text.chars().all(is_number);
                text.push(if is_year { '/' } else { ' ' });
                text.push_str(&more);
            }
            text = text.replace('\t', " ");
        }
        text
    }

    /// A block's text with tabs between text nodes.
    pub fn parted_text(&self, index: usize) -> String {
        let mut text = String::new();
        let Some(block) = self.blocks.list().get(index) else { return text };
        for piece in self.blocks.pieces(block) {
            push_part(&mut text, self.dom.text(piece.node).get(piece.from as usize..piece.to as usize).unwrap_or(""));
        }
        text
    }
}

/// The headings of the first level that the page's title begins with, or that are most of it, other than the site's name.
fn find_own_headings(dom: &Dom, survey: &Survey, sites: &Sites) -> Vec<NodeId> {
    let Some(title) = survey.title.map(|id| bare(&dom.text_content(id))) else { return Vec::new() };
    let is_own = |heading: NodeId| {
        let text = dom.text_content(heading);
        let letters = bare(&text);
        let is_most = title.starts_with(&letters) || letters.len() * 2 > title.len() && title.contains(&letters);
        letters.chars().count() >= HEADING_LETTERS && is_most && !sites.is_name(&text)
    };
    let headings = survey.headings.iter().take(FIRST_HEADINGS).filter(|&&(_, level)| level == 1);
    headings.map(|&(heading, _)| heading).filter(|&heading| is_own(heading)).collect()
}

/// Headings that are looked at for the article's own, and letters of the shortest.
const FIRST_HEADINGS: usize = 40;
const HEADING_LETTERS: usize = 4;

/// The first and last chosen block that weighs something; of a text in short lines, the first and last chosen one.
fn find_body(blocks: &Blocks, chosen: &[bool]) -> Option<(usize, usize)> {
    let is_chosen = |index: &usize| chosen.get(*index).copied().unwrap_or(false);
    let weighs = |index: &usize| {
        let units = blocks.list().get(*index).map_or(0, |block| block.units);
        units >= BODY_UNITS || (units >= ENDED_UNITS && ends_sentence(blocks.text(*index)))
    };
    let mut weighty = (0..blocks.len()).filter(|index| is_chosen(index) && weighs(index));
    if let Some(first) = weighty.next() {
        return Some((first, weighty.next_back().unwrap_or(first)));
    }
    let mut any = (0..blocks.len()).filter(is_chosen);
    let first = any.next()?;
    Some((first, any.next_back().unwrap_or(first)))
}
