//! What the page declares about itself: `meta`, `link`, JSON-LD and microdata, each value with where it stood.

use super::json::Json;
use crate::order::sort_by_key;
use crate::page::{Attr, Dom, Tag};
use crate::text::space::collapse;

/// Types of JSON-LD objects that describe an article.
const ARTICLE_TYPES: &[&str] = &[
    "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "TechArticle", "ScholarlyArticle",
    "OpinionNewsArticle", "AnalysisNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "SocialMediaPosting",
    "LiveBlogPosting", "Report", "DiscussionForumPosting", "Recipe", "HowTo", "Review", "CreativeWork",
    "MedicalWebPage", "QAPage", "Question", "PodcastEpisode", "VideoObject", "WebPage", "Product", "Event", "Book",
];

/// The page's declarations.
#[derive(Debug, Default)]
pub struct Head {
    metas: Vec<(String, String)>,
    articles: Vec<Json>,
    all: Vec<Json>,
}

impl Head {
    /// Collects all declarations of a page.
    pub fn of(dom: &Dom) -> Self {
        let mut head = Head::default();
        for id in dom.ids() {
            match dom.tag(id) {
                Tag::META => {
                    let content = dom
                        .attr(id, Attr::CONTENT)
                        .map(unescape_entities)
                        .map(|text| collapse(&text))
                        .unwrap_or_default();
                    for name in
                        [Attr::PROPERTY, Attr::NAME, Attr::ITEMPROP].into_iter().filter_map(|name| dom.attr(id, name))
                    {
                        if !content.is_empty() {
                            head.metas.extend(
                                name.split_whitespace().map(|name| (name.to_ascii_lowercase(), content.clone())),
                            );
                        }
                    }
                }
                Tag::SCRIPT => head.all.push(Json::parse(&dom.text_content(id))),
                _ => {}
            }
        }
        let mut articles: Vec<(usize, &Json)> = Vec::new();
        for object in head.all.iter().flat_map(Json::objects) {
            if let Some(rank) = ARTICLE_TYPES.iter().position(|kind| object.is_type(&[kind])) {
                articles.push((rank, object));
            }
        }
        sort_by_key(&mut articles, |(rank, _)| *rank);
        head.articles = articles.into_iter().map(|(_, object)| object.clone()).collect();
        head
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
        self.all.iter().flat_map(Json::objects)
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

    /// Whether the page calls itself a product or a list of other pages, and not an article.
    pub fn is_catalogue(&self) -> bool {
        const KINDS: &[&str] = &[
            "Product", "ProductGroup", "CollectionPage", "ItemList", "SearchResultsPage", "ItemPage", "Store",
            "SoftwareApplication", "VideoGame",
        ];
        let kind = self.meta(&["og:type"]).unwrap_or("").to_ascii_lowercase();
        let is_declared = kind.starts_with("product") || kind.starts_with("og:product") || kind == "profile";
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

    #[test]
    fn entities_become_characters() {
        assert_eq!(unescape_entities("a &amp; b &#8217;s &#x4f60; &bogus; &"), "a & b ’s 你 &bogus; &");
    }
}
