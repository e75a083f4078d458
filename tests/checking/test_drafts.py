"""The drafts: most planted faults are found, and a draft without one is left in peace."""

from __future__ import annotations

import pytest

from benchmarks.check import Outcome, figures, outcomes, planted
from onrecord.checking import KINDS
from onrecord.questions import OpenRecord


@pytest.fixture(scope="module")
def done(demo: OpenRecord) -> list[Outcome]:
    return list(outcomes(demo, [*planted("apart"), *planted("open")]))


@pytest.fixture(scope="module")
def far(demo: OpenRecord) -> list[Outcome]:
    return list(outcomes(demo, [*planted("far"), *planted("kept")]))


def test_the_drafts_are_what_they_are_said_to_be() -> None:
    drafts = [*planted("apart"), *planted("open")]
    assert len(drafts) == 60
    assert [one.kind for one in drafts].count("clean") == 30
    assert {one.kind for one in drafts} == {*KINDS, "clean"}
    assert len(planted("apart")) == 30
    assert [[one.kind for one in planted(name)].count("clean") for name in ("far", "kept")] == [10, 10]


def test_at_least_four_fifths_of_the_faults_are_found(done: list[Outcome]) -> None:
    found, faults, _, _ = figures(done)
    assert faults == 30
    assert found >= 24, [one.planted.name for one in done if one.planted.kind != "clean" and not one.found]


def test_at_most_three_false_notes_on_the_clean_ones(done: list[Outcome]) -> None:
    _, _, false, clean = figures(done)
    assert clean == 30
    assert false <= 3, [(one.planted.name, one.others) for one in done if one.planted.kind == "clean" and one.others]


def test_every_kind_of_fault_is_found(done: list[Outcome]) -> None:
    assert {one.planted.kind for one in done if one.found} == set(KINDS)


def test_a_draft_with_one_fault_gets_hardly_another_note(done: list[Outcome]) -> None:
    assert sum(len(one.others) for one in done if one.planted.kind != "clean") <= 5


def test_drafts_in_words_far_from_the_record(far: list[Outcome]) -> None:
    found, faults, false, clean = figures(far)
    assert (faults, clean) == (20, 20)
    assert found >= 14, [one.planted.name for one in far if one.planted.kind != "clean" and not one.found]
    assert false <= 1, [(one.planted.name, one.others) for one in far if one.planted.kind == "clean" and one.others]
