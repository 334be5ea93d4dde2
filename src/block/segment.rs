//! Cuts a page into blocks in one pass: at the edges of boxes, at `br`, and at indents in the middle of a text.

use super::{Before, Block, Blocks, Piece, formula_text, is_formula};
use crate::lexicon::spoken::is_spoken_only;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::text::measure_units;
use crate::text::punctuation::ends_sentence;
use crate::text::space::{is_blank, is_space, push_collapsed};

/// The page's blocks. Text that no reader sees as running text (titles, scripts, ruby readings) is in none.
pub fn collect_blocks(dom: &Dom) -> Blocks {
    let mut run = Run::new(dom);
    let body = dom.body();
    let mut boxes: Vec<NodeId> = Vec::new();
    let mut id = body;
    while id < dom.end(body) {
        while boxes.last().is_some_and(|&open| dom.end(open) <= id) {
            run.flush(Before::Box);
            boxes.pop();
        }
        let tag = dom.tag(id);
        if tag == Tag::TEXT {
            run.add_text(id, boxes.last().copied().unwrap_or(body));
        } else if is_unread(dom, id) || (tag == Tag::NOSCRIPT && dom.is_raw_noscript(id)) {
            id = dom.end(id);
            continue;
        } else if is_formula(dom, id) {
            if tag.is_block() {
                run.flush(Before::Box);
            }
            run.add_formula(id, boxes.last().copied().unwrap_or(body));
            if tag.is_block() {
                run.flush(Before::Box);
            }
            id = dom.end(id);
            continue;
        } else if tag == Tag::BR {
            run.line_break();
        } else if tag.is_block() {
            run.flush(Before::Box);
            boxes.push(id);
        } else if tag == Tag::A && dom.has_attr(id, Attr::HREF) {
            run.open_link(dom.end(id));
        }
        id.0 += 1;
    }
    run.flush(Before::Box);
    run.blocks
}

/// Elements whose text is not running text.
fn is_unread(dom: &Dom, id: NodeId) -> bool {
    match dom.tag(id) {
        // The end tag of a reading may be left out, but no reading has paragraphs.
        Tag::RT | Tag::RTC => !dom.subtree(id).take(READING_NODES).any(|inner| dom.tag(inner) == Tag::P),
        tag if !tag.is_block() && dom.attr(id, Attr::CLASS).is_some_and(is_spoken_only) => true,
        tag => matches!(tag, Tag::HEAD | Tag::TITLE | Tag::SCRIPT | Tag::RP | Tag::VIDEO | Tag::AUDIO),
    }
}

/// Nodes looked at in a ruby reading: most have one.
const READING_NODES: usize = 16;

/// The run of inline text being collected.
struct Run<'d> {
    dom: &'d Dom,
    blocks: Blocks,
    owner: NodeId,
    text_from: usize,
    pieces_from: usize,
    first: Option<NodeId>,
    last: NodeId,
    link_end: NodeId,
    link_units: u32,
    links: u32,
    before: Before,
    is_indented: bool,
}

impl<'d> Run<'d> {
    fn new(dom: &'d Dom) -> Self {
        Run {
            dom,
            blocks: Blocks::default(),
            owner: NodeId::ROOT,
            text_from: 0,
            pieces_from: 0,
            first: None,
            last: NodeId::ROOT,
            link_end: NodeId::ROOT,
            link_units: 0,
            links: 0,
            before: Before::Box,
            is_indented: false,
        }
    }

    fn open_link(&mut self, end: NodeId) {
        self.link_end = self.link_end.max(end);
        self.links += 1;
    }

    fn add_text(&mut self, id: NodeId, owner: NodeId) {
        self.owner = owner;
        let text = self.dom.text(id);
        let mut from = 0;
        while let Some(at) = find_indent(text, from) {
            self.add_piece(id, from, at);
            if ends_sentence(self.blocks.text.get(self.text_from..).unwrap_or("")) {
                self.flush(Before::Indent);
            }
            from = at;
        }
        self.add_piece(id, from, text.len());
    }

    /// A formula is one piece, whatever it is made of.
    fn add_formula(&mut self, id: NodeId, owner: NodeId) {
        let text = formula_text(self.dom, id);
        if text.is_empty() {
            return;
        }
        self.owner = owner;
        self.first.get_or_insert(id);
        self.last = id;
        push_collapsed(&mut self.blocks.text, self.text_from, &text);
        self.blocks.pieces.push(Piece { node: id, from: 0, to: 0 });
    }

    fn add_piece(&mut self, id: NodeId, from: usize, to: usize) {
        let text = self.dom.text(id).get(from..to).unwrap_or("");
        if self.first.is_none() {
            if text.chars().all(is_blank) {
                self.is_indented |= has_wide_indent(text);
                return;
            }
            self.first = Some(id);
            self.is_indented |= has_wide_indent(text);
        }
        self.last = id;
        if id < self.link_end {
            self.link_units += measure_units(text);
        }
        push_collapsed(&mut self.blocks.text, self.text_from, text);
        self.blocks.pieces.push(Piece { node: id, from: from as u32, to: to as u32 });
    }

    fn line_break(&mut self) {
        if self.first.is_some() {
            self.flush(Before::Break);
        } else if self.before == Before::Break {
            self.before = Before::EmptyLine;
        }
    }

