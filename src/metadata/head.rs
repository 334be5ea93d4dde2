//! What the page declares about itself: `meta`, `link`, JSON-LD and microdata, each value with where it stood.

use super::json::Json;
use super::links::plain;
use super::title::TITLE_CHARS;
use crate::limits::{JSON_BYTES, PAGE_JSON_BYTES};
use crate::order::sort_by_key;
use crate::page::{Attr, Dom, Tag};
use crate::text::space::collapse;

/// Types of JSON-LD objects that are a text, most telling first.
const TEXT_TYPES: &[&str] = &[
    "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "TechArticle", "ScholarlyArticle",
    "OpinionNewsArticle", "AnalysisNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "SocialMediaPosting",
    "LiveBlogPosting", "Report", "DiscussionForumPosting", "Recipe", "HowTo",
];

/// Types of other objects that say something of the article, after those.
const PAGE_TYPES: &[&str] = &[
    "Review", "CreativeWork", "MedicalWebPage", "QAPage", "Question", "PodcastEpisode", "VideoObject", "WebPage",
    "Product", "Event", "Book",
];

/// Members below which other texts stand: those of a list, those it quotes, belongs to or is answered by.
const OTHERS: &[&str] =
    &["itemListElement", "hasPart", "isPartOf", "citation", "mentions", "comment", "liveBlogUpdate"];

/// Objects that are asked what they say of the article.
const ARTICLES: usize = 50;

/// The page's declarations.
#[derive(Debug, Default)]
pub struct Head {
    metas: Vec<(String, String)>,
    articles: Vec<Json>,
    all: Vec<Json>,
    /// Objects with a name and an `@id`, in the order of these.
    named: Vec<(String, Json)>,
}

impl Head {
    /// Collects all declarations of a page.
    pub fn of(dom: &Dom) -> Self {
        let mut head = Head::default();
        let mut title = String::new();
        let mut json_bytes = 0;
        for id in dom.ids() {
            match dom.tag(id) {
                Tag::META => {
                    let content = dom
                        .attr(id, Attr::CONTENT)
                        .map(unescape_entities)
                        .map(|text| collapse(&text))
                        .unwrap_or_default();
                    // Properties are lists; "Updated Date" is one name, as good as "updateddate".
                    let lists = [Attr::PROPERTY, Attr::ITEMPROP].into_iter().filter_map(|name| dom.attr(id, name));
                    let listed = lists.flat_map(str::split_whitespace).map(str::to_owned);
                    let named = dom.attr(id, Attr::NAME).map(|name| name.split_whitespace().collect());
                    if !content.is_empty() {
                        let names =
                            listed.chain(named).map(|name: String| (name.to_ascii_lowercase(), content.clone()));
                        head.metas.extend(names);
                    }
                }
                Tag::SCRIPT if json_bytes < PAGE_JSON_BYTES => {
                    let source = dom.text_content(id);
                    json_bytes += source.len().min(JSON_BYTES);
                    head.all.push(Json::parse(&source));
                }
                Tag::TITLE if title.is_empty() => title = plain(&dom.text_content(id), TITLE_CHARS),
                _ => {}
            }
        }
        head.articles = head.find_articles(&title, dom.url());
        let named = head.objects().filter(|object| object.get("name").is_some());
        let mut named: Vec<(&str, &Json)> =
            named.filter_map(|object| Some((object.get("@id")?.text()?, object))).collect();
        sort_by_key(&mut named, |(id, _)| *id);
        head.named = named.into_iter().map(|(id, object)| (id.to_owned(), object.clone())).collect();
        head
    }

    /// The objects that describe the page's article: first the text that has the page's title or address, then by type.
    /// Below a list, among what is quoted or answered, only that one is the page's.
    fn find_articles(&self, title: &str, address: &str) -> Vec<Json> {
        let titles = [title, self.meta(&["og:title"]).unwrap_or("")];
        let addresses = [address, self.meta(&["og:url"]).unwrap_or("")].map(bare_address);
        let is_own = |object: &Json| {
            let headline = object.get("headline").or_else(|| object.get("name")).and_then(Json::text);
            let headline = headline.map(|text| collapse(&unescape_entities(text))).unwrap_or_default();
            let places = ["url", "@id", "mainEntityOfPage"].into_iter().filter_map(|name| object.get(name));
            let mut places = places.filter_map(|place| place.get("@id").unwrap_or(place).text()).map(bare_address);
            (!headline.is_empty() && titles.iter().any(|title| title.contains(&headline)))
                || places.any(|place| !place.is_empty() && addresses.contains(&place))
        };
        let mut articles: Vec<((bool, usize), &Json)> = Vec::new();
        for (object, is_other) in self.all.iter().flat_map(|value| value.objects(OTHERS)) {
            let types = TEXT_TYPES.iter().chain(PAGE_TYPES);
            let Some(rank) = types.into_iter().position(|kind| object.is_type(&[kind])) else { continue };
            let is_own = rank < TEXT_TYPES.len() && is_own(object);
            if is_own || !is_other {
                articles.push(((!is_own, rank), object));
            }
        }
        sort_by_key(&mut articles, |(rank, _)| *rank);
        articles.into_iter().take(ARTICLES).map(|(_, object)| object.clone()).collect()
    }

