"""The scores of readings against the invented articles.

In: the articles with what stands in them. Out: one figure a question, in percent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from onrecord import read
from onrecord.facts import Actor, Reading, Span, Statement
from onrecord.facts.span import overlap
from onrecord.intake import Given, article_from_text

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
_SAME = 0.5           # of the words of both that two contents share


@cache
def articles() -> list[dict[str, Any]]:
    """Return the invented articles and what stands in them."""
    loaded: list[dict[str, Any]] = yaml.safe_load((HERE / "articles.yaml").read_text(encoding="utf-8"))
    return loaded


def scores() -> dict[str, float]:
    """Read all articles and return the figures: F1 of statements and positions, shares of the rest."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for gold in articles():
        given = Given(title=gold["title"], outlet=gold["outlet"], published=str(gold["published"]))
        for question, is_right, weight in judged(gold, read(article_from_text(gold["text"], given))):
            right[question] += weight * is_right
            of[question] += weight
    return {question: round(100 * right[question] / of[question], 1) for question in sorted(of)}


def judged(gold: Mapping[str, Any], reading: Reading) -> Iterator[tuple[str, bool, int]]:
    """Yield for each question whether it was answered rightly, and how much that counts.

    What is found rightly counts twice and what was missed or is too much once: that makes F1 of the shares.
    """
    found = matched(gold, reading)
    actors = {actor.id: actor for actor in reading.actors}
    extra = len(reading.statements) - len(found)
    yield from (("statements", place in found, 2 if place in found else 1) for place in range(len(gold["statements"])))
    yield from (("statements", False, 1) for _ in range(extra))
    wanted, held = set(), set(positions(reading, found))
    for place, one in enumerate(gold["statements"]):
        wanted |= {(place, one["position"])} if one["position"] else set()
        if place not in found:
            continue
        said = found[place]
        speakers = [actors[id] for id in said.speakers if id in actors]
        yield "speakers", any(is_called(actor.name, one["speaker"]) for actor in speakers), 1
        yield "acts", said.act == one["act"], 1
        yield "forms", said.form == one["form"], 1
    yield from (("positions", one in held, 2 if one in held else 1) for one in wanted)
    yield from (("positions", False, 1) for _ in held - wanted)
    for name, state in gold["states"].items():
        yield "states", any(state_of(actor) == state for actor in reading.actors if is_called(actor.name, name)), 1


def matched(gold: Mapping[str, Any], reading: Reading) -> dict[int, Statement]:
    """Return the statements that the reading has, by their place among those that it should have."""
    text = reading.article.text
    found: dict[int, Statement] = {}
    for place, one in enumerate(gold["statements"]):
        start = text.index(one["words"])
        span = (start, start + len(one["words"]))
        free = [s for s in reading.statements if s not in found.values()]
        best = max(free, key=lambda s: likeness(span, s.content), default=None)
        if best is not None and likeness(span, best.content) >= _SAME:
            found[place] = best
    return found


def likeness(span: Span, content: tuple[Span, ...]) -> float:
    """Return how much of two contents both have."""
    shared = sum(overlap(span, part) for part in content)
    return shared / (span[1] - span[0] + sum(end - start for start, end in content) - shared)


def positions(reading: Reading, found: Mapping[int, Statement]) -> Iterator[tuple[int, str]]:
    """Yield the positions of a reading with the place of the statement that each is taken by; -1: one too many."""
    places = {statement.id: place for place, statement in found.items()}
    for claim in reading.claims:
        for position in claim.positions:
            yield places.get(position.statement or "", -1), position.position


def is_called(name: str, gold: str) -> bool:
    """Whether an actor is called as the article has it, or by more of its name."""
    return gold.casefold() in name.casefold() or name.casefold() in gold.casefold()


def state_of(actor: Actor) -> str | None:
    """Return the state that an actor is or acts for."""
    return actor.code if actor.kind == "state" else actor.of
