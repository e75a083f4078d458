"""What an article says it has from others: an agency in its dateline, byline or tail, a paper that first reported it.

In: a Reading. Out: ``Credit`` rows, each with the words that say so. A credit of the whole article has no scope; one
inside the text holds for its sentence (of words told to a paper: for its paragraph) and for the statements that
stand on that word. A name under a picture credits the picture, not the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from onrecord.data import rows
from onrecord.facts import Actor, Article, Reading, Span
from onrecord.facts.span import inside, overlap
from onrecord.linking.same_actor import folded_name
from onrecord.words.stems import content_stems

Way = Literal["outlet", "dateline", "byline", "credit", "told", "first", "cited"]

_TOP, _TAIL = 500, 700  # characters from the top and the end in which a line can credit the whole article
_PICTURE = re.compile(
    r"(?i)\b(?:photos?|photograph\w*|pic(?:ture)?s?|images?|file|handout|getty|video|illustration|"
    r"graphics?|screen(?:grab|shot)|courtesy)\b|\bvia\b"
)
_BY = re.compile(r"(?i)\s*(?:by|from|source|with (?:inputs?|reporting) from|©|copyright)\b")
_BETWEEN = r"(?:[\w'’.-]+\s+){0,4}"
_MEDIUM = r"(?:\s+(?:news|agency|newspaper|daily|magazine|website|television|tv|also|has|had)|,)*"
# What stands right before, or right after, the name of a medium.
_BEFORE: tuple[tuple[Way, str], ...] = (
    ("told", rf"\btold\s+(?!reporters|journalists){_BETWEEN}$"),
    ("told", rf"\b(?:interview\s+(?:with|to|by|for)|speaking\s+to|remarks\s+to)\s+{_BETWEEN}$"),
    ("first", rf"\bfirst\s+(?:reported|published|revealed|broken)\s+{_BETWEEN}(?:by|in)\s+(?:the\s+)?$"),
    ("cited", rf"\b(?:according\s+to|citing|reports?\s+(?:by|in|from))\s+{_BETWEEN}$"),
    ("cited", rf"\b(?:cited|quoted|reported|obtained|seen|published|carried)\s+by\s+{_BETWEEN}$"),
)
_AFTER: tuple[tuple[Way, str], ...] = (
    (
        "first",
        r"(?:['’]s)?(?:\s+[\w-]+){0,3}\s+(?:was\s+(?:the\s+)?first\s+to\s+report|first\s+(?:reported|revealed))\b",
    ),
    ("cited", rf"{_MEDIUM}\s+(?:reported|reports|wrote|revealed|quoted|cited|learned)\b"),
)


class Credit(msgspec.Struct, frozen=True):
    """Whose report an article, or a part of it, is. ``name``: as names are compared; ``shown``: as it is printed.

    ``span``: the words that say so (null where the metadata do). ``scope``: what it holds for, none: for all of it.
    ``source``: the unnamed source that is named with it, as stems.
    """

    name: str
    shown: str
    way: Way
    span: Span | None = None
    scope: tuple[Span, ...] = ()
    source: str | None = None


def credits_of(reading: Reading) -> list[Credit]:
    """Return what an article credits to others, in order of the text, each name and way once."""
    found: dict[tuple[str, Way], Credit] = {}
    own = outlet_name(reading.article.outlet)
    for credit in (*_of_the_whole(reading.article), *_of_passages(reading)):
        if credit.name == own and credit.way not in ("outlet", "told"):
            continue  # a paper that cites itself
        same = found.get((credit.name, credit.way))
        found[credit.name, credit.way] = (
            credit
            if same is None
            else msgspec.structs.replace(
                same,
                scope=(*same.scope, *credit.scope) if same.scope and credit.scope else (),
                source=same.source or credit.source,
            )
        )
    return list(found.values())


def outlet_name(outlet: str | None) -> str:
    """Return an outlet's name as names are compared: an agency or a known paper by its usual name; '' for none.

    >>> outlet_name("The Gull"), outlet_name("www.gull.example"), outlet_name("AFP") == outlet_name("afp.com")
    ('gull', 'gull', True)
    """
    plain = (outlet or "").strip()
    if known := _known().get(plain.casefold()):
        return known
    if "." in plain and " " not in plain:
        plain = plain.casefold().removeprefix("www.").partition(":")[0].rpartition(".")[0] or plain
    return "".join(folded_name(plain).split())


def is_medium(name: str) -> bool:
    """Whether a compared name is that of a medium that the tables know."""
    return name in _media_names()


@lru_cache(maxsize=1)
def _media_names() -> frozenset[str]:
    return frozenset(_known().values())


def is_agency(name: str) -> bool:
    """Whether a compared name is that of an agency: what it writes stands in many papers."""
    return name in _agency_names()


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Return every spelling of the names that the tables know, with the usual one as names are compared."""
    spelt: dict[str, str] = {}
    for name, aliases, *_ in (*rows("agencies"), *rows("media")):
        usual = spelt.get(name.casefold()) or "".join(folded_name(name).split())
        for one in (name, *filter(None, aliases.split("|"))):
            spelt.setdefault(one.casefold(), usual)
    return spelt


