//! Decides what of a page to hide in place: ads, paid stories, link farms and lists of related stories, with reasons.
//!
//! One pass counts what any element holds; the protection gate says what must stay; then a walk from the top takes the
//! outermost element that a rule names. Rules for ads hold on every page, rules for lists only on pages with an article
//! ([`Level`] and the verdict decide). Every hit carries its score and its reasons as data. Nothing here knows a
//! language, and nothing is hidden here: callers do that. That structure finds link farms where filter lists do not is
//! our own measurement; an explainable sum of points is Readability's idea.

mod account;
mod ads;
mod evidence;
mod extras;
mod headings;
mod left_out;
mod listed;
mod lists;
mod place;
mod points;
mod protect;
mod walk;

pub use account::{Class, HiddenItem, HideList, Reason};
pub use left_out::collect_left_out;
pub use listed::Listed;
pub use protect::Protected;
pub use walk::{Hit, Level, Page, build_list, collect_hits};
