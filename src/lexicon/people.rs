//! Words around people's names: what is no name, what joins names, what roles follow them. Tables only.

use crate::text::letters::to_lower;
use crate::text::pairs::Pairs;
use crate::text::script::{is_han, is_hangul};

/// What stands where a name should, and names no one.
const NO_ONE: &[&str] = &[
    "admin", "administrator", "adminn", "webadmin", "siteadmin", "site admin", "wpadmin", "webmaster", "web master",
    "root", "user", "super user", "superuser", "submit", "guest", "guest author", "guest post", "anonymous", "unknown",
    "none", "null", "undefined", "n/a", "na", "author", "authors", "editor", "staff", "staff writer", "staff report",
    "staff reports", "team", "editorial", "editorial team", "editorial staff", "contributor", "contributors",
    "default", "test", "name", "owner", "moderator", "published", "updated", "posted", "the team", "website", "news",
    "blog", "profile", "follow", "share", "home", "reply", "login", "log in", "sign in", "sign up", "register", "menu",
    "search", "comments", "comment", "us", "me", "you", "it", "the", "a", "an", "them", "our team", "our staff",
    "our experts", "view all posts", "view profile", "all posts", "more posts", "read more", "bio", "about",
    "about the author", "see all", "recent posts", "view more posts", "more", "written by", "posted by", "recipe by",
    "reviewed by", "by", "mins", "min", "via", "sort", "type", "someone", "this review", "this post", "paid", "free",
    "get app", "open in app", "browse", "visit", "contact us", "contact", "accessibility", "insights", "stories",
    "sponsored", "advertisement", "all", "view profile", "see all posts", "new", "facebook", "twitter", "linkedin",
    "instagram", "email", "website link", "thread", "subject", "expert", "verified", "date", "category", "粉丝",
    "粉絲", "未知", "佚名", "匿名", "网络", "网络整理", "网友", "网友整理", "本站", "本站原创", "本站编辑", "原创",
    "转载", "互联网", "综合", "管理员", "编辑", "小编", "作者", "楼主", "记者", "不详", "无", "来源网络", "网络转载",
    "站长", "未知作者", "暂无", "官方", "发布者", "編輯", "記者", "管理員", "不明", "名無しさん", "編集部", "新規登録",
    "發表在", "発表", "管理人", "작성자", "기자", "관리자", "편집국", "админ", "администратор", "редакция", "гость",
    "автор", "аноним", "админ сайта", "مدير", "admin admin", "المحرر", "الكاتب", "محرر", "redaktion", "die redaktion",
    "redacción", "redaccion", "redação", "rédaction", "la rédaction", "redazione", "la redazione", "artikel", "autor",
    "auteur", "anonyme", "anónimo", "anonym", "unbekannt", "inconnu", "redactie", "toimitus", "redakcja", "redakce",
    "szerkesztőség", "tim redaksi", "haber merkezi", "web desk", "নিজস্ব প্রতিবেদক", "ویب ڈیسک", "ban biên tập",
];

/// Whether somebody is there, as discussions show it beside the name.
const PRESENCE: &[&str] = &[
    "online", "offline", "logged", "在线", "离线", "線上", "離線", "オンライン", "オフライン", "온라인", "오프라인",
    "в сети", "не в сети", "онлайн", "оффлайн", "en ligne", "hors ligne", "en línea", "conectado", "desconectado",
    "متصل", "غير متصل", "آنلاین", "آفلاین",
];

/// Whether a text only says if somebody is there.
pub fn is_presence(text: &str) -> bool {
    PRESENCE.contains(&to_lower(text).as_str())
}

/// Words between two names.
const CONJUNCTIONS: &[&str] = &[
    "and", "with", "und", "et", "y", "e", "и", "та", "і", "و", "och", "en", "ve", "dan", "og", "i", "και", "και ο",
    "और",
];

/// Small words between a name and a date, at which no name ends.
const BEFORE_DATES: &[&str] = &["am", "on", "el", "em", "il", "le", "den", "op"];

/// Whether a word, as written, leads from a name to a date.
pub fn leads_to_date(word: &str) -> bool {
    BEFORE_DATES.contains(&word)
}

/// The forms of companies, at the end of their names.
const COMPANY_FORMS: &[&str] = &["GmbH", "AG", "KG", "Inc", "LLC", "Ltd", "Limited", "SA", "SAS", "BV", "AB", "Oy"];

/// Whether a word, as written, is the form of a company.
pub fn is_company_form(word: &str) -> bool {
    COMPANY_FORMS.contains(&word.trim_end_matches('.'))
}

