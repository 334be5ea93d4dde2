//! Where the messages of a page are looked for, and with which of them its text begins.

use super::kind::{KindOpinion, PageKind};
use super::links::{is_link_line, leads_away, links_of};
use crate::hash::HashSet;
use crate::metadata::{Metadata, Post, SURE_POSTS, Search, Thread, is_day_line, settle_opening};
use crate::page::{Attr, NodeId};
use crate::signal::View;
use std::ops::Range;

/// The messages of a page. Where none are found in the text, it may be but the first of them: they are looked for in all
/// that is written in sentences. Where the model sees no discussion, they have to tell it by themselves. Of an article,
/// messages that do not hold its beginning are its readers'.
pub fn collect_thread(view: &View, page: KindOpinion, kept: &[bool], headline: Option<usize>) -> Thread {
    let View { dom, blocks, measures, .. } = *view;
    let headline = headline.and_then(|index| blocks.list().get(index)).map(|block| block.first);
    let search = Search::of(dom, blocks, measures, &view.names);
    let begins = |thread: &Thread| find_opening(view, thread.posts.get(..1).unwrap_or_default(), kept).is_some();
    // The beginnings of other articles are built as the article itself.
    let is_own = |thread: &Thread| {
        page.kind != PageKind::Article || !begin_with_titles(view, thread.posts.get(1..).unwrap_or_default())
    };
    let thread = Some(search.find(kept, headline)).filter(is_own).unwrap_or_default();
    let said = || search.find(&ends_sentence(view), headline);
    if !page.may_hold_messages() {
        let is_told = |thread: &Thread| is_conversation(view, &thread.posts) && begins(thread);
        return Some(thread).filter(is_told).or_else(|| Some(said()).filter(is_told)).unwrap_or_default();
    }
    let is_sure = page.kind != PageKind::Article || page.is_likely_discussion();
    // Where the answers are short, what is kept may be one message and the boxes around it.
    if thread.posts.len() < SURE_POSTS
        && let Some(thread) = Some(said()).filter(|said| said.posts.len() >= SURE_POSTS && is_own(said) && begins(said))
    {
        return thread;
    }
    if !thread.posts.is_empty() && (is_sure || begins(&thread)) {
        return if begins(&thread) { thread } else { with_opening(view, &search, thread, kept) };
    }
    Some(said())
        .filter(|thread| is_own(thread) && (page.kind == PageKind::Discussion || begins(thread)))
        .unwrap_or_default()
}

/// The messages with the one they answer, where that is built otherwise.
fn with_opening(view: &View, search: &Search, mut thread: Thread, kept: &[bool]) -> Thread {
    let opening = first_sentence(view, kept)
        .zip(thread.posts.first())
        .and_then(|(sentence, answer)| search.find_opening(sentence, answer.node));
    if let Some(opening) = opening {
        thread.posts.insert(0, opening);
        thread.is_opened = true;
    }
    thread
}

fn ends_sentence(view: &View) -> Vec<bool> {
    view.measures.counts.iter().map(|counts| counts.ends_sentence).collect()
}

/// A shorter link is no title of a story, in units.
const TITLE_UNITS: u32 = 20;

/// Blocks at the beginning of a story among which its title is.
const TITLE_BLOCKS: usize = 4;

/// Whether each of these begins with a heading of its own that leads to another page. Answers say again what they answer, and
/// their headings lead to themselves.
fn begin_with_titles(view: &View, posts: &[Post]) -> bool {
    let is_title = |index: usize| {
        is_link_line(view, index)
            && view.is_in_heading(index)
            && links_of(view, index).all(|link| view.dom.attr(link, Attr::HREF).is_some_and(|href| !href.contains('#')))
    };
    let title_of = |post: &Post| {
        let title = blocks_of(view, post)
            .take(TITLE_BLOCKS)
            .find(|&index| is_title(index) && !tells_sender(view, post, index))?;
        Some(view.blocks.text(title))
    };
    let titles: Option<Vec<&str>> = posts.iter().map(title_of).collect();
    titles.is_some_and(|titles| {
        let ends = titles.iter().filter_map(|title| title.rsplit(':').next().map(str::trim));
        !titles.is_empty() && ends.collect::<HashSet<_>>().len() == titles.len()
    })
}

