//! Text that is folded away until the reader opens it: tabs, accordions, answers to questions.
//!
//! Such a panel is a part of the text though nothing of it is shown. It is told from parts that nobody is meant to read
//! by what it says to a screen reader: that it is a tab's panel, or which button it belongs to (ARIA Authoring
//! Practices, the patterns "Accordion" and "Tabs"). `extension/src/content/capture/panel.ts` decides the same.

/// Whether an element that is not shown is a panel which the reader can open, by its `role` and by whether it has
/// `aria-labelledby`. Dialogs and menus are labelled too, but are no text.
pub fn is_panel(role: Option<&str>, is_labelled: bool) -> bool {
    match role.map(str::trim) {
        Some("tabpanel") => true,
        None | Some("" | "region") => is_labelled,
        Some(_) => false,
    }
}
