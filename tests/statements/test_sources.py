"""Who can be the source of a statement, and whom relative pronouns and possessives mean: invented sentences."""

from __future__ import annotations

import pytest

from onrecord.facts import Reading, Statement
from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def reading_of(text: str) -> Reading:
    return read(article_from_text(text, Given(published="2025-06-10", outlet="Invented Post")))


def told(text: str) -> dict[str, list[str]]:
    """Return by cue lemma who speaks."""
    reading = reading_of(text)
    names = {a.id: a.name for a in reading.actors}
    return {s.cue.lemma: [names[i] for i in s.speakers] for s in reading.statements}


def statements(text: str) -> list[tuple[str, str]]:
    reading = reading_of(text)
    return [(s.cue.lemma, _words(reading, s)) for s in reading.statements]


def _words(reading: Reading, s: Statement) -> str:
    return " ".join(reading.article.text[a:b] for a, b in s.content)


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        (
            "Mayor Ana Rell called the toll unfair, an argument that seemed to resonate with Mr. Ovid Tarn, who said "
            "drivers had paid enough.",
            "say",
            ["Ovid Tarn"],
        ),
        (
            "The plan came from a group of fishermen, which annoyed Lena Holt, who said the quota was a joke.",
            "say",
            ["Lena Holt"],
        ),
        (
            "Holt's praise for the strike rankled critics, who pointed out that the port had lost money.",
            "point",
            ["critics"],
        ),
    ],
)
def test_who_stands_for_somebody_who_can_speak(text: str, cue: str, speaker: list[str]) -> None:
    assert told(text)[cue] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Lena Holt met Mr. Tarn on Monday. The discussion with Mr. Tarn illustrated how far apart the two camps are.",
        "The race showed that the boat was fast. The bad weather threatened the harvest.",
        "The plan seeks to cut waste. The tunnel requires two pumps.",
    ],
)
def test_a_thing_states_nothing(text: str) -> None:
    assert statements(text) == []


def test_the_time_of_a_report_is_no_part_of_its_name() -> None:
    assert told("Various reports in Calder media Friday evening said the dam would close.")["say"] == [
        "Various reports in Calder media"
    ]


def test_his_country_is_the_owners_though_only_its_people_are_named() -> None:
    text = (
        "Iranian foreign minister Reza Karan flew to France and met French officials. His country had warned that it "
        "would close the strait."
    )
    assert told(text)["warn"] == ["Iran"]


def test_it_is_no_state_that_only_tells_where() -> None:
    text = (
        "The church, founded in South Korea, has a poor reputation in Japan, where it claims to have 600,000 followers."
    )
    assert told(text)["claim"] == ["church"]


def test_they_are_no_state_that_only_tells_whose() -> None:
    text = "The bakers of Haifa are on strike. Australian flour is dear. They say the mill has closed."
    assert told(text)["say"] != ["Australia"]


def test_the_subject_beside_it_goes_before_who_spoke_last() -> None:
    text = (
        "The Calder embassy in Oslo said the talks were over. While Portugal has in the past brokered a peace, it has "
        "repeatedly refused to condemn the raid."
    )
    assert told(text)["refuse"] == ["Portugal"]


def test_he_is_not_several() -> None:
    text = "Villagers living close to the mine complain that it is loud. He says the price is not fair."
    assert told(text)["say"] == []


def test_the_country_is_not_guessed_between_two() -> None:
    text = "Chile and Peru signed the treaty. The country said it would share the water."
    assert told(text)["say"] not in (["Chile"], ["Peru"])


def test_a_heading_names_its_speaker_behind_the_colon() -> None:
    text = (
        "Norland suspends missile tests: state media\n\nOSLO - Norland has suspended its missile tests, a paper in "
        "Oslo said on Monday."
    )
    assert told(text)[":"] == ["state media"]


def test_a_headings_speaker_is_the_one_person_the_article_introduces_so() -> None:
    text = (
        "‘We No Longer Need Tests,’ Norland Leader Says\n\nNorland leader Kim Orel spoke on Monday. He said that his "
        "country no longer needed tests."
    )
    assert told(text)["say"] == ["Kim Orel"]


def test_which_may_mean_what_the_thing_before_it_held() -> None:
    text = "Divers raised a camera from the sunken barge, which confirmed that the barge had rolled off the pier."
    assert told(text)["confirm"] == ["camera"]


def test_two_bare_nouns_and_a_name_are_one_man() -> None:
    assert told("Coast man and flood survivor Ian Hobb said he was shaken by the news.")["say"] == ["Ian Hobb"]


def test_two_men_stay_two() -> None:
    assert told("The farmer and his neighbour Ian Hobb said they were shaken.")["say"] == ["farmer", "Ian Hobb"]


def test_a_spokeswoman_named_behind_her_ministry_speaks() -> None:
    text = '"We will not forget it," Norland defence ministry spokeswoman Vera Lund said.'
    assert told(text)["say"] == ["Vera Lund"]


def test_a_field_joined_to_an_office_is_no_thing() -> None:
    text = "“The bar has been raised higher,” said policy and mining analyst Jan Orel, an editor in Oslo."
    assert told(text)["say"] == ["Jan Orel"]
