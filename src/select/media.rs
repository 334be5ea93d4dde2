//! Which pictures and embeds belong to the article: those that stand among its text and in no box of anything else.

use super::captions::is_picture_box;
use crate::block::{Blocks, Measures, is_formula, sum_kept};
use crate::lexicon::ad_names::{AdName, find_ad_name, is_ad_host};
use crate::lexicon::ad_sizes::is_ad_size;
use crate::lexicon::captions::is_caption_name;
use crate::lexicon::class_words::Meaning;
use crate::lexicon::embeds::EMBEDS;
use crate::page::{Attr, Dom, NodeId, Tag, find_figure_background};
use crate::text::decimal::parse_pixels;
use crate::url::{host, names_picture, resolve};

/// Nodes of a figure among which its captions are looked for: each of its pictures asks.
const FIGURE_NODES: usize = 400;

/// The captions of a figure, or its only one in a box with a credit.
pub(super) fn figure_captions(dom: &Dom, figure: NodeId) -> impl Iterator<Item = NodeId> {
    let own = dom.children(figure).take(FIGURE_NODES).filter(|&id| dom.tag(id) == Tag::FIGCAPTION);
    own.chain(boxed_caption(dom, figure))
}

/// The caption of a figure that stands in a box. Of several, each is of a box of its own; in a link it is the title of what
/// the link leads to, and beside a recording, the player's.
fn boxed_caption(dom: &Dom, figure: NodeId) -> Option<NodeId> {
    let nodes = || dom.subtree(figure).take(FIGURE_NODES);
    let is_in = |id: NodeId, tag: Tag| dom.closest(id, |around| dom.tag(around) == tag);
    let mut own = nodes().filter(|&id| dom.tag(id) == Tag::FIGCAPTION && is_in(id, Tag::FIGURE) == Some(figure));
    let caption = own.next().filter(|&id| dom.parent(id) != Some(figure) && is_in(id, Tag::A).is_none())?;
    (own.next().is_none() && !nodes().any(|id| dom.tag(id) == Tag::AUDIO)).then_some(caption)
}

/// Meanings of boxes whose pictures are not the article's.
pub(super) const FOREIGN: u32 = 1 << Meaning::Related as u8
    | 1 << Meaning::Ad as u8
    | 1 << Meaning::Share as u8
    | 1 << Meaning::Comment as u8
    | 1 << Meaning::Navigation as u8
    | 1 << Meaning::Sidebar as u8
    | 1 << Meaning::Footer as u8
    | 1 << Meaning::Form as u8
    | 1 << Meaning::Byline as u8;

/// Of these, the ones that a box in the middle of the text is named after for no other reason.
const SURELY_FOREIGN: u32 =
    1 << Meaning::Related as u8 | 1 << Meaning::Ad as u8 | 1 << Meaning::Share as u8 | 1 << Meaning::Comment as u8;

/// And those that it may be named after for where it stands or what it can do, where the picture is large.
const PERHAPS_FOREIGN: u32 =
    1 << Meaning::Navigation as u8 | 1 << Meaning::Footer as u8 | 1 << Meaning::Form as u8 | 1 << Meaning::Byline as u8;

const BYLINE: u32 = 1 << Meaning::Byline as u8;

/// A picture of at most this width in a link is a button, in CSS pixels.
const BUTTON_PX: f32 = 64.0;

/// A picture between headline and text needs this width, in CSS pixels, where the page tells one.
const LEAD_PX: f32 = 250.0;

/// A picture so many times as wide as it is tall has the shape of a banner.
const BANNER_SHAPE: f32 = 3.0;

/// What may stand between a picture and the headline below it, in units: a chip, a date, a breadcrumb.
const ABOVE_UNITS: u32 = 80;

/// A file's name of fewer characters says nothing.
const STEM_CHARS: usize = 5;

/// Nodes of a link around a picture among which a title is looked for: each of its pictures asks.
const LINK_NODES: usize = 400;

/// What is known of the article above its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Top<'a> {
    /// The block of the headline.
    pub headline: Option<usize>,
    /// The address of the picture that the page declares.
    pub picture: Option<&'a str>,
}

