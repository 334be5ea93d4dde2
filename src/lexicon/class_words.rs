//! Words in class names and ids, by meaning: English, and the pinyin and loan words that sites of other languages use.

/// What a class name says about its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Meaning {
    /// The text itself.
    Content,
    /// A wrapper that may hold the text: page, main, post.
    Wrapper,
    /// Readers' comments.
    Comment,
    /// Share and follow buttons.
    Share,
    /// Related and recommended stories, rankings.
    Related,
    /// Advertising and promotion.
    Ad,
    /// Navigation.
    Navigation,
    /// Footers and legal lines.
    Footer,
    /// Page heads and banners.
    Header,
    /// Columns beside the text.
    Sidebar,
    /// Lines about the text: author, date, tags.
    Byline,
    /// Forms: search, login, newsletter.
    Form,
    /// Layers over the page: dialogs, cookie notices.
    Overlay,
    /// Captions and pictures.
    Caption,
    /// Cards and teasers of other pages.
    Card,
    /// Code and preformatted text.
    Code,
    /// Messages of a discussion.
    Message,
    /// Shops: price, cart, specification.
    Product,
    /// Tables of contents and reference apparatus.
    Contents,
    /// Titles.
    Title,
    /// Parts that are not shown.
    Hidden,
    /// Summaries and standfirsts.
    Summary,
    /// What customers say: reviews, ratings, testimonials.
    Review,
}

/// Number of meanings.
pub const MEANINGS: usize = 23;

use super::begins_with_bytes;
use Meaning as M;

