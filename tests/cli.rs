//! The command line as a user meets it: formats, bad input, many pages. Every failure is a sentence, never a crash.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn lectern(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lectern"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // A command that refuses its arguments may end before it reads.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the binary ends")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn seed() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/zh/seed-cms--portal/page.html").to_owned()
}

#[test]
fn a_page_is_read_in_every_format() {
    let headline = "细微处下功夫";
    for (format, mark) in [
        ("text", headline),
        ("md", "# 细微处下功夫"),
        ("html", "<h1>细微处下功夫"),
        ("json", "\"title\": \"细微处下功夫"),
    ] {
        let output = lectern(&["read", &seed(), "--format", format], b"");
        assert!(output.status.success(), "{format}: {}", err(&output));
        assert!(out(&output).contains(mark), "{format}");
    }
    let page = std::fs::read(seed()).expect("the page");
    assert!(out(&lectern(&["read", "-"], &page)).contains("坚持就一定能够胜利!"));
}

#[test]
fn bad_input_gets_a_sentence() {
    for (arguments, input, code, words) in [
        (vec!["read", "/no/such/file.html"], &b""[..], 2, "/no/such/file.html: No such file"),
        (vec!["read", "-"], b"%PDF-1.7\n\xff\xff", 2, "a PDF document, not an HTML page"),
        (vec!["read", "-"], b"\x89PNG\r\n\x1a\n", 2, "a PNG picture"),
        (vec!["read", "-"], b"", 1, "this page has no text"),
        (vec!["read", "-"], b"<html></html>", 1, "this page has no text"),
        (vec!["read", "-"], b"<frameset cols=50%,50%><frame src=a><frame src=b></frameset>", 1, "made of frames"),
        (vec!["read", "-"], b"<p>word", 1, "too little running text"),
        (vec!["read"], b"", 2, "name a file"),
        (vec!["read", "-", "--format", "docx"], b"", 2, "no format 'docx'"),
        (vec!["read", "-", "--bogus"], b"", 2, "no option '--bogus'"),
        (vec!["fly"], b"", 2, "no command 'fly'"),
        (vec!["batch", "--bogus"], b"", 2, "bogus"),
    ] {
        let output = lectern(&arguments, input);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains(words), "{arguments:?}: {}", err(&output));
        assert!(!err(&output).contains("panicked"), "{arguments:?}");
    }
}

#[test]
fn odd_pages_are_read() {
    let paragraph =
        "<p>This is a sentence of some length, with a clause or two, that somebody may want to read today.</p>";
    let deep = format!("{}{}", "<div>".repeat(100_000), paragraph.repeat(8));
    let big = format!("<article>{}</article>{}", paragraph.repeat(12), "<!-- nothing -->".repeat(700_000));
    let broken = [paragraph.repeat(8).as_bytes(), b"<p>caf\xe9 \xff\xfe</p>", paragraph.repeat(4).as_bytes()].concat();
    for (name, page) in [("deep", deep.into_bytes()), ("big", big.into_bytes()), ("broken", broken)] {
        let output = lectern(&["read", "-"], &page);
        assert!(out(&output).contains("somebody may want to read"), "{name}: {}", err(&output));
    }
}

#[test]
fn a_batch_tells_all_text_by_what_would_be_hidden() {
    let output = lectern(&["batch", "--hidden-text"], seed().as_bytes());
    let record: serde_json::Value = serde_json::from_str(&out(&output)).expect("a record");
    let text = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
    assert!(text("left_text").contains("坚持就一定能够胜利!") && !text("hidden_text").contains("坚持就一定能够胜利!"));
    assert!(!text("hidden_text").trim().is_empty(), "the page has a list to hide");
    let plain = out(&lectern(&["batch"], seed().as_bytes()));
    assert!(!plain.contains("left_text"));
}

#[test]
fn a_batch_keeps_order_and_goes_on() {
    let list = format!("{}\thttps://www.site.example/a.html\n/no/such/file.html\n\n{}\n", seed(), seed());
    let output = lectern(&["batch"], list.as_bytes());
    assert!(output.status.success(), "{}", err(&output));
    let lines: Vec<serde_json::Value> =
        out(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["title"], "细微处下功夫,以最小代价实现最大防控效果");
    assert_eq!((&lines[0]["is_article"], &lines[0]["published"]), (&true.into(), &serde_json::Value::Null));
    assert!(
        lines[1]["error"].as_str().is_some_and(|error| error.contains("No such file")) && lines[1]["text"].is_null()
    );
    assert_eq!(lines[2]["path"], seed().as_str());
    assert!(err(&output).contains("1 of 3 pages could not be read"));
}

#[test]
fn decisions_are_explained() {
    let text = out(&lectern(&["explain", &seed()], b""));
    assert!(text.contains("推荐阅读") && text.contains("heading") && text.to_lowercase().contains("kept"));
}

