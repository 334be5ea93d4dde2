//! A formula as a typed tree of MathML, with its source in TeX where the page still has it.
//!
//! Decides which elements and attributes there are: what lays a formula out, and nothing that links, loads, colours or
//! acts. What browsers no longer draw by themselves is written out: fences as signs, letters of other alphabets as the
//! characters they are, spaces by name as lengths. The set is MathML Core with the few elements that Firefox adds.

use crate::block::{find_math, find_written, formula_text, is_annotation};
use crate::lexicon::formulas::{ALPHABETS, NAMED_SPACES, is_display_class};
use crate::limits::{FORMULA_DEPTH, FORMULA_ELEMENTS};
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::text::script::is_bidi_control;
use crate::text::space::collapse;
use serde::Serialize;

/// A formula.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Formula {
    /// Its source in TeX, without signs around it.
    pub tex: Option<String>,
    /// Its signs in a row.
    pub text: String,
    /// Whether it stands in a line of its own.
    pub is_display: bool,
    /// Its parts; none where only the source is known.
    pub parts: Vec<FormulaPart>,
}

/// A part of a formula.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FormulaPart {
    /// An element of MathML.
    Element {
        /// Its name.
        name: MathName,
        /// Its attributes, name and value.
        attributes: Vec<(String, String)>,
        /// What it holds.
        parts: Vec<FormulaPart>,
    },
    /// Signs.
    Text {
        /// The signs.
        text: String,
    },
}

impl Formula {
    /// Whether nothing of it is laid out and nobody wrote a source for it: words, or a single sign. Those are read as well
    /// without MathML, and by programs that know none.
    pub(super) fn is_plain(&self) -> bool {
        let mut signs = 0;
        self.tex.is_none() && !self.parts.is_empty() && is_plain(&self.parts, &mut signs)
    }

    /// Whether it is the name of one thing, which is set in italics.
    pub(super) fn is_one_letter(&self) -> bool {
        let mut letters = self.text.chars();
        let is_letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        is_letter && has_identifier(&self.parts)
    }
}

fn is_plain(parts: &[FormulaPart], signs: &mut usize) -> bool {
    parts.iter().all(|part| match part {
        FormulaPart::Text { .. } => true,
        FormulaPart::Element { name, parts, .. } => match name {
            MathName::Identifier | MathName::Number | MathName::Operator => {
                *signs += 1;
                *signs == 1 && is_plain(parts, signs)
            }
            MathName::Row | MathName::Words | MathName::Literal | MathName::Space => is_plain(parts, signs),
            MathName::Fraction
            | MathName::SquareRoot
            | MathName::Root
            | MathName::Style
            | MathName::Padded
            | MathName::Phantom
            | MathName::Subscript
            | MathName::Superscript
            | MathName::Scripts
            | MathName::Under
            | MathName::Over
            | MathName::UnderOver
            | MathName::Multiscripts
            | MathName::Prescripts
            | MathName::Nothing
            | MathName::Table
            | MathName::TableRow
            | MathName::TableCell
            | MathName::Enclosed => false,
        },
    })
}

fn has_identifier(parts: &[FormulaPart]) -> bool {
    parts.iter().any(|part| match part {
        FormulaPart::Text { .. } => false,
        FormulaPart::Element { name, parts, .. } => *name == MathName::Identifier || has_identifier(parts),
    })
}

macro_rules! math_names {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// The elements a formula is made of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
        #[allow(missing_docs)]
        pub enum MathName { $(#[serde(rename = $name)] $variant),* }

        impl MathName {
            /// The element's name in markup.
            pub fn name(self) -> &'static str {
                match self { $(MathName::$variant => $name),* }
            }

            fn find(name: &str) -> Option<Self> {
                match name { $($name => Some(MathName::$variant),)* _ => None }
            }
        }
    };
}

math_names! {
    Row = "mrow", Identifier = "mi", Number = "mn", Operator = "mo", Words = "mtext", Literal = "ms", Space = "mspace",
    Fraction = "mfrac", SquareRoot = "msqrt", Root = "mroot", Style = "mstyle", Padded = "mpadded",
    Phantom = "mphantom", Subscript = "msub", Superscript = "msup", Scripts = "msubsup", Under = "munder",
    Over = "mover", UnderOver = "munderover", Multiscripts = "mmultiscripts", Prescripts = "mprescripts",
    Nothing = "none", Table = "mtable", TableRow = "mtr", TableCell = "mtd", Enclosed = "menclose",
}

