"""Whom noun phrases and pronouns mean. Sentences and people are invented."""

from __future__ import annotations

import pytest

from onrecord.noticing.actors import notice_actors
from onrecord.noticing.describe import describe
from onrecord.noticing.phrases import phrases_of
from onrecord.noticing.who import Who
from tests.sheets import find, parsed


def meant(case: str, phrase: str, nth: int = 0, salient: tuple[str, ...] = ()) -> list[str]:
    sheet = parsed(case)
    who = Who(sheet, notice_actors(sheet))
    speakers = [a.id for a in who.actors if a.name in salient]
    return [who.actor(i).name for i in who.or_described(*find(sheet, phrase, nth), speakers)]


@pytest.mark.parametrize(
    ("case", "phrase", "names"),
    [
        ("ruto", "NAIROBI, Kenya - President Grace Otieno", ["Grace Otieno"]),
        ("ruto", "Ethiopian Prime Minister Dawit Bekele", ["Dawit Bekele"]),
        ("peru", "the Peruvian president, Rosa Quispe", ["Rosa Quispe"]),
        ("fellow", "Farida Noor, a senior fellow at the Kabul Institute for Peace", ["Farida Noor"]),
        ("fellow", "She", ["Farida Noor"]),
        ("embassy", "A spokesperson for the Portuguese interior ministry, Rui Matos", ["Rui Matos"]),
        ("union", "The Mongolian Herders' Union (MHU)", ["Mongolian Herders' Union"]),
        ("union", "The MHU, which represents families", ["Mongolian Herders' Union"]),
        ("union", "which", ["Mongolian Herders' Union"]),
        ("leaders", "The two leaders", ["Ana Torres", "Carolina Vega"]),
        ("leaders", "both sides", ["Spain", "Chile"]),
        ("statement", "a statement by the Kenyan navy", ["Kenyan navy"]),
        ("statement", "Its statement", ["Kenyan navy"]),
        ("statement", "the Daily Nation report", ["Daily Nation"]),
        ("statement", "A representative of the Kenyan navy", ["Kenyan navy"]),
        ("officials", "Two senior Dutch officials and a European diplomat familiar with the talks",
         ["Two senior Dutch officials", "European diplomat familiar with the talks"]),
        ("peru", "its", ["Peru's Defence Ministry"]),
        ("peru", "absurd", []),
    ],
)  # fmt: skip
def test_whom_a_phrase_means(case: str, phrase: str, names: list[str]) -> None:
    assert meant(case, phrase) == names


def test_a_pronoun_prefers_who_spoke_last() -> None:
    assert meant("known", "he", salient=("Vladimir Putin",)) == ["Vladimir Putin"]


def test_a_phrase_is_described_once() -> None:
    sheet = parsed("officials")
    who = Who(sheet, notice_actors(sheet))
    first, end = find(sheet, "Two senior Dutch officials")
    actor = describe(phrases_of(sheet), first, end)
    assert actor is not None
    assert (actor.name, actor.of, actor.sector, actor.named) == ("Two senior Dutch officials", "NLD", "GOV", False)
    assert who.add(actor) == who.add(actor)
    assert sum(a.name == actor.name for a in who.actors) == 1
    assert who.at(first, end) == [actor.id]


def test_what_a_description_is() -> None:
    sheet = parsed("officials")
    phrases = phrases_of(sheet)
    diplomat = describe(phrases, *find(sheet, "a European diplomat familiar with the talks"))
    assert diplomat is not None
    assert (diplomat.kind, diplomat.sector) == ("person", "GOV")
    assert describe(phrases, *find(sheet, "the deal")) is None
    assert describe(phrases, *find(sheet, "the deal"), speaks=True) is not None


def test_first_names_tell_he_from_she() -> None:
    assert meant("adair", "he") == ["Thomas Keller"]
    assert meant("adair", "she") == ["Julia Adair"]


def test_who_is_only_described_by_what_they_do() -> None:
    assert meant("adair", "a motorist") == ["motorist"]
    assert meant("adair", "an order") == []


@pytest.mark.parametrize(("case", "phrase"), [("mayor", "the mayor, Ole Vang"), ("mayor2", "the mayor, Ole Vang")])
def test_a_name_set_beside_its_title_is_the_person(case: str, phrase: str) -> None:
    sheet = parsed(case)
    who = Who(sheet, notice_actors(sheet))
    assert [(who.actor(i).name, who.actor(i).role) for i in who.or_described(*find(sheet, phrase))] == [
        ("Ole Vang", "mayor")]


@pytest.mark.parametrize(("case", "phrase", "state"), [
    ("deputy", "Vang’s deputy", None),
    ("mouthpiece", "Ms Otieno's spokesman", "KEN"),
    ("mouthpiece", "A deputy of Otieno", "KEN"),
    ("relatives", "Ms Otieno's brother", None),
    ("relatives", "Otieno's lawyer", None),
])  # fmt: skip
def test_people_of_a_person_are_persons_and_only_officials_act_for_her_state(
    case: str, phrase: str, state: str | None
) -> None:
    sheet = parsed(case)
    who = Who(sheet, notice_actors(sheet))
    assert [(a.kind, a.of, a.named) for a in map(who.actor, who.or_described(*find(sheet, phrase)))] == [
        ("person", state, False)]
