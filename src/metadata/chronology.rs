//! When it was published and when it was changed.
//!
//! Declarations first, then what stands near the headline, then right after the body, at last the address. Never a
//! date from comments, other stories or the footer: a page that shows no date of its own has none.

use super::date::{Moment, find_date, parse_date};
use super::json::Json;
use super::provenance::{Origin, Sourced};
use super::scene::{NearLine, Scene};
use super::survey::parted_text;
use crate::lexicon::labels::{Label, find_date_label, is_lone_label};
use crate::lexicon::marks::mark;
use crate::order::sort_by_key;
use crate::page::{Attr, NodeId};

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

/// Bytes of the longest element that is a date.
const DATE_BYTES: usize = 160;

/// Marked dates near the headline that are looked at.
const DATED: usize = 60;

/// Both dates.
#[derive(Debug, Default)]
pub struct Dates {
    /// The date of publication.
    pub published: Option<Sourced>,
    /// The date of the last change.
    pub modified: Option<Sourced>,
}

/// Finds both dates. Only where the page is a text of one day (`is_dated`) does it have a date of publication; what
/// shops, services and lists declare is the day their page was made.
///
/// The date readers are shown by the headline goes before a declared one of another day: pages that are written anew
/// each year show the new date and declare the first.
pub fn find_dates(scene: &Scene, near: &[NearLine], headline: Option<usize>, is_dated: bool) -> Dates {
    if scene.head.is_catalogue() {
        return Dates::default();
    }
    let visible = visible_dates(scene, near, headline);
    let declared = json_date(scene, "datePublished").or_else(|| meta_date(scene, PUBLISHED_METAS));
    let shown =
        visible.published.filter(|shown| declared.as_ref().is_none_or(|declared| !is_same_day(shown, declared)));
    let published = shown
        .or(declared)
        .or_else(|| json_date(scene, "dateCreated").or_else(|| json_date(scene, "uploadDate")))
        .or_else(|| {
            visible
                .modified
                .clone()
                .filter(|_| visible.is_modified_by_headline || scene.head.is_article() || scene.is_dense())
        })
        .or_else(|| date_in_address(scene.dom.url()).map(|date| Origin::Address.of(date)))
        .filter(|_| is_dated);
    let modified = json_date(scene, "dateModified").or_else(|| meta_date(scene, MODIFIED_METAS)).or(visible.modified);
    let is_other = |modified: &Sourced| published.as_ref().is_none_or(|published| published.text != modified.text);
    Dates { modified: modified.filter(is_other), published }
}

fn is_same_day(a: &Sourced, b: &Sourced) -> bool {
    a.text.get(..DAY_BYTES) == b.text.get(..DAY_BYTES)
}

/// Bytes of `YYYY-MM-DD`.
const DAY_BYTES: usize = 10;

