"""Hostile words in every field stay words: on every page, in every twin."""

from __future__ import annotations

import csv
import io
import json
import xml.dom.minidom
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

import onrecord
from onrecord.views.web.pages import all_pages
from tests.web.conftest import Room
from tests.web.hostile import hostile_reading, payloads

IN_ONE = 25
OURS = set("""
    a abbr article aside b bdi body br button circle code dd defs del details dialog div dl dt figcaption
    fieldset figure footer form g h1 h2 h3 head header html i input ins kbd label legend li link main mark meta
    nav ol option p path pattern q rect script section select span summary svg table tbody td text textarea th
    thead time title tr tspan ul use
""".split())


class Markup(HTMLParser):
    """What a page consists of; the words of an element by its id or facts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.bad: list[str] = []
        self.scripts: list[str] = []
        self.said: dict[str, str] = {}
        self._open: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.tags.add(tag)
        self.bad += [f"{tag} {name}" for name in given if name.startswith("on") or name in ("style", "srcdoc")]
        led = {name: value for name, value in given.items()
               if value and name in ("href", "src", "action", "formaction")}
        self.bad += [f"{name}={value}" for name, value in led.items()
                     if not value.startswith(("/", "#", "https://", "http://"))]
        self.bad += [f"{value}" for name, value in given.items() if name == "action" and value and "//" in value]
        self.scripts += [given.get("src") or "inline"] if tag == "script" else []
        if tag == "span":
            lit = "f-statement" in (given.get("class") or "")
            self._open.append((given.get("data-f") or "").split() if lit else [])

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for id in {id for ids in self._open for id in ids}:
            self.said[id] = self.said.get(id, "") + data


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    words = payloads(500)
    with onrecord.open(path) as record:
        for start in range(0, len(words), IN_ONE):
            record.add(hostile_reading(start, words[start:start + IN_ONE]))
    room = Room(path)
    yield room
    room.records.close()


def addresses(room: Room) -> Iterator[str]:
    """Yield all lists, and pages of facts of several articles."""
    for page in all_pages():
        if "{" not in page.path:
            yield page.path
    for name in ("claims?topics=yes", "statements", "events", "articles", "actors", "stories"):
        path, _, query = name.partition("?")
        items = json.loads(room.get(f"/{path}.json?limit=500{f'&{query}' if query else ''}").body)["items"]
        for item in items[::97] + items[:2]:
            yield f"/{path}/{item['who']['id'] if path == 'actors' else item['id']}"
    yield "/ties?one=FRD&other=FRD"
    yield "/search?words=said"


def test_there_are_as_many_payloads_as_promised() -> None:
    assert len(set(payloads(500))) == 500


def test_no_word_becomes_markup(hostile: Room) -> None:
    looked_at = 0
    for address in addresses(hostile):
        answer = hostile.get(address)
        assert answer.status in ((200,) if "ties" not in address else (200, 404)), address
        page = Markup(answer.text)
        assert page.tags <= OURS, f"{address}: {page.tags - OURS}"
        assert page.bad == [], address
        assert all(one.startswith("/static/app.js") for one in page.scripts), address
        looked_at += 1
    assert looked_at > 30


def test_every_word_of_a_statement_is_lit_and_no_other(hostile: Room) -> None:
    articles = json.loads(hostile.get("/articles.json").body)["items"]
    assert len(articles) == 500 // IN_ONE
    checked = 0
    for article in articles:
        taken = json.loads(hostile.get(f"/articles/{article['id']}.json").body)["taken"]
        said = Markup(hostile.get(f"/articles/{article['id']}").text).said
        for one in taken["statements"]:
            assert said[one["id"]] == "".join(one["quote"]["words"])
            checked += 1
    assert checked == 500


def test_no_table_has_a_formula(hostile: Room) -> None:
    for name in ("claims", "statements", "events", "articles", "actors", "positions", "stories", "search", "new"):
        query = "?words=said" if name == "search" else "?topics=yes&limit=0" if name == "claims" else "?limit=0"
        data = hostile.get(f"/{name}.csv{query}").body.decode("utf-8")
        cells = [cell for row in csv.reader(io.StringIO(data)) for cell in row]
        assert cells
        assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@"))] == []


def test_a_picture_of_hostile_words_is_sound(hostile: Room) -> None:
    for item in json.loads(hostile.get("/claims.json?topics=yes&limit=0").body)["items"][::60]:
        picture = xml.dom.minidom.parseString(hostile.get(f"/claims/{item['id']}.svg").body)
        assert not picture.getElementsByTagName("script")
        assert len(picture.getElementsByTagName("use")) >= 1


@pytest.mark.parametrize("words", payloads(40)[::3])
def test_what_is_asked_comes_back_as_words(hostile: Room, words: str) -> None:
    from urllib.parse import quote

    for path in ("/search?words=", "/claims?about=", "/statements?by=", "/events?about=", "/claims?as_of=", "/actors/",
                 "/nowhere/", "/claims?done="):
        answer = hostile.get(path + quote(words.encode("utf-8", "replace"), safe=""))
        assert answer.status < 500
        if answer.headers["content-type"].startswith("text/html"):
            page = Markup(answer.text)
            assert page.tags <= OURS
            assert page.bad == []


def test_hostile_files_are_named_safely(hostile: Room) -> None:
    for name in ("a\r\nSet-Cookie: x=1", "a\"; filename=\"b", "é", "../x"):
        from urllib.parse import quote

        answer = hostile.get(f"/claims/{quote(name, safe='')}.csv")
        assert answer.status in (404, 200)
        assert "set-cookie" not in answer.headers


