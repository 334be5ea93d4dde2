//! What one line of a list says.
//!
//! Decides which kind of rule a line is, by the marks between hosts and selector. Lines that mean nothing to us are told
//! by kind, so that a list can say what of it is not honoured.

use super::domains::parse_domains;
use super::selector::{Flaw, Plain, parse_selectors};
use crate::text::letters::to_lower;
use serde::Serialize;

/// A kind of rule that is not honoured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum SkippedKind {
    /// It blocks or allows requests.
    Network,
    /// It selects by more than CSS can say: by words, by computed styles, upwards.
    Procedural,
    /// It runs a script in the page.
    Scriptlet,
    /// It changes how an element looks, or takes it out.
    Style,
    /// It changes the page's source before it is read.
    Source,
    /// It holds only under conditions: programs, paths, expressions for hosts, parts of other lists.
    Conditional,
    /// It is no rule.
    Broken,
}

/// What a page as a whole is excepted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excepted {
    /// All rules.
    All,
    /// Rules without hosts.
    Generic,
    /// Rules with hosts.
    Specific,
}

/// One line.
#[derive(Debug, PartialEq)]
pub enum Line<'a> {
    /// Nothing, or a comment.
    Comment,
    /// The list's name.
    Title(&'a str),
    /// What follows holds under a condition, and conditions are not judged here.
    If,
    /// The condition ends.
    EndIf,
    /// Elements to hide, or to leave alone after all.
    Element {
        /// For which hosts, as in [`parse_domains`].
        domains: String,
        /// Each stands for itself.
        selectors: Vec<Plain>,
        /// Whether it takes back what other rules say.
        is_exception: bool,
    },
    /// Pages that are excepted: a host and the beginning of a path each.
    Pages(Excepted, Vec<(String, String)>),
    /// Nothing that is honoured.
    Skipped(SkippedKind),
}

/// What may stand between hosts and the rest, longest first, and what it makes of a rule.
const MARKS: [(&str, Mark); 14] = [
    ("#@$?#", Mark::Other(SkippedKind::Style)),
    ("#$?#", Mark::Other(SkippedKind::Style)),
    ("#@?#", Mark::Other(SkippedKind::Procedural)),
    ("#@$#", Mark::Script),
    ("#@%#", Mark::Other(SkippedKind::Scriptlet)),
    ("#@#", Mark::Exception),
    ("#?#", Mark::Other(SkippedKind::Procedural)),
    ("#$#", Mark::Script),
    ("#%#", Mark::Other(SkippedKind::Scriptlet)),
    ("##", Mark::Hide),
    ("$@$", Mark::Other(SkippedKind::Source)),
    ("$$", Mark::Other(SkippedKind::Source)),
    ("%%", Mark::Other(SkippedKind::Source)),
    ("#^#", Mark::Other(SkippedKind::Source)),
];

#[derive(Clone, Copy)]
enum Mark {
    Hide,
    Exception,
    /// A script in one dialect, a style in another.
    Script,
    Other(SkippedKind),
}

/// Reads a line, which holds no line break.
pub fn parse_line(line: &str) -> Line<'_> {
    let line = line.trim();
    if let Some(directive) = line.strip_prefix("!#") {
        return parse_directive(directive);
    }
    if let Some(comment) = line.strip_prefix('!') {
        let title = comment.trim_start().strip_prefix("Title:").map(str::trim).filter(|title| !title.is_empty());
        return title.map_or(Line::Comment, Line::Title);
    }
    let is_header = line.starts_with('[') && line.ends_with(']');
    if line.is_empty() || is_header || line == "#" || line.starts_with("# ") {
        return Line::Comment;
    }
    match find_mark(line) {
        Some((before, mark, after)) => parse_marked(before, mark, after),
        None => parse_network(line),
    }
}

