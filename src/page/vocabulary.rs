//! The names the core knows: elements and attributes as small numbers, shared with the capture script.
//!
//! The tables below are the wire format's dictionary. `lectern vocabulary` prints them as TypeScript, so that the
//! capture and the core can never disagree. Order is the number: append, and raise [`super::snapshot::VERSION`].

/// An element name as a small number; `0` stands for a text node, `1` for a name outside the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(pub(crate) u16);

/// An attribute name as a small number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Attr(pub(crate) u8);

macro_rules! names {
    ($type:ident, $repr:ty, $table:ident, $first:expr, [$($constant:ident = $name:literal),* $(,)?]) => {
        /// Names in the order of their numbers.
        pub const $table: &[&str] = &[$($name),*];
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u16)]
        enum Numbers { $($constant),* }
        #[allow(missing_docs)]
        impl $type {
            $(pub const $constant: $type = $type(Numbers::$constant as $repr + $first);)*
        }
    };
}

mod tags {
    use super::Tag;
    names! { Tag,
        u16,
        TAG_NAMES,
        2, [
        HTML = "html", HEAD = "head", BODY = "body", TITLE = "title", META = "meta", LINK = "link", BASE = "base",
        SCRIPT = "script", NOSCRIPT = "noscript", DIV = "div", P = "p", A = "a", SPAN = "span", UL = "ul",
        OL = "ol", LI = "li", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6", IMG = "img",
        TABLE = "table", TBODY = "tbody", THEAD = "thead", TFOOT = "tfoot", TR = "tr", TD = "td", TH = "th",
        CAPTION = "caption", SECTION = "section", ARTICLE = "article", MAIN = "main", ASIDE = "aside", NAV = "nav",
        HEADER = "header", FOOTER = "footer", FORM = "form", INPUT = "input", BUTTON = "button", SELECT = "select",
        OPTION = "option", OPTGROUP = "optgroup", TEXTAREA = "textarea", LABEL = "label", FIELDSET = "fieldset",
        LEGEND = "legend", BR = "br", HR = "hr", WBR = "wbr", B = "b", I = "i", EM = "em", STRONG = "strong",
        U = "u", S = "s", STRIKE = "strike", DEL = "del", INS = "ins", SMALL = "small", BIG = "big", SUB = "sub",
        SUP = "sup", MARK = "mark", CODE = "code", KBD = "kbd", SAMP = "samp", VAR = "var", TT = "tt",
        CITE = "cite", Q = "q", ABBR = "abbr", DFN = "dfn", TIME = "time", DATA = "data", ADDRESS = "address",
        BLOCKQUOTE = "blockquote", PRE = "pre", FIGURE = "figure", FIGCAPTION = "figcaption", PICTURE = "picture",
        SOURCE = "source", VIDEO = "video", AUDIO = "audio", IFRAME = "iframe", EMBED = "embed", OBJECT = "object",
        CANVAS = "canvas", SVG = "svg", MATH = "math", DL = "dl", DT = "dt", DD = "dd", DETAILS = "details",
        SUMMARY = "summary", DIALOG = "dialog", MENU = "menu", RUBY = "ruby", RT = "rt", RP = "rp", RB = "rb",
        RTC = "rtc", BDI = "bdi", BDO = "bdo", FONT = "font", CENTER = "center", HGROUP = "hgroup",
        SEARCH = "search", SLOT = "slot", TEMPLATE = "template", STYLE = "style", FRAMESET = "frameset",
        FRAME = "frame", NOFRAMES = "noframes", MAP = "map", AREA = "area", COL = "col", COLGROUP = "colgroup",
        DIR = "dir", MARQUEE = "marquee", AMP_IMG = "amp-img", AMP_VIDEO = "amp-video", AMP_AD = "amp-ad",
        PROGRESS = "progress", METER = "meter", OUTPUT = "output", DATALIST = "datalist", NOBR = "nobr",
        ACRONYM = "acronym", PARAM = "param", TRACK = "track", LISTING = "listing", XMP = "xmp",
        PLAINTEXT = "plaintext", APPLET = "applet",
    ] }
}
pub use tags::TAG_NAMES;

