//! Takes from the chosen text what stands in its box without being part of it: platforms' notices, bare addresses, lists to
//! share with, "read also" lines, and the lines below the last paragraph.
//!
//! The block model weighs shape and place; these few lines look like prose and tell themselves by their words.

use super::between::is_announced;
use super::links::is_link_line;
use super::promos::{find_player_boxes, is_promotion};
use super::related::drop_labelled_links;
use crate::block::{Block, sum_kept};
use crate::lexicon::class_words::Meaning;
use crate::lexicon::cues::{Cue, has_cue};
use crate::lexicon::notices::{asks_for_errors, find_comment_rule, is_last_words, is_notice};
use crate::lexicon::paywalls::is_paywall;
use crate::lexicon::share_names::{is_share_name, names_shared_style};
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;
use crate::text::SENTENCE_UNITS;
use crate::text::letters::to_lower;
use crate::text::punctuation::announces;
use crate::url::names_picture;
use std::ops::Range;

/// A longer text is no notice, in units.
const NOTICE_UNITS: u32 = 220;

/// A longer block that begins with "read also" is a paragraph, in units.
const ALSO_UNITS: u32 = 160;

/// Of a "read also" line, the share of units that leads away.
const ALSO_LINK_SHARE: f32 = 0.5;

/// A longer line below the text is a paragraph, in units.
const TAIL_UNITS: u32 = 140;

/// The lines below the text are at most this share of it.
const TAIL_SHARE: f32 = 0.1;

/// Where most of them are links, or the editors' names come first, at most this.
const SURE_TAIL_SHARE: f32 = 0.3;

/// So many of them in a row are a list that leads away.
pub(super) const LINK_RUN: usize = 3;

/// What lines below the text begin with.
const TAIL_CUES: u32 = 1 << Cue::Editor as u8 | 1 << Cue::Related as u8 | 1 << Cue::Legal as u8;

/// What buttons below the text say, and the counts beside them.
const BUTTON_CUES: u32 = 1 << Cue::Share as u8 | 1 << Cue::Subscribe as u8 | 1 << Cue::Counts as u8;

/// A longer line is no row of buttons, in units.
pub(super) const BUTTON_UNITS: u32 = 40;

/// The label of a line and the mark after it are at most so long, in characters.
const LABEL_CHARS: usize = 24;

/// Clears the flags of blocks that are not the text's own.
pub fn trim_strays(view: &View, kept: &mut [bool]) {
    let all = sum_kept(view.blocks, kept).last().copied().unwrap_or(0);
    let players = find_player_boxes(view);
    let mut left = all;
    let mut is_begun = false;
    for (index, block) in view.blocks.list().iter().enumerate() {
        if !is_at(kept, index) {
            continue;
        }
        // A page that consists of notices is read as it is.
        let is_late = left * 4 < all;
        left -= block.units;
        is_begun |= block.units >= SENTENCE_UNITS;
        if (is_late && is_notice_block(view, index))
            || (left * 5 >= all * 4 && is_lock(view, index))
            || is_stray_address(view, index)
            || (is_late && is_lone_mailbox(view, index))
            || is_beside_shares(view, kept, index, !is_begun)
            || is_read_also(view, index)
            || is_promotion(view, &players, index)
        {
            clear(kept, index..index + 1);
        }
    }
    if let Some(start) = find_tail(view, kept) {
        clear(kept, start..kept.len());
    }
    drop_labelled_links(view, kept);
}

/// Units of the longest line that only announces something.
const LAST_LABEL_UNITS: u32 = 60;

/// Units of the largest box of buttons to share a text.
const SHARE_UNITS: u32 = 100;

/// Buttons below a text are at most so many.
const SHARE_LINES: usize = 8;

/// Boxes around a button among which that one is looked for.
const SHARE_LEVELS: usize = 6;

/// Drops the last lines of a text while they are buttons to share it, rules for those who write below it or ask for its
/// errors, and one that announces links which were left out.
pub fn drop_last_lines(view: &View, kept: &mut [bool]) {
    for _ in 0..SHARE_LINES {
        let Some(last) = kept.iter().rposition(|kept| *kept) else { return };
        let is_label = is_last_label(view, last);
        let lines = if is_label || is_share_button(view, last) || is_comment_rule(view, kept, last) {
            last..last + 1
        } else if let Some(lines) = find_report(view, last) {
            lines
        } else {
            return;
        };
        // A text that is nothing else is read as it is.
        if !kept.iter().take(lines.start).any(|kept| *kept) {
            return;
        }
        clear(kept, lines);
        if is_label {
            return;
        }
    }
}

