//! What is hidden in place, on pages of our own markup: farms in many languages, and everything that must stay.

use lectern::declutter::{Class, HiddenItem, Level, Reason};
use lectern::page::Attr;
use lectern::page::html::parse_html;
use lectern::{Live, declutter, find_ads};

const ADDRESS: &str = "https://www.site.example/news/2024/page.html";

/// The heading of related stories, a ranking and friends' links, by language.
const HEADINGS: [(&str, [&str; 2]); 12] = [
    ("zh", ["推荐阅读", "热门排行"]),
    ("zh-Hant", ["延伸閱讀", "熱門文章"]),
    ("ja", ["関連記事", "アクセスランキング"]),
    ("ko", ["관련 기사", "많이 본 뉴스"]),
    ("en", ["Related articles", "Most popular"]),
    ("de", ["Ähnliche Artikel", "Meistgelesen"]),
    ("fr", ["À lire aussi", "Les plus lus"]),
    ("es", ["Noticias relacionadas", "Lo más leído"]),
    ("pt", ["Leia também", "Mais lidas"]),
    ("ru", ["Читайте также", "Самое читаемое"]),
    ("ar", ["اقرأ أيضا", "الأكثر قراءة"]),
    ("fa", ["مطالب مرتبط", "پربازدیدترین‌ها"]),
];

fn sentence(at: usize) -> String {
    format!(
        "The gauge at the harbour wall has been read every morning since the spring of {}, and nobody who reads it has \
         ever thought of the number as their own; they write it down, look at the water once more, and go home.",
        1890 + at
    )
}

fn text() -> String {
    (0..8).map(|at| format!("<p>{}</p>", sentence(at))).collect()
}

fn links(count: usize) -> String {
    let items = (0..count)
        .map(|at| format!("<li><a href='/story/{at}'>A ferry that nobody had waited for, part {at}</a></li>"));
    format!("<ul>{}</ul>", items.collect::<String>())
}

fn page(around: &str) -> String {
    format!(
        "<title>A day at the wall</title><body><header><nav><a href=/>Home</a> <a href=/news>News</a></nav></header>\
         <h1>A day at the wall</h1><div class=content>{}</div>{around}<footer>© The harbour</footer>",
        text()
    )
}

fn hide(markup: &str, level: Level) -> Vec<HiddenItem> {
    declutter(&parse_html(markup, ADDRESS), level, &Live::default()).items
}

fn standard(markup: &str) -> Vec<HiddenItem> {
    hide(markup, Level::Standard)
}

#[test]
fn lists_are_known_by_their_headings_in_every_language() {
    for (language, headings) in HEADINGS {
        for heading in headings {
            let items = standard(&page(&format!("<div><h3>{heading}</h3>{}</div>", links(5))));
            let [item] = items.as_slice() else { panic!("{language}: {heading}: {items:?}") };
            assert!(matches!(item.class, Class::LinkFarm | Class::Related), "{language}: {heading}: {item:?}");
            assert!(item.reasons.contains(&Reason::Heading { text: heading.to_owned() }), "{language}: {item:?}");
            assert!(item.score >= 5 && item.links == 5 && item.units > 0);
        }
    }
}

#[test]
fn a_heading_split_from_its_list_goes_with_it() {
    let items = standard(&page(&format!("<div><h3>推荐阅读</h3></div><div><div>{}</div></div>", links(6))));
    assert_eq!(items.iter().map(|item| item.links).collect::<Vec<_>>(), [0, 6], "{items:?}");
}

#[test]
fn a_bar_of_pictures_under_a_heading_is_no_heading() {
    let bar = "<section><h2>Pass it on</h2><ul><li><a href=https://share.example/a></a><li><a href=https://send.example/b></a></ul></section>";
    let items = standard(&page(&format!("{bar}<div><h3>Related articles</h3>{}</div>", links(6))));
    assert_eq!(items.iter().map(|item| item.links).collect::<Vec<_>>(), [6], "{items:?}");
}

