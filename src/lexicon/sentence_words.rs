//! Words that tell where a sentence ends: abbreviations with a full stop of their own, and words for speaking, which
//! make what follows a quotation part of its sentence.

/// Abbreviations that stand before names, numbers and words, without their full stops, by language.
const ABBREVIATIONS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Sgt", "Rev", "Hon", "Jr",
            "Sr", "vs", "No", "Inc", "Ltd", "Co", "Corp", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Fig",
        ],
    ),
    ("de", &["Hr", "Fr", "Dr", "Prof", "Nr", "Mio", "Mrd", "bzw", "ca", "Abs", "Art", "Str", "vgl", "evtl", "geb"]),
    ("fr", &["M", "MM", "Mme", "Mlle", "Dr", "Pr", "St", "Ste", "av", "env", "art"]),
    ("es", &["Sr", "Sra", "Srta", "Dr", "Dra", "Ud", "Uds", "núm", "Av", "Gral", "pág"]),
    ("pt", &["Sr", "Sra", "Dr", "Dra", "Prof", "Av", "núm", "pág", "Eng"]),
    ("it", &["Sig", "Dott", "Prof", "Avv", "On", "Ing", "art", "pag"]),
    (
        "ru",
        &[
            "г", "гг", "им", "ул", "д", "стр", "см", "т", "тыс", "млн", "млрд", "руб", "коп", "проф", "акад", "ген",
            "обл", "пос", "св", "ок", "кв", "р", "в", "вв",
        ],
    ),
    ("uk", &["р", "рр", "м", "ім", "вул", "буд", "тис", "млн", "млрд", "грн", "проф", "акад", "обл", "див", "св"]),
    (
        "pl",
        &["dr", "prof", "hab", "inż", "mgr", "ul", "al", "św", "godz", "tys", "mln", "mld", "zł", "ok", "np", "tzw"],
    ),
    ("nl", &["dhr", "mevr", "dr", "prof", "nr", "mln", "ca", "bijv"]),
    ("tr", &["Dr", "Prof", "Doç", "No", "Av"]),
];

/// What says that somebody spoke, in the words right after a quotation, by language.
const SPEECH: &[(&str, &[&str])] = &[
    (
        "zh",
        &[
            "说", "道", "表示", "称", "问", "答", "喊", "写", "说明", "指出", "认为", "回应", "說", "稱", "問", "寫",
            "認為", "回應",
        ],
    ),
    ("ja", &["と", "って"]),
    ("th", &["กล่าว", "บอก"]),
];

/// Letters after a closing quote in which the speaker and the word for speaking stand.
const SPEAKER_CHARS: usize = 10;

/// Whether a word without its full stop is an abbreviation.
pub fn is_abbreviation(lang: &str, word: &str) -> bool {
    words_of(ABBREVIATIONS, lang).contains(&word)
}

/// Whether the text after a closing quote tells who spoke: a word for speaking before the next mark.
pub fn names_speaker(lang: &str, rest: &str) -> bool {
    let words = words_of(SPEECH, lang);
    let clause: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(SPEAKER_CHARS).collect();
    if lang.starts_with("ja") {
        return words.iter().any(|word| clause.starts_with(word));
    }
    words.iter().any(|word| clause.contains(word))
}

fn words_of(table: &'static [(&str, &[&str])], lang: &str) -> &'static [&'static str] {
    let primary = lang.split(['-', '_']).next().unwrap_or("");
    table.iter().find(|(tag, _)| *tag == primary).map_or(&[], |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_and_abbreviations_are_known() {
        assert!(is_abbreviation("en-GB", "Mr") && !is_abbreviation("en", "house"));
        assert!(names_speaker("zh-CN", "他说。") && names_speaker("zh", "老王问道，"));
        assert!(!names_speaker("zh", "村里安静下来。") && !names_speaker("en", "he said"));
        assert!(names_speaker("ja", "と述べた。") && !names_speaker("ja", "その後、"));
    }
}
