"""Quotations over several paragraphs are kept whole and go to who spoke. Invented texts."""

from __future__ import annotations

import pytest

from onrecord.facts import Reading
from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def quoted(text: str) -> list[tuple[list[str], list[str]]]:
    """Return who is quoted directly with the pieces of the quotation."""
    reading = read(article_from_text(text, Given(published="2025-06-10", outlet="Invented Post")))
    direct = [s for s in reading.statements if s.form == "direct"]
    return [(_speakers(reading, s.speakers), _pieces(reading, s.content)) for s in direct]


def _speakers(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    names = {a.id: a.name for a in reading.actors}
    return [names[i] for i in ids]


def _pieces(reading: Reading, content: tuple[tuple[int, int], ...]) -> list[str]:
    return [reading.article.text[a:b] for a, b in content]


def test_every_paragraph_of_a_long_quotation_is_kept() -> None:
    text = (
        "“We lost the boat,” said Ida Moe. “It went down in an hour.\n\n“Nobody came to help us.\n\n"
        "“In the morning a trawler saw our light.”"
    )
    assert quoted(text) == [
        (
            ["Ida Moe"],
            [
                "We lost the boat",
                "It went down in an hour",
                "Nobody came to help us",
                "In the morning a trawler saw our light",
            ],
        )
    ]


def test_a_quotation_whose_cue_comes_last_belongs_to_it_from_its_first_paragraph() -> None:
    text = (
        "The harbour was full.\n\n“The boat was old.\n\n“We had told the owner so in May and again in June.\n\n"
        "“He did not answer,” said Ida Moe."
    )
    assert [(who, pieces[0], len(pieces)) for who, pieces in quoted(text)] == [(["Ida Moe"], "The boat was old", 3)]


@pytest.mark.parametrize(
    "lead",
    ["Union leader Jan Orel said:", "In a statement on Friday Jan Orel said:"],
)
def test_a_colon_at_the_end_of_a_paragraph_opens_the_next(lead: str) -> None:
    text = f'{lead}\n\n"We have waited two years.\n\n"We will not wait one more day."\n\nThe talks go on.'
    assert quoted(text) == [(["Jan Orel"], ["We have waited two years", "We will not wait one more day"])]


def test_a_short_sentence_alone_in_its_paragraph_belongs_to_the_speaker_before() -> None:
    text = (
        "Ada Bell spoke at the port on Monday. She said the bridge was safe.\n\n"
        '"But we will be talking about it."\n\nThe bridge was closed in May.'
    )
    assert quoted(text) == [(["Ada Bell"], ["But we will be talking about it"])]


def test_paragraphs_that_are_nothing_but_a_quotation_are_passed_on_the_way_back() -> None:
    text = (
        'Ada Bell said the bridge was safe.\n\n"We looked at every bolt of it in the spring."\n\n'
        '"We looked again in the autumn and found nothing."'
    )
    assert [who for who, _ in quoted(text)] == [["Ada Bell"]]
    assert len(quoted(text)[0][1]) == 2


def test_inner_marks_do_not_part_a_quotation() -> None:
    text = (
        "Cook Ada Bell says fish should be steamed.\n\n“In any case the saying of ‘everything in moderation’ is true "
        "for any dish.”"
    )
    assert [len(pieces) for _, pieces in quoted(text)] == [1]


def test_a_question_to_somebody_does_not_take_the_answer() -> None:
    text = (
        "Trainer Jan Orel asked the player about the lost season.\n\n“Yes, I would get a start and then get out of it.”"
    )
    assert quoted(text) == []


def test_a_closing_mark_missing_before_who_said_it_ends_the_quotation() -> None:
    text = ("Union head Ida Moe said the talks were over. \"We sat there for hours and heard nothing new, Moe said on "
            "Tuesday.\n\nThe board rejected that. \"We made two offers,\" said its spokesman, Bo Lund.")
    assert quoted(text) == [(["Ida Moe"], ["We sat there for hours and heard nothing new"]),
                            (["Bo Lund"], ["We made two offers"])]


def test_a_quotation_left_open_that_goes_on_is_no_missing_mark() -> None:
    text = "“We lost the boat,” said Ida Moe. “It went down, and we, as you said, could not help.\n\n“Nobody came.”"
    assert quoted(text) == [
        (["Ida Moe"], ["We lost the boat", "It went down, and we, as you said, could not help", "Nobody came"])]


def test_of_two_quotations_side_by_side_each_has_its_own_speaker() -> None:
    text = ("\"There was no danger to anyone,\" said the ministry's spokesman, Bo Lund. \"Our experts took it apart.\" "
            "\"We have asked for the data twice,\" Norland's minister, Ida Moe, said in the statement.")
    assert ["Ida Moe"] in [who for who, pieces in quoted(text) if pieces == ["We have asked for the data twice"]]
