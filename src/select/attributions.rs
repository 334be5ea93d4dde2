//! Keeps with a quotation the line below it that says whose it is. Where it is a link, as under posts of other platforms,
//! it looks to the block model like a teaser.

use crate::page::{NodeId, Tag};
use crate::signal::View;

/// Units of the longest such line.
const LINE_UNITS: u32 = 120;

/// Sets the flags of such lines.
pub fn keep_attributions(view: &View, kept: &mut [bool]) {
    for quote in view.dom.ids().filter(|&id| view.dom.tag(id) == Tag::BLOCKQUOTE) {
        let range = view.measures.blocks_in(view.dom, quote);
        let Some(last) = range.end.checked_sub(1).filter(|last| range.contains(last)) else { continue };
        let is_said = range.clone().take(range.len() - 1).any(|index| kept.get(index) == Some(&true));
        if is_said
            && is_attribution(view, quote, last)
            && let Some(flag) = kept.get_mut(last)
        {
            *flag = true;
        }
    }
}

/// Whether a line begins with a dash or is marked as the place of a quotation.
fn is_attribution(view: &View, quote: NodeId, index: usize) -> bool {
    let is_marked = |id: NodeId| matches!(view.dom.tag(id), Tag::CITE | Tag::FOOTER);
    view.blocks.list().get(index).is_some_and(|block| block.units <= LINE_UNITS)
        && (view.blocks.text(index).starts_with(['—', '–', '―'])
            || view.chain(index).take_while(|&id| id != quote).any(is_marked))
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    #[test]
    fn a_kept_quotation_keeps_its_last_line() {
        for (line, is_kept) in [
            ("&mdash; River Watch (@river) <a href=/1>March 4, 2024</a>", true),
            ("<footer>River Watch</footer>", true),
            ("<p><a href=/1>View the post</a>", false),
        ] {
            let dom = parse_html(&format!("<blockquote><p>The water still rises.</p>{line}</blockquote>"), "");
            let blocks = collect_blocks(&dom);
            let measures = Measures::of(&dom, &blocks);
            let mut kept = [true, false];
            keep_attributions(&View::new(&dom, &blocks, &measures), &mut kept);
            assert_eq!(kept, [true, is_kept], "{line}");
        }
    }
}
