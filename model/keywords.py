"""Fits the digest's rankings: small boosted forests over what the binary measures of each candidate keyword. One tells
keywords, the other the words of a summary, which key sentences are chosen by (`summaries.py`).

    python keywords.py --shared FOLDER --binary target/release/lectern --out src/digest \
        --folds model/folds --report model/KEYWORDS.md

`--out` gets `ranking.bin` and `summary.bin`, `--folds` one of each for each fifth of the texts, fitted on the other four: with these the digest is measured on
texts it has not seen. The forests that ship are fitted on all texts. Everything is seeded. The binary cuts, measures and
chooses, so that no feature exists twice. FOLDER is told in `keyword_figures.py`.
"""

import argparse
import json
import struct
import sys
from pathlib import Path

import lightgbm as lgb
import numpy as np

from keyword_figures import FOLDS, lines_of, load, measure_all, run, score_keywords
from summaries import SummaryFitter

SEED = 20261
MAGIC = b"LXKW\x02"
SHAPE = dict(trees=100, leaves=12, rate=0.1)
# Forests of other seeds that are averaged.
SEEDS = (SEED, SEED + 1)
# Candidates of a text that the fit looks at, about.
CANDIDATES = 200
# How much a text of each set weighs: news headlines are tagged with their own words, which is no model of topics.
WEIGHTS = {"zh_news_sohu": 11.0, "zh_pages": 14.0, "multi_web_tags": 4.0, "ru_news_rt": 0.7, "ru_news_ng": 0.7,
           "fr_news_wikinews": 9.0, "pt_news_110bn": 2.0, "en_news_kpcrowd": 0.7}
# What meeting a reference but for its ending is worth to the fit.
STEM = 0.8


def measure(binary, texts, columns, arguments=()):
    """For each text its candidates' spellings and rows."""
    data, at, found = run(binary, ["digest", "--features", *arguments], lines_of(texts)), 0, []
    while at < len(data):
        (length,) = struct.unpack_from("<I", data, at)
        header = json.loads(data[at + 4:at + 4 + length])
        at += 4 + length
        count = len(header["forms"]) * columns
        rows = np.frombuffer(data, "<f4", count, at).reshape(-1, columns)
        at += 4 * count
        found.append((header["forms"], rows))
    return found


def label(candidates, keywords, score):
    """How well each candidate meets the reference keywords."""
    references = score.uniq(keywords)
    flat = {"".join(words) for words in references}
    beginnings = {words[0][:4] for words in references}
    labels = np.zeros(len(candidates))
    for at, forms in enumerate(candidates):
        folded = score.uniq(forms)
        if any("".join(words) in flat for words in folded):
            labels[at] = 1.0
        elif any(words[0][:4] in beginnings and score.m_stem(words, other) for words in folded for other in references):
            labels[at] = STEM
    return labels


def fit(rows, labels, weights, seed):
    data = lgb.Dataset(rows, labels, weight=weights)
    settings = dict(objective="cross_entropy", learning_rate=SHAPE["rate"], num_leaves=SHAPE["leaves"],
                    min_data_in_leaf=150, feature_fraction=0.35, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0,
                    max_bin=63, verbose=-1, num_threads=1, seed=seed, deterministic=True, force_row_wise=True)
    return lgb.train(settings, data, SHAPE["trees"])


def short(threshold):
    """The upper half of a threshold as a 32-bit float: two bytes, rounded towards zero."""
    return struct.pack("<f", threshold)[2:]


def take_mean(tree):
    """Takes the mean of its leaves from each of them."""
    leaves, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        if "split_feature" in node:
            waiting += [node["left_child"], node["right_child"]]
        else:
            leaves.append(node)
    mean = sum(leaf["leaf_value"] for leaf in leaves) / len(leaves)
    for leaf in leaves:
        leaf["leaf_value"] -= mean
    return mean


def encode(boosters):
    """The mean of the forests as `src/digest/ranking.rs` reads it."""
    trees, thresholds, leaves, bias = [], {}, [], 0.0

    def collect(node):
        if "split_feature" not in node:
            leaves.append(node["leaf_value"])
            return
        thresholds.setdefault(node["split_feature"], set()).add(short(node["threshold"]))
        collect(node["left_child"])
        collect(node["right_child"])

    models = [booster.dump_model() for booster in boosters]
    for model in models:
        for tree in model["tree_info"]:
            # What all leaves of a tree have in common (the first one holds the share of keywords) is told once.
            bias += take_mean(tree["tree_structure"]) / len(boosters)
            if "split_feature" in tree["tree_structure"]:
                trees.append(tree["tree_structure"])
                collect(tree["tree_structure"])
    step = max(map(abs, leaves)) / 127
    columns = models[0]["max_feature_idx"] + 1
    tables = [sorted(thresholds.get(column, ())) for column in range(columns)]
    out = [MAGIC, struct.pack("<BffH", columns, bias, step / len(boosters), len(trees))]
    out += [struct.pack("<B", len(table)) + b"".join(table) for table in tables]

    def write(node):
        column = node["split_feature"]
        children = [node["left_child"], node["right_child"]]
        flags = sum(flag for child, flag in zip(children, (0x80, 0x40)) if "split_feature" not in child)
        out.append(struct.pack("<BB", column | flags, tables[column].index(short(node["threshold"]))))
        for child in children:
            if "split_feature" in child:
                write(child)
            else:
                out.append(struct.pack("<b", round(child["leaf_value"] / step)))

    for tree in trees:
        write(tree)
    return b"".join(out)


