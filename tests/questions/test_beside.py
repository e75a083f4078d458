"""What stands beside a claim, asked of a record: as of a day, after a person said what it is, and on the screen."""

from __future__ import annotations

from itertools import combinations

import pytest

from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.linking.claims.beside import PERHAPS
from onrecord.linking.claims.matching import THRESHOLD, match, wordings
from onrecord.linking.same_actor import record_actor_id
from onrecord.questions import OpenRecord
from onrecord.questions.beside import MOST
from tests.strategies import reading

PHRASES = ("troops and ships near the bridge", "border troops moved grain ships", "troops moved over the bridge east",
           "bridge closed after troops moved grain", "soldiers were sent over the bridge",
           "grain ships left the harbour", "troops left the harbour by ship",
           "troops crossed the bridge", "talks about grain troops ships treaty")


def report(words, day, outlet="Harbour Wire", speaker=2):
    return reading([(speaker, words, "say", "asserted", None)], published=day, outlet=outlet)


def words_of(report):
    return report.article.text[slice(*report.claims[0].anchor[0])].removesuffix(" near Sylvania")


def chance(one, other):
    bags = [wordings(r, r.claims[0], {actor.id: record_actor_id(actor, r.article.id) for actor in r.actors})
            for r in (one, other)]
    found = match(*bags, 0.0)
    return found.score if found else 0.0


@pytest.fixture(scope="module")
def pair():
    """Two reports of nearly one thing, a month apart."""
    for words in combinations(PHRASES, 2):
        one, other = report(words[0], "2031-05-02"), report(words[1], "2031-06-02", "The Lantern", 4)
        if PERHAPS <= chance(one, other) < THRESHOLD:
            return one, other
    raise AssertionError("no two of these are perhaps the same")


@pytest.fixture
def record(tmp_path, pair):
    with OpenRecord(tmp_path / "r.db") as opened:
        for one in pair:
            opened.add(one)
        yield opened


def ids(pair):
    return [one.claims[0].id for one in pair]


def test_perhaps_the_same_is_told_on_both(record, pair):
    one, other = ids(pair)
    for here, there in ((one, other), (other, one)):
        ladder = record.claim(here)
        [beside] = ladder.perhaps
        assert (beside.near, beside.claim) == (here, there)
        assert PERHAPS <= beside.chance < THRESHOLD
        assert beside.quote.text == record.claim(there).claim.quote.text
        assert {"SYL", "troop"} <= set(beside.shared)
        assert (ladder.more_general, ladder.more_special, ladder.beside_left_out) == ((), (), 0)
        assert ladder.claim.articles == 1


def test_as_of_a_day_what_came_later_does_not_stand_there(record, pair):
    one, _ = ids(pair)
    assert record.claim(one, as_of="2031-05-31").perhaps == ()
    assert len(record.claim(one, as_of="2031-06-02").perhaps) == 1


def test_a_judgement_settles_it(record, pair):
    one, other = ids(pair)
    apart = record.correct(one, not_same_as=other).correction.id
    assert record.claim(one).perhaps == record.claim(other).perhaps == ()
    record.undo(apart)
    [beside] = record.claim(other).perhaps
    record.correct(beside.near, same_as=beside.claim)
    joined = record.claim(one)
    assert (joined.claim.articles, joined.perhaps) == (2, ())


def test_a_later_text_of_a_page_stands_for_the_earlier_one(tmp_path, pair):
    one, other = pair
    url = "https://a.example/1"
    with OpenRecord(tmp_path / "r.db") as record:
        record.add(one)
        record.add(reading([(4, words_of(other), "say", "asserted", None)], url=url, published="2031-06-02"))
        assert len(record.claim(ids(pair)[0]).perhaps) == 1
        record.add(reading([(4, "quite other matters were told", "say", "asserted", None)], url=url,
                           published="2031-06-03"))
        assert record.claim(ids(pair)[0]).perhaps == ()


def test_the_list_is_short_and_says_what_it_left_out(tmp_path, pair):
    one, other = pair
    words = words_of(other)
    with OpenRecord(tmp_path / "r.db") as record:
        record.add(one)
        added = [report(words, f"2031-06-{day:02}", f"Paper {day}", 4) for day in range(2, 2 + MOST + 2)]
        for later in added:
            record.add(later)
        claims = [later.claims[0].id for later in added]
        for i, claim in enumerate(claims):
            for before in claims[:i]:
                record.correct(claim, not_same_as=before)
        ladder = record.claim(one.claims[0].id)
        assert (len(ladder.perhaps), ladder.beside_left_out) == (MOST, 2)


GENERAL = "North Korea has sent troops to Russia, South Korea's spy agency said on Monday.\n"
SPECIAL = "South Korea's spy agency said North Korea has sent 14,000 troops to Russia's Kursk region.\n"


@pytest.fixture
def told_apart(tmp_path):
    """Return a record of a general and a special claim that a person told apart, its path and the two ids."""
    path = tmp_path / "r.db"
    readings = [read(article_from_text(text, Given(outlet, published=day))) for text, outlet, day in (
        (GENERAL, "The \x1b[31mLantern", "2031-05-01"), (SPECIAL, "Quay Post", "2031-05-03"))]
    with OpenRecord(path) as record:
        for one in readings:
            record.add(one)
        general, special = (one.claims[0].id for one in readings)
        record.correct(special, not_same_as=general)
        yield record, path, general, special


def test_the_general_and_the_special_claim_are_told_on_both(told_apart):
    record, _, general, special = told_apart
    [more] = record.claim(general).more_special
    assert (more.claim, more.near, more.adds) == (special, general, ("14000", "kursk"))
    [less] = record.claim(special).more_general
    assert (less.claim, less.near, less.adds) == (general, special, ("14000", "kursk"))
    assert record.claim(general).perhaps == record.claim(special).perhaps == ()
    assert record.claim(general, as_of="2031-05-02").more_special == ()
