//! Where an article comes from and who edited it.
//!
//! The source is what a label says, else the outlet beside the date or alone above it; the editor is only what a label
//! says. Neither is ever guessed from the text, and a staff code is no part of a name.

use super::byline::{BYLINE_BYTES, VALUE_CHARS, account_of, lone_value, outlet_of_portal};
use super::credits::{BRACKET_REACH_CHARS, REPORTER_UNITS, brackets, outlet_line, reporter_of};
use super::lines::{Line, parse_line};
use super::place::SURE_ARROWS;
use super::provenance::{Origin, Sourced};
use super::scene::{NearLine, Scene};
use super::sites::bare;
use super::survey::parted_text;
use crate::lexicon::cues::find_cues;
use crate::lexicon::labels::{Label, find_date_label, is_lone_label};
use crate::lexicon::marks::mark;
use crate::lexicon::people::{find_reporter, is_no_one, is_outlet};
use crate::page::{NodeId, Tag};
use crate::text::letters::to_lower;
use crate::text::punctuation::{ends_sentence, is_closing_mark};
use crate::text::script::is_dense;
use crate::text::space::collapse;

/// Characters of the longest source.
const SOURCE_CHARS: usize = 50;

/// Where it comes from: a line that says so, what stands beside the date, a marked element, a declaration.
#[inline(never)]
pub fn find_source(scene: &Scene, near: &[NearLine], headline: Option<usize>) -> Option<Sourced> {
    let first = scene.body.map_or(0, |(first, _)| first);
    let line = near.iter().filter(|near| !scene.is_inside(near.block)).find_map(|near| {
        let value = near
            .line
            .value(Label::Source)
            .filter(|value| value.is_marked || near.line.is_whole())
            .map(|value| value.text.as_str());
        // A heading below the text says what its references are, not where the text is from.
        let of_next = || {
            lone_value(scene.blocks, near, Label::Source).filter(|_| !near.is_after || !scene.is_heading(near.block))
        };
        value.or_else(of_next).and_then(clean_source)
    });
    let after_headline = || {
        near.iter().filter(|near| {
            near.block < first
                && headline.is_none_or(|headline| near.block > headline)
                && near.block < headline.unwrap_or(first).saturating_add(OUTLET_REACH)
        })
    };
    let beside = || {
        after_headline()
            .filter(|near| !near.line.dates.is_empty() && near.line.units <= REPORTER_UNITS * 2)
            .find_map(|near| outlet_beside(&near.line))
    };
    let alone = || {
        headline?;
        after_headline().find_map(|near| {
            let account = account_of(scene, near).or_else(|| outlet_line(near).map(|(_, outlet)| outlet));
            account.map(str::to_owned).or_else(|| {
                reporter_of(near).map(|(outlet, _)| outlet.trim().to_owned()).filter(|outlet| is_outlet(outlet))
            })
        })
    };
    let zone = scene.head_zone(headline);
    let marked = || {
        let marked = scene.survey.marked.iter().filter(|marked| marked.marks & mark::SOURCE != 0);
        let marked =
            marked.filter(|marked| zone.contains(&scene.block_at(marked.node)) && !scene.is_elsewhere(marked.node));
        // The source of a program is another.
        let is_code = |id: NodeId| matches!(scene.dom.tag(id), Tag::PRE | Tag::CODE);
        let is_around = |id: NodeId| scene.dom.subtree(id).any(is_code) || scene.dom.closest(id, is_code).is_some();
        marked
            .filter(|marked| !is_around(marked.node))
            .filter_map(|marked| parted_text(scene.dom, marked.node, BYLINE_BYTES))
            .filter_map(|text| clean_source(&text))
            .find(|source| is_plausible(source))
    };
    let declared = || {
        scene
            .head
            .meta(&["source", "article:source", "contentsource", "dc.source", "copyright-source", "mediaid"])
            .and_then(clean_source)
            .filter(|source| is_plausible(source))
            .or_else(|| {
                ["author", "og:article:author"]
                    .iter()
                    .flat_map(|name| scene.head.metas(name))
                    .find_map(|author| outlet_of_portal(scene, author))
                    .map(str::to_owned)
            })
    };
    // "Headline（Outlet） - Portal": whose text a portal shows.
    let in_title = || {
        let title = collapse(&scene.dom.text_content(scene.survey.title?));
        let (before, outlet) = brackets(&title).pop().and_then(|inner| Some((title.split_once(inner)?.0, inner)))?;
        let is_headline = bare(before) == bare(scene.blocks.text(headline?));
        (is_headline && is_outlet(outlet) && outlet.chars().all(is_dense)).then(|| outlet.to_owned())
    };
    let in_line =
        line.or_else(beside).or_else(alone).or_else(|| dateline_outlet(scene)).map(|source| Origin::Line.of(source));
    in_line
        .or_else(|| marked().map(|source| Origin::Markup.of(source)))
        .or_else(|| declared().map(|source| Origin::Meta.of(source)))
        .or_else(|| in_title().map(|source| Origin::Title.of(source)))
}

