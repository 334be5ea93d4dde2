//! Properties of filter lists: any text is read, and what a page may need is never passed over.

use lectern::filter::{FilterList, find_rules, parse_list};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop};
use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};
use scraper::{Html, Selector};

const ADDRESS: &str = "https://www.site.example/news/page.html";

/// Pieces of lines in any order.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z.~,*/|^$#@?%!:+>( )\\[\\]{}\"'=-]{0,12}",
        Just("##".to_owned()),
        Just("#@#".to_owned()),
        Just("site.example".to_owned()),
        Just(".ad".to_owned()),
        Just("[href^=\"https://".to_owned()),
        Just(":has-text(".to_owned()),
        Just("@@||site.example^$generichide".to_owned()),
        Just("\\".to_owned()),
        Just("广告".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// One compound; the words are those of [`page`].
fn compound() -> impl Strategy<Value = String> {
    let word = || prop_oneof![Just("ad"), Just("ad-box"), Just("lamp"), Just("旗"), Just("a1")];
    prop_oneof![
        word().prop_map(|word| format!(".{word}")),
        word().prop_map(|word| format!("#{word}")),
        word().prop_map(|word| format!("div.{word}")),
        word().prop_map(|word| format!("[class*=\"{word}\"]")),
        Just("a[href^=\"https://ads.example/\"]".to_owned()),
        Just("a[href*=\"example/click\"]".to_owned()),
        Just("p:not(.lamp)".to_owned()),
        (word(), word()).prop_map(|(a, b)| format!("div:is(.{a},#{b})")),
        Just("*".to_owned()),
    ]
}

fn selector() -> impl Strategy<Value = String> {
    let step = prop_oneof![Just(" "), Just(" > "), Just("~"), Just(", ")];
    (compound(), prop::collection::vec((step, compound()), 0..3))
        .prop_map(|(first, rest)| rest.into_iter().fold(first, |text, (step, next)| text + step + &next))
}

fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<div class=\"ad lamp\">"),
        Just("<div id=ad-box>"),
        Just("<p class=旗>words"),
        Just("<a href=\"https://ads.example/click?1\" class=a1>buy</a>"),
        Just("<a href=\"/news\" id=lamp>more</a>"),
        Just("</div>"),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// What a snapshot holds of a page: its address and all values.
fn strings_of(document: &Html) -> String {
    let values = document
        .root_element()
        .descendent_elements()
        .flat_map(|element| element.value().attrs().map(|(_, value)| value));
    [ADDRESS].into_iter().chain(values).collect::<Vec<_>>().join("\0")
}

fn find(list: &FilterList, strings: &str) -> Vec<String> {
    find_rules(std::slice::from_ref(&list.rules), strings).into_iter().map(|rule| rule.selector).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(lines in prop::collection::vec(line(), 0..30), strings in ".{0,80}") {
        let text = lines.join("\n");
        if let Ok(list) = parse_list(&text) {
            let skipped: u32 = list.report.skipped.iter().map(|one| one.count).sum();
            prop_assert!(list.report.hiding + list.report.exceptions + skipped <= text.lines().count() as u32);
            prop_assert!(list.rules.len() <= 2 * text.len() + 8 * text.lines().count());
            for selector in find(&list, &format!("{ADDRESS}\0{strings}")) {
                prop_assert!(text.contains(&selector) || selector.contains(' '), "{selector:?} is not in {text:?}");
            }
            prop_assert_eq!(Ok(list), parse_list(&text));
        }
    }

    #[test]
    fn no_rule_that_names_something_is_passed_over(rules in prop::collection::vec(selector(), 1..8), markup in page()) {
        let document = Html::parse_document(&markup);
        let list = parse_list(&rules.iter().map(|rule| format!("##{rule}\n")).collect::<String>()).expect("a list");
        let found = find(&list, &strings_of(&document));
        for rule in rules.iter().flat_map(|rule| rule.split(", ")) {
            let names_something = document.select(&Selector::parse(rule).expect(rule)).next().is_some();
            prop_assert!(!names_something || found.iter().any(|one| one == rule), "{rule} is not in {found:?}");
        }
    }

    #[test]
    fn an_exception_takes_back_what_it_names_and_nothing_else(rule in selector(), markup in page(), is_first: bool) {
        let strings = strings_of(&Html::parse_document(&markup));
        let (hide, except) = (format!("##{rule}\nsite.example##.own\n"), format!("site.example#@#{rule}\nother.example#@#.own\n"));
        let text = if is_first { except + &hide } else { hide + &except };
        prop_assert_eq!(find(&parse_list(&text).expect("a list"), &strings), [".own"]);
    }
}
