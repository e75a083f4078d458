"""How values are written on a page: days as people read them, counts with their nouns, terms that explain themselves.

>>> plain_day("2024-10"), plain_day("2024-10-11"), plain_day("2024-W43"), plain_day("2024-10-22/2024-10-27")
('Oct 2024', '11 Oct 2024', 'week of 21 Oct 2024', '22 Oct 2024 to 27 Oct 2024')
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from onrecord.data import rows
from onrecord.questions.answers import Quote
from onrecord.questions.article_answers import ArticleRow
from onrecord.questions.claim_answers import ClaimLadder, ClaimRow, PositionRow
from onrecord.questions.found_answers import Passage
from onrecord.views.web.page import Asked

NAV = (("claims", "Claims"), ("stories", "Stories"), ("statements", "Statements"), ("events", "Events"),
       ("actors", "Actors"), ("articles", "Articles"), ("new", "New"))
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_NOT_YET = frozenset(("planned", "hypothetical"))
_WEEK = re.compile(r"\d{4}-W\d\d")
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T.*)?")


@cache
def terms() -> dict[str, str]:
    """Return what each term means."""
    return {row[0]: row[1] for row in rows("web/terms")}


def term(name: str, label: str | None = None) -> Markup:
    """Return a word that says what it means when it is pointed at, and leads to the page of all terms."""
    told = terms().get(name.replace("_", " "))
    written = label or name.replace("_", " ")
    if told is None:
        return Markup("{}").format(written)
    return Markup('<a class="term" href="/terms#{}" title="{}">{}</a>').format(slug(name), told, written)


@cache
def _acts() -> dict[str, tuple[str, str]]:
    return {act: (told, to) for act, told, to in rows("web/acts")}


def acted(act: str) -> str:
    """Return what a statement did, as it stands after its speakers.

    >>> acted("deny"), acted("not_acknowledge")
    ('denied', 'did not acknowledge')
    """
    return _acts()[act][0]


def acted_to(act: str) -> str:
    """Return the word before those whom a statement was said to; nothing where they follow at once."""
    return _acts()[act][1].replace("-", "")


def claim_kind(kind: str, alone: bool = False) -> str:
    """Return of what kind a claim is, so that nobody reads a verdict on it; ``alone``: nothing else says it is one.

    >>> claim_kind("fact"), claim_kind("plan"), claim_kind("plan", alone=True)
    ('claim of fact', 'plan', 'claim: plan')
    """
    told = {"fact": "claim of fact", "figure": "claim of a figure"}.get(kind)
    return told or (f"claim: {kind}" if alone else kind)


def slug(name: str) -> str:
    """Return a term as a place on its page."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def plain_day(value: str | None) -> str:
    """Return a day, a month or an interval as people write it; what is none of these stays as it is."""
    if not value:
        return "undated"
    if "/" in value:
        first, _, last = value.partition("/")
        if first in ("", ".."):
            return f"until {plain_day(last)}"
        return f"from {plain_day(first)} on" if last in ("", "..") else f"{plain_day(first)} to {plain_day(last)}"
    found = _DATE.fullmatch(value)
    if _WEEK.fullmatch(value):
        return _week(value)
    if found is None or not 1 <= int(found[2]) <= 12:
        return value
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{_MONTHS[int(found[2]) - 1]} {found[1]}"


def _week(value: str) -> str:
    """Return a week by the Monday it begins with; one that no year has stays as it is."""
    try:
        return f"week of {plain_day(date.fromisoformat(value).isoformat())}"
    except ValueError:
        return value


def day(row: Any) -> Markup:
    """Return the day of a row: its own, or with ≤ that of the article by which it was told.

    What is planned or only possible on no known day did not take place by that of its article.
    """
    if getattr(row, "realis", None) in _NOT_YET and row.dated_by != "when":
        return term("no day")
    own, value, by = getattr(row, "day", None), getattr(row, "value", None), getattr(row, "dated_by", None)
    published = getattr(row, "published", None)
    late = by in ("published", "bounds") or (own is None and value is None)
    shown = (own if by == "bounds" else published or own) if late else value or own
    if shown is None:
        return term("undated")
    mark = Markup('<span title="{}">≤</span> ').format(terms()["not later than"]) if late else ""
    return Markup('<span class="day">{}<time datetime="{}">{}</time></span>').format(
        mark, (own or shown)[:10], plain_day(shown[:10] if late else shown))


