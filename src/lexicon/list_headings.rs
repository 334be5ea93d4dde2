//! Words in the headings of lists of links, by meaning, in the languages we know.

use super::begins_with;
use super::index::{Entry, Index};
use crate::text::letters::{is_letter_or_number, to_lower};
use crate::text::script::is_dense;
use std::sync::OnceLock;

/// What a heading says of the list below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListHeading {
    /// Related or recommended stories, more by this author.
    Related,
    /// Rankings, what is hot, new or popular.
    Ranking,
    /// Links to partners and friends.
    Friends,
    /// Paid stories.
    Paid,
    /// References, contents, notes: part of the text, whatever it looks like.
    Apparatus,
    /// Archives and categories: the site's own index.
    Index,
    /// What readers say.
    Comments,
}

use ListHeading as H;

/// Words by meaning, the more telling meaning first. Lower case; East Asian words are found anywhere in a heading,
/// others where a word begins.
const TABLE: &[(ListHeading, &str)] = &[
    (
        H::Apparatus,
        words![
            "参考", "參考", "注释", "注釋", "脚注", "引用", "目录", "目錄", "目次", "文献", "外部リンク", "関連項目",
            "参照", "出典", "外部链接", "参见", "參見", "각주", "참고", "같이 보기", "외부 링크", "목차", "reference",
            "citation", "source", "footnote", "note", "bibliograph", "contents", "see also", "further reading",
            "external link", "works cited", "table of", "in this article", "on this page", "quellen", "literatur",
            "einzelnachweis", "siehe auch", "weblinks", "inhalt", "références", "bibliographie", "voir aussi",
            "notes et", "liens externes", "sommaire", "referencia", "bibliograf", "véase también", "enlaces externos",
            "fuentes", "referências", "ver também", "ligações externas", "índice", "примечания", "литература",
            "источник", "ссылки", "см. также", "содержание", "المراجع", "المصادر", "مصادر", "مراجع", "انظر أيضا",
            "وصلات خارجية", "المحتويات", "منابع", "پانویس", "جستارهای وابسته", "پیوند به بیرون", "فهرست",
        ],
    ),
    (
        H::Index,
        words![
            "归档", "歸檔", "分类", "分類", "栏目", "欄目", "标签", "月份", "日历", "プロフィール", "バックナンバー",
            "アーカイブ", "カテゴリ", "カレンダー", "카테고리", "보관함", "archive", "categories", "calendar",
            "archiv", "kategorien", "catégories", "categorías", "categorias", "arquivo", "архив", "рубрики",
            "категории", "الأرشيف", "تصنيفات", "بایگانی", "دسته‌بندی",
        ],
    ),
    (H::Ranking, words!["排行", "ランキング", "랭킹", "most commented", "самые комментируемые"]),
    (
        H::Comments,
        words![
            "评论", "評論", "跟贴", "跟帖", "留言", "回复", "回覆", "コメント", "댓글", "comment", "repl", "kommentar",
            "commentaire", "comentario", "comentário", "коммент", "تعليق", "نظرات", "دیدگاه", "yorum", "bình luận",
        ],
    ),
    (
        H::Paid,
        words![
            "赞助", "贊助", "推广", "推廣", "スポンサー", "sponsored", "promoted", "from the web", "around the web",
            "from our partners", "partner content", "paid content", "anzeige", "gesponsert", "sponsorisé",
            "patrocinad", "реклам", "партнер",
        ],
    ),
    (
        H::Friends,
        words![
            "友情链接", "友情連結", "友情連接", "友好链接", "友好連結", "友链", "合作伙伴", "合作媒体", "リンク集",
            "相互リンク", "ブックマーク", "blogroll", "friendly link", "partner sites", "partnerseiten",
            "sites partenaires", "sites amis", "sitios amigos", "sites parceiros", "друзья сайта", "наши партнеры",
            "مواقع صديقة", "پیوندها",
        ],
    ),
    (
        H::Related,
        words![
            "相关", "相關", "推荐", "推薦", "延伸", "猜你", "为你", "为您", "你可能", "您可能", "感兴趣", "有興趣",
            "大家都", "大家在看", "还看了", "同类", "同類", "作者最近", "更多文章", "更多新闻", "类别其他", "類別其他",
            "关联", "热荐", "精选", "精選", "关联阅读", "上下文", "関連", "おすすめ", "あわせて読", "こちらも",
            "この記事を", "この著者", "他の記事", "관련", "추천", "함께 본", "이런 기사", "더 보기", "related",
            "recommend", "you may also", "you might also", "might like", "may like", "more from ", "more on ",
            "more in ", "more about ", "more by ", "more stories", "more news", "more articles", "more to read",
            "read next", "read more", "read also", "also read", "up next", "next in ", "keep reading", "similar",
            "suggested", "people also", "what to read", "you'll also", "in this series", "from the archive",
            "don't miss", "for you", "favorites", "must read", "must-read", "ähnliche", "mehr zum", "mehr aus",
            "mehr von", "weitere artikel", "auch interessant", "das könnte", "lesen sie", "passend", "empfehl",
            "verwandte", "zum thema", "articles similaires", "à lire", "lire aussi", "sur le même", "dans la même",
            "vous aimerez", "recommandé", "articles liés", "plus d'articles", "en relation", "aussi", "relacionad",
            "te puede", "también te", "lea también", "lee también", "más de", "más noticias", "más sobre",
            "recomendad", "le puede interesar", "sigue leyendo", "artículos similares", "leia também", "veja também",
            "saiba mais", "mais de", "mais sobre", "mais notícias", "recomendados", "você pode",
            "artigos relacionados", "não perca", "читайте также", "по теме", "похож", "рекоменд", "смотрите также",
            "другие новости", "ещё по", "еще по", "вам может", "материалы по", "вопрос-ответ", "больше",
            "читайте також", "схожі", "до теми", "дивіться також", "ذات صلة", "اقرأ أيض", "إقرأ أيض", "اقرأ ايض",
            "شاهد أيض", "قد يعجبك", "المزيد", "مواضيع مشابهة", "نرشح", "نوصي", "مقترح", "موضوعات", "بیشتر بخوانید",
            "مرتبط", "پیشنهاد", "مطالب مشابه", "همچنین بخوانید", "خواندنی", "leggi anche", "correlati",
            "potrebbe interess", "czytaj także", "polecane", "ilgili", "baca juga", "terkait", "xem thêm", "liên quan",
            "läs också", "lees ook", "gerelateerd", "यह भी पढ़ें", "संबंधित", "เกี่ยวข้อง", "আরও পড়ুন", "继续阅读", "更多阅读",
            "看了又看", "大家也", "也喜欢", "爱看", "往期", "其他文章", "其它文章", "同主题", "繼續閱讀", "更多新聞",
            "看更多", "也喜歡", "猜您", "次に読む", "併せて読", "合わせて読", "その他の記事", "ほかの記事",
            "다른 기사", "다른 글", "함께 읽", "함께 보면", "놓치지", "mehr über", "mehr artikel", "mehr dazu",
            "weitere beiträge", "weitere meldungen", "weitere nachrichten", "weitere themen", "lesetipp", "leseempf",
            "das interessiert", "autres articles", "vous pourriez", "à découvrir", "à lire également",
            "à voir également", "quizás te", "tal vez te", "puede interesarte", "podría interesar", "te recomend",
            "más en ", "más artículos", "más historias", "otras noticias", "otros artículos", "no te pierdas",
            "leia mais", "veja mais", "pode gostar", "pode interessar", "outras notícias", "outros artigos",
            "continue lendo", "potrebbero interess", "articoli simili", "ti consigli", "altri articoli",
            "altre notizie", "da non perdere", "читать также", "другие материалы", "другие статьи", "вас может",
            "может заинтересовать", "может быть интересно", "советуем", "на эту тему", "к этой теме", "قد يهمك",
            "ربما يعجبك", "تابع أيض", "اقرأ المزيد", "إقرأ المزيد", "اخترنا لك", "موصى", "شاید دوست", "شاید علاقه",
            "از همین نویسنده", "مطالب دیگر", "اخبار دیگر", "zobacz także", "zobacz też", "przeczytaj także", "podobne",
            "powiązane", "může vás", "mohlo by vás", "čtěte také", "souvisej", "súvisiac", "prečítajte si",
            "kapcsolódó", "ezt is", "citește și", "citeşte şi", "articole similare", "свързани", "още по темата",
            "прочетете още", "вижте още", "povezan", "pročitajte i", "možda će vas", "sorodne", "preberite tudi",
            "lue myös", "aiheeseen liitty", "läs mer", "läs även", "relaterad", "les også", "relatert", "læs også",
            "læs mere", "relateret", "lees meer", "lees verder", "meer over", "meer van", "aanbevolen",
            "διαβάστε επίσης", "διαβάστε ακόμ", "διαβάστε περισσ", "σχετικά άρθρα", "σχετικές", "δείτε επίσης",
            "δείτε ακόμ", "קראו גם", "קרא גם", "כתבות נוספות", "כתבות קשורות", "עוד בנושא", "אולי יעניין",
            "benzer haberler", "benzer yazılar", "önerilen", "bunlar da", "ilginizi çek", "rekomendasi", "simak juga",
            "lihat juga", "artikel lain", "berita lain", "đọc thêm", "có thể bạn", "bài viết khác", "cùng chuyên mục",
            "ข่าวที่เกี่ยวข้อง", "เรื่องที่เกี่ยวข้อง", "บทความที่เกี่ยวข้อง", "อ่านเพิ่มเติม", "บทความแนะนำ", "ข่าวแนะนำ", "ये भी पढ़ें",
            "इसे भी पढ़ें", "और पढ़ें", "আরো পড়ুন", "সম্পর্কিত", "یہ بھی پڑھیں", "مزید پڑھیں", "متعلقہ خبریں", "přečtěte si",
            "மேலும் படிக்க", "მსგავსი", "կարդացեք նաև",
        ],
    ),
    (
        H::Ranking,
        words![
            "排行", "热门", "熱門", "热点", "熱點", "热文", "热帖", "热词", "热议", "热搜", "热图", "最热", "最新",
            "今日", "即时新闻", "即時新聞", "即時", "快讯", "要闻", "精彩", "人气", "人氣", "本周", "图片新闻",
            "图片故事", "图集", "焦点", "点击", "點閱", "热榜", "滚动", "榜", "大家爱", "热标签", "视觉", "热视频",
            "ランキング", "人気", "新着", "最新", "注目", "話題", "アクセス", "お知らせ", "トピックス", "많이 본",
            "인기", "최신", "주요뉴스", "주요 뉴스", "이 시각", "실시간", "랭킹", "베스트", "핫이슈", "핫 이슈",
            "popular", "most read", "most viewed", "most shared", "trending", "latest", "recent", "top stories",
            "top searched", "top trending", "top news", "top 5", "top 10", "top calculators", "hot on", "hot topics",
            "hot stories", "hot news", "what's hot", "what's new", "in case you missed", "editor's pick",
            "editors' pick", "editor’s pick", "featured", "best of", "exclusives", "breaking", "just in", "this week",
            "photostories", "headlines", "new on", "expert insights", "meistgelesen", "beliebt", "neueste", "aktuelle",
            "top-themen", "neuigkeiten", "top themen", "letzte beiträge", "beste", "les plus lus", "populaires",
            "derniers", "dernières", "à la une", "tendances", "en direct", "récents", "le plus lu", "más leíd",
            "más vist", "últimas", "últimos", "lo más", "populares", "tendencias", "destacad", "recientes",
            "lo último", "mais lid", "mais vist", "em alta", "destaques", "recentes", "em destaque", "популярн",
            "самое", "последние", "главн", "топ", "читаем", "новости", "лучшее", "сейчас", "лента", "горяч", "свежие",
            "популярні", "останні", "новини", "الأكثر", "آخر الأخبار", "أحدث", "الأخبار", "أخبار", "ساخنة", "رائج",
            "الأحدث", "مختارات", "پربازدید", "پربیننده", "آخرین", "جدیدترین", "داغ", "محبوب", "تازه", "برگزیده",
            "più letti", "ultime", "popolari", "najnowsze", "popularne", "son haberler", "çok okunan", "terpopuler",
            "terbaru", "đọc nhiều", "mới nhất", "mest läst", "meest gelezen", "लोकप्रिय", "ताज़ा", "热新闻", "热话题",
            "热读", "热评", "热播", "头条", "頭條", "焦點", "要聞", "熱搜", "熱議", "熱文", "熱話", "急上昇",
            "ピックアップ", "よく読まれ", "最近の記事", "最近の投稿", "화제의", "핫클릭", "핫 클릭", "헤드라인",
            "최근 글", "최근글", "meist gelesen", "meistkommentiert", "les plus partagés", "les plus consultés",
            "à voir aussi", "más compartid", "mais comentad", "mais recentes", "più popolari", "in evidenza",
            "ultimi articoli", "articoli recenti", "обсуждаем", "выбор редакции", "картина дня", "أهم الأخبار",
            "آخر المقالات", "اخر الاخبار", "پربحث", "پرطرفدار", "najpopularniejsze", "najchętniej", "nejčtenější",
            "najčítanejšie", "legolvasottabb", "cele mai citite", "најчитани", "най-четени", "najčitanije",
            "luetuimmat", "mest lest", "mest læst", "mest delte", "meest bekeken", "δημοφιλ", "הנקראות ביותר",
            "הנצפות ביותר", "en çok okunan", "en çok izlenen", "en çok paylaşılan", "öne çıkan", "terkini",
            "xem nhiều", "tin mới", "tin nóng", "ยอดนิยม", "ล่าสุด", "ट्रेंडिंग", "সর্বশেষ", "সর্বাধিক", "تازہ ترین",
            "مقبول ترین",
        ],
    ),
];

