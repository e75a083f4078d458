"""Only this machine, only with the key, only from the app's own pages; and what is sent is bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import OnRecordError
from onrecord.views.web.app import app
from onrecord.views.web.calling import call
from onrecord.views.web.forms import LONGEST
from onrecord.views.web.guard import HEADERS, Guard
from tests.web.conftest import Room

FORM = {"content-type": "application/x-www-form-urlencoded"}


def test_without_the_key_nothing_is_told(room: Room) -> None:
    for path in ("/", "/claims.json", "/api/claims", "/articles/n1", "/nowhere"):
        answer = call(room.app, path)
        assert answer.status == 401
        assert "OR-604" in answer.text
        assert "Korea" not in answer.text


def test_the_key_becomes_a_cookie_and_leaves_the_address(room: Room) -> None:
    answer = call(room.app, f"/claims?kind=fact&token={room.guard.key}")
    assert answer.status == 303
    assert answer.headers["location"] == "/claims?kind=fact"
    cookie = answer.headers["set-cookie"]
    assert "httponly" in cookie.lower()
    assert "samesite=strict" in cookie.lower()
    assert room.guard.key not in cookie
    assert call(room.app, "/claims", headers={"cookie": cookie.split(";")[0]}).status == 200


def test_a_key_never_leads_to_another_host(room: Room) -> None:
    for path in ("//evil.example/x", "/\\evil.example/x"):
        where = call(room.app, f"{path}?token={room.guard.key}").headers["location"]
        assert where.startswith("/")
        assert not where.startswith(("//", "/\\"))


@pytest.mark.parametrize("key", ["", "wrong", "é"])
def test_a_wrong_key_opens_nothing(room: Room, key: str) -> None:
    assert call(room.app, f"/?token={key}").status == 401
    assert call(room.app, "/", headers={"cookie": f"{room.guard.cookie_name(None)}={key}"}).status == 401


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("headers", [
    {"host": "evil.example"}, {"host": "127.0.0.1.evil.example"}, {"host": ""}, {"origin": "https://evil.example"},
    {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}])
def test_another_site_is_refused_by_every_method(room: Room, method: str, headers: dict[str, str]) -> None:
    answer = room.get("/claims", method, headers)
    assert answer.status == 403
    assert "OR-603" in answer.text


def test_this_machine_by_its_other_names_is_not(room: Room) -> None:
    for host in ("localhost", "localhost:8765", "127.0.0.1:8765", "[::1]:8765"):
        bearer = {"host": host, "authorization": f"Bearer {room.guard.key}"}
        assert call(room.app, "/claims", headers=bearer).status == 200


def test_every_answer_has_the_safe_headers(room: Room) -> None:
    for path in ("/", "/claims.csv", "/nowhere", "/static/style.css", "/claims/cnone"):
        found = room.get(path).headers
        assert {name: found[name] for name in HEADERS} == HEADERS
        assert "unsafe" not in found["content-security-policy"]
        assert "cache-control" in found


def test_a_form_needs_its_key_and_its_page(own_room: Room, ids: dict[str, str]) -> None:
    fields = {"what": "not_a_statement", "id": ids["statement"], "back": "/"}
    for wrong, headers in (({"key": ""}, {}), ({"key": "x"}, {}), ({}, {"origin": "http://127.0.0.1:1"})):
        answer = own_room.post("/corrections", {**fields, **wrong}, headers)
        assert answer.status == 403
        assert "OR-603" in answer.text
    silent = own_room.get("/corrections", "POST", FORM, f"key={own_room.guard.form_key}".encode())
    assert silent.status == 403         # neither Origin nor Sec-Fetch-Site
    assert '"total":0' in own_room.get("/corrections.json").text


def test_too_much_is_refused_whole(own_room: Room) -> None:
    answer = own_room.get("/add", "POST", {**FORM, "origin": "http://127.0.0.1"}, b"text=" + b"x" * LONGEST)
    assert answer.status == 413
    assert "OR-606" in answer.text


def test_a_form_of_no_kind_is_said(own_room: Room) -> None:
    for kind, body in (("multipart/form-data", b"x"), ("multipart/form-data; boundary=b", b"--b\r\nno end"),
                       ("application/x-www-form-urlencoded", b"\xff\xfe=%ff&&&"),
                       ("text/plain", b"&".join([b"a"] * 200))):
        answer = own_room.get("/add", "POST", {"content-type": kind, "origin": "http://127.0.0.1"}, body)
        assert answer.status in (400, 403)
        assert "OR-60" in answer.text


def test_a_shared_record_asks_for_its_password(demo_record: Path) -> None:
    guard = Guard(password="a long password")
    shared = Room(demo_record, guard)
    asked = call(shared.app, "/claims", headers={"host": "192.0.2.7:8765"})
    assert asked.status == 401
    assert 'type="password"' in asked.text
    assert "Korea" not in asked.text
    headers = {**FORM, "host": "192.0.2.7:8765", "origin": "http://192.0.2.7:8765"}
    assert call(shared.app, "/password", "POST", headers, b"password=wrong").status == 401
    opened = call(shared.app, "/password", "POST", headers, b"password=a+long+password")
    assert opened.status == 303
    cookie = opened.headers["set-cookie"].split(";")[0]
    assert call(shared.app, "/claims", headers={"host": "192.0.2.7:8765", "cookie": cookie}).status == 200
    shared.records.close()


def test_passwords_cannot_be_tried_without_end() -> None:
    guard = Guard(password="a long password")
    for _ in range(10):
        assert not guard.lets_in("wrong")
    with pytest.raises(OnRecordError, match="OR-605"):
        guard.lets_in("a long password")


def test_what_is_no_page_and_no_twin_is_said(room: Room, ids: dict[str, str]) -> None:
    for path, status, code in (("/nowhere", 404, "OR-602"), ("/claims.svg", 404, "OR-602"),
                               ("/claims/cnone", 404, "OR-501"),
                               (f"/statements/{ids['claim']}", 404, "OR-501"), ("/actors/Nobody", 404, "OR-504"),
                               ("/claims?as_of=2024-13-45", 400, "OR-503"), ("/claims?no=1", 400, "OR-601"),
                               ("/claims?kind=fact&kind=plan", 400, "OR-601"), ("/claims?kind=rumour", 400, "OR-601"),
                               ("/claims?limit=-1", 400, "OR-601"), ("/claims?limit=5000", 400, "OR-601"),
                               ("/claims?after=x", 400, "OR-509"), ("/articles/n", 300, "OR-502"),
                               ("/events?since=soon", 400, "OR-503"), ("/static/../app.py", 404, "OR-602")):
        answer = room.get(path)
        assert (answer.status, code in answer.text) == (status, True), path
        assert '"remedy":"' in answer.text or 'class="todo"' in answer.text


def test_a_problem_is_data_where_data_was_asked_for(room: Room) -> None:
    answer = room.get("/claims/cnone.json")
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/json"
    assert '"code":"OR-501"' in answer.text


def test_nothing_can_be_sent_where_nothing_is_done(own_room: Room) -> None:
    answer = own_room.post("/claims", {})
    assert (answer.status, "OR-607" in answer.text) == (405, True)
    assert own_room.get("/claims", "PUT", {"origin": "http://127.0.0.1"}).status == 405


def test_a_record_that_goes_away_is_said(own_room: Room) -> None:
    assert own_room.get("/claims").status == 200
    own_room.path.write_bytes(b"no record at all" * 100)
    for path in ("-wal", "-shm"):
        Path(f"{own_room.path}{path}").unlink(missing_ok=True)
    own_room.records.close()
    answer = own_room.get("/statements")
    assert answer.status == 503
    assert "OR-40" in answer.text


def test_a_key_is_of_one_run(demo_record: Path) -> None:
    one, other = Room(demo_record), Room(demo_record)
    assert one.guard.key != other.guard.key
    cookie = f"{one.guard.cookie_name(None)}={one.guard.cookie_value()}"
    assert call(app(other.records, other.guard), "/", headers={"cookie": cookie}).status == 401
