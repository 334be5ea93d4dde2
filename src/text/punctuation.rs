//! Punctuation by class, in every script: what ends a clause, what ends a sentence.

/// Marks that divide a sentence.
pub fn is_clause_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '，' | '、' | '；' | '：' | '،' | '؛' | '﹐' | '､' | '·')
}

/// Marks that end a sentence.
pub fn is_sentence_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '．' | '｡' | '！' | '？' | '…' | '۔' | '؟' | '।' | '॥' | '።' | '‽')
}

/// Marks that may follow the end of a sentence: closing quotes and brackets.
pub fn is_closing_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '」' | '』' | '）' | ')' | ']' | '】' | '》' | '›')
}

/// Whether a text ends as a sentence does.
pub fn ends_sentence(text: &str) -> bool {
    let mut rest = text.trim_end();
    while let Some(last) = rest.chars().next_back() {
        if is_sentence_mark(last) {
            return true;
        }
        if !is_closing_mark(last) {
            return false;
        }
        rest = rest.strip_suffix(last).unwrap_or("");
    }
    false
}

/// Whether a line says that something follows.
pub fn announces(line: &str) -> bool {
    line.ends_with([':', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_in_every_script() {
        for text in ["It is so.", "坚持就一定能够胜利!", "他说：“好。”", "نعم؟", "ठीक है।", "そうです。」"]
        {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["Read more", "推荐阅读", "", "”"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
