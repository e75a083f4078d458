"""What the commands on events print, and their exports: nothing hostile gets through, every row is a row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from onrecord.questions.answers import Page, Quote, Who
from onrecord.questions.claim_answers import PositionRow
from onrecord.questions.event_answers import (
    EventReported,
    EventRow,
    EventTold,
    FiguresDiffer,
    FigureTold,
    Telling,
    TieEvents,
    TieMonth,
    Ties,
    TieSaid,
)
from onrecord.views.export.plover import plover_event
from tests.views.conftest import CHINA, HOSTILE, TOKEN, Answer, KnownAnswers
from tests.views.test_commands import STEERS

Run = Callable[..., Answer]
ARMY = Who("a1", HOSTILE, "institution", of="KEN")
WORDS = Quote(((4, 9),), ("=sent",))
EVENT = EventRow(
    id="e1", article="n1", outlet="Norrvik Post", published="2031-05-03", day="2031-05-02", value="2031-05-02",
    dated_by="when", source=(CHINA,), target=(ARMY,), reciprocal=False, type="MOBILIZE", mode="troops", cameo="154",
    quad=4, realis="alleged", quote=WORDS, sentence=Quote(((0, 20),), (f"=SUM(1)\t{HOSTILE}",)), statement="s1",
    on_word_of=("Eastline Wire", "two officials"), where=HOSTILE, country="KEN", copy_of="n0")
PLAN = EventRow(**{name: getattr(EVENT, name) for name in EVENT.__struct_fields__} | {
    "realis": "planned", "dated_by": "published", "source": (CHINA, ARMY), "target": (CHINA, ARMY), "reciprocal": True})
TIES = Ties((CHINA,), (ARMY,), (TieMonth("2031-05", (0, 0, 1, 2), (0, 1, 0, 0), 1, (
    TieEvents("one", "MOBILIZE", 4, "actual", ("e1", "e2")), TieEvents("both", "CONSULT", 1, "planned", ("e3",)))),
    TieMonth(None, (0, 0, 0, 0), (0, 0, 0, 0), 1, ())), (
    TieSaid("n1", HOSTILE, "2031-05-02", "strained", Quote(((0, 4),), ("ties",)), Quote(((0, 20),), (HOSTILE,)),
            ("Eastline Wire",)),), 5, 3)
ROW: dict[str, Any] = {
    "id": "e1", "same_event": "e1", "article": "n1", "outlet": HOSTILE, "url": None, "title": None,
    "published": "2031-05-03",
    "language": "en", "day": "2031-05-02", "value": "2031-05-02", "dated_by": "when",
    **{f"{side}{what}": value for side in ("source", "target") for what, value in (
        ("", "=Kenya"), ("_id", "KEN"), ("_state", "KEN"), ("_sector", "GOV"), ("_code", "KEN"))},
    "reciprocal": False, "type": "MOBILIZE", "mode": None, "cameo": "154", "quad": 4, "realis": "alleged",
    "on_word_of": "", "statement": None, "words": "sent", "spans": "4-9", "sentence": "=SUM(1)\nnew\tcell",
    "sentence_spans": "0-20 24-30", "sentence_number": 1, "place": None, "place_country": None, "latitude": None,
    "longitude": None, "quantities": "", "confidence": None, "copy_of": None, "judged": "", "ontology": "PLOVER 2021"}


class Told(KnownAnswers):
    """A record that has events."""

    def events(self, *, limit: int | None, **asked: Any) -> Page[Any]:
        return self._page(EVENT if asked["realis"] != "planned" else PLAN, limit, **asked)

    def event(self, id: str, *, as_of: str | None = None) -> EventTold:
        self.asked.append({"id": id, "as_of": as_of})
        said = Telling(WORDS, EVENT.sentence, "alleged", False, None, "s1", (ARMY,), ("Eastline Wire", HOSTILE))
        told = (said, Telling(WORDS, EVENT.sentence, "actual", False, None, None, (), ()))
        held = PositionRow(ARMY, "denied", "2031-05-04", None, "when", None, None, "c1", "n2", HOSTILE, None, WORDS)
        figures = FiguresDiffer(HOSTILE, "excludes", (
            FigureTold(f"12 {HOSTILE}", 12, 12, (), "n1", "Norrvik Post", "2031-05-03", "e1"),
            FigureTold("15 dockers", 15, 15, (HOSTILE,), "n2", None, None, "e2")))
        joined = msgspec.structs.replace(EVENT, id="e2", outlet=HOSTILE, copy_of=None)
        return EventTold(
            msgspec.structs.replace(EVENT, reports=2, outlets=2, origins=2, copies=1, all_realis=("actual", "denied")),
            told, (EventReported(EVENT, told), EventReported(joined, told[1:], "e1", "learned-event-1", 0.81)),
            (held,), (figures,))

    def ties(self, one: str, other: str, **asked: Any) -> Ties:
        self.asked.append({"one": one, "other": other, **asked})
        return TIES

    def export_rows(self, kind: str) -> Iterator[dict[str, Any]]:
        coded = {"Event ID": "e1-1", "Source Name": "=x", "Event Text": "a\n\tb"}
        yield from (ROW, ROW) if kind == "events" else (coded,)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    known = Told("known.db")
    monkeypatch.setattr("onrecord.questions.OpenRecord", lambda path, create=True: known)
    return known


@pytest.mark.parametrize("command", ["events", "events --realis planned", "event e1", "ties CHN KEN"])
def test_nothing_hostile_reaches_the_terminal(onrecord: Run, told: Told, command: str) -> None:
    status, out, err = onrecord(*command.split())
    assert (status, err) == (0, "")
    assert "[red]Ping" in out
    assert not STEERS.search(out)
    status, out, _ = onrecord(*command.split(), "--json")
    assert isinstance(json.loads(out), dict)
    assert not STEERS.search(out.rstrip("\n"))


def test_a_row_says_who_did_what_to_whom(onrecord: Run, told: Told) -> None:
    _, out, _ = onrecord("events")
    assert "2031-05-02   China → " in out
    assert " (KEN) · MOBILIZE troops 154 · alleged · in " in out
    assert "Norrvik Post, 2031-05-03 · on the word of Eastline Wire ← two officials · copy of n0  e1" in out.replace(
        "\n             ", " ")
    assert "1 of 3 events" in out
    assert TOKEN in out
    _, out, _ = onrecord("events", "--realis", "planned")
    assert "no day       China ↔ " in out


def test_options_reach_the_question(onrecord: Run, told: Told) -> None:
    asked = {"source": "CHN", "target": "KEN", "about": "x", "type": "AID", "realis": "actual", "story": "y1",
             "since": "2031", "until": "2032", "as_of": "2033"}
    onrecord("events", *(word for name, value in asked.items() for word in (f"--{name.replace('_', '-')}", value)))
    assert told.asked[-1] == {**asked, "limit": 60, "after": None}
    onrecord("ties", "CHN", "KEN", "--since", "2031", "--until", "2032", "--as-of", "2033")
    assert told.asked[-1] == {"one": "CHN", "other": "KEN", "since": "2031", "until": "2032", "as_of": "2033",
                              "limit": 60}


def test_one_event_shows_on_whose_word_each_place_tells_it(onrecord: Run, told: Told) -> None:
    _, out, _ = onrecord("event", "e1")
    assert "alleged · on the word of Eastline Wire ← " in out
    assert "actual · the outlet's own words · told by “=sent”" in out
    assert "3 of 3 places that tell of it" in out


def test_one_event_shows_its_ladder(onrecord: Run, told: Told) -> None:
    _, out, _ = onrecord("event", "e1", "--as-of", "2031-06")
    assert told.asked[-1] == {"id": "e1", "as_of": "2031-06"}
    out = out.replace("\n             ", " ")
    assert out.startswith("2 reports of 2 outlets from 2 origins, 1 copy among them, told as actual and denied\n")
    assert out.index("first reported") < out.index("same as e1, 81 %") < out.index("· denied ·")
    assert "numbers that cannot both hold: " in out
    assert "2031-05-03   12 " in out
    assert "· the outlet's own words · Norrvik Post  e1" in out


def test_ties_count_by_quad_class_and_name_the_events_behind(onrecord: Run, told: Told) -> None:
    _, out, _ = onrecord("ties", "CHN", "KEN")
    assert "2031-05      verbal conflict 1, material conflict 2 · planned or possible 1 · denied 1" in out
    assert "MOBILIZE · actual  e1 e2" in out
    assert "no day       nothing done · denied 1" in out
    assert "5 events between China and " in out
    assert 'strained: "ties" · ' in out
    assert "1 of 3 places that tell of a tie" in out
    assert "on the word of Eastline Wire" in out


def test_plover_has_spans_and_leaves_out_what_is_not_known(onrecord: Run, told: Told) -> None:
    _, out, _ = onrecord("export", "--format", "plover")
    first, again = (json.loads(line) for line in out.splitlines())
    assert first == again == plover_event(ROW)
    assert first["text_info"] == {"sequence": 1, "spans": [[0, 20], [24, 30]], "event_spans": [[4, 9]]}
    assert first["quad_code"] == 4
    assert first["onrecord"]["realis"] == "alleged"
    assert {"mode", "event_loc"} & set(first) == set()


def test_a_row_of_the_cameo_table_is_one_line_and_no_formula(onrecord: Run, told: Told) -> None:
    _, out, _ = onrecord("export", "--format", "cameo")
    assert out.splitlines() == ["Event ID\tSource Name\tEvent Text", "e1-1\t'=x\ta b"]


def test_csv_of_events_holds_every_column(onrecord: Run, told: Told) -> None:
    _, out, _ = onrecord("export", "--format", "events-csv")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert list(rows[0]) == list(ROW)
    assert rows[0]["sentence"] == "'=SUM(1)\nnew\tcell"
    assert rows[0]["source"] == "'=Kenya"


def test_a_format_for_events_writes_no_other_table(onrecord: Run, told: Told) -> None:
    status, _, err = onrecord("export", "--format", "plover", "--table", "claims")
    assert (status, err[:6]) == (2, "OR-552")
