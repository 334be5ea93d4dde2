//! Keeps posts of other sites that a text quotes. Their boxes are named after the service, as buttons are that share the text
//! there; what tells them apart is the class that the service has its quotations marked with.

use super::trim::is_at;
use crate::lexicon::embeds::is_quoted_post;
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;

/// A longer one is left to the model, in units.
const POST_UNITS: u32 = 1200;

/// Boxes around a quoted post of which one holds a kept text as well.
const LEVELS: usize = 4;

/// A shorter link that stands alone leads to where the post is shown, in units.
const BUTTON_UNITS: u32 = 40;

/// Sets the flags of quoted posts between kept texts; lines that only lead to them are left out.
pub fn keep_quoted_posts(view: &View, kept: &mut [bool]) {
    let (dom, measures) = (view.dom, view.measures);
    let is_post =
        |id: &NodeId| dom.tag(*id) == Tag::BLOCKQUOTE && dom.attr(*id, Attr::CLASS).is_some_and(is_quoted_post);
    // The last kept block before the post, and how far it was looked for.
    let (mut last_kept, mut seen) = (None, 0);
    for id in dom.ids().filter(is_post) {
        let range = measures.blocks_in(dom, id);
        last_kept = (seen..range.start).rev().find(|&index| is_at(kept, index)).or(last_kept);
        seen = seen.max(range.start);
        let mut around = dom.ancestors(id).skip(1).take(LEVELS).map(|id| measures.blocks_in(dom, id));
        let has_text =
            around.any(|around| last_kept.is_some_and(|last| last >= around.start) && range.end <= around.end);
        if !has_text || measures.sum_in(dom, id).units > POST_UNITS {
            continue;
        }
        for index in range {
            let sum = measures.sum(index..index + 1);
            if let Some(flag) = kept.get_mut(index) {
                *flag = sum.link_units < sum.units || sum.units > BUTTON_UNITS;
            }
        }
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    #[test]
    fn quoted_posts_belong_to_the_text() {
        let keep = |markup: &str| {
            let dom = parse_html(&format!("<article><p>Text.</p>{markup}<p>Text.</p></article>"), "");
            let blocks = collect_blocks(&dom);
            let measures = Measures::of(&dom, &blocks);
            let view = View::new(&dom, &blocks, &measures);
            let mut kept: Vec<bool> = (0..blocks.len()).map(|index| blocks.text(index) == "Text.").collect();
            keep_quoted_posts(&view, &mut kept);
            kept.into_iter().filter(|kept| *kept).count() - 2
        };
        let said = "<p>The water is back. <a href=/t>pic</a></p>— Ann (@ann) <a href=/s>5 March</a>";
        let figure = |class: &str| {
            format!(
                "<figure class='wp-block-embed is-provider-twitter'><div><blockquote class={class}>{said}</blockquote></div></figure>"
            )
        };
        assert_eq!(keep(&figure("twitter-tweet")), 2);
        assert_eq!(keep(&figure("share-buttons")), 0);
        assert_eq!(
            keep("<blockquote class=instagram-media><a href=/p>View this post</a><p>By Ann</p></blockquote>"),
            1
        );
        assert_eq!(keep(&format!("<aside><div><div><div><div>{}", figure("twitter-tweet"))), 0);
    }
}
