//! The door for a live document: one read-only walk through `web-sys`, for pages that embed the core.
//!
//! The extension does not use it (its content script writes a snapshot, which is faster than a call for every node);
//! it serves programs that run in the page's own world, and shows that all doors lead to one [`Dom`].

use super::html::is_json_ld;
use super::panel::{Found, MOST_NODES, is_opener, is_panel, may_follow_opener};
use super::{Attr, Dom, DomBuilder, Tag};
use crate::error::Error;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// `Element.checkVisibility`, which `web-sys` does not have yet.
    #[wasm_bindgen(extends = web_sys::Element)]
    type Visible;
    #[wasm_bindgen(method, js_name = checkVisibility)]
    fn check_visibility(this: &Visible, options: &JsValue) -> bool;
}

/// Reads a live document without changing it.
///
/// # Errors
/// [`Error::LiveDocument`] if there is no document element.
pub fn read_document(document: &web_sys::Document) -> Result<Dom, Error> {
    let root = document.document_element().ok_or_else(|| Error::LiveDocument("it has no root element".to_owned()))?;
    let seconds = (js_sys::Date::now() / 1000.0) as u32;
    let url = document.url().unwrap_or_default();
    let mut walk = Walk {
        home: document.clone(),
        builder: DomBuilder::new(&url, Some(seconds)),
        options: visibility_options(),
        is_shown: document.default_view().is_some(),
        folded: 0,
    };
    walk.read(root.into());
    Ok(walk.builder.finish())
}

fn visibility_options() -> JsValue {
    let options = js_sys::Object::new();
    // Setting a property of a fresh plain object cannot fail.
    let _ = js_sys::Reflect::set(&options, &"visibilityProperty".into(), &true.into());
    options.into()
}

struct Walk {
    home: web_sys::Document,
    builder: DomBuilder,
    options: JsValue,
    is_shown: bool,
    /// Panels around the present node that the reader would have to open.
    folded: u32,
}

/// What is left to do, innermost last: no recursion over the page's depth.
enum Step {
    Visit(web_sys::Node),
    Close,
    /// The end of a panel.
    Unfold,
}

impl Walk {
    fn read(&mut self, root: web_sys::Node) {
        let mut steps = vec![Step::Visit(root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Close => self.builder.close(),
                Step::Unfold => self.folded = self.folded.saturating_sub(1),
                Step::Visit(node) if node.node_type() == web_sys::Node::TEXT_NODE => {
                    self.builder.text(&node.node_value().unwrap_or_default());
                }
                Step::Visit(node) => {
                    // A frame's nodes are no instances of this window's classes: what they are they say themselves.
                    if node.node_type() != web_sys::Node::ELEMENT_NODE {
                        continue;
                    }
                    let element = node.unchecked_ref::<web_sys::Element>();
                    let body = self.written_body(element);
                    let is_folding = self.is_shown && folds_panel(element) && self.is_unseen(element);
                    if let Some(tag) = self.open(element, body.is_some(), is_folding) {
                        if is_folding {
                            self.folded += 1;
                            steps.push(Step::Unfold);
                        }
                        steps.push(Step::Close);
                        if !tag.is_leaf() {
                            push_children(&mut steps, body.as_ref().unwrap_or(element));
                        }
                    }
                }
            }
            if self.builder.is_full() {
                break;
            }
        }
    }

    /// Opens an element unless it is left out; a frame whose document the page holds itself is a box like any other.
    fn open(&mut self, element: &web_sys::Element, is_frame: bool, is_folding: bool) -> Option<Tag> {
        let name = element.local_name();
        let tag = if is_frame { Tag::DIV } else { Tag::find(&name).unwrap_or(Tag::OTHER) };
        let is_data = tag == Tag::SCRIPT && element.get_attribute("type").is_some_and(|kind| is_json_ld(&kind));
        if tag.is_skipped()
            || (tag == Tag::SCRIPT && !is_data)
            || (!is_data && !is_folding && self.is_hidden(element, tag))
        {
            self.builder.skip(tag, &name);
            return None;
        }
        let mut attributes: Vec<(Attr, String)> = Vec::new();
        if tag == Tag::OTHER {
            attributes.push((Attr::LOCAL_NAME, name));
        }
        let map = element.attributes();
        for index in 0..map.length() {
            if let Some(attribute) = map.item(index)
                && let Some(known) = Attr::find(&attribute.name())
                && (known != Attr::STYLE || attribute.value().contains("url("))
            {
                attributes.push((known, attribute.value()));
            }
        }
        self.builder.open(tag, attributes.iter().map(|(name, value)| (*name, value.as_str())));
        Some(tag)
    }

