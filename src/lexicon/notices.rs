//! Sentences that platforms set under other people's articles: disclaimers, bans on reprinting, end marks.

use crate::text::letters::to_lower;

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

/// Lines that say the article is over, in lower case, at their beginning.
const ENDS: &[&str] = &["正文已结束", "全文完", "本文完", "انتهای پیام"];

/// Whether a line is a platform's notice. Longer texts may quote such words: the caller looks at the length and place.
pub fn is_notice(line: &str) -> bool {
    let line = to_lower(line.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let has_label = LABELS
        .iter()
        .any(|label| line.strip_prefix(label).is_some_and(|rest| rest.trim_start().starts_with([':', '：'])));
    has_label || ENDS.iter().any(|end| line.starts_with(end)) || BANS.iter().any(|ban| line.contains(ban))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_are_known_in_many_languages() {
        assert!(is_notice("特别声明：以上内容由用户上传。"));
        assert!(is_notice("【未经授权，不得转载。】"));
        assert!(is_notice("© 2024 La Gaceta. Todos los derechos reservados."));
        assert!(is_notice("انتهای پیام/ی"));
        assert!(!is_notice("声明中说，双方同意继续对话。"));
        assert!(!is_notice("Notice how the light falls."));
    }
}
