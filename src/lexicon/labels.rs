//! Labels in front of what a page says about its article: 来源：, 作者：, 责任编辑：, "By", "Published", 입력, المصدر.
//!
//! A label is followed by a mark (来源：新华社) or, where the table says so, by its value alone (By Jane Doe). Unlike
//! the cues, which tell what a whole line is, a label says where its value begins, so one line may hold several.

/// What a label's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Who wrote it.
    Author,
    /// Where it comes from.
    Source,
    /// Who edited it.
    Editor,
    /// The page's keywords or tags.
    Keywords,
    /// When it was published.
    Published,
    /// When it was changed.
    Modified,
    /// The way from the front page to here.
    Breadcrumb,
    /// Readers, likes, comments, sizes of letters: a number or a button follows.
    Counts,
    /// The headline of the original.
    OriginalTitle,
    /// Something else that a page tells about an article: columns, places, picture credits.
    Other,
    /// What no table here knows: words with a mark after them, in front of a date.
    Unknown,
}

use super::index::{Entry, Index};
use crate::text::letters::{lower_first, to_lower};
use Label as L;

/// Labels that need a mark after them, in lower case.
const MARKED: &[(Label, &str)] = &[
    (
        L::Author,
        words![
            "作者", "文章作者", "本文作者", "原作者", "原文作者", "作者丨", "撰文", "撰稿", "撰稿人", "采写", "采访",
            "执笔", "文", "文字", "主笔", "编译", "記者", "记者", "本报记者", "通讯员", "特约记者", "见习记者",
            "实习记者", "实习生", "评论员", "本报评论员", "特约评论员", "楼主", "博主", "发布者", "发布人", "作者署名",
            "发帖人", "撰文者", "採訪", "報導", "撰稿", "著者", "筆者", "執筆", "執筆者", "投稿者", "文・", "取材・文",
            "聞き手", "ライター", "記事", "작성자", "글쓴이", "글", "저자", "기자", "author", "authors", "written by",
            "posted by", "by", "story by", "text by", "words by", "words", "text", "writer", "reporter", "contributor",
            "published by", "submitted by", "created by", "autor", "autorin", "von", "texte", "auteur", "par", "autor",
            "autora", "por", "texto", "autore", "di", "testo di", "auteur", "door", "автор", "текст", "автор статьи",
            "автора", "авторы", "автори", "текст подготовил", "подготовил", "подготовила", "الكاتب", "كتب", "كتبت",
            "بقلم", "حوار", "إعداد", "نویسنده", "خبرنگار", "گزارش", "लेखक", "ผู้เขียน", "เขียนโดย", "συντάκτης", "yazar",
            "yazan", "penulis", "oleh", "tác giả", "av", "skribent", "af", "autor", "napsal", "szerző", "autori",
            "מאת", "כתב", "כתבת", "haber", "haberi yazan", "reportagem", "reportaje", "โดย", "เรื่อง", "γράφει ο",
            "γράφει η", "συντάκτρια", "tekst", "skrevet av", "skrevet af", "teksti", "kirjoittaja", "toimittaja",
            "írta", "scris de", "text de", "autorka", "napsala", "автор на статията", "লেখক", "প্রতিবেদক", "எழுதியவர்",
            "తయారు చేసినవారు", "تحریر", "ავტორი", "հեղինակ", "a cura di", "viết bởi",
        ],
    ),
    (
        L::Source,
        words![
            "来源", "稿件来源", "信息来源", "文章来源", "新闻来源", "资料来源", "内容来源", "本文来源", "原文来源",
            "来源于", "出处", "文章出处", "转自", "转载自", "摘自", "稿源", "来源网站", "媒体来源", "信息源", "供稿",
            "供稿单位", "來源", "文章來源", "資料來源", "新聞來源", "出處", "轉自", "轉載自", "出典", "転載元",
            "情報元", "提供", "配信元", "ソース", "출처", "제공", "source", "sources", "originally published on",
            "originally published at", "first published on", "quelle", "fuente", "fonte", "источник", "джерело",
            "المصدر", "مصدر", "منبع", "स्रोत", "ที่มา", "แหล่งที่มา", "πηγή", "kaynak", "sumber", "nguồn", "źródło", "bron",
            "källa", "источник информации", "מקור", "lähde", "kilde", "forrás", "sursa", "sursă", "zdroj", "източник",
            "извор", "izvor", "წყარო", "աղբյուր", "সূত্র", "ஆதாரம்",
        ],
    ),
    (
        L::Editor,
        words![
            "责任编辑", "责编", "编辑", "版面编辑", "本文编辑", "网络编辑", "本文责编", "责任编缉", "文章编辑",
            "栏目编辑", "值班编辑", "本期编辑", "本期责编", "编审", "责编编辑", "微信编辑", "新媒体编辑", "稿件编辑",
            "编辑人员", "責任編輯", "責編", "編輯", "核稿編輯", "執行編輯", "編集", "編集者", "編集担当", "편집",
            "editor", "edited by", "editing by", "editors", "redaktion", "redakteur", "redacción", "edición",
            "editora", "редактор", "редакция", "المحرر", "تحرير", "ویراستار", "دبیر", "updated by", "עריכה", "עורך",
            "עורכת", "edição", "edición de", "editör", "redaktör", "redaktur", "penyunting", "biên tập", "επιμέλεια",
            "redaktor", "toimitus", "szerkesztő", "संपादक", "সম্পাদক",
        ],
    ),
    (
        L::Keywords,
        words![
            "关键词", "关键字", "文章关键词", "文章关键字", "关键词阅读", "新闻关键词", "标签", "文章标签", "本文标签",
            "相关标签", "本文关键词", "热门标签", "关键词列表", "關鍵字", "關鍵詞", "標籤", "文章標籤", "相關標籤",
            "タグ", "キーワード", "関連キーワード", "関連タグ", "태그", "키워드", "tags", "tag", "tagged",
            "tagged with", "tagged as", "tagged in", "keywords", "keyword", "key words", "topics", "filed under",
            "schlagwörter", "schlagworte", "themen", "mots-clés", "mots clés", "étiquettes", "etiquetas",
            "palabras clave", "palavras-chave", "tópicos", "temas", "parole chiave", "теги", "тэги", "метки", "темы",
            "ключевые слова", "мітки", "теми", "الكلمات الدالة", "الكلمات المفتاحية", "كلمات دالة", "كلمات مفتاحية",
            "وسوم", "برچسب‌ها", "برچسب ها", "برچسبها", "برچسب", "کلیدواژه", "کلیدواژه‌ها", "کلمات کلیدی", "टैग",
            "ป้ายกำกับ", "แท็ก", "ετικέτες", "etiketler", "từ khóa", "tagi", "taggar", "תגיות", "תגים", "avainsanat",
            "aiheet", "emner", "stikkord", "címkék", "etichete", "štítky", "тагове", "słowa kluczowe", "chủ đề",
            "คำสำคัญ", "टैग्स", "trefwoorden", "anahtar kelimeler",
        ],
    ),
    (
        L::Published,
        words![
            "发布时间", "发布日期", "发稿时间", "发表时间", "发表日期", "发表于", "发布于", "出版时间", "上传时间",
            "时间", "日期", "发文时间", "成文日期", "发文日期", "创建时间", "添加时间", "录入时间", "公开日期",
            "首发于", "发布", "发表", "公表", "發布時間", "發佈時間", "發布日期", "發佈日期", "發佈於", "發布於",
            "發表於", "發表時間", "時間", "出版時間", "張貼", "公開日", "公開", "配信", "配信日時", "配信日", "掲載日",
            "掲載", "投稿日", "投稿日時", "投稿", "発表日", "発行日", "作成日", "初出", "입력", "기사입력", "기사등록",
            "등록", "등록일", "작성일", "게재일", "승인", "발행일", "published", "published on", "publish date",
            "published date", "published at", "publication date", "date published", "first published", "posted",
            "posted on", "posted at", "post date", "date", "date posted", "created", "created on", "veröffentlicht",
            "veröffentlicht am", "erschienen", "erstellt", "datum", "publié le", "publié", "posté le",
            "date de publication", "publicado", "publicado el", "fecha", "publicado em", "publicada em", "data",
            "pubblicato il", "pubblicato", "опубликовано", "дата публикации", "дата", "размещено", "добавлено",
            "створено", "опубліковано", "تم نشره", "تاريخ النشر", "التاريخ", "نشر", "نشر في", "تاریخ انتشار", "تاریخ",
            "زمان انتشار", "प्रकाशित", "publish", "เผยแพร่", "วันที่", "δημοσίευση", "δημοσιεύτηκε", "дата на публикуване",
            "opublikowano", "data publikacji", "gepubliceerd", "geplaatst", "publicerad", "yayınlanma", "yayın tarihi",
            "giriş", "diterbitkan", "ngày đăng", "প্রকাশ", "প্রকাশিত", "פורסם", "פורסם ב", "פורסם בתאריך", "תאריך פרסום",
            "תאריך", "julkaistu", "udgivet", "offentliggjort", "publisert", "megjelent", "közzétéve", "publicat",
            "publicat la", "data publicării", "publikováno", "vydáno", "zveřejněno", "zverejnené", "публикувано",
            "objavljeno", "објављено", "đăng lúc", "xuất bản", "dipublikasikan", "tayang", "terbit", "เผยแพร่เมื่อ",
            "yayınlandı", "eklenme", "data dodania", "dodano", "publicat el", "paskelbta", "publicēts", "avaldatud",
            "首次发布", "首发", "出版", "fecha de publicación", "data de publicação", "creado", "creato il",
            "oluşturulma tarihi", "yayınlanma tarihi", "გამოქვეყნდა", "شائع", "வெளியிடப்பட்டது", "প্রকাশের সময়",
        ],
    ),
    (
        L::Modified,
        words![
            "更新时间", "更新日期", "最后更新", "最后更新时间", "最近更新", "更新于", "修改时间", "最后修改",
            "最后编辑于", "编辑于", "修改于", "更新", "更新時間", "最後更新", "更新", "更新日", "更新日時", "最終更新",
            "最終更新日", "수정", "최종수정", "업데이트", "수정일", "updated", "updated on", "last updated",
            "last updated on", "last updated at", "last modified", "last modified on", "last edited", "last reviewed",
            "date modified", "modified", "edited", "revised", "last update", "update", "reviewed", "last changed",
            "aktualisiert", "aktualisiert am", "zuletzt aktualisiert", "letzte aktualisierung", "zuletzt geändert",
            "zuletzt bearbeitet", "dernière modification", "ultima modifica", "последнее изменение", "stand",
            "letzte änderung", "mis à jour", "mis à jour le", "modifié le", "dernière mise à jour", "actualizado",
            "última actualización", "atualizado", "atualizado em", "última atualização", "aggiornato", "aggiornato il",
            "ultimo aggiornamento", "обновлено", "изменено", "оновлено", "последнее обновление", "آخر تحديث", "تحديث",
            "بروزرسانی", "อัปเดต", "ενημέρωση", "aktualizacja", "bijgewerkt", "uppdaterad", "güncelleme", "güncellenme",
            "son güncelleme", "cập nhật", "আপডেট", "अपडेट", "latest updated", "page last modified", "page last updated",
            "last revised", "마지막 수정", "last fact checked on", "fact checked", "medically reviewed on", "עודכן",
            "עודכן ב", "עדכון אחרון", "päivitetty", "opdateret", "oppdatert", "frissítve", "actualizat",
            "aktualizováno", "aktualizované", "обновена", "ažurirano", "ажурирано", "diperbarui", "อัปเดตล่าสุด",
            "ปรับปรุงล่าสุด", "अंतिम अपडेट", "zaktualizowano", "ostatnia aktualizacja", "laatst bijgewerkt", "gewijzigd",
            "ενημερώθηκε", "τελευταία ενημέρωση", "atnaujinta", "actualitzat", "به‌روزرسانی", "修改",
            "última modificación", "última modificação", "modifica il", "modificato il", "aangepast", "módosítva",
            "ปรับปรุง", "sist oppdatert", "sidst opdateret", "senast uppdaterad", "güncelleme tarihi",
        ],
    ),
    (
        L::Breadcrumb,
        words![
            "您所在的位置", "您现在的位置", "您当前的位置", "您的位置", "当前位置", "现在位置", "所在位置", "你的位置",
            "位置", "你现在的位置", "当前所在位置", "目前位置", "您目前的位置", "現在位置", "現在地", "你的位置",
            "you are here", "sie sind hier", "vous êtes ici", "estás aquí", "você está aqui", "вы здесь", "ви тут",
            "أنت هنا", "شما اینجا هستید", "sei qui", "面包屑", "面包屑导航", "麵包屑", "パンくずリスト", "パンくず",
            "현재위치", "현재 위치", "breadcrumb", "breadcrumbs", "breadcrumb navigation", "breadcrumb trail",
            "brotkrumen", "brotkrümelnavigation", "fil d'ariane", "fil d’ariane", "migas de pan", "ruta de navegación",
            "trilha de navegação", "briciole di pane", "хлебные крошки", "хлібні крихти", "مسار التنقل",
        ],
    ),
    (
        L::Counts,
        words![
            "阅读", "阅读量", "阅读数", "阅读次数", "浏览", "浏览量", "浏览次数", "浏览数", "点击", "点击数", "点击量",
            "点击率", "点击次数", "人气", "评论", "评论数", "点赞", "字号", "字体", "字体大小", "字号选择", "大小",
            "访问量", "访问次数", "收藏", "分享", "分享到", "分享至", "打印", "閱讀", "閱讀數", "點閱", "點閱數",
            "瀏覽", "瀏覽數", "瀏覽次數", "人氣", "字級", "字體", "字型大小", "分享", "閲覧", "閲覧数", "조회",
            "조회수", "댓글", "추천", "글자크기", "공감", "views", "view", "reads", "hits", "comments", "likes",
            "shares", "reading time", "read time", "estimated reading time", "time to read", "lesezeit",
            "temps de lecture", "tiempo de lectura", "tempo de leitura", "tempo di lettura", "просмотров", "просмотры",
            "время чтения", "комментарии", "переглядів", "عدد المشاهدات", "المشاهدات", "مشاهدات", "بازدید",
            "تعداد بازدید", "کد خبر", "شناسه خبر", "कुल दृश्य", "หมายเลข", "görüntülenme", "odsłon",
        ],
    ),
    (L::OriginalTitle, words!["原标题", "原题", "原文标题", "原標題", "原題"]),
    (
        L::Other,
        words![
            "栏目", "所属栏目", "分类", "所属分类", "频道", "版次", "信息类别", "索引号", "文号", "发文机关",
            "发布机构", "发布单位", "主题分类", "校对", "审核", "审校", "监制", "初审", "复审", "终审", "签发",
            "值班主任", "主编", "总编", "总监制", "图片编辑", "视觉编辑", "美术编辑", "图编", "美编", "视觉",
            "圖片編輯", "美術編輯", "制图", "设计", "摄影", "图", "图片", "图源", "视频", "剪辑", "责任校对", "编译",
            "翻译", "策划", "統籌", "校對", "核稿", "分類", "カテゴリー", "カテゴリ", "ジャンル", "テーマ", "카테고리",
            "분류", "사진", "写真", "撮影", "攝影", "category", "categories", "section", "posted in", "location",
            "photo", "photos", "photo by", "photography", "photographs by", "image", "images", "image credit",
            "photo credit", "fact checked by", "fact-checked by", "reviewed by", "medically reviewed by", "kategorie",
            "foto", "fotos", "catégorie", "categoría", "categoria", "photo :", "рубрика", "категория", "фото",
            "категорія", "last active", "last activity", "last post", "last post by", "last reply", "last reply by",
            "latest reply", "latest post", "last message", "最后回复", "最新回复", "最后发表", "最后活动", "最後回覆",
            "最後發表", "最新回應", "最終投稿", "последнее сообщение", "последний ответ", "letzter beitrag",
            "dernier message", "dernière réponse", "último mensaje", "última mensagem", "joined", "member since",
            "registered", "join date", "注册时间", "註冊時間", "加入时间", "本文链接", "原文链接", "文章链接",
            "本文地址", "链接地址", "版权声明", "登録日", "가입일", "регистрация", "القسم", "تصوير", "دسته",
            "دسته بندی", "گروه", "عکس", "צילום", "קרדיט", "kuva", "fotó", "fotoğraf", "zdjęcie", "fot.", "ảnh", "ภาพ",
            "φωτογραφία", "bilde", "foto de", "সংগৃহীত ছবি", "deadline", "closing date", "due", "due date", "apply by",
            "ends", "end date", "expires", "expiry date", "valid until", "start date", "when", "event date", "born",
            "date of birth", "died", "birthday", "kickoff", "kick-off", "release date", "inspection", "opening night",
            "as of", "effective", "effective date", "founded", "established", "frist", "bewerbungsfrist",
            "anmeldeschluss", "einsendeschluss", "gültig bis", "geboren", "gestorben", "wann", "anpfiff",
            "date limite", "né le", "née le", "mort le", "décès", "naissance", "quand", "date de sortie",
            "valable jusqu'au", "fecha límite", "nacimiento", "fallecimiento", "cuándo", "fecha de estreno",
            "nascimento", "falecimento", "scadenza", "nascita", "nato il", "nata il", "data di uscita", "крайний срок",
            "дата рождения", "родился", "родилась", "умер", "дата смерти", "дата выхода", "окончание", "когда",
            "народився", "народилася", "дедлайн", "термін", "doğum tarihi", "son başvuru", "ne zaman",
            "data urodzenia", "kiedy", "geboortedatum", "wanneer", "tenggat", "tanggal lahir", "lahir",
            "berlaku hingga", "ngày sinh", "hạn nộp", "ngày hết hạn", "تاريخ الميلاد", "آخر موعد", "الموعد النهائي",
            "الموعد", "متى", "تاریخ تولد", "مهلت", "जन्म", "जन्म तिथि", "अंतिम तिथि", "วันเกิด", "หมดเขต", "截止日期",
            "截止时间", "截止", "报名截止", "报名时间", "报名日期", "投稿截止", "活动时间", "活动日期", "有效期",
            "有效期至", "有效日期", "开庭时间", "开庭日期", "比赛时间", "演出时间", "会议时间", "考试时间", "展览时间",
            "举办时间", "开始时间", "结束时间", "出生日期", "出生", "生日", "逝世", "上映日期", "上映时间", "开播时间",
            "施行日期", "实施日期", "生效日期", "成立日期", "截止時間", "報名截止", "報名時間", "活動時間", "活動日期",
            "有效期限", "開庭時間", "開庭日期", "比賽時間", "演出時間", "會議時間", "一审", "二审", "三审", "締切",
            "締め切り", "応募締切", "開催日", "開催日時", "開催期間", "発売日", "公開期間", "生年月日", "期限",
            "有効期限", "마감", "마감일", "접수기간", "행사일", "일시", "생년월일", "출생", "사망", "개봉", "개봉일",
            "출시일",
        ],
    ),
];

