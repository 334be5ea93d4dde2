//! Shapes that repeat: how many blocks of the page have the same path of elements and classes, and pictures nearby.

use super::{Matrix, View};
use crate::page::{NodeId, Tag};

/// Names of the columns.
pub fn names() -> Vec<String> {
    ["alike", "alike_share", "alike_units", "box_alike", "parent_blocks", "images_in_parent", "siblings"]
        .map(str::to_owned)
        .to_vec()
}

/// Repetition and pictures.
pub fn write(view: &View, matrix: &mut Matrix) {
    let (counts, units) = count_groups(view, 0);
    let (box_counts, _) = count_groups(view, 1);
    let images = running_images(view);
    let total = view.blocks.len().max(1) as f32;
    let total_units = view.measures.total().units.max(1) as f32;
    for (index, (block, [near, outer, _])) in view.blocks.list().iter().zip(&view.groups).enumerate() {
        let of_group = |numbers: &[u32], group: &u32| numbers.get(*group as usize).copied().unwrap_or(0) as f32;
        let count = of_group(&counts, near);
        let parent = view.dom.parent(block.owner).unwrap_or(block.owner);
        let in_parent = view.measures.sum_in(view.dom, parent).blocks;
        let image_at = |id: NodeId| images.get(id.index()).copied().unwrap_or(0);
        let siblings = view.dom.children(parent).take(64).filter(|&child| view.dom.tag(child) != Tag::TEXT).count();
        matrix.push(
            index,
            &[
                count,
                count / total,
                of_group(&units, near) / total_units,
                of_group(&box_counts, outer),
                in_parent as f32,
                (image_at(view.dom.end(parent)) - image_at(parent)) as f32,
                siblings as f32,
            ],
        );
    }
}

/// By number of the group, for one likeness: how many blocks and how many units are in it.
fn count_groups(view: &View, likeness: usize) -> (Vec<u32>, Vec<u32>) {
    let numbers = || view.groups.iter().filter_map(|groups| groups.get(likeness).map(|&group| group as usize));
    let size = numbers().max().map_or(0, |last| last + 1);
    let (mut counts, mut units) = (vec![0; size], vec![0; size]);
    for (group, block) in numbers().zip(view.blocks.list()) {
        if let (Some(count), Some(sum)) = (counts.get_mut(group), units.get_mut(group)) {
            *count += 1;
            *sum += block.units;
        }
    }
    (counts, units)
}

/// For every node, the pictures before it.
fn running_images(view: &View) -> Vec<u32> {
    let mut count = 0;
    let mut running: Vec<u32> = view
        .dom
        .ids()
        .map(|id| {
            let before = count;
            count += u32::from(view.dom.tag(id) == Tag::IMG);
            before
        })
        .collect();
    running.push(count);
    running
}
