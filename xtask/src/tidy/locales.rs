//! Every language of the extension says everything: each locale has the messages of the English one, no more, no fewer.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Complaint, TextFile, Tree};

const FOLDER: &str = "extension/_locales";
const ORIGINAL: &str = "extension/_locales/en/messages.json";

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut read = |file: &TextFile| {
        let keys = parse_keys(&file.text);
        if keys.is_none() {
            complaints.push(Complaint::new(&file.path, 1, "this is no JSON object of messages"));
        }
        keys.unwrap_or_default()
    };
    let messages = tree.below(&[FOLDER]).filter(|file| file.path.ends_with("/messages.json"));
    let locales: Vec<(&str, BTreeSet<String>)> = messages.map(|file| (file.path.as_str(), read(file))).collect();
    let Some((_, original)) = locales.iter().find(|(path, _)| *path == ORIGINAL) else {
        if !locales.is_empty() {
            complaints.push(Complaint::new(ORIGINAL, 1, "the English messages are missing"));
        }
        return complaints;
    };
    for (path, keys) in &locales {
        let missing = original.difference(keys).map(|key| format!("the message `{key}` is missing"));
        let unknown = keys.difference(original).map(|key| format!("the message `{key}` is not in English"));
        complaints.extend(missing.chain(unknown).map(|message| Complaint::new(path, 1, message)));
    }
    complaints
}

fn parse_keys(text: &str) -> Option<BTreeSet<String>> {
    let messages: Value = serde_json::from_str(text).ok()?;
    Some(messages.as_object()?.keys().cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::{ORIGINAL, check};
    use crate::tidy::tests::tree;

    const CHINESE: &str = "extension/_locales/zh_CN/messages.json";

    #[test]
    fn a_locale_says_what_english_says() {
        let english = (ORIGINAL, r#"{"name": {"message": "Lectern"}, "close": {"message": "Close"}}"#);
        let found =
            check(&tree(&[english, (CHINESE, r#"{"name": {"message": "Lectern"}, "open": {"message": "打开"}}"#)]));
        let messages: Vec<&str> = found.iter().map(|complaint| complaint.message.as_str()).collect();
        assert_eq!(messages, ["the message `close` is missing", "the message `open` is not in English"]);
        assert_eq!(check(&tree(&[english, (CHINESE, english.1)])), []);
    }

    #[test]
    fn broken_or_missing_messages_are_refused() {
        assert_eq!(check(&tree(&[(CHINESE, "{}")])).len(), 1);
        assert_eq!(check(&tree(&[(ORIGINAL, "{")])).len(), 1);
        assert_eq!(check(&tree(&[("extension/manifest.json", "{}")])), []);
    }
}
