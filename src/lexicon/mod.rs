//! Words by meaning: what pages call their parts, in class names and in the text people read. Tables only.
//!
//! Every word list of the project lives here, by meaning first and language second, so that no algorithm knows a
//! language. A new language costs its words in these tables and nothing else.

pub mod ad_names;
pub mod affixes;
pub mod captions;
pub mod class_words;
pub mod cues;
pub mod embeds;
pub mod formulas;
pub mod function_words;
pub mod labels;
pub mod list_headings;
pub mod marks;
pub mod months;
pub mod notices;
pub mod paywalls;
pub mod people;
pub mod schemas;
pub mod sentence_words;
pub mod small_words;
