//! Addresses the page gives for the article: its own, its next page's, its main picture's.

use super::scene::Scene;
use crate::limits;
use crate::page::{Attr, NodeId};
use crate::text::letters::to_lower;
use crate::text::space::collapse;

/// Words of a link to the next page.
const NEXT_WORDS: &[&str] = &[
    "下一页", "下页", "后一页", "下一頁", "下頁", "次へ", "次のページ", "次ページ", "다음", "다음 페이지", "next",
    "next page", "next »", "next ›", "next >", "next →", "older", "weiter", "nächste seite", "nächste",
    "page suivante", "suivant", "suivante", "siguiente", "página siguiente", "próxima", "próxima página", "seguinte",
    "avanti", "successiva", "volgende", "далее", "следующая", "следующая страница", "вперед", "наступна", "التالي",
    "الصفحة التالية", "بعدی", "صفحه بعد", "اگلا", "अगला", "ถัดไป", "sonraki", "następna", "nästa", "»", "›", ">", "→",
    "»»",
];

/// Finds the page's own address.
pub fn find_canonical(scene: &Scene) -> Option<String> {
    let link = scene
        .survey
        .links
        .iter()
        .find(|&&link| has_rel(scene, link, "canonical"))
        .and_then(|&link| scene.dom.attr(link, Attr::HREF));
    [link, scene.head.meta(&["og:url"])].into_iter().flatten().find_map(|address| absolute(scene, address))
}

/// Finds the next page of the same article: what calls itself so and has an address like this page's but for a number.
#[inline(never)]
pub fn find_next_page(scene: &Scene) -> Option<String> {
    let own =
        find_canonical(scene).filter(|_| scene.dom.url().is_empty()).unwrap_or_else(|| scene.dom.url().to_owned());
    let declared = scene.survey.links.iter().filter(|&&link| has_rel(scene, link, "next"));
    let worded =
        scene.survey.pager_links.iter().filter(|&&link| is_next_word(&collapse(&scene.dom.text_content(link))));
    declared
        .chain(worded)
        .filter_map(|&link| absolute(scene, scene.dom.attr(link, Attr::HREF)?))
        .find(|address| is_next_of(&own, address))
}

/// The main picture.
#[inline(never)]
pub fn find_lead_image(scene: &Scene) -> Option<String> {
    let declared = scene
        .head
        .meta(&["og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"])
        .map(str::to_owned);
    let image = || {
        let image = scene.head.articles().iter().find_map(|article| article.get("image"))?;
        let first = image.items().first()?;
        first.get("url").or_else(|| first.get("contentUrl")).unwrap_or(first).text().map(str::to_owned)
    };
    let thumbnail = || scene.head.meta(&["thumbnailurl", "thumbnail", "image"]).map(str::to_owned);
    declared.or_else(image).or_else(thumbnail).and_then(|address| absolute(scene, &address))
}

/// The summary the page gives, as plain text.
pub fn find_excerpt(scene: &Scene) -> Option<String> {
    let declared = ["og:description", "description", "twitter:description", "dc.description", "sailthru.description"]
        .into_iter()
        .filter_map(|name| scene.head.meta(&[name]));
    let text = declared
        .map(str::to_owned)
        .find(|text| text.chars().any(char::is_alphabetic))
        .or_else(|| scene.head.article_text("description"))?;
    Some(plain(&text, EXCERPT_CHARS)).filter(|text| !text.is_empty())
}

/// The longest summary that is shown.
const EXCERPT_CHARS: usize = 600;

/// Plain text of a declared value: without markup, at most `chars` characters.
pub fn plain(text: &str, chars: usize) -> String {
    let text = super::head::unescape_entities(text);
    let mut out = String::new();
    let mut rest = text.as_str();
    // Tags that were escaped twice: `<p>` and its like go, "a < b" stays.
    while let Some(at) = rest.find('<') {
        let after = rest.get(at + 1..).unwrap_or("");
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let end = if is_tag { after.find('>').filter(|&end| end < 300) } else { None };
        out.push_str(rest.get(..at).unwrap_or(""));
        match end {
            Some(end) => {
                out.push(' ');
                rest = after.get(end + 1..).unwrap_or("");
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    crate::text::space::shorten(&collapse(&out), chars)
}

fn has_rel(scene: &Scene, link: NodeId, rel: &str) -> bool {
    scene
        .dom
        .attr(link, Attr::REL)
        .is_some_and(|rels| rels.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(rel)))
}

/// An absolute web address within the budget.
fn absolute(scene: &Scene, address: &str) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.len() > limits::URL_BYTES {
        return None;
    }
    crate::page::clean_web_address(crate::url::resolve(scene.dom.base(), address)?)
}

fn is_next_word(text: &str) -> bool {
    let lower = to_lower(text);
    let bare =
        lower.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | '»' | '›' | '>' | '→'));
    NEXT_WORDS.contains(&lower.as_str()) || NEXT_WORDS.contains(&bare)
}

