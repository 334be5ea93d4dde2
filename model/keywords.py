"""Fits the digest's ranking and measures the digest: keywords and key sentences, always on texts it has not seen.

    python keywords.py --shared FOLDER --binary target/release/lectern --out src/digest/ranking.bin --report model/KEYWORDS.md

FOLDER holds `corpus/keywords/*.jsonl.gz` (texts with reference keywords), `corpus/world-dev` (pages whose publishers
name keywords) and the scorer `score/keyword_score.py`. The binary cuts, measures and chooses; this program fits a small
boosted forest on what the binary measured and lets it rank with that. Everything is seeded. With `--measure-only` the
shipped ranking is measured and the figures are printed as JSON.
"""

import argparse
import gzip
import hashlib
import json
import struct
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import lightgbm as lgb
import numpy as np

SEED = 20261
FOLDS = 5
MAGIC = b"LXKW\x01"
SHAPE = dict(trees=80, leaves=12, rate=0.1)
# How much a text of each set weighs: news headlines are tagged with their own words, which is no model of topics.
WEIGHTS = {"zh_news_sohu": 0.6, "zh_pages": 2.0, "multi_web_tags": 2.0, "ru_news_rt": 0.5, "ru_news_ng": 0.5,
           "fr_news_wikinews": 3.0, "pt_news_110bn": 2.0, "en_news_kpcrowd": 0.7}
# What a reference that is not met exactly is worth to the fit.
STEM, PARTIAL = 0.8, 0.0


