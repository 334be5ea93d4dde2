//! What the page says of itself without words: the shape of its address, the schema types it declares, the program that
//! made it, prices.

use super::View;
use super::text::flag;
use crate::lexicon::schemas::{DECLARATIONS, GENERATORS, LIST_PARAMETERS, LIST_STEPS, SCHEMA_TYPES, makes_manuals};
use crate::page::{Attr, NodeId, Tag};
use crate::text::letters::to_lower;
use crate::url::parse_parts;

/// Bytes of a script in which declared types are looked for.
const SCRIPT_BYTES: usize = 200_000;

/// Number of its numbers.
pub const COLUMNS: usize = 31;

/// Names of the numbers of [`measure_declared`].
pub fn declared_names() -> Vec<String> {
    let mut names: Vec<String> = [
        "address_depth", "address_words", "address_last_chars", "address_digits", "address_query", "address_year",
        "address_file", "address_list", "links_below", "prices", "price_share", "headings", "questions",
    ]
    .map(str::to_owned)
    .to_vec();
    names.extend((0..DECLARATIONS).map(|at| format!("declared_{at}")));
    names.extend((0..DECLARATIONS).map(|at| format!("generator_{at}")));
    names
}

/// The numbers of a page, in the order of [`declared_names`].
pub fn measure_declared(view: &View) -> Vec<f32> {
    let mut numbers = address_numbers(view.dom.url()).to_vec();
    numbers.push(links_below(view));
    let texts = || (0..view.blocks.len()).map(|index| view.blocks.text(index));
    let prices = texts().filter(|text| text.len() <= 60 && shows_price(text)).count() as f32;
    let headings = view.dom.ids().filter(|&id| view.dom.tag(id).heading_level().is_some()).count() as f32;
    let questions = texts().filter(|text| text.trim_end().ends_with(['?', '？', '؟', ';'])).count() as f32;
    numbers.extend([prices.ln_1p(), prices / view.blocks.len().max(1) as f32, headings.ln_1p(), questions.ln_1p()]);
    let (declared, generator) = find_declarations(view);
    for found in [declared, generator] {
        numbers.extend((0..DECLARATIONS).map(|at| flag(found & 1 << at != 0)));
    }
    numbers
}

/// Depth of the path, words and characters of its last part, digits, parameters, a year among its parts, a file ending, a
/// part or parameter that lists have.
fn address_numbers(address: &str) -> [f32; 8] {
    let Some(parts) = parse_parts(address) else { return [-1.0; 8] };
    let steps: Vec<&str> = parts.path.split('/').filter(|step| !step.is_empty()).collect();
    let last = steps.last().copied().unwrap_or("");
    let words = last.split(['-', '_', '+']).filter(|word| word.chars().any(char::is_alphabetic)).count();
    let digits = parts.path.bytes().filter(u8::is_ascii_digit).count();
    let is_year = |step: &&str| {
        step.len() >= 4
            && step.get(..2).is_some_and(|start| start == "20" || start == "19")
            && step.bytes().all(|b| b.is_ascii_digit())
    };
    [
        steps.len() as f32,
        words as f32,
        last.chars().count() as f32,
        digits as f32,
        parts.query.map_or(0.0, |query| query.split('&').count() as f32),
        flag(steps.iter().any(is_year)),
        flag(last.contains('.')),
        flag(names_list(&steps, parts.query)),
    ]
}

/// Whether a part of the path or a parameter is one that search results, tags, categories and archives have.
fn names_list(steps: &[&str], query: Option<&str>) -> bool {
    let is_list_step = |step: &&str| {
        let step = step.split_once('.').map_or(*step, |(stem, _)| stem);
        LIST_STEPS.iter().any(|known| step.eq_ignore_ascii_case(known))
    };
    let mut parameters = query.unwrap_or("").split('&').map(|pair| pair.split_once('=').map_or(pair, |(name, _)| name));
    steps.iter().any(is_list_step) || parameters.any(|name| LIST_PARAMETERS.contains(&name))
}

