//! One walk over the page that collects everything the finders look at: headings, marked elements, times, links.
//!
//! No opinions: what a mark is worth is each finder's business. The idea is a microformats parser's, which walks once
//! and hands out what it saw; twenty queries over a page of 100,000 nodes would cost more than the block model.

use crate::hash::HashMap;
use crate::lexicon::marks::{find_marks, mark};
use crate::page::{Attr, Dom, Names, NodeId, Tag};
use crate::url::split_at_byte;

/// An element that carries marks in its class, id or `itemprop`.
#[derive(Debug, Clone, Copy)]
pub struct Marked {
    /// The element.
    pub node: NodeId,
    /// Its own marks.
    pub marks: u16,
    /// Whether `itemprop` or `rel` says it, not a class name.
    pub is_declared: bool,
}

/// What the walk saw, each list in document order.
#[derive(Debug, Default)]
pub struct Survey {
    /// `h1` to `h6` and `role=heading`, with their level.
    pub headings: Vec<(NodeId, u8)>,
    /// Elements marked as headline.
    pub titled: Vec<NodeId>,
    /// Elements marked as author, date, source, keywords or breadcrumb.
    pub marked: Vec<Marked>,
    /// `time` elements, and others that tell a time to machines.
    pub times: Vec<NodeId>,
    /// Links whose target or `rel` may matter: `link` elements and links to the front page.
    pub links: Vec<NodeId>,
    /// Links in pagers, or with `rel=next`.
    pub pager_links: Vec<NodeId>,
    /// Links that the page calls keywords.
    pub tag_links: Vec<NodeId>,
    /// Anchors that may lead to the front page: their targets have no path.
    pub home_links: Vec<NodeId>,
    /// Elements that are named after comments or other stories, with those inside of others.
    pub elsewhere: Vec<NodeId>,
    /// The `title` element.
    pub title: Option<NodeId>,
}

/// Marks that make an element worth keeping.
const KEPT: u16 =
    mark::AUTHOR | mark::DATE | mark::MODIFIED | mark::SOURCE | mark::TAGS | mark::BREADCRUMB | mark::USER;

/// A longer link text is no pager's.
const PAGER_BYTES: usize = 40;

impl Survey {
    /// Walks over the page.
    pub fn of(dom: &Dom, names: &Names) -> Self {
        let mut survey = Survey::default();
        let marks_of = names.map(find_marks);
        let mut known: HashMap<&str, u16> = HashMap::default();
        let mut article_end = NodeId::ROOT;
        let mut tags_end = NodeId::ROOT;
        let host = crate::url::host(dom.url());
        for id in dom.ids() {
            let tag = dom.tag(id);
            if tag == Tag::TEXT {
                continue;
            }
            let own = names.of_node(id).filter_map(|number| marks_of.get(number));
            let mut marks = own.fold(0, |marks, own| marks | own);
            if let Some(name) = dom.attr(id, Attr::DATA_TEST) {
                marks |= *known.entry(name).or_insert_with(|| find_marks(name));
            }
            let link = if tag == Tag::A { dom.attr(id, Attr::HREF).map(Link::of) } else { None };
            if link.as_ref().is_some_and(leads_to_person) {
                marks |= mark::AUTHOR | mark::PERSON_LINK;
            }
            let declared = survey.declared_marks(dom, id, tag, &mut known);
            survey.add_by_tag(dom, id, tag, link.as_ref(), &host);
            // The foot of a text ("post-footer") holds its author and its day.
            let own_foot = mark::FOOTER | mark::TEXT;
            let is_own = |name: &str| find_marks(name) & own_foot == own_foot;
            let is_own_foot = || dom.attr(id, Attr::CLASS).unwrap_or("").split_ascii_whitespace().any(is_own);
            let is_foot = match tag {
                Tag::FOOTER if id >= article_end => true,
                _ => marks & mark::FOOTER != 0 && !(marks & mark::TEXT != 0 && is_own_foot()),
            };
            let is_apart = marks & (mark::COMMENTS | mark::ELSEWHERE) != 0 || is_foot;
            if matches!(tag, Tag::ARTICLE | Tag::MAIN) {
                article_end = article_end.max(dom.end(id));
            }
            if is_apart && !matches!(tag, Tag::BODY | Tag::HTML) {
                survey.elsewhere.push(id);
            }
            if marks & mark::TITLE != 0 && !matches!(tag, Tag::BODY | Tag::HTML) {
                survey.titled.push(id);
            }
            if tag == Tag::A && id < tags_end && !dom.attr(id, Attr::HREF).is_some_and(runs_script) {
                survey.tag_links.push(id);
            }
            if (marks | declared) & mark::TAGS != 0
                && !matches!(tag, Tag::META | Tag::BODY | Tag::ARTICLE | Tag::MAIN)
                && !dom.attr(id, Attr::CLASS).is_some_and(is_whole_post)
            {
                tags_end = tags_end.max(dom.end(id));
            }
            if (marks | declared) & KEPT != 0 && !matches!(tag, Tag::META | Tag::LINK | Tag::BODY | Tag::HTML) {
                survey.marked.push(Marked { node: id, marks: marks | declared, is_declared: declared & KEPT != 0 });
            }
        }
        survey
    }

