"""What holds for every correction: it can be undone, survives a rebuild, and looks at nothing that came later."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.facts import Reading
from tests.record.answers import everything
from tests.record.judged import carry_over, correct_some
from tests.strategies import reading

few = settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate], derandomize=True,
               suppress_health_check=[HealthCheck.function_scoped_fixture])
numbers = st.lists(st.integers(0, 10_000), min_size=2, max_size=6)
SAID = ("troops crossed the bridge", "its troops crossed that bridge east", "troops moved grain ships",
        "grain ships moved east", "talks about the border treaty", "border treaty talks moved")
lines = st.lists(st.tuples(
    st.integers(0, 4), st.sampled_from(SAID), st.sampled_from(("say", "deny", "confirm")),
    st.sampled_from(("asserted", "denied", "confirmed")), st.sampled_from((None, 0))), min_size=1, max_size=3)


@st.composite
def reports(draw):
    """One report of few matters, so that claims, actors and copies meet."""
    return reading(draw(lines), outlet=draw(st.sampled_from(("Harbour Wire", "The Lantern", "Post"))),
                   url=draw(st.sampled_from((None, None, None, "https://a.example/1"))),
                   published=draw(st.sampled_from((None, "2031-04-01", "2031-05-02", "2031-05-10", "2031-06-01"))),
                   times=draw(st.sampled_from(((), ("2031-04-28",)))))


batches = st.lists(reports(), min_size=3, max_size=5)


@pytest.fixture
def fresh(new_record):
    def make(readings=()):
        record = new_record()
        for one in readings:
            record.add(one)
        return record
    return make


@few
@given(batch=batches, chosen=numbers)
def test_corrected_then_undone_is_never_corrected(fresh, batch, chosen):
    with fresh(batch) as record:
        before, kept = everything(record), list(record.readings())
        made = correct_some(record, chosen)
        for id in reversed(made):
            record.undo(id)
        assert everything(record) == before
        assert list(record.readings()) == kept
        assert record.corrections(limit=None).total == 2 * len(made)
        assert record.verify() == []


@few
@given(batch=batches, chosen=numbers)
def test_a_rebuild_changes_no_corrected_answer(fresh, batch, chosen):
    with fresh(batch) as record:
        kept = list(record.readings())
        correct_some(record, chosen)
        before, listed = everything(record), record.corrections(limit=None)
        record.rebuild()
        assert everything(record) == before
        assert record.corrections(limit=None) == listed
        assert list(record.readings()) == kept
        assert record.verify() == []


@few
@given(batch=batches, chosen=numbers)
def test_trying_keeps_nothing(fresh, batch, chosen):
    with fresh(batch) as record:
        before = everything(record)
        undone = [record.correct(row.id, nobody=True, try_only=True) for row in record.statements(limit=2).items]
        assert everything(record) == before
        for tried in undone:
            done = record.correct(tried.correction.about[0], nobody=True)
            assert _plain(done) == _plain(tried)


@few
@given(batch=batches, chosen=numbers, which=st.integers(0, 9))
def test_forgetting_takes_along_what_was_judged_of_it_and_nothing_else(fresh, batch, chosen, which):
    with fresh(batch) as record:
        correct_some(record, chosen)
        rows = record.articles().items
        record.forget(rows[which % len(rows)].id)
        before = everything(record)
        record.rebuild()
        assert everything(record) == before
        assert record.verify() == []
        for row in reversed(record.corrections(limit=None).items):
            if row.state != "forgotten":
                record.undo(row.id)
        with fresh([Reading.from_json(data) for data in record.readings()]) as never:
            assert everything(record) == everything(never)


@few
@given(batch=batches, chosen=numbers)
def test_judged_before_or_after_the_articles_came(fresh, batch, chosen):
    with fresh(batch) as record, fresh() as other:
        correct_some(record, chosen)
        carry_over(record, other)
        for one in batch:
            other.add(one)
        assert _without_ids(everything(other), other) == _without_ids(everything(record), record)
        assert other.verify() == []


@few
@given(batch=batches, chosen=numbers)
def test_what_comes_later_changes_no_corrected_answer_as_of_a_day(fresh, batch, chosen):
    """A judgement is known at all times; articles are not: those that came out later add nothing to earlier answers."""
    day, batch = "2031-05-15", [one for one in batch if not one.article.url]
    with fresh(batch) as all_of_it, fresh() as record:
        correct_some(all_of_it, chosen)
        carry_over(all_of_it, record)
        dated = {row.id.partition("@")[0]: row.published for row in all_of_it.articles(versions=True).items}
        early = [one for one in batch if (dated.get(one.article.id) or "9999") <= day]
        for one in early:
            record.add(one)
        before = _as_of(record, day)
        for one in batch:
            record.add(one)
        assert _as_of(record, day) == before


def _as_of(record, day):
    return record.claims(limit=None, as_of=day).items, record.statements(limit=None, as_of=day).items


def _plain(done):
    return [msgspec.structs.replace(row, judged=()) for row in (*done.before, *done.after)
            if hasattr(row, "judged") and not hasattr(row, "speakers")]


def _without_ids(answers, record):
    """Return answers in which corrections are told by their place: two records give them different ids."""
    places = {row.id: f"j{row.sequence:04}" for row in record.corrections(limit=None).items}
    text = re.sub(r"j[0-9a-f]{12}", lambda id: places.get(id[0], id[0]), msgspec.json.encode(answers).decode())
    return re.sub(r"(?<=[\"\[ ,])j\d{4}(?=[\"\] ,])", "j", text)        # several stand in the order of their ids
