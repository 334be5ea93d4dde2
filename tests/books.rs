//! Books that the writer makes of all sample pages, checked by the rules of EPUB 3 that a program can check without Java:
//! the archive, the package, the table of contents, the markup.

use lectern::output::{Content, Format, Pictures, write_file};
use lectern::page::html::parse_html;
use lectern::{Outcome, article::Block, article::Image, article::Inline, metadata::Metadata};
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const EPUB: &str = "http://www.idpf.org/2007/ops";
const MATHML: &str = "http://www.w3.org/1998/Math/MathML";
/// The part of presentation MathML that is written.
const FORMULAS: &str = "math mrow mi mn mo mtext ms mspace mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup \
    munder mover munderover mmultiscripts mprescripts none mtable mtr mtd menclose";
/// What XHTML knows and the writer uses.
const ELEMENTS: &str = "article header html head title link body nav h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote pre code table \
caption tr th td figure figcaption hr a strong em sub sup mark del ins small q ruby rt img br";
/// The smallest GIF.
const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";

/// Files of an archive of stored files, read by its directory, in the order of the archive.
fn unpack(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let u16_at = |at: usize| usize::from(u16::from_le_bytes([zip[at], zip[at + 1]]));
    let u32_at = |at: usize| u32::from_le_bytes([zip[at], zip[at + 1], zip[at + 2], zip[at + 3]]) as usize;
    let end = zip.len() - 22;
    assert_eq!(&zip[end..end + 4], b"PK\x05\x06");
    let mut at = u32_at(end + 16);
    let mut files = Vec::new();
    for _ in 0..u16_at(end + 10) {
        assert_eq!(&zip[at..at + 4], b"PK\x01\x02");
        assert_eq!(u16_at(at + 10), 0, "stored");
        let (length, name_length, start) = (u32_at(at + 24), u16_at(at + 28), u32_at(at + 42));
        let name = String::from_utf8(zip[at + 46..at + 46 + name_length].to_vec()).unwrap();
        assert_eq!(&zip[start..start + 4], b"PK\x03\x04");
        let from = start + 30 + u16_at(start + 26) + u16_at(start + 28);
        files.push((name, zip[from..from + length].to_vec()));
        at += 46 + name_length;
    }
    assert_eq!(at, end, "the directory ends where the archive says");
    files
}

/// Parses as XML, without entities of its own, and checks the ids.
fn parse(text: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{error}: {text}"));
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "ids stand once: {ids:?}");
    for id in ids {
        assert!(id.starts_with(|c: char| c.is_ascii_alphabetic()) && !id.contains(char::is_whitespace), "{id}");
    }
    document
}

fn find<'a>(document: &'a Document, name: &str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.is_element() && node.tag_name().name() == name).collect()
}

fn check_book(bytes: &[u8]) {
    let files = unpack(bytes);
    assert_eq!(files[0], ("mimetype".to_owned(), b"application/epub+zip".to_vec()));
    let by_name: BTreeMap<&str, &[u8]> = files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    let text = |name: &str| std::str::from_utf8(by_name[name]).unwrap();
    let container = parse(text("META-INF/container.xml"));
    assert_eq!(find(&container, "rootfile")[0].attribute("full-path"), Some("EPUB/package.opf"));

    let package = parse(text("EPUB/package.opf"));
    let identified = package.root_element().attribute("unique-identifier").unwrap();
    assert_eq!(find(&package, "identifier")[0].attribute("id"), Some(identified));
    for name in ["identifier", "title", "language"] {
        assert!(find(&package, name)[0].text().is_some_and(|text| !text.trim().is_empty()), "{name}");
    }
    let modified =
        find(&package, "meta").into_iter().filter(|meta| meta.attribute("property") == Some("dcterms:modified"));
    assert_eq!(modified.count(), 1);
    let items = find(&package, "item");
    let listed: BTreeSet<String> =
        items.iter().map(|item| format!("EPUB/{}", item.attribute("href").unwrap())).collect();
    let packed: BTreeSet<String> = by_name
        .keys()
        .filter(|name| name.starts_with("EPUB/") && **name != "EPUB/package.opf")
        .map(|&name| name.to_owned())
        .collect();
    assert_eq!(listed, packed, "the manifest is complete");
    let ids: Vec<_> = items.iter().filter_map(|item| item.attribute("id")).collect();
    assert!(find(&package, "itemref").iter().all(|item| ids.contains(&item.attribute("idref").unwrap())));
    assert_eq!(items.iter().filter(|item| item.attribute("properties") == Some("nav")).count(), 1);

    let chapter = parse(text("EPUB/article.xhtml"));
    let places: BTreeSet<String> =
        chapter.descendants().filter_map(|node| node.attribute("id")).map(|id| format!("#{id}")).collect();
    let contents = parse(text("EPUB/nav.xhtml"));
    let toc = find(&contents, "nav");
    assert_eq!(toc[0].attribute((EPUB, "type")), Some("toc"));
    for link in find(&contents, "a") {
        let address = link.attribute("href").unwrap().strip_prefix("article.xhtml").unwrap();
        assert!(address.is_empty() || places.contains(address), "{address}");
        assert!(link.text().is_some_and(|text| !text.trim().is_empty()));
    }
    for list in find(&contents, "ol") {
        assert!(list.children().any(|child| child.is_element()), "no list is empty");
    }
    let has_formulas = chapter.descendants().any(|node| node.has_tag_name((MATHML, "math")));
    let says_formulas = items.iter().any(|item| item.attribute("properties") == Some("mathml"));
    assert_eq!(has_formulas, says_formulas, "a chapter with formulas says so, no other does");
    for document in [&chapter, &contents] {
        check_markup(document, &places, &listed);
    }
}

