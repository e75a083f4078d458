"""What all lists and pages have: an order, whole tables sent bit by bit, a word where a day is not taken."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import onrecord
from onrecord.views.web import answering
from tests.strategies import reading
from tests.web.conftest import Room

# Invented, as in ``tests.strategies``.
WORDS = "troops sent east harbour"


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", ["statements", "events", "positions"])
def test_the_newest_come_first_where_that_is_asked(room: Room, name: str) -> None:
    oldest, newest = (json.loads(room.get(f"/{name}.json?sort={sort}&limit=0").body) for sort in ("oldest", "newest"))
    assert newest["total"] == oldest["total"] > 3
    assert newest["items"] != oldest["items"]
    assert sorted(map(json.dumps, newest["items"])) == sorted(map(json.dumps, oldest["items"]))
    page = json.loads(room.get(f"/{name}.json?sort=newest&limit=2").body)
    after = json.loads(room.get(f"/{name}.json?sort=newest&limit=2&after={page['next']}").body)
    assert page["items"] + after["items"] == newest["items"][:4]
    assert room.get(f"/{name}.json?after={page['next']}").status == 400
    assert f"sort=newest&amp;limit=2&amp;after={page['next']}" in room.get(f"/{name}?sort=newest&limit=2").text


@pytest.mark.parametrize("name", ["claims", "statements", "events", "articles", "positions"])
def test_a_whole_table_is_sent_part_by_part(room: Room, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = table(room.get(f"/{name}.csv?limit=1000").text)
    monkeypatch.setattr(answering, "_PART", 3)
    sent = room.get(f"/{name}.csv?limit=0")
    assert table(sent.text) == whole
    assert len(whole) > 3
    assert sent.headers["content-disposition"] == f'attachment; filename="onrecord-{name}.csv"'
    assert room.get(f"/{name}.csv?limit=0&since=2025-02-31").status == 400
    assert room.get("/statements.csv?limit=0&by=Nobody%20Here").status == 404


def test_a_page_that_takes_no_day_says_so(room: Room, ids: dict[str, str]) -> None:
    for path in ("/articles", f"/articles/{ids['article']}", f"/statements/{ids['statement']}", "/actors", "/terms"):
        assert "this page takes no day" in room.get(f"{path}?as_of=2025-06-01").text, path
        assert "this page takes no day" not in room.get(path).text
    for path in ("/claims", f"/claims/{ids['claim']}", "/stories", "/events", f"/actors/{ids['actor']}"):
        told = room.get(f"{path}?as_of=2025-06-01").text
        assert "only what had been published by then" in told, path
        assert "this page takes no day" not in told


def test_many_copies_of_one_position_are_folded(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "copies.db") as record:
        for number in range(6):
            record.add(reading([(0, WORDS, "say", "asserted", None), (1, "grain ships moved", "deny", "denied", None)],
                               outlet=f"Outlet {number}", published=f"2031-05-0{number + 1}"))
        claim = record.claims().items[0]
    made = Room(tmp_path / "copies.db")
    page = made.get(f"/claims/{claim.id}").text
    folded = page.partition("<details")[2].partition("</details>")[0]
    assert claim.copies == 5
    assert "5 more in copies" in folded
    assert folded.count('<tr id="position-') == 5
    assert page.count('<tr id="position-') == claim.positions
    made.records.close()


def test_only_changes_of_an_actor(room: Room) -> None:
    every, changed = (json.loads(room.get(f"/actors/RUS.json{query}").body)["positions"] for query in (
        "", "?changed=yes"))
    assert 0 < changed["total"] < every["total"]
    assert changed["items"] == [one for one in every["items"] if one["changed"]]
    assert f"only changes <b>{changed['total']}</b>" in room.get("/actors/RUS").text


def test_the_network_counts_what_it_draws_and_leaves_out(room: Room) -> None:
    found = json.loads(room.get("/network.json").body)
    assert found["nodes_left_out"] == found["links_left_out"] == found["events_left_out"] == 0
    assert len(found["nodes"]) > 2
    link = found["links"][0]
    assert link["events"] == sum(link["by_quad"])
    ties = json.loads(room.get(f"/ties.json?one={link['one']}&other={link['other']}").body)["ties"]
    assert sum(sum(month["done"]) for month in ties["months"]) >= link["events"] > 0
    assert len(table(room.get("/network.csv").text)) == len(found["links"])
    assert room.get("/network.svg").text.count('class="tie-line"') == len(found["links"])
    few = json.loads(room.get("/network.json?since=2020&most=2").body)
    assert len(few["nodes"]) == 2
    assert few["nodes_left_out"] == len(found["nodes"]) - 2
    assert few["links_left_out"] + len(few["links"]) == len(found["links"])
    assert room.get("/network.json?most=151").status == 400


def test_what_is_new_says_on_which_claim(room: Room) -> None:
    found = json.loads(room.get("/new.json?since=2025-04-28&limit=0").body)
    positions = [one for one in found["items"] if one["kind"] == "position"]
    assert positions
    shown = room.get("/new?since=2025-04-28").text
    for one in positions:
        claim = json.loads(room.get(f"/claims/{one['id']}.json").body)["ladder"]["claim"]
        assert found["first_words"][one["id"]] == claim["text"]
        assert f'<a href="/claims/{one["id"]}"><bdi>' in shown


def test_of_the_parties_of_a_large_story_the_busiest_are_shown(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.views.web.pages import story

    monkeypatch.setattr(story, "_PARTIES", 1)
    one = json.loads(room.get("/stories.json?limit=1").body)["items"][0]["id"]
    parties = json.loads(room.get(f"/stories/{one}.json").body)["parties"]
    assert len(parties) > 1
    assert f"the busiest 1 of {len(parties)}: all as .json" in room.get(f"/stories/{one}").text


@pytest.mark.parametrize("path", ["/articles", "/actors", "/search"])
def test_what_is_of_no_day_says_so_and_tells_nothing_else_as_of_one(room: Room, path: str) -> None:
    words = "words=troops&" if path == "/search" else ""
    page = room.get(f"{path}?{words}as_of=2024-01-01").text
    assert "this page takes no day" in page
    assert f"{path}.json?" not in page or "as_of" not in page.partition(f"{path}.json?")[2].partition('"')[0]
    refused = room.get(f"{path}.json?{words}as_of=2024-01-01")
    assert (refused.status, "OR-601" in refused.text) == (400, True)
    operation = json.loads(room.get("/openapi.json").body)["paths"][f"/api{path}"]["get"]
    assert "as_of" not in [one["name"] for one in operation["parameters"]]
