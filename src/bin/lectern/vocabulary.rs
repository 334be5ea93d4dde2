//! `lectern vocabulary`: the wire format's names and numbers as TypeScript, so that capture and core cannot disagree.

use crate::{Done, print_all};
use lectern::limits;
use lectern::page::snapshot::{MAGIC, SEPARATOR, VERSION};
use lectern::page::vocabulary::{ATTR_NAMES, LEAVES, SKIPPED, TAG_NAMES};

/// Prints the module.
pub fn run() -> Done {
    let tags = TAG_NAMES.iter().enumerate().map(|(at, name)| format!("  {name:?}: {},\n", at + 2)).collect::<String>();
    let attrs = ATTR_NAMES.iter().enumerate().map(|(at, name)| format!("  {name:?}: {at},\n")).collect::<String>();
    let list = |names: Vec<&str>| names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    let skipped = list(SKIPPED.iter().map(|tag| tag.name()).collect());
    let leaves = list(LEAVES.iter().map(|tag| tag.name()).collect());
    print_all(format!(
        "/** The wire format's dictionary, printed by `lectern vocabulary`; never edited by hand. */\n\
         export const MAGIC = {MAGIC};\nexport const VERSION = {VERSION};\nexport const SEPARATOR = {SEPARATOR:?};\n\
         export const DEPTH = {};\nexport const NODES = {};\nexport const POOL_CHARS = {};\nexport const ATTRIBUTES = {};\nexport const ATTRIBUTE_CHARS = {};\n\
         export const TAG_NUMBERS: Readonly<Record<string, number>> = {{\n{tags}}};\n\
         export const ATTR_NUMBERS: Readonly<Record<string, number>> = {{\n{attrs}}};\n\
         export const SKIPPED_TAGS: readonly string[] = [{skipped}];\nexport const LEAF_TAGS: readonly string[] = [{leaves}];\n",
        limits::DEPTH,
        limits::NODES,
        limits::POOL_BYTES,
        limits::ATTRIBUTES,
        limits::ATTRIBUTE_BYTES,
    )
    .replace("\"\\u{0}\"", "\"\\0\"").replace("'\\0'", "\"\\0\""))
}
