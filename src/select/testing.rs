//! For tests of what is kept: a page from markup, and the texts that one rule leaves of it.

use crate::block::{Measures, collect_blocks};
use crate::page::html::parse_html;
use crate::signal::View;

/// What `ask` says of the view of a page.
pub fn with_view<T>(markup: &str, ask: impl FnOnce(&View) -> T) -> T {
    let dom = parse_html(markup, "https://site.example/page");
    let blocks = collect_blocks(&dom);
    let measures = Measures::of(&dom, &blocks);
    ask(&View::new(&dom, &blocks, &measures))
}

/// The texts of a body that are kept after `rule`, which gets the view of it and the flags of its blocks. At first a block is
/// kept where `is_kept` says so of its text.
pub fn keep_texts(body: &str, is_kept: impl Fn(&str) -> bool, rule: impl FnOnce(&View, &mut [bool])) -> Vec<String> {
    with_view(&format!("<body>{body}"), |view| {
        let blocks = view.blocks;
        let mut kept: Vec<bool> = (0..blocks.len()).map(|index| is_kept(blocks.text(index))).collect();
        rule(view, &mut kept);
        (0..blocks.len()).filter(|&index| kept[index]).map(|index| blocks.text(index).to_owned()).collect()
    })
}
