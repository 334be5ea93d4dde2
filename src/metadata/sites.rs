//! The site's own names: what must not be taken for an author, a title's part or a keyword.
//!
//! Names come from what the page declares, from its links to the front page and from its host. No list of sites.

use super::head::Head;
use super::json::Json;
use super::survey::Survey;
use crate::page::{Attr, Dom, Tag};
use crate::text::space::collapse;

/// The names of a site, reduced to letters and digits.
#[derive(Debug, Default)]
pub struct Sites {
    declared: Option<String>,
    bare: Vec<String>,
    /// The last parts of the page's title.
    tails: Vec<String>,
    /// The host's parts but its suffix: `news`, `example`.
    labels: Vec<String>,
}

/// Metas that hold the site's name, most reliable first.
const NAME_METAS: &[&str] = &[
    "og:site_name", "application-name", "al:ios:app_name", "al:android:app_name", "apple-mobile-web-app-title",
    "dc.publisher", "publisher", "twitter:app:name:iphone", "copyright",
];

/// JSON-LD types whose name is the site's.
const NAMED_TYPES: &[&str] = &["WebSite", "Organization", "NewsMediaOrganization", "Corporation"];

/// A longer text is no name.
const LONGEST_NAME_CHARS: usize = 60;

/// A shorter host part says nothing: `www`, `m`, `co`.
const SHORTEST_LABEL: usize = 3;

/// Links to the front page that are read; a page with more repeats itself.
const HOME_LINKS: usize = 12;

impl Sites {
    /// Collects the names.
    pub fn of(dom: &Dom, head: &Head, survey: &Survey) -> Self {
        let mut sites = Sites::default();
        let mut names: Vec<String> =
            NAME_METAS.iter().filter_map(|name| head.meta(&[name])).map(str::to_owned).collect();
        if let Some(name) = head.meta(&["og:site_name"]) {
            sites.declared =
                Some(clean_name(name)).filter(|name| !name.is_empty() && name.chars().count() <= LONGEST_NAME_CHARS);
        }
        let publishers = head.articles().iter().filter_map(|article| article.get("publisher"));
        let organizations = head.objects().filter(|object| object.is_type(NAMED_TYPES));
        for name in publishers.chain(organizations).filter_map(|object| object.get("name")).filter_map(Json::text) {
            let name = collapse(name);
            if sites.declared.is_none() && name.chars().count() <= LONGEST_NAME_CHARS && !name.is_empty() {
                sites.declared = Some(clean_name(&name));
            }
            names.push(name);
        }
        names.extend(
            head.meta(&["twitter:site", "twitter:creator"]).map(|handle| handle.trim_start_matches('@').to_owned()),
        );
        for &link in survey.home_links.iter().take(HOME_LINKS) {
            let text = collapse(&dom.text_content(link));
            let alts = dom
                .subtree(link)
                .filter(|&node| dom.tag(node) == Tag::IMG)
                .filter_map(|node| dom.attr(node, Attr::ALT));
            names.extend(alts.map(collapse));
            names.extend(dom.attr(link, Attr::TITLE).map(collapse));
            names.push(text);
        }
        if sites.declared.is_none() {
            let named = ["application-name", "dc.publisher", "apple-mobile-web-app-title", "al:android:app_name"];
            let named = named.into_iter().find_map(|name| head.meta(&[name])).map(clean_name);
            sites.declared = named.filter(|name| (2..=LONGEST_NAME_CHARS).contains(&name.chars().count()));
        }
        let title = survey.title.map(|id| collapse(&dom.text_content(id))).unwrap_or_default();
        let tails = super::title_parts::tail_parts(&title).into_iter().map(|part| bare(&part));
        sites.tails = tails.filter(|part| part.chars().count() >= 2).collect();
        sites.bare =
            names.iter().filter(|name| name.chars().count() <= LONGEST_NAME_CHARS).map(|name| bare(name)).collect();
        sites.bare.retain(|name| name.chars().count() >= 2 && !is_home_word(name));
        sites.bare.sort_unstable();
        sites.bare.dedup();
        let host = crate::url::host(dom.url());
        let host = if host.is_empty() { head.canonical_host() } else { host };
        let mut labels: Vec<&str> = host.split('.').collect();
        labels.pop();
        sites.labels =
            labels.into_iter().filter(|label| label.len() >= SHORTEST_LABEL && *label != "com").map(bare).collect();
        sites
    }

    /// The name the page declares for its site.
    pub fn declared(&self) -> Option<&str> {
        self.declared.as_deref()
    }

    /// Whether a text is one of the site's names, or its host.
    pub fn is_name(&self, text: &str) -> bool {
        let text = bare(text);
        if text.is_empty() {
            return false;
        }
        let is_dense_name = text.chars().all(crate::text::script::is_dense);
        // 网易 in "…_网易新闻": in scripts without spaces a tail's beginning is the site's short name.
        let is_tail = is_dense_name && self.tails.iter().any(|tail| tail.starts_with(&text));
        is_tail || self.bare.binary_search(&text).is_ok() || self.labels.contains(&text) || self.is_host_like(&text)
    }

    /// `example.com`, `examplecom`, `theexample`.
    fn is_host_like(&self, text: &str) -> bool {
        self.labels.iter().any(|label| {
            let rest = text.strip_prefix(label.as_str()).or_else(|| text.strip_suffix(label.as_str()));
            rest.is_some_and(|rest| {
                matches!(
                    rest,
                    "com"
                        | "org"
                        | "net"
                        | "the"
                        | "team"
                        | "editorialteam"
                        | "staff"
                        | "editor"
                        | "editors"
                        | "blog"
                        | "inc"
                        | "llc"
                )
            })
        })
    }

    /// Whether a text holds one of the site's names: what a title's tail may be.
    pub fn is_part_of_title(&self, text: &str) -> bool {
        if self.is_name(text) {
            return true;
        }
        let text = bare(text);
        let holds = |name: &String| {
            name.chars().count() >= 3 && (text.starts_with(name.as_str()) || text.ends_with(name.as_str()))
        };
        let within = |name: &String| text.len() >= 4 && name.contains(&text);
        self.bare.iter().any(|name| holds(name) || (within(name) && name.chars().count() <= 3 * text.chars().count()))
            || self.labels.iter().any(|label| (label.len() >= 4 && text.contains(label.as_str())) || within(label))
    }
}

/// A text reduced to its letters and digits in lower case.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn clean_name(name: &str) -> String {
    let name = collapse(name);
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '@' | '|' | '-' | '–' | '·'));
    name.strip_prefix("www.").unwrap_or(name).to_owned()
}

/// "Home" in the languages we know is no site's name.
fn is_home_word(bare_name: &str) -> bool {
    crate::lexicon::cues::has_cue(crate::lexicon::cues::find_cues(bare_name), crate::lexicon::cues::Cue::Breadcrumb)
        && bare_name.chars().count() <= 8
}
