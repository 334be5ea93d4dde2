//! Words with which pages begin the lines that are not the article, by meaning, in the languages we know.
//!
//! A cue stands at the beginning of a block, or fills it. Longer texts may begin with the same words and mean
//! themselves, so callers look at the block's length too.

use super::begins_with;
use super::index::Index;
use crate::text::letters::{lower_first, push_lower};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Cue {
    /// Heading of related, recommended or popular stories.
    Related,
    /// Copyright and legal lines, imprint, records.
    Legal,
    /// Share, follow, print, favourites.
    Share,
    /// Newsletter, subscription, login, registration, apps.
    Subscribe,
    /// Readers' comments and replies.
    Comments,
    /// A label of advertising.
    Ad,
    /// "Read more", "continue", previous and next.
    More,
    /// The editor's line.
    Editor,
    /// The source line.
    Source,
    /// The page's keywords or tags.
    Keywords,
    /// The author's line.
    Author,
    /// Dates of publication and change.
    Date,
    /// Breadcrumb and "you are here".
    Breadcrumb,
    /// Skip links, menus, search, language choice.
    Navigation,
    /// Notices of platforms and disclaimers.
    Notice,
    /// Contents and references: belong to the article or its apparatus.
    Contents,
    /// Captions and picture credits.
    Caption,
    /// Numbers of readers: views, likes, votes.
    Counts,
    /// Shops: price, cart, delivery.
    Shop,
}

/// Number of cues.
pub const CUES: usize = 19;

