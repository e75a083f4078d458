"""The invented paragraphs that ``benchmarks.coreference`` measures with are whole and marked."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.coreference import KINDS, Case, cases, is_right, kind_of
from onrecord.facts.actor import Actor

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text[:40])
def test_the_words_that_name_whom_is_meant_stand_before_the_phrase(case: Case) -> None:
    assert case.kind in KINDS
    assert all(0 <= case.text.find(name) < case.span[0] for name in case.antecedents)


def test_both_halves_are_alike() -> None:
    halves = Counter((case.kind, case.half) for case in CASES)
    assert all(halves[kind, "tune"] == halves[kind, "kept"] for kind in KINDS)
    assert 80 <= len(CASES) <= 120


def test_right_is_every_one_wanted_and_nobody_else() -> None:
    text = "Ida Holt and Georg Lang spoke. They left."
    case = Case("they", "tune", text, (31, 35), ("Ida Holt", "Georg Lang"))
    ida = Actor("a1", "Ida Holt", "person", mentions=((0, 8),))
    georg = Actor("a2", "Georg Lang", "person", mentions=((13, 23),))
    other = Actor("a3", "Emil Rask", "person", mentions=((24, 29),))
    assert is_right(case, [georg, ida])
    assert not is_right(case, [ida])
    assert not is_right(case, [ida, georg, other])
    assert is_right(Case("nobody named", "tune", text, (31, 35), ()), [])


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("On Monday she said", "she", "he/she"),
        ("But the ministry said", "ministry", "the"),
        ("Both governments said", "Both governments", "two of them"),
        ("the two leaders said", "two leaders", "two of them"),
        ("But the latter said", "the latter", "two of them"),
        ("said the former minister", "former minister", "the"),
        ("A spokesman said", "spokesman", None),
        ("The Kenyan Navy said", "Kenyan Navy", None),
        ("Officials said", "Officials", None),
    ],
)
def test_kinds_of_speakers(text: str, words: str, kind: str | None) -> None:
    at = text.index(words)
    assert kind_of(text, (at, at + len(words))) == kind
