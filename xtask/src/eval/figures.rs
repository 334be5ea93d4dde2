//! The figures that sum up a run. Decides which of a scorer's many numbers are watched and how they are called: the
//! corpus, the measure, then the group of pages.

use std::collections::BTreeMap;

use serde_json::Value;

/// Figures by name, in the order of their names.
pub type Figures = BTreeMap<String, f64>;

/// Recorded to be looked at; it depends on the machine, so it decides nothing.
pub const CPU_SECONDS: &str = "cpu seconds";

/// Metadata of a page that is known to have none counts as extra.
const EXTRA: &str = "extra";

/// World pages by the groups that the scorer prints.
const LANGUAGE_GROUPS: [(&str, &[&str]); 6] = [
    ("zh", &["zh"]),
    ("zh-Hant", &["zh-Hant"]),
    ("ja", &["ja"]),
    ("ko", &["ko"]),
    ("ar+fa", &["ar", "fa"]),
    ("ru+uk", &["ru", "uk"]),
];
const OTHER_LANGUAGES: &str = "other";

/// Which way a figure gets better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    Higher,
    Lower,
    /// It is recorded only.
    Neither,
}

/// Which way the figure of this name gets better.
pub fn find_direction(name: &str) -> Better {
    let is_about = |measure: &str| name.split(' ').any(|word| word == measure);
    if name.ends_with(CPU_SECONDS) {
        Better::Neither
    } else if ["leak", "without", "false-hide", EXTRA].into_iter().any(is_about) {
        Better::Lower
    } else {
        Better::Higher
    }
}

/// Adds a figure unless the scorer gave none; four decimals are kept everywhere.
pub fn insert(figures: &mut Figures, name: String, value: &Value) {
    if let Some(value) = value.as_f64() {
        figures.insert(name, (value * 10_000.0).round() / 10_000.0);
    }
}

/// Content by kind of page, snippets of articles, and three kinds of metadata.
pub fn collect_wcxb(scores: &Value, figures: &mut Figures) {
    let groups = scores["groups"].as_object().into_iter().flatten();
    for (group, summary) in groups {
        insert(figures, format!("wcxb-dev f1 {group}"), &summary["f1"]);
    }
    for measure in ["with", "without"] {
        insert(figures, format!("wcxb-dev {measure} article"), &scores["groups"]["article"][measure]);
    }
    collect_metadata(figures, "wcxb-dev", &scores["groups"]["all"], &["title", "author", "date"]);
}

/// Content and metadata as one peer sees them.
pub fn collect_readability(scores: &Value, figures: &mut Figures) {
    let all = &scores["groups"]["all"];
    for measure in ["f1", "precision", "recall"] {
        insert(figures, format!("readability {measure}"), &all[measure]);
    }
    collect_metadata(figures, "readability", all, &["title", "author", "date", "site_name", "excerpt"]);
}

fn collect_metadata(figures: &mut Figures, corpus: &str, summary: &Value, fields: &[&str]) {
    for field in fields {
        let agreement = &summary["metadata"][field];
        insert(figures, format!("{corpus} {field} agree"), &agreement["agree"]);
        insert(figures, format!("{corpus} {field} {EXTRA}"), &agreement[EXTRA]);
    }
}

/// Content by language, what leaked into it, metadata, and whether articles are told from other pages.
pub fn collect_world(scores: &Value, figures: &mut Figures) {
    let articles = pages_of(scores, "articles");
    insert(figures, "world-dev f1 all".to_owned(), &mean(&articles, "f1"));
    let names = LANGUAGE_GROUPS.iter().map(|(name, _)| *name).chain([OTHER_LANGUAGES]);
    for name in names {
        let group: Vec<&Value> = articles.iter().copied().filter(|page| language_group(page) == name).collect();
        insert(figures, format!("world-dev f1 {name}"), &mean(&group, "f1"));
    }
    for measure in ["leak", "title", "date", "no date", "author", "source", "editor"] {
        insert(figures, format!("world-dev {measure}"), &mean(&articles, measure));
    }
    insert(figures, "world-dev verdict articles".to_owned(), &mean(&articles, "verdict"));
    insert(figures, "world-dev verdict others".to_owned(), &mean(&pages_of(scores, "others"), "verdict"));
}

/// What is hidden of what should be, and whether anything else is; false-hide in percent of the article's text.
pub fn collect_hidden(scores: &Value, group: &str, figures: &mut Figures) {
    let kinds = &scores["kinds"];
    insert(figures, format!("farmset recall text {group}"), &kinds["all"]["recall_text"]);
    insert(figures, format!("farmset recall blocks {group}"), &kinds["all"]["recall_text_block"]);
    insert(figures, format!("farmset recall ads {group}"), &kinds["ad"]["recall_block"]);
    insert(figures, format!("farmset precision {group}"), &scores["precision"]);
    let percent = scores["false_hide"].as_f64().map(|share| share * 100.0);
    insert(figures, format!("farmset false-hide {group}"), &percent.map_or(Value::Null, Value::from));
}

