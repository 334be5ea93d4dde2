//! Names of months, and words of the clock, in the languages we know.

use super::index::Index;
use std::sync::OnceLock;

/// Beginnings of month names in lower case, January first: of all that a word begins with, the longest is its month. One
/// with a space at its end is a whole word; Arabic alifs are bare.
const MONTHS: [&str; 12] = [
    words![
        "jan", "ian ", "ene", "gen", "янв", "січ", "يناير", "ينا", "كانون الثاني", "جانفي", "ม.ค", "มกรา", "जनवरी",
        "জানুয়ারি", "জানু", "ιαν", "sty", "oca", "jän", "janv", "яну", "ledna", "ianu", "jaan", "yanv", "siječ", "sausi",
        "xane", "janar", "јан", "қаңтар", "студз", "იანვ", "հունվ", "ינואר", "جنوری", "ஜனவரி", "జనవరి", "जानेवारी",
        "જાન્યુ", "ಜನವರಿ", "ജനുവരി", "ਜਨਵਰੀ", "ජනවාරි", "ဇန်နဝါရီ", "មករា", "ມັງກອນ", "tammi"
    ],
    words![
        "feb", "fev", "fév", "фев", "лют", "فبراير", "شباط", "فيفري", "ก.พ", "กุมภา", "फरवरी", "ফেব্রুয়ারি", "ফেব্রু", "φεβ",
        "lut", "şub", "févr", "únor", "febr", "veeb", "velj", "vasar", "shku", "pebr", "феб", "ақпан", "თებ", "փետ",
        "פברואר", "فروری", "பிப்ர", "ఫిబ్ర", "फेब्रु", "ફેબ્રુ", "ಫೆಬ್ರ", "ഫെബ്ര", "ਫਰਵਰੀ", "පෙබ", "ဖေဖော်ဝါရီ", "កុម្ភៈ", "ກຸມພາ",
        "helmi"
    ],
    words![
        "mar", "mär", "maa", "mrt ", "мар", "бер", "مارس", "اذار", "มี.ค", "มีนา", "मार्च", "মার্চ", "μαρ", "μάρ", "mrz",
        "már", "břez", "ožuj", "kovo", "maalis", "наурыз", "сакав", "მარტ", "մարտ", "מרץ", "מרס", "مارچ", "மார்ச்", "మార్చి",
        "માર્ચ", "ಮಾರ್ಚ್", "മാർച്ച്", "ਮਾਰਚ", "මාර්තු", "မတ်", "មីនា", "ມີນາ"
    ],
    words![
        "apr", "abr", "avr", "апр", "квіт", "кві", "ابريل", "نيسان", "افريل", "เม.ย", "เมษา", "अप्रैल", "এপ্রিল", "απρ",
        "kwi", "nis", "ápr", "dubn", "dube", "travn", "baland", "huhti", "prill", "сәуір", "крас", "აპრ", "ապր",
        "אפריל", "اپریل", "ஏப்ரல்", "ఏప్రిల్", "एप्रिल", "એપ્રિલ", "ಏಪ್ರಿಲ್", "ഏപ്രിൽ", "ਅਪ੍ਰੈਲ", "අප්‍රේල්", "ဧပြီ", "មេសា", "ເມສາ"
    ],
    words![
        "may", "mai", "mag", "mei", "май", "мая", "трав", "тра", "مايو", "ايار", "ماي", "พ.ค", "พฤษภา", "मई", "মে",
        "μαΐ", "μαι", "μάι", "μαϊ", "maj", "máj", "maí", "květ", "svib", "geguž", "touko", "мај", "мамыр", "მაის",
        "մայ", "מאי", "مئی", "மே", "మే", "मे", "મે", "ಮೇ", "മേയ്", "മെയ്", "ਮਈ", "මැයි", "မေ", "ឧសភា", "ພຶດສະພາ"
    ],
    words![
        "jun", "giu", "juin", "июн", "черв", "чер", "يونيو", "حزيران", "جوان", "มิ.ย", "มิถุนา", "जून", "জুন", "ιουν",
        "ιούν", "cze", "haz", "юни", "jún", "červ", "iun", "iyun", "jūn", "juun", "lipnj", "birž", "kesä", "qersh",
        "huny", "xuñ", "јун", "маусым", "чэрв", "ივნ", "հունիս", "יוני", "جون", "ஜூன்", "జూన్", "જૂન", "ಜೂನ್", "ജൂൺ", "ਜੂਨ",
        "ජූනි", "ဇွန်", "មិថុនា", "ມິຖຸນາ"
    ],
    words![
        "jul", "lug", "juil", "июл", "лип", "يوليو", "تموز", "جويلية", "ก.ค", "กรกฎา", "जुलाई", "জুলাই", "ιουλ", "ιούλ",
        "lip", "tem", "юли", "júl", "července", "červenec", "iul", "iyul", "jūl", "juul", "srpnj", "liepo", "heinä",
        "korrik", "huly", "xul", "јул", "шілде", "ліп", "ივლ", "հուլիս", "יולי", "جولائی", "ஜூலை", "జూలై", "జులై", "जुलै",
        "જુલાઈ", "ಜುಲೈ", "ജൂലൈ", "ਜੁਲਾਈ", "ජූලි", "ဇူလိုင်", "កក្កដា", "ກໍລະກົດ"
    ],
    words![
        "aug", "ago", "agus", "agu ", "aoû", "aou", "авг", "серп", "сер", "اغسطس", "غشت", "اب", "اوت", "ส.ค", "สิงหา",
        "अगस्त", "আগস্ট", "αυγ", "αύγ", "sie", "ağu", "srpn", "srpe", "avgu", "avqu", "kolov", "rugp", "eloku", "ágú",
        "gusht", "ogos", "тамыз", "жні", "აგვ", "օգոս", "אוגוסט", "اگست", "ஆகஸ்ட்", "ఆగస్టు", "ऑगस्ट", "ઑગસ્ટ", "ಆಗಸ್ಟ್",
        "ഓഗസ്റ്റ്", "ਅਗਸਤ", "අගෝස්තු", "ဩဂုတ်", "សីហា", "ສິງຫາ"
    ],
    words![
        "sep", "set", "сен", "вер", "سبتمبر", "شتنبر", "ايلول", "ก.ย", "กันยา", "सितंबर", "সেপ্টেম্বর", "σεπ", "wrz",
        "eyl", "септ", "senta", "senty", "szep", "září", "zář", "rujn", "ruja", "rugsė", "syysk", "shta", "қыркүйек",
        "сеп", "სექტ", "սեպ", "ספטמבר", "ستمبر", "செப்ட", "సెప్ట", "सप्टें", "સપ્ટે", "ಸೆಪ್ಟ", "സെപ്റ്റ", "ਸਤੰਬਰ", "සැප්", "စက်တင်ဘာ",
        "កញ្ញា", "ກັນຍາ"
    ],
    words![
        "oct", "okt", "ott", "out", "окт", "жов", "اكتوبر", "تشرين الاول", "ต.ค", "ตุลา", "अक्टूबर", "অক্টোবর", "οκτ",
        "paź", "eki", "říj", "spali", "lokak", "tetor", "қазан", "кастр", "ოქტ", "հոկ", "אוקטובר", "اکتوبر", "அக்டோபர்",
        "అక్టోబర్", "ऑक्टो", "ઑક્ટો", "ಅಕ್ಟೋಬರ್", "ഒക്ടോബർ", "ਅਕਤੂਬਰ", "ඔක්ත", "အောက်တိုဘာ", "តុលា", "ຕຸລາ"
    ],
    words![
        "nov", "noi ", "ноя", "лист", "лис", "نوفمبر", "نونبر", "تشرين الثاني", "พ.ย", "พฤศจิกา", "नवंबर", "নভেম্বর",
        "νοε", "νοέ", "lis", "kas", "ное", "новем", "noie", "noy", "studeno", "studena", "lapkr", "marras", "nëntor",
        "noby", "nóv", "қараша", "ліст", "ნოემ", "նոյ", "נובמבר", "نومبر", "நவம்பர்", "నవంబర్", "नोव्हें", "નવે", "ನವೆಂಬರ್",
        "നവംബർ", "ਨਵੰਬਰ", "නොවැ", "နိုဝင်ဘာ", "វិច្ឆិកា", "ພະຈິກ"
    ],
    words![
        "dec", "des ", "dez", "dic", "déc", "дек", "груд", "гру", "ديسمبر", "دجنبر", "كانون الاول", "ธ.ค", "ธันวา",
        "दिसंबर", "ডিসেম্বর", "δεκ", "gru", "ara", "prosin", "dets", "dekab", "desem", "disembe", "disy", "joulu",
        "dhjet", "дец", "желтоқсан", "снеж", "დეკ", "դեկ", "דצמבר", "دسمبر", "டிசம்பர்", "డిసెంబర్", "डिसें", "ડિસે", "ಡಿಸೆಂಬರ್",
        "ഡിസംബർ", "ਦਸੰਬਰ", "දෙසැ", "ဒီဇင်ဘာ", "ធ្នូ", "ທັນວາ"
    ],
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
    // Hebrew glues "in" to the month.
    let word = word.strip_prefix('ב').unwrap_or(word);
    let word = &bare_alifs(word);
    let bucket = index().entries(word.chars().next()?);
    // A name of two characters begins many a word.
    let is_named = |name: &str| match name.strip_suffix(' ') {
        Some(name) => name == word,
        None => word.starts_with(name) && (name.chars().nth(2).is_some() || name == word),
    };
    bucket.iter().find(|entry| is_named(entry.word)).map(|entry| entry.row as u8)
}

