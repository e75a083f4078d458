"""Which position is taken and by whom; who takes none; which claim an answer lands on; of what kind a claim is."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.claims.parties import may_hold
from onrecord.facts import Actor, Reading
from onrecord.facts.claim import ClaimKind, PositionKind
from onrecord.flow import read
from onrecord.intake import Given, article_from_text

ACCUSED = "Prosecutors accused Dario Velt of stealing the anchor."
STOLEN = "[Dario Velt stole] the anchor"
REPORTED = "The Harbour Times reported that Peru had sold the quarry to Chile."
SAID = "Kenya said Somalia had seized the trawler Astra."


@cache
def reading_of(*paragraphs: str) -> Reading:
    return read(article_from_text("\n\n".join(paragraphs), Given(published="2023-05-18", outlet="Invented Post")))


def held(*paragraphs: str) -> dict[str, list[tuple[str | None, PositionKind]]]:
    """Return who takes which position, by the wording of the claim."""
    reading = reading_of(*paragraphs)
    names = {actor.id: actor.name for actor in reading.actors}
    return {claim.text: [(names.get(p.party or ""), p.position) for p in claim.positions] for claim in reading.claims}


@pytest.mark.parametrize("text", [
    # a permit, a licence, bail: withheld, not denied as untrue
    "The harbour board denied a permit to the ferry company.",
    "The ministry denied the ferry company Astra Lines a permit.",
    "The city denied an export licence to Astra Lines.",
    "The ministry refused a licence to the ferry company.",
    "A court in Lima denied bail to Dario Velt.",
    # a court decides
    "The Supreme Court dismissed the petition.",
    "The Supreme Court rejected Dario Velt's appeal.",
    "A judge in Lima dismissed a lawsuit against Dario Velt.",
    # a name is withheld
    "A harbour official declined to be named.",
    "The official declined to give his name.",
    # a question
    "Boris Kant asked whether Kenya had seized the trawler Astra.",
    "\"Did Kenya seize the trawler?\" Boris Kant asked.",
    # nobody knows
    "It was unclear whether Kenya had seized the trawler Astra.",
    "It is not known whether Kenya seized the trawler Astra.",
    # a paper is no party that keeps silent
    "The report did not mention the trawler Astra.",
    "The report does not mention Kenya's seizure of the trawler.",
    "The minutes did not mention the sale of the quarry.",
    "The statement did not say whether Kenya had seized the trawler.",
])
def test_who_takes_no_position(text: str) -> None:
    assert reading_of(text).statements, "a text without statements would pass for nothing"
    assert held(text) == {}


@pytest.mark.parametrize("text", [
    "The Supreme Court dismissed the petition.",
    "A harbour official declined to be named.",
    "The statement did not mention the trawler.",
    "The ministry denied a permit to the ferry company.",
])
def test_who_takes_no_position_joins_no_claim_told_before(text: str) -> None:
    before = "Kenya confirmed that its patrol had seized the trawler Astra."
    assert held(before, text) == held(before)


@pytest.mark.parametrize(("text", "party", "told"), [
    ("Peru's government said reports that it had sold the quarry were untrue.", "Peru", "[Peru] had sold the quarry"),
    ("Peru's government said reports that it had sold the quarry were false.", "Peru", "[Peru] had sold the quarry"),
    ("Peru denied reports that it had sold the quarry to Chile.", "Peru", "[Peru] had sold the quarry to Chile"),
    ("Peru denied rumours that its navy had left the island.", "Peru", "[Peru’s] navy had left the island"),
    ("Peru denied that it had sold the quarry.", "Peru", "[Peru] had sold the quarry"),
    ("Dario Velt's lawyer denied that Dario Velt had stolen the anchor.", "Dario Velt's lawyer",
     "Dario Velt had stolen the anchor"),
    ("Dario Velt denied any role in the raid.", "Dario Velt", "[Dario Velt had some] role in the raid"),
])
def test_what_is_denied_is_what_the_reports_say(text: str, party: str, told: str) -> None:
    assert held(text) == {told: [(party, "denied")]}


@pytest.mark.parametrize("answer", [
    "Dario Velt denied it.",
    "Dario Velt denied this.",
    "He denied it.",
    "Dario Velt denied the allegations.",
    "Velt rejected the accusation.",
    "Velt said the allegations were false.",
    "Dario Velt said the accusations were untrue.",
])
def test_a_denial_lands_on_the_accusation_it_takes_up(answer: str) -> None:
    assert held(ACCUSED, answer) == {STOLEN: [("Prosecutors", "alleged"), ("Dario Velt", "denied")]}


@pytest.mark.parametrize(("answer", "position"), [
    ("Somalia denied it.", "denied"),
    ("Somalia has denied this.", "denied"),
    ("Somalia rejected the claim.", "denied"),
    ("Somalia said this was untrue.", "denied"),
    ("Somalia confirmed it.", "confirmed"),
    ("Somalia declined to comment.", "no_comment"),
])
def test_an_answer_lands_on_what_was_said_of_who_answers(answer: str, position: PositionKind) -> None:
    assert held(SAID, answer) == {
        "Somalia had seized the trawler Astra": [("Kenya", "asserted"), ("Somalia", position)]}


def test_an_answer_lands_on_the_claim_that_is_about_who_answers() -> None:
    found = held("Peru accused Chile of stealing the anchor.", "Kenya accused Somalia of seizing the trawler Astra.",
                 "Chile denied the accusations.")
    assert found == {"[Chile stole] the anchor": [("Peru", "alleged"), ("Chile", "denied")],
                     "[Somalia seized] the trawler Astra": [("Kenya", "alleged")]}


def test_a_claim_is_known_by_who_made_it_though_he_has_no_name() -> None:
    found = held("Peru had sold the quarry to Chile, a diver said.", "A sailor said that Chile had sunk the ferry.",
                 "Norway denied the diver's claim.")
    assert found["Peru had sold the quarry to Chile"] == [("diver", "asserted"), ("Norway", "denied")]


@pytest.mark.parametrize(("quoted", "found"), [
    ("I deny that I took the money", {"[Dario Velt] took the money": [("Dario Velt", "denied")]}),
    ("I confirm that I took the money", {"[Dario Velt] took the money": [("Dario Velt", "confirmed")]}),
    ("I strongly deny any involvement in the leak",
     {"[Dario Velt had some] involvement in the leak": [("Dario Velt", "denied")]}),
])
def test_who_is_quoted_says_how_he_stands_to_it(quoted: str, found: dict[str, list[tuple[str, str]]]) -> None:
    assert held(f'"{quoted}," Dario Velt said.') == found


def test_who_doubts_it_does_not_assert_it() -> None:
    assert held("Dario Velt said he doubted that Chile had sold the quarry.") == {}


def test_nobody_answers_himself() -> None:
    found = held(SAID, "Kenya denied the claim.")
    assert found["Somalia had seized the trawler Astra"] == [("Kenya", "asserted")]


@pytest.mark.parametrize("silence", [
    "Peru did not respond to a request for comment.",
    "Peru declined to comment on the report.",
    "Peru declined to comment.",
    "Peru did not immediately respond to a request for comment on Wednesday.",
    "Peru did not answer calls to its telephone seeking comment.",
    "Peru could not be reached for comment.",
])
@pytest.mark.parametrize("between", ["", "The harbour wall is old."])
def test_silence_lands_on_the_report(silence: str, between: str) -> None:
    found = held(*filter(None, (REPORTED, between, silence)))
    assert found == {"Peru had sold the quarry to Chile": [("Harbour Times", "asserted"), ("Peru", "no_comment")]}


@pytest.mark.parametrize("silence", ["Dario Velt declined to comment.",
                                     "Dario Velt did not respond to a request for comment."])
def test_silence_lands_on_the_accusation(silence: str) -> None:
    assert held(ACCUSED, silence) == {STOLEN: [("Prosecutors", "alleged"), ("Dario Velt", "no_comment")]}


def test_silence_on_whether_it_is_so_is_on_that_it_is_so() -> None:
    found = held("Kenya declined to say whether its patrol had seized the trawler Astra.")
    assert found == {"[Kenya’s] patrol had seized the trawler Astra": [("Kenya", "no_comment")]}


@pytest.mark.parametrize(("one", "other", "found"), [
    ("Kenya said its navy had sold a trawler.", "Somalia said Kenya's navy had not sold a trawler.",
     [("Kenya", "asserted"), ("Somalia", "denied")]),
    ("Somalia said Kenya's navy had not sold a trawler.", "Kenya said its navy had sold a trawler.",
     [("Somalia", "denied"), ("Kenya", "asserted")]),
    ("Kenya said that its patrol had seized the trawler.", "Somalia said that no patrol had seized the trawler.",
     [("Kenya", "asserted"), ("Somalia", "denied")]),
    # nobody says that it is so: then nobody is contradicted
    ("Somalia said Kenya's navy had not sold a trawler.", "Portugal said Kenya's navy had not sold a trawler.",
     [("Somalia", "asserted"), ("Portugal", "asserted")]),
])
def test_who_says_that_it_is_not_so_denies_who_says_so(one: str, other: str, found: list[tuple[str, str]]) -> None:
    assert list(held(one, other).values()) == [found]


@pytest.mark.parametrize("noun", ["decision", "allegations"])
@pytest.mark.parametrize("verb", ["said", "confirmed"])
def test_a_noun_for_what_was_said_is_no_party(noun: str, verb: str) -> None:
    found = held(f"The {noun} {verb} that Kenya had sold two trawlers.")
    assert {party for ladder in found.values() for party, _ in ladder} <= {None}


@pytest.mark.parametrize(("name", "may"), [
    ("decision", False), ("allegations", False), ("statement", False), ("allegation against the board", False),
    ("prosecutors", True), ("fishermen from the island", True), ("harbour board", True), ("14 of the crew", True),
])
def test_only_people_and_bodies_may_hold_anything(name: str, may: bool) -> None:
    assert may_hold(Actor(id="a1", name=name, kind="organisation", named=False)) is may


@pytest.mark.parametrize("court", ["The tribunal", "A judge in Lima", "The Supreme Court"])
def test_a_court_that_rejects_a_claim_decides_and_denies_nothing(court: str) -> None:
    found = held(f"{court} rejected the claim that Dario Velt had stolen the anchor.")
    assert "denied" not in [position for ladder in found.values() for _, position in ladder]


@pytest.mark.parametrize(("who", "name"), [
    ("Kenya", "Kenya"), ("Boris Kant", "Boris Kant"), ("The harbour board", "harbour board"),
    ("Two fishermen", "Two fishermen"), ("The harbour master", "harbour master"), ("The union", "union"),
])
def test_people_and_bodies_are_parties(who: str, name: str) -> None:
    assert held(f"{who} said that Somalia had sold two trawlers.") == {
        "Somalia had sold two trawlers": [(name, "asserted")]}


@pytest.mark.parametrize(("text", "position"), [
    ("Peru confirmed that its navy had sold two ships.", "confirmed"),
    ("Peru admitted selling two ships.", "acknowledged"),
    ("Peru denied selling two ships.", "denied"),
    ("Peru said it had sold two ships.", "asserted"),
    ("Chile accused Peru of selling two ships.", "alleged"),
    ("Peru is believed to have sold two ships.", "alleged"),
    ("Footage showed that the trawler Astra had been seized.", "evidenced"),
    ("Peru had not acknowledged that its navy had sold two ships.", "not_acknowledged"),
])
def test_the_position_by_the_act(text: str, position: PositionKind) -> None:
    assert [p for ladder in held(text).values() for _, p in ladder] == [position]


KINDS: tuple[tuple[str, ClaimKind], ...] = (
    ("Kenya said that its patrol had seized the trawler Astra.", "fact"),
    ("Boris Kant said Peru has sold the ship.", "fact"),
    ("Kenya said that its patrol had seized 14 trawlers.", "figure"),
    ("Boris Kant said Peru had not paid 40 sailors.", "figure"),
    ("Kenya accused Somalia of seizing the trawler Astra.", "accusation"),
    ("Prosecutors accused Dario Velt of bribery.", "accusation"),
    ("Kenya said it will buy the trawler Astra.", "plan"),
    ("Dario Velt vowed to rebuild the lighthouse.", "plan"),
    ("Boris Kant said Norway plans to close the quarry.", "plan"),
    ("Kenya urged Somalia to release the crew.", "demand"),
    ("Boris Kant said Kenya must sell the ferry.", "demand"),
    ("Boris Kant called the ferry deal reckless.", "verdict"),
    ("Boris Kant criticised the ferry deal.", "verdict"),
    ("Boris Kant said the talks with Peru were useful.", "verdict"),
    ("Boris Kant said Kenya should never have sold the ferry.", "verdict"),
    ("Boris Kant said Kenya may sell the ferry.", "prediction"),
    ("Boris Kant said Kenya will sell the ferry if prices fall.", "prediction"),
    ("\"Norway would be richer,\" Boris Kant says.", "prediction"),
    ("Boris Kant denied the report.", "topic"),
    ("Boris Kant said the ship sank.", "topic"),
)


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_of_a_claim(text: str, kind: ClaimKind) -> None:
    assert [claim.kind for claim in reading_of(text).claims] == [kind]


def test_the_kind_stays_that_of_who_told_it_first() -> None:
    (claim,) = reading_of(ACCUSED, "Dario Velt denied that he had stolen the anchor.").claims
    assert claim.kind == "accusation"
