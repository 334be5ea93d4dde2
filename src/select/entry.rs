//! Tells a page that wants something of its reader from one that is a text: to sign in, to register, to write, to pay, to
//! agree. Its sentences stand around fields, or before a button that says yes.

use crate::block::Block;
use crate::lexicon::agreements::{is_about_consent, is_agreement, is_entry_title};
use crate::lexicon::class_words::Meaning;
use crate::metadata::split_title;
use crate::page::{Attr, Dom, NodeId, Tag};
use crate::signal::View;
use crate::text::space::collapse;
use std::ops::Range;

/// So many fields to write in make a form of a page.
const FIELDS: u32 = 3;

/// Nobody is asked for a password between the paragraphs of a text: the field counts as a whole form.
const PASSWORD_FIELDS: u32 = 3;

/// A form explains each of its fields in so many units at most; a text with a form in it is longer.
const FIELD_UNITS: u32 = 220;

/// A longer text than this is one, whatever is asked below it, in units.
const ASKING_UNITS: u32 = 3000;

/// Whether what is kept only serves a form, or is what the reader is asked to agree to.
pub fn asks_for_entry(view: &View, kept: &[bool]) -> bool {
    let mut blocks = view.blocks.list().iter().enumerate().filter(|(index, _)| kept.get(*index) == Some(&true));
    let Some((_, first)) = blocks.clone().next() else { return false };
    let last = blocks.clone().next_back().map_or(first, |(_, block)| block);
    let units: u32 = blocks.by_ref().map(|(_, block)| block.units).sum();
    units <= ASKING_UNITS
        && (serves_form(view, first, last, units) || asks_to_agree(view, kept, box_of(view, first, last), units))
}

/// The box of what is kept, from its beginning on.
fn box_of(view: &View, first: &Block, last: &Block) -> Range<u32> {
    let dom = view.dom;
    let around = dom.common_ancestor(first.owner, last.owner);
    // What says all there is to say in one paragraph has its buttons beside that.
    let around = dom.parent(around).filter(|_| first.owner == last.owner).unwrap_or(around);
    around.0..end_of(dom, around, last).0
}

/// Where a box ends; the body itself ends with what is kept.
fn end_of(dom: &Dom, around: NodeId, last: &Block) -> NodeId {
    if dom.tag(around) == Tag::BODY { last.last } else { dom.end(around) }
}

/// Whether fields stand in the box of what is kept, below its first heading, with little text to each. Those above it are
/// of the page's head.
fn serves_form(view: &View, first: &Block, last: &Block, units: u32) -> bool {
    let dom = view.dom;
    let around = dom.common_ancestor(first.owner, last.owner);
    let mut above = (around.0..first.first.0).map(NodeId);
    let start = above.find(|&id| dom.tag(id).heading_level().is_some()).unwrap_or(first.first);
    let (mut fields, mut entries) = (0, 0);
    for (id, field) in
        (start.0..end_of(dom, around, last).0).map(NodeId).filter_map(|id| Some((id, find_field(dom, id)?)))
    {
        if !is_beside(view, id) {
            fields += if field == Field::Password { PASSWORD_FIELDS } else { 1 };
            entries += match field {
                Field::Line => 0,
                Field::Number => 1,
                Field::Password | Field::Message => 2,
            };
        }
    }
    let is_form = entries >= 2 && fields >= FIELDS || fields > 0 && is_called_entry(dom);
    is_form && units <= fields * FIELD_UNITS
}

/// Whether the first part of the page's title, or its heading, says that one signs in here.
fn is_called_entry(dom: &Dom) -> bool {
    let is_entry = |id: NodeId| {
        let text: String = dom.text_content(id).chars().take(TITLE_CHARS).collect();
        split_title(&text).first().and_then(|&(from, to, _)| text.get(from..to)).is_some_and(is_entry_title)
    };
    [Tag::TITLE, Tag::H1].into_iter().filter_map(|tag| dom.find_tag(tag)).any(is_entry)
}

/// Characters of a title that are read.
const TITLE_CHARS: usize = 300;

/// What is written into a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// A name, an address: asked for by lead and newsletter forms too, which stand in texts.
    Line,
    /// A password.
    Password,
    /// A message.
    Message,
    /// How many of a thing.
    Number,
}

