//! The door for markup: HTML text through `scraper` (html5ever) into the same [`Dom`] as every other door.
//!
//! What only a live page knows, styles above all, is guessed here from `hidden`, `style` and closed dialogs; nothing
//! else. Some sites send their text in `noscript` or in hidden boxes and leave the rest to a script that nobody ran
//! here; such a page is read once more with these opened.

use super::attribute_cap::cap_attributes;
use super::depth_cap::DepthCap;
use super::panel::{Found, MOST_NODES, is_opener, is_panel, may_follow_opener};
use super::unclosed::{close_unclosed, holds_the_page};
use super::{Attr, Dom, DomBuilder, Tag};
use crate::text::measure_units;
use crate::text::punctuation::ends_sentence;
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use scraper::{Html, HtmlTreeSink, Node};

/// Reads markup as the page at `url` (empty if unknown).
pub fn parse_html(markup: &str, url: &str) -> Dom {
    let document = parse_document(markup, true);
    let (dom, hidden_units) = read_tree(&document, url, false);
    if hides_text_in_noscript(&dom) {
        return read_tree(&parse_document(markup, false), url, false).0;
    }
    let shown_units = dom.subtree(dom.body()).map(|id| measure_units(dom.text(id))).sum::<u32>();
    let waits = shown_units < SHOWN_UNITS && hidden_units > 3 * shown_units.max(NOSCRIPT_UNITS / 3);
    if waits && !shows_sentences(&dom) {
        return read_tree(&document, url, true).0;
    }
    dom
}

/// A page that shows less than this, no text among it, and hides much more waits for a script to show it.
const SHOWN_UNITS: u32 = 600;

/// A short text of its own has this many runs of text of this length that end as sentences do. What is hidden beside it
/// is meant for search engines.
const SHOWN_SENTENCES: usize = 3;
const SAID_UNITS: u32 = 16;

fn shows_sentences(dom: &Dom) -> bool {
    let texts = dom.subtree(dom.body()).map(|id| dom.text(id).trim_end());
    texts.filter(|text| ends_sentence(text) && measure_units(text) >= SAID_UNITS).count() >= SHOWN_SENTENCES
}

/// A page whose `noscript` holds this many units, and more than all the rest, is made of it.
const NOSCRIPT_UNITS: u32 = 600;

/// Whether most of the page's text is in `noscript`, whose content is raw text to a parser that runs scripts.
fn hides_text_in_noscript(dom: &Dom) -> bool {
    let body = dom.body();
    let (mut inside, mut outside) = (0u32, 0u32);
    for id in dom.subtree(body).filter(|&id| dom.tag(id) == Tag::TEXT) {
        match dom.parent(id).map(|parent| dom.tag(parent)) {
            Some(Tag::NOSCRIPT) => {
                inside += dom
                    .text(id)
                    .split('<')
                    .filter_map(|part| part.split_once('>'))
                    .map(|(_, text)| measure_units(text))
                    .sum::<u32>()
            }
            Some(Tag::SCRIPT) => {}
            _ => outside += measure_units(dom.text(id)),
        }
    }
    inside > NOSCRIPT_UNITS && inside > outside
}

/// The document, with elements of raw text that swallowed the rest of it closed.
fn parse_document(markup: &str, scripting_enabled: bool) -> Html {
    let markup = cap_attributes(markup);
    let mut document = parse_once(&markup, scripting_enabled);
    let mut closed = close_unclosed(&markup, &document);
    for _ in 0..MOST_UNCLOSED {
        let Some(mended) = closed else { break };
        document = parse_once(&mended, scripting_enabled);
        closed = close_unclosed(&mended, &document);
    }
    document
}

/// Elements that are closed in one page; each costs another reading of its markup.
const MOST_UNCLOSED: usize = 3;