/// Whether a line says which comments are not wanted, below a text and a headline that speak of none; the line right above
/// may be another such rule. Comments, or a place for them, stand around the line or below it.
fn is_comment_rule(view: &View, kept: &[bool], index: usize) -> bool {
    let dom = view.dom;
    let rule = |index: usize| {
        let block = view.blocks.list().get(index).filter(|block| block.units <= NOTICE_UNITS)?;
        Some((find_comment_rule(view.blocks.text(index))?, block.owner))
    };
    let Some((word, owner)) = rule(index) else { return false };
    let is_said = |before: usize| is_at(kept, before) || view.is_in_heading(before);
    let is_beside = |before: usize| before + 1 == index && rule(before).is_some();
    let speaks = |before: usize| to_lower(view.blocks.text(before)).contains(word) && !is_beside(before);
    let is_place = |id: NodeId| {
        dom.tag(id) == Tag::TEXTAREA
            || view.meanings.get(id.index()).is_some_and(|found| found & 1 << Meaning::Comment as u8 != 0)
    };
    !(0..index).any(|before| is_said(before) && speaks(before))
        && (view.chain(index).any(is_place) || dom.ids().skip(dom.end(owner).index()).any(is_place))
}

/// A line that asks for errors in the text, with what else stands in its box where that is small.
fn find_report(view: &View, index: usize) -> Option<Range<usize>> {
    let block = view.blocks.list().get(index).filter(|block| block.units <= TAIL_UNITS)?;
    let is_part = |index: usize| {
        let is_part = |id| matches!(view.dom.tag(id), Tag::LI | Tag::TABLE | Tag::PRE | Tag::DL);
        view.is_in_heading(index) || view.chain(index).any(is_part)
    };
    let range = view.dom.parent(block.owner).map(|around| view.measures.blocks_in(view.dom, around))?;
    let is_small = range.len() <= REPORT_LINES && view.measures.sum(range.clone()).units <= NOTICE_UNITS;
    let lines = if is_small { range } else { index..index + 1 };
    let text: Vec<&str> = lines.clone().map(|index| view.blocks.text(index)).collect();
    (!lines.clone().any(is_part) && asks_for_errors(&text.join(" "))).then_some(lines)
}

/// Lines of a box that asks for errors.
const REPORT_LINES: usize = 3;

/// Whether a line stands in a small box that is named after sharing and says nothing else.
fn is_share_button(view: &View, index: usize) -> bool {
    let dom = view.dom;
    // "Loading..." is none.
    let is_sentence = |index: usize| view.measures.ends_sentence(index) && !view.blocks.text(index).ends_with("...");
    let is_share_box = |id: NodeId| {
        let range = view.measures.blocks_in(dom, id);
        view.meanings.get(id.index()).is_some_and(|found| found & 1 << Meaning::Share as u8 != 0)
            && view.measures.sum(range.clone()).units <= SHARE_UNITS
            && !range.into_iter().any(is_sentence)
            && !dom.attr(id, Attr::CLASS).is_some_and(names_shared_style)
            && !dom.subtree(id).any(|inner| dom.tag(inner) == Tag::H1)
    };
    view.chain(index).take(SHARE_LEVELS).any(is_share_box)
        && !view.chain(index).any(|id| dom.tag(id) == Tag::BLOCKQUOTE)
}

/// Whether a line announces the links right below it in its box.
fn is_last_label(view: &View, index: usize) -> bool {
    let dom = view.dom;
    let (Some(block), Some(next)) = (view.blocks.list().get(index), view.blocks.list().get(index + 1)) else {
        return false;
    };
    block.units <= LAST_LABEL_UNITS
        && announces(view.blocks.text(index))
        && is_link_line(view, index + 1)
        && dom.parent(block.owner).is_some_and(|around| dom.is_within(next.first, around))
}

fn is_notice_block(view: &View, index: usize) -> bool {
    let is_short = view.blocks.list().get(index).is_some_and(|block| block.units <= NOTICE_UNITS);
    let is_datum = |id| matches!(view.dom.tag(id), Tag::TABLE | Tag::LI | Tag::DL | Tag::PRE | Tag::CODE);
    let text = view.blocks.text(index);
    is_short && (is_notice(text) || is_last_words(text) && !view.chain(index).any(is_datum))
}

/// Whether a line says nothing but for whom the text below it is.
fn is_lock(view: &View, index: usize) -> bool {
    view.blocks.list().get(index).is_some_and(|block| block.units <= BUTTON_UNITS)
        && !view.measures.ends_sentence(index)
        && !view.is_in_heading(index)
        && is_paywall(view.blocks.text(index))
}

