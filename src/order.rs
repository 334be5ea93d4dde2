//! Sorting, in one copy: each kind of thing that the standard library sorts by itself costs five to ten kilobytes of the
//! module, ten times what a table of places costs here. Stable, like the standard library's. And runs in what is in order.

use std::cmp::Ordering;
use std::ops::Range;

/// As many are put in order one by one; more are merged from runs of so many.
const RUN: usize = 8;

/// Sorts by a key.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    if items.len() <= RUN {
        return insert_each(items, &|a, b| key(a) > key(b));
    }
    let compare = |a: usize, b: usize| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => key(a).cmp(&key(b)),
        _ => Ordering::Equal,
    };
    let order = order_of(items.len(), &compare);
    arrange(items, order);
}

/// Sorts what has an order of its own.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    if items.len() <= RUN {
        return insert_each(items, &|a, b| a > b);
    }
    let compare = |a: usize, b: usize| items.get(a).cmp(&items.get(b));
    let order = order_of(items.len(), &compare);
    arrange(items, order);
}

/// Moves each to the left as far as others there belong behind it.
fn insert_each<T>(items: &mut [T], is_after: &dyn Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        for at in (1..=end).rev() {
            let Some([left, right]) = items.get_mut(at - 1..=at) else { break };
            if !is_after(left, right) {
                break;
            }
            std::mem::swap(left, right);
        }
    }
}

fn arrange<T>(items: &mut Vec<T>, order: Vec<usize>) {
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

/// The places in a row that are in, as runs, none of them empty, in order; asks once about each place.
pub fn runs(count: usize, is_in: impl Fn(usize) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut places = 0..count;
    std::iter::from_fn(move || {
        let start = places.find(|&at| is_in(at))?;
        let end = places.find(|&at| !is_in(at)).unwrap_or(count);
        Some(start..end)
    })
}

/// Places from the first in order to the last: short runs, then longer ones merged from them.
pub fn order_of(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for run in order.chunks_mut(RUN) {
        insert_each(run, &|a, b| compare(*a, *b) == Ordering::Greater);
    }
    let mut merged = Vec::with_capacity(if count > RUN { count } else { 0 });
    let mut width = RUN;
    while width < count {
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some((&a, after_a)), Some((&b, after_b))) = (left.split_first(), right.split_first()) {
                if compare(a, b) == Ordering::Greater {
                    merged.push(b);
                    right = after_b;
                } else {
                    merged.push(a);
                    left = after_a;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_keeps_its_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        sort_by_key(&mut items, |(key, _)| *key);
        assert_eq!(items, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        for count in 0..40 {
            let mut items: Vec<u32> = (0..count).map(|at| at * 7 % 11).collect();
            let mut expected = items.clone();
            expected.sort();
            sort(&mut items);
            assert_eq!(items, expected);
        }
        let mut none: Vec<u8> = Vec::new();
        sort_by_key(&mut none, |&item| item);
        assert!(none.is_empty());
    }

    #[test]
    fn runs_are_whole_and_in_order() {
        let find = |marks: &[u8]| runs(marks.len(), |at| marks[at] == b'x').collect::<Vec<_>>();
        assert_eq!(find(b"xx-x--xxx"), [0..2, 3..4, 6..9]);
        assert_eq!(find(b"-xx-x"), [1..3, 4..5]);
        assert!(find(b"").is_empty() && find(b"--").is_empty());
    }
}
