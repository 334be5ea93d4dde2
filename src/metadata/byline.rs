//! Who wrote it, who edited it, where it comes from: three fields that pages like to mix.
//!
//! The author is taken from what the page declares of a person, else from the lines and marked elements near the
//! headline, else from those after the body. Organisations that are the site itself are no authors. Nothing is taken
//! from comments, other stories or running text.

use super::credits::{agency_writer, bracketed_people, credit_of, outlet_line, reporter_of};
use super::head::Head;
use super::json::Json;
use super::people::{is_joint_text, parse_declared, parse_names, turn_name};
use super::provenance::{Origin, Sourced};
use super::scene::{NearLine, Scene};
use super::sites::Sites;
use super::survey::{Marked, parted_text};
use crate::block::Blocks;
use crate::lexicon::labels::{Label, find_label, is_lone_label};
use crate::lexicon::marks::{is_nickname, mark};
use crate::lexicon::people::{begins_as_outlet, find_reporter, is_account_kind, is_outlet};
use crate::page::{Attr, NodeId, Tag};
use crate::text::punctuation::announces;
use crate::text::script::is_dense;
use crate::text::space::collapse;

/// Metas that name a person, most reliable first.
const AUTHOR_METAS: &[&str] = &[
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "dc.contributor", "citation_author", "citation_authors", "byl", "og:author",
    "cxenseparse:author", "article.author", "mediator_author", "twitter:creator:name", "og:article:author",
];

/// JSON-LD types that are organisations.
const ORGANIZATIONS: &[&str] = &["Organization", "NewsMediaOrganization", "Corporation", "WebSite", "LocalBusiness"];

/// Bytes of the longest element that is a byline.
pub const BYLINE_BYTES: usize = 300;

/// Characters of the longest source or editor that is shown.
pub const VALUE_CHARS: usize = 80;

/// Authors of one object that are read.
const AUTHORS: usize = 20;

/// Names joined for the reader.
pub fn join(names: Vec<String>) -> Option<String> {
    (!names.is_empty()).then(|| names.join(", "))
}

/// The author's names.
#[inline(never)]
pub fn find_byline(scene: &Scene, near: &[NearLine], headline: Option<usize>) -> Option<Sourced> {
    if scene.head.is_catalogue() {
        return None;
    }
    let strict = Some(&scene.sites);
    let marked = |zone| marked_people(scene, near, zone, headline).map(|names| Origin::Markup.of(names));
    let lines = |is_after| line_people(scene, near, is_after).map(|names| Origin::Line.of(names));
    let head = || marked(scene.head_zone(headline)).or_else(|| lines(false));
    let tail = || lines(true).or_else(|| marked(scene.tail_zone()));
    let declared = |sites| declared_people(scene, sites).map(|names| Origin::JsonLd.of(names));
    let in_metas = |sites| meta_people(scene, sites).map(|names| Origin::Meta.of(names));
    let first = declared(strict);
    // A login in the data and a name in the byline are the same person.
    if first.as_ref().is_some_and(|first| is_login(&first.text))
        && let Some(name) = lines(false).filter(|name| name.text.contains(' '))
    {
        return Some(name);
    }
    let in_brackets = || bracketed_people(scene).map(|names| Origin::Line.of(names));
    let owner = || site_owner(scene).map(|name| Origin::Meta.of(name));
    let found = first
        .or_else(owner)
        .or_else(|| in_metas(strict).filter(|names| !names.text.chars().any(is_dense)))
        .or_else(head)
        .or_else(in_brackets)
        .or_else(|| agency_writer(scene).map(|names| Origin::Line.of(names)))
        .or_else(tail)
        .or_else(|| in_metas(strict))
        .or_else(|| account_by_headline(scene, near, headline).map(|name| Origin::Markup.of(name)))
        .or_else(|| scene.head.is_article().then(|| declared(None).or_else(|| in_metas(None))).flatten());
    // An outlet gives way to whoever wrote for it, be it an account of a platform.
    let is_account = |name: &str| near.iter().any(|near| account_of(scene, near) == Some(name));
    let is_house =
        |names: &Sourced| names.text.contains(is_dense) && (is_outlet(&names.text) || is_account(&names.text));
    let of_lines = || lines(false).or_else(in_brackets).or_else(|| lines(true));
    // So does what the site is called after, to whoever its byline names.
    let is_brand = |names: &Sourced| names.origin != Origin::Markup && scene.sites.begins_name(&names.text);
    let other = found.as_ref().and_then(|names| match names {
        names if is_house(names) => of_lines(),
        names if is_brand(names) => head(),
        _ => None,
    });
    other.or(found)
}