/// Whether a block is nothing but an address that nobody can follow, and no line announces it.
fn is_stray_address(view: &View, index: usize) -> bool {
    let text = view.blocks.text(index);
    let Some(block) = view.blocks.list().get(index) else { return false };
    let is_in = |test: &dyn Fn(Tag) -> bool| view.chain(index).any(|id| test(view.dom.tag(id)));
    block.links == 0
        && (text.starts_with("https://") || text.starts_with("http://"))
        && !text.contains(char::is_whitespace)
        && (!is_announced(view, index) || is_in(&|tag| tag == Tag::DL) || names_picture(text))
        && !is_in(&|tag| matches!(tag, Tag::PRE | Tag::CODE | Tag::TABLE))
}

/// Whether a block is nothing but an address to write to, right below a paragraph of the same box that does not lead to it.
fn is_lone_mailbox(view: &View, index: usize) -> bool {
    let text = view.blocks.text(index).trim();
    let list = view.blocks.list();
    let Some(before) = index.checked_sub(1) else { return false };
    let (Some(block), Some(paragraph)) = (list.get(index), list.get(before)) else { return false };
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && text.len() <= MAILBOX_BYTES
        && !text.contains(char::is_whitespace)
        && paragraph.units >= SENTENCE_UNITS
        && view.measures.ends_sentence(before)
        && !is_announced(view, index)
        && (block.owner == paragraph.owner || view.dom.parent(block.owner) == view.dom.parent(paragraph.owner))
}

/// Bytes of an address to write to.
const MAILBOX_BYTES: usize = 60;

/// Whether a short item of a list stands beside others that are names of places to share at and were left out; above the
/// text no other lists stand.
fn is_beside_shares(view: &View, kept: &[bool], index: usize, is_above: bool) -> bool {
    let (dom, list) = (view.dom, view.blocks.list());
    let is_short = |index: usize| list.get(index).is_some_and(|block| block.units <= BUTTON_UNITS);
    if !is_short(index) {
        return false;
    }
    let items = view.chain(index).find(|&id| dom.tag(id) == Tag::LI).and_then(|item| dom.parent(item));
    let Some(items) = items else { return false };
    let range = view.measures.blocks_in(dom, items);
    let is_share = |index: &usize| (is_above || !is_at(kept, *index)) && is_share_name(view.blocks.text(*index));
    !is_announced(view, range.start)
        && range.len() <= SHARE_ITEMS
        && range.clone().all(is_short)
        && range.filter(is_share).count() >= SHARES
}

/// Items of the longest list to share with, and how many of them must be names.
const SHARE_ITEMS: usize = 16;
const SHARES: usize = 2;

/// Whether a block sends the reader to another story in the middle of this one.
fn is_read_also(view: &View, index: usize) -> bool {
    let Some(block) = view.blocks.list().get(index) else { return false };
    has_cue(cues_of(view, index), Cue::Related)
        && block.units <= ALSO_UNITS
        && block.links > 0
        && view.measures.sum(index..index + 1).link_share() >= ALSO_LINK_SHARE
}

/// The first of the lines that close the page below the last paragraph, if there are such lines.
fn find_tail(view: &View, kept: &[bool]) -> Option<usize> {
    let list = view.blocks.list();
    let is_link = |index: usize| is_link_line(view, index);
    let is_tail_line = |index: usize| list.get(index).is_some_and(|block| is_tail_line(view, index, block));
    let is_paragraph = |index: usize| {
        list.get(index).is_some_and(|block| block.units >= SENTENCE_UNITS)
            && view.measures.ends_sentence(index)
            && !is_tail_line(index)
            && !is_link(index)
    };
    let rest = |start: usize| (start..kept.len()).filter(|&index| is_at(kept, index));
    let last = (0..kept.len()).rev().find(|&index| is_at(kept, index) && is_paragraph(index))?;
    // Sources and further reading under a heading of their own are the article's apparatus.
    let is_apparatus = |index: usize| {
        let before = (0..index).rev().find(|&before| is_at(kept, before));
        before.is_some_and(|before| has_cue(cues_of(view, before), Cue::Contents))
    };
    let is_link_run =
        |index: usize| rest(index).take(LINK_RUN).filter(|&at| is_link(at)).count() == LINK_RUN && !is_apparatus(index);
    let start = rest(last + 1).find(|&index| is_tail_line(index) || is_link_run(index))?;
    let sums = sum_kept(view.blocks, kept);
    let all = sums.last().copied().unwrap_or(0);
    let units = all - sums.get(start).copied().unwrap_or(0);
    let share = units as f32 / all as f32;
    let link_units: u32 = rest(start).filter_map(|index| list.get(index)).map(|block| block.link_units).sum();
    let is_sure = link_units * 2 >= units || has_cue(cues_of(view, start), Cue::Editor);
    (share <= if is_sure { SURE_TAIL_SHARE } else { TAIL_SHARE }).then_some(start)
}

