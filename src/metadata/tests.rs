//! Pages of our own markup, one group of rules a test: what is found, and what must not be.

use super::{Direction, Found, Genre, LineKind, Origin, find_metadata};
use crate::block::{Measures, collect_blocks};
use crate::page::html::parse_html;
use crate::page::{Names, NodeId};

const URL: &str = "https://www.example.com/news/story.html";

/// A page of a kind that is written on one day.
const DATED: Genre = Genre { is_dated: true, is_discussion: false, is_offer: false, is_ware: false };

/// Two sentences that are a body in any judgement.
const ENGLISH: &str = "<p>The river rose by two metres in a single night, and the people of the lower town carried their furniture to the upper floors. Nobody had seen such a flood before, they said.</p><p>By noon the water had reached the market square, where the council met in a boat and decided to open the old gates.</p>";

const CHINESE: &str = "<p>河水一夜之间上涨了两米，下城的居民把家具都搬到了楼上。他们说，从来没有人见过这样的洪水，连年纪最大的老人也不记得。</p><p>到了中午，大水已经漫到集市广场，镇议会只好在船上开会，最后决定打开早已废弃的旧闸门。</p>";

/// Reads a page of which the blocks with a full sentence are chosen.
fn read(markup: &str) -> (Found, Vec<String>) {
    read_as(URL, DATED, markup)
}

/// The same for a page of another address or kind.
fn read_as(address: &str, genre: Genre, markup: &str) -> (Found, Vec<String>) {
    let dom = parse_html(markup, address);
    let blocks = collect_blocks(&dom);
    let measures = Measures::of(&dom, &blocks);
    let chosen: Vec<bool> =
        blocks.list().iter().map(|block| block.units > 100 && block.link_units * 2 < block.units).collect();
    let found = find_metadata(&dom, &blocks, &measures, &Names::of(&dom), &chosen, genre);
    let texts = (0..blocks.len()).map(|index| blocks.text(index).to_owned()).collect();
    (found, texts)
}

fn page(head: &str, body: &str) -> (Found, Vec<String>) {
    read(&format!("<html lang=en><head>{head}</head><body>{body}</body></html>"))
}

/// The title of a page of some kind; the markup begins in the page's head.
fn title_as(genre: Genre, markup: &str) -> Option<String> {
    read_as(URL, genre, &format!("<html lang=en><head>{markup}</body></html>")).0.metadata.title
}

/// The texts of the own lines of one kind.
fn lines(found: &(Found, Vec<String>), kind: LineKind) -> Vec<&str> {
    let lines = found.0.lines.iter().filter(|line| line.kind == kind);
    lines.filter_map(|line| found.1.get(line.block)).map(String::as_str).collect()
}

#[test]
fn the_title_is_the_heading_without_the_site() {
    let named = "<meta property='og:site_name' content='Example News'>";
    for (head, body, title) in [
        ("<title>The Flood | Example News</title>", "<h1>The Flood</h1>", "The Flood"),
        (
            "<title>The Flood of the Lower Town - Example News</title>", "<div>Lower town</div>",
            "The Flood of the Lower Town",
        ),
        (
            "<title>Example News</title>",
            "<div role=heading aria-level=1>The Flood of the Lower Town</div>",
            "The Flood of the Lower Town",
        ),
        ("<title>Town: The Flood — Handbook</title>", "<h1>Handbook</h1><h2>Town: The Flood</h2>", "Town: The Flood"),
        ("<title>Said &amp;amp; Done | Example News</title>", "", "Said & Done"),
        (
            "<meta property='og:title' content='The ' /><title>The \"Flood\" of the Year</title>",
            "<h1>The \"Flood\" of the Year</h1>",
            "The \"Flood\" of the Year",
        ),
        (
            "<title>The long story of the flood in the lower town</title>",
            "<h1>The long story of the flood in…</h1>",
            "The long story of the flood in the lower town",
        ),
    ] {
        let (found, _) = page(&format!("{named}{head}"), &format!("{body}{ENGLISH}"));
        assert_eq!(found.metadata.title.as_deref(), Some(title), "{head}");
    }
}

#[test]
fn the_headline_may_stand_behind_the_site_or_below_its_logo() {
    let logo = "<h1 class=logo><a href=/>The Herald</a></h1>";
    for (head, body, title) in [
        ("<title>The Herald - Bridge to be rebuilt</title>", "<h2>Bridge to be rebuilt</h2>", "Bridge to be rebuilt"),
        ("<title>河东日报-青河大桥今日修好了</title>", "<h1>青河大桥今日修好了</h1>", "青河大桥今日修好了"),
        (
            "<title>The Herald: Bridge to be rebuilt</title><meta property=og:site_name content='The Herald'>",
            "",
            "Bridge to be rebuilt",
        ),
        ("<title>The Herald</title>", &format!("{logo}<h2>The old bridge is safe</h2>"), "The old bridge is safe"),
        (
            "<title>The old bridge is safe: Town</title><meta property=og:title content='The old bridge is safe'>",
            "<h1><span>The old bridge is safe</span><div>An engineer looked at it on Monday</div></h1>",
            "The old bridge is safe",
        ),
        (
            "<title>The old bridge is safe | Town</title><meta property=og:title content='The old bridge is safe'>",
            "<h1><span>The old bridge is safe</span> <span>after a year of repairs</span></h1>",
            "The old bridge is safe after a year of repairs",
        ),
        (
            "<title>The Herald: Bridge to be rebuilt</title>",
            &format!("{logo}<h3>Bridge to be rebuilt</h3>"),
            "Bridge to be rebuilt",
        ),
        // A link home may be called what the page is about.
        (
            "<title>Rowing: A year at the oars</title><meta property=og:site_name content='The Herald'>",
            "<a href=/>Rowing</a><h1>Rowing: A year at the oars</h1>",
            "Rowing: A year at the oars",
        ),
        ("<title>The Herald: Imprint</title>", &format!("{logo}<h2>About the paper</h2>"), "The Herald: Imprint"),
        (
            "<title>silt::Reader class</title>",
            "<h1 class=logo><a href=/>silt</a></h1><h2>silt::Reader class</h2>",
            "silt::Reader class",
        ),
        (
            "<title>Reader in silt::io - The Handbook</title>", "<a href=/>The Handbook</a><a href=/>io</a>",
            "Reader in silt::io",
        ),
        ("<title>Bridge to be rebuilt::Gazette</title>", "<a href=/>Gazette</a>", "Bridge to be rebuilt"),
        ("<title>강을 지키는 사람::강변일보</title>", "<a href=/>강변일보</a>", "강을 지키는 사람"),
        ("<title></title>", "<h2>The old bridge is safe</h2>", "The old bridge is safe"),
        (
            "<title>The old bridge is safe at last | The Herald</title>",
            "<h1>The old bridge is safe at last <span>12</span></h1>", "The old bridge is safe at last",
        ),
    ] {
        let (found, _) = page(head, &format!("{body}{ENGLISH}"));
        assert_eq!(found.metadata.title.as_deref(), Some(title), "{head}");
    }
}

#[test]
fn todays_date_in_the_pages_head_is_not_the_articles() {
    let menu =
        "<ul><li><a href=/a>World</a><li><a href=/b>Town</a><li><a href=/c>River</a><li><a href=/d>Sport</a></ul>";
    for (top, below, date) in [
        ("<header><time>Tuesday, June 18, 2024</time></header>", "", None),
        ("<div id=date>June 18, 2024</div>", "", None),
        ("<div>June 18, 2024</div>", "<p>May 3, 2020</p>", Some("2020-05-03")),
    ] {
        let (found, _) = page("<title>The Flood</title>", &format!("{top}{menu}<h1>The Flood</h1>{below}{ENGLISH}"));
        assert_eq!(found.metadata.published.as_deref(), date, "{top}");
    }
    let article = format!("<article><header><time>June 18, 2024</time><h1>The Flood</h1></header>{ENGLISH}</article>");
    let (found, _) = page("<title>The Flood</title>", &article);
    assert_eq!(found.metadata.published.as_deref(), Some("2024-06-18"));
}

#[test]
fn of_several_dates_each_is_what_it_is_called() {
    let declared = "<meta property=article:published_time content=2024-01-12>";
    for (head, line, published, modified) in [
        (
            declared,
            "<span class=posted-on><time class=updated datetime=2025-02-01>1 February 2025</time><time class=published datetime=2024-01-12>12 January 2024</time></span>",
            "2024-01-12",
            Some("2025-02-01"),
        ),
        ("", "<p>Zapísané: 18.06.2024. Updated: 19.06.2024</p>", "2024-06-18", Some("2024-06-19")),
        ("", "<p>已于 2023-08-12 修改 · 于 2022-05-01 首次发布</p>", "2022-05-01", Some("2023-08-12")),
        (
            "",
            "<p><relative-time datetime=2024-06-18T14:22:00Z>3 hours ago</relative-time></p>",
            "2024-06-18T14:22:00Z",
            None,
        ),
    ] {
        let (found, _) =
            page(&format!("<title>The Flood</title>{head}"), &format!("<h1>The Flood</h1>{line}{ENGLISH}"));
        let metadata = found.metadata;
        assert_eq!(metadata.published.as_deref(), Some(published), "{line}");
        assert_eq!(metadata.modified.as_deref(), modified, "{line}");
    }
}

#[test]
fn the_foot_of_a_text_names_its_author_and_the_foot_of_the_page_none() {
    let read = |foot: &str| page("<title>The Flood</title>", &format!("<h1>The Flood</h1>{ENGLISH}{foot}")).0.metadata;
    let foot = "<span itemprop=author><span itemprop=name>Jane Doe</span></span>";
    assert_eq!(read(&format!("<div class=post-footer>Posted by {foot}</div>")).byline.as_deref(), Some("Jane Doe"));
    assert_eq!(read(&format!("<div class=site-footer>Posted by {foot}</div>")).byline, None);
}