@lru_cache(maxsize=1)
def _agencies() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the agencies' names as written, and the name to show for each."""
    shown = {one: name for name, aliases in rows("agencies") for one in (name, *filter(None, aliases.split("|")))}
    names = "|".join(re.escape(name) for name in sorted(shown, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w/])(?:{names})(?!\w|\.\w|/\s*[A-Z][a-z])"), shown


@lru_cache(maxsize=1)
def _agency_names() -> frozenset[str]:
    return frozenset(outlet_name(name) for name, _ in rows("agencies"))


# --- the whole article


def _of_the_whole(article: Article) -> Iterator[Credit]:
    names, shown = _agencies()
    own = outlet_name(article.outlet)
    if is_agency(own):
        yield Credit(own, article.outlet or own, "outlet")
    for author in article.byline:
        if (hit := names.search(author)) and not _PICTURE.search(author):
            at = article.text.find(author)
            span = (at + hit.start(), at + hit.end()) if at >= 0 else None
            yield Credit(outlet_name(hit.group()), shown[hit.group()], "byline", span)
    yield from _at_the_edges(article)


def _at_the_edges(article: Article) -> Iterator[Credit]:
    """Credit lines at the top and the end, among what is not body, and agencies in datelines nobody marked."""
    names, shown = _agencies()
    text = article.text
    top = list(_lines(text[:_TOP]))[:6]
    for start, end in (*article.not_body, *top):
        line = text[start:end]
        if _PICTURE.search(line):
            continue
        hit = names.search(line[:200])
        if hit is None:
            continue
        way = _way(text, line, hit, start, (start, end) in article.not_body)
        if way:
            yield Credit(outlet_name(hit.group()), shown[hit.group()], way, (start + hit.start(), start + hit.end()))


def _lines(text: str) -> Iterator[Span]:
    return (m.span() for m in re.finditer(r"[^\r\n]+", text))


def _way(text: str, line: str, hit: re.Match[str], start: int, marked: bool) -> Way | None:
    """Return in which way a line at the edge credits an agency; null where it only names it."""
    before, after = line[: hit.start()], line[hit.end() :]
    dash = re.match(r"\s?\)?\s*(?:[-–—]{1,2}|:)(?:\s|$)", after)
    if start < _TOP and dash and len(before) <= 80 and not re.search(r"[.!?]\s", before):
        opened = not before.strip() or before.rstrip().endswith(("(", ",", "/"))
        return "dateline" if opened or marked else None
    if not marked:
        return None
    if _BY.match(line):
        return "byline" if start < len(text) - _TAIL or start < _TOP else "credit"
    return "credit" if start >= max(len(text) - _TAIL, len(text) // 2) else None


# --- parts of it


def _of_passages(reading: Reading) -> Iterator[Credit]:
    """Credit what a medium is said to have reported or to have been told, where the text says so."""
    text, own = reading.article.text, outlet_name(reading.article.outlet)
    for actor in reading.actors:
        if actor.kind not in ("media", "organisation") or not actor.named:
            continue
        for start, end in actor.mentions:
            found = _said_of(text, start, end)
            # A paper that no table knows is an organisation like others: what is told to one is no report yet.
            if found and (actor.kind == "media" or found[0] == "first" or outlet_name(actor.name) == own):
                way, span = found
                scope = _scope(reading, actor, (start, end), way)
                yield Credit(outlet_name(actor.name), actor.name, way, span, scope, _unnamed(reading, scope))


def _said_of(text: str, start: int, end: int) -> tuple[Way, Span] | None:
    before = text[max(0, start - 90) : start].rpartition("\n")[2]
    after = text[end : end + 60].partition("\n")[0]
    for way, pattern in _BEFORE:
        if hit := re.search(pattern, before, re.IGNORECASE):
            return way, (start - len(before) + hit.start(), end)
    for way, pattern in _AFTER:
        if hit := re.match(pattern, after, re.IGNORECASE):
            return way, (start, end + hit.end())
    return None


def _scope(reading: Reading, actor: Actor, mention: Span, way: Way) -> tuple[Span, ...]:
    """Return what a credit holds for: its sentence or paragraph, and the statements on that actor's word."""
    around = next((s for s in reading.sentences if inside(mention, s)), None)
    if way == "told" or around is None:
        around = _paragraph(reading.article.text, mention)
    stands = [
        span
        for said in reading.statements
        if any(link.actor == actor.id for link in said.chain[:-1])
        for span in said.content
    ]
    return (around, *stands)


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end


def _unnamed(reading: Reading, scope: tuple[Span, ...]) -> str | None:
    """Return the first unnamed source in a scope as sorted stems, so that 'the two officials' are 'two officials'."""
    for actor in reading.actors:
        if not actor.named and actor.kind == "person" and any(overlap(m, s) for m in actor.mentions for s in scope):
            return " ".join(sorted(content_stems(actor.name))) or None
    return None
