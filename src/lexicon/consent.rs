//! Words by which a page asks whether it may load a part of another site.

use super::split_words;
use crate::text::letters::to_lower;

/// What is asked for, in lower case.
const ASKED: &str = words![
    "consent", "your permission", "accept", "agree", "einwillig", "einverstanden", "zustimm", "consentement",
    "accepte", "consentimiento", "acepta", "consentimento", "aceit", "consenso", "accett", "toestemming", "accepteer",
    "соглас", "разреш", "samtycke", "godkänn", "samtykke", "zgod", "souhlas", "onay", "同意", "許可", "동의", "موافق",
];

/// What it is asked for, in lower case.
const LOADED: &str = words![
    "third party", "third-party", "third parties", "external content", "embedded content", "may set cookies",
    "may use cookies", "load this content", "externer inhalt", "externe inhalt", "externen inhalt", "drittanbieter",
    "contenu externe", "contenu tiers", "contenido externo", "terceros", "conteúdo externo", "terceiros",
    "contenuto esterno", "terze parti", "externe inhoud", "externe content", "сторонн", "внешн", "externt innehåll",
    "tredjepart", "eksternt indhold", "eksternt innhold", "treści zewnętrzn", "zewnętrznych", "externí obsah",
    "外部コンテンツ", "第三方", "外部内容", "외부 콘텐츠", "محتوى خارجي", "خارجي",
];

/// Whether a short text asks for consent to load something.
pub fn asks_consent(text: &str) -> bool {
    let lower = to_lower(text);
    [ASKED, LOADED].into_iter().all(|list| split_words(list).any(|words| lower.contains(words)))
}
