"""Who disagrees on a claim, in what; and who only seems to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord.data
from onrecord.data import rows
from onrecord.facts import Quantity
from onrecord.linking import figures
from onrecord.linking.disagreement import disagreements
from onrecord.linking.telling import Teller, telling
from tests.linking.disagreement_cases import ALIKE, DISAGREE, Told, reading_of

ROOT = Path(onrecord.data.__file__).parent


def tellings(*told: Told):
    made = []
    for place, one in enumerate(told):
        reading = reading_of(one, place)
        voice = one.party and one.party.split()[0]
        by = Teller(key=(place, 0, 0), article=f"n{place}", out=one.day, day=one.day, party=one.party, voice=voice,
                    holds=True, name=frozenset({one.party} if one.party else ()))
        ids = {actor.id: actor.code or actor.id for actor in reading.actors}
        (claim,) = reading.claims
        made.append(telling(reading, claim, claim.positions[0], by, ids.__getitem__))
    return made


def found(*told: Told) -> list[str]:
    return [f"{one.kind} {one.how}" for one in disagreements(tellings(*told))]


@pytest.mark.parametrize("case", DISAGREE, ids=lambda case: case.about)
def test_they_disagree(case):
    assert found(case.one, case.other) == [case.found]


@pytest.mark.parametrize("case", ALIKE, ids=lambda case: case.about)
def test_they_only_look_so(case):
    assert found(case.one, case.other) == []


@pytest.mark.parametrize("case", [*DISAGREE, *ALIKE], ids=lambda case: case.about)
def test_nobody_disagrees_with_himself_or_by_order(case):
    assert found(case.one, case.one) == []
    assert sorted(found(case.other, case.one)) == sorted(found(case.one, case.other))


def test_one_difference_has_all_its_sides_and_each_once():
    words = "{} soldiers were sent to the border"
    told = [Told(party, "2031-05-02", "asserted", words.format(number)) for party, number in
            (("SYL", "11,000"), ("FRD", "6,000"), ("SYL", "11,000"), ("a1", "20,000"))]
    (one,) = disagreements(tellings(*told))
    assert [side.telling for side in one.sides] == [0, 1, 3]
    assert (one.kind, one.about, one.how) == ("number", "troop", "excludes")


def test_who_no_longer_denies_is_not_set_against_who_affirms():
    yes, no = tellings(DISAGREE[18].one, DISAGREE[18].other)
    gone = type(no)(**{f: getattr(no, f) for f in no.__struct_fields__} | {
        "by": Teller(**{f: getattr(no.by, f) for f in no.by.__struct_fields__} | {"holds": False})})
    assert [one.kind for one in disagreements([yes, no])] == ["position"]
    assert disagreements([yes, gone]) == ()


@given(st.lists(st.sampled_from([told for case in (*DISAGREE, *ALIKE) for told in (case.one, case.other)]), max_size=6),
       st.integers(0, 6))
def test_what_comes_later_takes_no_difference_away(told, first):
    """The law behind answers as of a day: what was found among the first tellings is found among all."""
    before, after = disagreements(tellings(*told[:first])), disagreements(tellings(*told))
    among = [(one.kind, one.how == "update", {(side.telling, side.span) for side in one.sides}) for one in after]
    for one in before:
        sides = {(side.telling, side.span) for side in one.sides}
        update = one.how == "update"
        assert any((kind, newer) == (one.kind, update) and sides <= all_ for kind, newer, all_ in among)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ((11000, 11000), (None, 14000), "differs"),
        ((11000, 11000), (None, 11500), None),
        ((15, None), (12, 12), "excludes"),
        ((12, None), (15, 15), None),
        ((12, 12), (13, 13), "excludes"),
        ((100, 100), (104, 104), None),
        ((None, 14000), (10000, None), None),
        ((0.35, 0.35), (0.36, 0.36), None),
        ((2, 2), (None, 500), None),
    ],
)
def test_how_two_figures_differ(one, other, how):
    a, b = (Quantity("q", (0, 1), *bounds, unit="ships") for bounds in (one, other))
    assert figures.differ(a, b) == figures.differ(b, a) == how


def test_every_kind_of_word_is_explained_and_used():
    kinds = {kind for kind, _ in rows("linking/differing")}
    head = (ROOT / "linking" / "differing.tsv").read_text("utf-8")
    assert all(f" {kind}: " in head for kind in kinds | {"uncounted", "beside", "grows", "fate", "negated", "denies"})
    assert kinds - {"once", "again", "generic", "pointing"} == {
        "uncounted", "beside", "grows", "fate", "negated", "denies"}
    assert all(re.fullmatch(r"[a-zA-Z' ]+", word) for _, word in rows("linking/differing"))
