//! Names of people out of bylines: one text into a list of names, without labels, roles, dates, sites and addresses.
//!
//! It never guesses a name in running text. What is kept is what a byline, a declaration or a marked element calls an
//! author; the work here is to throw away what those hold besides.

use super::date::find_date;
use super::han_names::{is_report, split_han};
use super::sites::Sites;
use crate::lexicon::cues::{Cue, find_cues, has_cue};
use crate::lexicon::labels::{Label, find_label, is_lone_label};
use crate::lexicon::months::{find_month, is_weekday};
use crate::lexicon::people::{
    ends_name, is_company_form, is_conjunction, is_no_one, is_particle, is_role, is_stop, leads_to_date,
};
use crate::text::letters::to_lower;
use crate::text::script::{is_dense, is_hangul};
use crate::text::space::collapse;

/// A longer name is a sentence.
const NAME_CHARS: usize = 60;

/// The same where words have no spaces; a department's name is as long.
const DENSE_NAME_CHARS: usize = 28;

/// A name of more words is a sentence.
const NAME_WORDS: usize = 7;

/// More names than this are a membership list; the rest is left out.
const NAMES: usize = 20;

/// A longer text is no byline.
const BYLINE_CHARS: usize = 400;

/// The names in a byline.
pub fn parse_names(text: &str, sites: Option<&Sites>) -> Vec<String> {
    if text.chars().count() > BYLINE_CHARS {
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    let mut goes_on = true;
    for part in text.split('\t').filter(|part| part.chars().any(|c| c.is_alphanumeric() || is_joint(c))) {
        let begins_joint = part.trim_start().chars().next().is_some_and(is_joint)
            || part.split_whitespace().next().is_some_and(|word| is_conjunction(&to_lower(word)));
        // Names in elements of their own belong together only where a comma or an "and" stands between them.
        if !names.is_empty() && !goes_on && !begins_joint {
            break;
        }
        // "Jane Doe", "and", "John Roe": each in an element of its own.
        if !is_joint_text(part.trim()) && is_lone_label(part).is_none() {
            add_names(&mut names, part, sites);
        }
        goes_on = part.trim_end().chars().next_back().is_some_and(is_joint)
            || part.split_whitespace().next_back().is_some_and(|word| is_conjunction(&to_lower(word)));
    }
    names.truncate(NAMES);
    names
}

/// The names in a declared value: organisations with "of" and "for" in them stay whole, "Doe, Jane" is turned.
pub fn parse_declared(text: &str, sites: Option<&Sites>) -> Vec<String> {
    if text.chars().count() > BYLINE_CHARS || text.contains("://") {
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    for part in text.split([';', '；']) {
        let part = strip_labels(part);
        let end = find_separator(part);
        for name in split_names(part.get(..end).unwrap_or(part).trim()) {
            add_name(&mut names, &name, sites);
        }
    }
    // "Example Online, Hamburg, Germany": the site, and where it sits.
    let is_site = |name: &str| sites.is_some_and(|sites| sites.is_name(without_company(name.trim())));
    let is_word = |name: &String| !name.contains(' ') && !name.contains(is_dense);
    if names.len() > 1 && names.iter().all(is_word) && text.split_once(',').is_some_and(|(first, _)| is_site(first)) {
        names.clear();
    }
    names.truncate(NAMES);
    names
}

/// "Doe, Jane" as "Jane Doe", as bibliographies have it.
pub fn turn_name(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first))
            if !first.contains(',') && last.split_whitespace().count() <= 3 && !is_credential(first.trim()) =>
        {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.to_owned(),
    }
}

/// Whether a text is only what stands between two names.
pub fn is_joint_text(text: &str) -> bool {
    text.chars().all(is_joint) || is_conjunction(to_lower(text).trim_matches(is_joint))
}

/// A mark between two names.
fn is_joint(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | '،' | '&' | '＆' | ';' | '；' | '+')
}

/// The names in one part.
fn add_names(names: &mut Vec<String>, part: &str, sites: Option<&Sites>) {
    for part in part.split([';', '；']) {
        let part = strip_labels(part);
        if part.contains("://") || is_address(&to_lower(part)) {
            continue;
        }
        let part = cut_reading(cut_tail(part));
        for name in split_names(part) {
            add_name(names, &name, sites);
        }
        drop_place(names, part);
    }
}