/// A date of the JSON-LD object that is the article.
fn json_date(scene: &Scene, name: &str) -> Option<Sourced> {
    let articles = scene.head.articles().iter().filter(|article| {
        !article.is_type(&["Review", "Product", "VideoObject", "WebPage", "CreativeWork", "Event", "Book"])
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

/// The dates that readers see.
#[derive(Debug, Default)]
struct Visible {
    published: Option<Sourced>,
    modified: Option<Sourced>,
    /// Whether the date of the last change stands by the headline, where the date of publication would.
    is_modified_by_headline: bool,
}

/// Blocks after the headline that are still by it.
const BY_HEADLINE: usize = 8;

/// What a reader sees near the headline, else after the body.
fn visible_dates(scene: &Scene, near: &[NearLine], headline: Option<usize>) -> Visible {
    let mut dates = Visible::default();
    for (node, is_modified) in dated_elements(scene, headline) {
        let Some(moment) = moment_of(scene, node) else { continue };
        let slot = if is_modified || labelled_modified(near, scene.block_at(node), &moment) {
            &mut dates.modified
        } else {
            &mut dates.published
        };
        slot.get_or_insert_with(|| Origin::Markup.of(moment.to_string()));
    }
    let first = scene.body.map_or(0, |(first, _)| first);
    let by_headline =
        |block: usize| headline.is_some_and(|headline| (headline..=headline + BY_HEADLINE).contains(&block));
    let has_author =
        |block: usize| near.iter().any(|near| near.block == block && near.line.value(Label::Author).is_some());
    for is_after in [false, true] {
        for near in near.iter().filter(|near| near.is_after == is_after && near.line.is_whole()) {
            for (moment, label) in &near.line.dates {
                // Inside the body a date without a label is the story's, not the article's.
                let is_alone = near.line.rest_units == 0;
                let stands_well = near.block <= first || (is_alone && !is_after && by_headline(near.block));
                let stands_well = stands_well
                    || (is_after && is_alone && (has_author(near.block.wrapping_sub(1)) || has_author(near.block + 1)));
                match label {
                    Some(Label::Modified) => {
                        dates.modified.get_or_insert_with(|| Origin::Line.of(moment.to_string()));
                        dates.is_modified_by_headline |= by_headline(near.block);
                    }
                    Some(Label::Published) if is_after || near.block <= first || by_headline(near.block) => {
                        dates.published.get_or_insert_with(|| Origin::Line.of(moment.to_string()));
                    }
                    _ if stands_well && !is_labelled_otherwise(scene, near.block) => {
                        dates.published.get_or_insert_with(|| Origin::Line.of(moment.to_string()));
                    }
                    _ => {}
                }
            }
        }
    }
    dates
}

/// Elements near the headline that are dates: `time`, microdata, class names; declared ones first.
fn dated_elements(scene: &Scene, headline: Option<usize>) -> Vec<(NodeId, bool)> {
    let zone = scene.head_zone(headline);
    let is_near = |node: NodeId| {
        let block = scene.block_at(node);
        zone.contains(&block)
            && !scene.is_elsewhere(node)
            && !scene.is_teaser(node, headline)
            && !is_labelled_otherwise(scene, block)
    };
    let is_dated = |marks: u16| marks & (mark::DATE | mark::MODIFIED) != 0 && marks & mark::ABOUT == 0;
    let mut found: Vec<(u8, NodeId, bool)> = Vec::new();
    for marked in scene.survey.marked.iter().filter(|marked| is_dated(marked.marks) && is_near(marked.node)).take(DATED)
    {
        let is_modified = marked.marks & mark::MODIFIED != 0 && (marked.marks & mark::DATE == 0 || marked.is_declared);
        found.push((u8::from(!marked.is_declared), marked.node, is_modified));
    }
    for &time in scene.survey.times.iter().filter(|&&time| is_near(time)).take(DATED) {
        if !found.iter().any(|(_, node, _)| *node == time) {
            found.push((1, time, false));
        }
    }
    // What stands above the headline belongs to the page's head as often as to the article.
    sort_by_key(&mut found, |(rank, node, _)| {
        (headline.is_some_and(|headline| scene.block_at(*node) < headline), *rank, *node)
    });
    found.into_iter().map(|(_, node, is_modified)| (node, is_modified)).collect()
}

/// Whether the block before says what the date is of, and it is not the article: "Release date:", "Event:".
fn is_labelled_otherwise(scene: &Scene, block: usize) -> bool {
    let before = block.checked_sub(1).map_or("", |before| scene.blocks.text(before));
    before.ends_with([':', '：'])
        && before.len() < DATE_BYTES
        && !matches!(is_lone_label(before), Some(Label::Published | Label::Modified))
}

/// The date an element holds: its `datetime` or `content`, else its text.
fn moment_of(scene: &Scene, node: NodeId) -> Option<Moment> {
    let declared = [Attr::DATETIME, Attr::CONTENT]
        .into_iter()
        .find_map(|name| find_date(scene.dom.attr(node, name)?, scene.month_first));
    let dated = declared.or_else(|| {
        let text = parted_text(scene.dom, node, DATE_BYTES)?;
        let dated = find_date(&text, scene.month_first)?;
        let before = text.get(..dated.span.start).unwrap_or("").trim_end();
        let is_other = before.ends_with([':', '：']) && find_date_label(before).is_none();
        (!is_other).then_some(dated)
    })?;
    Some(dated.moment)
}

/// Whether the line an element stands in calls this date one of a change.
fn labelled_modified(near: &[NearLine], block: usize, moment: &Moment) -> bool {
    near.iter()
        .filter(|near| near.block == block)
        .flat_map(|near| &near.line.dates)
        .any(|(known, label)| *label == Some(Label::Modified) && known.is_same_day(moment))
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
    fn addresses_hold_dates() {
        for (address, expected) in [
            ("https://a.example/2020/10/04/story", Some("2020-10-04")),
            ("https://a.example/n1/2020-10/04/c1.html", Some("2020-10-04")),
            ("https://a.example/t20201004_12.html", Some("2020-10-04")),
            ("https://a.example/2020-10-04-story", Some("2020-10-04")),
            ("https://a.example/202010041234567/", None),
            ("https://a.example/p/12345678", None),
        ] {
            assert_eq!(date_in_address(address).as_deref(), expected, "{address}");
        }
    }
}
