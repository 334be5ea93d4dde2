//! Lines that stand above ads in a text: labels, and words that the text goes on below them.
//!
//! A label is known as a whole. How a page says that it goes on has as many forms as there are pages, so such a line is
//! read word by word: it is one if it holds a word for advertising and one for going on, and nothing that says more.

use super::index::Index;
use super::split_words;
use crate::order::sort;
use crate::text::letters::to_lower;
use std::sync::OnceLock;

/// Labels, whole, in lower case.
const LABELS: &str = words![
    "ad", "ads", "advert", "advertisement", "advertisements", "sponsored", "sponsored content", "promoted",
    "paid content", "continue reading below", "scroll to continue", "scroll to continue with content",
    "advertisement feature", "广告", "广告位", "推广", "赞助", "赞助商", "赞助内容", "廣告", "贊助", "贊助廣告",
    "影音廣告", "広告", "スポンサーリンク", "スポンサードリンク", "pr", "광고", "스폰서", "anzeige", "anzeigen",
    "werbung", "gesponsert", "publicité", "annonce", "sponsorisé", "contenu sponsorisé", "publicidad", "anuncio",
    "anuncios", "patrocinado", "contenido patrocinado", "publicidade", "anúncio", "conteúdo patrocinado", "реклама",
    "на правах рекламы", "إعلان", "اعلان", "إعلانات", "ممول", "تبلیغات", "آگهی", "تبلیغ", "विज्ञापन", "pubblicità",
    "annuncio", "reklama", "reklam", "iklan", "quảng cáo", "โฆษณา", "advertentie", "annons", "mainos", "annonse",
    "פרסומת", "תוכן שיווקי", "διαφήμιση", "hirdetés", "publicitate", "oglas", "বিজ্ঞাপন", "اشتہار", "விளம்பரம்",
    "sponsorlu", "haberin devamı", "广告之后继续", "以下内容继续", "請繼續往下閱讀", "请继续往下阅读",
    "記事は広告の後に続きます", "기사는 광고 뒤에 계속됩니다", "gulir untuk melanjutkan", "الإعلان يتبع", "ప్రకటన",
    "പരസ്യം", "ಜಾಹೀರಾತು", "જાહેરાત", "जाहिरात", "ਇਸ਼ਤਿਹਾਰ", "reklam alanı", "広告の後に続きます", "広告の下に続きます",
    "記事は広告の下に続きます", "下拉继续阅读", "el artículo continúa debajo", "繼續往下閱讀"
];

/// Words for advertising and for what else stands between two paragraphs, in lower case: what a longer word begins with.
const PLACED: &str = words![
    "ad", "ads", "advert", "anzeige", "werbung", "publicid", "publicit", "pubblicit", "anuncio", "anúncio", "реклам",
    "iklan", "reklam", "annoncen", "annons", "advertenti", "hirdetés", "mainos", "διαφήμισ", "إعلان", "الإعلان", "اعلان",
    "الاعلان", "تبلیغ", "विज्ञापन", "விளம்பர", "বিজ্ঞাপন", "광고", "video", "wideo", "scroll",
];

/// Words for going on below or behind it.
const GOING_ON: &str = words![
    "continu", "keep", "below", "debajo", "después", "after", "read", "reading", "weiter", "geht", "fortges",
    "fortsätt", "fortsett", "fortsæt", "suite", "sigue", "continúa", "prosegue", "dalsz", "pokrač", "folytat",
    "jatkuu", "продолж", "далее", "계속", "verder", "lanjut", "devam", "يتبع", "يستمر", "ادامه", "जारी", "தொடர",
    "συνεχ",
];

/// What stands with them in such a line.
const BETWEEN: &str = words![
    "the", "this", "our", "your", "to", "with", "content", "article", "articl", "artikel", "artykuł", "artik",
    "articol", "artíc", "artigo", "story", "text", "der", "die", "das", "dem", "unter", "nach", "wird", "bajo", "tras",
    "de", "la", "le", "el", "materiału", "o", "a", "l", "cette", "après", "depois", "após", "da", "do", "dopo",
    "sotto", "под", "после", "ниже", "статья", "текст", "материал", "under", "efter", "etter", "pod", "po", "część",
    "ciąg", "článek", "cikk", "után", "lees", "gaat", "onder", "na", "setelah", "reklamdan", "ediyor", "membaca",
    "makale", "haber", "sonra", "이", "기사", "아래", "뒤에", "المقال", "بعد", "खबर", "के", "बाद", "είδηση", "μετά",
    "jälkeen", "alla",
];

/// A longer line says more, in bytes and in words.
const LINE_BYTES: usize = 160;
const WORDS: usize = 9;

/// A shorter word is a whole one, in bytes.
const STEM_BYTES: usize = 4;

/// Whether a text is a label of advertising and nothing else, once or repeated, or says that the text goes on below.
pub fn is_ad_label(text: &str) -> bool {
    if text.len() > LINE_BYTES {
        return false;
    }
    let lower = to_lower(text);
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let is_twice = |word: &str, rest: &str| word == rest && is_label(word);
    is_label(bare)
        || bare.split_once(' ').is_some_and(|(word, rest)| is_twice(word, rest))
        || is_label(lower.trim())
        || bare.split(['-', '–', '·', '|', '\n']).all(|part| is_label(part.trim()))
        || says_it_goes_on(bare)
}

fn is_label(text: &str) -> bool {
    static SORTED: OnceLock<Vec<&str>> = OnceLock::new();
    let sorted = SORTED.get_or_init(|| {
        let mut labels: Vec<&str> = split_words(LABELS).collect();
        sort(&mut labels);
        labels
    });
    sorted.binary_search(&text).is_ok()
}

fn says_it_goes_on(bare: &str) -> bool {
    static STEMS: OnceLock<Index> = OnceLock::new();
    let stems = STEMS.get_or_init(|| Index::of(&mut [PLACED, GOING_ON, BETWEEN].into_iter().enumerate(), false));
    let mut found = 0;
    let mut count = 0;
    for word in bare.split(|c: char| c.is_whitespace() || ".,:–-'’".contains(c)).filter(|word| !word.is_empty()) {
        let entries = word.chars().next().map_or(&[][..], |first| stems.entries(first));
        let is_said = |stem: &str| word == stem || (stem.len() >= STEM_BYTES && word.starts_with(stem));
        let mut rows = entries.iter().filter(|entry| is_said(entry.word)).map(|entry| entry.row).peekable();
        count += 1;
        // Most lines are told by their first word.
        if count > WORDS || rows.peek().is_none() {
            return false;
        }
        found = rows.fold(found, |found, row| found | 1u32 << row);
    }
    count > 1 && found & 0b11 == 0b11
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_however_they_are_worded() {
        for text in [
            "Advertisement", "AD", "広告", "廣告-請繼續往下閱讀", "விளம்பரம்", "Article continues after ad",
            "ADVERTISEMENT · SCROLL TO CONTINUE", "Story continues below advertisement",
            "Continue reading after the ad", "Nach der Anzeige weiterlesen", "Continúa después de la publicidad",
            "La suite après cette publicité", "Продолжение после рекламы", "Artikeln fortsätter under annonsen",
            "Článek pokračuje pod reklamou", "Lanjutkan membaca setelah iklan", "이 기사는 광고 아래에 계속됩니다",
            "المقال يستمر بعد الإعلان",
        ] {
            assert!(is_ad_label(text), "{text}");
        }
        for text in ["The ad", "Advertising goes on after the election", "Read the story", "Continue to the river"] {
            assert!(!is_ad_label(text), "{text}");
        }
    }
}
