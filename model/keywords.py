"""Fits the digest's ranking: a small boosted forest over what the binary measures of each candidate keyword.

    python keywords.py --shared FOLDER --binary target/release/lectern --out src/digest/ranking.bin \
        --folds model/folds --report model/KEYWORDS.md

`--folds` gets one forest for each fifth of the texts, fitted on the other four: with these the digest is measured on
texts it has not seen. The forest that ships is fitted on all texts. Everything is seeded. The binary cuts, measures and
chooses, so that no feature exists twice. FOLDER is told in `keyword_figures.py`.
"""

import argparse
import json
import struct
import sys
from pathlib import Path

import lightgbm as lgb
import numpy as np

from keyword_figures import FOLDS, fold_of, lines_of, load, measure_all, run

SEED = 20261
MAGIC = b"LXKW\x01"
SHAPE = dict(trees=80, leaves=12, rate=0.1)
# How much a text of each set weighs: news headlines are tagged with their own words, which is no model of topics.
WEIGHTS = {"zh_news_sohu": 3.0, "zh_pages": 6.0, "multi_web_tags": 2.0, "ru_news_rt": 0.5, "ru_news_ng": 0.5,
           "fr_news_wikinews": 3.0, "pt_news_110bn": 2.0, "en_news_kpcrowd": 0.7}
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


def fit(rows, labels, weights):
    data = lgb.Dataset(rows, labels, weight=weights)
    settings = dict(objective="cross_entropy", learning_rate=SHAPE["rate"], num_leaves=SHAPE["leaves"],
                    min_data_in_leaf=250, feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0,
                    max_bin=127, verbose=-1, num_threads=1, seed=SEED, deterministic=True, force_row_wise=True)
    return lgb.train(settings, data, SHAPE["trees"])


def encode(booster):
    """The forest as `src/digest/ranking.rs` reads it."""
    model = booster.dump_model()
    out = [MAGIC, struct.pack("<BH", model["max_feature_idx"] + 1, len(model["tree_info"]))]
    for tree in model["tree_info"]:
        nodes, leaves = [], []

        def visit(node):
            if "split_feature" not in node:
                leaves.append(node["leaf_value"])
                return -len(leaves)
            at = len(nodes)
            nodes.append(None)
            nodes[at] = (node["split_feature"], node["threshold"], visit(node["left_child"]), visit(node["right_child"]))
            return at

        visit(tree["tree_structure"])
        out.append(struct.pack("<B", len(nodes)))
        out += [struct.pack("<Bfbb", *node) for node in nodes]
        out += [struct.pack("<f", leaf) for leaf in leaves]
    return b"".join(out)


class Fitter:
    """All texts with what the binary measured, with and without word lists."""

    def __init__(self, binary, sets, score):
        self.texts = [text for texts in sets.values() for text in texts]
        columns = len(run(binary, ["digest", "--feature-names"], b"").split())
        self.measured = [measure(binary, self.texts, columns, extra) for extra in ((), ("--no-background",))]
        self.labels = [[label(forms, text["keywords"], score) for text, (forms, _) in zip(self.texts, found)]
                       for found in self.measured]

    def train(self, chosen):
        """A forest fitted on the chosen texts, as a file."""
        rows, labels, weights = [], [], []
        for found, marks in zip(self.measured, self.labels):
            for text, (_, row), mark in zip(self.texts, found, marks):
                if chosen(text) and len(mark):
                    rows.append(row)
                    labels.append(mark)
                    weights.append(np.full(len(mark), WEIGHTS[text["set"]]))
        return encode(fit(np.concatenate(rows), np.concatenate(labels), np.concatenate(weights)))


def write_report(path, sets, with_lists, without, sentences, size):
    lines = ["# The digest, measured", "",
             f"Written by `model/keywords.py`. Every text is ranked by a forest fitted on the other {FOLDS - 1} fifths of all "
             "texts; one forest for all languages.", "",
             "| set | texts | measure | with word list | without |", "|---|---|---|---|---|"]
    for name, texts in sets.items():
        for key in (key for key in with_lists if key.startswith(name + " ")):
            measure_name = key.removeprefix(name + " ")
            lines.append(f"| {name} | {len(texts)} | {measure_name} | {with_lists[key]:.1f} | {without[key]:.1f} |")
    lines += ["", "`zh_pages` are Chinese pages whose publisher's keywords occur in the text by half at least.", "",
              "Key sentences against what editors wrote (for Chinese the headline, which the digest did not see):", "",
              "| measure | ours | the lead |", "|---|---|---|"]
    for key in (key for key in sentences if not key.endswith("lead")):
        lines.append(f"| {key} | {sentences[key]:.1f} | {sentences[key + ' of the lead']:.1f} |")
    lines += ["", f"The ranking has {size} bytes.", ""]
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

    fitter = Fitter(arguments.binary, load(arguments.shared, arguments.binary), score)
    for fold in range(FOLDS):
        forest = fitter.train(lambda text: fold_of(text) != fold)
        (arguments.folds / f"keywords-{fold}.bin").write_bytes(forest)
    forest = fitter.train(lambda text: True)
    arguments.out.write_bytes(forest)
    write_report(arguments.report, *measure_all(arguments.shared, arguments.binary, arguments.folds), len(forest))


if __name__ == "__main__":
    main()
