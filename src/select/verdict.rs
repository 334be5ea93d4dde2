//! The only place that decides whether a page is an article.
//!
//! The model says how likely the page holds a text to read at all; what is chosen then has to look like one: enough
//! running text, in paragraphs, not mostly links. The more doubtful of both opinions counts. The numbers behind the
//! decision are those the reader is shown.

use super::entry::asks_for_entry;
use super::excerpts::are_excerpts;
use super::kind::{KindOpinion, PageKind};
use super::links::leads_away;
use super::thread::is_conversation;
use crate::lexicon::error_pages::is_error_title;
use crate::metadata::{Post, split_title};
use crate::page::{NodeId, Tag};
use crate::signal::View;
use crate::signal::declared::is_manual;
use serde::Serialize;

/// Why a page is not an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// There is no text at all.
    Empty,
    /// The page is made of frames.
    Frames,
    /// It is a list of links: a front page, a ranking, search results.
    List,
    /// There is too little running text.
    TooShort,
}

/// The decision on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// None for an article.
    pub why_not: Option<Why>,
    /// The chance, 0 to 100, that the page holds an article.
    pub confidence: u8,
}

/// The page's own chance at which it is as likely refused as not: lists are rare among the pages readers click on, so
/// the likelihood has to be clear.
const READABLE: f32 = 0.45;

/// The page's own chance at least where a sure text stands below the page's title: what stands around it may be much more.
const TITLED: f32 = 0.7;

/// Decides on a page from what the model thinks of it and of its blocks, from what was chosen, and from the messages in it.
pub fn decide_verdict(view: &View, chances: &[f32], kept: &[bool], page: KindOpinion, posts: &[Post]) -> Verdict {
    let total = view.measures.total();
    if total.units == 0 {
        let frames = view.dom.find_tag(Tag::FRAMESET).is_some();
        return Verdict { why_not: Some(if frames { Why::Frames } else { Why::Empty }), confidence: 0 };
    }
    let mut evidence = Evidence::of(view, chances, kept);
    let is_thread = page.kind == PageKind::Discussion && is_conversation(view, posts);
    if is_thread {
        // Short answers look like labels to the model.
        evidence.mean_chance = evidence.mean_chance.max(THREAD_CHANCE);
        evidence.sure_units = evidence.sure_units.max(THREAD_CHANCE * evidence.units);
    }
    let first = kept.iter().position(|kept| *kept).unwrap_or(0);
    let is_text = !page.kind.sells() && evidence.is_sure_text() && is_below_title(view, first);
    let is_manual = || !page.kind.sells() && is_manual(view) && evidence.may_be_manual();
    let is_titled = is_thread || is_text || is_manual();
    // The few sentences of a page to sign in at are sure ones below its title too.
    let is_answer = is_thread || is_text && evidence.units >= ANSWER_UNITS;
    let by_page = log_odds(if is_titled { page.readable.max(TITLED) } else { page.readable }) - log_odds(READABLE);
    let is_discussion = page.kind == PageKind::Discussion;
    let are_excerpts = are_excerpts(view, kept, is_discussion || page.is_likely_discussion());
    let is_none =
        are_excerpts || is_error_page(view, &evidence) || (!is_discussion && !is_answer && asks_for_entry(view, kept));
    let by_text = if is_none { NO_PAGE } else { evidence.log_odds() };
    let odds = by_page.min(by_text);
    let confidence = (100.0 / (1.0 + (-odds).exp())).round().clamp(0.0, 100.0) as u8;
    let is_list = by_page < by_text
        || matches!(page.kind, PageKind::List | PageKind::Catalogue)
        || evidence.page_link_share > LIST_LINK_SHARE
        || are_excerpts
        || evidence.is_list_of_stories()
        || evidence.is_dump();
    let why_not = (odds < 0.0).then_some(if is_list { Why::List } else { Why::TooShort });
    Verdict { why_not, confidence }
}

/// Whether a block follows a line that says what the page's title says and leads nowhere.
pub(super) fn is_below_title(view: &View, block: usize) -> bool {
    let is_title = |index: usize| {
        let likeness = view.title_likeness.get(index).is_some_and(|likeness| *likeness >= TITLE_LIKENESS);
        likeness && view.blocks.list().get(index).is_some_and(|block| block.links == 0 && block.units >= TITLE_UNITS)
    };
    (block.saturating_sub(TITLE_BLOCKS)..=block).any(is_title)
}

/// How alike a headline and the page's title are, which may name the site as well.
const TITLE_LIKENESS: f32 = 0.5;

/// A shorter line names a section, in units.
const TITLE_UNITS: u32 = 14;

/// Between headline and text stand at most so many lines.
const TITLE_BLOCKS: usize = 8;