/// Attributes that lay a formula out.
const LAYOUT: &[Attr] = &[
    Attr::DISPLAYSTYLE,
    Attr::SCRIPTLEVEL,
    Attr::STRETCHY,
    Attr::FENCE,
    Attr::SEPARATOR,
    Attr::SYMMETRIC,
    Attr::LARGEOP,
    Attr::MOVABLELIMITS,
    Attr::ACCENT,
    Attr::ACCENTUNDER,
    Attr::LSPACE,
    Attr::RSPACE,
    Attr::MINSIZE,
    Attr::MAXSIZE,
    Attr::WIDTH,
    Attr::HEIGHT,
    Attr::DEPTH,
    Attr::VOFFSET,
    Attr::LINETHICKNESS,
    Attr::COLUMNALIGN,
    Attr::COLUMNSPAN,
    Attr::ROWSPAN,
    Attr::ROWLINES,
    Attr::NOTATION,
];

/// Bytes of an attribute's value: lengths and a few words.
const VALUE_BYTES: usize = 60;

/// Bytes of a source; longer ones are left out.
const TEX_BYTES: usize = 4000;

/// Builds the formula that this element is.
pub fn build_formula(dom: &Dom, id: NodeId) -> Formula {
    let math = find_math(dom, id);
    let mut builder = Builder { dom, room: FORMULA_ELEMENTS };
    let parts = math.map(|math| builder.build_children(math, 0)).unwrap_or_default();
    let mut text = String::new();
    push_signs(&mut text, &parts);
    if text.is_empty() {
        text = formula_text(dom, id);
    }
    Formula { tex: find_tex(dom, id, math), text, is_display: is_display(dom, id, math), parts }
}

fn push_signs(out: &mut String, parts: &[FormulaPart]) {
    for part in parts {
        match part {
            FormulaPart::Text { text } => out.push_str(text),
            FormulaPart::Element { parts, .. } => push_signs(out, parts),
        }
    }
}

fn is_display(dom: &Dom, id: NodeId, math: Option<NodeId>) -> bool {
    let says = |id: NodeId| dom.attr(id, Attr::DISPLAY).is_some_and(|value| matches!(value.trim(), "block" | "true"));
    let is_classed =
        dom.attr(id, Attr::CLASS).is_some_and(|class| class.split_ascii_whitespace().any(is_display_class));
    says(id) || is_classed || math.is_some_and(says)
}

/// What the page notes as the formula's source, without the wrapper that MediaWiki puts around all of them.
fn find_tex(dom: &Dom, id: NodeId, math: Option<NodeId>) -> Option<String> {
    let annotation = dom.subtree(id).find(|&inner| {
        let is_tex = |encoding: &str| encoding.to_ascii_lowercase().contains("tex");
        is_annotation(dom, inner) && dom.attr(inner, Attr::ENCODING).is_some_and(is_tex)
    });
    let spoken =
        || math.and_then(|math| dom.attr(math, Attr::ALTTEXT)).filter(|text| text.contains(['\\', '^', '_', '{']));
    let source = match annotation {
        Some(annotation) => collapse(&dom.text_content(annotation)),
        None => collapse(find_written(dom, id).or_else(spoken)?),
    };
    let inner =
        ["{\\displaystyle ", "{\\textstyle "].iter().find_map(|start| source.strip_prefix(start)?.strip_suffix('}'));
    let source = inner.map(str::trim).unwrap_or(&source);
    (!source.is_empty() && source.len() <= TEX_BYTES).then(|| source.to_owned())
}

struct Builder<'d> {
    dom: &'d Dom,
    /// Elements that may still be built.
    room: usize,
}

