"""Events that several articles tell of, asked of a record; states are real, everything else is invented."""

from __future__ import annotations

import pytest

from onrecord.errors import OnRecordError
from onrecord.flow import read
from onrecord.intake import Given, article_from_text, articles_from
from onrecord.questions import OpenRecord
from onrecord.views.cli.demo import demo_articles

QUAY = ("Ghanaian jets bombed the grain quay of Lome in Togo on 1 May 2031, killing 12 dockers. The harbour office of "
        "Lome said that the quay was burning.")
MINISTRY = ("Ghana bombed a grain quay in Lome, killing 15 dockers, Togo's defence ministry said on Friday. The quay "
            "was still burning, the harbour office said.")
CAMP = ("Ghanaian jets bombed a shepherds' camp near Dapaong in Togo on Friday, wounding three shepherds. The mountain "
        "police of Dapaong said the camp was gone.")
TOLD = (("The Quay Post", "2031-05-02", QUAY), ("The Lantern", "2031-05-03", MINISTRY),
        ("The Lantern", "2031-05-02", CAMP), ("Wharf Radio", "2031-05-04", MINISTRY))


def reading(outlet, day, text):
    return read(article_from_text(text, Given(outlet=outlet, published=day)))


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with OpenRecord(tmp_path_factory.mktemp("record") / "r.db") as found:
        for one in TOLD:
            found.add(reading(*one))
        yield found


@pytest.fixture(scope="module")
def strike(record):
    [row] = [row for row in record.events(type="ASSAULT").items if row.reports > 1]
    return row


def test_a_list_has_one_row_for_an_event_of_several_articles(record, strike):
    assert (strike.reports, strike.outlets, strike.copies) == (3, 3, 1)
    assert strike.outlet == "The Quay Post"
    assert strike.origins == 2
    others = [row for row in record.events(type="ASSAULT").items if row.id != strike.id]
    assert [row.where for row in others] == ["Dapaong"]         # of the same day, and another one
    assert record.events(type="ASSAULT").total == 2


def test_the_ladder_tells_who_reported_it_first_and_who_since(record, strike):
    found = record.event(strike.id)
    assert found.event == strike
    first, second, copy = found.reports
    assert (first.event.outlet, first.same_as) == ("The Quay Post", None)
    assert (second.event.on_word_of, second.same_as) == (("Togo's defence ministry",), first.event.id)
    assert 0.7 < second.score < 1
    assert copy.event.copy_of == second.event.article
    assert copy.method == "same-text"
    for one in found.reports:
        assert record.event(one.event.id).reports == found.reports
    assert [len(one.articles) for one in found.back_to] == [1, 2]


def test_numbers_that_differ_are_set_beside_who_gives_them(record, strike):
    [figures] = record.event(strike.id).figures
    assert (figures.about, figures.how) == ("dockers", "excludes")
    assert [(one.told, one.high, one.on_word_of) for one in figures.told] == [
        ("12 dockers", 12.0, ()), ("15 dockers", 15.0, ("Togo's defence ministry",))]


def test_as_of_a_day_only_what_was_out_counts(record, strike):
    [row] = [row for row in record.events(type="ASSAULT", as_of="2031-05-02").items if row.id == strike.id]
    assert (row.reports, row.copies) == (1, 0)
    assert len(record.event(strike.id, as_of="2031-05-03").reports) == 2


def test_what_is_asked_for_may_stand_in_a_later_report(record, strike):
    assert [row.outlet for row in record.events(about="ministry killing").items] == ["The Lantern"]
    [row] = record.events(type="ASSAULT", since="2031-05-03").items
    assert (row.outlet, row.reports) == ("The Lantern", 3)


def test_ties_count_it_once(record):
    assert [month.done[3] for month in record.ties("Ghana", "Togo").months] == [1]      # the camp: no dockers are named


def test_each_report_is_exported_with_the_event_it_is_of(record, strike):
    rows = [row for row in record.export_rows("events") if row["same_event"] == strike.id]
    assert {row["id"] for row in rows} == {one.event.id for one in record.event(strike.id).reports}


def test_a_report_that_goes_takes_only_itself(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        for one in TOLD[:2]:
            record.add(reading(*one))
        [row] = record.events(type="ASSAULT").items
        record.forget(row.article)
        [left] = record.events(type="ASSAULT").items
        assert (left.outlet, left.reports) == ("The Lantern", 1)
        assert record.verify() == []


def test_a_later_taken_in_earlier_report_becomes_the_first(tmp_path):
    with OpenRecord(tmp_path / "r.db") as record:
        record.add(reading(*TOLD[1]))
        record.add(reading(*TOLD[0]))
        [row] = record.events(type="ASSAULT").items
        assert (row.outlet, row.reports) == ("The Quay Post", 2)
        before = record.event(row.id)
        record.rebuild()
        assert record.event(row.id) == before


def test_a_denial_stands_beside_what_it_denies(tmp_path):
    told = (("The Lantern", "2031-05-02", "Ghana seized three Togolese trawlers off Lome on Friday. Togo's harbour "
             "office said that the trawlers were taken to Tema."),
            ("Wharf Radio", "2031-05-03", "Ghana's navy denied that Ghana had seized three Togolese trawlers off "
             "Lome. The trawlers are in Tema, Togo's harbour office said."))
    with OpenRecord(tmp_path / "r.db") as record:
        for one in told:
            record.add(reading(*one))
        rows = [row for row in record.events(type="COERCE").items if row.reports > 1]
        assert [(row.reports, row.all_realis) for row in rows] == [(2, ("actual", "denied"))]
        found = record.event(rows[0].id)
        assert [one.event.realis for one in found.reports] == ["actual", "denied"]
        assert "denied" in {row.position for row in found.positions}
        assert record.events(realis="denied", type="COERCE").items[0].outlet == "Wharf Radio"


def test_who_acknowledges_it_half_a_year_later_stands_in_its_ladder(tmp_path):
    """The demonstration articles: reported in October, acknowledged in April."""
    with OpenRecord(tmp_path / "r.db") as record:
        for article in articles_from(demo_articles()):
            record.add(read(article))
        [row] = [row for row in record.events(type="MOBILIZE", until="2024-10-12").items if row.reports > 1]
        found = record.event(row.id)
        told = [(one.party.name, one.position) for one in found.positions if one.party]
        assert ("North Korea", "denied") in told
        assert told.index(("North Korea", "denied")) < told.index(("North Korea", "acknowledged"))
        assert "acknowledged" not in {one.position for one in record.event(row.id, as_of="2025-01-31").positions}


def test_an_event_of_which_nothing_was_out_by_a_day_is_not_yet_on_record(record, strike):
    with pytest.raises(OnRecordError, match=r"OR-501.*not yet by 2031-05-01"):
        record.event(strike.id, as_of="2031-05-01")
