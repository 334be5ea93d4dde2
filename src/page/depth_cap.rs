//! Keeps markup from nesting deeper than [`limits::DEPTH`] while it is parsed.
//!
//! html5ever walks its stack of open elements for almost every tag, so time grows with the square of the depth: 100,000
//! nested `div` took 42 s. This sits between its tokenizer and its tree builder, where tags are already tags (a scanner
//! over text is fooled by scripts and foreign content), and swallows start tags beyond the cap together with their end
//! tags; text goes through, so nothing is lost but boxes.

use crate::limits;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::{LocalName, local_name};
use std::cell::{Cell, RefCell};

/// A token sink that passes on at most a bounded nesting.
pub struct DepthCap<S> {
    /// Where tokens go.
    pub inner: S,
    open: RefCell<Vec<LocalName>>,
    swallowed: Cell<usize>,
    /// Of these, elements that only format: their end tags alone belong to them.
    swallowed_formatting: Cell<usize>,
}

impl<S> DepthCap<S> {
    /// A cap in front of `inner`.
    pub fn new(inner: S) -> Self {
        DepthCap { inner, open: RefCell::default(), swallowed: Cell::default(), swallowed_formatting: Cell::default() }
    }

    /// Whether a tag may pass.
    fn admits(&self, tag: &Tag) -> bool {
        if !nests(&tag.name) || (tag.kind == TagKind::StartTag && tag.self_closing) {
            return true;
        }
        let mut open = self.open.borrow_mut();
        let formats = is_reopened(&tag.name);
        match tag.kind {
            TagKind::StartTag if formats && open.len() >= limits::FORMATTING_DEPTH => {
                self.swallowed_formatting.set(self.swallowed_formatting.get() + 1);
                false
            }
            TagKind::EndTag if formats && self.swallowed_formatting.get() > 0 => {
                self.swallowed_formatting.set(self.swallowed_formatting.get() - 1);
                false
            }
            TagKind::StartTag if open.len() >= limits::DEPTH => {
                self.swallowed.set(self.swallowed.get() + 1);
                false
            }
            TagKind::StartTag => {
                open.push(tag.name.clone());
                true
            }
            TagKind::EndTag if self.swallowed.get() > 0 => {
                self.swallowed.set(self.swallowed.get() - 1);
                false
            }
            TagKind::EndTag => {
                if let Some(at) = open.iter().rposition(|name| *name == tag.name) {
                    open.truncate(at);
                }
                // What was swallowed deep down and never closed has no end tag to wait for up here.
                if open.len() < limits::FORMATTING_DEPTH {
                    self.swallowed_formatting.set(0);
                }
                true
            }
        }
    }
}

/// Elements that the parser opens anew in every paragraph that follows until they are closed: hundreds of them in a
/// thousand paragraphs would be a page of half a million elements.
fn is_reopened(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements that only their own end tag closes. Those that end by themselves (`p`, `li`, cells) do not pile up, and
/// those without content never open.
fn nests(name: &LocalName) -> bool {
    !matches!(
        *name,
        local_name!("html")
            | local_name!("head")
            | local_name!("body")
            | local_name!("p")
            | local_name!("li")
            | local_name!("dt")
            | local_name!("dd")
            | local_name!("tr")
            | local_name!("td")
            | local_name!("th")
            | local_name!("tbody")
            | local_name!("thead")
            | local_name!("tfoot")
            | local_name!("option")
            | local_name!("optgroup")
            | local_name!("a")
            | local_name!("rt")
            | local_name!("rp")
            | local_name!("rb")
            | local_name!("br")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("base")
            | local_name!("area")
            | local_name!("col")
            | local_name!("colgroup")
            | local_name!("embed")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
            | local_name!("script")
            | local_name!("style")
            | local_name!("title")
            | local_name!("textarea")
            | local_name!("noscript")
            | local_name!("caption")
    )
}

impl<S: TokenSink> TokenSink for DepthCap<S> {
    type Handle = S::Handle;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<Self::Handle> {
        match &token {
            Token::TagToken(tag) if !self.admits(tag) => TokenSinkResult::Continue,
            _ => self.inner.process_token(token, line_number),
        }
    }

    fn end(&self) {
        self.inner.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.inner.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