/// "Jane Doe and Max Moe, Harwell": the last of full names, behind a comma and of one word, is where they were.
fn drop_place(names: &mut Vec<String>, part: &str) {
    let is_full = |name: &String| name.contains(' ');
    let Some((last, full)) = names.split_last() else { return };
    let is_place = !is_full(last) && full.iter().all(is_full) && !full.is_empty() && !last.contains(is_dense);
    if is_place && part.strip_suffix(last.as_str()).is_some_and(|head| head.trim_end().ends_with(',')) {
        names.pop();
    }
}

/// Without "By", 作者： and their like in front.
fn strip_labels(text: &str) -> &str {
    let mut text = trim_marks(text);
    while let Some(found) = find_label(text) {
        let is_author = matches!(found.label, Label::Author | Label::Editor);
        let rest = text.get(found.bytes..).unwrap_or("");
        if !(is_author || found.is_marked) || rest.is_empty() {
            break;
        }
        text = trim_marks(rest);
    }
    text
}

/// Marks that stand around names and belong to none.
const OUTER_MARKS: &str = ",，、:：|·•-–—/~*\"“”«»✍@[]【】〔〕（）＝=><";

/// Without the marks around it.
pub fn trim_marks(text: &str) -> &str {
    let text = text.trim_matches(|c: char| c.is_whitespace() || OUTER_MARKS.contains(c));
    // Brackets around a nickname belong to the name; one without its partner does not.
    let opens = text.matches('(').count();
    let closes = text.matches(')').count();
    match opens.cmp(&closes) {
        std::cmp::Ordering::Greater => text.trim_start_matches('(').trim_end_matches('('),
        std::cmp::Ordering::Less => text.trim_end_matches(')'),
        std::cmp::Ordering::Equal => text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text),
    }
}

/// Where a byline's first separator stands: what follows is a site, a role or a place.
fn find_separator(text: &str) -> usize {
    const SEPARATORS: &[&str] = &[
        " | ", "|", " • ", " · ", " – ", " — ", " - ", " // ", " / ", "｜", "│", "→", " ~ ", "http://", "https://", "—",
    ];
    SEPARATORS.iter().filter_map(|separator| text.find(separator)).filter(|&at| at > 0).min().unwrap_or(text.len())
}

/// The text before the first date, separator or word that ends a name.
fn cut_tail(text: &str) -> &str {
    let mut end = find_separator(text);
    if let Some(dated) = find_date(text, false) {
        end = end.min(dated.span.start);
    }
    let mut at = 0;
    for word in text.split(' ') {
        if at > 0 && at < end && ends_name(word.trim_matches(|c: char| !c.is_alphanumeric())) {
            end = at;
        }
        at += word.len() + 1;
    }
    text.get(..end).unwrap_or(text).trim()
}

/// 川辺りく（かわべ・りく） without what says how the name is read.
fn cut_reading(name: &str) -> &str {
    let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | ' ' | '\u{3000}' | '）' | ')');
    match name.split_once(['（', '(']) {
        Some((stem, reading))
            if stem.ends_with(is_dense)
                && reading.split(['）', ')']).next().is_some_and(|reading| reading.chars().all(is_kana)) =>
        {
            stem
        }
        _ => name,
    }
}

/// Cuts at commas, enumeration marks and words like "and"; Han names also at spaces.
fn split_names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    // Between Korean names stands a point that is inside of foreign ones elsewhere.
    let is_korean = text.chars().any(is_hangul);
    let is_between = |c: char| ",，、،&＆+/／・=＝ㆍ".contains(c) || (c == '·' && is_korean);
    for part in text.split(is_between) {
        let part = part.split_whitespace().filter(|word| !word.contains('@')).collect::<Vec<_>>().join(" ");
        if is_report(&part) {
            continue;
        }
        let mut name = String::new();
        for word in part.split_whitespace() {
            let lower = to_lower(word);
            if is_conjunction(&lower) && !name.is_empty() {
                names.push(std::mem::take(&mut name));
                continue;
            }
            // "Jane Doe, Max Moe, and Ann Waters"
            if name.is_empty() && !names.is_empty() && word == lower && is_conjunction(word) {
                continue;
            }
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
        }
        names.push(name);
    }
    // "jane doe" writes itself so; of several parts one in small letters is no name.
    let is_small = |name: &String| name.contains(char::is_lowercase) && to_lower(name) == *name;
    let is_list = names.len() > 1;
    names.into_iter().filter(|name| !(is_list && is_small(name))).flat_map(|name| split_han(&name)).collect()
}

