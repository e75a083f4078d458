"""Formulas: wording that one party repeats over time, with what changed from use to use.

In: statements of the record by a day. Out: ``Formula`` rows, longest wording first. A use is an occasion: what several
articles quote of one statement is one use, the others stand under it as reports. Copies are no uses at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from onrecord.facts import Span, Statement
from onrecord.facts.dated import said as made
from onrecord.facts.days import first_day, last_day
from onrecord.linking.alignment import ALIKE, ALIKE_REPORTED, Words, align
from onrecord.linking.formulas import own_stretches, told_sentences
from onrecord.linking.repeated import Group, Sentence, core, groups
from onrecord.linking.word_pieces import word_pieces
from onrecord.linking.wording import Wording, span_of, wordings
from onrecord.questions.answers import Quote
from onrecord.questions.counting import origins_of, outlets_of
from onrecord.questions.formula_rows import Formula, FormulaReport, FormulaUse
from onrecord.questions.leaving import left
from onrecord.questions.rows import Rows, quote
from onrecord.questions.statement_answers import StatementRow
from onrecord.record import StatementPlace
from onrecord.words.stems import is_stop_word

_MOST_WORDS = 0.75      # of the words of a formula that a statement has which is looked at for it
_REQUOTED = 3           # days within which the same words are one statement, where only their report is dated
Place = tuple[int, int]


class _Use(NamedTuple):
    """One report of a formula: where it stands, its statement, and its folded words."""

    place: Place
    row: StatementRow
    span: Span
    words: tuple[str, ...]
    reported: bool
    translated: bool | None

    @property
    def order(self) -> tuple[str, bool, bool, str, str]:
        """By day; those in quotation marks and those whose text says the day before others."""
        return (self.row.day or "9999", self.reported, self.row.dated_by in ("published", "bounds", None),
                self.row.article, self.row.id)


def formulas(rows: Rows, parties: Collection[str] | None, as_of: str | None = None) -> list[Formula]:
    """Return the formulas of some parties, or of all: longest first, then those used most, then by wording."""
    found = [formula for party, said in rows.snapshot.formulas.repeated(parties, as_of).items()
             for formula in _of_party(rows, party, said, as_of)]
    return sorted(found, key=lambda f: (-f.words, -len(f.uses), f.party.id, f.wording))


def _of_party(rows: Rows, party: str, said: Sequence[StatementPlace], as_of: str | None) -> list[Formula]:
    sentences: list[Sentence] = []
    rows.expect(said)
    ordered = sorted(said, key=lambda place: (_day(rows, place) or "9999", rows.ref(place[0]), place[1]))
    for place in ordered:
        statement, text = _statement(rows, place)
        own = wordings(own_stretches(statement, text), text)
        sentences += [Sentence(place, one, bool(statement.translated)) for one in own]
        sentences += [Sentence(place, one, bool(statement.translated), True)
                      for one in told_sentences(statement, text) if not any(_within(other, one) for other in own)]
    found = []
    for group in groups(sentences):
        uses = [_use(rows, sentences[i].of, sentences[i].wording, words, sentences[i].reported)
                for i, words in group.uses.items()]
        if len(_occasions(uses)) > 1:
            formula = _formula(rows, party, sentences, group, uses, as_of)
            found += [formula] if formula else []
    return found


def _day(rows: Rows, place: Place) -> str | None:
    return made(rows.reading(place[0]), _statement(rows, place)[0]).day


def _within(one: Wording, other: Wording) -> bool:
    """Whether a sentence is a part of another one of the same statement."""
    return other.spans[0][0] <= one.spans[0][0] and one.spans[-1][1] <= other.spans[-1][1]


def _statement(rows: Rows, place: Place) -> tuple[Statement, str]:
    reading = rows.reading(place[0])
    return reading.statements[place[1]], reading.article.text


def _use(rows: Rows, place: Place, wording: Wording, words: Words, reported: bool = False) -> _Use:
    statement, _ = _statement(rows, place)
    return _Use(place, rows.statement(*place), span_of(wording, *words), wording.words[slice(*words)], reported,
                statement.translated)


def _formula(rows: Rows, party: str, sentences: Sequence[Sentence], group: Group, uses: list[_Use],
             as_of: str | None) -> Formula | None:
    middle = sentences[group.middle].wording
    kept = core(sentences, group)
    elsewhere = _elsewhere(rows, [middle.stems[i] for i in kept if not is_stop_word(middle.words[i])], as_of)
    rows.expect(elsewhere)
    mine = {use.place for use in uses}
    others: set[str] = set()
    for place in elsewhere:
        who = _parties(rows, place)
        if party in who and place not in mine:
            uses += _reported(rows, place, middle, group.uses[group.middle])
        elif party not in who and who and _has(rows, place, middle):
            others.update(who)
    occasions = _occasions(uses)
    if len(others) >= max(2, len(occasions)):
        return None                                       # what everybody says is nobody's formula
    where: dict[int, list[Span]] = {}
    for use in uses:
        where.setdefault(use.place[0], []).append(use.span)
    back_to = origins_of(rows, where)
    days = [day for occasion in occasions if (day := occasion[0].row.day)]
    return Formula(
        rows.who(party), _shown(middle, kept), len(kept), _rows_of(rows, occasions),
        articles=len(where), outlets=outlets_of(rows, where), origins=len(back_to), back_to=back_to,
        first=min(days, default=None), last=max(days, default=None), others=len(others),
        left=left(rows, party, middle, kept, [use.place for use in uses], max(days), as_of) if days else None)


def _shown(middle: Wording, kept: Sequence[int]) -> str:
    """Return the words that most uses share, ' … ' where they differ."""
    parts = [middle.words[kept[0]]]
    for before, after in pairwise(kept):
        parts += [middle.words[after]] if after == before + 1 else ["…", middle.words[after]]
    return " ".join(parts)


# --- what else has the wording

def _elsewhere(rows: Rows, stems: Sequence[str], as_of: str | None) -> Sequence[StatementPlace]:
    wanted = set(stems)
    if len(wanted) < 2:
        return []
    return rows.snapshot.formulas.with_words(wanted, ceil(_MOST_WORDS * len(wanted)), as_of)


def _parties(rows: Rows, place: Place) -> frozenset[str]:
    """Return whose words a statement is: the state's it was said for, else the named speakers' or their state's."""
    statement, _ = _statement(rows, place)
    if statement.on_behalf_of:
        return frozenset((statement.on_behalf_of,))
    return frozenset(who.code or who.of or who.id for who in rows.actors(place[0], statement.speakers))


