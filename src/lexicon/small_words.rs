//! The commonest small words of Latin-script languages: enough to tell which of them a text is in.

use crate::text::letters::{is_letter_or_number, push_lower};
use std::sync::OnceLock;

/// Words that are common in one language and rare in the others of the table.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    ("en", &["the", "and", "of", "to", "is", "that", "with", "for", "was", "are", "this", "you"]),
    ("de", &["der", "die", "und", "das", "nicht", "ist", "von", "mit", "auf", "ein", "eine", "auch"]),
    ("fr", &["les", "des", "est", "une", "dans", "pour", "qui", "sur", "pas", "avec", "plus", "au"]),
    ("es", &["los", "el", "las", "del", "una", "por", "con", "para", "más", "y", "como", "su"]),
    ("pt", &["os", "do", "da", "em", "uma", "não", "para", "com", "dos", "ao", "mais", "na"]),
    ("it", &["il", "di", "che", "della", "per", "una", "sono", "con", "non", "gli", "nel", "del"]),
    ("nl", &["het", "een", "van", "en", "voor", "met", "zijn", "niet", "op", "dat", "ook", "bij"]),
    ("pl", &["się", "nie", "jest", "na", "z", "że", "do", "w", "oraz", "przez", "jak", "dla"]),
    ("sv", &["och", "att", "det", "som", "är", "för", "inte", "av", "på", "har", "ett", "den"]),
    ("da", &["og", "at", "det", "er", "til", "ikke", "af", "på", "har", "som", "der", "med"]),
    ("nb", &["og", "å", "det", "er", "til", "ikke", "av", "på", "har", "som", "fra", "seg"]),
    ("fi", &["ja", "on", "ei", "että", "oli", "myös", "mutta", "kun", "hän", "ovat", "se", "joka"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "çok", "daha", "gibi", "olan"]),
    ("id", &["yang", "dan", "di", "dengan", "untuk", "ini", "itu", "dari", "pada", "tidak", "akan", "dalam"]),
    ("vi", &["và", "của", "là", "các", "cho", "trong", "được", "có", "với", "không", "người", "những"]),
    ("cs", &["se", "je", "že", "na", "ve", "jsou", "který", "jako", "které", "pro", "ale", "byl"]),
    ("ro", &["și", "de", "la", "care", "pentru", "cu", "din", "este", "mai", "nu", "sunt", "într"]),
    ("hu", &["és", "hogy", "az", "nem", "egy", "is", "volt", "meg", "csak", "már", "ez", "vagy"]),
    ("ca", &["els", "amb", "per", "una", "les", "dels", "és", "que", "més", "aquest", "també", "seva"]),
    ("sk", &["sa", "vo", "sú", "ktorý", "ako", "ktoré", "pre", "bol", "aj", "alebo", "však", "boli"]),
    ("hr", &["su", "koji", "što", "kao", "koje", "bio", "nije", "biti", "iz", "također", "kako", "bila"]),
    ("sl", &["so", "ki", "kot", "tudi", "pa", "bil", "ter", "bila", "pri", "lahko", "smo", "kar"]),
    ("et", &["ning", "aga", "kui", "ka", "oma", "mis", "üks", "kes", "siis", "pärast", "selle", "olid"]),
    ("lt", &["ir", "yra", "kad", "į", "iš", "buvo", "tai", "bet", "apie", "kaip", "dar", "jau"]),
    ("lv", &["un", "ir", "ka", "ar", "bija", "arī", "kas", "bet", "vai", "kā", "pēc", "tika"]),
    ("is", &["að", "í", "sem", "á", "við", "ekki", "um", "það", "var", "hann", "eru", "frá"]),
];

/// Letters that only one language of the table has: a word with one of them is its own.
const OWN_LETTERS: &[(char, &str)] = &[
    ('ř', "cs"),
    ('ě', "cs"),
    ('ů', "cs"),
    ('ľ', "sk"),
    ('ŕ', "sk"),
    ('ő', "hu"),
    ('ű', "hu"),
    ('ș', "ro"),
    ('ț', "ro"),
    ('ğ', "tr"),
    ('ı', "tr"),
    ('ł', "pl"),
    ('ż', "pl"),
    ('ś', "pl"),
    ('ė', "lt"),
    ('ų', "lt"),
    ('ā', "lv"),
    ('ē', "lv"),
    ('ļ', "lv"),
    ('ņ', "lv"),
    ('þ', "is"),
    ('ð', "is"),
    ('ơ', "vi"),
    ('ư', "vi"),
    ('ñ', "es"),
    ('ß', "de"),
];

/// A guess at a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// The language's tag.
    pub language: &'static str,
    /// Whether its words are many and no other language's come near.
    pub is_sure: bool,
}

/// Words of a text that are read.
const READ_WORDS: usize = 800;

/// A guess needs this many hits, and a sure one this many.
const HITS: (usize, usize) = (4, 25);

/// Every so many words it is asked whether the language is plain already: with so many hits, and none near.
const WORDS_A_LOOK: usize = 100;
const PLAIN_HITS: usize = 50;

