//! Where the messages of a page are looked for, and with which of them its text begins.

use super::kind::{KindOpinion, PageKind};
use crate::metadata::{Metadata, Post, Search, Thread, settle_opening};
use crate::signal::View;

/// The messages of a page. Where none are found in the text, it may be but the first of them: they are looked for in all
/// that is written in sentences. Of an article, messages that do not hold its beginning are its readers'.
pub fn collect_thread(view: &View, page: KindOpinion, kept: &[bool], headline: Option<usize>) -> Thread {
    if !page.may_hold_messages() {
        return Thread::default();
    }
    let View { dom, blocks, measures, .. } = *view;
    let headline = headline.and_then(|index| blocks.list().get(index)).map(|block| block.first);
    let search = Search::of(dom, blocks, measures, &view.names);
    let begins = |thread: &Thread| find_opening(view, thread.posts.get(..1).unwrap_or_default(), kept).is_some();
    let thread = search.find(kept, headline);
    let is_sure = page.kind != PageKind::Article || page.is_likely_discussion();
    if !thread.posts.is_empty() && (is_sure || begins(&thread)) {
        return thread;
    }
    let said: Vec<bool> = measures.counts.iter().map(|counts| counts.ends_sentence).collect();
    Some(search.find(&said, headline))
        .filter(|thread| page.kind == PageKind::Discussion || begins(thread))
        .unwrap_or_default()
}

/// Tells who began a discussion and when, where nobody else is named above it.
pub fn tell_opening(view: &View, thread: &Thread, kept: &[bool], metadata: &mut Metadata) {
    let opening = find_opening(view, &thread.posts, kept);
    // Of a first message of which nothing is kept, it is not known whether it is one.
    if thread.is_opened && opening.is_none_or(|post| thread.posts.first() == Some(post)) {
        settle_opening(&thread.posts, opening, metadata);
    }
}

/// The message in which the first kept sentence stands.
fn find_opening<'p>(view: &View, posts: &'p [Post], kept: &[bool]) -> Option<&'p Post> {
    let said = view.blocks.list().iter().zip(&view.measures.counts).zip(kept);
    let (first, _) =
        said.filter(|((_, counts), kept)| **kept && counts.ends_sentence).map(|(block, _)| block).next()?;
    posts.iter().find(|post| post.holds(first.first))
}
