//! Where the article stands: breadcrumb and section, from JSON-LD, from marked elements, from lines like 首页 > 社会.

use super::json::Json;
use super::scene::Scene;
use super::survey::declares_trail;
use crate::lexicon::cues::{Cue, find_cues, has_cue};
use crate::lexicon::labels::{Label, find_label, is_lone_label};
use crate::lexicon::marks::mark;
use crate::lexicon::text_steps::{may_name_text, names_text};
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::text::space::collapse;

/// The breadcrumb with the block it stands in.
#[derive(Debug, Default)]
pub struct Place {
    /// The steps, front page first, without the article itself.
    pub steps: Vec<String>,
    /// The blocks of a visible breadcrumb.
    pub blocks: std::ops::Range<usize>,
}

/// More steps than this are a menu.
const STEPS: usize = 8;

/// A longer step is a headline.
const STEP_CHARS: usize = 60;

/// Marks between steps.
const ARROWS: &[char] = &['>', '›', '»', '→', '/', '＞', '≫', '▸', '⟩', '❯', '|', '\u{e5cc}', '·', '«', '‹', '<'];

/// Marks that alone, between links, make a line a breadcrumb.
pub(super) const SURE_ARROWS: &[char] = &['>', '›', '»', '→', '＞', '≫', '▸', '⟩', '❯'];

/// Finds the breadcrumb.
#[inline(never)]
pub fn find_place(scene: &Scene) -> Place {
    let visible = marked_place(scene).or_else(|| line_place(scene));
    let declared = declared_steps(scene);
    match visible {
        Some(visible) if declared.len() < 2 || visible.steps.len() >= declared.len() => visible,
        Some(visible) => Place { steps: declared, blocks: visible.blocks },
        None => Place { steps: declared, blocks: 0..0 },
    }
}

/// The section: declared, else the breadcrumb's last step.
pub fn find_section(scene: &Scene, steps: &[String]) -> Option<String> {
    let last = steps.get(1..).and_then(<[String]>::last).cloned();
    let declared = || {
        scene
            .head
            .meta(&["article:section", "og:article:section", "parsely-section", "section", "category", "channel"])
            .map(str::to_owned)
            .or_else(|| scene.head.article_text("articleSection"))
    };
    last.or_else(declared)
        .map(|section| collapse(&section))
        .filter(|section| !section.is_empty() && section.chars().count() <= STEP_CHARS)
}

/// The `BreadcrumbList` in JSON-LD.
fn declared_steps(scene: &Scene) -> Vec<String> {
    let list = scene
        .head
        .objects()
        .filter(|object| object.is_type(&["BreadcrumbList"]))
        .max_by_key(|list| list.get("itemListElement").map_or(0, |items| items.items().len()));
    let Some(items) = list.and_then(|list| list.get("itemListElement")) else { return Vec::new() };
    let names = items
        .items()
        .iter()
        .filter_map(|item| item.get("name").or_else(|| item.get("item").and_then(|item| item.get("name"))))
        .filter_map(Json::text);
    let steps = names.map(|name| collapse(&super::head::unescape_entities(name))).collect();
    clean_steps(steps)
}

/// An element marked as a breadcrumb.
fn marked_place(scene: &Scene) -> Option<Place> {
    let limit = scene.body.map_or(usize::MAX, |(first, _)| first + 2);
    let marked = scene
        .survey
        .marked
        .iter()
        .filter(|marked| marked.marks & mark::BREADCRUMB != 0 && scene.block_at(marked.node) <= limit);
    marked.filter(|marked| !scene.is_elsewhere(marked.node)).find_map(|marked| {
        let steps = clean_steps(steps_of(scene, marked.node));
        let from = scene.block_at(marked.node);
        let to = scene.measures.blocks_in(scene.dom, marked.node).end.max(from + 1);
        (!steps.is_empty()).then_some(Place { steps, blocks: from..to })
    })
}

/// The steps in an element: the shown texts of its trail, cut at arrows.
fn steps_of(scene: &Scene, node: NodeId) -> Vec<String> {
    const LONGEST: u32 = 400;
    let Scene { dom, blocks, measures, .. } = *scene;
    if dom.end(node).0 - node.0 > LONGEST {
        return Vec::new();
    }
    let trail = find_trail(scene, node);
    let is_button = |id: NodeId| {
        matches!(dom.tag(id), Tag::BUTTON | Tag::SELECT)
            || dom.attr(id, Attr::ROLE).is_some_and(|role| role == "button")
    };
    // A heading inside names the trail for those who cannot see it, unless it is all there is.
    let (mut steps, mut named) = (Vec::new(), Vec::new());
    for block in blocks.list().get(measures.blocks_in(dom, trail)).unwrap_or_default() {
        for piece in blocks.pieces(block).iter().filter(|piece| dom.is_within(piece.node, trail)) {
            let around = || dom.ancestors(piece.node).take_while(|&id| id >= node);
            // A button does something here; a list of several in a list is a menu.
            let is_menu = around().filter(|&id| lists_several(dom, id)).nth(1).is_some();
            if is_menu || around().any(is_button) {
                continue;
            }
            let text = dom.text(piece.node).get(piece.from as usize..piece.to as usize).unwrap_or_default();
            let is_named = around().any(|id| dom.tag(id).heading_level().is_some());
            let found = if is_named { &mut named } else { &mut steps };
            let text = collapse(text);
            found.extend(text.split(ARROWS).map(str::trim).filter(|step| !step.is_empty()).map(str::to_owned));
        }
    }
    if steps.is_empty() { named } else { steps }
}

