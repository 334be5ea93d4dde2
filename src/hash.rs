//! Maps and sets with a quick hash, the only ones of the core.
//!
//! The standard library's hash withstands keys that were chosen to collide, for five times the work and a copy of it for
//! each kind of key. Here a page could slow down its own reading only.

use std::hash::{BuildHasherDefault, Hasher};

/// A map.
pub type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<QuickHasher>>;

/// A set.
pub type HashSet<K> = std::collections::HashSet<K, BuildHasherDefault<QuickHasher>>;

/// Turns and multiplies (FxHash, as compilers use it).
#[derive(Default)]
pub struct QuickHasher(u64);

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
const TURN: u32 = 5;
/// Brings the upper bits, which depend on all of the word, to where tables look first.
const LAST_TURN: u32 = 26;

impl QuickHasher {
    fn add(&mut self, part: u64) {
        self.0 = (self.0.rotate_left(TURN) ^ part).wrapping_mul(FACTOR);
    }
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (parts, rest) = bytes.as_chunks();
        for part in parts {
            self.add(u64::from_le_bytes(*part));
        }
        self.add(rest.iter().fold(0, |part, byte| part << 8 | u64::from(*byte)));
    }

    fn write_u8(&mut self, number: u8) {
        self.add(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(LAST_TURN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::{BuildHasher, Hash};

    fn low_bits(word: impl Hash) -> u64 {
        BuildHasherDefault::<QuickHasher>::default().hash_one(word) % 4096
    }

    #[test]
    fn words_that_begin_or_end_alike_are_spread() {
        let words =
            |make: &dyn Fn(usize) -> String| (0..1000).map(|at| low_bits(make(at))).collect::<HashSet<_>>().len();
        // Of 1000 throws into 4096 places some 890 are different.
        for spread in
            [words(&|at| format!("{at}")), words(&|at| format!("国际新闻{at}")), words(&|at| format!("{at}号病例"))]
        {
            assert!(spread > 800, "{spread}");
        }
        let pairs: HashSet<u64> = (0..1000usize).map(|at| low_bits((at / 30, at % 30))).collect();
        assert!(pairs.len() > 800, "{}", pairs.len());
    }
}
