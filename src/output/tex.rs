//! A formula as TeX, for files that hold formulas in no other form: the page's own source, or one written from its parts.
//!
//! Decides only what the readers of such files all know: fractions, roots, scripts, tables, names and words. Signs stay the
//! characters they are.

use crate::article::{Formula, FormulaPart, MathName};

/// The formula's source.
pub(super) fn write_tex(formula: &Formula) -> String {
    if let Some(tex) = &formula.tex {
        return tex.clone();
    }
    let mut out = String::new();
    push_parts(&mut out, &formula.parts);
    out
}

/// At most [`FORMULA_DEPTH`](crate::limits::FORMULA_DEPTH) levels deep.
fn push_parts(out: &mut String, parts: &[FormulaPart]) {
    for part in parts {
        match part {
            FormulaPart::Text { text } => push_signs(out, text),
            FormulaPart::Element { name, parts, .. } => push_element(out, *name, parts),
        }
    }
}

fn push_element(out: &mut String, name: MathName, parts: &[FormulaPart]) {
    let group = |at: usize| -> String {
        let mut inner = String::new();
        push_parts(&mut inner, parts.get(at..=at).unwrap_or_default());
        format!("{{{inner}}}")
    };
    match name {
        MathName::Fraction => out.push_str(&format!("\\frac{}{}", group(0), group(1))),
        MathName::Root => {
            let degree = group(1);
            out.push_str(&format!("\\sqrt[{}]{}", degree.trim_matches(['{', '}']), group(0)));
        }
        MathName::SquareRoot => {
            out.push_str("\\sqrt{");
            push_parts(out, parts);
            out.push('}');
        }
        MathName::Subscript | MathName::Under => out.push_str(&format!("{}_{}", group(0), group(1))),
        MathName::Superscript | MathName::Over => out.push_str(&format!("{}^{}", group(0), group(1))),
        MathName::Scripts | MathName::UnderOver => out.push_str(&format!("{}_{}^{}", group(0), group(1), group(2))),
        MathName::Words => out.push_str(&format!("\\text{}", group(0))),
        MathName::Identifier if letters_in(parts) > 1 => out.push_str(&format!("\\operatorname{}", group(0))),
        MathName::Space => out.push_str("\\ "),
        MathName::Table => {
            out.push_str("\\begin{matrix}");
            push_parts(out, parts);
            out.push_str("\\end{matrix}");
        }
        MathName::TableRow => {
            let cells: Vec<String> = (0..parts.len()).map(group).collect();
            out.push_str(&cells.join(" & "));
            out.push_str(" \\\\ ");
        }
        _ => push_parts(out, parts),
    }
}

fn letters_in(parts: &[FormulaPart]) -> usize {
    match parts {
        [FormulaPart::Text { text }] => text.chars().count(),
        _ => 0,
    }
}

fn push_signs(out: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            // Said by the eye, not by TeX: "applied to", "times", "and".
            '\u{2061}'..='\u{2064}' => {}
            '\\' => out.push_str("\\backslash "),
            '{' | '}' | '_' | '$' | '%' | '#' | '&' => {
                out.push('\\');
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(name: MathName, parts: Vec<FormulaPart>) -> FormulaPart {
        FormulaPart::Element { name, attributes: Vec::new(), parts }
    }

    fn sign(name: MathName, text: &str) -> FormulaPart {
        element(name, vec![FormulaPart::Text { text: text.to_owned() }])
    }

    #[test]
    fn parts_become_source() {
        let square = element(MathName::Superscript, vec![sign(MathName::Identifier, "h"), sign(MathName::Number, "2")]);
        let parts = vec![
            sign(MathName::Identifier, "cos"),
            element(MathName::Fraction, vec![square, sign(MathName::Words, "50 %")]),
        ];
        let formula = Formula { tex: None, text: String::new(), is_display: false, parts };
        assert_eq!(write_tex(&formula), "\\operatorname{cos}\\frac{{h}^{2}}{\\text{50 \\%}}");
    }
}
