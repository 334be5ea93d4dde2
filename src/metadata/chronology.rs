//! When it was published and when it was changed.
//!
//! Declarations first, then what stands near the headline, then right after the body, at last the address. Never a
//! date from comments, other stories or the footer: a page that shows no date of its own has none.

use super::Genre;
use super::calendar::{Moment, unix_day_of};
use super::date::{find_date, parse_date};
use super::json::Json;
use super::loose_date::{Clues, Loose, find_loose_date};
use super::provenance::{Origin, Sourced};
use super::scene::{NearLine, Scene};
use super::survey::parted_text;
use crate::lexicon::labels::{Label, find_date_label, is_lone_label};
use crate::lexicon::marks::mark;
use crate::lexicon::months::find_month;
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
    if scene.head.is_catalogue() {
        return Dates::default();
    }
    let is_discussion = genre.is_discussion || scene.head.is_discussion();
    let mut visible = visible_dates(scene, near, headline);
    let in_address = date_in_address(scene.dom.url());
    let declared = json_date(scene, "datePublished").or_else(|| meta_date(scene, PUBLISHED_METAS));
    let is_same =
        visible.published.as_ref().zip(declared.as_ref()).map(|(shown, declared)| is_same_day(shown, declared));
    let is_dated = genre.is_dated || is_discussion || is_same == Some(true);
    let shown = visible.published.filter(|_| declared.is_none() || (is_same == Some(false) && !is_discussion));
    let published = shown
        .or(declared)
        .or_else(|| json_date(scene, "dateCreated").or_else(|| json_date(scene, "uploadDate")))
        .or_else(|| {
            // Where only a change is told, it is what the page calls its day.
            let is_its_time = visible.is_modified_by_headline || scene.head.is_article() || scene.is_dense();
            visible.modified.clone().filter(|_| is_its_time)
        })
        .map(|date| settle_order(date, in_address.as_deref()))
        .or_else(|| in_address.clone().map(|date| Origin::Address.of(date)))
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
            && !is_labelled_otherwise(scene, near.block)
    };
    near.iter().filter(stands_well).find_map(|near| find_loose_date(&near.text, &clues, scene.month_first))
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

/// Whether a shown date is the declared one: of the same day, or of the day beside it where the declared one is told in
/// world time and the page shows its own.
fn is_same_day(shown: &Sourced, declared: &Sourced) -> bool {
    let is_zoned = declared.text.ends_with('Z') || declared.text.ends_with("+00:00");
    match (unix_day_of(&shown.text), unix_day_of(&declared.text)) {
        (Some(shown), Some(declared)) => shown.abs_diff(declared) <= u32::from(is_zoned),
        _ => shown.text == declared.text,
    }
}

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
    /// Dates by the headline behind words with a colon that no table knows.
    doubtful: Vec<Sourced>,
    /// Whether the date of the last change stands by the headline, where the date of publication would.
    is_modified_by_headline: bool,
}

/// Blocks after the headline that are still by it.
const BY_HEADLINE: usize = 8;

