//! The committed findings and changed copies of them, asked without a fuzzer: what was mended once stays mended.

use lectern_fuzz::TARGETS;
use std::path::Path;

/// Changed copies of each finding.
const COPIES: u64 = 40;

/// Numbers that are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// A copy in which a few pieces are cut out, doubled, or made of other bytes.
fn change(input: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut copy = input.to_vec();
    for _ in 0..=numbers.below(4) {
        let from = numbers.below(copy.len());
        let to = (from + numbers.below(40)).min(copy.len());
        match numbers.below(4) {
            0 => drop(copy.drain(from..to)),
            1 => {
                let piece = copy.get(from..to).unwrap_or_default().to_vec();
                let at = numbers.below(copy.len());
                copy.splice(at..at, piece);
            }
            2 => {
                let marks = b"<>&\"'/= \n\0\xff{}[]:,@#";
                copy.insert(from, marks[numbers.below(marks.len())]);
            }
            _ => {
                copy.iter_mut().skip(from).take(3).for_each(|byte| *byte = byte.wrapping_add(numbers.below(256) as u8))
            }
        }
    }
    copy
}

#[test]
fn findings_and_changed_copies_hold() {
    for target in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
        let mut paths: Vec<_> = std::fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        assert!(!paths.is_empty(), "{} is empty", folder.display());
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
        for path in paths {
            let input = std::fs::read(&path).expect("a finding");
            (target.check)(&input);
            for _ in 0..COPIES {
                (target.check)(&change(&input, &mut numbers));
            }
        }
    }
}
