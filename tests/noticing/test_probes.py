"""A hundred names as news writes them: canonical actor, state and sector."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.facts.actor import Actor
from onrecord.noticing.actors import notice_actors
from onrecord.noticing.who import Who
from tests.noticing.actor_sheets import sheet_of
from tests.sheets import find

LINES = Path(__file__).with_name("probes.tsv").read_text(encoding="utf-8").splitlines()
PROBES = [tuple([*line.split("\t"), "", ""][:5]) for line in LINES if not line.startswith("#")]


def meant(sentence: str, phrase: str) -> tuple[str, str, str]:
    sheet = sheet_of(sentence)
    who = Who(sheet, notice_actors(sheet))
    found = [who.actor(i) for i in who.or_described(*find(sheet, phrase))]
    return (found[0].name, found[0].state or "", found[0].sector or "") if len(found) == 1 else ("", "", "")


@pytest.mark.parametrize("probe", PROBES, ids=lambda p: p[1])
def test_who_is_meant(probe: tuple[str, str, str, str, str]) -> None:
    sentence, phrase, *expected = probe
    assert meant(sentence, phrase) == tuple(expected)


def test_there_are_a_hundred_and_more() -> None:
    assert len(PROBES) >= 100


def actors(case: str, published: str | None = "2024-06-10") -> dict[str, Actor]:
    return {a.name: a for a in notice_actors(sheet_of(case, published))}


def words(case: str, actor: Actor) -> list[str]:
    return [sheet_of(case).article.text[start:end] for start, end in actor.mentions]


def test_an_office_is_whoever_holds_it_on_the_day() -> None:
    sentence = "Japan's prime minister called Starmer on Sunday."
    assert "Fumio Kishida" in actors(sentence, "2024-09-30")
    assert "Shinzo Abe" in actors(sentence, "2019-05-01")
    assert "Shigeru Ishiba" in actors(sentence, "2024-12-01")


@pytest.mark.parametrize("published", [None, "2025-10-15", "1999-05-01"])
def test_unknown_beats_wrong(published: str | None) -> None:
    found = actors("Japan's prime minister called Starmer on Sunday.", published)
    assert not {"Fumio Kishida", "Shigeru Ishiba", "Sanae Takaichi"} & set(found)


def test_who_is_named_alone_is_known_while_in_office() -> None:
    sentence = "Zelensky met Erdogan in Ankara."
    assert actors(sentence)["Volodymyr Zelensky"].wikidata == "Q3874799"
    assert actors(sentence, "2012-01-01")["Zelensky"].of is None


def test_the_articles_own_introduction_goes_before_the_table() -> None:
    assert words("introduced", actors("introduced")["Hamid Tarrow"]) == ["Hamid Tarrow", "Iranian president"]
    assert words("macron", actors("macron")["Emmanuel Macron"]) == ["Macron", "French president"]
    assert words("macron", actors("macron")["Vladimir Putin"]) == ["Russia's leader"]


def test_former_and_deputy_holders_are_nobody_known() -> None:
    assert "Emmanuel Macron" not in actors("former")


def test_later_mentions_of_companies_and_regulators() -> None:
    authority = "Britain's Financial Conduct Authority"
    assert words("regulator", actors("regulator")[authority]) == [authority, "regulator"]
    assert words("company", actors("company")["Norland Bank Group"]) == ["Norland Bank Group", "company"]


def test_a_nickname_is_its_bearer() -> None:
    assert words("nickname", actors("nickname")["James Carver"]) == ["James Carver", "Jimmy", "Jimmy"]


def test_namesakes_are_told_by_the_words_around_them() -> None:
    assert "Georgia" not in actors("georgia")
    assert actors("georgia")["Brian Tarrow"].of is None
    found = actors("towns")
    assert words("towns", found["Georgia"]) == ["Georgia", "Tbilisi"] or words("towns", found["Georgia"]) == ["Georgia"]
    assert words("towns", found["Jordan"]) == ["Jordan"]
    assert not {"Lebanon", "Mexico"} & set(found)
