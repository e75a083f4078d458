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
