//! Selectors of a list: which are plain CSS, and what of a page has to be there before one can match.
//!
//! Decides whether a selector is worth keeping, and by which word of its last compound it is looked up. Never matches
//! anything: the browser does, and it has the last word on what is valid.

use crate::limits::SELECTOR_BYTES;
use crate::page::Attr;

/// What a page must hold for a selector to match anything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// This class or id.
    Token(String),
    /// This text in an attribute that snapshots keep.
    Literal(String),
    /// Nothing that could be told cheaply.
    Unknown,
}

/// One selector without commas at its top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// As it is written in the list.
    pub selector: String,
    /// What it needs.
    pub need: Need,
}

/// Why a selector is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It asks for more than CSS can say, or for an element that CSS makes up.
    Procedural,
    /// It changes styles instead of hiding.
    Style,
    /// It is no selector.
    Broken,
}

/// Literals shorter than this are on most pages, and too short to be looked up.
pub const LITERAL_BYTES: usize = 5;

/// The selectors of a rule, split at its commas.
///
/// # Errors
/// The first [`Flaw`]: a rule is honoured whole or not at all.
pub fn parse_selectors(text: &str) -> Result<Vec<Plain>, Flaw> {
    let text = text.trim();
    if text.len() > SELECTOR_BYTES || text.contains(['\0', '\n']) {
        return Err(Flaw::Broken);
    }
    let mut cursor = Cursor { text, at: 0 };
    let mut found = Vec::new();
    loop {
        let from = cursor.at;
        let need = parse_complex(&mut cursor)?;
        let selector = text.get(from..cursor.at).unwrap_or("").trim().replace('\t', " ");
        found.push(Plain { selector, need });
        if !cursor.eat(',') {
            return Ok(found);
        }
    }
}

/// What is known of the compound being read.
#[derive(Default)]
struct Compound {
    is_begun: bool,
    id: Option<String>,
    class: Option<String>,
    literal: Option<String>,
}

impl Compound {
    fn into_need(self) -> Need {
        let Compound { id, class, literal, .. } = self;
        // Tabs part what is kept of a rule.
        let token = id.or(class).filter(|token| !token.contains('\t'));
        token.map(Need::Token).or(literal.map(Need::Literal)).unwrap_or(Need::Unknown)
    }
}

/// One selector up to a comma or the end; the compound it ends with is what it selects.
fn parse_complex(cursor: &mut Cursor) -> Result<Need, Flaw> {
    let mut compound = Compound::default();
    loop {
        match cursor.peek() {
            None | Some(',') if compound.is_begun => return Ok(compound.into_need()),
            None | Some(',') => return Err(Flaw::Broken),
            Some(c) if c.is_whitespace() => {
                cursor.skip_spaces();
                let ends = matches!(cursor.peek(), None | Some(',' | '>' | '+' | '~'));
                if !ends {
                    compound = Compound::default();
                }
                continue;
            }
            Some('>' | '+' | '~') if compound.is_begun => {
                cursor.next();
                compound = Compound::default();
                continue;
            }
            Some('*') => {
                cursor.next();
            }
            Some('.') => {
                cursor.next();
                compound.class = cursor.take_name()?.or(compound.class);
            }
            Some('#') => {
                cursor.next();
                compound.id = cursor.take_name()?.or(compound.id);
            }
            Some('[') => {
                cursor.next();
                compound.literal = longer(parse_attribute(cursor)?, compound.literal);
            }
            Some(':') => {
                cursor.next();
                check_pseudo(cursor)?;
                if cursor.eat('(') {
                    check_arguments(cursor)?;
                }
            }
            Some(c) if is_name_char(c) && !compound.is_begun => {
                cursor.take_name()?;
            }
            Some(_) => return Err(Flaw::Broken),
        }
        compound.is_begun = true;
    }
}

fn longer(a: Option<String>, b: Option<String>) -> Option<String> {
    a.into_iter().chain(b).max_by_key(String::len)
}

