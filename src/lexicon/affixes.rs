//! Small words that writers attach to other words: articles, prepositions and particles. Cut off only where the article
//! itself shows the rest as a word of its own.

/// What stands before a word, longest first.
const PREFIXES: &[(&str, &[&str])] = &[
    ("ar", &["وال", "بال", "فال", "كال", "ال", "لل", "و", "ب", "ل"]),
    ("he", &["וה", "שה", "בה", "לה", "מה", "ה", "ב", "ל", "מ", "ו", "ש", "כ"]),
];

/// What stands after a word, longest first.
const SUFFIXES: &[(&str, &[&str])] = &[(
    "ko",
    &[
        "에서는", "으로는", "에게서", "이라고", "에서", "으로", "에게", "까지", "부터", "보다", "처럼", "이나", "라고",
        "이라", "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "만", "나", "라", "측",
    ],
)];

/// What elided words before an apostrophe look like: they are words of their own.
const ELIDED: &[&str] = &[
    "l", "d", "j", "n", "s", "t", "m", "c", "qu", "jusqu", "lorsqu", "puisqu", "dell", "all", "nell", "sull", "dall",
    "un", "quest", "quell",
];

/// The attached small words of a language: what may stand before a word, and after it.
pub fn affixes(lang: &str) -> (&'static [&'static str], &'static [&'static str]) {
    let primary = lang.split(['-', '_']).next().unwrap_or("");
    let of = |table: &'static [(&'static str, &'static [&'static str])]| -> &'static [&'static str] {
        table.iter().find(|(tag, _)| *tag == primary).map_or(&[], |(_, affixes)| affixes)
    };
    (of(PREFIXES), of(SUFFIXES))
}

/// Whether the letters before an apostrophe, in lower case, are a word of their own.
pub fn is_elided(word: &str) -> bool {
    ELIDED.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixes_go_by_language() {
        assert!(affixes("ko-KR").1.contains(&"에서") && affixes("ar").0.contains(&"ال"));
        assert_eq!(affixes("en"), (&[][..], &[][..]));
        assert!(is_elided("l") && !is_elided("o"));
    }
}
