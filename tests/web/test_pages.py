"""Every page answers, and so does everything that a link leads to, with its twins."""

from __future__ import annotations

import csv
import io
import json
import xml.dom.minidom
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

import onrecord
from onrecord.views.web.pages import all_pages
from tests.web.conftest import Room

TWINS = ("json", "csv", "svg", "jsonld")


class Links(HTMLParser):
    """The addresses and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.found += [given["href"] or ""] if tag == "a" and "href" in given else []
        self.ids += [given["id"] or ""] if "id" in given else []
        self.inline += [name for name in given if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)


def test_each_page_has_its_own_file_and_template() -> None:
    folder = Path(__import__("onrecord.views.web", fromlist=["web"]).__file__).parent / "templates"
    assert len(all_pages()) >= 20
    assert [page.name for page in all_pages() if not (folder / f"{page.name}.html").exists()] == []


@pytest.mark.parametrize("path", ["/", "/claims", "/statements", "/events", "/articles", "/actors", "/stories",
                                  "/positions", "/new", "/search", "/search?words=soldiers", "/formulas", "/ties",
                                  "/ties?one=PRK&other=RUS", "/corrections", "/review", "/add", "/check", "/openapi",
                                  "/terms", "/claims?as_of=2024-12", "/claims?kind=figure&limit=2"])
def test_a_page_answers(room: Room, path: str) -> None:
    answer = room.get(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1" in answer.text


@pytest.mark.parametrize("path", ["/", "/claims", "/statements", "/events", "/articles", "/actors", "/stories",
                                  "/positions", "/claims?columns=text,kind"])
def test_an_empty_record_says_how_to_fill_it(tmp_path: Path, path: str) -> None:
    with onrecord.open(tmp_path / "empty.db"):
        pass
    empty = Room(tmp_path / "empty.db")
    shown = empty.get(path).text
    assert 'href="/add"' in shown.partition("<main")[2]
    assert "Jan 0001" not in shown          # the day of no article
    narrowed = empty.get("/claims?about=ships&as_of=2024&columns=text,kind").text
    assert "Without these filters" in narrowed
    assert 'href="/claims?as_of=2024&amp;columns=text,kind"' in narrowed      # how it is shown stays
    empty.records.close()


OF_EACH = 4         # addresses of each page that are looked at; hundreds of others differ in their ids alone


def kind_of(address: str) -> tuple[str, ...]:
    """Return what page an address is of: its path without ids, and what is asked by name."""
    path, _, query = urldefrag(address)[0].partition("?")
    parts = tuple("{id}" if any(c.isdigit() for c in part) or part.isupper() else part for part in path.split("/"))
    ending = path.rsplit(".", 1)[-1] if "." in path else ""
    return *parts, ending, *sorted(one.split("=")[0] for one in query.split("&"))


def crawled(room: Room) -> Iterator[tuple[str, str, Links | None]]:
    """Yield addresses that links lead to, some of each kind, from the first page on, with where each was found."""
    waiting, seen, kinds = [("/", "the beginning")], set[str](), Counter[tuple[str, ...]]()
    while waiting:
        address, where = waiting.pop()
        address = urldefrag(address)[0]
        if address in seen or "after=" in address or kinds[kind_of(address)] >= OF_EACH:
            continue
        seen.add(address)
        kinds[kind_of(address)] += 1
        if urlsplit(address).path.endswith(tuple(f".{twin}" for twin in TWINS)):
            yield address, where, None
            continue
        answer = room.get(address)
        assert answer.status == 200, f"{address} on {where}: {answer.status}"
        links = Links(answer.text)
        yield address, where, links
        waiting += [(urljoin(address, link), address) for link in links.found
                    if not urlsplit(urljoin(address, link)).netloc]


@pytest.fixture(scope="module")
def crawl(room: Room) -> list[tuple[str, str, Links | None]]:
    return list(crawled(room))


def test_no_link_leads_astray(room: Room, crawl: list[tuple[str, str, Links | None]]) -> None:
    pages = {address: links for address, _, links in crawl if links is not None}
    assert len(pages) > 40
    lost = [(address, link) for address, links in pages.items() for link in links.found if "#" in link
            for target, fragment in [urldefrag(urljoin(address, link))]
            if fragment and target in pages and fragment not in (pages[target] or Links("")).ids]
    assert lost == []


def test_every_link_is_an_absolute_path_or_a_place_on_the_page(crawl: list[tuple[str, str, Links | None]]) -> None:
    found = {link for _, _, links in crawl if links is not None for link in links.found}
    assert {link for link in found if not link.startswith(("/", "#", "https://"))} == set()


def test_nothing_is_inline_and_no_id_stands_twice(crawl: list[tuple[str, str, Links | None]]) -> None:
    pages = [(address, links) for address, _, links in crawl if links is not None]
    assert [(address, links.inline) for address, links in pages if links.inline] == []
    assert [address for address, links in pages if len(links.ids) != len(set(links.ids))] == []


def test_every_page_that_a_link_leads_to_has_its_twins(room: Room, crawl: list[tuple[str, str, Links | None]]) -> None:
    for address, _, links in crawl:
        if links is not None:
            path, _, query = address.partition("?")
            twin = room.get(f"{path}.json{f'?{query}' if query else ''}")
            assert twin.status == 200, address
            json.loads(twin.body)


def test_every_twin_that_a_link_leads_to_can_be_read(room: Room, crawl: list[tuple[str, str, Links | None]]) -> None:
    twins = [address for address, _, links in crawl if links is None]
    assert {urlsplit(one).path.rsplit(".", 1)[1] for one in twins} == set(TWINS)
    for address in twins:
        answer = room.get(address)
        assert answer.status == 200, address
        READ[urlsplit(address).path.rsplit(".", 1)[1]](answer.body)


def _read_csv(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"))))
    assert len({len(row) for row in rows}) <= 1


READ = {"json": json.loads, "jsonld": json.loads, "csv": _read_csv, "svg": xml.dom.minidom.parseString}


def test_as_of_stays_in_every_link_to_the_record(room: Room) -> None:
    links = Links(room.get("/claims?as_of=2024-12-01").text)
    to_facts = [link for link in links.found if link.startswith(("/claims/", "/actors/", "/articles/"))]
    assert to_facts
    assert [link for link in to_facts if "as_of=2024-12-01" not in link] == []


def test_the_picture_of_a_claim_says_what_its_table_says(room: Room, ids: dict[str, str]) -> None:
    page = room.get(f"/claims/{ids['claim']}?lanes=party")
    rows = json.loads(room.get(f"/claims/{ids['claim']}.json").body)["ladder"]["positions"]
    picture = room.get(f"/claims/{ids['claim']}.svg?lanes=party")
    marks = xml.dom.minidom.parseString(picture.body).getElementsByTagName("use")
    assert len(marks) == sum(row["day"] is not None for row in rows)
    assert sorted(mark.getAttribute("href") for mark in marks) == sorted(f"#m-{row['position']}" for row in rows)
    assert page.text.count("<tr id=") == len(rows)


def test_a_claim_as_of_a_day_knows_nothing_of_later_days(room: Room, ids: dict[str, str]) -> None:
    answer = json.loads(room.get(f"/claims/{ids['claim']}.json?as_of=2024-12-01").body)
    assert answer["ladder"]["positions"]
    assert all(row["published"] <= "2024-12-01" for row in answer["ladder"]["positions"])
    assert "acknowledged North Korea" not in room.get(f"/claims/{ids['claim']}?as_of=2024-12-01").text


def test_lists_lead_on_page_by_page_to_all_of_it(room: Room) -> None:
    seen: list[str] = []
    address = "/statements.json?limit=7"
    while True:
        page = json.loads(room.get(address).body)
        seen += [row["id"] for row in page["items"]]
        if page["next"] is None:
            break
        address = f"/statements.json?limit=7&after={page['next']}"
    assert len(seen) == len(set(seen)) == page["total"]
    whole = json.loads(room.get("/statements.json?limit=0").body)
    assert [row["id"] for row in whole["items"]] == seen


def test_facets_count_what_choosing_them_leaves(room: Room) -> None:
    facets = json.loads(room.get("/events.json").body)["facets"]
    assert set(facets) == {"type", "realis"}
    for name, counts in facets.items():
        for word, number in counts.items():
            assert json.loads(room.get(f"/events.json?{name}={word}").body)["total"] == number


def test_the_api_is_described_and_answers_as_described(room: Room) -> None:
    told = json.loads(room.get("/openapi.json").body)
    assert len(told["paths"]) == len(all_pages()) - 1
    plain = [path for path in told["paths"] if "{" not in path]
    for path in plain:
        assert room.get(path).status == 200
        assert room.get(path).headers["content-type"] == "application/json"
    assert room.get("/api/claims?limit=3").body == room.get("/claims.json?limit=3").body