/// What a reader sees near the headline, else after the body.
fn visible_dates(scene: &Scene, near: &[NearLine], headline: Option<usize>) -> Visible {
    let mut dates = Visible::default();
    let by_headline =
        |block: usize| headline.is_some_and(|headline| (headline..=headline + BY_HEADLINE).contains(&block));
    for (node, is_modified) in dated_elements(scene, headline) {
        let Some((moment, label)) = moment_of(scene, node) else { continue };
        let block = scene.block_at(node);
        let label = label.or_else(|| label_in_line(near, block, &moment)).or_else(|| lone_label_above(scene, block));
        if matches!(label, Some(Label::Other | Label::Unknown)) {
            continue;
        }
        if is_modified || label == Some(Label::Modified) {
            dates.modified.get_or_insert_with(|| Origin::Markup.of(moment.to_string()));
            dates.is_modified_by_headline |= by_headline(block);
        } else {
            dates.published.get_or_insert_with(|| Origin::Markup.of(moment.to_string()));
        }
    }
    let first = scene.body.map_or(0, |(first, _)| first);
    let has_author =
        |block: usize| near.iter().any(|near| near.block == block && near.line.value(Label::Author).is_some());
    for is_after in [false, true] {
        for near in near.iter().filter(|near| near.is_after == is_after) {
            for (moment, label) in &near.line.dates {
                let is_labelled = matches!(label, Some(Label::Published | Label::Modified));
                let says_so = is_labelled && by_headline(near.block) && !near.line.ends_sentence && near.block <= first;
                if !near.line.is_whole() && !says_so {
                    continue;
                }
                let label = label.or_else(|| lone_label_above(scene, near.block));
                // Inside the body a date without a label is the story's, not the article's.
                let is_alone = near.line.is_explained();
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
                    Some(Label::Unknown) if by_headline(near.block) && near.block <= first => {
                        dates.doubtful.push(Origin::Line.of(moment.to_string()));
                    }
                    Some(Label::Other | Label::Unknown) => {}
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
    // What stands below a short text is its comments' as often.
    let last = scene.body.map_or(usize::MAX, |(_, last)| last);
    let is_near = |node: NodeId| {
        let block = scene.block_at(node);
        zone.contains(&block)
            && block <= last
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

/// The label of dates that alone is the block before.
fn lone_label_above(scene: &Scene, block: usize) -> Option<Label> {
    let above = block.checked_sub(1).map_or("", |above| scene.blocks.text(above));
    is_lone_label(above).filter(|label| matches!(label, Label::Published | Label::Modified))
}

/// Whether the block before says what the date is of, and it is not the article: "Release date:", "Event:".
fn is_labelled_otherwise(scene: &Scene, block: usize) -> bool {
    let before = block.checked_sub(1).map_or("", |before| scene.blocks.text(before));
    before.ends_with([':', '：'])
        && before.len() < DATE_BYTES
        && !matches!(is_lone_label(before), Some(Label::Published | Label::Modified))
}

/// The date an element holds: its `datetime` or `content`, else its text, else what it says when pointed at; and the
/// label right before the date.
fn moment_of(scene: &Scene, node: NodeId) -> Option<(Moment, Option<Label>)> {
    let in_attribute = |name: Attr| find_date(scene.dom.attr(node, name)?, scene.month_first);
    let text = parted_text(scene.dom, node, DATE_BYTES);
    let shown = text.as_deref().and_then(|text| Some((text, find_date(text, scene.month_first)?)));
    let before = shown.as_ref().and_then(|(text, dated)| text.get(..dated.span.start)).unwrap_or("").trim_end();
    let label = label_at_end(before);
    let is_other = before.ends_with([':', '：']) && label.is_none();
    let declared = in_attribute(Attr::DATETIME).or_else(|| in_attribute(Attr::CONTENT));
    let shown = shown.map(|(_, dated)| dated).filter(|_| !is_other);
    let dated = declared.or(shown).or_else(|| in_attribute(Attr::TITLE))?;
    Some((dated.moment, label))
}

/// The label of dates that a text ends with.
fn label_at_end(text: &str) -> Option<Label> {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let starts = text.char_indices().rev().take(LABEL_CHARS).filter(|&(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| !c.is_alphabetic() || crate::text::script::is_dense(c))
    });
    let labels = starts.filter_map(|(at, _)| {
        let word = text.get(at..)?;
        find_date_label(word).filter(|&(_, bytes)| bytes == word.len())
    });
    labels.max_by_key(|&(_, bytes)| bytes).map(|(label, _)| label)
}

/// Characters of the longest label of dates.
const LABEL_CHARS: usize = 24;

/// What the line an element stands in calls this date.
fn label_in_line(near: &[NearLine], block: usize, moment: &Moment) -> Option<Label> {
    let mut dates = near.iter().filter(|near| near.block == block).flat_map(|near| &near.line.dates);
    dates.find(|(known, _)| known.is_same_day(moment)).and_then(|(_, label)| *label)
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
