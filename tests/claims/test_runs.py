"""Verdicts in one breath are one position; two whole sentences with other predicates are two claims."""

from __future__ import annotations

from onrecord.facts import Reading
from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def reading_of(text: str) -> Reading:
    return read(article_from_text(text, Given(published="2023-05-18", outlet="Invented Post")))


def test_verdicts_on_one_thing_in_one_breath_are_one_position() -> None:
    reading = reading_of("\"The ferry contract is a disaster. It is insane. It should never have been signed,\" "
                         "Ana Brel said.")
    (claim,) = reading.claims
    (position,) = claim.positions
    assert claim.kind == "verdict"
    assert reading.article.text[slice(*position.evidence[0])].endswith("should never have been signed,\" Ana Brel said")


def test_a_verdict_the_other_way_is_another_claim() -> None:
    reading = reading_of("\"The ferry contract is a disaster,\" Ana Brel said.\n\n"
                         "\"The ferry contract is a great success,\" Dario Velt said.")
    assert [len(claim.positions) for claim in reading.claims] == [1, 1]


def test_two_deeds_with_many_words_in_common_are_two_claims() -> None:
    reading = reading_of("Ana Brel said Peru would suspend the nuclear tests at the northern site.\n\n"
                         "Dario Velt said Peru had built the northern site for nuclear tests.")
    assert len(reading.claims) == 2


def test_a_topic_becomes_a_claim_by_words_that_can_be_read_alone() -> None:
    reading = reading_of("Ana Brel warned that if Peru \"threatens\" the island \"they will pay a high price.\"\n\n"
                         "\"If Peru threatens the island, they will pay a high price,\" Ana Brel said.")
    kinds = {claim.kind for claim in reading.claims if "price" in claim.text}
    assert kinds == {"prediction"}
