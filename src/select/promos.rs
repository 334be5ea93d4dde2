//! Tells what is put between the paragraphs of an article to be clicked: labels above ads, rows of places to share at, invitations to subscribe or to
//! follow, the clock of a player.

use super::links::links_of;
use super::refrains::has_other_items;
use crate::hash::HashSet;
use crate::lexicon::ad_labels::is_ad_label;
use crate::lexicon::cues::Cue;
use crate::lexicon::embeds::is_channel;
use crate::lexicon::invitations::{asks_to_follow, asks_to_order, begins_to_follow, is_disclosure};
use crate::lexicon::share_names::is_share_row;
use crate::page::{Attr, NodeId, Tag};
use crate::signal::View;
use crate::text::SENTENCE_UNITS;
use crate::text::letters::to_lower;
use crate::text::punctuation::announces;

/// A longer block is a paragraph that also speaks of a channel, in units.
const INVITATION_UNITS: u32 = 140;

/// A longer disclosure is a text about who pays, in units.
const DISCLOSURE_UNITS: u32 = 200;

/// From this share of links on a line says no more than what it links to.
const LINK_SHARE: f32 = 0.5;

/// What invitations begin with.
pub(super) const INVITING: u32 = 1 << Cue::Subscribe as u8 | 1 << Cue::Share as u8;

/// The boxes that players stand in.
pub(super) fn find_player_boxes(view: &View) -> HashSet<NodeId> {
    let is_player = |id: &NodeId| matches!(view.dom.tag(*id), Tag::AUDIO | Tag::VIDEO);
    view.dom.ids().filter(is_player).filter_map(|id| view.dom.parent(id)).collect()
}

/// Whether a block is no part of the text it stands in.
pub(super) fn is_promotion(view: &View, players: &HashSet<NodeId>, index: usize) -> bool {
    let Some(block) = view.blocks.list().get(index) else { return false };
    let is_datum = |id| matches!(view.dom.tag(id), Tag::TABLE | Tag::LI | Tag::DL | Tag::PRE);
    let is_in = |test: &dyn Fn(NodeId) -> bool| view.dom.closest(block.owner, test).is_some();
    let text = view.blocks.text(index);
    // What is asked may stand as the one item of a list.
    if !is_in(&|id| is_datum(id) && !is_lone_item(view, id))
        && (is_plea(view, index) || (is_invitation(view, index) && is_in(&|id| view.dom.tag(id) == Tag::LI)))
    {
        return true;
    }
    let is_label = || (is_ad_label(text) || is_share_row(text)) && !is_bold_heading(view, index);
    !is_in(&is_datum)
        && (is_label() || is_invitation(view, index) || is_clock(view, players, index))
        && !view.is_in_heading(index)
}

/// Whether a list has no other item, or is that list.
fn is_lone_item(view: &View, id: NodeId) -> bool {
    view.dom.tag(id) == Tag::LI && !has_other_items(view, id)
}

/// Whether a short line asks the reader to follow the page or to order its letters, or says who pays. A line about letters
/// is to be pressed, or set apart from the text by its looks.
fn is_plea(view: &View, index: usize) -> bool {
    let dom = view.dom;
    let Some(block) = view.blocks.list().get(index) else { return false };
    if block.units > DISCLOSURE_UNITS || view.is_in_heading(index) {
        return false;
    }
    let text = to_lower(view.blocks.text(index));
    let slanted = || dom.closest(block.first, |id| matches!(dom.tag(id), Tag::EM | Tag::I | Tag::STRONG | Tag::B));
    let is_set_apart = || block.links > 0 || slanted().is_some_and(|id| dom.is_within(block.last, id));
    let is_quoted = || dom.closest(block.owner, |id| dom.tag(id) == Tag::BLOCKQUOTE).is_some();
    let asks = || asks_to_follow(&text) || (asks_to_order(&text) && is_set_apart());
    ((block.units <= INVITATION_UNITS && asks()) || is_disclosure(&text, is_set_apart())) && !is_quoted()
}

/// Whether a line is bold as a whole, above a paragraph of its own box.
fn is_bold_heading(view: &View, index: usize) -> bool {
    let (dom, list) = (view.dom, view.blocks.list());
    let (Some(block), Some(next)) = (list.get(index), list.get(index + 1)) else { return false };
    let bold = dom.closest(block.first, |id| matches!(dom.tag(id), Tag::B | Tag::STRONG));
    bold.is_some_and(|bold| dom.is_within(block.last, bold))
        && next.units >= SENTENCE_UNITS
        && dom.parent(block.owner) == dom.parent(next.owner)
}

