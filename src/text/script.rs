//! Scripts by code point: which characters are dense, which run right to left, which language a text seems to be in.

use std::sync::OnceLock;

/// Han, kana and hangul: characters that say as much as two or three Latin ones.
pub fn is_dense(c: char) -> bool {
    // Most characters of most pages lie below all of them.
    c >= '\u{1100}'
        && matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}'
        | '\u{3105}'..='\u{312f}' | '\u{3131}'..='\u{318e}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Han characters.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Hiragana.
pub fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

/// Han characters that are numbers.
pub fn is_han_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '两'
            | '兩'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '萬'
            | '亿'
            | '億'
            | '半'
    )
}

/// Hiragana and katakana, also half-width.
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fd}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}')
}

/// Hangul syllables and letters.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7af}')
}

/// Thai, Lao, Burmese and Khmer: no spaces between words, and spaces between clauses.
pub fn is_thai_like(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Characters of words that are written together: only a dictionary tells where one ends.
pub fn is_unspaced(c: char) -> bool {
    // Most characters of most pages lie below all of them.
    c >= '\u{e01}' && (is_han(c) || is_kana(c) || is_thai_like(c) || matches!(c, '々' | '〆' | 'ー' | '〇'))
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
pub fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Characters of icon fonts: the private use areas.
pub fn is_private_use(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Characters that are there but not seen: zero-width spaces and marks, soft hyphen, byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Characters that turn the direction of what follows: shown text must not carry them past its end.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// How many letters of each script a text has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ScriptCounts {
    /// Han.
    pub han: u32,
    /// Hiragana and katakana.
    pub kana: u32,
    /// Hangul.
    pub hangul: u32,
    /// Latin.
    pub latin: u32,
    /// Cyrillic.
    pub cyrillic: u32,
    /// Arabic letters.
    pub arabic: u32,
    /// Letters of Persian (and Urdu) that Arabic does not use.
    pub persian: u32,
    /// Hebrew.
    pub hebrew: u32,
    /// Thai.
    pub thai: u32,
    /// Devanagari.
    pub devanagari: u32,
    /// Greek.
    pub greek: u32,
    /// Bengali.
    pub bengali: u32,
    /// Letters of Ukrainian that Russian does not use.
    pub ukrainian: u32,
    /// Letters of Russian that Ukrainian does not use.
    pub russian: u32,
    /// Han characters of the simplified standard only.
    pub simplified: u32,
    /// Han characters of the traditional standard only.
    pub traditional: u32,
}

/// Frequent characters that exist in simplified writing only, beside their traditional forms: one pair a place.
const SIMPLIFIED: &str = "们这个来为时说国学会对经发现动过还进种样关点没问间长开实门两认体题应让给现业见电车东书写听话语请谁读师练习吗妈欢乐爱亲边远从号码钱买卖红绿蓝银钟错难热节岁图无与万产严丰临举义乌乐习乡买乱争亏亚产亲亿仅从仓仪价众优伙会伞伟传伤伦伪体余佣侠侣侧侦侨债倾偿储儿党兰兴养兽冈册军农冯冲决况冻净凉减凑几凤凭凯击划刘则刚创删别刹剂剑剧劝办务动励劲劳势勋区医华协单卖卢卫却厂厅历厉压厌厕县参双变叙叠";
const TRADITIONAL: &str = "們這個來為時說國學會對經發現動過還進種樣關點沒問間長開實門兩認體題應讓給現業見電車東書寫聽話語請誰讀師練習嗎媽歡樂愛親邊遠從號碼錢買賣紅綠藍銀鐘錯難熱節歲圖無與萬產嚴豐臨舉義烏樂習鄉買亂爭虧亞產親億僅從倉儀價眾優夥會傘偉傳傷倫偽體餘傭俠侶側偵僑債傾償儲兒黨蘭興養獸岡冊軍農馮衝決況凍淨涼減湊幾鳳憑凱擊劃劉則剛創刪別剎劑劍劇勸辦務動勵勁勞勢勳區醫華協單賣盧衛卻廠廳歷厲壓厭廁縣參雙變敘疊";

const BUCKETS: usize = 128;

/// Whether a character is written so in the simplified standard only (`true`) or in the traditional one only.
fn find_standard(c: char) -> Option<bool> {
    static KNOWN: OnceLock<Vec<Vec<(char, bool)>>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut known = vec![Vec::new(); BUCKETS];
        for (of, other, is_simplified) in [(SIMPLIFIED, TRADITIONAL, true), (TRADITIONAL, SIMPLIFIED, false)] {
            for c in of.chars().filter(|c| !other.contains(*c)) {
                if let Some(bucket) = known.get_mut(c as usize % BUCKETS) {
                    bucket.push((c, is_simplified));
                }
            }
        }
        known
    });
    let mut bucket = known.get(c as usize % BUCKETS)?.iter();
    bucket.find(|(known, _)| *known == c).map(|(_, is_simplified)| *is_simplified)
}