/// html5ever as `scraper` uses it, behind the depth cap.
fn parse_once(markup: &str, scripting_enabled: bool) -> Html {
    let builder = TreeBuilder::new(
        HtmlTreeSink::new(Html::new_document()),
        TreeBuilderOpts { scripting_enabled, ..TreeBuilderOpts::default() },
    );
    let tokenizer = Tokenizer::new(DepthCap::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(markup));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.inner.sink.finish()
}

/// The page of a parsed document, and the units of text in it that are declared hidden. With `show_hidden` these are
/// read too.
fn read_tree(document: &Html, url: &str, show_hidden: bool) -> (Dom, u32) {
    let mut reading = Reading { builder: DomBuilder::new(url, None), show_hidden, hidden_units: 0 };
    reading.read(document.tree.root(), true);
    (reading.builder.finish(), reading.hidden_units)
}

/// What one pass over a document makes.
struct Reading {
    builder: DomBuilder,
    show_hidden: bool,
    hidden_units: u32,
}

impl Reading {
    /// Reads a subtree; with `opens_frames` also the documents that it holds in the `srcdoc` of its frames.
    fn read(&mut self, root: NodeRef<Node>, opens_frames: bool) {
        let mut skipped: usize = 0;
        let mut in_hidden = false;
        let mut emptied = Vec::new();
        for edge in root.traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(_) if skipped > 0 => skipped += 1,
                    Node::Element(element) => {
                        let name = element.name();
                        let tag = tag_of(element);
                        let attributes = collect_attributes(element, tag, name);
                        let is_formula = holds_formula(&node);
                        let is_hidden = is_declared_hidden(tag, &attributes) && !is_formula && !folds_panel(&node);
                        let is_away = is_off_screen(&attributes) && !is_formula;
                        let holds_page = holds_the_page(&node);
                        if (is_unread(tag, &attributes) && !holds_page) || is_away || (is_hidden && !self.show_hidden) {
                            self.builder.skip(tag, name);
                            skipped = 1;
                            in_hidden = is_hidden;
                            continue;
                        }
                        let written = element.attr("srcdoc").filter(|_| tag == Tag::IFRAME && opens_frames);
                        if let Some(markup) = written.filter(|markup| !markup.trim().is_empty()) {
                            // A document that the page holds itself is a part of it.
                            self.builder.open(Tag::DIV, attributes);
                            self.read_frame(markup);
                            self.builder.close();
                            skipped = 1;
                            in_hidden = false;
                            continue;
                        }
                        if holds_page && tag.is_skipped() {
                            self.builder.skip(tag, name);
                            emptied.push(node.id());
                            continue;
                        }
                        self.builder.open(tag, attributes);
                        if holds_page {
                            // What stands in it follows it.
                            self.builder.close();
                            emptied.push(node.id());
                        } else if tag.is_leaf() {
                            self.builder.close();
                            skipped = 1;
                            in_hidden = false;
                        }
                    }
                    Node::Text(text) if skipped == 0 => self.builder.text(text),
                    Node::Text(text) if in_hidden && is_prose(&node) => self.hidden_units += measure_units(text),
                    _ => {}
                },
                Edge::Close(node) => {
                    if !node.value().is_element() {
                        continue;
                    }
                    if skipped > 0 {
                        skipped -= 1;
                    } else if emptied.last() == Some(&node.id()) {
                        emptied.pop();
                    } else {
                        self.builder.close();
                    }
                }
            }
            if self.builder.is_full() {
                break;
            }
        }
    }

    /// The body of a document in a frame, without the documents in its own frames.
    fn read_frame(&mut self, markup: &str) {
        let document = parse_document(markup, true);
        let is_body = |node: &NodeRef<Node>| node.value().as_element().is_some_and(|element| element.name() == "body");
        if let Some(body) = document.tree.root().descendants().find(is_body) {
            for child in body.children() {
                self.read(child, false);
            }
        }
    }
}