#[test]
fn an_outlet_gives_way_to_its_reporter() {
    let read = |body: &str| read(&format!("<title>大水漫到集市广场</title><h1>大水漫到集市广场</h1>{body}"));
    let declared = "<meta name=author content=河东新闻网>";
    let (found, _) = read(&format!("{declared}{CHINESE}<p>（记者 郑小杰）</p>"));
    assert_eq!(found.metadata.byline.as_deref(), Some("郑小杰"));
    let (found, _) = read(&format!("<p>记者：王小明 通讯员：李大海</p>{CHINESE}"));
    assert_eq!(found.metadata.byline.as_deref(), Some("王小明, 李大海"));
}

#[test]
fn chinese_titles_lose_their_tails() {
    let (found, _) =
        read(&format!("<title>大水漫到集市广场_社会_示例网</title><div class=t>大水漫到集市广场</div>{CHINESE}"));
    assert_eq!(found.metadata.title.as_deref(), Some("大水漫到集市广场"));
    let found = read(&format!(
        "<title>新闻动态--示例学会官网</title><p>大水漫到集市广场，议会在船上开会</p><p>发布时间：2019-05-18 来源：示例学会</p>{CHINESE}"
    ));
    assert_eq!(found.0.metadata.title.as_deref(), Some("大水漫到集市广场，议会在船上开会"));
    assert_eq!(lines(&found, LineKind::Headline), ["大水漫到集市广场，议会在船上开会"]);
}

#[test]
fn the_headline_is_claimed_once() {
    let found =
        page("<title>The Flood</title>", &format!("<nav><a href=/>Home</a></nav><h1>The <br>Flood</h1>{ENGLISH}"));
    assert_eq!(lines(&found, LineKind::Headline), ["The", "Flood"]);
}

#[test]
fn a_heading_that_says_the_title_once_more_is_claimed_too() {
    let head = "<title>The Flood</title>";
    let found = page(head, &format!("<header><h1>The Flood</h1></header><div><h2>THE FLOOD</h2>{ENGLISH}</div>"));
    assert_eq!(lines(&found, LineKind::Headline), ["The Flood", "THE FLOOD"]);
    let found = page(head, &format!("<h1>The Flood</h1>{ENGLISH}<h2>The Flood</h2>{ENGLISH}"));
    assert_eq!(lines(&found, LineKind::Headline), ["The Flood"]);
}

#[test]
fn bylines_give_names_only() {
    let json = |author: &str| {
        format!(
            "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"The Flood\",\"author\":{author}}}</script>"
        )
    };
    for (head, body, byline) in [
        (json("{\"@type\":\"Person\",\"name\":\"Jane Doe\"}"), "", Some("Jane Doe")),
        (json("[{\"name\":\"Jane Doe\"},{\"name\":\"John Roe\"}]"), "", Some("Jane Doe, John Roe")),
        (json("\"By Jane Doe\""), "", Some("Jane Doe")),
        (json("{\"@type\":\"Organization\",\"name\":\"Example News\"}"), "<p>By John Roe</p>", Some("John Roe")),
        (json("\"https://example.com/jane\""), "", None),
        ("<meta name=author content='Jane Doe'>".into(), "", Some("Jane Doe")),
        (
            String::new(),
            "<p class=byline>By <a rel=author href=/j>Jane Doe</a> and <a rel=author href=/r>John Roe</a></p>",
            Some("Jane Doe, John Roe"),
        ),
        (String::new(), "<p>Written by Jane Doe on March 3, 2020</p>", Some("Jane Doe")),
        (String::new(), "<p>By Jane Doe, staff writer | March 3, 2020</p>", Some("Jane Doe")),
        (
            String::new(),
            "<div class=author><img alt=x><span>Jane Doe</span><span>10 min read</span><span>March 3, 2020</span></div>",
            Some("Jane Doe"),
        ),
        (String::new(), "<div class=author-box>Follow us</div>", None),
    ] {
        let (found, _) =
            page(&format!("<title>The Flood</title>{head}"), &format!("<h1>The Flood</h1>{body}{ENGLISH}"));
        assert_eq!(found.metadata.byline.as_deref(), byline, "{head} {body}");
    }
}

#[test]
fn commenters_and_teasers_are_no_authors() {
    let body = format!(
        "<h1>The Flood</h1>{ENGLISH}<div class=comments><p class=author>By Joe Bloggs</p><time datetime=2021-01-01>1 January 2021</time></div><div class=related><h3><a href=/x>Another story of the town</a></h3><span class=byline>By Ann Other</span></div>"
    );
    let (found, _) = page("<title>The Flood</title>", &body);
    assert_eq!(found.metadata.byline, None);
    assert_eq!(found.metadata.published, None);
}

#[test]
fn chinese_lines_are_three_fields() {
    let found = read(&format!(
        "<title>大水漫到集市广场</title><div><a href=/>首页</a> &gt; <a href=/s>社会</a> &gt; 正文 <a href=/join>申请入驻</a></div><h1>大水漫到集市广场</h1><div>2019-09-07 13:43:45　来源：<a href=/x>示例晚报</a>　作者：王小明 李强　阅读：123</div>{CHINESE}<p>关键词：洪水 集市广场</p><p>责任编辑：张三_NF1234</p>"
    ));
    let metadata = &found.0.metadata;
    assert_eq!(metadata.source.as_deref(), Some("示例晚报"));
    assert_eq!(metadata.byline.as_deref(), Some("王小明, 李强"));
    assert_eq!(metadata.editor.as_deref(), Some("张三"));
    assert_eq!(metadata.published.as_deref(), Some("2019-09-07T13:43:45"));
    assert_eq!(metadata.page_keywords, ["洪水", "集市广场"]);
    assert_eq!(metadata.breadcrumb, ["首页", "社会"]);
    assert_eq!(metadata.section.as_deref(), Some("社会"));
    assert_eq!(lines(&found, LineKind::Editor), ["责任编辑：张三_NF1234"]);
    assert_eq!(lines(&found, LineKind::Keywords), ["关键词：洪水 集市广场"]);
    assert_eq!(lines(&found, LineKind::Breadcrumb), ["首页 > 社会 > 正文 申请入驻"]);
}

#[test]
fn names_beside_marks_and_in_brackets_are_found() {
    for (head, tail, byline, source) in [
        ("<p>示例新闻记者 王小明</p><p>2020-06-06 10:08</p>", "", Some("王小明"), Some("示例新闻")),
        ("<p>2020-06-06 10:08 示例晚报</p>", "", None, Some("示例晚报")),
        ("<p>2020-10-04 15:05示例日報 記者林大同／台北報導</p>", "", Some("林大同"), Some("示例日報")),
        ("<p>文｜王小明</p>", "", Some("王小明"), None),
        (
            "",
            "<p>镇议会最后决定打开早已废弃的旧闸门，让大水流回原来的河道里去，居民们终于松了一口气，开始清理房屋。（记者 王小明）</p>",
            Some("王小明"),
            None,
        ),
        ("", "<p>作者：未知　责任编辑：Rex_07</p>", None, None),
    ] {
        let (found, _) =
            read(&format!("<title>大水漫到集市广场</title><h1>大水漫到集市广场</h1>{head}{CHINESE}{tail}"));
        assert_eq!(found.metadata.byline.as_deref(), byline, "{head}{tail}");
        assert_eq!(found.metadata.source.as_deref(), source, "{head}{tail}");
    }
}

#[test]
fn east_asian_reporters_are_found_where_their_papers_name_them() {
    const JAPANESE: &str = "<p>川の水が一夜で二メートル増え、下町の住民は家具を二階に運び上げた。こんな水は見たことがないと、最も年をとった人たちも話している。</p><p>正午には水が市場の広場に達し、議会は船の上で開かれた。古い水門を開けることが決まり、住民はようやく胸をなで下ろした。";
    const KOREAN: &str = "<p>강물이 하룻밤에 이 미터나 불어나 아랫마을 주민들은 가구를 위층으로 옮겼다. 가장 나이 많은 사람들도 이런 물은 본 적이 없다고 말했다.</p><p>정오에는 물이 시장 광장까지 들어왔고 의회는 배 위에서 열렸다. 오래된 수문을 열기로 결정하자 주민들은 비로소 마음을 놓았다.";
    for (text, head, tail, names, credit) in [
        (JAPANESE, "", "（山田花子）</p>", Some("山田花子"), None),
        (JAPANESE, "", "</p><p>【山田花子、佐藤健】</p>", Some("山田花子, 佐藤健"), Some("【山田花子、佐藤健】")),
        (JAPANESE, "", "（敬称略）</p>", None, None),
        (JAPANESE, "<p>社会部 山田花子</p>", "</p>", Some("山田花子"), None),
        (JAPANESE, "", "</p><p>（聞き手・山田花子）</p>", Some("山田花子"), Some("（聞き手・山田花子）")),
        (
            KOREAN,
            "",
            "</p><p>홍길동 기자 hong@paper.example</p>",
            Some("홍길동"),
            Some("홍길동 기자 hong@paper.example"),
        ),
        (KOREAN, "", "</p><p>강릉=홍길동·김철수 기자</p>", Some("홍길동, 김철수"), Some("강릉=홍길동·김철수 기자")),
        (KOREAN, "<p>홍길동 기자 | 승인 2024.03.05 06:30</p>", "</p>", Some("홍길동"), None),
        (CHINESE, "", "<p>（王小明）</p>", Some("王小明"), Some("（王小明）")),
        (CHINESE, "", "<p>（全文完）</p>", None, None),
    ] {
        let found = read(&format!("<title>水</title><h1>水</h1>{head}{text}{tail}"));
        assert_eq!(found.0.metadata.byline.as_deref(), names, "{head}{tail}");
        assert!(credit.is_none() || lines(&found, LineKind::Byline) == [credit.unwrap_or("")], "{head}{tail}");
    }
    for (lead, names) in [
        ("[서울=예시뉴스] 홍길동 기자 = ", Some("홍길동")),
        ("강변일보=홍길동 기자 ", Some("홍길동")),
        ("<p>홍길동 기자는 강가에 섰다. ", None),
    ] {
        let found =
            read(&format!("<title>강물</title><h1>강물</h1>{}", KOREAN.replacen("<p>", &format!("<p>{lead}"), 1)));
        assert_eq!(found.0.metadata.byline.as_deref(), names, "{lead}");
    }
    for (lead, names) in [
        ("【ロンドン山田花子】", Some("山田花子")),
        ("【北京・山田花子】", Some("山田花子")),
        ("国際会議場（東京・有楽町）で、", None),
        ("【開催概要】", None),
    ] {
        let found =
            read(&format!("<title>水</title><h1>水</h1>{}", JAPANESE.replacen("<p>", &format!("<p>{lead}"), 1)));
        assert_eq!(found.0.metadata.byline.as_deref(), names, "{lead}");
    }
}

