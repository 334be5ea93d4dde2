//! The algorithm as a list: how a page becomes a reading.

use crate::article::{Block, Built, Kept, Size, build_article};
use crate::block::{Measures, collect_blocks, collect_data_tables};
use crate::declutter::{
    HiddenItem, HideList, Hit, Level, Listed, Page, Protected, build_list, collect_hits, collect_left_out,
};
use crate::hash::HashSet;
use crate::metadata::{Found, LineKind, Metadata, Post, SURE_POSTS, Thread, find_metadata};
use crate::output::write_text;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::select::{
    Headline, Model, Notes, Opinion, PageKind, Top, Verdict, Why, choose_blocks, choose_media, claim_line,
    claim_own_lines, collect_headlines, collect_thread, decide_verdict, drop_above, drop_comments, drop_contents,
    drop_dated_headings, drop_dialogs, drop_forms, drop_last_lines, drop_other_articles, drop_paragraphs,
    drop_refrains, drop_related, drop_repeats, find_notes, form_opinion, has_answers, keep_alike, keep_attributions,
    keep_between, keep_captions, keep_last_paragraph, keep_lead_ins, keep_quoted_posts, keep_standfirst,
    repair_structure, set_aside_links, settle_headings, settle_messages, tell_opening, trim_strays,
};
use crate::signal::View;
use crate::signal::declared::is_manual;
use serde::Serialize;

/// What reading a page gives. Reading never fails: a page without an article is an answer, not an error.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// There is an article.
    Article(Reading),
    /// There is none, and this is why.
    NotAnArticle(Refusal),
}

/// An article with all that is known about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Reading {
    /// What kind of page it stands on.
    pub kind: PageKind,
    /// What the page says about it.
    pub metadata: Metadata,
    /// The text, in reading order.
    pub blocks: Vec<Block>,
    /// For every block of the text, the node of the page it begins at, as a place in the snapshot.
    pub sources: Vec<u32>,
    /// Notes that the text refers to and that stand outside of it on the page.
    pub notes: Vec<Block>,
    /// What is left out, and why.
    pub account: Vec<HiddenItem>,
    /// The chance, 0 to 100, that this page holds an article at all.
    pub confidence: u8,
    /// For every block of the page, whether it is shown: for programs that explain the decision; stays in the core.
    #[serde(skip)]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub kept: Vec<bool>,
    /// How much there is to read.
    pub size: Size,
    /// Whether a budget cut the page short.
    pub is_cut: bool,
}

/// A page that does not hold an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Refusal {
    /// The main reason.
    pub why: Why,
    /// What kind of page it is instead.
    pub kind: PageKind,
    /// Characters of visible text.
    pub chars: u32,
    /// The share of that text which is links, 0 to 100.
    pub link_percent: u8,
    /// What the page says about itself.
    pub metadata: Metadata,
    /// Where the page is a list, the headlines it offers, in its order.
    pub headlines: Vec<Headline>,
    /// What would be shown if the reader insists, with the chance that it is an article after all.
    pub guess: Option<Box<Reading>>,
}

/// Reads a page with the model that ships with the core.
pub fn read(dom: &Dom) -> Outcome {
    read_with(dom, Model::shipped())
}

/// Reads a page with a given model: the trainer's cross-validation reads each page with a model that has not seen its site.
pub fn read_with(dom: &Dom, model: &Model) -> Outcome {
    let blocks = collect_blocks(dom);
    let measures = Measures::of(dom, &blocks);
    let view = View::new(dom, &blocks, &measures);
    let selection = select_text(&view, model);
    let hits = collect_hits(&selection.page(&view, &[], &[]), Level::Standard);
    build_outcome(&view, selection, &hits)
}

/// Both in one pass: what there is to read, and what [`declutter_with`] would hide at the standard level.
pub fn read_and_declutter_with(dom: &Dom, model: &Model) -> (Outcome, HideList) {
    let blocks = collect_blocks(dom);
    let measures = Measures::of(dom, &blocks);
    let view = View::new(dom, &blocks, &measures);
    let selection = select_text(&view, model);
    let page = selection.page(&view, &[], &[]);
    let hits = collect_hits(&page, Level::Standard);
    let list = build_list(&page, &hits);
    (build_outcome(&view, selection, &hits), list)
}

