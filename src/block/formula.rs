//! Which elements are formulas, and what a formula says as plain text.
//!
//! A formula is one piece of its block: what typesetters put beside it (a second copy for the eye, its source, a picture)
//! would say it two or three times. A box is a formula only if it holds one: pages give the names of these boxes to whole
//! articles too.

use crate::lexicon::formulas::{ANNOTATIONS, CONTAINER, is_box_class};
use crate::limits::FORMULA_ELEMENTS;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::text::space::collapse;

/// Nodes of the largest box that is a formula: its signs, a copy of them for the eye, and the text in both.
const BOX_NODES: u32 = 4 * FORMULA_ELEMENTS as u32;

/// Whether the element is a formula, with everything that stands for it.
pub fn is_formula(dom: &Dom, id: NodeId) -> bool {
    match dom.tag(id) {
        Tag::TEXT => false,
        Tag::MATH => !holds_paragraphs(dom, id),
        tag => {
            let is_box = (tag == Tag::OTHER && dom.local_name(id) == CONTAINER)
                || dom.attr(id, Attr::CLASS).is_some_and(|class| class.split_ascii_whitespace().any(is_box_class));
            is_box && holds_one(dom, id)
        }
    }
}

/// Whether paragraphs stand in it: an element that was never closed, or one that only pretends to be a formula.
fn holds_paragraphs(dom: &Dom, math: NodeId) -> bool {
    dom.subtree(math).take(FORMULA_ELEMENTS).any(|inner| dom.tag(inner) == Tag::P)
}

/// Whether the box is of a formula's size and holds one.
fn holds_one(dom: &Dom, id: NodeId) -> bool {
    if dom.end(id).0 - id.0 > BOX_NODES {
        return false;
    }
    let mut formulas = dom.subtree(id).filter(|&inner| dom.tag(inner) == Tag::MATH);
    match formulas.next() {
        Some(_) => formulas.next().is_none(),
        None => find_written(dom, id).is_some(),
    }
}

/// The MathML of a formula.
pub fn find_math(dom: &Dom, formula: NodeId) -> Option<NodeId> {
    dom.subtree(formula).find(|&id| dom.tag(id) == Tag::MATH)
}

/// The source that a typesetter notes on its own elements.
pub fn find_written(dom: &Dom, formula: NodeId) -> Option<&str> {
    dom.subtree(formula).find_map(|id| dom.attr(id, Attr::DATA_LATEX)).filter(|source| !source.trim().is_empty())
}

/// Whether the element says the formula over again in another language.
pub fn is_annotation(dom: &Dom, id: NodeId) -> bool {
    dom.tag(id) == Tag::OTHER && ANNOTATIONS.contains(&dom.local_name(id))
}

/// The signs of a formula in a row; its source where it has no signs.
pub fn formula_text(dom: &Dom, formula: NodeId) -> String {
    let mut text = String::new();
    if let Some(math) = find_math(dom, formula) {
        let mut skip_to = math;
        for id in dom.subtree(math).filter(|&id| id > math) {
            if id < skip_to {
                continue;
            }
            if is_annotation(dom, id) {
                skip_to = dom.end(id);
            } else {
                text.push_str(collapse(dom.text(id)).trim());
            }
        }
    }
    if text.is_empty() { find_written(dom, formula).map(collapse).unwrap_or_default() } else { text }
}
