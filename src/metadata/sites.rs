//! The site's own names: what must not be taken for an author, a title's part or a keyword.
//!
//! Names come from what the page declares, from its links to the front page and from its host. No list of sites.

use super::head::Head;
use super::json::Json;
use super::survey::Survey;
use crate::order::sort;
use crate::page::{Attr, Dom, Tag};
use crate::text::letters::{is_letter_or_number, push_lower};
use crate::text::space::collapse;

/// The names of a site, reduced to letters and digits.
#[derive(Debug, Default)]
pub struct Sites {
    declared: Option<String>,
    /// What the page shows as its site's name, where it declares none.
    shown: Option<String>,
    bare: Vec<String>,
    /// The last parts of the page's title.
    tails: Vec<String>,
    /// The host's parts but its suffix: `news`, `example`.
    labels: Vec<String>,
}

/// Metas that hold the site's name, most reliable first.
const NAME_METAS: &[&str] = &[
    "og:site_name", "application-name", "al:ios:app_name", "al:android:app_name", "apple-mobile-web-app-title",
    "dc.publisher", "publisher", "sitename", "twitter:app:name:iphone", "copyright",
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
        let before_links = names.len();
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
        let linked: Vec<String> = names.iter().skip(before_links).map(|name| bare(name)).collect();
        if sites.declared.is_none() {
            let named =
                ["application-name", "dc.publisher", "sitename", "apple-mobile-web-app-title", "al:android:app_name"];
            let named = named.into_iter().find_map(|name| head.meta(&[name])).map(clean_name);
            sites.declared = named.filter(|name| (2..=LONGEST_NAME_CHARS).contains(&name.chars().count()));
        }
        let host = crate::url::host(dom.url());
        let host = if host.is_empty() { head.canonical_host() } else { host };
        let mut labels: Vec<&str> = host.split('.').collect();
        labels.pop();
        sites.labels =
            labels.into_iter().filter(|label| label.len() >= SHORTEST_LABEL && *label != "com").map(bare).collect();
        let title = survey.title.map(|id| collapse(&dom.text_content(id))).unwrap_or_default();
        // A page that calls its site what it calls itself means the title's end.
        if sites.declared.as_ref().is_some_and(|name| bare(name) == bare(&title)) {
            sites.declared = super::title_parts::tail_parts(&title).pop().map(|part| clean_name(&part));
        }
        if sites.declared.is_none() {
            sites.shown = sites.shown_name(dom, survey, linked, [head.meta(&["og:title"]).unwrap_or(""), &title]);
            names.extend(sites.shown.clone());
        }
        // A part that is longer than all before it is the headline behind the site's name.
        let mut before = super::title_parts::split_title(&title).first().map_or(0, |&(_, to, _)| to);
        let tails = super::title_parts::tail_parts(&title).into_iter().filter(|part| {
            let is_tail = part.len() <= before;
            before += part.len();
            is_tail
        });
        sites.tails = tails.map(|part| bare(&part)).filter(|part| part.chars().count() >= 2).collect();
        sites.bare =
            names.iter().filter(|name| name.chars().count() <= LONGEST_NAME_CHARS).map(|name| bare(name)).collect();
        sites.bare.retain(|name| name.chars().count() >= 2 && !is_home_word(name));
        sort(&mut sites.bare);
        sites.bare.dedup();
        sites
    }

    /// The site's name, declared or shown.
    pub fn name(&self) -> Option<&str> {
        self.declared.as_deref().or(self.shown.as_deref())
    }

    /// Whether the site is surely called that, because the page declares it or the host spells it.
    pub fn is_name_sure(&self) -> bool {
        self.declared.is_some() || self.shown.as_deref().is_some_and(|name| self.spells_host(name))
    }

    /// Whether a text is one of the names that the page gives its site, in what it declares or in its links home.
    pub fn is_called(&self, text: &str) -> bool {
        self.bare.binary_search(&bare(text)).is_ok()
    }

    /// Whether a text is one of the site's names, or its host.
    pub fn is_name(&self, text: &str) -> bool {
        let text = bare(text);
        if text.is_empty() {
            return false;
        }
        let is_dense_name = text.chars().all(crate::text::script::is_dense);
        // 网易 in "…_网易新闻": in scripts without spaces a tail's beginning is the site's short name; whose site it is, as
        // 小木 in 小木的博客, is a person.
        let begins =
            |tail: &String| tail.strip_prefix(text.as_str()).is_some_and(|rest| !rest.starts_with(['的', 'の']));
        let is_tail = is_dense_name && self.tails.iter().any(begins);
        is_tail || self.bare.binary_search(&text).is_ok() || self.labels.contains(&text) || self.is_host_like(&text)
    }

    /// Whether one of the site's names begins with a text.
    pub fn begins_name(&self, text: &str) -> bool {
        let text = bare(text);
        text.chars().count() >= SHORTEST_LABEL
            && self.bare.iter().chain(&self.tails).any(|name| name.starts_with(&text))
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

    /// The name of a site that declares none: the end of the page's title, where it spells the host or stands on the
    /// page by itself as a picture's text, a link to the front page or in the line of copyright; or the title's
    /// beginning, where a link to the front page is called that.
    fn shown_name(&self, dom: &Dom, survey: &Survey, linked: Vec<String>, titles: [&str; 2]) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        let mut beginnings: Vec<String> = Vec::new();
        for title in titles {
            let mut tails = super::title_parts::tail_parts(title);
            if let Some(next) = tails.first().and_then(|part| title.find(part.as_str())) {
                let beginning = title.get(..next).unwrap_or_default();
                beginnings.push(beginning.trim_end_matches(|c: char| !is_letter_or_number(c)).trim().to_owned());
            }
            let end = tails.pop();
            let inner = end.as_deref().unwrap_or(title).rsplit_once(['：', '＜', '｜', '︱']).map(|(_, end)| end);
            parts.extend(inner.map(|end| end.trim_matches(['＞', ' ']).to_owned()));
            parts.extend(end);
        }
        beginnings.retain(|beginning| linked.contains(&bare(beginning)));
        parts.append(&mut beginnings);
        let headings = || survey.headings.iter().take(HEADINGS).map(|&(id, _)| bare(&dom.text_content(id)));
        let is_name = |part: &String| {
            let letters = bare(part);
            NAME_CHARS.contains(&part.chars().count())
                && letters.chars().count() >= 2
                && headings().all(|heading| heading != letters)
        };
        parts.retain(is_name);
        if parts.is_empty() {
            return None;
        }
        let mut signs = linked;
        let own_title = survey.title.map_or(0..0, |id| id.0..dom.end(id).0);
        let mut copyright = String::new();
        for id in dom.ids().filter(|id| !own_title.contains(&id.0)) {
            // What a button or a link to another page is called is what it does.
            let is_door = match dom.tag(id) {
                Tag::BUTTON | Tag::INPUT => true,
                Tag::A => {
                    dom.attr(id, Attr::HREF).and_then(crate::url::parse_parts).is_none_or(|parts| parts.path.len() > 1)
                }
                _ => false,
            };
            let names = if is_door { &[][..] } else { &[Attr::ALT, Attr::TITLE, Attr::ARIA_LABEL][..] };
            let named = names.iter().filter_map(|&name| dom.attr(id, name));
            signs.extend(named.filter(|name| (2..=SIGN_BYTES).contains(&name.len())).map(bare));
            let text = dom.text(id);
            if (2..=SIGN_BYTES).contains(&text.len()) && text.contains(['©', 'Ⓒ']) {
                copyright.push_str(&bare(text));
                copyright.push(' ');
            }
        }
        let is_signed = |part: &&String| {
            let letters = bare(part);
            signs.contains(&letters) || (letters.len() > 2 && copyright.contains(&letters))
        };
        let name = parts.iter().find(is_signed).or_else(|| parts.iter().find(|part| self.spells_host(part)));
        name.map(|part| clean_name(part))
    }

    /// Whether a name holds a part of the host (`EXAMPLE博客`, blog.example.net) or one of its words begins one (`Herald
    /// Arabic`, heraldnews.com).
    pub fn spells_host(&self, name: &str) -> bool {
        let letters = bare(name);
        let mut words =
            name.split(|c: char| !is_letter_or_number(c)).filter(|word| word.len() >= HOST_WORD_BYTES).map(bare);
        let holds = |label: &String| label.len() >= HOST_WORD_BYTES - 1 && letters.contains(label.as_str());
        self.labels.iter().any(holds) || words.any(|word| self.labels.iter().any(|label| label.starts_with(&word)))
    }
}

/// A text reduced to its letters and digits in lower case.
pub fn bare(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    text.chars().filter(|&c| is_letter_or_number(c)).for_each(|c| push_lower(&mut letters, c));
    letters
}

/// Bytes of a text that may be the site's name alone, or a line of copyright with it.
const SIGN_BYTES: usize = 160;

/// Headings that a name is compared with.
const HEADINGS: usize = 40;

/// Bytes of a word that may begin a part of the host.
const HOST_WORD_BYTES: usize = 5;

/// Characters of a title's end that may be the site's name.
const NAME_CHARS: std::ops::RangeInclusive<usize> = 2..=30;

fn clean_name(name: &str) -> String {
    let name = collapse(name);
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '@' | '|' | '-' | '–' | '·'));
    name.strip_prefix("www.").unwrap_or(name).to_owned()
}

/// "Home" in the languages we know is no site's name.
pub fn is_home_word(bare_name: &str) -> bool {
    crate::lexicon::cues::has_cue(crate::lexicon::cues::find_cues(bare_name), crate::lexicon::cues::Cue::Breadcrumb)
        && bare_name.chars().count() <= 8
}