/// Whether these are messages, whatever the model thinks of their page: each tells its sender and its moment, and most have
/// no title of their own as stories of a front page, events and versions have. The same heading above each says what all
/// are about.
pub fn is_conversation(view: &View, posts: &[Post]) -> bool {
    let leads_on = |index: usize| {
        let Some(block) = view.blocks.list().get(index) else { return false };
        block.units >= TITLE_UNITS && is_link_line(view, index) && leads_away(view, block.first)
    };
    // "Posted on 2 May 2024", with the message's own address; "The flood on 2 May 2024" is the title of an entry.
    let is_day = |index: usize| is_day_line(view.blocks.text(index));
    let title = |post: &Post| {
        let is_heading = |index: usize| view.is_in_heading(index) && !tells_sender(view, post, index);
        blocks_of(view, post).find(|&index| leads_on(index) && !is_day(index) || is_heading(index))
    };
    let titles = || posts.iter().filter_map(title).map(|index| view.blocks.text(index)).collect::<HashSet<_>>();
    posts.len() >= SURE_POSTS
        && posts.iter().all(|post| post.author.is_some() && post.published.is_some())
        && titles().len() * 2 < posts.len()
}

/// The blocks of a message.
fn blocks_of(view: &View, post: &Post) -> Range<usize> {
    view.measures.blocks_before(post.node)..view.measures.blocks_before(post.end)
}

/// Whether a block of a message names its sender.
fn tells_sender(view: &View, post: &Post, index: usize) -> bool {
    post.author.as_deref().is_some_and(|name| view.blocks.text(index).contains(name))
}

/// Whether of messages after the first anything is kept. A question that nobody has answered yet is one.
pub fn has_answers(view: &View, posts: &[Post], kept: &[bool]) -> bool {
    let is_kept =
        |post: &Post| blocks_of(view, post).any(|index| kept.get(index) == Some(&true) && !post.lines.contains(&index));
    posts.len() < 2 || posts.iter().skip(1).any(is_kept)
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
    let sentence = first_sentence(view, kept)?;
    posts.iter().find(|post| post.holds(sentence))
}

