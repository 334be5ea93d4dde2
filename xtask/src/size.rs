//! What a user downloads: raw and compressed sizes of the WebAssembly module and of the packed extension, against the
//! budgets in `tests/baseline/size.json`, which may only shrink.

use std::io::Cursor;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use zip::{ZipArchive, ZipWriter};

use crate::assemble::{self, Mode};
use crate::command;
use crate::package;
use crate::project::{Project, read_file};
use crate::wasm;

const BUDGETS: &str = "tests/baseline/size.json";
const MODULE: &str = "core_bg.wasm";
const FONTS: &str = "fonts/";

/// Node compresses as servers do, so no compressor is built for this.
const COMPRESS: &str = "
const { readFileSync } = require('node:fs'), zlib = require('node:zlib');
const bytes = readFileSync(process.argv[1]);
console.log(zlib.gzipSync(bytes, { level: 9 }).length, zlib.brotliCompressSync(bytes).length);
";

/// One measured size.
struct Row {
    name: &'static str,
    bytes: u64,
}

pub fn size(project: &Project) -> Result<()> {
    assemble::build(project, Mode::Release)?;
    print_digest_share(project)?;
    check(project)
}

/// What keywords and key sentences add to the core, told by a build without them.
fn print_digest_share(project: &Project) -> Result<()> {
    let (gzip, brotli) = compress(project, &project.path(package::FOLDER).join(MODULE))?;
    let (gzip_without, brotli_without) = compress(project, &wasm::build_without_digest(project)?)?;
    let share = |whole: u64, rest: u64| whole.saturating_sub(rest);
    println!("{:<36} {:>10} {:>10}", "keywords", "gzip", "brotli");
    println!("{:<36} {:>10} {:>10}", "", share(gzip, gzip_without), share(brotli, brotli_without));
    Ok(())
}

/// Measures what is built; an error if something is over its budget.
pub fn check(project: &Project) -> Result<()> {
    let rows = measure(project)?;
    let budgets: Value =
        serde_json::from_slice(&read_file(&project.path(BUDGETS))?).context("the budgets are no JSON")?;
    println!("{:<36} {:>10} {:>10}", "bytes", "is", "may be");
    for row in &rows {
        let budget = budgets[row.name].as_u64().map_or_else(|| "-".to_owned(), |budget| budget.to_string());
        println!("{:<36} {:>10} {:>10}", row.name, row.bytes, budget);
    }
    match find_excess(&rows, &budgets).as_slice() {
        [] => Ok(()),
        excess => bail!("over the budget of {BUDGETS}: {}", excess.join(", ")),
    }
}

fn measure(project: &Project) -> Result<Vec<Row>> {
    let folder = project.path(package::FOLDER);
    let (gzip, brotli) = compress(project, &folder.join(MODULE))?;
    let mut zip = Cursor::new(Vec::new());
    package::write_zip(&folder, &mut zip)?;
    let without_fonts = drop_fonts(&mut zip)?;
    Ok(vec![
        Row { name: "core", bytes: read_file(&folder.join(MODULE))?.len() as u64 },
        Row { name: "core gzip", bytes: gzip },
        Row { name: "core brotli", bytes: brotli },
        Row { name: "zip", bytes: zip.into_inner().len() as u64 },
        Row { name: "zip without fonts", bytes: without_fonts },
    ])
}

/// The bytes of a zip without its fonts; what is packed is not packed again.
fn drop_fonts(zip: &mut Cursor<Vec<u8>>) -> Result<u64> {
    let mut whole = ZipArchive::new(zip)?;
    let mut rest = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..whole.len() {
        let file = whole.by_index_raw(index)?;
        if !file.name().starts_with(FONTS) {
            rest.raw_copy_file(file)?;
        }
    }
    Ok(rest.finish()?.into_inner().len() as u64)
}

fn compress(project: &Project, path: &Path) -> Result<(u64, u64)> {
    let output = command::read(project.command("node").args(["-e", COMPRESS]).arg(path))?;
    let (gzip, brotli) = output.trim().split_once(' ').context("node did not print two sizes")?;
    Ok((gzip.parse()?, brotli.parse()?))
}

fn find_excess(rows: &[Row], budgets: &Value) -> Vec<String> {
    let over = |row: &&Row| budgets[row.name].as_u64().is_none_or(|budget| row.bytes > budget);
    rows.iter().filter(over).map(|row| format!("{} ({} bytes)", row.name, row.bytes)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_over_its_budget_or_has_none_is_told() {
        let rows = [Row { name: "core", bytes: 10 }, Row { name: "zip", bytes: 21 }, Row { name: "new", bytes: 1 }];
        assert_eq!(find_excess(&rows, &json!({"core": 10, "zip": 20})), ["zip (21 bytes)", "new (1 bytes)"]);
    }
}
