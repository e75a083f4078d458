"""Who only passes a statement on is a link of its chain. Invented sentences."""

from __future__ import annotations

import pytest

from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def chains(text: str) -> list[tuple[str, list[str]]]:
    """Return each statement's content with the names of its chain, outermost first."""
    reading = read(article_from_text(text, Given(published="2025-06-10", outlet="Invented Post")))
    names = {a.id: a.name for a in reading.actors}
    return [
        (reading.article.text[s.content[0][0] : s.content[-1][1]], [names.get(m.actor or "", "?") for m in s.chain])
        for s in reading.statements
    ]


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "The bridge will open in May, according to a statement by the ministry, the minister said.",
            "The bridge will open in May",
            ["ministry", "minister"],
        ),
        (
            "According to a report on Friday, the dam was cracked, engineer Ruth Moe said with a smile.",
            "the dam was cracked",
            ["report", "Ruth Moe"],
        ),
        (
            "The dam was cracked, the engineer said according to the paper's report of Monday.",
            "The dam was cracked",
            ["paper's report", "engineer"],
        ),
    ],
)
def test_according_to_beside_another_cue_is_a_link_and_no_statement(text: str, content: str, chain: list[str]) -> None:
    assert chains(text) == [(content, chain)]


def test_what_cannot_speak_is_no_link() -> None:
    text = "A judge in Oslo denied bail, citing the serious nature of the crime, and said the trial would start in May."
    assert all("nature" not in " ".join(chain) for _, chain in chains(text))


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "The Coast News Agency quoted Ruth Moe as saying the dam was cracked.",
            "the dam was cracked", ["Coast News Agency", "Ruth Moe"],
        ),
        (
            "“The dam is cracked,” the Coast News Agency quoted Ruth Moe as saying.",
            "The dam is cracked", ["Coast News Agency", "Ruth Moe"],
        ),
        (
            "“The dam is cracked,” Ruth Moe was quoted as saying by the Coast News Agency.",
            "The dam is cracked", ["Coast News Agency", "Ruth Moe"],
        ),
        (
            "The Coast News Agency cited Ruth Moe as saying that the dam was cracked.",
            "that the dam was cracked", ["Coast News Agency", "Ruth Moe"],
        ),
        (
            "Quoting harbour officials, the Coast Times said the dam was cracked.",
            "the dam was cracked", ["Coast Times", "harbour officials"],
        ),
        (
            "The dam was cracked, the Coast Times said, quoting harbour officials.",
            "The dam was cracked", ["Coast Times", "harbour officials"],
        ),
    ],
)
def test_who_is_quoted_is_the_source_and_who_quotes_a_link(text: str, content: str, chain: list[str]) -> None:
    assert chains(text) == [(content, chain)]


def test_who_is_quoted_by_nobody_named_speaks_alone() -> None:
    text = "Ruth Moe left early. “The dam is cracked,” she was quoted as saying."
    assert chains(text) == [("The dam is cracked", [])]


def test_a_source_stands_once_in_a_chain() -> None:
    text = "Ruth Moe said she welcomed the plan but urged the mayor to mend the dam."
    assert all(len(chain) == len(set(chain)) for _, chain in chains(text))
    assert all(chain != ["Ruth Moe", "Ruth Moe"] for _, chain in chains(text))


def test_a_note_and_whose_it_is_are_one_link() -> None:
    text = "The dam is cracked, mayor Ruth Moe said, according to a note published by the Coast News Agency."
    assert chains(text) == [("The dam is cracked", ["Coast News Agency", "Ruth Moe"])]


def test_a_year_is_no_link() -> None:
    text = "Ruth Moe - on a panel about dams broadcast in 1986 - said it was crucial that the dam be mended."
    assert all("1986" not in chain for _, chain in chains(text))


def test_telling_the_agency_that_the_text_closes_with_is_telling_the_reader() -> None:
    text = "The dam is cracked, Ruth Moe told the Coast News Agency.\n\nThe mayor had no answer. – Coast News Agency"
    assert chains(text)[0] == ("The dam is cracked", [])


def test_a_clause_that_hangs_on_what_was_said_keeps_the_speaker() -> None:
    text = ("Ruth Moe said that the villagers broke their fear, as the villagers gave a clear message that the dam "
            "must go.")
    assert dict(chains(text)).get("that the dam must go") == ["Ruth Moe", "villagers"]


def test_who_reports_at_the_end_of_the_sentence_is_a_link() -> None:
    text = ("During the visit, Ruth Moe referred to the \"old\" ties between Vik and Sund, pointing out that the "
            "council is working to mend the dam, the Coast News Agency, Tetra, reported.")
    assert any(chain[1:] == ["Ruth Moe"] for _, chain in chains(text))
