//! Decides: which blocks are the article, and whether there is one at all.

mod between;
mod captions;
mod choose;
mod comments;
mod headings;
mod headlines;
mod kind;
mod last_paragraph;
mod media;
mod messages;
mod model;
mod notes;
mod promos;
mod repair;
mod repeats;
mod trim;
mod verdict;

pub use between::keep_between;
pub use captions::keep_captions;
pub use choose::choose_blocks;
pub use comments::drop_comments;
pub use headings::settle_headings;
pub use headlines::{Headline, collect_headlines};
pub use kind::{KindOpinion, PageKind, find_kind};
pub use last_paragraph::keep_last_paragraph;
pub use media::{Top, choose_media};
pub use messages::settle_messages;
pub use model::Model;
pub use notes::{Notes, find_notes};
pub use promos::{drop_dialogs, drop_forms};
pub use repair::repair_structure;
pub use repeats::drop_repeats;
pub use trim::trim_strays;
pub use verdict::{Verdict, Why, decide_verdict};
