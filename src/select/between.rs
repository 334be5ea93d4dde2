//! Keeps the short structures of a text: a list, terms and what they mean, a quotation, a heading, a table or code between
//! two kept texts of one box, or below the last one in it.
//!
//! To a model that learned from prose they look like a menu, above all where a few characters say much. What no name, no
//! word and no link tells to be something else is the article's.

use super::media::FOREIGN;
use crate::hash::HashSet;
use crate::lexicon::cues::{Cue, has_cue};
use crate::lexicon::remarks::names_remark;
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;
use crate::text::punctuation::announces;
use std::ops::Range;

/// More units in a row are left to the model.
const MOST_UNITS: u32 = 800;

/// From this share of links on they lead away, unless the text announces them.
const LINK_SHARE: f32 = 0.3;

/// What lines may begin with that stand in a text without being foreign.
pub(super) const OWN_CUES: u32 = 1 << Cue::Contents as u8 | 1 << Cue::Caption as u8;

/// Sets the flags of such blocks. `tables` are those that hold data.
pub fn keep_between(view: &View, tables: &HashSet<NodeId>, kept: &mut [bool]) {
    let is_quoted = |index: usize| view.chain(index).any(|id| view.dom.tag(id) == Tag::BLOCKQUOTE);
    let mut end = 0;
    while let Some(start) = (end..kept.len()).find(|&index| kept.get(index) == Some(&false)) {
        end = (start..kept.len()).find(|&index| kept.get(index) == Some(&true)).unwrap_or(kept.len());
        let Some(around) = start.checked_sub(1).and_then(|before| find_text_box(view, before)) else { continue };
        let mut gap = start..end.min(view.measures.blocks_in(view.dom, around).end);
        let is_enclosed = find_text_box(view, end) == Some(around);
        // Below a text a quotation may be an invitation, and no heading stands without anything under it.
        while !is_enclosed && !gap.is_empty() && is_quoted(gap.end - 1) {
            gap.end -= 1;
        }
        let is_ended = is_enclosed || !view.is_in_heading(gap.end.saturating_sub(1));
        let parts = split_gap(view, around, gap.clone());
        let mut own: Vec<bool> = parts.iter().map(|part| is_own(view, tables, around, part.clone())).collect();
        // Between two texts each part is judged by itself; a heading is kept with what it heads.
        for at in (0..parts.len().saturating_sub(1)).rev() {
            let is_headed = own.get(at + 1) == Some(&true);
            if let (Some(part), Some(flag)) = (parts.get(at), own.get_mut(at)) {
                *flag &= is_headed || !view.is_in_heading(part.end - 1);
            }
        }
        if is_enclosed || (is_ended && own.iter().all(|own| *own)) {
            for part in parts.into_iter().zip(own).filter_map(|(part, own)| own.then_some(part)) {
                kept.get_mut(part).into_iter().flatten().for_each(|flag| *flag = true);
            }
        }
    }
}

/// The parts of a gap: what stands in one child of the box around it.
fn split_gap(view: &View, around: NodeId, gap: Range<usize>) -> Vec<Range<usize>> {
    let child = |index: usize| view.chain(index).take_while(|&id| id != around).last();
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    for index in gap {
        let around = child(index);
        match parts.last_mut().filter(|_| around.is_some() && around == before) {
            Some(part) => part.end = index + 1,
            None => parts.push(index..index + 1),
        }
        before = around;
    }
    parts
}

/// Whether the line before a block says that something follows.
pub(super) fn is_announced(view: &View, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| announces(view.blocks.text(before)))
}

/// The innermost box around a block that is no part of a structure and holds more than this block.
fn find_text_box(view: &View, index: usize) -> Option<NodeId> {
    view.chain(index).find(|&id| !is_structure(view.dom.tag(id)) && view.measures.blocks_in(view.dom, id).len() > 1)
}

pub(super) fn is_structure(tag: Tag) -> bool {
    let is_part = matches!(tag, Tag::P | Tag::LI | Tag::DT | Tag::DD | Tag::TBODY | Tag::TR | Tag::TD | Tag::TH);
    is_part
        || matches!(tag, Tag::UL | Tag::OL | Tag::DL | Tag::BLOCKQUOTE | Tag::PRE | Tag::TABLE | Tag::DETAILS)
        || matches!(tag, Tag::FIGURE | Tag::FIGCAPTION)
        || tag.heading_level().is_some()
}

