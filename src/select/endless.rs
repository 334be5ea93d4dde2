//! Takes from the text the other articles of a page without end: those that a page appends while one scrolls, each in an
//! `article` element of its own under a headline of its own.
//!
//! The page's title decides: it names the article that is read, be it the first or, where it goes along with the scrolling, a
//! later one. Where it names none of them, or several, the page is about all of them, and nothing is taken.

use crate::metadata::split_title;
use crate::page::{NodeId, Tag};
use crate::signal::View;
use crate::text::fold::fold;
use crate::text::space::collapse;

/// An article of fewer units is no more than an announcement; then the text may be elsewhere.
const LEAST_UNITS: u32 = 200;

/// An article and its headline.
struct Headed {
    id: NodeId,
    headline: String,
}

/// Clears the flags of the articles that the page's title does not name, beside the one that it does.
pub fn drop_other_articles(view: &View, kept: &mut [bool]) {
    let articles = collect_articles(view);
    if articles.len() < 2 {
        return;
    }
    let title = view.dom.find_tag(Tag::TITLE).map(|id| cut(&view.dom.text_content(id))).unwrap_or_default();
    let mut named = articles.iter().filter(|article| names(&title, &article.headline));
    let (Some(own), None) = (named.next(), named.next()) else { return };
    let range = view.measures.blocks_in(view.dom, own.id);
    let blocks = view.blocks.list().iter().zip(&*kept).take(range.end).skip(range.start);
    if blocks.filter(|(_, kept)| **kept).map(|(block, _)| block.units).sum::<u32>() < LEAST_UNITS {
        return;
    }
    for other in articles.iter().filter(|other| other.id != own.id) {
        let range = view.measures.blocks_in(view.dom, other.id);
        // A short one is an entry of the same: an update, a comment.
        if view.measures.sum(range.clone()).units >= LEAST_UNITS
            && let Some(flags) = kept.get_mut(range)
        {
            flags.fill(false);
        }
    }
}

/// Characters of a title and of a headline that are compared.
const READ_CHARS: usize = 300;

/// A page with more articles is a list.
const ARTICLES: usize = 200;

/// A text as it is compared.
fn cut(text: &str) -> String {
    fold(&collapse(text)).chars().take(READ_CHARS).collect()
}

/// Whether a title is a headline, or has it as a part between its marks; a headline may have such marks too.
fn names(title: &str, headline: &str) -> bool {
    let parts = split_title(title);
    let is_headline = |from: usize, to: usize| title.get(from..to) == Some(headline);
    parts.iter().enumerate().any(|(at, first)| parts.iter().skip(at).any(|last| is_headline(first.0, last.1)))
}

/// The articles with one headline each, none inside another.
fn collect_articles(view: &View) -> Vec<Headed> {
    let dom = view.dom;
    let mut articles: Vec<Headed> = Vec::new();
    for heading in dom.ids().filter(|&id| dom.tag(id) == Tag::H1) {
        let Some(id) = dom.closest(heading, |id| dom.tag(id) == Tag::ARTICLE) else { continue };
        // A headline within an article that has one already makes a part of it.
        if articles.last().is_some_and(|before| dom.is_within(id, before.id)) {
            continue;
        }
        let headline = cut(&dom.text_content(heading));
        if !headline.is_empty() && articles.len() < ARTICLES {
            articles.push(Headed { id, headline });
        }
    }
    articles
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::block::{Measures, collect_blocks};
    use crate::page::html::parse_html;

    const TEXT: &str = "The keeper of the gauge wrote the number down, looked at the water once more, and went home before the \
                        rain began; nobody had asked him to stay, and nobody would have known what to do with him if he had.";

    /// The headlines of the articles of which something is left, when all of a page was chosen.
    fn left(title: &str, headlines: &[&str], mark: &str) -> Vec<String> {
        let articles: String = headlines
            .iter()
            .map(|one| format!("<article><{mark}>{one}</{mark}><p>{TEXT}<p>{TEXT}</article>"))
            .collect();
        let dom = parse_html(&format!("<head><title>{title}</title></head><body>{articles}"), "");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let mut kept = vec![true; blocks.len()];
        drop_other_articles(&view, &mut kept);
        (0..blocks.len())
            .filter(|&at| kept[at] && !blocks.text(at).starts_with("The keeper"))
            .map(|at| blocks.text(at).to_owned())
            .collect()
    }

    #[test]
    fn the_title_names_the_article_that_is_read() {
        let all = ["The old gauge", "A new dike", "Eels in the brook"];
        assert_eq!(left("The Old Gauge | River Post", &all, "h1"), ["The old gauge"]);
        assert_eq!(left("A new dike – River Post", &all, "h1"), ["A new dike"]);
        assert_eq!(left("River Post", &all, "h1"), all);
        assert_eq!(left("Google news", &["Go", "Rust"], "h1"), ["Go", "Rust"]);
        assert_eq!(left("大水：一条河和它的四十年", &["大水", "旧桥"], "h1"), ["大水", "旧桥"]);
        assert_eq!(left("The old gauge, A new dike and more", &all, "h1"), all);
        assert_eq!(left("The old gauge | River Post", &all, "h2"), all);
    }

    #[test]
    fn sections_with_headings_of_their_own_stay() {
        let sections = format!(
            "<article><header><h1>The old gauge</h1></header><section><h1>Its scale</h1><p>{TEXT}<p>{TEXT}</section></article>"
        );
        let dom = parse_html(&format!("<head><title>The old gauge</title></head><body>{sections}"), "");
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let mut kept = vec![true; blocks.len()];
        drop_other_articles(&view, &mut kept);
        assert!(kept.iter().all(|kept| *kept));
    }
}