/// Whether the page says, and says little else, that there is no such page or that nobody may see it.
fn is_error_page(view: &View, evidence: &Evidence) -> bool {
    let says_so = |id: NodeId| {
        let text: String = view.dom.text_content(id).chars().take(TITLE_CHARS).collect();
        split_title(&text).into_iter().filter_map(|(from, to, _)| text.get(from..to)).any(is_error_title)
    };
    evidence.units <= ERROR_UNITS
        && [Tag::TITLE, Tag::H1].into_iter().filter_map(|tag| view.dom.find_tag(tag)).any(says_so)
}

/// Characters of a title that are read.
const TITLE_CHARS: usize = 300;

/// A longer text is about something, in units.
const ERROR_UNITS: f32 = 500.0;

/// Log odds of an article where something else is certain.
const NO_PAGE: f32 = -5.0;

/// What the messages of a thread are at least likely to be its text.
const THREAD_CHANCE: f32 = 0.7;

fn log_odds(chance: f32) -> f32 {
    let chance = chance.clamp(0.001, 0.999);
    (chance / (1.0 - chance)).ln()
}

/// A page whose text is links for the most part is a list of them.
const LIST_LINK_SHARE: f32 = 0.5;

/// So much text, in units, without a sentence or a paragraph is a dump of items; the words of a song are shorter.
const DUMP_UNITS: f32 = 20_000.0;

/// No item of a dump is longer, in units.
const DUMP_ITEM_UNITS: f32 = 80.0;

/// The mean chance of a text that the model is sure of, and how long it is at least, in units.
const SURE_CHANCE: f32 = 0.8;
const SURE_UNITS: f32 = 150.0;

/// A sure text of so many units is no explanation of the form below it.
const ANSWER_UNITS: f32 = 200.0;

/// The mean chance of a page of a manual, and the most that leads to other pages of it.
const MANUAL_CHANCE: f32 = 0.7;
const MANUAL_LINK_SHARE: f32 = 0.4;

/// A title with more text than this below it heads a section of its own, in units.
const EXCERPT_UNITS: f32 = 300.0;

/// What speaks for and against an article.
#[derive(Debug, Clone, Copy)]
pub struct Evidence {
    /// Units kept, by their chance.
    pub sure_units: f32,
    /// Mean chance of the kept units.
    pub mean_chance: f32,
    /// Share of links in what is kept.
    pub link_share: f32,
    /// Share of links in the page.
    pub page_link_share: f32,
    /// Units in kept blocks that end as sentences do, over all kept units.
    pub sentence_share: f32,
    /// Units of the longest kept block.
    pub longest: f32,
    /// Headings among what is kept.
    pub headings: u32,
    /// Of these, headings that are links to other pages: the titles of stories.
    pub linked_headings: u32,
    /// Units kept.
    pub units: f32,
    /// Whether what is kept is one block that says the same few words again and again, with hardly a text beside it.
    pub is_repetition: bool,
}

impl Evidence {
    /// Collects it.
    pub fn of(view: &View, chances: &[f32], kept: &[bool]) -> Self {
        let (dom, blocks, measures) = (view.dom, view.blocks, view.measures);
        let (mut units, mut sure, mut links, mut sentences, mut longest) = (0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32);
        let (mut headings, mut linked_headings) = (0, 0);
        let mut longest_block = None;
        for (index, block) in blocks.list().iter().enumerate() {
            if !kept.get(index).copied().unwrap_or(false) {
                continue;
            }
            let own = block.units as f32;
            units += own;
            sure += own * chances.get(index).copied().unwrap_or(0.0);
            links += block.link_units as f32;
            if measures.ends_sentence(index) {
                sentences += own;
            }
            if own - block.link_units as f32 > longest {
                longest = own - block.link_units as f32;
                longest_block = Some(index);
            }
            if dom.closest(block.owner, |id| dom.tag(id).heading_level().is_some()).is_some() {
                headings += 1;
                linked_headings += u32::from(block.link_units * 5 >= block.units * 4 && leads_away(view, block.first));
            }
        }
        let total = measures.total();
        let some = units.max(1.0);
        Evidence {
            sure_units: sure,
            mean_chance: sure / some,
            link_share: links / some,
            page_link_share: total.link_share(),
            sentence_share: sentences / some,
            longest,
            headings,
            linked_headings,
            units,
            is_repetition: units - longest < EXCERPT_UNITS
                && longest_block.is_some_and(|index| is_repetition(blocks.text(index))),
        }
    }

    /// Whether the model is sure of what is kept, and it is sentences without a list of links.
    fn is_sure_text(&self) -> bool {
        self.mean_chance >= SURE_CHANCE
            && self.units >= SURE_UNITS
            && self.sentence_share >= 0.7
            && self.link_share <= 0.2
            && self.linked_headings == 0
    }