/// Whether a short line leads to a channel where the site can be followed. One that announces what follows does not, nor
/// does one in a quotation: they say where something was said.
fn is_invitation(view: &View, index: usize) -> bool {
    let Some(block) = view.blocks.list().get(index) else { return false };
    let dom = view.dom;
    let is_said = || {
        let is_link = view.measures.sum(index..index + 1).link_share() >= LINK_SHARE;
        (is_link && !view.measures.ends_sentence(index))
            || view.cues.get(index).is_some_and(|cues| cues & INVITING != 0)
            || begins_to_follow(&to_lower(view.blocks.text(index)))
    };
    block.links > 0
        && block.units <= INVITATION_UNITS
        && links_of(view, index).filter_map(|link| dom.attr(link, Attr::HREF)).any(is_channel)
        && is_said()
        && !announces(view.blocks.text(index))
        && dom.closest(block.owner, |id| dom.tag(id) == Tag::BLOCKQUOTE).is_none()
}

/// Whether a block is nothing but the time of a player beside it.
fn is_clock(view: &View, players: &HashSet<NodeId>, index: usize) -> bool {
    let Some(block) = view.blocks.list().get(index) else { return false };
    let text = view.blocks.text(index);
    !players.is_empty()
        && text.contains(':')
        && text.chars().all(|c| c.is_ascii_digit() || ":/ -".contains(c))
        && view.dom.ancestors(block.owner).take(3).any(|around| players.contains(&around))
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    const SENTENCE: &str = "The keeper of the gauge wrote the number down, looked at the water once more, and went home for \
        breakfast with the keys in his pocket, as he had done on every morning of the past forty years.";

    /// What is left of a body when all of its blocks were chosen.
    fn read(body: &str) -> Vec<String> {
        let dom = parse_html(&format!("<body>{body}"), "");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let players = find_player_boxes(&view);
        let kept: Vec<bool> = (0..blocks.len()).map(|index| !is_promotion(&view, &players, index)).collect();
        (0..blocks.len()).filter(|&index| kept[index]).map(|index| blocks.text(index).to_owned()).collect()
    }

    fn is_kept(line: &str) -> bool {
        read(&format!("<p>{SENTENCE}</p>{line}<p>{SENTENCE}</p>")).len() == 3
    }

    #[test]
    fn rows_of_names_to_share_at_go() {
        assert!(!is_kept("<div>Facebook Twitter Pinterest WhatsApp</div>"));
        assert!(is_kept("<h2>Facebook Twitter Pinterest</h2>"));
        assert!(is_kept("<ul><li>Facebook Twitter Pinterest</li></ul>"));
    }

    #[test]
    fn what_is_asked_of_the_reader_goes() {
        for line in [
            "<p><i>Follow the River Post on Facebook, X and Instagram.</i></p>",
            "<ul><li><a href=https://whatsapp.com/channel/ab12>Press here and read us there</a></ul>",
            "<p>Ακολουθήστε μας στο <a href=https://news.google.com/publications/AB>Google News</a> πρώτοι.</p>",
            "<p><em>Sign up for the Water Letter, our newsletter. It comes on Fridays.</em></p>",
            "<p>If you buy something here, we may earn a commission. <a href=/why>Why?</a></p>",
            "<section>点击上方蓝字，关注我们</section>",
        ] {
            assert!(!is_kept(line), "{line}");
        }
        for line in [
            "<p>Sign up for a newsletter, he told them, and you will get ten.</p>",
            "<blockquote>Follow me on Facebook and Instagram.</blockquote>",
            "<ol><li>Follow the shop on Facebook and Instagram.<li>Wait.</ol>",
            "<h2>Sign up for the newsletter</h2>",
        ] {
            assert!(read(&format!("<p>{SENTENCE}</p>{line}<p>{SENTENCE}</p>")).len() > 2, "{line}");
        }
    }

    #[test]
    fn lines_that_say_where_something_was_said_stay() {
        for line in [
            "<p>The ministry <a href=https://t.me/min>wrote</a> the following:</p>",
            "<p>Мэр сообщил об этом <a href=https://t.me/min/12>в телеграм-канале</a></p>",
            "<blockquote><p>— the engineer, <a href=https://t.me/engineer>in his channel</a></p></blockquote>",
            "<p><a href=https://t.me/river>River watch</a>: levels every hour of the day</p>",
            "<p>First <a href=https://news.google.com/articles/1>told here</a></p>",
        ] {
            assert!(is_kept(line), "{line}");
        }
        for line in [
            "<p><a href=https://t.me/river>Our channel in Telegram</a></p>",
            "<p>Подписывайтесь на <a href=https://t.me/river>канал</a>.</p>",
        ] {
            assert!(!is_kept(line), "{line}");
        }
    }

    #[test]
    fn labels_and_clocks_are_told_from_headings_and_years() {
        assert!(is_kept("<p><b>Ads</b></p>"));
        assert!(!is_kept("<p>Anzeige</p>"));
        assert!(is_kept("<div><video></video><p>1984</p></div>"));
        assert!(!is_kept("<div><video></video><p>0:00 / 3:12</p></div>"));
        assert!(is_kept("<p>10:30</p>"));
    }
}