impl Builder<'_> {
    /// At most [`FORMULA_DEPTH`] levels deep, whatever the page's depth is.
    fn build_children(&mut self, id: NodeId, depth: usize) -> Vec<FormulaPart> {
        let dom = self.dom;
        dom.children(id).flat_map(|child| self.build(child, depth)).collect()
    }

    fn build(&mut self, id: NodeId, depth: usize) -> Vec<FormulaPart> {
        let dom = self.dom;
        if dom.tag(id) == Tag::TEXT {
            // White space between elements is the markup's own.
            let text = signs_of(dom.text(id));
            return if text.is_empty() { Vec::new() } else { vec![FormulaPart::Text { text }] };
        }
        if is_annotation(dom, id) || self.room == 0 {
            return Vec::new();
        }
        if depth >= FORMULA_DEPTH {
            let text = signs_of(&dom.text_content(id));
            return vec![FormulaPart::Text { text }];
        }
        self.room -= 1;
        let local = dom.local_name(id);
        match MathName::find(local) {
            Some(name) => vec![self.build_element(name, id, depth)],
            None if local == "mfenced" => vec![self.build_fence(id, depth)],
            // `semantics`, `mstyle` of older days, a box that a typesetter made: what they hold.
            None => self.build_children(id, depth + 1),
        }
    }

    fn build_element(&mut self, name: MathName, id: NodeId, depth: usize) -> FormulaPart {
        let dom = self.dom;
        let variant = dom.attr(id, Attr::MATHVARIANT).map(str::trim);
        let mut attributes = Vec::new();
        if variant == Some("normal") {
            attributes.push(("mathvariant".to_owned(), "normal".to_owned()));
        }
        for &attr in LAYOUT {
            if let Some(value) = dom.attr(id, attr).and_then(layout_value) {
                attributes.push((attr.name().to_owned(), value));
            }
        }
        let mut parts = self.build_children(id, depth + 1);
        if let Some(variant) = variant {
            for part in &mut parts {
                if let FormulaPart::Text { text } = part {
                    *text = text.chars().map(|c| letter_of(variant, c)).collect();
                }
            }
        }
        FormulaPart::Element { name, attributes, parts }
    }

    /// Parts between fences, with what stands between them.
    fn build_fence(&mut self, id: NodeId, depth: usize) -> FormulaPart {
        let dom = self.dom;
        let sign = |text: &str| element(MathName::Operator, vec![FormulaPart::Text { text: text.to_owned() }]);
        let named = |attr: Attr, usual: &'static str| collapse(dom.attr(id, attr).unwrap_or(usual));
        let (open, close) = (named(Attr::OPEN, "("), named(Attr::CLOSE, ")"));
        let between: Vec<char> = named(Attr::SEPARATORS, ",").chars().filter(|c| !c.is_whitespace()).collect();
        let mut parts = vec![sign(&open)];
        for (at, child) in dom.children(id).filter(|&child| dom.tag(child) != Tag::TEXT).enumerate() {
            if let Some(separator) = at.checked_sub(1).and_then(|at| between.get(at).or(between.last())) {
                parts.push(sign(&separator.to_string()));
            }
            parts.extend(self.build(child, depth + 1));
        }
        parts.push(sign(&close));
        element(MathName::Row, parts)
    }
}

/// A text without the white space of the markup and what turns it round; spaces that do not break are the formula's own.
fn signs_of(text: &str) -> String {
    let is_dropped = |c: char| c.is_control() || is_bidi_control(c);
    text.split_ascii_whitespace().map(|word| word.replace(is_dropped, "")).collect::<Vec<_>>().join(" ")
}

fn element(name: MathName, parts: Vec<FormulaPart>) -> FormulaPart {
    FormulaPart::Element { name, attributes: Vec::new(), parts }
}

/// Lengths, numbers, `true`, and the words of alignment; nothing else is let through.
fn layout_value(value: &str) -> Option<String> {
    let value = value.trim();
    if let Some((_, thousandths)) = NAMED_SPACES.iter().find(|(name, _)| *name == value) {
        return Some(format!("0.{thousandths:03}em"));
    }
    let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '+' | '%');
    (!value.is_empty() && value.len() <= VALUE_BYTES && value.chars().all(is_sound)).then(|| value.to_owned())
}