/// Labels whose value may follow without a mark: what comes next must look like the value.
const BARE: &[(Label, &str)] = &[
    (
        L::Author,
        words![
            "by", "written by", "posted by", "story by", "words by", "text by", "article by", "reported by",
            "published by", "submitted by", "review by", "reviews by", "interview by", "interviewed by", "von", "par",
            "por", "door", "di", "автор", "текст", "написал", "كتب", "كتبت", "بقلم", "作者", "记者", "記者", "文/",
            "文 /", "文／", "文丨", "文｜", "文|", "文 |", "文・", "聞き手・", "聞き手＝", "撰文", "撰文/", "采写/",
            "本报记者", "通讯员", "特约记者", "评论员", "本报评论员", "oleh", "escrito por", "écrit par", "מאת", "โดย",
            "napsal", "napsala", "írta", "kirjoittanut", "av", "af", "scritto da", "a cura di", "geschreven door",
            "rédigé par", "propos recueillis par", "recueilli par", "reporting by", "contributed by", "беседовала",
            "беседовал", "oprac.", "ein interview von", "ein gastbeitrag von", "eine kolumne von", "기자명",
            "skrevet av", "skrevet af", "geschrieben von", "publicado por", "started by", "created by", "asked by",
            "eingestellt von", "опубликовал", "опубликовала",
        ],
    ),
    (L::Source, words!["来源", "來源", "来源于", "转自", "출처", "источник"]),
    (L::Editor, words!["责任编辑", "责编", "编辑", "責任編輯", "編輯", "edited by", "editing by"]),
    (L::Keywords, words!["关键词", "关键字", "标签", "tags", "tagged", "タグ"]),
];