fn add_name(names: &mut Vec<String>, name: &str, sites: Option<&Sites>) {
    let name = collapse(trim_marks(without_joint(name)));
    let lower = to_lower(&name);
    // BBC and AFP are written as degrees are.
    if sites.is_some_and(|sites| sites.is_name(without_company(&name))) {
        return;
    }
    if is_credential(&name)
        && let Some(last) = names.last_mut()
    {
        last.push_str(", ");
        last.push_str(&name);
        return;
    }
    let is_role = !names.is_empty() && has_role(&lower);
    if !is_role && is_name(&name, &lower) && !names.iter().any(|known| to_lower(known) == lower) {
        names.push(name);
    }
}

/// A name without the word that led from it to a date: Ana Ruiz el 3 de mayo.
fn without_joint(name: &str) -> &str {
    let name = name.trim_end();
    name.rsplit_once(' ').filter(|(_, last)| leads_to_date(last)).map_or(name, |(name, _)| name)
}

/// The name of a company without its form: Example GmbH.
fn without_company(name: &str) -> &str {
    name.rsplit_once(' ').filter(|(_, form)| is_company_form(form)).map_or(name, |(name, _)| name)
}

/// MD, Ph.D., FACLM, Jr.: belongs to the name before it.
fn is_credential(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&letters)
        && text.is_ascii()
        && !text.contains(' ')
        && (upper * 2 >= letters.max(2) && (upper == letters || text.contains('.')))
        || matches!(
            text,
            "Jr" | "Jr."
                | "Sr."
                | "III"
                | "PhD"
                | "Ph.D"
                | "PharmD"
                | "PsyD"
                | "EdD"
                | "DrPH"
                | "MPhil"
                | "BSc"
                | "MSc"
                | "LLM"
        )
}

fn is_name(name: &str, lower: &str) -> bool {
    let chars = name.chars().count();
    let words = name.split_whitespace().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let digits = name.chars().filter(|c| c.is_numeric()).count();
    let dense = name.chars().filter(|&c| is_dense(c)).count();
    let is_run_on = dense > DENSE_NAME_CHARS || (dense > 6 && digits > 0);
    let is_long = is_run_on || chars > NAME_CHARS || words > NAME_WORDS;
    if is_long || letters == 0 || digits > letters.max(4) || chars < 2 {
        return false;
    }
    if name.contains([
        '@', ':', '：', '【', '】', '「', '」', '『', '』', '《', '》', '{', '}', '<', '>', '=', '?', '!', '。', '？',
        '！', '…', '%', '#', '$',
    ]) || is_address(lower)
    {
        return false;
    }
    let is_phrase = words > 1 && !is_capitalised(name);
    let is_time = lower
        .split([' ', '.'])
        .next()
        .is_some_and(|word| is_weekday(word) || (digits > 0 && find_month(word).is_some()));
    let is_button = (dense > 0 || words == 1) && is_button(name);
    let is_sentence = words > 4 && crate::text::punctuation::ends_sentence(name);
    // 系青河大学教授: what someone is.
    let is_other =
        is_phrase || is_time || is_button || is_sentence || counts_dense(name) || (dense > 4 && name.starts_with('系'));
    !(is_other || is_no_one(lower) || is_counted(lower) || is_all_roles(lower))
}

/// Whether the words of a name begin as names do: with capitals where the script has them, small words like "van" apart.
fn is_capitalised(name: &str) -> bool {
    let mut words = name.split([' ', '-']).filter(|word| word.chars().any(char::is_alphabetic)).peekable();
    let is_all_small = name.chars().any(char::is_lowercase) && to_lower(name) == name;
    // "jane doe" writes itself so; a phrase has more words.
    if is_all_small {
        return name.split(' ').count() == 2;
    }
    words.all(|word| {
        let first = word.chars().find(|c| c.is_alphabetic()).unwrap_or('A');
        !first.is_lowercase() || is_particle(word) || word.chars().any(char::is_uppercase)
    })
}

/// Whether a short text is a button's: sign in, register, share, read more.
fn is_button(name: &str) -> bool {
    let cues = find_cues(name);
    [Cue::Share, Cue::Subscribe, Cue::Navigation, Cue::More, Cue::Comments, Cue::Counts, Cue::Related]
        .into_iter()
        .any(|cue| has_cue(cues, cue))
}

