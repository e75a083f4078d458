"""Events in sentences of our own; people, outlets and bodies are invented."""

from __future__ import annotations

import pytest

from onrecord.events.coding import coded
from onrecord.flow import read
from onrecord.intake import Given, article_from_text

Row = tuple[str, str, str, str]


def rows(text: str) -> set[Row]:
    """Return (type, source, target, realis) of the events of a text, in a paper at home in Kenya."""
    reading = read(article_from_text(text, Given(outlet="The Standard (Kenya)", published="2026-03-04")))
    actors = {a.id: a for a in reading.actors}

    def names(ids: tuple[str, ...]) -> str:
        return "+".join(sorted(actors[i].state or actors[i].name for i in ids))

    return {(e.type or "", names(e.source), names(e.target), a.realis or "") for e in reading.events
            for a in e.attestations}


DEEDS = [
    ("Ethiopian troops invaded Eritrea on Monday.", ("ASSAULT", "ETH", "ERI", "actual")),
    ("Eritrea was invaded by Ethiopia on Monday.", ("ASSAULT", "ETH", "ERI", "actual")),
    ("Uganda's invasion of Rwanda shocked the region.", ("ASSAULT", "UGA", "RWA", "actual")),
    ("Sudanese warplanes bombed the Chadian town of Adre.", ("ASSAULT", "SDN", "TCD", "actual")),
    ("Egypt expelled the Ethiopian ambassador on Friday.", ("SANCTION", "EGY", "ETH", "actual")),
    ("Ghana imposed sanctions on Togo.", ("SANCTION", "GHA", "TGO", "actual")),
    ("France sent troops to Mali on Friday.", ("MOBILIZE", "FRA", "MLI", "actual")),
    ("Norway provided humanitarian aid to Sudan.", ("AID", "NOR", "SDN", "actual")),
    ("The president of Ghana visited Togo on Friday.", ("CONSULT", "GHA", "TGO", "actual")),
    ("Ghana and Togo held talks in Lome.", ("CONSULT", "GHA+TGO", "GHA+TGO", "actual")),
    ("Ghana condemned Togo over the killings.", ("ACCUSE", "GHA", "TGO", "actual")),
    ("Ghana urged Togo to reopen the border.", ("REQUEST", "GHA", "TGO", "actual")),
    ("Ghana rejected a request by Togo.", ("REJECT", "GHA", "TGO", "actual")),
    ("Uganda withdrew its troops from Congo.", ("RETREAT", "UGA", "COD", "actual")),
]


@pytest.mark.parametrize(("text", "wanted"), DEEDS)
def test_who_did_what_to_whom(text: str, wanted: Row) -> None:
    assert wanted in rows(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana accused Togo of bombing a Ghanaian village.", ("ASSAULT", "TGO", "GHA", "alleged")),
        ("Ghana left after accusing Togo of bombing a Ghanaian village.", ("ASSAULT", "TGO", "GHA", "alleged")),
        ("Ghana will send troops to Mali next week.", ("MOBILIZE", "GHA", "MLI", "planned")),
        ("Ghana threatened to impose sanctions on Togo.", ("SANCTION", "GHA", "TGO", "planned")),
        ("Ghana could invade Togo, the minister warned.", ("ASSAULT", "GHA", "TGO", "hypothetical")),
        ("Ghana allegedly bombed a village in Togo.", ("ASSAULT", "GHA", "TGO", "alleged")),
    ],
)
def test_what_is_only_said_or_meant_is_no_fact(text: str, wanted: Row) -> None:
    assert wanted in rows(text)
    assert (*wanted[:3], "actual") not in rows(text)


def test_what_did_not_take_place_is_no_event() -> None:
    assert rows("Ghana did not send troops to Mali.") == set()