/// Both tables by first character, longest word first, made once; the rows of the second are counted on.
fn index() -> &'static Index {
    static INDEX: std::sync::OnceLock<Index> = std::sync::OnceLock::new();
    INDEX.get_or_init(|| Index::of(&mut MARKED.iter().chain(BARE).map(|&(_, words)| words).enumerate(), true))
}

/// What an entry's value is.
fn label_of(entry: &Entry) -> Label {
    MARKED.iter().chain(BARE).nth(entry.row).map_or(Label::Unknown, |&(label, _)| label)
}

/// The entries a text may begin with: those whose first two characters are its own, in either case.
fn entries_of(text: &str) -> impl Iterator<Item = &'static Entry> + use<> {
    let mut chars = text.chars();
    let (written, next) = (chars.next(), chars.next());
    let (lower, next_lower) = (written.map(lower_first), next.map(lower_first));
    let entries = lower.map(|first| index().entries(first)).unwrap_or_default();
    entries.iter().filter(move |entry| {
        (Some(entry.first) == lower || Some(entry.first) == written)
            && (entry.second.is_none() || entry.second == next_lower || entry.second == next)
    })
}

/// A label found at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What its value is.
    pub label: Label,
    /// Bytes of the label with its mark and the spaces around it.
    pub bytes: usize,
    /// Whether a mark stood after it.
    pub is_marked: bool,
}

