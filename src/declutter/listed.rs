//! Elements that rules of subscribed lists name. The browser matched the selectors; here is decided what of it may go.
//!
//! A list is somebody else's opinion of pages it may never have seen: it is believed about ads of any size, but neither
//! about what is protected nor about most of a page.

use super::account::{Class, Reason};
use super::ads::is_slot;
use super::walk::Hit;
use crate::page::NodeId;
use crate::signal::View;
use crate::text::space::shorten;

/// An element that a rule names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The element.
    pub id: NodeId,
    /// The name of the list.
    pub list: String,
    /// The rule's selector.
    pub selector: String,
}

/// The rules that named something on one page.
pub struct ListedElements<'a> {
    view: &'a View<'a>,
    /// By node; of several rules the first speaks for it.
    by_node: Vec<Option<&'a Listed>>,
    /// Whether the page as a whole was looked at, so that its text is known and protected.
    is_whole: bool,
}

/// As sure as the name of a slot.
const LISTED_POINTS: u8 = 5;
/// No rule takes more than this of a page's text, in percent: then it is about another page of the same site.
const MOST_TEXT_PERCENT: u64 = 60;
/// Characters of a selector in a reason.
const SELECTOR_CHARS: usize = 120;

impl<'a> ListedElements<'a> {
    /// The elements that `listed` names; the first rule speaks for an element.
    pub fn of(view: &'a View<'a>, listed: &'a [Listed], is_whole: bool) -> Self {
        let mut by_node = vec![None; if listed.is_empty() { 0 } else { view.dom.len() }];
        for one in listed.iter().rev() {
            if let Some(rule) = by_node.get_mut(one.id.index()) {
                *rule = Some(one);
            }
        }
        ListedElements { view, by_node, is_whole }
    }

    /// The hit, if a rule names the element and may have it.
    pub fn judge(&self, id: NodeId) -> Option<Hit> {
        let listed = (*self.by_node.get(id.index())?)?;
        let sums = self.view.measures.sum_in(self.view.dom, id);
        let is_small = if self.is_whole {
            u64::from(sums.units) * 100 <= u64::from(self.view.measures.total().units) * MOST_TEXT_PERCENT
        } else {
            is_slot(&sums)
        };
        let reason =
            Reason::ListRule { list: listed.list.clone(), selector: shorten(&listed.selector, SELECTOR_CHARS) };
        is_small.then(|| Hit { id, class: Class::Ad, score: LISTED_POINTS, reasons: vec![reason] })
    }
}
