//! When it was published and when it was changed.
//!
//! Declarations first, then what stands near the headline, then right after the body, at last the address. Never a
//! date from comments, other stories or the footer: a page that shows no date of its own has none.

use super::Genre;
use super::calendar::unix_day_of;
use super::date::{find_whole_date, parse_date};
use super::json::Json;
use super::links::plain;
use super::loose_date::{Clues, Loose, find_loose_date};
use super::provenance::{Origin, Sourced};
use super::scene::{NearLine, Scene};
use super::shown_dates::{BY_HEADLINE, is_labelled_otherwise, visible_dates};
use super::title::TITLE_CHARS;
use super::title_parts::tail_parts;
use crate::lexicon::months::find_month;
use crate::lexicon::schemas::is_manual_step;
use crate::page::{Tag, find_fragment};

/// Metas with the date of publication, most reliable first.
const PUBLISHED_METAS: &[&str] = &[
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article:published",
    "article.published", "publishdate", "publish_date", "publishtime", "publish_time", "pubdate", "publication_date",
    "published_time", "published-date", "publisheddate", "published", "sailthru.date", "parsely-pub-date",
    "dc.date.issued", "dc.date.created", "dc.date.published", "dcterms.issued", "dcterms.created", "dc.date",
    "dcterms.date", "citation_publication_date", "citation_online_date", "citation_date",
    "cxenseparse:recs:publishtime", "og:release_date", "article:create_at", "date", "rnews:datepublished",
    "weibo:article:create_at", "originalpublicationdate", "created", "datecreated", "mediator_published_time", "ptime",
    "bt:pubdate", "article_date_original", "displaydate",
];

/// Metas with the date of the last change.
const MODIFIED_METAS: &[&str] = &[
    "article:modified_time", "og:updated_time", "datemodified", "article:modified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "revised", "modified_time", "article:update_at", "updated_time",
];

/// Both dates.
#[derive(Debug, Default)]
pub struct Dates {
    /// The date of publication.
    pub published: Option<Sourced>,
    /// Whether it was reckoned from now.
    pub is_reckoned: bool,
    /// The date of the last change.
    pub modified: Option<Sourced>,
}

/// Finds both dates. Only where the page is a text of one day does it have a date of publication; what shops, services
/// and lists declare is the day their page was made. A page that shows the day it declares is a text of that day.
///
/// The date readers are shown by the headline goes before a declared one of another day: pages that are written anew
/// each year show the new date and declare the first. By the headline of a discussion stands the last answer's as often.
pub fn find_dates(scene: &Scene, near: &[NearLine], headline: Option<usize>, genre: Genre) -> Dates {
    // A query or a route may name an article: `/?p=12`, `/#/post/12`.
    let is_front_page = scene.is_front_page() && !scene.dom.url().contains(['?', '#']);
    if scene.head.is_catalogue() || is_front_page {
        return Dates::default();
    }
    let is_discussion = genre.is_discussion || scene.head.is_discussion();
    let mut visible = visible_dates(scene, near, headline);
    let in_address = date_in_address(scene.dom.url());
    let declared = json_date(scene, "datePublished").or_else(|| meta_date(scene, PUBLISHED_METAS));
    // A manual declares the day its pages were made.
    let is_manual = is_in_manual(scene.dom.url()) || scene.head.is_manual();
    let declared = declared.filter(|_| visible.published.is_some() || !is_manual);
    let is_same = declared.as_ref().filter(|_| visible.published.is_some()).map(|declared| visible.shows(declared));
    let is_dated = genre.is_dated || is_discussion || is_same == Some(true);
    // The same day with its hour says more.
    let is_finer = |shown: &Sourced| {
        let rest = declared.as_ref().and_then(|declared| shown.text.strip_prefix(declared.text.as_str()));
        rest.is_some_and(|rest| rest.starts_with('T'))
    };
    let shown = visible
        .published
        .clone()
        .filter(|shown| declared.is_none() || (is_same == Some(false) && !is_discussion) || is_finer(shown));
    let published = shown
        .or(declared)
        .or_else(|| json_date(scene, "dateCreated").or_else(|| json_date(scene, "uploadDate")).filter(|_| !is_manual))
        .or_else(|| {
            // Where only a change is told, it is what the page calls its day, unless it is a manual's.
            let is_its_time = visible.is_modified_by_headline || scene.head.is_article() || scene.is_dense();
            visible.modified.clone().filter(|_| is_its_time && !is_manual)
        })
        .map(|date| settle_zone(settle_order(date, in_address.as_deref()), in_address.as_deref()))
        .or_else(|| in_address.clone().map(|date| Origin::Address.of(date)))
        .or_else(|| date_in_title(scene))
        .filter(|_| is_dated);
    let loose = published.is_none() && is_dated;
    let loose = loose.then(|| loose_date(scene, near, headline, visible.modified.as_ref())).flatten();
    let is_reckoned = loose.as_ref().is_some_and(|loose| loose.is_reckoned);
    let published = published.or_else(|| loose.map(|loose| Origin::Line.of(loose.moment.to_string())));
    // At last a lone date between headline and text, whatever its label; "Joined:" and the like are known.
    let lone =
        visible.doubtful.pop().filter(|date| visible.doubtful.is_empty() && !is_discussion && has_come(scene, date));
    let published = published.or(lone.filter(|_| is_dated));
    let modified = json_date(scene, "dateModified").or_else(|| meta_date(scene, MODIFIED_METAS)).or(visible.modified);
    // A day earlier may be the same moment in another time zone.
    let day = |date: &Sourced| unix_day_of(&date.text).unwrap_or(0);
    let is_later = |modified: &Sourced| {
        published.as_ref().is_none_or(|date| date.text != modified.text && day(date) <= day(modified) + 1)
    };
    Dates { modified: modified.filter(is_later), published, is_reckoned }
}

