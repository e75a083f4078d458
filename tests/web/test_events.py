"""Pages of events that several articles tell of, and of two sides; states are real, everything else is invented."""

from __future__ import annotations

import csv
import io
import json
import xml.dom.minidom
from collections.abc import Iterator

import pytest

import onrecord
from onrecord.questions.event_answers import EventRow, TieEvents, TieMonth, Ties
from onrecord.views.web.pictures import months
from tests.web.conftest import Room

QUAY = ("Ghanaian jets bombed the grain quay of Lome in Togo on 1 May 2031, killing 12 dockers. The harbour office of "
        "Lome said that the quay was burning. Togo and Ghana met in Lome on 2 May 2031.")
MINISTRY = ("Ghana bombed a grain quay in Lome, killing 15 dockers, Togo's defence ministry said on Friday. Ties "
            "between Ghana and Togo have cooled, a dockers' leader said.")
TROOPS = ("Ghana has sent troops to Togo, Togo's president said on Monday. Ghana denied that it has sent troops to "
          "Togo. Ghana is planning to send troops to Benin.")
TOLD = (("The Quay Post", "2031-05-02", QUAY), ("The Lantern", "2031-05-03", MINISTRY),
        ("Wharf Radio", "2031-05-04", MINISTRY), ("Wharf Radio", "2031-05-09", TROOPS))


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The app on a record in which three articles tell of one event."""
    path = tmp_path_factory.mktemp("web") / "quay.db"
    with onrecord.open(path) as record:
        for outlet, published, text in TOLD:
            record.add(onrecord.read(onrecord.article_from_text(
                text, onrecord.Given(outlet=outlet, published=published))))
    made = Room(path)
    yield made
    made.records.close()


@pytest.fixture(scope="module")
def strike(quay: Room) -> EventRow:
    with onrecord.open(quay.path) as record:
        [row] = [row for row in record.events(type="ASSAULT").items if row.reports > 1]
    return row


def test_the_page_of_an_event_tells_all_that_the_question_answers(quay: Room, strike: EventRow) -> None:
    page = quay.get(f"/events/{strike.id}").text
    told = json.loads(quay.get(f"/events/{strike.id}.json").body)["told"]
    assert len(told["reports"]) == 3
    assert page.count("first reported") == 1
    assert page.count("</a> as in <bdi>The Quay Post</bdi>: <a") == 1      # with how likely it is the same
    assert "as in <bdi>The Lantern</bdi>: the same text" in page
    for report in told["reports"]:
        assert all(place["sentence"]["words"][0][:30] in page for place in report["told"])
    assert [one["about"] for one in told["figures"]] == ["dockers"]
    assert "12 dockers" in page
    assert "15 dockers" in page
    assert "cannot both hold" in page
    assert "goes back to <bdi>The Lantern</bdi>" in page


def test_who_denies_an_event_stands_on_its_page(quay: Room) -> None:
    with onrecord.open(quay.path) as record:
        [sent] = [row.id for row in record.events(type="MOBILIZE").items if record.event(row.id).positions]
    told = json.loads(quay.get(f"/events/{sent}.json").body)["told"]
    assert "denied" in [one["position"] for one in told["positions"]]
    page = quay.get(f"/events/{sent}").text
    table = page[page.index("Who confirms or denies it"):]
    assert table.count("<tr") == 1 + len(told["positions"])
    assert "/statements/" in table


def test_a_table_of_an_event_has_a_row_a_report(quay: Room, strike: EventRow) -> None:
    rows = list(csv.DictReader(io.StringIO(quay.get(f"/events/{strike.id}.csv").text)))
    assert [row["outlet"] for row in rows] == ["The Quay Post", "The Lantern", "Wharf Radio"]
    assert [bool(row["same_as"]) for row in rows] == [False, True, True]


def test_an_event_as_of_a_day_has_the_reports_of_that_day(quay: Room, strike: EventRow) -> None:
    one = json.loads(quay.get(f"/events/{strike.id}.json?as_of=2031-05-02").body)["told"]
    assert len(one["reports"]) == 1
    assert "Lantern" not in quay.get(f"/events/{strike.id}?as_of=2031-05-02").text
    before = quay.get(f"/events/{strike.id}?as_of=2031-04-30")
    assert before.status in (200, 404)
    assert "killing" not in before.text


def test_a_list_of_events_tells_how_many_report_each(quay: Room, strike: EventRow) -> None:
    page = quay.get("/events?type=ASSAULT").text
    assert f'<a href="/events/{strike.id}#reports">3 reports</a> (1 copy)' in page


def test_what_is_planned_on_no_known_day_has_none(quay: Room) -> None:
    with onrecord.open(quay.path) as record:
        planned = [row for row in record.events(realis="planned").items if row.dated_by != "when"]
    assert planned
    assert ">no day</a>" in quay.get("/events?realis=planned").text


def test_two_sides_have_what_is_said_of_them_and_what_both_did_once(quay: Room) -> None:
    page = quay.get("/ties?one=Ghana&other=Togo").text
    said = json.loads(quay.get("/ties.json?one=Ghana&other=Togo").body)["ties"]["said"]
    assert [one["tells"] for one in said] == ["strained"]
    assert 'title="Words that say a tie has cooled' in page
    assert said[0]["sentence"]["words"][0][:30] in page
    assert "Both, to each other" in page
    assert page.count("met in Lome") == 1


def test_two_sides_of_whom_nothing_is_told_have_no_empty_picture(quay: Room) -> None:
    page = quay.get("/ties?one=Togo&other=Benin").text
    assert "Nothing on record between them" in page
    assert "<figure" not in page


def _ties(*names: str) -> Ties:
    done = tuple(TieMonth(name, (0, 0, 0, 1), (0, 0, 0, 0), 0, (TieEvents("one", "ASSAULT", 4, "actual", ("e1",)),))
                 for name in names)
    return Ties((), (), done, (), len(names))


@pytest.mark.parametrize(("names", "labels", "links"), [
    (("2031-01", "2031-03"), ("Jan 2031", "Mar 2031"), ("2031-01", "2031-02", "2031-03")),
    (("1992-01", "2031-03"), ("1992",), ("1992", "2031"))])
def test_no_month_is_left_out_of_the_picture(names: tuple[str, ...], labels: tuple[str, ...],
                                             links: tuple[str, ...]) -> None:
    drawn = months.draw(_ties(*names), ("Ghana", "Togo"), lambda period: f"/at/{period}")
    xml.dom.minidom.parseString(drawn)
    assert all(f">{label}</text>" in drawn for label in labels)
    assert all(f'href="/at/{link}"' in drawn for link in links)
    assert drawn.count('class="quad q4"') == len(names)
    assert "by Ghana" in drawn
    assert "by Togo" in drawn
