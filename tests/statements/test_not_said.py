"""What is no statement: deeds, definitions, the writer's own voice, what nobody has said. Invented sentences."""

from __future__ import annotations

import pytest

from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def cues(text: str) -> list[str]:
    reading = read(article_from_text(text, Given(published="2025-06-10", outlet="Invented Post")))
    return [s.cue.lemma for s in reading.statements]


@pytest.mark.parametrize(
    "text",
    [
        "Militants attacked the town at dawn.",
        "Norway's Ida Moe claimed a bronze medal on Sunday.",
        "The two men claimed asylum in Norway.",
        "The president appointed Ida Moe to the board of the port.",
        "The dead were identified as Ida Moe, 35, and Jan Orel, 16.",
        "Lawmakers passed a law in April which tightens controls over the harbours.",
        "The strike brushed aside the winter record, and the team showed off its new boat.",
        "The app will track parcels and feature a map. Children hate queues.",
        "You might ask how the town will pay. Do note that the gate closes at six.",
        "A pledge is a promise to pay.",
        "The presidents of Norland and Calder met on Tuesday and discussed the border.",
        "The crime is defined as arrest by state agents.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The Reed Front claimed responsibility for the bombing of the station.", "claim"),
        ("Ida Moe attacked the minister for closing the port.", "attack"),
        ("Ida Moe attacked the decision to close the port.", "attack"),
        ("Ida Moe voiced appreciation for the work of the crew.", "voice"),
        ("Ida Moe saw the delay as a threat to the port.", "see"),
        ("The club said the match would go on.", "say"),
        ("In May the Norland intelligence agency counted 15,000 soldiers on the island.", "count"),
    ],
)
def test_what_is_said_stays(text: str, cue: str) -> None:
    assert cue in cues(text)


def test_it_shows_nothing_inside_somebodys_words() -> None:
    text = "“The government will take over. It shows that there may be a fight,” Jan Orel said."
    assert cues(text) == ["say"]


@pytest.mark.parametrize("text", [
    "Has Ida Moe admitted that she sold the boat? Nobody knows.",
    "Did the minister say that the dam would hold? The office is shut.",
    "Why did the club deny that the match was sold?",
])
def test_a_question_whether_it_was_said_is_no_statement(text: str) -> None:
    assert cues(text) == []


def test_a_question_that_cites_somebody_and_a_question_that_is_quoted_stay() -> None:
    assert cues("Is it true, as the minister says, that the dam holds?") == ["say"]
    assert cues("The minister said: “Would it hold?”") == ["say"]
