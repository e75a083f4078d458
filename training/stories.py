"""Make the tables by which stories are told: ``python -m training.stories words|weights --shared FOLDER``.

words: ``stories/common_terms.tsv``, how many articles in a thousand have a term, over several kinds of news, so that a
young record knows what is common. weights: ``stories/accept.tsv``, a logistic regression over the measures of
``onrecord.linking.stories.compare``, fitted on the earlier two thirds of dated articles with their stories: each
article beside the stories it could join, when the articles before it are in their true stories. The set is fitted as
it stands and folded into shorter time, seven and twenty articles a day, so that the weights hold for denser news; half
of the ECB+ topics on drawn days go with it, so that they hold for other matters.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from onrecord.intake.not_body import not_body
from onrecord.linking.stories.assign import comparisons
from onrecord.linking.stories.compare import MEASURES
from onrecord.linking.stories.kept import KeptArticle, KeptStory, MemoryStore
from onrecord.linking.stories.live import LIFE, WINDOW, Live, index_terms
from onrecord.linking.stories.terms import Page, Terms, terms_of

UNDATED = "data/story/ecbplus/docs.jsonl.gz"
DATED = "data/story/gva/docs.dev.jsonl.gz"
SOURCES = (
    "data/said/polnear.train.jsonl.gz",
    "data/names/wwn-train.jsonl.gz",
    "data/where/lgl.jsonl.gz",
    "data/where/tr-news.dev.jsonl",
    UNDATED,
    DATED,
)
TABLES = Path(__file__).parents[1] / "src" / "onrecord" / "data" / "stories"
LEAST = 6.0  # articles in a thousand, from which on a term is kept
EARLIER = 2 / 3
ACCEPT_FROM = 0.55
FIRST_DAY = 735000  # any day: undated articles are drawn around it
_AS_PRINTED = re.compile(r" ([.,;:?!)'’])")
Example = tuple[Terms, str]


def rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines, packed or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def earlier(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the articles of stories that began in the earlier two thirds; the rest is kept back for checking."""
    articles = sorted(articles, key=lambda r: r["date"])
    cut = articles[int(len(articles) * EARLIER)]["date"]
    began: dict[str, str] = {}
    for row in articles:
        began.setdefault(row["story"], row["date"])
    return [row for row in articles if began[row["story"]] < cut]


def page(row: dict[str, Any]) -> Page:
    """Return a row of any of the sets as a page."""
    text = row.get("text") or " ".join(row.get("tokens") or ())
    name = str(row.get("doc_id") or row.get("id") or len(text))
    day = row["date"][:10] if row.get("story") else "2015-01-01"
    return Page(name, day, row.get("title"), text, not_body(text))


def common_terms(shared: Path) -> list[tuple[str, float]]:
    """Return terms and in how many articles of a thousand they stand: the mean over the sets, most common first."""
    mean: Counter[str] = Counter()
    for source in SOURCES:
        articles = rows(shared / source)
        articles = earlier(articles) if source == DATED else articles
        held: Counter[str] = Counter()
        for row in articles:
            held.update(set(index_terms(terms_of(page(row)))))
        for term, times in held.items():
            mean[term] += 1000 * times / len(articles) / len(SOURCES)  # type: ignore[assignment]
    kept = [(term, share) for term, share in mean.items() if share >= LEAST and "\t" not in term]
    return sorted(kept, key=lambda x: (-x[1], x[0]))


def undated(articles: Sequence[dict[str, Any]], seed: int) -> list[Example]:
    """Return articles of even topics on drawn days: stories begin within 60 days, their articles lie close."""
    chance, began = random.Random(seed), dict[str, int]()
    examples = []
    for row in articles:
        if int(row["topic"]) % 2 == 0:
            begins = began.setdefault(row["subtopic"], FIRST_DAY + chance.randrange(60))
            terms = terms_of(page({**row, "text": _AS_PRINTED.sub(r"\1", row["text"])}))
            day = begins + chance.choice((0, 0, 0, 1, 1, 2, 3, 5))
            examples.append((msgspec.structs.replace(terms, day=day, days=()), row["subtopic"]))
    return sorted(examples, key=lambda e: e[0].day)