/// Where the first kept sentence begins.
fn first_sentence(view: &View, kept: &[bool]) -> Option<NodeId> {
    let mut said = view.blocks.list().iter().zip(&view.measures.counts).zip(kept);
    let first = said.find(|((_, counts), kept)| **kept && counts.ends_sentence);
    first.map(|((block, _), _)| block.first)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::page::NodeId;
    use crate::select::testing::with_view;

    const SENTENCE: &str =
        "The keeper of the gauge wrote the number down, looked at the water once more, and went home.";

    /// How many messages are found on a page that the model takes for a list, of which it keeps what is long.
    fn count(post: impl Fn(usize) -> String) -> usize {
        let posts: String = (1..5).map(|at| format!("<div class=item>{}</div>", post(at))).collect();
        let page = KindOpinion { kind: PageKind::List, readable: 0.2, discussion: 0.03 };
        with_view(&format!("<body><h1>Who reads the gauge?</h1>{posts}"), |view| {
            let kept: Vec<bool> = view.blocks.list().iter().map(|block| block.units > 60).collect();
            collect_thread(view, page, &kept, Some(0)).posts.len()
        })
    }

    #[test]
    fn messages_with_senders_and_moments_make_a_discussion_whatever_the_model_thinks() {
        let sender = |at: usize| format!("<a class=username href=/u/{at}>keeper{at}</a>");
        let moment = |at: usize| format!("<time datetime=2024-03-0{at}T10:00>yesterday</time>");
        let text = |at: usize| if at == 1 { SENTENCE } else { "Nobody does." };
        assert_eq!(count(|at| format!("{}{}<p>{}</p>", sender(at), moment(at), text(at))), 4);
        assert_eq!(count(|at| format!("{}<p>{}</p>", sender(at), text(at))), 0);
        let own = |at: usize| format!("<a href=/answer/{at}>Posted on 0{at} May 2024</a>");
        assert_eq!(count(|at| format!("{}{}<p>{}</p>{}", sender(at), moment(at), text(at), own(at))), 4);
        let own = |at: usize| format!("<p><a href=/answer/{at}>发布于 2024-05-0{at} 16:00</a></p>");
        assert_eq!(count(|at| format!("{}{}<p>{}</p>{}", sender(at), moment(at), text(at), own(at))), 4);
        // A diary: the title of each entry ends with its day.
        let entry = |at: usize| format!("<p><a href=/log/{at}>Weekly notes of 0{at} May 2024</a></p>");
        assert_eq!(count(|at| format!("{}{}{}<p>{SENTENCE}</p>", entry(at), sender(at), moment(at))), 0);
        // A front page: each item leads to its story.
        let title = |at: usize| format!("<h2><a href=/story/{at}>A story of the river, part {at}</a></h2>");
        assert_eq!(count(|at| format!("{}{}{}<p>{SENTENCE}</p>", title(at), sender(at), moment(at))), 0);
        for title in ["<h2><a href=/story>河水上涨", "<h2>Version 1."] {
            let item = |at: usize| format!("{title}{at}</a></h2>{}{}<p>{SENTENCE}</p>", sender(at), moment(at));
            assert_eq!(count(item), 0, "{title}");
        }
        let name = |at: usize| format!("<h4>{}</h4><h3>Re: the gauge</h3>", sender(at));
        assert_eq!(count(|at| format!("{}{}<p>{}</p>", name(at), moment(at), text(at))), 4);
    }

    #[test]
    fn short_answers_that_were_left_out_are_found() {
        let page = KindOpinion { kind: PageKind::Article, readable: 0.9, discussion: 0.3 };
        let post = |at: usize| {
            let text = if at == 1 { SENTENCE } else { "Nobody does, as far as I know." };
            format!(
                "<div class=item><a class=username href=/u/{at}>keeper{at}</a> <i class=date>2024-03-0{at}</i><p>{text}</div>"
            )
        };
        let posts: String = (1..5).map(post).collect();
        let markup = format!("<body><div class=box><h1>Who reads the gauge?</h1><div class=box>{posts}</div></div>");
        with_view(&markup, |view| {
            let kept: Vec<bool> = view.blocks.list().iter().map(|block| block.units > 60).collect();
            assert_eq!(collect_thread(view, page, &kept, Some(0)).posts.len(), 4);
        });
    }

    #[test]
    fn a_text_whose_answers_are_left_out_is_no_discussion() {
        let post = |node: u32, end: u32| Post {
            node: NodeId(node),
            end: NodeId(end),
            author: None,
            published: None,
            lines: vec![],
        };
        with_view(&format!("<body><div><p>{SENTENCE}</div><div><p>Nobody.</div>"), |view| {
            let boxes: Vec<NodeId> = view.dom.children(view.dom.body()).collect();
            let posts: Vec<Post> = boxes.iter().map(|&id| post(id.0, view.dom.end(id).0)).collect();
            assert!(has_answers(view, &posts, &[true, true]) && has_answers(view, &posts[..1], &[true, false]));
            assert!(!has_answers(view, &posts, &[true, false]));
            let named: Vec<Post> = posts.into_iter().map(|post| Post { lines: vec![1], ..post }).collect();
            assert!(!has_answers(view, &named, &[true, true]));
        });
    }

    #[test]
    fn beginnings_of_other_articles_are_no_answers() {
        let page = KindOpinion { kind: PageKind::Article, readable: 0.9, discussion: 0.3 };
        let count = |title: &dyn Fn(usize) -> String| {
            let sender = |at: usize| {
                format!("<a class=author href=/u/{at}>keeper{at}</a><time datetime=2024-03-0{at}>day</time>")
            };
            let post =
                |at: usize| format!("<article class=item>{}{}<p>{SENTENCE}{at}</article>", title(at), sender(at));
            let posts: String = (1..5).map(post).collect();
            with_view(&format!("<body><h1>Who reads the gauge?</h1>{posts}"), |view| {
                let kept = vec![true; view.blocks.len()];
                collect_thread(view, page, &kept, Some(0)).posts.len()
            })
        };
        assert_eq!(count(&|at| format!("<h2><a href=/story/{at}>A story of the river, part {at}</a></h2>")), 0);
        assert_eq!(count(&|at| format!("<h2><a href=/t/1?m={at}>Re: Who reads the gauge?</a></h2>")), 4);
        assert_eq!(count(&|at| format!("<h2><a href=/t/1#{at}>Reply number {at}</a></h2>")), 4);
    }
}
