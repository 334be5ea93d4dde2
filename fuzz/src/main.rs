//! The fuzzer: asks one target, named by LECTERN_FUZZ, for as long as libFuzzer is told to.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
mod fuzzer {
    use lectern_fuzz::{Target, find_target};
    use std::sync::LazyLock;

    static TARGET: LazyLock<Target> = LazyLock::new(|| {
        let name = std::env::var("LECTERN_FUZZ").unwrap_or_default();
        find_target(&name).unwrap_or_else(|| panic!("LECTERN_FUZZ names no target: '{name}'"))
    });

    libfuzzer_sys::fuzz_target!(|data: &[u8]| (TARGET.check)(data));
}

#[cfg(not(fuzzing))]
fn main() {
    eprintln!("this was built without the fuzzer: `cargo xtask soak --only fuzz` builds and runs it");
    std::process::exit(2);
}
