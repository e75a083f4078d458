"""Showing a fact where it stands: an id, perhaps cut short, becomes the paragraphs with its words.

In: an id of a statement, claim, event, actor or article. Out: ``Shown``. Unknown is OR-501, ambiguous OR-502.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.facts import Span
from onrecord.facts.span import inside
from onrecord.judging.in_force import in_force
from onrecord.questions.event_ladders import joined_rows
from onrecord.questions.found_answers import Passage, Shown
from onrecord.questions.ladders import ladder
from onrecord.questions.rows import Rows

_NAMED = 6      # how many candidates an error names
_TELLING = 5    # characters of an id that say something


def resolve(rows: Rows, asked: str, kinds: Sequence[str] = ()) -> tuple[str, str]:
    """Return (kind, whole id) of what an id or its beginning names; ``kinds``: only these.

    Two ids of one claim of the record are no ambiguity. Raises OR-501 and OR-502.
    """
    asked = asked.strip()
    found = [hit for hit in rows.snapshot.articles.ids_starting(asked) if not kinds or hit[0] in kinds] if asked else []
    whole = [hit for hit in found if hit[1] == asked]
    found = whole or found
    names = {_same(rows, kind, id) for kind, id in found} if len(found) > 1 else ()
    if not found:
        raise OnRecordError("OR-501", where=repr(asked), detail=_judged_away(rows, asked))
    if len(names) > 1:
        some = ", ".join(id for _, id in found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
        raise OnRecordError("OR-502", where=repr(asked), detail=f"it could be {some}")
    return found[0]


def _judged_away(rows: Rows, asked: str) -> str:
    """Return by which corrections something of that id is not there, in words; nothing where there is none."""
    if len(asked) < _TELLING:
        return ""
    found = [j.id for j in in_force(rows.snapshot.judgements()) if j.kind in ("not_a_statement", "position")
             and any((subject.statement or subject.id).startswith(asked) or subject.id.startswith(asked)
                     for subject in j.about)]
    return f"see {', '.join(found)} of `onrecord corrections`" if found else ""


def _same(rows: Rows, kind: str, id: str) -> tuple[str, Any]:
    """Return what makes two ids name the same thing."""
    if kind == "claim":
        return kind, rows.snapshot.claims.of_id(id)
    if kind == "actor here":
        return "actor", rows.snapshot.actors.of_id(id)
    return kind, id


def show(rows: Rows, asked: str, limit: int | None) -> Shown:
    """Return a fact with the paragraphs it stands in."""
    if (number := _of_version(rows, asked)) is not None:
        return _article(rows, number)
    kind, id = resolve(rows, asked)
    if kind == "statement":
        return _statement(rows, id)
    if kind == "claim":
        return _claim(rows, id, limit)
    if kind == "event":
        return _event(rows, id)
    if kind == "article":
        return _article(rows, rows.snapshot.articles.number_of(id) or 0)
    return _actor(rows, (rows.snapshot.actors.of_id(id) or id) if kind == "actor here" else id, limit)


def text_named(rows: Rows, asked: str) -> int:
    """Return the text (number) of the article that an id or its beginning names; ``id@1`` is its first version."""
    number = _of_version(rows, asked)
    return rows.snapshot.articles.number_of(resolve(rows, asked, ["article"])[1]) or 0 if number is None else number


def _of_version(rows: Rows, asked: str) -> int | None:
    """Return the version (number) that an ``id@1`` names; null where no version is asked for. Raises OR-501."""
    name, _, version = asked.strip().partition("@")
    if not (version.isascii() and version.isdigit() and len(version) < 10):
        return None
    number = rows.snapshot.articles.number_of(name, int(version))
    if number is None:
        raise OnRecordError("OR-501", where=repr(asked))
    return number


def _statement(rows: Rows, id: str) -> Shown:
    number, place = rows.snapshot.statements.place_of(id)
    row = rows.statement(number, place)
    passages = rows.passages(number, row.quote.spans)
    return Shown(row.id, "statement", row, passages, len(passages))


def _claim(rows: Rows, id: str, limit: int | None) -> Shown:
    claim = rows.snapshot.claims.of_id(id)
    found = ladder(rows, claim or 0, None)
    places: dict[int, list[Span]] = {}
    for link in rows.snapshot.claims.in_texts([claim or 0], None):
        places.setdefault(link.number, []).extend(link.anchor)
    for row in rows.snapshot.claims.positions([claim or 0], None):
        places[row.number].extend(rows.position(row.number, row.claim_place, row.place).quote.spans)
    passages = [passage for number, spans in places.items() for passage in rows.passages(number, _outer(spans))]
    return Shown(found.claim.id, "claim", found.claim, tuple(passages[:limit]), len(passages))


def _event(rows: Rows, id: str) -> Shown:
    place = rows.snapshot.events.place_of(id)
    [row] = joined_rows(rows, [place], None)
    told = rows.reading(place.number).events[place.place].mentions
    passages = rows.passages(place.number, _outer([span for words in told for span in words]))
    return Shown(row.id, "event", row, passages, len(passages))


def _actor(rows: Rows, id: str, limit: int | None) -> Shown:
    passages: list[Passage] = []
    for row in rows.snapshot.actors.mentions([id]).rows:
        passages += rows.passages(row.number, rows.mentions(row.number, row.id))
    return Shown(id, "actor", rows.who(id), tuple(passages[:limit]), len(passages))


def _article(rows: Rows, number: int) -> Shown:
    """Return the whole text, with the words of its statements highlighted."""
    row = rows.article(rows.snapshot.articles.one(number))
    reading, head = rows.reading(number), rows.head(number)
    text = reading.article.text
    spans = _outer([span for statement in reading.statements for span in statement.content])
    whole = Passage(row.id, head.outlet, head.published, head.title, 0, len(text), text, tuple(spans), tuple(spans))
    return Shown(row.id, "article", row, (whole,), 1)


def _outer(spans: list[Span]) -> list[Span]:
    """Return the spans that do not lie in another one, in order."""
    different = sorted(set(spans))
    return [span for span in different if not any(span != other and inside(span, other) for other in different)]