    /// Ends the block; `next` is what ended its line.
    fn flush(&mut self, next: Before) {
        if self.blocks.text.len() > self.text_from && self.blocks.text.ends_with(' ') {
            self.blocks.text.pop();
        }
        let text = self.blocks.text.get(self.text_from..).unwrap_or("");
        let units = measure_units(text);
        if let Some(first) = self.first
            && units > 0
        {
            self.blocks.list.push(Block {
                owner: self.owner,
                first,
                last: self.last,
                before: self.before,
                is_indented: self.is_indented,
                units,
                link_units: self.link_units.min(units),
                links: self.links,
                pieces: self.pieces_from as u32..self.blocks.pieces.len() as u32,
                text: self.text_from as u32..self.blocks.text.len() as u32,
            });
            self.before = next;
        } else if next == Before::Box {
            self.before = next;
        }
        self.blocks.text.truncate(if units > 0 { self.blocks.text.len() } else { self.text_from });
        self.text_from = self.blocks.text.len();
        self.pieces_from = self.blocks.pieces.len();
        self.first = None;
        self.link_units = 0;
        self.links = 0;
        self.is_indented = false;
    }
}

/// Where, after `from`, an indent begins with text before it: two ideographic or em spaces, or four no-break spaces.
fn find_indent(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    if !rest.contains(['\u{3000}', '\u{2003}', '\u{a0}']) {
        return None;
    }
    let mut seen_text = false;
    let mut start = 0;
    let mut width = 0;
    for (at, c) in rest.char_indices() {
        let wide = match c {
            '\u{3000}' | '\u{2003}' => 2,
            '\u{a0}' => 1,
            _ => 0,
        };
        if wide > 0 {
            if width == 0 {
                start = at;
            }
            width += wide;
            if width >= INDENT_WIDTH && seen_text {
                return Some(from + start);
            }
        } else if !is_space(c) {
            seen_text = true;
            width = 0;
        }
    }
    None
}

/// Width of an indent in no-break spaces: two ideographic spaces.
const INDENT_WIDTH: u32 = 4;

fn has_wide_indent(text: &str) -> bool {
    let width: u32 = text
        .chars()
        .take_while(|&c| is_space(c))
        .map(|c| match c {
            '\u{3000}' | '\u{2003}' => 2,
            '\u{a0}' => 1,
            _ => 0,
        })
        .sum();
    width >= INDENT_WIDTH
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::html::parse_html;

    fn texts(markup: &str) -> Vec<String> {
        let blocks = collect_blocks(&parse_html(markup, ""));
        (0..blocks.len()).map(|index| blocks.text(index).to_owned()).collect()
    }

    #[test]
    fn boxes_and_breaks_end_blocks() {
        assert_eq!(texts("<p>a <b>b</b> c</p>d<div>e<br>f<br><br>g</div>"), ["a b c", "d", "e", "f", "g"]);
        assert_eq!(texts("<p>a</p><p>&zwj;</p><p><b>&zwnj;</b> &#x200f;</p><p>می‌خواهم</p>"), ["a", "می\u{200c}خواهم"]);
    }

    #[test]
    fn breaks_are_told_apart() {
        let dom = parse_html("<div>e<br>f<br> <br>g</div>h", "");
        let blocks = collect_blocks(&dom);
        let before: Vec<Before> = blocks.list().iter().map(|block| block.before).collect();
        assert_eq!(before, [Before::Box, Before::Break, Before::EmptyLine, Before::Box]);
    }

    #[test]
    fn indents_split_paragraphs() {
        assert_eq!(texts("<div>\u{3000}\u{3000}第一段。\u{3000}\u{3000}第二段。</div>"), ["第一段。", "第二段。"]);
        assert_eq!(texts("<div>姓名\u{3000}\u{3000}张三</div>"), ["姓名 张三"]);
    }

    #[test]
    fn links_are_measured() {
        let dom = parse_html("<p>ab <a href=x>cd<i>e</i></a> f</p>", "");
        let blocks = collect_blocks(&dom);
        let block = blocks.list().first().expect("a block");
        assert_eq!((block.units, block.link_units, block.links), (6, 3, 1));
    }

    #[test]
    fn formulas_are_said_once() {
        let formula = "<math><semantics><mrow><mi>x</mi> <mo>=</mo><mn>1</mn></mrow><annotation encoding='application/x-tex'>x=1</annotation></semantics></math>";
        let katex =
            format!("<p>Let <span class=katex><span>{formula}</span><span aria-hidden=true>x=1</span></span> be.</p>");
        assert_eq!(texts(&katex), ["Let x=1 be."]);
        let page = format!("<div class=mathjax><p>One {formula}</p><p>Two {formula}</p></div>");
        assert_eq!(texts(&page), ["One x=1", "Two x=1"]);
        assert_eq!(texts("<mjx-container data-latex='x^2'><i></i></mjx-container>"), ["x^2"]);
    }

    #[test]
    fn what_is_only_spoken_is_left_out() {
        assert_eq!(texts("<p><span class=sr-only>Opens in a new window:</span> <a href=x>a</a> b</p>"), ["a b"]);
    }

    #[test]
    fn ruby_readings_are_left_out() {
        assert_eq!(texts("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>"), ["漢字"]);
    }
}