/// The date that the page's title ends with behind the site's name: `A story | Example News | 10.06.2013`.
fn date_in_title(scene: &Scene) -> Option<Sourced> {
    let title = plain(&scene.dom.text_content(scene.survey.title?), TITLE_CHARS);
    let mut parts = tail_parts(&title);
    let end = parts.pop()?;
    let date = Origin::Title.of(find_whole_date(&end, scene.month_first)?.to_string());
    Some(date).filter(|date| {
        parts.pop().is_some_and(|name| scene.sites.is_name(&name) || name.chars().all(char::is_uppercase))
            && has_come(scene, date)
    })
}

/// Whether an address leads into a manual: `docs.example.com`, `/docs/`.
fn is_in_manual(address: &str) -> bool {
    crate::url::parse_parts(address)
        .is_some_and(|parts| parts.authority.split('.').chain(parts.path.split('/')).any(is_manual_step))
}

/// A date by the headline that tells no year, or only how long ago it was.
fn loose_date(scene: &Scene, near: &[NearLine], headline: Option<usize>, modified: Option<&Sourced>) -> Option<Loose> {
    let year_of = |text: &str| text.get(..4).and_then(|year| year.parse().ok());
    let dated = near.iter().find_map(|near| near.line.dates.first()).map(|(moment, _)| moment.year());
    let year = year_in_address(scene.dom.url()).or_else(|| modified.and_then(|date| year_of(&date.text))).or(dated);
    let clues = Clues { now: scene.dom.now_seconds().map(u64::from), year };
    let first = scene.body.map_or(0, |(first, _)| first);
    let stands_well = |near: &&NearLine| {
        let from = headline.unwrap_or(first.saturating_sub(BY_HEADLINE));
        (from..=from + BY_HEADLINE).contains(&near.block)
            && near.block <= first.max(from)
            && !near.line.ends_sentence
            && near.line.dates.is_empty()
            && !leads_within(scene, near.block)
            && !is_labelled_otherwise(scene, near.block)
    };
    near.iter().filter(stands_well).find_map(|near| find_loose_date(&near.text, &clues, scene.month_first))
}

/// Whether a block is a link to a section of the page, which may begin with the section's number: "2.4. Generation".
fn leads_within(scene: &Scene, block: usize) -> bool {
    let Some(block) = scene.blocks.list().get(block) else { return false };
    let link = scene.dom.closest(block.first, |id| scene.dom.tag(id) == Tag::A);
    link.is_some_and(|link| scene.dom.is_within(block.last, link) && find_fragment(scene.dom, link).is_some())
}

/// Whether a day is not one to come, as far as is known.
fn has_come(scene: &Scene, date: &Sourced) -> bool {
    const DAY_SECONDS: u32 = 86_400;
    let tomorrow = scene.dom.now_seconds().map(|now| now / DAY_SECONDS + 1);
    tomorrow.zip(unix_day_of(&date.text)).is_none_or(|(tomorrow, day)| day <= tomorrow)
}

/// `/2019/`, `/201906/`, `/2019-06/` in an address.
fn year_in_address(address: &str) -> Option<u32> {
    let parts = crate::url::parse_parts(address)?;
    let years = parts.path.split(['/', '-', '_']).filter(|part| matches!(part.len(), 4 | 6 | 8));
    years
        .filter(|part| part.bytes().all(|b| b.is_ascii_digit()))
        .filter_map(|part| part.get(..4)?.parse().ok())
        .find(|year| (1995..=2100).contains(year))
}

