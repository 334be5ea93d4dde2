//! Running text: a block's pieces with the links and styles around them, white space collapsed as a browser does.

use super::formula::build_formula;
use super::image::{find_image, is_formula_picture, is_sign, is_small_picture};
use super::sanitize::link_address;
use super::{Inline, Style};
use crate::block::{Blocks, Piece};
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::text::space::{collapse, push_shown};

/// What an inline element means for the text in it.
enum Meaning {
    Link(String),
    Styled(Style),
    Code,
    Ruby,
}

/// An inline element that is being filled.
struct Open {
    id: NodeId,
    meaning: Meaning,
    content: Vec<Inline>,
}

/// Builds a block's text. `top` is the element whose inline descendants count, usually the box around the block.
pub fn build_inlines(dom: &Dom, pieces: &[Piece], top: NodeId) -> Vec<Inline> {
    let mut writer = Writer { dom, root: Vec::new(), open: Vec::new(), ends_in_space: true };
    for (index, piece) in pieces.iter().enumerate() {
        let next = pieces.get(index + 1).map(|piece| piece.node);
        writer.enter(piece.node, top);
        writer.write(piece, next);
    }
    while !writer.open.is_empty() {
        writer.close();
    }
    trim_end(&mut writer.root);
    writer.root
}

struct Writer<'d> {
    dom: &'d Dom,
    root: Vec<Inline>,
    open: Vec<Open>,
    ends_in_space: bool,
}

impl Writer<'_> {
    /// Closes what does not hold `node` and opens what does.
    fn enter(&mut self, node: NodeId, top: NodeId) {
        while self.open.last().is_some_and(|open| !self.dom.is_within(node, open.id)) {
            self.close();
        }
        let innermost = self.open.last().map_or(top, |open| open.id);
        let mut chain: Vec<NodeId> = self.dom.ancestors(node).skip(1).take_while(|&id| id != innermost).collect();
        chain.reverse();
        for id in chain {
            let inside_code = self.open.iter().any(|open| matches!(open.meaning, Meaning::Code | Meaning::Ruby));
            let inside_link = self.open.iter().any(|open| matches!(open.meaning, Meaning::Link(_)));
            match meaning_of(self.dom, id) {
                Some(Meaning::Link(_)) if inside_link => {}
                Some(meaning) if !inside_code => self.open.push(Open { id, meaning, content: Vec::new() }),
                _ => {}
            }
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.content.is_empty() {
            return;
        }
        let inline = match open.meaning {
            Meaning::Link(href) => Inline::Link { href, content: open.content },
            Meaning::Styled(style) => Inline::Styled { style, content: open.content },
            Meaning::Code => Inline::Code { text: plain_text(&open.content) },
            Meaning::Ruby => {
                self.level().extend(open.content);
                return;
            }
        };
        self.level().push(inline);
    }

    fn level(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut() {
            Some(open) => &mut open.content,
            None => &mut self.root,
        }
    }

    fn write(&mut self, piece: &Piece, next: Option<NodeId>) {
        if self.dom.tag(piece.node) == Tag::IMG {
            if is_sign(self.dom, piece.node) {
                self.push_text(self.dom.attr(piece.node, Attr::ALT).unwrap_or("").trim().to_owned());
            } else if let Some(image) = find_image(self.dom, piece.node) {
                self.level().push(Inline::Image { image });
            }
            self.ends_in_space = false;
            return;
        }
        if self.dom.tag(piece.node) != Tag::TEXT {
            let formula = build_formula(self.dom, piece.node);
            self.ends_in_space = false;
            match formula {
                formula if !formula.is_plain() => self.level().push(Inline::Formula { formula }),
                letter if letter.is_one_letter() => {
                    let content = vec![Inline::Text { text: letter.text }];
                    self.level().push(Inline::Styled { style: Style::Emphasis, content });
                }
                words => self.push_text(words.text),
            }
            return;
        }
        let source = self.dom.text(piece.node).get(piece.from as usize..piece.to as usize).unwrap_or("");
        let mut text = String::new();
        self.ends_in_space = push_shown(&mut text, source, self.ends_in_space);
        if text.is_empty() {
            return;
        }
        let ruby = self.open.last().filter(|open| matches!(open.meaning, Meaning::Ruby)).map(|open| open.id);
        if let Some(reading) = ruby.and_then(|ruby| find_reading(self.dom, ruby, piece.node, next)) {
            self.level().push(Inline::Ruby { base: text, reading });
            return;
        }
        self.push_text(text);
    }

    fn push_text(&mut self, text: String) {
        match self.level().last_mut() {
            Some(Inline::Text { text: before }) => before.push_str(&text),
            _ => self.level().push(Inline::Text { text }),
        }
    }
}

