"""Measures the digest on texts with reference keywords and editors' summaries. Needs no package.

    python keyword_figures.py --shared FOLDER --binary target/release/lectern --folds model/folds

prints the figures as JSON, in percent. FOLDER holds `corpus/keywords/*.jsonl.gz` (texts with reference keywords),
`corpus/world-dev` (pages whose publishers name keywords) and the scorer `score/keyword_score.py`. A text is ranked by
the forest of its fold, which was fitted on the others.
"""

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from twins import find_twins

FOLDS = 5
# After a stop, what closes behind it, and in spaced scripts a space before what may begin a sentence.
SENTENCE_END = r"(?<=[。！？])(?![”’」』）。！？])|(?<=[。！？][”’」』）])|(?<=[.!?…])\s+(?=[^a-zа-яё])|(?<=[.!?…][»”\")])\s+(?=[^a-zа-яё])"


def load(shared, binary):
    """Texts by set: each has id, lang, title, text, keywords, and its fold, which twins share."""
    sets = {}
    for path in sorted((shared / "corpus/keywords").glob("*.dev.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            sets[path.name.split(".")[0]] = [json.loads(line) for line in lines]
    web = sets["multi_web_tags"]
    sets["zh_pages"] = [text for text in web if text["lang"] == "zh"] + read_pages(shared / "corpus/world-dev", binary)
    sets["multi_web_tags"] = [text for text in web if text["lang"] != "zh"]
    twins = find_twins([text for texts in sets.values() for text in texts])
    for name, texts in sets.items():
        for text in texts:
            text.update(set=name, fold=fold_of(twins[text["id"]]))
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


def fold_of(name):
    """A stable fold, the same on every machine."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def digest(binary, texts, arguments=()):
    lines = run(binary, ["digest", *arguments], lines_of(texts)).decode().splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def digest_unseen(binary, texts, folder, arguments=()):
    """Each text's digest, ranked by the forests of its fold, which have not seen it."""
    found = {}
    for fold in range(FOLDS):
        rest = [text for text in texts if text["fold"] == fold]
        forests = [f"--ranking={folder / f'keywords-{fold}.bin'}", f"--summary={folder / f'summary-{fold}.bin'}"]
        found.update(digest(binary, rest, [*forests, *arguments]))
    return found


def score_keywords(sets, digests, score):
    """Figures of each set."""
    figures = {}
    for name, texts in sets.items():
        scored = score.score(texts, [digests[text["id"]] for text in texts])
        for mode in ("exact", "stem", "partial"):
            for k in ("5", "10", "O"):
                figures[f"{name} {mode} f1@{k}"] = scored[mode][f"F1@{k}"]
    return figures


def words_of(text, lang):
    """Folded words with their endings cut; characters in Chinese."""
    if lang == "zh":
        return [c for c in text if c.isalnum()]
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return [word[:max(4, len(word) - 2)] for word in words]


def rouge(ours, reference, lang):
    """ROUGE-1 and ROUGE-2 F1."""
    def grams(text, n):
        words = words_of(text, lang)
        return Counter(zip(*(words[i:] for i in range(n))))

    out = []
    for n in (1, 2):
        a, b = grams(ours, n), grams(reference, n)
        common = sum((a & b).values())
        out.append(200 * common / max(1, sum(a.values()) + sum(b.values())))
    return out


def first_sentences(text, count):
    """The lead: the first sentences by the plainest rule, short lines included, which the digest would leave out."""
    sentences = [sentence.strip() for line in text.split("\n") for sentence in re.split(SENTENCE_END, line)]
    return [sentence for sentence in sentences if sentence][:count]


def score_sentences(sets, binary, folds):
    """ROUGE of three sentences against what editors wrote: the summary, and the headline where it is kept from us."""
    figures = {}
    for name, reference, hidden in (("ru_news_rt", "summary", False), ("zh_news_sohu", "title", True)):
        texts = [text for text in sets[name] if text.get(reference)]
        shown = [dict(text, title="") if hidden else text for text in texts]
        for count in (1, 3):
            ours = digest_unseen(binary, shown, folds, ["--sentences", str(count)])
            chosen = [ours[text["id"]]["sentences"] for text in texts]
            for whose, rows in (("", chosen), (" of the lead", [first_sentences(text["text"], count) for text in texts])):
                found = [rouge(" ".join(row), text[reference], text["lang"]) for text, row in zip(texts, rows)]
                for n in (1, 2):
                    mean = sum(values[n - 1] for values in found) / len(found)
                    figures[f"{name} {count} sentences rouge-{n}{whose}"] = round(mean, 2)
    return figures


def measure_all(shared, binary, folds):
    """All figures; keywords with and without word lists."""
    sys.path.insert(0, str(shared / "score"))
    import keyword_score as score

    sets = load(shared, binary)
    texts = [text for texts in sets.values() for text in texts]
    figures = score_keywords(sets, digest_unseen(binary, texts, folds), score)
    without = score_keywords(sets, digest_unseen(binary, texts, folds, ["--no-background"]), score)
    return sets, figures, without, score_sentences(sets, binary, folds)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--folds", type=Path, required=True)
    arguments = parser.parse_args()
    _, figures, without, sentences = measure_all(arguments.shared, arguments.binary, arguments.folds)
    json.dump({"keywords": figures, "without_list": without, "sentences": sentences}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
