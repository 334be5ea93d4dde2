//! The elements around a block: which, how near, and how the text in each of them is made up.

use super::{Matrix, View};
use crate::block::Sums;
use crate::page::{Attr, Dom, NodeId, Tag};

/// Elements whose nearness tells something; distance in steps from the block's box.
const TELLING: &[Tag] = &[
    Tag::ARTICLE,
    Tag::MAIN,
    Tag::NAV,
    Tag::FOOTER,
    Tag::ASIDE,
    Tag::HEADER,
    Tag::FORM,
    Tag::TABLE,
    Tag::UL,
    Tag::OL,
    Tag::LI,
    Tag::SECTION,
    Tag::FIGURE,
    Tag::BLOCKQUOTE,
    Tag::PRE,
    Tag::P,
    Tag::A,
    Tag::DETAILS,
    Tag::DL,
    Tag::DIALOG,
    Tag::TD,
    Tag::TH,
];

/// What is written where an ancestor is absent.
const FAR: f32 = 30.0;

/// Ancestor levels whose text is measured; 0 is the box itself.
const LEVELS: &[usize] = &[0, 1, 2, 3, 4, 5, 6, 8];

/// Numbers measured at each level.
const PER_LEVEL: usize = 7;

/// Names of the columns.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> =
        ["tag", "inline_tag", "depth", "heading", "role", "itemprop", "strong_share"].map(str::to_owned).to_vec();
    names.extend(TELLING.iter().map(|tag| format!("to_{}", tag.name())));
    for level in LEVELS {
        names.extend(
            ["units", "link_share", "page_share", "blocks", "marks", "paragraph_share", "mean_units"]
                .map(|name| format!("up{level}_{name}")),
        );
    }
    names
}

/// Telling ancestors and the make-up of the nearest ones.
pub fn write(view: &View, matrix: &mut Matrix) {
    let mut levels_of = Levels::of(view);
    // What an element tells is the same for every block in it.
    let told: Vec<Told> = view.dom.ids().map(|id| Told::of(view.dom, id)).collect();
    for (index, block) in view.blocks.list().iter().enumerate() {
        let dom = view.dom;
        let mut distances = [FAR; TELLING.len()];
        let (mut role, mut itemprop) = (0, 0);
        let mut levels = [-1.0; LEVELS.len() * PER_LEVEL];
        let mut depth = 0usize;
        let mut next_level = 0;
        for (step, id) in view.chain(index).enumerate() {
            depth = step;
            let told = told.get(id.index()).copied().unwrap_or_default();
            if let Some(distance) = told.place.and_then(|place| distances.get_mut(usize::from(place)))
                && *distance == FAR
            {
                *distance = (step as f32).min(FAR - 1.0);
            }
            if role == 0 {
                role = told.role;
            }
            if itemprop == 0 {
                itemprop = told.itemprop;
            }
            if LEVELS.get(next_level) != Some(&step) {
                continue;
            }
            let at = next_level;
            next_level += 1;
            let measured = levels_of.measure(id);
            if let Some(target) = levels.get_mut(at * PER_LEVEL..(at + 1) * PER_LEVEL) {
                target.copy_from_slice(&measured);
            }
        }
        let inline = dom.parent(block.first).unwrap_or(block.owner);
        matrix.push(
            index,
            &[
                tag_number(dom.tag(block.owner)),
                if inline == block.owner { 0.0 } else { tag_number(dom.tag(inline)) },
                depth as f32,
                dom.closest(block.first, |id| dom.tag(id).heading_level().is_some())
                    .map_or(0.0, |id| f32::from(dom.tag(id).heading_level().unwrap_or(0))),
                f32::from(role),
                f32::from(itemprop),
                strong_share(view, index),
            ],
        );
        matrix.push(index, &distances);
        matrix.push(index, &levels);
    }
}

/// How the text in an element is made up, worked out once for all blocks in it.
struct Levels<'v> {
    view: &'v View<'v>,
    total: Sums,
    /// By node: one past the place of its numbers; 0 while nothing has asked.
    places: Vec<u32>,
    numbers: Vec<[f32; PER_LEVEL]>,
}

impl<'v> Levels<'v> {
    fn of(view: &'v View<'v>) -> Self {
        Levels { view, total: view.measures.total(), places: vec![0; view.dom.len()], numbers: Vec::new() }
    }