/// Whether the element wraps a formula: pages hide it where they show a picture of it.
fn holds_formula(node: &NodeRef<Node>) -> bool {
    let first = node.first_child().and_then(|child| child.value().as_element().map(tag_of));
    first == Some(Tag::MATH)
}

/// Whether the element is a panel that the reader can open, or wraps one.
fn folds_panel(node: &NodeRef<Node>) -> bool {
    let names_itself = |node: NodeRef<Node>| {
        let element = node.value().as_element();
        element.is_some_and(|element| is_panel(element.attr("role"), element.attr("aria-labelledby").is_some()))
    };
    names_itself(*node) || node.first_child().is_some_and(names_itself) || follows_opener(node)
}

/// Whether the element holds paragraphs, or a text without links, no menu and no fields, and stands right behind the button that unfolds it.
fn follows_opener(node: &NodeRef<Node>) -> bool {
    let role = node.value().as_element().and_then(|element| element.attr("role"));
    let mut siblings = node.prev_siblings().filter(|sibling| sibling.value().is_element());
    let Some(before) = siblings.next().filter(|_| may_follow_opener(role)) else { return false };
    holds_opener(&before) && is_answer(node)
}

/// Whether the element is a button that unfolds something, or holds one and no paragraph.
fn holds_opener(node: &NodeRef<Node>) -> bool {
    let opens = |element: &scraper::node::Element| {
        is_opener(element.name(), element.attr("role"), element.attr("aria-expanded").is_some())
    };
    let elements = || node.descendants().take(MOST_NODES).filter_map(|inner| inner.value().as_element());
    elements().any(opens) && !elements().skip(1).any(|element| element.name() == "p")
}

fn is_answer(node: &NodeRef<Node>) -> bool {
    let mut found = Found::default();
    for inner in node.descendants().take(MOST_NODES) {
        match inner.value() {
            Node::Element(element) => found.add_element(element.name()),
            Node::Text(text) => found.add_text(text),
            _ => {}
        }
        if found.is_settled() {
            break;
        }
    }
    found.is_answer()
}

/// Text of a paragraph or the like, not of a script.
fn is_prose(text: &NodeRef<Node>) -> bool {
    let parent = text.parent().and_then(|parent| parent.value().as_element().map(tag_of));
    parent.is_some_and(|tag| matches!(tag, Tag::P | Tag::LI | Tag::TD | Tag::SPAN | Tag::DIV | Tag::H2 | Tag::H3))
}

/// The element's number. A declarative shadow root is a box like any other: browsers make a shadow tree of it.
fn tag_of(element: &scraper::node::Element) -> Tag {
    match Tag::find(element.name()) {
        Some(Tag::TEMPLATE) if element.attr("shadowrootmode") == Some("open") => Tag::OTHER,
        tag => tag.unwrap_or(Tag::OTHER),
    }
}

fn collect_attributes<'a>(element: &'a scraper::node::Element, tag: Tag, name: &'a str) -> Vec<(Attr, &'a str)> {
    let own_name = (tag == Tag::OTHER).then_some((Attr::LOCAL_NAME, name));
    let known = element.attrs().filter_map(|(name, value)| Some((Attr::find(name)?, value)));
    own_name.into_iter().chain(known).collect()
}

fn find<'a>(attributes: &[(Attr, &'a str)], name: Attr) -> Option<&'a str> {
    attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// Whether nobody reads the element and all it holds.
fn is_unread(tag: Tag, attributes: &[(Attr, &str)]) -> bool {
    match tag {
        Tag::SCRIPT => !find(attributes, Attr::TYPE).is_some_and(is_json_ld),
        Tag::DIALOG => find(attributes, Attr::OPEN).is_none(),
        _ => tag.is_skipped(),
    }
}

