"""Articles, outlets and origins: what a claim or a wording has been reported by, counted three ways.

In: the articles that carry it, each with the places where it does. Out: ``OriginRow``, one for each independent report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.facts import Span
from onrecord.linking.credits import Credit, outlet_name
from onrecord.linking.entry import parties
from onrecord.linking.origins import Origin, Report, Tie, origins
from onrecord.linking.told_alone import Parties, not_in_public, told_alone
from onrecord.questions.answers import Quote
from onrecord.questions.article_answers import Join, OriginRow
from onrecord.questions.copying import first_of
from onrecord.questions.rows import Rows, quote


def outlets_of(rows: Rows, numbers: Iterable[int]) -> int:
    """Return how many outlets some articles are of; those of unknown outlet count for none."""
    return len({name for number in numbers if (name := rows.head(number).outlet)})


def origins_of(rows: Rows, places: Mapping[int, Iterable[Span]]) -> tuple[OriginRow, ...]:
    """Return the independent reports that articles go back to.

    ``places``: by number of the article, where it speaks of the matter.
    """
    rows.look_up(places)
    credits = rows.credits(places)
    alone = _alone(rows, places, credits)
    reports = {
        str(number): _report(rows, number, tuple(spans), credits[number], alone)
        for number, spans in sorted(places.items(), key=lambda one: _since(rows, one[0]))
    }
    return tuple(_row(rows, origin) for origin in origins(list(reports.values())))


def _since(rows: Rows, number: int) -> tuple[str, str, str]:
    head = rows.head(number)
    return head.day or "9999-99-99", head.id, head.text_hash


def _alone(rows: Rows, places: Iterable[int], credits: Mapping[int, list[Credit]]) -> bool:
    """Whether any of the articles has words that only its outlet was told; else no quotation need be compared."""
    return any(
        credit.way == "told" and credit.name == outlet_name(rows.head(number).outlet)
        for number in places
        for credit in credits[number]
    )


def _report(rows: Rows, number: int, spans: tuple[Span, ...], credits: list[Credit], alone: bool) -> Report:
    head = rows.head(number)
    report = Report(
        article=str(number),
        day=head.day,
        outlet=outlet_name(head.outlet),
        page=head.publication,
        text=str(first_of(rows, number)),
        spans=spans,
        credits=tuple(credits),
    )
    if not alone:
        return report
    reading, of = rows.reading(number), _parties(rows, number)
    return Report(
        report.article,
        report.day,
        report.outlet,
        report.text,
        report.page,
        spans,
        report.credits,
        told=told_alone(reading, credits, of),
        quoted=not_in_public(reading, of),
    )


def _parties(rows: Rows, number: int) -> Parties:
    reading = rows.reading(number)
    ids = {actor.id: who.id for actor in reading.actors if (who := rows.actor(number, actor.id))}
    return lambda said: parties(reading, said, ids)


def _row(rows: Rows, origin: Origin) -> OriginRow:
    numbers = [int(article) for article in origin.articles]
    outlets = dict.fromkeys(name for number in numbers if (name := rows.head(number).outlet))
    return OriginRow(
        tuple(rows.ref(number) or "" for number in numbers),
        tuple(outlets),
        tuple(_join(rows, tie) for tie in origin.ties),
    )


def _join(rows: Rows, tie: Tie) -> Join:
    def words(article: str, span: Span | None) -> Quote | None:
        return quote(rows.reading(int(article)), [span]) if span else None

    return Join(
        article=rows.ref(int(tie.article)) or "",
        to=rows.ref(int(tie.other)) or "",
        kind=tie.kind,
        reason=tie.reason,
        quote=words(tie.article, tie.span),
        to_quote=words(tie.other, tie.other_span),
        day=tie.day,
    )
