//! The digest as a whole.
