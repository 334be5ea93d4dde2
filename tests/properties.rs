//! Properties that hold for any page, also for nonsense: reading ends, gives the same bytes, and invents nothing.

use lectern::Outcome;
use lectern::declutter::Level;
use lectern::output::{write_html, write_markdown, write_text};
use lectern::page::html::parse_html;
use lectern::page::snapshot::{MAGIC, VERSION, parse_snapshot};
use lectern::page::{Dom, NodeId};
use lectern::pipeline::Reading;
use proptest::prelude::{Just, ProptestConfig, Strategy, TestCaseError, any, prop};
use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};

/// Pieces of markup that may stand in any order.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z ,.]{0,60}",
        "[\u{4e00}-\u{4e20},。 ]{0,40}",
        Just("<br>".to_owned()),
        Just("<p>".to_owned()),
        Just("</p>".to_owned()),
        Just("<div class='content related'>".to_owned()),
        Just("<div class='ad-slot'>".to_owned()),
        Just("<h3>推荐阅读</h3>".to_owned()),
        Just("<aside>".to_owned()),
        Just("</aside>".to_owned()),
        Just("</div>".to_owned()),
        Just("<a href='/x#y'>".to_owned()),
        Just("</a>".to_owned()),
        Just("<ul><li>".to_owned()),
        Just("</ul>".to_owned()),
        Just("<table><tr><td>".to_owned()),
        Just("</table>".to_owned()),
        Just("<h2 id=y>".to_owned()),
        Just("<figure><img src=a.jpg><figcaption>".to_owned()),
        Just("</figure>".to_owned()),
        Just("<pre><code>".to_owned()),
        Just("</pre>".to_owned()),
        Just("<ruby>漢<rt>かん</rt></ruby>".to_owned()),
        Just("<blockquote>".to_owned()),
        Just("<dl><dt>a<dd>".to_owned()),
        Just("<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":</script>".to_owned()),
        Just("<iframe src='https://player.example/embed/1'></iframe>".to_owned()),
        Just("This is a sentence of some length, with commas, that a reader may want to read today. ".repeat(3)),
        Just("这是一个用来测试的段落,有足够的长度,也有标点符号,读者可以读它。".repeat(3)),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn reading_of(outcome: Outcome) -> Option<Reading> {
    match outcome {
        Outcome::Article(reading) => Some(reading),
        Outcome::NotAnArticle(refusal) => refusal.guess.map(|guess| *guess),
    }
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_subsequence(part: &[char], whole: &[char]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|wanted| whole.any(|c| c == wanted))
}

/// The node at a path of `css_path`.
fn find_node(dom: &Dom, path: &str) -> Option<NodeId> {
    dom.ids().find(|&id| dom.nth(id).is_some() && dom.css_path(id) == path)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_text_is_the_pages_own_in_its_order(markup in markup()) {
        let dom = parse_html(&markup, "https://a.example/p");
        if let Some(reading) = reading_of(lectern::read(&dom)) {
            let shown = letters(&write_text(&reading.blocks));
            let page = letters(&dom.text_content(NodeId::ROOT));
            prop_assert!(is_subsequence(&shown, &page), "{}", write_text(&reading.blocks));
        }
    }

    #[test]
    fn the_same_page_gives_the_same_bytes(markup in markup()) {
        let read = || reading_of(lectern::read(&parse_html(&markup, "https://a.example/p")));
        let write = |reading: &Reading| (write_html(&reading.blocks), write_markdown(&reading.metadata, &reading.blocks));
        prop_assert_eq!(read().as_ref().map(write), read().as_ref().map(write));
    }

    #[test]
    fn any_numbers_are_a_page_or_a_clear_error(words in prop::collection::vec(any::<u32>(), 0..200), strings in ".{0,200}") {
        let mut records = vec![MAGIC, VERSION, 0, 0];
        records.extend(words.iter().map(|word| word & 0x03ff_ffff));
        if let Ok(dom) = parse_snapshot(&records, &strings) {
            check_tree(&dom)?;
            lectern::read(&dom);
        }
    }

    #[test]
    fn what_is_read_is_never_hidden(markup in markup()) {
        let dom = parse_html(&markup, "https://a.example/p");
        let items = lectern::declutter(&dom, Level::Strong, &lectern::Live::default()).items;
        let hidden: Vec<NodeId> = items.iter().filter_map(|item| find_node(&dom, &item.path)).collect();
        prop_assert_eq!(hidden.len(), items.len());
        if let Some(reading) = reading_of(lectern::read(&dom)) {
            let is_left = |id: &NodeId| !hidden.iter().any(|&hidden| dom.is_within(*id, hidden));
            let left: String = dom.ids().filter(is_left).map(|id| dom.text(id)).collect();
            let shown = write_text(&reading.blocks);
            prop_assert!(is_subsequence(&letters(&shown), &letters(&left)), "{shown}\n{items:?}");
        }
    }

    #[test]
    fn markup_makes_a_sound_tree(markup in markup()) {
        check_tree(&parse_html(&markup, ""))?;
    }
}

/// Subtrees nest, children come after their parents, depths agree.
fn check_tree(dom: &Dom) -> Result<(), TestCaseError> {
    for id in dom.ids().skip(1) {
        let parent = dom.parent(id).unwrap_or(NodeId::ROOT);
        prop_assert!(parent < id && dom.end(id) <= dom.end(parent));
        prop_assert_eq!(dom.depth(id), dom.depth(parent) + 1);
    }
    Ok(())
}
