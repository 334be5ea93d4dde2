//! Words in class names, ids and `itemprop`s that mark a page's own lines about its article.
//!
//! Not the block model's words (`class_words`): there a word is one feature among many, here it names a field, so a
//! name is read as whole words and not as letters.

use std::sync::OnceLock;

/// What a marked element holds; bits of a set.
pub mod mark {
    /// Who wrote it.
    pub const AUTHOR: u16 = 1;
    /// When it was published.
    pub const DATE: u16 = 1 << 1;
    /// When it was changed.
    pub const MODIFIED: u16 = 1 << 2;
    /// Where it comes from.
    pub const SOURCE: u16 = 1 << 3;
    /// The headline.
    pub const TITLE: u16 = 1 << 4;
    /// The way from the front page.
    pub const BREADCRUMB: u16 = 1 << 5;
    /// Keywords.
    pub const TAGS: u16 = 1 << 6;
    /// Readers' comments.
    pub const COMMENTS: u16 = 1 << 7;
    /// Other stories and other parts of the page.
    pub const ELSEWHERE: u16 = 1 << 8;
    /// A pager.
    pub const PAGER: u16 = 1 << 9;
    /// A person without a role: the sender of a message.
    pub const USER: u16 = 1 << 10;
    /// Not the thing itself but something about it: a picture of the author, the time it takes to read.
    pub const ABOUT: u16 = 1 << 11;
    /// A link to a person's page.
    pub const PERSON_LINK: u16 = 1 << 13;
    /// The site's name or logo.
    pub const SITE: u16 = 1 << 12;
    /// What stands below: of the page, or of the text.
    pub const FOOTER: u16 = 1 << 14;
    /// The text itself, beside other words a part of it.
    pub const TEXT: u16 = 1 << 15;
}

use mark as m;

const WORDS: &[(&str, u16)] = &[
    ("author", m::AUTHOR),
    ("authors", m::AUTHOR),
    ("byline", m::AUTHOR),
    ("bylines", m::AUTHOR),
    ("writer", m::AUTHOR),
    ("reporter", m::AUTHOR),
    ("autor", m::AUTHOR),
    ("auteur", m::AUTHOR),
    ("zuozhe", m::AUTHOR),
    ("contributor", m::AUTHOR),
    ("contributors", m::AUTHOR),
    ("journalist", m::AUTHOR),
    ("journalists", m::AUTHOR),
    ("signature", m::AUTHOR),
    ("skribent", m::AUTHOR),
    ("forfatter", m::AUTHOR),
    ("szerzo", m::AUTHOR),
    ("yazar", m::AUTHOR),
    ("penulis", m::AUTHOR),
    ("autore", m::AUTHOR),
    ("autori", m::AUTHOR),
    ("autores", m::AUTHOR),
    ("username", m::USER),
    ("user", m::USER),
    ("nickname", m::USER),
    ("nick", m::USER),
    ("poster", m::USER),
    ("authi", m::USER),
    ("authorposton", m::DATE),
    ("authorname", m::AUTHOR),
    ("authorlink", m::AUTHOR),
    ("date", m::DATE),
    ("dates", m::DATE),
    ("datetime", m::DATE),
    ("time", m::DATE),
    ("timestamp", m::DATE),
    ("pubtime", m::DATE),
    ("pubdate", m::DATE),
    ("published", m::DATE),
    ("publish", m::DATE),
    ("posted", m::DATE),
    ("postdate", m::DATE),
    ("datepublished", m::DATE),
    ("datecreated", m::DATE),
    ("shijian", m::DATE),
    ("riqi", m::DATE),
    ("fecha", m::DATE),
    ("datum", m::DATE),
    ("updated", m::MODIFIED),
    ("modified", m::MODIFIED),
    ("datemodified", m::MODIFIED),
    ("lastupdated", m::MODIFIED),
    ("source", m::SOURCE),
    ("laiyuan", m::SOURCE),
    ("title", m::TITLE),
    ("headline", m::TITLE),
    ("biaoti", m::TITLE),
    ("breadcrumb", m::BREADCRUMB),
    ("breadcrumbs", m::BREADCRUMB),
    ("breadcrumblist", m::BREADCRUMB),
    ("crumb", m::BREADCRUMB),
    ("crumbs", m::BREADCRUMB),
    ("bread", m::BREADCRUMB),
    ("mianbaoxie", m::BREADCRUMB),
    ("topicpath", m::BREADCRUMB),
    ("weizhi", m::BREADCRUMB),
    ("tags", m::TAGS),
    ("tag", m::TAGS),
    ("keywords", m::TAGS),
    ("keyword", m::TAGS),
    ("guanjianci", m::TAGS),
    ("taglist", m::TAGS),
    ("comment", m::COMMENTS),
    ("comments", m::COMMENTS),
    ("commentlist", m::COMMENTS),
    ("disqus", m::COMMENTS),
    ("respond", m::COMMENTS),
    ("pinglun", m::COMMENTS),
    ("reviews", m::COMMENTS),
    ("related", m::ELSEWHERE),
    ("recommended", m::ELSEWHERE),
    ("recommend", m::ELSEWHERE),
    ("recommendations", m::ELSEWHERE),
    ("popular", m::ELSEWHERE),
    ("trending", m::ELSEWHERE),
    ("sidebar", m::ELSEWHERE),
    ("teaser", m::ELSEWHERE),
    ("teasers", m::ELSEWHERE),
    ("tuijian", m::ELSEWHERE),
    ("xiangguan", m::ELSEWHERE),
    ("carousel", m::ELSEWHERE),
    ("footer", m::FOOTER),
    ("post", m::TEXT),
    ("entry", m::TEXT),
    ("article", m::TEXT),
    ("story", m::TEXT),
    ("testimonial", m::ELSEWHERE),
    ("testimonials", m::ELSEWHERE),
    ("pagination", m::PAGER),
    ("pager", m::PAGER),
    ("pages", m::PAGER),
    ("paging", m::PAGER),
    ("pagebreak", m::PAGER),
    ("pagenav", m::PAGER),
    ("pagelist", m::PAGER),
    ("fenye", m::PAGER),
    ("avatar", m::ABOUT),
    ("image", m::ABOUT),
    ("img", m::ABOUT),
    ("photo", m::ABOUT),
    ("bio", m::ABOUT),
    ("biography", m::ABOUT),
    ("description", m::ABOUT),
    ("desc", m::ABOUT),
    ("job", m::ABOUT),
    ("role", m::ABOUT),
    ("social", m::ABOUT),
    ("reading", m::ABOUT),
    ("read", m::ABOUT),
    ("icon", m::ABOUT),
    ("count", m::ABOUT),
    ("follow", m::ABOUT),
    ("rank", m::ABOUT),
    ("menu", m::ABOUT),
    ("logo", m::SITE),
    ("brand", m::SITE),
];

