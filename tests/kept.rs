//! What a reader keeps: never hidden, and part of the text, whatever the page looks like.

use lectern::declutter::Level;
use lectern::page::Dom;
use lectern::page::snapshot::{MAGIC, VERSION, parse_snapshot};
use lectern::page::vocabulary::{ATTR_NAMES, TAG_NAMES};
use lectern::pipeline::Outcome;
use lectern::{Live, declutter, read};

const ADDRESS: &str = "https://www.site.example/news/2024/page.html";
const STORY: &str = "A ferry that nobody had waited for";

/// A snapshot as the capture writes it: only there an element can be marked as kept.
struct Snapshot {
    records: Vec<u32>,
    strings: Vec<String>,
}

impl Snapshot {
    fn element(&mut self, depth: u32, name: &str, attributes: &[(&str, &str)]) {
        let tag = TAG_NAMES.iter().position(|&known| known == name).expect("a known element") as u32 + 2;
        self.records.push(tag | (attributes.len() as u32) << 10 | depth << 16);
        for four in attributes.chunks(4) {
            let number = |name: &str| ATTR_NAMES.iter().position(|&known| known == name).expect("a known attribute");
            let word = four.iter().enumerate().map(|(at, (name, _))| (number(name) as u32) << (8 * at)).sum();
            self.records.push(word);
        }
        self.strings.extend(attributes.iter().map(|(_, value)| (*value).to_owned()));
    }

    fn text(&mut self, depth: u32, text: &str) {
        self.records.push(depth << 16);
        self.strings.push(text.to_owned());
    }
}

/// An article with a list of stories below it, which is kept or not.
fn page(is_kept: bool) -> Dom {
    let mut page = Snapshot { records: vec![MAGIC, VERSION, 0, 0], strings: vec![ADDRESS.to_owned()] };
    page.element(0, "html", &[]);
    page.element(1, "body", &[]);
    page.element(2, "h1", &[]);
    page.text(3, "A day at the wall");
    for at in 0..8 {
        page.element(2, "p", &[]);
        page.text(
            3,
            &format!(
                "The gauge at the harbour wall has been read every morning since the spring of {}, and nobody who reads \
                 it has ever thought of the number as their own; they write it down and go home.",
                1890 + at
            ),
        );
    }
    page.element(
        2,
        "div",
        if is_kept { &[("lectern:keep", ""), ("class", "related")] } else { &[("class", "related")] },
    );
    page.element(3, "h3", &[]);
    page.text(4, "Related articles");
    for at in 0..5 {
        page.element(3, "p", &[]);
        page.element(4, "a", &[("href", &format!("/story/{at}"))]);
        page.text(5, &format!("{STORY}, part {at}"));
    }
    parse_snapshot(&page.records, &page.strings.join("\0")).expect("a sound snapshot")
}

fn holds_story(dom: &Dom) -> bool {
    let Outcome::Article(reading) = read(dom) else { panic!("no article") };
    serde_json::to_string(&reading.blocks).expect("blocks are plain").contains(STORY)
}

#[test]
fn what_is_not_kept_is_hidden_and_left_out() {
    let dom = page(false);
    assert_eq!(declutter(&dom, Level::Standard, &Live::default()).items.len(), 1);
    assert!(!holds_story(&dom));
}

#[test]
fn what_is_kept_is_neither() {
    let dom = page(true);
    assert_eq!(declutter(&dom, Level::Strong, &Live::default()).items, []);
    assert!(holds_story(&dom));
}

#[test]
fn markup_cannot_keep_by_itself() {
    let markup = "<title>A day</title><body><div class=ad-banner lectern:keep></div>";
    let dom = lectern::page::html::parse_html(markup, ADDRESS);
    assert_eq!(declutter(&dom, Level::Light, &Live::default()).items.len(), 1);
}
