//! For tests of what is kept: a body from markup, and the texts that one rule leaves of it.

use crate::block::{Measures, collect_blocks};
use crate::page::html::parse_html;
use crate::signal::View;

/// The texts of a body that are kept after `rule`, which gets the view of it and the flags of its blocks. At first a block is
/// kept where `is_kept` says so of its text.
pub fn keep_texts(body: &str, is_kept: impl Fn(&str) -> bool, rule: impl FnOnce(&View, &mut [bool])) -> Vec<String> {
    let dom = parse_html(&format!("<body>{body}"), "https://site.example/page");
    let blocks = collect_blocks(&dom);
    let measures = Measures::of(&dom, &blocks);
    let view = View::new(&dom, &blocks, &measures);
    let mut kept: Vec<bool> = (0..blocks.len()).map(|index| is_kept(blocks.text(index))).collect();
    rule(&view, &mut kept);
    (0..blocks.len()).filter(|&index| kept[index]).map(|index| blocks.text(index).to_owned()).collect()
}
