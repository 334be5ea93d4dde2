//! What the page says about the article: title, people, dates, place. Every value is plain text.
//!
//! [`find_metadata`] is the list of finders; each field has its file. A finder looks at what the page declares (`meta`,
//! JSON-LD, microdata) and at the lines near the headline and the body's end, and never at the rest of the page.

mod byline;
mod calendar;
mod chronology;
mod clock;
mod credits;
mod date;
mod date_tokens;
mod han_names;
mod head;
mod json;
mod keywords;
mod language;
mod lines;
mod links;
mod loose_date;
mod moments;
mod origin;
mod own_lines;
mod people;
mod place;
mod posts;
mod provenance;
mod scene;
mod shown_dates;
mod sites;
mod survey;
mod title;
mod title_parts;

#[cfg(all(test, feature = "html"))]
mod tests;

use crate::block::{Blocks, Measures};
use crate::page::{Dom, Names};
use crate::text::script::is_dense;
pub use calendar::date_of_unix_day;
pub use date::{find_date, find_whole_date};
pub use moments::is_day_line;
use moments::tells_moment;
pub use posts::{Post, Search, Thread, settle_opening};
use provenance::split;
pub use provenance::{Origin, Origins};
use scene::Scene;
use serde::Serialize;
pub use title_parts::split_title;

/// What is known about an article; absent where the page does not say.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Metadata {
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// Who wrote it; several names separated by ", ".
    pub byline: Option<String>,
    /// Where a reprint comes from (来源).
    pub source: Option<String>,
    /// Who edited it (责任编辑).
    pub editor: Option<String>,
    /// When it was published: `YYYY-MM-DD` or `YYYY-MM-DDThh:mm[:ss][±hh:mm|Z]`.
    pub published: Option<String>,
    /// Whether the page tells the day of publication only as seen from now ("3 hours ago"), so that it is no surer than
    /// the clock of the device.
    pub published_is_reckoned: bool,
    /// When it was last changed, in the same form.
    pub modified: Option<String>,
    /// The site's name.
    pub site_name: Option<String>,
    /// The section, the last step of the breadcrumb.
    pub section: Option<String>,
    /// The breadcrumb's steps.
    pub breadcrumb: Vec<String>,
    /// The page's own keywords (关键词).
    pub page_keywords: Vec<String>,
    /// The page's own summary.
    pub excerpt: Option<String>,
    /// The article's language as a BCP 47 tag.
    pub lang: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: Direction,
    /// The page's main picture, as an absolute address.
    pub lead_image: Option<String>,
    /// The address the page calls its own.
    pub canonical_url: Option<String>,
    /// The next page of the same article.
    pub next_page_url: Option<String>,
    /// Whether the page says that it holds only the beginning of the article.
    pub is_partial: bool,
    /// Where the values were found that may come from several places.
    pub origins: Origins,
}

/// The direction of running text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// What the finders must know of the page's kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Genre {
    /// Such pages are written on one day, which they tell.
    pub is_dated: bool,
    /// It is made of messages.
    pub is_discussion: bool,
    /// It says what somebody offers: its heading is a slogan as often as a title.
    pub is_offer: bool,
    /// It shows wares: its heading is a part of their name as often as the whole.
    pub is_ware: bool,
}

/// What the finders found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// What the page says about the article.
    pub metadata: Metadata,
    /// The page's own lines about the article, which are not its text.
    pub lines: Vec<OwnLine>,
    /// Whether JSON-LD calls the page a text of one author and one day.
    pub is_article_in_json: bool,
    /// Whether as many senders and moments are marked as such as messages have that tell themselves.
    pub has_marked_messages: bool,
}

/// So many messages with senders and moments settle that a page is a discussion.
pub const SURE_POSTS: usize = 3;

/// A block that is one of the page's own lines about the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnLine {
    /// The block's index.
    pub block: usize,
    /// What the line is.
    pub kind: LineKind,
}

