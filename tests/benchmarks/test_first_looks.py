"""A first look uses up its articles, and its log holds ids and counts, no text."""

from __future__ import annotations

import gzip
import json
import sys

import pytest

from benchmarks.first_looks import __main__ as first_looks
from benchmarks.first_looks.looks import Look, logged, pick

SECRET = "The ministry denied on Monday that its ships had crossed the strait"
ROWS = [{"id": f"a{i}", "outlet": f"Outlet {i}", "url": None, "published": "2031-05-02", "use": use,
         "text": f"{SECRET} {i} times, Freedonia's foreign ministry said."}
        for i, use in enumerate(("look", "look", "look", "free"))]


@pytest.fixture
def call(tmp_path, monkeypatch):
    (tmp_path / "data" / "news").mkdir(parents=True)
    with gzip.open(tmp_path / "data" / "news" / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in ROWS)
    monkeypatch.setattr(first_looks, "LOG", tmp_path / "log.jsonl")

    def called(*arguments):
        monkeypatch.setattr(sys, "argv", ["first_looks", *map(str, arguments)])
        return first_looks.main()

    return called


def test_only_articles_set_aside_and_none_twice():
    rows = [row for row in ROWS if row["use"] == "look"]
    first = Look(1, "2031-06-01", ["positions"], 1, ["a0", "a2"])
    assert [row["id"] for row in pick(rows, [first], 5, seed=1)] == ["a1"]
    assert pick(rows, [first, Look(2, "2031-06-02", [], 1, ["a1"])], 5, seed=1) == []
    assert pick(rows, [], 2, seed=3) == pick(rows[::-1], [], 2, seed=3)


def test_drawn_judged_and_logged(call, tmp_path):
    draw = ("draw", "--shared", tmp_path, "--seed", 1, "--what", "statements", "--articles", 2, "--out")
    assert call(*draw, tmp_path / "one") == 0
    (look,) = logged(tmp_path / "log.jsonl")
    assert (look.look, len(look.articles), look.counts, look.what) == (1, 2, {}, ["statements"])
    sheet = tmp_path / "one" / "statements.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("    real:\n", "    real: yes\n"), encoding="utf-8")
    assert call("log", "--look", 1, "--remark", "a trial", sheet) == 0
    (look,) = logged(tmp_path / "log.jsonl")
    found = look.counts["statements"]
    assert found["real"] == [found["items"], found["judged"]]
    assert found["chain"] == [0, 0]
    assert look.remark == "a trial"
    assert "ministry" not in (tmp_path / "log.jsonl").read_text("utf-8")

    assert call(*draw, tmp_path / "one") == 1               # not empty: nothing is overwritten
    assert call(*draw, tmp_path / "two") == 0
    assert sorted(id for look in logged(tmp_path / "log.jsonl") for id in look.articles) == ["a0", "a1", "a2"]
    assert call(*draw, tmp_path / "three") == 1             # all are used up
    assert call("log", "--look", 9, sheet) == 1
