//! The keywords that a file names, each with who named it.

use crate::digest::Digest;
use crate::metadata::Metadata;

/// A keyword in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Subject<'a> {
    pub text: &'a str,
    /// Found in the text; otherwise the page names it.
    pub is_found: bool,
}

/// Those of the digest, where there is one; else the page's own.
pub(super) fn collect_subjects<'a>(metadata: &'a Metadata, digest: Option<&'a Digest>) -> Vec<Subject<'a>> {
    match digest {
        Some(digest) => {
            let keywords = digest.keywords.iter();
            keywords.map(|keyword| Subject { text: &keyword.text, is_found: !keyword.from_page }).collect()
        }
        None => metadata.page_keywords.iter().map(|text| Subject { text, is_found: false }).collect(),
    }
}