/// The rows of the table, as bits, that have a word of the same first byte and length.
fn languages_of(word: &str) -> u32 {
    static KNOWN: OnceLock<Vec<[u32; LONGEST]>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut known = vec![[0; LONGEST]; 256];
        for (place, (_, words)) in SMALL_WORDS.iter().enumerate() {
            for word in *words {
                let first = word.bytes().next().and_then(|first| known.get_mut(usize::from(first)));
                if let Some(languages) = first.and_then(|lengths| lengths.get_mut(word.len())) {
                    *languages |= 1 << place;
                }
            }
        }
        known
    });
    let lengths = word.bytes().next().and_then(|first| known.get(usize::from(first)));
    lengths.and_then(|lengths| lengths.get(word.len())).copied().unwrap_or(0)
}

/// The row of the language whose own letter a word has.
fn owner_of(word: &str) -> Option<usize> {
    if word.is_ascii() {
        return None;
    }
    let foreign = word.chars().filter(|c| !c.is_ascii());
    let (_, owner) = foreign.filter_map(|c| OWN_LETTERS.iter().find(|(letter, _)| *letter == c)).next()?;
    SMALL_WORDS.iter().position(|(language, _)| language == owner)
}

/// More bytes than any small word has.
const LONGEST: usize = 16;

/// The place of the most hits, how many they are, and how many the next has.
fn rank(hits: &[usize]) -> Option<(usize, usize, usize)> {
    let (best, &most) = hits.iter().enumerate().max_by_key(|(place, count)| (**count, std::cmp::Reverse(*place)))?;
    let others = hits.iter().enumerate().filter(|(place, _)| *place != best);
    Some((best, most, others.map(|(_, count)| *count).max().unwrap_or(0)))
}

/// The language whose small words a text holds most of.
pub fn guess_latin(text: &str) -> Option<Guess> {
    let mut hits = [0usize; SMALL_WORDS.len()];
    let mut word = String::new();
    let words = text.split(|c: char| !is_letter_or_number(c)).filter(|word| !word.is_empty());
    for (at, written) in words.take(READ_WORDS).enumerate() {
        if at % WORDS_A_LOOK == 0
            && rank(&hits).is_some_and(|(_, most, second)| most >= PLAIN_HITS && most > 3 * second)
        {
            break;
        }
        word.clear();
        written.chars().for_each(|c| push_lower(&mut word, c));
        if let Some(count) = owner_of(&word).and_then(|place| hits.get_mut(place)) {
            *count += 1;
        }
        let mut languages = languages_of(&word);
        while languages != 0 {
            let place = languages.trailing_zeros() as usize;
            languages &= languages - 1;
            if let (Some(count), Some((_, words))) = (hits.get_mut(place), SMALL_WORDS.get(place)) {
                *count += usize::from(words.contains(&word.as_str()));
            }
        }
    }
    let (best, most, second) = rank(&hits)?;
    let (language, _) = SMALL_WORDS.get(best)?;
    (most >= HITS.0 && most > second).then_some(Guess { language, is_sure: most >= HITS.1 && most > 2 * second })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_small_word_is_found() {
        assert!(SMALL_WORDS.len() <= u32::BITS as usize);
        for (place, (_, words)) in SMALL_WORDS.iter().enumerate() {
            assert!(words.iter().all(|word| languages_of(word) & 1 << place != 0));
        }
    }

    #[test]
    fn latin_languages_are_told_apart() {
        for (text, language) in [
            ("The cat is on the roof and that is all there is to say of it.", "en"),
            ("Der Hund und die Katze sind nicht auf dem Dach, das ist auch gut.", "de"),
            ("Les chats sont dans la maison avec des chiens pour une nuit.", "fr"),
            ("Los gatos y las casas del barrio, como su perro, por la calle.", "es"),
            ("Os gatos da rua não são mais do bairro, em uma casa com os cães.", "pt"),
            ("Il gatto che non sono con gli amici nel giardino della casa.", "it"),
            ("Zahrada se otevře v září a přednášky připraví dobrovolníci z města.", "cs"),
            ("Knižnica sa otvára po rekonštrukcii a je pre všetkých, ktoré sú tu.", "sk"),
            ("A régi malom újra őröl, és az őszi ünnepen kenyeret sütnek belőle.", "hu"),
            ("Sena pilsēta atver bibliotēku, un tā ir vieta, kas pieder visiem.", "lv"),
            ("Safnið opnar á ný og það er ekki til í öðrum bæjum, segir bæjarstjóri.", "is"),
        ] {
            assert_eq!(guess_latin(text).map(|guess| guess.language), Some(language), "{text}");
        }
        assert_eq!(guess_latin("42"), None);
    }

    #[test]
    fn neighbours_do_not_make_a_language_unsure() {
        for (text, language) in [
            ("Hän oli kotona ja se on hyvä, mutta ei myös että kun he ovat joka päivä siellä. ", "fi"),
            ("Je to město, které se na jaře mění, ale jako vždy ve stínu, pro lidi, byl že jsou. ", "cs"),
            ("Các người dân và những cơ quan của năm với văn bản được cho là không có trong đó. ", "vi"),
            ("Det er ikke til at se, og han har som altid været med på den af der. ", "da"),
        ] {
            let guess = guess_latin(&text.repeat(5));
            assert_eq!(guess.map(|guess| guess.language), Some(language), "{text}");
            assert!(language == "da" || guess.is_some_and(|guess| guess.is_sure), "{text}");
        }
    }
}
