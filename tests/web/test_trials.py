"""What goes wrong while several look, correct and send: each is answered by a page that says so; nothing is lost."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import onrecord
from onrecord.errors import OnRecordError
from onrecord.views.web.calling import Answered, call
from onrecord.views.web.guard import Guard
from tests.web.conftest import Room
from tests.web.served import Served

PASSWORD = "a long password"
ELSEWHERE = "192.0.2.7:8765"


def corrected(room: Room, statement: str, day: str, seen: str) -> str:
    sent = room.post("/corrections", {"what": "date", "id": statement, "date": day, "back": "/", "seen": seen})
    assert sent.status == 303
    return sent.headers["location"].split("done=")[1]


def undone(room: Room, id: str) -> Answered:
    return room.post("/corrections", {"what": "undo", "id": id, "back": "/claims?about=Kursk"})


def told(room: Room, statement: str) -> Any:
    return json.loads(room.get(f"/statements/{statement}.json").body)["statement"]


# --- two tabs

def test_of_two_tabs_that_undo_one_correction_the_second_is_told(own_room: Room, ids: dict[str, str]) -> None:
    id = corrected(own_room, ids["statement"], "2024-10-09", "")
    first, second = undone(own_room, id), undone(own_room, id)
    assert (first.status, second.status) == (303, 409)
    assert "Taken back" in own_room.get(first.headers["location"]).text
    assert "OR-512" in second.text
    assert json.loads(own_room.get("/corrections.json").body)["total"] == 2
    assert told(own_room, ids["statement"])["judged"] == []


def test_an_undo_of_what_another_tab_changed_since_says_that_nothing_changes(own_room: Room, ids: dict[str, str],
                                                                              ) -> None:
    mine = corrected(own_room, ids["statement"], "2024-10-09", "")
    theirs = corrected(own_room, ids["statement"], "2024-10-10", mine)
    answer = undone(own_room, mine)
    assert "did=nothing" in answer.headers["location"]
    shown = own_room.get(answer.headers["location"]).text
    assert "Nothing is other than it was" in shown
    assert "did=" not in shown.partition("<main")[2]        # no address that is sent on says so again
    assert told(own_room, ids["statement"])["day"] == "2024-10-10"
    last = undone(own_room, theirs)
    assert "did=undone" in last.headers["location"]
    assert told(own_room, ids["statement"])["day"] != "2024-10-10"


def test_an_undo_is_undone(own_room: Room, ids: dict[str, str]) -> None:
    taken_back = undone(own_room, corrected(own_room, ids["statement"], "2024-10-09", ""))
    shown = own_room.get(taken_back.headers["location"]).text
    assert "Correct it again" in shown
    id = re.search('name="id" value="(j[0-9a-f]+)"', shown)
    assert id is not None
    assert undone(own_room, id[1]).status == 303
    assert told(own_room, ids["statement"])["day"] == "2024-10-09"


# --- shared by a password

@pytest.fixture
def shared(demo_record: Path) -> Iterator[Room]:
    made = Room(demo_record, Guard(password=PASSWORD))
    yield made
    made.records.close()


def asked(room: Room, path: str, **headers: str) -> Answered:
    return call(room.app, path, headers={"host": ELSEWHERE, **headers})


def tried(room: Room, password: str, to: str = "/", **headers: str) -> Answered:
    from urllib.parse import urlencode

    given = {"host": ELSEWHERE, "origin": f"http://{ELSEWHERE}", "content-type": "application/x-www-form-urlencoded"}
    return call(room.app, "/password", "POST", {**given, **headers}, urlencode(
        {"password": password, "to": to}).encode())


def test_the_password_leads_to_the_page_that_was_asked(shared: Room) -> None:
    page = asked(shared, "/claims?about=Kursk")
    assert page.status == 401
    assert 'name="to" value="/claims?about=Kursk"' in page.text
    wrong = tried(shared, "wrong", "/claims?about=Kursk")
    assert (wrong.status, "That was not the password" in wrong.text) == (401, True)
    assert 'name="to" value="/claims?about=Kursk"' in wrong.text
    opened = tried(shared, PASSWORD, "/claims?about=Kursk")
    assert (opened.status, opened.headers["location"]) == (303, "/claims?about=Kursk")


@pytest.mark.parametrize("to", ["//example.org", "/\\example.org", "https://example.org", "/\n/example.org", "", "x"])
def test_the_password_leads_to_no_other_site(shared: Room, to: str) -> None:
    assert tried(shared, PASSWORD, to).headers["location"] == "/"


def test_the_cookie_is_for_this_app_alone(shared: Room) -> None:
    cookie = tried(shared, PASSWORD).headers["set-cookie"]
    told = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/"} <= told
    assert not any(part.startswith("domain") for part in told)
    assert PASSWORD not in cookie
    assert shared.guard.key not in cookie
    known = cookie.split(";")[0]
    assert asked(shared, "/claims", cookie=known).status == 200
    assert asked(shared, "/password", cookie=known).headers["location"] == "/"
    assert asked(shared, "/claims", cookie=known[:-1] + ("0" if known[-1] != "0" else "1")).status == 401


@pytest.mark.parametrize("headers", [
    {"origin": "http://example.org"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
    {"origin": "null"}, {"origin": f"https://{ELSEWHERE}"}])
def test_no_other_site_tries_a_password(shared: Room, headers: dict[str, str]) -> None:
    assert tried(shared, PASSWORD, **headers).status == 403


def test_without_the_password_there_is_nothing_but_its_page(shared: Room, ids: dict[str, str]) -> None:
    for path in ("/", "/claims.json", "/claims.csv", "/api/claims", f"/claims/{ids['claim']}.svg", "/nowhere", "/add"):
        answer = asked(shared, path)
        assert answer.status == 401
        assert "Korea" not in answer.text
    sent = call(shared.app, "/corrections", "POST", {"host": ELSEWHERE, "origin": f"http://{ELSEWHERE}"}, b"what=undo")
    assert sent.status == 401


def test_one_who_tries_without_end_keeps_no_other_out() -> None:
    guard = Guard(password=PASSWORD)
    for _ in range(10):
        assert not guard.lets_in("wrong", "192.0.2.9")
    with pytest.raises(OnRecordError, match="OR-605"):
        guard.lets_in(PASSWORD, "192.0.2.9")
    assert guard.lets_in(PASSWORD, "192.0.2.10")


def test_many_who_try_are_stopped_together() -> None:
    guard = Guard(password=PASSWORD)
    for number in range(100):
        assert not guard.lets_in("wrong", f"192.0.2.{number}")
    with pytest.raises(OnRecordError, match="OR-605"):
        guard.lets_in("wrong", "198.51.100.1")


def test_too_many_tries_are_told_with_how_long_to_wait(shared: Room) -> None:
    for _ in range(10):
        assert tried(shared, "wrong").status == 401
    answer = tried(shared, PASSWORD)
    assert (answer.status, answer.headers["retry-after"]) == (429, "60")
    assert "OR-605" in answer.text
    assert "set-cookie" not in answer.headers


# --- a browser that goes away

def articles_of(own: Served) -> int:
    with onrecord.open(own.records.path) as record:
        return record.articles(limit=0).total


def test_a_browser_that_goes_away_while_it_sends_leaves_nothing(own: Served, caplog: pytest.LogCaptureFixture) -> None:
    before = articles_of(own)
    host, port = urlsplit(own.address).netloc.split(":")
    head = (f"POST /add HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {own.address}\r\n"
            f"Authorization: Bearer {own.guard.key}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            "Content-Length: 4000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nShips left")
    with caplog.at_level(logging.WARNING, "onrecord"):
        for _ in range(3):
            with socket.create_connection((host, int(port)), timeout=10) as sent:
                sent.sendall(head.encode())
        time.sleep(0.5)         # for what must not come
        assert articles_of(own) == before
    assert caplog.records == []


# --- the record under a running server

@pytest.fixture
def other_record(tmp_path: Path) -> Path:
    with onrecord.open(tmp_path / "other.db"):
        pass
    return tmp_path / "other.db"


def test_a_record_that_is_put_in_the_place_of_another_is_answered_from(own_room: Room, other_record: Path) -> None:
    assert json.loads(own_room.get("/articles.json").body)["total"] == 10
    os.replace(other_record, own_room.path)
    assert json.loads(own_room.get("/articles.json").body)["total"] == 0
    assert own_room.get("/").status == 200


def test_a_record_that_is_removed_is_said_and_nothing_is_written_to_nowhere(own_room: Room, ids: dict[str, str],
                                                                             tmp_path: Path) -> None:
    fields = {"what": "date", "id": ids["statement"], "date": "2024-10-09", "back": "/", "seen": ""}
    assert own_room.get("/claims").status == 200
    kept = tmp_path / "kept.db"
    own_room.records.close()
    shutil.move(own_room.path, kept)
    for path in ("/claims", "/", "/claims.csv?limit=0", "/claims.json"):
        answer = own_room.get(path)
        assert (answer.status, "OR-401" in answer.text) == (503, True)
    lost = own_room.post("/corrections", fields)
    assert (lost.status, "OR-401" in lost.text) == (503, True)
    shutil.move(kept, own_room.path)
    assert own_room.get("/claims").status == 200        # and it goes on without a new start
    assert own_room.post("/corrections", fields).status == 303


def test_a_record_that_is_removed_while_it_is_open_is_said(own_room: Room) -> None:
    assert own_room.get("/statements").status == 200
    own_room.path.unlink()
    assert (own_room.get("/statements").status, own_room.get("/events").status) == (503, 503)


def test_a_file_that_is_no_record_in_its_place_is_said(own_room: Room, tmp_path: Path) -> None:
    assert own_room.get("/claims").status == 200
    (tmp_path / "words.txt").write_bytes(b"no record at all " * 100)
    os.replace(tmp_path / "words.txt", own_room.path)
    answer = own_room.get("/statements")
    assert answer.status == 503
    assert "OR-40" in answer.text
    assert "Traceback" not in answer.text