#[test]
fn texts_are_digested_line_by_line() {
    let text = "茶园在山上。今年茶园的新茶比去年多。采茶的人说，新茶要在清明前采完。\\n合作社收购新茶，合作社的负责人说价格会更高。\\n\
        游客来茶园看采茶，茶园旅游成了村里的新产业。合作社还请人教游客炒茶。村里的茶园旅游从四月开始，到六月结束。\\n\
        村民说，茶园旅游比种玉米好。去年合作社分红，每户多了三千元。今年茶园又扩大了，新茶也更多。山路修好以后，茶园旅游更方便。";
    let good = format!("{{\"id\": \"tea\", \"lang\": \"zh\", \"title\": \"茶园旅游\", \"text\": \"{text}\"}}");
    let input = format!("{good}\nnot json\n\n{{\"id\": 2, \"lang\": \"en\", \"text\": \"Short.\"}}\n");
    let output = lectern(&["digest"], input.as_bytes());
    // Even a single word has a digest here: who hands in a text wants one.
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(
        err(&output).contains("line 2: ") && err(&output).contains("1 lines could not be read"),
        "{}",
        err(&output)
    );
    let lines: Vec<serde_json::Value> =
        out(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["id"], "tea");
    let keywords = lines[0]["keywords"].as_array().expect("keywords");
    assert!(keywords.iter().any(|keyword| keyword == "茶园旅游"), "{keywords:?}");
    let sentences = lines[0]["sentences"].as_array().expect("sentences");
    assert_eq!(sentences.len(), 3);
    assert!(sentences.iter().all(|sentence| text.contains(sentence.as_str().expect("text"))));
    assert_eq!((&lines[1]["id"], lines[1]["keywords"].as_array().map(Vec::len)), (&2.into(), Some(1)));
    assert!(err(&lectern(&["digest", "/no/such.jsonl"], b"")).contains("/no/such.jsonl: No such file"));
    assert!(err(&lectern(&["digest", "--ranking", &seed()], b"")).contains("not a ranking"));
}

#[test]
fn a_reading_is_digested_on_demand() {
    let markdown = out(&lectern(&["read", &seed(), "--format", "md", "--digest"], b""));
    let matter = markdown.split("---").nth(1).expect("front matter");
    assert!(matter.contains("疫情防控") && matter.contains("summary: ["), "{matter}");
    // The page's own keywords are among all of them, and are not said to be ours.
    let list = |name: &str| matter.lines().find(|line| line.starts_with(&format!("{name}: "))).unwrap_or("").to_owned();
    let (all, found) = (list("keywords"), list("keywords_found"));
    assert!(all.contains("重点企业") && all.contains("疫情防控"), "{all}");
    assert!(found.contains("疫情防控") && !found.contains("重点企业"), "{found}");
    let html = out(&lectern(&["read", &seed(), "--format", "html", "--digest"], b""));
    assert!(html.contains("<li>重点企业</li>") && html.contains("<li class=\"found\">疫情防控</li>"), "{html}");
    let book = lectern(&["read", &seed(), "--format", "epub", "--digest"], b"").stdout;
    let package = String::from_utf8_lossy(&book);
    assert!(
        package.contains(">疫情防控</dc:subject>") && package.contains("property=\"authority\">found in the text<")
    );
    let json: serde_json::Value =
        serde_json::from_str(&out(&lectern(&["read", &seed(), "--format", "json", "--digest"], b""))).expect("JSON");
    assert!(json["keywords"].as_array().is_some_and(|keywords| keywords.iter().any(|keyword| keyword == "疫情防控")));
    assert_eq!(json["summary"].as_array().map(Vec::len), Some(3));
}

#[test]
fn pages_in_lines_are_answered_line_by_line() {
    let prose = "A sentence of some length, with a comma, that a reader may want to read today. ".repeat(12);
    let page = format!("<title>Tea &lt;b&gt;</title><h1>Tea &lt;b&gt;</h1><p>{prose}</p><p>{prose}</p>");
    let line = |id: &str| serde_json::json!({ "id": id, "html": page, "url": "https://a.example/" }).to_string();
    let input =
        [&line("a"), "{\"id\": \"b\"}", "not json", "", "\u{ff}", &line("c"), r#"{"id":7,"html":""}"#].join("\n");
    let output = lectern(&["read", "--jsonl"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("3 lines could not be read"), "{}", err(&output));
    let answers: Vec<serde_json::Value> =
        out(&output).lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    assert_eq!(answers.len(), 6);
    assert!(answers[0]["content"].as_str().is_some_and(|html| html.starts_with("<article>\n<h1>Tea &lt;b&gt;</h1>")));
    assert_eq!(answers[0]["content"], answers[4]["content"]);
    assert_eq!((&answers[1]["id"], &answers[1]["content"]), (&"b".into(), &serde_json::Value::Null));
    for (answer, number) in [(&answers[1], 2), (&answers[2], 3), (&answers[3], 5)] {
        assert!(
            answer["error"].as_str().is_some_and(|words| words.starts_with(&format!("line {number}: "))),
            "{answer}"
        );
    }
    assert_eq!(answers[5], serde_json::json!({ "id": 7, "content": null }));
    let markdown = out(&lectern(&["read", "--jsonl", "--format", "md"], format!("{}\n", line("a")).as_bytes()));
    assert!(markdown.contains("# Tea &lt;b>"), "{markdown}");
    for wrong in [&["read", "--jsonl", "x.html"][..], &["read", "--jsonl", "--format", "epub"]] {
        assert_eq!(lectern(wrong, b"").status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn filter_lists_are_told_in_numbers() {
    let folder = std::env::temp_dir().join(format!("lectern-lists-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = |name: &str, content: &str| {
        let path = folder.join(name).to_string_lossy().into_owned();
        std::fs::write(&path, content).expect("a file");
        path
    };
    let sound = lectern(&["lists", &path("a.txt", "! Title: Harbour\n##.ad\n||b.example^\n")], b"");
    let told = out(&sound);
    assert!(
        told.contains("Harbour") && told.contains("1 rules hide") && told.contains("1 not used: network"),
        "{told}"
    );
    let page = lectern(&["lists", &path("b.txt", "<!doctype html>")], b"");
    assert_eq!((page.status.code(), out(&page).contains("a web page")), (Some(1), true));
    assert!(err(&lectern(&["lists"], b"")).contains("which lists?"));
    std::fs::remove_dir_all(folder).expect("gone");
}
