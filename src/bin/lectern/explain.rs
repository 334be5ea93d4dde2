//! `lectern explain`: why each block was kept or dropped, one line a block, and what the page is taken for.

use crate::read::{NO_FILE, parse_page_arguments, read_page};
use crate::{Done, print_all};
use lectern::declutter::Reason;
use lectern::explain::explain;
use lectern::pipeline::Outcome;
use lectern::text::space::shorten;
use std::fmt::Write;

/// Characters of a block that are shown.
const SHOWN_CHARS: usize = 60;
/// Characters of a box's name that are shown.
const BOX_CHARS: usize = 21;

/// Prints the decision on every block of a page.
pub fn run(parser: &mut lexopt::Parser) -> Done {
    let (file, url) = parse_page_arguments(parser, |_, _| Ok(false))?;
    let explanation = explain(&read_page(&file.ok_or(NO_FILE)?, &url)?);
    let (reading, verdict) = match &explanation.outcome {
        Outcome::Article(reading) => (Some(reading), "an article".to_owned()),
        Outcome::NotAnArticle(refusal) => (refusal.guess.as_deref(), format!("not an article: {:?}", refusal.why)),
    };
    let mut out = String::new();
    let confidence = reading.map_or(0, |reading| reading.confidence);
    writeln!(out, "{verdict} (confidence {confidence} %), {} blocks\n", explanation.blocks.len())?;
    writeln!(out, "{:>6} {:>6} {:>6}  {:<12} {:<22} text", "chance", "units", "links", "fate", "box")?;
    for block in &explanation.blocks {
        writeln!(
            out,
            "{:>5}% {:>6} {:>5}%  {:<12} {:<22} {}",
            block.chance_percent,
            block.units,
            block.link_percent,
            format!("{:?}", block.fate),
            shorten(&block.box_name, BOX_CHARS),
            shorten(&block.text, SHOWN_CHARS),
        )?;
    }
    if let Some(reading) = reading {
        writeln!(out, "\nleft out:")?;
        for item in &reading.account {
            let reasons = item.reasons.iter().map(describe_reason).collect::<Vec<_>>().join(" · ");
            writeln!(
                out,
                "  {:?}: \"{}\" ({} characters, {} links): {reasons}",
                item.class, item.words, item.chars, item.links
            )?;
        }
    }
    print_all(&out)
}

/// A reason as a phrase.
pub fn describe_reason(reason: &Reason) -> String {
    match reason {
        Reason::Heading { text } => format!("heading \"{text}\""),
        Reason::LinkShare { percent } => format!("{percent} % links"),
        Reason::AlikeItems { count, dated } => format!("{count} items, {dated} dated"),
        Reason::ForeignLinks { sites } => format!("links to {sites} other sites"),
        Reason::PaidLinks { count } => format!("{count} paid links"),
        Reason::AdLabel { text } => format!("labelled \"{text}\""),
        Reason::AdHost { host } => format!("filled by {host}"),
        Reason::AdSize { width_px, height_px } => format!("a foreign frame of {width_px} × {height_px}"),
        Reason::ListRule { list, selector } => format!("{list}: {selector}"),
        Reason::EmptySlot => "empty".to_owned(),
        Reason::ClassName { token } => format!("named \"{token}\""),
        Reason::Landmark { name } => format!("<{name}>"),
        Reason::Words { text } => format!("says \"{text}\""),
        Reason::BeforeArticle => "before the article".to_owned(),
        Reason::AfterArticle => "after the article".to_owned(),
        Reason::BesideArticle => "beside the article".to_owned(),
        Reason::Unlikely { percent } => format!("{percent} % likely"),
    }
}
