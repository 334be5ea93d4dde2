//! Words of which class names and ids of ad slots are made, and hosts that serve ads. Our own observation of how slots are
//! named everywhere; no list of anybody's.
//!
//! A name is read token by token (`right-side-ad`, `topAdBox`, `post_endad`). A token names an ad if it is made wholly of
//! words for advertising and of words for places and shapes, with at least one for advertising: `contentadbox` is one,
//! `download`, `header` and `shadow` are not.

use super::{WordList, begins_with, class_words, split_words};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Words for advertising.
const ADVERTISING: &[&str] = &[
    "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertisements", "advertising", "advertorial",
    "adsense", "adsbygoogle", "adunit", "dfp", "doubleclick", "guanggao", "werbung", "anzeige", "publicite",
    "publicidad", "publicidade", "reklama", "reklam", "iklan", "koukoku",
];

/// Services that fill slots with ads: whole tokens, or what such a token begins with.
const SERVICES: &str = words![
    "mgid", "revcontent", "zergnet", "criteo", "teads", "outstream", "inread", "adsame", "adinv", "advally",
    "mediavine", "adthrive", "ezoic", "yads", "engageya", "adfox", "cproiframe", "admicro", "adpushup", "adnxs",
    "prebid", "carbonads", "buysellads", "adngin", "raptive", "freestar", "nitropay", "adsninja", "tanx", "alimama",
];

/// Services whose widgets are lists of paid stories.
const STORY_SERVICES: &str = words![
    "taboola", "outbrain", "mgid", "revcontent", "zergnet", "engageya", "dable", "plista", "ligatus", "strossle",
    "sponsored", "sponsor", "sponsors", "sponsoredcontent", "paidcontent", "advertorial",
];

/// Words for places and shapes that stand with them in one token.
const PLACES: &[&str] = &[
    "top", "bottom", "btm", "left", "right", "side", "sidebar", "center", "centre", "head", "header", "foot", "footer",
    "page", "post", "end", "mid", "middle", "in", "inner", "line", "inline", "box", "wrap", "wrapper", "con",
    "container", "content", "cont", "slot", "slots", "unit", "units", "banner", "banners", "bar", "space", "area",
    "zone", "screen", "width", "block", "place", "placeholder", "position", "pos", "holder", "frame", "iframe", "text",
    "txt", "ttl", "title", "img", "image", "pic", "news", "article", "google", "baidu", "sina", "sohu", "qq", "full",
    "big", "small", "mini", "pop", "popup", "float", "fixed", "sticky", "list", "label", "native", "rail", "main",
    "home", "index", "item", "card", "widget", "module", "mod", "section", "panel", "custom", "skin", "generic",
    "display", "video", "mobile", "pc", "web", "leaderboard", "billboard", "skyscraper", "square", "rectangle", "mpu",
    "div", "col", "column", "row", "tag", "js", "code", "show", "select", "load", "lazy", "before", "after", "above",
    "below", "under", "new", "my", "story", "body",
];

/// Hosts whose frames and links are ads.
static HOSTS: WordList = WordList::of(words![
    "doubleclick.net", "googlesyndication.com", "googleadservices.com", "adnxs.com", "amazon-adsystem.com",
    "taboola.com", "outbrain.com", "criteo.com", "criteo.net", "pos.baidu.com", "cpro.baidu.com", "tanx.com",
    "alimama.com", "mgid.com", "popin.cc", "yads.yahoo.co.jp", "adfox.ru", "an.yandex.ru", "teads.tv",
    "smartadserver.com", "rubiconproject.com", "pubmatic.com", "openx.net", "casalemedia.com", "adform.net",
    "revcontent.com", "zergnet.com", "moatads.com", "2mdn.net", "adservice.google.com", "i-mobile.co.jp", "microad.jp",
    "dable.io", "plista.com", "media.net", "adroll.com", "admatic.com.tr",
]);

/// What slots for wide ads are called, and heads of pages, and notices.
const BANNER: &str = "banner";

/// Words for advertising that mean something else as often: `adv` may be "advanced", `gg` a country or somebody's blocks,
/// `popin` a layer. Like banners, they name a slot only where all else in the name is a place.
const AMBIGUOUS: &str = words!["adv", "gpt", "gg", "oop", "dup", "ssp", "ydn", "popin"];

