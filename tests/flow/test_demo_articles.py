"""The ten demonstration articles, read whole: the turns of their story are on the record."""

from __future__ import annotations

from importlib import resources

import pytest

from onrecord.facts import Article, Reading
from onrecord.flow import read
from onrecord.intake import articles_from


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    folder = resources.files("onrecord.data").joinpath("demo")
    found = list(articles_from(sorted(str(f) for f in folder.iterdir() if f.name.endswith(".txt"))))
    assert len(found) == 10
    return [read(a) for a in found if isinstance(a, Article)]


def positions(readings: list[Reading], state: str) -> set[tuple[str, str]]:
    """(day of publication, position) of all positions a state or who acts for it takes."""
    found = set()
    for r in readings:
        parties = {a.id for a in r.actors if state in (a.code, a.of)}
        found |= {(r.article.published or "", p.position) for c in r.claims for p in c.positions if p.party in parties}
    return found


def test_who_acknowledged_and_who_had_denied(readings: list[Reading]) -> None:
    north_korea = positions(readings, "PRK")
    assert ("2025-04-28", "acknowledged") in north_korea
    assert any(day < "2025" and position == "denied" for day, position in north_korea)
    assert any(position == "confirmed" for _, position in positions(readings, "USA"))
    assert any(position == "no_comment" for _, position in positions(readings, "CHN"))


def test_a_spokesperson_speaks_for_the_state(readings: list[Reading]) -> None:
    said = [s for r in readings for s in r.statements if s.source_type == "spokesperson"]
    assert said
    assert {"CHN", "RUS"} <= {s.on_behalf_of for s in said}


def test_unnamed_sources_stay_unnamed(readings: list[Reading]) -> None:
    assert any(s.source_type in ("unnamed official", "unnamed person") for r in readings for s in r.statements)


def test_numbers_keep_their_bounds(readings: list[Reading]) -> None:
    assert any(q.high == 14000 and q.low is None for r in readings for q in r.quantities)
