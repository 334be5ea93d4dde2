//! The page: a read-only tree and its three doors (snapshot records, HTML markup, a live document).

#[cfg(feature = "html")]
mod attribute_cap;
mod background;
mod builder;
#[cfg(feature = "cli")]
pub mod charset;
#[cfg(feature = "html")]
mod depth_cap;
mod dom;
mod fragment;
#[cfg(feature = "html")]
pub mod html;
#[cfg(all(feature = "live", target_arch = "wasm32"))]
pub mod live;
mod names;
#[cfg(feature = "html")]
mod panel;
#[cfg(feature = "html")]
mod siblings;
pub mod snapshot;
#[cfg(feature = "html")]
mod unclosed;
pub mod vocabulary;
mod web_address;

pub use background::find_figure_background;
pub use builder::DomBuilder;
pub use dom::{Dom, NodeId};
pub use fragment::find_fragment;
pub use names::Names;
pub use vocabulary::{Attr, Tag};
pub use web_address::clean_web_address;