/// Names with these parts are about advertising and no slot of it: what is said of it, chosen, pressed or sent, what a
/// text is filed under, and the flag of Andorra.
const SPEAKING: &str = words![
    "disclosure", "disclaimer", "policy", "menu", "nav", "notice", "choices", "blocker", "blocked", "adblock",
    "settings", "free", "with", "clear", "close", "dismiss", "search", "submit", "logo", "form", "field", "gfield",
    "category", "cat", "cite", "dropdown", "feedback", "flag", "inspector", "report", "advertise",
];

/// What a class name or id says about paid content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AdName {
    /// A widget of paid stories.
    Stories,
    /// A slot for ads.
    Slot,
    /// A banner: a slot for ads, or the head of a page.
    Banner,
}

/// What a class attribute or an id says, with the name that says it.
pub fn find_ad_name(names: &str) -> Option<(AdName, &str)> {
    names.split_whitespace().filter_map(|name| Some((read_name(name)?, name))).min_by_key(|(name, _)| *name)
}

fn read_name(name: &str) -> Option<AdName> {
    if !may_say(name) || !may_hold(name) {
        return None;
    }
    let tokens = collect_tokens(without_hash(name));
    // Few names are found at all: whether they only speak of ads is asked last. What begins with `tag` says what a text
    // is about.
    let found = find_in(&tokens)?;
    let is_spoken = |token: &Cow<str>| is_among(token, SPOKEN);
    let is_tag = tokens.first().is_some_and(|first| first == "tag");
    (!is_tag && !tokens.iter().any(is_spoken)).then_some(found)
}

fn find_in(tokens: &[Cow<str>]) -> Option<AdName> {
    let (mut found, mut unsure) = (None, None);
    let mut before = "";
    for token in tokens.iter().filter_map(|token| letters_of(token)).filter(|token| !token.is_empty()) {
        // `has-ads` and `no-ad` speak of something else than what they name.
        let is_spoken_of = matches!(before, "has" | "no" | "non" | "with" | "without" | "pre" | "is" | "hide");
        before = token;
        if is_spoken_of {
            continue;
        }
        let roles = roles_of(token);
        if roles & STORIES != 0 {
            return Some(AdName::Stories);
        }
        if roles & UNSURE != 0 {
            unsure = Some(AdName::Slot);
        } else if roles & SERVICE != 0 || is_made_of_ad_words(token) {
            found = Some(AdName::Slot);
        } else if unsure.is_none() && token.trim_end_matches('s').ends_with(BANNER) {
            unsure = Some(AdName::Banner);
        }
    }
    found.or_else(|| unsure.filter(|_| tokens.iter().all(|token| is_place(token))))
}

/// Whether a part of a name says no more than where something stands, of what shape it is, or that it is a slot.
fn is_place(part: &str) -> bool {
    let token = letters_of(part).unwrap_or(part);
    let place = token.trim_end_matches('s').strip_suffix(BANNER).unwrap_or(token);
    place.len() <= SHORT_PART_BYTES || is_among(place, UNSURE) || cut_into_words(place).0
}

/// A part of so few letters, `b` or `js`, says nothing.
const SHORT_PART_BYTES: usize = 2;

/// Whether a name may say something; of most it is plain that they do not: no part begins as a word of the tables does, and
/// nowhere stands what slots and banners are made of.
fn may_say(name: &str) -> bool {
    let mut before = 0u8;
    name.as_bytes().windows(2).any(|pair| {
        let &[first, second] = pair else { return false };
        let begins = !before.is_ascii_alphabetic() || (first.is_ascii_uppercase() && before.is_ascii_lowercase());
        before = first;
        let pair = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
        matches!(pair, [b'a', b'd'] | [b'b', b'a']) || (begins && is_beginning(pair))
    })
}

/// Whether a name without capitals has a part that tells something by itself; one with capitals has to be cut first. In
/// `header-loading` there is none, though it has the letters.
fn may_hold(name: &str) -> bool {
    let tells = |part: &str| {
        let is_known = |letters: &str| {
            is_among(letters, STORIES | UNSURE | SERVICE) || letters.contains(BANNER) || is_made_of_ad_words(letters)
        };
        letters_of(part).is_some_and(is_known)
    };
    name.bytes().any(|byte| byte.is_ascii_uppercase()) || name.split(|c: char| !c.is_ascii_alphanumeric()).any(tells)
}