/// Small words inside names, and inside the names of organisations.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "las", "los", "el", "al", "van",
    "von", "der", "den", "dem", "ter", "ten", "zu", "zum", "zur", "af", "av", "bin", "ibn", "ben", "bint", "abu", "of",
    "the", "for", "and", "in", "on", "to", "at", "with", "by", "und", "für", "et", "pour", "y", "e", "i", "и", "та",
    "й", "für", "op", "aan", "het", "en", "san", "st", "dr", "mc",
];

/// Whether a word, as written, may stand in a name in lower case.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Words that tell what someone is or where, and end a name: "Jane Doe for Example News", "Jane Doe, staff writer".
const STOPS: &[&str] = &[
    "for", "at", "in", "on", "from", "is", "has", "was", "who", "via", "updated", "published", "posted", "last",
    "reviewed", "edited", "medically", "fact", "written", "contributing", "senior", "staff", "chief", "min", "minute",
    "minutes", "ago", "read", "reading", "view", "views", "follow", "share", "comments", "comment", "email", "à", "le",
    "dans", "para", "publié", "publicado", "am", "veröffentlicht", "для", "специально", "опубликовано",
];

/// What someone is; a part of a list of names with such a word in it is no name.
const ROLES: &[&str] = &[
    "editor", "writer", "reporter", "correspondent", "contributor", "journalist", "columnist", "producer",
    "photographer", "author", "staff", "intern", "editor-in-chief", "founder", "co-founder", "cofounder", "ceo", "cto",
    "coo", "cmo", "president", "director", "manager", "specialist", "analyst", "consultant", "strategist", "professor",
    "lecturer", "expert", "blogger", "publisher", "redakteur", "redakteurin", "korrespondent", "journaliste",
    "rédacteur", "rédactrice", "redactor", "redactora", "periodista", "jornalista", "repórter", "giornalista",
    "корреспондент", "журналист", "обозреватель", "редактор", "кореспондент", "журналіст", "כתב", "כתבת", "עורך",
    "עורכת", "dziennikarz", "muhabir", "editör", "toimittaja",
];

/// What stands before a name without being one, in scripts without spaces: the longest first.
const EAST_ASIAN_HEADS: &[&str] = &[
    "新媒体记者", "本报特约记者", "本报首席记者", "本报通讯员", "本报记者", "本刊记者", "本网记者", "本台记者",
    "特约记者", "首席记者", "实习记者", "见习记者", "驻京记者", "全媒体记者", "特约撰稿人", "特约撰稿", "通讯员",
    "实习生", "专栏作者", "专栏作家", "记者", "作者", "撰文", "采写", "编译", "特派員", "記者", "編輯", "論説委員",
    "編集委員", "ライター", "文", "图", "摄影", "摄",
];

/// What stands after a name without being one, in scripts without spaces.
const EAST_ASIAN_TAILS: &[&str] = &[
    "综合报道", "整合", "即時報導", "綜合報導", "連線報導", "專題報導", "摄影报道", "攝影", "攝", "报道", "报导",
    "報導", "综合整理", "整理", "编译", "摄影", "摄", "文", "编辑", "记者", "記者", "特派員", "論説委員", "編集委員",
    "著", "基者", "인턴기자", "선임기자", "전문기자", "객원기자", "기자", "특파원", "에디터",
];

/// What reporters are called in the middle of a line: the outlet before it, the name after it.
const REPORTERS: &[&str] = &["记者", "記者", "通讯员", "评论员", "特约撰稿", "特派員", "編集委員", "論説委員"];

/// What reporters are called after their names.
const REPORTERS_AFTER: &[&str] = &[
    "인턴기자", "선임기자", "전문기자", "객원기자", "기자", "특파원", "논설위원", "앵커", "記者", "特派員", "編集委員",
    "論説委員",
];

/// How names of newspapers, agencies and sites end in scripts without spaces.
const OUTLET_ENDS: &[&str] = &[
    "社", "报", "网", "新闻", "电视台", "广播", "客户端", "周刊", "杂志", "频道", "在线", "时报", "通讯", "观察",
    "デジタル", "オンライン", "ニュース", "タイムズ", "スポーツ", "電子版", "发布", "报道", "台", "號", "報", "網",
    "新聞", "電視", "雜誌", "週刊", "通信", "放送", "日报", "일보", "신문", "뉴스", "방송", "통신", "조선", "경제",
    "저널", "号", "站", "科技", "财经", "晚报", "早报", "快报", "在線",
];

/// How a credit of a picture ends, in scripts without spaces.
const PICTURE_ENDS: &[&str] = &["摄", "攝", "摄影", "攝影", "撮影"];

