"""From chances to a choice, number for number as `src/select/choose.rs` does it."""

import numpy as np

f32 = np.float32
LEAST_CHANCE = f32(0.1)
THREAD_ODDS = f32(0.7)


def select_blocks(units, chances, kind):
    """The set of blocks with the highest expected F1, counted in units, on a page taken for this kind.

    Of all cuts of the blocks by chance, the one that maximises 2 E[kept and true] / (kept + E[true]).
    """
    # Under every message of a thread stands the same: its doubtful blocks have less than their odds.
    odds = THREAD_ODDS if kind == "forum" else f32(1)
    chances = chances * odds / (1 - chances + chances * odds)
    # Beside larger chances, a small one counts as none.
    if (chances >= LEAST_CHANCE).any():
        chances = np.where(chances >= LEAST_CHANCE, chances, 0)
    order = np.argsort(-chances, kind="stable")
    kept = np.cumsum(units[order])
    true = np.cumsum((units * chances)[order])
    if not len(order) or true[-1] <= 0:
        return np.zeros(len(chances), bool)
    expected = 2 * true / (kept + true[-1])
    best = int(np.argmax(expected))
    chosen = np.zeros(len(chances), bool)
    chosen[order[: best + 1]] = True
    return chosen
