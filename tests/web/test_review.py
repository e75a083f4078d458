"""The queues of review: pairs that linking left apart by a little, judged, taken back, and gone once judged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from tests.web.conftest import Room

QUEUES = ("claims", "actors", "stories", "statements")


def queue(room: Room, of: str, **asked: str) -> Any:
    more = "".join(f"&{name}={value}" for name, value in asked.items())
    return json.loads(room.get(f"/review.json?of={of}{more}").body)


@pytest.mark.parametrize("of", QUEUES)
def test_each_queue_says_how_many_it_has_and_among_how_many_it_looked(room: Room, of: str) -> None:
    found = queue(room, of)
    assert len(found[of]) == min(found["total"], 20) > 0
    assert 0 < found["looked_at"] <= found["among"]
    page = room.get(f"/review?of={of}").text
    assert page.count("data-judge") == len(found[of])
    assert f"{len(found[of])} of {found['total']}, looked for among" in page
    assert len(room.get(f"/review.csv?of={of}").text.splitlines()) == len(found[of]) + 1


def test_two_actors_are_judged_one_and_taken_apart_again(own_room: Room) -> None:
    alike = queue(own_room, "actors")["actors"][0]["alike"]
    one, other = alike["one"]["id"], alike["other"]["id"]
    said = json.loads(own_room.get(f"/actors/{one}.json").body)["said"]["total"]
    sent = own_room.post("/corrections", {"what": "same_as", "id": one, "other": other, "back": "/review?of=actors"})
    assert sent.status == 303
    assert "Undo" in own_room.get(sent.headers["location"]).text
    assert queue(own_room, "actors")["total"] == 0
    assert json.loads(own_room.get(f"/actors/{other}.json").body)["said"]["total"] > said
    id = sent.headers["location"].split("done=")[1]
    assert own_room.post("/corrections", {"what": "undo", "id": id, "back": "/review?of=actors"}).status == 303
    assert queue(own_room, "actors")["actors"][0]["alike"] == {
        **alike, "one": {**alike["one"], "judged": []}, "other": {**alike["other"], "judged": []}}


@pytest.mark.parametrize("of", ["actors", "stories"])
def test_what_was_judged_to_be_two_is_not_asked_again(own_room: Room, of: str) -> None:
    pair = queue(own_room, of)[of][0]
    ids = [(pair["alike"][side]["id"] if of == "actors" else pair[side]["article"]) for side in ("one", "other")]
    sent = own_room.post("/corrections", {"what": "not_same_as", "id": ids[0], "other": ids[1], "by": "Ada",
                                          "back": f"/review?of={of}"})
    assert sent.status == 303
    assert queue(own_room, of)["total"] == 0
    own_room.post("/corrections", {"what": "undo", "id": sent.headers["location"].split("done=")[1], "back": "/"})
    assert queue(own_room, of)["total"] == 1


def test_two_stories_are_judged_one(own_room: Room) -> None:
    pair = queue(own_room, "stories")["stories"][0]
    assert 0 < pair["score"] < 0.55     # from there on linking joins
    sent = own_room.post("/corrections", {"what": "same_as", "id": pair["one"]["article"],
                                          "other": pair["other"]["article"], "back": "/review?of=stories"})
    assert sent.status == 303
    assert queue(own_room, "stories")["total"] == 0
    whole = json.loads(own_room.get(f"/stories/{pair['one']['article']}.json").body)["story"]
    assert whole["articles"] == pair["one"]["articles"] + pair["other"]["articles"]


def test_stories_are_looked_for_as_of_a_day(room: Room) -> None:
    assert queue(room, "stories", as_of="2024-10-20")["total"] == 0
    assert queue(room, "stories", as_of="1999")["among"] == 0
    assert room.get("/review?of=stories&about=Kursk").status == 400


def test_actors_are_looked_for_by_one_of_them(room: Room) -> None:
    alike = queue(room, "actors")["actors"][0]["alike"]
    assert queue(room, "actors", about=alike["one"]["id"])["total"] == 1
    assert queue(room, "actors", about="RUS")["total"] == 0
    assert room.get("/review?of=actors&about=nobody+at+all").status in (400, 404)


def test_an_empty_queue_says_so(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "empty.db"):
        pass
    room = Room(tmp_path / "empty.db")
    for of in QUEUES:
        answer = room.get(f"/review?of={of}")
        assert answer.status == 200
        assert 'class="none"' in answer.text
    room.records.close()
