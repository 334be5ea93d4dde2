//! `lectern digest`: keywords and key sentences of texts, JSON lines in, JSON lines out.
//!
//! A line in is `{"id", "lang", "title", "text"}`, the text with a line a paragraph; `page_keywords` and `site_name` may
//! be there too. A line out is `{"id", "keywords": [best first], "sentences": [in reading order]}`. A line that cannot be
//! read is named on standard error, the others go on. For fitting the ranking, `--features` writes what the ranking sees
//! instead: for each text a 32-bit length, that many bytes of JSON `{"id", "forms": [[spelling, …], …]}`, and for each
//! candidate its row of little-endian 32-bit floats; `--feature-names` prints the columns' names; `--ranking FILE` ranks
//! keywords and `--summary FILE` words of a summary with another file; `--no-background` does without the word lists; `--shown` chooses keywords as the view shows them
//! (whole terms, each about something else) instead of the plain ranking.

use crate::{Done, print_all, progress_bar};
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};
use lectern::digest::{
    Background, Digest, FEATURE_NAMES, Manner, Options, Ranking, Rankings, Source, digest_with, measure_keywords,
};
use lectern::pipeline::Reading;
use rayon::prelude::*;
use serde::Deserialize;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::ExitCode;

/// Keywords a text gets at most; scorers look at ten.
const KEYWORDS: usize = 10;

/// Lines read before their results are printed.
const CHUNK: usize = 64;