/// The share of the page's links whose address goes on where the page's own path ends: an index has many.
fn links_below(view: &View) -> f32 {
    let path = parse_parts(view.dom.url()).map_or("", |parts| parts.path);
    let path = path.trim_end_matches('/');
    let path = path.rsplit_once('.').map_or(path, |(stem, ending)| if ending.contains('/') { path } else { stem });
    let (mut links, mut below) = (0u32, 0u32);
    for id in view.dom.ids().filter(|&id| view.dom.tag(id) == Tag::A) {
        let Some(address) = view.dom.attr(id, Attr::HREF) else { continue };
        links += 1;
        let rest = address.split_once(path).filter(|_| !path.is_empty()).map_or("", |(_, rest)| rest);
        below += u32::from(rest.starts_with('/') && rest.len() > 1);
    }
    below as f32 / links.max(1) as f32
}

/// Whether a short text shows an amount of money: a sign of a currency beside a digit.
fn shows_price(text: &str) -> bool {
    let mut before = ' ';
    let mut digit_before = false;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let is_sign = |c: char| {
            matches!(c, '$' | '€' | '£' | '¥' | '￥' | '₹' | '₽' | '₩' | '₺' | '₴' | '฿' | '元' | '円' | '원')
        };
        let is_digit = c.is_numeric();
        if (is_sign(before) && is_digit) || (digit_before && is_sign(c)) {
            return true;
        }
        before = c;
        digit_before = is_digit;
    }
    false
}

/// Whether the program that made the page makes manuals.
pub fn is_manual(view: &View) -> bool {
    view.dom.ids().filter_map(|id| find_generator(view, id)).any(|generator| makes_manuals(&generator))
}

/// The program that made the page, in lower case, where this is the node that names it.
fn find_generator(view: &View, id: NodeId) -> Option<String> {
    let dom = view.dom;
    let is_named =
        dom.tag(id) == Tag::META && dom.attr(id, Attr::NAME).is_some_and(|name| name.eq_ignore_ascii_case("generator"));
    is_named.then(|| to_lower(dom.attr(id, Attr::CONTENT).unwrap_or("")))
}

/// The kinds of page declared by schema types and by the generator, as bits.
fn find_declarations(view: &View) -> (u32, u32) {
    let (mut declared, mut generator) = (0, 0);
    let bit_of = |name: &str| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        SCHEMA_TYPES.iter().find(|(known, _)| *known == name).map_or(0, |(_, kind)| 1 << *kind as u32)
    };
    for id in view.dom.ids() {
        if let Some(types) = view.dom.attr(id, Attr::ITEMTYPE) {
            declared |= types.split_whitespace().fold(0, |found, name| found | bit_of(name));
        }
        if view.dom.tag(id) == Tag::SCRIPT {
            let text = view.dom.text_content(id);
            declared |= script_types(&text).fold(0, |found, name| found | bit_of(name));
        } else if let Some(content) = find_generator(view, id) {
            let kinds = GENERATORS.iter().filter(|(word, _)| content.contains(word));
            generator |= kinds.fold(0, |found, (_, kind)| found | 1 << *kind as u32);
        }
    }
    (declared, generator)
}

/// The values of `"@type"` in a script: one name, or the names of a list.
fn script_types(script: &str) -> impl Iterator<Item = &str> {
    let end = (0..=SCRIPT_BYTES.min(script.len())).rev().find(|&end| script.is_char_boundary(end)).unwrap_or(0);
    let script = script.get(..end).unwrap_or("");
    script.split("\"@type\"").skip(1).flat_map(|rest| {
        let value = rest.trim_start().strip_prefix(':').unwrap_or("").trim_start();
        let value = match value.strip_prefix('[') {
            Some(list) => list.split(']').next().unwrap_or(""),
            None => value
                .get(..value.char_indices().filter(|(_, c)| *c == '"').nth(1).map_or(0, |(at, _)| at))
                .unwrap_or(""),
        };
        value.split('"').filter(|name| !name.is_empty()).take(8)
    })
}
