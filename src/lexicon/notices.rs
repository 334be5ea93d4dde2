//! Lines that platforms set below other people's articles: disclaimers, bans on reprinting, calls to follow, questions what
//! the page was worth, who else reads it, and marks of the end.

use super::{WordList, begins_with};
use crate::text::letters::{is_letter, to_lower};
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
static PROMPTS: WordList = WordList::of(words![
    "侵删", "侵权必删", "侵权请联系", "侵权联系删除", "返回搜狐", "长按二维码", "长按识别", "识别二维码", "扫描二维码",
    "扫码关注", "扫码下载", "点个在看", "点亮在看", "点个“在看”", "投稿邮箱", "新闻热线", "报料热线", "爆料热线",
    "欢迎关注公众号", "请关注公众号", "关注微信公众号", "关注我们的公众号", "更多精彩内容", "更多新闻资讯",
    "欢迎下载客户端", "一秒记住本站", "一秒記住本站", "一秒记住【", "手机版阅读网址", "章节错误,点此",
    "章节错误，点此", "请收藏本站", "首发网址", "掃描 qr", "追蹤我們的", "加入line", "下載app",
    "公式アカウントをフォロー", "友だち追加", "アプリをダウンロード", "카카오톡 채널", "채널을 추가", "앱을 다운로드",
    "제보는 카카오톡", "카톡 제보", "follow us on", "like us on facebook", "download our app",
    "sign up for our newsletter", "sign up to our newsletter", "subscribe to our newsletter",
    "join our whatsapp channel", "join our telegram channel", "folgen sie uns auf",
    "abonnieren sie unseren newsletter", "suivez-nous sur", "abonnez-vous à notre newsletter", "síguenos en",
    "suscríbete a nuestro", "siga-nos n", "nos siga n", "seguici su", "iscriviti alla nostra newsletter",
    "volg ons op", "obserwuj nas na", "obserwuj nas w", "więcej takich informacji", "dziękujemy, że przeczyta",
    "bizi takip edin", "ikuti kami di", "theo dõi chúng tôi trên", "följ oss på", "подписывайтесь на наш",
    "подпишитесь на наш", "читайте нас в", "підписуйтесь на наш", "підписуйтеся на наш", "читайте нас у",
    "ακολουθήστε μας", "تابعونا على", "اشترك في نشرتنا", "ما را در اینستاگرام", "کانال تلگرام ما", "עקבו אחרינו",
    "हमें फॉलो करें", "ติดตามเราได้", "เพิ่มเพื่อน", "เกาะติดทุก",
]);

/// How pages ask below a text what it was worth, in lower case, at the beginning of a short line.
static QUESTIONS: WordList = WordList::of(words![
    "was this page helpful", "was this page useful", "is this page useful", "was this article helpful",
    "was this article useful", "was this information helpful", "was this content helpful", "was this guide helpful",
    "was this helpful", "did you find this page helpful", "did you find this article helpful",
    "did you find this helpful", "did this page help you", "did this answer your question", "thanks for your feedback",
    "thank you for your feedback", "war diese seite hilfreich", "war dieser artikel hilfreich",
    "war diese information hilfreich", "cette page vous a-t-elle", "cet article vous a-t-il été utile",
    "¿te ha resultado útil", "¿te resultó útil", "¿le ha resultado útil", "¿fue útil est", "¿ha sido útil est",
    "esta página foi útil", "este artigo foi útil", "questa pagina è stata utile", "questo articolo ti è stato utile",
    "was deze pagina nuttig", "was dit artikel nuttig", "heeft deze informatie u geholpen",
    "czy ten artykuł był pomocny", "была ли эта страница полезн", "была ли статья полезна", "была ли полезна эта",
    "чи була ця стаття корисною", "هل كانت هذه الصفحة مفيدة", "هل كانت هذه المقالة مفيدة", "bu sayfa yardımcı oldu mu",
    "bài viết này có hữu ích", "此页面是否有帮助", "此页面对您有帮助吗", "此内容是否有帮助", "本页内容对您有帮助吗",
    "本文对您有帮助吗", "本文对你有帮助吗", "这篇文章对您有帮助吗", "这篇文章有帮助吗", "此文章是否有帮助",
    "以上内容是否对您有帮助", "此頁面對您有幫助嗎", "這篇文章有幫助嗎", "このページは役に立ちましたか",
    "この記事は役に立ちましたか", "この情報は役に立ちましたか", "この記事は参考になりましたか", "도움이 되었나요",
    "이 페이지가 도움이", "이 문서가 도움이", "이 문서가 유용",
]);

