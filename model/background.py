"""Writes the digest's word lists: function words and frequencies, one small file a language.

    python background.py --out extension/data/digest

Frequencies come from wordfreq (data CC BY-SA 4.0), function words from stopwords-iso (MIT), Chinese nouns from jieba's
dictionary (MIT), Russian ones from OpenCorpora by way of pymorphy3 (CC BY-SA 3.0), English ones from lemminflect (MIT),
traditional spellings from OpenCC (Apache-2.0). Nothing is downloaded beyond these packages. The form of a file is told in
`src/digest/background.rs`.
"""

import argparse
import math
import unicodedata
from pathlib import Path

import lemminflect
import opencc
import pymorphy3
import stopwordsiso
import wordfreq
from jieba import get_dict_file

FILE_BYTES = 20_000
STEP = 4
LEVELS = 31
FUNCTION, NOUN = 0x20, 0x40
LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "th",
             "tr", "uk", "vi", "zh", "zh-Hant")
LETTERS = str.maketrans({"ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ی", "ي": "ی", "ك": "ک", "’": "'",
                         "\u0640": None, "\u0670": None, "\u200c": None, "\u200d": None, "\u00ad": None, "\u0301": None})


def fold(word):
    """The key that the core compares words by."""
    word = unicodedata.normalize("NFKC", word).lower().translate(LETTERS).replace("ß", "ss")
    return "".join(c for c in word if not ("\u064b" <= c <= "\u065f" or "\u0591" <= c <= "\u05c7" and c != "\u05be"))


def chinese_nouns():
    """Words that jieba's dictionary calls nouns, names, idioms or nouns of action."""
    with get_dict_file() as lines:
        rows = (line.decode("utf-8").split() for line in lines)
        return {row[0] for row in rows if row[2][0] == "n" or row[2] in ("vn", "l", "j", "i", "eng", "x", "t", "s")}


def russian_nouns():
    """Whether a word is a noun, by the likeliest of its readings; of what is no word, names are nouns too."""
    morphology = pymorphy3.MorphAnalyzer(lang="ru")
    kinds = {"NOUN", "UNKN", "LATN"}
    return lambda word: not kinds.isdisjoint(morphology.parse(word)[0].tag.grammemes)


def english_nouns():
    """Whether a word may be a noun; what the lexicon does not know is a name."""
    return lambda word: bool({"NOUN", "PROPN"} & (readings := lemminflect.getAllLemmas(word)).keys()) or not readings


# What tells the nouns of a language.
NOUNS = {"zh": lambda: chinese_nouns().__contains__, "ru": russian_nouns, "en": english_nouns}


def words_of(lang):
    """Keys with their level and marks, the most useful first: function words, then the most frequent ones."""
    base = lang.split("-")[0]
    convert = opencc.OpenCC("s2t").convert if lang == "zh-Hant" else str
    stops = {fold(convert(word)) for word in stopwordsiso.stopwords(base)} if stopwordsiso.has_lang(base) else set()
    stops = {word for word in stops if len(word) < 12 and any(c.isalpha() for c in word)}
    is_noun = NOUNS[base]() if base in NOUNS else lambda word: False
    frequencies = wordfreq.get_frequency_dict(base, "small") if base in wordfreq.available_languages("small") else {}
    rows = {}
    for word, frequency in sorted(frequencies.items(), key=lambda item: (-item[1], item[0])):
        key = fold(convert(word))
        if not key or key in rows or any(c.isspace() for c in key) or not any(c.isalpha() for c in key):
            continue
        level = min(LEVELS, max(1, round((math.log10(frequency) + 9) * STEP)))
        marks = (FUNCTION if key in stops else 0) | (NOUN if is_noun(word) else 0)
        rows[key] = level | marks
    rare_stops = {word: FUNCTION for word in sorted(stops - rows.keys())}
    known_stops = {word: marks for word, marks in rows.items() if marks & FUNCTION}
    rest = {word: marks for word, marks in rows.items() if not marks & FUNCTION}
    # Function words that no frequency list has are rare; they may not take all the room.
    return list({**known_stops, **rest}.items()), list(rare_stops.items())


def encode(rows):
    """The file of these rows."""
    lengths, levels, letters, before = bytearray(), bytearray(), bytearray(), b""
    for word, marks in sorted((key.encode(), marks) for key, marks in rows):
        shared = 0
        while shared < min(15, len(word), len(before)) and word[shared] == before[shared]:
            shared += 1
        if len(word) - shared > 15:
            continue
        lengths.append((shared << 4) | (len(word) - shared))
        levels.append(marks)
        letters += word[shared:]
        before = word
    return b"LX\x02" + len(lengths).to_bytes(2, "little") + lengths + levels + letters


def largest(frequent, rare):
    """The longest beginning of the frequent words that fits beside the rare ones."""
    low, high = 0, len(frequent)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if len(encode(frequent[:middle] + rare)) <= FILE_BYTES else (low, middle - 1)
    return encode(frequent[:low] + rare), low


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    for lang in LANGUAGES:
        frequent, rare = words_of(lang)
        data, count = largest(frequent, rare[:600])
        (folder / f"{lang}.bin").write_bytes(data)
        print(f"{lang:8} {len(data):6} bytes, {count} words, {len(rare[:600])} rare function words")


if __name__ == "__main__":
    main()