/// Whether an element is a list of several items.
fn lists_several(dom: &Dom, id: NodeId) -> bool {
    let is_item = |&item: &NodeId| dom.tag(item) == Tag::LI;
    matches!(dom.tag(id), Tag::UL | Tag::OL) && dom.children(id).filter(is_item).nth(1).is_some()
}

/// The part of an element that is the trail itself: what declares to be one, or the list that it begins with.
fn find_trail(scene: &Scene, node: NodeId) -> NodeId {
    let dom = scene.dom;
    let links: Vec<NodeId> = dom.subtree(node).filter(|&id| dom.tag(id) == Tag::A).collect();
    let begins = |&id: &NodeId| {
        let is_list = matches!(dom.tag(id), Tag::OL | Tag::UL);
        is_list && links.len() > 1 && links.iter().take(2).all(|&link| dom.is_within(link, id))
    };
    dom.subtree(node).find(|&id| declares_trail(dom, id)).or_else(|| dom.subtree(node).find(begins)).unwrap_or(node)
}

/// A line above the headline that begins with the front page or a label and has arrows between its steps.
fn line_place(scene: &Scene) -> Option<Place> {
    let (first, _) = scene.body?;
    let from = first.saturating_sub(30);
    (from..(first + 1).min(scene.blocks.len())).find_map(|index| {
        let block = scene.blocks.list().get(index)?;
        if block.units > 160 || scene.is_elsewhere(block.first) {
            return None;
        }
        let text = scene.parted_text(index);
        let label = find_label(&text).filter(|found| found.label == Label::Breadcrumb);
        let rest = label.map_or(text.as_str(), |found| text.get(found.bytes..).unwrap_or(""));
        let arrows = rest.matches(SURE_ARROWS).count();
        let begins_home = has_cue(find_cues(rest), Cue::Breadcrumb);
        let is_line = (label.is_some() && (arrows > 0 || block.links > 0))
            || (arrows > 0 && begins_home)
            || (arrows > 1 && block.links > 1 && block.link_units * 2 > block.units);
        if !is_line {
            return None;
        }
        let steps = rest
            .split(['>', '›', '»', '→', '＞', '≫', '▸', '⟩', '❯', '\t', '-', '/', '|'])
            .map(str::trim)
            .filter(|step| !step.is_empty());
        let steps = clean_steps(steps.map(str::to_owned).collect());
        (!steps.is_empty()).then_some(Place { steps, blocks: index..index + 1 })
    })
}

/// Without labels, arrows, repeats and the article itself.
fn clean_steps(steps: Vec<String>) -> Vec<String> {
    let mut cleaned: Vec<String> = Vec::new();
    for step in steps {
        let step = match find_label(&step) {
            Some(found) if found.label == Label::Breadcrumb => step.get(found.bytes..).unwrap_or("").to_owned(),
            _ => step,
        };
        let step =
            step.trim_matches(|c: char| c.is_whitespace() || ARROWS.contains(&c) || matches!(c, ':' | '：' | '-'));
        if !cleaned.is_empty() && names_text(&super::sites::bare(step)) {
            break;
        }
        // A trail that begins anew is there twice, for wide and for narrow windows.
        if cleaned.len() > 1 && cleaned.first().is_some_and(|first| first == step) {
            break;
        }
        let is_sound = step.chars().any(char::is_alphanumeric)
            && step.chars().count() <= STEP_CHARS
            && !step.contains(['{', '}'])
            && is_lone_label(step) != Some(Label::Breadcrumb);
        if is_sound && cleaned.last().is_none_or(|last| last != step) {
            cleaned.push(step.to_owned());
        }
    }
    cleaned.truncate(STEPS);
    cleaned
}

/// Leaves out the article's own title and words like 正文 at the breadcrumb's end, and a front page that leads nowhere.
pub fn drop_article(steps: &mut Vec<String>, title: Option<&str>) {
    let title = title.map(super::sites::bare).unwrap_or_default();
    while steps.last().is_some_and(|last| {
        let last = super::sites::bare(last);
        names_text(&last)
            || may_name_text(&last)
            || (!title.is_empty()
                && last.chars().count() >= 4
                && (title.starts_with(&last) || last.starts_with(&title)))
    }) {
        steps.pop();
    }
    // The way home alone says nothing of where an article stands.
    if matches!(steps.as_slice(), [home] if super::sites::is_home_word(&super::sites::bare(home))) {
        steps.clear();
    }
}
