"""What becomes of a reading: new, known, version, copy; and that nothing of it is lost or doubled."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.record import Record
from tests.record.answers import everything
from tests.strategies import batches, reading, readings

LINES = [(0, "troops sent east", "say", "asserted", None), (3, "no ships moved", "deny", "denied", 0)]
few = settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate], derandomize=True,
               suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def fresh(tmp_path_factory):
    def make():
        return OpenRecord(tmp_path_factory.mktemp("record") / "r.db")
    return make


def test_same_article_twice_changes_nothing(fresh):
    with fresh() as record:
        one = reading(LINES, times=["2031-04-28"])
        assert record.add(one).status == "new"
        before = everything(record)
        assert record.known(one.article)
        assert record.add(one).status == "known"
        assert everything(record) == before


def test_same_words_elsewhere_are_a_copy(fresh):
    with fresh() as record:
        first, second = reading(LINES), reading(LINES, outlet="The Lantern", published="2031-05-03")
        record.add(second)
        added = record.add(first)            # published earlier, recorded later: it is the original
        assert (added.status, added.copy_of) == ("copy", None)
        assert {row.id: row.copy_of for row in record.articles().items} == {
            first.article.id: None, second.article.id: first.article.id}
        assert [claim.copies for claim in record.claims().items] == [1, 1]
        assert {link.method for link in record.claim(first.claims[0].id).links} == {None, "same-text"}


def test_an_edited_page_is_a_version(fresh):
    with fresh() as record:
        old, new = (reading(lines, url="https://a.example/1") for lines in (LINES[:1], LINES[1:]))
        record.add(old)
        added = record.add(new)
        assert (added.status, added.version_of) == ("version", f"{old.article.id}@1")
        assert [row.quote.text for row in record.statements().items] == [
            new.article.text[slice(*new.statements[0].content[0])]]
        assert record.articles().total == 1
        assert [row.version for row in record.articles(versions=True).items] == [1, 2]
        shown = record.show(f"{old.article.id}@1").passages[0]
        assert shown.text == old.article.text
        assert record.search("ships").total == 1
        assert record.search("troops").total == 0
        assert record.add(old).status == "known"


@few
@given(batch=batches)
def test_adding_again_and_rebuilding_change_no_answer(fresh, batch):
    with fresh() as record:
        for one in batch:
            record.add(one)
        before = everything(record)
        for one in batch:
            assert record.add(one).status == "known"
        assert everything(record) == before
        record.rebuild()
        assert everything(record) == before
        assert record.verify() == []


@few
@given(batch=batches)
def test_nothing_is_lost_on_the_way_out(fresh, batch):
    with fresh() as record:
        kept = [one.to_json() for one in batch if record.add(one).status != "known"]
        assert list(record.readings()) == kept


@few
@given(batch=batches, more=readings())
def test_forgetting_leaves_the_record_as_if_it_had_never_been(fresh, batch, more):
    with fresh() as record, fresh() as never:
        added = record.add(more)
        for one in batch:
            record.add(one)
        gone = {row.id for row in record.articles(versions=True).items}
        record.forget(added.article)
        gone -= {row.id for row in record.articles(versions=True).items}
        left = list(record.readings())
        for data in left:
            never.add(msgspec.json.decode(data, type=type(more)))
        assert everything(record) == everything(never)
        assert record.verify() == []
        assert added.article in {id.partition("@")[0] for id in gone}


def test_forgotten_words_are_not_in_the_file(tmp_path):
    path = tmp_path / "r.db"
    with OpenRecord(path) as record:
        record.add(reading(LINES))
        secret = reading([(2, "quizzaciously xylophagous", "say", "asserted", None)], outlet="Obscuretimes")
        record.add(secret)
        assert record.search("xylophagous").total == 1
        record.forget(secret.article.id)
        assert record.search("xylophagous").total == 0
    rest = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for trace in (b"xylophag", b"quizzaci", b"Obscuretimes", b"Firefly", secret.article.id.encode()):
        assert trace not in rest


def test_a_span_outside_the_text_is_refused_whole(fresh):
    one = reading(LINES)
    bad = msgspec.structs.replace(one, statements=(
        msgspec.structs.replace(one.statements[0], content=((0, len(one.article.text) + 1),)),))
    with fresh() as record:
        with pytest.raises(OnRecordError, match="OR-406"):
            record.add(bad)
        assert record.articles().total == 0
        assert record.add(one).status == "new"


def test_published_and_recorded_are_two_times(fresh):
    with fresh() as record:
        record.add(reading(LINES, published="2031-05-02"))
        row = record.articles().items[0]
        assert row.published == "2031-05-02"
        assert row.recorded_at[:10] != row.published


def test_two_records_open_at_once(tmp_path):
    with Record.open(tmp_path / "r.db") as writer, OpenRecord(tmp_path / "r.db") as reader:
        writer.add(reading(LINES))
        assert reader.articles().total == 1
