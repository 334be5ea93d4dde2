//! The points of the rules for lists, and the bounds they look at.
//!
//! They were set by hand from labelled pages and from the reasons people gave there, as small whole numbers, so that a
//! sum can be told to a reader. What is worth most is what a list says of itself; its make and its place come next.

/// Points from which on an element is hidden.
pub const ENOUGH: i32 = 5;
/// What no heading, name or paid link tells needs more, and this share of links.
pub const ENOUGH_UNTOLD: i32 = 6;
pub const UNTOLD_LINK_SHARE: f32 = 0.6;

/// A heading that names related or popular stories, as the first words of the box, or just before it.
pub const HEADING: i32 = 3;
pub const HEADING_BEFORE: i32 = 2;
/// A single item after it is the first of a list that stays as a whole.
pub const HEADING_BEFORE_ONE: i32 = 1;
/// Links to friends and partners are nothing else, wherever they stand.
pub const FRIENDS_HEADING: i32 = 5;
/// Some heading, whatever it says.
pub const ANY_HEADING: i32 = 1;
/// References and contents are part of the text; archives and categories are the site's menu.
pub const APPARATUS_HEADING: i32 = -6;
pub const APPARATUS_BEFORE: i32 = -4;
pub const INDEX_HEADING: i32 = -4;
/// Nothing but the heading of a list, left over from a list that a script was to fill.
pub const LONE_HEADING: i32 = 3;
/// Its own class or id names related stories; one around it does.
pub const NAME: i32 = 2;
pub const NAME_AROUND: i32 = 1;
/// Links are at least three quarters, or nearly half of the text; less than a fifth; there are none.
pub const MOST_LINKS: i32 = 2;
pub const MANY_LINKS: i32 = 1;
pub const FEW_LINKS: i32 = -2;
pub const NO_LINKS: i32 = -2;
/// A single link is a line of a list, or of a text, rather than a list.
pub const ONE_LINK: i32 = -1;
/// At least three items, eight items, three dated ones, three with pictures.
pub const ALIKE: i32 = 1;
pub const MANY_ALIKE: i32 = 1;
pub const DATED: i32 = 1;
pub const PICTURES: i32 = 1;
/// Links as long as titles of stories are; as short as entries of menus are.
pub const TITLES: i32 = 1;
pub const SHORT_LINKS: i32 = -2;
/// Most links show addresses or lead to places in this page, as references and contents do.
pub const REFERENCES: i32 = -4;
/// Most links lead to other sites, or, after the article, are paid for: within it they may be what it is about.
pub const FOREIGN: i32 = 1;
pub const PAID: i32 = 3;
/// After the article, other articles by their headlines, and little else.
pub const TEASERS: i32 = 3;
/// Where it stands: below the text. At the end of the text's own box, a list that nothing tells is rather a part of it.
pub const AFTER: i32 = 1;
pub const UNTOLD_END: i32 = -3;
/// Above the text; between headline and text it counts as inside, and stories of the site are even less at home there.
pub const BEFORE: i32 = -2;
pub const BELOW_HEADLINE: i32 = -2;
/// Between parts of the text.
pub const INSIDE: i32 = -2;
pub const INSIDE_UNRELATED: i32 = -5;
pub const BESIDE: i32 = 1;
pub const FOOTER: i32 = -3;
pub const HEADED_FOOTER: i32 = -2;
pub const HEADER: i32 = -3;
/// What else its names say.
pub const MENU_NAME: i32 = -1;
pub const BYLINE_NAME: i32 = -1;
pub const FORM_NAME: i32 = -1;
pub const SHARE_NAME: i32 = -2;
/// Its first words are those of a bar for sharing.
pub const SHARE_WORDS: i32 = -3;
/// The block model takes some, or most of it for the article's text.
pub const LIKELY: i32 = -2;
/// Questions, one below the other, lead to answers.
pub const QUESTIONS: i32 = -3;
/// Each paragraph that is not the excerpt of an item, at most three.
pub const PARAGRAPHS: i32 = 3;

/// A link of at least so many units reads like a title; of fewer than so many like an entry of a menu.
pub const TITLE_UNITS: f32 = 12.0;
pub const ENTRY_UNITS: f32 = 9.0;
/// The words of a button are no longer than this, in units.
pub const BUTTON_UNITS: u32 = 30;
/// An item that a script follows instead of a link is no longer than this, in units.
pub const ITEM_UNITS: u32 = 160;
/// The text's own box is the smallest that holds so many tenths of it.
pub const TEXT_BOX_TENTHS: u64 = 8;
/// The name of a property is no longer than this, in characters.
pub const FIELD_NAME_CHARS: usize = 24;
/// Characters of a heading or name in a reason.
pub const REASON_CHARS: usize = 60;

/// Beside the heading of a list that is not there, a box says "more" or "loading" at most.
pub const LONE_BLOCKS: usize = 3;
/// From so many items on there is a list, and a long one.
pub const ALIKE_ITEMS: u32 = 3;
pub const MANY_ITEMS: u32 = 8;
/// Steps from a block's box in which an element for headings makes it one.
pub const HEADING_LEVELS: usize = 3;
/// A newsletter box holds no more text than this, in units.
pub const NEWSLETTER_UNITS: u32 = 600;
