"""What is new: what some articles brought that the record did not hold before them.

In: since a day of publication, or an article. Out: ``NewsRow``: claims and actors nobody had told of, positions that
changed or were taken on a known claim, and numbers on a known claim that are others than those told before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from onrecord.facts import Quantity, Reading, Span
from onrecord.facts.span import inside
from onrecord.facts.vocabulary import BARE
from onrecord.linking.figures import counts, kind_of, same, whose
from onrecord.questions.news_row import NewsKind, NewsRow
from onrecord.questions.rows import Rows, quote
from onrecord.questions.stances import stances, voices
from onrecord.record import Key, Lately

_ORDER: tuple[NewsKind, ...] = ("claim", "position", "number", "actor")


class New(NamedTuple):
    """One thing that is new: its kind, in which article, and where it stands (``at`` as its kind needs it).

    ``order``: what those of one kind are sorted by within their article.
    """

    kind: NewsKind
    number: int
    at: tuple[Any, ...]
    order: tuple[int, int, str]


class Figure(NamedTuple):
    """A number that an article tells: the article, what is counted (as stem), and the states whose they are."""

    number: int
    quantity: Quantity
    kind: str
    whose: frozenset[str]


def what_is_new(rows: Rows, lately: Lately) -> list[New]:
    """Return all that is new, by time of publication: claims, positions, numbers, actors of each article."""
    found = [New("claim", row.number, (row.claim, row.number, row.place), (row.place, 0, ""))
             for row in rows.snapshot.news.claims(lately)]
    for claim, places in _by_claim(rows.snapshot.news.known_claims(lately)).items():
        found += _positions(rows, lately, claim)
        found += _numbers(rows, lately, claim, places)
    found += [
        New("actor", row.number, (row.actor, row.number, row.id), (0, 0, row.id))
        for row in rows.snapshot.news.actors(lately)
    ]
    rows.look_up({one.number for one in found})
    return sorted(found, key=lambda one: order_of(rows, one))


def order_of(rows: Rows, found: New) -> Key:
    """Return what new things are sorted by: when their article came out, their kind, and where they stand in it."""
    head = rows.head(found.number)
    return head.day or "9999", head.id, found.number, _ORDER.index(found.kind), *found.order


def news_row(rows: Rows, found: New) -> NewsRow:
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


def _positions(rows: Rows, lately: Lately, claim: int) -> Iterator[New]:
    """Yield the positions by which a party changed (``stances``), and first ones of a party that say more than 'so'.

    What is told late of a day before a party's last known position is no news of it.
    """
    early = rows.snapshot.news.positions(claim, lately, late=False)
    late = rows.snapshot.news.positions(claim, lately, late=True)
    taken = sorted([*early, *late], key=lambda row: (row.sort_day, row.since, row.place))
    found = stances(taken, voices(rows.snapshot))
    last = {row.party: row.sort_day for row in early}
    told = set(last)
    for row in late:
        was = found[row].was
        if row.sort_day < last.get(row.party, "") or (was is None and (row.party in told or row.position in BARE)):
            continue
        told.add(row.party)
        at = (row.number, row.claim_place, row.place, _place(was))
        yield New("position", row.number, at, (row.claim_place, row.place, ""))


def _place(row: Any) -> tuple[int, int, int] | None:
    return (row.number, row.claim_place, row.place) if row else None


def _numbers(rows: Rows, lately: Lately, claim: int, places: Iterable[Any]) -> Iterator[New]:
    """Yield the numbers on a known claim that are others than all told of it before that count the same."""
    before = [
        figure
        for line in rows.snapshot.news.earlier(claim, lately)
        for figure in _told(rows.reading(line.number), line.number, line.place)
    ]
    for line in places:
        for figure in _told(rows.reading(line.number), line.number, line.place):
            known = [one for one in before if _count_the_same(one, figure)]
            if known and not any(same(one.quantity, figure.quantity) for one in known):
                was = known[-1]
                before.append(figure)
                at = (line.number, line.place, figure.quantity.id, was.number, was.quantity.id)
                yield New("number", line.number, at, (line.place, 0, figure.quantity.id))


def _count_the_same(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same things, and not of one state there and of another here."""
    return one.kind == other.kind and not (one.whose and other.whose and not one.whose & other.whose)


def _told(reading: Reading, number: int, place: int) -> list[Figure]:
    """Return the figures in a claim's words and in the statements its positions rest on."""
    claim, text = reading.all_claims[place], reading.article.text
    held = {position.statement for position in claim.positions}
    spans: list[Span] = [*claim.anchor, *(span for s in reading.statements if s.id in held for span in s.content)]
    told = [q for q in reading.quantities if counts(q) and any(inside(q.span, span) for span in spans)]
    return [Figure(number, quantity, kind_of(quantity), whose(text, quantity)) for quantity in told]


# --- showing


def _claim_row(rows: Rows, claim: int, number: int, place: int) -> NewsRow:
    reading, head = rows.reading(number), rows.head(number)
    own = reading.all_claims[place]
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
        id=reading.all_claims[place].id,
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