/// Cues and their words in lower case. East Asian words match anywhere a block begins; others end at a word's end.
const TABLE: &[(Cue, &str)] = &[
    (
        Cue::Related,
        words![
            "推荐阅读", "往期推荐", "往期回顾", "往期精选", "往期精彩", "相关阅读", "相关新闻", "相关推荐", "相关文章",
            "相关报道", "相关链接", "相关专题", "相关资讯", "延伸阅读", "延伸·推荐", "猜你喜欢", "猜你感兴趣",
            "为你推荐", "为您推荐", "热门推荐", "热门文章", "热门排行", "热门新闻", "热点推荐", "热点新闻",
            "大家都爱看", "大家都在看", "最新资讯", "最新文章", "最新新闻", "最新发布", "精彩图集", "精彩推荐", "精选",
            "更多猛料", "近期热文", "今日热点", "今日推荐", "排行榜", "点击排行", "阅读排行", "友情链接", "编辑推荐",
            "編輯部推薦", "編輯推薦", "熱門點閱", "熱門文章", "熱門新聞", "延伸閱讀", "相關新聞", "相關文章",
            "相關閱讀", "推薦閱讀", "你可能", "您可能", "猜你喜歡", "最新文章", "人氣", "関連記事", "関連キーワード",
            "関連リンク", "関連ニュース", "あわせて読みたい", "おすすめ", "ランキング", "人気記事", "新着", "注目",
            "こちらも", "この記事を読んだ", "관련기사", "관련 기사", "추천", "많이 본", "인기뉴스", "인기 기사",
            "주요뉴스", "이 시각", "related", "you may also", "you might also", "recommended", "more from", "more on",
            "more in", "more stories", "more news", "more articles", "most popular", "most read", "most viewed",
            "popular", "trending", "latest", "read also", "also read", "don't miss", "editor's picks",
            "editors' picks", "top stories", "up next", "from the web", "around the web", "what to read next",
            "read more:", "leia mais:", "leer más:", "czytaj też", "czytaj więcej:", "zobacz również", "recent posts",
            "recent articles", "similar", "people also", "see more", "keep reading", "ähnliche", "mehr zum thema",
            "das könnte", "meistgelesen", "weitere artikel", "mehr aus", "lesen sie auch", "verwandte",
            "articles similaires", "à lire aussi", "lire aussi", "sur le même sujet", "les plus lus", "dans la même",
            "vous aimerez", "relacionad", "te puede interesar", "lea también", "lee también", "más leídas",
            "más noticias", "noticias relacionadas", "también te", "leia também", "veja também", "mais lidas",
            "matérias relacionadas", "artigos relacionados", "saiba mais", "читайте также", "новости по теме",
            "по теме", "материалы по теме", "похожие", "рекомендуем", "популярное", "самое читаемое", "другие новости",
            "ещё по теме", "смотрите также", "вопрос-ответ", "до теми", "читайте також", "схожі", "популярні",
            "дивіться також", "прочети повече", "още по темата", "διαβάστε επίσης", "σχετικά", "مواضيع ذات صلة",
            "اقرأ أيضا", "إقرأ أيضا", "اقرأ ايضا", "اقرأ أيضًا", "إقرأ أيضًا", "مواضيع ساخنة", "الأكثر", "أخبار ذات صلة",
            "شاهد أيضا", "بیشتر بخوانید", "مطالب مرتبط", "اخبار مرتبط", "پربازدید", "پربیننده", "برچسب", "यह भी पढ़ें",
            "ये भी पढ़ें", "इसे भी पढ़ें", "संबंधित", "เรื่องที่เกี่ยวข้อง", "ข่าวที่เกี่ยวข้อง", "আরও পড়ুন", "leggi anche",
            "articoli correlati", "potrebbe interessarti", "czytaj także", "polecane", "ilgili haber", "bunlar da",
            "baca juga", "xem thêm", "tin liên quan", "läs också", "läs mer", "lees ook", "gerelateerd",
            "כתבות נוספות", "לכתבות נוספות", "עוד בנושא", "קראו גם", "קרא גם", "אולי יעניין", "מומלצים", "čtěte také",
            "čtěte dále", "přečtěte si", "související", "čítajte aj", "prečítajte si", "súvisiace", "kapcsolódó",
            "ajánljuk", "ezt olvas", "citește și", "citeste si", "articole similare", "te-ar putea interesa",
            "vezi și", "прочетете", "свързани", "вижте още", "διαβάστε ακόμη", "δείτε επίσης", "lue myös", "lue lisää",
            "læs også", "les også", "mer om", "pročitajte", "povezane vijesti", "прочитајте", "ilginizi çekebilir",
            "benzer haberler", "przeczytaj", "zobacz także", "zobacz też", "podobne", "vedi anche", "misschien ook",
            "có thể bạn", "berita lain", "อ่านเพิ่มเติม", "อ่านข่าวเพิ่ม", "อ่านข่าวที่", "อ่านต่อ", "সম্পর্কিত", "مزید پڑھیں",
            "یہ بھی پڑھیں", "और पढ़ें", "மேலும் படிக்க", "მსგავსი", "կարդացեք նաև",
        ],
    ),
    (
        Cue::Legal,
        words![
            "copyright", "©", "(c)", "all rights reserved", "privacy", "terms of", "terms and", "cookie", "imprint",
            "legal notice", "disclaimer", "about us", "contact us", "powered by", "版权所有", "版权", "备案", "icp备",
            "京icp", "营业执照", "关于我们", "联系我们", "举报", "违法", "不良信息", "網站地圖", "版權所有",
            "關於我們", "免責", "著作権", "無断転載", "利用規約", "プライバシー", "運営会社", "お問い合わせ", "저작권",
            "무단전재", "무단 전재", "ⓒ", "개인정보", "이용약관", "impressum", "datenschutz", "alle rechte", "agb",
            "mentions légales", "tous droits", "aviso legal", "todos los derechos", "política de", "todos os direitos",
            "все права", "политика конф", "пользовательское", "свидетельство", "усі права", "حقوق", "جميع الحقوق",
            "کلیه حقوق", "سياسة", "quảng cáo", "tutti i diritti", "wszelkie prawa",
        ],
    ),
    (
        Cue::Share,
        words![
            "share", "tweet", "follow us", "print", "e-mail", "email this", "save", "bookmark", "pin it", "facebook",
            "twitter", "whatsapp", "linkedin", "reddit", "copy link", "分享", "收藏", "打印", "扫一扫", "扫码", "微信",
            "微博", "关注", "字号", "字体", "转发", "點讚", "分享到", "追蹤", "列印", "シェア", "この記事をシェア",
            "このニュースをシェア", "ツイート", "フォロー", "印刷", "はてな", "공유", "인쇄", "글자", "스크랩", "구독",
            "teilen", "drucken", "merken", "folgen", "partager", "imprimer", "suivez", "compartir", "imprimir",
            "síguenos", "compartilh", "поделиться", "распечатать", "подписывайтесь", "поширити", "поділитися", "شارك",
            "مشاركة", "طباعة", "اشتراک", "چاپ", "condividi", "udostępnij", "paylaş", "bagikan", "chia sẻ",
        ],
    ),
    (
        Cue::Subscribe,
        words![
            "subscribe", "sign up", "sign in", "log in", "login", "register", "newsletter", "get the", "join our",
            "join the", "download the app", "create account", "forgot", "already a", "start your", "enter your email",
            "your email", "登录", "注册", "订阅", "下载", "打开app", "客户端", "登入", "註冊", "訂閱", "加入",
            "ログイン", "会員登録", "登録", "購読", "メルマガ", "로그인", "회원가입", "anmelden", "registrieren",
            "abonnieren", "jetzt", "inscri", "abonne", "connexion", "se connecter", "suscri", "iniciar sesión",
            "registr", "assine", "cadastr", "entrar", "войти", "подпис", "регистрация", "увійти", "підпис", "اشترك",
            "تسجيل", "عضویت", "ورود", "accedi", "iscriviti", "zaloguj", "giriş",
        ],
    ),
    (
        Cue::Comments,
        words![
            "comment", "leave a reply", "leave a comment", "post a comment", "add a comment", "join the conversation",
            "replies", "reply", "responses", "发表评论", "网友评论", "评论", "跟贴", "我要评论", "留言", "回复",
            "回覆", "發表評論", "コメント", "댓글", "의견", "kommentar", "commentaire", "comentario", "comentário",
            "комментари", "коментар", "تعليق", "التعليقات", "نظر", "دیدگاه", "ارسال نظر", "commenti", "yorum",
            "komentar", "bình luận",
        ],
    ),
    (
        Cue::Ad,
        words![
            "advertisement", "advertising", "sponsored", "promoted", "ad", "ads", "paid content", "partner content",
            "广告", "推广", "赞助", "廣告", "贊助", "広告", "スポンサー", "pr", "광고", "anzeige", "werbung",
            "gesponsert", "publicité", "sponsorisé", "publicidad", "patrocinado", "publicidade", "реклама",
            "на правах рекламы", "إعلان", "اعلان", "تبلیغ", "آگهی", "विज्ञापन", "pubblicità", "reklama", "reklam",
            "iklan",
        ],
    ),
    (
        Cue::More,
        words![
            "read more", "continue reading", "click here", "learn more", "view all", "show more", "load more",
            "previous", "next", "older", "newer", "back to", "← ", "→", "»", "«", "上一篇", "下一篇", "上一页",
            "下一页", "阅读全文", "点击查看", "查看更多", "更多", "展开", "返回", "余下全文", "上一則", "下一則",
            "看更多", "繼續閱讀", "続きを読む", "もっと見る", "前の記事", "次の記事", "一覧", "더보기", "이전", "다음",
            "weiterlesen", "mehr", "zurück", "vorheriger", "nächster", "lire la suite", "voir plus", "suivant",
            "précédent", "leer más", "ver más", "siguiente", "anterior", "leia mais", "próximo", "далее", "подробнее",
            "читать дальше", "назад", "следующ", "предыдущ", "детальніше", "المزيد", "اقرأ المزيد", "التالي", "السابق",
            "ادامه", "بیشتر", "leggi tutto", "czytaj więcej", "devamı",
        ],
    ),
    (
        Cue::Editor,
        words![
            "责任编辑", "责编", "编辑", "版面编辑", "校对", "审核", "监制", "責任編輯", "編輯", "核稿", "編集", "편집",
            "edited by", "editing by", "redaktion", "редактор", "المحرر", "تحرير", "ویراستار",
        ],
    ),
    (
        Cue::Source,
        words![
            "来源", "稿件来源", "信息来源", "文章来源", "出处", "转自", "摘自", "來源", "轉自", "出典", "転載元",
            "情報元", "提供", "출처", "source", "via", "quelle", "fuente", "fonte", "источник", "джерело", "المصدر",
            "منبع",
        ],
    ),
    (
        Cue::Keywords,
        words![
            "关键词", "关键字", "标签", "文章关键词", "关键词阅读", "關鍵字", "關鍵詞", "標籤", "タグ", "キーワード",
            "태그", "키워드", "tags", "tagged", "tag", "keywords", "filed under", "posted in", "categories",
            "category", "topics", "schlagw", "themen", "mots-clés", "etiquetas", "temas", "тег", "метки", "темы",
            "мітки", "الكلمات", "كلمات", "وسوم", "برچسب", "کلیدواژه",
        ],
    ),
    (
        Cue::Author,
        words![
            "作者", "文/", "文丨", "文｜", "文|", "撰文", "采写", "执笔", "记者", "通讯员", "本报记者", "記者", "文・",
            "筆者", "기자", "글", "by ", "written by", "posted by", "author", "about the author", "words by", "von ",
            "par ", "por ", "автор", "текст", "كتب", "بقلم", "نویسنده", "di ",
        ],
    ),
    (
        Cue::Date,
        words![
            "发布时间", "发布日期", "发布于", "发稿时间", "发表于", "更新时间", "最后更新", "时间", "日期", "發布",
            "發佈", "更新", "公開", "配信", "掲載", "投稿", "입력", "기사입력", "승인", "수정", "published", "updated",
            "posted on", "last updated", "last modified", "veröffentlicht", "stand", "aktualisiert", "publié",
            "mis à jour", "publicado", "actualizado", "atualizado", "опубликовано", "обновлено", "дата", "تم نشره",
            "التاريخ", "نشر", "تاریخ", "pubblicato",
        ],
    ),
    (
        Cue::Breadcrumb,
        words![
            "首页", "您所在的位置", "您的位置", "您现在的位置", "现在位置", "当前位置", "所在位置", "首頁", "目前位置",
            "ホーム", "トップ", "홈", "home", "you are here", "startseite", "accueil", "inicio", "início", "главная",
            "головна", "الرئيسية", "صفحه اصلی", "خانه",
        ],
    ),
    (
        Cue::Navigation,
        words![
            "skip to", "jump to", "search", "menu", "toggle", "close", "navigation", "language", "select", "搜索",
            "导航", "菜单", "目录", "設定", "搜尋", "選單", "検索", "メニュー", "검색", "메뉴", "suche", "recherche",
            "buscar", "pesquisar", "поиск", "меню", "пошук", "بحث", "جستجو", "القائمة",
        ],
    ),
    (
        Cue::Notice,
        words![
            "特别声明", "平台声明", "免责声明", "声明", "郑重声明", "风险提示", "notice", "本文为", "本文来自",
            "本文系", "以上内容", "著作权", "未经授权", "本文不代表", "投资有风险", "特別聲明", "免責聲明", "本記事",
            "※", "this article was", "this story was", "this site", "we use", "this website", "our site", "disclosure",
            "editor's note", "editors' note",
        ],
    ),
    (
        Cue::Contents,
        words![
            "目录", "目次", "參考文獻", "参考文献", "参考资料", "參考資料", "注释", "脚注", "references", "notes",
            "sources", "contents", "table of contents", "see also", "footnotes", "bibliography", "further reading",
            "external links", "quellen", "einzelnachweise", "literatur", "références", "notes et", "referencias",
            "referências", "примечания", "литература", "источники", "المراجع", "منابع",
        ],
    ),
    (
        Cue::Caption,
        words![
            "图为", "图：", "图/", "资料图", "△", "▲", "▼", "图源", "图片来源", "配图", "图片", "圖為", "圖／", "圖：",
            "資料照", "写真", "画像", "사진", "photo", "image", "picture", "credit", "foto", "bild", "photo :",
            "crédit", "фото", "صورة", "عکس",
        ],
    ),
    (
        Cue::Counts,
        words![
            "阅读", "浏览", "点击", "人气", "点赞", "赞", "次", "views", "likes", "votes", "points", "followers",
            "閱讀", "點閱", "瀏覽", "閲覧", "いいね", "조회", "추천수", "просмотр", "مشاهدة", "بازدید",
        ],
    ),
    (
        Cue::Shop,
        words![
            "add to cart", "add to bag", "buy now", "price", "shipping", "in stock", "out of stock", "quantity", "sku",
            "free delivery", "customer reviews", "加入购物车", "立即购买", "价格", "加入購物車", "カートに入れる",
            "価格", "送料", "장바구니", "in den warenkorb", "preis", "ajouter au panier", "prix", "añadir al carrito",
            "precio", "comprar", "купить", "в корзину", "цена", "أضف",
        ],
    ),
];