/// Whether the element says that it is not shown.
fn is_declared_hidden(tag: Tag, attributes: &[(Attr, &str)]) -> bool {
    // React sends parts of a page in hidden boxes named S:0, S:1 … and a script puts them in their places.
    let is_streamed = find(attributes, Attr::ID).is_some_and(|id| id.starts_with("S:"));
    let by_attribute = find(attributes, Attr::HIDDEN).is_some_and(|value| value != "until-found");
    tag != Tag::BODY && !is_streamed && (by_attribute || find(attributes, Attr::STYLE).is_some_and(is_hiding_style))
}

/// The `type` of scripts that hold data about the page.
pub(super) fn is_json_ld(script_type: &str) -> bool {
    let kind = script_type.split(';').next().unwrap_or("");
    kind.trim().eq_ignore_ascii_case("application/ld+json")
}

/// Whether the element stands outside the screen, where pages put words for search engines only.
fn is_off_screen(attributes: &[(Attr, &str)]) -> bool {
    let Some(style) = find(attributes, Attr::STYLE) else { return false };
    let is_far = |value: &str| {
        let value = value.trim();
        let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let far = if value.ends_with("em") { FAR_PX / 16.0 } else { FAR_PX };
        number.parse::<f32>().is_ok_and(|number| number <= -far)
    };
    let mut is_placed = false;
    let mut is_away = false;
    for (property, value) in style.split(';').filter_map(|declaration| declaration.split_once(':')) {
        let value = value.trim().trim_end_matches("!important").trim();
        match property.trim().to_ascii_lowercase().as_str() {
            "position" => is_placed |= matches!(value.to_ascii_lowercase().as_str(), "absolute" | "fixed"),
            "left" | "right" | "top" | "bottom" => is_away |= is_far(value),
            "text-indent" if is_far(value) => return true,
            _ => {}
        }
    }
    is_placed && is_away
}

/// So far beyond the screen's edge nothing slides in, in CSS pixels.
const FAR_PX: f32 = 999.0;