mod attrs {
    use super::Attr;
    names! { Attr,
        u8,
        ATTR_NAMES,
        0, [
        LOCAL_NAME = "lectern:name", CURRENT_SRC = "lectern:current-src", ID = "id", CLASS = "class", ROLE = "role",
        HREF = "href", SRC = "src", SRCSET = "srcset", ALT = "alt", TITLE = "title", LANG = "lang",
        XML_LANG = "xml:lang", DIR = "dir", REL = "rel", NAME = "name", PROPERTY = "property", CONTENT = "content",
        ITEMPROP = "itemprop", ITEMTYPE = "itemtype", ITEMSCOPE = "itemscope", DATETIME = "datetime", TYPE = "type",
        HIDDEN = "hidden", STYLE = "style", ARIA_HIDDEN = "aria-hidden", ARIA_LABEL = "aria-label",
        ARIA_LEVEL = "aria-level", WIDTH = "width", HEIGHT = "height", COLSPAN = "colspan", ROWSPAN = "rowspan",
        SCOPE = "scope", START = "start", REVERSED = "reversed", VALUE = "value", OPEN = "open", CITE = "cite",
        HTTP_EQUIV = "http-equiv", CHARSET = "charset", POSTER = "poster", SIZES = "sizes", MEDIA = "media",
        DATA_SRC = "data-src", DATA_ORIGINAL = "data-original", DATA_LAZY_SRC = "data-lazy-src",
        DATA_LAZY = "data-lazy", DATA_ACTUALSRC = "data-actualsrc", DATA_ORIGINAL_SRC = "data-original-src",
        DATA_SRCSET = "data-srcset", DATA_LAZY_SRCSET = "data-lazy-srcset", DATA_HI_RES_SRC = "data-hi-res-src",
        DATA_FULL_SRC = "data-full-src", DATA_ECHO = "data-echo", DATA_IMG = "data-img", DATA_IMAGE = "data-image",
        DATA_URL = "data-url", DATA_BG = "data-bg", DATA_BACKGROUND_IMAGE = "data-background-image", FILE = "file",
        ZOOMFILE = "zoomfile", REAL_SRC = "real_src", ORIGINAL = "original", UNDERSCORE_SRC = "_src",
        DATA_LANGUAGE = "data-language", DATA_LANG = "data-lang", DATA_TEST = "data-testid", COLOR = "color",
        ALIGN = "align", ACCESSKEY = "accesskey", FOR = "for", DATA_ID = "data-id", DATA_SIZES = "data-sizes",
        DATA_DEFERRED = "data-deferred", DATA_ORIG_FILE = "data-orig-file", DATA_LARGE_FILE = "data-large-file",
        SIZE = "size", KEEP = "lectern:keep",
        ENCODING = "encoding", ALTTEXT = "alttext", DATA_LATEX = "data-latex", DISPLAY = "display",
        DISPLAYSTYLE = "displaystyle", SCRIPTLEVEL = "scriptlevel", MATHVARIANT = "mathvariant",
        STRETCHY = "stretchy", FENCE = "fence", SEPARATOR = "separator", SYMMETRIC = "symmetric",
        LARGEOP = "largeop", MOVABLELIMITS = "movablelimits", ACCENT = "accent", ACCENTUNDER = "accentunder",
        LSPACE = "lspace", RSPACE = "rspace", MINSIZE = "minsize", MAXSIZE = "maxsize", DEPTH = "depth",
        VOFFSET = "voffset", LINETHICKNESS = "linethickness", COLUMNALIGN = "columnalign", COLUMNSPAN = "columnspan",
        ROWLINES = "rowlines", NOTATION = "notation", CLOSE = "close", SEPARATORS = "separators",
        DATA_CFSRC = "data-cfsrc", DATA_EZSRC = "data-ezsrc", DATA_LAZYLOAD = "data-lazyload",
        DATA_KS_LAZYLOAD = "data-ks-lazyload", DATA_PAGESPEED_LAZY_SRC = "data-pagespeed-lazy-src",
        DATA_SRC_RETINA = "data-src-retina", LAZY_SRC = "lazy-src", NITRO_LAZY_SRC = "nitro-lazy-src",
    ] }
}
pub use attrs::ATTR_NAMES;

/// What the doors write of an element by themselves has names that begin so.
const OWN: &str = "lectern:";

impl Tag {
    /// A text node.
    pub const TEXT: Tag = Tag(0);
    /// An element whose name is not in the table; its name is the attribute [`Attr::LOCAL_NAME`].
    pub const OTHER: Tag = Tag(1);

    /// The number of a lower-case element name, if the table has it.
    pub fn find(name: &str) -> Option<Tag> {
        TAG_NAMES.iter().position(|&known| known == name).map(|at| Tag(at as u16 + 2))
    }

    /// The tag with this number, if there is one.
    pub fn from_number(number: u16) -> Option<Tag> {
        (usize::from(number) < TAG_NAMES.len() + 2).then_some(Tag(number))
    }

