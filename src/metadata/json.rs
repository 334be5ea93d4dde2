//! JSON-LD as pages write it: line breaks inside strings, trailing commas, comments around it, HTML escapes left in.
//!
//! A strict parser refuses a third of such scripts and then the page seems to know nothing. This one takes what it
//! can, never fails and never recurses over the page's depth more than [`limits::JSON_DEPTH`] levels.

use crate::limits;
use std::rc::Rc;

/// A JSON value. Numbers stay text: nothing here calculates. Lists and objects are shared, so that a copy costs nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`, `true`, `false` and what could not be read.
    Other,
    /// A number as written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Rc<Vec<Json>>),
    /// An object; the order is the source's, names may repeat.
    Object(Rc<Vec<(String, Json)>>),
}

impl Json {
    /// Reads a script's text.
    pub fn parse(source: &str) -> Json {
        let end = source.floor_char_boundary(limits::JSON_BYTES);
        let mut reader = Reader { source: source.get(..end).unwrap_or(""), at: 0 };
        reader.skip_wrapping();
        reader.value(0)
    }

    /// The member with this name, of the first object that has it.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            Json::List(items) => items.iter().find_map(|item| item.get(name)),
            Json::Other | Json::Number(_) | Json::Text(_) => None,
        }
    }

    /// The text of a string, or of the first string of a list.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            Json::List(items) => items.iter().find_map(Json::text),
            Json::Other | Json::Number(_) | Json::Object(_) => None,
        }
    }

    /// The value itself, or a list's items.
    pub fn items(&self) -> &[Json] {
        match self {
            Json::List(items) => items,
            other => std::slice::from_ref(other),
        }
    }

    /// Every object in the value, outermost first, `@graph` and other nesting included; and whether it stands below one
    /// of the members `others`.
    pub fn objects(&self, others: &[&str]) -> Vec<(&Json, bool)> {
        let mut found = Vec::new();
        let mut left = vec![(self, false)];
        while let Some((value, is_other)) = left.pop() {
            match value {
                Json::Object(members) => {
                    found.push((value, is_other));
                    let members = members.iter().rev();
                    left.extend(members.map(|(name, value)| (value, is_other || others.contains(&name.as_str()))));
                }
                Json::List(items) => left.extend(items.iter().rev().map(|item| (item, is_other))),
                Json::Other | Json::Number(_) | Json::Text(_) => {}
            }
        }
        found
    }

    /// Whether the object's `@type` is one of these.
    pub fn is_type(&self, types: &[&str]) -> bool {
        let declared = self.get("@type").map(Json::items).unwrap_or_default();
        declared.iter().filter_map(Json::text).any(|name| types.contains(&name.rsplit('/').next().unwrap_or(name)))
    }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.source.get(self.at..)?.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|c| c.is_whitespace() || c == '\u{feff}' || c.is_control()) {
            self.next();
        }
    }

    /// Comments and CDATA marks before the value.
    fn skip_wrapping(&mut self) {
        if let Some(start) = self.source.find(['{', '[']) {
            let cdata = self.source.get(..start).is_some_and(|head| head.contains("<!["));
            let skipped = if cdata { self.source.find("CDATA[").map_or(start, |at| at + 6) } else { start };
            self.at =
                self.source.get(skipped..).and_then(|rest| rest.find(['{', '['])).map_or(start, |more| skipped + more);
        }
    }

    fn value(&mut self, depth: usize) -> Json {
        self.skip_space();
        match self.peek() {
            Some('{') if depth < limits::JSON_DEPTH => self.object(depth),
            Some('[') if depth < limits::JSON_DEPTH => self.list(depth),
            Some('"') => Json::Text(self.string()),
            Some(c) if c == '-' || c.is_ascii_digit() => {
                let from = self.at;
                while self.peek().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')) {
                    self.next();
                }
                Json::Number(self.source.get(from..self.at).unwrap_or("").to_owned())
            }
            Some(_) => {
                let from = self.at;
                while self.peek().is_some_and(|c| c.is_alphanumeric()) {
                    self.next();
                }
                if self.at == from {
                    self.next();
                }
                Json::Other
            }
            None => Json::Other,
        }
    }

    fn object(&mut self, depth: usize) -> Json {
        let mut members = Vec::new();
        self.next();
        loop {
            self.skip_space();
            match self.peek() {
                Some('"') => {
                    let name = self.string();
                    self.skip_space();
                    if self.peek() == Some(':') {
                        self.next();
                        members.push((name, self.value(depth + 1)));
                    }
                }
                Some('}') | None => {
                    self.next();
                    return Json::Object(Rc::new(members));
                }
                // A list that ends inside an object was never closed.
                Some(']') => return Json::Object(Rc::new(members)),
                Some(_) => {
                    self.next();
                }
            }
        }
    }

    fn list(&mut self, depth: usize) -> Json {
        let mut items = Vec::new();
        self.next();
        loop {
            self.skip_space();
            match self.peek() {
                Some(']') | None => {
                    self.next();
                    return Json::List(Rc::new(items));
                }
                Some('}') => return Json::List(Rc::new(items)),
                Some(',') => {
                    self.next();
                }
                Some(_) => items.push(self.value(depth + 1)),
            }
        }
    }

    fn string(&mut self) -> String {
        let mut out = String::new();
        self.next();
        loop {
            let rest = self.source.get(self.at..).unwrap_or("");
            let plain = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\')).unwrap_or(rest.len());
            out.push_str(rest.get(..plain).unwrap_or(""));
            self.at += plain;
            if self.next() != Some('\\') {
                return out;
            }
            match self.next() {
                Some('n' | 'r' | 't' | 'b' | 'f') => out.push(' '),
                Some('u') => out.push(self.escaped()),
                Some(other) => out.push(other),
                None => return out,
            }
        }
    }

    /// After `\u`: one code point, a pair of surrogates included.
    fn escaped(&mut self) -> char {
        let high = self.hex();
        if (0xd800..0xdc00).contains(&high) && self.source.get(self.at..).is_some_and(|rest| rest.starts_with("\\u")) {
            self.at += 2;
            let low = self.hex();
            if (0xdc00..0xe000).contains(&low) {
                return char::from_u32(0x10000 + (high - 0xd800) * 0x400 + (low - 0xdc00)).unwrap_or('\u{fffd}');
            }
        }
        char::from_u32(high).unwrap_or('\u{fffd}')
    }

    fn hex(&mut self) -> u32 {
        let digits = self.source.get(self.at..self.at + 4).unwrap_or("");
        let number = u32::from_str_radix(digits, 16).unwrap_or(0xfffd);
        self.at += if digits.is_ascii() { digits.len() } else { 0 };
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sloppy_json_is_read() {
        let json = Json::parse(
            "// <![CDATA[\n{\"@graph\": [{\"@type\": \"NewsArticle\", \"headline\": \"a\nb \\u4f60\\ud83d\\ude00\", \"n\": 1.5,},], } // ]]>",
        );
        let mut objects = json.objects(&[]).into_iter().map(|(object, _)| object);
        let article = objects.find(|object| object.is_type(&["NewsArticle"])).expect("the article");
        assert_eq!(article.get("headline").and_then(Json::text), Some("a\nb 你😀"));
        assert_eq!(article.get("n"), Some(&Json::Number("1.5".into())));
    }

    #[test]
    fn hostile_json_ends() {
        for source in ["", "{", "[[[", "\"", "{\"a\"", "{\"a\":", "[,,,", "}", "{\"\\u12", "{:::}", "[1 2 }"] {
            Json::parse(source);
        }
        Json::parse(&"[".repeat(100_000));
        Json::parse(&"{\"a\":".repeat(100_000));
    }
}