/// How forums say below a thread who else reads it, in lower case, at the beginning of a short line.
static READERS: WordList = WordList::of(words![
    "who is online", "users browsing this", "users viewing this", "wer ist online", "mitglieder in diesem forum",
    "qui est en ligne", "utilisateurs parcourant ce", "¿quién está conectado", "usuarios navegando por este",
    "chi c’è in linea", "chi c'è in linea", "visitano il forum", "quem está online", "usuários navegando neste",
    "wie is er online", "kto jest online", "użytkownicy przeglądający to", "кто сейчас на конференции",
    "кто сейчас на форуме", "сейчас этот форум", "хто зараз онлайн", "正在浏览此版面", "正在浏览本版",
    "正在瀏覽這個版面", "誰在線上", "オンラインデータ", "このフォーラムを閲覧中",
]);

/// What readers write, as rules for it call it, in lower case: of more than one.
static REMARKS: WordList = WordList::of(words![
    "comments", "kommentare", "commentaires", "comentarios", "comentários", "commenti", "reacties", "kommentarer",
    "kommentit", "komentāri", "komentarai", "komentarze", "komentáře", "komentáre", "komentari", "hozzászólás",
    "comentariile", "комментари", "коментар", "yorumlar", "التعليقات", "تعليقات", "دیدگاه", "نظرات", "תגובות",
    "σχόλια", "bình luận", "komentar yang", "ความคิดเห็น", "댓글", "コメント", "评论", "評論", "留言", "跟帖",
    "टिप्पणियाँ",
]);

/// What becomes of some of it, and who answers for it, in lower case.
static RULES: WordList = WordList::of(words![
    "will be removed", "will be deleted", "may be removed", "may be deleted", "will not be published",
    "sole responsibility", "werden gelöscht", "werden entfernt", "seront supprimés", "sera supprimé",
    "serán eliminados", "no serán publicados", "exclusiva responsabilidad", "serão removidos", "serão excluídos",
    "serão apagados", "responsabilidade do autor", "responsabilidade dos autores", "saranno rimossi",
    "saranno cancellati", "verranno rimossi", "verranno cancellati", "worden verwijderd", "tas bort", "slettes",
    "blive slettet", "bli slettet", "poistetaan", "tiks dzēsti", "bus pašalint", "bus ištrint", "kustutatakse",
    "będą usuwane", "będą usunięte", "zostaną usunięte", "budou smazány", "budou mazány", "budou odstraněny",
    "budú zmazané", "budú vymazané", "odstránené", "bit će obrisani", "bit će uklonjeni", "biće obrisani",
    "biće uklonjeni", "će biti obrisani", "će biti uklonjeni", "töröljük", "törlésre", "vor fi șterse",
    "vor fi eliminate", "удаляются", "будут удал", "не публикуются", "видаляються", "будуть видал", "ще бъдат изтри",
    "ще бъдат премах", "silinecek", "yayınlanmayacak", "yayımlanmayacak", "لن ننشر", "لن يتم نشر", "سيتم حذف",
    "حقها في حذف", "الحق في حذف", "منتشر نخواهد شد", "منتشر نمی", "יימחקו", "לא יפורסמו", "διαγράφονται", "θα διαγραφ",
    "sẽ bị xóa", "akan dihapus", "จะถูกลบ", "삭제됩니다", "삭제될 수", "削除されます", "削除する場合", "削除いたします",
    "将被删除", "将予以删除", "有权删除", "一律删除", "仅代表", "將被刪除", "將予以刪除", "有權刪除", "僅代表",
]);

/// What is pressed to report an error, and what an error is called, in lower case.
const REPORT_KEYS: &[&str] = &["ctrl+enter", "ctrl + enter", "ctrl-enter", "ctrl and enter"];
static ERRORS: WordList = WordList::of(words![
    "error", "mistake", "typo", "fehler", "erreur", "errore", "ошибк", "опечатк", "неточност", "помилк", "памылк",
    "грешк", "қате", "хато", "xato", "səhv", "kļūd", "klaid", "viga", "virhe", "błąd", "chyb", "grešk",
]);

