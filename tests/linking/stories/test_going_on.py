"""When an article goes on with the matter of an older one: shared claims that tell, and words that are alike."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.linking.stories import Page, terms_of
from onrecord.linking.stories.going_on import SharedClaim, best_first, enough, goes_on, recognised

LEAD = SharedClaim(0, 0, 0.8, ("ammonia", "leak", "plant"), ("@quizzard", "@vexmoor"))
OLD = recognised(terms_of(Page("old", "2031-03-03", "Leak at Quizzard plant", (
    "VEXMOOR – Ammonia leaked from the Quizzard Chemicals plant into the river Tamsin, inspector Ilse Merrow said.\n\n"
    "The Vexmoor town council closed the bridge. Quizzard Chemicals denied the leak."))))
NEW = recognised(terms_of(Page("new", "2031-11-20", "Quizzard pays", (
    "VEXMOOR – Quizzard Chemicals admitted that ammonia had leaked from its plant into the Tamsin in March.\n\n"
    "Ilse Merrow, who led the inspection in Vexmoor, welcomed it. The council asked for a new bridge."))))
ELSEWHERE = recognised(terms_of(Page("else", "2031-11-20", "Choir wins", (
    "ARDLOCH – The choir of Ardloch won the autumn prize for the third time, its director Rufus Holm said.\n\n"
    "Its next concert is in the town hall on Friday."))))


def with_(**changes):
    return msgspec.structs.replace(LEAD, **changes)


def test_one_claim_that_surely_is_the_same_is_enough_where_the_article_is_about_it():
    assert goes_on(NEW, OLD, [LEAD])


@pytest.mark.parametrize("weaker", [
    with_(score=0.55),                                  # not sure
    with_(place=7),                                     # far down
    with_(words=("leak",)),                             # says little
    with_(actors=("USA",)),                             # half the news has that state
    with_(actors=("a0123456789ab", "USA")),             # nor does a body of that state help
], ids=str)
def test_one_that_is_weaker_is_not(weaker):
    assert not enough([weaker])
    assert not goes_on(NEW, OLD, [weaker])


def test_two_states_tell_as_much_as_a_name():
    assert enough([with_(actors=("FRD", "SYL"))])


def test_two_claims_are_enough_wherever_they_stand():
    one, two = with_(score=0.5, place=5, other_place=4), with_(score=0.5, place=9, other_place=8)
    assert enough([one, two])
    assert not enough([one, msgspec.structs.replace(two, other_place=4)]), "both are one claim of the older article"


def test_the_articles_must_be_alike_besides():
    assert not goes_on(ELSEWHERE, OLD, [LEAD])
    assert not goes_on(NEW._replace(terms=msgspec.structs.replace(NEW.terms, many=True)), OLD, [LEAD])


def test_what_a_person_said_is_enough():
    assert goes_on(ELSEWHERE, OLD, [SharedClaim(11, 3, None)])


def test_each_claim_of_the_older_article_is_shown_once_the_best_first():
    weak, strong, judged = with_(score=0.5, place=1), with_(place=2), SharedClaim(3, 7, None)
    assert best_first([weak, strong, judged]) == (judged, strong)