/// The character that a letter is in another alphabet; itself where that has none.
fn letter_of(alphabet: &str, letter: char) -> char {
    let Some(alphabet) = ALPHABETS.iter().find(|known| known.name == alphabet) else { return letter };
    if let Some((_, older)) = alphabet.older.iter().find(|(plain, _)| *plain == letter) {
        return *older;
    }
    let code = match letter {
        'A'..='Z' => Some(alphabet.capitals + (letter as u32 - 'A' as u32)),
        'a'..='z' => Some(alphabet.small + (letter as u32 - 'a' as u32)),
        '0'..='9' => alphabet.digits.map(|zero| zero + (letter as u32 - '0' as u32)),
        _ => None,
    };
    code.and_then(char::from_u32).unwrap_or(letter)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::is_formula;
    use crate::page::html::parse_html;

    fn formula(markup: &str) -> Formula {
        let dom = parse_html(markup, "");
        let id = dom.ids().find(|&id| is_formula(&dom, id)).expect("a formula");
        build_formula(&dom, id)
    }

    #[test]
    fn source_and_parts_are_kept() {
        let built = formula(
            "<span class=katex-display><span class=katex><math display=block><semantics><mrow><mi mathvariant=double-struck>R</mi>\
             <mo stretchy=false onclick=x>→</mo></mrow><annotation encoding=application/x-tex>\\mathbb R\\to</annotation>\
             </semantics></math></span><span aria-hidden=true>R→</span></span>",
        );
        assert_eq!((built.tex.as_deref(), built.text.as_str(), built.is_display), (Some("\\mathbb R\\to"), "ℝ→", true));
        let letters = element(MathName::Identifier, vec![FormulaPart::Text { text: "ℝ".into() }]);
        let arrow = FormulaPart::Element {
            name: MathName::Operator,
            attributes: vec![("stretchy".into(), "false".into())],
            parts: vec![FormulaPart::Text { text: "→".into() }],
        };
        assert_eq!(built.parts, [element(MathName::Row, vec![letters, arrow])]);
    }

    #[test]
    fn fences_become_signs() {
        let built = formula("<math><mfenced open='['><mi>a</mi><mi>b</mi></mfenced></math>");
        let sign = |text: &str| element(MathName::Operator, vec![FormulaPart::Text { text: text.into() }]);
        let letter = |text: &str| element(MathName::Identifier, vec![FormulaPart::Text { text: text.into() }]);
        assert_eq!(
            built.parts,
            [element(MathName::Row, vec![sign("["), letter("a"), sign(","), letter("b"), sign(")")])]
        );
    }

    #[test]
    fn what_acts_or_links_is_left_out() {
        let built = formula(
            "<math><maction href='javascript:1'><mi href='http://x.example/'>x</mi></maction><script>1</script></math>",
        );
        assert_eq!(built.parts, [element(MathName::Identifier, vec![FormulaPart::Text { text: "x".into() }])]);
    }

    #[test]
    fn the_wrapper_of_a_wiki_is_no_source() {
        let built = formula("<math alttext='{\\displaystyle x^{2}}'><msup><mi>x</mi><mn>2</mn></msup></math>");
        assert_eq!(built.tex.as_deref(), Some("x^{2}"));
    }

    #[test]
    fn words_and_single_signs_are_no_more_than_text() {
        for plain in ["<math>words</math>", "<math><mtext>words</mtext></math>", "<math><mrow><mi>x</mi></mrow></math>"]
        {
            assert!(formula(plain).is_plain(), "{plain}");
        }
        for laid_out in [
            "<math><mi>x</mi><mo>=</mo><mn>1</mn></math>", "<math><msup><mi>x</mi><mn>2</mn></msup></math>",
            "<math alttext='\\mathbb{R}'><mi>ℝ</mi></math>",
        ] {
            assert!(!formula(laid_out).is_plain(), "{laid_out}");
        }
        assert!(formula("<math><mi>x</mi></math>").is_one_letter());
        assert!(!formula("<math><mn>4</mn></math>").is_one_letter());
    }

    #[test]
    fn deep_formulas_end() {
        let deep = format!("<math>{}<mi>x</mi>{}</math>", "<mrow>".repeat(300), "</mrow>".repeat(300));
        assert_eq!(formula(&deep).text, "x");
    }
}
