"""Pages of invented articles in the layouts of real families of sites (``pages/NAME.html``, one template a layout).

A new layout is a new template. Line ``{# key: value #}`` in it: ``charset`` (utf-8), ``outlet`` (what a reader should
say, where it is not the paper's name), ``date: any`` (no day that a reader could be held to).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from benchmarks.formats.stories import Story, headline, person, sentence, story

HERE = Path(__file__).with_name("pages")
NOW = datetime(2026, 11, 20, 9, 41, 7, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """A page, and what a reader should find. ``optional``: lines that may stand in the body and need not.

    These are the title, what stands right under it, captions and posts of others.
    """

    layout: str
    content: bytes
    story: Story
    outlet: str
    dated: bool
    optional: tuple[str, ...]


@cache
def layouts() -> tuple[str, ...]:
    """Return the names of all layouts."""
    return tuple(sorted(path.stem for path in HERE.glob("*.html")))


def _iso(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def _utc(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _later(when: datetime, minutes: int, form: str = "%Y-%m-%dT%H:%M:%SZ") -> str:
    return (when.astimezone(UTC) + timedelta(minutes=minutes)).strftime(form)


_TAGS = {"h2": "<h2>{}</h2>", "quote": "<blockquote><p>{}</p></blockquote>", "li": "<ul><li>{}</li></ul>"}


def _markup(of: Story, attributes: str = "") -> Markup:
    """Return the body as most systems write it."""
    start = f"<p {attributes}>" if attributes else "<p>"
    return Markup("\n").join(Markup(_TAGS.get(block.kind, start + "{}</p>")).format(block.text) for block in of.blocks)


def _ld(of: Story, type: str = "NewsArticle") -> Markup:
    found = {
        "@context": "https://schema.org",
        "@type": type,
        "headline": of.title,
        "url": of.url,
        "datePublished": _utc(of.published),
        "dateModified": _utc(of.modified),
        "author": [{"@type": "Person", "name": name} for name in of.byline],
        "publisher": {"@type": "Organization", "name": of.outlet, "logo": {"@type": "ImageObject", "url": "l.png"}},
    }
    return Markup(json.dumps(found).replace("</", "<\\/"))


def _environment() -> Environment:
    made = Environment(
        autoescape=True,
        loader=DictLoader({name: (HERE / f"{name}.html").read_text(encoding="utf-8") for name in layouts()}),
    )
    made.filters |= {
        "on": lambda when, form: when.strftime(form),
        "iso": _iso,
        "utc": _utc,
        "later": _later,
        "unix": lambda when: int(when.timestamp()),
        "ms": lambda when: int(when.timestamp() * 1000),
        "json": lambda value: Markup(json.dumps(str(value)).replace("</", "<\\/")),
    }
    made.globals |= {"blocks": _markup, "ld": _ld}
    return made


@cache
def _environment_once() -> Environment:
    return _environment()


@cache
def _keys(layout: str) -> dict[str, str]:
    return dict(re.findall(r"\{# (\w+): (.*?) #\}", (HERE / f"{layout}.html").read_text(encoding="utf-8")))


def _company(of: Story, chance: random.Random) -> dict[str, Any]:
    """Return what stands beside an article: teasers of others, comments; with days of their own."""
    teasers = [
        {
            "title": headline(chance),
            "text": sentence(chance),
            "url": f"https://www.{of.domain}/news/{n}",
            "when": of.published + timedelta(days=chance.choice((-40, -2, 5, 31))),
        }
        for n in range(4)
    ]
    comments = [
        {
            "name": person(chance),
            "text": sentence(chance),
            "when": of.published + timedelta(days=chance.choice((1, 2, 9))),
        }
        for _ in range(2)
    ]
    return {"t": teasers, "comments": comments, "now": NOW, "early": of.published - timedelta(days=9)}


def page(layout: str, of: Story) -> Page:
    """Return a story as a page of one layout."""
    keys = _keys(layout)
    company = _company(of, random.Random(f"{layout} {of.number}"))
    text = _environment_once().get_template(layout).render(s=of, **company)
    outlet = keys.get("outlet", of.outlet)
    content = text.encode(keys.get("charset", "utf-8"), "xmlcharrefreplace")
    captions = (re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<figcaption.*?</figcaption>", text, re.DOTALL))
    posts = (c["text"] for c in company["comments"] if layout == "embedded-posts")
    lines = (of.title, of.standfirst, *map(unescape, captions), *posts)
    return Page(layout, content, of, outlet, keys.get("date") != "any", lines)


def pages(count: int, names: Sequence[str] = ()) -> list[Page]:
    """Return so many pages, the layouts (all, unless named) one after the other."""
    chosen = tuple(names) or layouts()
    return [page(chosen[n % len(chosen)], story("pages", n)) for n in range(count)]