/// An Arabic word as most people type it: alifs without what stands above and below them.
pub fn bare_alifs(word: &str) -> String {
    word.replace(['أ', 'إ', 'آ'], "ا")
}

/// The numbers of months in words, where they are counted: tháng Năm.
const COUNTED: &[&str] =
    &["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];

/// The month a word counts: 1 to 12.
pub fn find_counted_month(word: &str) -> Option<u8> {
    COUNTED.iter().zip(1..).find(|(name, _)| **name == word).map(|(_, month)| month)
}

/// Names and the numbers of their months by first character, longest first, made once.
fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::of(&mut (1..).zip(MONTHS), true))
}

/// The month of the Persian solar year a word names: 1 to 12.
pub fn find_solar_month(word: &str) -> Option<u8> {
    if !word.chars().next().is_some_and(|c| ('\u{600}'..='\u{6ff}').contains(&c)) {
        return None;
    }
    // Arabic yeh and kaf are common typing for the Persian letters; "month" may be glued to the name.
    let word = word.replace('ي', "ی").replace('ك', "ک");
    let word = word.strip_suffix("ماه").map_or(&*word, |name| name.trim_end_matches('\u{200c}'));
    SOLAR_MONTHS.iter().position(|name| *name == word).map(|at| at as u8 + 1)
}