/// The pictures and embeds of the article in document order. `meanings` are those of class and id by node.
pub fn choose_media(
    dom: &Dom,
    blocks: &Blocks,
    measures: &Measures,
    meanings: &[u32],
    kept: &[bool],
    top: Top,
) -> Vec<NodeId> {
    let kept_nodes = || blocks.list().iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let (Some(first), Some(last)) = (kept_nodes().next(), kept_nodes().next_back()) else { return Vec::new() };
    let headline = top.headline.and_then(|index| blocks.list().get(index));
    let head = headline.map_or(first.first, |block| block.first.min(first.first));
    let start = find_start(dom, blocks, measures, head);
    let lead = top.picture.map(file_stem).unwrap_or("");
    let is_lead = |id: NodeId| {
        let is_banner = || id < head && pixels(dom, id, Attr::WIDTH).is_some() && !is_large(dom, id);
        id < first.first && (shows_file(dom, id, lead) || (is_lead(dom, id) && !is_banner()))
    };
    let sums = sum_kept(blocks, kept);
    let kept_units = |id: NodeId| -> u32 {
        let range = measures.blocks_in(dom, id);
        let at = |index: usize| sums.get(index).copied().unwrap_or(0);
        at(range.end) - at(range.start)
    };
    let article = dom.common_ancestor(first.first, last.first);
    let is_text = |index: usize| kept.get(index) == Some(&true);
    let is_picture_box = |id| is_picture_box(dom, blocks, measures, meanings, kept, top.headline, id);
    let mut formula_end = start;
    let candidates = (start.0..dom.end(article).0.min(last.last.0 + TAIL_NODES)).map(NodeId).filter(|&id| {
        // What stands in a formula is another copy of it.
        if id >= formula_end && is_formula(dom, id) {
            formula_end = dom.end(id);
        }
        id >= formula_end && is_candidate(dom, id)
    });
    let is_own = |&id: &NodeId| {
        // The picture with its caption.
        let figure = dom.closest(id, |around| dom.tag(around) == Tag::FIGURE);
        let spoken = || dom.closest(id, |around| !measures.blocks_in(dom, around).is_empty());
        let whole = figure.or_else(|| spoken().filter(|&around| is_picture_box(around))).unwrap_or(id);
        let range = measures.blocks_before(whole)..measures.blocks_before(dom.end(whole));
        // The text goes on right before and after it.
        let is_among_text = range.start.checked_sub(1).is_some_and(is_text)
            && is_text(range.end)
            && dom.closest(whole, |around| dom.tag(around) == Tag::LI).is_none();
        if id < head && !(is_lead(id) && is_above(dom, meanings, id, head)) {
            return false;
        }
        // A picture and a title in one link are another story's.
        let is_teaser = |link: NodeId| {
            kept_units(link) == 0
                && dom.has_attr(link, Attr::HREF)
                && !headline.is_some_and(|block| dom.is_within(block.first, link))
                && dom.subtree(link).take(LINK_NODES).any(|inner| dom.tag(inner).heading_level().is_some())
        };
        if dom.closest(id, |around| dom.tag(around) == Tag::A).is_some_and(is_teaser) {
            return false;
        }
        let leads_out = || {
            let target = dom.ancestors(id).take(6).find_map(|around| link_target(dom, around));
            target.is_some_and(|target| !names_picture(&target) && host(&target) != host(dom.url()))
        };
        let has_caption = |figure| figure_captions(dom, figure).next().is_some();
        let is_captioned = figure.is_some_and(has_caption) && !leads_out();
        let is_below_headline = head <= id && id < first.first;
        let is_wide = pixels(dom, id, Attr::WIDTH).is_some_and(|px| px >= LEAD_PX);
        let mut own_units = 0;
        // The box around it that says something: it must be the article's or its own.
        for ancestor in dom.ancestors(id) {
            let kept_units = kept_units(ancestor);
            let is_its_box = ancestor >= whole || measures.blocks_in(dom, ancestor) == range;
            // A figure with a caption of its own may be named after anything but a person.
            let is_captioned = is_captioned && ancestor >= whole && meanings_of(meanings, ancestor) & BYLINE == 0;
            let is_plain = ((is_among_text || is_below_headline) && is_its_box) || is_captioned;
            let is_plain = is_plain.then_some(is_wide || is_captioned);
            let holds_headline = headline.is_some_and(|block| dom.is_within(block.first, ancestor));
            if kept_units == 0 && !holds_headline && is_foreign(dom, meanings, ancestor, is_plain) {
                return false;
            }
            let box_units = measures.sum_in(dom, ancestor).units - own_units;
            if box_units == 0 {
                continue;
            }
            if kept_units * 2 >= box_units
                || is_lead(id)
                || dom.tag(ancestor) == Tag::FIGURE
                || matches!(dom.tag(id), Tag::IMG | Tag::AMP_IMG) && is_picture_box(ancestor)
            {
                return !leads_elsewhere(dom, id, is_among_text);
            }
            // What a link to the picture says beside it is about its file; what a captioned figure says beside it, about it.
            let is_in_figure = figure.is_some_and(|figure| ancestor > figure && has_caption(figure));
            if !is_in_figure && !leads_to_picture(dom, ancestor) {
                return false;
            }
            own_units = box_units;
        }
        false
    };
    let mut own: Vec<NodeId> = candidates.filter(is_own).collect();
    // Above the headline, copies for other widths of the screen and what is shown again below.
    let above = own.partition_point(|&id| id < head);
    let is_repeated = |at: usize| {
        let stem = own.get(at).and_then(|&id| dom.attr(id, Attr::SRC)).map_or("", file_stem);
        own.iter().skip(at + 1).any(|&id| shows_file(dom, id, stem))
    };
    for at in (0..above).filter(|&at| is_repeated(at)).rev().collect::<Vec<_>>() {
        own.remove(at);
    }
    own
}