/// Whether a word that is a whole token begins with these letters.
fn is_beginning([first, second]: [u8; 2]) -> bool {
    static BEGINNINGS: OnceLock<[u32; 32]> = OnceLock::new();
    let beginnings = BEGINNINGS.get_or_init(|| {
        let mut beginnings = [0; 32];
        let mut note = |word: &str| {
            if let Some(&[first, second]) = word.as_bytes().first_chunk()
                && let Some(seconds) = beginnings.get_mut(usize::from(first & 0x1f))
            {
                *seconds |= 1 << (second & 0x1f);
            }
        };
        ADVERTISING.iter().for_each(|word| note(word));
        [SERVICES, STORY_SERVICES, AMBIGUOUS].into_iter().flat_map(split_words).for_each(&mut note);
        beginnings
    });
    beginnings.get(usize::from(first & 0x1f)).is_some_and(|seconds| seconds & 1 << (second & 0x1f) != 0)
}

/// A name without the hash that style compilers append: `Table_root__adKqa`.
fn without_hash(name: &str) -> &str {
    let at = name.as_bytes().windows(2).rposition(|pair| pair == b"__");
    match at.and_then(|at| name.get(..at).zip(name.get(at + 2..))) {
        Some((start, end)) if end.len() <= HASH_BYTES && end.bytes().any(|byte| byte.is_ascii_uppercase()) => start,
        _ => name,
    }
}

/// The words of a name that somebody wrote, without the parts that a machine made up: pieces of numbers in sixteens
/// (`node-05e33c2d-ad34`), of which one is long enough to be sure, and hashes in mixed case; what follows a piece and may
/// be one too belongs to it.
fn collect_tokens(name: &str) -> Vec<Cow<'_, str>> {
    let parts: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let has_number = parts.iter().any(|part| part.len() >= SURE_HEX_BYTES && is_hex(part));
    let mut follows = false;
    let mut tokens = Vec::with_capacity(parts.len() + 1);
    for part in parts {
        let is_number = has_number && part.len() > SHORT_PART_BYTES && is_hex(part);
        let is_tail = follows && (has_only_hex_digits(part) || is_mixed_case(part));
        follows = is_number || is_tail || is_hash(part);
        if follows {
            continue;
        }
        if !part.bytes().any(|byte| byte.is_ascii_uppercase()) {
            tokens.push(Cow::Borrowed(part));
            continue;
        }
        let whole = part.to_ascii_lowercase();
        if is_among(&whole, STORIES) {
            tokens.push(Cow::Owned(whole));
        } else {
            tokens.extend(split_humps(part).split('-').map(|token| Cow::Owned(token.to_owned())));
        }
    }
    tokens
}

/// Whether a part is a number in sixteens with digits and letters in it.
fn is_hex(part: &str) -> bool {
    has_only_hex_digits(part)
        && part.bytes().any(|byte| byte.is_ascii_digit())
        && part.bytes().any(|byte| byte.is_ascii_lowercase())
}

fn has_only_hex_digits(part: &str) -> bool {
    part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_mixed_case(part: &str) -> bool {
    part.bytes().zip(part.bytes().skip(1)).any(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase())
}

/// Whether a part is a hash: in mixed case, and with pieces that are no words: too short for one, not to be spoken and
/// none of ours, or with a number inside: `ueRfAd`, where `pubAd` and `navAd` are names that people gave. A long one needs two.
fn is_hash(part: &str) -> bool {
    let is_word = |piece: &str| {
        letters_of(piece).is_some_and(|letters| {
            letters.len() > HASH_PIECE_BYTES
                || letters.contains(['a', 'e', 'i', 'o', 'u'])
                || letters.is_empty()
                || PLACES.contains(&letters)
                || is_among(letters, SERVICE | UNSURE)
                || is_made_of_ad_words(letters)
        })
    };
    let least = if part.len() <= SHORT_HASH_BYTES { 1 } else { 2 };
    is_mixed_case(part) && split_humps(part).split('-').filter(|piece| !is_word(piece)).count() >= least
}

/// Whether a class attribute is a row of names of one or two letters, as style compilers write: `z ab ad`.
pub fn is_compiled(names: &str) -> bool {
    let mut names = names.split_whitespace();
    let is_short = |name: &str| name.len() <= COMPILED_NAME_BYTES;
    names.next().is_some_and(is_short) && names.next().is_some_and(is_short) && names.all(is_short)
}

/// Names that compilers write for whole rows are no longer than this.
pub const COMPILED_NAME_BYTES: usize = 2;
/// A number in sixteens of so many digits is one; of fewer it may be a word with a number.
const SURE_HEX_BYTES: usize = 6;
/// A hash of no more than this needs one piece that is no word, and such a piece has no more letters than that.
const SHORT_HASH_BYTES: usize = 8;
const HASH_PIECE_BYTES: usize = 3;

/// The longest hash of style compilers.
const HASH_BYTES: usize = 6;

/// A part without its number: `ad2` and `gg300x250` speak, `ad6y3` was made by a machine.
fn letters_of(part: &str) -> Option<&str> {
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit() || c == 'x');
    let letters = if letters.len() == part.trim_end_matches('x').len() { part } else { letters };
    let letters = letters.trim_start_matches(|c: char| c.is_ascii_digit());
    letters.bytes().all(|byte| byte.is_ascii_alphabetic()).then_some(letters)
}

