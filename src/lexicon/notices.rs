//! Sentences that platforms set under other people's articles: disclaimers, bans on reprinting, end marks.

use crate::text::letters::to_lower;
use crate::text::measure_units;
use crate::text::pairs::Pairs;

/// Labels of a notice, in lower case; a colon follows.
const LABELS: &[&str] = &[
    "特别声明", "平台声明", "免责声明", "郑重声明", "版权声明", "本站声明", "声明", "特別聲明", "免責聲明", "版權聲明",
    "聲明", "免責事項", "notice", "disclaimer", "haftungsausschluss", "avertissement", "aviso legal",
    "отказ от ответственности", "إخلاء مسؤولية",
];

/// Words that forbid reprinting, wherever they stand in a short line, in lower case.
const BANS: &[&str] = &[
    "不得转载", "谢绝转载", "禁止转载", "请勿转载", "不得擅自转载", "不得轉載", "禁止轉載", "請勿轉載", "無断転載",
    "無断複製", "무단전재", "무단 전재", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés",
    "todos los derechos reservados", "todos os direitos reservados", "tutti i diritti riservati", "все права защищены",
    "усі права захищені", "جميع الحقوق محفوظة", "کلیه حقوق",
];

/// What readers are asked to do below an article, wherever it stands in a short line, in lower case.
const PROMPTS: &[&str] = &[
    // Chinese, Japanese, Korean
    "侵删", "侵权必删", "侵权请联系", "侵权联系删除", "返回搜狐", "长按二维码", "长按识别", "识别二维码", "扫描二维码",
    "扫码关注", "扫码下载", "点个在看", "点亮在看", "点个“在看”", "投稿邮箱", "新闻热线", "报料热线", "爆料热线",
    "欢迎关注公众号", "请关注公众号", "关注微信公众号", "关注我们的公众号", "更多精彩内容", "更多新闻资讯",
    "欢迎下载客户端", "掃描 qr", "追蹤我們的", "加入line", "下載app", "公式アカウントをフォロー", "友だち追加",
    "アプリをダウンロード", "카카오톡 채널", "채널을 추가", "앱을 다운로드", // Latin scripts
    "follow us on", "like us on facebook", "download our app", "sign up for our newsletter",
    "sign up to our newsletter", "subscribe to our newsletter", "join our whatsapp channel",
    "join our telegram channel", "folgen sie uns auf", "abonnieren sie unseren newsletter", "suivez-nous sur",
    "abonnez-vous à notre newsletter", "síguenos en", "suscríbete a nuestro", "siga-nos n", "nos siga n", "seguici su",
    "iscriviti alla nostra newsletter", "volg ons op", "obserwuj nas na", "bizi takip edin", "ikuti kami di",
    "theo dõi chúng tôi trên", "följ oss på", // Cyrillic, Greek, Arabic script, Hebrew, Hindi, Thai
    "подписывайтесь на наш", "подпишитесь на наш", "читайте нас в", "підписуйтесь на наш", "підписуйтеся на наш",
    "читайте нас у", "ακολουθήστε μας", "تابعونا على", "اشترك في نشرتنا", "ما را در اینستاگرام", "کانال تلگرام ما",
    "עקבו אחרינו", "हमें फॉलो करें", "ติดตามเราได้",
];

/// A longer line says more, in units.
const PROMPT_UNITS: u32 = 110;

/// What a line says that only ends the article, in lower case.
const LAST_WORDS: &[&str] = &["end", "the end", "完", "全文完", "本文完", "おわり", "fin", "ende", "конец", "انتهى"];

/// Bytes of the longest of them.
const LAST_BYTES: usize = 12;

/// Lines that say the article is over, in lower case, at their beginning.
const ENDS: &[&str] = &["正文已结束", "全文完", "本文完", "انتهای پیام"];

/// Whether a line is a platform's notice. Longer texts may quote such words: the caller looks at the length and place.
pub fn is_notice(line: &str) -> bool {
    let line = to_lower(line.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let has_label = LABELS
        .iter()
        .any(|label| line.strip_prefix(label).is_some_and(|rest| rest.trim_start().starts_with([':', '：'])));
    let pairs = Pairs::of(&line);
    let holds = |words: &[&str]| words.iter().any(|words| pairs.may_hold(words) && line.contains(words));
    has_label
        || ENDS.iter().any(|end| line.starts_with(end))
        || holds(BANS)
        || (holds(PROMPTS) && measure_units(&line) <= PROMPT_UNITS)
}

/// Whether a line says only that the article is over. A cell or an item may be called so too: the caller looks where it
/// stands.
pub fn is_last_words(line: &str) -> bool {
    let words = line.trim_matches(|c: char| !c.is_alphanumeric());
    words.len() <= LAST_BYTES && LAST_WORDS.contains(&to_lower(words).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_are_known_in_many_languages() {
        assert!(is_notice("特别声明：以上内容由用户上传。"));
        assert!(is_notice("【未经授权，不得转载。】"));
        assert!(is_last_words("— THE END —") && is_last_words("（完）") && !is_last_words("Endings are hard."));
        assert!(is_notice("图片来源于网络，侵删") && is_notice("Follow us on Telegram for more."));
        assert!(is_notice("Подписывайтесь на наш канал в Telegram"));
        assert!(is_notice("© 2024 La Gaceta. Todos los derechos reservados."));
        assert!(is_notice("انتهای پیام/ی"));
        assert!(!is_notice("声明中说，双方同意继续对话。"));
        assert!(!is_notice("Notice how the light falls."));
    }
}
