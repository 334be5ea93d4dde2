"""Trains the model: two small boosted forests for blocks, the second of which sees the first one's opinions, and small
forests that tell from the first one's opinions whether a page holds a text to read, and its kind.

    python train.py --corpora FOLDER --binary target/release/lectern --out src/select/model.bin --report model/REPORT.md

FOLDER holds the three corpora. Everything is seeded; whole sites are held out in the cross-validation, and the
forest that ships is fitted on all pages afterwards, its second look on opinions that its first look formed of pages it
had not seen.
"""

import argparse
import struct
import sys
import time
from collections import Counter
from pathlib import Path

import lightgbm as lgb
import numpy as np

from forest import Forest, write_model
from kinds import KINDS, fit_page_forests, is_negative, kind_of, profile
from measure import page_score
from opinions import opinion_columns
from pages import load_corpus
from selection import select_blocks

SEED = 20260
FOLDS = 4
INNER_FOLDS = 3
WORLD_WEIGHT = 4.0
CORPORA = ("wcxb-dev", "world-dev", "readability")
# Four of five blocks are shorter than this, in units, and weigh next to nothing; a share of them stands for all.
SHORT_UNITS = 40
SHORT_SHARE = 0.4
FIRST = dict(trees=100, leaves=16)
SECOND = dict(trees=100, leaves=16)


def weights(page):
    """Every page weighs the same, spread over its blocks by their units, with a little for each block as such."""
    share = page.units / max(1.0, page.units.sum())
    weight = (share * 100 + 0.02) * (WORLD_WEIGHT if page.corpus.startswith("world") else 1.0)
    return np.where(page.labels < 0, 0.0, weight)


def picked(page):
    """Blocks that teach, and what their weights are multiplied with."""
    is_short = page.units < SHORT_UNITS
    random = np.random.default_rng([SEED, *hash_of(page.id, page.corpus).encode()])
    picked = ~is_short | (random.random(len(is_short)) < SHORT_SHARE)
    return picked, np.where(is_short, 1 / SHORT_SHARE, 1.0)[picked]


def fit(rows, pages, shape):
    """A forest on the given rows (one array a page)."""
    picks = [picked(page) for page in pages]
    of_pages = lambda arrays: np.concatenate([values[pick] for values, (pick, _) in zip(arrays, picks)])
    weight = of_pages(weights(page) for page in pages) * np.concatenate([factor for _, factor in picks])
    data = lgb.Dataset(of_pages(rows), of_pages(np.maximum(page.labels, 0) for page in pages), weight=weight)
    settings = dict(objective="binary", learning_rate=0.1, num_leaves=shape["leaves"], min_data_in_leaf=60,
                    feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=2.0, max_bin=127,
                    verbose=-1, num_threads=2, seed=SEED, deterministic=True, force_row_wise=True)
    return Forest.of(lgb.train(settings, data, shape["trees"]))


def folds(pages, count, salt):
    """Fold numbers by site: the same site is always in the same fold; corpora and kinds spread evenly."""
    order = sorted({page.group for page in pages}, key=lambda group: hash_of(group, salt))
    fold_of = {group: at % count for at, group in enumerate(order)}
    return np.array([fold_of[page.group] for page in pages])


def hash_of(text, salt):
    """A stable hash, so that folds are the same on every machine."""
    import hashlib
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


def fit_both(pages, salt):
    """First and second forest and those for whole pages; all but the first are fitted on out-of-fold opinions of the first."""
    inner = folds(pages, INNER_FOLDS, f"inner{salt}")
    chances = [None] * len(pages)
    for fold in range(INNER_FOLDS):
        rest = [page for page, at in zip(pages, inner) if at != fold]
        forest = fit([page.features for page in rest], rest, FIRST)
        for index in np.flatnonzero(inner == fold):
            chances[index] = forest.predict(pages[index].features)
    first = fit([page.features for page in pages], pages, FIRST)
    rows = [second_rows(page, chance) for page, chance in zip(pages, chances)]
    profiles = [profile(page, chance) for page, chance in zip(pages, chances)]
    return [first, fit(rows, pages, SECOND), *fit_page_forests(pages, profiles, SEED)]


def second_rows(page, chances):
    """The columns of the second look."""
    return np.concatenate([page.features, opinion_columns(page.units, chances, page.boxes, page.groups)], axis=1)


def predict(forests, page):
    """Chances of a page's blocks after both looks, and of the page to be readable and of each kind."""
    first, second, *whole = forests
    chances = first.predict(page.features)
    row = profile(page, chances)[None]
    return second.predict(second_rows(page, chances)), [float(forest.predict(row)[0]) for forest in whole]


def cross_validate(pages, folder):
    """Out-of-fold chances for every page; the folds' models go into `folder`, if there is one."""
    fold_of, chances = folds(pages, FOLDS, "outer"), [None] * len(pages)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        rows = sorted(f"{page.id}\t{at}\n" for page, at in zip(pages, fold_of))
        (folder / "pages.tsv").write_text("".join(rows), encoding="utf-8")
    for fold in range(FOLDS):
        forests = fit_both([page for page, at in zip(pages, fold_of) if at != fold], fold)
        for index in np.flatnonzero(fold_of == fold):
            chances[index] = predict(forests, pages[index])
        if folder:
            write_model(folder / f"{fold}.bin", columns_of(pages[0]), forests)
        print(f"fold {fold + 1} of {FOLDS} done", file=sys.stderr, flush=True)
    return chances