/// What names of people's boxes end with where words are written together: `postauthor`, `bigusername`.
const PEOPLE: [(&str, u16); 3] = [("author", m::AUTHOR), ("username", m::USER), ("user", m::USER)];

/// The marks in a class attribute, an id or an `itemprop`.
pub fn find_marks(names: &str) -> u16 {
    // What the last word says is not found yet: the next one of the same name may take it back.
    let (mut found, mut last) = (0, 0);
    // The word so far, in lower case; of a longer one than any of ours only the length is right.
    let (mut word, mut length) = ([0; LONGEST], 0);
    let mut after_lower = false;
    for byte in names.bytes().chain([b' ']) {
        if length > 0 && (!byte.is_ascii_alphabetic() || (after_lower && byte.is_ascii_uppercase())) {
            let word = word.get(..length).unwrap_or_default();
            // How many comments there are stands among the article's own lines.
            found |= if word == b"count" { last & !m::COMMENTS } else { last };
            last = marks_of(word);
            length = 0;
        }
        if byte.is_ascii_whitespace() {
            found |= last;
            last = 0;
        }
        if byte.is_ascii_alphabetic() {
            if let Some(place) = word.get_mut(length) {
                *place = byte.to_ascii_lowercase();
            }
            length += 1;
        }
        after_lower = byte.is_ascii_lowercase();
    }
    found
}

/// Bytes of the longest word.
const LONGEST: usize = 16;

fn marks_of(word: &[u8]) -> u16 {
    type Known = (&'static [u8], u16);
    static TABLE: OnceLock<[Vec<Known>; LETTERS]> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = [const { Vec::new() }; LETTERS];
        for (word, marks) in WORDS {
            if let Some(words) = word.bytes().next().and_then(|first| table.get_mut(usize::from(first) % LETTERS)) {
                words.push((word.as_bytes(), *marks));
            }
        }
        table
    });
    let words = word.first().and_then(|first| table.get(usize::from(*first) % LETTERS));
    let known = words.and_then(|words| words.iter().find(|(known, _)| *known == word));
    let ends = || PEOPLE.iter().find(|(end, _)| word.ends_with(end.as_bytes()));
    known.map(|(_, marks)| *marks).or_else(|| ends().map(|(_, marks)| *marks)).unwrap_or(0)
}

/// A place for each letter.
const LETTERS: usize = 32;

/// Whether a class names an account that writes (`nickname`, `follow-nickName`); a user may as well be whoever reads, and a
/// `nickname-avatar` is no name.
pub fn is_nickname(class: &str) -> bool {
    class.split_ascii_whitespace().any(|name| name.to_ascii_lowercase().ends_with("nickname"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_words() {
        assert_eq!(find_marks("post-author__name"), m::TEXT | m::AUTHOR);
        assert_eq!(find_marks("PageHeadline datePublished"), m::TITLE | m::DATE);
        assert_eq!(find_marks("postauthor bigusername"), m::AUTHOR | m::USER);
        assert_eq!(find_marks("authority candidate updating"), 0);
        assert_eq!(find_marks("reading-time"), m::ABOUT | m::DATE);
        assert_eq!(find_marks("post-footer"), m::TEXT | m::FOOTER);
        // A counter of comments holds none; what other words stand beside "comment" changes nothing.
        assert_eq!(find_marks("post__comment-count commentCount"), m::TEXT | m::ABOUT);
        for names in ["comment has-avatar", "comments-count-3 comments", "comment count", "comment-icon"] {
            assert_eq!(find_marks(names), m::COMMENTS | m::ABOUT, "{names}");
        }
    }
}
