//! Long runs of links beside a text: the model errs with all of them or with none, so that many that are doubtful are no
//! likely text together.

use super::kind::PageKind;
use super::verdict::is_below_title;
use crate::block::{PARAGRAPH_UNITS, collect_data_tables};
use crate::hash::HashSet;
use crate::order::runs;
use crate::page::{NodeId, Tag};
use crate::signal::View;
use std::ops::Range;

/// So many blocks in a row that are nothing but links are a menu or a list.
const RUN: usize = 8;

/// A block is a link from this share on.
const LINK_SHARE: f32 = 0.9;

/// From this chance on a paragraph is surely one of the text.
const SURE: f32 = 0.8;

/// So much sure text is one that others stand beside, in units.
const TEXT_UNITS: u32 = 200;

/// Below this chance a link is doubtful.
const DOUBTFUL: f32 = 0.66;

/// So many links in a cell of their own are a menu.
const CELL_LINKS: usize = 3;

/// The cells of a page laid out as a table that hold nothing but links, beside a cell with a sure text. Each row is gone
/// through once.
fn find_side_menus(view: &View, is_sure: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let dom = view.dom;
    let is_text = |cell: NodeId| {
        let blocks = view.measures.blocks_in(dom, cell);
        blocks.filter(|&index| is_sure(index)).map(|index| view.measures.sum(index..index + 1).units).sum::<u32>()
            >= TEXT_UNITS
    };
    let is_menu = |cell: &NodeId| {
        let blocks = view.measures.blocks_in(dom, *cell);
        blocks.len() >= CELL_LINKS && view.measures.sum(blocks).link_share() >= LINK_SHARE
    };
    let menus_in = |row: NodeId| {
        let cells = dom.children(row).filter(|&id| dom.tag(id) == Tag::TD);
        let (menus, others): (Vec<NodeId>, Vec<NodeId>) = cells.partition(is_menu);
        let is_beside = !menus.is_empty() && others.into_iter().any(is_text);
        if is_beside { menus } else { Vec::new() }
    };
    let rows = dom.ids().filter(|&id| dom.tag(id) == Tag::TR);
    let menus: Vec<NodeId> = rows.flat_map(menus_in).collect();
    // In a table of data a cell of links says who took part in what is told beside it.
    let tables = if menus.is_empty() { HashSet::default() } else { collect_data_tables(dom) };
    let is_layout =
        |cell: &NodeId| dom.closest(*cell, |id| dom.tag(id) == Tag::TABLE).is_none_or(|table| !tables.contains(&table));
    menus.into_iter().filter(is_layout).map(|cell| view.measures.blocks_in(dom, cell)).collect()
}

/// The chances with those of doubtful links set to none: of such in a cell beside one with a sure text; of such in long
/// runs, where there is a sure text below the page's title and these runs say more than it does. Shorter lists may well be a
/// part of it.
pub fn set_aside_links(view: &View, chances: &[f32], kind: PageKind) -> Vec<f32> {
    let mut chances = chances.to_vec();
    if kind.sells() {
        return chances;
    }
    let list = view.blocks.list();
    let is_sure = |index: usize| {
        let block =
            list.get(index).filter(|block| block.units >= PARAGRAPH_UNITS && block.link_units * 4 < block.units);
        block.is_some() && chances.get(index).is_some_and(|chance| *chance >= SURE)
    };
    let units = |range: Range<usize>| view.measures.sum(range).units;
    let mut sure = (0..list.len()).filter(|&index| is_sure(index)).peekable();
    let menus = find_side_menus(view, is_sure);
    let is_titled = sure.peek().is_some_and(|&first| is_below_title(view, first));
    let text: u32 = sure.map(|index| units(index..index + 1)).sum();
    for index in menus.into_iter().flatten() {
        if let Some(chance) = chances.get_mut(index).filter(|chance| **chance < DOUBTFUL) {
            *chance = 0.0;
        }
    }
    if !is_titled || text < TEXT_UNITS {
        return chances;
    }
    let is_doubtful = |index: usize| {
        view.measures.sum(index..index + 1).link_share() >= LINK_SHARE
            && view.chain(index).all(|id| view.dom.tag(id).heading_level().is_none())
            && chances.get(index).is_some_and(|chance| *chance < DOUBTFUL)
    };
    let long: Vec<Range<usize>> = runs(list.len(), is_doubtful).filter(|run| run.len() >= RUN).collect();
    if long.iter().cloned().map(units).sum::<u32>() > text {
        for run in long {
            chances.get_mut(run).into_iter().for_each(|run| run.fill(0.0));
        }
    }
    chances
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::Block;
    use crate::select::testing::with_view;

    #[test]
    fn a_cell_of_links_beside_the_text_is_a_menu() {
        let text = "The keeper of the gauge wrote the number down, looked at the water once more, and \
            went home for breakfast with the keys.";
        let links =
            |count: usize| (0..count).map(|at| format!("<a href={at}.htm>Page {at}</a><br>")).collect::<String>();
        let chances = |links: &str, text: &str, doubt: f32, kind: PageKind| {
            let chance = |block: &Block| if block.links > 0 { doubt } else { 0.9 };
            with_view(&format!("<body><table><tr><td>{links}<td>{text}</table>"), |view| {
                let chances: Vec<f32> = view.blocks.list().iter().map(chance).collect();
                set_aside_links(view, &chances, kind)
            })
        };
        let paragraphs = format!("{text}<br><br>").repeat(3);
        let article = PageKind::Article;
        assert_eq!(chances(&links(3), &paragraphs, 0.6, article), [0.0, 0.0, 0.0, 0.9, 0.9, 0.9]);
        assert_eq!(chances(&links(3), &paragraphs, 0.7, article), [0.7, 0.7, 0.7, 0.9, 0.9, 0.9]);
        assert_eq!(chances(&links(3), &paragraphs, 0.6, PageKind::Product), [0.6, 0.6, 0.6, 0.9, 0.9, 0.9]);
        assert_eq!(chances(&links(2), &paragraphs, 0.6, article), [0.6, 0.6, 0.9, 0.9, 0.9]);
        assert_eq!(chances(&links(3), text, 0.6, article), [0.6, 0.6, 0.6, 0.9]);
    }
}