/// Words and their meanings, sorted by their first two letters. A word is looked for anywhere in a class name; one of up to
/// three letters, and those marked `true`, only as a whole token.
const WORDS: &[(&str, Meaning, bool)] = &[
    ("abstract", M::Summary, false),
    ("account", M::Form, false),
    ("ad", M::Ad, true),
    ("addtoany", M::Share, false),
    ("ads", M::Ad, true),
    ("adsbygoogle", M::Ad, false),
    ("adslot", M::Ad, false),
    ("advert", M::Ad, false),
    ("affiliate", M::Ad, false),
    ("alsolike", M::Related, false),
    ("answer", M::Message, false),
    ("article", M::Wrapper, false),
    ("articlebody", M::Content, false),
    ("aside", M::Sidebar, false),
    ("author", M::Byline, false),
    ("avatar", M::Byline, false),
    ("badge", M::Byline, false),
    ("banner", M::Header, false),
    ("biaoti", M::Title, false),
    ("bio", M::Byline, true),
    ("blog", M::Wrapper, false),
    ("blurb", M::Summary, false),
    ("body", M::Content, false),
    ("bottom", M::Footer, false),
    ("breadcrumb", M::Navigation, false),
    ("btn", M::Form, true),
    ("button", M::Form, false),
    ("buy", M::Product, true),
    ("byline", M::Byline, false),
    ("callout", M::Card, false),
    ("caption", M::Caption, false),
    ("card", M::Card, false),
    ("carousel", M::Card, false),
    ("cart", M::Product, true),
    ("categor", M::Byline, false),
    ("chat", M::Message, false),
    ("code", M::Code, false),
    ("collapse", M::Hidden, false),
    ("combx", M::Comment, false),
    ("comment", M::Comment, false),
    ("community", M::Message, false),
    ("consent", M::Overlay, false),
    ("contact", M::Footer, false),
    ("content", M::Content, false),
    ("contents", M::Contents, true),
    ("cookie", M::Overlay, false),
    ("copyright", M::Footer, false),
    ("credit", M::Caption, false),
    ("crumb", M::Navigation, false),
    ("cta", M::Ad, true),
    ("date", M::Byline, true),
    ("daohang", M::Navigation, false),
    ("deck", M::Summary, true),
    ("desc", M::Summary, false),
    ("detail", M::Content, false),
    ("dialog", M::Overlay, false),
    ("dibu", M::Footer, false),
    ("disclaimer", M::Footer, false),
    ("disqus", M::Comment, false),
    ("donat", M::Ad, false),
    ("download", M::Product, false),
    ("dropdown", M::Navigation, false),
    ("editor", M::Byline, false),
    ("email", M::Form, false),
    ("entry", M::Wrapper, false),
    ("excerpt", M::Summary, false),
    ("facebook", M::Share, false),
    ("featured", M::Card, false),
    ("fenxiang", M::Share, false),
    ("feedback", M::Review, false),
    ("figure", M::Caption, false),
    ("filter", M::Form, false),
    ("flink", M::Related, false),
    ("follow", M::Share, false),
    ("foot", M::Footer, false),
    ("footnote", M::Contents, false),
    ("form", M::Form, true),
    ("forum", M::Message, false),
    ("gallery", M::Caption, false),
    ("gdpr", M::Overlay, false),
    ("global", M::Header, true),
    ("grid", M::Card, false),
    ("guanggao", M::Ad, false),
    ("head", M::Header, true),
    ("header", M::Header, false),
    ("headline", M::Title, false),
    ("hero", M::Header, false),
    ("hidden", M::Hidden, false),
    ("highlight", M::Code, true),
    ("hot", M::Related, true),
    ("image", M::Caption, false),
    ("info", M::Byline, true),
    ("infobox", M::Contents, false),
    ("intro", M::Summary, false),
    ("item", M::Card, true),
    ("jiathis", M::Share, false),
    ("jp-relatedposts", M::Related, false),
    ("koubei", M::Review, false),
    ("language", M::Navigation, false),
    ("latest", M::Related, false),
    ("lead", M::Summary, true),
    ("legal", M::Footer, false),
    ("link", M::Navigation, false),
    ("list", M::Card, false),
    ("login", M::Form, false),
    ("logo", M::Header, false),
    ("main", M::Wrapper, false),
    ("markdown", M::Content, false),
    ("masthead", M::Header, false),
    ("media", M::Caption, false),
    ("menu", M::Navigation, false),
    ("message", M::Message, false),
    ("meta", M::Byline, false),
    ("modal", M::Overlay, false),
    ("more", M::Related, false),
    ("mw-editsection", M::Hidden, false),
    ("nav", M::Navigation, false),
    ("navbox", M::Related, false),
    ("neirong", M::Content, false),
    ("news", M::Wrapper, true),
    ("newsletter", M::Form, false),
    ("notice", M::Overlay, false),
    ("noprint", M::Hidden, false),
    ("option", M::Form, false),
    ("outbrain", M::Related, false),
    ("overlay", M::Overlay, false),
    ("page", M::Wrapper, true),
    ("pager", M::Navigation, false),
    ("paging", M::Navigation, false),
    ("pagination", M::Navigation, false),
    ("paragraph", M::Content, false),
    ("partner", M::Ad, false),
    ("pingjia", M::Review, false),
    ("pinglun", M::Comment, false),
    ("pop", M::Overlay, true),
    ("popular", M::Related, false),
    ("popup", M::Overlay, false),
    ("post", M::Wrapper, true),
    ("postbody", M::Content, false),
    ("posted", M::Byline, false),
    ("price", M::Product, false),
    ("print", M::Share, true),
    ("privacy", M::Footer, false),
    ("product", M::Product, false),
    ("profile", M::Byline, false),
    ("promo", M::Ad, false),
    ("prose", M::Content, false),
    ("publish", M::Byline, false),
    ("qrcode", M::Share, false),
    ("question", M::Message, false),
    ("quote", M::Content, false),
    ("rank", M::Related, false),
    ("rating", M::Review, false),
    ("read", M::Content, true),
    ("readmore", M::Related, false),
    ("recirc", M::Related, false),
    ("recommend", M::Related, false),
    ("references", M::Contents, false),
    ("related", M::Related, false),
    ("remen", M::Related, false),
    ("reply", M::Comment, false),
    ("replies", M::Comment, false),
    ("respond", M::Comment, false),
    ("review", M::Review, false),
    ("rich-text", M::Content, false),
    ("richtext", M::Content, false),
    ("rss", M::Share, true),
    ("scroll", M::Navigation, false),
    ("search", M::Form, false),
    ("section", M::Wrapper, false),
    ("share", M::Share, false),
    ("shipping", M::Product, false),
    ("shop", M::Product, false),
    ("side", M::Sidebar, true),
    ("sidebar", M::Sidebar, false),
    ("signature", M::Byline, false),
    ("signup", M::Form, false),
    ("single", M::Wrapper, true),
    ("skip", M::Hidden, false),
    ("slick", M::Card, true),
    ("slide", M::Card, false),
    ("social", M::Share, false),
    ("sources", M::Contents, false),
    ("spec", M::Product, true),
    ("splide", M::Card, false),
    ("sponsor", M::Ad, false),
    ("sr-only", M::Hidden, false),
    ("standfirst", M::Summary, false),
    ("sticky", M::Overlay, false),
    ("story", M::Wrapper, false),
    ("subhead", M::Title, false),
    ("submit", M::Form, false),
    ("subscri", M::Form, false),
    ("subtitle", M::Title, false),
    ("suggest", M::Related, false),
    ("summary", M::Summary, false),
    ("swiper", M::Card, false),
    ("tab", M::Navigation, true),
    ("taboola", M::Related, false),
    ("tags", M::Byline, false),
    ("teaser", M::Card, false),
    ("terms", M::Footer, true),
    ("testimonial", M::Review, false),
    ("text", M::Content, false),
    ("thread", M::Message, false),
    ("thumb", M::Caption, false),
    ("time", M::Byline, true),
    ("title", M::Title, false),
    ("toc", M::Contents, true),
    ("toolbar", M::Navigation, false),
    ("tool", M::Navigation, false),
    ("tooltip", M::Hidden, false),
    ("topbar", M::Header, false),
    ("topic", M::Message, false),
    ("trending", M::Related, false),
    ("trustpilot", M::Review, false),
    ("tuijian", M::Related, false),
    ("twitter", M::Share, false),
    ("upsell", M::Ad, false),
    ("user", M::Byline, true),
    ("video", M::Caption, false),
    ("visually-hidden", M::Hidden, false),
    ("vote", M::Form, false),
    ("wechat", M::Share, false),
    ("weixin", M::Share, false),
    ("widget", M::Sidebar, false),
    ("wiki", M::Content, false),
    ("xiangguan", M::Related, false),
    ("yarpp", M::Related, false),
    ("yotpo", M::Review, false),
    ("zhengwen", M::Content, false),
    ("zixun", M::Wrapper, false),
];

