//! Text that is folded away until the reader opens it: tabs, accordions, answers to questions.
//!
//! Such a panel is a part of the text though nothing of it is shown. It is told from parts that nobody is meant to read
//! by what it says to a screen reader: that it is a tab's panel, or which button it belongs to (ARIA Authoring
//! Practices, the patterns "Accordion" and "Tabs"). Many say nothing themselves: these hold paragraphs, or a text without
//! links, no menu and no fields, and stand right behind the button that unfolds them, or behind the heading around it.
//! `extension/src/content/capture/panel.ts` decides the same.

/// Whether an element that is not shown is a panel which the reader can open, by its `role` and by whether it has
/// `aria-labelledby`. Dialogs and menus are labelled too, but are no text.
pub fn is_panel(role: Option<&str>, is_labelled: bool) -> bool {
    match role.map(str::trim) {
        Some("tabpanel") => true,
        None | Some("" | "region") => is_labelled,
        Some(_) => false,
    }
}

/// Whether an element is a button that unfolds something, by its name, its `role` and whether it has `aria-expanded`.
pub fn is_opener(name: &str, role: Option<&str>, is_expandable: bool) -> bool {
    is_expandable && (name == "button" || role == Some("button"))
}

/// Whether an element that stands behind such a button may be its panel, by its `role`.
pub fn may_follow_opener(role: Option<&str>) -> bool {
    matches!(role.map(str::trim), None | Some("" | "region"))
}

/// Whether an element in a panel shows that it is a menu or a form, by its name.
pub fn is_menu_part(name: &str) -> bool {
    matches!(name, "nav" | "form" | "input")
}
