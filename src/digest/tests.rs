//! The digest as a whole, on texts of our own.

use super::candidates::collect_candidates;
use super::document::Document;
use super::{Background, Digest, Options, Passage, Source, digest, measure_keywords};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

/// Two characters a word: no dictionary, but the same for everybody.
fn by_pairs(text: &str) -> Vec<usize> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.zip(text.chars().enumerate()).filter(|(_, (at, c))| at % 2 == 1 || *c == '\n').map(|(end, _)| end).collect()
}

fn digest_of(lang: &str, title: &str, text: &str) -> Digest {
    digest(&Source::of_text(lang, title, text), Options::default(), &by_pairs, None)
}

const HARBOUR: &str = "The harbour of Westhaven will get a new ferry terminal, the council of Westhaven decided on Monday.\n\
    The ferry terminal will cost nine million pounds. The old terminal was closed after the flood. Fishermen fear that \
    the ferry terminal will take the quay from their boats.\n\
    Mayor Ann Carrow said the harbour needs ferries, and ferries need a terminal. \"Without a ferry terminal the \
    harbour has no future,\" she said. The fishermen of Westhaven will meet the mayor next week.\n\
    Building begins in spring. Until then passengers wait in a tent beside the harbour wall.";

#[test]
fn an_article_is_told_by_its_own_words() {
    let found = digest_of("en", "Westhaven gets a ferry terminal", HARBOUR);
    let words: Vec<&str> = found.keywords.iter().map(|keyword| keyword.text.as_str()).collect();
    assert!(words.contains(&"ferry terminal") && words.contains(&"Westhaven"), "{words:?}");
    let count = found.keywords.iter().find(|keyword| keyword.text == "ferry terminal").map(|keyword| keyword.count);
    assert_eq!(count, Some(5));
    assert_eq!(found.sentences.len(), 3);
    assert!(found.sentences[0].text.starts_with("The harbour of Westhaven will get"));
}

#[test]
fn what_a_sentence_has_told_is_not_told_again() {
    let first = "The harbour of Westhaven will get a new ferry terminal, the council of Westhaven decided on Monday.";
    let found = digest_of("en", "", &format!("{HARBOUR}\n{first}"));
    assert_eq!(found.sentences.iter().filter(|sentence| sentence.text == first).count(), 1);
}

#[test]
fn the_same_text_gives_the_same_digest() {
    let once = digest_of("en", "Westhaven gets a ferry terminal", HARBOUR);
    assert_eq!(once, digest_of("en", "Westhaven gets a ferry terminal", HARBOUR));
}

#[test]
fn publishers_come_first_unless_they_speak_of_the_site() {
    let declared = |keywords: &[&str]| -> Vec<(String, bool)> {
        let keywords: Vec<String> = keywords.iter().map(|keyword| (*keyword).to_owned()).collect();
        let source = Source {
            page_keywords: &keywords,
            site_name: Some("Westhaven News"),
            ..Source::of_text("en", "", HARBOUR)
        };
        let found = digest(&source, Options::default(), &by_pairs, None);
        found.keywords.into_iter().map(|keyword| (keyword.text, keyword.from_page)).collect()
    };
    let found = declared(&["quay", "Ferry terminal", "tourism", "Westhaven News"]);
    assert_eq!(found[..2], [("quay".to_owned(), true), ("Ferry terminal".to_owned(), true)]);
    assert!(found[2..].iter().all(|(text, from_page)| !from_page && text.to_lowercase() != "ferry terminal"));
    assert!(declared(&["quay", "weather", "sport", "shopping"]).iter().all(|(_, from_page)| !from_page));
}

#[test]
fn a_headline_cut_into_words_is_no_list_of_keywords() {
    let told = |keywords: &[&str]| {
        let keywords: Vec<String> = keywords.iter().map(|keyword| (*keyword).to_owned()).collect();
        let title = "Westhaven gets a ferry terminal";
        let source = Source { page_keywords: &keywords, ..Source::of_text("en", title, HARBOUR) };
        digest(&source, Options::default(), &by_pairs, None).keywords.iter().filter(|keyword| keyword.from_page).count()
    };
    assert_eq!(told(&["Westhaven", "gets", "ferry", "terminal"]), 0);
    assert_eq!(told(&["Westhaven", "ferry", "quay", "terminal"]), 4);
    assert_eq!(told(&["terminal", "ferry", "harbour", "Westhaven"]), 4);
}

#[test]
fn short_texts_need_no_digest() {
    for text in ["", "word", "One sentence.", "一句话。", "\n\n\n"] {
        assert_eq!(digest_of("en", "A headline", text), Digest::default(), "{text}");
    }
}

#[test]
fn what_a_long_text_says_once_is_no_candidate_unless_it_says_it_early() {
    let forms_of = |lines: usize| -> Vec<String> {
        let text = format!("海港渡轮了。\n{}山林医院了。\n", "海港码头了。\n".repeat(lines));
        let measured = measure_keywords(&Source::of_text("zh", "", &text), &by_pairs, None);
        measured.into_iter().flat_map(|(forms, _)| forms).collect()
    };
    let has = |forms: &[String], word: &str| forms.iter().any(|form| form == word);
    let (short, long) = (forms_of(10), forms_of(30));
    assert!(["海港码头", "渡轮", "医院"].iter().all(|word| has(&short, word)), "{short:?}");
    assert!(["海港码头", "渡轮"].iter().all(|word| has(&long, word)) && !has(&long, "医院"), "{long:?}");
}