/// How a credit of text and pictures together ends: who wrote it took them.
const JOINT_ENDS: &[&str] = &[
    "文/摄", "文／摄", "文并摄", "文、摄", "文摄影", "文/摄影", "文／摄影", "文、摄影", "文/图", "文／图", "文、图",
    "文并图", "图/文", "图／文", "图文", "撰文摄影", "撰文/摄影", "撰文并摄影", "摄影报道", "文/攝", "文／攝",
    "文/攝影", "文／攝影", "文、攝影", "文/圖", "文／圖", "圖文", "攝影報導",
];

/// Where in a line a reporter is named: the bytes of the outlet and of the names.
pub fn find_reporter(text: &str) -> Option<(&str, &str)> {
    let pairs = Pairs::of(text);
    for word in REPORTERS_AFTER.iter().filter(|word| pairs.may_hold(word)) {
        if let Some(at) = text.find(word).filter(|&at| at > 0) {
            let after = text.get(at + word.len()..).unwrap_or("").trim_start_matches(|c: char| !c.is_alphanumeric());
            let before = text.get(..at).unwrap_or("").trim_end();
            let is_last = after.is_empty() || after.contains('@') || after.starts_with("제공");
            if is_last && !before.is_empty() && before.chars().next_back().is_some_and(char::is_alphabetic) {
                let is_mark = |c: char| c.is_whitespace() || matches!(c, '=' | '＝' | '/' | '｜' | '|');
                let mark = before.char_indices().rfind(|&(_, c)| is_mark(c));
                let from = mark.map_or(0, |(at, c)| at + c.len_utf8());
                return Some((before.get(..from).unwrap_or(""), before.get(from..).unwrap_or("")));
            }
        }
    }
    REPORTERS.iter().filter(|word| pairs.may_hold(word)).find_map(|word| {
        let at = text.find(word)?;
        Some((text.get(..at).unwrap_or(""), text.get(at + word.len()..).unwrap_or("")))
    })
}

/// The names of the reporter that a text begins with, behind the outlet: 강변일보=홍길동 기자, (서울=뉴스강변) 홍길동 기자 =.
pub fn find_lead_reporter(text: &str) -> Option<&str> {
    let (at, word) =
        REPORTERS_AFTER.iter().filter_map(|word| Some((text.find(word)?, word))).min_by_key(|found| found.0)?;
    let (before, after) = (text.get(..at)?.trim_end(), text.get(at + word.len()..)?.trim_start());
    let is_of_name = |c: char| is_hangul(c) || c == '·';
    let names = before.get(before.trim_end_matches(is_of_name).len()..)?;
    let is_told = after.starts_with(['=', '＝'])
        || before.strip_suffix(names).is_some_and(|outlet| outlet.ends_with(['=', '＝']));
    (is_told && !names.is_empty()).then_some(names)
}

/// How desks of newsrooms end that stand before a reporter's name.
const DESK_ENDS: &[&str] = &["部", "支局", "総局", "特派員"];

/// Whether a word names a desk of a newsroom: 社会部, ロンドン支局.
pub fn is_desk(word: &str) -> bool {
    DESK_ENDS.iter().any(|end| word.len() > end.len() && word.ends_with(end))
}

/// Family names that begin most Chinese names.
const FAMILY_NAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁\
    潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎\
    贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯";

/// How what stands in brackets ends that is no name.
const REMARK_ENDS: &[&str] = &[
    "略", "載", "载", "供", "時", "时", "完", "終", "终", "了", "手", "社", "聞", "闻", "通信", "報", "报", "部", "局",
    "課", "室", "会", "回", "照", "版", "号", "以上", "禁止", "編", "网", "網", "图", "図", "日", "摄", "撮影", "提供",
    "界", "续", "続", "要", "料", "果", "金", "券", "先", "件", "法", "点", "例", "文", "制",
];

/// How places and offices end in Chinese and Japanese.
const PLACE_ENDS: &[&str] =
    &["省", "庁", "区", "區", "町", "市", "駅", "站", "県", "村", "都", "府", "国", "國", "島", "岛", "城"];