fn is_hiding_style(style: &str) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(property, value)| {
        let value = value.trim().trim_end_matches("!important").trim();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => value.eq_ignore_ascii_case("hidden"),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::NodeId;

    fn text(markup: &str) -> String {
        let dom = parse_html(markup, "");
        dom.text_content(dom.body())
    }

    #[test]
    fn scripts_styles_and_hidden_parts_are_left_out() {
        assert_eq!(
            text("<p>a<script>x</script><style>y</style><i hidden>z</i><b style='color:red; DISPLAY : none'>q</b>b"),
            "ab"
        );
        assert_eq!(text("<svg><text>s</text></svg><dialog>d</dialog><dialog open>o</dialog>"), "o");
    }

    #[test]
    fn words_outside_the_screen_are_left_out() {
        for style in ["position:absolute; left:-9999px", "text-indent: -999em", "POSITION:fixed;top:-2000px!important"]
        {
            assert_eq!(text(&format!("<p>a<div style='{style}'>words</div>b")), "ab", "{style}");
        }
        for style in
            ["left:-9999px", "position:absolute;left:-20px", "margin-left:-9999px", "position:absolute;top:auto"]
        {
            assert_eq!(text(&format!("<p>a<div style='{style}'>words</div>")), "awords", "{style}");
        }
    }

    #[test]
    fn parts_that_a_script_would_show_are_read() {
        assert_eq!(text("<p>a<div hidden id='S:0'>b</div>"), "ab");
        let prose = "Words that wait for a script to show them. ".repeat(40);
        assert!(text(&format!("<p>Loading…<div style='display:none'><p>{prose}</div>")).contains("wait for"));
        assert!(!text(&format!("<p>{prose}</p><div style='display:none'><p>hidden {prose}</div>")).contains("hidden"));
    }

    #[test]
    fn panels_that_the_reader_can_open_are_read() {
        for markup in [
            "<div hidden role=tabpanel>b</div>",
            "<div style='display:none' role=region aria-labelledby=q>b</div>",
            "<dd hidden aria-labelledby=q>b</dd>",
            "<div style='display:none'><div role=region aria-labelledby=q>b</div></div>",
        ] {
            assert_eq!(text(&format!("<p>a</p>{markup}")), "ab", "{markup}");
        }
        for markup in [
            "<div hidden role=region>b</div>", "<div hidden role=dialog aria-labelledby=q>b</div>",
            "<ul hidden role=menu aria-labelledby=q>b</ul>", "<div hidden role=tabpanel><i hidden>b</i></div>",
        ] {
            assert_eq!(text(&format!("<p>a</p>{markup}")), "a", "{markup}");
        }
    }

    #[test]
    fn json_ld_is_kept() {
        let dom = parse_html("<script type='application/ld+json; charset=utf-8'>{\"a\":1}</script>", "");
        let script = dom.find_tag(Tag::SCRIPT).expect("the script");
        assert_eq!(dom.text_content(script), "{\"a\":1}");
    }

    #[test]
    fn unknown_elements_keep_their_names() {
        let dom = parse_html("<my-card class=x>t</my-card>", "");
        let card = dom.ids().find(|&id| dom.tag(id) == Tag::OTHER).expect("the card");
        assert_eq!((dom.local_name(card), dom.attr(card, Attr::CLASS)), ("my-card", Some("x")));
        assert_eq!(dom.css_path(card), "html>body:nth-of-type(1)>my-card:nth-of-type(1)");
    }

    #[test]
    fn paths_count_what_is_left_out() {
        let dom = parse_html(
            "<x-y hidden>a</x-y><script></script><div style='display:none'>b</div><div>c</div><x-y>d</x-y>",
            "",
        );
        let paths: Vec<String> = dom.children(dom.body()).map(|id| dom.css_path(id)).collect();
        assert_eq!(
            paths,
            ["html>body:nth-of-type(1)>div:nth-of-type(2)", "html>body:nth-of-type(1)>x-y:nth-of-type(2)"]
        );
    }

    #[test]
    fn deep_markup_is_parsed_in_no_time() {
        let depth = 100_000;
        let markup = format!("<p>a{}b{}<p>c", "<div>".repeat(depth), "</div>".repeat(depth));
        let started = std::time::Instant::now();
        let dom = parse_html(&markup, "");
        assert_eq!(dom.text_content(NodeId::ROOT), "abc");
        assert_eq!(dom.ids().filter(|&id| dom.tag(id) == Tag::P).count(), 2);
        // Without the cap it takes most of a minute.
        assert!(started.elapsed().as_secs() < 5);
    }

    #[test]
    fn pages_made_of_noscript_are_read() {
        let text = "A sentence that is only there for readers without scripts. ".repeat(20);
        let markup = format!("<p>Loading<noscript><div><p>{text}</p></div></noscript>");
        let dom = parse_html(&markup, "");
        assert!(dom.ids().any(|id| dom.tag(id) == Tag::P && dom.text_content(id).contains("only there")));
    }

    #[test]
    fn documents_in_frames_are_parts_of_the_page() {
        let frame =
            "<iframe class=f srcdoc='<title>t</title><p>in</p><iframe srcdoc=\"<p>deep\"></iframe>'>fallback</iframe>";
        let dom = parse_html(&format!("<p>a</p>{frame}<p>b</p>"), "");
        assert_eq!(dom.text_content(dom.body()), "ainb");
        let inner = dom.ids().find(|&id| dom.tag(id) == Tag::DIV).expect("the frame");
        assert_eq!(dom.attr(inner, Attr::CLASS), Some("f"));
        assert_eq!(text("<iframe src='/x' srcdoc=''>fallback</iframe>c"), "c");
    }

    #[test]
    fn base_is_read() {
        let dom = parse_html("<base href='/sub/'><p>", "https://a.example/x");
        assert_eq!(dom.base(), "https://a.example/sub/");
        assert_eq!(dom.depth(NodeId::ROOT), 0);
    }
}
