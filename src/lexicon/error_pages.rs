//! Titles of pages that stand in for another: it does not exist, may not be seen, or asks first who is there.

use crate::text::letters::{is_letter_or_number, to_lower};

/// Words around what such a title says, in lower case: the error's number and its name.
const NUMBERS: &[&str] = &["404", "403", "410"];
const FRAME: &[&str] =
    &["error", "erreur", "fehler", "errore", "erro", "błąd", "ошибка", "http", "oops", "ups", "hoppla"];

/// What such titles say besides, as bare words in lower case.
const PHRASES: &[&str] = &[
    // Chinese, Japanese, Korean
    "页面不存在", "页面未找到", "找不到页面", "页面找不到", "您访问的页面不存在", "您访问的内容不存在",
    "您访问的页面不存在或已删除", "頁面不存在", "找不到頁面", "找不到網頁", "ページが見つかりません",
    "ページが見つかりませんでした", "お探しのページは見つかりません", "お探しのページは見つかりませんでした",
    "페이지를 찾을 수 없습니다", // Latin scripts
    "not found", "page not found", "the page can t be found", "page doesn t exist", "this page doesn t exist",
    "page does not exist", "forbidden", "access denied", "access to this page has been denied", "just a moment",
    "are you a robot", "seite nicht gefunden", "zugriff verweigert", "page introuvable", "page non trouvée",
    "accès refusé", "página no encontrada", "acceso denegado", "página não encontrada", "acesso negado",
    "pagina non trovata", "pagina niet gevonden", "nie znaleziono strony", "strona nie istnieje", "sayfa bulunamadı",
    "halaman tidak ditemukan", "không tìm thấy trang", "sidan hittades inte", "siden blev ikke fundet",
    "siden ble ikke funnet", "sivua ei löytynyt", "stránka nenalezena", // Cyrillic, Greek, Arabic script, others
    "страница не найдена", "доступ запрещен", "доступ запрещён", "сторінку не знайдено", "η σελίδα δεν βρέθηκε",
    "الصفحة غير موجودة", "لم يتم العثور على الصفحة", "صفحه یافت نشد", "صفحه مورد نظر یافت نشد", "העמוד לא נמצא",
    "הדף לא נמצא", "पृष्ठ नहीं मिला", "ไม่พบหน้า",
];

/// Bytes of the longest title that says nothing else.
const LONGEST: usize = 160;

/// Whether a title, or a part of one between its marks, says nothing but this.
pub fn is_error_title(part: &str) -> bool {
    if part.len() > LONGEST {
        return false;
    }
    let lower = to_lower(part);
    let words: Vec<&str> = lower.split(|c: char| !is_letter_or_number(c)).filter(|word| !word.is_empty()).collect();
    let is_frame = |word: &&&str| !NUMBERS.contains(*word) && !FRAME.contains(*word);
    let said: Vec<&str> = words.iter().filter(is_frame).copied().collect();
    let has_number = words.iter().any(|word| NUMBERS.contains(word));
    if said.is_empty() { has_number } else { PHRASES.contains(&said.join(" ").as_str()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_error_pages_are_known() {
        for title in [
            "404", "Error 404", "Erreur 404", "404 - Page not found", "Page not found!", "Seite nicht gefunden",
            "页面不存在", "Just a moment...", "This page doesn’t exist", "403 Forbidden", "Access Denied",
            "페이지를 찾을 수 없습니다.",
        ] {
            assert!(is_error_title(title), "{title}");
        }
        for title in [
            "Missing ferry found at last", "The 404 bus is back", "找到了：一页旧信", "多国服务访问受限", "",
            "Court fights as reporters say access denied at border camp", "HTTP error 404: what it means",
            "The River Post",
        ] {
            assert!(!is_error_title(title), "{title}");
        }
    }
}
