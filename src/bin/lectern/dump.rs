use crate::Done;
use crate::read::read_page;
use lectern::block::{Measures, collect_blocks};
use lectern::declutter::evidence::{Evidence, HEADING_UNITS};
use lectern::declutter::protect::{Protection, Text};
use lectern::page::{Attr, NodeId, Tag};
use lectern::pipeline::select_text;
use lectern::select::Model;
use lectern::signal::View;
use std::io::BufRead;

pub fn run(parser: &mut lexopt::Parser) -> Done {
    let folds = match parser.next()? {
        Some(lexopt::Arg::Long("folds")) => Some(crate::batch::Folds::read(std::path::Path::new(&parser.value()?))?),
        _ => None,
    };
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (path, url) = line.split_once('\t').unwrap_or((&line, ""));
        let Ok(dom) = read_page(path, url) else { continue };
        let model = folds.as_ref().and_then(|f| f.model_for(path)).unwrap_or(Model::shipped());
        let blocks = collect_blocks(&dom);
        let measures = Measures::of(&dom, &blocks);
        let view = View::new(&dom, &blocks, &measures);
        let s = select_text(&view, model);
        let ev = Evidence::of(&view, &s.opinion.chances);
        let text = Text { kept: &s.kept, own_lines: &s.own_lines, media: &s.media, tables: &s.tables };
        let prot = Protection::of(&view, text, &[]);
        let first = s.kept.iter().position(|k| *k).unwrap_or(usize::MAX);
        let last = s.kept.iter().rposition(|k| *k).unwrap_or(0);
        let kept_units: u32 = blocks.list().iter().zip(&s.kept).filter(|(_, k)| **k).map(|(b, _)| b.units).sum();
        let total = measures.total();
        println!("PAGE\t{path}\t{:?}\t{:?}\t{}\t{}\t{}\t{}\t{}", s.opinion.page.kind, s.verdict.why_not, s.verdict.confidence, s.opinion.page.readable, kept_units, total.units, total.link_units);
        for id in dom.subtree(dom.body()).filter(|&id| dom.tag(id) != Tag::TEXT) {
            let range = measures.blocks_in(&dom, id);
            let sums = measures.sum(range.clone());
            let guard = if prot.holds_firm(&dom, id) { 2 } else { u8::from(prot.holds(&dom, id)) };
            if guard == 2 { continue; }
            let c = ev.counts_in(&dom, id);
            let pos = if range.end <= first { 0 } else if range.start > last { 2 } else { 1 };
            let up = |t: &[Tag], roles: &[&str]| dom.ancestors(id).position(|a| t.contains(&dom.tag(a)) || dom.attr(a, Attr::ROLE).is_some_and(|r| roles.contains(&r))).map_or(-1, |d| d as i32);
            let is_head = |i: usize| -> bool { let Some(b) = blocks.list().get(i) else { return false }; b.units <= HEADING_UNITS && (b.link_units * 2 < b.units || dom.ancestors(b.owner).take(3).any(|a| dom.tag(a).heading_level().is_some())) };
            let hin = (0..2).map(|k| range.start + k).filter(|i| *i < range.end && is_head(*i)).find_map(|i| ev.heading(i));
            let hbefore = range.start.checked_sub(1).filter(|&i| !s.kept[i] && is_head(i)).and_then(|i| ev.heading(i));
            let any_in = !range.is_empty() && is_head(range.start);
            let tagged = (0..2).map(|k| range.start + k).filter(|i| *i < range.end).any(|i| blocks.list().get(i).is_some_and(|b| b.units <= HEADING_UNITS && dom.ancestors(b.first).take(4).any(|a| dom.tag(a).heading_level().is_some() && a > id)));
            let mean = view.meanings[id.index()];
            let around = dom.ancestors(id).skip(1).take(40).filter(|a| dom.depth(*a) > 1).fold(0, |m, a| m | view.meanings[a.index()]);
            let name = dom.attr(id, Attr::CLASS).into_iter().chain(dom.attr(id, Attr::ID)).find_map(lectern::lexicon::ad_names::find_ad_name);
            let in_article = dom.ancestors(id).position(|a| { let r = measures.blocks_in(&dom, a); s.kept.get(r).is_some_and(|k| k.iter().any(|x| *x)) }).map_or(-1, |d| d as i32);
            // items: child boxes with links
            let kids: Vec<NodeId> = dom.children(id).filter(|&k| dom.tag(k) != Tag::TEXT && !measures.blocks_in(&dom, k).is_empty()).collect();
            let h = |x: Option<lectern::lexicon::list_headings::ListHeading>| x.map_or(0, |x| x as i32 + 1);
            let linked = blocks.list()[range.clone()].iter().filter(|b| b.link_units * 2 > b.units).count();
            let longest = blocks.list()[range.clone()].iter().map(|b| b.units - b.link_units).max().unwrap_or(0);
            println!("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
                dom.css_path(id), dom.local_name(id), guard, sums.blocks, sums.units, sums.link_units, sums.links, sums.paragraphs, c.links, c.foreign_links, c.paid_links, c.media,
                ev.likely_units(range.clone()), ev.dated(range.clone()), h(hin), h(hbefore), u8::from(any_in), u8::from(tagged), mean, around, name.map_or(0, |(n, _)| n as i32 + 1),
                pos, up(&[Tag::FOOTER], &["contentinfo"]), up(&[Tag::NAV], &["navigation", "menu", "menubar"]), up(&[Tag::ASIDE], &["complementary"]), up(&[Tag::HEADER], &["banner"]), up(&[Tag::ARTICLE, Tag::MAIN], &["main"]),
                in_article, kids.len(), linked, longest, dom.depth(id), dom.attr(id, Attr::CLASS).unwrap_or("").replace(['\t', '\n', '\r'], " "), dom.attr(id, Attr::ID).unwrap_or("").replace(['\t', '\n', '\r'], " "),
                if range.is_empty() { String::new() } else { blocks.text(range.start).chars().take(40).collect() });
        }
    }
    Ok(std::process::ExitCode::SUCCESS)
}