/// Where day and month may have been mistaken for each other, the address decides.
fn settle_order(date: Sourced, in_address: Option<&str>) -> Sourced {
    let Some(address) = in_address else { return date };
    let part = |text: &str, range: std::ops::Range<usize>| text.get(range).unwrap_or("").to_owned();
    let is_swapped = part(address, 0..4) == part(&date.text, 0..4)
        && part(address, 5..7) != part(address, 8..10)
        && part(address, 5..7) == part(&date.text, 8..10)
        && part(address, 8..10) == part(&date.text, 5..7);
    if is_swapped { Sourced { text: address.to_owned(), ..date } } else { date }
}

/// In world time it may have been the day before or after where the page was made: the address tells its own day.
fn settle_zone(date: Sourced, in_address: Option<&str>) -> Sourced {
    let Some(address) = in_address else { return date };
    let is_of_world = date.text.contains('T') && (date.text.ends_with('Z') || date.text.ends_with("+00:00"));
    let days = unix_day_of(address).zip(unix_day_of(&date.text));
    let is_beside = days.is_some_and(|(there, here)| there.abs_diff(here) == 1);
    if is_of_world && is_beside { Sourced { text: address.to_owned(), ..date } } else { date }
}

/// A date of the JSON-LD object that is the article.
fn json_date(scene: &Scene, name: &str) -> Option<Sourced> {
    let articles = scene.head.articles().iter().filter(|article| {
        !article.is_type(&["Review", "Product", "VideoObject", "WebPage", "CreativeWork", "Event", "Book"])
            || (article.is_type(&["VideoObject"]) && scene.is_own_film(article))
    });
    articles
        .filter_map(|article| article.get(name))
        .filter_map(Json::text)
        .find_map(|text| parse_date(text, scene.month_first))
        .map(|date| Origin::JsonLd.of(date))
}

fn meta_date(scene: &Scene, names: &[&str]) -> Option<Sourced> {
    let date =
        names.iter().find_map(|name| scene.head.metas(name).find_map(|text| parse_date(text, scene.month_first)));
    date.map(|date| Origin::Meta.of(date))
}

/// `/2020/10/04/`, `/20201004/`, `/2020-10-04-`: a full date in the address.
fn date_in_address(address: &str) -> Option<String> {
    let parts = crate::url::parse_parts(address)?;
    let path: String = parts.path.replace('_', "/");
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let run = segments.windows(3).find_map(|run| match run {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            parse_date(&format!("{year}-{month}-{day}"), false)
        }
        // /2023/october/03/
        [year, month, day] if year.len() == 4 && find_month(month).is_some() && day.len() <= 2 => {
            parse_date(&format!("{day} {month} {year}"), false)
        }
        [folder, day, _] if folder.len() == 7 && day.len() == 2 && folder.get(4..5) == Some("-") => {
            parse_date(&format!("{folder}-{day}"), false)
        }
        _ => None,
    });
    run.or_else(|| {
        segments.iter().find_map(|segment| {
            let digits = segment.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let date = digits.get(..10).filter(|date| date.as_bytes().get(4) == Some(&b'-')).or_else(|| {
                digits.get(..8).filter(|date| {
                    date.bytes().all(|b| b.is_ascii_digit())
                        && !digits.get(8..9).is_some_and(|next| next.bytes().all(|b| b.is_ascii_digit()))
                })
            })?;
            parse_date(date, false)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_in_the_address_is_the_pages_own() {
        let settle = |text: &str| settle_zone(Origin::Meta.of(text.to_owned()), Some("2025-12-18")).text;
        assert_eq!(settle("2025-12-19T02:41:41+00:00"), "2025-12-18");
        assert_eq!(settle("2025-12-19T02:41:41Z"), "2025-12-18");
        for text in ["2025-12-19T02:41:41+09:00", "2025-12-18T02:41:41Z", "2025-12-21T02:41:41Z", "2025-12-19"] {
            assert_eq!(settle(text), text);
        }
    }

    #[test]
    fn addresses_hold_dates() {
        for (address, expected) in [
            ("https://a.example/2020/10/04/story", Some("2020-10-04")),
            ("https://a.example/n1/2020-10/04/c1.html", Some("2020-10-04")),
            ("https://a.example/t20201004_12.html", Some("2020-10-04")),
            ("https://a.example/2020-10-04-story", Some("2020-10-04")),
            ("https://a.example/2020/october/04/story", Some("2020-10-04")),
            ("https://a.example/202010041234567/", None),
            ("https://a.example/p/12345678", None),
        ] {
            assert_eq!(date_in_address(address).as_deref(), expected, "{address}");
        }
    }
}
