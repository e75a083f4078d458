"""Where sentences end: ``python -m benchmarks.sentences [--shared ../shared] [--verbose]``.

In: the development treebanks (EWT, GUM), the sentences of each document joined by blanks into raw text. Out: precision,
recall and F1 of whole sentences and of their ends, for all documents and for each genre; the errors with ``--verbose``.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.reading.paragraphs import paragraphs
from onrecord.reading.sentences import sentence_ranges
from onrecord.reading.words import word_spans

TREEBANKS = (("EWT", "data/syntax/ewt-dev.conllu.gz"), ("GUM", "data/syntax/gum-dev.conllu"))
Span = tuple[int, int]


def documents(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the genre and the sentences of each document."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for document in raw.decode("utf-8").split("# newdoc id = ")[1:]:
        genre = re.split(r"[-_]", document.removeprefix("GUM_"), maxsplit=1)[0]
        yield genre, re.findall(r"^# text = (.*\S)", document, flags=re.M)


def sentence_spans(text: str) -> list[Span]:
    """Return the character spans of the sentences that the program finds in a text."""
    out = []
    for paragraph in paragraphs(text):
        words = word_spans(text, *paragraph)
        for first, end in sentence_ranges([text[s:e] for s, e in words]):
            out.append((words[first][0], words[end - 1][1]))
    return out


def compare(sentences: list[str], verbose: bool) -> Counter[str]:
    """Count the sentences of one document: wanted, found, whole ones right, ends right."""
    text, wanted, at = " ".join(sentences), set(), 0
    for sentence in sentences:
        wanted.add((at, at + len(sentence)))
        at += len(sentence) + 1
    found = set(sentence_spans(text))
    ends, found_ends = {e for _, e in wanted}, {e for _, e in found}
    if verbose:
        for kind, places in (("missed", ends - found_ends), ("extra ", found_ends - ends)):
            for end in sorted(places):
                print(f"   {kind} {text[max(0, end - 45) : end]!r} | {text[end : end + 30]!r}")
    return Counter(wanted=len(wanted), found=len(found), right=len(wanted & found), ends=len(ends & found_ends))


def show(name: str, count: Counter[str]) -> None:
    """Print one line: F1 of whole sentences, and precision, recall and F1 of their ends."""
    both = count["wanted"] + count["found"]
    precision, recall = count["ends"] / max(1, count["found"]), count["ends"] / max(1, count["wanted"])
    print(
        f"{name:22s}whole F1 {200 * count['right'] / max(1, both):5.1f}   ends P {100 * precision:5.1f} "
        f"R {100 * recall:5.1f} F1 {200 * count['ends'] / max(1, both):5.1f}   ({count['wanted']} sentences)"
    )


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--verbose", action="store_true", help="list the ends that were missed or made up")
    parser.add_argument("--genre", help="read only this genre (news, weblog, reviews …)")
    args = parser.parse_args()
    for name, file in TREEBANKS:
        if not (args.shared / file).is_file():
            print(f"{name} skipped: {args.shared / file} is not here")
            continue
        genres: dict[str, Counter[str]] = {}
        for genre, sentences in documents(args.shared / file):
            if args.genre in (None, genre):
                genres.setdefault(genre, Counter()).update(compare(sentences, args.verbose))
        show(name, sum(genres.values(), Counter()))
        for genre in sorted(genres):
            show(f"  {genre}", genres[genre])
    return 0


if __name__ == "__main__":
    sys.exit(main())
