"""What a page is, and what is asked of it.

A page has an ``answer`` (a question put to the record: plain data, which is also its .json twin) and a ``show`` (what
its template needs beside the answer). ``Asked`` is a request after it was understood; it makes the links, which keep
the day that the record is looked at as of.

>>> page = Page("claims", "/claims", "Claims", lambda record, asked: None, params=(Param("about", "about"),))
>>> Asked(page, "/claims", {}, {"about": "Kursk", "as_of": "2025-01"}).here(about=None)
'/claims?as_of=2025-01'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from onrecord.questions import OpenRecord

Row = dict[str, Any]
Kind = Literal["text", "day", "choice", "number", "flag", "token", "columns"]


class Param(NamedTuple):
    """Something that can be asked of a page: ``name`` in the URL, ``label`` in the form.

    ``choices``: the words to choose from, one of a choice, several of columns. ``told``: what it does, for the API.
    ``shown``: it has a field among the filters. ``usual``: columns that are offered first.
    """

    name: str
    label: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    told: str = ""
    default: str | None = None
    shown: bool = True
    usual: str = ""


AS_OF = Param("as_of", "as of", "day", told="Answer from what was published by that day.", shown=False)
AFTER = Param("after", "after", "token", told="The next page: `next` of the page before.", shown=False)
LIMIT = Param("limit", "how many", "number", told="How many rows; 0 (in .json and .csv): all.", default="50",
              shown=False)
SORT = Param("sort", "sort", "choice", ("oldest", "newest"), "The oldest or the newest first; undated last.", "oldest")
DONE = Param("done", "done", told="A correction that was just made, to be shown.", shown=False)
DID = Param("did", "did", "choice", ("undone", "nothing"), "What became of an undo that was just made, to be shown.",
            shown=False)
PAGED = (LIMIT, AFTER, AS_OF)
_EVERYWHERE = (AS_OF, DONE, DID)
_JUST_NOW = dict.fromkeys(("done", "did"))      # of no address that is sent on
_SHOWING = frozenset(("as_of", "limit", "after", "sort", "columns"))      # they narrow nothing


class Page(NamedTuple):
    """One page. ``name``: of its template, and in the API; ``path``: with ``{id}`` for what is in it.

    ``show``: the template's values beside ``answer`` and ``asked``. ``rows``: the table of its .csv twin. ``picture``:
    its .svg twin. ``linked``: its .jsonld twin. ``do``: what a POST does; it returns where to go then, or what it made.
    ``takes_day``: whether it answers as of a day; else it says that it does not.
    """

    name: str
    path: str
    title: str
    answer: Callable[[OpenRecord, Asked], Any]
    show: Callable[[Any, Asked], Mapping[str, Any]] | None = None
    params: tuple[Param, ...] = ()
    rows: Callable[[Any], Iterable[Row]] | None = None
    picture: Callable[[Any, Asked], str] | None = None
    linked: Callable[[Any, Asked], Any] | None = None
    do: Callable[[OpenRecord, Asked, Form], str | Made] | None = None
    told: str = ""
    takes_day: bool = True

    @property
    def twins(self) -> tuple[str, ...]:
        """Return the endings under which programs get what is on this page."""
        have = (("csv", self.rows), ("svg", self.picture), ("jsonld", self.linked))
        return "json", *(name for name, made in have if made is not None)

    def param(self, name: str) -> Param | None:
        """Return what may be asked by that name; null where nothing is."""
        return next((param for param in (*self.params, *_EVERYWHERE) if param.name == name), None)


class Made(NamedTuple):
    """What a POST made and nobody keeps: an answer to be shown on the page that was asked."""

    answer: Any


class Upload(NamedTuple):
    """A file that came with a form."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Form:
    """What was written into a form: ``fields`` by name, and the files."""

    fields: Mapping[str, str]
    files: tuple[Upload, ...] = ()

    def __getitem__(self, name: str) -> str | None:
        return self.fields.get(name, "").strip() or None


class Asked(NamedTuple):
    """A request that was understood: which page, ``ids`` of its path, ``values`` of its query; ``path``: no twin."""

    page: Page
    path: str
    ids: Mapping[str, str]
    values: Mapping[str, str]
    twin: str | None = None
    key: str = ""           # what forms send back, so that no other site can fill them in
    origin: str = ""        # http://127.0.0.1:8001, for links that leave the page

    def get(self, name: str) -> str | None:
        """Return what was asked by that name, else its default; null where there is neither."""
        param = self.page.param(name)
        return self.values.get(name) or (param.default if param else None)

    @property
    def id(self) -> str:
        """The id in the path."""
        return self.ids["id"]

    @property
    def as_of(self) -> str | None:
        """The day that the record is looked at as of."""
        return self.values.get("as_of")

    @property
    def newest(self) -> bool:
        """Whether the newest are to come first."""
        return self.get("sort") == "newest"

    @property
    def limit(self) -> int | None:
        """How many rows; null: all."""
        return int(self.get("limit") or 0) or None

    def is_set(self, name: str) -> bool:
        """Whether a flag is set."""
        return self.values.get(name) is not None

    @property
    def filtered(self) -> bool:
        """Whether less than all is asked for."""
        return any(name in self.values for name in self._filters())

    def unfiltered(self) -> str:
        """Return this page's address without what narrows it; how it is shown stays."""
        return self.here(**dict.fromkeys(self._filters()))

    def _filters(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.page.params if one.name not in _SHOWING)

    def here(self, **changes: str | None) -> str:
        """Return this page's address with some values changed (null: left out); the place in a list is left out."""
        kept = {name: value for name, value in self.values.items() if name not in ("after", *_JUST_NOW)} | changes
        return address(self.path, kept)

    def twin_of(self, twin: str, **changes: str | None) -> str:
        """Return the address of a twin of this page."""
        as_of = self.as_of if self.page.takes_day else None
        return address(f"{self.path}.{twin}", {**self.values, "as_of": as_of, **_JUST_NOW, **changes})

    def to(self, *parts: str, fragment: str = "", **values: str | None) -> str:
        """Return the address of another page; what is looked at as of a day stays so."""
        path = "/" + "/".join(quote(part, safe="@") for part in parts)
        return address(path, {"as_of": self.as_of, **values}, fragment)


def address(path: str, values: Mapping[str, str | None], fragment: str = "") -> str:
    """Return a path with its query, without what is null."""
    query = urlencode({name: value for name, value in values.items() if value is not None}, safe=",")
    return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def local_address(given: str | None) -> str | None:
    """Return an address of this app that came back from a form; null where it leads elsewhere or nowhere.

    >>> local_address("/claims?about=Kursk"), local_address("//example.org"), local_address("/\\\\example.org")
    ('/claims?about=Kursk', None, None)
    """
    if given is None or not given.startswith("/") or given.startswith(("//", "/\\")) or not given.isprintable():
        return None
    return given