/// Marks between a label and its value.
const MARKS: &[char] =
    &['︱', '│', '┃', '∣', '︳', ':', '：', '︰', '丨', '｜', '|', '/', '／', '∶', '】', '】', '﹕', '＝', '►', '▶'];

/// The longest label the text begins with, its mark included.
pub fn find_label(text: &str) -> Option<Found> {
    let mut bare = None;
    for entry in entries_of(text) {
        let Some(rest) = strip_word(text, entry.word) else { continue };
        let spaced = rest.trim_start_matches(is_gap);
        let is_mark = |c: &char| MARKS.contains(c) || (is_comma(*c) && is_read_out(spaced.get(c.len_utf8()..)));
        if let Some(mark) = spaced.chars().next().filter(is_mark) {
            let value = spaced.get(mark.len_utf8()..).unwrap_or("").trim_start_matches(is_gap);
            return Some(Found { label: label_of(entry), bytes: text.len() - value.len(), is_marked: true });
        }
        if entry.row >= MARKED.len() && bare.is_none() {
            let ends_itself = entry.word.ends_with(['/', '／', '丨', '｜', '|', '・']);
            let is_dense = entry.word.chars().next_back().is_some_and(crate::text::script::is_dense);
            if ends_itself || is_dense || spaced.len() < rest.len() {
                bare = Some(Found { label: label_of(entry), bytes: text.len() - spaced.len(), is_marked: ends_itself });
            }
        }
    }
    bare
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '،' | '、')
}