#[test]
fn dates_are_read_in_pieces_and_not_from_teasers() {
    let teaser = "<div><h3><a href=/2>The last ferryman hands over the keys of his boat</a></h3><time datetime=2022-01-03>3 Jan 2022</time></div>";
    let filed = "<p>November 27, 2023 · <a href=/weather>Weather and climate of the river lands</a></p>";
    for (below, published) in [
        ("<div><div>27</div><div>Nov</div><div>2023</div></div>", Some("2023-11-27")),
        ("<div class=date><div>27</div><div>2023-11</div></div>", Some("2023-11-27")),
        ("<p><span>11-27</span><span>2023</span></p>", Some("2023-11-27")),
        ("<div><div>July</div><div>5</div><div>2024</div></div>", Some("2024-07-05")),
        (filed, Some("2023-11-27")),
        (teaser, None),
    ] {
        let (found, _) = page("<title>The flood</title>", &format!("<h1>The flood</h1>{below}{ENGLISH}"));
        assert_eq!(found.metadata.published.as_deref(), published, "{below}");
    }
}

#[test]
fn a_headline_is_no_pager_and_names_no_site() {
    for (title, above, expected) in [
        ("大水漫到集市广场", "<h1>大水漫到集市广场（1/3）</h1>", "大水漫到集市广场"),
        ("大水漫到集市广场", "<h1>大水漫到集市广场 <span>1/3</span></h1>", "大水漫到集市广场"),
        ("大水漫到集市广场的夜晚 - 水", "<p>大水漫到集市广场的夜晚</p>", "大水漫到集市广场的夜晚"),
        ("大水漫到集市广场", "<h1>大水漫到集市广场（1/2 杯）</h1>", "大水漫到集市广场（1/2 杯）"),
    ] {
        let (found, _) = read(&format!("<title>{title}</title>{above}{CHINESE}"));
        assert_eq!(found.metadata.title.as_deref(), Some(expected), "{above}");
    }
    let head = "<title>川の水が市場に達する（川辺新聞）</title><h1>川の水が市場に達する</h1>";
    assert_eq!(read(&format!("{head}{CHINESE}")).0.metadata.source.as_deref(), Some("川辺新聞"));
    let head = "<title>The flood</title><meta property=og:site_name content='River Gazette'><h1>The flood</h1>";
    let found = read(&format!("{head}{ENGLISH}<p>Jane Doe, River Gazette</p>"));
    assert_eq!(found.0.metadata.byline.as_deref(), Some("Jane Doe"));
}

#[test]
fn all_lines_of_a_paywall_are_its_own() {
    let tail = "<div><p>此处为付费内容</p><p>剩余内容 1200 字</p><p>登录后阅读全文</p><p>下一篇</p></div>";
    let found = read(&format!("<title>大水</title><h1>大水</h1>{CHINESE}{tail}"));
    assert_eq!(lines(&found, LineKind::Paywall), ["此处为付费内容", "剩余内容 1200 字", "登录后阅读全文"]);
    assert!(found.0.metadata.is_partial);
}

#[test]
fn dates_stand_near_the_headline_or_nowhere() {
    for (head, before, after, published) in [
        (
            "<meta property=article:published_time content='2020-03-01T10:00:00+01:00'>",
            "<p>May 1, 2021</p>",
            "",
            Some("2021-05-01"),
        ),
        (
            "<meta property=article:published_time content='2020-03-01T10:00:00+01:00'>",
            "<p>March 1, 2020</p>",
            "",
            Some("2020-03-01T10:00:00+01:00"),
        ),
        ("", "<time datetime=2020-03-01>1 March</time>", "", Some("2020-03-01")),
        ("", "<p>Published March 1, 2020 · Updated May 1, 2021</p>", "", Some("2020-03-01")),
        ("", "<p>Last updated: May 1, 2021</p>", "", Some("2021-05-01")),
        ("", "", "<p>Posted on March 1, 2020</p>", Some("2020-03-01")),
        (
            "",
            "",
            "<ul><li><a href=/1>A story about another town and its river</a> 2022-12-07</li><li><a href=/2>A story about another town and its bridge</a> 2022-12-08</li></ul>",
            None,
        ),
        ("", "", "<footer><p>2022-12-07</p></footer>", None),
        ("", "<p>Release date:</p><p class=date>21 Aug, 2012</p>", "", None),
        ("", "<p>3/4/2020</p>", "", Some("2020-03-04")),
        ("", "<pre><code>where day >= '2023-06-28' limit 1</code></pre>", "", None),
        ("", &format!("{ENGLISH}<pre>where day >= '2023-06-28' limit 1</pre>"), "", None),
        ("", "<pre>2020-03-01</pre>", "", Some("2020-03-01")),
        (
            "",
            "<div class='story__comment-count story__meta'><i class=story__date>1 March 2020</i> <a href=#c>31</a></div>",
            "",
            Some("2020-03-01"),
        ),
    ] {
        let (found, _) =
            page(&format!("<title>The Flood</title>{head}"), &format!("<h1>The Flood</h1>{before}{ENGLISH}{after}"));
        assert_eq!(found.metadata.published.as_deref(), published, "{head}{before}{after}");
    }
}

#[test]
fn a_date_set_in_boxes_is_one() {
    let (found, _) = read(&format!(
        "<title>大水漫到集市广场</title><h1>大水漫到集市广场</h1><div>2019</div><div>09/07</div><div>19:02</div>{CHINESE}"
    ));
    assert_eq!(found.metadata.published.as_deref(), Some("2019-09-07T19:02"));
}

#[test]
fn paragraphs_are_never_claimed() {
    let paragraph = "<p>By 2019-09-07 the editor: a man of few words, had left the source: a spring in the hills, and nobody knew why he went there at all, or what he hoped to find.</p>";
    let found = page("<title>The Flood</title>", &format!("<h1>The Flood</h1>{paragraph}{ENGLISH}{paragraph}"));
    assert_eq!(found.0.lines.len(), 1, "{:?}", found.0.lines);
}

#[test]
fn declared_places_and_keywords_are_read() {
    let head = "<title>The Flood</title><script type=application/ld+json>{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"name\":\"Home\"},{\"item\":{\"name\":\"Town &amp; Country\"}},{\"name\":\"The Flood\"}]}</script><meta name=keywords content='flood, lower town, Example News'><meta property=og:site_name content='Example News'><meta name=description content='&lt;b&gt;Water&lt;/b&gt; in the town'><meta property=og:image content='/i.jpg'><link rel=canonical href='/news/story'>";
    let (found, _) = page(head, &format!("<h1>The Flood</h1>{ENGLISH}"));
    let metadata = found.metadata;
    assert_eq!(metadata.breadcrumb, ["Home", "Town & Country"]);
    assert_eq!(metadata.section.as_deref(), Some("Town & Country"));
    assert_eq!(metadata.page_keywords, ["flood", "lower town"]);
    assert_eq!(metadata.site_name.as_deref(), Some("Example News"));
    assert_eq!(metadata.excerpt.as_deref(), Some("Water in the town"));
    assert_eq!(metadata.lead_image.as_deref(), Some("https://www.example.com/i.jpg"));
    assert_eq!(metadata.canonical_url.as_deref(), Some("https://www.example.com/news/story"));
}

#[test]
fn the_next_page_is_the_same_articles() {
    let (found, _) = page(
        "",
        &format!("<h1>The Flood</h1>{ENGLISH}<a href=/news/other.html>Next</a> <a href=/news/story_2.html>Next</a>"),
    );
    assert_eq!(found.metadata.next_page_url.as_deref(), Some("https://www.example.com/news/story_2.html"));
}

#[test]
fn letters_decide_the_language() {
    let persian = "<p>رودخانه در یک شب دو متر بالا آمد و مردم پایین شهر اثاث خود را به طبقه‌های بالا بردند. آن‌ها گفتند که هیچ‌کس چنین سیلی ندیده است و چیزی شبیه آن را به یاد نمی‌آورند.</p>";
    let german = "<p>Der Fluss stieg in einer Nacht um zwei Meter, und die Leute der unteren Stadt trugen ihre Möbel in die oberen Stockwerke. Das ist nicht das erste Hochwasser, aber es ist auch nicht das letzte.</p>";
    for (markup, lang, dir) in [
        (format!("<html lang=en>{CHINESE}"), "zh-Hans", Direction::Ltr),
        (format!("<html lang=zh_CN>{CHINESE}"), "zh-CN", Direction::Ltr),
        (format!("<html lang=zh-TW>{CHINESE}"), "zh-Hans", Direction::Ltr),
        (format!("<html lang=en-GB>{ENGLISH}"), "en-GB", Direction::Ltr),
        (format!("<html>{german}"), "de", Direction::Ltr),
        (format!("<html>{persian}"), "fa", Direction::Rtl),
    ] {
        let (found, _) = read(&markup);
        assert_eq!((found.metadata.lang.as_deref(), found.metadata.dir), (Some(lang), dir));
    }
}

#[test]
fn hostile_values_stay_plain_and_short() {
    let long = "long ".repeat(100_000);
    let many = "a | ".repeat(50_000);
    let head = format!(
        "<title>{many}</title><meta property=og:title content='{long}'><meta name=author content='{long}'><meta name=keywords content='{long}'><meta name=description content='\u{202e}{long}'><meta property=article:section content='{long}'><link rel=canonical href='javascript:alert(1)'><meta property=og:image content='data:image/png;base64,x'><script type=application/ld+json>{{\"@type\":\"Article\",\"headline\":\"<img src=x onerror=alert(1)>\u{202e}\",\"author\":[[[\"<script>\"]]],\"datePublished\":\"99999999999999999999-99-99\",\"keywords\":\"{long}\"}}</script>"
    );
    let (found, _) = page(&head, &format!("<h1>{long}</h1>{ENGLISH}"));
    let metadata = found.metadata;
    let texts =
        [&metadata.title, &metadata.byline, &metadata.excerpt, &metadata.section, &metadata.source, &metadata.editor];
    for text in texts.into_iter().flatten() {
        assert!(text.chars().count() <= 700 && !text.contains(['\u{202e}', '<']), "{text}");
    }
    assert_eq!((metadata.published, metadata.canonical_url, metadata.lead_image), (None, None, None));
    assert!(metadata.page_keywords.len() <= 20);
    let marked = "<span class=author><time class=date>x</time></span>".repeat(20_000);
    read(&format!("<title>x</title>{}{marked}{ENGLISH}", "<h1>x y z</h1>".repeat(5_000)));
    read("");
}