fn build_outcome(view: &View, selection: Selection, hits: &[Hit]) -> Outcome {
    let View { dom, blocks, measures, .. } = *view;
    let Selection { opinion, kept, asked, own_lines, tables, found, media, picture_boxes, posts, verdict } = selection;
    let kept = join_blocks(kept, &asked);
    let Notes { blocks: noted, marks: note_marks } = find_notes(view, &kept);
    let account = collect_left_out(view, &join_blocks(kept.clone(), &noted), &own_lines, hits);
    let notes = join_blocks(vec![false; kept.len()], &noted);
    let kept = Kept { blocks: kept, media, picture_boxes, posts, notes, note_marks };
    let Built { blocks: article, sources, notes } = build_article(dom, blocks, &tables, &kept);
    let reading = Reading {
        size: Size::of(&write_text(&article)),
        kind: opinion.page.kind,
        metadata: found.metadata,
        sources: sources.into_iter().map(|id| id.0).collect(),
        blocks: article,
        notes,
        account,
        kept: kept.blocks,
        confidence: verdict.confidence,
        is_cut: dom.is_cut(),
    };
    let total = measures.total();
    match verdict.why_not {
        why if !reading.blocks.is_empty() && (why.is_none() || dom.is_chosen()) => Outcome::Article(reading),
        why => Outcome::NotAnArticle(Refusal {
            why: why.unwrap_or(Why::TooShort),
            kind: opinion.page.kind,
            chars: measures.counts.iter().map(|counts| counts.chars).sum(),
            link_percent: (total.link_share() * 100.0).round() as u8,
            metadata: reading.metadata.clone(),
            headlines: match verdict.why_not {
                Some(Why::List) => collect_headlines(view),
                _ => Vec::new(),
            },
            guess: (!reading.blocks.is_empty()).then(|| Box::new(reading)),
        }),
    }
}

/// What only the browser knows of a page, by the numbers of elements among all elements.
#[derive(Debug, Clone, Copy, Default)]
pub struct Live<'a> {
    /// Elements that must stay: the focused one, those of the selection, playing media.
    pub in_use: &'a [u32],
    /// Elements that rules of subscribed lists name: the element, the list, the rule's selector.
    pub listed: &'a [(u32, String, String)],
}

/// What to hide of a page in place.
pub fn declutter(dom: &Dom, level: Level, live: &Live) -> HideList {
    declutter_with(dom, Model::shipped(), level, live)
}

/// What to hide of a page in place, with a given model.
pub fn declutter_with(dom: &Dom, model: &Model, level: Level, live: &Live) -> HideList {
    let blocks = collect_blocks(dom);
    let measures = Measures::of(dom, &blocks);
    let view = View::new(dom, &blocks, &measures);
    let selection = select_text(&view, model);
    let Located { in_use, listed } = Located::of(dom, live);
    let page = selection.page(&view, &in_use, &listed);
    build_list(&page, &collect_hits(&page, level))
}

/// The ads in a part that was added to a page later, read as a page of its own: rules for ads alone, without the model,
/// so that it is cheap enough for every change. Numbers and paths begin at the part's own root.
pub fn find_ads(dom: &Dom, live: &Live) -> HideList {
    let blocks = collect_blocks(dom);
    let measures = Measures::of(dom, &blocks);
    let view = View::new(dom, &blocks, &measures);
    let Located { in_use, listed } = Located::of(dom, live);
    let protected = Protected { kept: &[], own_lines: &[], media: &[], tables: None, in_use: &in_use };
    let page = Page { view: &view, chances: &[], protected, is_article: false, listed: &listed };
    build_list(&page, &collect_hits(&page, Level::Light))
}

/// [`Live`] by the nodes of a page; numbers that it does not have are left out.
struct Located {
    in_use: Vec<NodeId>,
    listed: Vec<Listed>,
}

