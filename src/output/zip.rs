//! An archive of stored files in the ZIP format, as EPUB wants it: what a reader of books opens first lies first, unpacked.
//!
//! Decides nothing but the bytes. Never compresses: a text is small beside its pictures, which are compressed already,
//! and a compressor would weigh more than all other writers together. Every file has the same date, so that the same
//! article gives the same bytes. The format is APPNOTE 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16.

const LOCAL_HEADER: u32 = 0x0403_4b50;
const CENTRAL_HEADER: u32 = 0x0201_4b50;
const END_OF_DIRECTORY: u32 = 0x0605_4b50;
/// Version 1.0 of the format: stored files need no more.
const VERSION: u16 = 10;
/// 1 January 1980, where the calendar of the format begins.
const DATE: u16 = 0x0021;

/// Collects files; names are ASCII paths with `/`.
#[derive(Default)]
pub struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    files: u16,
}

impl Zip {
    /// Adds a file. An article has far fewer and far smaller files than the 65,535 of 4 GB that the format can hold.
    pub fn add(&mut self, name: &str, content: &[u8]) {
        let start = self.bytes.len() as u32;
        let facts = facts_of(name, content);
        push_u32(&mut self.bytes, LOCAL_HEADER);
        self.bytes.extend_from_slice(&facts);
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(content);
        push_u32(&mut self.directory, CENTRAL_HEADER);
        push_u16(&mut self.directory, VERSION);
        self.directory.extend_from_slice(&facts);
        // No comment, first disk, no attributes.
        self.directory.extend_from_slice(&[0; 10]);
        push_u32(&mut self.directory, start);
        self.directory.extend_from_slice(name.as_bytes());
        self.files += 1;
    }

    /// The whole archive.
    pub fn finish(mut self) -> Vec<u8> {
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(&self.directory);
        push_u32(&mut self.bytes, END_OF_DIRECTORY);
        push_u32(&mut self.bytes, 0);
        push_u16(&mut self.bytes, self.files);
        push_u16(&mut self.bytes, self.files);
        push_u32(&mut self.bytes, self.directory.len() as u32);
        push_u32(&mut self.bytes, start);
        push_u16(&mut self.bytes, 0);
        self.bytes
    }
}

/// What both headers of a file say alike.
fn facts_of(name: &str, content: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    push_u16(&mut out, VERSION);
    // No flags, stored, midnight.
    out.extend_from_slice(&[0; 6]);
    push_u16(&mut out, DATE);
    push_u32(&mut out, checksum(content));
    push_u32(&mut out, content.len() as u32);
    push_u32(&mut out, content.len() as u32);
    push_u16(&mut out, name.len() as u16);
    push_u16(&mut out, 0);
    out
}

/// CRC-32 as ZIP and Ethernet use it, a nibble at a time: sixteen words of table instead of 256.
fn checksum(content: &[u8]) -> u32 {
    const TABLE: [u32; 16] = [
        0x0000_0000, 0x1db7_1064, 0x3b6e_20c8, 0x26d9_30ac, 0x76dc_4190, 0x6b6b_51f4, 0x4db2_6158, 0x5005_713c,
        0xedb8_8320, 0xf00f_9344, 0xd6d6_a3e8, 0xcb61_b38c, 0x9b64_c2b0, 0x86d3_d2d4, 0xa00a_e278, 0xbdbd_f21c,
    ];
    let step = |crc: u32, nibble: u32| (crc >> 4) ^ TABLE.get(((crc ^ nibble) & 15) as usize).copied().unwrap_or(0);
    !content.iter().fold(!0, |crc, &byte| step(step(crc, u32::from(byte)), u32::from(byte) >> 4))
}

fn push_u16(out: &mut Vec<u8>, value: u16) {
    out.extend_from_slice(&value.to_le_bytes());
}

fn push_u32(out: &mut Vec<u8>, value: u32) {
    out.extend_from_slice(&value.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        assert_eq!(checksum(b""), 0);
    }

    #[test]
    fn the_first_file_stands_where_readers_of_epub_look_for_it() {
        let mut zip = Zip::default();
        zip.add("mimetype", b"application/epub+zip");
        zip.add("a/b.txt", b"text");
        let bytes = zip.finish();
        assert_eq!(bytes.get(30..58), Some(&b"mimetypeapplication/epub+zip"[..]));
        assert_eq!(bytes.get(..4), Some(&b"PK\x03\x04"[..]));
        let end = bytes.len() - 22;
        assert_eq!(bytes.get(end..end + 4), Some(&b"PK\x05\x06"[..]));
        assert_eq!(bytes.get(end + 10), Some(&2));
    }
}