/// The candidates of a text: their spellings, and whether they may stand for a topic.
fn candidates_of(lang: &str, title: &str, text: &str) -> Vec<(Vec<String>, bool)> {
    let source = Source::of_text(lang, title, text);
    let candidates = collect_candidates(&Document::of(&source, &by_pairs, None));
    candidates.into_iter().map(|candidate| (candidate.forms, candidate.names_topic)).collect()
}

#[test]
fn greek_function_words_name_nothing() {
    let found = candidates_of("el", "", "Τον έπιασαν την ώρα που προσπαθούσε να κλέψει αυτοκίνητα στα Χανιά.");
    let has = |word: &str| found.iter().any(|(forms, _)| forms[0] == word);
    assert!(has("Χανιά") && !has("Τον") && !has("που") && !has("στα"), "{found:?}");
}

#[test]
fn what_is_cut_out_of_a_term_is_no_topic() {
    let words = ["师范", "大学", "地理", "研究", "历史", "悠久"];
    let by_words = |text: &str| {
        let mut ends: Vec<usize> = words
            .iter()
            .flat_map(|word| text.match_indices(word).flat_map(|(at, word)| [at, at + word.len()]))
            .chain([text.len()])
            .collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    };
    let source = Source::of_text("zh", "", "师范大学地理研究。师范大学地理研究，地理研究，师范大学历史悠久。");
    let found = collect_candidates(&Document::of(&source, &by_words, None));
    let names = |text: &str| found.iter().find(|found| found.text == text).map(|found| found.names_topic);
    assert_eq!((names("大学地理"), names("师范大学"), names("地理研究")), (Some(false), Some(true), Some(true)));
}

#[test]
fn amounts_are_no_topics() {
    let found = candidates_of("en", "", "It cost 700 Thousand Dollars. He stole 300 Thousand Dollars in old Dollars.");
    let tells = |word: &str| found.iter().find(|(forms, _)| forms[0] == word).map(|(_, names_topic)| *names_topic);
    assert_eq!([tells("Thousand Dollars"), tells("Dollars")], [Some(false), Some(true)], "{found:?}");
}

#[test]
fn huge_and_odd_texts_are_digested() {
    for text in ["词".repeat(60_000), "a ".repeat(60_000), "wort ".repeat(300), "!?.".repeat(500), HARBOUR.repeat(40)]
    {
        let found = digest_of("zh", "", &text);
        assert!(found.keywords.len() <= 8 && found.sentences.len() <= 3);
    }
}

#[test]
fn sentences_point_into_their_paragraphs() {
    let lines: Vec<&str> = HARBOUR.lines().collect();
    let passages =
        [("A heading", None), (lines[0], Some(0)), ("𝒜 😀 boat.", Some(1)), (lines[1], Some(2)), (lines[2], Some(3))];
    let passages = passages.map(|(text, paragraph)| Passage { text: text.to_owned(), paragraph }).to_vec();
    let source = Source { lang: "en", passages, ..Source::default() };
    for sentence in digest(&source, Options::default(), &by_pairs, None).sentences {
        let passage = source.passages.iter().find(|passage| passage.paragraph == Some(sentence.paragraph));
        let units: Vec<u16> = passage.expect("a paragraph").text.encode_utf16().collect();
        let text = String::from_utf16_lossy(&units[sentence.start as usize..sentence.end as usize]);
        assert_eq!(text, sentence.text);
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("疫情防控"),
        Just("北京"),
        Just("的"),
        Just("。"),
        Just("，"),
        Just("”他说"),
        Just("“"),
        Just("\n"),
        Just(" "),
        Just("Москва "),
        Just("школы "),
        Just("terminal "),
        Just("U.S. "),
        Just(". "),
        Just("3.5 "),
        Just("กรุงเทพ"),
        Just("المدينة "),
        Just("정부는 "),
        Just("カメラ"),
        Just("を"),
        Just("l’été "),
        Just("x\u{301}"),
        Just("😀"),
    ];
    proptest::collection::vec(piece, 0..400).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_shown_stands_in_the_article(text in any_text(), title in any_text(), at in 0usize..8, is_cut in any::<bool>()) {
        let lang = ["zh", "ja", "ko", "ar", "ru", "en", "fr", "th"][at];
        let segmenter = |text: &str| if is_cut { by_pairs(text) } else { Vec::new() };
        let background = Background::parse(b"LX\x02\x01\0\x06\x0f\xe5\x8c\x97\xe4\xba\xac").expect("a list");
        let source = Source::of_text(lang, &title, &text);
        let found = digest(&source, Options::default(), &segmenter, Some(&background));
        for keyword in &found.keywords {
            assert!(keyword.count >= 1 && keyword.forms.first() == Some(&keyword.text));
            for form in &keyword.forms {
                assert!(text.contains(form) || title.contains(form), "{form}");
            }
        }
        let places: Vec<(u32, u32)> = found.sentences.iter().map(|sentence| (sentence.paragraph, sentence.start)).collect();
        assert!(places.is_sorted());
        for sentence in &found.sentences {
            let line = text.lines().nth(sentence.paragraph as usize).expect("a line");
            assert!(line.contains(&sentence.text));
        }
    }
}
