//! Words for the pages of an article that is cut into several.

use crate::text::letters::to_lower;

/// Words beside the numbers, in lower case.
const WORDS: &[&str] = &[
    "page", "pages", "of", "页", "頁", "第", "共", "ページ", "페이지", "쪽", "seite", "von", "sur", "página", "pagina",
    "de", "di", "strona", "z", "стр", "страница", "из", "sayfa", "halaman", "dari", "trang", "صفحة", "من", "صفحه",
    "از",
];

/// Whether a text says which page of how many it is: 1/3, "Page 1 of 3", 1/2ページ.
pub fn is_pager(text: &str) -> bool {
    let lower = to_lower(text);
    let mut numbers = lower.split(|c: char| !c.is_numeric()).filter_map(|part| part.parse::<u32>().ok());
    let (page, pages) = (numbers.next(), numbers.next());
    let words = || lower.split(|c: char| c.is_whitespace() || c.is_numeric() || matches!(c, '/' | '.'));
    let (Some(page), Some(pages)) = (page, pages) else { return false };
    (1..=pages).contains(&page)
        && pages < MOST_PAGES
        && numbers.next().is_none()
        && words().all(|word| word.is_empty() || WORDS.contains(&word))
        // 11/27 is a day.
        && (pages <= BARE_PAGES || words().any(|word| !word.is_empty()))
}

/// More of them are told with a word.
const BARE_PAGES: u32 = 12;

/// More are no pages of one article.
const MOST_PAGES: u32 = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pagers_are_no_part_of_a_headline() {
        for text in ["1/3", "Page 1 of 3", "Page 11 of 27", "1/2ページ", "第1页/共3页", "стр. 2 из 4"] {
            assert!(is_pager(text), "{text}");
        }
        for text in ["3/1", "2", "11/27", "Part 2 of 3", "2024", "1/3 of them", "5/200", ""] {
            assert!(!is_pager(text), "{text}");
        }
    }
}
