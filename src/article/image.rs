//! Which picture an `img` really shows: lazy attributes, `srcset`, `picture` sources, a copy in `noscript`.
//!
//! Pages put a placeholder into `src` and the picture elsewhere until it scrolls into view; the attribute names are
//! those of the lazy loaders in use. Nothing here decides whether a picture belongs to the article.

use super::Image;
use super::sanitize::resource_address;
use crate::lexicon::formulas::{is_formula_address, is_photograph, names_formula};
use crate::limits::SRCSET_CANDIDATES;
use crate::page::{Attr, Dom, NodeId, Tag, find_figure_background};
use crate::text::decimal::{parse_decimal, parse_pixels};
use crate::text::letters::is_letter_or_number;
use crate::text::space::collapse;
use crate::url::names_picture;

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
    Attr::DATA_LARGE_FILE,
    Attr::DATA_CFSRC,
    Attr::DATA_EZSRC,
    Attr::DATA_LAZYLOAD,
    Attr::DATA_KS_LAZYLOAD,
    Attr::DATA_PAGESPEED_LAZY_SRC,
    Attr::DATA_SRC_RETINA,
    Attr::LAZY_SRC,
    Attr::NITRO_LAZY_SRC,
];

const LAZY_SETS: &[Attr] = &[Attr::DATA_SRCSET, Attr::DATA_LAZY_SRCSET];

/// Words that begin a part of the name of a picture that stands for one still to come.
const PLACEHOLDERS: &[&str] = &["placeholder", "spacer", "lazyload"];

/// Words that end the name of such a picture where it is drawn, not taken.
const DRAWN_PLACEHOLDERS: &[&str] =
    &["blank", "loading", "transparent", "trans", "1x1", "pixel", "grey", "gray", "default", "dot"];

/// A picture smaller than this on both sides is an icon, in CSS pixels.
pub const ICON_PX: u32 = 48;

/// No formula in a sentence is taller, in CSS pixels.
const FORMULA_PX: u32 = 3 * ICON_PX;

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

/// Whether a picture is no taller than a line of large text and says in words what it shows.
pub fn is_small_picture(dom: &Dom, id: NodeId) -> bool {
    dom.tag(id) == Tag::IMG
        && pixels(dom.attr(id, Attr::HEIGHT)).is_some_and(|px| px <= ICON_PX)
        && dom.attr(id, Attr::ALT).is_some_and(|alt| !alt.trim().is_empty())
}

/// Whether a picture stands for a sign that is no letter, such as 😀: its alternative is that sign.
pub fn is_sign(dom: &Dom, id: NodeId) -> bool {
    let is_sign = |alt: &str| !alt.is_empty() && alt.chars().all(|c| !c.is_ascii() && !is_letter_or_number(c));
    dom.tag(id) == Tag::IMG && dom.attr(id, Attr::ALT).is_some_and(|alt| is_sign(alt.trim()))
}

/// Whether a picture is that of a formula, with its source as the alternative.
pub fn is_formula_picture(dom: &Dom, id: NodeId) -> bool {
    let is = |name, test: fn(&str) -> bool| dom.attr(id, name).is_some_and(test);
    dom.tag(id) == Tag::IMG
        && is(Attr::ALT, |alt| !alt.trim().is_empty())
        && (is(Attr::CLASS, names_formula) || is(Attr::SRC, is_formula_address))
        && !is(Attr::SRC, is_photograph)
        && pixels(dom.attr(id, Attr::HEIGHT)).is_none_or(|px| px <= FORMULA_PX)
}

fn find_source(dom: &Dom, id: NodeId, srcset: Option<&str>) -> Option<String> {
    let shown = [Attr::CURRENT_SRC, Attr::SRC]
        .into_iter()
        .filter_map(|name| dom.attr(id, name))
        .find(|value| !is_placeholder(value));
    // Beside a picture that is shown, an address of something else is no picture.
    let is_lazy =
        |value: &&str| looks_like_picture(value) && (shown.is_none() || (names_picture(value) && !is_template(value)));
    let lazy = LAZY_SOURCES.iter().filter_map(|&name| dom.attr(id, name)).find(is_lazy);
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

/// Siblings of a picture on either side among which its copy is looked for.
const COPY_REACH: usize = 40;

/// The `src` of the first `img` in a `noscript` beside the picture: what lazy loaders leave for readers without script.
fn source_in_noscript(dom: &Dom, id: NodeId) -> Option<String> {
    let outer = dom.closest(dom.parent(id)?, |around| dom.tag(around) != Tag::PICTURE)?;
    let is_copy = |id: &NodeId| dom.tag(*id) == Tag::NOSCRIPT;
    let child_at = |id: NodeId| dom.ancestors(id).find(|&id| dom.parent(id) == Some(outer));
    let own = child_at(id)?;
    let next = |id: &NodeId| Some(dom.end(*id)).filter(|&next| next < dom.end(outer));
    let previous = |id: &NodeId| child_at(NodeId(id.0 - 1));
    let after = std::iter::successors(next(&own), next).take(COPY_REACH).find(is_copy);
    let noscript = after.or_else(|| std::iter::successors(previous(&own), previous).take(COPY_REACH).find(is_copy))?;
    let element = dom.subtree(noscript).find(|&inner| dom.tag(inner) == Tag::IMG);
    if let Some(element) = element {
        return resource_address(dom, dom.attr(element, Attr::SRC)?);
    }
    let markup = dom.text_content(noscript);
    let at = markup.to_ascii_lowercase().find("<img")?;
    resource_address(dom, &find_attribute(markup.get(at + "<img".len()..)?, "src")?.replace("&amp;", "&"))
}

/// The value of an attribute in a tag, read from behind the tag's name.
fn find_attribute<'m>(mut rest: &'m str, wanted: &str) -> Option<&'m str> {
    let is_space = |c: char| c.is_ascii_whitespace();
    loop {
        rest = rest.trim_start_matches(|c: char| is_space(c) || c == '/');
        let end = rest.find(|c: char| is_space(c) || matches!(c, '=' | '>' | '/')).filter(|&end| end > 0)?;
        let (name, after) = rest.split_at(end);
        let mut value = "";
        rest = after.trim_start_matches(is_space);
        if let Some(given) = rest.strip_prefix('=') {
            let given = given.trim_start_matches(is_space);
            (value, rest) = match given.chars().next()? {
                quote @ ('"' | '\'') => given.get(1..)?.split_once(quote)?,
                _ => given.split_at(given.find(|c: char| is_space(c) || c == '>')?),
            };
        }
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
    }
}

