"""Who took which position when, who changed, and how long a position lasts."""

from __future__ import annotations

from types import SimpleNamespace
from typing import NamedTuple

import msgspec
import pytest

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.questions.stances import ends, stances, standing, voice_of
from tests.strategies import reading

TOLD = (
    ("2031-05-02", "not_acknowledged"),
    ("2031-05-03", "asserted"),
    ("2031-05-04", "not_acknowledged"),
    ("2031-05-09", "acknowledged"),
    ("2031-05-12", "asserted"),
)


@pytest.fixture
def record(tmp_path):
    with OpenRecord(tmp_path / "r.db") as found:
        for i, (day, position) in enumerate(TOLD):
            lines = [(0, "troops sent east harbour", "say", position, None), (2, f"grain {i}", "say", None, None)]
            found.add(reading(lines, published=day, outlet=f"Outlet {i}"))
        yield found


def test_not_acknowledged_lasts_until_acknowledged(record):
    rows = record.positions(party="FRD").items
    assert [row.position.position for row in rows] == [position for _, position in TOLD]
    assert [row.lasted_until for row in rows] == ["2031-05-09", None, "2031-05-09", None, None]
    (turn,) = record.positions(changed=True).items
    assert (turn.position.position, turn.was, turn.was_day) == ("acknowledged", "not_acknowledged", "2031-05-04")


def test_as_of_a_day_nothing_has_ended_yet(record):
    rows = record.positions(party="FRD", as_of="2031-05-08").items
    assert [row.became for row in rows] == [None, None, None]
    assert record.positions(changed=True, as_of="2031-05-08").total == 0


def test_filters_and_counts(record):
    claim = record.claims().items[0].id
    assert record.positions(claim=claim, position="acknowledged").counted == "1 of 1"
    assert record.positions(limit=2, after=record.positions(limit=1).next).counted == "2 of 5"
    assert record.positions(since="2031-05-04", until="2031-05-09").total == 2
    story = record.stories().items[0]
    assert record.positions(story=story.id).total == len(record.story(story.id).articles)
    for wrong, code in (({"position": "shrugged"}, "OR-524"), ({"story": "y0"}, "OR-501"), ({"party": "X"}, "OR-504")):
        with pytest.raises(OnRecordError, match=code):
            record.positions(**wrong)


@pytest.mark.parametrize(
    ("before", "after", "ended"),
    [
        ("denied", "denied", False),
        ("denied", "acknowledged", True),
        ("acknowledged", "asserted", False),
        ("acknowledged", "denied", True),
        ("not_acknowledged", "no_comment", False),
        ("not_acknowledged", "denied", True),
    ],
)
def test_what_ends_a_position(before, after, ended):
    assert ends(before, after) is ended


class Taken(NamedTuple):
    party: str | None
    position: str
    day: int


SPEAKS_FOR = {"FRD": "FRD", "ministry": "FRD", "SYL": "SYL", "a paper": "a paper"}.__getitem__


