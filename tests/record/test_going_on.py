"""A matter that goes on after months: its stories are linked by the claims they share, as of any day."""

from __future__ import annotations

import random

import pytest

from onrecord.linking.stories import matters
from onrecord.questions import OpenRecord
from tests.record.answers import everything
from tests.strategies import reading

LEAK = "ammonia that leaked from the Quizzard plant at Vexmoor killed fish in the Tamsin river"
OTHER = "a choir from Ardloch won the autumn prize in Kellbridge with songs of Merrow"
THIRD = "tram drivers of Ostermouth walked out over night shifts and wages"


def told(day, *lines, outlet="Harbour Wire", url=None):
    """Return a reading: its first line is a claim, the others are said by the way."""
    said = [(0, line, "say", None if i else "asserted", None) for i, line in enumerate(lines)]
    return reading(said, outlet=outlet, published=day, url=url)


FIRST = told(
    "2031-03-03", LEAK, "inspectors took samples along the Tamsin", "anglers counted dead trout below the weir",
    "Quizzard had been fined over a fire in its store", "children of Vexmoor stayed home from school")
SECOND = told(
    "2031-06-10", LEAK, "a laboratory in Vexmoor finished its report", "two valves of the Quizzard tank were worn",
    "the mayor wants the licence looked at again", "farmers upstream use no ammonia", outlet="The Lantern")
LAST = told(
    "2031-11-20", LEAK, "a judge at Vexmoor ordered Quizzard to pay", "the money restocks the Tamsin with trout",
    "its managers resigned over the valves", "no appeal is possible", outlet="Quay Post")
ASIDE = [told("2031-04-04", OTHER), told("2031-06-12", THIRD),
         told("2031-12-01", "the night shifts of nurses in Ardloch grew longer")]
MATTER = [FIRST, SECOND, LAST, *ASIDE]


@pytest.fixture
def fresh(tmp_path):
    made = []

    def make(readings=()):
        made.append(OpenRecord(tmp_path / f"{len(made)}.db"))
        made[-1].record.add_many(readings)
        return made[-1]

    yield make
    for one in made:
        one.close()


def story(record, one, as_of=None):
    return record.story(one.article.id, as_of=as_of).story


def link(record, one, as_of=None):
    return next((a for a in record.story(one.article.id, as_of=as_of).links if a.kind == "continues"), None)


def test_what_goes_on_months_later_continues_the_newest_story_of_the_matter(fresh):
    record = fresh(MATTER)
    first, second, last = (story(record, one) for one in (FIRST, SECOND, LAST))
    assert len({first.id, second.id, last.id}) == 3
    assert (first.continues, second.continues, last.continues) == (None, first.id, second.id)
    assert (first.continued_by, second.continued_by, last.continued_by) == ((second.id,), (last.id,), ())
    listed = {row.id: (row.continues, row.continued_by) for row in record.stories(limit=None).items}
    assert listed[second.id] == (first.id, None)


def test_the_link_says_why_and_from_which_day(fresh):
    found = link(fresh(MATTER), LAST)
    assert (found.method, found.day) == ("claims-1", "2031-11-20")
    assert found.score >= 0.6
    assert found.because[0].startswith("the claim c")
    assert f"in {SECOND.article.id}: {LEAK}" in found.because[0]


def test_another_matter_continues_nothing(fresh):
    record = fresh(MATTER)
    assert [story(record, one).continues for one in ASIDE] == [None, None, None]


def test_as_of_a_day_only_what_was_out_counts(fresh):
    record = fresh(MATTER)
    assert story(record, FIRST, "2031-06-09").continued_by == ()
    assert story(record, FIRST, "2031-06-10").continued_by == (story(record, SECOND).id,)
    for day in sorted(one.article.published for one in MATTER):
        then = fresh([one for one in MATTER if one.article.published <= day])
        rows = then.stories(limit=None, as_of=day)
        assert record.stories(limit=None, as_of=day).items == rows.items
        assert [record.story(row.id, as_of=day) for row in rows.items] == [
            then.story(row.id, as_of=day) for row in rows.items]


