//! Words of which class names and ids of ad slots are made, and hosts that serve ads. Our own observation of how slots are
//! named everywhere; no list of anybody's.
//!
//! A name is read token by token (`right-side-ad`, `topAdBox`, `post_endad`). A token names an ad if it is made wholly of
//! words for advertising and of words for places and shapes, with at least one for advertising: `contentadbox` is one,
//! `download`, `header` and `shadow` are not.

use crate::text::letters::to_lower;
use std::sync::OnceLock;

/// Words for advertising.
const ADVERTISING: &[&str] = &[
    "ad", "ads", "adv", "advert", "adverts", "advertise", "advertisement", "advertisements", "advertising",
    "advertorial", "adsense", "adsbygoogle", "adunit", "dfp", "doubleclick", "guanggao", "werbung", "anzeige",
    "publicite", "publicidad", "publicidade", "reklama", "reklam", "iklan", "koukoku",
];

/// Services that fill slots with ads: whole tokens, or what such a token begins with.
const SERVICES: &[&str] = &[
    "gpt", "gg", "oop", "mgid", "revcontent", "zergnet", "criteo", "teads", "outstream", "inread", "adsame", "adinv",
    "advally", "mediavine", "adthrive", "ezoic", "yads", "ydn", "popin", "engageya", "adfox", "cproiframe", "dup",
    "ssp", "admicro", "adpushup", "adnxs", "prebid", "carbonads", "buysellads", "adngin", "raptive", "freestar",
    "nitropay", "adsninja", "tanx", "alimama",
];

/// Services whose widgets are lists of paid stories.
const STORY_SERVICES: &[&str] = &[
    "taboola", "outbrain", "mgid", "revcontent", "zergnet", "engageya", "popin", "dable", "plista", "ligatus",
    "strossle", "sponsored", "sponsor", "sponsors", "sponsorship", "sponsoredcontent", "paidcontent", "advertorial",
];

/// Words for places and shapes that stand with them in one token.
const PLACES: &[&str] = &[
    "top", "bottom", "btm", "left", "right", "side", "sidebar", "center", "centre", "head", "header", "foot", "footer",
    "page", "post", "end", "mid", "middle", "in", "inner", "line", "inline", "box", "wrap", "wrapper", "con",
    "container", "content", "cont", "slot", "slots", "unit", "units", "banner", "banners", "bar", "space", "area",
    "zone", "block", "place", "placeholder", "position", "pos", "holder", "frame", "iframe", "text", "txt", "ttl",
    "title", "img", "image", "pic", "news", "article", "google", "baidu", "sina", "sohu", "qq", "full", "big", "small",
    "mini", "pop", "popup", "float", "fixed", "sticky", "list", "label", "native", "rail", "main", "home", "index",
    "item", "card", "widget", "module", "mod", "section", "panel", "custom", "skin", "generic", "display", "video",
    "mobile", "pc", "web", "leaderboard", "billboard", "skyscraper", "square", "rectangle", "mpu", "div", "col",
    "column", "row", "tag", "js", "code", "show", "select", "load", "lazy", "before", "after", "above", "below",
    "under", "new", "my", "story", "body",
];

/// Hosts whose frames and links are ads.
const HOSTS: &[&str] = &[
    "doubleclick.net", "googlesyndication.com", "googleadservices.com", "adnxs.com", "amazon-adsystem.com",
    "taboola.com", "outbrain.com", "criteo.com", "criteo.net", "pos.baidu.com", "cpro.baidu.com", "tanx.com",
    "alimama.com", "mgid.com", "popin.cc", "yads.yahoo.co.jp", "adfox.ru", "an.yandex.ru", "teads.tv",
    "smartadserver.com", "rubiconproject.com", "pubmatic.com", "openx.net", "casalemedia.com", "adform.net",
    "revcontent.com", "zergnet.com", "moatads.com", "2mdn.net", "adservice.google.com", "i-mobile.co.jp", "microad.jp",
    "dable.io", "plista.com", "media.net", "adroll.com", "admatic.com.tr",
];