/// Whether a name ends as those of places and offices do.
pub fn ends_as_place(name: &str) -> bool {
    PLACE_ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether a text begins with the letter of a common Chinese family name.
pub fn begins_as_name(text: &str) -> bool {
    text.starts_with(|c| FAMILY_NAMES.contains(c))
}

/// Whether a text that stands alone is a person's name, in Chinese or in Japanese.
pub fn is_lone_name(text: &str, is_japanese: bool) -> bool {
    let chars = text.chars().count();
    let Some(first) = text.chars().next() else { return false };
    if !is_han(first) || REMARK_ENDS.iter().any(|end| text.ends_with(end)) {
        return false;
    }
    match is_japanese {
        true => (3..=5).contains(&chars) && text.chars().all(is_han) && !ends_as_place(text),
        false => (2..=3).contains(&chars) && text.chars().all(is_han) && begins_as_name(text),
    }
}

/// A text without the words at its end that make an author a photographer as well: 王小明 文/摄.
pub fn strip_joint_credit(text: &str) -> &str {
    let text = text.trim_end();
    let stripped = JOINT_ENDS.iter().filter_map(|end| text.strip_suffix(end)).min_by_key(|stem| stem.len());
    stripped.map_or(text, |stem| stem.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '／' | '、')))
}

/// Whether a text names who took a picture.
pub fn is_picture_credit(text: &str) -> bool {
    PICTURE_ENDS.iter().any(|end| text.trim_end().ends_with(end))
}

/// Whether a short text without spaces ends as an outlet's name does; 本报 is whoever says so.
pub fn is_outlet(text: &str) -> bool {
    let is_self = text.starts_with('本') && text.chars().count() == 2;
    !is_self && OUTLET_ENDS.iter().any(|end| text.ends_with(end) && text.chars().count() > end.chars().count())
}

/// Whether a text says what kind of account stands before it: a platform's name and 号.
pub fn is_account_kind(text: &str) -> bool {
    let text = text.trim();
    (3..=5).contains(&text.chars().count()) && text.ends_with(['号', '號']) && text.chars().all(is_han)
}

/// Whether a name begins as those of outlets do and no person's: 뉴스하루.
pub fn begins_as_outlet(name: &str) -> bool {
    ["뉴스", "新闻", "新聞"].iter().any(|word| name.starts_with(word))
}

/// Whether a text in lower case names no one.
pub fn is_no_one(lower: &str) -> bool {
    NO_ONE.contains(&lower) || ["our ", "onze ", "unsere ", "notre "].iter().any(|ours| lower.starts_with(ours))
}

/// Whether a word in lower case joins two names.
pub fn is_conjunction(lower: &str) -> bool {
    CONJUNCTIONS.contains(&lower)
}

/// Whether a word ends the name before it. Prepositions end it only as they are written, in lower case.
pub fn is_stop(word: &str) -> bool {
    STOPS.contains(&word)
}

/// Whether a word ends the name before it, words of pictures also with a capital: "Jane Doe Photographs by Max Moe".
pub fn ends_name(word: &str) -> bool {
    const PICTURES: &[&str] =
        &["photo", "photos", "photography", "photographs", "illustration", "illustrations", "video"];
    is_stop(word) || PICTURES.contains(&to_lower(word).as_str())
}

/// Whether a word in lower case says what someone is.
pub fn is_role(lower: &str) -> bool {
    ROLES.contains(&lower)
}

/// Whether a word in a script without spaces ends with what someone is: 观察者网专栏作者, 实习生.
pub fn ends_with_title(word: &str) -> bool {
    EAST_ASIAN_HEADS.iter().any(|head| head.chars().nth(1).is_some() && word.ends_with(head))
}

/// The text without titles such as 记者 before it and 기자 after it.
pub fn strip_titles(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(rest) = EAST_ASIAN_HEADS.iter().find_map(|head| text.strip_prefix(head)) {
        // 文 begins names too (文静): only a mark or a space after it makes it a title.
        if rest.is_empty() || (text.starts_with('文') && !rest.starts_with(|c: char| !c.is_alphanumeric())) {
            break;
        }
        text = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '：' | '/' | '／' | '|' | '丨' | '｜')
        });
    }
    while let Some(rest) = EAST_ASIAN_TAILS.iter().find_map(|tail| text.strip_suffix(tail)) {
        if rest.trim().is_empty() || (text.ends_with('文') && !rest.ends_with(char::is_whitespace)) {
            break;
        }
        text = rest.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '／' | '|' | '丨' | '｜'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wrote_it_may_have_taken_its_pictures() {
        for text in ["本报记者 王小明 文/摄", "本报记者 王小明 文并摄", "本报记者 王小明 撰文摄影"]
        {
            assert_eq!(strip_joint_credit(text), "本报记者 王小明", "{text}");
        }
        assert!(is_picture_credit(strip_joint_credit("本报记者 王小明 摄")));
    }

    #[test]
    fn titles_are_stripped() {
        assert_eq!(strip_titles("本报记者 王小明 摄"), "王小明");
        assert_eq!(strip_titles("홍길동 기자"), "홍길동");
        assert_eq!(strip_titles("文静"), "文静");
        assert_eq!(strip_titles("記者林大同"), "林大同");
    }
}