def test_the_order_of_adding_and_a_rebuild_change_nothing(fresh):
    record = fresh(MATTER)
    other = fresh(random.Random(2).sample(MATTER, len(MATTER)))
    assert record.stories(limit=None) == other.stories(limit=None)
    assert [record.story(row.id) for row in record.stories(limit=None).items] == [
        other.story(row.id) for row in other.stories(limit=None).items]
    before = everything(record)
    record.rebuild()
    assert everything(record) == before


def test_forgetting_takes_the_link_along(fresh):
    record = fresh(MATTER)
    record.forget(SECOND.article.id)
    assert story(record, LAST).continues == story(record, FIRST).id
    record.forget(FIRST.article.id)
    assert story(record, LAST).continues is None


def test_another_date_turns_the_link_and_an_undo_turns_it_back(fresh):
    record = fresh([FIRST, SECOND])
    done = record.correct(SECOND.article.id, date="2030-01-01").correction
    assert story(record, SECOND).continues is None
    assert story(record, FIRST).continues == story(record, SECOND).id
    record.undo(done.id)
    assert story(record, SECOND).continues == story(record, FIRST).id


def test_articles_judged_apart_are_not_linked(fresh):
    record = fresh([FIRST, SECOND])
    done = record.correct(SECOND.article.id, not_same_as=FIRST.article.id).correction
    assert story(record, SECOND).continues is None
    assert story(record, FIRST).continued_by == ()
    record.undo(done.id)
    assert story(record, SECOND).continues == story(record, FIRST).id


def test_claims_judged_the_same_link_what_the_words_do_not(fresh):
    one, other = told("2031-03-03", OTHER), told("2031-11-20", THIRD)
    record = fresh([one, other])
    assert story(record, other).continues is None
    record.correct(other.claims[0].id, same_as=one.claims[0].id)
    assert story(record, other).continues == story(record, one).id
    assert link(record, other).method == "judged"


def test_a_page_that_was_edited_is_still_what_a_story_continues(fresh):
    page = "https://a.example/1"
    before = told("2031-03-03", LEAK, url=page)
    after = told("2031-03-04", LEAK, "inspectors closed the Tamsin to anglers at Vexmoor", url=page)
    record = fresh([before, after, LAST])
    assert story(record, LAST).continues == story(record, after).id


def test_what_goes_on_with_an_earlier_text_of_a_page_is_told_of_both_stories(fresh):
    page = "https://a.example/1"
    before = told("2031-03-03", LEAK, "inspectors took samples along the Tamsin at Vexmoor", url=page)
    after = told("2031-03-04", "inspectors took samples along the Tamsin at Vexmoor", url=page)
    record = fresh([before, after, LAST])
    assert story(record, LAST).continues == story(record, after).id
    assert story(record, after).continued_by == (story(record, LAST).id,)


def test_only_the_newest_that_have_a_claim_are_looked_at(fresh, monkeypatch):
    monkeypatch.setattr(matters, "NEWEST", 1)
    record = fresh(MATTER)
    assert story(record, LAST).continues == story(record, SECOND).id
    assert story(record, SECOND).continued_by == (story(record, LAST).id,)
    record.forget(SECOND.article.id)
    assert story(record, LAST).continues == story(record, FIRST).id


@pytest.mark.parametrize("seed", range(2))
def test_what_stories_continue_and_what_they_are_continued_by_is_the_same(fresh, seed):
    chance = random.Random(seed)
    aside = ("inspectors took samples along the Tamsin", "two valves of the Quizzard tank were worn", "nobody appeals")
    made = [told(f"2031-{chance.randrange(1, 13):02d}-{chance.randrange(1, 28):02d}",
                 chance.choice((LEAK, OTHER, THIRD)), *chance.sample(aside, 2), outlet="The Lantern",
                 url=f"https://a.example/{chance.randrange(9)}") for _ in range(16)]
    record = fresh(made)
    for day in (None, "2031-09-30"):
        rows = [record.story(row.id, as_of=day).story for row in record.stories(limit=None, as_of=day).items]
        links = {(row.id, row.continues) for row in rows if row.continues}
        assert {(later, row.id) for row in rows for later in row.continued_by} == links
        assert links
