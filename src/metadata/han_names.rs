//! Names in Chinese letters: where one ends and the next begins, and what stands beside them without being one.

use super::people::trim_marks;
use crate::lexicon::people::{begins_as_name, ends_with_title, is_lone_name, is_outlet, strip_titles};
use crate::text::script::{is_dense, is_han};

/// A Chinese name has two to four characters, a pen name up to six: only such parts are names on their own.
const HAN_NAME_CHARS: std::ops::RangeInclusive<usize> = 2..=4;

/// 台北報導, 北京报道: where and how, not who.
pub fn is_report(part: &str) -> bool {
    ["報導", "报道", "报导", "電", "综合"].iter().any(|end| part.ends_with(end)) && part.chars().count() <= 6
}

/// 刘玺东 易赛楠 are two names; 王 小明 is one; in 南方周末记者 王小明 实习生 李四 two words say what the next one is.
pub fn split_han(name: &str) -> Vec<String> {
    let name = join_spread(trim_marks(name));
    let name = name.as_str();
    let name = name.rsplit_once(' ').filter(|(_, end)| is_report(end)).map_or(name, |(names, _)| names);
    let stripped = cut_dateline(name).unwrap_or_else(|| strip_titles(name));
    let are_names = |word: &&str| HAN_NAME_CHARS.contains(&word.chars().count()) && word.chars().all(is_han);
    let mut words: Vec<&str> = Vec::new();
    for word in stripped.split_whitespace().rev() {
        let names_next = ends_with_title(word) && words.last().is_some_and(are_names);
        if !names_next {
            words.push(strip_titles(word));
        }
    }
    words.reverse();
    if let [family, given] = words.as_slice()
        && is_japanese_name(family, given)
    {
        return vec![format!("{family} {given}")];
    }
    if !words.is_empty() && words.iter().all(are_names) {
        return words.into_iter().map(str::to_owned).collect();
    }
    if words.len() == 2 && words.iter().all(|word| word.chars().count() == 1 && word.chars().all(is_han)) {
        return vec![words.concat()];
    }
    if words.len() > 1 && words.iter().all(|word| word.chars().any(is_dense)) {
        // 本报记者 李强 北京报道: the first part that can be a name is it.
        return words
            .iter()
            .find(|word| !is_outlet(word))
            .or(words.first())
            .map(|word| (*word).to_owned())
            .into_iter()
            .collect();
    }
    vec![stripped.to_owned()]
}

/// 佐藤 由美 is one name: the second half does not begin as Chinese names do, and no half is as long as most of these.
fn is_japanese_name(family: &str, given: &str) -> bool {
    let is_half = |word: &str| (1..=2).contains(&word.chars().count()) && word.chars().all(is_han);
    let is_whole = family.chars().count() + given.chars().count() > 2;
    is_half(family) && is_half(given) && is_whole && !begins_as_name(given)
}

/// 李四北京27日电, 陳建志台中報導: a name and, without a mark, where (and when) it was told. Before 報導 may as well stand
/// another name.
fn cut_dateline(name: &str) -> Option<&str> {
    let strip = |ends: &[&str]| ends.iter().find_map(|end| name.strip_suffix(end));
    let dated = strip(&["日電", "日电"]);
    let told = dated.or_else(|| strip(&["報導", "報道", "报道", "报导"]))?;
    let told = told.trim_end_matches(|c: char| c.is_numeric() || c == '月');
    // 李佳穎新竹縣: of three letters each, the last says what the place is.
    let is_long = told.chars().count() == LONG_DATELINE_CHARS;
    let told = told.strip_suffix(['縣', '市', '县']).filter(|_| is_long).unwrap_or(told);
    let letters = told.chars().count();
    let (name, place) = told.split_at(told.char_indices().nth(letters.checked_sub(PLACE_CHARS)?)?.0);
    let is_sure = match dated {
        Some(_) => SURE_DATELINE_CHARS.contains(&letters),
        None => letters == *SURE_DATELINE_CHARS.end() && !begins_as_name(place),
    };
    (is_sure && is_lone_name(name, false) && told.chars().all(is_han)).then_some(name)
}

/// Letters of the names of most cities.
const PLACE_CHARS: usize = 2;

/// Letters of a name and a place with its kind.
const LONG_DATELINE_CHARS: usize = 6;

/// In a longer text either may be the longer one.
const SURE_DATELINE_CHARS: std::ops::RangeInclusive<usize> = 4..=5;

/// 赵青山 李 晓: a name of two letters is set as wide as one of three.
fn join_spread(name: &str) -> String {
    let is_letter = |word: &str| word.chars().count() == 1 && word.chars().all(is_han);
    let mut joined = String::with_capacity(name.len());
    // Whether the last word is the first half of a name.
    let mut is_half = false;
    for word in name.split_whitespace() {
        let goes_on = is_half && is_letter(word);
        if !goes_on && !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
        is_half = !goes_on && is_letter(word);
    }
    joined
}
