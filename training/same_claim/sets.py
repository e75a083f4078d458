"""The judged pairs as tables: features and verdicts, with the matter that each is of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import yaml

from onrecord.facts import Article, Claim, Reading
from onrecord.facts.claim import ClaimKind
from onrecord.facts.span import overlap
from onrecord.flow import read
from onrecord.intake import Given, article_from_text, articles_from
from onrecord.linking.claims.matching import Wording, wordings
from onrecord.linking.same_actor import record_actor_id
from training.same_claim.draw import Document, documents

PAIRS = Path(__file__).parent / "pairs.tsv"
SAME = ("s", "o")
INVENTED = Path(__file__).parents[2] / "benchmarks/across/tune"
_LEAST = 0.3        # of the characters of a judged claim and of one read now, that they are taken for one


class Judged(NamedTuple):
    """A judged pair with the wordings of both claims as they are read now."""

    matter: str
    a: tuple[Wording, ...]
    b: tuple[Wording, ...]
    same: bool


def judged_pairs(shared: Path) -> Iterator[Judged]:
    """Yield the judged pairs; those of claims that are not read any more, and unreadable ones, are left out."""
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    wanted = {row[0] for row in rows} | {row[2] for row in rows}
    texts = {d.id: d for d in documents(shared) if d.id in wanted}
    readings: dict[str, tuple[Reading, dict[str, str]] | None] = {id: _read(d) for id, d in texts.items()}
    for a, a_spans, b, b_spans, verdict, _ in rows:
        found = [_found(readings.get(id), spans) for id, spans in ((a, a_spans), (b, b_spans))]
        if verdict != "x" and found[0] and found[1]:
            yield Judged(texts[a].matter, found[0], found[1], verdict in SAME)


def invented_pairs() -> Iterator[Judged]:
    """Yield pairs of our own invented matters (``benchmarks/across/tune``): states that deal with one another.

    Reports of one claim are the same; those of two claims, and those that are to be kept apart, are not.
    """
    for folder in sorted(INVENTED.iterdir()):
        gold = yaml.safe_load((folder / "story.yaml").read_text(encoding="utf-8"))
        told = [(row["claim"], *told) for row in gold["same_claim"] for told in row["in"].items()]
        told += [(f"not {row['claim']}: {n}", *told)
                 for n, row in enumerate(gold["apart"]) for told in row["from"].items()]
        files = sorted(folder.glob("*.txt"))
        readings = {f.stem: _read_article(next(articles_from([str(f)]))) for f in files}
        found = [(claim, article, _found(readings[article], _spans(readings[article][0].article.text, words)))
                 for claim, article, words in told]
        for (claim, article, one), (other_claim, other_article, other) in combinations(found, 2):
            if article != other_article and one and other:
                yield Judged(f"invented {folder.name}", one, other, claim == other_claim)


def _spans(text: str, words: str | list[str]) -> str:
    parts = [words] if isinstance(words, str) else words
    return ";".join(f"{text.index(part)}-{text.index(part) + len(part)}" for part in parts)


def _read(document: Document) -> tuple[Reading, dict[str, str]]:
    return _read_article(article_from_text(document.text, Given(document.outlet, published=document.published)))


def _read_article(article: Article) -> tuple[Reading, dict[str, str]]:
    reading = read(article)
    return reading, {actor.id: record_actor_id(actor, reading.article.id) for actor in reading.actors}


def _found(read_now: tuple[Reading, dict[str, str]] | None, spans: str) -> tuple[Wording, ...]:
    """Return the wordings of the proposition that stands where a judged claim stood."""
    if read_now is None:
        return ()
    reading, ids = read_now
    wanted = [(int(s), int(e)) for s, e in (span.split("-") for span in spans.split(";"))]
    weighed = [(_alike(wanted, p.spans), n) for n, p in enumerate(reading.propositions)]
    best = max(weighed, default=(0.0, 0))
    if best[0] < _LEAST:
        return ()
    told = reading.propositions[best[1]]
    held = [p for claim in reading.claims for p in claim.positions if p.proposition == told.id]
    kind: ClaimKind = "fact" if told.predicate.part == "verb" else "verdict"
    claim = Claim("c", told.text, told.spans, tuple(held), kind=kind, proposition=told.id)
    return wordings(reading, claim, ids)


def _alike(a: list[tuple[int, int]], b: tuple[tuple[int, int], ...]) -> float:
    shared = sum(overlap(x, y) for x in a for y in b)
    return shared / (sum(e - s for s, e in a) + sum(e - s for s, e in b) - shared)