/// What is done to it before, in lower case, at the beginning of a word.
static MARKING: WordList = WordList::of(words![
    "select", "highlight", "mark", "sélectionn", "selezion", "seleccion", "выдел", "виділ", "вылуч", "отбел",
    "белгіле", "belgila", "seçin", "iezīm", "pažym", "märgi", "valitse", "zaznacz", "označ",
]);

/// An error is spoken of in so many of the first letters; further on it is met by who follows a manual.
const ERROR_LETTERS: usize = 40;

/// A longer line goes on about something, in units.
const QUESTION_UNITS: u32 = 60;

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
    let stands = |words: &str| pairs.may_hold(words) && line.contains(words);
    has_label
        || ENDS.iter().any(|end| line.starts_with(end))
        || BANS.iter().any(|words| stands(words))
        || (PROMPTS.iter().any(stands) && measure_units(&line) <= PROMPT_UNITS)
        || (READERS.iter().any(|begin| begins_with(&line, begin)) && measure_units(&line) <= PROMPT_UNITS)
        || (QUESTIONS.iter().any(|question| begins_with(&line, question)) && measure_units(&line) <= QUESTION_UNITS)
}

/// The word for what readers write in a line that says which of it is not wanted, or who answers for it. An article may be
/// about just that: the caller looks where the line stands and for the word in the text.
pub fn find_comment_rule(line: &str) -> Option<&'static str> {
    let line = to_lower(line);
    let pairs = Pairs::of(&line);
    let place = |word: &str| if pairs.may_hold(word) { line.find(word) } else { None };
    let (at, remark) = REMARKS.iter().find_map(|word| Some((place(word)?, word)))?;
    let is_early = line.get(..at).is_some_and(|head| head.chars().count() <= REMARK_LETTERS);
    let has_rule = || RULES.iter().any(|word| place(word).is_some_and(|rule| at < rule));
    (is_early && has_rule()).then_some(remark)
}

/// A rule for remarks names them in so many of its first letters.
const REMARK_LETTERS: usize = 24;

/// Whether a line asks, whoever finds an error in the text, to mark it and to press two keys: in this order.
pub fn asks_for_errors(line: &str) -> bool {
    let line = to_lower(line);
    let Some(keys) = REPORT_KEYS.iter().find_map(|keys| line.find(keys)) else { return false };
    let begins = |at: usize| line.get(..at).is_some_and(|head| !head.chars().next_back().is_some_and(is_letter));
    let find = |words: &WordList| {
        let places = words.iter().filter_map(|word| line.match_indices(word).map(|(at, _)| at).find(|&at| begins(at)));
        places.min()
    };
    let is_early = |at: usize| line.get(..at).is_some_and(|head| head.chars().count() <= ERROR_LETTERS);
    find(&ERRORS).is_some_and(|error| is_early(error) && find(&MARKING).is_some_and(|mark| error < mark && mark < keys))
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
        assert!(is_notice("Users browsing this forum: No registered users and 3 guests"));
        assert!(is_notice("Was this page helpful? Yes No") && is_notice("本文对您有帮助吗？"));
        assert!(is_notice("天才一秒记住本站地址：www.site.example") && !is_notice("他一秒钟就记住了。"));
        assert!(!is_notice(
            "Was this helpful to the keeper, who had read the gauge for forty years without a day off?"
        ));
        assert!(find_comment_rule("Комментарии с оскорблениями удаляются.").is_some());
        assert!(
            find_comment_rule("含有广告的评论将被删除").is_some() && find_comment_rule("该评论随后被删除").is_none()
        );
        assert!(find_comment_rule("He deleted his comments the next day.").is_none());
        assert!(
            asks_for_errors("Нашли опечатку? Выделите её и нажмите Ctrl+Enter.")
                && !asks_for_errors("Select the cell with the error and press Ctrl+Enter.")
        );
        assert!(!is_notice("声明中说，双方同意继续对话。"));
        assert!(!is_notice("Notice how the light falls."));
    }
}
