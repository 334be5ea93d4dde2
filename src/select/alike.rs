//! Keeps what stands in boxes like those of the text: where the model wavers over a whole page, it takes one paragraph and
//! leaves out the next, though nothing tells them apart.

use super::between::{OWN_CUES, is_foreign_box};
use crate::signal::View;
use crate::signal::alike::BY_BOXES;
use crate::text::SENTENCE_UNITS;

/// From this chance on, as the mean of the kept sentences in boxes alike, the model is sure of what it leaves out there.
const SURE: f32 = 0.6;

/// Below this chance the model does not waver, nor below this part of what kept sentences in such boxes have.
const LEAST_CHANCE: f32 = 0.1;
const LEAST_PART: f32 = 1.0 / 3.0;

/// From this share of links on a block leads away.
const LINK_SHARE: f32 = 0.5;

/// Sets the flags of doubtful blocks between the first and the last kept one whose boxes are those of sentences most of
/// which are kept.
pub fn keep_alike(view: &View, chances: &[f32], kept: &mut [bool]) {
    let is_kept = |index: &usize| kept.get(*index) == Some(&true);
    let places = 0..kept.len();
    let (Some(first), Some(last)) = (places.clone().find(is_kept), places.clone().rfind(is_kept)) else { return };
    let group = |index: usize| view.groups.get(index).map_or(0, |groups| groups[BY_BOXES] as usize);
    let groups = places.map(group).max().map_or(0, |most| most + 1);
    let chance = |index: usize| chances.get(index).copied().unwrap_or(0.0);
    // By group: units of its sentences that are kept, how many of them are likely, and units of all of them.
    let mut sums = vec![(0, 0.0, 0); groups];
    for (index, block) in view.blocks.list().iter().enumerate().take(last + 1).skip(first) {
        if let Some((own, likely, all)) = sums.get_mut(group(index)).filter(|_| block.units >= SENTENCE_UNITS) {
            if is_kept(&index) {
                *own += block.units;
                *likely += block.units as f32 * chance(index);
            }
            *all += block.units;
        }
    }
    let is_text = |index: usize| {
        let (own, likely, all) = sums.get(group(index)).copied().unwrap_or_default();
        let mean = likely / own.max(1) as f32;
        own * 2 > all
            && mean < SURE
            && chance(index) >= LEAST_CHANCE.max(LEAST_PART * mean)
            && view.cues.get(index).is_some_and(|cues| cues & !OWN_CUES == 0)
            && view.measures.sum(index..index + 1).link_share() < LINK_SHARE
            && !view.chain(index).any(|id| is_foreign_box(view, id))
    };
    let alike: Vec<usize> = (first..last).filter(|&index| is_text(index)).collect();
    for index in alike {
        kept.get_mut(index).into_iter().for_each(|flag| *flag = true);
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::select::testing::keep_texts;

    /// The first words of what is kept of a body whose texts begin with their chance in percent; from 20 on the model keeps them.
    fn keep(body: &str) -> Vec<String> {
        let first_word = |text: &str| text.split(' ').next().unwrap_or_default().to_owned();
        let chance = |text: &str| first_word(text).parse::<f32>().unwrap_or(0.0) / 100.0;
        let texts = keep_texts(
            body,
            |text| chance(text) >= 0.2,
            |view, kept| {
                let chances: Vec<f32> = (0..kept.len()).map(|index| chance(view.blocks.text(index))).collect();
                keep_alike(view, &chances, kept);
            },
        );
        texts.iter().map(|text| first_word(text)).collect()
    }

    /// A sentence of this chance, in percent.
    fn sentence(percent: u32) -> String {
        format!("{percent} of the keepers wrote the number of the gauge into the book and went home with the keys.")
    }

    #[test]
    fn doubtful_sentences_follow_those_in_boxes_alike() {
        let list = |chances: &[u32]| chances.iter().map(|at| format!("<p>{}</p>", sentence(*at))).collect::<String>();
        assert_eq!(keep(&list(&[24, 17, 30, 12, 22])), ["24", "17", "30", "12", "22"]);
        // Below the last kept one, where most are left out, and where the model is sure of the others.
        assert_eq!(keep(&list(&[24, 22, 17])), ["24", "22"]);
        assert_eq!(keep(&list(&[24, 17, 16, 15, 22])), ["24", "22"]);
        assert_eq!(keep(&list(&[94, 17, 90])), ["94", "90"]);
        // Another box, one that names itself, and a line of links.
        let between = |box_: &str| format!("{}{box_}{}", list(&[24]), list(&[22]));
        assert_eq!(keep(&between(&format!("<div>{}</div>", sentence(17)))), ["24", "22"]);
        assert_eq!(keep(&between(&format!("<aside><p>{}</p></aside>", sentence(17)))), ["24", "22"]);
        assert_eq!(keep(&between(&format!("<p><a href=/1>{}</a></p>", sentence(17)))), ["24", "22"]);
    }
}