impl Located {
    fn of(dom: &Dom, live: &Live) -> Self {
        let is_needed = !live.in_use.is_empty() || !live.listed.is_empty();
        let elements: Vec<NodeId> = dom.ids().filter(|&id| is_needed && dom.tag(id) != Tag::TEXT).collect();
        let find = |number: u32| elements.get(number as usize).copied();
        let listed = live.listed.iter().filter_map(|(number, list, selector)| {
            Some(Listed { id: find(*number)?, list: list.clone(), selector: selector.clone() })
        });
        Located { in_use: live.in_use.iter().filter_map(|&number| find(number)).collect(), listed: listed.collect() }
    }
}

/// What belongs to the text of a page, before anything is built of it.
pub struct Selection {
    /// What the model thinks.
    pub opinion: Opinion,
    /// By block: whether it is the article's text.
    pub kept: Vec<bool>,
    /// Blocks that are shown because the reader said to keep their box; no opinion on the page counts them as its text.
    pub asked: Vec<usize>,
    /// By block: whether it is one of the page's own lines about the article.
    pub own_lines: Vec<bool>,
    /// Tables that hold data.
    pub tables: HashSet<NodeId>,
    /// Metadata with the lines they were read from.
    pub found: Found,
    /// The article's pictures and embeds.
    pub media: Vec<NodeId>,
    /// Boxes that hold a picture with its caption and are no `figure`.
    pub picture_boxes: HashSet<NodeId>,
    /// The messages of a discussion.
    pub posts: Vec<Post>,
    /// Whether it is an article at all.
    pub verdict: Verdict,
}

impl Selection {
    /// The page as the rules for hiding see it.
    pub fn page<'a>(&'a self, view: &'a View<'a>, in_use: &'a [NodeId], listed: &'a [Listed]) -> Page<'a> {
        let protected = Protected {
            kept: &self.kept,
            own_lines: &self.own_lines,
            media: &self.media,
            tables: Some(&self.tables),
            in_use,
        };
        Page { view, chances: &self.opinion.chances, protected, is_article: self.is_article(), listed }
    }

    /// Whether lists on the page stand around a text; elsewhere they may be what the page is about.
    fn is_article(&self) -> bool {
        let has_text =
            matches!(self.opinion.page.kind, PageKind::Article | PageKind::Documentation | PageKind::Discussion);
        has_text && self.verdict.why_not.is_none() && self.verdict.confidence >= SURE_PERCENT
    }
}

/// From this confidence on a page is sure enough to be an article for lists on it to be taken for what is around it.
const SURE_PERCENT: u8 = 60;