    /// The body of a frame whose document stands in its `srcdoc`; none where a sandbox keeps it apart. A frame inside
    /// one is not opened.
    fn written_body(&self, element: &web_sys::Element) -> Option<web_sys::Element> {
        let is_written = element.get_attribute("srcdoc").is_some_and(|markup| !markup.trim().is_empty());
        let is_own = element.owner_document().as_ref() == Some(&self.home);
        (is_written && is_own && element.local_name() == "iframe").then_some(())?;
        let document = js_sys::Reflect::get(element, &"contentDocument".into()).ok()?;
        let body = js_sys::Reflect::get(&document, &"body".into()).ok()?;
        (!body.is_null() && !body.is_undefined()).then(|| body.unchecked_into())
    }

    /// Only elements of the body are shown or hidden; what a closed `details` holds is one click away and counts as shown.
    fn is_hidden(&self, element: &web_sys::Element, tag: Tag) -> bool {
        let exempt =
            matches!(tag, Tag::HTML | Tag::HEAD | Tag::BODY | Tag::NOSCRIPT | Tag::BR | Tag::WBR | Tag::SOURCE);
        if exempt || !self.is_shown || element.closest("head, math, details:not([open])").ok().flatten().is_some() {
            return false;
        }
        // Pages hide a formula where they show a picture of it.
        if element.first_child().is_some_and(|child| child.node_name() == "math") {
            return false;
        }
        self.is_unseen(element) && !(self.folded > 0 && is_laid_out(element))
    }

    fn is_unseen(&self, element: &web_sys::Element) -> bool {
        !element.unchecked_ref::<Visible>().check_visibility(&self.options)
    }
}

/// Whether the element is a panel that the reader can open, or wraps one.
fn folds_panel(element: &web_sys::Element) -> bool {
    let names_itself = |element: &web_sys::Element| {
        is_panel(element.get_attribute("role").as_deref(), element.has_attribute("aria-labelledby"))
    };
    let first = element.first_child().and_then(|child| child.dyn_into::<web_sys::Element>().ok());
    names_itself(element) || first.is_some_and(|first| names_itself(&first)) || follows_opener(element)
}

/// Whether the element holds paragraphs, or a text without links, no menu and no fields, and stands right behind the button that unfolds it.
fn follows_opener(element: &web_sys::Element) -> bool {
    let role = element.get_attribute("role");
    let before = element.previous_element_sibling().filter(|_| may_follow_opener(role.as_deref()));
    let Some(before) = before else { return false };
    let holds = |around: &web_sys::Element, name: &str| around.query_selector(name).ok().flatten().is_some();
    let opens = |element: &web_sys::Element| {
        is_opener(
            &element.local_name(),
            element.get_attribute("role").as_deref(),
            element.has_attribute("aria-expanded"),
        )
    };
    !holds(&before, "p")
        && (opens(&before) || holds(&before, "button[aria-expanded], [role=\"button\"][aria-expanded]"))
        && is_answer(element)
}

fn is_answer(element: &web_sys::Element) -> bool {
    let mut found = Found::default();
    let mut steps: Vec<web_sys::Node> = vec![element.clone().into()];
    for looked in 0..MOST_NODES {
        let Some(node) = steps.pop().filter(|_| !found.is_settled()) else { break };
        match node.node_type() {
            web_sys::Node::ELEMENT_NODE => {
                found.add_element(&node.unchecked_ref::<web_sys::Element>().local_name());
            }
            web_sys::Node::TEXT_NODE => found.add_text(&node.node_value().unwrap_or_default()),
            _ => {}
        }
        // The first one is the element itself, whose siblings are none of it.
        steps.extend(node.next_sibling().filter(|_| looked > 0));
        steps.extend(node.first_child());
    }
    found.is_answer()
}

/// Whether an element inside a folded panel would be shown if the panel were.
fn is_laid_out(element: &web_sys::Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value("display").ok()).is_some_and(|display| display != "none")
}

fn push_children(steps: &mut Vec<Step>, element: &web_sys::Element) {
    let shadow = element.shadow_root().map(|root| root.child_nodes());
    let children = shadow.unwrap_or_else(|| element.child_nodes());
    for index in (0..children.length()).rev() {
        if let Some(child) = children.item(index) {
            steps.push(Step::Visit(child));
        }
    }
}