    /// How many messages there may be at most, by the people that are marked.
    pub fn count_people(&self) -> usize {
        self.count(mark::AUTHOR | mark::USER)
    }

    /// The same by the moments that are marked.
    pub fn count_moments(&self) -> usize {
        self.count(mark::DATE) + self.times.len()
    }

    fn count(&self, marks: u16) -> usize {
        self.marked.iter().filter(|marked| marked.marks & marks != 0).count()
    }

    fn declared_marks<'d>(&mut self, dom: &'d Dom, id: NodeId, tag: Tag, known: &mut HashMap<&'d str, u16>) -> u16 {
        let mut declared = 0;
        if let Some(property) = dom.attr(id, Attr::ITEMPROP) {
            declared |= *known.entry(property).or_insert_with(|| find_marks(property));
        }
        if let Some(rels) = dom.attr(id, Attr::REL) {
            for rel in rels.split_ascii_whitespace() {
                match rel.to_ascii_lowercase().as_str() {
                    "author" => declared |= mark::AUTHOR,
                    "tag" => self.tag_links.push(id),
                    "next" | "canonical" => self.links.push(id),
                    _ => {}
                }
            }
        }
        if declares_trail(dom, id)
            || (tag == Tag::NAV
                && dom
                    .attr(id, Attr::ARIA_LABEL)
                    .is_some_and(|label| label.to_ascii_lowercase().contains("breadcrumb")))
        {
            declared |= mark::BREADCRUMB;
        }
        declared
    }

    fn add_by_tag(&mut self, dom: &Dom, id: NodeId, tag: Tag, link: Option<&Link>, host: &str) {
        match tag {
            Tag::TITLE if self.title.is_none() => self.title = Some(id),
            Tag::A => {
                let Some(link) = link else { return };
                if is_front_page(link, host) {
                    self.home_links.push(id);
                }
                let text_bytes: usize = dom.subtree(id).map(|node| dom.text(node).len()).sum();
                if text_bytes > 0 && text_bytes <= PAGER_BYTES {
                    self.pager_links.push(id);
                }
            }
            _ => {
                let is_change = matches!(tag, Tag::DEL | Tag::INS);
                if tag == Tag::TIME || (!is_change && dom.has_attr(id, Attr::DATETIME)) {
                    self.times.push(id);
                } else if let Some(level) = tag.heading_level() {
                    self.headings.push((id, level));
                } else if dom.attr(id, Attr::ROLE) == Some("heading") {
                    let level = dom.attr(id, Attr::ARIA_LEVEL).and_then(|level| level.trim().parse().ok()).unwrap_or(2);
                    self.headings.push((id, level));
                }
            }
        }
    }

    /// Leaves of the parts elsewhere the outermost ones that hold nothing of the article's own: a box around its text or its
    /// headline is a part of the article, whatever its name.
    pub fn set_elsewhere(&mut self, dom: &Dom, own: &[NodeId]) {
        self.elsewhere.retain(|&part| !own.iter().any(|&node| dom.is_within(node, part)));
        dom.keep_outermost(&mut self.elsewhere);
    }

    /// Whether a node lies in comments or among other stories.
    pub fn is_elsewhere(&self, dom: &Dom, node: NodeId) -> bool {
        let before = self.elsewhere.partition_point(|&part| part <= node);
        before.checked_sub(1).and_then(|at| self.elsewhere.get(at)).is_some_and(|&part| dom.is_within(node, part))
    }
}

/// Whether a class names a whole text, which is named after its keywords as well.
fn is_whole_post(class: &str) -> bool {
    class.split_ascii_whitespace().any(|name| matches!(name, "hentry" | "h-entry" | "post" | "type-post"))
}

/// Whether an element declares to be the way from the front page.
pub fn declares_trail(dom: &Dom, id: NodeId) -> bool {
    dom.attr(id, Attr::ITEMTYPE).is_some_and(|kind| kind.ends_with("BreadcrumbList"))
}

/// The target of a link.
struct Link<'d> {
    href: &'d str,
    /// Whether it names a host.
    is_absolute: bool,
    path: &'d str,
}

