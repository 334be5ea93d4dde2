//! The house has floors: a file of the core uses only what stands on a lower floor or in its own folder. Decides which
//! folder stands where. Tests may look anywhere, and the command line is a crate of its own above all floors.

use super::rust_source::{RustSource, end_of_block, find_words, is_name_char};
use super::{Complaint, Tree};

/// From the ground up; what shares a floor does not know each other.
const FLOORS: [&[&str]; 12] = [
    &["error", "forest", "hash", "limits", "order", "trace", "url", "text"],
    &["page"],
    &["lexicon", "site", "filter"],
    &["block"],
    &["signal", "metadata"],
    &["select"],
    &["article", "declutter"],
    &["digest"],
    &["output"],
    &["pipeline"],
    &["explain"],
    &["wasm", "bin", "lib", "main"],
];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (file, source) in tree.rust_below(&["src"]) {
        let module = module_path(&file.path);
        let home = module.first().map_or("lib", String::as_str);
        let Some(own_floor) = floor_of(home) else {
            let message = format!("`{home}` stands on no floor: give it one in xtask/src/tidy/floors.rs");
            complaints.push(Complaint::new(&file.path, 1, message));
            continue;
        };
        if home == "bin" {
            continue;
        }
        for (offset, target) in find_targets(source, &module) {
            let message = match floor_of(&target) {
                _ if target == home => continue,
                Some(floor) if floor < own_floor => continue,
                Some(floor) => {
                    format!("`{target}` stands on floor {floor}, `{home}` on floor {own_floor}: use only what is below")
                }
                None => format!("`crate::{target}` is no module of the table of floors: name the module it lives in"),
            };
            complaints.push(Complaint::new(&file.path, source.line_of(offset), message));
        }
    }
    complaints
}

fn floor_of(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

/// `src/page/dom.rs` is `[page, dom]`, `src/page/mod.rs` is `[page]`, `src/lib.rs` is the root.
fn module_path(path: &str) -> Vec<String> {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    let inner = inner.strip_suffix(".rs").unwrap_or(inner);
    let inner = inner.strip_suffix("/mod").unwrap_or(inner);
    if inner == "lib" { Vec::new() } else { inner.split('/').map(str::to_owned).collect() }
}

/// The top-level modules that product code reaches by `crate::` and `super::`, with the places of these words.
fn find_targets(source: &RustSource, module: &[String]) -> Vec<(usize, String)> {
    let mut targets = Vec::new();
    for offset in source.find_in_product("crate") {
        resolve(&source.code, offset + "crate".len(), &[], &mut |name| targets.push((offset, name)));
    }
    for offset in source.find_in_product("super") {
        if !source.code[..offset].trim_end().ends_with("::") {
            let inner: Vec<String> = module.iter().cloned().chain(inline_modules(&source.code, offset)).collect();
            let parent = inner.split_last().map_or(&[][..], |(_, parent)| parent);
            resolve(&source.code, offset + "super".len(), parent, &mut |name| targets.push((offset, name)));
        }
    }
    targets.sort();
    targets
}

/// The `mod name { … }` around an offset, outermost first.
fn inline_modules(code: &str, offset: usize) -> Vec<String> {
    let around = |start: usize| {
        let rest = code[start + "mod".len()..].trim_start();
        let name: String = rest.chars().take_while(|character| is_name_char(*character)).collect();
        let is_inline = rest[name.len()..].trim_start().starts_with('{');
        (is_inline && start < offset && offset < end_of_block(code, start)).then_some(name)
    };
    find_words(code, "mod").filter_map(around).collect()
}

/// Follows `::a`, `::{a, b::c}` or `::super::a` from `at` in the module `base`, and tells the top-level modules.
fn resolve(code: &str, at: usize, base: &[String], tell: &mut dyn FnMut(String)) {
    let Some(rest) = code[at..].trim_start().strip_prefix("::") else { return };
    let start = code.len() - rest.trim_start().len();
    for head in heads(code, start) {
        let name: String = code[head..].chars().take_while(|character| is_name_char(*character)).collect();
        match (name.as_str(), base) {
            ("super", [parent @ .., _]) => resolve(code, head + name.len(), parent, tell),
            ("" | "self", _) => {}
            (_, []) => tell(name),
            (_, [top, ..]) => tell(top.clone()),
        }
    }
}

/// Where the branches of a use tree begin: the start itself, or what follows the outer brace and its commas.
fn heads(code: &str, start: usize) -> Vec<usize> {
    if !code[start..].starts_with('{') {
        return vec![start];
    }
    let end = end_of_block(code, start);
    let mut depth = 0_usize;
    let mut heads = Vec::new();
    for (offset, byte) in code.bytes().enumerate().take(end).skip(start) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 1 && matches!(byte, b'{' | b',') {
            heads.push(end - code[offset + 1..end].trim_start().len());
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::tests::complaints;

    #[test]
    fn a_higher_floor_and_a_neighbour_are_refused() {
        let found = complaints(check, "src/block/mod.rs", "use crate::page::Dom;\nuse crate::select::verdict;\n");
        assert_eq!(found, ["2: `select` stands on floor 5, `block` on floor 3: use only what is below"]);
        assert_eq!(complaints(check, "src/signal/density.rs", "fn f(x: crate::metadata::Found) {}").len(), 1);
        assert_eq!(complaints(check, "src/page/mod.rs", "pub(crate) use crate::{text, url::Url, output};").len(), 1);
    }

    #[test]
    fn a_way_round_through_super_is_seen() {
        assert_eq!(complaints(check, "src/page/dom.rs", "use super::super::output::html;").len(), 1);
        assert_eq!(complaints(check, "src/error.rs", "use super::{page::Dom};").len(), 1);
        assert_eq!(complaints(check, "src/page/dom.rs", "use super::{Tag, super::block};").len(), 1);
        assert_eq!(complaints(check, "src/page/dom.rs", "mod a { use super::super::super::block::B; }").len(), 1);
    }

    #[test]
    fn one_s_own_folder_lower_floors_and_tests_are_free() {
        for (path, text) in [
            ("src/page/dom.rs", "use super::{Tag, snapshot::{self, VERSION}};\nuse crate::{error::Error, page::Attr};"),
            ("src/page/mod.rs", "mod a { use super::Tag; }\npub(super) fn f() {}"),
            (
                "src/page/html.rs",
                "// crate::output\n#[cfg(test)]\nmod tests { use super::*; use crate::select::Verdict; }",
            ),
            ("src/wasm/mod.rs", "use crate::pipeline::read;"),
            ("src/lib.rs", "pub use crate::pipeline::read;"),
            ("src/bin/lectern/main.rs", "use crate::batch::run;"),
        ] {
            assert_eq!(complaints(check, path, text), [""; 0], "{path}");
        }
    }

    #[test]
    fn what_is_not_in_the_table_is_asked_for() {
        assert!(complaints(check, "src/magic.rs", "")[0].contains("stands on no floor"));
        assert!(complaints(check, "src/wasm/mod.rs", "use crate::Dom;")[0].contains("name the module it lives in"));
    }
}
