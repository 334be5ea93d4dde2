//! The wire format between the capture script and the core: 32-bit records and one pool of strings.
//!
//! ```text
//! records[0]  MAGIC     records[1]  VERSION     records[2]  seconds since 1970, 0 if unknown
//! records[3]  1 if the nodes are a part that the reader chose and all of it is to be read, else 0
//! then one record a node, in document order:
//!   bits 0–9 tag number · bits 10–15 attribute count · bits 16–25 depth (html = 0) · bits 26–31 zero
//!   an element with n attributes is followed by ceil(n / 4) words, each four attribute numbers of 8 bits, low first
//! strings     values separated by U+0000, in the order in which the records use them:
//!   the document's address, then for every node its text, or its attributes' values
//! ```
//! No offsets are stored, so none can be wrong: a snapshot is broken only if it ends early or names a number that is
//! not in the [`vocabulary`](super::vocabulary). The idea of a versioned binary format with every rule in one file
//! is adblock-rust's `data_format`.

use super::{Attr, Dom, DomBuilder, Tag};
use crate::error::Error;

/// First word of every snapshot: "LCTR" read as a little-endian number.
pub const MAGIC: u32 = 0x5254_434c;
/// Raised whenever the layout or the vocabulary changes.
pub const VERSION: u32 = 3;
/// Words before the first node.
pub const HEADER_WORDS: usize = 4;
/// What stands between two strings of the pool.
pub const SEPARATOR: char = '\0';

/// Reads a snapshot into a page.
///
/// # Errors
/// [`Error::SnapshotVersion`] for another version, [`Error::BrokenSnapshot`] where a rule of the format fails.
pub fn parse_snapshot(records: &[u32], strings: &str) -> Result<Dom, Error> {
    let &[magic, version, now_seconds, chosen, ref nodes @ ..] = records else {
        return Err(Error::BrokenSnapshot { word: records.len(), rule: "a header has four words" });
    };
    if magic != MAGIC {
        return Err(Error::BrokenSnapshot { word: 0, rule: "a snapshot begins with its magic number" });
    }
    if version != VERSION {
        return Err(Error::SnapshotVersion(version));
    }
    let bytes = strings.len();
    let mut strings = strings.split(SEPARATOR);
    let url = strings.next().unwrap_or("");
    let mut builder = DomBuilder::new(url, (now_seconds != 0).then_some(now_seconds));
    builder.reserve(nodes.len(), bytes);
    if chosen == 1 {
        builder.choose();
    }
    let mut attributes = Vec::new();
    let mut at = 0;
    while let Some(&record) = nodes.get(at) {
        let broken = |rule| Error::BrokenSnapshot { word: HEADER_WORDS + at, rule };
        let tag = Tag::from_number((record & 0x3ff) as u16).ok_or(broken("a tag number is in the vocabulary"))?;
        let attribute_count = (record >> 10 & 0x3f) as usize;
        let depth = (record >> 16 & 0x3ff) as usize;
        if record >> 26 != 0 {
            return Err(broken("the upper six bits are zero"));
        }
        if depth > builder.depth() || (depth == 0 && at > 0) {
            return Err(broken("a node is at most one level below the last element, and there is one root"));
        }
        while builder.depth() > depth {
            builder.close();
        }
        if tag == Tag::TEXT {
            builder.text(strings.next().ok_or(broken("every text has a string"))?);
            at += 1;
            continue;
        }
        let words = attribute_count.div_ceil(4);
        let names = nodes.get(at + 1..at + 1 + words).ok_or(broken("attribute numbers follow their element"))?;
        attributes.clear();
        for index in 0..attribute_count {
            let word = names.get(index / 4).copied().unwrap_or(0);
            let number = (word >> (8 * (index % 4)) & 0xff) as u8;
            let name = Attr::from_number(number).ok_or(broken("an attribute number is in the vocabulary"))?;
            attributes.push((name, strings.next().ok_or(broken("every attribute has a string"))?));
        }
        builder.open(tag, attributes.iter().copied());
        at += 1 + words;
        if builder.is_full() {
            break;
        }
    }
    Ok(builder.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(tag: Tag, attributes: u32, depth: u32) -> u32 {
        u32::from(tag.0) | attributes << 10 | depth << 16
    }

    fn header() -> Vec<u32> {
        vec![MAGIC, VERSION, 7, 0]
    }

    #[test]
    fn a_small_page_is_read() {
        let mut records = header();
        records.extend([record(Tag::HTML, 1, 0), u32::from(Attr::LANG.0), record(Tag::BODY, 0, 1)]);
        records.extend([record(Tag::P, 0, 2), record(Tag::TEXT, 0, 3), record(Tag::P, 0, 2)]);
        let dom = parse_snapshot(&records, "https://a.example/\0zh\0你好").expect("a sound snapshot");
        assert_eq!((dom.url(), dom.now_seconds(), dom.len()), ("https://a.example/", Some(7), 5));
        assert_eq!(dom.attr(super::super::NodeId::ROOT, Attr::LANG), Some("zh"));
        assert_eq!(dom.text_content(super::super::NodeId::ROOT), "你好");
    }

    #[test]
    fn broken_snapshots_say_where() {
        assert!(matches!(parse_snapshot(&[], ""), Err(Error::BrokenSnapshot { word: 0, .. })));
        assert!(matches!(parse_snapshot(&[1, 2, 3, 4], ""), Err(Error::BrokenSnapshot { word: 0, .. })));
        assert_eq!(parse_snapshot(&[MAGIC, 99, 0, 0], "").err(), Some(Error::SnapshotVersion(99)));
        for bad in [0x3ff, record(Tag::P, 5, 0), record(Tag::P, 0, 1), record(Tag::TEXT, 0, 0), 1 << 26] {
            let mut records = header();
            records.push(bad);
            assert!(matches!(parse_snapshot(&records, ""), Err(Error::BrokenSnapshot { word: 4, .. })), "{bad:x}");
        }
    }
}