/// The figures of digests that are watched: keywords as each set is usually scored, sentences against the lead.
pub fn collect_digest(scores: &Value, figures: &mut Figures) {
    const KEYWORDS: [&str; 10] = [
        "zh_news_sohu exact f1@5", "zh_news_sohu partial f1@5", "zh_pages exact f1@10", "zh_pages partial f1@10",
        "ru_news_rt stem f1@10", "ru_news_ng stem f1@10", "fr_news_wikinews exact f1@10", "pt_news_110bn exact f1@10",
        "multi_web_tags stem f1@10", "en_news_kpcrowd exact f1@10",
    ];
    const SENTENCES: [&str; 2] = ["ru_news_rt 3 sentences rouge-1", "ru_news_rt 3 sentences rouge-2"];
    let mut add = |name: String, percent: &Value| {
        insert(figures, name, &percent.as_f64().map_or(Value::Null, |percent| Value::from(percent / 100.0)));
    };
    for name in KEYWORDS {
        add(format!("digest {name}"), &scores["keywords"][name]);
        add(format!("digest-no-list {name}"), &scores["without_list"][name]);
    }
    for name in SENTENCES {
        add(format!("digest {name}"), &scores["sentences"][name]);
    }
}

fn pages_of<'a>(scores: &'a Value, kind: &str) -> Vec<&'a Value> {
    scores[kind].as_array().into_iter().flatten().collect()
}

fn language_group(page: &Value) -> &'static str {
    let language = page["lang"].as_str().unwrap_or_default();
    let group = LANGUAGE_GROUPS.iter().find(|(_, languages)| languages.contains(&language));
    group.map_or(OTHER_LANGUAGES, |(name, _)| name)
}

/// The mean over the pages that have the measure; null if none has.
fn mean(pages: &[&Value], measure: &str) -> Value {
    let values: Vec<f64> = pages.iter().filter_map(|page| page[measure].as_f64()).collect();
    if values.is_empty() { Value::Null } else { Value::from(values.iter().sum::<f64>() / values.len() as f64) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_page_summary_becomes_figures() {
        let scores = json!({"groups": {
            "all": {"f1": 0.86123, "metadata": {"date": {"agree": 0.5, "extra": 0.25}, "title": {"agree": 1.0, "extra": null}}},
            "article": {"f1": 0.95, "with": 0.9, "without": 0.1},
            "forum": {"f1": null},
        }});
        let mut figures = Figures::new();
        collect_wcxb(&scores, &mut figures);
        let names: Vec<&str> = figures.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "wcxb-dev date agree", "wcxb-dev date extra", "wcxb-dev f1 all", "wcxb-dev f1 article",
                "wcxb-dev title agree", "wcxb-dev with article", "wcxb-dev without article",
            ]
        );
        assert_eq!(figures["wcxb-dev f1 all"], 0.8612);
    }

    #[test]
    fn world_pages_are_averaged_by_language() {
        let scores = json!({
            "articles": [
                {"lang": "zh", "f1": 1.0, "leak": 0.0, "verdict": 1.0, "date": 1.0},
                {"lang": "ar", "f1": 0.5, "leak": 1.0, "verdict": 1.0, "no date": 0.0},
                {"lang": "fa", "f1": 0.9, "leak": 0.0, "verdict": 0.0},
                {"lang": "de", "f1": 0.6, "leak": 0.0, "verdict": 1.0},
            ],
            "others": [{"verdict": 1.0}, {"verdict": 0.0}],
        });
        let mut figures = Figures::new();
        collect_world(&scores, &mut figures);
        for (name, value) in [
            ("f1 all", 0.75),
            ("f1 zh", 1.0),
            ("f1 ar+fa", 0.7),
            ("f1 other", 0.6),
            ("leak", 0.25),
            ("date", 1.0),
            ("no date", 0.0),
            ("verdict articles", 0.75),
            ("verdict others", 0.5),
        ] {
            assert_eq!(figures[&format!("world-dev {name}")], value, "{name}");
        }
        assert!(!figures.contains_key("world-dev f1 ja") && !figures.contains_key("world-dev editor"));
    }

    #[test]
    fn hidden_parts_become_figures() {
        let scores = json!({
            "kinds": {"all": {"recall_text": 0.9, "recall_text_block": 0.8}, "ad": {"recall_block": null}},
            "precision": 1.0, "false_hide": 0.0001,
        });
        let mut figures = Figures::new();
        collect_hidden(&scores, "zh", &mut figures);
        assert_eq!(figures["farmset false-hide zh"], 0.01);
        assert_eq!(figures.len(), 4);
        assert_eq!(find_direction("farmset false-hide zh"), Better::Lower);
    }

    #[test]
    fn digests_are_watched_as_shares() {
        let scores = json!({
            "keywords": {"zh_pages exact f1@10": 30.5, "zh_pages exact f1@5": 31.0},
            "without_list": {"zh_pages exact f1@10": 28.0},
            "sentences": {"ru_news_rt 3 sentences rouge-1": 28.1},
        });
        let mut figures = Figures::new();
        collect_digest(&scores, &mut figures);
        let values: Vec<f64> = figures.values().copied().collect();
        assert_eq!(values, [0.281, 0.305, 0.28]);
    }

    #[test]
    fn figures_know_which_way_is_better() {
        assert_eq!(find_direction("wcxb-dev with article"), Better::Higher);
        assert_eq!(find_direction("wcxb-dev without article"), Better::Lower);
        assert_eq!(find_direction("wcxb-dev date extra"), Better::Lower);
        assert_eq!(find_direction("world-dev leak"), Better::Lower);
        assert_eq!(find_direction("world-dev cpu seconds"), Better::Neither);
    }
}
