//! `lectern batch`: many pages on all cores, results in input order, a progress bar where people watch.
//!
//! With `--folds FOLDER` a page that the block model was trained on is read with the model that has not seen its site,
//! so that figures on labelled pages are cross-validated. The folder holds `pages.tsv` (page id, fold) and `N.bin`.

use crate::read::read_page;
use crate::record::Record;
use crate::{Done, progress_bar, read_lines};
use lectern::block::collect_blocks;
use lectern::declutter::HideList;
use lectern::page::{Dom, NodeId, Tag};
use lectern::pipeline::read_and_declutter_with;
use lectern::select::Model;
use rayon::prelude::*;
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Pages read before their results are printed: enough for all cores, little to hold.
const CHUNK: usize = 64;

/// Reads `PATH<tab>URL` lines from standard input until it ends.
pub fn run(parser: &mut lexopt::Parser) -> Done {
    let (mut folds, mut has_texts) = (None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            lexopt::Arg::Long("folds") => folds = Some(Folds::read(Path::new(&parser.value()?))?),
            lexopt::Arg::Long("hidden-text") => has_texts = true,
            _ => return Err(argument.unexpected().into()),
        }
    }
    let lines = read_lines()?;
    let pages: Vec<(&str, &str)> =
        lines.iter().filter(|line| !line.is_empty()).map(|line| line.split_once('\t').unwrap_or((line, ""))).collect();
    let bar = progress_bar(pages.len(), "pages");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut failed = 0;
    for chunk in pages.chunks(CHUNK) {
        let results: Vec<(String, bool)> = chunk
            .par_iter()
            .map(|(path, url)| {
                let result = line_of(path, url, folds.as_ref(), has_texts);
                bar.inc(1);
                result
            })
            .collect();
        for (line, is_read) in results {
            failed += usize::from(!is_read);
            match writeln!(out, "{line}") {
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
                written => written?,
            }
        }
    }
    out.flush()?;
    bar.finish_and_clear();
    if failed > 0 {
        eprintln!("lectern: {failed} of {} pages could not be read; their lines say why", pages.len());
    }
    Ok(ExitCode::SUCCESS)
}

/// The page's JSON line, and whether the page could be read.
fn line_of(path: &str, url: &str, folds: Option<&Folds>, has_texts: bool) -> (String, bool) {
    let model = folds.and_then(|folds| folds.model_for(path)).unwrap_or(Model::shipped());
    let (line, is_read) = match read_page(path, url) {
        Ok(dom) => {
            let (outcome, hidden) = read_and_declutter_with(&dom, model);
            let texts = has_texts.then(|| split_text(&dom, &hidden));
            (serde_json::to_string(&Record::of(path, &outcome).with_hidden(&hidden).with_texts(texts)), true)
        }
        Err(error) => (serde_json::to_string(&Record::failed(path, error.to_string())), false),
    };
    // A record is plain strings and numbers, which always serialise.
    (line.unwrap_or_default(), is_read)
}

/// The text of a page, a line a block, apart by whether it would be hidden: what is, and what is not.
fn split_text(dom: &Dom, hidden: &HideList) -> (String, String) {
    let elements: Vec<NodeId> = dom.ids().filter(|&id| dom.tag(id) != Tag::TEXT).collect();
    let mut is_hidden = vec![false; dom.len()];
    for id in hidden.items.iter().filter_map(|item| elements.get(item.element as usize)) {
        is_hidden.get_mut(id.index()..dom.end(*id).index()).into_iter().flatten().for_each(|flag| *flag = true);
    }
    let blocks = collect_blocks(dom);
    let (mut away, mut left) = (String::new(), String::new());
    for block in blocks.list() {
        for piece in blocks.pieces(block) {
            let text = dom.text(piece.node).get(piece.from as usize..piece.to as usize).unwrap_or_default();
            let is_away = is_hidden.get(piece.node.index()) == Some(&true);
            if is_away { &mut away } else { &mut left }.push_str(text);
        }
        away.push('\n');
        left.push('\n');
    }
    (away, left)
}

/// Models by fold, and the folds of pages.
struct Folds {
    models: Vec<Model>,
    fold_of: HashMap<String, usize>,
}

impl Folds {
    fn read(folder: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let table = folder.join("pages.tsv");
        let text = std::fs::read_to_string(&table).map_err(|error| format!("{}: {error}", table.display()))?;
        let rows = text.lines().filter_map(|line| line.split_once('\t'));
        let fold_of: HashMap<String, usize> = rows
            .map(|(id, fold)| Ok((id.to_owned(), fold.parse()?)))
            .collect::<Result<_, std::num::ParseIntError>>()?;
        let count = fold_of.values().max().map_or(0, |last| last + 1);
        let models = (0..count).map(|fold| {
            let path = folder.join(format!("{fold}.bin"));
            let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            Model::parse(&bytes).ok_or_else(|| format!("{}: not a block model", path.display()))
        });
        Ok(Folds { models: models.collect::<Result<_, String>>()?, fold_of })
    }

    fn model_for(&self, path: &str) -> Option<&Model> {
        let id = Path::new(path).file_stem()?.to_str()?;
        self.models.get(*self.fold_of.get(id)?)
    }
}
