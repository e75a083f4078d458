"""Make ``src/onrecord/data/linking/word_weights.tsv``: how rare the common words of English news are.

In: files of news, JSON lines with ``text`` or ``tokens`` (plain or .gz); PolNeAR train and the English Worldwide
Newswire made the table. Out: on standard output a line for every stem of which there are 20 or more in a million.
Only counts are taken from the texts.

    python -m training.tables.word_weights FILE... > src/onrecord/data/linking/word_weights.tsv
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from pathlib import Path

from onrecord.words.stems import stem, tokens

HEADER = """\
# How rare a word is in English news: the stem, and how many bits it carries, -log2 of its share of all words; a stem
# that is not here is rarer than all of them. Made by training/tables/word_weights.py from counts over PolNeAR (train)
# and the English Worldwide Newswire, 1.1 million words together; no text of theirs is in it. Licence: Apache-2.0.
# stem	bits"""
FEWEST = 20       # in a million


def main(paths: list[str]) -> None:
    """Count, and print the table."""
    counted: Counter[str] = Counter()
    for path in map(Path, paths):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for line in data.splitlines():
            row = json.loads(line)
            text = row.get("text") or " ".join(row["tokens"])
            counted.update(stem(word) for word, _ in tokens(text))
    total = counted.total()
    print(HEADER)
    for word, times in sorted(counted.items()):
        if times * 1_000_000 >= FEWEST * total:
            print(f"{word}\t{round(-math.log2(times / total))}")


if __name__ == "__main__":
    main(sys.argv[1:])
