"""What is said of how two sides stand to each other: 'allies', 'ties have cooled', 'its principal enemy'; by whom.

In: a moment of the record, and where such words stand (``onrecord.linking.ties``). Out: ``TieSaid``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.linking.ties import ToldTie, told_ties
from onrecord.questions.event_answers import TieSaid
from onrecord.questions.event_rows import on_whose_word
from onrecord.questions.rows import Rows, quote
from onrecord.record import TiePlace


def said(rows: Rows, places: Iterable[TiePlace]) -> Iterator[TieSaid]:
    """Yield words on ties, in the order of their places; each text is gone through once."""
    told: dict[int, tuple[ToldTie, ...]] = {}
    for number, place in places:
        if number not in told:
            told[number] = told_ties(rows.reading(number))
        yield _row(rows, number, told[number][place])


def _row(rows: Rows, number: int, tie: ToldTie) -> TieSaid:
    reading, head = rows.reading(number), rows.head(number)
    return TieSaid(article=rows.ref(number) or "", outlet=head.outlet, published=head.published, tells=tie.tells,
                   quote=quote(reading, tie.words), sentence=quote(reading, [tie.sentence]),
                   on_word_of=on_whose_word(rows, number, tie.words[0]))
