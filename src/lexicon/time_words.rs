//! Words of moments told from now: "3 hours ago", 昨天, منذ ساعتين.

/// Seconds of a unit, and beginnings of its names in lower case. Longer units whose names begin like a shorter one's
/// stand before it.
const UNITS: &[(u32, &[&str])] = &[
    (
        31_536_000,
        &[
            "year", "yr", "年", "년", "jahr", "an ", "ans", "año", "ano", "anno", "anni", "jaar", "год", "лет", "рок",
            "рік", "سنة", "سنوات", "سال", "yıl", "साल", "वर्ष", "ปี", "tahun", "năm", "rok", "lat ", "lata", "år", "বছর",
            "χρόν",
        ],
    ),
    (
        2_592_000,
        &[
            "month", "mth", "个月", "個月", "ヶ月", "か月", "カ月", "ヵ月", "개월", "달", "monat", "mois", "mes",
            "mês", "mese", "mesi", "maand", "месяц", "місяц", "شهر", "أشهر", "ماه", "ay ", "महीने", "माह", "เดือน",
            "bulan", "tháng", "miesi", "månad", "måned", "মাস", "μήν",
        ],
    ),
    (
        604_800,
        &[
            "week", "wk", "周", "週", "週間", "주일", "주간", "星期", "礼拜", "주", "woche", "semaine", "semana",
            "settiman", "weken", "недел", "тиж", "أسبوع", "أسابيع", "هفته", "hafta", "सप्ताह", "हफ्ते", "สัปดาห์", "minggu",
            "tuần", "tydzień", "tygod", "veck", "uge", "সপ্তাহ", "εβδομ",
        ],
    ),
    (
        86_400,
        &[
            "day", "天", "日", "일", "tag", "jour", "día", "dia", "giorn", "dag", "дня", "дней", "день", "дні", "днів",
            "يوم", "أيام", "روز", "gün", "दिन", "วัน", "hari", "ngày", "dni", "dzień", "দিন", "ημέρ", "μέρ",
        ],
    ),
    (
        3_600,
        &[
            "hour", "hr", "h ", "小时", "小時", "個小時", "个小时", "钟头", "時間", "시간", "stunde", "std", "heure",
            "hora", "ora", "ore", "uur", "час", "годин", "ساعة", "ساعات", "ساعت", "saat", "घंटे", "घंटा", "ชั่วโมง", "ชม",
            "jam", "giờ", "godzin", "timm", "time", "ঘণ্টা", "ঘন্টা", "ώρ",
        ],
    ),
    (
        60,
        &[
            "minut", "min", "分钟", "分鐘", "分", "분", "мин", "хвилин", "دقيقة", "دقائق", "دقیقه", "dakika", "dk",
            "मिनट", "นาที", "menit", "phút", "মিনিট", "λεπτ",
        ],
    ),
    (
        1,
        &[
            "second", "sec", "秒", "초", "sekund", "seconde", "segundo", "секунд", "ثانية", "ثانیه", "saniye", "सेकंड",
            "วินาที", "detik", "giây",
        ],
    ),
];

/// Arabic words that are a unit and the number two.
const PAIRS: &[(&str, u32)] = &[
    ("ساعتين", 7_200),
    ("دقيقتين", 120),
    ("يومين", 172_800),
    ("أسبوعين", 1_209_600),
    ("شهرين", 5_184_000),
    ("سنتين", 63_072_000),
];

/// Words after a span of time that put it into the past.
const AFTER: &[&str] = &[
    "ago", "前", "以前", "之前", "전", "назад", "тому", "fa", "پیش", "قبل", "önce", "पहले", "ที่แล้ว", "ที่ผ่านมา",
    "yang lalu", "lalu", "trước", "temu", "geleden", "আগে", "sedan", "siden", "sitten", "atrás", "πριν",
];

/// Words before a span of time that put it into the past.
const BEFORE: &[&str] = &["vor", "il y a", "hace", "há", "منذ", "قبل", "acum", "för", "πριν"];

