//! Cosmetic filter lists: what a subscribed list says, in a form that costs little to keep and to ask.
//!
//! Honoured is what hides elements by plain selectors: `##`, its exceptions `#@#`, hosts with `~` and `name.*`, and
//! page-wide exceptions (`$generichide`, `$elemhide`, `$specifichide`). Everything else that lists hold is counted by
//! kind ([`SkippedKind`]) and left alone. A browser matches the selectors; nothing here looks at a page beyond the
//! question whether its words hold what a selector names, and nothing is hidden here. The syntax is the one that
//! Adblock Plus made and uBlock Origin and AdGuard extended, written after their documentation.

mod domains;
mod find;
mod line;
mod list;
mod selector;

pub use find::{FoundRule, find_rules};
pub use list::{FilterList, ListFault, ListReport, Skipped, SkippedKind, parse_list};
