//! What a page asks its reader to do besides reading: to follow it elsewhere, to order its letters, to know who pays.
//!
//! A text may speak of all this too. So a line must ask, with a verb that speaks to the reader, and must name what it asks for.

use super::{WordList, begins_with};
use crate::hash::HashSet;
use crate::text::letters::is_letter_or_number;
use crate::text::pairs::Pairs;
use crate::text::script::is_dense;

/// With these a line begins that asks to be followed, in lower case.
static FOLLOW: WordList = WordList::of(words![
    "follow", "folgen sie", "suivez", "siga", "sigan", "síguenos", "siga-nos", "seguici", "seguite", "volg",
    "obserwuj", "śledź", "ikuti", "theo dõi", "följ", "følg", "seuraa", "sledujte", "urmărește", "urmăriți", "kövess",
    "подпишитесь", "подписывайтесь", "следите", "присоединяйтесь", "підпишіться", "підписуйтесь", "підписуйтеся",
    "слідкуйте", "последвайте", "ακολουθήστε", "تابعوا", "تابعونا", "تابعنا", "עקבו", "ติดตาม", "takip edin", "关注",
    "欢迎关注", "追蹤", "歡迎追蹤",
]);

/// Where pages are followed, in lower case.
static SERVICES: WordList = WordList::of(words![
    "facebook", "twitter", "instagram", "telegram", "whatsapp", "youtube", "tiktok", "threads", "linkedin", "bluesky",
    "mastodon", "pinterest", "snapchat", "viber", "spotify", "google news", "flipboard", "vk", "вконтакте", "фейсбук",
    "фейсбуке", "твиттер", "твиттере", "телеграм", "телеграме", "телеграмі", "فيسبوك", "تويتر", "تلغرام", "تيليغرام",
    "إنستغرام", "انستغرام", "واتساب", "یوتیوب", "يوتيوب", "اینستاگرام", "تلگرام", "توییتر", "פייסבוק", "טוויטר",
    "אינסטגרם", "טלגרם", "ווטסאפ", "फेसबुक", "ट्विटर", "व्हाट्सएप", "इंस्टाग्राम", "เฟซบุ๊ก", "ทวิตเตอร์", "微信", "微博", "抖音",
]);

/// So many of them in a line that asks to be followed are where.
const SERVICES_NAMED: usize = 2;

/// Verbs that ask to order something and say nothing else, in lower case, anywhere in a line.
const ORDER: &[&str] = &[
    "abonnez-vous", "inscrivez-vous", "suscríbete", "suscríbase", "apúntate", "inscreva-se", "cadastre-se",
    "iscriviti", "iscrivetevi", "iscrivendoti", "schrijf je in", "meld je aan", "melden sie sich", "zapisz się",
    "подпишитесь", "подписывайтесь", "підпишіться", "εγγραφείτε", "הירשמו", "abone ol", "abonează-te", "iratkozz",
    "tilmeld dig", "anmäl dig", "đăng ký nhận",
];

/// Those that may be told of others too: they ask where a sentence begins.
const ORDER_FIRST: &[&str] =
    &["sign up", "subscribe", "register", "abonnieren sie", "recevez", "recibe", "receba", "ricevi", "ontvang"];

/// What is ordered, in lower case.
const LETTERS: &[&str] = &[
    "newsletter", "receive new posts", "mailing list", "infolettre", "lettre d'information", "boletín", "boletim",
    "nieuwsbrief", "biuletyn", "рассылк", "розсилк", "ενημερωτικό δελτίο", "ניוזלטר", "bülten", "bản tin",
    "nyhetsbrev", "nyhedsbrev", "hírlevél",
];

/// How platforms ask to be followed above and below a text, in lower case, wherever it stands in a short line.
const PLEAS: &[&str] = &[
    "点击上方蓝字", "点击上面蓝字", "点击上方“", "点击上方关注", "点击上方名片", "点击下方名片", "点击蓝字",
    "点蓝字关注", "设为星标", "设为“星标”", "加星标", "星标公众号", "分享、点赞", "点赞、在看", "點擊上方藍字",
];

/// A longer line says more than a plea, in characters.
const PLEA_CHARS: usize = 40;

/// How pages say who pays for a text's links, in lower case, wherever it stands in a short line.
const DISCLOSURES: &[&str] = &[
    "contains affiliate links",
    "may contain affiliate links",
    "contains affiliate advertising",
    "includes affiliate links",
    "as an amazon associate",
    "enthält affiliate-links",
    "enthält sogenannte affiliate",
    "affiliate-links gekennzeichnet",
    "アフィリエイト広告を利用しています",
    "アフィリエイトプログラムを利用しています",
];

/// What they say where the line speaks of links or of buying, too.
const COMMISSIONS: &[&str] = &[
    "may earn us", "may earn a commission", "may earn commission", "we earn a commission",
    "we may receive a commission", "we may get a commission", "erhalten wir eine provision",
];
const BUYING: &[&str] = &["link", "purchase", "buy", "click", "kauf"];

/// What they name in a line that is set apart from the text.
const AFFILIATES: &[&str] = &[
    "liens affiliés", "liens d'affiliation", "enlaces de afiliado", "enlaces afiliados", "links de afiliado",
    "link di affiliazione", "link affiliati", "партнёрские ссылки", "партнерские ссылки", "quảng cáo liên kết",
];