/// The outlet in the dateline that the body begins with: (서울=연합뉴스), [부산=예시일보 홍길동 기자], 新华社北京11月17日电.
fn dateline_outlet(scene: &Scene) -> Option<String> {
    let (first, _) = scene.body?;
    let text = scene.blocks.text(first).trim_start();
    let head: String = text.chars().take(DATELINE_CHARS).collect();
    let is_name = |name: &str| (3..=10).contains(&name.chars().count()) && name.chars().all(is_dense);
    if head.starts_with(['(', '[', '（', '【', '〔']) {
        let inner = brackets(&head).into_iter().next()?;
        let (place, after) = inner.split_once(['=', '＝'])?;
        // Elsewhere a name stands in this place, and before a longer one the outlet itself.
        let is_korean = inner.chars().any(|c| ('가'..='힣').contains(&c));
        (is_korean && place.trim().chars().count() <= PLACE_CHARS).then_some(())?;
        let mut words = after.split_whitespace();
        let outlet = words.next().filter(|name| is_name(name))?;
        // A name alone before the word for a reporter is the reporter's.
        let is_person = find_reporter(after).is_some() && words.count() < 2;
        return (!is_person).then(|| outlet.to_owned());
    }
    let (wire, _) = head.split_once('电')?;
    let stem = wire.trim_end().strip_suffix('日')?.trim_end_matches(|c: char| c.is_numeric() || c == '月');
    let end = stem.char_indices().find(|&(at, c)| at > 0 && is_outlet(stem.get(..at + c.len_utf8()).unwrap_or("")))?;
    stem.get(..end.0 + end.1.len_utf8()).filter(|name| is_name(name)).map(str::to_owned)
}

/// Characters of the longest name of a place in a Korean dateline.
const PLACE_CHARS: usize = 4;

/// Characters of the longest dateline.
const DATELINE_CHARS: usize = 40;

/// Blocks after the headline in which an outlet may stand without a label.
const OUTLET_REACH: usize = 8;

/// The outlet beside a date: 2019-09-26 10:56 证券时报网.
fn outlet_beside(line: &Line) -> Option<String> {
    let parts = line
        .rest
        .split(['\t', ' ', '|', '•', '·', '[', '［'])
        .map(str::trim)
        .filter(|part| part.chars().any(char::is_alphabetic));
    let outlet = parts.take(2).find(|part| {
        let dense = part.chars().filter(|&c| is_dense(c)).count();
        (2..=16).contains(&dense)
            && dense * 2 >= part.chars().count()
            && find_cues(part) == 0
            && find_date_label(part).is_none()
            && find_reporter(part).is_none()
    })?;
    // A name alone may be the author's or a section's: it must end as outlets do.
    is_outlet(outlet).then(|| outlet.to_owned())
}

/// Whether what a page calls its source in machine-readable places can be one: no sentence, no code.
fn is_plausible(source: &str) -> bool {
    let words = source.split_whitespace().count();
    source.chars().count() >= 3 && words <= 6 && !source.contains(['{', '=', '#', ':', '：', '?'])
}

/// A source without its label, buttons and counts.
fn clean_source(text: &str) -> Option<String> {
    let text = text.split('\t').find(|part| part.chars().any(char::is_alphabetic))?;
    let line = parse_line(text, false)?;
    let text = line.value(Label::Source).map_or(line.rest.as_str(), |value| value.text.as_str());
    let text = text.split('\t').next().unwrap_or("");
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && !is_closing_mark(c));
    let is_dense = text.chars().any(crate::text::script::is_dense);
    // 江边日报（ID：river）: what stands in brackets is about the outlet.
    let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, '，' | '。' | '；'));
    let text = if is_dense { words.next().map_or("", cut_remark) } else { text };
    let is_sound = text.chars().any(char::is_alphabetic)
        && text.chars().count() <= SOURCE_CHARS
        && !text.contains("://")
        && !text.contains(SURE_ARROWS)
        && (text.starts_with('本') || !is_no_one(text))
        && !ends_sentence(text);
    is_sound.then(|| collapse(text))
}

/// A word without the brackets that it ends with; those inside of a name stay.
fn cut_remark(word: &str) -> &str {
    match word.split_once(['（', '(']) {
        Some((stem, remark)) if !stem.is_empty() && !remark.trim_end_matches(['）', ')']).contains(['）', ')']) => {
            stem
        }
        _ => word,
    }
}