    fn measure(&mut self, id: NodeId) -> [f32; PER_LEVEL] {
        let place = self.places.get(id.index()).copied().unwrap_or(0);
        if let Some(known) = (place as usize).checked_sub(1).and_then(|at| self.numbers.get(at)) {
            return *known;
        }
        let Levels { view, total, .. } = *self;
        let sums = view.measures.sum_in(view.dom, id);
        let units = sums.units.max(1) as f32;
        let measured = [
            units.ln_1p(),
            sums.link_share(),
            units / total.units.max(1) as f32,
            (sums.blocks as f32).ln_1p(),
            sums.marks as f32 / units,
            sums.paragraphs as f32 / total.paragraphs.max(1) as f32,
            units / sums.blocks.max(1) as f32,
        ];
        self.numbers.push(measured);
        if let Some(place) = self.places.get_mut(id.index()) {
            *place = self.numbers.len() as u32;
        }
        measured
    }
}

/// What an element tells of the blocks in it.
#[derive(Clone, Copy, Default)]
struct Told {
    /// Its place in [`TELLING`].
    place: Option<u8>,
    role: u8,
    itemprop: u8,
}

impl Told {
    fn of(dom: &Dom, id: NodeId) -> Self {
        let tag = dom.tag(id);
        if tag == Tag::TEXT {
            return Told::default();
        }
        let place = TELLING.iter().position(|&telling| telling == tag).map(|place| place as u8);
        Told { place, role: role_number(dom, id), itemprop: itemprop_number(dom, id) }
    }
}

/// The element as a number: trees cut it where they like, so what matters is that alike elements stand together.
fn tag_number(tag: Tag) -> f32 {
    const ORDER: &[Tag] = &[
        Tag::P,
        Tag::BLOCKQUOTE,
        Tag::PRE,
        Tag::CODE,
        Tag::H1,
        Tag::H2,
        Tag::H3,
        Tag::H4,
        Tag::H5,
        Tag::H6,
        Tag::STRONG,
        Tag::B,
        Tag::EM,
        Tag::I,
        Tag::FONT,
        Tag::SPAN,
        Tag::DIV,
        Tag::SECTION,
        Tag::ARTICLE,
        Tag::TD,
        Tag::TH,
        Tag::CAPTION,
        Tag::FIGCAPTION,
        Tag::DD,
        Tag::DT,
        Tag::LI,
        Tag::A,
        Tag::TIME,
        Tag::ADDRESS,
        Tag::SMALL,
        Tag::LABEL,
        Tag::BUTTON,
        Tag::CENTER,
        Tag::SUMMARY,
        Tag::BODY,
    ];
    ORDER.iter().position(|&known| known == tag).map_or(0.0, |at| at as f32 + 1.0)
}

fn role_number(dom: &Dom, id: NodeId) -> u8 {
    match dom.attr(id, Attr::ROLE).map(str::trim) {
        Some("main" | "article" | "document") => 1,
        Some("note" | "doc-footnote" | "doc-endnotes") => 2,
        Some("navigation" | "menu" | "menubar" | "tablist" | "toolbar") => 3,
        Some("banner" | "contentinfo" | "complementary" | "search" | "form") => 4,
        Some("dialog" | "alertdialog" | "alert" | "tooltip") => 5,
        _ => 0,
    }
}

fn itemprop_number(dom: &Dom, id: NodeId) -> u8 {
    match dom.attr(id, Attr::ITEMPROP) {
        Some(
            "articleBody" | "text" | "mainContentOfPage" | "reviewBody" | "mainEntityOfPage" | "recipeInstructions",
        ) => 1,
        Some("description" | "abstract" | "headline" | "name") => 2,
        Some("author" | "datePublished" | "publisher" | "keywords" | "articleSection" | "comment") => 3,
        _ if dom.has_attr(id, Attr::ARIA_HIDDEN) => 4,
        _ => 0,
    }
}

/// The share of pieces that are bold.
fn strong_share(view: &View, index: usize) -> f32 {
    let Some(block) = view.blocks.list().get(index) else { return 0.0 };
    let pieces = view.blocks.pieces(block);
    let strong = pieces.iter().filter(|piece| {
        let inside = view.dom.ancestors(piece.node).skip(1).take_while(|&id| id != block.owner);
        inside.take(6).any(|id| matches!(view.dom.tag(id), Tag::B | Tag::STRONG))
    });
    let bytes = |piece: &crate::block::Piece| (piece.to - piece.from) as f32;
    let strong: f32 = strong.map(bytes).sum();
    strong / pieces.iter().map(bytes).sum::<f32>().max(1.0)
}
