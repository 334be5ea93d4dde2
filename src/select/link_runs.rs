//! Long runs of links beside a text: the model errs with all of them or with none, so that many that are doubtful are no
//! likely text together.

use super::kind::PageKind;
use super::verdict::is_below_title;
use crate::block::PARAGRAPH_UNITS;
use crate::order::runs;
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

/// The chances with those of doubtful links in long runs set to none, where there is a sure text below the page's title and
/// these runs say more than it does. Shorter lists may well be a part of it.
pub fn set_aside_links(view: &View, chances: &[f32], kind: PageKind) -> Vec<f32> {
    let mut chances = chances.to_vec();
    let list = view.blocks.list();
    let is_sure = |index: usize| {
        let block =
            list.get(index).filter(|block| block.units >= PARAGRAPH_UNITS && block.link_units * 4 < block.units);
        block.is_some() && chances.get(index).is_some_and(|chance| *chance >= SURE)
    };
    let units = |range: Range<usize>| view.measures.sum(range).units;
    let mut sure = (0..list.len()).filter(|&index| is_sure(index)).peekable();
    let is_titled = sure.peek().is_some_and(|&first| is_below_title(view, first));
    let text: u32 = sure.map(|index| units(index..index + 1)).sum();
    if kind.sells() || !is_titled || text < TEXT_UNITS {
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