@pytest.mark.parametrize(
    ("told", "stand", "turns"),
    [
        # a ministry speaks for its state: the silence of the state is over
        (["FRD not_acknowledged", "ministry confirmed"], {"ministry": "confirmed"}, {2: 1}),
        (["FRD not_acknowledged", "ministry confirmed", "FRD asserted"], {"ministry": "confirmed"}, {2: 1}),
        (["ministry not_acknowledged", "FRD acknowledged"], {"FRD": "acknowledged"}, {2: 1}),
        (["FRD not_acknowledged", "ministry confirmed", "FRD acknowledged", "FRD asserted"],
         {"FRD": "acknowledged", "ministry": "confirmed"}, {2: 1}),
        (["FRD not_acknowledged", "ministry confirmed", "FRD denied"], {"FRD": "denied", "ministry": "confirmed"},
         {2: 1}),
        # nobody else ends it, nor does what is no admission
        (["FRD not_acknowledged", "SYL confirmed"], {"FRD": "not_acknowledged", "SYL": "confirmed"}, {}),
        (["FRD not_acknowledged", "a paper confirmed"], {"FRD": "not_acknowledged", "a paper": "confirmed"}, {}),
        (["FRD not_acknowledged", "FRD asserted", "FRD no_comment"], {"FRD": "not_acknowledged"}, {}),
        (["FRD not_acknowledged", "ministry asserted"], {"FRD": "not_acknowledged", "ministry": "asserted"}, {}),
        (["FRD not_acknowledged", "ministry denied"], {"FRD": "not_acknowledged", "ministry": "denied"}, {}),
        # denials are each their own
        (["FRD denied", "ministry confirmed"], {"FRD": "denied", "ministry": "confirmed"}, {}),
        (["FRD denied", "FRD asserted", "None no_comment"], {"FRD": "asserted", None: "no_comment"}, {2: 1}),
    ],
)
def test_where_each_party_stands(told, stand, turns):
    parted = [line.split() for line in told]
    rows = [Taken(None if p == "None" else {"a": "a paper"}.get(p, p), words[-1], day)
            for day, (p, *words) in enumerate(parted, 1)]
    assert {one.party: one.position for one in standing(rows, SPEAKS_FOR)} == stand
    found = stances(rows, SPEAKS_FOR)
    assert {row.day: one.was.day for row, one in found.items() if one.was} == turns
    for row, one in found.items():
        if one.became:
            assert one.became.day in turns
            assert row.position != one.became.position


@pytest.mark.parametrize(
    ("actor", "speaks_for"),
    [
        ({"code": "FRD", "kind": "state"}, "FRD"),
        ({"of": "FRD", "kind": "institution"}, "FRD"),
        ({"of": "FRD", "kind": "embassy"}, "FRD"),
        ({"of": "FRD", "kind": "person"}, "FRD"),
        ({"of": "FRD", "kind": "person", "named": False, "name": "a foreign ministry spokeswoman"}, "FRD"),
        ({"of": "FRD", "kind": "person", "named": False, "name": "two senior officials"}, "a1"),
        ({"of": "FRD", "kind": "media"}, "a1"),
        ({"kind": "institution"}, "a1"),
    ],
)
def test_for_whom_an_actor_speaks(actor, speaks_for):
    nobody = {"id": "a1", "code": None, "of": None, "name": "X", "named": True}
    assert voice_of(SimpleNamespace(**(nobody | actor))) == speaks_for


def test_a_ladder_and_the_list_of_positions_agree_on_silence(tmp_path):
    told = (("2031-05-02", 0, "not_acknowledged"), ("2031-05-04", 0, "asserted"), ("2031-05-09", 2, "acknowledged"))
    with OpenRecord(tmp_path / "r.db") as record:
        for i, (day, speaker, position) in enumerate(told):
            words = "troops sent east harbour"
            record.add(reading([(speaker, words, "say", position, None)], published=day, outlet=f"Outlet {i}"))
        (claim,) = record.claims().items
        before = record.claim(claim.id, as_of="2031-05-08").claim.standing
        (turn,) = record.positions(changed=True).items
    assert [(s.party.name, s.position) for s in claim.standing] == [("Rufus Firefly", "acknowledged")]
    assert [(s.party.name, s.position) for s in before] == [("Freedonia", "not_acknowledged")]
    assert (turn.position.party.name, turn.was, turn.was_day) == ("Rufus Firefly", "not_acknowledged", "2031-05-02")


def test_the_changes_of_a_party_are_those_of_its_list_on_what_is_no_claim_too(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        for day, position in TOLD:
            told = reading([(0, "troops sent east harbour", "say", position, None)], published=day, outlet=day)
            topics = tuple(msgspec.structs.replace(claim, kind="topic") for claim in told.claims)
            record.add(msgspec.structs.replace(told, claims=topics))
        party = record.positions(claim=record.claims(topics=True).items[0].id).items[0].position.party.id
        changes = [one for one in record.positions(party=party, limit=None).items if one.changed]
        assert changes
        assert list(record.positions(party=party, changed=True).items) == changes
        assert record.positions(changed=True).items == ()       # nobody asked for it
