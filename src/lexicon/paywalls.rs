//! Lines by which a page says that it holds only the beginning of a text: for subscribers, after logging in, in the app.

use crate::text::letters::{is_number, to_lower};
use crate::text::pairs::Pairs;

/// Words of such lines, in lower case, wherever they stand in a short line.
const WORDS: &[&str] = &[
    // Chinese
    "订阅后继续阅读", "订阅后阅读", "登录后继续阅读", "登录后阅读全文", "登录后查看全文", "付费后阅读", "付费阅读全文",
    "此处为付费内容", "以下为付费内容", "本文为付费内容", "开通会员", "会员专享", "剩余内容需", "剩余内容 ",
    "訂閱後繼續閱讀", "訂閱後閱讀", "登入後繼續閱讀", "會員專享", "會員限定", "付費閱讀", // Japanese, Korean
    "有料会員限定", "有料記事です", "会員限定記事", "会員限定です", "ログインして続きを", "この続きは有料",
    "続きを読むには", "残り文字", "全文文字", "유료회원", "구독 후", "로그인 후 이용",
    "회원 전용", // Latin scripts
    "subscribe to continue", "subscribe to read", "subscribers only", "for subscribers only", "already a subscriber",
    "log in to continue reading", "sign in to continue reading", "to continue reading", "members-only",
    "this post is for paid", "abonnenten vorbehalten", "nur für abonnenten", "weiterlesen mit", "jetzt weiterlesen",
    "réservé aux abonnés", "réservé à nos abonnés", "la suite est réservée", "il vous reste 1", "il vous reste 2",
    "il vous reste 3", "il vous reste 4", "il vous reste 5", "il vous reste 6", "il vous reste 7", "il vous reste 8",
    "il vous reste 9", "solo para suscriptores", "suscríbete para", "contenido exclusivo para suscriptores",
    "exclusivo para assinantes", "assine para", "per continuare a leggere", "riservato agli abbonati",
    "alleen voor abonnees", "tylko dla subskrybentów", "dla prenumeratorów", // Cyrillic, Arabic script
    "только для подписчиков", "доступно по подписке", "оформите подписку", "лише для передплатників", "للمشتركين فقط",
    "اشترك لمتابعة", "ویژه مشترکین", "ویژه مشترکان",
];

/// Whether a line says so. Longer texts may speak of subscribers: the caller looks at the length and place.
pub fn is_paywall(line: &str) -> bool {
    let mut line = to_lower(line);
    // 残り1234文字: how much it is says nothing.
    line.retain(|c| !is_number(c));
    let pairs = Pairs::of(&line);
    WORDS.iter().any(|words| pairs.may_hold(words) && line.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paywalls_are_known_in_many_languages() {
        assert!(is_paywall("本文共计1893字 订阅后继续阅读"));
        assert!(is_paywall("この記事は有料会員限定です。"));
        assert!(is_paywall("Subscribe to continue reading"));
        assert!(is_paywall("Il vous reste 70 % de cet article à lire. La suite est réservée aux abonnés."));
        assert!(!is_paywall("The paper has more subscribers than ever."));
    }
}