fn meanings_of(meanings: &[u32], id: NodeId) -> u32 {
    meanings.get(id.index()).copied().unwrap_or(0)
}

/// Whether a box that holds no text of the article is another's. Among the text, one that holds a picture only may be named
/// after many things: where it stands, what it looks like, and if the picture is wide what it can do. `is_wide` is known
/// of such pictures only.
fn is_foreign(dom: &Dom, meanings: &[u32], id: NodeId, is_wide: Option<bool>) -> bool {
    let (tag, found) = (dom.tag(id), meanings_of(meanings, id));
    let is_button = |foreign: u32| found & foreign != 0 || tag == Tag::BUTTON;
    let is_sure = || tag != Tag::IMG && found & SURELY_FOREIGN != 0 && found & 1 << Meaning::Caption as u8 == 0;
    let is_named = match is_wide {
        Some(is_wide) => is_sure() || is_ad(dom, id) || (!is_wide && is_button(PERHAPS_FOREIGN)),
        None => is_button(FOREIGN),
    };
    is_named || matches!(tag, Tag::NAV | Tag::ASIDE | Tag::FOOTER | Tag::FORM)
}

fn is_ad(dom: &Dom, id: NodeId) -> bool {
    let name = |name| dom.attr(id, name).and_then(find_ad_name);
    [Attr::CLASS, Attr::ID].into_iter().filter_map(name).any(|(found, _)| found != AdName::Banner)
}

/// Nodes after the last kept text in which its picture may still stand.
const TAIL_NODES: u32 = 30;

fn is_candidate(dom: &Dom, id: NodeId) -> bool {
    match dom.tag(id) {
        Tag::IMG => dom.closest(id, |ancestor| dom.tag(ancestor) == Tag::NOSCRIPT).is_none(),
        // The script that fills it in puts an `img` into it.
        Tag::AMP_IMG => !dom.subtree(id).any(|inner| dom.tag(inner) == Tag::IMG),
        Tag::FIGURE => find_figure_background(dom, id).is_some(),
        Tag::VIDEO | Tag::AUDIO => true,
        Tag::IFRAME | Tag::EMBED => {
            let source =
                dom.attr(id, Attr::SRC).or_else(|| dom.attr(id, Attr::DATA_SRC)).unwrap_or("").to_ascii_lowercase();
            EMBEDS.iter().any(|part| source.contains(part))
        }
        _ => false,
    }
}

/// The first node that a picture of the article may stand at: a few words above its head.
fn find_start(dom: &Dom, blocks: &Blocks, measures: &Measures, head: NodeId) -> NodeId {
    let index = measures.blocks_before(head);
    let is_near = |&from: &usize| measures.sum(from..index).units <= ABOVE_UNITS;
    let from = (0..=index).rev().take_while(is_near).last().unwrap_or(index);
    let above = from.checked_sub(1).and_then(|above| blocks.list().get(above));
    above.map_or(dom.body(), |block| block.last)
}

/// Whether a picture above the head of an article is no part of the page's own head: nothing is named so that does not
/// hold the headline too, and it leads to nothing but itself.
fn is_above(dom: &Dom, meanings: &[u32], id: NodeId, head: NodeId) -> bool {
    let is_page_head =
        |id: NodeId| matches!(dom.tag(id), Tag::HEADER) || meanings_of(meanings, id) & 1 << Meaning::Header as u8 != 0;
    let mut below = dom.ancestors(id).take_while(|&around| !dom.is_within(head, around));
    let own = |around: NodeId| match link_target(dom, around) {
        Some(target) => names_picture(&target) || target == dom.url(),
        None => true,
    };
    below.all(|around| own(around) && !is_page_head(around))
}

