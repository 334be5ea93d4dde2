//! What the model thinks of a page: a first look at its blocks, one at the page as a whole, and a second look at the blocks
//! with what the first saw around them.

use super::kind::{KindOpinion, find_kind};
use super::model::Model;
use crate::forest::TOGETHER;
use crate::signal::opinions::{measure_boxes, measure_opinions};
use crate::signal::profile::measure_profile;
use crate::signal::{View, measure_features};

/// What the model thinks of a page.
pub struct Opinion {
    /// Information units of each block.
    pub units: Vec<f32>,
    /// The chance of each block, 0 to 1, that it belongs to the text to read.
    pub chances: Vec<f32>,
    /// The page as a whole.
    pub page: KindOpinion,
}

/// Both looks at the blocks, and the look at the whole page between them.
pub fn form_opinion(view: &View, model: &Model) -> Opinion {
    let features = measure_features(view);
    let count = features.rows();
    let mut first: Vec<f32> = features.tiles().flat_map(|tile| model.first.predict_tile(tile, &[])).collect();
    first.truncate(count);
    let units: Vec<f32> = view.blocks.list().iter().map(|block| block.units as f32).collect();
    let page = find_kind(model, &measure_profile(view, &units, &first, &features));
    let opinions = measure_opinions(&units, &first, &measure_boxes(view), &view.groups);
    let tiles = features.tiles().zip(opinions.tiles()).zip(first.chunks(TOGETHER));
    let mut chances: Vec<f32> = Vec::with_capacity(count);
    for ((own, more), first) in tiles {
        if first.iter().all(|chance| *chance < HOPELESS) {
            chances.extend_from_slice(first);
        } else {
            chances.extend(model.second.predict_tile(own, more).iter().take(first.len()));
        }
    }
    Opinion { chances, units, page }
}

/// Where all of some blocks in a row have less than this chance at the first look, the second is spared: a third of the
/// blocks, and with none of them did it change what is chosen of any labelled page.
const HOPELESS: f32 = 0.03;