/// Whether a line, in lower case, asks to follow the page elsewhere.
pub fn asks_to_follow(line: &str) -> bool {
    let Some(line) = unquoted(line) else { return false };
    if line.chars().count() <= PLEA_CHARS && holds(line, PLEAS) && !line.ends_with('。') {
        return true;
    }
    let end = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    // What is said of such services goes on behind them.
    if !is_follow(line) || line.ends_with(['?', '？']) || !SERVICES.iter().any(|service| end.ends_with(service)) {
        return false;
    }
    let words: HashSet<&str> = line.split(|c: char| !is_letter_or_number(c)).collect();
    let is_named = |service: &&str| {
        words.contains(service) || ((service.contains(' ') || service.contains(is_dense)) && line.contains(service))
    };
    SERVICES.iter().filter(is_named).nth(SERVICES_NAMED - 1).is_some()
}

/// Whether a line, in lower case, begins as one does that asks to be followed; where, is not looked at.
pub fn begins_to_follow(line: &str) -> bool {
    unquoted(line).is_some_and(is_follow)
}

/// A line from its first letter on; none of what somebody says in quotes.
fn unquoted(line: &str) -> Option<&str> {
    let is_quote = |c: char| matches!(c, '"' | '\'' | '“' | '‘' | '„' | '«' | '‹' | '「' | '『');
    let start = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !is_quote(c));
    (!start.starts_with(is_quote)).then_some(start)
}

fn is_follow(line: &str) -> bool {
    FOLLOW.iter().any(|word| {
        let next = line.get(word.len()..).map(|rest| rest.chars().next());
        // "Follow, then, …": what goes on behind a comma is another sentence.
        begins_with(line, word) && next.is_some_and(|next| is_word_end(word, next) && next != Some(','))
    })
}

/// Whether a line, in lower case, asks to order letters from the page.
pub fn asks_to_order(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    // "Subscribers", "abone oldu": forms of the word that tell.
    let ends =
        |word: &str, at: usize| line.get(at + word.len()..).is_some_and(|rest| is_word_end(word, rest.chars().next()));
    let stands = |word: &&str| line.match_indices(*word).any(|(at, _)| ends(word, at));
    let begins = |word: &&str| {
        line.match_indices(*word)
            .any(|(at, _)| ends(word, at) && (at == 0 || ends_sentence(line.get(..at).unwrap_or(""))))
    };
    holds(line, LETTERS) && (ORDER.iter().any(stands) || ORDER_FIRST.iter().any(begins))
}

/// Whether a line, in lower case, says that the page is paid for what its links sell; one that is set apart need only name them.
pub fn is_disclosure(line: &str, is_set_apart: bool) -> bool {
    let pairs = Pairs::of(line);
    let says = |words: &[&str]| words.iter().any(|word| pairs.may_hold(word) && line.contains(word));
    says(DISCLOSURES) || (says(COMMISSIONS) && says(BUYING)) || (is_set_apart && says(AFFILIATES))
}

fn holds(line: &str, words: &[&str]) -> bool {
    let pairs = Pairs::of(line);
    words.iter().any(|word| pairs.may_hold(word) && line.contains(word))
}

fn ends_sentence(before: &str) -> bool {
    before.trim_end().ends_with(['.', '!', '?', '…', ':']) && before.ends_with(' ')
}

fn is_word_end(word: &str, next: Option<char>) -> bool {
    word.contains(is_dense) || next.is_none_or(|next| !is_letter_or_number(next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::letters::to_lower;

    #[test]
    fn lines_that_ask_are_told_from_lines_that_tell() {
        for line in [
            "Follow the River Post on Facebook, X and Instagram.",
            "Siga o canal no WhatsApp e no Telegram",
            "Ακολουθήστε μας στο Google News και στο Facebook",
            "点击上方蓝字，关注我们",
        ] {
            assert!(asks_to_follow(&to_lower(line)), "{line}");
        }
        for line in [
            "Follow the path on the left bank.",
            "Followers on Facebook and Instagram were told first.",
            "He let them follow him on Facebook and Instagram.",
            "Follow the keeper on X.",
            "Follow these steps to link your Facebook and Instagram accounts.",
            "Следите, чтобы ребёнок не сидел в телеграме и вконтакте",
            "关注微信、微博和抖音上的未成年人保护，是家长的事。",
            "Follow you on Instagram or on TikTok?",
            "“点击蓝字”的骗局已经骗了三个人。",
            "第二步：在菜单里把公众号设为星标。",
            "平台规定，点击上方蓝字才能进入投稿页面，这让不少上了年纪的读者觉得非常不方便，也有人为此写信给编辑部。",
        ] {
            assert!(!asks_to_follow(&to_lower(line)), "{line}");
        }
        for line in [
            "Sign up for our river newsletter.",
            "Like it? Subscribe to the newsletter.",
            "Nichts mehr verpassen: Abonnieren Sie kostenlos die Newsletter",
            "Se vuoi restare aggiornato iscriviti gratis alla newsletter",
        ] {
            assert!(asks_to_order(&to_lower(line)), "{line}");
        }
        for line in [
            "They asked everyone to subscribe to the newsletter.", "The newsletter is one page long.",
            "Join the two boards with glue.", "Subscribers to the newsletter grew in number.",
            "Otuz bin kişi bültene abone oldu.",
        ] {
            assert!(!asks_to_order(&to_lower(line)), "{line}");
        }
        assert!(is_disclosure(&to_lower("If you buy through our links, we may earn a commission."), false));
        assert!(is_disclosure(&to_lower("Cet article contient des liens affiliés."), true));
        for line in [
            "An agent may earn his commission only once.", "Under the new contract we may receive a commission.",
            "Les liens affiliés rapportent peu aux journaux.",
        ] {
            assert!(!is_disclosure(&to_lower(line), false), "{line}");
        }
    }
}
