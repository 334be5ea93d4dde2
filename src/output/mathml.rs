//! A formula as MathML, in either syntax.
//!
//! Decides the form of the outermost element; the parts are written as the article has them.

use super::escape::{push_attribute, push_text, push_xml};
use super::markup::Syntax;
use crate::article::{Formula, FormulaPart};

const NAMESPACE: &str = "http://www.w3.org/1998/Math/MathML";

/// Writes the formula; its source as code where there is nothing else. Tells whether it is MathML.
pub(super) fn push_formula(out: &mut String, formula: &Formula, syntax: Syntax) -> bool {
    if formula.parts.is_empty() {
        out.push_str("<code>");
        push_signs(out, formula.tex.as_deref().unwrap_or(&formula.text), syntax);
        out.push_str("</code>");
        return false;
    }
    out.push_str("<math");
    push_attribute(out, "xmlns", (syntax == Syntax::Book).then_some(NAMESPACE));
    push_attribute(out, "display", formula.is_display.then_some("block"));
    push_attribute(out, "alttext", formula.tex.as_deref());
    out.push('>');
    push_parts(out, &formula.parts, syntax);
    out.push_str("</math>");
    true
}

/// At most [`FORMULA_DEPTH`](crate::limits::FORMULA_DEPTH) levels deep.
fn push_parts(out: &mut String, parts: &[FormulaPart], syntax: Syntax) {
    for part in parts {
        match part {
            FormulaPart::Text { text } => push_signs(out, text, syntax),
            FormulaPart::Element { name, attributes, parts } => {
                out.push('<');
                out.push_str(name.name());
                attributes.iter().for_each(|(name, value)| push_attribute(out, name, Some(value)));
                out.push('>');
                push_parts(out, parts, syntax);
                out.push_str(&format!("</{}>", name.name()));
            }
        }
    }
}

fn push_signs(out: &mut String, text: &str, syntax: Syntax) {
    match syntax {
        Syntax::Page => push_text(out, text),
        Syntax::Book => push_xml(out, text),
    }
}
