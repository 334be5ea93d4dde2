//! Signs of the page in its text that are no part of it: handles on headings, and the ways back from notes to their marks.
//!
//! Decides by what they do and are made of, in no language: a link from a heading into the page that shows no letter, a
//! box named after editing beside or in a heading, a link from a note to its own mark.

use super::Inline;
use super::build::heading_level;
use crate::block::Piece;
use crate::hash::HashSet;
use crate::page::{Attr, Dom, NodeId, Tag, find_fragment};
use crate::text::letters::is_letter_or_number;
use crate::text::space::is_blank;

/// The pieces of a heading without its handles. `heading` is the element that makes it one.
pub(super) fn drop_handles(dom: &Dom, pieces: &[Piece], heading: NodeId) -> Vec<Piece> {
    let is_handle = |piece: &Piece| {
        let mut around = dom.ancestors(piece.node).take_while(|&id| id > heading);
        around.any(|id| is_permalink(dom, id) || is_edit_box(dom, id))
    };
    pieces.iter().filter(|piece| !is_handle(piece)).copied().collect()
}

/// The pieces of a text without the buttons at its end: "Copy" behind the name of a file, "Share" behind a heading. A text that
/// is all on a button is that of what it opens, and a word of a sentence may open a note.
pub(super) fn drop_buttons<'p>(dom: &Dom, pieces: &'p [Piece], owner: NodeId) -> &'p [Piece] {
    let is_button = |piece: &Piece| {
        let mut around = dom.ancestors(piece.node).take_while(|&id| id > owner);
        around.any(|id| dom.tag(id) == Tag::BUTTON)
    };
    if !pieces.iter().any(is_button) {
        return pieces;
    }
    // A formula has no text of its own.
    let is_empty = |piece: &Piece| dom.tag(piece.node) == Tag::TEXT && piece_text(dom, piece).chars().all(is_blank);
    // Where anything follows a button, it is a word of a sentence.
    let end = pieces.iter().rposition(|piece| !is_button(piece) && !is_empty(piece));
    let (before, buttons) = end.and_then(|end| pieces.split_at_checked(end + 1)).unwrap_or((pieces, &[]));
    let says_something = before.iter().any(|piece| !is_button(piece) && has_words(piece_text(dom, piece)));
    let is_word = |piece: &Piece| dom.ancestors(piece.node).take_while(|&id| id > owner).any(|id| is_gloss(dom, id));
    if says_something && !buttons.iter().any(is_word) { before } else { pieces }
}

/// Whether a word says that it opens its meaning.
fn is_gloss(dom: &Dom, id: NodeId) -> bool {
    dom.attr(id, Attr::CLASS).is_some_and(|names| has_name(names, &["gloss", "glossary", "term", "definition"]))
}

/// A heading's text without the link around all of it that leads into the page: to the heading itself or to the contents.
pub(super) fn drop_own_link(mut content: Vec<Inline>) -> Vec<Inline> {
    match content.as_mut_slice() {
        [Inline::Link { href, content: linked }] if href.starts_with('#') => std::mem::take(linked),
        _ => content,
    }
}

/// Whether all of a text is a box for editing that stands beside a heading.
pub(super) fn is_beside_heading(dom: &Dom, pieces: &[Piece], owner: NodeId) -> bool {
    let is_heading = |id: NodeId| heading_level(dom, id).is_some();
    // The brackets around its links may be such a box of their own.
    let find_box = |piece: &Piece| {
        let around = dom.ancestors(piece.node).take_while(|&id| id >= owner);
        around.filter(|&id| is_edit_box(dom, id)).last()
    };
    let Some(found) = pieces.first().and_then(find_box) else { return false };
    let is_all = pieces.iter().all(|piece| dom.is_within(piece.node, found));
    is_all && dom.parent(found).is_some_and(|parent| dom.children(parent).any(is_heading))
}

/// The pieces of a note without the ways back to the marks with these ids, and without the signs before its first word.
pub(super) fn drop_ways_back(dom: &Dom, pieces: &[Piece], marks: &HashSet<String>) -> Vec<Piece> {
    let leads_back = |piece: &Piece| {
        let mut around = dom.ancestors(piece.node);
        around.any(|id| find_fragment(dom, id).is_some_and(|name| marks.contains(name)))
    };
    let left: Vec<Piece> = pieces.iter().filter(|piece| !leads_back(piece)).copied().collect();
    if left.len() == pieces.len() {
        return left;
    }
    left.into_iter().skip_while(|piece| !has_words(piece_text(dom, piece))).collect()
}

fn is_permalink(dom: &Dom, id: NodeId) -> bool {
    find_fragment(dom, id).is_some() && !has_words(&dom.text_content(id))
}

/// `mw-editsection`, `edit-link`, `section-edit`: what page makers of all languages call it.
fn is_edit_box(dom: &Dom, id: NodeId) -> bool {
    let is_inline = matches!(dom.tag(id), Tag::SPAN | Tag::A | Tag::SMALL | Tag::SUP);
    is_inline && dom.attr(id, Attr::CLASS).is_some_and(|names| has_name(names, &["edit", "editsection", "editlink"]))
}

/// Whether one of the words in a class is one of these.
fn has_name(class: &str, known: &[&str]) -> bool {
    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| known.iter().any(|name| word.eq_ignore_ascii_case(name)))
}

fn piece_text<'d>(dom: &'d Dom, piece: &Piece) -> &'d str {
    dom.text(piece.node).get(piece.from as usize..piece.to as usize).unwrap_or("")
}

fn has_words(text: &str) -> bool {
    text.chars().any(is_letter_or_number)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::collect_blocks;
    use crate::page::html::parse_html;

    fn read(markup: &str) -> String {
        let dom = parse_html(markup, "");
        let blocks = collect_blocks(&dom);
        let Some(block) = blocks.list().first() else { return String::new() };
        let kept = drop_buttons(&dom, blocks.pieces(block), block.owner);
        kept.iter().map(|piece| piece_text(&dom, piece)).collect::<String>().trim().to_owned()
    }

    #[test]
    fn buttons_behind_a_line_go_and_words_of_sentences_stay() {
        for (markup, text) in [
            ("<h2>Install <button>Copy</button> <button>Share</button></h2>", "Install"),
            ("<p>main.rs<button>Copy</button></p>", "main.rs"),
            ("<p>The rock is <button class=gloss>granite</button>.</p>", "The rock is granite."),
            ("<p>岩石是<button>花岗岩</button>。</p>", "岩石是花岗岩。"),
            ("<p>The rock is <button class=gloss>granite</button></p>", "The rock is granite"),
            ("<p><button>What is granite?</button></p>", "What is granite?"),
            ("<p>+ <button>What is granite?</button></p>", "+ What is granite?"),
        ] {
            assert_eq!(read(markup), text, "{markup}");
        }
    }
}