/// What an own line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// The headline itself.
    Headline,
    /// Who wrote it.
    Byline,
    /// Where it comes from.
    Source,
    /// Who edited it.
    Editor,
    /// The page's keywords.
    Keywords,
    /// When it was published or changed.
    Date,
    /// The way from the front page.
    Breadcrumb,
    /// Readers, sizes of letters, reading time.
    Counts,
    /// That the rest of the article is for subscribers.
    Paywall,
}

/// Finds all that the page says about its article; `chosen` tells which blocks the block model took.
pub fn find_metadata(
    dom: &Dom,
    blocks: &Blocks,
    measures: &Measures,
    names: &Names,
    chosen: &[bool],
    genre: Genre,
) -> Found {
    // Each finder is kept a function of its own: browsers compile functions whole, and longer ones at more than their share.
    let scene = Scene::of(dom, blocks, measures, names, chosen);
    let mut place = place::find_place(&scene);
    let headline = title::find_headline(&scene, &place.steps, genre);
    place::drop_article(&mut place.steps, headline.title.as_deref());
    let near = scene.near_lines(headline.block);
    let dates = chronology::find_dates(&scene, &near, headline.block, genre);
    let (published, published_origin) = split(dates.published);
    let (modified, modified_origin) = split(dates.modified);
    let (byline, byline_origin) = split(byline::find_byline(&scene, &near, headline.block));
    let source = origin::find_source(&scene, &near, headline.block).or_else(|| {
        let account = byline::account_by_headline(&scene, &near, headline.block)?;
        let is_outlet = account.chars().any(is_dense) && byline.as_ref().is_some_and(|byline| *byline != account);
        is_outlet.then(|| Origin::Markup.of(account))
    });
    let (source, source_origin) = split(source);
    let (editor, editor_origin) = split(origin::find_editor(&scene, &near));
    let (lang, dir) = language::find_language(&scene, headline.title.as_deref());
    let page_keywords = keywords::find_keywords(&scene, &near, [headline.title.as_deref(), byline.as_deref()]);
    let mut metadata = Metadata {
        byline,
        source,
        editor,
        published,
        published_is_reckoned: dates.is_reckoned,
        modified,
        site_name: scene.sites.name().map(str::to_owned),
        section: place::find_section(&scene, &place.steps),
        breadcrumb: place.steps,
        page_keywords,
        excerpt: links::find_excerpt(&scene),
        lang,
        dir,
        lead_image: links::find_lead_image(&scene),
        canonical_url: links::find_canonical(&scene),
        next_page_url: links::find_next_page(&scene),
        is_partial: false,
        origins: Origins {
            title: headline.title.is_some().then_some(headline.origin),
            byline: byline_origin,
            source: source_origin,
            editor: editor_origin,
            published: published_origin,
            modified: modified_origin,
        },
        title: headline.title,
    };
    let paywall = own_lines::find_paywall(&scene);
    metadata.is_partial = !paywall.is_empty();
    let mut lines = own_lines::find_own_lines(&scene, &near, headline.block, place.blocks, &metadata);
    lines.extend(paywall.map(|block| OwnLine { block, kind: LineKind::Paywall }));
    // A page that tells neither who wrote it nor when has it from elsewhere as often.
    let is_own = scene.sites.is_name_sure() || metadata.byline.is_some() || metadata.published.is_some();
    if metadata.source.is_none() && is_own {
        // Whose site it is wrote there; where it comes from is the portal that holds it.
        let is_owners = metadata.byline.is_some() && metadata.byline == metadata.site_name;
        let portal = if is_owners { scene.portal(metadata.title.as_deref()) } else { None };
        metadata.source = portal.or_else(|| metadata.site_name.clone());
        metadata.origins.source = metadata.source.is_some().then_some(Origin::Site);
    }
    let survey = &scene.survey;
    // Many moments are but a text: they are looked for only where people are marked.
    let has_marked_messages = survey.count_people() >= SURE_POSTS
        && (survey.count_moments() >= SURE_POSTS
            || dom.ids().filter(|&id| tells_moment(dom, id)).nth(SURE_POSTS - 1).is_some());
    Found { metadata, lines, is_article_in_json: scene.head.is_article_in_json(), has_marked_messages }
}