/// Who edited it: a line that says so, or JSON-LD.
#[inline(never)]
pub fn find_editor(scene: &Scene, near: &[NearLine]) -> Option<Sourced> {
    let line = near.iter().rev().find_map(|near| {
        let value = near
            .line
            .value(Label::Editor)
            .filter(|value| value.is_marked || near.line.is_whole())
            .map(|value| value.text.as_str());
        value.or_else(|| lone_value(scene.blocks, near, Label::Editor)).and_then(clean_editor)
    });
    let bracketed = || {
        let (_, last) = scene.body?;
        let text = scene.blocks.text(last);
        let count = text.chars().count();
        let tail: String = text.chars().skip(count.saturating_sub(BRACKET_REACH_CHARS)).collect();
        brackets(&tail)
            .into_iter()
            .rev()
            .find_map(|inner| clean_editor(&parse_line(inner, false)?.value(Label::Editor)?.text))
    };
    let declared = || {
        scene
            .head
            .articles()
            .iter()
            .filter_map(|article| article.get("editor"))
            .find_map(|editor| clean_editor(editor.get("name").unwrap_or(editor).text()?))
    };
    let in_line = line.or_else(bracketed).map(|editor| Origin::Line.of(editor));
    in_line.or_else(|| declared().map(|editor| Origin::JsonLd.of(editor)))
}

/// Editors' names without staff codes (杨倩_NF4425); handles such as Rex_07 stay.
fn clean_editor(text: &str) -> Option<String> {
    // （編輯：陳大文）1130618 has its bracket's end alone.
    let text = if text.contains(['（', '(']) { text } else { text.split(['）', ')']).next().unwrap_or(text) };
    let mut names: Vec<String> = Vec::new();
    'text: for part in text.split(['\t', '、', ',', '，', '/', ';', '；', '|']) {
        // Between Han words a space ends a name, elsewhere it stands inside of one.
        let mut goes_on = false;
        for word in part.split_whitespace() {
            let is_alone = word.chars().any(is_dense);
            // 编辑 刘晓阳 校对 李铭: another one's work.
            if is_alone && is_lone_label(word).is_some() && !names.is_empty() {
                break 'text;
            }
            match names.last_mut().filter(|_| goes_on && !is_alone) {
                Some(name) => *name = format!("{name} {word}"),
                None => names.push(word.to_owned()),
            }
            goes_on = !is_alone;
        }
    }
    let names = names.iter().map(|name| strip_code(name.trim_matches(|c: char| !c.is_alphanumeric())));
    let is_button = |name: &str| find_cues(name) != 0 && name.contains(is_dense);
    let is_code = |name: &str| strip_code(&format!("人_{name}")) == "人";
    let mut names: Vec<&str> =
        names.filter(|name| !(name.is_empty() || is_button(name) || is_no_one(&to_lower(name)))).collect();
    // A code alone is all there is of an editor.
    if !names.iter().all(|name| is_code(name)) {
        names.retain(|name| !is_code(name));
    }
    names.dedup();
    let joined = names.join(", ");
    let letters = joined.chars().filter(|c| c.is_alphanumeric()).count();
    let is_sentence = names.iter().any(|name| name.chars().filter(|&c| is_dense(c)).count() > 12);
    (letters >= 2 && !is_sentence && joined.chars().count() <= VALUE_CHARS).then_some(joined)
}

/// 杨倩_NF4425 is 杨倩: a code of capitals and digits after a name in another script.
fn strip_code(name: &str) -> &str {
    let Some((stem, code)) = name.rsplit_once(['_', '-']) else { return name };
    let is_code =
        code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) && code.chars().any(|c| c.is_ascii_digit());
    if is_code && !stem.is_empty() && !stem.is_ascii() { stem } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_brackets_at_the_end_are_about_the_outlet() {
        for (text, expected) in [
            ("江边日报（ID：river）", "江边日报"),
            ("江边日报（ID: river）", "江边日报"),
            ("江边日报，如有侵权请联系删除", "江边日报"),
            ("河边（江南）发展研究院", "河边（江南）发展研究院"),
        ] {
            assert_eq!(clean_source(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn editors_are_named_as_they_are_written() {
        for (text, expected) in [
            ("Анна Иванова", "Анна Иванова"),
            ("José Pérez, J. Smith", "José Pérez, J. Smith"),
            ("刘晓阳 校对 李铭", "刘晓阳"),
            ("杨倩_NF4425 王小明", "杨倩, 王小明"),
            ("王小明 Demi Xia", "王小明, Demi Xia"),
            ("Rex_07", "Rex_07"),
            ("刘光博 SN232", "刘光博"),
            ("何川\t返回搜狐，查看更多", "何川"),
        ] {
            assert_eq!(clean_editor(text).as_deref(), Some(expected), "{text}");
        }
    }
}
