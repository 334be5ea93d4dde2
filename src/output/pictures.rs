//! Pictures whose bytes the caller has: they go into the file, others stay addresses.
//!
//! Decides what is a picture by its first bytes, never by what a server or a name says of it, and lets in only formats
//! that cannot hold script. Never fetches anything.

use crate::hash::HashMap;

/// Bytes of pictures by the address under which the article shows them.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    by_address: HashMap<String, Picture>,
}

/// A picture in one of the formats that every reader of books shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// `image/png` and the like.
    pub media_type: &'static str,
    /// What its file name ends in.
    pub extension: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Pictures {
    /// Adds a picture; bytes that are none are left out.
    pub fn add(&mut self, address: String, bytes: Vec<u8>) {
        if let Some((media_type, extension)) = find_format(&bytes) {
            self.by_address.insert(address, Picture { media_type, extension, bytes });
        }
    }

    /// The picture the article shows under an address.
    pub fn get(&self, address: &str) -> Option<&Picture> {
        self.by_address.get(address)
    }
}

impl Picture {
    /// The picture as an address of its own.
    pub fn data_address(&self) -> String {
        format!("data:{};base64,{}", self.media_type, base64(&self.bytes))
    }
}

fn find_format(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(("image/jpeg", "jpg")),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(("image/png", "png")),
        [b'G', b'I', b'F', b'8', ..] => Some(("image/gif", "gif")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(("image/webp", "webp")),
        _ => None,
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| LETTERS.get((bits & 63) as usize).map_or('=', |&letter| char::from(letter));
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        out.push(letter(bits >> 18));
        out.push(letter(bits >> 12));
        out.push(if group.len() > 1 { letter(bits >> 6) } else { '=' });
        out.push(if group.len() > 2 { letter(bits) } else { '=' });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }

    #[test]
    fn only_pictures_get_in() {
        let mut pictures = Pictures::default();
        pictures.add("a".into(), b"<svg onload=alert(1)>".to_vec());
        pictures.add("b".into(), b"GIF89a".to_vec());
        assert!(pictures.get("a").is_none());
        assert_eq!(pictures.get("b").map(Picture::data_address).as_deref(), Some("data:image/gif;base64,R0lGODlh"));
    }
}