fn looks_like_picture(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty()
        && !is_placeholder(value)
        && !value.starts_with('{')
        && (value.contains('/') || value.contains('.'))
}

/// Whether an address has a name in braces for a script to fill in, such as `{width}`; identifiers in braces are the
/// address's own.
fn is_template(address: &str) -> bool {
    let address = address.replace("%7B", "{").replace("%7D", "}");
    let is_name = |name: &str| {
        name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
            && name.bytes().any(|b| !b.is_ascii_hexdigit())
    };
    address.split('{').skip(1).filter_map(|part| part.split_once('}')).any(|(name, _)| is_name(name))
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
    let path = address.split(['?', '#']).next().unwrap_or("");
    let name = path.rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    let mut parts = stem.split(|c: char| !c.is_ascii_alphanumeric());
    let is_drawn = matches!(ending, "gif" | "png" | "svg");
    (is_drawn && parts.clone().next_back().is_some_and(|last| DRAWN_PLACEHOLDERS.contains(&last)))
        || parts.any(|part| PLACEHOLDERS.iter().any(|word| part.starts_with(word)))
}

/// The side of a picture that shows anything, in CSS pixels.
fn pixels(value: Option<&str>) -> Option<u32> {
    parse_pixels(value?).filter(|px| (0.0..100_000.0).contains(px)).map(|px| px as u32)
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
            "<div><noscript><IMG ALT='a > b' SRC = 'x.jpg'></noscript><img src='data:,'></div>",
            "<div><picture><img src='data:,'></picture><noscript><img src=x.jpg></noscript></div>",
            "<img src='data:,' data-cfsrc='x.jpg'>",
            "<img src='x.jpg' data-url='/news/1.html' data-image='a/b?x'>",
            "<img src='small.jpg' data-src='x.jpg'>",
            "<img src='x.jpg' data-src='x_{width}x.jpg'>",
            "<img src='x.jpg' data-src='x_%7Bwidth%7Dx.jpg'>",
        ] {
            assert_eq!(source(markup).as_deref(), Some("https://a.example/p/x.jpg"), "{markup}");
        }
    }

    #[test]
    fn identifiers_in_braces_are_addresses() {
        for address in ["/-/media/%7BAB12-34%7D/x.jpg", "/p/a{1}.jpg", "/p/{ab-12}/x.jpg"] {
            let lazy = format!("<img src='data:,' data-src='{address}'>");
            assert!(source(&lazy).is_some(), "{address}");
            let better = source(&format!("<img src='small.jpg' data-src='{address}'>"));
            assert_ne!(better.as_deref(), Some("https://a.example/p/small.jpg"), "{address}");
        }
    }

    #[test]
    fn formulas_are_told_from_photographs() {
        let is_formula = |markup: &str| {
            let dom = parse_html(markup, "");
            dom.find_tag(Tag::IMG).is_some_and(|id| is_formula_picture(&dom, id))
        };
        assert!(is_formula("<img class=latex src=/a.png alt=x>"));
        assert!(is_formula("<img src='https://a.example/equation?tex=x' alt=x>"));
        assert!(is_formula("<img src='https://a.example/latex.php?latex=x' height=20 alt=x>"));
        for markup in [
            "<img src='/formula-1/monaco.png' alt='The winner'>",
            "<img class=math src='/teacher.jpg' alt='The teacher'>",
            "<img class=formula src='/race.png' width=1200 height=800 alt='The winner'>",
            "<img src='/latex-gloves.png' alt='Gloves'>",
        ] {
            assert!(!is_formula(markup), "{markup}");
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
    fn pictures_are_no_placeholders_for_what_their_names_hold() {
        for name in ["photo_1x1.jpg", "photo.jpg?crop=1x1", "pixel.jpg", "downloading.png", "photo.jpg?d=default.gif"] {
            assert_eq!(source(&format!("<img src={name}>")), Some(format!("https://a.example/p/{name}")));
        }
    }

    #[test]
    fn sets_are_checked() {
        let set = image("<img src=x.jpg srcset='a,b.jpg 1x, javascript:1 2x, c.jpg 3q, d.jpg 2x'>")
            .and_then(|image| image.srcset);
        assert_eq!(set.as_deref(), Some("https://a.example/p/a,b.jpg 1x, https://a.example/p/d.jpg 2x"));
    }
}
