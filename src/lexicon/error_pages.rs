//! Titles of pages that stand in for another: it does not exist, may not be seen, or asks first who is there.

use crate::text::letters::to_lower;

/// What such titles hold, in lower case; whole phrases, for a story may be about anything that is not found.
const PHRASES: &[&str] = &[
    // Chinese, Japanese, Korean
    "页面不存在", "页面未找到", "找不到页面", "页面找不到", "您访问的页面", "您访问的内容不存在", "访问受限",
    "安全验证", "頁面不存在", "找不到頁面", "找不到網頁", "ページが見つかりません", "お探しのページ", "アクセスが拒否",
    "페이지를 찾을 수 없습니다", "접근이 거부", // Latin scripts
    "404 not found", "404 error", "error 404", "404 page", "page not found", "page can't be found",
    "page doesn't exist", "page does not exist", "403 forbidden", "access denied",
    "access to this page has been denied", "just a moment...", "attention required", "verifying you are human",
    "are you a robot", "robot check", "seite nicht gefunden", "fehler 404", "404-fehler", "zugriff verweigert",
    "page introuvable", "erreur 404", "page non trouvée", "accès refusé", "página no encontrada", "acceso denegado",
    "página não encontrada", "erro 404", "acesso negado", "pagina non trovata", "errore 404", "pagina niet gevonden",
    "nie znaleziono strony", "strona nie istnieje", "błąd 404", "sayfa bulunamadı", "halaman tidak ditemukan",
    "không tìm thấy trang", "sidan hittades inte", "siden blev ikke fundet", "siden ble ikke funnet",
    "sivua ei löytynyt", "stránka nenalezena", // Cyrillic, Greek, Arabic script, Hebrew, Hindi, Thai
    "страница не найдена", "ошибка 404", "доступ запрещен", "доступ запрещён", "сторінку не знайдено",
    "сторінка не знайдена", "η σελίδα δεν βρέθηκε", "الصفحة غير موجودة", "لم يتم العثور على الصفحة", "صفحه یافت نشد",
    "صفحه مورد نظر یافت نشد", "העמוד לא נמצא", "הדף לא נמצא", "पृष्ठ नहीं मिला", "ไม่พบหน้า",
];

/// Whether a title is one of these; the number alone is.
pub fn is_error_title(title: &str) -> bool {
    let title = to_lower(title.trim()).replace('’', "'");
    title == "404" || PHRASES.iter().any(|phrase| title.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_error_pages_are_known() {
        for title in [
            "404", "Page not found | The Daily Ledger", "Seite nicht gefunden", "页面不存在_江城网", "Just a moment...",
        ] {
            assert!(is_error_title(title), "{title}");
        }
        for title in [
            "Missing ferry found at last", "The 404 bus is back", "找到了: 一页旧信",
            "A page of history not found in books",
        ] {
            assert!(!is_error_title(title), "{title}");
        }
    }
}