#[test]
fn values_tell_where_they_stood() {
    let json =
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Ada Brook\"}}</script>";
    let (found, _) = page(
        &format!("<title>The Flood</title>{json}"),
        &format!("<h1>The Flood</h1><time datetime=2020-03-01>1 March</time>{ENGLISH}"),
    );
    let origins = found.metadata.origins;
    assert_eq!(
        (origins.title, origins.byline, origins.published, origins.source),
        (Some(Origin::Heading), Some(Origin::JsonLd), Some(Origin::Markup), None)
    );
}

#[test]
fn pages_that_are_not_of_one_day_have_no_date_of_publication() {
    let dom = parse_html(
        &format!("<title>Our pumps</title><h1>Our pumps</h1><time datetime=2020-03-01>1 March</time>{ENGLISH}"),
        "",
    );
    let blocks = collect_blocks(&dom);
    let measures = Measures::of(&dom, &blocks);
    let chosen = vec![true; blocks.len()];
    assert_eq!(
        find_metadata(&dom, &blocks, &measures, &Names::of(&dom), &chosen, Genre::default()).metadata.published,
        None
    );
    assert!(find_metadata(&dom, &blocks, &measures, &Names::of(&dom), &chosen, DATED).metadata.published.is_some());
}

#[test]
fn a_section_may_be_called_news() {
    let trail = "<nav class=breadcrumb><a href=/>Home</a> &gt; <a href=/n>News</a> &gt; <a href=/p>Politics</a></nav>";
    let (found, _) = page("<title>The Flood</title>", &format!("{trail}<h1>The Flood</h1>{ENGLISH}"));
    assert_eq!(found.metadata.breadcrumb, ["Home", "News", "Politics"]);
}

#[test]
fn days_of_something_else_are_not_the_articles() {
    for line in [
        "<p>3 May 2020 – 5 May 2020</p>",
        "<ul><li><a href=/v>Version 2.21.0 <time datetime=2019-02-24>2019-02-24</time></a></ul>",
    ] {
        let (found, _) = page("<title>The Fair</title>", &format!("<h1>The Fair</h1>{line}{ENGLISH}"));
        assert_eq!(found.metadata.published, None, "{line}");
    }
    let declared = r#"<script type="application/ld+json">{"@type":"Article","datePublished":"2020-05-03"}</script>"#;
    let shown = "<p>3 May 2020</p>";
    let changed = "<p>Last updated: 7 May 2020</p>";
    let (found, _) = page(
        "<title>The Fair</title>",
        &format!("<h1>The Fair</h1><p>3 May 2020 | 5 May 2020 – 7 May 2020</p>{ENGLISH}"),
    );
    assert_eq!(found.metadata.published.as_deref(), Some("2020-05-03"));
    for (address, line, published) in [
        ("https://www.example.com/", shown, None),
        ("https://www.example.com/?p=12", shown, Some("2020-05-03")),
        ("https://docs.example.com/pumps", "", None),
        ("https://docs.example.com/pumps", shown, Some("2020-05-03")),
        ("https://docs.example.com/pumps", changed, None),
        ("https://example.com/pumps", changed, Some("2020-05-03")),
        ("https://www.example.com/pumps", "", Some("2020-05-03")),
    ] {
        let markup = format!("<head><title>The Fair</title>{declared}</head><h1>The Fair</h1>{line}{ENGLISH}");
        let dom = parse_html(&markup, address);
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let chosen: Vec<bool> = blocks.list().iter().map(|block| block.units > 100).collect();
        let found = find_metadata(&dom, &blocks, &measures, &Names::of(&dom), &chosen, DATED);
        assert_eq!(found.metadata.published.as_deref(), published, "{address} {line}");
    }
}

/// The messages of a page of which all is kept: who sent them and when.
fn find_messages(markup: &str) -> Vec<(Option<String>, Option<String>)> {
    let dom = parse_html(markup, URL);
    let blocks = collect_blocks(&dom);
    let measures = Measures::of(&dom, &blocks);
    let thread = super::Search::of(&dom, &blocks, &measures, &Names::of(&dom)).find(&vec![true; blocks.len()], None);
    thread.posts.into_iter().map(|post| (post.author, post.published)).collect()
}

fn told(author: &str, published: &str) -> (Option<String>, Option<String>) {
    (Some(author.to_owned()), Some(published.to_owned()))
}

#[test]
fn messages_are_boxes_alike_with_a_sender_each() {
    let message = |name: &str, day: usize, more: &str| {
        format!(
            "<div class='post p{day}'><div class=head><a class=username href=/users/{name}>{name}</a> <time datetime=2020-03-0{day}T10:00>{day} March</time></div><div class=text>{ENGLISH}</div>{more}</div>"
        )
    };
    let markup = format!(
        "<h1>The Flood</h1><main>{}{}</main>",
        message("ada", 1, &message("ben", 2, "")),
        message("cleo", 3, "")
    );
    let expected = [told("ada", "2020-03-01T10:00"), told("ben", "2020-03-02T10:00"), told("cleo", "2020-03-03T10:00")];
    assert_eq!(find_messages(&markup), expected);
    assert!(find_messages(&format!("<div class=a>{ENGLISH}</div><div class=a>{ENGLISH}</div>")).is_empty());
}

#[test]
fn messages_in_rows_of_a_table_need_no_names_of_boxes() {
    let row = |name: &str, day: u32| {
        format!(
            "<tr><td class=row{day}><span class=name><b>{name}</b></span><br>Joined: 0{day} Mar 2009<br>Posts: 12<td class=row{day}>Posted: Sat Apr 0{day}, 2011 9:14 pm<hr><p>{ENGLISH}<tr><td class=row{day}><span class=nav><a href=#top>To the top</a></span><td class=row{day}><a href=/p>Profile</a>"
        )
    };
    let markup =
        format!("<table><tr><th>Author<th>Message{}{}{}</table>", row("ada", 1), row("ben_2", 2), row("ada", 3));
    let expected =
        [told("ada", "2011-04-01T21:14"), told("ben_2", "2011-04-02T21:14"), told("ada", "2011-04-03T21:14")];
    assert_eq!(find_messages(&markup), expected);
}

#[test]
fn since_when_somebody_is_there_is_no_moment_of_a_message() {
    let message = |name: &str, day: usize| {
        format!(
            "<div class='post clearfix'><div><a class=username href=/users/{name}>{name}</a></div><div><b>Joined:</b> Sat Jan 0{day}, 2011 3:11 pm</div><p>注册时间：2012-05-0{day} 08:00</p><div><a href=#p{day}>Tue Mar 1{day}, 2017 7:22 pm</a></div><div>{ENGLISH}</div></div>"
        )
    };
    // A box around them may be named as they are.
    let messages = format!("{}{}{}", message("ada", 1), message("ben", 2), message("ada", 3));
    let markup = format!("<div class=clearfix><h1>The Flood</h1><p>3 answers</p>{messages}</div>");
    let expected = [told("ada", "2017-03-11T19:22"), told("ben", "2017-03-12T19:22"), told("ada", "2017-03-13T19:22")];
    assert_eq!(find_messages(&markup), expected);
}

#[test]
fn the_first_message_may_be_made_otherwise_than_its_answers() {
    let opening =
        |more: &str| format!("<div class=question><b class=username>ada</b>{more}<h1>The Flood</h1>{ENGLISH}</div>");
    let find = |opening: &str| {
        let markup = format!("<p>2 May 2019, 8:00</p>{opening}<div class=answer>{ENGLISH}</div>");
        let dom = parse_html(&markup, URL);
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let text =
            |from: usize| blocks.list().iter().skip(from).find(|block| block.units > 100).map(|block| block.first);
        let search = super::Search::of(&dom, &blocks, &measures, &Names::of(&dom));
        let answer = dom.ids().find(|&id| dom.attr(id, crate::page::Attr::CLASS) == Some("answer"));
        search.find_opening(text(0)?, answer?).map(|post| (post.author, post.published))
    };
    assert_eq!(find(&opening("<time datetime=2020-03-01T10:00>1 March</time>")), Some(told("ada", "2020-03-01T10:00")));
    assert_eq!(find(&opening("")), None);
}

#[test]
fn messages_may_be_marked_by_their_senders_alone() {
    let message = |day: usize| format!("<div><b class=author>ada{day}</b><i>2020-03-0{day} 10:00</i>{ENGLISH}</div>");
    let has_messages = |count: usize| {
        let messages: String = (1..=count).map(message).collect();
        page("<title>The Flood</title>", &format!("<h1>The Flood</h1>{messages}")).0.has_marked_messages
    };
    assert!(has_messages(3) && !has_messages(2));
}

#[test]
fn a_sender_is_neither_a_label_nor_a_presence() {
    let message = |presence: &str, id: u32, name: &str| {
        format!(
            "<div class=message><div class=poster><h4>{presence} <a href='index.php?action=profile;u={id}'>{name}</a></h4><ul><li>Full Member<li>Posts: 3</ul></div><p>发表于 2011-04-0{id} 21:14</p><div class=text>{ENGLISH}</div></div>"
        )
    };
    let markup =
        format!("{}{}{}", message("Online", 1, "ada"), message("Offline", 2, "ben"), message("离线", 3, "老磨坊"));
    let expected =
        [told("ada", "2011-04-01T21:14"), told("ben", "2011-04-02T21:14"), told("老磨坊", "2011-04-03T21:14")];
    assert_eq!(find_messages(&markup), expected);
}

