//! Shapes that repeat: how many blocks of the page have the same path of elements and classes, and pictures nearby.

use super::{Matrix, View};
use crate::page::{Attr, NodeId, Tag};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Elements of a path.
const PATH: usize = 4;

/// Names of the columns.
pub fn names() -> Vec<String> {
    ["alike", "alike_share", "alike_units", "box_alike", "parent_blocks", "images_in_parent", "siblings"]
        .map(str::to_owned)
        .to_vec()
}

/// Repetition and pictures.
pub fn write(view: &View, matrix: &mut Matrix) {
    let mut known: HashMap<u64, (u32, u32)> = HashMap::new();
    let mut boxes: HashMap<u64, u32> = HashMap::new();
    let mut shapes = Vec::with_capacity(view.blocks.len());
    for (index, block) in view.blocks.list().iter().enumerate() {
        let shape = hash_path(view, index, PATH);
        let outer = hash_path(view, index, 2);
        let entry = known.entry(shape).or_default();
        entry.0 += 1;
        entry.1 += block.units;
        *boxes.entry(outer).or_default() += 1;
        shapes.push((shape, outer));
    }
    let images = running_images(view);
    let total = view.blocks.len().max(1) as f32;
    let total_units = view.measures.total().units.max(1) as f32;
    for (index, (shape, outer)) in shapes.into_iter().enumerate() {
        let Some(block) = view.blocks.list().get(index) else { continue };
        let (count, units) = known.get(&shape).copied().unwrap_or_default();
        let parent = view.dom.parent(block.owner).unwrap_or(block.owner);
        let in_parent = view.measures.sum_in(view.dom, parent).blocks;
        let image_at = |id: NodeId| images.get(id.index()).copied().unwrap_or(0);
        let siblings = view.dom.children(parent).take(64).filter(|&child| view.dom.tag(child) != Tag::TEXT).count();
        matrix.push(
            index,
            &[
                count as f32,
                count as f32 / total,
                units as f32 / total_units,
                boxes.get(&outer).copied().unwrap_or(0) as f32,
                in_parent as f32,
                (image_at(view.dom.end(parent)) - image_at(parent)) as f32,
                siblings as f32,
            ],
        );
    }
}

/// The path of a block: elements and classes of its box and the boxes around it.
fn hash_path(view: &View, index: usize, length: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    for id in view.chain(index).take(length) {
        view.dom.tag(id).hash(&mut hasher);
        view.dom.attr(id, Attr::CLASS).unwrap_or("").hash(&mut hasher);
    }
    hasher.finish()
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
