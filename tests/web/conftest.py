"""The demonstration record behind the app, called in this process: no server, no browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import onrecord
from onrecord.views.cli.demo import demo_articles
from onrecord.views.web.app import app
from onrecord.views.web.calling import Answered, call
from onrecord.views.web.guard import Guard
from onrecord.views.web.records import Records
from tests.web import served
from tests.web.served import SIZES, Looking, Served

Get = Callable[..., Answered]


class Room:
    """The app on one record, asked as this machine's browser asks once it has its cookie."""

    def __init__(self, path: Path, guard: Guard | None = None) -> None:
        self.guard, self.path = guard or Guard(), path
        self.records = Records(str(path))
        self.app = app(self.records, self.guard)

    def get(self, address: str, method: str = "GET", headers: dict[str, str] | None = None, body: bytes = b"",
            ) -> Answered:
        cookie = f"{self.guard.cookie_name(None)}={self.guard.cookie_value()}"
        return call(self.app, address, method, {"cookie": cookie, **(headers or {})}, body)

    def post(self, address: str, fields: dict[str, str], headers: dict[str, str] | None = None) -> Answered:
        from urllib.parse import urlencode

        given = {"content-type": "application/x-www-form-urlencoded", "origin": "http://127.0.0.1", **(headers or {})}
        return self.get(address, "POST", given, urlencode({"key": self.guard.form_key, **fields}).encode())


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the ten demonstration articles; nobody writes to it."""
    path = tmp_path_factory.mktemp("web") / "demo.db"
    with onrecord.open(path) as record:
        record.add_many([onrecord.read(one) for one in onrecord.articles_from(demo_articles())
                         if isinstance(one, onrecord.Article)])
    return path


@pytest.fixture(scope="session")
def room(demo_record: Path) -> Iterator[Room]:
    """The app on the demonstration record, only to be looked at."""
    made = Room(demo_record)
    yield made
    made.records.close()


@pytest.fixture
def own_room(demo_record: Path, tmp_path: Path) -> Iterator[Room]:
    """The app on a copy of the record, to be written to."""
    shutil.copy(demo_record, tmp_path / "own.db")
    made = Room(tmp_path / "own.db")
    yield made
    made.records.close()


@pytest.fixture(scope="session")
def ids(demo_record: Path) -> dict[str, str]:
    """One id of each kind."""
    with onrecord.open(demo_record) as record:
        return {
            "claim": record.claims(limit=1).items[0].id, "statement": record.statements(limit=1).items[0].id,
            "event": record.events(limit=1).items[0].id, "article": record.articles(limit=1).items[0].id,
            "story": record.stories(limit=1).items[0].id, "actor": "RUS"}


@pytest.fixture(scope="module")       # its loop runs in this thread: the app cannot be called in it meanwhile
def browser() -> Iterator[Browser]:
    """A browser that reaches this machine alone."""
    with served.browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def own(demo_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A copy of the demonstration record behind a server, for the tests of one file."""
    path = tmp_path_factory.mktemp("browser") / "own.db"
    shutil.copy(demo_record, path)
    made = Served(path)
    yield made
    made.close()


@pytest.fixture
def looking(browser: Browser, own: Served) -> Iterator[Looking]:
    """A page on it, which is to log no error and ask no other host."""
    context = browser.new_context(viewport=SIZES["desk"])
    made = Looking(context, own)
    yield made
    context.close()
    assert made.troubles == []
