//! Keywords and key sentences: the first line is the language, the second the headline, the rest the text.

use lectern::digest::{Options, Source, digest};

/// Digests a text, with words cut at spaces and between characters: no worse than a browser's own segmenter may be.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.splitn(3, '\n');
    let (lang, title, body) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    let source = Source::of_text(lang, title, body);
    for segmenter in [ends_of_words as fn(&str) -> Vec<usize>, ends_of_characters, |_: &str| vec![0, usize::MAX, 1, 1]]
    {
        let found =
            digest(&source, Options { least_words: 1, ..Options::default() }, &|text: &str| segmenter(text), None);
        for sentence in &found.sentences {
            assert!(!sentence.text.trim().is_empty());
        }
        assert!(found.keywords.iter().all(|keyword| !keyword.text.trim().is_empty()));
    }
}

fn ends_of_words(text: &str) -> Vec<usize> {
    text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).chain([text.len()]).collect()
}

fn ends_of_characters(text: &str) -> Vec<usize> {
    text.char_indices().skip(1).map(|(at, _)| at).chain([text.len()]).collect()
}
