//! Text that is folded away until the reader opens it: tabs, accordions, answers to questions.
//!
//! Such a panel is a part of the text though nothing of it is shown. It is told from parts that nobody is meant to read
//! by what it says to a screen reader: that it is a tab's panel, or which button it belongs to (ARIA Authoring
//! Practices, the patterns "Accordion" and "Tabs"). Many say nothing themselves: these hold paragraphs, or a text without
//! links, no menu and no fields, and stand right behind the button that unfolds them, or behind the heading around it.
//! The element itself counts as what it holds; what stands before it may be a paragraph around the button, but hold none.
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

/// Nodes of an element that are looked at: panels stand in panels, and each is asked.
pub const MOST_NODES: usize = 1000;

/// What was found in an element that stands behind such a button, itself included.
#[derive(Default)]
pub struct Found {
    has_menu: bool,
    has_paragraph: bool,
    has_link: bool,
    has_text: bool,
}

impl Found {
    /// Takes note of an element by its name.
    pub fn add_element(&mut self, name: &str) {
        match name {
            "nav" | "form" | "input" | "textarea" | "select" => self.has_menu = true,
            "p" => self.has_paragraph = true,
            "a" => self.has_link = true,
            _ => {}
        }
    }

    /// Takes note of a text.
    pub fn add_text(&mut self, text: &str) {
        self.has_text |= !text.chars().all(|c| c.is_ascii_whitespace());
    }

    /// Whether more cannot make a panel of it.
    pub fn is_settled(&self) -> bool {
        self.has_menu
    }

    /// Whether it is a panel: paragraphs or a text without links, no menu and no fields.
    pub fn is_answer(&self) -> bool {
        !self.has_menu && (self.has_paragraph || (self.has_text && !self.has_link))
    }
}

#[cfg(test)]
mod tests {
    use crate::page::html::parse_html;

    #[test]
    fn what_stands_behind_its_button_is_read() {
        let button = "<button aria-expanded=false>Q</button>";
        for markup in [
            format!("{button}<p hidden>A</p>"),
            format!("{button}<p hidden><a href=/x>A</a></p>"),
            format!("<p>{button}</p><div hidden><p>A</p></div>"),
            format!("<h2>{button}</h2><div hidden>A</div>"),
            format!("<h2>{button}</h2><div hidden><h3></h3><div hidden>B</div><p>A</p></div>"),
        ] {
            let dom = parse_html(&markup, "");
            assert_eq!(dom.text_content(dom.body()), "QA", "{markup}");
        }
        for markup in [
            format!("{button}<nav hidden><p>A</p></nav>"),
            format!("{button}<form hidden><p>A</p></form>"),
            format!("{button}<div hidden><p>A</p><textarea></textarea></div>"),
            format!("{button}<div hidden><p>A</p><select></select></div>"),
            format!("{button}<a hidden href=/x>A</a>"),
            format!("<div>{button}<p></p></div><div hidden>A</div>"),
        ] {
            let dom = parse_html(&markup, "");
            assert_eq!(dom.text_content(dom.body()), "Q", "{markup}");
        }
    }

    #[test]
    fn only_so_many_nodes_are_looked_at() {
        for (nodes, text) in [(10, "Q"), (super::MOST_NODES, "QA")] {
            let rest = "<i></i>".repeat(nodes);
            let markup = format!("<button aria-expanded=false>Q</button><div hidden><p>A</p>{rest}<form></form></div>");
            let dom = parse_html(&markup, "");
            assert_eq!(dom.text_content(dom.body()), text, "{nodes}");
        }
    }
}