def columns_of(page):
    """Numbers of columns that the first look and the whole page's forests see."""
    return page.features.shape[1], len(profile(page, np.zeros(len(page.units))))


def write_check(path, pages, forests):
    """Some pages' numbers and the chances after each look: a little-endian count of columns of either look and of rows,
    then for each row its numbers, the first chance and the second; then a count of columns and of pages, and for each
    page its profile and what the forests for whole pages say."""
    first, second, *whole = forests
    picked = [page for page in pages if 8 <= len(page.texts) <= 40][::40][:12]
    rows = []
    for page in picked:
        chances = first.predict(page.features)
        columns = second_rows(page, chances)
        rows.append(np.concatenate([columns, chances[:, None], second.predict(columns)[:, None]], axis=1))
    table = np.concatenate(rows).astype("<f4")
    table = table[:: max(1, len(table) // 40)][:40]
    own = picked[0].features.shape[1]
    profiles = np.stack([profile(page, first.predict(page.features)) for page in picked])
    profiles = np.concatenate([profiles] + [forest.predict(profiles)[:, None] for forest in whole], axis=1).astype("<f4")
    counts = struct.pack("<III", own, table.shape[1] - 2 - own, len(table))
    path.write_bytes(counts + table.tobytes() + struct.pack("<II", profiles.shape[1] - len(whole), len(picked)) + profiles.tobytes())


def group_means(scores):
    """Mean score by corpus and kind or language."""
    groups = {}
    for page, score in scores:
        for name in (page.corpus, f"{page.corpus} {page.kind if page.corpus.startswith('wcxb') else page.lang}"):
            groups.setdefault(name, []).append(score)
    return {name: (len(values), float(np.mean(values))) for name, values in sorted(groups.items())}


def found_kind(chances):
    """The likeliest kind, of the chances to be readable and to be of each kind."""
    return KINDS[int(np.argmax(chances[1:]))]


def kind_report(pages, whole):
    """Tables: kinds found by true kind, and pages accepted by chance to be readable, sites held out."""
    found, true = [found_kind(chances) for chances in whole], [kind_of(page) for page in pages]
    lines = ["", "Kinds found (columns) of pages by true kind (rows), sites held out:", "",
             "| | " + " | ".join(KINDS) + " |", "|---" * (len(KINDS) + 1) + "|"]
    count = Counter(zip(true, found))
    lines += [f"| {kind} | " + " | ".join(str(count[kind, other]) for other in KINDS) + " |" for kind in KINDS]
    groups = [(kind, [chances[0] for chances, its in zip(whole, true) if its == kind]) for kind in KINDS]
    groups.append(("labelled as no articles", [chances[0] for chances, page in zip(whole, pages) if is_negative(page)]))
    levels = (0.5, 0.6, 0.7, 0.75, 0.8)
    lines += ["", "Share of pages taken for readable at a chance of:", "",
              "| | " + " | ".join(map(str, levels)) + " |", "|---" * (len(levels) + 1) + "|"]
    share = lambda values, level: f"{np.mean(np.array(values) >= level):.3f}"
    return lines + [f"| {name} | " + " | ".join(share(values, level) for level in levels) + " |" for name, values in groups]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--check", type=Path, help="write rows and their chances here, for the test that all evaluators agree")
    parser.add_argument("--folds", type=Path, help="folder for the models of the folds and the table of pages")
    args = parser.parse_args()
    started = time.monotonic()
    pages = [page for name in CORPORA for page in load_corpus(args.corpora / name, args.binary)]
    blocks = sum(len(page.texts) for page in pages)
    print(f"{len(pages)} pages, {blocks} blocks, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    opinions = cross_validate(pages, args.folds)
    scored = [(page, page_score(page, select_blocks(page.units, chance, found_kind(whole))))
              for page, (chance, whole) in zip(pages, opinions) if page.truth]
    best = [(page, page_score(page, page.labels > 0)) for page in pages if page.truth]
    forests = fit_both(pages, "final")
    size = write_model(args.out, columns_of(pages[0]), forests)
    if args.check:
        write_check(args.check, pages, forests)
    lines = ["| pages | n | F1, sites held out | by the labels themselves |", "|---|---|---|---|"]
    ceiling = group_means(best)
    lines += [f"| {name} | {count} | {mean:.4f} | {ceiling[name][1]:.4f} |" for name, (count, mean) in group_means(scored).items()]
    lines += kind_report(pages, [whole for _, whole in opinions])
    used = Counter(forests[0].used_features()) + Counter(forests[1].used_features())
    lines += ["", f"{len(pages)} pages, {blocks} blocks, {FOLDS} folds by site, seed {SEED}; first look {FIRST['trees']} trees of "
              f"{FIRST['leaves']} leaves, second {SECOND['trees']} of {SECOND['leaves']}; {size} bytes; {len(used)} features in use."]
    print("\n".join(lines))
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)
    if args.report:
        args.report.write_text("# Training report\n\nWritten by `train.py`.\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