#[test]
fn a_heading_of_a_field_is_not_that_of_the_list_below_it() {
    let around =
        format!("<div><h4>Look for a boat</h4><form><input></form></div><div><h4>Recent posts</h4>{}</div>", links(6));
    let items = standard(&page(&around));
    assert_eq!(items.iter().map(|item| item.links).collect::<Vec<_>>(), [6], "{items:?}");
}

#[test]
fn a_list_that_nothing_fills_goes_with_its_heading() {
    for (list, count) in [("<ul></ul>", 1), ("", 0)] {
        let items = standard(&page(&format!("<div><div><span>本周热门</span></div><div>{list}</div></div>")));
        assert_eq!(items.len(), count, "{items:?}");
    }
}

#[test]
fn ads_go_at_every_level_and_on_every_page() {
    let ads = "<div class=right-side-ad></div><div><span>广告</span></div><ins class=adsbygoogle></ins>\
        <iframe src='https://x.doubleclick.net/slot'></iframe>\
        <iframe src='https://frames.example/' width=300 height=250></iframe><div class='banner02'></div>";
    let list = format!("<div class=story-list>{ads}{}</div>", links(40));
    for markup in [page(ads), list] {
        let items = hide(&markup, Level::Light);
        assert_eq!(items.iter().filter(|item| item.class == Class::Ad).count(), 6, "{items:?}");
        assert_eq!(items.len(), 6);
    }
    let slot = parse_html("<div class=ad-slot><iframe></iframe></div>", ADDRESS);
    assert_eq!(find_ads(&slot, &Live::default()).items.len(), 1);
}

#[test]
fn paid_stories_are_told_from_related_ones() {
    let items = hide(&page(&format!("<div class='taboola-below'>{}</div>", links(4))), Level::Light);
    assert_eq!(items.iter().map(|item| item.class).collect::<Vec<_>>(), [Class::Sponsored]);
}

#[test]
fn a_text_in_a_box_named_after_ads_stays() {
    let markup =
        format!("<title>A day at the wall</title><div class=ad-container><h1>A day at the wall</h1>{}</div>", text());
    assert_eq!(standard(&markup), []);
}

#[test]
fn what_readers_use_stays() {
    for kept in [
        format!("<nav><h3>Sections</h3>{}</nav>", links(6)),
        "<div><h3>Related</h3><form><input type=search name=q></form><a href=/a>A story of the wall</a></div>"
            .to_owned(),
        format!("<div class=comments><h3>Comments</h3>{}</div>", links(6)),
        format!("<div role=dialog><h3>Most popular</h3>{}</div>", links(6)),
        "<div><h3>Latest videos</h3><video src=a.mp4></video><a href=/v>The wall from above</a></div>".to_owned(),
        format!("<div><h2>References</h2><ol>{}</ol></div>", links(6)),
        format!("<div><h2>参考文献</h2><ol>{}</ol></div>", links(6)),
        format!("<div><h2>See also</h2>{}</div>", links(6)),
        "<p><a href=/1>Previous: the wall in spring</a> <a href=/2>Next: the wall in autumn</a></p>".to_owned(),
    ] {
        assert_eq!(standard(&page(&kept)), [], "{kept}");
    }
}

#[test]
fn an_article_made_of_links_stays() {
    let items =
        (0..30).map(|at| format!("<li><a href='https://other{at}.example/'>Note {at}</a>: {}</li>", sentence(at)));
    let markup = format!(
        "<title>Thirty notes</title><body><h1>Thirty notes</h1><p>{}</p><ul>{}</ul>",
        sentence(1),
        items.collect::<String>()
    );
    assert_eq!(standard(&markup), []);
}

/// The page with something at the end of the box that holds the text.
fn page_ending_with(end: &str) -> String {
    page("").replacen("</div><footer>", &format!("{end}</div><footer>"), 1)
}

#[test]
fn a_list_that_nothing_tells_stays_at_the_end_of_the_text_and_goes_after_it() {
    let list = format!("<div><h3>Walls of other harbours</h3>{}</div>", links(9));
    assert_eq!(standard(&page(&list)).len(), 1);
    assert_eq!(standard(&page_ending_with(&list)), []);
    let told = format!("<div><h3>Related articles</h3>{}</div>", links(9));
    assert_eq!(standard(&page_ending_with(&told)).len(), 1, "a heading tells it there too");
}