/// The word lists by primary language tag, traditional Chinese by its script.
macro_rules! backgrounds {
    ($($lang:literal),*) => {
        &[$(($lang, include_bytes!(concat!("../../../extension/data/digest/", $lang, ".bin")) as &[u8])),*]
    };
}
const BACKGROUNDS: &[(&str, &[u8])] = backgrounds![
    "ar", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "th", "tr",
    "uk", "vi", "zh", "zh-Hant"
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Text {
    id: serde_json::Value,
    lang: String,
    title: Option<String>,
    text: Option<String>,
    page_keywords: Vec<String>,
    site_name: Option<String>,
}

/// What the arguments ask for.
struct Task {
    options: Options,
    ranking: Option<Ranking>,
    summary: Option<Ranking>,
    has_background: bool,
    is_features: bool,
    files: Vec<String>,
}

/// Reads texts from the named files, or from standard input, and prints their digests.
pub fn run(parser: &mut lexopt::Parser) -> Done {
    let Some(task) = parse_task(parser)? else {
        return print_all(&(FEATURE_NAMES.join("\n") + "\n"));
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut failed = 0;
    for file in &task.files {
        let input: Box<dyn Read> = match file.as_str() {
            "-" => Box::new(std::io::stdin().lock()),
            path => Box::new(std::fs::File::open(path).map_err(|error| format!("{path}: {error}"))?),
        };
        match digest_lines(BufReader::new(input), file, &task, &mut out) {
            Ok(bad) => failed += bad,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
            Err(error) => return Err(format!("{file}: {error}").into()),
        }
    }
    out.flush()?;
    if failed > 0 {
        eprintln!("lectern: {failed} lines could not be read");
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

fn parse_task(parser: &mut lexopt::Parser) -> Result<Option<Task>, Box<dyn std::error::Error>> {
    let mut task = Task {
        // Who hands in a text wants its digest, however short it is.
        options: Options { keywords: KEYWORDS, manner: Manner::Ranked, least_words: 1, ..Options::default() },
        ranking: None,
        summary: None,
        has_background: true,
        is_features: false,
        files: Vec::new(),
    };
    while let Some(argument) = parser.next()? {
        match argument {
            lexopt::Arg::Long("keywords") => task.options.keywords = parse_count(parser, "--keywords")?,
            lexopt::Arg::Long("sentences") => task.options.sentences = parse_count(parser, "--sentences")?,
            lexopt::Arg::Long("shown") => task.options.manner = Manner::Shown,
            lexopt::Arg::Long("no-background") => task.has_background = false,
            lexopt::Arg::Long("features") => task.is_features = true,
            lexopt::Arg::Long("feature-names") => return Ok(None),
            lexopt::Arg::Long("ranking") => task.ranking = Some(read_ranking(parser)?),
            lexopt::Arg::Long("summary") => task.summary = Some(read_ranking(parser)?),
            lexopt::Arg::Value(file) => task.files.push(file.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    if task.files.is_empty() {
        task.files.push("-".to_owned());
    }
    Ok(Some(task))
}

/// The ranking in the file after an option.
fn read_ranking(parser: &mut lexopt::Parser) -> Result<Ranking, Box<dyn std::error::Error>> {
    let path = parser.value()?.to_string_lossy().into_owned();
    let bytes = std::fs::read(&path).map_err(|error| format!("{path}: {error}"))?;
    Ok(Ranking::parse(&bytes).ok_or_else(|| format!("{path}: not a ranking"))?)
}

/// The number after an option.
fn parse_count(parser: &mut lexopt::Parser, option: &str) -> Result<usize, Box<dyn std::error::Error>> {
    let value = parser.value()?;
    let value = value.to_string_lossy();
    Ok(value.parse().map_err(|_| format!("{option} wants a number, not `{value}`"))?)
}

/// Digests the lines of one file; says how many could not be read.
fn digest_lines(input: impl BufRead, file: &str, task: &Task, out: &mut impl Write) -> std::io::Result<usize> {
    let lines = input.split(b'\n').collect::<Result<Vec<Vec<u8>>, _>>()?;
    let bar = progress_bar(lines.len(), "texts");
    let mut failed = 0;
    for (chunk, lines) in lines.chunks(CHUNK).enumerate() {
        let results: Vec<Option<Result<Vec<u8>, String>>> = lines
            .par_iter()
            .map(|line| {
                let result = (!line.trim_ascii().is_empty()).then(|| digest_line(line, task));
                bar.inc(1);
                result
            })
            .collect();
        for (at, result) in results.into_iter().enumerate() {
            match result {
                Some(Ok(bytes)) => out.write_all(&bytes)?,
                Some(Err(error)) => {
                    failed += 1;
                    bar.suspend(|| eprintln!("lectern: {file}, line {}: {error}", chunk * CHUNK + at + 1));
                }
                None => {}
            }
        }
    }
    bar.finish_and_clear();
    Ok(failed)
}

fn digest_line(line: &[u8], task: &Task) -> Result<Vec<u8>, String> {
    let text: Text = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let body = text.text.as_deref().ok_or("there is no `text`")?;
    let title = text.title.as_deref().unwrap_or("");
    let source = Source {
        page_keywords: &text.page_keywords,
        site_name: text.site_name.as_deref(),
        ..Source::of_text(&text.lang, title, body)
    };
    let background = find_background(&text.lang).filter(|_| task.has_background);
    if task.is_features {
        return Ok(write_features(&text.id, measure_keywords(&source, &segment_words, background.as_ref())));
    }
    let shipped = Rankings::default();
    let rankings = Rankings {
        keywords: task.ranking.as_ref().unwrap_or(shipped.keywords),
        summaries: task.summary.as_ref().unwrap_or(shipped.summaries),
    };
    let digest = digest_with(&source, task.options, &segment_words, background.as_ref(), rankings);
    let record = serde_json::json!({
        "id": text.id,
        "keywords": digest.keywords.iter().map(|keyword| &keyword.text).collect::<Vec<_>>(),
        "sentences": digest.sentences.iter().map(|sentence| &sentence.text).collect::<Vec<_>>(),
    });
    Ok(format!("{record}\n").into_bytes())
}

fn write_features(id: &serde_json::Value, candidates: Vec<(Vec<String>, Vec<f32>)>) -> Vec<u8> {
    let forms: Vec<&Vec<String>> = candidates.iter().map(|(forms, _)| forms).collect();
    let header = serde_json::json!({ "id": id, "forms": forms }).to_string();
    let mut record = (header.len() as u32).to_le_bytes().to_vec();
    record.extend(header.as_bytes());
    record.extend(candidates.iter().flat_map(|(_, row)| row).flat_map(|number| number.to_le_bytes()));
    record
}

/// The digest of a page that was read.
pub fn digest_reading(reading: &Reading) -> Digest {
    let source = Source::of(&reading.metadata, &reading.blocks);
    let background = find_background(source.lang);
    lectern::digest::digest(&source, Options::default(), &segment_words, background.as_ref())
}

/// The word list of a language.
fn find_background(lang: &str) -> Option<Background<'static>> {
    let mut parts = lang.split(['-', '_']);
    let primary = parts.next()?.to_lowercase();
    let is_traditional = primary == "zh" && parts.any(|part| matches!(part, "Hant" | "TW" | "HK" | "MO"));
    let name = if is_traditional { "zh-Hant" } else { primary.as_str() };
    let (_, bytes) = BACKGROUNDS.iter().find(|(lang, _)| *lang == name)?;
    Background::parse(bytes)
}

/// Words of scripts without spaces, by dictionary.
fn segment_words(text: &str) -> Vec<usize> {
    thread_local! {
        static SEGMENTER: WordSegmenterBorrowed<'static> = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    }
    SEGMENTER.with(|segmenter| segmenter.segment_str(text).collect())
}