/// Whether an address is the same article's next page: the same host, the same path and query but for one number,
/// or this path with a number added.
fn is_next_of(own: &str, next: &str) -> bool {
    let (Some(own), Some(next)) = (crate::url::parse_parts(own), crate::url::parse_parts(next)) else { return false };
    if !own.authority.eq_ignore_ascii_case(next.authority) {
        return false;
    }
    let own = format!("{}?{}", own.path.trim_end_matches('/'), own.query.unwrap_or(""));
    let next = format!("{}?{}", next.path.trim_end_matches('/'), next.query.unwrap_or(""));
    if own == next {
        return false;
    }
    let common = own.bytes().zip(next.bytes()).take_while(|(a, b)| a == b).count();
    // A number that changed is compared whole: 123 to 124 is no step from 3 to 4.
    let digits =
        own.as_bytes().get(..common).unwrap_or_default().iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let common = common - digits;
    let common_end =
        own.bytes().rev().zip(next.bytes().rev()).take_while(|(a, b)| a == b && !a.is_ascii_digit()).count();
    let end = common_end.min(own.len().min(next.len()) - common);
    let before = own.as_bytes().get(..common).and_then(|head| head.last()).copied().unwrap_or(b'/');
    let old = own.get(common..own.len() - end).unwrap_or("x");
    let new = next.get(common..next.len() - end).unwrap_or("x");
    match new.strip_prefix(old).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())) {
        Some(added) => is_page_step("", added, before),
        None => is_page_step(old, new, before),
    }
}

/// The largest page number of an article.
const PAGES: u32 = 99;

/// What changed from one page to the next: nothing to 2, or a number to its successor, alone or behind `page`, `p`.
fn is_page_step(old: &str, new: &str, before: u8) -> bool {
    let split = |text: &str| {
        let text = text.trim_end_matches(['&', '?']).to_owned();
        let frame = text.trim_end_matches(|c: char| c.is_ascii_digit()).to_ascii_lowercase();
        (frame.clone(), text.get(frame.len()..).and_then(|number| number.parse::<u32>().ok()))
    };
    let ((old_frame, old_number), (new_frame, new_number)) = (split(old), split(new));
    let Some(number) = new_number.filter(|number| (2..=PAGES).contains(number)) else { return false };
    let frame = new_frame.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let is_frame = matches!(
        frame,
        "" | "page" | "p" | "pg" | "pn" | "pageno" | "pagenum" | "paged" | "pp" | "seite" | "pagina" | "index"
    );
    match old_number {
        None => is_frame && old_frame.trim_matches(['?', '/']).is_empty() && number == 2,
        Some(old) => {
            is_frame
                && number == old + 1
                && old_frame == new_frame
                && (!frame.is_empty() || matches!(before, b'_' | b'-' | b'=' | b'p'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_pages_differ_by_a_number() {
        let own = "https://a.example/news/123.html";
        assert!(is_next_of(own, "https://a.example/news/123_2.html"));
        assert!(is_next_of("https://a.example/news/123_2.html", "https://a.example/news/123_3.html"));
        assert!(is_next_of("https://a.example/story", "https://a.example/story?page=2"));
        assert!(is_next_of("https://a.example/story?page=2", "https://a.example/story?page=3"));
        assert!(is_next_of("https://a.example/story/", "https://a.example/story/page/2/"));
        assert!(!is_next_of(own, "https://a.example/news/124.html"));
        assert!(!is_next_of(own, "https://b.example/news/123_2.html"));
        assert!(!is_next_of(own, "https://a.example/news/other.html"));
    }

    #[test]
    fn excerpts_are_plain() {
        assert_eq!(plain("&lt;p&gt;a &amp;amp; b&lt;/p&gt; 1 < 2", 100), "a &amp; b 1 < 2");
    }
}
