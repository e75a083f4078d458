"""What is new: what some articles brought that the record did not hold before them.

In: since a day of publication, or an article. Out: ``NewsRow``: claims and actors nobody had told of, positions that
changed or were taken on a known claim, and numbers on a known claim that are others than those told before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from onrecord.facts import Quantity, Reading, Span
from onrecord.facts.span import inside
from onrecord.questions.news_row import NewsKind, NewsRow
from onrecord.questions.rows import Rows, quote
from onrecord.questions.stances import ends
from onrecord.record import news
from onrecord.record.news import Lately

_PLAIN = ("asserted", "alleged")  # on a known claim these are one voice more, no position that is news
_ORDER: tuple[NewsKind, ...] = ("claim", "position", "number", "actor")


class Found(NamedTuple):
    """One thing that is new: its kind, in which article, and where it stands (``at`` as its kind needs it)."""

    kind: NewsKind
    number: int
    at: tuple[Any, ...]


def what_is_new(rows: Rows, lately: Lately) -> list[Found]:
    """Return all that is new, by time of publication: claims, positions, numbers, actors of each article."""
    found = [Found("claim", row.number, (row.claim, row.number, row.place)) for row in news.new_claims(rows.db, lately)]
    for claim, places in _by_claim(news.known_claims(rows.db, lately)).items():
        found += _positions(rows, lately, claim)
        found += _numbers(rows, lately, claim, places)
    found += [
        Found("actor", row.number, (row.actor, row.number, row.id)) for row in news.new_actors(rows.db, lately)
    ]
    heads = {one.number: rows.head(one.number) for one in found}
    return sorted(found, key=lambda one: (heads[one.number].day or "9999", heads[one.number].id, one.number,
                                          _ORDER.index(one.kind), one.at))


def news_row(rows: Rows, found: Found) -> NewsRow:
    """Return one new thing with its words, and with what was before."""
    made: dict[NewsKind, Callable[..., NewsRow]] = {
        "claim": _claim_row,
        "position": _position_row,
        "number": _number_row,
        "actor": _actor_row,
    }
    return made[found.kind](rows, *found.at)


def _by_claim(lines: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for line in lines:
        found.setdefault(line.claim, []).append(line)
    return found


# --- deciding


def _positions(rows: Rows, lately: Lately, claim: int) -> Iterator[Found]:
    """Yield the positions on a known claim that are others than the party's last one."""
    stands: dict[str, Any] = {}
    for row in news.positions_of(rows.db, claim, lately, late=False):
        before = stands.get(row.party)
        if before is None or ends(before.position, row.position):
            stands[row.party] = row
    for row in news.positions_of(rows.db, claim, lately, late=True):
        before = stands.get(row.party)
        if before is None and row.position in _PLAIN:
            continue
        if before and (row.sort_day < before.sort_day or not ends(before.position, row.position)):
            continue
        stands[row.party] = row
        yield Found("position", row.number, (row.number, row.claim_place, row.place, _place(before)))


def _place(row: Any) -> tuple[int, int, int] | None:
    return (row.number, row.claim_place, row.place) if row else None


def _numbers(rows: Rows, lately: Lately, claim: int, places: Iterable[Any]) -> Iterator[Found]:
    """Yield the numbers on a known claim that are others than those told of it before, in the same unit."""
    before = [
        (line.number, quantity)
        for line in news.earlier_places(rows.db, claim, lately)
        for quantity in _told(rows.reading(line.number), line.place)
    ]
    seen = {_key(quantity) for _, quantity in before}
    units = {unit: (number, quantity) for number, quantity in before if (unit := _key(quantity)[0])}
    for line in places:
        for quantity in _told(rows.reading(line.number), line.place):
            key = _key(quantity)
            if key[0] in units and key not in seen:
                seen.add(key)
                yield Found("number", line.number, (line.number, line.place, quantity.id, *_of(units[key[0]])))


def _of(one: tuple[int, Quantity]) -> tuple[int, str]:
    return one[0], one[1].id


def _key(quantity: Quantity) -> tuple[str | None, float | None]:
    return quantity.unit, quantity.high if quantity.high is not None else quantity.low


def _told(reading: Reading, place: int) -> list[Quantity]:
    """Return the quantities in a claim's words and in the statements its positions rest on."""
    claim = reading.claims[place]
    held = {position.statement for position in claim.positions}
    spans: list[Span] = [*claim.anchor, *(span for s in reading.statements if s.id in held for span in s.content)]
    return [q for q in reading.quantities if q.unit and any(inside(q.span, span) for span in spans)]


# --- showing


def _claim_row(rows: Rows, claim: int, number: int, place: int) -> NewsRow:
    reading, head = rows.reading(number), rows.head(number)
    own = reading.claims[place]
    parties = [who.name for p in own.positions if (who := rows.actor(number, p.party))]
    return NewsRow(
        kind="claim",
        id=own.id,
        article=rows.ref(number) or "",
        outlet=head.outlet,
        published=head.published,
        day=head.day,
        who=" and ".join(dict.fromkeys(parties)) or None,
        what=own.text,
        quote=quote(reading, own.anchor),
        judged=rows.judged_claim(number, own.id),
    )


def _position_row(
    rows: Rows, number: int, claim_place: int, place: int, before: tuple[int, int, int] | None
) -> NewsRow:
    row, head = rows.position(number, claim_place, place), rows.head(number)
    was = rows.position(*before) if before else None
    return NewsRow(
        kind="position",
        id=row.claim,
        article=row.article,
        outlet=row.outlet,
        published=row.published,
        day=head.day,
        who=row.party.name if row.party else None,
        what=row.position,
        quote=row.quote,
        was=was.position if was else None,
        was_day=(was.day or was.until_day) if was else None,
        was_article=was.article if was else None,
        was_quote=was.quote if was else None,
        judged=row.judged,
    )


def _number_row(rows: Rows, number: int, place: int, id: str, earlier: int, was: str) -> NewsRow:
    reading, head, old = rows.reading(number), rows.head(number), rows.reading(earlier)
    quantity = next(q for q in reading.quantities if q.id == id)
    before = next(q for q in old.quantities if q.id == was)
    text = reading.article.text
    statement = next((s for s in reading.statements if any(inside(quantity.span, span) for span in s.content)), None)
    speakers = [who.name for s in (statement.speakers if statement else ()) if (who := rows.actor(number, s))]
    return NewsRow(
        kind="number",
        id=reading.claims[place].id,
        article=rows.ref(number) or "",
        outlet=head.outlet,
        published=head.published,
        day=head.day,
        who=" and ".join(speakers) or None,
        what=" ".join(text[slice(*quantity.span)].split()),
        quote=quote(reading, statement.content if statement else [quantity.span]),
        was=" ".join(old.article.text[slice(*before.span)].split()),
        was_day=rows.head(earlier).day,
        was_article=rows.ref(earlier),
        was_quote=quote(old, [before.span]),
    )


def _actor_row(rows: Rows, actor: str, number: int, id: str) -> NewsRow:
    head, who = rows.head(number), rows.who(actor)
    first = rows.mentions(number, id)[:1]
    return NewsRow(
        kind="actor",
        id=actor,
        article=rows.ref(number) or "",
        outlet=head.outlet,
        published=head.published,
        day=head.day,
        who=who.name,
        what=who.kind,
        judged=who.judged,
        quote=quote(rows.reading(number), first),
    )
