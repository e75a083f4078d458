"""Correcting, undoing, adding and checking through forms, as a browser sends them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from onrecord.views.cli.demo import demo_draft
from onrecord.views.web.calling import Answered
from tests.web.conftest import Room

ARTICLE = ("The harbour of Port Ellery was closed on Monday, the mayor said.\n\nLysandra Quill, a spokeswoman for the "
           "port authority, denied that the crane had been unsafe.\n")


def done_id(where: str) -> str:
    found = re.search(r"[?&]done=(\w+)", where)
    assert found, where
    return found[1]


def test_a_statement_is_corrected_and_the_correction_undone(own_room: Room, ids: dict[str, str]) -> None:
    page = f"/statements/{ids['statement']}"
    sent = own_room.post("/corrections", {"what": "nobody", "id": ids["statement"], "back": page, "seen": "",
                                          "by": "Ada", "why": "the text names none"})
    assert sent.status == 303
    after = own_room.get(sent.headers["location"])
    assert "Undo" in after.text
    assert "corrected" in after.text
    row = json.loads(own_room.get(f"{page}.json").body)["statement"]
    assert row["speakers"] == []
    undone = own_room.post("/corrections", {"what": "undo", "id": done_id(sent.headers["location"]), "back": page})
    assert undone.status == 303
    assert json.loads(own_room.get(f"{page}.json").body)["statement"]["judged"] == []
    assert len(json.loads(own_room.get("/corrections.json").body)["items"]) == 2


def test_two_tabs_that_correct_one_fact_do_not_overrun_each_other(own_room: Room, ids: dict[str, str]) -> None:
    fields = {"what": "date", "id": ids["statement"], "back": "/", "seen": ""}
    assert own_room.post("/corrections", {**fields, "date": "2024-10-09"}).status == 303
    late = own_room.post("/corrections", {**fields, "date": "2024-10-10"})
    assert (late.status, "OR-610" in late.text) == (409, True)
    assert json.loads(own_room.get("/corrections.json").body)["total"] == 1


def test_of_several_who_correct_one_fact_at_once_one_does(own_room: Room, ids: dict[str, str]) -> None:
    fields = {"what": "date", "id": ids["statement"], "back": "/", "seen": ""}
    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda n: own_room.post("/corrections", {**fields, "date": f"2024-10-0{n}"}).status,
                             range(1, 5)))
    assert sorted(sent) == [303, 409, 409, 409]
    assert json.loads(own_room.get("/corrections.json").body)["total"] == 1


def test_claims_are_joined_and_parted(own_room: Room, ids: dict[str, str]) -> None:
    beside = json.loads(own_room.get(f"/claims/{ids['claim']}.json").body)["ladder"]["perhaps"][0]
    sent = own_room.post("/corrections", {"what": "not_same_as", "id": beside["near"], "other": beside["claim"],
                                          "back": f"/claims/{ids['claim']}"})
    assert sent.status == 303
    perhaps = json.loads(own_room.get(f"/claims/{ids['claim']}.json").body)["ladder"]["perhaps"]
    assert beside["claim"] not in [one["claim"] for one in perhaps]


@pytest.mark.parametrize("fields", [{"what": "bless"}, {"what": "speaker", "other": ""},
                                    {"what": "date", "date": "soon"}, {"what": "position", "other": "maybe"}, {}])
def test_what_cannot_be_done_is_said(own_room: Room, ids: dict[str, str], fields: dict[str, str]) -> None:
    answer = own_room.post("/corrections", {"id": ids["statement"], "back": "/", **fields})
    assert 400 <= answer.status < 500
    assert "OR-" in answer.text
    assert json.loads(own_room.get("/corrections.json").body)["total"] == 0


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", "\n/x"])
def test_no_form_leads_away(own_room: Room, ids: dict[str, str], back: str) -> None:
    sent = own_room.post("/corrections", {"what": "nobody", "id": ids["statement"], "back": back})
    where = urlsplit(sent.headers["location"])
    assert (where.scheme, where.netloc) == ("", "")
    assert not where.path.startswith(("//", "/\\"))


def test_an_article_that_is_pasted_is_read_and_its_facts_are_shown(own_room: Room) -> None:
    sent = own_room.post("/add", {"text": ARTICLE.replace("\n", "\r\n"), "outlet": "Ellery Post",
                                  "published": "2031-05-06", "title": "Harbour closed"})
    assert sent.status == 303
    answer = json.loads(own_room.get(f"{sent.headers['location']}.json").body)["taken"]
    assert answer["text"] == ARTICLE
    assert answer["article"]["outlet"] == "Ellery Post"
    assert len(answer["statements"]) >= 2
    again = own_room.post("/add", {"text": ARTICLE, "outlet": "Ellery Post", "published": "2031-05-06"})
    assert again.headers["location"] == sent.headers["location"]


def send(room: Room, **files: bytes) -> Answered:
    """Upload files by name; two underscores are a dot."""
    parts = b"".join(b'--b\r\nContent-Disposition: form-data; name="files"; filename="%s"\r\n\r\n%s\r\n'
                     % (name.replace("__", ".").encode(), data) for name, data in files.items())
    key = f'--b\r\nContent-Disposition: form-data; name="key"\r\n\r\n{room.guard.form_key}\r\n'.encode()
    return room.get("/add", "POST", {"content-type": "multipart/form-data; boundary=b", "origin": "http://127.0.0.1"},
                    key + parts + b"--b--\r\n")


def total(room: Room) -> int:
    return int(json.loads(room.get("/articles.json").body)["total"])


def test_files_are_read_by_their_endings(own_room: Room) -> None:
    page = f"<html><body><article><p>{ARTICLE}</p></article></body></html>"
    lines = json.dumps({"text": ARTICLE.replace("Monday", "Tuesday"), "outlet": "Ellery Post"})
    before = total(own_room)
    sent = send(own_room, **{"../../a__html": page.encode(), "b__jsonl": lines.encode()})
    assert sent.status == 303
    assert total(own_room) == before + 2


def packed(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    return made.getvalue()


@pytest.mark.parametrize("good_first", [True, False])
def test_what_is_good_of_what_was_sent_is_kept_and_said(own_room: Room, good_first: bool) -> None:
    """The error names the file as its sender does, never where it lay on this machine."""
    lines = [json.dumps({"text": ARTICLE, "outlet": "Ellery Post"}), "{broken"]
    sent = send(own_room, mine__jsonl="\n".join(lines if good_first else lines[::-1]).encode())
    assert (sent.status, total(own_room)) == (400, 11)
    assert "1 article kept, 1 not read" in sent.text
    assert "mine.jsonl" in sent.text
    assert "/tmp" not in sent.text
    assert "onrecord-" not in sent.text


def test_a_file_of_an_archive_beside_a_bad_one_is_kept(own_room: Room) -> None:
    sent = send(own_room, all__zip=packed(**{"../b__txt": ARTICLE, "a__txt": ARTICLE}))
    assert (sent.status, total(own_room)) == (400, 11)
    assert "1 article kept, 1 not read" in sent.text


@pytest.mark.parametrize(("fields", "code"), [({}, "OR-103"), ({"text": "  "}, "OR-103"),
                                              ({"text": ARTICLE, "published": "soon"}, "OR-111"),
                                              ({"text": ARTICLE, "url": "javascript:alert(1)"}, "OR-116")])
def test_what_cannot_be_read_is_said_and_nothing_is_kept(own_room: Room, fields: dict[str, str], code: str) -> None:
    before = json.loads(own_room.get("/articles.json").body)["total"]
    answer = own_room.post("/add", fields)
    assert (answer.status, code in answer.text) == (400, True)
    assert json.loads(own_room.get("/articles.json").body)["total"] == before


def test_a_draft_is_checked_and_a_note_set_aside(own_room: Room) -> None:
    draft = demo_draft().read_text(encoding="utf-8")
    checked = json.loads(own_room.post("/check.json", {"text": draft}).body)["checked"]
    assert len(checked["notes"]) >= 3
    shown = own_room.post("/check", {"text": draft})
    assert shown.status == 200
    assert shown.text.count('class="fact note-') == len(checked["notes"])
    first = checked["notes"][0]
    fewer = own_room.post("/check.json", {"text": draft, f"why-{first['kind']}:{first['id']}": "I was there"})
    found = json.loads(fewer.body)["checked"]
    assert len(found["notes"]) == len(checked["notes"]) - 1
    assert found["ignored"][0]["ignored"] == "I was there"
    assert json.loads(own_room.get("/articles.json").body)["total"] == 10