/// Finds the text of a page.
pub fn select_text(view: &View, model: &Model) -> Selection {
    let View { dom, blocks, measures, .. } = *view;
    let mut opinion = form_opinion(view, model);
    let is_chosen = dom.is_chosen();
    let kind = opinion.page.kind;
    let mut kept = if is_chosen {
        vec![true; blocks.len()]
    } else {
        choose_blocks(&opinion.units, &set_aside_links(view, &opinion.chances, kind), kind)
    };
    let has_things = matches!(kind, PageKind::List | PageKind::Catalogue | PageKind::Product) && !is_manual(view);
    if !is_chosen && !has_things {
        keep_alike(view, &opinion.chances, &mut kept);
    }
    let tables = collect_data_tables(dom);
    repair_structure(view, &tables, &mut kept);
    let has_text = matches!(opinion.page.kind, PageKind::Article | PageKind::Documentation);
    if has_text && !opinion.page.is_likely_discussion() && !is_chosen {
        keep_between(view, &tables, &mut kept);
        keep_lead_ins(view, &mut kept);
    }
    let mut found = find_metadata(dom, blocks, measures, &view.names, &kept, opinion.page.kind.genre());
    drop_paragraphs(view, &opinion.chances, &mut found.lines);
    drop_dated_headings(view, &kept, &mut found.lines);
    let mut own_lines = claim_own_lines(&found.lines, &opinion.units, is_chosen, &mut kept);
    let mut headlines = found.lines.iter().filter(|line| line.kind == LineKind::Headline).map(|line| line.block);
    let (headline, headline_end) = (headlines.clone().next(), headlines.next_back());
    if !is_chosen {
        if opinion.page.kind == PageKind::Article {
            keep_last_paragraph(view, &opinion.chances, &own_lines, &mut kept);
            keep_standfirst(view, headline_end, &own_lines, &mut kept);
        }
        keep_attributions(view, &mut kept);
        keep_quoted_posts(view, &mut kept);
        drop_contents(view, &mut kept);
        drop_dialogs(view, &mut kept);
        drop_repeats(dom, blocks, &mut kept);
        trim_strays(view, &mut kept);
        if !has_things {
            drop_refrains(view, &tables, &mut kept);
        }
        if opinion.page.kind == PageKind::Article {
            drop_last_lines(view, &mut kept);
            drop_forms(view, &mut kept);
            drop_other_articles(view, &mut kept);
            drop_related(view, &mut kept);
            let is_declared = view.is_declared_article() || found.is_article_in_json;
            drop_comments(view, is_declared, opinion.page.is_likely_discussion(), &mut kept);
        }
    }
    if !is_chosen && matches!(opinion.page.kind, PageKind::Article | PageKind::Discussion) {
        drop_above(view, headline, opinion.page.kind == PageKind::Discussion, &mut kept);
    }
    let may_be_thread = opinion.page.may_hold_messages() || found.has_marked_messages;
    let mut thread =
        if may_be_thread { collect_thread(view, opinion.page, &kept, headline) } else { Thread::default() };
    if !is_chosen {
        settle_messages(view, &opinion.chances, &thread.posts, &own_lines, &mut kept);
    }
    // A text whose answers are all left out is no discussion.
    if !has_answers(view, &thread.posts, &kept) {
        thread = Thread::default();
        if opinion.page.kind == PageKind::Discussion {
            opinion.page.kind = PageKind::Article;
        }
    }
    if thread.posts.len() >= SURE_POSTS {
        opinion.page.kind = PageKind::Discussion;
        tell_opening(view, &thread, &kept, &mut found.metadata);
    }
    thread.posts.iter().flat_map(|post| &post.lines).for_each(|&line| claim_line(&mut kept, &mut own_lines, line));
    if !is_chosen {
        settle_headings(view, &own_lines, opinion.page.kind, &mut kept);
    }
    let asked = find_asked(view, &own_lines);
    let shown = join_blocks(kept.clone(), &asked);
    let top = Top { headline, picture: found.metadata.lead_image.as_deref() };
    let media = choose_media(dom, blocks, measures, &view.meanings, &shown, top);
    let picture_boxes = keep_captions(dom, blocks, measures, &view.meanings, &media, headline, &mut kept);
    let verdict = decide_verdict(view, &opinion.chances, &kept, opinion.page, &thread.posts);
    if verdict.why_not.is_none() && kind == PageKind::List && is_manual(view) {
        opinion.page.kind = PageKind::Documentation;
    }
    Selection { opinion, kept, asked, own_lines, tables, found, media, picture_boxes, posts: thread.posts, verdict }
}

/// The blocks of boxes that the reader said to keep, by their places; the page's own lines are shown elsewhere.
fn find_asked(view: &View, own_lines: &[bool]) -> Vec<usize> {
    let dom = view.dom;
    let boxes = dom.ids().filter(|&id| dom.attr(id, Attr::KEEP).is_some());
    let blocks = boxes.flat_map(|id| view.measures.blocks_in(dom, id));
    blocks.filter(|&block| own_lines.get(block) != Some(&true)).collect()
}

fn join_blocks(mut kept: Vec<bool>, more: &[usize]) -> Vec<bool> {
    for &block in more {
        if let Some(flag) = kept.get_mut(block) {
            *flag = true;
        }
    }
    kept
}

impl Outcome {
    /// What there is to read: the article, or the guess where there is none.
    pub fn reading(&self) -> Option<&Reading> {
        match self {
            Outcome::Article(reading) => Some(reading),
            Outcome::NotAnArticle(refusal) => refusal.guess.as_deref(),
        }
    }
}

impl Reading {
    /// Puts the notes below the text, as files hold them: after a break.
    pub fn join_notes(&mut self) {
        if !self.notes.is_empty() {
            self.blocks.push(Block::Rule);
            self.blocks.append(&mut self.notes);
        }
    }
}