/// Whether the text node ends behind a comma: the label is there to be read out, and its value stands in the next.
fn is_read_out(rest: Option<&str>) -> bool {
    rest.is_some_and(|rest| rest.trim_start_matches([' ', '\u{a0}']).starts_with('\t'))
}

/// A label of dates the text begins with, mark or no mark: what follows must be looked at. [`Label::Other`] names a day
/// of something else.
pub fn find_date_label(text: &str) -> Option<(Label, usize)> {
    let first = lower_first(text.chars().next()?);
    let is_of_dates = |label| matches!(label, Label::Published | Label::Modified | Label::Other);
    entries_of(text)
        .filter(|entry| is_of_dates(label_of(entry)))
        .filter_map(|entry| strip_word(text, entry.word).map(|rest| (label_of(entry), text.len() - rest.len(), rest)))
        .find_map(|(label, bytes, rest)| {
            let ends = rest.chars().next().is_none_or(|c| {
                !c.is_alphabetic() || crate::text::script::is_dense(c) != crate::text::script::is_dense(first)
            });
            let is_dense_end =
                text.get(..bytes).and_then(|word| word.chars().next_back()).is_some_and(crate::text::script::is_dense);
            (ends || is_dense_end).then_some((label, bytes))
        })
}

/// A longer text is no label, with whatever stands around it.
const LABEL_BYTES: usize = 120;