#[test]
fn a_reply_without_a_sender_is_no_sender() {
    let reply = |text: &str, day: u32| {
        format!(
            "<div class=reply><p>{text}</p><div class=info><span class=time>2024-03-0{day} 10:02</span></div></div>"
        )
    };
    let markup =
        [ENGLISH, "I agree with that", "同意楼主", ENGLISH].iter().zip(1..).map(|(text, day)| reply(text, day));
    let dom = parse_html(&markup.collect::<String>(), URL);
    let blocks = collect_blocks(&dom);
    let measures = Measures::of(&dom, &blocks);
    let kept: Vec<bool> = (0..blocks.len()).map(|index| !blocks.text(index).starts_with("2024")).collect();
    let thread = super::Search::of(&dom, &blocks, &measures, &Names::of(&dom)).find(&kept, None);
    assert_eq!(thread.posts.len(), 4);
    assert!(thread.posts.iter().all(|post| post.author.is_none()));
    assert!(thread.posts.iter().flat_map(|post| &post.lines).all(|&line| !kept[line]));
}

#[test]
fn a_discussion_is_by_who_began_it() {
    let post = |author: &str, published: &str| super::Post {
        node: NodeId::ROOT,
        end: NodeId::ROOT,
        author: Some(author.to_owned()),
        published: Some(published.to_owned()),
        lines: Vec::new(),
    };
    let posts = [post("ada", "2020-03-01"), post("ben", "2020-03-02")];
    let settle = |opening: Option<&super::Post>, byline: Option<&str>, published: Option<&str>| {
        let mut metadata = super::Metadata {
            byline: byline.map(str::to_owned),
            published: published.map(str::to_owned),
            ..Default::default()
        };
        super::settle_opening(&posts, opening, &mut metadata);
        (metadata.byline, metadata.published)
    };
    let by_ada = told("ada", "2020-03-01");
    assert_eq!(settle(posts.first(), None, None), (Some("ada".to_owned()), None));
    assert_eq!(settle(posts.first(), Some("ben"), Some("2020-03-02")), by_ada);
    assert_eq!(settle(None, Some("ada"), Some("2020-03-01")), (None, None), "an answer is not the question");
    assert_eq!(settle(None, Some("cleo"), Some("2020-02-28")), told("cleo", "2020-02-28"));
}

#[test]
fn days_of_other_things_are_not_the_articles() {
    for (lines, published, modified) in [
        ("<p>Joined: Mon Jul 24, 2017 9:28 am</p>", None, None),
        (
            "<p>Published: May 1, 2021</p><p>Last updated: </p><div>Feb 4, 2025</div>",
            Some("2021-05-01"),
            Some("2025-02-04"),
        ),
        (
            "<p>Published: May 1, 2021</p><div class=date-create>Updated <span>January 08, 2026</span></div>",
            Some("2021-05-01"),
            Some("2026-01-08"),
        ),
        ("<p>Last active <time datetime='2025-12-20T13:58Z'>December 20, 2025</time></p>", None, None),
        ("<p>Published</p><p>Feb 2, 2023</p>", Some("2023-02-02"), None),
        ("<p>Archivado: 2023-02-02</p>", Some("2023-02-02"), None),
        ("<p>Archivado: 2023-02-02</p><p>Guerra: 2023-02-04</p>", None, None),
        ("<p>Deadline: 30 June 2023</p>", None, None),
        ("<p>截止日期：2023年6月30日</p>", None, None),
        ("<p>Updated: 3 May 2024</p><p>Archivado: 2023-02-02</p>", Some("2024-05-03"), None),
        ("<p>Archivado: 2023-02-02</p><p>Published: 2023-02-04</p>", Some("2023-02-04"), None),
        (
            "<p><span>Essay - Published: 2025.12.17 | </span><a href=/t/a>rivers of the lower town</a> <a href=/t/b>floods and their causes</a></p>",
            Some("2025-12-17"),
            None,
        ),
        ("<p><span>23.07.2025</span><span> · </span><span>6 min read</span></p>", Some("2025-07-23"), None),
        ("<p>Posted 28/11/2025</p><i>01/12/2025</i>", Some("2025-11-28"), None),
        ("<p>December 3, 2025. <i>Updated: December 7, 2025</i></p>", Some("2025-12-03"), Some("2025-12-07")),
    ] {
        let (found, _) = page("<title>The Flood</title>", &format!("<h1>The Flood</h1>{lines}{ENGLISH}"));
        let dates = (found.metadata.published.as_deref(), found.metadata.modified.as_deref());
        assert_eq!(dates, (published, modified), "{lines}");
    }
}

#[test]
fn slashes_are_read_as_the_page_writes_them() {
    let body = format!("<h1>The Flood</h1><p>01/12/2025</p>{ENGLISH}<p class=other>28/11/2025</p>");
    let (found, _) = page("<title>The Flood</title>", &body);
    assert_eq!(found.metadata.published.as_deref(), Some("2025-12-01"));
    let (found, _) = page("<title>The Flood</title>", &format!("<h1>The Flood</h1><p>01/12/2025</p>{ENGLISH}"));
    assert_eq!(found.metadata.published.as_deref(), Some("2025-01-12"));
}

#[test]
fn the_sites_name_is_shown_where_it_is_not_declared() {
    for (head, body, name) in [
        ("<title>洪水来了_社会_示例网</title>", "<a href=/><img alt=示例网></a>", Some("示例网")),
        ("<title>洪水来了 国際ニュース：Example Press</title>", "<img alt='Example Press'>", Some("Example Press")),
        ("<title>The Flood - Example Press</title>", "<footer>© 2024 Example Press</footer>", Some("Example Press")),
        ("<title>示例社 - 洪水来了</title>", "<a href=/><img alt=示例社></a>", Some("示例社")),
        ("<title>洪水来了-EXAMPLE博客</title>", "", Some("EXAMPLE博客")),
        ("<title>The Flood - Politics</title>", "<a href=/politics>Politics</a>", None),
        ("<title>Lower Town - The Flood</title>", "<img alt='Lower Town'>", None),
        ("<title>The Flood | The Lower Town</title>", "<h2>The Lower Town</h2><img alt='The Lower Town'>", None),
    ] {
        let (found, _) = page(head, &format!("{body}<h1>The Flood</h1>{ENGLISH}"));
        assert_eq!(found.metadata.site_name.as_deref(), name, "{head}");
        let source = name.filter(|name| name.contains("EXAMPLE") || name.contains("Example"));
        assert_eq!(found.metadata.source.as_deref(), source, "only what the host spells: {head}");
        let (found, _) = page(head, &format!("{body}<h1>The Flood</h1><p>3 May 2020</p>{ENGLISH}"));
        assert_eq!(found.metadata.source.as_deref(), name, "what is dated is the site's own: {head}");
    }
}

#[test]
fn a_slogan_is_no_title_of_an_offer() {
    let markup =
        format!("<title>Flood Insurance for Town Houses | Example</title></head><body><h1>Sleep dry.</h1>{ENGLISH}");
    let offer = Genre { is_offer: true, ..Genre::default() };
    assert_eq!(title_as(offer, &markup).as_deref(), Some("Flood Insurance for Town Houses"));
}

#[test]
fn wares_have_their_whole_name_where_two_titles_say_it() {
    let ware = Genre { is_ware: true, ..Genre::default() };
    let whole = "<meta property=og:title content='River & Co Oak Oar 2 with Strap'>";
    for (title, meta, expected) in [
        ("River & Co Oak Oar 2 with Strap", whole, "River & Co Oak Oar 2 with Strap"),
        ("River & Co Oak Oar 2 with Strap", "", "Oak Oar 2"),
        ("Oak Oar 2: A Paddle for Two", "<meta property=og:title content='Oak Oar 2: A Paddle for Two'>", "Oak Oar 2"),
        ("Oak Oar 2 | River & Co", "<meta property=og:title content='Oak Oar 2 | River & Co'>", "Oak Oar 2"),
        (
            "Buy Oak Oar 2 at the Best Price",
            "<meta property=og:title content='Buy Oak Oar 2 at the Best Price'>\
             <script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Oak Oar 2\"}</script>",
            "Oak Oar 2",
        ),
    ] {
        let markup = format!("<title>{title}</title>{meta}</head><body><h1>Oak Oar 2</h1>{ENGLISH}");
        assert_eq!(title_as(ware, &markup).as_deref(), Some(expected), "{title}");
        assert_eq!(title_as(DATED, &markup).as_deref(), Some("Oak Oar 2"), "{title}");
    }
}

#[test]
fn what_is_appended_to_a_heading_is_no_part_of_the_title() {
    let titles = "<title>The Flood of Lower Town</title><meta property=og:title content='The Flood of Lower Town'>";
    for (heading, expected) in [
        ("The Flood of Lower Town (gazette.example) 87", "The Flood of Lower Town"),
        ("The Flood of Lower Town / May 2020", "The Flood of Lower Town / May 2020"),
        ("The Flood of Lower Town (v2.0)", "The Flood of Lower Town (v2.0)"),
        ("The Flood of Lower Town (Part 2)", "The Flood of Lower Town (Part 2)"),
        ("The Flood of Lower Town: What Now?", "The Flood of Lower Town: What Now?"),
        ("The Flood <b>of</b> Lower<i>Town</i>", "The Flood of Lower Town"),
        ("The Flood of lowerTown", "The Flood of lowerTown"),
    ] {
        let (found, _) = page(titles, &format!("<h1>{heading}</h1>{ENGLISH}"));
        assert_eq!(found.metadata.title.as_deref(), Some(expected), "{heading}");
    }
}

#[test]
fn headings_are_read_without_buttons_and_chips() {
    for heading in [
        "<h1>The Flood <button>Copy the link</button></h1>",
        "<h1><span class=label>News</span><span>&nbsp;</span>The Flood</h1>",
    ] {
        let (found, _) = page("<title>The Flood | Example</title>", &format!("{heading}{ENGLISH}"));
        assert_eq!(found.metadata.title.as_deref(), Some("The Flood"), "{heading}");
    }
}

