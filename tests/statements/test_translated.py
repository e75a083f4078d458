"""A translation is one where the text says so, and only there."""

from __future__ import annotations

import pytest

from onrecord.data import rows
from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def translated(text: str) -> list[bool | None]:
    found = read(article_from_text(text, Given(published="2023-05-18", outlet="Invented Post"))).statements
    assert found
    return [s.translated for s in found]


@pytest.mark.parametrize("text", [
    "“We will not sell the harbour,” Kenyan minister Amina Odede said through an interpreter on Monday.",
    "Speaking in Mandarin, the mayor said: “The bridge stays open for everybody.”",
    "“The bridge stays open for everybody,” the mayor told reporters in Portuguese.",
    "“The bridge stays open,” the mayor said, according to a translation by his office.",
])
def test_the_text_says_so(text: str) -> None:
    assert translated(text)[0] is True


@pytest.mark.parametrize("text", [
    "“We will not sell the harbour,” Kenyan minister Amina Odede said in Nairobi on Monday.",
    "“We found two boats,” the captain said in Russian waters on Monday.",
    "“My uncle spoke through an interpreter,” the Brazilian mayor said on Monday.",
    "“The novel is written in Polish,” the mayor said on Monday.",
])
def test_nothing_is_guessed(text: str) -> None:
    assert translated(text)[0] is None


def test_the_articles_own_language_is_none() -> None:
    assert translated("“We will not sell the harbour,” the Portuguese minister said in English on Monday.")[0] is False


def test_phrases_are_written_as_they_are_looked_for() -> None:
    for phrase, kind in rows("translated"):
        assert phrase == phrase.lower()
        assert kind in ("translation", "language")
        assert len(phrase.split()) <= 6
