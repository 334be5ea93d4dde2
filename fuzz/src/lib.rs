//! What must hold for any input: one function a target, which panics where it does not hold.
//!
//! A fuzzer asks them for hours ([`TARGETS`] by name); the tests ask them with the committed findings and with changed
//! copies of those. Input is bytes; each target says how it reads them.

mod address;
mod filter;
mod html;
mod json_ld;
mod keywords;
mod reading;
mod snapshot;

/// A function and the name it is known by.
#[derive(Clone, Copy)]
pub struct Target {
    /// The name, also that of its folder in `corpus/`.
    pub name: &'static str,
    /// Panics where something does not hold.
    pub check: fn(&[u8]),
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "html", check: html::check },
    Target { name: "snapshot", check: snapshot::check },
    Target { name: "address", check: address::check_address },
    Target { name: "srcset", check: address::check_srcset },
    Target { name: "json_ld", check: json_ld::check },
    Target { name: "keywords", check: keywords::check },
    Target { name: "filter", check: filter::check },
];

/// The target of this name.
pub fn find_target(name: &str) -> Option<Target> {
    TARGETS.iter().copied().find(|target| target.name == name)
}