    /// Whether what is kept may be a page of a manual: names with little said of them, which are no list of links.
    fn may_be_manual(&self) -> bool {
        self.mean_chance >= MANUAL_CHANCE && self.link_share <= MANUAL_LINK_SHARE && self.linked_headings == 0
    }

    /// Whether what is kept is the titles of stories with their first words: a category, a blog's front page, search
    /// results.
    fn is_list_of_stories(&self) -> bool {
        let are_most = self.linked_headings >= 3 && self.linked_headings * 5 >= self.headings * 3;
        are_most && self.units <= self.linked_headings as f32 * EXCERPT_UNITS
    }

    /// Whether what is kept is items only: a dump of names, a table of results, a word written for search engines.
    fn is_dump(&self) -> bool {
        self.is_repetition || (self.units > DUMP_UNITS && self.longest <= DUMP_ITEM_UNITS && self.sentence_share < 0.02)
    }

    /// Log odds of an article; weights set by hand so that labelled articles of all lengths stay above zero and front
    /// pages, rankings and search results fall below. Doubt of the model and links in what it chose weigh most;
    /// length counts little beyond a few paragraphs and much below a hundred Latin words.
    fn log_odds(&self) -> f32 {
        let length = (self.sure_units / 250.0).max(0.01).ln();
        let length = if length < 0.0 { 2.0 * length } else { 1.2 * length.min(2.5) };
        let paragraph = (self.longest / 60.0).max(0.05).ln().min(2.0);
        let doubt = 8.0 * (self.mean_chance - 0.5);
        let links = -8.0 * (self.link_share - 0.25).max(0.0);
        let stories = if self.is_list_of_stories() || self.is_dump() { -12.0 } else { 0.0 };
        length + paragraph + doubt + links + stories + 2.0 * (self.sentence_share - 0.4)
    }
}

/// Bytes at the beginning of a text that are looked at, and the fewest that tell.
const SAMPLE_BYTES: usize = 4096;
const LEAST_SAMPLE_BYTES: usize = 1024;