#[test]
fn what_stands_among_keywords_is_not_all_keywords() {
    let tags = "<div class=tags><a href=/t/1>rivers</a> <a href=/t/2>Share</a> <a href=/t/3>May 3, 2024</a> <a href=/t/4>floods</a></div>";
    let (found, _) = page("<title>The Flood</title>", &format!("<h1>The Flood</h1>{ENGLISH}{tags}"));
    assert_eq!(found.metadata.page_keywords, ["rivers", "floods"]);
    let (found, _) =
        page("<meta name=keywords content='洪水,赞,分享,来源：网络,城镇'>", &format!("<h1>洪水来了</h1>{CHINESE}"));
    assert_eq!(found.metadata.page_keywords, ["洪水", "城镇"]);
    let declared = "<meta name=author content='Ann Weber'><meta name=keywords content='Home,The Flood,Ann Weber,https://www.example.com/flood,rivers'>";
    let (found, _) = page(declared, &format!("<h1>The Flood</h1>{ENGLISH}"));
    assert_eq!(found.metadata.page_keywords, ["rivers"]);
}

#[test]
fn every_item_below_a_label_is_a_keyword() {
    let tags = "<ul class=tags><li><span>TAGS</span><li><a href=/t/1>bridge</a><li><a href=/t/2>Tarn</a></ul>";
    let (found, _) = page("<title>The Flood</title>", &format!("<h1>The Flood</h1>{ENGLISH}{tags}"));
    assert_eq!(found.metadata.page_keywords, ["bridge", "Tarn"]);
}

#[test]
fn a_button_is_no_keyword_and_a_trail_no_source() {
    let body = format!(
        "<h1>The Flood</h1><p>From: Home &gt; Town</p>{ENGLISH}<div class=tags><a href='javascript:void(0)'>Report</a></div>"
    );
    let (found, _) = page("", &body);
    assert_eq!((found.metadata.page_keywords.as_slice(), found.metadata.source), (&[][..], None));
}

#[test]
fn the_way_home_alone_is_no_place() {
    for (steps, expected) in [
        ("<a href=/>Home</a>", &[][..]),
        ("<a href=/>Home</a> › <a href=/town>Town</a>", &["Home", "Town"][..]),
        ("<h2>Trail</h2><ol><li><a href=/>Home</a><li><a href=/town>Town</a></ol>", &["Home", "Town"][..]),
    ] {
        let (found, _) = page("", &format!("<nav class=breadcrumb>{steps}</nav><h1>The Flood</h1>{ENGLISH}"));
        assert_eq!(found.metadata.breadcrumb, expected);
    }
}

#[test]
fn code_says_nothing_about_the_language() {
    let code = "function track(target, key) { const deps = targetMap.get(target) } ".repeat(20);
    let (found, _) = read(&format!("<html><body><h1>依赖</h1>{CHINESE}<pre><code>{code}</code></pre></body></html>"));
    assert_eq!(found.metadata.lang.as_deref(), Some("zh-Hans"));
}

#[test]
fn datelines_name_the_outlet() {
    let korean = "강물이 하룻밤 사이에 이 미터나 불어나 아랫마을 주민들이 세간을 모두 위층으로 옮겼다고 밝혔다. 이런 홍수는 처음이라고 그들은 말했다.";
    let chinese = "河水一夜之间上涨了两米，下城的居民把家具都搬到了楼上。他们说，从来没有人见过这样的洪水，连年纪最大的老人也不记得。";
    for (text, source) in [
        (format!("(서울=예시통신) 홍길동 기자 = {korean}"), Some("예시통신")),
        (format!("[부산=예시일보 홍길동 기자] {korean}"), Some("예시일보")),
        (format!("[부산=홍길동 기자] {korean}"), None),
        (format!("[예시미디어=소설가 홍길동의 산책] {korean}"), None),
        (format!("【示例町＝山田太郎】{chinese}"), None),
        (format!("示例社北京11月17日电 {chinese}"), Some("示例社")),
        (format!("当天下午，停电的消息传来。{chinese}"), None),
    ] {
        let (found, _) = read(&format!("<html><body><h1>The Flood</h1><p>{text}</p></body></html>"));
        assert_eq!(found.metadata.source.as_deref(), source, "{text}");
    }
}

/// What a page says with this JSON-LD.
fn declared(title: &str, json: &str) -> super::Metadata {
    let head = format!("<title>{title} | Example News</title><script type='application/ld+json'>{json}</script>");
    page(&head, &format!("<h1>{title}</h1>{ENGLISH}")).0.metadata
}

#[test]
fn what_is_declared_of_other_texts_is_not_this_ones() {
    const OTHER: &str =
        "{'@type':'NewsArticle','headline':'Another Story','author':{'name':'Max Moe'},'datePublished':'2019-01-02'}";
    const OWN: &str =
        "{'@type':'NewsArticle','headline':'The Flood','author':{'name':'Jane Doe'},'datePublished':'2020-03-03'}";
    let read = |json: &str| {
        let found = declared("The Flood", &json.replace('\'', "\""));
        (found.byline.unwrap_or_default(), found.published.unwrap_or_default())
    };
    for other in [
        format!("{{'@type':'ItemList','itemListElement':[{{'@type':'ListItem','item':{OTHER}}}]}}"),
        format!("{{'@type':'WebPage','hasPart':[{OTHER}]}}"),
        format!("{{'@type':'WebPage','citation':{OTHER},'mentions':[{OTHER}]}}"),
    ] {
        assert_eq!(read(&other), Default::default(), "{other}");
    }
    let own = ("Jane Doe".to_owned(), "2020-03-03".to_owned());
    assert_eq!(read(&format!("{{'@graph':[{OTHER},{OWN}]}}")), own);
    assert_eq!(read(&format!("{{'@type':'ItemList','itemListElement':[{OTHER},{OWN}]}}")), own);
    let addressed = OWN.replace("'headline':'The Flood'", "'url':'https://www.example.com/news/story.html#text'");
    assert_eq!(read(&format!("[{OTHER},{addressed}]")), own);
}

#[test]
fn an_author_may_be_told_by_reference() {
    let json = r##"{"@graph":[{"@type":"Article","author":[{"@id":"#x"},{"@id":"#jane"}]},{"@id":"#jane","name":"Jane Doe"},{"@id":"#max","name":"Max Moe"}]}"##;
    assert_eq!(declared("The Flood", json).byline.as_deref(), Some("Jane Doe"));
}

#[test]
fn a_change_comes_after_what_it_changes() {
    let modified = |published: &str, modified: &str| {
        let head = format!(
            "<meta property='article:published_time' content='{published}'><meta property='article:modified_time' content='{modified}'>"
        );
        page(&head, &format!("<h1>The Flood</h1>{ENGLISH}")).0.metadata.modified
    };
    assert_eq!(modified("2020-03-03", "2020-03-05").as_deref(), Some("2020-03-05"));
    assert_eq!(modified("2020-03-03T01:00+08:00", "2020-03-02T18:00Z").as_deref(), Some("2020-03-02T18:00Z"));
    assert_eq!(modified("2020-03-03", "2010-03-03"), None);
}

#[test]
fn names_side_by_side_and_in_microdata_are_found() {
    let named = "<div itemprop=author itemscope><meta itemprop=name content='Ada Brook'></div>";
    let linked = "<span><a href=/reporter/1>Ada Brook</a> <a href=/reporter/2>Ben Ford</a></span>";
    let edited = "<p><a href=/author/1>Ada Brook</a> read by <a href=/author/2>Ben Ford</a></p>";
    let account = "<a class=nickname>Ada Brook</a>";
    for (markup, byline) in [
        (named, Some("Ada Brook")),
        (linked, Some("Ada Brook, Ben Ford")),
        (edited, Some("Ada Brook")),
        (account, Some("Ada Brook")),
        ("<div itemprop=author itemscope><meta itemprop=name content=''>Ada Brook</div>", Some("Ada Brook")),
        ("<span class=username>Visitor Brook</span>", None),
        ("<a class=follow-nickName>Ada Brook</a>", Some("Ada Brook")),
        ("<a class=nickname-avatar>Portrait of Ada</a>", None),
        ("<a href=//space.example.com/12>Ada Brook</a>", Some("Ada Brook")),
        ("<a href=//space.example.com/>Ada Brook</a>", None),
        ("<div><span class=nickname>Ada Brook</span>: what a pity</div>", None),
    ] {
        let (found, _) =
            page("<title>The Flood</title>", &format!("<h1>The Flood</h1>{markup}<p>March 1, 2020</p>{ENGLISH}"));
        assert_eq!(found.metadata.byline.as_deref(), byline, "{markup}");
    }
}

#[test]
fn portals_name_the_outlet() {
    let heading = "<h1>大水漫到集<br>市广场</h1><b class=nickname>示例周末</b> <i>2019-09-07</i>";
    for (head, byline, source) in [
        (
            "<meta property=og:site_name content=示例门户新闻><meta property=og:article:author content='示例晚报 | 示例门户'>",
            Some("示例周末"),
            Some("示例晚报"),
        ),
        ("<meta property=og:article:author content=王小明>", Some("王小明"), Some("示例周末")),
    ] {
        let (found, _) = read(&format!("<title>大水漫到集市广场</title>{head}{heading}{CHINESE}"));
        assert_eq!(found.metadata.title.as_deref(), Some("大水漫到集市广场"));
        assert_eq!((found.metadata.byline.as_deref(), found.metadata.source.as_deref()), (byline, source), "{head}");
    }
}

#[test]
fn a_trail_holds_steps_and_nothing_else() {
    let trail = |markup: &str| {
        page("<title>The Flood</title>", &format!("{markup}<h1>The Flood</h1>{ENGLISH}")).0.metadata.breadcrumb
    };
    let items = "<li><a href=/>Home</a><li><a href=/town/>Town</a>";
    for markup in [
        // Data for machines, a name for screen readers, a button, a menu in a step, the same for narrow windows.
        format!("<nav class=breadcrumb><script type='application/ld+json'>{{\"@type\":\"List\",\"name\":\"A\"}}</script><ol>{items}</ol></nav>"),
        format!("<nav class=breadcrumb><span>Breadcrumb</span><ol>{items}</ol></nav>"),
        format!("<div class=breadcrumbs><button>Toggle sidebar</button><ol>{items}</ol><button>Theme</button><ul><li><a href=/de/>Deutsch</a></ul></div>"),
        "<ul class=breadcrumbs><li><a href='#'>☰</a><ul><li><a href=/faq/>Questions</a></ul><li itemtype='https://schema.org/BreadcrumbList'><a href=/>Home</a> › <a href=/town/>Town</a></ul>".to_owned(),
        format!("<div class=breadcrumb><ul>{items}</ul><ul>{items}</ul></div>"),
        format!("<div class=breadcrumb><ul>{items}<li>{{{{ item.title }}}}</ul></div>"),
    ] {
        assert_eq!(trail(&markup), ["Home", "Town"], "{markup}");
    }
    assert_eq!(trail("<nav class=breadcrumb><h2>Breadcrumb</h2></nav>"), [""; 0]);
}