def thin(labels, random):
    """Which candidates of a text to learn from, and what they weigh: long texts have more wrong ones than are needed."""
    share = min(1.0, CANDIDATES / max(1, len(labels)))
    kept = (labels > 0) | (random.random(len(labels)) < share)
    return kept, np.where(labels > 0, 1.0, 1.0 / share)


class Fitter:
    """All texts with what the binary measured, with and without word lists."""

    def __init__(self, binary, sets, score):
        self.texts = [text for texts in sets.values() for text in texts]
        self.names = run(binary, ["digest", "--feature-names"], b"").decode().split()
        self.measured = [measure(binary, self.texts, len(self.names), extra) for extra in ((), ("--no-background",))]
        self.labels = [[label(forms, text["keywords"], score) for text, (forms, _) in zip(self.texts, found)]
                       for found in self.measured]

    def weigh_plainly(self):
        """What shows how hard a set is: single words by count and rarity, ten times as much in the headline."""
        count, rarity, headline, words = (self.names.index(name) for name in ("count", "rarity_mean", "headline", "words"))
        found = {}
        for text, (forms, rows) in zip(self.texts, self.measured[0]):
            weights = np.exp(rows[:, count]) * rows[:, rarity] * (1 + 9 * rows[:, headline]) * (rows[:, words] == 1)
            order = np.argsort(-weights, kind="stable")[:10]
            found[text["id"]] = dict(id=text["id"], keywords=[forms[at][0] for at in order])
        return found

    def train(self, chosen):
        """A forest fitted on the chosen texts, as a file."""
        rows, labels, weights = [], [], []
        random = np.random.default_rng(SEED)
        for found, marks in zip(self.measured, self.labels):
            for text, (_, row), mark in zip(self.texts, found, marks):
                if chosen(text) and len(mark):
                    kept, weight = thin(mark, random)
                    rows.append(row[kept])
                    labels.append(mark[kept])
                    weights.append(weight[kept] * WEIGHTS[text["set"]])
        data = [np.concatenate(parts) for parts in (rows, labels, weights)]
        return encode([fit(*data, seed) for seed in SEEDS])


def write_report(path, sets, with_lists, without, sentences, plain, sizes):
    lines = ["# The digest, measured", "",
             f"Written by `model/keywords.py`. Every text is ranked by a forest fitted on the other {FOLDS - 1} fifths of all "
             "texts, none of which is the same article (`twins.py`); one forest for all languages.", "",
             "| set | texts | measure | with word list | without | TF-IDF |", "|---|---|---|---|---|---|"]
    for name, texts in sets.items():
        for key in (key for key in with_lists if key.startswith(name + " ")):
            measure_name = key.removeprefix(name + " ")
            lines.append(f"| {name} | {len(texts)} | {measure_name} | {with_lists[key]:.1f} | {without[key]:.1f} | "
                         f"{plain[key]:.1f} |")
    lines += ["", "`zh_pages` are Chinese pages whose publisher's keywords occur in the text by half at least. TF-IDF shows how hard a "
              "set is: single words by count and rarity, ten times as much in the headline.", "",
              "Key sentences against what editors wrote (for Chinese the headline, which the digest did not see), chosen by a "
              "forest fitted on the other texts; the few numbers of `sentences.rs` were chosen with these texts in view:", "",
              "| measure | ours | the lead |", "|---|---|---|"]
    for key in (key for key in sentences if not key.endswith("lead")):
        lines.append(f"| {key} | {sentences[key]:.1f} | {sentences[key + ' of the lead']:.1f} |")
    lines += ["", f"The rankings have {sizes[0]} and {sizes[1]} bytes.", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--binary", required=True)
    for output in ("--out", "--folds", "--report"):
        parser.add_argument(output, type=Path, required=True)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.shared / "score"))
    import keyword_score as score

    sets = load(arguments.shared, arguments.binary)
    fitter = Fitter(arguments.binary, sets, score)
    columns = len(fitter.names)
    summaries = SummaryFitter(fitter.names, sets, lambda texts: measure(arguments.binary, texts, columns), score)
    for fold in range(FOLDS):
        (arguments.folds / f"keywords-{fold}.bin").write_bytes(fitter.train(lambda text: text["fold"] != fold))
        forest = encode([summaries.train(lambda text: text["fold"] != fold)])
        (arguments.folds / f"summary-{fold}.bin").write_bytes(forest)
    forests = [fitter.train(lambda text: True), encode([summaries.train(lambda text: True)])]
    for name, forest in zip(("ranking.bin", "summary.bin"), forests):
        (arguments.out / name).write_bytes(forest)
    plain = score_keywords(sets, fitter.weigh_plainly(), score)
    figures = measure_all(arguments.shared, arguments.binary, arguments.folds)
    write_report(arguments.report, *figures, plain, [len(forest) for forest in forests])


if __name__ == "__main__":
    main()