/// Whether a part of a list says what someone is: "staff writer".
fn has_role(lower: &str) -> bool {
    lower.split_whitespace().any(|word| is_role(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether nothing but roles is left: "Contributing Editor".
fn is_all_roles(lower: &str) -> bool {
    lower.split_whitespace().all(|word| is_role(word) || is_stop(word) || is_no_one(word))
}

/// 全文2000文字: a number and its counter, in a script without spaces.
fn counts_dense(name: &str) -> bool {
    let mut parts = name.split_inclusive(is_dense).filter(|part| part.ends_with(is_dense));
    parts.any(|part| part.chars().filter(|c| c.is_numeric()).count() >= COUNTED_DIGITS)
}

/// Digits of a number that no pen name begins with: 80后 is one.
const COUNTED_DIGITS: usize = 3;

/// "10 min read", "4 comments", "91 posts": a number and what it counts.
fn is_counted(lower: &str) -> bool {
    let mut words = lower.split_whitespace();
    let first_is_number = words.next().is_some_and(|word| {
        word.chars().next().is_some_and(char::is_numeric)
            && word.chars().all(|c| c.is_numeric() || matches!(c, '.' | ',' | 'k'))
    });
    first_is_number && words.next().is_some()
}

/// `example.com`, `page.head.author`, `www.example`.
fn is_address(lower: &str) -> bool {
    let is_one_word = !lower.contains(' ');
    let is_domain = is_one_word
        && lower.rsplit_once('.').is_some_and(|(head, tail)| {
            head.len() > 2
                && (2..=4).contains(&tail.len())
                && tail.bytes().all(|b| b.is_ascii_alphabetic())
                && !is_credential(lower)
        });
    lower.contains("://")
        || lower.starts_with("www.")
        || is_domain
        || (is_one_word && (lower.ends_with(".html") || lower.ends_with(".author")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> String {
        parse_names(text, None).join(", ")
    }

    #[test]
    fn names_are_cut_out_of_bylines() {
        for (text, expected) in [
            ("By Jane Doe", "Jane Doe"),
            ("Written by Jane Doe and John Q. Public", "Jane Doe, John Q. Public"),
            ("Jane Doe, John Roe & Max Moe", "Jane Doe, John Roe, Max Moe"),
            ("By Jane Doe, staff writer", "Jane Doe"),
            ("Jane Doe, MD | March 3, 2020", "Jane Doe, MD"),
            ("Jane Doe for Example News", "Jane Doe"),
            ("Posted by Jane Doe on 3 May 2021", "Jane Doe"),
            ("本报记者 王小明 李强", "王小明, 李强"),
            ("作者：刘玺东 易赛楠", "刘玺东, 易赛楠"),
            ("本报记者 赵青山 李 晓", "赵青山, 李晓"),
            ("王小明，系青河大学教授", "王小明"),
            ("Von Karin Meier und Jonas Lepp, Harwell", "Karin Meier, Jonas Lepp"),
            ("Af\tMette Holm", "Mette Holm"),
            ("By Jane Doe Photographs by Max Moe", "Jane Doe"),
            ("记者林大同", "林大同"),
            ("홍길동 기자", "홍길동"),
            ("كتبت أسماء نصار", "أسماء نصار"),
            ("By\tJane Doe\tand\tJohn Roe", "Jane Doe, John Roe"),
            ("Jane Doe\t, John Roe\tund\tMax Moe", "Jane Doe, John Roe, Max Moe"),
            ("川辺りく（かわべ・りく）", "川辺りく"),
            ("本报记者 李小河 实习生 王二 江边报道", "李小河, 王二"),
            ("https://example.com/me", ""),
            ("jane@example.com", ""),
            ("admin", ""),
            ("未知", ""),
            ("Автор: Иван Петров", "Иван Петров"),
            ("محمد أحمد وليد", "محمد أحمد وليد"),
            ("記者陳建志台中27日電", "陳建志"),
            ("记者李四北京27日电", "李四"),
            ("記者李佳穎新竹縣12日電", "李佳穎"),
            ("記者陳建志台中報導", "陳建志"),
            ("記者陳建志林美報導", "陳建志林美"),
            ("文／佐藤 由美", "佐藤 由美"),
            ("佐藤 健", "佐藤 健"),
            ("王明 李强", "王明, 李强"),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }
}
