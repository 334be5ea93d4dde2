//! What a user downloads: raw and compressed sizes of the WebAssembly module and of the packed extension.

use std::path::Path;

use anyhow::{Context, Result};

use crate::assemble::{self, Mode};
use crate::command;
use crate::package;
use crate::project::{Project, read_file};

/// Node compresses as servers do, so no compressor is built for this.
const COMPRESS: &str = "
const { readFileSync } = require('node:fs'), zlib = require('node:zlib');
const bytes = readFileSync(process.argv[1]);
console.log(zlib.gzipSync(bytes, { level: 9 }).length, zlib.brotliCompressSync(bytes).length);
";

pub fn size(project: &Project) -> Result<()> {
    assemble::build(project, Mode::Release)?;
    println!("{:<36} {:>10} {:>10} {:>10}", "bytes", "raw", "gzip", "brotli");
    let folder = project.path(package::FOLDER);
    for name in package::list_files(&folder)? {
        if name.ends_with(".wasm") {
            print_row(project, &name, &folder.join(&name))?;
        }
    }
    let archive = package::write_archive(project)?;
    println!("{:<36} {:>10}", "packed extension", read_file(&archive)?.len());
    Ok(())
}

fn print_row(project: &Project, name: &str, path: &Path) -> Result<()> {
    let raw_bytes = read_file(path)?.len();
    let output = command::read(project.command("node").args(["-e", COMPRESS]).arg(path))?;
    let (gzip_bytes, brotli_bytes) = output.trim().split_once(' ').context("node did not print two sizes")?;
    println!("{name:<36} {raw_bytes:>10} {gzip_bytes:>10} {brotli_bytes:>10}");
    Ok(())
}
