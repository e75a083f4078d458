"""Draw pairs of claims to be judged: ``python -m training.same_claim.draw --shared ../shared --n 1500 --out FILE``.

Claims are read from documents that tell one matter (ECB+ topics 1 to 25, GVA incidents, the two development stories);
pairs are of two documents, drawn evenly over how many words they share, so that near misses are among them. The sheet
has the words for the judges and stays out of the repository; ``pairs.tsv`` keeps where the claims stand, and verdicts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import yaml

from onrecord.facts import Reading
from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.words.families import family
from onrecord.words.stems import is_stop_word, stem, tokens

BINS = ((0.05, 0.15, 0.10), (0.15, 0.25, 0.20), (0.25, 0.40, 0.25), (0.40, 0.60, 0.25), (0.60, 0.85, 0.15),
        (0.85, 1.01, 0.05))
_LAST_TOPIC = 25        # later ones are kept for first looks
_TIGHT = (re.compile(r"\s+([,.;:!?%)\]’])"), re.compile(r"([(\[“])\s+"),
          re.compile(r"\s+('s|n't|'re|'ve|'ll|'d|'m|')(?=\s|$)"))


class Document(NamedTuple):
    """One text of a matter; ``matter``: what several documents tell of."""

    id: str
    matter: str
    text: str
    outlet: str | None = None
    published: str | None = None


class Told(NamedTuple):
    """A claim of a document, with where it stands."""

    document: Document
    spans: tuple[tuple[int, int], ...]
    text: str
    sentence: str
    words: frozenset[str]


def plain(text: str) -> str:
    """Return a text that was cut into tokens as people write it."""
    text = text.replace("``", "“").replace("''", "”").replace(" `` ", " “").replace("-LRB-", "(").replace("-RRB-", ")")
    for pattern, to in zip(_TIGHT, (r"\1", r"\1", r"\1"), strict=True):
        text = pattern.sub(to, text)
    return text


def documents(shared: Path) -> Iterator[Document]:
    """Yield the documents that pairs are drawn from."""
    with gzip.open(shared / "data/story/ecbplus/docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if int(row["topic"]) <= _LAST_TOPIC:
                yield Document(row["doc_id"], f"ecb {row['subtopic']}", plain(row["text"]))
    with gzip.open(shared / "data/story/gva/docs.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    often = Counter(row["story"] for row in rows)
    for row in rows:
        if 4 <= often[row["story"]] <= 8:
            yield Document(row["doc_id"], f"gva {row['story']}", row["text"], row["outlet"], row["date"])
    for folder in sorted((shared / "gold/stories").iterdir()):
        gold = yaml.safe_load((folder / "story.yaml").read_text(encoding="utf-8"))
        for name, known in gold["articles"].items():
            yield Document(f"{folder.name}/{name}", folder.name, (folder / f"{name}.txt").read_text(encoding="utf-8"),
                           known["outlet"], str(known["published"]))


def told_in(document: Document) -> list[Told]:
    """Read a document and return its claims; topics are left out."""
    try:
        reading = read(article_from_text(document.text, Given(document.outlet, published=document.published)))
    except Exception as error:  # a text in another language, or none: the rest goes on
        print(f"{document.id}: {error}")
        return []
    return [Told(document, claim.anchor, claim.text, _sentence(reading, claim.anchor[0]), _words(claim.text))
            for claim in reading.claims if claim.kind != "topic"]


def _sentence(reading: Reading, span: tuple[int, int]) -> str:
    text = reading.article.text
    found = [s for s in reading.sentences if s[0] <= span[0] < s[1]]
    return " ".join(text[slice(*found[0])].split()) if found else text[slice(*span)]


def _words(text: str) -> frozenset[str]:
    return frozenset(family(stem(word)) for word, _ in tokens(text) if not is_stop_word(word))


def pairs(told: list[Told], seed: int, wanted: int) -> list[tuple[Told, Told]]:
    """Return pairs of different documents of one matter, drawn by how alike their words are."""
    often = Counter(word for one in told for word in one.words)
    weight = {word: math.log(len(told) / n) for word, n in often.items()}
    norm = {id(one): math.sqrt(sum(weight[w] ** 2 for w in one.words)) or 1.0 for one in told}
    matters: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        matters[one.document.matter].append(one)
    binned: dict[int, list[tuple[Told, Told]]] = defaultdict(list)
    for ones in matters.values():
        for a, b in combinations(ones, 2):
            if a.document.id != b.document.id and a.text != b.text:
                alike = sum(weight[w] ** 2 for w in a.words & b.words) / (norm[id(a)] * norm[id(b)])
                place = next((n for n, (low, high, _) in enumerate(BINS) if low <= alike < high), None)
                if place is not None:
                    binned[place].append((a, b))
    chance, out = random.Random(seed), []
    for place, (_, _, share) in enumerate(BINS):
        out += _spread(binned[place], round(share * wanted), chance)
    chance.shuffle(out)
    return out


def _spread(found: list[tuple[Told, Told]], wanted: int, chance: random.Random) -> list[tuple[Told, Told]]:
    """Draw pairs so that no matter and no claim has too many of them."""
    chance.shuffle(found)
    matters: Counter[str] = Counter()
    claims: Counter[int] = Counter()
    out = []
    for a, b in found:
        matter = a.document.matter
        if len(out) < wanted and matters[matter] < wanted / 8 and claims[id(a)] < 4 and claims[id(b)] < 4:
            out.append((a, b))
            matters[matter] += 1
            claims.update((id(a), id(b)))
    return out


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--n", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    told = [one for document in documents(asked.shared) for one in told_in(document)]
    print(f"{len(told)} claims")
    with asked.out.open("w", encoding="utf-8") as out:
        for number, (a, b) in enumerate(pairs(told, asked.seed, asked.n)):
            row = {"pair": number, **{f"{side}{key}": value for side, one in (("a_", a), ("b_", b)) for key, value in (
                ("doc", one.document.id), ("spans", one.spans), ("claim", one.text), ("sentence", one.sentence))}}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
