//! Names of months, and words of the clock, in the languages we know.

/// Beginnings of month names in lower case, January first. A word that begins so is that month.
const MONTHS: &[(u8, &[&str])] = &[
    (
        1,
        &[
            "jan", "ene", "gen", "янв", "січ", "يناير", "ينا", "كانون الثاني", "جانفي", "ม.ค", "มกรา", "जनवरी",
            "জানুয়ারি", "ιαν", "sty", "oca", "jän", "tháng 1", "janv", "яну",
        ],
    ),
    (
        2,
        &[
            "feb", "fev", "fév", "фев", "лют", "فبراير", "شباط", "فيفري", "ก.พ", "กุมภา", "फरवरी", "ফেব্রুয়ারি", "φεβ",
            "lut", "şub", "févr",
        ],
    ),
    (3, &["mar", "mär", "maa", "мар", "бер", "مارس", "آذار", "มี.ค", "มีนา", "मार्च", "মার্চ", "μαρ", "mrz"]),
    (
        4,
        &[
            "apr", "abr", "avr", "апр", "квіт", "кві", "أبريل", "ابريل", "إبريل", "نيسان", "أفريل", "เม.ย", "เมษา",
            "अप्रैल", "এপ্রিল", "απρ", "kwi", "nis",
        ],
    ),
    (
        5,
        &[
            "may", "mai", "mag", "mei", "май", "мая", "трав", "тра", "مايو", "أيار", "ماي", "พ.ค", "พฤษภา", "मई", "মে",
            "μαΐ", "μαι", "maj",
        ],
    ),
    (
        6,
        &[
            "jun", "giu", "juin", "июн", "черв", "чер", "يونيو", "حزيران", "جوان", "มิ.ย", "มิถุนา", "जून", "জুন", "ιουν",
            "cze", "haz", "юни",
        ],
    ),
    (
        7,
        &[
            "jul", "lug", "juil", "июл", "лип", "يوليو", "تموز", "جويلية", "ก.ค", "กรกฎา", "जुलाई", "জুলাই", "ιουλ",
            "lip", "tem", "юли",
        ],
    ),
    (
        8,
        &[
            "aug", "ago", "aoû", "aou", "авг", "серп", "сер", "أغسطس", "اغسطس", "آب", "أوت", "ส.ค", "สิงหา", "अगस्त",
            "আগস্ট", "αυγ", "sie", "ağu",
        ],
    ),
    (
        9,
        &[
            "sep", "set", "сен", "вер", "سبتمبر", "أيلول", "ก.ย", "กันยา", "सितंबर", "সেপ্টেম্বর", "σεπ", "wrz", "eyl",
            "септ",
        ],
    ),
    (
        10,
        &[
            "oct", "okt", "ott", "out", "окт", "жов", "أكتوبر", "اكتوبر", "تشرين الأول", "ต.ค", "ตุลา", "अक्टूबर",
            "অক্টোবর", "οκτ", "paź", "eki",
        ],
    ),
    (
        11,
        &[
            "nov", "ноя", "лист", "лис", "نوفمبر", "تشرين الثاني", "พ.ย", "พฤศจิกา", "नवंबर", "নভেম্বর", "νοε", "lis",
            "kas", "ное",
        ],
    ),
    (
        12,
        &[
            "dec", "dez", "dic", "déc", "дек", "груд", "гру", "ديسمبر", "كانون الأول", "ธ.ค", "ธันวา", "दिसंबर",
            "ডিসেম্বর", "δεκ", "gru", "ara",
        ],
    ),
];

/// Months of the Persian solar calendar, first month first.
const SOLAR_MONTHS: &[&str] =
    &["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

/// Words that follow only whole names; a longer word that begins like a month is no month.
const LONGEST_NAME: usize = 12;

/// The month a word names: 1 to 12.
pub fn find_month(word: &str) -> Option<u8> {
    let word = word.trim_end_matches('.');
    if !(2..=LONGEST_NAME).contains(&word.chars().take(LONGEST_NAME + 1).count()) {
        return None;
    }
    // Nearly all names already differ in their first byte.
    let first = word.as_bytes().first();
    let begins = |name: &&str| name.as_bytes().first() == first && word.starts_with(name);
    MONTHS.iter().find(|(_, names)| names.iter().any(begins)).map(|(month, _)| *month)
}

/// The month of the Persian solar year a word names: 1 to 12.
pub fn find_solar_month(word: &str) -> Option<u8> {
    if !word.chars().next().is_some_and(|c| ('\u{600}'..='\u{6ff}').contains(&c)) {
        return None;
    }
    // Arabic yeh and kaf are common typing for the Persian letters.
    let word = word.replace('ي', "ی").replace('ك', "ک");
    SOLAR_MONTHS.iter().position(|name| *name == word).map(|at| at as u8 + 1)
}

/// Names of weekdays, whole and short, in lower case.
const WEEKDAYS: &[&str] = &[
    "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday", "fri", "friday",
    "sat", "saturday", "sun", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
    "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles",
    "jueves", "viernes", "sábado", "domingo", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
    "воскресенье", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت",
];

/// Whether a word in lower case is a weekday.
pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}

/// Words that put an hour after noon (`true`) or before it.
pub fn find_half_day(word: &str) -> Option<bool> {
    match word {
        "pm" | "p.m" | "下午" | "晚上" | "午後" | "오후" | "مساء" | "مساءً" | "م" | "μμ" => {
            Some(true)
        }
        "am" | "a.m" | "上午" | "凌晨" | "早上" | "午前" | "오전" | "صباحا" | "صباحاً" | "ص" | "πμ" => {
            Some(false)
        }
        _ => None,
    }
}
