//! Decides what to hide.
mod account;
pub mod evidence;
mod left_out;
pub mod protect;

pub use account::{Class, HiddenItem, Reason};
pub use left_out::collect_hidden;