#[test]
fn what_a_chart_in_the_text_names_is_not_the_source_of_the_text() {
    let inside = format!("<h1>The Flood</h1>{ENGLISH}{ENGLISH}<p>Source: Own Calculations</p>{ENGLISH}{ENGLISH}");
    let found = page("<title>The Flood</title>", &inside);
    assert_eq!(found.0.metadata.source, None);
    assert_eq!(lines(&found, LineKind::Source), [""; 0]);
    let captioned = format!(
        "<h1>The Flood</h1><figure><img src=a.jpg><figcaption>Source: River Office</figcaption></figure>{ENGLISH}"
    );
    assert_eq!(page("<title>The Flood</title>", &captioned).0.metadata.source, None);
    let code = format!("<h1>The Flood</h1><div class=highlight-source-shell><pre>cargo add gauge</pre></div>{ENGLISH}");
    assert_eq!(page("<title>The Flood</title>", &code).0.metadata.source, None);
    let above = format!("<h1>The Flood</h1><p>Source: River Office</p>{ENGLISH}");
    assert_eq!(page("<title>The Flood</title>", &above).0.metadata.source.as_deref(), Some("River Office"));
}

#[test]
fn names_are_told_from_what_stands_around_them() {
    let read = |head: &str, body: &str| page(head, &format!("<h1>大水</h1>{body}{CHINESE}")).0.metadata;
    let by = read(
        "<title>大水</title>",
        "<p>2026-08-30 <span class=byline>由<span class='author vcard'><a href=/u/1>青柏</a></span></span></p>",
    );
    assert_eq!(by.byline.as_deref(), Some("青柏"));
    let own = read("<title>大水 - 小木的博客</title>", "<p>作者：小木　2026-08-30</p>");
    assert_eq!(own.byline.as_deref(), Some("小木"));
    let edited =
        page("<title>大水</title>", &format!("<h1>大水</h1>{CHINESE}<p>责任编辑：王芳　图片编辑：李强</p>")).0.metadata;
    assert_eq!(edited.editor.as_deref(), Some("王芳"));
    let dated = read(
        "<title>大水</title>",
        "<p>2026/08/30に公開</p><p><time datetime='2026-09-02'>2026/09/02</time>に更新</p>",
    );
    assert_eq!(dated.published.as_deref(), Some("2026-08-30"));
    assert_eq!(dated.modified.as_deref(), Some("2026-09-02"));
}

#[test]
fn a_section_in_the_heading_is_no_part_of_the_title() {
    let head = "<title>Slow bridges stay | Example News</title><meta property='og:title' content='Slow bridges stay'>";
    for heading in ["<span>Infrastructure and Transport</span> Slow bridges stay", "Thread: Slow bridges stay"] {
        let title = page(head, &format!("<h1>{heading}</h1>{ENGLISH}")).0.metadata.title;
        assert_eq!(title.as_deref(), Some("Slow bridges stay"), "{heading}");
    }
}

#[test]
fn the_title_is_the_part_of_the_heading_that_the_page_declares() {
    let title = |declared: &str, heading: &str| {
        let head = format!("<title>{declared} | Example News</title><meta property='og:title' content='{declared}'>");
        page(&head, &format!("<h1>{heading}</h1>{ENGLISH}")).0.metadata.title
    };
    let slow = "Slow bridges stay";
    for heading in
        ["<bdi>Slow bridges stay</bdi> <span>#812</span>", "<span>Slow bridges stay</span><div>The old ones</div>"]
    {
        assert_eq!(title(slow, heading).as_deref(), Some(slow), "{heading}");
    }
    assert_eq!(title(slow, "Slow bridges stay open").as_deref(), Some("Slow bridges stay open"));
    let spelled = "Bridges: Slow ones stay";
    assert_eq!(title(spelled, "<span>Bridges</span> <span>Slow ones stay</span>").as_deref(), Some(spelled));
    // A line that is marked as a title, and begins the page's own.
    let marked = format!(
        "<title>Why do slow bridges stay? : Bridges</title></head><body><h1>Bridges</h1><p>Of all ages</p><p class=title><a class=title href=/1>Why do slow bridges stay?</a> (self.Bridges)</p>{ENGLISH}"
    );
    assert_eq!(title_as(DATED, &marked).as_deref(), Some("Why do slow bridges stay?"));
}

#[test]
fn what_the_site_is_called_after_gives_way_to_a_byline() {
    let head = "<title>The Flood - Young River Online</title><meta property='og:site_name' content='Young River Online'><meta name=author content='Young River'><meta property='og:type' content=article>";
    let byline = |line: &str| page(head, &format!("<h1>The Flood</h1>{line}{ENGLISH}")).0.metadata.byline;
    assert_eq!(byline("<p class=author><a>Jane Doe</a></p>").as_deref(), Some("Jane Doe"));
    assert_eq!(byline("").as_deref(), Some("Young River"));
}

#[test]
fn an_address_beside_a_number_is_the_texts_own_contact() {
    let contact =
        format!("<h1>The Flood</h1>{ENGLISH}<p>River Office</p><p>press@river.example</p><p>+44 20 5555 0100</p>");
    assert_eq!(lines(&page("<title>The Flood</title>", &contact), LineKind::Byline), [""; 0]);
}

#[test]
fn days_that_are_not_of_the_text_are_told_by_what_declares_them() {
    let published = "<meta property=article:published_time content=2020-05-03>";
    for (head, body, expected) in [
        (published, "", Some("2020-05-03")),
        ("<meta name='Updated Date' content=2020-05-03>", "", None),
        (
            "<meta property=og:type content=article><meta property=og:type content=og:product>",
            "<p>3 May 2020</p>",
            None,
        ),
        ("<meta itemprop='dateCreated datePublished' content=2020-05-03>", "", Some("2020-05-03")),
        ("", "<p>DATE: 2020-05-03 - 2020-05-08</p>", None),
        ("", "<p>Published: 2020-05-03 - 2020-05-08</p>", Some("2020-05-03")),
        ("", "<p>DATE: 2020-05-03</p>", Some("2020-05-03")),
        (
            "<script type='application/ld+json'>{\"@type\":\"TechArticle\",\"headline\":\"The Flood\",\"datePublished\":\"2020-05-03\"}</script>",
            "",
            None,
        ),
        (
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"The Flood\",\"datePublished\":\"2020-05-03\"}</script>",
            "",
            Some("2020-05-03"),
        ),
    ] {
        let (found, _) = page(head, &format!("<h1>The Flood</h1>{body}{ENGLISH}"));
        assert_eq!(found.metadata.published.as_deref(), expected, "{head} {body}");
    }
    let marks = "<i></i>".repeat(30);
    let item = format!("<ul><li><a href=/docs/2.21>2.21.0 {marks}<em class=date>2019-02-24</em></a></ul>");
    let (found, _) = page("", &format!("<h1>The Flood</h1>{item}{ENGLISH}"));
    assert_eq!(found.metadata.published, None);
    let contents =
        |link: &str| format!("<p>Joined: 3 May 2019</p><div><a href={link}>2.4. Generation of floods</a></div>");
    let told = |link: &str| page("", &format!("<h1>The Flood</h1>{}{ENGLISH}", contents(link))).0.metadata.published;
    assert_eq!(told("#rivers"), None);
    assert!(told("/rivers").is_some());
}

