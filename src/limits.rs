//! Every budget in one table. A page beyond a budget is read as far as the budget goes, and says so; nothing fails.

/// Elements nested deeper become siblings at this depth; their text is kept. Chromium's parser flattens at 512 too.
pub const DEPTH: usize = 512;
/// Depth from which elements that markup only formats with (`b`, `font`) are no longer read in markup: parsers open all
/// that are not closed anew in every paragraph.
pub const FORMATTING_DEPTH: usize = 128;
/// Nodes read from one page, text nodes included: an article that follows a hundred thousand lines in boxes of their own
/// is still found.
pub const NODES: usize = 220_000;
/// Bytes of text and attribute values kept from one page.
pub const POOL_BYTES: usize = 24 << 20;
/// Attributes kept of one element.
pub const ATTRIBUTES: usize = 63;
/// Bytes kept of one attribute value; longer ones are data, not words.
pub const ATTRIBUTE_BYTES: usize = 4096;
/// Bytes of one URL that may leave the core.
pub const URL_BYTES: usize = 2048;
/// Candidates read from one `srcset`.
pub const SRCSET_CANDIDATES: usize = 32;
/// Bytes of JSON-LD read from one script, and levels of nesting in it.
pub const JSON_BYTES: usize = 256 << 10;
/// Bytes of JSON-LD read from one page: in memory they are some twenty times as many.
pub const PAGE_JSON_BYTES: usize = 1 << 20;
/// Levels of nesting read in JSON-LD.
pub const JSON_DEPTH: usize = 64;
/// Levels of lists, quotes and tables kept in an article; deeper ones are flattened into the last level.
pub const ARTICLE_DEPTH: usize = 24;
/// Levels of nesting kept of one formula; what lies deeper is left as its signs.
pub const FORMULA_DEPTH: usize = 40;
/// Elements kept of one formula.
pub const FORMULA_ELEMENTS: usize = 3000;
/// Blocks kept of the notes that an article refers to.
pub const NOTES: usize = 1000;
/// Entries in the account of what was hidden.
pub const ACCOUNT_ITEMS: usize = 500;
/// Bytes of one filter list; the largest ones that people subscribe to have six millions.
pub const LIST_BYTES: usize = 16 << 20;
/// Bytes of one selector of a list.
pub const SELECTOR_BYTES: usize = 2048;
/// Rules of lists tried on one page.
pub const FOUND_RULES: usize = 4000;
/// Pictures of one figure; each is compared with the others.
pub const FIGURE_IMAGES: usize = 500;