def load(shared, binary):
    """Texts by set: each has id, lang, title, text, keywords."""
    sets = {}
    for path in sorted((shared / "corpus/keywords").glob("*.dev.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            sets[path.name.split(".")[0]] = [json.loads(line) for line in lines]
    web = sets["multi_web_tags"]
    sets["zh_pages"] = [text for text in web if text["lang"] == "zh"] + read_pages(shared / "corpus/world-dev", binary)
    sets["multi_web_tags"] = [text for text in web if text["lang"] != "zh"]
    for name, texts in sets.items():
        for text in texts:
            text["set"] = name
    return sets


def read_pages(corpus, binary):
    """Chinese pages whose publisher names keywords, at least half of which occur in the text."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for packed in sorted((corpus / "pages").glob("*.html.gz")):
            path = Path(folder) / packed.name.removesuffix(".gz")
            path.write_bytes(gzip.decompress(packed.read_bytes()))
            paths.append(str(path))
        lines = run(binary, ["batch"], "\n".join(paths).encode()).decode().splitlines()
    texts = []
    for page in map(json.loads, lines):
        keywords = page["page_keywords"]
        if not (page["lang"] or "").startswith("zh") or not page["is_article"] or not keywords:
            continue
        whole = f"{page['title']}\n{page['text']}".lower()
        present = [keyword for keyword in keywords if keyword.lower() in whole and 2 <= len(keyword) <= 12]
        if len(present) * 2 >= len(keywords):
            texts.append(dict(id=Path(page["path"]).stem, lang=page["lang"], title=page["title"] or "",
                              text=page["text"], keywords=present))
    return texts


def run(binary, arguments, data):
    """What the binary prints for this input."""
    return subprocess.run([binary, *arguments], input=data, stdout=subprocess.PIPE, check=True).stdout


def lines_of(texts):
    fields = ("id", "lang", "title", "text")
    return "".join(json.dumps({field: text[field] for field in fields}) + "\n" for text in texts).encode()


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


def label(forms, keywords, score):
    """How well a candidate meets the reference keywords."""
    folded = score.uniq(forms)
    if any(score.m_exact(form, keyword) for form in folded for keyword in keywords):
        return 1.0
    if any(score.m_stem(form, keyword) for form in folded for keyword in keywords):
        return STEM
    return PARTIAL


def fold_of(text):
    """A stable fold, the same on every machine."""
    return int(hashlib.sha256(text["id"].encode()).hexdigest(), 16) % FOLDS


def fit(rows, labels, weights):
    data = lgb.Dataset(rows, labels, weight=weights)
    settings = dict(objective="cross_entropy", learning_rate=SHAPE["rate"], num_leaves=SHAPE["leaves"],
                    min_data_in_leaf=80, feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0,
                    max_bin=127, verbose=-1, num_threads=2, seed=SEED, deterministic=True, force_row_wise=True)
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
        self.binary, self.score = binary, score
        self.texts = [text for texts in sets.values() for text in texts]
        columns = len(run(binary, ["digest", "--feature-names"], b"").split())
        self.measured = [measure(binary, self.texts, columns), measure(binary, self.texts, columns, ["--no-background"])]
        self.labels = [[np.array([label(candidate, score.uniq(text["keywords"]), score) for candidate in forms])
                        for text, (forms, _) in zip(self.texts, found)] for found in self.measured]

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

    def digests(self, arguments=()):
        """Each text's digest by a forest that has not seen it."""
        found = {}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ranking.bin"
            for fold in range(FOLDS):
                path.write_bytes(self.train(lambda text: fold_of(text) != fold))
                rest = [text for text in self.texts if fold_of(text) == fold]
                found.update(digest(self.binary, rest, ["--ranking", str(path), *arguments]))
        return found


def digest(binary, texts, arguments=()):
    lines = run(binary, ["digest", *arguments], lines_of(texts)).decode().splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def score_keywords(sets, digests, score):
    """Figures of each set."""
    figures = {}
    for name, texts in sets.items():
        scored = score.score(texts, [digests[text["id"]] for text in texts])
        for mode in ("exact", "stem", "partial"):
            for k in ("5", "10", "O"):
                figures[f"{name} {mode} f1@{k}"] = scored[mode][f"F1@{k}"]
    return figures


def rouge(ours, reference, lang):
    """ROUGE-1 and ROUGE-2 F1 over folded words with their endings cut, over characters in Chinese."""
    def grams(text, n):
        words = [c for c in text if c.isalnum()] if lang == "zh" else \
            [word[:max(4, len(word) - 2)] for word in "".join(c if c.isalnum() else " " for c in text.lower()).split()]
        return Counter(zip(*(words[i:] for i in range(n))))

    out = []
    for n in (1, 2):
        a, b = grams(ours, n), grams(reference, n)
        common = sum((a & b).values())
        out.append(200 * common / max(1, sum(a.values()) + sum(b.values())))
    return np.array(out)


def score_sentences(sets, binary):
    """ROUGE of three sentences against what editors wrote: the summary, and the headline where it is kept from us."""
    figures = {}
    for name, reference, hidden in (("ru_news_rt", "summary", False), ("zh_news_sohu", "title", True)):
        texts = [text for text in sets[name] if text.get(reference)]
        shown = [dict(text, title="") if hidden else text for text in texts]
        for count in (1, 3):
            ours = digest(binary, shown, ["--sentences", str(count)])
            lead = digest(binary, shown, ["--sentences", "1000"])
            sums = [np.mean([rouge(" ".join(rows[text["id"]]["sentences"][:count]), text[reference], text["lang"])
                             for text in texts], axis=0) for rows in (ours, lead)]
            for n in (1, 2):
                figures[f"{name} {count} sentences rouge-{n}"] = round(float(sums[0][n - 1]), 2)
                figures[f"{name} {count} sentences rouge-{n} of the lead"] = round(float(sums[1][n - 1]), 2)
    return figures


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
    parser.add_argument("--out", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--measure-only", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.shared / "score"))
    import keyword_score as score

    sets = load(arguments.shared, arguments.binary)
    fitter = Fitter(arguments.binary, sets, score)
    with_lists = score_keywords(sets, fitter.digests(), score)
    without = score_keywords(sets, fitter.digests(["--no-background"]), score)
    for key in with_lists:
        print(f"{key:40} {with_lists[key]:6.1f} {without[key]:6.1f}")
    forest = fitter.train(lambda text: True)
    arguments.out.write_bytes(forest)
    sentences = score_sentences(sets, arguments.binary)
    print(json.dumps(sentences, indent=1))
    write_report(arguments.report, sets, with_lists, without, sentences, len(forest))


if __name__ == "__main__":
    main()
