"""What holds for every correction: it can be undone, survives a rebuild, and looks at nothing that came later."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.questions import OpenRecord
from tests.record.answers import everything
from tests.record.judged import carry_over, correct_some
from tests.strategies import batches

few = settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate], derandomize=True,
               suppress_health_check=[HealthCheck.function_scoped_fixture])
numbers = st.lists(st.integers(0, 10_000), min_size=1, max_size=4)


@pytest.fixture
def fresh(tmp_path_factory):
    def make(readings=()):
        record = OpenRecord(tmp_path_factory.mktemp("record") / "r.db")
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
    """Return answers with the ids of corrections by their place: two records give them different ones."""
    text = msgspec.json.encode(answers).decode()
    for row in record.corrections(limit=None).items:
        text = text.replace(row.id, f"correction {row.sequence}")
    return text