#[test]
fn paid_links_at_the_end_of_a_text_are_what_it_recommends() {
    let offer =
        |at: usize| format!("<li><a rel=sponsored href='https://shop{at}.example/'>A ruler for walls, {at}</a></li>");
    let list = format!("<div><ul>{}</ul></div>", (0..5).map(offer).collect::<String>());
    assert_eq!(standard(&page(&list)).len(), 1);
    assert_eq!(standard(&page_ending_with(&list)), []);
}

#[test]
fn what_ranks_between_headline_and_text_introduces_it() {
    let list = format!("<div class=most-popular><h3>Most popular in harbours</h3>{}</div>", links(9));
    let below = page("").replacen("</h1>", &format!("</h1>{list}"), 1);
    assert_eq!(standard(&below), []);
    assert_eq!(standard(&page(&list)).len(), 1);
}

#[test]
fn facts_under_a_word_of_recommendation_are_no_stories() {
    let lines = |lines: [&str; 5]| lines.map(|line| format!("<li>{line}</li>")).concat();
    let facts = lines(["Depth: 8 metres", "Gauge: brass or steel", "Wall: stone", "Reader: one, at dawn", "Ink: blue"]);
    let stories = lines([
        "The ferry that nobody had waited for", "A winter without a number", "The man at the gauge", "Ice at the wall",
        "What the water wrote",
    ]);
    let list = |items: &str| page(&format!("<div><h3>Recommended</h3><ul>{items}</ul></div>"));
    assert_eq!(standard(&list(&facts)), []);
    assert_eq!(standard(&list(&stories)).len(), 1, "a script follows their clicks");
}

#[test]
fn questions_lead_to_answers() {
    let list = |end: &str| {
        let items =
            (0..9).map(|at| format!("<li><a href='/{at}'>How high is the wall at gauge number {at}{end}</a></li>"));
        page(&format!("<aside><h3>About the wall</h3><ul>{}</ul></aside>", items.collect::<String>()))
    };
    assert_eq!(standard(&list("?")), []);
    assert_eq!(standard(&list("")).len(), 1);
}

#[test]
fn a_heading_is_told_by_whole_words() {
    let list = |heading: &str| page_ending_with(&format!("<div><h3>{heading}</h3>{}</div>", links(9)));
    assert_eq!(standard(&list("More information")), []);
    assert_eq!(standard(&list("More in harbours")).len(), 1);
}

#[test]
fn a_box_that_holds_the_text_is_not_a_box_of_comments() {
    let list = format!("<div><h3>Related articles</h3>{}</div>", links(5));
    for around in ["has-comments", "page comments-open", "comment-page"] {
        let markup = page(&list).replace("<body>", &format!("<body class='{around}'><div class='{around}'>"));
        assert_eq!(standard(&markup).len(), 1, "{around}");
    }
    let comments = format!("<div class=comments>{}{list}</div>", "<p>So it is.</p>".repeat(12));
    assert_eq!(standard(&page(&comments)), []);
}

#[test]
fn a_footer_is_a_menu_unless_it_heads_stories() {
    let menu = (0..9).map(|at| format!("<li><a href=/m/{at}>A part of the site, number {at}</a></li>"));
    let menu = format!("<h3>The harbour paper</h3><ul>{}</ul>", menu.collect::<String>());
    let with = |foot: &str| page("").replace("<footer>", &format!("<footer>{foot}"));
    assert_eq!(standard(&with(&format!("<div class=related-links>{menu}</div>"))), []);
    assert_eq!(standard(&with(&format!("<div class=related><h3>Most popular</h3>{}</div>", links(9)))).len(), 1);
}

#[test]
fn the_label_of_a_button_heads_nothing() {
    let buttons =
        "<div><button>Recommended</button><span>Bookmark it</span><span>Send it on</span><span>More</span></div>";
    assert_eq!(standard(&page(buttons)), []);
}

