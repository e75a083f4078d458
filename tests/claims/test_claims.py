from __future__ import annotations

from onrecord.claims.propositions import same, wording
from onrecord.claims.stems import content_stems
from onrecord.facts import Reading
from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def reading_of(text: str) -> Reading:
    return read(article_from_text(text, Given(published="2023-05-18", outlet="Invented Post")))


def test_wording_drops_what_only_introduces() -> None:
    text = "previous reports that the mine had been sold to strangers"
    assert wording(text, ((0, len(text)),)) == "the mine had been sold to strangers"


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


def test_demands_take_no_position() -> None:
    assert reading_of("Chile demanded the release of the crew.").claims == ()


def test_evidence_runs_from_speaker_to_content() -> None:
    reading = reading_of("Portugal denied that its frigate had entered Moroccan waters.")
    (claim,) = reading.claims
    start, end = claim.positions[0].evidence[0]
    assert reading.article.text[start:end].startswith("Portugal denied that its frigate")


def test_who_says_that_it_is_not_so_denies_it() -> None:
    reading = reading_of(
        "Kenya confirmed that its patrol had seized the trawler Astra.\n\n"
        "Somalia said that no patrol had seized the trawler Astra."
    )
    names = {actor.id: actor.name for actor in reading.actors}
    found = {(names.get(p.party or ""), p.position) for c in reading.claims for p in c.positions}
    assert ("Somalia", "denied") in found


def test_reports_said_to_be_untrue_are_denied() -> None:
    reading = reading_of("Peru's government said reports that it had sold the mine were untrue.")
    assert [p.position for claim in reading.claims for p in claim.positions][:1] == ["denied"]
