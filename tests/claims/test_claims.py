"""What is one claim, which positions meet on it, and what a position rests on."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.claims.taken import same
from onrecord.facts import Reading
from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.words.stems import content_stems


@cache
def reading_of(text: str) -> Reading:
    return read(article_from_text(text, Given(published="2023-05-18", outlet="Invented Post")))


def test_the_same_claim_in_other_words_is_the_same() -> None:
    a = content_stems("Norland sent divers to the wreck of the Astra")
    assert same(a, content_stems("the sending of divers to the wreck"))
    assert not same(a, content_stems("the price of bread rose by a third"))


def test_positions_of_two_parties_meet_on_one_claim() -> None:
    reading = reading_of(
        "Kenya confirmed that its patrol had seized the trawler Astra.\n\n"
        "Somalia denied that the patrol had seized the trawler Astra."
    )
    ladder = [{p.position for p in c.positions} for c in reading.claims]
    assert {"confirmed", "denied"} in ladder


def test_silence_lasts_until_it_is_broken() -> None:
    reading = reading_of(
        "Kenya had not acknowledged that its patrol seized the trawler Astra.\n\n"
        "On Tuesday Kenya acknowledged that its patrol seized the trawler Astra."
    )
    silent = [p for c in reading.claims for p in c.positions if p.position == "not_acknowledged"]
    when = {t.id: t.value for t in reading.times}
    assert [when.get(p.until or "") for p in silent] == ["2023-05-16"]


@pytest.mark.parametrize(("text", "told"), [
    ("Chile urged Peru to release four sailors.", ["[Peru should] release four sailors"]),
    ("Chile demanded that Peru release four sailors.", ["Peru release four sailors"]),
    ("Chile demanded the release of the crew.", []),            # of whom is told nowhere
])
def test_a_demand_asserts_a_claim_where_it_can_be_read_as_one(text: str, told: list[str]) -> None:
    claims = reading_of(text).claims
    assert [claim.text for claim in claims] == told
    assert all(claim.kind == "demand" for claim in claims)
    assert [p.position for claim in claims for p in claim.positions] == ["asserted"] * len(told)


def test_evidence_runs_from_speaker_to_content() -> None:
    reading = reading_of("Portugal denied that its frigate had entered Moroccan waters.")
    (claim,) = reading.claims
    start, end = claim.positions[0].evidence[0]
    assert reading.article.text[start:end] == "Portugal denied that its frigate had entered Moroccan waters"


def test_evidence_takes_in_the_quotation_marks() -> None:
    reading = reading_of("“Peru sold two ships to Chile,” Boris Kant said.")
    (claim,) = reading.claims
    start, end = claim.positions[0].evidence[0]
    assert reading.article.text[start:end] == "“Peru sold two ships to Chile,” Boris Kant said"


def test_claims_and_positions_refer_to_propositions() -> None:
    reading = reading_of(
        "Prosecutors accused Dario Velt of stealing the anchor.\n\n"
        "Dario Velt denied the allegations. \"Peru sold two ships to Chile,\" Boris Kant said."
    )
    told = {p.id: p for p in reading.propositions}
    assert len(reading.claims) == 2
    for claim in reading.claims:
        assert claim.anchor == told[claim.proposition or ""].spans
        assert {p.proposition for p in claim.positions} <= set(told)
        assert all(told[p.proposition or ""].in_statement == p.statement for p in claim.positions)
    denied = next(p for claim in reading.claims for p in claim.positions if p.position == "denied")
    assert told[denied.proposition or ""].text == "the allegations"


def test_a_position_by_the_same_words_counts_once() -> None:
    reading = reading_of(
        "Peru denied that it had sold two ships.\n\nOn Monday Peru again denied that it had sold two ships.")
    (claim,) = reading.claims
    held = [(p.party, p.position, p.statement) for p in claim.positions]
    assert len(held) == len(set(held)) == 2


def test_a_claim_is_told_positively_where_anybody_holds_that_it_is_so() -> None:
    denied, held = "Somalia said Kenya's navy had not sold a trawler.", "Kenya said its navy had sold a trawler."
    (alone,) = reading_of(denied).claims
    assert alone.text == "Kenya's navy had not sold a trawler"
    (claim,) = reading_of(f"{denied}\n\n{held}").claims
    assert claim.text == "Kenya's navy had sold a trawler"