/// Attributes whose values a snapshot always holds as they are written, and that CSS compares letter by letter.
const KEPT_ATTRIBUTES: [Attr; 12] = [
    Attr::ID,
    Attr::CLASS,
    Attr::HREF,
    Attr::SRC,
    Attr::SRCSET,
    Attr::ALT,
    Attr::TITLE,
    Attr::NAME,
    Attr::ROLE,
    Attr::ARIA_LABEL,
    Attr::DATA_SRC,
    Attr::DATA_TEST,
];

/// What stands between brackets; gives the text that the attribute must hold.
fn parse_attribute(cursor: &mut Cursor) -> Result<Option<String>, Flaw> {
    cursor.skip_spaces();
    let name = cursor.take_name()?;
    cursor.skip_spaces();
    if cursor.eat(']') {
        return Ok(None);
    }
    // What stands before `=` tells how the value is compared; in all ways it stands in the attribute.
    ['~', '|', '^', '$', '*'].into_iter().any(|c| cursor.eat(c));
    if !cursor.eat('=') {
        return Err(Flaw::Broken);
    }
    cursor.skip_spaces();
    let value = match cursor.peek() {
        Some(quote @ ('"' | '\'')) => cursor.take_quoted(quote)?,
        _ => cursor.take_name()?,
    };
    cursor.skip_spaces();
    let ignores_case = cursor.eat('i') || cursor.eat('I');
    if !ignores_case && !cursor.eat('s') {
        cursor.eat('S');
    }
    cursor.skip_spaces();
    if !cursor.eat(']') {
        return Err(Flaw::Broken);
    }
    let is_kept = name.and_then(|name| Attr::find(&name)).is_some_and(|name| KEPT_ATTRIBUTES.contains(&name));
    Ok(value.filter(|value| is_kept && !ignores_case && value.len() >= LITERAL_BYTES && !value.contains('\t')))
}

/// Pseudo-classes that every browser of ours knows and that can tell an element to hide.
const PSEUDO_CLASSES: [&str; 29] = [
    "any-link", "checked", "defined", "dir", "disabled", "empty", "enabled", "first-child", "first-of-type", "has",
    "is", "lang", "last-child", "last-of-type", "link", "not", "nth-child", "nth-last-child", "nth-last-of-type",
    "nth-of-type", "only-child", "only-of-type", "optional", "placeholder-shown", "read-only", "read-write",
    "required", "root", "where",
];
/// What lists write like pseudo-classes to change an element instead of hiding it.
const STYLE_NAMES: [&str; 4] = ["remove", "remove-attr", "remove-class", "style"];

/// The name after a colon.
fn check_pseudo(cursor: &mut Cursor) -> Result<(), Flaw> {
    if cursor.eat(':') {
        return Err(Flaw::Procedural);
    }
    let name = cursor.take_name()?.ok_or(Flaw::Broken)?.to_ascii_lowercase();
    match name.as_str() {
        name if PSEUDO_CLASSES.contains(&name) => Ok(()),
        name if STYLE_NAMES.contains(&name) => Err(Flaw::Style),
        _ => Err(Flaw::Procedural),
    }
}

/// What stands between parentheses, up to the one that closes them: only its names and its balance matter.
fn check_arguments(cursor: &mut Cursor) -> Result<(), Flaw> {
    let mut depth = 1;
    while depth > 0 {
        match cursor.next().ok_or(Flaw::Broken)? {
            '(' => depth += 1,
            ')' => depth -= 1,
            '[' => {
                parse_attribute(cursor)?;
            }
            quote @ ('"' | '\'') => {
                cursor.take_quoted(quote)?;
            }
            ':' => check_pseudo(cursor)?,
            '\\' => {
                cursor.next();
            }
            '{' | '}' | ';' | ']' => return Err(Flaw::Broken),
            _ => {}
        }
    }
    Ok(())
}

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '\\') || !c.is_ascii()
}