/// Whether of a text's runs of six bytes hardly any are different ones: in texts of any script most are.
fn is_repetition(text: &str) -> bool {
    let sample = text.as_bytes().get(..SAMPLE_BYTES).unwrap_or(text.as_bytes());
    let mut seen = vec![false; 8 * SAMPLE_BYTES];
    let mut different = 0;
    for run in sample.windows(6) {
        let place = run.iter().fold(0u32, |sum, &byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
        if let Some(place) = seen.get_mut(place as usize % (8 * SAMPLE_BYTES)) {
            different += usize::from(!std::mem::replace(place, true));
        }
    }
    sample.len() >= LEAST_SAMPLE_BYTES && different * 8 < sample.len()
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::with_view;

    const SENTENCE: &str =
        "The keeper of the gauge wrote the number down, looked at the water once more, and went home. ";

    /// The verdict on a page of which all was chosen, and the model is sure of its blocks.
    fn judge_as(page: KindOpinion, markup: &str) -> Verdict {
        with_view(markup, |view| {
            let count = view.blocks.len();
            decide_verdict(view, &vec![0.9; count], &vec![true; count], page, &[])
        })
    }

    /// The verdict on a body that the model takes for an article.
    fn judge(body: &str) -> Verdict {
        let page = KindOpinion { kind: PageKind::Article, readable: 0.99, discussion: 0.0 };
        judge_as(page, &format!("<body>{body}"))
    }

    fn sections(heading: impl Fn(usize) -> String, sentences: usize) -> String {
        let text = SENTENCE.repeat(sentences);
        (1..7).map(|at| format!("<h2>{}</h2><p>{text}</p>", heading(at))).collect()
    }

    #[test]
    fn titles_of_stories_with_their_first_words_are_a_list() {
        let title = |at| format!("<a href=/story/{at}>A story of the river, part {at}</a>");
        assert_eq!(judge(&sections(title, 2)).why_not, Some(Why::List));
        assert_eq!(judge(&sections(title, 8)).why_not, None);
    }

    #[test]
    fn a_dump_of_names_is_a_list() {
        let lines = |count: usize| (0..count).map(|at| format!("<li>name-{at}.example.org</li>")).collect::<String>();
        assert_eq!(judge(&format!("<ul>{}</ul>", lines(4000))).why_not, Some(Why::List));
        let text = SENTENCE.repeat(3);
        assert_eq!(judge(&format!("<ul>{}</ul><p>{text}</p>", lines(4000))).why_not, None);
    }

    #[test]
    fn a_word_repeated_is_no_article() {
        for word in ["word ", "字", "cheap flights, cheap hotels, cheap tickets, "] {
            assert_eq!(judge(&format!("<p>{}</p>", word.repeat(2000))).why_not, Some(Why::List), "{word}");
        }
        let others = sections(|at| format!("Part {at}"), 8).repeat(4);
        assert_eq!(judge(&format!("<p>{}</p>{others}", SENTENCE.repeat(30))).why_not, None);
    }

    #[test]
    fn a_page_the_model_takes_for_a_list_is_one() {
        let body = format!("<body>{}", sections(|at| format!("Part {at}"), 8));
        let judge = |readable| judge_as(KindOpinion { kind: PageKind::List, readable, discussion: 0.0 }, &body);
        assert_eq!(judge(0.3).why_not, Some(Why::List));
        assert_eq!(judge(0.95).why_not, None);
        assert!(judge(0.95).confidence > judge(0.8).confidence);
    }

    /// The verdict on a page that the model takes for a list, though it is sure of these blocks.
    fn judge_doubted(head: &str, body: &str) -> Option<Why> {
        let page = KindOpinion { kind: PageKind::List, readable: 0.1, discussion: 0.0 };
        judge_as(page, &format!("<head>{head}</head><body>{body}")).why_not
    }

    #[test]
    fn two_paragraphs_below_the_title_are_a_text() {
        let head = "<title>The gauge of the river</title>";
        let title = "<h1>The gauge of the river</h1>";
        let text = format!("<p>{SENTENCE}</p>");
        assert_eq!(judge_doubted(head, &format!("{title}{}", text.repeat(2))), None);
        assert_eq!(judge_doubted(head, &format!("{title}{text}")), Some(Why::List));
        assert_eq!(judge_doubted(head, &text.repeat(2)), Some(Why::List));
    }

    #[test]
    fn a_page_of_a_manual_says_little() {
        let head = "<meta name=generator content=rustdoc>";
        let fields =
            "<h2>Fields</h2><code>level: <a href=u32>u32</a></code><p>The number on the gauge, in millimetres.</p>";
        assert_eq!(judge_doubted(head, &fields.repeat(4)), None);
        assert_eq!(judge_doubted("", &fields.repeat(4)), Some(Why::List));
        let names: String = (0..40).map(|at| format!("<li><a href=gauge.{at}>gauge number {at}</a>")).collect();
        assert_eq!(judge_doubted(head, &format!("<ul>{names}</ul>")), Some(Why::List));
    }

    #[test]
    fn a_page_to_sign_in_at_is_no_text() {
        let title = "<h1>Sign in to the gauge of the river</h1>";
        let form = format!("<p>{SENTENCE}</p><form><input><input type=password></form><p>{SENTENCE}</p>");
        for maker in ["", "<meta name=generator content='MediaWiki 1.41'>", "<meta name=generator content=GitBook>"] {
            let head = format!("{maker}<title>Sign in to the gauge of the river</title>");
            assert!(judge_doubted(&head, &format!("<main>{title}{form}</main>")).is_some(), "{maker}");
        }
    }

    #[test]
    fn a_wiki_has_lists_too() {
        let item = |at: usize| format!("<li><a href=/{at}>Gauge {at}</a>, read by the keeper of the town</li>");
        let list = format!("<ul>{}</ul>", (0..20).map(item).collect::<String>());
        assert_eq!(judge_doubted("<meta name=generator content=rustdoc>", &list), None);
        assert_eq!(judge_doubted("<meta name=generator content='MediaWiki 1.41'>", &list), Some(Why::List));
    }

    #[test]
    fn short_messages_of_a_thread_are_a_text() {
        let body = "<div>Who reads the gauge on Sundays, and where is the book?</div>".repeat(3);
        let told = Some("keeper".to_owned());
        let page = KindOpinion { kind: PageKind::Discussion, readable: 0.2, discussion: 0.03 };
        with_view(&format!("<body>{body}"), |view| {
            let View { dom, blocks, .. } = *view;
            let post =
                |id| Post { node: id, end: dom.end(id), author: told.clone(), published: told.clone(), lines: vec![] };
            let posts: Vec<Post> = dom.ids().filter(|&id| dom.tag(id) == Tag::DIV).map(post).collect();
            let judge = |posts: &[Post]| {
                decide_verdict(view, &vec![0.3; blocks.len()], &vec![true; blocks.len()], page, posts).why_not
            };
            assert_eq!(judge(&posts), None);
            assert!(judge(&posts[..2]).is_some());
        });
    }

    #[test]
    fn headings_that_link_to_themselves_are_headings() {
        assert_eq!(judge(&sections(|at| format!("<a href='#part-{at}'>Part {at} of the river</a>"), 2)).why_not, None);
    }
}
