//! The article as plain text: one paragraph a line, an empty line between blocks.

use crate::article::{Block, Inline, plain_text};

/// Writes blocks as plain text. List items, cells and captions are lines of their own; cells of a row share one.
pub fn write_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_blocks(&mut out, blocks);
    out.truncate(out.trim_end().len());
    out
}

fn push_blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => push_line(out, content),
            Block::List { items, .. } => items.iter().for_each(|item| push_blocks(out, &item.blocks)),
            Block::Definitions { entries } => entries.iter().for_each(|entry| {
                entry.terms.iter().for_each(|term| push_line(out, term));
                push_blocks(out, &entry.blocks);
            }),
            Block::Post { author, published, blocks } => {
                if let Some(line) = sender_line(author, published) {
                    out.push_str(&line);
                    out.push_str("\n\n");
                }
                push_blocks(out, blocks);
            }
            Block::Quote { blocks } => push_blocks(out, blocks),
            Block::Code { text, .. } => {
                out.push_str(text);
                out.push_str("\n\n");
            }
            Block::Table { caption, rows } => {
                push_line(out, caption);
                for row in rows {
                    let cells: Vec<String> =
                        row.cells.iter().map(|cell| write_text(&cell.blocks).replace("\n\n", " ")).collect();
                    out.push_str(cells.join("\t").trim_end());
                    out.push('\n');
                }
                out.push('\n');
            }
            Block::Figure { caption, .. } => push_line(out, caption),
            Block::Embed { .. } | Block::Rule => {}
        }
    }
}

/// Who sent a message and when, if either is known.
pub(super) fn sender_line(author: &Option<String>, published: &Option<String>) -> Option<String> {
    let known: Vec<&str> = [author, published].into_iter().filter_map(|value| value.as_deref()).collect();
    (!known.is_empty()).then(|| known.join(" · "))
}

fn push_line(out: &mut String, content: &[Inline]) {
    let line = plain_text(content);
    if !line.is_empty() {
        out.push_str(&line);
        out.push_str("\n\n");
    }
}
