//! Preformatted text: its characters with their line breaks, and the language it is written in.

use super::Block;
use crate::page::{Attr, Dom, NodeId, Tag};

/// The text of an element, if there is any. Buttons, a bar of them beside the code, and the numbers of lines are none of it.
pub(super) fn build_code(dom: &Dom, id: NodeId) -> Option<Block> {
    let mut text = String::new();
    let (mut numbers, mut ranges) = (Vec::new(), Vec::new());
    let mut skip_to = id;
    let has_code = dom.children(id).any(|child| dom.tag(child) == Tag::CODE);
    let is_bar = |node| has_code && matches!(dom.tag(node), Tag::DIV | Tag::HEADER) && dom.parent(node) == Some(id);
    for node in dom.subtree(id) {
        if node < skip_to {
            continue;
        }
        let is_line_start = text.is_empty() || text.ends_with('\n');
        match dom.tag(node) {
            Tag::RT | Tag::RP | Tag::SCRIPT | Tag::NOSCRIPT | Tag::BUTTON => skip_to = dom.end(node),
            _ if is_bar(node) => skip_to = dom.end(node),
            Tag::UL | Tag::OL
                if counts_up(&dom.children(node).filter_map(|item| item_number(dom, item)).collect::<Vec<_>>()) =>
            {
                skip_to = dom.end(node);
            }
            Tag::TEXT => {
                let from = text.len();
                text.push_str(dom.text(node));
                let fills_element =
                    dom.parent(node).is_some_and(|parent| parent != id && dom.end(parent) == dom.end(node));
                let number = line_number(dom.text(node)).filter(|_| is_line_start && fills_element);
                if number.is_some() {
                    numbers.push(number);
                    ranges.push(from..text.len());
                }
            }
            Tag::BR => text.push('\n'),
            tag if tag.is_block() && !is_line_start && node != id => text.push('\n'),
            _ => {}
        }
    }
    if numbers.len() == text.trim_matches('\n').lines().count() && counts_up(&numbers) {
        ranges.into_iter().rev().for_each(|range| text.replace_range(range, ""));
    }
    let text = text.replace("\r\n", "\n").replace('\u{a0}', " ");
    let text = text.trim_matches('\n').trim_end().to_owned();
    // Where code is laid out as a table, its numbers may be a cell of their own.
    let is_gutter = dom.closest(id, |ancestor| dom.tag(ancestor) == Tag::TR).is_some()
        && counts_up(&text.lines().map(line_number).collect::<Vec<_>>());
    (!text.is_empty() && !is_gutter).then(|| Block::Code { text, language: find_language(dom, id) })
}

fn line_number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

/// What an item of a list of numbers says.
fn item_number(dom: &Dom, item: NodeId) -> Option<Option<u32>> {
    (dom.tag(item) == Tag::LI).then(|| line_number(&dom.text_content(item)))
}

/// Whether there are several numbers and each is one more than the one before.
fn counts_up(numbers: &[Option<u32>]) -> bool {
    let is_next = |pair: &[Option<u32>]| matches!(pair, [Some(a), Some(b)] if a.checked_add(1) == Some(*b));
    numbers.len() > 1 && numbers.windows(2).all(is_next)
}

/// The language that highlighters name in the class of a `pre`, its parent or its `code`: `language-rust`, `lang-rust`, `brush: rust`.
fn find_language(dom: &Dom, pre: NodeId) -> Option<String> {
    let inner = dom.children(pre).find(|&child| dom.tag(child) == Tag::CODE);
    [inner, Some(pre), dom.parent(pre)].into_iter().flatten().find_map(|id| {
        let declared = [Attr::DATA_LANGUAGE, Attr::DATA_LANG].into_iter().find_map(|name| dom.attr(id, name));
        let class = dom.attr(id, Attr::CLASS).unwrap_or("");
        let named = class.split([' ', ';']).find_map(|token| {
            ["language-", "lang-", "highlight-source-", "brush:"].iter().find_map(|prefix| token.strip_prefix(prefix))
        });
        let name = declared.or(named)?.trim().to_ascii_lowercase();
        let sound =
            (1..=20).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || "+#-_.".contains(c));
        sound.then_some(name)
    })
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::html::parse_html;

    fn code(inside: &str) -> Option<String> {
        let dom = parse_html(&format!("<table><tr><td><pre>{inside}</pre></table>"), "");
        match build_code(&dom, dom.find_tag(Tag::PRE)?)? {
            Block::Code { text, .. } => Some(text),
            _ => None,
        }
    }

    #[test]
    fn code_is_read_without_what_stands_around_it() {
        assert_eq!(code("<button>Copy</button><code>fn a() {}").as_deref(), Some("fn a() {}"));
        assert_eq!(code("<div>rust <span>复制代码</span></div><code>fn a() {}").as_deref(), Some("fn a() {}"));
        let numbered = "<i>9</i>fn a() {\n<i>10</i>    b()\n<i>11</i>}";
        assert_eq!(code(numbered).as_deref(), Some("fn a() {\n    b()\n}"));
        assert_eq!(code("<code>a\nb</code><ul><li>1</li><li>2</li></ul>").as_deref(), Some("a\nb"));
        assert_eq!(code("1\n2\n3"), None);
        assert_eq!(code("<code><span>1</span><br><span>2</span></code>"), None);
        // Numbers that are the code stay.
        assert_eq!(code("<i>1</i> + b").as_deref(), Some("1 + b"));
        assert_eq!(code("<i>1</i> + b\n<i>1</i> + c").as_deref(), Some("1 + b\n1 + c"));
        assert_eq!(code("12").as_deref(), Some("12"));
    }
}