fn check_markup(document: &Document, places: &BTreeSet<String>, listed: &BTreeSet<String>) {
    let known: BTreeSet<&str> = ELEMENTS.split_whitespace().collect();
    let formulas: BTreeSet<&str> = FORMULAS.split_whitespace().collect();
    for node in document.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        if node.tag_name().namespace() == Some(MATHML) {
            assert!(formulas.contains(name), "<{name}>");
            continue;
        }
        assert!(known.contains(name), "<{name}>");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && attribute.name() != "style", "{}", attribute.name());
        }
        if name == "a" {
            assert!(!node.ancestors().skip(1).any(|outer| outer.tag_name().name() == "a"), "no link in a link");
            let address = node.attribute("href").unwrap();
            let scheme = address.split(':').next().unwrap();
            assert!(
                places.contains(address)
                    || address.starts_with("article.xhtml")
                    || ["http", "https", "mailto"].contains(&scheme),
                "{address}"
            );
            assert!(!address.contains([' ', '"', '<', '>', '{', '}', '|', '\\', '^', '`']), "{address}");
        }
        if name == "img" {
            assert!(listed.contains(&format!("EPUB/{}", node.attribute("src").unwrap())));
            assert!(node.attribute("alt").is_some() && node.attribute("srcset").is_none());
        }
        if name == "dl" {
            let first = node.children().find(Node::is_element);
            assert_eq!(first.map(|node| node.tag_name().name().to_owned()).as_deref(), Some("dt"));
        }
        if ["ul", "ol"].contains(&name) {
            assert!(node.children().filter(Node::is_element).all(|item| item.tag_name().name() == "li"));
        }
    }
}

fn find_pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find_pages(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            found.push(path);
        }
    }
}

/// All pictures of blocks, to hand them in.
fn collect_pictures(blocks: &[Block], pictures: &mut Pictures) {
    for block in blocks {
        if let Block::Figure { images, .. } = block {
            images.iter().for_each(|image| pictures.add(image.src.clone(), PICTURE.to_vec()));
        }
    }
}

#[test]
fn books_of_all_sample_pages_are_sound() {
    let mut pages = Vec::new();
    for folder in ["tests/fixtures", "tests/browser/pages"] {
        find_pages(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut pages);
    }
    let mut books = 0;
    for page in pages {
        let markup = String::from_utf8_lossy(&fs::read(&page).unwrap()).into_owned();
        let dom = parse_html(&markup, "https://news.example/2026/article.html");
        let reading = match lectern::read(&dom) {
            Outcome::Article(reading) => reading,
            Outcome::NotAnArticle(refusal) => match refusal.guess {
                Some(guess) => *guess,
                None => continue,
            },
        };
        assert_eq!(reading.sources.len(), reading.blocks.len(), "{}", page.display());
        assert!(reading.sources.is_sorted(), "{}", page.display());
        let mut pictures = Pictures::default();
        for round in 0..2 {
            if round == 1 {
                collect_pictures(&reading.blocks, &mut pictures);
            }
            let content = Content {
                metadata: &reading.metadata,
                blocks: &reading.blocks,
                digest: None,
                pictures: &pictures,
                address: dom.url(),
                now_seconds: Some(1_764_039_752),
            };
            check_book(&write_file(Format::Epub, &content).bytes);
            books += 1;
        }
    }
    assert!(books > 20, "{books}");
}

#[test]
fn what_a_book_may_not_have_is_left_out() {
    let text = |text: &str| vec![Inline::Text { text: text.to_owned() }];
    let image =
        Image { src: "https://a.example/p.gif".into(), srcset: None, alt: String::new(), width: None, height: None };
    let link = |href: &str, content| Inline::Link { href: href.into(), content };
    let blocks = [
        Block::Heading { level: 3, anchor: Some("1 \"<b>".into()), content: text("A \u{0} & B") },
        Block::Heading { level: 2, anchor: Some("1 \"<b>".into()), content: text("twice") },
        Block::Heading { level: 2, anchor: None, content: text(" ") },
        Block::Paragraph {
            anchor: None,
            content: vec![link("#1 \"<b>", text("there")), link("#nowhere", text("lost"))],
        },
        Block::Paragraph {
            anchor: None,
            content: vec![link(
                "https://a.example/{x}|y",
                vec![Inline::Image { image: image.clone() }, link("https://b.example/", text("in"))],
            )],
        },
        Block::Figure { images: vec![image], caption: text("]]> \u{a0}") },
    ];
    let metadata = Metadata { title: Some("<T> & \"Q\" \u{1}".into()), lang: Some("ar".into()), ..Metadata::default() };
    let content = Content {
        metadata: &metadata,
        blocks: &blocks,
        digest: None,
        pictures: &Pictures::default(),
        address: "",
        now_seconds: None,
    };
    let book = write_file(Format::Epub, &content);
    check_book(&book.bytes);
    assert_eq!((book.name.as_str(), book.media_type), ("T & Q.epub", "application/epub+zip"));
    let chapter = unpack(&book.bytes).into_iter().find(|(name, _)| name == "EPUB/article.xhtml").unwrap().1;
    let chapter = String::from_utf8(chapter).unwrap();
    assert!(chapter.contains("<a href=\"#a1\">there</a>lost</p>"), "{chapter}");
    assert!(chapter.contains("<a href=\"https://a.example/%7Bx%7D%7Cy\">https://a.example/p.gifin</a>"), "{chapter}");
}