/// Whether a name is one word that people log in with.
fn is_login(name: &str) -> bool {
    name.is_ascii() && !name.contains(' ')
}

/// Authors in JSON-LD: persons, not the site unless `sites` is none.
fn declared_people(scene: &Scene, sites: Option<&Sites>) -> Option<String> {
    let is_other = |article: &Json| {
        article.is_type(&["Review", "Product"]) || (article.is_type(&["VideoObject"]) && !scene.is_own_film(article))
    };
    scene.head.articles().iter().filter(|article| !is_other(article)).find_map(|article| {
        let author = article.get("author").or_else(|| article.get("creator"))?;
        let mut names: Vec<String> = Vec::new();
        for item in author.items().iter().take(AUTHORS) {
            let item = follow_id(&scene.head, item);
            if item.is_type(ORGANIZATIONS) {
                continue;
            }
            let name = item.get("name").unwrap_or(item);
            for text in name.items().iter().filter_map(Json::text) {
                let text = collapse(&super::head::unescape_entities(text));
                names.extend(parse_declared(&text, sites));
            }
        }
        names.dedup();
        join(names)
    })
}

/// An object that only points at another by `@id` is that other.
fn follow_id<'j>(head: &'j Head, item: &'j Json) -> &'j Json {
    if item.get("name").is_some() {
        return item;
    }
    item.get("@id").and_then(Json::text).and_then(|id| head.object_named(id)).unwrap_or(item)
}

/// The outlet that a portal declares as its author, with its own name behind a bar: Outlet | Portal.
pub fn outlet_of_portal<'t>(scene: &Scene, author: &'t str) -> Option<&'t str> {
    let (outlet, portal) = author.split_once('|')?;
    ((is_outlet(outlet.trim()) || begins_as_outlet(outlet.trim()))
        && outlet.contains(is_dense)
        && scene.sites.is_part_of_title(portal))
    .then_some(outlet.trim())
}

/// Authors in metas.
fn meta_people(scene: &Scene, sites: Option<&Sites>) -> Option<String> {
    let labelled = ["1", "2", "3"].into_iter().filter(|number| {
        let label = scene.head.meta(&[&format!("twitter:label{number}")]).unwrap_or("");
        is_lone_label(label) == Some(Label::Author)
    });
    let labelled: Vec<String> =
        labelled.filter_map(|number| scene.head.meta(&[&format!("twitter:data{number}")])).map(str::to_owned).collect();
    let named = AUTHOR_METAS.iter().map(|name| {
        let turned = matches!(*name, "citation_author" | "dc.creator" | "dc.contributor");
        // In a list of names a comma turns one only where another mark parts them.
        let is_turned = |text: &str| turned || (*name == "citation_authors" && text.contains(';'));
        let mut names: Vec<String> = Vec::new();
        for text in scene.head.metas(name).filter(|text| outlet_of_portal(scene, text).is_none()) {
            for part in text.split(';') {
                let part = if is_turned(text) { turn_name(part) } else { part.to_owned() };
                names.extend(parse_declared(&part, sites));
            }
        }
        names.dedup();
        names
    });
    named.chain(labelled.iter().map(|text| parse_declared(text, sites))).find_map(join)
}