def _reported(rows: Rows, place: Place, middle: Wording, words: Words) -> list[_Use]:
    """Return the use of a formula in indirect speech: nearly word for word, or it is the reporter's wording."""
    statement, text = _statement(rows, place)
    own = own_stretches(statement, text)
    for one in wordings(statement.content if statement.form != "direct" else (), text):
        found = align(middle, one, ALIKE_REPORTED)
        if found and found.one[0] < words[1] and words[0] < found.one[1]:
            span = span_of(one, *found.other)
            return [_use(rows, place, one, found.other, not any(s <= span[0] and span[1] <= e for s, e in own))]
    return []


def _has(rows: Rows, place: Place, middle: Wording) -> bool:
    statement, text = _statement(rows, place)
    return any(align(middle, one, ALIKE) for one in wordings(own_stretches(statement, text), text))


# --- occasions

def _occasions(uses: Iterable[_Use]) -> list[list[_Use]]:
    """Put together the reports of one statement, oldest first, the best report of each in front."""
    found: list[list[_Use]] = []
    for use in sorted(uses, key=lambda use: use.order):
        same = next((occasion for occasion in found if any(_same_occasion(use, other) for other in occasion)), None)
        if same is None:
            found.append([use])
        else:
            same.append(use)
    quoted = [occasion for occasion in found if not all(use.reported for use in occasion)]
    return found if len(quoted) > 1 or _told_by_several(found) else quoted


def _told_by_several(occasions: Iterable[Sequence[_Use]]) -> bool:
    """Whether occasions are told by different outlets: so indirect speech is more than a reporter's wording."""
    return len({use.row.outlet for occasion in occasions for use in occasion[:1]}) > 1


def _same_occasion(one: _Use, other: _Use) -> bool:
    """Whether two uses may be one statement: said on one day, or in the same words where the day is not sure."""
    same_words = _same_words(one.words, other.words)
    if one.row.day is None or other.row.day is None:
        return same_words
    (a, b, sure), (c, d, sure_too) = _days(one.row), _days(other.row)
    if a <= d and c <= b:
        return True
    return same_words and not (sure and sure_too) and _apart(b, c, d, a) <= _REQUOTED


def _same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a wording is the other one, or a part of it: what is quoted of a statement begins and ends anywhere."""
    return f" {' '.join(one)} " in f" {' '.join(other)} " or f" {' '.join(other)} " in f" {' '.join(one)} "


def _days(row: StatementRow) -> tuple[str, str, bool]:
    """Return the first and last day on which a statement can have been made, and whether its text says so."""
    day = row.day or ""
    if row.dated_by in ("published", "bounds", None):
        return day, day, False
    return first_day(row.value) or day, last_day(row.value) or day, True


def _apart(*days: str) -> int:
    """Return how many days lie between two spans of days: (end of the one, start of the other, and crosswise)."""
    from datetime import date

    b, c, d, a = map(date.fromisoformat, days)
    return max((c - b).days, (a - d).days)


# --- rows

def _rows_of(rows: Rows, occasions: Sequence[Sequence[_Use]]) -> tuple[FormulaUse, ...]:
    made = []
    before: _Use | None = None
    for lead, *more in occasions:
        row = lead.row
        text = rows.reading(lead.place[0]).article.text
        pieces = word_pieces(rows.reading(before.place[0]).article.text, [before.span], text, [lead.span]
                             ) if before else ()
        made.append(FormulaUse(
            statement=row.id, article=row.article, outlet=row.outlet, published=row.published, day=row.day,
            dated_by=row.dated_by, speaker=row.speaker, quote=_quote(rows, lead), value=row.value,
            reported=lead.reported, translated=lead.translated, compared_with=before.row.id if before else None,
            pieces=pieces, reports=tuple(FormulaReport(
                statement=use.row.id, article=use.row.article, outlet=use.row.outlet, published=use.row.published,
                quote=_quote(rows, use), reported=use.reported) for use in more), judged=row.judged))
        before = lead
    return tuple(made)


def _quote(rows: Rows, use: _Use) -> Quote:
    return quote(rows.reading(use.place[0]), [use.span])
