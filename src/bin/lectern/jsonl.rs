//! `lectern read --jsonl`: many pages whose markup comes in lines of JSON, one line out for each line in, in order.
//!
//! A line in is `{"id", "html"}`, and `"url"` where the page has an address. A line out is `{"id", "content"}`: the
//! article in the format that was asked for, or the best guess where the page does not look like one; null where there
//! is no text at all. A line that cannot be read gets `{"id", "content": null, "error"}`, which names the line; the
//! others go on.

use crate::{Done, print_all};
use lectern::output::{Format, Pictures, write_article, write_markdown, write_text};
use lectern::page::html::parse_html;
use lectern::pipeline::Reading;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};
use std::process::ExitCode;

/// Lines read before their results are printed: enough for all cores, little to hold.
const CHUNK: usize = 64;

#[derive(Deserialize)]
struct Page {
    id: serde_json::Value,
    html: String,
    #[serde(default)]
    url: String,
}

#[derive(Default, Serialize)]
struct Answer {
    id: serde_json::Value,
    content: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Reads lines from standard input until it ends; exits with 1 if one of them could not be read.
///
/// # Errors
/// Where the format is one that does not fit into a line, and where standard input or output fail.
pub fn run(format: Format) -> Done {
    if format == Format::Epub {
        return Err("a book does not fit into a line: with --jsonl the formats are html, md and text".into());
    }
    let mut lines = std::io::stdin().lock().split(b'\n').enumerate();
    let mut failed = 0;
    loop {
        let chunk = lines
            .by_ref()
            .take(CHUNK)
            .map(|(index, line)| Ok((index + 1, line?)))
            .collect::<Result<Vec<_>, std::io::Error>>()?;
        if chunk.is_empty() {
            break;
        }
        let answers: Vec<Answer> = chunk
            .par_iter()
            .filter(|(_, line)| !line.trim_ascii().is_empty())
            .map(|(number, line)| answer_line(*number, line, format))
            .collect();
        failed += answers.iter().filter(|answer| answer.error.is_some()).count();
        let mut out = std::io::stdout().lock();
        for answer in &answers {
            match writeln!(out, "{}", serde_json::to_string(answer)?) {
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
                written => written?,
            }
        }
    }
    print_all("")?;
    if failed == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("lectern: {failed} lines could not be read; their answers say why");
    Ok(ExitCode::from(1))
}

fn answer_line(number: usize, line: &[u8], format: Format) -> Answer {
    match serde_json::from_slice::<Page>(line) {
        Ok(Page { id, html, url }) => {
            let outcome = lectern::read(&parse_html(&html, &url));
            Answer { id, content: outcome.reading().map(|reading| write_content(reading, format)), error: None }
        }
        Err(error) => {
            // The id, where at least that can be read, tells the asker which of the pages it was.
            let id = serde_json::from_slice::<serde_json::Value>(line).ok().and_then(|value| value.get("id").cloned());
            Answer { id: id.unwrap_or_default(), content: None, error: Some(format!("line {number}: {error}")) }
        }
    }
}

fn write_content(reading: &Reading, format: Format) -> String {
    let mut reading = reading.clone();
    reading.join_notes();
    let Reading { metadata, blocks, .. } = &reading;
    match format {
        Format::Markdown => write_markdown(metadata, blocks),
        Format::Text | Format::Epub => write_text(blocks),
        Format::Html => write_article(metadata, blocks, &Pictures::default()),
    }
}