/// Whether a line tells by its first words that it is below the text. One that ends as a sentence does is one only with a
/// mark after its label, or a link.
fn is_tail_line(view: &View, index: usize, block: &Block) -> bool {
    let is_sentence = view.measures.ends_sentence(index);
    let is_mark = |c: char| matches!(c, ':' | '：' | '|' | '｜' | '丨' | '/' | '／' | '©' | 'ⓒ') || c.is_ascii_digit();
    let is_labelled = || block.links > 0 || view.blocks.text(index).chars().take(LABEL_CHARS).any(is_mark);
    match cues_of(view, index) {
        cues if cues & TAIL_CUES != 0 => block.units <= TAIL_UNITS && (!is_sentence || is_labelled()),
        cues => cues & BUTTON_CUES != 0 && block.units <= BUTTON_UNITS && !is_sentence,
    }
}

pub(super) fn cues_of(view: &View, index: usize) -> u32 {
    view.cues.get(index).copied().unwrap_or(0)
}

pub(super) fn is_at(kept: &[bool], index: usize) -> bool {
    kept.get(index).copied().unwrap_or(false)
}

pub(super) fn clear(kept: &mut [bool], range: Range<usize>) {
    if let Some(flags) = kept.get_mut(range) {
        flags.fill(false);
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::keep_texts;

    const SENTENCE: &str = "The keeper of the gauge wrote the number down, looked at the water once more, and went home for \
        breakfast with the keys in his pocket, as he had done on every morning of the past forty years.";

    /// What is left of a body when all of its blocks were chosen.
    fn trim(body: &str) -> Vec<String> {
        keep_texts(body, |_| true, trim_strays)
    }

    fn with_text(more: &str) -> Vec<String> {
        let text = format!("<p>{SENTENCE}</p>").repeat(8);
        trim(&format!("{text}{more}")).into_iter().filter(|text| text != SENTENCE).collect()
    }

    const RULE_TEXT: &str = "Comments with insults will be removed.";
    const RULE: &str = "<p>Comments with insults will be removed.</p>";
    const FORM: &str = "<div class=comments></div>";

    #[test]
    fn last_lines_that_announce_links_and_buttons_go() {
        let with_text = |line: &str| {
            let body = format!("<div><p>{SENTENCE}</p>{line}</div>");
            keep_texts(&body, |text| !text.starts_with("Link"), drop_last_lines).split_off(1)
        };
        let link = "<p><a href=/2>Link to another</a></p>";
        for line in [
            format!("<p>Das Thema könnte dich auch interessieren:</p>{link}"),
            format!("<h3>更多内容：</h3>{link}"),
            "<div class=share-buttons><h3>I like it:</h3><span>Like</span><p>Loading...</p></div>".to_owned(),
            format!("<p>Comments are the sole responsibility of readers.</p>{RULE}{FORM}"),
            "<div><p>Ошибка?</p><p>Выделите её и нажмите Ctrl+Enter.</p></div>".to_owned(),
        ] {
            assert_eq!(with_text(&line), [""; 0], "{line}");
        }
        for (line, left) in [
            ("<p>And then he said:</p>".to_owned(), vec!["And then he said:"]),
            ("<p>Press Ctrl+Enter to run it.</p>".to_owned(), vec!["Press Ctrl+Enter to run it."]),
            (format!("<p>He read the comments.</p>{RULE}{FORM}"), vec!["He read the comments.", RULE_TEXT]),
            (format!("<h3>On comments</h3>{RULE}{FORM}"), vec!["On comments", RULE_TEXT]),
            (format!("{RULE}{RULE}{RULE}{FORM}"), vec![RULE_TEXT; 3]),
            (RULE.to_owned(), vec![RULE_TEXT]),
            (
                "<ol><li>A mistake? Select it and press Ctrl+Enter.</ol>".to_owned(),
                vec!["A mistake? Select it and press Ctrl+Enter."],
            ),
            (format!("<section><p>And then he said:</p></section>{link}"), vec!["And then he said:"]),
            (format!("<p>What is it?:</p><p>And this:</p>{link}"), vec!["What is it?:"]),
            ("<blockquote class=twitter-tweet>No water here</blockquote>".to_owned(), vec!["No water here"]),
            ("<p class=shared-styles__Text>To Ann</p>".to_owned(), vec!["To Ann"]),
            ("<div class=social><p>He laughed.</p><p>To Ann</p></div>".to_owned(), vec!["He laughed.", "To Ann"]),
        ] {
            assert_eq!(with_text(&line), left, "{line}");
        }
    }

    #[test]
    fn notices_and_closing_lines_go() {
        assert_eq!(with_text("<p>特别声明：以上内容由平台用户上传并发布，本平台仅提供信息存储服务。"), [""; 0]);
        assert_eq!(with_text("<p>编辑|王小明<p>校对|李大海<p>扫描二维码"), [""; 0]);
        let staff = "编辑：王小明，校对：李大海，欢迎各位读者来信来电，为我们提供新闻线索，谢谢大家长久以来的关注。";
        assert_eq!(with_text(&format!("<p>{staff}<p>扫码关注")), [""; 0]);
        assert_eq!(with_text("<p>Copyright 2020 River Gazette. All rights reserved."), [""; 0]);
        for line in ["分享到", "收藏 打印 关闭", "点赞 12 评论 3 举报", "扫码关注"] {
            assert_eq!(with_text(&format!("<p>{line}")), [""; 0]);
        }
        assert_eq!(
            with_text("<p>Читайте также: <a href=/1>Река поднялась за ночь</a><p>И вот она уже у моста."),
            ["И вот она уже у моста."]
        );
        let links = "<p><b>Lire aussi</b></p><ul><li><a href=/1>Le fleuve a monté dans la nuit</a></ul>";
        assert_eq!(with_text(&format!("{links}<p>{SENTENCE}")), [""; 0]);
        let links = (1..6).map(|at| format!("<li><a href=/{at}>Another story, number {at}</a>")).collect::<String>();
        assert_eq!(with_text(&format!("<ul>{links}</ul>")), [""; 0]);
    }

    #[test]
    fn a_label_for_whom_the_text_is_goes_from_above_it() {
        assert_eq!(trim(&format!("<p>Article réservé aux abonnés<p>{SENTENCE}")), [SENTENCE]);
        let deck = "<p>One gauge, one man, no machine.";
        let text = format!("<p>{SENTENCE}").repeat(4);
        assert_eq!(trim(&format!("{deck}<p>Article réservé aux abonnés{text}")).len(), 5);
        assert_eq!(trim(&format!("<p>{SENTENCE}<p>Article réservé aux abonnés<p>{SENTENCE}")).len(), 3);
    }

    #[test]
    fn what_belongs_to_the_text_stays() {
        let shares = "<li>X.com<li>Facebook<li>Copy the link";
        let kept = |is_kept: &dyn Fn(&str) -> bool| {
            keep_texts(&format!("<p>{SENTENCE}<ul>{shares}</ul>"), is_kept, trim_strays).len()
        };
        assert_eq!((kept(&|text| text.len() > 8), kept(&|_| true)), (1, 4));
        assert_eq!(trim(&format!("<ul>{shares}</ul><p>{SENTENCE}")), [SENTENCE]);
        let links = (1..4).map(|at| format!("<li><a href=/{at}>Source number {at}</a>")).collect::<String>();
        assert_eq!(with_text(&format!("<h2>References</h2><ul>{links}</ul>")).len(), 4);
        assert_eq!(with_text("<p>声明中说，双方同意继续对话。"), ["声明中说，双方同意继续对话。"]);
        for sentence in [
            "编辑部的同事们在这一天都没有回家。", "相关阅读的人群中，年轻人最多。",
            "Copyright law was what the town argued about next.", "Edited by hand, the maps were never wrong.",
        ] {
            assert_eq!(with_text(&format!("<p>{sentence}")), [sentence]);
        }
        // An address to write to goes from right below the text, not from below what leads to it.
        let mailbox = "keeper@river.example";
        assert_eq!(trim(&format!("<p>{SENTENCE}<p>{SENTENCE}<p>{SENTENCE}<p>{mailbox}")).len(), 3);
        assert_eq!(with_text(&format!("<p>Write to<p>{mailbox}")).len(), 2);
        assert_eq!(with_text(&format!("<p>{SENTENCE} Write to:<p>{mailbox}")).len(), 2);
        // A page that is one long notice is read as it is.
        assert_eq!(trim(&format!("<p>Disclaimer: {SENTENCE}")).len(), 1);
        assert_eq!(trim(&format!("<p>https://example.org/a<pre>https://example.org/b</pre><p>{SENTENCE}")).len(), 2);
    }
}
