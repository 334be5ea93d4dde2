//! Which rules of the lists are worth trying on a page.
//!
//! Decides by the page's address and by the words that its snapshot holds: most rules of a list name a class, an id or an
//! address that a page does not have. A word that is found where it is none (in a text, or by a chance of the hash)
//! costs the browser one selector more, never a wrong hit.

use super::domains::{holds_on, is_limited};
use crate::hash::HashSet;
use crate::limits::FOUND_RULES;
use crate::page::snapshot::SEPARATOR;
use crate::url::{full_host, parse_parts};
use serde::Serialize;

/// A rule to try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FoundRule {
    /// The list's place among those given.
    pub list: u32,
    /// What it hides.
    pub selector: String,
}

/// Rules to try on a page. `lists` are the rules of lists as [`super::parse_list`] keeps them, `strings` those of a
/// snapshot, the page's address first.
pub fn find_rules(lists: &[String], strings: &str) -> Vec<FoundRule> {
    let address = strings.split(SEPARATOR).next().unwrap_or("");
    let page = PageAddress { host: full_host(address), path: parse_parts(address).map_or("", |parts| parts.path) };
    let exceptions = Exceptions::of(lists, &page);
    if exceptions.generic && exceptions.specific {
        return Vec::new();
    }
    let words = Words::of(strings);
    let mut seen: HashSet<&str> = HashSet::default();
    let mut found = Vec::new();
    for (list, rules) in (0..).zip(lists) {
        for line in rules.lines() {
            let Some((selector, is_specific)) = find_rule(line, &page, &words) else { continue };
            let is_excepted = if is_specific { exceptions.specific } else { exceptions.generic };
            if is_excepted || exceptions.selectors.contains(selector) || !seen.insert(selector) {
                continue;
            }
            if found.len() == FOUND_RULES {
                return found;
            }
            found.push(FoundRule { list, selector: selector.to_owned() });
        }
    }
    found
}

struct PageAddress<'a> {
    host: String,
    path: &'a str,
}

/// The selector of a line that is worth trying, and whether it is for hosts only.
fn find_rule<'a>(line: &'a str, page: &PageAddress, words: &Words) -> Option<(&'a str, bool)> {
    let (kind, rest) = line.split_at_checked(1)?;
    match kind {
        "." | "#" => words.hold(rest).then_some((line, false)),
        "a" => Some((rest, false)),
        "k" => rest.split_once('\t').filter(|(word, _)| words.hold(word)).map(|(_, selector)| (selector, false)),
        "l" => rest.split_once('\t').filter(|(text, _)| words.may_hold(text)).map(|(_, selector)| (selector, false)),
        "h" => {
            let (domains, selector) = rest.split_once('\t')?;
            holds_on(domains, &page.host).then(|| (selector, is_limited(domains)))
        }
        _ => None,
    }
}

/// What all lists together except on a page.
#[derive(Default)]
struct Exceptions<'a> {
    generic: bool,
    specific: bool,
    selectors: HashSet<&'a str>,
}

impl<'a> Exceptions<'a> {
    fn of(lists: &'a [String], page: &PageAddress) -> Self {
        let mut exceptions = Exceptions::default();
        for line in lists.iter().flat_map(|rules| rules.lines().take_while(|line| line.starts_with(['p', 'x']))) {
            exceptions.take(line, page);
        }
        exceptions
    }

    fn take(&mut self, line: &'a str, page: &PageAddress) {
        let Some((before, after)) = line.split_once('\t') else { return };
        if let Some(domains) = before.strip_prefix('x') {
            if holds_on(domains, &page.host) {
                self.selectors.insert(after);
            }
        } else if let Some((kind, host)) = before.split_at_checked(2)
            && holds_on(host, &page.host)
            && page.path.starts_with(after)
        {
            self.generic |= kind != "ps";
            self.specific |= kind != "pg";
        }
    }
}

/// The words of a page and all pieces of five bytes, as marks in two tables: many times smaller than the strings, and
/// asked tens of thousands of times.
struct Words {
    tokens: Marks,
    pieces: Marks,
}

const PIECE_BYTES: u32 = super::selector::LITERAL_BYTES as u32;

impl Words {
    fn of(strings: &str) -> Self {
        let mut words = Words { tokens: Marks::new(), pieces: Marks::new() };
        for token in strings.split([SEPARATOR, ' ', '\t', '\n', '\r', '\u{c}']).filter(|token| !token.is_empty()) {
            spread(hash(token)).for_each(|mark| words.tokens.set(mark));
        }
        pieces(strings).for_each(|piece| words.pieces.set(piece));
        words
    }

    fn hold(&self, token: &str) -> bool {
        spread(hash(token)).all(|mark| self.tokens.is_set(mark))
    }

