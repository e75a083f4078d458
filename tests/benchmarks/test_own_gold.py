"""Quality is checked where nothing but this repository is: readings of invented articles against stored figures."""

from __future__ import annotations

import json

import msgspec
import pytest

from benchmarks.own_gold.scores import BASELINE, articles, judged, scores
from benchmarks.quality import fallen
from onrecord import read
from onrecord.facts import Reading
from onrecord.intake import Given, article_from_text


def reading(of: int) -> Reading:
    gold = articles()[of]
    return read(article_from_text(gold["text"], Given(outlet=gold["outlet"], published=str(gold["published"]))))


def test_no_figure_has_fallen() -> None:
    stored = json.loads(BASELINE.read_text(encoding="utf-8"))
    found = scores()
    assert set(found) == set(stored)
    assert fallen(found, stored) == [], "better elsewhere? say so; python -m benchmarks.own_gold --store"


def test_the_articles_are_many_enough_to_show_something() -> None:
    assert len(articles()) >= 6
    assert sum(len(one["statements"]) for one in articles()) >= 30
    assert all(one["text"].count(said["words"]) == 1 for one in articles() for said in one["statements"])


@pytest.mark.parametrize("question", ["statements", "positions", "speakers", "states"])
def test_a_reading_without_anything_is_seen(question: str) -> None:
    """The check itself can fail: what is taken out of a reading is missed."""
    whole = reading(0)
    bare = {
        "statements": msgspec.structs.replace(whole, statements=()),
        "positions": msgspec.structs.replace(whole, claims=()),
        "speakers": msgspec.structs.replace(
            whole, statements=tuple(msgspec.structs.replace(s, speakers=()) for s in whole.statements)),
        "states": msgspec.structs.replace(
            whole, actors=tuple(msgspec.structs.replace(a, of=None, code=None) for a in whole.actors)),
    }[question]

    def share(of: Reading) -> float:
        answers = [(right, weight) for asked, right, weight in judged(articles()[0], of) if asked == question]
        return sum(weight for right, weight in answers if right) / sum(weight for _, weight in answers)

    assert share(whole) > share(bare)