/// Labels above ads, whole, in lower case.
const LABELS: &[&str] = &[
    "ad", "ads", "advert", "advertisement", "advertisements", "sponsored", "sponsored content", "promoted",
    "paid content", "advertisement - continue reading below", "article continues below advertisement",
    "story continues below advertisement", "continue reading below", "scroll to continue",
    "scroll to continue with content", "advertisement feature", "广告", "广告位", "推广", "赞助", "赞助商", "赞助内容",
    "廣告", "贊助", "贊助廣告", "影音廣告", "広告", "スポンサーリンク", "スポンサードリンク", "pr", "광고", "스폰서",
    "anzeige", "anzeigen", "werbung", "gesponsert", "publicité", "annonce", "sponsorisé", "contenu sponsorisé",
    "publicidad", "anuncio", "anuncios", "patrocinado", "contenido patrocinado", "publicidade", "anúncio",
    "conteúdo patrocinado", "реклама", "на правах рекламы", "إعلان", "اعلان", "إعلانات", "ممول", "تبلیغات", "آگهی",
    "تبلیغ", "विज्ञापन", "pubblicità", "annuncio", "reklama", "reklam", "iklan", "quảng cáo", "โฆษณา", "advertentie",
    "annons", "mainos", "annonse", "פרסומת", "תוכן שיווקי", "διαφήμιση", "hirdetés", "publicitate", "oglas", "বিজ্ঞাপন",
    "اشتہار", "விளம்பரம்", "sponsorlu",
];

/// Whether a text is a label of advertising and nothing else, once or repeated.
pub fn is_ad_label(text: &str) -> bool {
    let lower = to_lower(text);
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    LABELS.contains(&bare) || bare.split_once(' ').is_some_and(|(first, rest)| first == rest && LABELS.contains(&first))
}

/// Widths and heights of display ads that are sold everywhere (IAB), in CSS pixels.
const SIZES: &[(u32, u32)] = &[
    (300, 250),
    (336, 280),
    (728, 90),
    (970, 90),
    (970, 250),
    (160, 600),
    (120, 600),
    (300, 600),
    (320, 50),
    (320, 100),
    (468, 60),
    (250, 250),
    (200, 200),
    (180, 150),
    (300, 50),
    (300, 100),
    (640, 90),
    (960, 90),
    (1000, 90),
    (950, 90),
];

/// What slots for wide ads are called, and heads of pages.
const BANNER: &str = "banner";

/// Names with these parts are about advertising and no slot of it.
const SPEAKING: &[&str] = &[
    "disclosure", "disclaimer", "policy", "menu", "nav", "notice", "choices", "blocker", "adblock", "settings", "free",
    "with",
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
    if !may_say(name) {
        return None;
    }
    let lower = split_humps(without_hash(name));
    let parts = || lower.split(|c: char| !c.is_ascii_alphanumeric());
    if is_hash(name, parts()) {
        return None;
    }
    // Few names are found at all: whether they only speak of ads is asked last.
    let found = find_in(parts())?;
    (!parts().any(|part| SPEAKING.contains(&part))).then_some(found)
}

fn find_in<'n>(parts: impl Iterator<Item = &'n str>) -> Option<AdName> {
    let mut found = None;
    let mut before = "";
    for token in parts.filter_map(letters_of).filter(|token| !token.is_empty()) {
        // `has-ads` and `no-ad` speak of something else than what they name.
        let is_spoken_of = matches!(before, "has" | "no" | "non" | "with" | "without" | "pre" | "is" | "hide");
        before = token;
        if is_spoken_of {
            continue;
        }
        if STORY_SERVICES.contains(&token) {
            return Some(AdName::Stories);
        }
        if SERVICES.contains(&token) || is_made_of_ad_words(token) {
            found = Some(AdName::Slot);
        } else if found.is_none() && token.trim_end_matches('s').ends_with(BANNER) {
            found = Some(AdName::Banner);
        }
    }
    found
}

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

/// Whether a word that is a whole token begins with these letters.
fn is_beginning([first, second]: [u8; 2]) -> bool {
    static BEGINNINGS: OnceLock<[u32; 32]> = OnceLock::new();
    let beginnings = BEGINNINGS.get_or_init(|| {
        let mut beginnings = [0; 32];
        for word in [ADVERTISING, SERVICES, STORY_SERVICES].into_iter().flatten() {
            if let Some(&[first, second]) = word.as_bytes().first_chunk()
                && let Some(seconds) = beginnings.get_mut(usize::from(first & 0x1f))
            {
                *seconds |= 1 << (second & 0x1f);
            }
        }
        beginnings
    });
    beginnings.get(usize::from(first & 0x1f)).is_some_and(|seconds| seconds & 1 << (second & 0x1f) != 0)
}

/// A name without the hash that style compilers append: `Table_root__adKqa`.
fn without_hash(name: &str) -> &str {
    match name.rsplit_once("__") {
        Some((start, end)) if end.len() <= HASH_BYTES && end.bytes().any(|byte| byte.is_ascii_uppercase()) => start,
        _ => name,
    }
}