/// Names of weekdays, whole and short, in lower case.
const WEEKDAYS: &[&str] = &[
    "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday", "fri", "friday",
    "sat", "saturday", "sun", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
    "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles",
    "jueves", "viernes", "sábado", "domingo", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
    "воскресенье", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "lunedì", "martedì",
    "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "segunda", "terça", "quarta", "quinta", "sexta", "feira",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "poniedziałek", "wtorek", "środa",
    "czwartek", "piątek", "sobota", "niedziela", "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi",
    "pazar", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "понеділок", "вівторок", "середа",
    "четвер", "п’ятниця", "субота", "неділя", "ראשון", "שלישי", "רביעי", "חמישי", "שישי", "שבת",
];

/// Whether a word in lower case is a weekday.
pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}

/// Words beside a time of day that tell a dot in it from that of a number: "20.30 Uhr", "ore 8.30", "10.30 WIB".
pub fn is_clock_word(word: &str) -> bool {
    const WORDS: &[&str] =
        &["uhr", "kl", "klo", "ore", "alle", "น", "wib", "wita", "wit", "bst", "gmt", "utc", "cet", "cest"];
    WORDS.contains(&word.trim_end_matches('.'))
}

/// Whether a word stands between hours and minutes: 20h30.
pub fn is_hour_mark(word: &str) -> bool {
    word == "h"
}

/// Words before an hour of one digit that tell it from hours that something takes: às 8h30, 1h20.
pub fn leads_to_hour(word: &str) -> bool {
    ["à", "às", "as", "a", "las", "lúc", "ore", "alle", "kl"].contains(&word)
}

/// Words after hours and minutes that something takes: 1h52 min, 1h20 read.
pub fn is_of_duration(word: &str) -> bool {
    ["m", "mn", "min", "mins", "minutes", "minutos", "minuti", "read"].contains(&word)
}

/// Words of the half of a day: the hour up to which twelve are added, 0 before noon. 中午11:30 is before noon still.
pub fn find_half_day(word: &str) -> Option<u8> {
    match word {
        "pm" | "下午" | "晚上" | "晚间" | "晚間" | "傍晚" | "晚" | "午後" | "오후" | "مساء" | "مساءً" | "م" | "μμ" => {
            Some(12)
        }
        "中午" => Some(4),
        "am" | "上午" | "凌晨" | "早上" | "早晨" | "清晨" | "早" | "午前" | "오전" | "صباحا" | "صباحاً" | "ص" | "πμ" => {
            Some(0)
        }
        _ => None,
    }
}