    /// Whether all pieces of a text are there, in whatever order.
    fn may_hold(&self, text: &str) -> bool {
        pieces(text).all(|piece| self.pieces.is_set(piece))
    }
}

/// The bytes of every five neighbours as one number, spread over all bits.
fn pieces(text: &str) -> impl Iterator<Item = u64> + '_ {
    let mut window = 0_u64;
    let numbers = text.bytes().map(move |byte| {
        window = window >> 8 | u64::from(byte) << (8 * (PIECE_BYTES - 1));
        window.wrapping_mul(SPREAD)
    });
    numbers.skip(PIECE_BYTES as usize - 1)
}

/// Three marks for a word: of the few ten thousand words of a page, one would be mistaken for two in a hundred others.
fn spread(hash: u64) -> impl Iterator<Item = u64> {
    (0..3).map(move |at| hash.rotate_left(at * MARK_BITS))
}

/// Odd, with bits all over: the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

fn hash(token: &str) -> u64 {
    token.bytes().fold(SPREAD, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(SPREAD).rotate_left(23))
}

/// One bit for every number of so many bits.
struct Marks(Vec<u64>);

const MARK_BITS: u32 = 21;

impl Marks {
    fn new() -> Self {
        Marks(vec![0; 1 << (MARK_BITS - 6)])
    }

    fn set(&mut self, hash: u64) {
        let (word, bit) = Self::place(hash);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn is_set(&self, hash: u64) -> bool {
        let (word, bit) = Self::place(hash);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    fn place(hash: u64) -> (usize, u64) {
        let number = hash >> (64 - MARK_BITS);
        ((number >> 6) as usize, 1 << (number & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::parse_list;

    fn find(lists: &[&str], strings: &[&str]) -> Vec<String> {
        let lists: Vec<String> = lists.iter().map(|text| parse_list(text).expect("a list").rules).collect();
        let found = find_rules(&lists, &strings.join("\0"));
        found.into_iter().map(|rule| format!("{} {}", rule.list, rule.selector)).collect()
    }

    const HERE: &str = "https://www.a.example/news/1";

    #[test]
    fn only_what_the_page_may_have_is_tried() {
        let list = "##.ad\n##.other\n##p > #box.wide\n##a[href^=\"https://ads.example/\"]\n##a[href^=\"https://else.example/\"]\n##ins";
        let strings = [HERE, "ad top", "box", "https://ads.example/?1", "some words"];
        assert_eq!(
            find(&[list], &strings),
            ["0 .ad", "0 p > #box.wide", "0 a[href^=\"https://ads.example/\"]", "0 ins"]
        );
    }

    #[test]
    fn hosts_decide() {
        let list = "a.example##.x\nb.example##.y\n~a.example##.z\na.*,~www.a.example##.v\n~b.example##.w";
        assert_eq!(find(&[list], &[HERE]), ["0 .x", "0 .w"]);
    }

    #[test]
    fn exceptions_of_one_list_hold_for_all() {
        let lists = ["##.ad\n##.box\na.example##.own", "a.example#@#.ad\nb.example#@#.box\n##.ad"];
        let strings = [HERE, "ad", "box"];
        assert_eq!(find(&lists, &strings), ["0 .box", "0 .own"]);
        assert_eq!(find(&["##.ad\na.example##.own", "@@||a.example^$ghide"], &strings), ["0 .own"]);
        assert_eq!(find(&["##.ad\na.example##.own", "@@||a.example/news/$shide"], &strings), ["0 .ad"]);
        assert_eq!(find(&["##.ad\na.example##.own", "@@||a.example/sport/$ehide"], &strings), ["0 .ad", "0 .own"]);
        assert_eq!(find(&["##.ad\na.example##.own", "@@||a.example^$ehide"], &strings), [""; 0]);
    }

    #[test]
    fn of_a_large_list_hardly_anything_is_tried() {
        let rule = |at: usize| match at % 6 {
            0 => format!("##.ad-slot-{at}"),
            1 => format!("###banner_{at}"),
            2 => format!("##div.box > .promo-{at}:not(.own)"),
            3 => format!("##a[href^=\"https://ads{at}.example/\"]"),
            4 => format!("site{at}.example,~www.site{at}.example##.side"),
            _ => format!("##[id^=\"div-gpt-ad-{at}\"]"),
        };
        let list: Vec<String> = (0..60_000).map(rule).collect();
        let words = (0..20_000).map(|at| format!("word{} box-{at} https://www.a.example/news/{at}.html", at % 997));
        let strings = [HERE.to_owned(), "ad-slot-600".to_owned()].into_iter().chain(words).collect::<Vec<_>>();
        let strings: Vec<&str> = strings.iter().map(String::as_str).collect();
        let found = find(&[&list.join("\n")], &strings);
        assert!(found.contains(&"0 .ad-slot-600".to_owned()) && found.len() <= 60, "{} rules", found.len());
    }
}
