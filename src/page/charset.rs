//! Bytes to markup: which encoding a file is in, decided as browsers do, but with the bytes' own word first.
//!
//! Order: byte order mark; the NULs of UTF-16; the escapes of ISO-2022-JP; valid UTF-8; the first `meta` that names an encoding the bytes are valid in; a guess from
//! the bytes themselves. Pages lie: a GBK page may say `utf-8` in its
//! first `meta` and `gb2312` in its second.

use crate::error::Error;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which a `meta` with an encoding is looked for.
const META_BYTES: usize = 4096;

/// What files that are no markup begin with, and what they are called.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, AVI, WAV)"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\0asm", "a WebAssembly module"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
];

/// Decodes a file's bytes.
///
/// # Errors
/// [`Error::NotMarkup`] for bytes that are known to be something else, or that hold NUL bytes as binary files do.
pub fn decode(bytes: &[u8]) -> Result<String, Error> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0.into_owned());
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(Error::NotMarkup(kind));
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return Ok(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    // Seven bits with escapes: valid UTF-8, but not meant so.
    if bytes.is_ascii() && bytes.windows(3).any(|window| matches!(window, b"\x1b$B" | b"\x1b$@")) {
        return Ok(ISO_2022_JP.decode_without_bom_handling(bytes).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let head = bytes.get(..META_BYTES).unwrap_or(bytes);
    if head.iter().filter(|&&byte| byte == 0).count() * 20 > head.len() {
        return Err(Error::NotMarkup("a binary file"));
    }
    let declared =
        declared_encodings(bytes.get(..META_BYTES).unwrap_or(bytes)).find_map(|encoding| sound(encoding, bytes));
    Ok(declared.or_else(|| sound(UTF_8, bytes)).unwrap_or_else(|| decode_by_trial(bytes)))
}

/// UTF-16 without a mark: markup has its NULs on one side of its pairs of bytes.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..META_BYTES).unwrap_or(bytes);
    let nuls = |side: usize| head.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (nuls(0), nuls(1));
    let least = head.len() / 16 + 1;
    match () {
        () if second >= least && second > 8 * first => Some(UTF_16LE),
        () if first >= least && first > 8 * second => Some(UTF_16BE),
        () => None,
    }
}

/// The encodings that `charset=` names, in order.
fn declared_encodings(head: &[u8]) -> impl Iterator<Item = &'static Encoding> + '_ {
    let lower = head.to_ascii_lowercase();
    let ends: Vec<usize> =
        lower.windows(8).enumerate().filter(|(_, window)| window == b"charset=").map(|(at, _)| at + 8).collect();
    ends.into_iter().filter_map(move |end| {
        let label: Vec<u8> = head
            .get(end..)?
            .iter()
            .copied()
            .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
            .collect();
        Encoding::for_label(&label).map(|encoding| if encoding == encoding_rs::GBK { GB18030 } else { encoding })
    })
}

/// The text, if nearly all bytes are valid in the encoding. UTF-8 is told by what is valid of its longer sequences, which
/// hardly come about by chance: teasers are cut in the middle of a character.
fn sound(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
    let errors = count_errors(&text);
    let is_sound = if encoding == UTF_8 {
        errors * 5 <= text.chars().filter(|c| !c.is_ascii()).count().saturating_sub(errors)
    } else {
        errors <= bytes.len() / 200
    };
    is_sound.then_some(text)
}

fn count_errors(text: &str) -> usize {
    text.chars().filter(|&c| c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c)).count()
}

/// Firefox's detector, by frequencies of byte pairs.
fn decode_by_trial(bytes: &[u8]) -> String {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow).decode_without_bom_handling(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{SHIFT_JIS, WINDOWS_1251};

    #[test]
    fn encodings_are_found() {
        let chinese = "<meta charset=gb2312><p>疫情防控和经济社会发展</p>";
        assert_eq!(decode(&GB18030.encode(chinese).0).as_deref(), Ok(chinese));
        let lying = "<meta charset=utf-8><meta charset=gbk><p>疫情防控和经济社会发展</p>";
        assert_eq!(decode(&GB18030.encode(lying).0).as_deref(), Ok(lying));
        let silent = "<p>新しいカメラを発表したところです。</p>";
        assert_eq!(decode(&SHIFT_JIS.encode(silent).0).as_deref(), Ok(silent));
        let escaped = "<p>新しいカメラ";
        assert_eq!(decode(&ISO_2022_JP.encode(escaped).0).as_deref(), Ok(escaped));
        let russian = "<meta charset=windows-1251><p>Это новости</p>";
        assert_eq!(decode(&WINDOWS_1251.encode(russian).0).as_deref(), Ok(russian));
        assert_eq!(decode("\u{feff}a".as_bytes()).as_deref(), Ok("a"));
    }

    #[test]
    fn utf_8_may_be_broken_here_and_there_and_utf_16_come_without_a_mark() {
        let mut broken = "<meta charset=utf-8><p>疫情防控和经济社会发展".repeat(9).into_bytes();
        broken.extend(b"\xe7\x96...");
        assert!(decode(&broken).is_ok_and(|text| text.starts_with("<meta charset=utf-8><p>疫情防控")));
        let escaped = "<p>新しいカメラ \u{1b}$B";
        assert_eq!(decode(escaped.as_bytes()).as_deref(), Ok(escaped));
        for text in ["<html><body><p>A page of words.</p>", "<html><body><p>疫情防控和经济社会发展</p></body></html>"]
        {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(decode(&little).as_deref(), Ok(text));
            assert_eq!(decode(&big).as_deref(), Ok(text));
        }
    }

    #[test]
    fn other_files_are_named() {
        assert_eq!(decode(b"%PDF-1.7 \xff"), Err(Error::NotMarkup("a PDF document")));
        assert_eq!(decode(&[0, 159, 146, 150, 0, 0, 0]), Err(Error::NotMarkup("a binary file")));
        assert_eq!(decode(b"").as_deref(), Ok(""));
    }
}