impl ScriptCounts {
    /// Counts the letters of a text.
    pub fn of(text: &str) -> Self {
        let mut counts = ScriptCounts::default();
        for c in text.chars() {
            counts.add(c);
        }
        counts
    }

    fn add(&mut self, c: char) {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => self.latin += 1,
            'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => {
                self.cyrillic += 1;
                self.ukrainian += 1;
            }
            'ы' | 'э' | 'ё' | 'ъ' | 'Ы' | 'Э' | 'Ё' | 'Ъ' => {
                self.cyrillic += 1;
                self.russian += 1;
            }
            '\u{400}'..='\u{52f}' => self.cyrillic += 1,
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => {
                self.arabic += 1;
                self.persian += 1;
            }
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => self.arabic += 1,
            '\u{590}'..='\u{5ff}' => self.hebrew += 1,
            '\u{e00}'..='\u{e7f}' => self.thai += 1,
            '\u{900}'..='\u{97f}' => self.devanagari += 1,
            '\u{980}'..='\u{9ff}' => self.bengali += 1,
            '\u{370}'..='\u{3ff}' => self.greek += 1,
            c if is_kana(c) => self.kana += 1,
            c if is_hangul(c) => self.hangul += 1,
            c if is_han(c) => {
                self.han += 1;
                match find_standard(c) {
                    Some(true) => self.simplified += 1,
                    Some(false) => self.traditional += 1,
                    None => {}
                }
            }
            _ => {}
        }
    }

    /// The language these letters point to, as a BCP 47 tag; none where a script is shared by many languages.
    pub fn guess_language(&self) -> Option<&'static str> {
        let dense = self.han + self.kana + self.hangul;
        let sparse = self.latin
            + self.cyrillic
            + self.arabic
            + self.hebrew
            + self.thai
            + self.devanagari
            + self.greek
            + self.bengali;
        // A dense letter stands for more than two sparse ones, so a third of the letters is most of the text.
        if dense * 2 > sparse && dense > 0 {
            if self.kana * 20 > dense {
                return Some("ja");
            }
            if self.hangul * 4 > dense {
                return Some("ko");
            }
            return Some(if self.traditional > self.simplified { "zh-Hant" } else { "zh-Hans" });
        }
        let (count, language) = [
            (self.latin, None),
            (
                self.cyrillic,
                if self.ukrainian > self.russian { Some("uk") } else { self.russian.gt(&0).then_some("ru") },
            ),
            (self.arabic, Some(if self.persian * 25 > self.arabic { "fa" } else { "ar" })),
            (self.hebrew, Some("he")),
            (self.thai, Some("th")),
            (self.devanagari, Some("hi")),
            (self.greek, Some("el")),
            (self.bengali, Some("bn")),
        ]
        .into_iter()
        .max_by_key(|(count, _)| *count)?;
        if count > 0 { language } else { None }
    }

    /// Whether most letters run from right to left.
    pub fn is_right_to_left(&self) -> bool {
        let leftwards = self.arabic + self.hebrew;
        let others = self.latin
            + self.cyrillic
            + self.greek
            + self.thai
            + self.devanagari
            + self.bengali
            + 2 * (self.han + self.kana + self.hangul);
        leftwards > others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_guessed_from_letters() {
        for (text, language) in [
            ("实现疫情防控和经济社会发展", Some("zh-Hans")),
            ("實現疫情防控和經濟社會發展", Some("zh-Hant")),
            ("新しいカメラを発表した", Some("ja")),
            ("서울에서 열린 회의", Some("ko")),
            ("Это новости дня, объявил министр", Some("ru")),
            ("Це новини України, їхній міністр", Some("uk")),
            ("این خبر را گزارش کرد", Some("fa")),
            ("قال الرئيس في مؤتمر", Some("ar")),
            ("A plain English text", None),
            ("", None),
        ] {
            assert_eq!(ScriptCounts::of(text).guess_language(), language, "{text}");
        }
    }

    #[test]
    fn the_table_pairs_up() {
        assert_eq!(SIMPLIFIED.chars().count(), TRADITIONAL.chars().count());
    }
}