/// Who the site belongs to: "River House (ada)", the site's own name, on ada.example.com.
fn site_owner(scene: &Scene) -> Option<String> {
    let (name, login) = scene.head.meta(&["author"])?.strip_suffix(')')?.rsplit_once('(')?;
    let name = name.strip_suffix(' ')?;
    let host = crate::url::host(scene.dom.url());
    let (account, portal) = host.split_once('.')?;
    let is_account = account == login && portal.contains('.') && account != "www";
    join(parse_declared(name, None)).filter(|_| is_account && scene.sites.name() == Some(name))
}

/// The account whose platform says in the next line of the same link what kind of accounts it has: 江边眼, 示例号.
pub fn account_of<'s>(scene: &'s Scene, near: &NearLine) -> Option<&'s str> {
    if !is_account_kind(&near.text) {
        return None;
    }
    let link_of = |block: usize| {
        scene
            .blocks
            .list()
            .get(block)
            .and_then(|block| scene.dom.closest(block.first, |id| scene.dom.tag(id) == Tag::A))
    };
    let before = near.block.checked_sub(1)?;
    let link = link_of(before).filter(|_| link_of(before) == link_of(near.block));
    let name = scene.blocks.text(before);
    let fits = (2..=VALUE_CHARS).contains(&name.chars().count()) && name.contains(is_dense);
    link.filter(|_| fits).map(|_| name)
}

/// The account that a page names by its headline and beside a date, without saying what it is: of a platform's text
/// the author, or where that is known the outlet.
pub fn account_by_headline(scene: &Scene, near: &[NearLine], headline: Option<usize>) -> Option<String> {
    let headline = headline?;
    let (first, _) = scene.body?;
    let accounts = scene.survey.marked.iter().filter(|marked| {
        let block = scene.block_at(marked.node);
        marked.marks & mark::USER != 0
            && (headline..=headline + VOUCHING_BLOCKS).contains(&block)
            && block < first
            && scene.dom.attr(marked.node, Attr::CLASS).is_some_and(is_nickname)
            && near.iter().any(|near| !near.line.dates.is_empty() && near.block.abs_diff(block) <= 1)
            && !scene.is_elsewhere(marked.node)
            && !scene.is_teaser(marked.node, Some(headline))
    });
    // "Ada: what a pity" is what someone says about it.
    let is_speaker = |marked: &Marked, text: &str| {
        let line = scene.blocks.text(scene.block_at(marked.node));
        let after = line.split_once(text).map_or("", |(_, after)| after.trim_start());
        after.starts_with([':', '：'])
    };
    accounts
        .filter_map(|marked| Some((marked, parted_text(scene.dom, marked.node, VALUE_CHARS)?)))
        .filter(|(marked, text)| !is_speaker(marked, text.trim()))
        .find_map(|(_, text)| people_of(scene, &text).into_iter().next())
}

/// Blocks around a marked author in which a date vouches for a page that does not call itself an article.
const VOUCHING_BLOCKS: usize = 6;

