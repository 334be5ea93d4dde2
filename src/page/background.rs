//! The picture that a figure shows as a background instead of an `img`.

use super::{Attr, Dom, NodeId, Tag};

/// Attributes in which lazy loaders keep the address of a background.
const LAZY: [Attr; 2] = [Attr::DATA_BG, Attr::DATA_BACKGROUND_IMAGE];

/// The address of the picture behind a `figure` that holds no other picture, as the page writes it.
pub fn find_figure_background(dom: &Dom, figure: NodeId) -> Option<&str> {
    (dom.tag(figure) == Tag::FIGURE).then_some(())?;
    let is_other = |id: NodeId| {
        matches!(dom.tag(id), Tag::IMG | Tag::VIDEO | Tag::AUDIO | Tag::IFRAME | Tag::EMBED | Tag::TABLE | Tag::PRE)
    };
    if dom.subtree(figure).any(is_other) {
        return None;
    }
    dom.subtree(figure).find_map(|id| {
        let lazy = LAZY.into_iter().find_map(|name| dom.attr(id, name)).map(|value| address_in(value).unwrap_or(value));
        lazy.or_else(|| background_in(dom.attr(id, Attr::STYLE)?)).filter(|address| !address.trim().is_empty())
    })
}

/// The address in the `background` or `background-image` of a style attribute.
fn background_in(style: &str) -> Option<&str> {
    let lower = style.to_ascii_lowercase();
    let from = lower.match_indices("background").map(|(at, _)| at).find(|&at| {
        let name = lower.get(at..).and_then(|rest| rest.split_once(':')).map_or("", |(name, _)| name.trim());
        matches!(name, "background" | "background-image")
    })?;
    address_in(style.get(from..)?)
}

/// What stands in the first `url(…)`.
fn address_in(value: &str) -> Option<&str> {
    let from = value.to_ascii_lowercase().find("url(")? + "url(".len();
    let rest = value.get(from..)?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => rest.get(1..)?.split_once(quote).map(|(address, _)| address),
        None => rest.split_once(')').map(|(address, _)| address.trim_end()),
    }
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::html::parse_html;

    fn background(markup: &str) -> Option<String> {
        let dom = parse_html(markup, "");
        find_figure_background(&dom, dom.find_tag(Tag::FIGURE)?).map(str::to_owned)
    }

    #[test]
    fn backgrounds_of_figures_are_found() {
        for markup in [
            "<figure style=\"background-image: url('/a(1).jpg')\"></figure>",
            "<figure style='color:red; background: #fff url( /a(1).jpg ) no-repeat'></figure>"
                .replace("(1)", "%281%29")
                .as_str(),
            "<figure><div data-bg='/a(1).jpg'></div></figure>",
            "<figure><a style='background-image:url(\"/a(1).jpg\")'></a><figcaption>c</figcaption></figure>",
        ] {
            assert_eq!(
                background(markup).map(|found| found.replace("%281%29", "(1)")).as_deref(),
                Some("/a(1).jpg"),
                "{markup}"
            );
        }
        for markup in [
            "<figure style='background:url(a.jpg)'><img src=b.jpg></figure>",
            "<figure style='color:red'></figure>",
            "<figure style='background:url()'></figure>",
        ] {
            assert_eq!(background(markup), None, "{markup}");
        }
    }
}
