"""What an outlet puts forward in its own words, and what of its sentences is somebody else's or plain fact."""

from __future__ import annotations

import pytest

from onrecord.flow import read
from onrecord.intake import Given, article_from_text


def own(text: str, outlet: str | None = "Invented Post") -> list[tuple[str, str, str]]:
    reading = read(article_from_text(text, Given(published="2023-05-18", outlet=outlet)))
    names = {actor.id: actor.name for actor in reading.actors}
    return [(names[p.party or ""], p.position, claim.text) for claim in reading.own_claims for p in claim.positions]


@pytest.mark.parametrize(("text", "position", "told"), [
    ("Ana Brel will meet Dario Velt on the island in May.", "asserted",
     "Ana Brel will meet Dario Velt on the island in May"),
    ("Dario Velt must decide in May whether to close the quarry.", "asserted",
     "Dario Velt must decide in May whether to close the quarry"),
    ("The closure of the quarry could be a ploy by Peru.", "speculated",
     "The closure of the quarry could be a ploy by Peru"),
    ("The ferry contract is a disaster for the island.", "asserted", "The ferry contract is a disaster for the island"),
])
def test_plans_demands_guesses_and_verdicts_are_the_outlets(text: str, position: str, told: str) -> None:
    assert own(text) == [("Invented Post", position, told)]


@pytest.mark.parametrize("text", [
    "Ana Brel met Dario Velt on the island.",                       # plain fact
    "Ana Brel vowed to close the quarry.",                          # hers
    "Boris Kant was urged to leave the island.",                    # somebody's
    "Ana Brel said she would close the quarry in May.",             # in her words
    "\"The ferry will be sold in May,\" Ana Brel said.",
    "Will Peru sell the ferry?",
    "The park had to close in May after a storm.",                  # it did
    "They must leave the island.",                                  # nobody knows who
])
def test_what_is_not_the_outlets(text: str) -> None:
    assert own(text) == []


def test_an_outlet_that_nobody_knows_puts_nothing_forward() -> None:
    assert own("Ana Brel will meet Dario Velt on the island in May.", outlet=None) == []


def test_an_outlet_known_by_another_name_is_that_actor() -> None:
    reading = read(article_from_text("Ana Brel will meet Dario Velt in May, AP has learned.\n\n"
                                     "The old island ferry must be sold.",
                                     Given(published="2023-05-18", outlet="AP")))
    parties = {p.party for claim in reading.own_claims for p in claim.positions}
    assert [a.name for a in reading.actors if a.id in parties] == ["Associated Press"]


def test_what_is_put_forward_twice_is_one_claim() -> None:
    reading = read(article_from_text("Ana Brel will meet Dario Velt on the island in May.\n\n"
                                     "In May Ana Brel will meet Dario Velt on the island.",
                                     Given(published="2023-05-18", outlet="Invented Post")))
    assert [len(claim.positions) for claim in reading.own_claims] == [2]