/// The name of a picture's file without its ending and the size that many systems add to it.
fn file_stem(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or("");
    let name = path.rsplit('/').next().unwrap_or("");
    let stem = name.split('.').next().unwrap_or("");
    let is_size = |c: char| c.is_ascii_digit() || c == 'x';
    match stem.rsplit_once(['-', '_']) {
        Some((bare, size)) if size.contains('x') && size.chars().all(is_size) => bare,
        _ => stem,
    }
}

fn shows_file(dom: &Dom, id: NodeId, stem: &str) -> bool {
    let is_same = |name| dom.attr(id, name).is_some_and(|address| file_stem(address) == stem);
    stem.len() >= STEM_CHARS && [Attr::SRC, Attr::DATA_SRC].into_iter().any(is_same)
}

/// A large picture, or one in a figure, above the text.
fn is_lead(dom: &Dom, id: NodeId) -> bool {
    let in_figure = dom.ancestors(id).take(4).any(|ancestor| matches!(dom.tag(ancestor), Tag::FIGURE | Tag::PICTURE));
    pixels(dom, id, Attr::WIDTH).map_or(in_figure, |px| px >= LEAD_PX)
}

fn pixels(dom: &Dom, id: NodeId, side: Attr) -> Option<f32> {
    dom.attr(id, side).and_then(parse_pixels)
}

/// Whether a picture is large, and of no shape in which ads are sold.
fn is_large(dom: &Dom, id: NodeId) -> bool {
    let height = pixels(dom, id, Attr::HEIGHT);
    pixels(dom, id, Attr::WIDTH).is_some_and(|width| {
        let is_ad = |height: f32| height * BANNER_SHAPE < width || is_ad_size(width as u32, height as u32);
        width >= LEAD_PX && !height.is_some_and(is_ad)
    })
}

fn link_target(dom: &Dom, id: NodeId) -> Option<String> {
    let link = Some(id).filter(|&id| dom.tag(id) == Tag::A)?;
    dom.attr(link, Attr::HREF).and_then(|href| resolve(dom.base(), href))
}

fn leads_to_picture(dom: &Dom, id: NodeId) -> bool {
    link_target(dom, id).is_some_and(|target| names_picture(&target))
}