/// Whether a text is nothing but a label, with or without its mark.
pub fn is_lone_label(text: &str) -> Option<Label> {
    if text.len() > LABEL_BYTES {
        return None;
    }
    let text = text
        .trim_matches(|c: char| is_gap(c) || MARKS.contains(&c) || matches!(c, '[' | ']' | '【' | '】' | '(' | ')'));
    entries_of(text).find(|entry| strip_word(text, entry.word).is_some_and(str::is_empty)).map(label_of)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{a0}' | '\u{3000}')
}

/// What follows `word` at the beginning of a text, whatever its case.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut chars = text.chars();
    for wanted in word.chars() {
        let c = chars.next()?;
        // 作  者 and 来 源 are set wide by some pages; no other word has a gap where the table has none.
        if c != wanted && lower_first(c) != wanted {
            return None;
        }
    }
    Some(chars.as_str())
}

/// Words for a date, of whatever it is.
const DATE_WORDS: &[&str] = &[
    "date", "datum", "fecha", "data", "дата", "日期", "日時", "日程", "날짜", "التاريخ", "تاریخ", "tarih", "ngày",
    "תאריך",
];

/// Whether the last word before a date is one for a date, and says nothing of what happened on it.
pub fn ends_with_date_word(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let word = to_lower(word);
    // "Publication date" has a word before it that says so.
    before.len() == word.len() && DATE_WORDS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Option<(Label, &str)> {
        find_label(text).map(|found| (found.label, text.get(found.bytes..).unwrap_or("")))
    }

    #[test]
    fn labels_end_where_values_begin() {
        assert_eq!(label("来源： 新华社"), Some((Label::Source, "新华社")));
        assert_eq!(label("责任编辑:Rex_07"), Some((Label::Editor, "Rex_07")));
        assert_eq!(label("By Jane Doe"), Some((Label::Author, "Jane Doe")));
        assert_eq!(label("Last updated: May 1"), Some((Label::Modified, "May 1")));
        assert_eq!(label("文/王小明"), Some((Label::Author, "王小明")));
        assert_eq!(label("Bypass the filter"), None);
        assert_eq!(label("Author, \tJane Doe"), Some((Label::Author, "Jane Doe")));
        assert_eq!(label("Author, Jane Doe"), None);
        assert_eq!(label("Interview by Jane Doe"), Some((Label::Author, "Jane Doe")));
        assert_eq!(label("المصدر: رويترز"), Some((Label::Source, "رويترز")));
    }

    #[test]
    fn lone_labels_are_known() {
        assert_eq!(is_lone_label("作者："), Some(Label::Author));
        assert_eq!(is_lone_label("Tags"), Some(Label::Keywords));
        assert_eq!(is_lone_label("Tags of the day"), None);
    }
}
