"""Texts that stand in the corpora more than once: the same article on two sites, or printed again under another headline.

A text that was fitted on is no test, and neither is its twin, so that twins share a fold. Two texts are twins if half of
the shorter one's runs of letters stand in the other. What many texts have (a disclaimer, a line about the channel) tells
nothing, and a text that has little else has no twins.
"""

from collections import Counter, defaultdict

# Letters of a run, long enough that no phrase is one.
RUN = 12
# A run begins with one of so many letters, the same in every text: a sample is enough.
ONE_OF = 4
# The share of the shorter text's runs that twins have in common, and how many runs a text must have.
SHARED = 0.5
LEAST_RUNS = 12
# A run that more texts have is of no article.
TEXTS = 4


def runs_of(text):
    """The sampled runs of letters and digits; spaces and marks are passed over."""
    letters = "".join(filter(str.isalnum, text.lower()))
    return {letters[at:at + RUN] for at in range(len(letters) - RUN + 1) if ord(letters[at]) % ONE_OF == 0}


def find_twins(texts):
    """For each text's id the id that stands for it and all its twins, the first in their order."""
    holders = defaultdict(list)
    for name, text in sorted((text["id"], text["text"]) for text in texts):
        for run in runs_of(text):
            holders[run].append(name)
    own, shared = Counter(), Counter()
    for names in holders.values():
        if len(names) <= TEXTS:
            own.update(names)
            shared.update((one, other) for at, one in enumerate(names) for other in names[at + 1:])
    first = {text["id"]: text["id"] for text in texts}

    def leader(name):
        while first[name] != name:
            name = first[name]
        return name

    for (one, other), count in sorted(shared.items()):
        if count >= max(LEAST_RUNS, SHARED * min(own[one], own[other])):
            low, high = sorted((leader(one), leader(other)))
            first[high] = low
    return {name: leader(name) for name in first}