LOOK_ALIKES = [
    "The senator attacked the proposal in a speech.",
    "The match ended 3-1: the team beat the visitors, Okello shot wide twice, and the league leaders lost the title.",
    "Share prices retreated on Monday while the index hit a new high.",
    "A storm struck the coast and destroyed forty boats.",
    "Doctors are fighting the disease with a new drug.",
    "She held a degree in law and struck a balance between work and home.",
    "The novel tells of a war between two families.",
    "Tourists visited the museum in Mombasa on Sunday.",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_no_deeds(text: str) -> None:
    assert not {row for row in rows(text) if row[0] in ("ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "RETREAT")}


def test_the_proposal_is_attacked_in_words() -> None:
    assert {row[0] for row in rows("Kenya's senator Amani Tole attacked the proposal in a speech.")} <= {"ACCUSE"}


def test_of_a_verb_and_its_object_one_event_is_told() -> None:
    found = [row for row in rows("Ghana held talks with Togo on Monday.") if row[0] == "CONSULT"]
    assert found == [("CONSULT", "GHA+TGO", "GHA+TGO", "actual")]


def test_several_mentions_are_one_event() -> None:
    reading = read(article_from_text(
        "Gunmen killed the mayor of Soroba, Tano Mbeki, on Monday. Police said the murder of Mbeki was planned.",
        Given(outlet="The Standard (Kenya)", published="2026-03-04")))
    deeds = [e for e in reading.events if e.type == "ASSAULT"]
    assert len(deeds) == 1
    assert len(deeds[0].mentions) == 2
    assert {a.statement is not None for a in deeds[0].attestations} == {True, False}


def test_an_event_has_the_time_place_and_numbers_of_its_clause() -> None:
    reading = read(article_from_text(
        "Gunmen killed 12 soldiers in Garissa on Monday, and Kenya sent 300 troops to Somalia on Tuesday.",
        Given(outlet="The Standard (Kenya)", published="2026-03-06")))
    told = {e.type: e for e in reading.events}
    times, places = {t.id: t for t in reading.times}, {p.id: p for p in reading.places}
    killed = told["ASSAULT"]
    assert killed.when is not None
    assert times[killed.when].value == "2026-03-02"
    assert killed.where is not None
    assert places[killed.where].name == "Garissa"
    assert len(killed.quantities) == 1


def test_a_claim_points_to_the_event_it_is_about() -> None:
    reading = read(article_from_text("Togo denied that it had bombed the port of Tema.",
                                     Given(outlet="The Standard (Kenya)", published="2026-03-04")))
    bombed = next(e for e in reading.events if e.type == "ASSAULT")
    assert [claim.event for claim in reading.claims] == [bombed.id]


def test_rows_have_codes_and_both_directions_of_a_visit() -> None:
    reading = read(article_from_text("The president of Ghana visited Togo on Friday.",
                                     Given(outlet="The Standard (Kenya)", published="2026-03-04")))
    actors = {a.id: a for a in reading.actors}
    found = {(c.source[:3], c.cameo, c.target[:3]) for e in reading.events for c in coded(e, actors)}
    assert found == {("GHA", "042", "TGO"), ("TGO", "043", "GHA")}


def test_rows_take_a_plan_for_its_announcement() -> None:
    reading = read(article_from_text("Ghana will send aid to Togo next week.",
                                     Given(outlet="The Standard (Kenya)", published="2026-03-04")))
    actors = {a.id: a for a in reading.actors}
    assert {(c.type, c.cameo) for e in reading.events for c in coded(e, actors)} == {("AGREE", "033")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two Togolese soldiers were taken captive by Ghanaian forces.", ("COERCE", "GHA", "TGO", "actual")),
        ("Ghanaian forces occupied parts of Togo's northern region.", ("COERCE", "GHA", "TGO", "actual")),
        ("Gunmen took three nurses hostage in Garissa.", ("ASSAULT", "Gunmen", "three nurses", "actual")),
        ("Ghana condemned the bombing of the port by Togo.", ("ACCUSE", "GHA", "TGO", "actual")),
        ("Ghana agreed to send aid to Togo.", ("AGREE", "GHA", "TGO", "actual")),
    ],
)
def test_sides_that_stand_elsewhere(text: str, wanted: Row) -> None:
    assert wanted in rows(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana demanded that Togo release the men.", "105"),
        ("Ghana urged Togo to release the men.", "025"),
        ("Ghana asked Togo for aid.", "023"),
    ],
)
def test_an_appeal_is_no_demand(text: str, wanted: str) -> None:
    reading = read(article_from_text(text, Given(outlet="The Standard (Kenya)", published="2026-03-04")))
    assert {e.cameo for e in reading.events if e.type == "REQUEST"} == {wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana lashed out at Togo.", ("ACCUSE", "GHA", "TGO", "actual")),
        ("Police in Ghana fired rubber bullets at protesters.", ("ASSAULT", "GHA", "protesters", "actual")),
    ],
)
def test_a_need_may_name_several_slots_and_nouns_of_two_words(text: str, wanted: Row) -> None:
    assert wanted in rows(text)