/// A place in a selector.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, wanted: char) -> bool {
        let is_there = self.peek() == Some(wanted);
        if is_there {
            self.at += wanted.len_utf8();
        }
        is_there
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.next();
        }
    }

    /// A name, without its escapes; none if it holds a character by number.
    fn take_name(&mut self) -> Result<Option<String>, Flaw> {
        if !self.peek().is_some_and(|c| is_name_char(c) && !c.is_ascii_digit()) {
            return Err(Flaw::Broken);
        }
        let mut name = Some(String::new());
        while let Some(c) = self.peek().filter(|&c| is_name_char(c)) {
            self.next();
            if c != '\\' {
                name.iter_mut().for_each(|name| name.push(c));
                continue;
            }
            let escaped = self.next().ok_or(Flaw::Broken)?;
            if escaped.is_ascii_hexdigit() {
                name = None;
                self.skip_number();
            }
            name.iter_mut().for_each(|name| name.push(escaped));
        }
        Ok(name)
    }

    /// The rest of a character's number, up to five digits more and the space that ends it.
    fn skip_number(&mut self) {
        for _ in 0..5 {
            if self.peek().is_some_and(|c| c.is_ascii_hexdigit()) {
                self.next();
            }
        }
        self.eat(' ');
    }

    /// A quoted text; none if it holds an escape.
    fn take_quoted(&mut self, quote: char) -> Result<Option<String>, Flaw> {
        self.eat(quote);
        let from = self.at;
        let mut is_escaped = false;
        loop {
            let end = self.at;
            match self.next().ok_or(Flaw::Broken)? {
                c if c == quote => {
                    let text = self.text.get(from..end).unwrap_or("");
                    return Ok((!is_escaped).then(|| text.to_owned()));
                }
                '\\' => {
                    is_escaped = true;
                    self.next();
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(text: &str) -> Vec<Need> {
        parse_selectors(text).expect(text).into_iter().map(|plain| plain.need).collect()
    }

    fn token(text: &str) -> Need {
        Need::Token(text.to_owned())
    }

    #[test]
    fn the_last_compound_tells_what_is_needed() {
        assert_eq!(needs(".ad"), [token("ad")]);
        assert_eq!(needs("div > #ad-1.box:not(.x)"), [token("ad-1")]);
        assert_eq!(needs(".a .b , #c"), [token("b"), token("c")]);
        assert_eq!(needs(r".md\:ad"), [token("md:ad")]);
        assert_eq!(needs(r".\31 0"), [Need::Unknown]);
        assert_eq!(needs(".广告"), [token("广告")]);
        assert_eq!(needs("div:has(> .ad)"), [Need::Unknown]);
        assert_eq!(needs(r#"a[href^="https://ads.example/"]"#), [Need::Literal("https://ads.example/".to_owned())]);
        assert_eq!(needs(r#"a[href*="ads" ]"#), [Need::Unknown], "too short");
        assert_eq!(needs(r#"a[href*="ADS.example" i]"#), [Need::Unknown]);
        assert_eq!(needs(r#"[data-slot="something"]"#), [Need::Unknown], "not in a snapshot");
        assert_eq!(needs("amp-ad"), [Need::Unknown]);
        assert_eq!(needs("*"), [Need::Unknown]);
    }

    #[test]
    fn commas_in_strings_and_parentheses_split_nothing() {
        let plain = parse_selectors(r#"[title="a, b"] , p:is(.a, .b)"#).expect("sound");
        assert_eq!(
            plain.iter().map(|one| one.selector.as_str()).collect::<Vec<_>>(),
            [r#"[title="a, b"]"#, "p:is(.a, .b)"]
        );
    }

    #[test]
    fn what_css_cannot_say_is_told_from_what_is_broken() {
        for procedural in [
            "p:has-text(/ad, or so/)", "div:upward(2)", "div:-abp-contains(x)", "p:not(:has-text(a))", "p::before",
            "div:has(> p:contains(ad))", "p:matches-path(/a)",
        ] {
            assert_eq!(parse_selectors(procedural), Err(Flaw::Procedural), "{procedural}");
        }
        assert_eq!(parse_selectors("body:style(overflow: auto)"), Err(Flaw::Style));
        assert_eq!(parse_selectors(".x:remove()"), Err(Flaw::Style));
        for broken in [
            "", ",", ".a,", ".a >", "> .a", ".1a", "#", ".a{color:red}", "[href", "[href=\"a]", "p:is(.a", "p)", "a|b",
            "..a", "a$",
        ] {
            assert_eq!(parse_selectors(broken), Err(Flaw::Broken), "{broken}");
        }
    }
}