/// A picture that is nothing but a link to another site is an ad or a badge; a link to the picture itself is not, nor is a
/// large one in the middle of the text where nobody paid for the link. A tiny one is a button.
fn leads_elsewhere(dom: &Dom, id: NodeId, is_among_text: bool) -> bool {
    let links = dom.ancestors(id).take(6).find_map(|around| Some((around, link_target(dom, around)?)));
    let Some((link, target)) = links else { return false };
    let source = dom.attr(id, Attr::SRC).and_then(|src| resolve(dom.base(), src)).unwrap_or_default();
    let own = host(dom.url());
    let there = host(&target);
    let is_paid = is_ad_host(&there) || dom.attr(link, Attr::REL).is_some_and(|rel| rel.contains("sponsored"));
    let is_tiny = pixels(dom, id, Attr::WIDTH).is_some_and(|px| px <= BUTTON_PX);
    if is_paid || (is_among_text && is_tiny && !names_picture(&target)) {
        return true;
    }
    let same_site =
        own.is_empty() || there.is_empty() || there.ends_with(&own) || own.ends_with(&there) || there == host(&source);
    let is_figure = |id: NodeId| dom.tag(id) == Tag::FIGURE || dom.attr(id, Attr::CLASS).is_some_and(is_caption_name);
    let is_own = names_picture(&target) || same_site || (is_among_text && is_large(dom, id));
    !is_own && !dom.ancestors(id).take(6).any(is_figure)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::collect_blocks;
    use crate::page::html::parse_html;
    use crate::signal::View;

    const SENTENCE: &str =
        "The keeper of the gauge wrote the number down, looked at the water once more, and went home.";

    /// Whether the only picture of a page is chosen; it stands behind so many paragraphs, and one follows.
    fn is_chosen(picture: &str, before: usize) -> bool {
        let (head, text) = ("<h1>The gauge</h1>", format!("<p>{SENTENCE}</p>"));
        let body = format!("<body><article>{head}{}{picture}{text}</article>", text.repeat(before));
        let dom = parse_html(&body, "https://www.site.example/a");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let kept: Vec<bool> = (0..blocks.len()).map(|index| blocks.text(index) == SENTENCE).collect();
        !choose_media(&dom, &blocks, &measures, &view.meanings, &kept, Top { headline: Some(0), picture: None })
            .is_empty()
    }

    #[test]
    fn pictures_of_ads_buttons_and_people_stay_out() {
        let wide = "<img src=/a.jpg width=640 height=360>";
        for picture in [
            "<a class=ad-banner href=/offer><img src=/a.jpg></a>",
            "<span class=ads><img src=/a.jpg></span>",
            "<img class=ad-image src=/a.jpg>",
            "<a class=share-fb href='#'><img src=/a.png width=64 alt=Facebook></a>",
            "<span class=share><img src=/a.png alt=Facebook></span>",
            &format!("<a rel='nofollow sponsored' href=https://shop.example.org/1>{wide}</a>"),
            &format!("<a href=https://ad.doubleclick.net/clk/1>{wide}</a>"),
            &format!("<a class=ad href=https://shop.example.org/?aff=1>{wide}</a>"),
            "<div class=author-avatar><img src=/a.jpg width=96 alt='Jane Doe'></div>",
            "<span class=byline><img src=/a.jpg alt='Jane Doe'></span>",
            "<div class=bottom-logo><img src=/a.png alt=Gazette></div>",
            "<button class=print><img src=/a.png alt=Print></button>",
            "<div class=scroll-top><img src=/a.png alt=Top></div>",
            "<div class=newsletter-form><img src=/a.png alt=Subscribe></div>",
        ] {
            assert!(!is_chosen(picture, 1), "{picture}");
            assert!(!is_chosen(picture, 0), "{picture}");
        }
        for picture in [
            format!("<div class='widget widget-image'>{wide}</div>"),
            format!("<button class=zoom>{wide}</button>"),
            "<figure class=figure_frm><p class=link_figure><img src=/a.jpg></p><figcaption>x</figcaption></figure>"
                .into(),
            format!("<a class=image-link href=/large>{wide}</a>"),
            format!("<p><a href=https://photos.example.net/1>{wide}</a></p>"),
        ] {
            assert!(is_chosen(&picture, 1), "{picture}");
        }
    }

    /// How many pictures of a page are chosen whose headline is its second block.
    fn count_chosen(above: &str, headline: &str) -> usize {
        let text = format!("<p>{SENTENCE}</p>").repeat(2);
        let dom = parse_html(&format!("<body><p>News</p>{above}{headline}{text}"), "https://www.site.example/a");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let kept: Vec<bool> = (0..blocks.len()).map(|index| blocks.text(index) == SENTENCE).collect();
        let headline = (0..blocks.len()).find(|&index| blocks.text(index) == "The gauge");
        let top = Top { headline, picture: Some("https://img.site.example/river-1200x630.jpg?w=1") };
        choose_media(&dom, &blocks, &measures, &view.meanings, &kept, top).len()
    }

    #[test]
    fn a_picture_above_the_headline_is_the_articles() {
        let headline = "<h1>The gauge</h1>";
        for above in [
            "<figure><img src=/a.jpg></figure>",
            "<figure><img src=/a.jpg><figcaption>The river in May</figcaption></figure>",
            "<div class=post-thumb><img src=/a.jpg width=800></div>",
            "<img src=/river-800x600.jpg>",
            "<img src=/gauge.jpg width=411 height=600><img src=/gauge.jpg width=800 height=600>",
            "<a href=/a><img src=/a.jpg width=800 height=500></a>",
        ] {
            assert_eq!(count_chosen(above, headline), 1, "{above}");
        }
        for above in [
            "<a href=/><img src=/logo.png width=400 height=200></a>",
            "<header><img src=/logo.png width=400></header>",
            "<div class=banner><img src=/logo.png width=400></div>",
            "<nav><figure><img src=/a.jpg></figure></nav>",
            "<img src=/a.jpg width=970 height=250>",
            "<img src=/a.jpg>",
            &format!("<figure><img src=/a.jpg></figure><p>{}</p>", "Another story stands here. ".repeat(12)),
        ] {
            assert_eq!(count_chosen(above, headline), 0, "{above}");
        }
        let wide = "<img src=/a.jpg width=1080 height=675>";
        assert_eq!(count_chosen("", &format!("<div class=post_meta>{headline}<p>18 June</p>{wide}</div>")), 1);
    }

    #[test]
    fn a_picture_in_one_link_with_a_title_is_another_storys() {
        let picture = "<img src=/a.jpg width=800 height=500>";
        let teaser = |title: &str| format!("<a href=/2>{picture}<p class=caption>© The keeper</p>{title}</a>");
        assert_eq!(count_chosen("", &format!("<h1>The gauge</h1>{}", teaser("<h2>Another story</h2>"))), 0);
        assert_eq!(count_chosen("", &format!("<h1>The gauge</h1>{}", teaser(""))), 1);
    }
}
