//! The core on one thread beside dom_smoothie and the bare parse, as ratios in one run; and on all cores beside one.
//!
//! `lectern-bench [--rounds N] [--write]`, with the labelled pages in the folder LECTERN_SHARED. Contestants take turns on
//! every page and the least time of each counts, so what disturbs the machine disturbs all alike.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use rayon::prelude::*;

/// Every so manieth page of the corpus is measured.
const STEP: usize = 12;

/// A contestant: its name, and what it does with a page.
type Contestant = (&'static str, fn(&str));

const CONTESTANTS: [Contestant; 3] = [
    ("bare parse", |markup| drop(std::hint::black_box(scraper::Html::parse_document(markup)))),
    ("lectern", |markup| drop(std::hint::black_box(read(markup)))),
    ("dom_smoothie", |markup| {
        let reader = dom_smoothie::Readability::new(markup, None, None);
        drop(std::hint::black_box(reader.ok().and_then(|mut reader| reader.parse().ok())));
    }),
];

fn read(markup: &str) -> lectern::pipeline::Outcome {
    lectern::pipeline::read(&lectern::page::html::parse_html(markup, ""))
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rounds = arguments.iter().position(|one| one == "--rounds").and_then(|at| arguments.get(at + 1));
    let rounds = rounds.map_or(Ok(8), |text| text.parse())?;
    let shared = std::env::var("LECTERN_SHARED").context("set LECTERN_SHARED to the folder of the labelled pages")?;
    let pages = read_pages(&Path::new(&shared).join("corpus/wcxb-dev/pages"))?;
    let report = measure(&pages, rounds) + &measure_cores(&pages, rounds);
    println!("{report}");
    if arguments.iter().any(|one| one == "--write") {
        let head = "# The core alone\n\nWritten by `cargo xtask bench`. Milliseconds are of one machine; ratios are what counts.\n\n";
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("../report/native.md"), format!("{head}{report}"))?;
    }
    Ok(())
}

fn read_pages(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let mut markup = Vec::new();
        flate2::read::GzDecoder::new(fs::File::open(path)?).read_to_end(&mut markup)?;
        Ok(String::from_utf8_lossy(&markup).into_owned())
    };
    paths.iter().step_by(STEP).map(read).collect()
}

/// Seconds of the quickest of some runs.
fn least(rounds: usize, mut run: impl FnMut()) -> f64 {
    let time = |run: &mut dyn FnMut()| {
        let from = Instant::now();
        run();
        from.elapsed().as_secs_f64()
    };
    (0..rounds).map(|_| time(&mut run)).fold(f64::INFINITY, f64::min)
}

fn measure(pages: &[String], rounds: usize) -> String {
    let mut sums = [0.0; CONTESTANTS.len()];
    for markup in pages {
        let mut best = [f64::INFINITY; CONTESTANTS.len()];
        for _ in 0..rounds {
            for ((_, run), best) in CONTESTANTS.iter().zip(&mut best) {
                *best = best.min(least(1, || run(markup)));
            }
        }
        for (sum, best) in sums.iter_mut().zip(best) {
            *sum += best;
        }
    }
    let [parse, ours, peer] = sums;
    let each = |sum: f64| format!("{:.2} ms", 1000.0 * sum / pages.len() as f64);
    format!(
        "{} pages, the least of {rounds} rounds, one thread\n\n| | a page | ours beside it | goal |\n|---|---:|---:|---:|\n\
         | lectern | {} | | |\n| bare parse (html5ever, scraper's tree) | {} | {:.2} × | ≤ 2 × |\n| dom_smoothie | {} | {:.2} × | ≤ 1.5 × |\n",
        pages.len(),
        each(ours),
        each(parse),
        ours / parse,
        each(peer),
        ours / peer,
    )
}

/// How much faster all pages are read on two threads than on one.
fn measure_cores(pages: &[String], rounds: usize) -> String {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.map(|pool| least(1, || pool.install(|| pages.par_iter().for_each(|markup| drop(std::hint::black_box(read(markup)))))))
    };
    let (mut one, mut two) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..rounds {
        one = one.min(on(1).unwrap_or(f64::INFINITY));
        two = two.min(on(2).unwrap_or(f64::INFINITY));
    }
    format!("\nTwo threads read them {:.2} × as fast as one (goal ≥ 1.8 ×).\n", one / two)
}
