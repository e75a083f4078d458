"""The demonstration: the real reader on the articles that come with onrecord, and what a newcomer sees."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.intake import articles_from
from onrecord.views.cli.demo import demo_articles
from tests.views.conftest import Answer

Run = Callable[..., Answer]


def test_the_articles_say_that_they_are_invented() -> None:
    articles = list(articles_from(demo_articles()))
    assert len(articles) == 10
    for article in articles:
        assert article.outlet
        assert article.published_from == "metadata"
        assert ".example.org/" in article.url
        assert article.text.rstrip().endswith("the outlet, the persons and the words quoted are invented.)")
        assert 120 <= len(article.text.split()) <= 220
    assert len({a.outlet for a in articles}) == 5
    assert len({a.text_hash for a in articles}) == 9


def test_the_demo_shows_the_turns_of_the_story(onrecord: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "demo.db")
    status, out, _ = onrecord("demo", "--record", path, "--json")
    assert status == 0
    shown = json.loads(out)
    assert {k: shown["read"][k] for k in ("new", "copy", "skipped")} == {"new": 9, "copy": 1, "skipped": 0}
    assert shown["read"]["errors"] == {}
    turns = [(r["party"] and r["party"]["code"], r["position"]) for r in shown["claim"]["positions"]]
    assert turns.index(("USA", "confirmed")) < turns.index(("PRK", "acknowledged"))
    assert ("PRK", "denied") in turns
    assert shown["claim"]["claim"]["copies"] == 1
    china = [f for f in shown["formulas"]["items"] if f["party"]["code"] == "CHN"]
    assert [use["published"] for use in china[0]["uses"]] == ["2024-10-15", "2025-04-29"]

    again = json.loads(onrecord("demo", "--record", path, "--json")[1])
    assert again["read"]["known"] == 10
    assert again["claim"] == shown["claim"]
    assert onrecord("verify", "--record", path)[0] == 0


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the demo prints for people."""
    call = [sys.executable, "-m", "onrecord", "demo"]
    folder = tmp_path_factory.mktemp("elsewhere")
    done = subprocess.run(call, capture_output=True, text=True, cwd=folder, timeout=120, check=True, encoding="utf-8",
                          env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")})
    assert list(folder.iterdir()) == []
    return done.stdout


def test_the_demo_for_people(printed: str) -> None:
    assert "acknowledged" in printed
    assert re.search(r"China: \d+ words, 2 uses", printed)
    assert re.search(r"10 of \d+ dated statements and positions", printed)
    assert "onrecord demo --record demo.db" in printed
