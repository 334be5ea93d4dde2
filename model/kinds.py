"""The page as a whole: its profile as `src/signal/profile.rs` computes it, its kind, and the forests that tell it."""

import lightgbm as lgb
import numpy as np

from forest import Forest

# The order of `KINDS` in `src/select/kind.rs`; the names are those of the labelled pages.
KINDS = ("article", "collection", "documentation", "forum", "listing", "product", "service")
LISTS = ("collection", "listing")
READABLE = dict(trees=150, leaves=6)
KIND = dict(trees=40, leaves=8)


def profile(page, chances):
    """What the page declares; means of its features over blocks, units and likely units; how sure the first look is."""
    chances, units, rows = chances.astype(np.float64), page.units.astype(np.float64), page.features.astype(np.float64)
    sure = units * chances
    mean = lambda weights: weights @ rows / max(1.0, weights.sum())
    count = max(1, len(units))
    doubt = [chances.sum() / count, chances.max(initial=0.0), np.log1p(sure.sum()), sure.sum() / max(1.0, units.sum()),
             np.log1p((chances > 0.5).sum()), ((chances > 0.2) & (chances < 0.8)).sum() / count,
             (sure * (1 - chances)).sum() / max(1.0, sure.sum())]
    return np.concatenate([page.declared, mean(np.ones(len(units))), mean(units), mean(sure), doubt]).astype(np.float32)


def kind_of(page):
    """The page's kind, as one of `KINDS`: pages without a text to read are lists."""
    if page.corpus.startswith("wcxb"):
        return page.kind
    if not page.truth:
        return "listing"
    return "forum" if page.kind == "forum" else "article"


def is_negative(page):
    """Whether somebody looked at the page and found no text to read in it."""
    return not page.truth


def readable_weight(page):
    """Products may be read or not; pages labelled for being no articles teach most."""
    if is_negative(page):
        return 6.0
    return {"wcxb-dev": 0.3 if page.kind == "product" else 1.0, "world-dev": 2.0}.get(page.corpus, 0.5)


def kind_weight(page):
    """The kinds are labelled in one corpus; the others add what is sure."""
    return {"wcxb-dev": 1.0, "world-dev": 3.0 if is_negative(page) else 2.0}.get(page.corpus, 0.5)


def fit_page_forests(pages, rows, seed):
    """The forest that tells whether there is a text to read, then one for each kind; `rows` are the pages' profiles."""
    rows, kinds = np.stack(rows), np.array([kind_of(page) for page in pages])

    def fit(labels, weights, shape, rate, least):
        settings = dict(objective="binary", learning_rate=rate, num_leaves=shape["leaves"], min_data_in_leaf=least,
                        feature_fraction=0.1, bagging_fraction=0.8, bagging_freq=1, lambda_l2=2.0, max_bin=63,
                        verbose=-1, num_threads=2, seed=seed, deterministic=True, force_row_wise=True)
        data = lgb.Dataset(rows, labels.astype(int), weight=np.array(weights))
        return Forest.of(lgb.train(settings, data, shape["trees"]))

    readable = fit(~np.isin(kinds, LISTS), [readable_weight(page) for page in pages], READABLE, 0.05, 5)
    return [readable] + [fit(kinds == kind, [kind_weight(page) for page in pages], KIND, 0.1, 8) for kind in KINDS]
