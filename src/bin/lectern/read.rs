//! `lectern read`: one page from a file or standard input, as text, Markdown, HTML, a book or JSON.

use crate::digest::digest_reading;
use crate::record::Record;
use crate::{Done, jsonl, print_all};
use lectern::Outcome;
use lectern::output::{self, Content, Pictures, write_file};
use lectern::page::{Dom, charset, html};
use lectern::pipeline::Refusal;
use lectern::select::Why;
use std::io::Read;
use std::process::ExitCode;

/// The shape of the answer.
#[derive(Clone, Copy)]
enum Format {
    File(output::Format),
    Json,
}

/// Reads the page the arguments name and prints it.
pub fn run(parser: &mut lexopt::Parser) -> Done {
    let mut format = None;
    let (mut has_digest, mut is_jsonl) = (false, false);
    let (file, url) = parse_page_arguments(parser, |name, parser| {
        match name {
            "digest" => has_digest = true,
            "jsonl" => is_jsonl = true,
            "format" => format = Some(parse_format(&parser.value()?.to_string_lossy())?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    if is_jsonl {
        return match (file.as_deref(), format.unwrap_or(Format::File(output::Format::Html))) {
            (None | Some("-"), Format::File(format)) if url.is_empty() && !has_digest => jsonl::run(format),
            _ => Err("--jsonl reads standard input and takes --format html, md or text, nothing else".into()),
        };
    }
    let file = file.ok_or(NO_FILE)?;
    let format = format.unwrap_or(Format::File(output::Format::Text));
    let dom = read_page(&file, &url)?;
    let outcome = lectern::read(&dom);
    let digest = outcome.reading().filter(|_| has_digest).map(digest_reading);
    match (&outcome, format) {
        (_, Format::Json) => {
            let record = Record::of(&file, &outcome).with_digest(digest.as_ref());
            print_all(format!("{}\n", serde_json::to_string_pretty(&record)?))
        }
        (Outcome::NotAnArticle(refusal), _) => {
            eprintln!("lectern: {}", explain_refusal(refusal));
            for headline in &refusal.headlines {
                eprintln!("  {}\n    {}", headline.title, headline.url);
            }
            Ok(ExitCode::from(1))
        }
        (Outcome::Article(reading), Format::File(format)) => {
            let mut reading = reading.clone();
            reading.join_notes();
            let content = Content {
                metadata: &reading.metadata,
                blocks: &reading.blocks,
                digest: digest.as_ref(),
                pictures: &Pictures::default(),
                address: dom.url(),
                now_seconds: dom.now_seconds(),
            };
            print_all(write_file(format, &content).bytes)
        }
    }
}

fn parse_format(name: &str) -> Result<Format, String> {
    match (name, output::Format::parse(name)) {
        ("json", _) => Ok(Format::Json),
        (_, Some(format)) => Ok(Format::File(format)),
        (other, None) => Err(format!("there is no format '{other}': text, md, html, epub or json")),
    }
}

/// Why there is nothing to read, in a sentence with its numbers.
fn explain_refusal(refusal: &Refusal) -> String {
    let why = match refusal.why {
        Why::Empty => "this page has no text",
        Why::Frames => "this page is made of frames; open the frame that holds the text",
        Why::List => "this page is a list of links, not an article",
        Why::TooShort => "this page has too little running text for an article",
    };
    format!("{why} ({} characters, {} % of them in links)", refusal.chars, refusal.link_percent)
}

/// What is said where an argument is missing.
pub const NO_FILE: &str = "name a file, or - for standard input";

/// The file (or `-`), if one is named, and the `--url`; other options go to `option`, which says whether it knows them.
pub fn parse_page_arguments(
    parser: &mut lexopt::Parser,
    mut option: impl FnMut(&str, &mut lexopt::Parser) -> Result<bool, Box<dyn std::error::Error>>,
) -> Result<(Option<String>, String), Box<dyn std::error::Error>> {
    let (mut file, mut url) = (None, String::new());
    while let Some(argument) = parser.next()? {
        match argument {
            lexopt::Arg::Long("url") => url = parser.value()?.to_string_lossy().into_owned(),
            lexopt::Arg::Long(name) => {
                let name = name.to_owned();
                if !option(&name, parser)? {
                    return Err(format!("there is no option '--{name}' here").into());
                }
            }
            lexopt::Arg::Value(value) if file.is_none() => file = Some(value.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok((file, url))
}

/// Reads and parses a page; the error names the file.
pub fn read_page(file: &str, url: &str) -> Result<Dom, Box<dyn std::error::Error>> {
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        bytes
    } else {
        std::fs::read(file).map_err(|error| format!("{file}: {error}"))?
    };
    let markup = charset::decode(&bytes).map_err(|error| format!("{file}: {error}"))?;
    Ok(html::parse_html(&markup, url))
}
