//! What pages declare themselves to be: type names of schema.org and names of the programs that made them, by the kind
//! of page they stand for.

/// Groups of declarations.
pub const DECLARATIONS: usize = 9;

/// What a declaration stands for; the number is its bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Declaration {
    /// An article.
    Article = 0,
    /// A discussion, a question with answers.
    Discussion = 1,
    /// Documentation.
    Documentation = 2,
    /// A list of pages.
    List = 3,
    /// A product, an offer.
    Product = 4,
    /// A business and what it offers.
    Business = 5,
    /// Questions with the owner's answers.
    Faq = 6,
    /// A recipe.
    Recipe = 7,
    /// A review, a rating.
    Rating = 8,
}

use Declaration::{Article, Business, Discussion, Documentation, Faq, List, Product, Rating, Recipe};

/// schema.org types, in JSON-LD and in microdata.
pub const SCHEMA_TYPES: &[(&str, Declaration)] = &[
    ("Article", Article),
    ("NewsArticle", Article),
    ("BlogPosting", Article),
    ("ReportageNewsArticle", Article),
    ("AnalysisNewsArticle", Article),
    ("OpinionNewsArticle", Article),
    ("ScholarlyArticle", Article),
    ("LiveBlogPosting", Article),
    ("Report", Article),
    ("DiscussionForumPosting", Discussion),
    ("QAPage", Discussion),
    ("Question", Discussion),
    ("Answer", Discussion),
    ("Comment", Discussion),
    ("TechArticle", Documentation),
    ("APIReference", Documentation),
    ("HowTo", Documentation),
    ("SoftwareSourceCode", Documentation),
    ("ItemList", List),
    ("CollectionPage", List),
    ("SearchResultsPage", List),
    ("Blog", List),
    ("OfferCatalog", List),
    ("Product", Product),
    ("ProductGroup", Product),
    ("Offer", Product),
    ("AggregateOffer", Product),
    ("IndividualProduct", Product),
    ("SoftwareApplication", Product),
    ("Book", Product),
    ("LocalBusiness", Business),
    ("Service", Business),
    ("Organization", Business),
    ("Corporation", Business),
    ("ProfessionalService", Business),
    ("MedicalBusiness", Business),
    ("Restaurant", Business),
    ("Store", Business),
    ("FAQPage", Faq),
    ("Recipe", Recipe),
    ("AggregateRating", Rating),
    ("Review", Rating),
    ("Rating", Rating),
];

/// Words of the `generator` that name programs for one kind of page.
pub const GENERATORS: &[(&str, Declaration)] = &[
    ("discourse", Discussion),
    ("phpbb", Discussion),
    ("vbulletin", Discussion),
    ("xenforo", Discussion),
    ("discuz", Discussion),
    ("flarum", Discussion),
    ("mybb", Discussion),
    ("smf", Discussion),
    ("nodebb", Discussion),
    ("invision", Discussion),
    ("docusaurus", Documentation),
    ("sphinx", Documentation),
    ("mkdocs", Documentation),
    ("gitbook", Documentation),
    ("mediawiki", Documentation),
    ("doxygen", Documentation),
    ("javadoc", Documentation),
    ("docfx", Documentation),
    ("vuepress", Documentation),
    ("vitepress", Documentation),
    ("starlight", Documentation),
    ("rustdoc", Documentation),
    ("prestashop", Product),
    ("shopify", Product),
    ("magento", Product),
    ("opencart", Product),
    ("woocommerce", Product),
];

/// Whether such a program, in lower case, makes manuals. A wiki has pages of all kinds.
pub fn makes_manuals(generator: &str) -> bool {
    GENERATORS.iter().any(|(word, kind)| *kind == Documentation && *word != "mediawiki" && generator.contains(word))
}

/// Parts of a path under which sites keep lists of their pages.
pub const LIST_STEPS: &[&str] = &[
    "search", "tag", "tags", "category", "categories", "topic", "topics", "archive", "archives", "author", "authors",
    "label", "labels", "list", "index", "rank", "ranking", "rolling", "roll", "latest", "feed", "collections",
    "collection", "forumdisplay", "viewforum", "forums", "channel", "catalog", "shop", "page", "kategorie",
    "categoria", "categorie", "etiqueta", "liste", "suche", "recherche", "buscar",
];

/// Whether a part of a host or a path names a manual.
pub fn is_manual_step(step: &str) -> bool {
    matches!(step, "docs" | "documentation" | "dokumentation" | "documentacion" | "documentazione")
}

/// Parameters of addresses that search results and lists have.
pub const LIST_PARAMETERS: &[&str] = &["q", "query", "s", "search", "keyword", "keywords", "wd", "cat", "tag", "fid"];