def many(number: int, one: str, more: str | None = None) -> str:
    """Return '1 copy' or '2,000 copies'."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def spaced(word: str | None) -> str:
    """Return a word of a vocabulary as it is read."""
    return (word or "").replace("_", " ")


def first_words(text: str, most: int = 90) -> str:
    """Return how a text begins, up to a blank."""
    line = " ".join(text[:most * 4].split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def worded(text: str) -> Markup:
    """Return our wording of a claim: what we filled in, between brackets, stands back.

    >>> str(worded("[Russia] has sent ships"))
    '<i>[Russia]</i> has sent ships'
    """
    return Markup("").join(Markup("<i>{}</i>").format(part) if part.startswith("[") else part
                           for part in re.split(r"(\[[^\]]*\])", text) if part)


def outlet_of(ladder: ClaimLadder, article: str) -> str:
    """Return which outlet has an article of a ladder, and the day; its id where nothing of it is told."""
    found = next((rung for rung in ladder.positions if rung.article == article), None)
    return f"{found.outlet or 'no outlet'}, {plain_day((found.published or '')[:10])}" if found else article


def cited(quote: Quote, article: ArticleRow, speaker: str | None) -> str:
    """Return how to cite words: who, in which outlet, when, where, and the words themselves."""
    who = f"{speaker}, quoted in " if speaker else ""
    title = f", “{article.title}”" if article.title else ""
    day = plain_day((article.published or article.published_latest or "")[:10])
    where = f". {article.url}" if article.url else ""
    return f"{who}{article.outlet or 'an outlet that is not known'}{title}, {day}{where}: “{quote.text}”"


def cited_article(article: ArticleRow) -> str:
    """Return how to cite an article: outlet, title, day, address."""
    title = f"“{article.title}”" if article.title else "without a title"
    day = plain_day((article.published or article.published_latest or "")[:10])
    return f"{article.outlet or 'An outlet that is not known'}, {title}, {day}. {article.url or ''}".strip()


def cited_claim(claim: ClaimRow, as_of: str | None) -> str:
    """Return how to cite a claim: our wording, and on how much it rests."""
    rests = (f"{many(claim.articles, 'article')} of {many(claim.outlets, 'outlet')}, "
             f"{many(claim.origins, 'independent report')}")
    first = f", first on record {plain_day(claim.first_value or claim.first)}" if claim.first else ""
    day = f", as of {plain_day(as_of)}" if as_of else ""
    return f"“{claim.text}” (claim {claim.id}, onrecord's wording): {rests}{first}{day}."


_SHARED = re.compile(r"the claim (c\w+) in n\w+: (.*)", re.DOTALL)


def shared_claim(because: str, asked: Asked) -> Markup:
    """Return why a story goes on with another one: the claim that both carry, as a link."""
    found = _SHARED.fullmatch(because)
    if found is None:
        return Markup("{}").format(because)
    return Markup('<a href="{}"><bdi>{}</bdi></a>').format(asked.to("claims", found[1]), found[2])


def coded(text: str) -> Markup:
    """Return a sentence in which what stands between backticks is written as code.

    >>> str(coded("Call `onrecord said` <now>."))
    'Call <code>onrecord said</code> &lt;now&gt;.'
    """
    return Markup("").join(Markup("<code>{}</code>").format(part) if number % 2 else Markup("{}").format(part)
                           for number, part in enumerate(text.split("`")))


def lit(passage: Passage) -> list[tuple[str, bool]]:
    """Return a passage in pieces, each with whether it is highlighted."""
    text, spans = passage.text, passage.highlights
    edges = sorted({0, len(text), *(min(max(edge, 0), len(text)) for span in spans for edge in span)})
    return [(text[start:end], any(s <= start and end <= e for s, e in spans)) for start, end in pairwise(edges)]


def web_address(url: str) -> str:
    """Return an address that may be followed; one of another kind than http(s) leads nowhere."""
    return url if url.startswith(("http://", "https://")) else "#"


def host(url: str) -> str:
    """Return the site of an address."""
    return url.split("://")[-1].split("/")[0] or url


_PAGES = {"statement": "statements", "claim": "claims", "actor": "actors", "article": "articles", "event": "events",
          "position": "claims", "story": "stories"}


def fact_address(asked: Asked, what: str, id: str) -> str:
    """Return the page of a fact that a correction is about."""
    return asked.to(_PAGES.get(what, "statements" if id.startswith("s") else "claims"), id)


def words_of(rung: PositionRow, asked: Asked) -> str:
    """Return where the words stand that a position rests on."""
    if rung.statement:
        return asked.to("statements", rung.statement)
    return asked.to("articles", rung.article, fragment=rung.claim)


TWINS = {"json": "this page as data", "csv": "its table, for a spreadsheet", "svg": "its picture",
         "jsonld": "as linked data: W3C Web Annotation, schema.org"}
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
FILTERS: dict[str, Callable[..., Any]] = {
    "day": day, "plain_day": plain_day, "many": many, "spaced": spaced, "first_words": first_words, "slug": slug,
    "worded": worded, "outlet_of": outlet_of, "lit": lit, "web_address": web_address, "host": host,
    "acted": acted, "acted_to": acted_to, "claim_kind": claim_kind, "cited_article": cited_article,
    "shared_claim": shared_claim, "coded": coded}
