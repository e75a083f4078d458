"""What pages are drawn from: pieces of text, axes of days, lanes, the meaning of terms."""

from __future__ import annotations

import xml.dom.minidom
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.data import rows
from onrecord.facts.vocabulary import words
from onrecord.questions.answers import Quote, Who
from onrecord.questions.claim_answers import PositionRow
from onrecord.views.web.page import address
from onrecord.views.web.pictures import drawing
from onrecord.views.web.pictures.drawing import Axis, element
from onrecord.views.web.pictures.lanes import NARROW, WIDE, Lane, Layout, Silence, drawn
from onrecord.views.web.segments import Mark, cut, laid_out, paragraphs
from onrecord.views.web.wording import QUADS, acted, acted_to, day, plain_day, terms

TEXT = st.text("ab\n\u0301é𝒳 ", max_size=60)
SPAN = st.tuples(st.integers(-5, 70), st.integers(-5, 70))


@given(TEXT, st.lists(SPAN, max_size=8))
def test_pieces_join_to_the_text_and_each_mark_is_whole(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, "claim", str(number)) for number, (start, end) in enumerate(spans)]
    pieces = cut(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    for mark in marks:
        lit = "".join(piece.text for piece in pieces if mark in piece.marks)
        assert lit == text[max(mark.start, 0):max(mark.end, 0)]


@given(TEXT)
def test_paragraphs_leave_out_white_space_alone(text: str) -> None:
    spans = list(paragraphs(text))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_fact_opens_once_where_its_words_begin() -> None:
    marks = [Mark(2, 4, "claim", "c"), Mark(6, 8, "claim", "c")]
    opened = [(piece.text, [mark.id for mark in piece.opens]) for one in laid_out("abcdefgh", marks, marks)
              for piece in one.pieces]
    assert opened == [("ab", []), ("cd", ["c"]), ("ef", []), ("gh", [])]


@pytest.mark.parametrize(("first", "last"), [("2024-10-01", "2025-04-29"), ("2024-10-01", "2024-10-01"),
                                             ("0001-01-01", "9999-12-31"), ("2024-10-01", "2024-10-20"),
                                             ("1990-01-01", "2025-01-01"), ("9999-12-01", "9999-12-31")])
def test_an_axis_has_few_ticks_and_no_day_outside(first: str, last: str) -> None:
    axis = Axis(first, last, 100, 1000)
    assert 100 <= axis.x(first) <= axis.x(last) <= 1000
    ticks = list(axis.ticks())
    assert len(ticks) <= 13
    assert all(100 <= tick.at <= 1000 for tick in ticks)


def test_no_lane_without_a_position_is_drawn() -> None:
    picture = drawn([Lane("Freedonia", None, (), ())], "nothing", None, lambda rung: "/")
    assert "Nobody takes a position on it." in picture
    xml.dom.minidom.parseString(picture)


def _rung(day: str | None, kind: str = "denied", statement: str = "s1") -> PositionRow:
    return PositionRow(None, kind, day, day, "when" if day else None, None, None, "c1", "n1", "The Ellery Post", day,
                       Quote(((0, 12),), ("it is not so",)), statement)


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_what_has_no_day_is_drawn_in_a_column_of_its_own(layout: Layout) -> None:
    """Eight marks without a day, two of 2024: all are drawn, none on another, the undated left of the dated."""
    undated = [_rung(None, statement=f"s{number}") for number in range(8)]
    lane = Lane("the ministry of the harbour and of all the ships that lie in it", "denied",
                (*undated, _rung("2024-10-01"), _rung("2024-12-01")), ())
    picture = drawn([lane], "told", None, lambda rung: f"/{rung.statement}", layout)
    marks = [(float(one.getAttribute("x")), float(one.getAttribute("y")))
             for one in xml.dom.minidom.parseString(picture).getElementsByTagName("use")]
    assert len(marks) == len(set(marks)) == 10
    assert max(x for x, _ in marks[2:]) < min(x for x, _ in marks[:2])
    assert all(layout.left <= x <= layout.right for x, _ in marks)
    assert "no known day" in picture


def test_where_no_day_is_known_no_axis_is_drawn() -> None:
    picture = drawn([Lane("Freedonia", "denied", (_rung(None),), ())], "told", None, lambda rung: "/")
    assert picture.count("<use") == 1
    assert 'class="tick"' not in picture


@pytest.mark.parametrize(("name", "lines"), [
    ("Freedonia", 1), ("South Korea's intelligence service", 2), ("x" * 400, 2), ("a " * 200, 2)])
def test_a_long_name_is_told_in_two_lines_and_whole_where_it_is_pointed_at(name: str, lines: int) -> None:
    picture = drawn([Lane(name, None, (_rung("2024-10-01"),), ())], "told", None, lambda rung: "/")
    assert picture.count("<tspan") == lines
    assert name in picture or (lines == 2 and name.split()[0] in picture)
    assert max(len(one.firstChild.data) for one in xml.dom.minidom.parseString(picture).getElementsByTagName("tspan")
               ) <= 26


def test_a_silence_tells_how_long_it_lasted() -> None:
    party = Who("PRK", "North Korea", "state", "PRK")
    silence = Silence(party, "2024-10-15", "2025-04-28")
    lane = Lane("North Korea", None, (_rung("2024-10-15"), _rung("2025-04-28")), (silence,))
    assert "does not acknowledge it (6 months)" in drawn([lane], "told", None, lambda rung: "/")
    lasting = lane._replace(silences=(silence._replace(until=None),))
    assert "does not acknowledge it</text>" in drawn([lasting], "told", None, lambda rung: "/")


def test_every_position_has_a_shape_of_its_own_and_a_meaning() -> None:
    assert set(drawing.MARKS) == set(words("positions")) == set(drawing.COLOURS)
    assert len(set(drawing.MARKS.values())) == len(drawing.MARKS)
    missing = {name.replace("_", " ") for name in words("positions")} | set(QUADS.values()) - set(terms())
    assert missing - set(terms()) == set()


def test_every_act_is_told_in_the_past() -> None:
    for act in words("acts"):
        told = acted(act)
        assert told == told.strip() != act
        assert acted_to(act).isalpha() or not acted_to(act)
    assert {row[0] for row in rows("web/acts")} == set(words("acts"))


def test_terms_are_sentences() -> None:
    assert len(terms()) > 30
    assert [told for told in terms().values() if not (told[:1].isupper() or told.startswith("onrecord"))
            or not told.rstrip(")").endswith(".")] == []


@given(st.text(max_size=30))
def test_an_element_holds_any_text(text: str) -> None:
    found = xml.dom.minidom.parseString(element("text", text, title=text)).documentElement
    assert found.getAttribute("title").split() == drawing.plain(text).split()


class Told:
    def __init__(self, **given: str | None) -> None:
        self.day, self.value, self.dated_by, self.published = (given.get(name) for name in (
            "day", "value", "dated_by", "published"))


@pytest.mark.parametrize(("row", "told"), [
    (Told(day="2024-10-01", value="2024-10", dated_by="when"), "Oct 2024"),
    (Told(day="2024-10-11", value="2024-10-11", dated_by="published", published="2024-10-11T09:00"), "≤</span> <time"),
    (Told(day="2024-10-27", value="2024-10-22/2024-10-27", dated_by="bounds"), "27 Oct 2024"),
    (Told(), "undated"), (Told(day="2025-04-28", value="../2025-04-28", dated_by="when"), "until 28 Apr 2025")])
def test_a_day_is_written_as_it_is_known(row: Told, told: str) -> None:
    assert told in str(day(row))


@given(st.text(max_size=12))
def test_any_value_is_written_as_a_day_or_as_it_is(value: str) -> None:
    assert plain_day(value)
    assert plain_day(date(2024, 2, 29).isoformat()) == "29 Feb 2024"


def test_an_address_leaves_out_what_is_null() -> None:
    assert address("/claims", {"about": "a & b", "as_of": None}) == "/claims?about=a+%26+b"
