//! Which picture an `img` really shows: lazy attributes, `srcset`, `picture` sources, a copy in `noscript`.
//!
//! Pages put a placeholder into `src` and the picture elsewhere until it scrolls into view; the attribute names are
//! those of the lazy loaders in use. Nothing here decides whether a picture belongs to the article.

use super::Image;
use super::sanitize::resource_address;
use crate::limits::SRCSET_CANDIDATES;
use crate::page::{Attr, Dom, NodeId, Tag, find_figure_background};
use crate::text::decimal::parse_decimal;
use crate::text::space::collapse;

/// Attributes in which lazy loaders keep the picture's address, most telling first.
const LAZY_SOURCES: &[Attr] = &[
    Attr::DATA_ORIG_FILE,
    Attr::DATA_ORIGINAL,
    Attr::DATA_SRC,
    Attr::DATA_LAZY_SRC,
    Attr::DATA_ACTUALSRC,
    Attr::DATA_ORIGINAL_SRC,
    Attr::DATA_LAZY,
    Attr::DATA_HI_RES_SRC,
    Attr::DATA_FULL_SRC,
    Attr::DATA_ECHO,
    Attr::DATA_IMG,
    Attr::DATA_IMAGE,
    Attr::DATA_DEFERRED,
    Attr::ZOOMFILE,
    Attr::FILE,
    Attr::REAL_SRC,
    Attr::ORIGINAL,
    Attr::UNDERSCORE_SRC,
    Attr::DATA_URL,
];

const LAZY_SETS: &[Attr] = &[Attr::DATA_SRCSET, Attr::DATA_LAZY_SRCSET];

/// Parts of file names that stand for a picture still to come.
const PLACEHOLDERS: &[&str] = &[
    "placeholder", "blank.", "spacer", "loading.", "lazyload", "transparent.", "1x1", "pixel.", "grey.gif", "gray.gif",
    "default.gif", "dot.gif",
];

/// A picture smaller than this on both sides is an icon, in CSS pixels.
pub const ICON_PX: u32 = 48;

/// The picture an `img` shows, or a `figure` as its background; none for trackers, spacers and pictures without an address.
pub fn find_image(dom: &Dom, id: NodeId) -> Option<Image> {
    if let Some(background) = find_figure_background(dom, id) {
        let src = resource_address(dom, background).filter(|src| !is_placeholder(src))?;
        let alt = collapse(dom.attr(id, Attr::ARIA_LABEL).unwrap_or(""));
        return Some(Image { src, srcset: None, alt, width: None, height: None });
    }
    let width = pixels(dom.attr(id, Attr::WIDTH));
    let height = pixels(dom.attr(id, Attr::HEIGHT));
    if width.is_some_and(|px| px <= 2) || height.is_some_and(|px| px <= 2) {
        return None;
    }
    let srcset = find_srcset(dom, id);
    let src = find_source(dom, id, srcset.as_deref())?;
    let alt = collapse(dom.attr(id, Attr::ALT).unwrap_or(""));
    Some(Image { src, srcset, alt, width, height })
}

fn find_source(dom: &Dom, id: NodeId, srcset: Option<&str>) -> Option<String> {
    let lazy = LAZY_SOURCES.iter().filter_map(|&name| dom.attr(id, name)).find(|value| looks_like_picture(value));
    let shown = [Attr::CURRENT_SRC, Attr::SRC]
        .into_iter()
        .filter_map(|name| dom.attr(id, name))
        .find(|value| !is_placeholder(value));
    let declared = lazy.or(shown).and_then(|value| resource_address(dom, value));
    declared
        .or_else(|| largest_candidate(srcset?))
        .or_else(|| picture_sources(dom, id).find_map(|set| largest_candidate(&checked_srcset(dom, set)?)))
        .or_else(|| source_in_noscript(dom, id))
        .filter(|address| !is_placeholder(address))
}

fn find_srcset(dom: &Dom, id: NodeId) -> Option<String> {
    let lazy = LAZY_SETS.iter().find_map(|&name| dom.attr(id, name));
    lazy.or_else(|| dom.attr(id, Attr::SRCSET)).and_then(|set| checked_srcset(dom, set))
}

/// The `srcset`s of the `picture` around an `img`.
fn picture_sources(dom: &Dom, id: NodeId) -> impl Iterator<Item = &str> + '_ {
    let picture = dom.parent(id).filter(|&parent| dom.tag(parent) == Tag::PICTURE);
    let sources =
        picture.into_iter().flat_map(|picture| dom.children(picture)).filter(|&child| dom.tag(child) == Tag::SOURCE);
    sources.filter_map(|source| dom.attr(source, Attr::SRCSET).or_else(|| dom.attr(source, Attr::DATA_SRCSET)))
}

