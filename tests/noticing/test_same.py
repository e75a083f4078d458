"""Which names are the same person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.noticing.same import People, near, parts, same_person

NAME = st.lists(st.text("abcdefghijklmnop", min_size=2, max_size=9), min_size=1, max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Okonkwo", "Chidi Okonkwo", True),
        ("Chen", "Chen Weiming", True),
        ("el-Masri", "Tarek El Masri", True),
        ("dos Reis", "Paulo dos Reis", True),
        ("Martín Ibáñez", "Martin Ibanez", True),
        ("Gonsalves", "Maria Gonzalves", True),
        ("Tarek Masri", "Tarek El-Masri", True),
        ("Chidi Okonkwo", "Ada Okonkwo", False),
        ("Khan", "Imran Khat", False),
        ("Ali", "Alina Petrova", False),
    ],
)
def test_names_of_one_person(short: str, full: str, same: bool) -> None:
    assert bool(same_person(parts(short.replace("-", " - ").split()), parts(full.replace("-", " - ").split()))) is same


@given(NAME)
def test_a_name_is_its_own(name: tuple[str, ...]) -> None:
    assert same_person(name, name) == 3


@given(st.text("abcdefgh", max_size=12), st.text("abcdefgh", max_size=12))
def test_nearness_has_no_direction(a: str, b: str) -> None:
    assert near(a, b) == near(b, a)


def test_a_fuller_name_joins_the_short_one_before() -> None:
    people = People()
    assert people.place(("okonkwo",)) == people.place(("chidi", "okonkwo")) == people.place(("okonkwo",))
    assert people.place(("ada", "eze")) == 1