/// Words for a day, with how many days ago it is.
const DAYS: &[(&str, u32)] = &[
    ("today", 0),
    ("just now", 0),
    ("yesterday", 1),
    ("今天", 0),
    ("今日", 0),
    ("刚刚", 0),
    ("剛剛", 0),
    ("昨天", 1),
    ("昨日", 1),
    ("前天", 2),
    ("一昨日", 2),
    ("오늘", 0),
    ("방금", 0),
    ("어제", 1),
    ("그저께", 2),
    ("heute", 0),
    ("gestern", 1),
    ("vorgestern", 2),
    ("aujourd'hui", 0),
    ("aujourd’hui", 0),
    ("hier", 1),
    ("avant-hier", 2),
    ("hoy", 0),
    ("ayer", 1),
    ("hoje", 0),
    ("ontem", 1),
    ("oggi", 0),
    ("ieri", 1),
    ("vandaag", 0),
    ("gisteren", 1),
    ("сегодня", 0),
    ("вчера", 1),
    ("сьогодні", 0),
    ("вчора", 1),
    ("اليوم", 0),
    ("أمس", 1),
    ("امس", 1),
    ("امروز", 0),
    ("دیروز", 1),
    ("bugün", 0),
    ("dün", 1),
    ("आज", 0),
    ("วันนี้", 0),
    ("เมื่อวาน", 1),
    ("hari ini", 0),
    ("kemarin", 1),
    ("hôm nay", 0),
    ("hôm qua", 1),
    ("dzisiaj", 0),
    ("dziś", 0),
    ("wczoraj", 1),
    ("idag", 0),
    ("igår", 1),
    ("আজ", 0),
    ("গতকাল", 1),
    ("σήμερα", 0),
    ("χθες", 1),
];

/// Whether a text begins with a word, and what follows it is no letter of the same script.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    let is_thai = |c: char| ('\u{e00}'..='\u{e7f}').contains(&c);
    let joins = |c: char| c.is_alphabetic() && !is_thai(c) && !crate::text::script::is_dense(c);
    let is_joined = word.chars().next_back().is_some_and(joins) && rest.chars().next().is_some_and(joins);
    (!is_joined).then_some(rest)
}

/// The day a text in lower case begins with, as days ago, and the bytes that say it.
pub fn find_day_word(text: &str) -> Option<(u32, usize)> {
    let found = DAYS.iter().filter_map(|&(word, days)| Some((days, text.len() - strip_word(text, word)?.len())));
    found.max_by_key(|&(_, bytes)| bytes)
}

/// The unit a text in lower case begins with, in seconds, and what follows its name.
fn find_unit(text: &str) -> Option<(u32, &str)> {
    let names = UNITS.iter().flat_map(|&(seconds, names)| names.iter().map(move |&name| (seconds, name)));
    let found = names.filter_map(|(seconds, name)| Some((seconds, name, text.strip_prefix(name.trim_end())?)));
    // "h " and "an " are units only as whole words.
    let fits = |&(_, name, rest): &(u32, &str, &str)| {
        !name.ends_with(' ') || rest.chars().next().is_none_or(|c| !c.is_alphabetic())
    };
    let (seconds, _, rest) = found.filter(fits).max_by_key(|(_, name, _)| name.len())?;
    // Endings of cases and plurals, and ideographs, follow the beginning of a name.
    // Thai writes on without a space, so nothing is an ending there.
    let is_thai = |c: char| ('\u{e00}'..='\u{e7f}').contains(&c);
    let ending = |c: char| c.is_alphabetic() && !is_thai(c) && !crate::text::script::is_dense(c);
    Some((seconds, rest.trim_start_matches(ending)))
}

