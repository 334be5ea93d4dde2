//! The wire format: the bytes are 32-bit words, then a marker, then the pool of strings. Half of the inputs get a sound
//! header, and numbers that the vocabulary has, so that what lies behind the first checks is reached too.

use lectern::page::snapshot::{HEADER_WORDS, MAGIC, VERSION, parse_snapshot};
use lectern::page::{Dom, NodeId};

/// Ends the records and begins the strings.
const MARKER: &[u8] = b"\xff\xff\xff\xff";

/// Parses records that anybody may have written; reads the page if it is one.
pub fn check(data: &[u8]) {
    let at = data.chunks_exact(4).position(|word| word == MARKER).map_or(data.len() / 4 * 4, |word| word * 4);
    let (words, rest) = data.split_at(at);
    let strings = String::from_utf8_lossy(rest.strip_prefix(MARKER).unwrap_or(rest)).into_owned();
    let mut records: Vec<u32> =
        words.chunks_exact(4).map(|word| word.iter().rev().fold(0, |sum, &byte| sum << 8 | u32::from(byte))).collect();
    read(&records, &strings);
    for (word, value) in records.iter_mut().zip([MAGIC, VERSION]) {
        *word = value;
    }
    for word in records.iter_mut().skip(HEADER_WORDS) {
        // Tags up to 63, attributes up to 3, depths up to 15: what a small page has.
        *word &= 0x000f_0c3f;
    }
    read(&records, &strings);
}

fn read(records: &[u32], strings: &str) {
    let Ok(dom) = parse_snapshot(records, strings) else { return };
    check_tree(&dom);
    crate::reading::check(&dom);
}

/// Subtrees nest, children come after their parents, depths agree: no index points anywhere else, and there is no cycle.
fn check_tree(dom: &Dom) {
    for id in dom.ids().skip(1) {
        let parent = dom.parent(id).unwrap_or(NodeId::ROOT);
        assert!(parent < id && dom.end(id) <= dom.end(parent) && dom.depth(id) == dom.depth(parent) + 1);
    }
}