/// The first mark that stands after something like hosts.
fn find_mark(line: &str) -> Option<(&str, Mark, &str)> {
    let starts = line.char_indices().filter(|(_, c)| matches!(c, '#' | '$' | '%'));
    let found = starts.filter_map(|(at, _)| {
        let (before, rest) = line.split_at_checked(at)?;
        MARKS.iter().find_map(|&(text, mark)| Some((before, mark, rest.strip_prefix(text)?)))
    });
    found.into_iter().next().filter(|(before, _, _)| is_like_hosts(before))
}

/// Addresses hold marks too; hosts hold neither slashes (but for an expression or a modifier) nor bars.
fn is_like_hosts(text: &str) -> bool {
    text.starts_with('/') || text.starts_with("[$") || !text.contains(['/', '|', '^', '=', '?', '&', ':'])
}

fn parse_marked<'a>(before: &str, mark: Mark, after: &str) -> Line<'a> {
    let is_exception = match mark {
        Mark::Hide => false,
        Mark::Exception => true,
        Mark::Script if after.contains('{') => return Line::Skipped(SkippedKind::Style),
        Mark::Script => return Line::Skipped(SkippedKind::Scriptlet),
        Mark::Other(kind) => return Line::Skipped(kind),
    };
    let rest = after.trim_start();
    if rest.starts_with("+js(") || rest.starts_with("script:inject(") {
        return Line::Skipped(SkippedKind::Scriptlet);
    }
    if rest.starts_with('^') {
        return Line::Skipped(SkippedKind::Source);
    }
    let Some(domains) = parse_domains(before) else { return Line::Skipped(SkippedKind::Conditional) };
    match parse_selectors(rest) {
        Ok(selectors) => Line::Element { domains, selectors, is_exception },
        Err(Flaw::Procedural) => Line::Skipped(SkippedKind::Procedural),
        Err(Flaw::Style) => Line::Skipped(SkippedKind::Style),
        Err(Flaw::Broken) => Line::Skipped(SkippedKind::Broken),
    }
}

fn parse_directive<'a>(directive: &str) -> Line<'a> {
    match directive.split_whitespace().next() {
        Some("if") => Line::If,
        Some("endif") => Line::EndIf,
        Some("include") => Line::Skipped(SkippedKind::Conditional),
        _ => Line::Comment,
    }
}

/// Options that except a page from rules for elements.
const PAGE_OPTIONS: [(&str, Excepted); 8] = [
    ("document", Excepted::All),
    ("doc", Excepted::All),
    ("elemhide", Excepted::All),
    ("ehide", Excepted::All),
    ("generichide", Excepted::Generic),
    ("ghide", Excepted::Generic),
    ("specifichide", Excepted::Specific),
    ("shide", Excepted::Specific),
];

/// A rule for requests; only an exception of whole pages says anything about elements.
fn parse_network<'a>(line: &str) -> Line<'a> {
    let network = Line::Skipped(SkippedKind::Network);
    let Some((pattern, options)) = line.strip_prefix("@@").and_then(|rest| rest.rsplit_once('$')) else {
        return network;
    };
    let mut excepted = None;
    let mut hosts = None;
    let mut has_more = false;
    for option in options.split(',') {
        if let Some((_, found)) = PAGE_OPTIONS.iter().find(|(name, _)| *name == option) {
            excepted = Some(*found);
        } else if let Some(list) = option.strip_prefix("domain=").or(option.strip_prefix("from=")) {
            hosts = Some(list);
        } else {
            has_more = true;
        }
    }
    let Some(excepted) = excepted else { return network };
    match collect_pages(pattern, hosts).filter(|_| !has_more) {
        Some(pages) => Line::Pages(excepted, pages),
        None => Line::Skipped(SkippedKind::Conditional),
    }
}

