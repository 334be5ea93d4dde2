//! Decides: which blocks are the article, whether there is one at all, and what is hidden.

mod account;
mod choose;
mod headlines;
mod hide;
mod kind;
mod media;
mod model;
mod repair;
mod trim;
mod verdict;

pub use account::{Class, HiddenItem, Reason};
pub use choose::choose_blocks;
pub use headlines::{Headline, collect_headlines};
pub use hide::collect_hidden;
pub use kind::{KindOpinion, PageKind, find_kind};
pub use media::choose_media;
pub use model::{Forest, Model};
pub use repair::{keep_captions, repair_structure};
pub use trim::trim_strays;
pub use verdict::{Verdict, Why, decide_verdict};