#[test]
fn names_that_a_style_compiler_wrote_say_nothing() {
    let row = |names: &str| format!("<div class='{names}'>Follow</div>");
    let compiled = ["ad", "z ab ad", "ae ad", "af gg ah", "gg"].map(row).concat();
    assert_eq!(standard(&page(&compiled)), []);
    assert_eq!(standard(&page(&row("ad"))).len(), 1);
    assert_eq!(standard(&page("<button class='sc-1 ueRfAd'>Follow</button><span class=ggPaHg>The writer</span>")), []);
}

#[test]
fn names_that_only_look_like_those_of_slots_say_nothing() {
    for name in [
        "kt-adv-heading_4f2a61-9c", "elementor-element-2ad1f70", "gg-blocks-header", "category-instagram-ads",
        "banner-close", "links--AdIyD", "sponsorship-filter",
    ] {
        let items = standard(&page(&format!("<div class='{name}'><h2>What the wall is made of</h2></div>")));
        assert_eq!(items, [], "{name}");
        assert_eq!(standard(&page(&format!("<div class='{name}'></div>"))), [], "{name}, empty");
    }
    let close = "<button class=ad-close></button><a class='btn sponsor' href=/support>Sponsor the wall</a>";
    assert_eq!(standard(&page(close)), []);
}

#[test]
fn other_articles_below_the_text_are_known_by_their_headlines() {
    let teaser = |at: usize| {
        format!("<article><h3><a href='/{at}'>A ferry nobody waited for</a></h3><p>It came all the same.</p></article>")
    };
    let teasers: String = (0..4).map(teaser).collect();
    let items = standard(&page(&format!("<div class=below><h2>From the harbour</h2>{teasers}</div>")));
    assert_eq!(items.iter().map(|item| item.links).collect::<Vec<_>>(), [4], "{items:?}");
    let posts = teasers.replace("<a href='/", "<b title='").replace("</a>", "</b>");
    assert_eq!(standard(&page(&format!("<div class=below>{posts}</div>"))), []);
}

#[test]
fn a_button_for_more_and_a_bar_for_sharing_are_no_lists() {
    let more = "<div class=read-more><a href=/all>Read all of it</a></div>";
    let share = "<div class=below><p>Share</p><a href='https://one.example'>To the first of them</a> \
        <a href='https://two.example'>To the second of them</a> <a href='https://three.example'>To the third</a></div>";
    for around in [more, share] {
        assert_eq!(standard(&page(around)), [], "{around}");
    }
}

#[test]
fn on_a_list_page_only_ads_are_hidden() {
    let markup = format!(
        "<title>News</title><h2>Latest</h2>{}<div class=ad></div><h2>Most popular</h2>{}",
        links(30),
        links(30)
    );
    let found = declutter(&parse_html(&markup, ADDRESS), Level::Strong, &Live::default());
    assert!(!found.is_article);
    assert_eq!(found.items.iter().map(|item| item.class).collect::<Vec<_>>(), [Class::Ad]);
}

#[test]
fn on_a_list_page_the_sites_own_stories_stay_whatever_their_box_is_called() {
    let markup = format!(
        "<title>News</title><div class=layout-adrail>{}</div><h2>Latest</h2>{}<div class=layout-adrail>\
         <a href=https://lamps.example/1>Lamps for every pier</a> <a href=/2>and</a> <a href=/3>more</a></div>",
        links(4),
        links(30)
    );
    let items = standard(&markup);
    assert_eq!(items.iter().map(|item| item.links).collect::<Vec<_>>(), [3], "{items:?}");
}

#[test]
fn lines_of_the_text_are_named_for_whoever_hides() {
    let dom = parse_html(&page(&format!("<div><h3>Related articles</h3>{}</div>", links(5))), ADDRESS);
    let list = declutter(&dom, Level::Standard, &Live::default());
    let elements: Vec<_> = dom.ids().filter(|&id| dom.tag(id) != lectern::page::Tag::TEXT).collect();
    let named: Vec<&str> = list.text.iter().map(|&number| dom.local_name(elements[number as usize])).collect();
    assert_eq!(named, ["p"; 8]);
}

