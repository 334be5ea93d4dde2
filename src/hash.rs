//! Maps and sets with a quick hash, the only ones of the core.
//!
//! The standard library's hash costs five times the work and a copy of it for each kind of key. Whoever writes a page chooses
//! what is hashed: so this one begins with a number that no page knows, without which names that collide cannot be found.

use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// A map.
pub type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<QuickHasher>>;

/// A set.
pub type HashSet<K> = std::collections::HashSet<K, BuildHasherDefault<QuickHasher>>;

/// Turns and multiplies (FxHash, as compilers use it).
pub struct QuickHasher(u64);

impl Default for QuickHasher {
    fn default() -> Self {
        static SEED: OnceLock<u64> = OnceLock::new();
        QuickHasher(*SEED.get_or_init(seed))
    }
}

/// A number by chance: WebAssembly itself has none.
#[cfg(target_arch = "wasm32")]
fn seed() -> u64 {
    #[wasm_bindgen::prelude::wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Math)]
        fn random() -> f64;
    }
    random().to_bits() ^ random().to_bits().rotate_left(32)
}

/// A number by chance: the library's keys are.
#[cfg(not(target_arch = "wasm32"))]
fn seed() -> u64 {
    use std::hash::BuildHasher;
    std::collections::hash_map::RandomState::new().hash_one(0)
}

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
    fn words_chosen_to_collide_for_a_hash_that_begins_with_nothing_are_spread() {
        // After the first eight bytes the state is their number times the factor; the next eight undo it.
        let words: Vec<[u64; 2]> = (1..1000u64).map(|at| [at, at.wrapping_mul(FACTOR).rotate_left(TURN)]).collect();
        let hash_from = |start: u64, word: &[u64; 2]| {
            let mut hasher = QuickHasher(start);
            hasher.write(&word.map(u64::to_le_bytes).concat());
            hasher.finish()
        };
        let count = |start: u64| words.iter().map(|word| hash_from(start, word)).collect::<HashSet<_>>().len();
        assert_eq!(count(0), 1);
        assert!(count(QuickHasher::default().0) > 990);
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
