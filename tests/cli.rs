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