    /// The element's name; `#text` for text and `*` for one outside the table.
    pub fn name(self) -> &'static str {
        match self.0 {
            0 => "#text",
            1 => "*",
            number => TAG_NAMES.get(usize::from(number) - 2).copied().unwrap_or("*"),
        }
    }

    /// Elements whose content nobody reads: not entered by any door, not even recorded.
    pub fn is_skipped(self) -> bool {
        SKIPPED.contains(&self)
    }

    /// Elements recorded without their content: forms of input and foreign documents.
    pub fn is_leaf(self) -> bool {
        LEAVES.contains(&self)
    }

    /// Elements that begin a line of their own in every browser's default style.
    pub fn is_block(self) -> bool {
        BLOCKS.contains(&self)
    }

    /// `h1` to `h6` as 1 to 6.
    pub fn heading_level(self) -> Option<u8> {
        (Tag::H1.0..=Tag::H6.0).contains(&self.0).then(|| (self.0 - Tag::H1.0) as u8 + 1)
    }
}

impl Attr {
    /// The number of a lower-case attribute name, if the table has it. Names of our own are no page's to use.
    pub fn find(name: &str) -> Option<Attr> {
        let at = ATTR_NAMES.iter().position(|&known| known == name)?;
        (!name.starts_with(OWN)).then_some(Attr(at as u8))
    }

    /// The attribute with this number, if there is one.
    pub fn from_number(number: u8) -> Option<Attr> {
        (usize::from(number) < ATTR_NAMES.len()).then_some(Attr(number))
    }

    /// The attribute's name.
    pub fn name(self) -> &'static str {
        ATTR_NAMES.get(usize::from(self.0)).copied().unwrap_or("")
    }
}

/// See [`Tag::is_skipped`]. `script` is skipped but for JSON-LD, which the doors keep.
pub const SKIPPED: &[Tag] = &[
    Tag::STYLE,
    Tag::TEMPLATE,
    Tag::SVG,
    Tag::CANVAS,
    Tag::DATALIST,
    Tag::NOFRAMES,
    Tag::PARAM,
    Tag::TRACK,
    Tag::MAP,
    Tag::APPLET,
    Tag::PROGRESS,
    Tag::METER,
    Tag::COL,
    Tag::COLGROUP,
];

/// See [`Tag::is_leaf`].
pub const LEAVES: &[Tag] = &[
    Tag::SELECT,
    Tag::TEXTAREA,
    Tag::INPUT,
    Tag::IFRAME,
    Tag::EMBED,
    Tag::OBJECT,
    Tag::IMG,
    Tag::BR,
    Tag::HR,
    Tag::META,
    Tag::LINK,
    Tag::BASE,
    Tag::WBR,
    Tag::FRAME,
];

/// See [`Tag::is_block`].
pub const BLOCKS: &[Tag] = &[
    Tag::HTML,
    Tag::BODY,
    Tag::DIV,
    Tag::P,
    Tag::UL,
    Tag::OL,
    Tag::LI,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::H4,
    Tag::H5,
    Tag::H6,
    Tag::TABLE,
    Tag::TBODY,
    Tag::THEAD,
    Tag::TFOOT,
    Tag::TR,
    Tag::TD,
    Tag::TH,
    Tag::CAPTION,
    Tag::SECTION,
    Tag::ARTICLE,
    Tag::MAIN,
    Tag::ASIDE,
    Tag::NAV,
    Tag::HEADER,
    Tag::FOOTER,
    Tag::FORM,
    Tag::FIELDSET,
    Tag::LEGEND,
    Tag::HR,
    Tag::ADDRESS,
    Tag::BLOCKQUOTE,
    Tag::PRE,
    Tag::FIGURE,
    Tag::FIGCAPTION,
    Tag::DL,
    Tag::DT,
    Tag::DD,
    Tag::DETAILS,
    Tag::SUMMARY,
    Tag::DIALOG,
    Tag::MENU,
    Tag::CENTER,
    Tag::HGROUP,
    Tag::SEARCH,
    Tag::OPTGROUP,
    Tag::OPTION,
    Tag::DIR,
    Tag::LISTING,
    Tag::XMP,
    Tag::PLAINTEXT,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_agree() {
        assert_eq!(Tag::find("html"), Some(Tag::HTML));
        assert_eq!(Tag::P.name(), "p");
        assert_eq!(Tag::find("lectern-view"), None);
        assert_eq!(Attr::find("data-src"), Some(Attr::DATA_SRC));
        assert_eq!(Attr::HREF.name(), "href");
        assert_eq!(Attr::find("lectern:keep"), None);
        assert_eq!(Tag::H3.heading_level(), Some(3));
        assert_eq!(Tag::P.heading_level(), None);
    }

    #[test]
    fn numbers_fit_the_wire() {
        assert!(TAG_NAMES.len() + 2 <= 1 << 10);
        assert!(ATTR_NAMES.len() <= 1 << 8);
    }
}
