//! Golden pages: every folder `tests/fixtures/LANGUAGE/WHAT--SITE/` holds a page of our own markup and what reading it
//! gives: `expected.md` (metadata and article) and `hidden.txt` (the account). A missing expectation fails; with
//! `LECTERN_BLESS=1` the files are written instead, to be read before they are committed.

use lectern::Outcome;
use lectern::declutter::{Class, HiddenItem, Reason};
use lectern::output::write_markdown;
use lectern::page::{charset, html};
use lectern::pipeline::Reading;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The address all fixtures are read at.
const ADDRESS: &str = "https://www.site.example/news/2024/page.html";

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folders = |path: &Path| -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = std::fs::read_dir(path)
            .expect("a folder of fixtures")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        found.retain(|path| path.is_dir());
        found.sort();
        found
    };
    folders(&root).iter().flat_map(|language| folders(language)).collect()
}

fn read(folder: &Path) -> Outcome {
    let bytes = std::fs::read(folder.join("page.html")).expect("the page");
    lectern::read(&html::parse_html(&charset::decode(&bytes).expect("markup"), ADDRESS))
}

fn describe(outcome: &Outcome) -> (String, String) {
    let shown = |reading: &Reading| {
        let mut whole = reading.clone();
        whole.join_notes();
        (write_markdown(&whole.metadata, &whole.blocks), reading.account.iter().map(line_of).collect())
    };
    match outcome {
        Outcome::Article(reading) => shown(reading),
        Outcome::NotAnArticle(refusal) => {
            (format!("not an article: {:?}, {} % links\n", refusal.why, refusal.link_percent), String::new())
        }
    }
}

fn line_of(item: &HiddenItem) -> String {
    let mut line = format!("{:?} \"{}\"", item.class, item.words);
    for reason in &item.reasons {
        let _ = match reason {
            Reason::Heading { text } => write!(line, " · heading {text}"),
            Reason::LinkShare { percent } => write!(line, " · {percent} % links"),
            Reason::AlikeItems { count, dated } => write!(line, " · {count} items, {dated} dated"),
            other => write!(line, " · {other:?}"),
        };
    }
    line.push('\n');
    line
}

#[test]
fn pages_read_as_expected() {
    let bless = std::env::var_os("LECTERN_BLESS").is_some();
    let mut wrong = Vec::new();
    let folders = fixtures();
    assert!(folders.len() >= 4, "the fixtures are missing");
    for folder in folders {
        let (markdown, hidden) = describe(&read(&folder));
        for (name, given) in [("expected.md", markdown), ("hidden.txt", hidden)] {
            let path = folder.join(name);
            if bless {
                std::fs::write(&path, &given).expect("a writable fixture");
            } else if std::fs::read_to_string(&path).ok().as_deref() != Some(given.as_str()) {
                wrong.push(format!("{}:\n{given}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} expectations are missing or differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// The page the project began with, in every layout and encoding: exact, and nothing around the text gets in.
#[test]
fn the_seed_page_is_exact_in_every_layout() {
    let layouts: Vec<PathBuf> =
        fixtures().into_iter().filter(|path| path.to_string_lossy().contains("/seed-")).collect();
    assert_eq!(layouts.len(), 4);
    let mut texts = Vec::new();
    for layout in layouts {
        let Outcome::Article(reading) = read(&layout) else { panic!("{} is an article", layout.display()) };
        let metadata = &reading.metadata;
        assert_eq!(metadata.title.as_deref(), Some("细微处下功夫,以最小代价实现最大防控效果"), "{}", layout.display());
        assert_eq!(metadata.page_keywords, ["有关部门", "重点企业", "工业企业"], "{}", layout.display());
        assert_eq!(metadata.editor.as_deref(), Some("Rex_07"), "{}", layout.display());
        assert_eq!(
            (&metadata.byline, &metadata.source, &metadata.published),
            (&None, &None, &None),
            "{}",
            layout.display()
        );
        assert_eq!(metadata.section.as_deref(), Some("社会"), "{}", layout.display());
        let text = lectern::output::write_text(&reading.blocks);
        assert_eq!(text.split("\n\n").count(), 9, "{}", layout.display());
        assert!(text.starts_with("“茶光村封了") && text.ends_with("坚持就一定能够胜利!"), "{}", layout.display());
        for class in [Class::LinkFarm, Class::Footer] {
            let item = reading.account.iter().find(|item| item.class == class);
            assert!(item.is_some_and(|item| !item.reasons.is_empty()), "{}: {class:?}", layout.display());
        }
        texts.push(text);
    }
    assert!(texts.windows(2).all(|pair| pair[0] == pair[1]), "all layouts give the same text");
}