fn find_field(dom: &Dom, id: NodeId) -> Option<Field> {
    match dom.tag(id) {
        Tag::TEXTAREA => Some(Field::Message),
        Tag::INPUT => match dom.attr(id, Attr::TYPE).map(str::trim).unwrap_or("text") {
            kind if kind.eq_ignore_ascii_case("password") => Some(Field::Password),
            kind if kind.eq_ignore_ascii_case("number") => Some(Field::Number),
            kind if ["", "text", "email", "tel"].iter().any(|own| kind.eq_ignore_ascii_case(own)) => Some(Field::Line),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a field belongs to what stands beside every text: comments, layers, the page's head and foot.
fn is_beside(view: &View, id: NodeId) -> bool {
    const BESIDE: u32 = 1 << Meaning::Comment as u8
        | 1 << Meaning::Overlay as u8
        | 1 << Meaning::Sidebar as u8
        | 1 << Meaning::Header as u8;
    view.dom
        .closest(id, |id| {
            matches!(view.dom.tag(id), Tag::NAV | Tag::ASIDE | Tag::FOOTER | Tag::HEADER | Tag::DIALOG)
                || view.meanings.get(id.index()).is_some_and(|found| found & BESIDE != 0)
        })
        .is_some()
}

/// Nodes of the largest button that is read.
const BUTTON_NODES: u32 = 24;

/// Whether most of what is kept is about consent, and a button in its box gives it: a banner beside a text about such
/// matters is not in its box.
fn asks_to_agree(view: &View, kept: &[bool], range: Range<u32>, units: u32) -> bool {
    let (dom, list) = (view.dom, view.blocks.list());
    let is_button = |id: NodeId| {
        (dom.tag(id) == Tag::BUTTON || dom.attr(id, Attr::ROLE) == Some("button"))
            && dom.end(id).0 - id.0 <= BUTTON_NODES
    };
    if !range.map(NodeId).any(|id| is_button(id) && is_agreement(&collapse(&dom.text_content(id)))) {
        return false;
    }
    let texts = list.iter().enumerate().filter(|(index, _)| kept.get(*index) == Some(&true));
    let about: u32 =
        texts.filter(|(index, _)| is_about_consent(view.blocks.text(*index))).map(|(_, block)| block.units).sum();
    about * 2 >= units
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    const SENTENCE: &str =
        "<p>The keeper of the gauge wrote the number down, and went home with the keys in his pocket.</p>";

    fn judge(body: &str) -> bool {
        let dom = parse_html(&format!("<body><main>{body}</main>"), "");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let kept: Vec<bool> = (0..blocks.len()).map(|index| blocks.text(index).ends_with('.')).collect();
        asks_for_entry(&view, &kept)
    }

    #[test]
    fn a_form_with_its_explanations_is_no_text() {
        let sign_in = "<form><input><input type=password></form>";
        assert!(judge(&format!("{SENTENCE}{sign_in}{SENTENCE}")));
        let write = "<form><input><input type=email><textarea></textarea></form>";
        assert!(judge(&format!("{SENTENCE}{write}{SENTENCE}")));
        // A longer text, readers' comments, a letter to subscribe to.
        assert!(!judge(&format!("{}{write}{SENTENCE}", SENTENCE.repeat(12))));
        assert!(!judge(&format!("{SENTENCE}<div id=comments>{write}</div>{SENTENCE}")));
        assert!(!judge(&format!("{SENTENCE}<form><input><input><input type=email></form>{SENTENCE}")));
    }

    #[test]
    fn a_page_called_so_asks_for_a_name_alone() {
        let page =
            |title: &str, field: &str| judge(&format!("<h1>{title}</h1>{SENTENCE}<form>{field}{SENTENCE}</form>"));
        assert!(page("Sign in", "<input>") && page("登录", "<input type=text>"));
        assert!(!page("Sign in", "") && !page("The gauge", "<input>") && !page("Sign in to the river", "<input>"));
    }

    #[test]
    fn what_is_to_be_agreed_to_is_no_text() {
        let consent = "<p>We and our partners store cookies on your device to measure how our pages are used.</p>";
        let buttons = "<button>More options</button><button>Accept all</button>";
        assert!(judge(&format!("{consent}{buttons}")));
        assert!(!judge(&format!("{SENTENCE}{SENTENCE}{consent}{buttons}")));
        assert!(!judge(&format!("{consent}<button>Print</button>")));
        // A banner below a text about the matter.
        let story = "<p>The court ruled that the shop had used personal data without asking its customers for it.</p>";
        assert!(!judge(
            &format!("<article>{story}{story}</article><div>{consent}{buttons}</div>").replace(consent, "")
        ));
    }
}
