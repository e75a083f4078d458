"""Columns to choose: the page, its .csv and its description agree, and the address holds the whole choice."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from onrecord.views.web.columns import NAME
from onrecord.views.web.openapi import described
from onrecord.views.web.pages import all_pages
from tests.web.conftest import Room

LISTS = [page for page in all_pages() if page.param(NAME)]
NAMES = [page.name for page in LISTS]


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_lists_have_columns_to_choose() -> None:
    assert {"claims", "statements", "events", "articles"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_all_columns_of_the_table_can_be_chosen_and_no_other(room: Room, name: str) -> None:
    page = next(page for page in LISTS if page.name == name)
    param = page.param(NAME)
    assert param is not None
    assert table(room.get(f"{page.path}.csv").text)[0] == list(param.choices)
    assert set(param.usual.split(",")) <= set(param.choices)
    for row in table(room.get(f"{page.path}.csv?columns={param.usual}&limit=0").text):
        assert len(row) == len(param.usual.split(","))


@pytest.mark.parametrize("name", NAMES)
def test_page_and_table_have_the_same_columns_in_the_same_order(room: Room, name: str) -> None:
    page = next(page for page in LISTS if page.name == name)
    param = page.param(NAME)
    assert param is not None
    names = list(reversed(param.usual.split(",")))
    shown = room.get(f"{page.path}?columns={','.join(names)}&limit=5").text
    heads = [re.sub("<[^>]+>", "", head) for head in re.findall('<th scope="col">(.*?)</th>', shown)]
    assert heads == [one.replace("_", " ") for one in names]
    assert table(room.get(f"{page.path}.csv?columns={','.join(names)}&limit=5").text)[0] == names
    assert shown.count("<tr>") - 1 == len(table(room.get(f"{page.path}.csv?limit=5").text)) - 1


def test_every_row_leads_to_its_fact_whatever_is_chosen(room: Room) -> None:
    rows = json.loads(room.get("/statements.json?limit=7").body)["items"]
    shown = room.get("/statements?columns=outlet,act&limit=7").text
    for row in rows:
        assert f'href="/statements/{row["id"]}"' in shown


def test_a_day_is_told_no_more_exactly_than_it_is_known(room: Room) -> None:
    shown = room.get("/statements?columns=day,value&limit=5").text
    assert "Oct 2024</a>" in shown          # the first statement is of a month
    assert "1 Oct 2024" not in re.sub("[1-3]1 Oct", "", shown)
    assert "≤ " in shown


def test_the_choice_stays_on_the_next_page_and_in_the_table(room: Room) -> None:
    shown = room.get("/statements?columns=words,outlet&limit=5").text
    following = re.search('class="next" href="([^"]+)"', shown)
    assert following is not None
    assert "columns=words,outlet" in following[1]
    assert "/statements.csv?columns=words,outlet&amp;limit=0" in shown
    assert room.get(following[1].replace("&amp;", "&")).status == 200


def test_a_form_without_scripts_sends_a_box_for_each_column(room: Room) -> None:
    by_boxes = room.get("/claims?columns=text&columns=kind&limit=5")
    assert by_boxes.status == 200
    assert re.findall('<th scope="col">(.*?)</th>', by_boxes.text)[1] == "kind"
    assert by_boxes.text.count('name="columns"') == len(next(one for one in LISTS if one.name == "claims").param(
        NAME).choices)      # type: ignore[union-attr]
    assert by_boxes.text.count('name="columns" value="kind" checked') == 1


@pytest.mark.parametrize("asked", ["nope", "text,nope", "text,text", "text,,kind", "x" * 5000, "text kind"])
def test_columns_that_are_none_are_told(room: Room, asked: str) -> None:
    for twin in ("", ".csv", ".json"):
        answer = room.get(f"/claims{twin}?columns={asked.replace(' ', '%20')}")
        assert answer.status == 400
        assert "OR-601" in answer.text


def test_columns_of_articles_without_a_title_tell_how_they_begin(own_room: Room) -> None:
    import onrecord
    from tests.strategies import reading

    with onrecord.open(own_room.path) as record:
        record.add(reading([(0, "ships left the harbour", "say", "asserted", None)], published="2031-05-07"))
    shown = own_room.get("/articles?columns=title,outlet&sort=newest&limit=1").text
    first = json.loads(own_room.get("/articles.json?sort=newest&limit=1").body)
    words = first["items"][0]["title"] or first["first_words"][first["items"][0]["id"]]
    assert words.split()[0] in shown


def test_the_choice_is_described_for_programs() -> None:
    asked = described(all_pages())["paths"]["/api/claims"]["get"]["parameters"]
    found = next(one for one in asked if one["name"] == NAME)
    assert found["schema"]["type"] == "array"
    assert "text" in found["schema"]["items"]["enum"]
    assert found["explode"] is False