/// Whether a whole name is a hash: short, in mixed case, and with a part that is too short for a word, cannot be spoken and is none of
/// ours: `ueRfAd`, where `pubAd` and `navAd` are names that people gave.
fn is_hash<'n>(name: &str, mut parts: impl Iterator<Item = &'n str>) -> bool {
    let is_known = |part: &str| {
        let letters = letters_of(part).unwrap_or(part);
        letters.is_empty() || PLACES.contains(&letters) || SERVICES.contains(&letters) || is_made_of_ad_words(letters)
    };
    name.len() <= HASHED_NAME_BYTES
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && name.bytes().zip(name.bytes().skip(1)).any(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase())
        && parts
            .any(|part| part.len() <= HASH_PART_BYTES && !part.contains(['a', 'e', 'i', 'o', 'u']) && !is_known(part))
}

/// Whether a class attribute is a row of names of one or two letters, as style compilers write: `z ab ad`.
pub fn is_compiled(names: &str) -> bool {
    let mut names = names.split_whitespace();
    let is_short = |name: &str| name.len() <= COMPILED_NAME_BYTES;
    names.next().is_some_and(is_short) && names.next().is_some_and(is_short) && names.all(is_short)
}

/// Names that compilers write for whole rows are no longer than this.
pub const COMPILED_NAME_BYTES: usize = 2;
/// A name that is a hash is no longer than this, and a part of it that is no word no longer than that.
const HASHED_NAME_BYTES: usize = 8;
const HASH_PART_BYTES: usize = 3;

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
    let mut out = Vec::with_capacity(name.len() + name.len() / 4);
    let mut after_lower = false;
    for byte in name.bytes() {
        if byte.is_ascii_uppercase() && after_lower {
            out.push(b'-');
        }
        after_lower = byte.is_ascii_lowercase();
        out.push(byte.to_ascii_lowercase());
    }
    // Only letters of ASCII were changed.
    String::from_utf8(out).unwrap_or_default()
}

/// A longer token is no name that somebody wrote.
const TOKEN_BYTES: usize = 32;

/// Whether a token can be cut into words of both tables with one for advertising among them.
fn is_made_of_ad_words(token: &str) -> bool {
    let holds_ad = token.as_bytes().windows(2).any(|pair| pair == b"ad");
    if token.len() > TOKEN_BYTES || !holds_ad && !ADVERTISING.contains(&token) {
        return ADVERTISING.contains(&token);
    }
    // For every position: whether it is reached by place words only, and whether with one for advertising.
    let mut reached = [(false, false); TOKEN_BYTES + 1];
    reached[0] = (true, false);
    for at in 0..token.len() {
        let Some(&(plain, told)) = reached.get(at) else { continue };
        let (true, Some(rest)) = (plain || told, token.get(at..)) else { continue };
        for &(word, tells) in words_from(rest).iter().filter(|(word, _)| rest.starts_with(word)) {
            if let Some(next) = reached.get_mut(at + word.len()) {
                next.0 |= plain && !tells;
                next.1 |= told || tells;
            }
        }
    }
    reached.get(token.len()).is_some_and(|end| end.1)
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

/// Whether display ads are sold in this size.
pub fn is_ad_size(width_px: u32, height_px: u32) -> bool {
    SIZES.contains(&(width_px, height_px))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_known_by_their_names() {
        for name in [
            "ad", "right-side-ad", "topAdBox", "post_endad", "contentadBox_right", "rightad1", "gpt-leaderboard-1",
            "adv_content", "AdvallyContainer", "google_ad", "ad_300_250", "div-gpt-ad-8584", "isShowFooterAds",
            "adslot_1-0", "TopAd", "adBox", "adLogo", "ADs",
        ] {
            assert!(matches!(find_ad_name(name), Some((AdName::Slot, _))), "{name}");
        }
        assert!(matches!(find_ad_name("x taboola-below-article"), Some((AdName::Stories, "taboola-below-article"))));
    }

    #[test]
    fn other_names_are_not() {
        for name in [
            "download", "header", "shadow", "thread", "breadcrumb", "has-ads", "no-ad", "loading", "read-more",
            "headline", "address", "admin", "badge", "lead", "gradient", "radio", "upload", "roadmap", "adapt",
            "content-body", "leaderboard-players", "thead", "mdx-table_root__adKqa", "ad6y3", "ggPaHg", "adKqaB",
            "page-advertise-with-us",
        ] {
            assert_eq!(find_ad_name(name), None, "{name}");
        }
    }

    #[test]
    fn every_word_for_advertising_is_looked_for() {
        for word in [ADVERTISING, SERVICES, STORY_SERVICES].into_iter().flatten() {
            let capital = format!("{}{}", word[..1].to_ascii_uppercase(), &word[1..]);
            for name in [(*word).to_owned(), format!("box-{word}"), format!("box2{word}"), format!("box{capital}")] {
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