/// The pictures that are words of a text: a small one with an alternative in its middle, formulas, and signs such as 😀.
pub(super) fn inline_pictures(
    dom: &Dom,
    blocks: &Blocks,
    media: &[NodeId],
    index: usize,
) -> impl Iterator<Item = NodeId> {
    let at = |index: usize| blocks.list().get(index);
    let from = at(index).map_or(0, |block| media.partition_point(|&id| id < block.first));
    let to = at(index + 1).map_or(media.len(), |next| media.partition_point(|&id| id < next.first));
    let is_inline = move |id: &NodeId| {
        at(index).is_some_and(|block| {
            let is_in_box = || dom.closest(*id, |around| dom.tag(around).is_block()) == Some(block.owner);
            *id < block.last && is_small_picture(dom, *id)
                || (is_sign(dom, *id) || is_formula_picture(dom, *id)) && is_in_box()
        })
    };
    media.get(from..to).unwrap_or_default().iter().copied().filter(is_inline)
}

/// What the `rt` elements between a base text and the next one say.
fn find_reading(dom: &Dom, ruby: NodeId, base: NodeId, next: Option<NodeId>) -> Option<String> {
    let end = next.unwrap_or(dom.end(ruby)).min(dom.end(ruby));
    let readings = (base.0..end.0).map(NodeId).filter(|&id| dom.tag(id) == Tag::RT);
    let reading: String = readings.map(|id| collapse(&dom.text_content(id))).collect();
    (!reading.is_empty()).then_some(reading)
}

fn meaning_of(dom: &Dom, id: NodeId) -> Option<Meaning> {
    let style = match dom.tag(id) {
        Tag::A => return link_address(dom, dom.attr(id, Attr::HREF)?).map(Meaning::Link),
        Tag::CODE | Tag::KBD | Tag::SAMP | Tag::TT => return Some(Meaning::Code),
        Tag::RUBY => return Some(Meaning::Ruby),
        Tag::B | Tag::STRONG => Style::Strong,
        Tag::I | Tag::EM | Tag::CITE | Tag::DFN | Tag::VAR => Style::Emphasis,
        Tag::SUB => Style::Subscript,
        Tag::SUP => Style::Superscript,
        Tag::MARK => Style::Mark,
        Tag::DEL | Tag::S | Tag::STRIKE => Style::Deleted,
        Tag::INS | Tag::U => Style::Inserted,
        Tag::SMALL => Style::Small,
        Tag::Q => Style::Quoted,
        _ => return None,
    };
    Some(Meaning::Styled(style))
}

/// The characters of running text; a break is a line break.
pub fn plain_text(content: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(&mut out, content);
    out
}

fn push_plain(out: &mut String, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Link { content, .. } | Inline::Styled { content, .. } => push_plain(out, content),
            Inline::Ruby { base, .. } => out.push_str(base),
            Inline::Formula { formula } => out.push_str(&formula.text),
            Inline::Break => out.push('\n'),
            Inline::Image { .. } => {}
        }
    }
}

fn trim_end(content: &mut Vec<Inline>) {
    let is_empty = match content.last_mut() {
        Some(Inline::Text { text } | Inline::Code { text }) => {
            text.truncate(text.trim_end_matches(' ').len());
            text.is_empty()
        }
        Some(Inline::Link { content, .. } | Inline::Styled { content, .. }) => {
            trim_end(content);
            content.is_empty()
        }
        Some(Inline::Ruby { .. } | Inline::Formula { .. } | Inline::Image { .. } | Inline::Break) | None => false,
    };
    if is_empty {
        content.pop();
    }
}
