//! What pages say that let a reader in only who agrees to cookies and the like: on their buttons, and above them.

use super::{WordList, begins_with};
use crate::text::letters::{is_letter, to_lower};

/// What a button that says yes begins with, in lower case.
static YES: WordList = WordList::of(words![
    "accept", "agree", "i accept", "i agree", "allow all", "consent", "yes, i", "got it", "akzeptieren",
    "alle akzeptieren", "zustimmen", "einwilligen", "einverstanden", "accepter", "tout accepter", "j'accepte",
    "aceptar", "acepto", "aceitar", "concordo", "accetta", "akkoord", "accepteren", "alles accepteren", "akceptuj",
    "zgadzam", "przejdź do serwisu", "принять", "согласен", "прийняти", "kabul", "tümünü kabul", "souhlas", "přijmout",
    "elfogad", "godkänn", "acceptera", "godta", "hyväksy", "αποδοχή", "συμφωνώ", "موافق", "قبول", "أوافق", "می‌پذیرم",
    "同意", "接受", "我同意", "全部接受", "同意する", "同意して", "すべて許可", "すべて同意", "동의", "모두 동의",
    "đồng ý", "chấp nhận", "setuju", "स्वीकार", "ยอมรับ",
]);

/// What the sentences above it speak of, in lower case.
static MATTERS: WordList = WordList::of(words![
    "cookie", "consent", "personal data", "personalis", "personaliz", "privacy", "einwillig", "personenbezogen",
    "datenschutz", "consentement", "données personnelles", "consentimiento", "datos personales", "privacidad",
    "dados pessoais", "dati personali", "toestemming", "persoonsgegevens", "zgodę na", "zgody na", "danych osobowych",
    "персональн", "конфиденциальн", "çerez", "kişisel veri", "osobní údaj", "ملفات تعريف", "الخصوصية", "کوکی",
    "个人信息", "隐私", "個人資料", "隱私", "クッキー", "個人情報", "쿠키", "개인정보", "गोपनीयता", "คุกกี้",
]);

/// How they call what another site shows in a page, in lower case.
static GUESTS: WordList = WordList::of(words![
    "extern", "third-party content", "third party content", "content provided by", "this content", "drittplattform",
    "diesen inhalt", "contenu", "deze inhoud", "contenido", "conteúdo", "contenuto", "treści", "obsah", "innehåll",
    "indhold", "sisältö", "внешн", "сторонн", "εξωτερικ", "içeriği",
]);

/// How they speak of letting it in, in lower case.
static ASSENT: WordList = WordList::of(words![
    "zustimmung", "einverstanden", "permission", "before accepting", "j'accepte", "j’accepte", "akkoord", "accepter",
    "accetta", "acepta", "aceita", "zgadzam", "souhlas", "godkän", "соглас", "αποδοχή",
]);

/// What a page is called at which one signs in, in lower case.
static ENTRIES: WordList = WordList::of(words![
    "sign in", "log in", "login", "signin", "log on", "anmelden", "anmeldung", "einloggen", "connexion",
    "se connecter", "s'identifier", "iniciar sesión", "acceder", "entrar", "fazer login", "iniciar sessão", "accedi",
    "accesso", "inloggen", "zaloguj się", "logowanie", "вход", "войти", "авторизация", "вхід", "увійти", "giriş",
    "giriş yap", "oturum aç", "přihlášení", "bejelentkezés", "autentificare", "logga in", "log ind", "logg inn",
    "kirjaudu", "σύνδεση", "είσοδος", "تسجيل الدخول", "ورود", "התחברות", "כניסה", "लॉग इन", "เข้าสู่ระบบ", "đăng nhập",
    "masuk", "登录", "用户登录", "会员登录", "登入", "會員登入", "ログイン", "サインイン", "로그인",
]);

/// Bytes of the longest text of a button.
const BUTTON_BYTES: usize = 60;

/// Whether a button says yes.
pub fn is_agreement(button: &str) -> bool {
    button.len() <= BUTTON_BYTES && {
        let lower = to_lower(button);
        YES.iter().any(|word| begins_with(&lower, word))
    }
}

/// Whether a part of a page's title is what a page is called at which one signs in.
pub fn is_entry_title(part: &str) -> bool {
    part.len() <= BUTTON_BYTES && {
        let lower = to_lower(part.trim());
        ENTRIES.iter().any(|title| title == lower)
    }
}

/// Whether a text speaks of what readers of pages agree to.
pub fn is_about_consent(text: &str) -> bool {
    let lower = to_lower(text);
    MATTERS.iter().any(|word| lower.contains(word))
}

/// Whether a short text speaks of what readers agree to before something of another site is shown to them.
pub fn is_about_guest(text: &str) -> bool {
    let lower = to_lower(text);
    let begins = |words: &WordList| {
        words.iter().any(|word| {
            let mut places =
                lower.match_indices(word).map(|(at, _)| lower.get(..at).and_then(|head| head.chars().next_back()));
            places.any(|before| before.is_none_or(|before| !is_letter(before)))
        })
    };
    begins(&GUESTS) && (begins(&MATTERS) || begins(&ASSENT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_that_say_yes_are_known() {
        for button in ["Accept all", "AGREE", "Einwilligen und weiter", "Tout accepter", "同意して進む", "Принять все"]
        {
            assert!(is_agreement(button), "{button}");
        }
        for button in ["Read more", "", "Agreements signed in the town hall on Monday, after years of talks"] {
            assert!(!is_agreement(button), "{button}");
        }
        assert!(is_about_consent("Wir nutzen Cookies.") && !is_about_consent("水位员把数字记在本子上。"));
    }
}
