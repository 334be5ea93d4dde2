//! `lectern features`: what the block model sees, for training. The same code computes it when pages are read.
//!
//! Lines `PATH<tab>URL` in; out, for each page: a 32-bit length, that many bytes of JSON
//! `{"path", "blocks": [text, …], "columns": n, "levels": m, "likenesses": k, "declared": [number, …]}`, then for each block
//! `n` little-endian 32-bit floats, its information units as a float, `m` pairs of 32-bit block numbers, the ranges of the
//! boxes around it, and `k` 32-bit numbers of the groups of alike blocks it is in. With
//! `--names`, only the names of the first and the second look's columns, one a line.

use crate::read::read_page;
use crate::{Done, print_all, read_lines};
use lectern::block::{Measures, collect_blocks};
use lectern::page::Dom;
use lectern::signal::alike::LIKENESSES;
use lectern::signal::declared::measure_declared;
use lectern::signal::opinions::{LEVELS, measure_boxes, opinion_names};
use lectern::signal::{View, feature_names, measure_features};
use rayon::prelude::*;
use std::io::Write;
use std::process::ExitCode;

/// Prints names, or reads pages from standard input and writes their features.
pub fn run(parser: &mut lexopt::Parser) -> Done {
    match parser.next()? {
        Some(lexopt::Arg::Long("names")) => {
            return print_all(&([feature_names(), opinion_names()].concat().join("\n") + "\n"));
        }
        Some(other) => return Err(other.unexpected().into()),
        None => {}
    }
    let lines = read_lines()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for chunk in lines.chunks(64) {
        let pages: Vec<Vec<u8>> = chunk.par_iter().map(|line| features_of(line)).collect();
        for page in pages {
            out.write_all(&page)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// One page's record; a page that cannot be read is named on standard error and has no blocks.
fn features_of(line: &str) -> Vec<u8> {
    let (path, url) = line.split_once('\t').unwrap_or((line, ""));
    let dom = read_page(path, url).unwrap_or_else(|error| {
        eprintln!("lectern: {path}: {error}");
        Dom::default()
    });
    let blocks = collect_blocks(&dom);
    let measures = Measures::of(&dom, &blocks);
    let view = View::new(&dom, &blocks, &measures);
    let matrix = measure_features(&view);
    let boxes = measure_boxes(&view);
    let texts: Vec<&str> = (0..blocks.len()).map(|index| blocks.text(index)).collect();
    let header =
        serde_json::json!({ "path": path, "blocks": texts, "columns": matrix.columns(), "levels": LEVELS.len(), "likenesses": LIKENESSES, "declared": measure_declared(&view) })
            .to_string();
    let mut record = (header.len() as u32).to_le_bytes().to_vec();
    record.extend(header.as_bytes());
    for (((row, block), boxes), groups) in blocks.list().iter().enumerate().zip(boxes).zip(&view.groups) {
        record.extend(matrix.row(row).flat_map(f32::to_le_bytes));
        record.extend((block.units as f32).to_le_bytes());
        record.extend(boxes.iter().flat_map(|(from, to)| [*from, *to]).flat_map(u32::to_le_bytes));
        record.extend(groups.iter().flat_map(|group| group.to_le_bytes()));
    }
    record
}
