"""Fits what key sentences are chosen by: how likely a word of an article is to stand in a summary of it.

Part of `keywords.py`. Editors' summaries are few and of one language; headlines are many and of all, and a headline that
is kept from the binary is a summary of one sentence.
"""

import lightgbm as lgb
import numpy as np

from keyword_figures import words_of

SEED = 20261
SHAPE = dict(trees=120, leaves=8, rate=0.08)
# What an editor wrote of the texts of each set.
REFERENCES = {"ru_news_rt": "summary", "zh_news_sohu": "title", "zh_pages": "title", "en_news_kpcrowd": "title",
              "multi_web_tags": "title", "fr_news_wikinews": "title"}


def select(sets):
    """The texts with a reference; each as the binary sees it, and the reference."""
    found = []
    for name, field in REFERENCES.items():
        for text in sets[name]:
            if text.get(field):
                found.append((dict(text, title="") if field == "title" else text, text[field]))
    return found


def label(forms, reference, score):
    """Whether each word stands in the reference, in any form."""
    folded, words = reference.lower(), set(words_of(reference, ""))

    def stands(form):
        parts = words_of(form, "")
        return form.lower() in folded if score.UNSPACED.search(form) else bool(parts) and words.issuperset(parts)

    return np.array([float(any(map(stands, spellings))) for spellings in forms])


class SummaryFitter:
    """All texts that have a reference, with what the binary measured of their single words."""

    def __init__(self, names, sets, measure, score):
        selected = select(sets)
        self.texts = [text for text, _ in selected]
        column = names.index("words")
        self.rows, self.labels = [], []
        for (forms, rows), (_, reference) in zip(measure(self.texts), selected):
            single = np.flatnonzero(rows[:, column] == 1)
            self.rows.append(rows[single])
            self.labels.append(label([forms[at] for at in single], reference, score))

    def train(self, chosen):
        """A forest fitted on the chosen texts, each of which weighs the same."""
        kept = [at for at, text in enumerate(self.texts) if chosen(text) and len(self.labels[at])]
        weights = np.concatenate([np.full(len(self.labels[at]), 100 / len(self.labels[at])) for at in kept])
        data = lgb.Dataset(np.concatenate([self.rows[at] for at in kept]),
                           np.concatenate([self.labels[at] for at in kept]), weight=weights)
        settings = dict(objective="cross_entropy", learning_rate=SHAPE["rate"], num_leaves=SHAPE["leaves"],
                        min_data_in_leaf=100, feature_fraction=0.4, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0,
                        max_bin=63, verbose=-1, num_threads=1, seed=SEED, deterministic=True, force_row_wise=True)
        return lgb.train(settings, data, SHAPE["trees"])
