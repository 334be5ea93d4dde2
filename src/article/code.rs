//! Preformatted text: its characters with their line breaks, and the language it is written in.

use super::Block;
use crate::page::{Attr, Dom, NodeId, Tag};

/// The text of an element, if there is any.
pub(super) fn build_code(dom: &Dom, id: NodeId) -> Option<Block> {
    let mut text = String::new();
    let mut skip_to = id;
    for node in dom.subtree(id) {
        if node < skip_to {
            continue;
        }
        match dom.tag(node) {
            Tag::RT | Tag::RP | Tag::SCRIPT | Tag::NOSCRIPT => skip_to = dom.end(node),
            Tag::TEXT => text.push_str(dom.text(node)),
            Tag::BR => text.push('\n'),
            tag if tag.is_block() && !text.is_empty() && !text.ends_with('\n') && node != id => text.push('\n'),
            _ => {}
        }
    }
    let text = text.replace("\r\n", "\n").replace('\u{a0}', " ");
    let text = text.trim_matches('\n').trim_end().to_owned();
    (!text.is_empty()).then(|| Block::Code { text, language: find_language(dom, id) })
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