/// A box that says nothing of what it holds.
fn is_wrapper(tag: Tag) -> bool {
    matches!(tag, Tag::DIV | Tag::SECTION)
}

/// Units of the longest line beside a structure in its box.
const LINE_UNITS: u32 = 40;

/// Whether a box names itself as something else than text.
pub(super) fn is_foreign_box(view: &View, id: NodeId) -> bool {
    // A program is named after its language, and so is the box around nothing else.
    let is_named = view.meanings.get(id.index()).copied().unwrap_or(0) & FOREIGN != 0;
    (is_named && !matches!(view.dom.tag(id), Tag::PRE | Tag::CODE) && !holds_program(view, id))
        || matches!(view.dom.tag(id), Tag::NAV | Tag::ASIDE | Tag::FOOTER | Tag::FORM | Tag::BUTTON)
}

fn holds_program(view: &View, id: NodeId) -> bool {
    let range = view.measures.blocks_in(view.dom, id);
    !range.is_empty() && range.into_iter().all(|index| view.chain(index).any(|id| view.dom.tag(id) == Tag::PRE))
}

/// Whether all blocks of a gap stand in structures of the box, and nothing tells them to be something else.
fn is_own(view: &View, tables: &HashSet<NodeId>, around: NodeId, gap: Range<usize>) -> bool {
    let (dom, sums) = (view.dom, view.measures.sum(gap.clone()));
    if sums.units > MOST_UNITS {
        return false;
    }
    let is_wrapped = |index: usize| {
        let outermost = view.chain(index).take_while(|&id| id != around).last();
        outermost.is_some_and(|id| is_wrapper(dom.tag(id)))
    };
    let is_announced = || {
        let before = gap.start.checked_sub(1).filter(|_| !is_wrapped(gap.start));
        let leads_away = |before| view.cues.get(before).is_some_and(|&cues| has_cue(cues, Cue::Related));
        // Below such a heading of its own a list of links is a part of the text: what it stands on, or where to read on.
        let is_contents = |before| {
            view.is_in_heading(before) && view.cues.get(before).is_some_and(|&cues| has_cue(cues, Cue::Contents))
        };
        before.is_some_and(|before| (announces(view.blocks.text(before)) || is_contents(before)) && !leads_away(before))
    };
    // Items with links in a list that is kept in parts were judged by themselves.
    let is_whole = |id: NodeId| {
        let range = view.measures.blocks_in(dom, id);
        sums.link_units == 0 || gap.start <= range.start && range.end <= gap.end
    };
    let chain = |index: usize| view.chain(index).take_while(move |&id| id != around);
    // A remark that a manual sets apart says so by its name, and is a sentence.
    let is_remark = |index: usize| {
        let is_named = |id| is_wrapper(dom.tag(id)) && dom.attr(id, Attr::CLASS).is_some_and(names_remark);
        view.measures.ends_sentence(index) && sums.link_units == 0 && chain(index).any(is_named)
    };
    // An address in a line of its own that the text announces.
    let is_address = |index: usize| {
        let text = view.blocks.text(index);
        !text.contains(char::is_whitespace) && (text.contains('@') || text.contains("://")) && is_announced()
    };
    let is_structured = |index: usize| {
        let is_told = |id: NodeId| match dom.tag(id) {
            Tag::TABLE => tables.contains(&id),
            Tag::FIGURE => dom.subtree(id).any(|inner| dom.tag(inner) == Tag::BLOCKQUOTE || tables.contains(&inner)),
            tag => is_structure(tag) && tag != Tag::P && is_whole(id),
        };
        chain(index).filter(|&id| !is_wrapper(dom.tag(id))).last().is_some_and(is_told)
            || is_remark(index)
            || is_address(index)
    };
    let is_plain = |index: usize| {
        view.cues.get(index).is_some_and(|cues| cues & !OWN_CUES == 0)
            && !chain(index).any(|id| is_foreign_box(view, id))
    };
    // The name of a file above a program, the title above a list in its box.
    let list = view.blocks.list();
    let is_line = |index: usize| list.get(index).is_some_and(|block| block.units <= LINE_UNITS && block.links == 0);
    let units = |index: usize| list.get(index).map_or(0, |block| block.units);
    let structured: u32 = gap.clone().filter(|&index| is_structured(index)).map(units).sum();
    structured * 2 >= sums.units.max(1)
        && (sums.link_share() < LINK_SHARE || is_announced())
        && gap.clone().all(|index| is_plain(index) && (is_structured(index) || is_line(index)))
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    const SENTENCE: &str =
        "馆长每天早晨都要走到河边，把水位写在同一个本子上，四十年来没有一天例外，谁也不知道他为什么从不相信机器。";

    /// What is kept of a text of which the model took the paragraphs alone.
    fn keep(markup: &str) -> Vec<String> {
        let dom = parse_html(&format!("<article><p>{SENTENCE}</p>{markup}<p>{SENTENCE}</p></article>"), "");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let mut kept: Vec<bool> = (0..blocks.len()).map(|index| blocks.text(index).starts_with(SENTENCE)).collect();
        keep_between(&view, &HashSet::default(), &mut kept);
        let texts = (0..blocks.len()).filter(|&index| kept.get(index) == Some(&true));
        texts.map(|index| blocks.text(index).to_owned()).filter(|text| !text.starts_with(SENTENCE)).collect()
    }

    #[test]
    fn short_structures_are_kept_also_in_boxes_that_say_nothing() {
        for (markup, texts) in [
            ("<ul><li>水位<li>雨量</ul>", vec!["水位", "雨量"]),
            ("<div><section><ol><li>水位<li>雨量</ol></section></div>", vec!["水位", "雨量"]),
            ("<div><blockquote>水不会说谎。</blockquote></div>", vec!["水不会说谎。"]),
            ("<div class=language-sh><div><pre>read --gauge</pre></div></div>", vec!["read --gauge"]),
            (
                "<div><div>gauge.py</div><pre class=language-python>read(gauge) + write(book) + walk(home, again=True)</pre></div>",
                vec!["gauge.py", "read(gauge) + write(book) + walk(home, again=True)"],
            ),
            ("<div class='admonition tip'><div>提示</div><p>雨量另记。</p></div>", vec!["提示", "雨量另记。"]),
            ("<details><summary>补充</summary><p>雨量另记。</p></details>", vec!["补充", "雨量另记。"]),
        ] {
            assert_eq!(keep(markup), texts, "{markup}");
        }
    }

    #[test]
    fn each_part_is_judged_by_itself() {
        let list = "<ul><li>水位<li>雨量</ul>";
        assert_eq!(keep(&format!("{list}<div><p>扫码下载客户端</p></div>")), ["水位", "雨量"]);
        assert_eq!(
            keep(&format!("<figure><img src=a.jpg><figcaption>河边</figcaption></figure>{list}")),
            ["水位", "雨量"]
        );
        // An address that the text announces.
        let mail = |colon: &str| {
            keep(&format!("<p>{SENTENCE}请写信到{colon}</p><p><a href=mailto:k@r.example>k@r.example</a></p>"))
        };
        assert_eq!(mail("："), ["k@r.example"]);
        assert_eq!(mail("。"), [""; 0]);
        // What leads away, what names itself otherwise, and a heading of nothing.
        assert_eq!(keep("<div><ul><li><a href=/1>桥要修了</a><li><a href=/2>船要停了</a></ul></div>"), [""; 0]);
        assert_eq!(keep("<div class=related><ul><li>桥要修了<li>船要停了</ul></div>"), [""; 0]);
        assert_eq!(keep("<div class=box><div>提示</div><p>雨量另记。</p></div>"), [""; 0]);
        assert_eq!(keep("<div class=alert><p>请先<a href=/login>登录</a>。</p></div>"), [""; 0]);
        assert_eq!(keep("<h3>扫码</h3><div><p>下载客户端</p></div>"), [""; 0]);
    }
}