impl<'d> Link<'d> {
    fn of(href: &'d str) -> Self {
        let parts = crate::url::parse_parts(href);
        Link { href, is_absolute: parts.is_some(), path: parts.map_or(href, |parts| parts.path) }
    }
}

/// Whether an address is that of the site's own front page.
fn is_front_page(link: &Link, host: &str) -> bool {
    let is_front = matches!(link.path, "/" | "/index.html" | "/index.php" | "/index.htm")
        || (link.path.is_empty() && !link.href.is_empty());
    is_front && (!link.is_absolute || crate::url::host(link.href) == host)
}

/// Whether an address is that of a person's page: `/author/jane-doe`, `/users/12`, `space.example.com/12`.
fn leads_to_person(&Link { href, path, .. }: &Link) -> bool {
    let mut segments = path.split('/').filter(|segment| !segment.is_empty()).rev();
    let last = segments.next().unwrap_or("");
    let folder = segments.next().unwrap_or("");
    let is_folder = |name: &str| {
        if name.len() > FOLDER_BYTES {
            return false;
        }
        let name = name.to_ascii_lowercase();
        matches!(
            name.as_str(),
            "author"
                | "authors"
                | "profile"
                | "profiles"
                | "people"
                | "person"
                | "writer"
                | "writers"
                | "contributor"
                | "contributors"
                | "reporter"
                | "reporters"
                | "journalist"
                | "journalists"
                | "columnist"
                | "columnists"
                | "user"
                | "users"
                | "member"
                | "members"
                | "autor"
                | "autores"
                | "auteur"
                | "auteurs"
                | "autore"
                | "autori"
                | "byline"
                | "staff"
                | "u"
                | "our-team"
                | "team"
        )
    };
    let is_door = [
        "login", "signin", "sign_in", "sign-in", "register", "signup", "sign_up", "sign-up", "account", "password",
        "new", "index", "all", "search", "settings", "logout",
    ];
    is_folder(folder) && !last.is_empty() && !is_door.iter().any(|door| last.starts_with(door))
        || is_account(href, last)
        || is_on_personal_host(href)
}

/// Whether an address is the first page of a person on a host for people: `space.example.com/12`.
fn is_on_personal_host(href: &str) -> bool {
    let Some((_, rest)) = href.split_once("//").filter(|(scheme, _)| scheme.is_empty() || scheme.ends_with(':')) else {
        return false;
    };
    let is_host = ["space.", "people.", "author.", "authors."].iter().any(|label| rest.starts_with(label));
    let mut segments =
        rest.split(['?', '#']).next().unwrap_or("").split('/').skip(1).filter(|segment| !segment.is_empty());
    is_host && segments.next().is_some() && segments.next().is_none()
}

/// Whether a query asks for an account: `member.php?u=12`, `index.php?action=profile;u=12`, `user?id=ada`.
fn is_account(href: &str, file: &str) -> bool {
    let Some((_, query)) = split_at_byte(href, b'?') else { return false };
    let pairs = || query.split(['&', ';']).filter_map(|pair| pair.split_once('='));
    let is_person =
        |word: &str| ["member", "memberlist", "profile", "viewprofile", "user", "userinfo", "space"].contains(&word);
    let stem = file.split('.').next().unwrap_or("");
    (is_person(stem) || pairs().any(|(_, value)| is_person(value)))
        && pairs().any(|(name, value)| matches!(name, "u" | "uid" | "id" | "user" | "userid") && !value.is_empty())
}

/// Bytes of the longest name of such a folder.
const FOLDER_BYTES: usize = "contributors".len();

/// Whether a link is a button: it leads to nothing but a script.
fn runs_script(href: &str) -> bool {
    const SCHEME: &str = "javascript:";
    href.trim_start().get(..SCHEME.len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
}

/// A node's text, a tab between text nodes, so that a line's parts can be told apart; at most `limit` bytes.
pub fn parted_text(dom: &Dom, id: NodeId, limit: usize) -> Option<String> {
    let mut out = String::new();
    for node in dom.subtree(id) {
        if dom.tag(node) == Tag::SCRIPT {
            return None;
        }
        push_part(&mut out, dom.text(node));
        if out.len() > limit {
            return None;
        }
    }
    Some(out)
}

/// Appends a part with collapsed white space after a tab.
pub fn push_part(out: &mut String, text: &str) {
    let from = out.len();
    if from > 0 && !out.ends_with('\t') {
        out.push('\t');
    }
    let start = out.len();
    crate::text::space::push_collapsed(out, start, text);
    while out.len() > start && out.ends_with(' ') {
        out.pop();
    }
    if out.len() == start {
        out.truncate(from);
    }
}
