"""Every command on a real record: what was put in comes out again, and hostile outlets stay harmless."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.questions import OpenRecord
from tests.strategies import reading
from tests.views.conftest import Answer

Run = Callable[..., Answer]
HOSTILE = "[red]=Post\x1b[2J\u202e"


@pytest.fixture
def path(tmp_path: Path) -> str:
    made = str(tmp_path / "r.db")
    with OpenRecord(made) as record:
        record.add(reading([(0, "troops moved east border", "deny", "denied", None),
                            (1, "troops moved east border", "confirm", "confirmed", None)]))
        record.add(reading([(0, "troops moved east border", "acknowledge", "acknowledged", 0)], outlet=HOSTILE,
                           published="2031-06-02", times=("2031-06-01",)))
    return made


def first(onrecord: Run, command: str, path: str) -> str:
    return str(json.loads(onrecord(command, "--json", "--record", path)[1])["items"][0]["id"])


def test_the_ladder_keeps_both_stances_and_as_of_forgets_what_came_later(onrecord: Run, path: str) -> None:
    claim = first(onrecord, "claims", path)
    _, out, _ = onrecord("claim", claim, "--record", path)
    assert out.index("denied") < out.index("acknowledged")
    _, out, _ = onrecord("claim", claim, "--as-of", "2031-05-15", "--record", path)
    assert "denied" in out
    assert "acknowledged" not in out


def test_show_finds_the_words_by_the_beginning_of_an_id(onrecord: Run, path: str) -> None:
    statement = first(onrecord, "said", path)
    _, out, _ = onrecord("show", statement[:9], "--record", path)
    assert "⟦troops moved east border near Sylvania⟧" in out


def test_all_commands_on_hostile_names(onrecord: Run, path: str) -> None:
    for command in ("articles", "said", "claims", "formulas", "timeline", "search troops", "verify"):
        status, out, err = onrecord(*command.split(), "--record", path)
        assert status == 0, err
        assert not re.search("[\x1b\u202e]", out)
        assert "=Post" in out or command in ("claims", "verify")


def test_csv_of_a_hostile_outlet(onrecord: Run, path: str) -> None:
    for table in ("articles", "statements", "positions", "claims"):
        status, out, _ = onrecord("export", "--format", "csv", "--table", table, "--record", path)
        assert status == 0
        assert len(out.splitlines()) > 1
        assert not re.search(r"(^|,)[=+@]", out, re.M)


def test_forget_takes_an_article_and_only_that(onrecord: Run, path: str) -> None:
    article = first(onrecord, "articles", path)
    assert onrecord("forget", article, "--yes", "--record", path)[0] == 0
    page = json.loads(onrecord("articles", "--json", "--record", path)[1])
    assert page["total"] == 1
    assert page["items"][0]["id"] != article


@pytest.mark.parametrize("call", ["said --since x", "said --act x"])
def test_wrong_values_are_wrong_calls(onrecord: Run, path: str, call: str) -> None:
    status, out, err = onrecord(*call.split(), "--record", path)
    assert (status, out) == (2, "")
    assert err.startswith("OR-50")


@pytest.mark.parametrize("call", ["show szzz", "claim czzz", "said --by Nobody", "forget nzzz --yes"])
def test_what_is_not_on_record_is_status_1(onrecord: Run, path: str, call: str) -> None:
    status, out, err = onrecord(*call.split(), "--record", path)
    assert (status, out) == (1, "")
    assert err.startswith("OR-50")


def test_a_question_makes_no_record(onrecord: Run, tmp_path: Path) -> None:
    status, _, err = onrecord("said", "--record", str(tmp_path / "none.db"))
    assert status == 1
    assert err.startswith("OR-401")
    assert list(tmp_path.iterdir()) == []
