"""Names that stand apart by a little: which pairs of actors a person is asked about, and which never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.alike_names import NamedActor, alike_pairs


def actor(whole: str, id: str, kind: str = "person", of: str | None = None, name: str | None = None) -> NamedActor:
    return NamedActor(name or whole, id, kind, of, whole)


@pytest.mark.parametrize(("one", "other", "why"), [
    (actor("lunina", "a1"), actor("vera lunina", "a2", of="RUS"), "part"),
    (actor("vera lunina", "a1"), actor("vera lunina", "a2", of="RUS"), "name"),
    (actor("assembly", "a1", "institution", "SLV"), actor("assembly", "a2", "organisation"), "name"),
    (actor("volodymyr zelensky", "a1"), actor("volodymyr zelenskyy", "a2"), "spelling"),
    (actor("high court", "a1", "institution", "NAM"),
     actor("namibian high court", "a2", "institution", "NAM", name="high court"), "name"),
    (actor("voice to parliament", "a1", "institution"), actor("own voice to parliament", "a2", "institution"), "part")])
def test_such_two_are_perhaps_one(one: NamedActor, other: NamedActor, why: str) -> None:
    whole = other._replace(name=other.whole)
    pairs = alike_pairs([one, other, whole])
    assert [({pair.one.id, pair.other.id}, pair.why) for pair in pairs] == [({"a1", "a2"}, why)]
    assert 0 < pairs[0].likeness <= 1


@pytest.mark.parametrize(("one", "other"), [
    (actor("assembly", "a1", "institution", "SLV"), actor("assembly", "a2", "institution", "KWT")),     # two states
    (actor("jack tighe", "a1"), actor("vera tighe", "a2")),                 # one last name, two first names
    (actor("vera lunina", "a1"), actor("vera", "a2")),                      # a first name names nobody
    (actor("lunina", "a1", "organisation"), actor("vera lunina", "a2")),    # of two kinds
    (actor("ministry", "a1", "institution"), actor("harbour ministry", "a2", "institution")),   # one common word
    (actor("vera lunina", "a1"), actor("vera lunina", "a1", name="lunina"))])                   # one actor
def test_such_two_are_not(one: NamedActor, other: NamedActor) -> None:
    assert alike_pairs([one, other]) == []


NAMES = st.sampled_from(["lunina", "vera lunina", "vera", "luninna", "assembly", "the assembly", "", "vera ana lunina"])
ACTORS = st.builds(lambda name, number, kind, of: actor(name, f"a{number}", kind, of), NAMES, st.integers(0, 9),
                   st.sampled_from(["person", "institution"]), st.sampled_from([None, "RUS", "UKR"]))


@given(st.lists(ACTORS, max_size=14))
def test_each_pair_comes_once_whatever_the_order_and_the_most_alike_first(names: list[NamedActor]) -> None:
    found = alike_pairs(names)
    assert found == alike_pairs(reversed(names))
    ids = [frozenset((pair.one.id, pair.other.id)) for pair in found]
    assert len(ids) == len(set(ids))
    assert all(len(pair) == 2 for pair in ids)
    assert [pair.likeness for pair in found] == sorted((pair.likeness for pair in found), reverse=True)


def test_a_name_that_all_have_does_not_pair_all_with_all() -> None:
    many = [actor("spokesman", f"a{number:04}", of=None) for number in range(2000)]
    assert len(alike_pairs(many)) < 100_000