/// Candidates of a `srcset`: address and descriptor. Commas inside addresses are kept, as the HTML standard says.
fn parse_srcset(set: &str) -> Vec<(&str, &str)> {
    let mut candidates = Vec::new();
    let mut rest = set;
    while candidates.len() < SRCSET_CANDIDATES {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, tail) = rest.split_at(end);
        if let Some(bare) = address.strip_suffix(',') {
            candidates.push((bare.trim_end_matches(','), ""));
            rest = tail;
            continue;
        }
        let end = tail.find(',').unwrap_or(tail.len());
        let (descriptor, tail) = tail.split_at(end);
        candidates.push((address, descriptor.trim()));
        rest = tail;
    }
    candidates
}

/// A `srcset` with absolute, harmless addresses and sound descriptors only.
fn checked_srcset(dom: &Dom, set: &str) -> Option<String> {
    let candidates = parse_srcset(set).into_iter().filter_map(|(address, descriptor)| {
        let sound = descriptor.is_empty()
            || descriptor.strip_suffix(['w', 'x']).is_some_and(|number| parse_decimal(number).is_some_and(|n| n > 0.0));
        let address = resource_address(dom, address).filter(|a| sound && !is_placeholder(a) && !a.ends_with(','))?;
        Some(if descriptor.is_empty() { address } else { format!("{address} {descriptor}") })
    });
    let joined = candidates.collect::<Vec<_>>().join(", ");
    (!joined.is_empty()).then_some(joined)
}

fn largest_candidate(set: &str) -> Option<String> {
    let size = |descriptor: &str| parse_decimal(descriptor.trim_end_matches(['w', 'x'])).unwrap_or(1.0);
    parse_srcset(set).into_iter().max_by(|a, b| size(a.1).total_cmp(&size(b.1))).map(|(address, _)| address.to_owned())
}

/// The `src` of the first `img` in a `noscript` beside the picture: what lazy loaders leave for readers without script.
fn source_in_noscript(dom: &Dom, id: NodeId) -> Option<String> {
    let parent = dom.parent(id)?;
    let noscript = dom.children(parent).find(|&sibling| sibling > id && dom.tag(sibling) == Tag::NOSCRIPT)?;
    let element = dom.subtree(noscript).find(|&inner| dom.tag(inner) == Tag::IMG);
    if let Some(element) = element {
        return resource_address(dom, dom.attr(element, Attr::SRC)?);
    }
    let markup = dom.text_content(noscript);
    let image = markup.get(markup.find("<img")?..)?;
    let tag = image.get(..image.find('>')?)?;
    let value = tag.split(|c: char| c.is_ascii_whitespace()).find_map(|part| part.strip_prefix("src="))?;
    resource_address(dom, &value.trim_matches(['"', '\'']).replace("&amp;", "&"))
}

fn looks_like_picture(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty()
        && !is_placeholder(value)
        && !value.starts_with('{')
        && (value.contains('/') || value.contains('.'))
}

fn is_placeholder(address: &str) -> bool {
    let address = address.trim();
    if address.is_empty()
        || address.starts_with("data:")
        || address.starts_with("about:")
        || address.starts_with("blob:")
    {
        return true;
    }
    let name = address.rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    PLACEHOLDERS.iter().any(|part| name.contains(part))
}

/// A length attribute in CSS pixels; percentages and the like are unknown.
fn pixels(value: Option<&str>) -> Option<u32> {
    let value = value?.trim();
    let digits = value.trim_end_matches("px");
    parse_decimal(digits).filter(|px| (0.0..100_000.0).contains(px)).map(|px| px as u32)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::html::parse_html;

    fn image(markup: &str) -> Option<Image> {
        let dom = parse_html(markup, "https://a.example/p/");
        find_image(&dom, dom.find_tag(Tag::IMG)?)
    }

    fn source(markup: &str) -> Option<String> {
        image(markup).map(|image| image.src)
    }

    #[test]
    fn lazy_pictures_are_found() {
        for markup in [
            "<img src='x.jpg'>",
            "<img src='data:image/gif;base64,R0' data-src='x.jpg'>",
            "<img src='/img/loading.gif' data-original='x.jpg'>",
            "<img data-actualsrc='//a.example/p/x.jpg'>",
            "<img src='' srcset='small.jpg 100w, x.jpg 200w'>",
            "<picture><source srcset='x.jpg 2x'><img src='data:,'></picture>",
            "<div><img src='data:,'><noscript><img class=a src=\"x.jpg\"></noscript></div>",
        ] {
            assert_eq!(source(markup).as_deref(), Some("https://a.example/p/x.jpg"), "{markup}");
        }
    }

    #[test]
    fn trackers_and_spacers_are_dropped() {
        for markup in
            ["<img src=t.gif width=1 height=1>", "<img src=/i/spacer.gif>", "<img>", "<img src='javascript:1'>"]
        {
            assert_eq!(source(markup), None, "{markup}");
        }
    }

    #[test]
    fn sets_are_checked() {
        let set = image("<img src=x.jpg srcset='a,b.jpg 1x, javascript:1 2x, c.jpg 3q, d.jpg 2x'>")
            .and_then(|image| image.srcset);
        assert_eq!(set.as_deref(), Some("https://a.example/p/a,b.jpg 1x, https://a.example/p/d.jpg 2x"));
    }
}
