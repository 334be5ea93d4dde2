"""The scorers' measures on a choice of blocks, near enough to steer by; the real figures come from the scorers."""

import re
from collections import Counter

WORDS = re.compile(r"\w+")
DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]|[^\\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]+")
UNSPACED = {"zh", "zh-Hant", "ja", "th"}


def f1(found, expected):
    """F1 of two multisets."""
    if not found and not expected:
        return 1.0
    common = (found & expected).total()
    return 2 * common / (found.total() + expected.total()) if common else 0.0


def runs(tokens, length):
    """Multiset of runs of tokens."""
    return Counter(tuple(tokens[at:at + length]) for at in range(max(1, len(tokens) - length + 1)))


def page_score(page, chosen):
    """Word F1 on the English corpus, F1 of runs of three on the others."""
    text = "\n".join(text for text, keep in zip(page.texts, chosen) if keep)
    if page.corpus.startswith("wcxb"):
        return f1(Counter(WORDS.findall(text.lower())), Counter(WORDS.findall(page.truth.lower())))
    pattern = DENSE if page.lang in UNSPACED else WORDS
    return f1(runs(pattern.findall(text.lower()), 3), runs(pattern.findall(page.truth.lower()), 3))
