"""Mentions found by place, word and name, against going through all of them. Actors and places are made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts.actor import Actor
from onrecord.noticing.mentions import Mention, Mentions, Seen

_NAMES = ("envoy", "striker")
_mentions = st.lists(st.builds(lambda first, length, actor: Mention(first, first + length, actor),
                               st.integers(0, 12), st.integers(1, 4), st.sampled_from("abc")), max_size=14)


@given(_mentions, st.integers(0, 15), st.integers(0, 15))
def test_mentions_are_those_that_a_look_at_all_finds(mentions: list[Mention], one: int, other: int) -> None:
    kept = Mentions()
    for mention in mentions:
        kept.add(mention, [_NAMES[mention.end % 2]])
    ordered = sorted(mentions, key=lambda m: (m.first, -m.end))
    holding = [m for m in ordered if m.first <= one < m.end]

    assert kept.beginning(one, other) == [m for m in ordered if one <= m.first <= other]
    assert kept.exactly(one, other) == next((m for m in ordered if (m.first, m.end) == (one, other)), None)
    assert kept.shortest(one) == min(holding, key=lambda m: m.end - m.first, default=None)
    for names in (_NAMES, _NAMES[:1], ()):
        fitting = [m for m in ordered if m.end <= one and m.actor != "c" and _NAMES[m.end % 2] in names]
        assert kept.latest(names, one, lambda m: m.actor != "c") == (fitting[-1] if fitting else None)


@given(_mentions, _mentions, st.integers(0, 15), st.integers(0, 15), st.sets(st.sampled_from("abc")))
def test_what_was_seen_stands_in_the_order_of_the_text_then_of_notice(
        settled: list[Mention], fresh: list[Mention], one: int, other: int, also: set[str]) -> None:
    actors = {name: Actor(id=name, name=name, kind="person") for name in "abc"}
    seen = Seen()
    for mention in settled:
        seen.note(mention, actors[mention.actor])
    seen.settle()
    for mention in fresh:
        seen.note(mention, actors[mention.actor])
    ordered = sorted(settled, key=lambda m: m.first) + fresh
    first, end = sorted((one, other))

    assert [m for m, _ in seen.between(first, end, also)] == [
        m for m in ordered if first <= m.first < end or (m.first < first and m.actor in also)]
    assert [m for m, _ in seen.back_from(one)] == [m for m in reversed(ordered) if m.first < one]
    assert seen.of("a") == sorted((m for m in (*settled, *fresh) if m.actor == "a"), key=lambda m: m.first)