/// Elements marked as the author, the declared ones first.
fn marked_people(
    scene: &Scene,
    near: &[NearLine],
    zone: std::ops::Range<usize>,
    headline: Option<usize>,
) -> Option<String> {
    let last = scene.body.map_or(0, |(_, last)| last);
    let own_article = find_own_article(scene, headline);
    let usable = |marked: &&Marked| {
        let is_author = marked.marks & mark::AUTHOR != 0 && (marked.marks & mark::ABOUT == 0 || marked.is_declared);
        let block = scene.block_at(marked.node);
        // A declared author may stand below the first message of a discussion.
        let is_in_body =
            marked.is_declared && headline.is_some_and(|headline| block >= headline) && block < zone.end.max(last);
        // So it may in the foot of the article's own element, below all that is put there to be pressed.
        let is_in_foot = || {
            let is_foot = |id: NodeId| scene.dom.tag(id) == Tag::FOOTER && own_article.is_some_and(|own| own < id);
            let is_author_link = |rel: &str| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("author"));
            scene.dom.attr(marked.node, Attr::REL).is_some_and(is_author_link)
                && own_article.is_some_and(|own| scene.dom.is_within(marked.node, own))
                && scene.dom.closest(marked.node, is_foot).is_some_and(|foot| is_colophon(scene, foot, marked.node))
                && !scene.is_elsewhere(marked.node)
        };
        is_author && scene.dom.tag(marked.node) != Tag::ARTICLE && (zone.contains(&block) || is_in_body || is_in_foot())
    };
    let is_article = scene.head.is_article();
    let times = scene.survey.times.iter().filter(|&&time| scene.dom.has_attr(time, Attr::DATETIME));
    let times = times
        .map(|&time| scene.block_at(time))
        .filter(|block| headline.is_some_and(|at| (at..=at + VOUCHING_BLOCKS).contains(block)));
    let dated = near.iter().filter(|near| !near.line.dates.is_empty()).map(|near| near.block);
    let dated: Vec<usize> = dated.chain(times).collect();
    let is_vouched = |block: usize| is_article || dated.iter().any(|dated| dated.abs_diff(block) <= VOUCHING_BLOCKS);
    let is_below = |block: usize| headline.is_none_or(|headline| block > headline);
    let candidates: Vec<&Marked> = scene.survey.marked.iter().filter(usable).collect();
    for declared_only in [true, false] {
        let within = candidates.iter().filter(|marked| marked.is_declared || !declared_only);
        // A link to a person's page may as well be a keyword: "See more: Jane Doe".
        let is_keyword = |marked: &Marked| {
            let before = scene.block_at(marked.node).checked_sub(1).map_or("", |before| scene.blocks.text(before));
            let is_other = announces(before) && is_lone_label(before) != Some(Label::Author);
            is_other || scene.survey.tag_links.contains(&marked.node)
        };
        let within = within.filter(|marked| {
            marked.marks & mark::PERSON_LINK == 0 || (is_below(scene.block_at(marked.node)) && !is_keyword(marked))
        });
        let within =
            within.filter(|marked| !scene.is_elsewhere(marked.node) && !scene.is_teaser(marked.node, headline));
        let mut names: Vec<String> = Vec::new();
        let mut found_in: Option<(usize, NodeId)> = None;
        for marked in within {
            let block = scene.block_at(marked.node);
            // Authors declared one by one stand in one line, and so do links to their pages with no word between.
            let goes_on = |(found, last): (usize, NodeId)| {
                found == block && (declared_only || are_neighbours(scene, last, marked.node))
            };
            if found_in.is_some_and(|found| !goes_on(found)) {
                break;
            }
            let shown = || parted_text(scene.dom, marked.node, BYLINE_BYTES);
            let is_named = |text: &String| text.chars().any(char::is_alphabetic);
            let Some(text) = shown().filter(is_named).or_else(|| named_in_microdata(scene, marked)) else { continue };
            let is_labelled = find_label(&text).is_some_and(|found| found.label == Label::Author);
            let more = people_of(scene, &text);
            if !more.is_empty() && (marked.is_declared || is_labelled || is_vouched(block)) {
                found_in = Some((block, marked.node));
                names.extend(more.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
            }
        }
        if !names.is_empty() {
            return join(names);
        }
    }
    None
}

/// Whether a foot holds nothing but lines, and the one with a name says right before it that it is the author's, or nothing.
fn is_colophon(scene: &Scene, foot: NodeId, name: NodeId) -> bool {
    let (dom, block) = (scene.dom, scene.block_at(name));
    let shown = collapse(&dom.text_content(name));
    let before = scene.blocks.text(block).split(&*shown).next().unwrap_or("").trim_end();
    let label = before.split_whitespace().next_back().unwrap_or("");
    let is_author = label.is_empty() || is_lone_label(label) == Some(Label::Author);
    let is_line = |index: usize| !scene.measures.ends_sentence(index);
    is_author && scene.measures.blocks_in(dom, foot).all(|index| index == block || is_line(index))
}

