"""Sides that nobody tells in so many words and that are likely somebody nearby; people and bodies are invented."""

from __future__ import annotations

import pytest

from onrecord.events.likely_sides import settled
from onrecord.events.told_sides import Told
from onrecord.facts import Event, Reading
from onrecord.flow import read
from onrecord.intake import Given, article_from_text

OURS, THEIRS, OTHERS = ("a1",), ("a2",), ("a3",)


def of(text: str) -> Reading:
    return read(article_from_text(text, Given(outlet="The Standard (Kenya)", published="2026-03-04")))


def the(type_: str, reading: Reading) -> Event:
    return next(event for event in reading.events if event.type == type_)


def test_who_is_told_stays_however_unlikely() -> None:
    likely = settled([(0.1, 0.1), (0.9, 0.2)], [OURS, THEIRS], Told(OURS, OTHERS))
    assert likely == (OURS, OTHERS, None)


def test_who_is_likely_is_put_in_with_his_chance() -> None:
    assert settled([(0.1, 0.3), (0.2, 0.91)], [OTHERS, THEIRS], Told(OURS, ())) == (OURS, THEIRS, 0.91)
    assert settled([(0.8, 0.3)], [OTHERS], Told((), THEIRS)) == (OTHERS, THEIRS, 0.8)


def test_who_is_hardly_likely_is_not() -> None:
    assert settled([(0.1, 0.55)], [THEIRS], Told(OURS, ())) == (OURS, (), None)
    assert settled([], [], Told(OURS, ())) == (OURS, (), None)


def test_who_does_it_is_not_whom_it_is_done_to() -> None:
    assert settled([(0.2, 0.9)], [OURS], Told(OURS, ())) == (OURS, (), None)
    assert settled([(0.95, 0.9)], [THEIRS], Told(OURS, ())) == (OURS, (), None)


@pytest.mark.parametrize(
    ("text", "type_", "target"),
    [
        ("Ghana dropped its objection to the plan of Togo.", "ACCUSE", "Togo"),
        ("The opposition in Togo says its inquiries to the commission of Togo were ignored.", "ACCUSE", "Togo"),
    ],
)
def test_a_likely_side_of_a_sentence_bears_a_confidence(text: str, type_: str, target: str) -> None:
    reading = of(text)
    event = the(type_, reading)
    names = {actor.id: actor.name for actor in reading.actors}
    assert any(target in names[id] for id in event.target)
    assert event.confidence is not None
    assert event.confidence >= 0.6


def test_told_sides_bear_none() -> None:
    assert the("SANCTION", of("Egypt expelled the Ethiopian ambassador on Friday.")).confidence is None


def test_a_likely_side_makes_no_event_of_what_is_none() -> None:
    reading = of("Kofi Abalo ate an apple at home. Ama Mensa died in her sleep near Accra.")
    assert reading.events == ()


def test_only_those_who_are_sides_are_described_for_events() -> None:
    """Whoever was looked at and is none leaves no actor behind."""
    text = "Ghana expelled the ambassador of Togo after two fishermen and a trader had quarrelled near a lighthouse."
    reading = of(text)
    used = {id for event in reading.events for id in (*event.source, *event.target)}
    assert {actor.name for actor in reading.actors if not actor.named and actor.id not in used} == set()