def folded(examples: Sequence[Example], a_day: int, seed: int) -> list[Example]:
    """Return the examples with stories moved by whole weeks so that about ``a_day`` articles come a day."""
    chance = random.Random(seed)
    began: dict[str, int] = {}
    for terms, story in examples:
        began.setdefault(story, terms.day)
    days = max(7, len(examples) // a_day)
    start = min(began.values())
    shift = {s: (start + chance.randrange(days) - day) // 7 * 7 for s, day in began.items()}
    moved = [
        (msgspec.structs.replace(t, day=t.day + shift[s], days=tuple(d + shift[s] for d in t.days)), s)
        for t, s in examples
    ]
    return sorted(moved, key=lambda e: (e[0].day, chance.random()))


def compared(examples: Sequence[Example]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Yield measures of each article beside each candidate, and whether that is its story; stories end with LIFE."""
    live, current, began = Live(MemoryStore()), dict[str, str](), dict[str, int]()
    for number, (terms, gold) in enumerate(examples):
        live.reach(terms.day - WINDOW, terms.day)
        found, length = comparisons(terms, live)
        for one in found:
            if terms.day - began[one.story] <= LIFE:
                yield one.measures, one.story == current.get(gold)
        if gold not in current or terms.day - began[current[gold]] > LIFE:
            current[gold] = f"{gold}/{number}"
            began[current[gold]] = terms.day
        kept = KeptStory(current[gold], str(number), began[current[gold]])
        live.add(KeptArticle(str(number), kept.id, terms, length), kept)


def fitted(examples: Sequence[tuple[tuple[float, ...], bool]], ridge: float = 1.0) -> list[float]:
    """Return weights of the measures and, last, the constant: logistic regression by Newton's method."""
    x = np.array([m for m, _ in examples])
    y = np.array([float(label) for _, label in examples])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    w = np.zeros(z.shape[1])
    penalty = np.r_[np.full(len(w) - 1, ridge), 1e-6]
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z.T * (p * (1 - p))) @ z + np.diag(penalty), z.T @ (p - y) + penalty * w)
    plain = w[:-1] / spread
    return [*map(float, plain), float(w[-1] - (plain * mean).sum())]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", choices=("words", "weights"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    if args.table == "words":
        write("common_terms", WORDS_HEAD, [f"{term}\t{share:.1f}" for term, share in common_terms(args.shared)])
        return
    examples = [(terms_of(page(row)), row["story"]) for row in earlier(rows(args.shared / DATED))]
    sets = (
        examples,
        folded(examples, 7, 1),
        folded(examples, 20, 2),
        undated(rows(args.shared / UNDATED), 4),
    )
    weights = fitted([e for one in sets for e in compared(one)])
    named = zip((*MEASURES, "constant"), weights, strict=True)
    write("accept", WEIGHTS_HEAD, [*(f"{name}\t{w:.3f}" for name, w in named), f"accept from\t{ACCEPT_FROM}"])


def write(table: str, head: str, lines: Sequence[str]) -> None:
    """Write a table under its head."""
    (TABLES / f"{table}.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


WORDS_HEAD = """\
# In how many articles of a thousand a term stands: word stems, names (after @) and numbers (after #), the mean over
# several kinds of news. Made by training/stories.py: do not edit. Sources: counts over PolNeAR, English Worldwide
# Newswire, LGL, TR-News, ECB+ and GVA articles before 2015 (no text of theirs is here). Licence of the counts: CC0.
# term	share
"""
WEIGHTS_HEAD = """\
# What each measure counts when an article is compared with a story (logistic regression), and the least score at
# which it is put into it. Made by training/stories.py: do not edit. Sources: fitted on GVA articles before 2015 and on
# half of the ECB+ topics (weights only). Licence: Apache-2.0.
# measure	weight
"""


if __name__ == "__main__":
    main()
