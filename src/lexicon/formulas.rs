//! How pages write formulas: the boxes that typesetters make around them, and the part of MathML that readers need.

/// Classes of a box that holds one formula, in lower case: KaTeX, MathJax 2 and 3, MediaWiki, Temml.
const BOX_CLASSES: &[&str] = &[
    "katex", "katex-display", "mathjax", "mathjax_display", "mathjax_chtml", "mathjax_svg", "mjx-chtml",
    "mwe-math-element", "temml",
];

/// Whether a class names a box that typesetters put around a formula.
pub fn is_box_class(class: &str) -> bool {
    BOX_CLASSES.iter().any(|known| known.eq_ignore_ascii_case(class))
}

/// Whether a class says that the formula stands in a line of its own.
pub fn is_display_class(class: &str) -> bool {
    ["katex-display", "mathjax_display", "mwe-math-element-block"].iter().any(|known| known.eq_ignore_ascii_case(class))
}

/// Words in classes of pictures that show a formula.
const PICTURE_WORDS: &[&str] = &["latex", "tex", "mathtex", "math", "equation", "formula", "codecogs"];

/// Parts of the addresses of services that draw formulas.
const PICTURE_SERVICES: &[&str] =
    &["latex.php", "mathtex", "mimetex", "codecogs.", "?tex=", "&tex=", "?latex=", "&latex="];

/// Endings of photographs.
const PHOTOGRAPHS: &[&str] = &[".jpg", ".jpeg", ".webp", ".avif"];

/// Whether the address of a picture says that a formula was drawn for it.
pub fn is_formula_address(address: &str) -> bool {
    PICTURE_SERVICES.iter().any(|part| address.contains(part))
}

/// Whether the address of a picture says that it is a photograph, which no formula is.
pub fn is_photograph(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or("");
    PHOTOGRAPHS.iter().any(|ending| path.to_ascii_lowercase().ends_with(ending))
}

/// Whether a class of a picture says that it shows a formula.
pub fn names_formula(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| PICTURE_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// The name of the element that MathJax puts around a formula.
pub const CONTAINER: &str = "mjx-container";

/// Elements of MathML that say in another way what stands beside them.
pub const ANNOTATIONS: &[&str] = &["annotation", "annotation-xml"];

/// Spaces by name, which browsers know no longer, in thousandths of an em.
pub const NAMED_SPACES: &[(&str, u32)] = &[
    ("veryverythinmathspace", 56),
    ("verythinmathspace", 111),
    ("thinmathspace", 167),
    ("mediummathspace", 222),
    ("thickmathspace", 278),
    ("verythickmathspace", 333),
    ("veryverythickmathspace", 389),
];

/// An alphabet of letters for formulas: where its capitals, small letters and digits begin, and the letters that have a
/// code of their own because they are older. Browsers no longer make them from `mathvariant`.
pub struct Alphabet {
    /// The value of `mathvariant`.
    pub name: &'static str,
    /// The code of its `A`.
    pub capitals: u32,
    /// The code of its `a`.
    pub small: u32,
    /// The code of its `0`, where it has digits.
    pub digits: Option<u32>,
    /// Letters that stand elsewhere.
    pub older: &'static [(char, char)],
}

/// The alphabets that formulas use.
pub const ALPHABETS: &[Alphabet] = &[
    Alphabet { name: "bold", capitals: 0x1d400, small: 0x1d41a, digits: Some(0x1d7ce), older: &[] },
    Alphabet { name: "italic", capitals: 0x1d434, small: 0x1d44e, digits: None, older: &[('h', 'ℎ')] },
    Alphabet { name: "bold-italic", capitals: 0x1d468, small: 0x1d482, digits: None, older: &[] },
    Alphabet {
        name: "script",
        capitals: 0x1d49c,
        small: 0x1d4b6,
        digits: None,
        older: &[
            ('B', 'ℬ'),
            ('E', 'ℰ'),
            ('F', 'ℱ'),
            ('H', 'ℋ'),
            ('I', 'ℐ'),
            ('L', 'ℒ'),
            ('M', 'ℳ'),
            ('R', 'ℛ'),
            ('e', 'ℯ'),
            ('g', 'ℊ'),
            ('o', 'ℴ'),
        ],
    },
    Alphabet { name: "bold-script", capitals: 0x1d4d0, small: 0x1d4ea, digits: None, older: &[] },
    Alphabet {
        name: "fraktur",
        capitals: 0x1d504,
        small: 0x1d51e,
        digits: None,
        older: &[('C', 'ℭ'), ('H', 'ℌ'), ('I', 'ℑ'), ('R', 'ℜ'), ('Z', 'ℨ')],
    },
    Alphabet {
        name: "double-struck",
        capitals: 0x1d538,
        small: 0x1d552,
        digits: Some(0x1d7d8),
        older: &[('C', 'ℂ'), ('H', 'ℍ'), ('N', 'ℕ'), ('P', 'ℙ'), ('Q', 'ℚ'), ('R', 'ℝ'), ('Z', 'ℤ')],
    },
    Alphabet { name: "bold-fraktur", capitals: 0x1d56c, small: 0x1d586, digits: None, older: &[] },
    Alphabet { name: "sans-serif", capitals: 0x1d5a0, small: 0x1d5ba, digits: Some(0x1d7e2), older: &[] },
    Alphabet { name: "monospace", capitals: 0x1d670, small: 0x1d68a, digits: Some(0x1d7f6), older: &[] },
];