/// The pages that an exception names: `||host^`, `||host/path`, or any page of the hosts given.
fn collect_pages(pattern: &str, hosts: Option<&str>) -> Option<Vec<(String, String)>> {
    let is_host = |host: &str| {
        !host.is_empty()
            && !host.contains(|c: char| c == '*' || c.is_whitespace())
            && parse_domains(host).is_some_and(|it| !it.contains(['~', ',']))
    };
    if let Some(hosts) = hosts {
        let hosts: Vec<&str> = hosts.split('|').collect();
        let is_any_page = matches!(pattern, "" | "*" | "||" | "|http://" | "|https://");
        let pages = hosts.iter().map(|host| (to_lower(host), String::new())).collect();
        return (is_any_page && hosts.iter().all(|host| is_host(host))).then_some(pages);
    }
    let address = pattern.strip_prefix("||")?;
    let end = address.find(['^', '/']).unwrap_or(address.len());
    let (host, path) = address.split_at_checked(end)?;
    let path = path.strip_prefix('^').unwrap_or(path);
    let path = path.strip_suffix('*').unwrap_or(path);
    (is_host(host) && !path.contains(['*', '^', '|', '\t'])).then(|| vec![(to_lower(host), path.to_owned())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(line: &str) -> (String, Vec<String>, bool) {
        match parse_line(line) {
            Line::Element { domains, selectors, is_exception } => {
                (domains, selectors.into_iter().map(|plain| plain.selector).collect(), is_exception)
            }
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn elements_are_hidden_or_left_alone() {
        assert_eq!(element("##.ad"), (String::new(), vec![".ad".to_owned()], false));
        assert_eq!(
            element(" A.example,~b.a.example##.ad , #x "),
            ("a.example,~b.a.example".to_owned(), vec![".ad".to_owned(), "#x".to_owned()], false)
        );
        assert_eq!(element("a.example#@##ad"), ("a.example".to_owned(), vec!["#ad".to_owned()], true));
        assert_eq!(element("*##.ad").0, "");
        assert_eq!(element("###ad").1, ["#ad"]);
    }

    #[test]
    fn what_is_not_honoured_is_told_by_kind() {
        use SkippedKind::{Broken, Conditional, Network, Procedural, Scriptlet, Source, Style};
        for (line, kind) in [
            ("||ads.example^$third-party", Network),
            ("/banner/*/img^", Network),
            ("https://a.example/#$#b", Network),
            ("@@||a.example^$script", Network),
            ("0.0.0.0 ads.example", Network),
            ("a.example##p:has-text(Ad)", Procedural),
            ("a.example#?#p:-abp-contains(Ad)", Procedural),
            ("a.example##+js(set, x, 1)", Scriptlet),
            ("a.example#%#window.x = 1", Scriptlet),
            ("a.example#$#abort-on-property-read x", Scriptlet),
            ("a.example#$#.ad { height: 0 }", Style),
            ("a.example##.ad:style(height: 0)", Style),
            ("a.example##^script", Source),
            ("a.example$$script[x]", Source),
            ("/^a[0-9]/##.ad", Conditional),
            ("[$path=/x]a.example##.ad", Conditional),
            ("!#include other.txt", Conditional),
            ("@@||a.*/x$generichide", Conditional),
            ("@@||a.example^$generichide,badfilter", Conditional),
            ("a.example##", Broken),
            ("##..ad", Broken),
        ] {
            assert_eq!(parse_line(line), Line::Skipped(kind), "{line}");
        }
    }

    #[test]
    fn pages_are_excepted() {
        let page = |host: &str, path: &str| vec![(host.to_owned(), path.to_owned())];
        assert_eq!(parse_line("@@||A.example^$generichide"), Line::Pages(Excepted::Generic, page("a.example", "")));
        assert_eq!(parse_line("@@||a.example/x/*$ehide"), Line::Pages(Excepted::All, page("a.example", "/x/")));
        assert_eq!(parse_line("@@*$shide,domain=a.example"), Line::Pages(Excepted::Specific, page("a.example", "")));
    }

    #[test]
    fn comments_headers_and_names() {
        for line in ["", "  ", "! a comment ##.ad", "[Adblock Plus 2.0]", "# hosts", "#", "!#safari_cb_affinity"] {
            assert_eq!(parse_line(line), Line::Comment, "{line}");
        }
        assert_eq!(parse_line("! Title: EasyList "), Line::Title("EasyList"));
        assert_eq!((parse_line("!#if env_mobile"), parse_line("!#endif")), (Line::If, Line::EndIf));
    }
}