#[test]
fn levels_hide_more_and_more() {
    let markup = page(&format!(
        "<div class=ad></div><div><h3>Related articles</h3>{}</div><aside><p>The harbour office, open on weekdays.</p></aside>",
        links(5)
    ));
    let counts = [Level::Light, Level::Standard, Level::Strong].map(|level| hide(&markup, level).len());
    assert_eq!(counts, [1, 2, 3]);
}

#[test]
fn what_the_caller_names_stays() {
    let markup = page(&format!("<div><h3>Related articles</h3>{}</div>", links(5)));
    let dom = parse_html(&markup, ADDRESS);
    let [item] = declutter(&dom, Level::Standard, &Live::default()).items.try_into().expect("one list");
    assert_eq!(declutter(&dom, Level::Standard, &Live { in_use: &[item.element + 2], listed: &[] }).items, []);
}

#[test]
fn paths_and_numbers_name_the_element() {
    let markup = page("<script>var a</script><div hidden></div><script>var b</script><div class=ad></div>");
    let [item] = standard(&markup).try_into().expect("one ad");
    assert_eq!(item.path, "html>body:nth-of-type(1)>div:nth-of-type(3)");
    // html, head, title, body, header, nav, two links, h1, the text's box and eight paragraphs stand before it.
    assert_eq!(item.element, 18);
}

/// What a list's rule names: the elements with this class.
fn named(markup: &str, class: &str, in_use: &[u32]) -> Vec<(String, Vec<Reason>)> {
    let dom = parse_html(markup, ADDRESS);
    let elements = dom.ids().filter(|&id| dom.nth(id).is_some());
    let numbers =
        elements.zip(0..).filter(|&(id, _)| dom.attr(id, Attr::CLASS) == Some(class)).map(|(_, number)| number);
    let listed: Vec<_> = numbers.map(|number| (number, "A list".to_owned(), format!(".{class}"))).collect();
    let items = declutter(&dom, Level::Light, &Live { in_use, listed: &listed }).items;
    items.into_iter().map(|item| (item.path, item.reasons)).collect()
}

#[test]
fn rules_of_lists_hide_what_nothing_protects() {
    let promo = "<div class=promo><p>Our own shop has lamps.</p></div>";
    let [(path, reasons)] = named(&page(promo), "promo", &[]).try_into().expect("one part");
    assert!(path.ends_with(">div:nth-of-type(2)"), "{path}");
    assert_eq!(reasons, [Reason::ListRule { list: "A list".to_owned(), selector: ".promo".to_owned() }]);
    assert_eq!(named(&page(promo), "content", &[]), [], "the text");
    assert_eq!(named(&page(&format!("<div class=all>{}</div>", page(promo))), "all", &[]), [], "what holds the text");
    assert_eq!(named(&page("<div class=promo><h1>Lamps</h1></div>"), "promo", &[]), [], "a headline");
    let all: Vec<u32> = (0..200).collect();
    assert_eq!(named(&page(promo), "promo", &all), [], "what is in use");
}

#[test]
fn rules_of_lists_never_take_most_of_a_page() {
    let shop = |class: &str| {
        format!("<title>Lamps</title><body><div class={class}>{}</div><p>Lamps for harbours.</p>", links(40))
    };
    assert_eq!(named(&shop("offers"), "offers", &[]), []);
    let part = |markup: &str| {
        let dom = parse_html(markup, ADDRESS);
        let number = dom.ids().filter(|&id| dom.nth(id).is_some()).position(|id| dom.attr(id, Attr::CLASS).is_some());
        let listed = [(number.expect("a box") as u32, String::new(), String::new())];
        find_ads(&dom, &Live { in_use: &[], listed: &listed }).items.len()
    };
    assert_eq!(part("<div class=promo><p>Our own shop has lamps.</p></div>"), 1);
    assert_eq!(part(&format!("<div class=promo>{}</div>", text())), 0, "a part that comes late may be the text");
}