/// For each pair of first letters, the place of the first word that begins with it or with a later one: few places of a
/// name begin as any word does.
const STARTS: [u8; PAIRS + 1] = {
    let mut starts = [WORDS.len() as u8; PAIRS + 1];
    let mut at = WORDS.len();
    while at > 0 {
        at -= 1;
        let word = WORDS[at].0.as_bytes();
        let mut pair = pair_of(word[0], word[1]) + 1;
        while pair > 0 && starts[pair - 1] as usize > at {
            pair -= 1;
            starts[pair] = at as u8;
        }
    }
    starts
};

const PAIRS: usize = 26 * 32;

/// The number of a pair of small letters; other pairs have a number of some letters too, or none.
const fn pair_of(first: u8, second: u8) -> usize {
    first.wrapping_sub(b'a') as usize * 32 + (second & 0x1f) as usize
}

/// The words that begin with these letters; now and then also others.
fn words_from(first: u8, second: u8) -> &'static [(&'static str, Meaning, bool)] {
    let pair = pair_of(first, second);
    let (Some(&from), Some(&to)) = (STARTS.get(pair), STARTS.get(pair + 1)) else { return &[] };
    WORDS.get(usize::from(from)..usize::from(to)).unwrap_or_default()
}

/// The meanings in a class attribute or an id, as a set of bits numbered by [`Meaning`].
pub fn find_meanings(names: &str) -> u32 {
    let mut found = 0;
    let lower = split_humps(names);
    let bytes = lower.as_slice();
    for (at, pair) in bytes.windows(2).enumerate() {
        let &[byte, second] = pair else { break };
        for (word, meaning, whole) in words_from(byte, second) {
            let Some(rest) = bytes.get(at..).filter(|rest| begins_with_bytes(rest, word)) else { continue };
            let begins = at == 0 || bytes.get(at - 1).is_some_and(|before| !before.is_ascii_alphanumeric());
            let ends = rest.get(word.len()).is_none_or(|after| !after.is_ascii_alphanumeric());
            // A `tab-title` is as often the line above a part that folds away.
            let is_title =
                *word == "tab" && rest.get(word.len() + 1..).is_some_and(|after| after.starts_with(b"title"));
            if !whole || (begins && ends && !is_title) {
                found |= 1 << *meaning as u8;
            }
        }
    }
    found
}