    /// The first `meta` with one of these names (in lower case), in the order of the names.
    pub fn meta(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|name| self.metas.iter().find(|(known, _)| known == name))
            .map(|(_, content)| content.as_str())
    }

    /// All contents of a `meta` name.
    pub fn metas(&self, name: &str) -> impl Iterator<Item = &str> {
        self.metas.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    /// The JSON-LD objects that describe an article, most telling type first.
    pub fn articles(&self) -> &[Json] {
        &self.articles
    }

    /// A string member of the first article object that has it.
    pub fn article_text(&self, name: &str) -> Option<String> {
        let found = self.articles.iter().filter_map(|object| object.get(name)).find_map(Json::text);
        found.map(|text| collapse(&unescape_entities(text))).filter(|text| !text.is_empty())
    }

    /// All JSON-LD objects of the page, outermost first.
    pub fn objects(&self) -> impl Iterator<Item = &Json> {
        self.all.iter().flat_map(|value| value.objects(&[])).map(|(object, _)| object)
    }

    /// The object that another names by its `@id`.
    pub fn object_named(&self, id: &str) -> Option<&Json> {
        let at = self.named.partition_point(|(known, _)| known.as_str() < id);
        self.named.get(at).filter(|(known, _)| known == id).map(|(_, object)| object)
    }

    /// Whether the page calls itself an article.
    pub fn is_article(&self) -> bool {
        const KINDS: &[&str] = &[
            "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "TechArticle", "ScholarlyArticle",
            "OpinionNewsArticle", "DiscussionForumPosting", "QAPage", "Recipe", "HowTo", "LiveBlogPosting",
        ];
        self.meta(&["og:type"]).is_some_and(|kind| kind.to_ascii_lowercase().contains("article"))
            || self.articles.iter().any(|article| article.is_type(KINDS))
    }

    /// Whether JSON-LD calls the page a text of one author and one day.
    pub fn is_article_in_json(&self) -> bool {
        const KINDS: &[&str] = &["Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "OpinionNewsArticle"];
        self.articles.iter().any(|article| article.is_type(KINDS))
    }

    /// Whether JSON-LD calls the page one of a manual, and names nobody who wrote it.
    pub fn is_manual(&self) -> bool {
        let is_signed = |text: &Json| text.get("author").is_some_and(|author| author.is_type(&["Person"]));
        let is_manual = |text: &Json| text.is_type(&["TechArticle", "APIReference"]) && !is_signed(text);
        self.articles.first().is_some_and(is_manual) && !self.is_article_in_json()
    }

    /// Whether the page calls itself a discussion.
    pub fn is_discussion(&self) -> bool {
        self.articles.iter().any(|article| article.is_type(&["DiscussionForumPosting", "QAPage"]))
    }

    /// Whether the page calls itself a product or a list of other pages, and not an article.
    pub fn is_catalogue(&self) -> bool {
        const KINDS: &[&str] = &[
            "Product", "ProductGroup", "CollectionPage", "ItemList", "SearchResultsPage", "ItemPage", "Store",
            "SoftwareApplication", "VideoGame",
        ];
        let kind = self.meta(&["og:type"]).unwrap_or("").to_ascii_lowercase();
        let is_product = |kind: &str| {
            let kind = kind.to_ascii_lowercase();
            kind.starts_with("product") || kind.starts_with("og:product")
        };
        let also_product = || self.metas("og:type").any(is_product) && !self.is_article_in_json();
        let is_declared = is_product(&kind) || also_product() || kind == "profile";
        let has_kind = self.all.iter().any(|value| {
            value.items().iter().any(|item| {
                let graph = item.get("@graph").map(Json::items).unwrap_or_default();
                item.is_type(KINDS) || graph.iter().any(|item| item.is_type(KINDS))
            })
        });
        const STORIES: &[&str] =
            &["Article", "NewsArticle", "BlogPosting", "Recipe", "HowTo", "DiscussionForumPosting", "QAPage", "Review"];
        let has_story = self.articles.iter().any(|article| article.is_type(STORIES));
        is_declared || (has_kind && !has_story && !kind.contains("article"))
    }

    /// The host of the address the page calls its own.
    pub fn canonical_host(&self) -> String {
        self.meta(&["og:url"]).map(crate::url::host).unwrap_or_default()
    }
}

/// An address without its fragment and the slash at its end.
fn bare_address(address: &str) -> &str {
    address.split('#').next().unwrap_or("").trim_end_matches('/')
}

/// The five entities of XML and the commonest others, which some pages escape twice; the result is text, never markup.
pub fn unescape_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.char_indices().take(10).find(|(_, c)| *c == ';').map(|(at, _)| at);
        let decoded = end.and_then(|end| entity(after.get(..end)?).map(|c| (c, end)));
        match decoded {
            Some((c, end)) => {
                out.push(c);
                rest = after.get(end + 1..).unwrap_or("");
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "reg" => '®',
        "copy" => '©',
        "trade" => '™',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "middot" => '·',
        "laquo" => '«',
        "raquo" => '»',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(feature = "html")]
    use crate::page::html::parse_html;

    #[cfg(feature = "html")]
    #[test]
    fn declarations_are_read_up_to_their_budgets() {
        let deep =
            format!("{}\"{}\"{}", "{\"@type\":\"Article\",\"m\":".repeat(60), "x".repeat(200_000), "}".repeat(60));
        let script = format!("<script type='application/ld+json'>{deep}</script>");
        let head = Head::of(&parse_html(&script.repeat(20), ""));
        assert_eq!((head.all.len(), head.articles().len()), (PAGE_JSON_BYTES / deep.len() + 1, ARTICLES));
        // The first of them is the outermost, and shares what it holds.
        let (Some(Json::Object(first)), Some(Json::Object(whole))) = (head.articles().first(), head.all.first()) else {
            panic!("no article");
        };
        assert!(std::rc::Rc::ptr_eq(first, whole));
    }

    #[test]
    fn entities_become_characters() {
        assert_eq!(unescape_entities("a &amp; b &#8217;s &#x4f60; &bogus; &"), "a & b ’s 你 &bogus; &");
    }
}