/// A telling word stands at the beginning of a heading, or in one of at most this many words.
const HEADING_WORDS: usize = 6;

/// What a short text says as the heading of a list, with nothing said about its length. A sentence heads nothing.
pub fn find_list_heading(text: &str) -> Option<ListHeading> {
    if text.trim_end().ends_with(['.', '!', '?', '。', '！', '？', ',', '，']) && !text.trim_end().ends_with("...")
    {
        return None;
    }
    // "12,345 views" counts something.
    if text.chars().filter(char::is_ascii_digit).count() * 3 > text.chars().count() {
        return None;
    }
    let lower = to_lower(text);
    let start = lower.len() - lower.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let is_short = lower.split_whitespace().count() <= HEADING_WORDS;
    let mut found: Option<(usize, ListHeading)> = None;
    let mut before: Option<char> = None;
    for (at, c) in lower.char_indices() {
        let begins_word = is_dense(c) || before.is_none_or(|before| !is_letter_or_number(before));
        before = Some(c);
        let rest = lower.get(at..).unwrap_or("");
        let candidates = if begins_word { entries_of(c) } else { &[] };
        for entry in candidates.iter().filter(|entry| begins_with(rest, entry.word)) {
            let Some(&(meaning, _)) = TABLE.get(entry.row) else { continue };
            // What is no list of stories has to say so first: a column may be called "world reference".
            let is_said = match meaning {
                H::Apparatus | H::Index => at == start,
                H::Paid | H::Friends | H::Related | H::Ranking | H::Comments => at == start || is_short,
            };
            if is_said && found.is_none_or(|(row, _)| entry.row < row) {
                found = Some((entry.row, meaning));
            }
        }
    }
    found.map(|(_, meaning)| meaning)
}

/// The words that may begin with a character, and a few others; the table by first character is made once.
fn entries_of(c: char) -> &'static [Entry] {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::of(&mut TABLE.iter().map(|&(_, words)| words).enumerate(), false)).entries(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_apart() {
        for (text, meaning) in [
            ("推荐阅读", H::Related),
            ("24小时最热", H::Ranking),
            ("友情链接：", H::Friends),
            ("参考文献", H::Apparatus),
            ("See also", H::Apparatus),
            ("【関連記事】", H::Related),
            ("アクセスランキング（IT総合）", H::Ranking),
            ("More from the harbour", H::Related),
            ("From the web", H::Paid),
        ] {
            assert_eq!(find_list_heading(text), Some(meaning), "{text}");
        }
        assert_eq!(find_list_heading("The harbour wall"), None);
    }
}