/// `postBody` and `PostBody` as `post-body`; a run of capitals stays together.
fn split_humps(name: &str) -> String {
    // Only letters of ASCII were changed.
    String::from_utf8(class_words::split_humps(name)).unwrap_or_default()
}

/// What a whole word can be; some are several of these.
const SERVICE: u8 = 1;
const STORIES: u8 = 1 << 1;
const UNSURE: u8 = 1 << 2;
const SPOKEN: u8 = 1 << 3;

/// Whether a word has one of these roles.
fn is_among(word: &str, roles: u8) -> bool {
    roles_of(word) & roles != 0
}

/// All that a whole word can be.
fn roles_of(word: &str) -> u8 {
    static INDEX: OnceLock<Vec<Vec<(&str, u8)>>> = OnceLock::new();
    let place_of = |word: &str| (word.len() * 5 + usize::from(word.as_bytes().first().copied().unwrap_or(0))) % BUCKETS;
    let index = INDEX.get_or_init(|| {
        let mut index = vec![Vec::new(); BUCKETS];
        let lists = [(SERVICES, SERVICE), (STORY_SERVICES, STORIES), (AMBIGUOUS, UNSURE), (SPEAKING, SPOKEN)];
        for (list, role) in lists {
            for word in split_words(list) {
                if let Some(bucket) = index.get_mut(place_of(word)) {
                    bucket.push((word, role));
                }
            }
        }
        index
    });
    let bucket = index.get(place_of(word)).map(Vec::as_slice).unwrap_or_default();
    bucket.iter().filter(|(known, _)| *known == word).fold(0, |roles, (_, role)| roles | role)
}

/// Words are found by their length and their first letter.
const BUCKETS: usize = 128;

/// A longer token is no name that somebody wrote.
const TOKEN_BYTES: usize = 32;

/// Whether a token can be cut into words of both tables with one for advertising among them.
fn is_made_of_ad_words(token: &str) -> bool {
    let may_tell = token.len() <= TOKEN_BYTES && token.as_bytes().windows(2).any(|pair| pair == b"ad");
    ADVERTISING.contains(&token) || (may_tell && cut_into_words(token).1)
}

/// Whether a token can be cut into words for places, and whether into words of both tables with one for advertising among
/// them.
fn cut_into_words(token: &str) -> (bool, bool) {
    // For every position: whether it is reached by place words only, and whether with one for advertising.
    let mut reached = [(false, false); TOKEN_BYTES + 1];
    reached[0] = (true, false);
    for at in 0..token.len().min(TOKEN_BYTES) {
        let Some(&(plain, told)) = reached.get(at) else { continue };
        let (true, Some(rest)) = (plain || told, token.get(at..)) else { continue };
        for &(word, tells) in words_from(rest).iter().filter(|(word, _)| begins_with(rest, word)) {
            if let Some(next) = reached.get_mut(at + word.len()) {
                next.0 |= plain && !tells;
                next.1 |= told || tells;
            }
        }
    }
    reached.get(token.len()).copied().unwrap_or_default()
}