/// How many characters of a block can hold its cue.
const HEAD_CHARS: usize = 24;

/// The cues a text begins with, as a set of bits numbered by [`Cue`]. Marks and spaces in front do not count.
pub fn find_cues(text: &str) -> u32 {
    let text = text.trim_start_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '©' | 'ⓒ' | '(' | '→' | '←' | '»' | '«' | '△' | '▲' | '▼' | '※')
    });
    let Some(first) = text.chars().next().map(lower_first) else { return 0 };
    let entries = index().entries(first);
    if entries.iter().all(|entry| entry.first != first) {
        return 0;
    }
    let mut head = String::with_capacity(text.len().min(4 * HEAD_CHARS));
    text.chars().take(HEAD_CHARS).for_each(|c| push_lower(&mut head, c));
    let mut found = 0;
    for entry in entries {
        let cue = 1 << entry.row;
        if entry.first == first && found & cue == 0 && begins_with(&head, entry.word) && ends_word(&head, entry.word) {
            found |= cue;
        }
    }
    found
}

/// East Asian and stem-like words need no end; a short Latin word does, lest "ad" be found in "address".
fn ends_word(head: &str, word: &str) -> bool {
    let is_short = word.len() <= 5 && word.is_ascii();
    !is_short
        || word.ends_with(' ')
        || head.get(word.len()..).and_then(|rest| rest.chars().next()).is_none_or(|next| !next.is_alphanumeric())
}

/// The table by first character, made once.
fn index() -> &'static Index {
    static INDEX: std::sync::OnceLock<Index> = std::sync::OnceLock::new();
    INDEX.get_or_init(|| Index::of(&mut TABLE.iter().map(|&(cue, words)| (cue as usize, words)), false))
}

/// Whether a set of cues holds one.
pub fn has_cue(cues: u32, cue: Cue) -> bool {
    cues & 1 << cue as u8 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_at_the_beginning() {
        assert!(has_cue(find_cues("【推荐阅读】"), Cue::Related));
        assert!(has_cue(find_cues("责任编辑:Rex_07"), Cue::Editor));
        assert!(has_cue(find_cues("© 2020 A. B."), Cue::Legal));
        assert!(has_cue(find_cues("Ad"), Cue::Ad) && !has_cue(find_cues("Address of the school"), Cue::Ad));
        for line in ["Читайте также:", "לכתבות נוספות:", "อ่านข่าวเพิ่มเติม", "往期推荐", "ये भी पढ़ें-"]
        {
            assert!(has_cue(find_cues(line), Cue::Related), "{line}");
        }
        assert_eq!(find_cues("她说推荐阅读"), 0);
        assert_eq!(find_cues(""), 0);
    }
}