/// The innermost `article` around both the headline and the body.
fn find_own_article(scene: &Scene, headline: Option<usize>) -> Option<NodeId> {
    let first_of = |index: usize| scene.blocks.list().get(index).map(|block| block.first);
    let (title, body) = (first_of(headline?)?, first_of(scene.body?.0)?);
    scene.dom.closest(body, |id| scene.dom.tag(id) == Tag::ARTICLE && scene.dom.is_within(title, id))
}

/// The name that an author's element holds for machines only: `<meta itemprop=name content=…>`.
fn named_in_microdata(scene: &Scene, marked: &Marked) -> Option<String> {
    let is_name = |id: &NodeId| {
        scene.dom.tag(*id) == Tag::META && scene.dom.attr(*id, Attr::ITEMPROP).is_some_and(|name| name.trim() == "name")
    };
    let name = scene.dom.children(marked.node).filter(|_| marked.is_declared).find(is_name)?;
    scene.dom.attr(name, Attr::CONTENT).map(collapse)
}

/// Whether two links stand side by side with nothing between but space, a comma or an "and".
fn are_neighbours(scene: &Scene, left: NodeId, right: NodeId) -> bool {
    let between = (scene.dom.end(left).0..right.0).map(|id| scene.dom.text(NodeId(id)).trim());
    let is_link = |id| scene.dom.tag(id) == Tag::A;
    is_link(left) && is_link(right) && right >= scene.dom.end(left) && between.into_iter().all(is_joint_text)
}

/// The names in a marked element's text: after its author label if it has one.
fn people_of(scene: &Scene, text: &str) -> Vec<String> {
    let sites = Some(&scene.sites);
    let Some(line) = super::lines::parse_line(text, scene.month_first) else { return Vec::new() };
    if let Some(value) = line.value(Label::Author) {
        return parse_names(&value.text, sites);
    }
    if line
        .values
        .iter()
        .any(|value| matches!(value.label, Label::Editor | Label::Source | Label::Keywords | Label::Breadcrumb))
    {
        return Vec::new();
    }
    if let Some((_, names)) = find_reporter(&line.rest) {
        return parse_names(names, sites);
    }
    parse_names(&line.rest, sites)
}

/// Lines that name their author.
fn line_people(scene: &Scene, near: &[NearLine], is_after: bool) -> Option<String> {
    let first = scene.body.map_or(0, |(first, _)| first);
    let is_told = |near: &&NearLine| (near.block > first) == is_after && !scene.is_menu_item(near.block);
    near.iter().filter(is_told).find_map(|near| {
        let value = near.line.value(Label::Author).filter(|_| near.line.is_whole()).map(|value| value.text.as_str());
        let text = value
            .or_else(|| lone_value(scene.blocks, near, Label::Author))
            .or_else(|| reporter_of(near).map(|(_, names)| names));
        if let Some(names) = credit_of(scene, near).filter(|_| text.is_none()) {
            return Some(names);
        }
        // 记者：王小明 通讯员：李大海 names both.
        let more = near.line.values.iter().skip(1).filter(|more| value.is_some() && more.label == Label::Author);
        let texts = text.into_iter().chain(more.map(|more| more.text.as_str()).filter(|more| Some(*more) != value));
        let names: Vec<String> = texts.flat_map(|text| parse_names(text, Some(&scene.sites))).collect();
        join(names).or_else(|| outlet_line(near).and_then(|(name, _)| join(parse_names(name?, Some(&scene.sites)))))
    })
}

/// The block after one that is nothing but a label.
pub fn lone_value<'b>(blocks: &'b Blocks, near: &NearLine, label: Label) -> Option<&'b str> {
    (is_lone_label(&near.text) == Some(label))
        .then(|| blocks.text(near.block + 1))
        .filter(|text| !text.is_empty() && text.chars().count() <= VALUE_CHARS)
}
