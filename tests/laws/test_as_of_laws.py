"""The law of the record: what is published after a day never changes an answer as of that day, whatever is asked."""

from __future__ import annotations

import json
import re

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from tests.strategies import WORDS, reading, readings

few = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
DAY = "2031-05-15"
news_days = st.sampled_from(("2031-05-02", "2031-05-09", "2031-05-15", "2031-05-16", "2031-05-29", "2031-06-30"))
matters = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.lists(st.sampled_from(WORDS[:8]), min_size=3, max_size=7).map(" ".join),
        st.sampled_from(("say", "deny", "confirm")),
        st.sampled_from(("asserted", "denied", "confirmed", "not_acknowledged", "no_comment")),
        st.sampled_from((None, 0)),
    ),
    min_size=1,
    max_size=4,
)


PAGES = ("https://quay.example/bridge", "https://quay.example/ships")


@st.composite
def news(draw):
    """One article: any small one, one of some days on some matters, or one of the texts that a page has had."""
    kind = draw(st.sampled_from(("any", "matter", "edit")))
    if kind == "any":
        return draw(readings())
    day = draw(news_days)
    times = [day] if draw(st.booleans()) else ()
    if kind == "edit":
        return reading(draw(matters), outlet="Quay Post", url=draw(st.sampled_from(PAGES)), published=day, times=times)
    outlet = draw(st.sampled_from(("Harbour Wire", "The Lantern", "Quay Post")))
    return reading(draw(matters), outlet=outlet, published=day, times=times)


# Everybody is named early on, so that invented states have the name by which they are shown.
CAST = reading([(0, "grain moved", "say", None, None), (1, "talks", "say", None, None)], published="2031-01-01")
batches = st.lists(news(), min_size=2, max_size=7).map(lambda found: [CAST, *found])


def all_answers(record, day):
    """Return every answer that can be had as of a day, and the articles published by then."""
    every = {"limit": None, "as_of": day}
    claims, stories = record.claims(**every), record.stories(**every)
    articles = [row for row in record.articles(versions=True, limit=None).items
                if row.published and row.published[:10] <= day]
    ids = list(dict.fromkeys(row.id.partition("@")[0] for row in articles))
    return {
        "articles": [msgspec.structs.replace(row, recorded_at="", current=True) for row in articles],
        "statements": record.statements(**every),
        "statements by": [_asked(record.statements, by=who, **every) for who in ("SYL", "Rufus Firefly")],
        "statements about": [record.statements(about=what, **every) for what in ("troops", "Freedonia")],
        "claims": claims,
        "claims about": [record.claims(what, **every) for what in ("troops", "ships", "Sylvania")],
        # How many undated articles are left out is told as of now: nobody knows when they came out.
        "ladders": [msgspec.structs.replace(record.claim(row.id, as_of=day), undated=None) for row in claims.items],
        "positions": record.positions(**every),
        "positions changed": record.positions(changed=True, **every),
        "positions by": [_asked(record.positions, party=who, **every) for who in ("FRD", "Harbour Wire")],
        "timeline": record.timeline(**every),
        "timeline about": [record.timeline(what, **every) for what in ("troops", "Sylvania")],
        "formulas": record.formulas(**every),
        "copies": record.copies(**every),
        "copies of": [record.copies(id, **every) for id in ids],
        "stories": stories,
        "stories about": [record.stories(about=what, **every) for what in ("troops", "ships")],
        "stories by": [_asked(record.stories, party=who, **every) for who in ("SYL", "FRD")],
        "each story": [record.story(row.id, as_of=day) for row in stories.items],
        "of stories": [
            (record.timeline(story=row.id, **every), record.claims(story=row.id, **every), row.id)
            for row in stories.items
        ],
        "events": record.events(**every),
        "each event": [msgspec.structs.replace(record.event(row.id, as_of=day), undated=None)
                       for row in record.events(**every).items],
        "events about": [record.events(about=what, **every) for what in ("troops", "Sylvania")],
        "events of story": [record.events(story=row.id, **every) for row in stories.items],
        "ties": record.ties("SYL", "FRD", as_of=day),
        "new": record.new(since="2031-05-05", **every),
        "new in": [record.new(article=id, **every) for id in ids],
    }


def as_numbered(answers):
    """Return answers as plain data in which a text is called by its article, whether it is an older version or not."""
    return json.loads(re.sub(r"@[0-9]+", "", msgspec.json.encode(answers).decode()))


def _asked(question, **what):
    """Return an answer; null where nobody of that name is on record, which what comes later may change."""
    try:
        found = question(**what)
    except OnRecordError as error:
        if error.code != "OR-504":
            raise
        return None
    return found if found.items else None


@few
@given(batch=batches)
def test_what_comes_later_changes_no_answer_as_of_a_day(fresh, batch):
    early = [one for one in batch if (one.article.published or "")[:10] <= DAY]
    with fresh(batch) as whole, fresh(early) as then:
        found, before = as_numbered(all_answers(whole, DAY)), as_numbered(all_answers(then, DAY))
        assert {name: found[name] for name in found if found[name] != before[name]} == {}


@few
@given(batch=batches, chance=st.randoms(use_true_random=False), at_once=st.booleans())
def test_the_order_in_which_days_come_changes_no_answer(fresh, batch, chance, at_once):
    """Stories, claims, ids and all answers: of one day alone the order of reading may count."""
    shuffled = [CAST, *other_order(batch[1:], chance)]
    with fresh(batch) as record, fresh(shuffled if at_once else ()) as other:
        for one in shuffled if not at_once else ():
            other.add(one)
        for day in ("2031-05-09", DAY, "2031-12-31"):
            found, expected = (as_numbered(all_answers(one, day)) for one in (other, record))
            assert {name: found[name] for name in found if found[name] != expected[name]} == {}
        assert other.verify() == record.verify() == []


def other_order(batch, chance):
    """Return articles in another order, but for those of one day."""
    days = {}
    for one in batch:
        days.setdefault((one.article.published or "")[:10], []).append(one)
    places = chance.sample([day for day, found in days.items() for _ in found], len(batch))
    waiting = {day: iter(found) for day, found in days.items()}
    return [next(waiting[day]) for day in places]


@few
@given(texts=st.lists(st.tuples(news_days, matters), min_size=2, max_size=4, unique_by=lambda one: one[0]),
       chance=st.randoms(use_true_random=False))
def test_an_edited_page_answers_alike_in_whatever_order_its_texts_came(fresh, texts, chance):
    edits = [reading(lines, outlet="Quay Post", url=PAGES[0], published=day) for day, lines in texts]
    with fresh([CAST, *edits]) as record, fresh([CAST, *chance.sample(edits, len(edits))]) as other:
        for day in (None, *(day for day, _ in texts)):
            for question in ("claims", "positions", "timeline", "statements"):
                asked = {"limit": None, "as_of": day}
                assert getattr(record, question)(**asked) == getattr(other, question)(**asked)
        current = [row.published for row in other.articles(limit=None).items if row.outlet == "Quay Post"]
        assert current == [row.published for row in record.articles(limit=None).items if row.outlet == "Quay Post"]
        assert current[-1] == max(day for day, _ in texts)      # before it, wholly different texts of that address
        assert other.verify() == record.verify() == []


@few
@given(batch=batches)
def test_one_by_one_or_at_once_the_stories_are_the_same(fresh, batch):
    with fresh(batch) as at_once, fresh(()) as one_by_one:
        for one in batch:
            one_by_one.add(one)
        assert all_answers(at_once, "2031-12-31") == all_answers(one_by_one, "2031-12-31")
        assert at_once.verify() == []
