"""What act a verb reports by what it is done to and by whom. Invented sentences, names and outlets."""

from __future__ import annotations

import pytest

from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def acts(text: str) -> list[tuple[str, str]]:
    reading = read(article_from_text(text, Given(published="2025-06-10", outlet="Invented Post")))
    return [(s.cue.lemma, s.act) for s in reading.statements]


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        # to say with weight is to say
        ("Ida Moe stressed that the dam is safe.", "stress", "say"),
        ("Ida Moe insisted that the dam is safe.", "insist", "say"),
        ("Ida Moe affirmed on Monday that the dam is safe.", "affirm", "say"),
        ("Ida Moe emphasized the need for a new dam.", "emphasize", "say"),
        ("Ida Moe reiterated that the dam is safe.", "reiterate", "reiterate"),
        ("The mayor assured reporters that the dam is safe.", "assure", "say"),
        # a question wants words, a request a deed
        ("Ida Moe asked the mayor whether the dam was safe.", "ask", "say"),
        ("\u201cWho will pay for the dam?\u201d Ida Moe asked.", "ask", "say"),
        ("Ida Moe asked the mayor to repair the dam.", "ask", "demand"),
        ("Ida Moe questioned whether the dam was safe.", "question", "say"),
        ("Ida Moe questioned the decision of the mayor.", "question", "criticise"),
        ("The mayor ordered the crew to leave the dam.", "order", "demand"),
        # by who does it to what
        ("The High Court dismissed a petition by the Reed Society.", "dismiss", "refuse"),
        ("A tribunal in Calder dismissed the charges against Ida Moe.", "dismiss", "refuse"),
        ("Ida Moe dismissed the allegations as gossip.", "dismiss", "deny"),
        ("Ida Moe dismissed the legislation as a stunt.", "dismiss", "criticise"),
        ("Ida Moe has denied the accusations since they surfaced in May.", "deny", "deny"),
        ("The port office denied Ida Moe a permit.", "deny", "refuse"),
        ("The minister held back and refused to sign the treaty.", "refuse", "refuse"),
        # to recognise a state, a merit, a fault
        ("Norland recognised the independence of Calder on Monday.", "recognise", "say"),
        ("The mayor recognised that the dam was built badly.", "recognise", "acknowledge"),
        ("Norland did not acknowledge its role in the raid.", "acknowledge", "not_acknowledge"),
        # what is not done is not done
        ("The study did not discount the evidence of fraud.", "discount", "say"),
        ("Police suspect that the fire was laid.", "suspect", "speculate"),
        ("The judge held that the search was unlawful.", "hold", "say"),
    ],
)
def test_the_act_is_that_of_the_sense(text: str, cue: str, act: str) -> None:
    assert (cue, act) in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Demand for gas soared in May.",
        "There is no guarantee of a sale.",
        "The isles are known as \u201cThe Hog Isles\u201d in English.",
        "Companies are considering moving to Calder.",
        "Both governments ratified the treaty in June.",
        "People seek refuge in the hills.",
        "Ida Moe will remain free while she appeals the conviction.",
        "The team will show up tired after the match.",
        "Under the port rules, captains deemed a danger can be denied the right to dock.",
        "The pupil repeated a year of school.",
    ],
)
def test_it_reports_nothing(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    "text", ["IDA MOE STRESSED DAM IS SAFE", "\u201c\u201d denied", "The denied. Denied!", "asked asked?"]
)
def test_odd_text_is_read(text: str) -> None:
    assert all(act for _, act in acts(text))