/// Seconds ago that a text in lower case tells: its number and unit must stand with a word for the past.
pub fn find_ago(text: &str) -> Option<u64> {
    let text = text.trim_start();
    let before = BEFORE.iter().find_map(|word| strip_word(text, word)).map(str::trim_start);
    let rest = before.unwrap_or(text);
    if let Some(&(_, seconds)) = PAIRS.iter().find(|(word, _)| before.is_some() && rest.starts_with(word)) {
        return Some(u64::from(seconds));
    }
    let (count, rest) = find_count(rest)?;
    let (seconds, rest) = find_unit(rest.trim_start_matches(|c: char| c.is_whitespace() || c == '+'))?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '.');
    let is_past = before.is_some() || AFTER.iter().any(|word| strip_word(rest, word).is_some());
    is_past.then_some(u64::from(count) * u64::from(seconds))
}

/// A count at the beginning of a text: digits of any script, "a", "an", "one"; none counts one before a unit.
fn find_count(text: &str) -> Option<(u32, &str)> {
    const ONES: &[&str] =
        &["an", "a", "one", "een", "einer", "einem", "une", "un", "una", "uma", "um", "bir", "一", "1"];
    let digits = text.trim_start_matches(|c: char| c.is_numeric() && !crate::text::script::is_dense(c));
    let number = text.get(..text.len() - digits.len()).filter(|number| !number.is_empty());
    if let Some(number) = number {
        let value = number.chars().try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(digit_of(c)?))?;
        return (value < 10_000).then_some((value, digits));
    }
    let one = ONES.iter().find_map(|word| strip_word(text, word));
    Some((1, one.unwrap_or(text)))
}

fn digit_of(c: char) -> Option<u32> {
    let code = c as u32;
    [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10]
        .into_iter()
        .find(|zero| (*zero..*zero + 10).contains(&code))
        .map(|zero| code - zero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_time_are_read() {
        for (text, seconds) in [
            ("3 hours ago", 10_800),
            ("an hour ago", 3_600),
            ("2 days ago", 172_800),
            ("5 min ago", 300),
            ("3小时前", 10_800),
            ("20分鐘前", 1_200),
            ("3 天前", 259_200),
            ("2个月前", 5_184_000),
            ("5時間前", 18_000),
            ("3日前", 259_200),
            ("2週間前", 1_209_600),
            ("30분 전", 1_800),
            ("3시간 전", 10_800),
            ("2일 전", 172_800),
            ("5 минут назад", 300),
            ("2 часа назад", 7_200),
            ("vor 2 stunden", 7_200),
            ("vor 3 tagen", 259_200),
            ("il y a 2 heures", 7_200),
            ("hace 3 horas", 10_800),
            ("há 5 minutos", 300),
            ("2 ore fa", 7_200),
            ("منذ ٣ ساعات", 10_800),
            ("منذ ساعتين", 7_200),
            ("قبل 5 دقائق", 300),
            ("۳ ساعت پیش", 10_800),
            ("2 saat önce", 7_200),
            ("2 घंटे पहले", 7_200),
            ("3 ชั่วโมงที่แล้ว", 10_800),
            ("2 giờ trước", 7_200),
            ("2 jam yang lalu", 7_200),
            ("2 godziny temu", 7_200),
            ("3 uur geleden", 10_800),
            ("৩ ঘণ্টা আগে", 10_800),
            ("2 години тому", 7_200),
        ] {
            assert_eq!(find_ago(text), Some(seconds), "{text}");
        }
        for text in
            ["3 hours", "ago", "5 people ago", "前", "2019 years of", "3 minutes read", "12日", "42949672960 h ago"]
        {
            assert_eq!(find_ago(text), None, "{text}");
        }
    }

    #[test]
    fn words_for_days_are_whole() {
        assert_eq!(find_day_word("昨天 10:20"), Some((1, "昨天".len())));
        assert_eq!(find_day_word("yesterday at 5"), Some((1, 9)));
        assert_eq!(find_day_word("вчера"), Some((1, "вчера".len())));
        assert_eq!((find_day_word("hierarchy"), find_day_word("todayish")), (None, None));
    }
}
