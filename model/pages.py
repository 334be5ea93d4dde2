"""Labelled pages with the features that `lectern features` computes, and labels by alignment with the true text."""

import gzip
import json
import re
import struct
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import numpy as np

# Pages whose truth is known to be wrong, partial or no article at all (their own README says so).
UNUSABLE = frozenset("4893 2498 0339 4912 4621 3035 2020 4055 1708 4444 4271 0285 2976".split())


# No candidate, in the alignment; less than every candidate.
NOTHING = -(1 << 40)


@dataclass
class Page:
    """One labelled page: `features` is blocks x columns, `boxes` is blocks x levels x 2, `groups` is blocks x likenesses,
    `labels` is 1 for blocks of the true text, `declared` is what the page says of itself."""

    id: str
    corpus: str
    kind: str
    lang: str
    group: str
    texts: list
    features: np.ndarray
    units: np.ndarray
    boxes: np.ndarray
    groups: np.ndarray
    labels: np.ndarray
    truth: str
    declared: np.ndarray


def normalised(text):
    """Letters and digits in lower case: what alignment compares."""
    return re.sub(r"[\W_]+", "", text.lower())


def aligned_labels(texts, truth, optional=()):
    """Which blocks are the truth's, by the heaviest monotone matching of block texts to places in the truth.

    A block may match at up to eight places; a long block that is not in the truth as a whole matches by its first or
    last thirty characters. Solved as a weighted longest increasing subsequence with a Fenwick tree, as in the sketch
    this model began with. Of two equal matchings the one that ends with the earlier block is taken: a message, not its
    quotation below.
    """
    goal = normalised(truth)
    candidates = []
    for index, text in enumerate(texts):
        needle = normalised(text)
        if not needle:
            continue
        places, at = [], goal.find(needle)
        while at >= 0 and len(places) < 8:
            places.append(at)
            at = goal.find(needle, at + 1)
        if not places and len(needle) > 40:
            head, tail = goal.find(needle[:30]), goal.find(needle[-30:])
            if head >= 0:
                places = [head]
            elif tail >= 0:
                places = [max(0, tail - len(needle) + 30)]
        candidates += [(index, place, len(needle)) for place in sorted(places, reverse=True)]
    size = len(goal) + 3
    # Weight and the matching's last candidate, counted down, so that of equal weights the earlier is the greater.
    tree = [(0.0, NOTHING)] * (size + 1)

    def best_before(position):
        position, best = position + 1, (0.0, NOTHING)
        while position > 0:
            best = max(best, tree[position])
            position -= position & -position
        return best

    def record(position, value):
        position += 1
        while position <= size:
            tree[position] = max(tree[position], value)
            position += position & -position

    previous, overall, at = [NOTHING] * len(candidates), (0.0, NOTHING), 0
    while at < len(candidates):
        index, group = candidates[at][0], []
        while at < len(candidates) and candidates[at][0] == index:
            _, place, length = candidates[at]
            weight, previous[at] = best_before(place)
            group.append((min(place + length, len(goal) + 1), (weight + length, -at)))
            at += 1
        for end, value in group:
            record(end, value)
            overall = max(overall, value)
    labels = np.zeros(len(texts), dtype=np.int8)
    chosen = overall[1]
    while chosen != NOTHING:
        labels[candidates[-chosen][0]] = 1
        chosen = previous[-chosen]
    lines = {normalised(line) for line in optional}
    for index, text in enumerate(texts):
        # A line that may be counted either way teaches nothing.
        if labels[index] == 0 and normalised(text) in lines:
            labels[index] = -1
    return labels


def read_features(binary, paths):
    """Yield (texts, features, units, boxes, groups, declared) for `paths`, a list of "PATH<tab>URL" lines, in order."""
    with tempfile.TemporaryFile() as out:
        subprocess.run([binary, "features"], input="".join(paths).encode(), stdout=out, check=True)
        out.seek(0)
        while length := out.read(4):
            header = json.loads(out.read(struct.unpack("<I", length)[0]))
            rows, columns = len(header["blocks"]), header["columns"]
            levels, likenesses = header["levels"], header["likenesses"]
            width = columns + 1 + 2 * levels + likenesses
            values = np.frombuffer(out.read(rows * width * 4), dtype="<f4").reshape(rows, width)
            numbers = np.ascontiguousarray(values[:, columns + 1:]).view("<u4").astype(np.int64)
            boxes, groups = numbers[:, :2 * levels].reshape(rows, levels, 2), numbers[:, 2 * levels:]
            declared = np.array(header["declared"], dtype="<f4")
            yield header["blocks"], values[:, :columns], values[:, columns], boxes, groups, declared


def load_corpus(folder, binary):
    """All usable pages of a corpus folder."""
    folder = Path(folder)
    with open(folder / "truth.jsonl", encoding="utf-8") as lines:
        truths = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as unpacked:
        paths = []
        for truth in truths:
            path = Path(unpacked) / f"{truth['id']}.html"
            path.write_bytes(gzip.decompress((folder / "pages" / f"{truth['id']}.html.gz").read_bytes()))
            paths.append(f"{path}\t{truth['url'] or ''}\n")
        measured = list(read_features(binary, paths))
    pages = []
    for truth, (texts, features, units, boxes, groups, declared) in zip(truths, measured):
        # wcxb-dev has no true negatives: an empty truth there is a missing one.
        if truth["id"] in UNUSABLE or not texts or (not truth["text"] and folder.name.startswith("wcxb")):
            continue
        # The addresses of Readability's pages are all the same invented one.
        host = "" if folder.name == "readability" else urlparse(truth["url"] or "").netloc
        group = truth.get("group") or host or truth["id"]
        labels = aligned_labels(texts, truth["text"] or "", truth.get("optional") or [])
        pages.append(Page(truth["id"], folder.name, truth["type"], truth["lang"] or "", group, texts, features, units,
                          boxes, groups, labels, truth["text"] or "", declared))
    return pages
