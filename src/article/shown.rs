//! Which pictures an article has shown: a carousel holds copies of its first and last, and a lead picture stands in the
//! text once more. Signs (stars of a rating, a tool's icon) may come again: they say something where they stand.

use super::Image;
use crate::hash::HashSet;

/// From this width on, in CSS pixels, a picture is no sign.
const PICTURE_PX: u32 = 250;

/// The addresses shown so far.
#[derive(Default)]
pub(super) struct Shown {
    pictures: HashSet<String>,
    /// Of those that may come again, the ones since the last text.
    signs: HashSet<String>,
}

impl Shown {
    /// Text ends a run of pictures.
    pub fn end_run(&mut self) {
        if !self.signs.is_empty() {
            self.signs = HashSet::default();
        }
    }

    /// Notes a picture; whether it is to be shown here.
    pub fn is_new(&mut self, image: &Image) -> bool {
        let is_picture = image.width.is_some_and(|px| px >= PICTURE_PX);
        let known = if is_picture { &mut self.pictures } else { &mut self.signs };
        known.insert(image.src.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_new_once_and_signs_once_in_a_run() {
        let image =
            |src: &str, width| Image { src: src.to_owned(), srcset: None, alt: String::new(), width, height: None };
        let mut shown = Shown::default();
        assert!(shown.is_new(&image("photo", Some(600))) && shown.is_new(&image("star", None)));
        assert!(!shown.is_new(&image("photo", Some(600))) && !shown.is_new(&image("star", None)));
        shown.end_run();
        assert!(!shown.is_new(&image("photo", Some(600))) && shown.is_new(&image("star", None)));
    }
}