#[test]
fn a_text_of_a_manual_that_somebody_signed_has_a_day() {
    let json = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let manual = r#"{"@type":"TechArticle","headline":"The Flood","datePublished":"2018-01-02"}"#;
    for (data, shown, expected) in [
        (manual.to_owned(), "", None),
        (manual.replace('}', r#","author":{"@type":"Person","name":"Ada Brook"}}"#), "", Some("2018-01-02")),
        (manual.replace(r#""TechArticle""#, r#"["NewsArticle","TechArticle"]"#), "", Some("2018-01-02")),
        (manual.to_owned(), "<p>Last updated on 3 May 2020</p>", None),
    ] {
        let (found, _) = page(&json(&data), &format!("<h1>The Flood</h1>{shown}{ENGLISH}"));
        assert_eq!(found.metadata.published.as_deref(), expected, "{data} {shown}");
    }
}

#[test]
fn a_word_in_hao_is_a_kind_of_account_in_the_link_of_one_alone() {
    for above in [
        "<h2>江边市人民政府令</h2><p>第八十二号</p>", "<p>手机扫码</p><p>公众号</p>",
        "<table><tr><td>城市排水<td>索引号</table>",
    ] {
        let (found, _) = page("", &format!("<h1>大水漫到集市广场</h1>{above}<p>2019-09-07</p>{CHINESE}"));
        let wrong = ["江边市人民政府令", "手机扫码", "城市排水"];
        assert!(!wrong.iter().any(|wrong| found.metadata.source.as_deref() == Some(*wrong)), "{above}");
        assert!(!wrong.iter().any(|wrong| found.metadata.byline.as_deref() == Some(*wrong)), "{above}");
    }
}

#[test]
fn the_mark_of_an_agency_is_a_pictures_elsewhere() {
    for credit in
        ["Volunteers carry mud out of the market hall at dawn. Photo: ©EPA/John Doe", "Mud at dawn. (c)AFP/John Doe"]
    {
        let (found, _) = page("", &format!("<h1>The Flood</h1>{ENGLISH}<p>{credit}</p>"));
        assert_eq!(found.metadata.byline, None, "{credit}");
    }
}

#[test]
fn an_account_with_its_kind_is_the_outlet() {
    let account = "<a class=author href=/a/1><div>江边眼</div><div>示例号</div></a>";
    let (found, _) = page("", &format!("<h1>大水漫到集市广场</h1>{account}<p>江边晚报记者 王小明</p>{CHINESE}"));
    assert_eq!(found.metadata.byline.as_deref(), Some("王小明"));
    assert_eq!(found.metadata.source.as_deref(), Some("江边眼"));
    let (found, _) = page("", &format!("<h1>大水漫到集市广场</h1>{account}<p>2019-09-07</p>{CHINESE}"));
    assert_eq!(found.metadata.byline.as_deref(), Some("江边眼"));
}

#[test]
fn whose_login_the_host_is_writes_there() {
    let read_at = |address: &str, author: &str, site: &str| {
        let head = format!(
            "<meta name=author content='{author}'><meta property=og:site_name content='{site}'>\
             <title>大水來了 @ {site} :: 範例 EXAMPLE ::</title>"
        );
        let body = format!("<h1>大水來了</h1><div class=author>王小明</div>{CHINESE}");
        let markup = format!("<html><head>{head}</head><body>{body}</body></html>");
        let found = read_as(address, DATED, &markup).0.metadata;
        (found.byline.unwrap_or_default(), found.source.unwrap_or_default())
    };
    let (byline, source) = read_at("https://ada.example.com/post/1", "河邊的家 (ada)", "河邊的家");
    assert_eq!((byline.as_str(), source.as_str()), ("河邊的家", "範例 EXAMPLE"));
    // A desk and the outlet's host are nobody's login.
    for (address, author, site) in [
        ("https://www.example.com/post/1", "河邊的家 (www)", "河邊的家"),
        ("https://ada.example.com/post/1", "編輯部 (ada)", "河邊的家"),
        ("https://www.example.com/post/1", "河邊的家 (example)", "河邊的家"),
    ] {
        assert_ne!(read_at(address, author, site).0, "河邊的家", "{author}");
    }
}

#[test]
fn an_agencys_mark_names_who_wrote_for_it() {
    let (found, _) = page(
        "",
        &format!(
            "<h1>大水が来た</h1>{CHINESE}<p>川は町に出て、橋は流れた。人々は丘に登り、夜明けまで水を見ていた。朝になると水は引き、広場には泥と木が残っていたと、町の人は話している。(c)AFP/Ada BROOK</p>"
        ),
    );
    assert_eq!(found.metadata.byline.as_deref(), Some("Ada BROOK"));
}

#[test]
fn who_is_declared_in_the_foot_of_an_articles_own_element_wrote_it() {
    let more = (1..20).map(|at| format!("<div>Number {at}</div>")).collect::<String>();
    let foot =
        "<footer>This was posted in <a href=/c>Floods</a> by <a rel=author href=/author/jane>Jane Doe</a>.</footer>";
    let article = |foot: &str, below: &str| {
        format!("<article class='hentry tag-river'><h1>The Flood</h1>{ENGLISH}{more}{foot}</article>{below}")
    };
    let byline = |body: &str| page("<title>The Flood</title>", body).0.metadata.byline;
    assert_eq!(byline(&article(foot, "")).as_deref(), Some("Jane Doe"));
    // Below the article it is another's, and so is what nothing declares.
    assert_eq!(byline(&article("", &format!("<article><h2><a href=/2>Rain</a></h2>{foot}</article>"))), None);
    assert_eq!(byline(&article(&foot.replace("rel=author", ""), "")), None);
}

#[test]
fn an_account_beside_the_pages_own_address_is_no_teasers() {
    let body = |line: &str| {
        format!(
            "<div><h1>河边的水文站</h1></div><div><div><a class=nickname href=/u>河边的猫</a> 于 2020-11-22 21:33 发布</div>\
             <div>{line}</div></div>{CHINESE}"
        )
    };
    let byline = |line: &str| page("<title>河边的水文站</title>", &body(line)).0.metadata.byline;
    let own = "<a href=/news/story.html>https://www.example.com/news/story.html</a>";
    assert_eq!(byline(own).as_deref(), Some("河边的猫"));
    assert_eq!(byline("<a href=/2>大雨之后的第三天，渡船终于又开了</a>"), None);
}

#[test]
fn a_film_that_the_page_is_about_has_an_author_and_a_day() {
    let film = |name: &str| {
        format!(
            "{{\"@type\":\"VideoObject\",\"name\":\"{name}\",\"uploadDate\":\"2023-03-21\",\
             \"author\":{{\"@type\":\"Person\",\"name\":\"Jane Doe\"}}}}"
        )
    };
    let found = |kind: &str, json: &str| {
        let head = format!(
            "<title>The Flood</title><meta property=og:type content={kind}><script type=application/ld+json>{json}</script>"
        );
        let metadata = page(&head, &format!("<h1>The Flood</h1>{ENGLISH}")).0.metadata;
        (metadata.byline, metadata.published)
    };
    let (byline, published) = found("video.other", &film("The Flood"));
    assert_eq!((byline.as_deref(), published.as_deref()), (Some("Jane Doe"), Some("2023-03-21")));
    assert_eq!(found("video.other", &film("Another one")), (None, None));
    assert_eq!(found("article", &film("The Flood")), (None, None));
    let article = "{\"@type\":\"NewsArticle\",\"headline\":\"The Flood\"}";
    assert_eq!(found("video.other", &format!("[{article},{}]", film("The Flood"))), (None, None));
}

#[test]
fn an_account_may_stand_beside_a_label_in_an_element_of_its_own() {
    let byline = |line: &str| page("<title>河边</title>", &format!("<h1>河边</h1>{line}{CHINESE}")).0.metadata.byline;
    assert_eq!(byline("<div><b>作者</b><i>riverside</i></div>").as_deref(), Some("riverside"));
    assert_eq!(byline("<div>作者 riverside</div>"), None);
}

#[test]
fn a_box_around_the_headline_is_the_articles_whatever_its_name() {
    let lines = "<a rel=author href=/author/ann>Ann Waters</a> <time datetime=2024-05-03>3 May</time>";
    let head = |title: &str| format!("<div class=sidebar><h1>{title}</h1><p>{lines}</p></div>");
    let told = |title: &str| {
        let (found, _) = page("<title>The flood of the lower town</title>", &format!("{}{ENGLISH}", head(title)));
        (found.metadata.byline.as_deref() == Some("Ann Waters"), found.metadata.published.is_some())
    };
    assert_eq!(told("The flood of the lower town"), (true, true));
    assert_eq!(told("Most read this week"), (false, false));
    // What stands in it beside the headline is elsewhere still.
    let inner = format!(
        "<div class=sidebar>{}<div class=comments><p>{lines}</p></div></div>",
        "<h1>The flood of the lower town</h1>"
    );
    let (found, _) = page("<title>The flood of the lower town</title>", &format!("{inner}{ENGLISH}"));
    assert_eq!((found.metadata.byline, found.metadata.published), (None, None));
}

#[test]
fn a_headline_is_the_part_that_the_title_says() {
    let title = |heading: &str| match heading.contains('城') {
        true => "<title>下城居民连夜搬家具，桥边的水位仍在上涨</title>",
        false => "<title>The flood of the lower town » News » Example Post</title>",
    };
    for (heading, expected) in [
        ("<span>The flood of the lower town</span><a href=/>Example Post</a>", "The flood of the lower town"),
        ("<span>下城居民连夜搬家具</span><br><small>記者王小明</small>", "下城居民连夜搬家具"),
        (
            "<span>The flood of the lower town</span> <span>and what came after</span>",
            "The flood of the lower town and what came after",
        ),
        ("The flood of the lower <em>town</em>", "The flood of the lower town"),
    ] {
        let (found, _) = page(title(heading), &format!("<h1>{heading}</h1>{ENGLISH}"));
        assert_eq!(found.metadata.title.as_deref(), Some(expected), "{heading}");
    }
}

#[test]
fn a_title_may_end_with_its_day() {
    let day = |title: &str| {
        let head = format!("<meta property='og:site_name' content='Example Post'><title>{title}</title>");
        page(&head, &format!("<h1>The flood</h1>{ENGLISH}")).0.metadata.published
    };
    assert_eq!(day("The flood | Example Post | 10.06.2013").as_deref(), Some("2013-06-10"));
    for title in
        ["The flood | Version | 10.06.2013", "The flood | Example Post | until 10.06.2013", "The flood 10.06.2013"]
    {
        assert_eq!(day(title), None, "{title}");
    }
}

#[test]
fn the_foot_tells_who_wrote_it_and_when() {
    for line in ["Eingestellt von Ann am 24. Juli 2017", "Publicado por Ann el 24 de julio de 2017"] {
        let (found, _) = page("<title>The flood</title>", &format!("<h1>The flood</h1>{ENGLISH}<div>{line}</div>"));
        assert_eq!(found.metadata.byline.as_deref(), Some("Ann"), "{line}");
        assert!(found.metadata.published.is_some_and(|day| day.starts_with("2017-07-24")), "{line}");
    }
}

#[test]
fn where_a_site_sits_is_no_author() {
    let site = "<title>The flood | Example Post</title><meta property='og:site_name' content='Example Post'>";
    for (author, byline) in [
        ("Example Post, Hamburg, Germany", None),
        ("Example Post GmbH, Munich, Germany", None),
        ("Example Post, Ann Waters", Some("Ann Waters")),
        ("Super User", None),
        ("Ann Waters, Max Moe, and Jane Doe", Some("Ann Waters, Max Moe, Jane Doe")),
    ] {
        let (found, _) =
            page(&format!("{site}<meta name=author content='{author}'>"), &format!("<h1>The flood</h1>{ENGLISH}"));
        assert_eq!(found.metadata.byline.as_deref(), byline, "{author}");
    }
}

#[test]
fn a_paragraph_that_only_says_the_title_again_is_claimed() {
    let found = page(
        "<title>The flood of the lower town</title>",
        &format!("<h2>The flood of the lower town</h2><p>3 May 2024</p><p>The flood of the lower town</p>{ENGLISH}"),
    );
    assert_eq!(lines(&found, LineKind::Headline), ["The flood of the lower town"; 2]);
}