/// The words of both tables that begin with the letter a text begins with, each with whether it tells of advertising.
fn words_from(text: &str) -> &'static [(&'static str, bool)] {
    static WORDS: OnceLock<Vec<Vec<(&str, bool)>>> = OnceLock::new();
    let place_of = |text: &str| usize::from(text.as_bytes().first().copied().unwrap_or(0) % LETTERS);
    let words = WORDS.get_or_init(|| {
        let mut words = vec![Vec::new(); usize::from(LETTERS)];
        for (table, tells) in [(PLACES, false), (ADVERTISING, true)] {
            for &word in table {
                if let Some(words) = words.get_mut(place_of(word)) {
                    words.push((word, tells));
                }
            }
        }
        words
    });
    words.get(place_of(text)).map(Vec::as_slice).unwrap_or_default()
}

/// A place for each letter.
const LETTERS: u8 = 32;

/// Whether a host, or the domain it belongs to, serves ads.
pub fn is_ad_host(host: &str) -> bool {
    HOSTS.iter().any(|known| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_known_by_their_names() {
        for name in [
            "ad", "right-side-ad", "topAdBox", "post_endad", "contentadBox_right", "rightad1", "gpt-leaderboard-1",
            "adv_content", "AdvallyContainer", "google_ad", "ad_300_250", "div-gpt-ad-8584", "isShowFooterAds",
            "adslot_1-0", "TopAd", "adBox", "ADs", "adv-top-2", "gg200x300", "adsSlot300600", "adTextYdn",
        ] {
            assert!(matches!(find_ad_name(name), Some((AdName::Slot, _))), "{name}");
        }
        for name in
            ["banner", "top_banner_0", "b-banner-contentcode", "l_banner1", "bannerBlockJQ", "mobile-banner-zone"]
        {
            assert!(matches!(find_ad_name(name), Some((AdName::Banner, _))), "{name}");
        }
        assert!(matches!(find_ad_name("engageYa-banner"), Some((AdName::Stories, _))));
        assert!(matches!(find_ad_name("x taboola-below-article"), Some((AdName::Stories, "taboola-below-article"))));
    }

    #[test]
    fn other_names_are_not() {
        for name in [
            "download", "header", "shadow", "thread", "breadcrumb", "has-ads", "no-ad", "loading", "read-more",
            "headline", "address", "admin", "badge", "lead", "gradient", "radio", "upload", "roadmap", "adapt",
            "content-body", "leaderboard-players", "thead", "mdx-table_root__adKqa", "ad6y3", "ggPaHg", "adKqaB",
            "page-advertise-with-us", "kt-adv-heading_4f2a61-9c", "adv-search",
            "node-_05e33c2d-cd60-ad34-3f54-f8f8f9c2d4a1", "elementor-element-2ad1f70", "kt-svg-icons_4e5d6f-ad",
            "links--AdIyD", "wrapper_iL0ET_BuAd", "iK4mG2ZVtAdLgMKP", "gg-blocks-template-header", "btn-chatGPT",
            "banner-close-button", "userBanner-before", "install-banner", "banner_logo", "category-instagram-ads",
            "tag-ads-examples", "flag-icon-ad", "sponsorship-dropdown", "oop_font_body", "clear-catfish-ad",
            "ad-blocked-newsletter",
        ] {
            assert_eq!(find_ad_name(name), None, "{name}");
        }
    }

    #[test]
    fn every_word_for_advertising_is_looked_for() {
        let services = [SERVICES, STORY_SERVICES, AMBIGUOUS].into_iter().flat_map(split_words);
        for word in ADVERTISING.iter().copied().chain(services) {
            let capital = format!("{}{}", word[..1].to_ascii_uppercase(), &word[1..]);
            for name in [word.to_owned(), format!("box-{word}"), format!("box2{word}"), format!("box{capital}")] {
                assert!(may_say(&name), "{name}");
            }
        }
        assert!(may_say("topbanner") && may_say("ADS") && !may_say("wp-column") && !may_say("x"));
    }

    #[test]
    fn rows_of_compiled_names_are_known() {
        assert!(is_compiled("z ab ad") && is_compiled("ad ae"));
        assert!(!is_compiled("ad") && !is_compiled("ad box") && !is_compiled(""));
    }

    #[test]
    fn hosts_are_known_with_their_domains() {
        assert!(is_ad_host("x.g.doubleclick.net") && is_ad_host("tanx.com"));
        assert!(!is_ad_host("notdoubleclick.net") && !is_ad_host(""));
    }
}