/// What there can be more of in a list; `read-more` and `show-more` are buttons.
const MORE_OF: &[&str] = &["news", "stor", "article", "post", "video", "like", "from"];

/// Whether a class name or id that means [`Meaning::Related`] is that of a list, and not only of what is pressed for more.
pub fn names_list(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let Some((before, after)) = lower.split_once("more") else { return true };
    (find_meanings(before) | find_meanings(after)) & 1 << Meaning::Related as u8 != 0
        || MORE_OF.iter().any(|word| lower.contains(word))
}

/// Whether a class attribute says of its element that it is a button.
pub fn names_button(names: &str) -> bool {
    let is_button = |word: &str| word.eq_ignore_ascii_case("btn") || word.eq_ignore_ascii_case("button");
    names.split(|c: char| !c.is_ascii_alphanumeric()).any(is_button)
}

/// `postBody` and `PostBody` as `post-body`, all in lower case.
pub(super) fn split_humps(names: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(names.len() + names.len() / 4);
    let mut after_lower = false;
    for byte in names.bytes() {
        if byte.is_ascii_uppercase() && after_lower {
            out.push(b'-');
        }
        after_lower = byte.is_ascii_lowercase();
        out.push(byte.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(names: &str, meaning: Meaning) -> bool {
        find_meanings(names) & 1 << meaning as u8 != 0
    }

    #[test]
    fn buttons_are_known() {
        assert!(names_button("btn btn-primary") && names_button("wp-block-button__link"));
        assert!(!names_button("buttoned-up") && !names_button("button2"));
    }

    #[test]
    fn words_are_found_in_names() {
        assert!(has("entry-content", Meaning::Content));
        assert!(has("ArticleBody__x1", Meaning::Content));
        assert!(has("box tuijian_list", Meaning::Related));
        assert!(has("ad", Meaning::Ad) && has("top-ad-1", Meaning::Ad) && !has("header", Meaning::Ad));
        assert!(!has("shadow", Meaning::Ad) && !has("thread", Meaning::Ad));
    }

    #[test]
    fn more_of_something_is_a_list() {
        assert!(
            names_list("more-news") && names_list("MoreFromAuthor") && names_list("related-more") && names_list("hot")
        );
        assert!(!names_list("read-more") && !names_list("showmore") && !names_list("share-more-wrap"));
    }

    #[test]
    fn the_table_is_sorted_by_first_letters() {
        assert!(WORDS.is_sorted_by_key(|(word, ..)| word.as_bytes().first_chunk::<2>()));
        assert!(WORDS.len() <= usize::from(u8::MAX));
    }
}
