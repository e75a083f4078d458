"""Sides that no slot of the deed's own word tells; people and events are invented."""

from __future__ import annotations

import pytest

from tests.events.test_events import Row, rows


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police in Togo arrested Kofi Abalo. Abalo was charged with fraud on Monday.",
         ("ACCUSE", "TGO", "Kofi Abalo", "actual")),
        ("Togolese police arrested three bloggers on Monday. The bloggers were jailed on Friday.",
         ("COERCE", "TGO", "three bloggers", "actual")),
        ("Soldiers of Togo detained a blogger. Two other men were executed.",
         ("ASSAULT", "TGO", "Two other men", "actual")),
    ],
)
def test_what_authorities_alone_do_is_theirs_who_did_the_rest(text: str, wanted: Row) -> None:
    assert wanted in rows(text)


def test_who_accuses_is_not_guessed() -> None:
    found = rows("Togolese police searched a bank. Senator Kofi Abalo was accused of lying.")
    assert {source for type_, source, _, _ in found if type_ == "ACCUSE"} == {""}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana refused to lend money to Togo.", ("REJECT", "GHA", "TGO", "actual")),
        ("Ghana agreed to lift sanctions against Togo.", ("AGREE", "GHA", "TGO", "actual")),
        ("Ghana has refused talks with the government of Togo.", ("REJECT", "GHA", "TGO", "actual")),
        ("Ghana decried Togolese attacks on the port.", ("ACCUSE", "GHA", "TGO", "actual")),
    ],
)
def test_a_refusal_is_aimed_at_whom_its_content_is_done_to(text: str, wanted: Row) -> None:
    assert wanted in rows(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghanaian envoys were denied access to the trial by Togo.", ("REJECT", "TGO", "GHA", "actual")),
        ("Togolese rebels overran an army base, officials said, killing ten soldiers.",
         ("ASSAULT", "Togolese rebels", "ten soldiers", "actual")),
        ("Dockers in Mombasa were on strike for a week.", ("PROTEST", "Dockers", "", "actual")),
        ("Ghana appealed to Togo to release the two envoys.", ("RETREAT", "TGO", "two envoys", "hypothetical")),
        ("The army of Togo was responsible for the killing of ten villagers.",
         ("ASSAULT", "TGO", "ten villagers", "actual")),
        ("Togo's junta seized power in March. Ghana condemned the regime on Friday.",
         ("ACCUSE", "GHA", "TGO", "actual")),
    ],
)
def test_who_does_it_is_found_in_other_forms_of_the_sentence(text: str, wanted: Row) -> None:
    assert wanted in rows(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("\"I want to thank Togo,\" the president of Ghana said.", ("SUPPORT", "GHA", "TGO", "actual")),
        ("Ghana accused Togo of bombing a village and killing ten farmers.",
         ("ASSAULT", "TGO", "ten farmers", "alleged")),
    ],
)
def test_what_is_wished_is_done_and_what_governs_one_governs_all(text: str, wanted: Row) -> None:
    assert wanted in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two pupils were killed after a lorry smashed into their motorcycle.",
        "The bees attacked a keeper near Nakuru.",
        "The minister championed nature in Togo.",
        "The agency looked into the financing of solar farms in Togo.",
    ],
)
def test_accidents_beasts_and_causes_are_no_deeds(text: str) -> None:
    assert not rows(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana will not send aid to Togo.", ("REJECT", "GHA", "TGO", "actual")),
        ("Togo says it will not accept Ghanaian refugees.", ("REJECT", "TGO", "Ghanaian refugees", "actual")),
        ("\"We are not going to accept threats from Togo,\" the president of Ghana said.",
         ("REJECT", "GHA", "TGO", "actual")),
    ],
)
def test_what_will_not_be_done_for_others_is_refused(text: str, wanted: Row) -> None:
    assert wanted in rows(text)


def test_who_will_not_do_harm_refuses_nothing() -> None:
    assert not {row for row in rows("Togo will not invade Ghana.") if row[0] == "REJECT"}


def test_its_within_a_thing_of_somebody_is_his() -> None:
    found = rows("Ghana avoided commenting on Togo's confirmation of its troop deployment to Benin.")
    assert ("MOBILIZE", "TGO", "BEN", "actual") in found


def test_who_does_something_to_her_is_not_her() -> None:
    found = rows("Minister Ama Osei of Ghana met Abla Mensa on Monday. Osei released her on Friday.")
    assert ("RETREAT", "GHA", "Abla Mensa", "actual") in found
