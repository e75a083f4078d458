"""Formulas: wording that one party repeats, word for word, over time.

In: statements of the record. Out: ``Formula`` rows, longest wording first, each with all its uses.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from onrecord.linking.formulas import Token, find_run, own_words, shared_runs
from onrecord.questions.answers import Formula, FormulaUse
from onrecord.questions.rows import Rows, quote
from onrecord.record import searching

Place = tuple[int, int]
Run = tuple[str, ...]


def formulas(rows: Rows, parties: Collection[str] | None) -> list[Formula]:
    """Return the formulas of some parties, or of all: longest first, then those used most, then by wording."""
    found = [formula for who, places in searching.repeated_runs(rows.db, parties).items()
             for formula in _of_party(rows, who, places)]
    return sorted(found, key=lambda f: (-f.words, -len(f.uses), f.party.name, f.wording))


def _of_party(rows: Rows, party: str, places: Sequence[Place]) -> list[Formula]:
    words: dict[Place, list[list[Token]]] = {}
    for number, place in places:
        reading = rows.reading(number)
        words[number, place] = own_words(reading.statements[place], reading.article.text)
    runs = {run for one, other in combinations(places, 2) if one[0] != other[0]
            for run in shared_runs(words[one], words[other])}
    uses = {run: frozenset(place for place in places if find_run(words[place], run)) for run in runs}
    return [_formula(rows, party, run, uses[run], words) for run in runs if not _part_of_longer(run, uses)]


def _part_of_longer(run: Run, uses: dict[Run, frozenset[Place]]) -> bool:
    """Whether a longer run with the same uses holds this one."""
    held = f" {' '.join(run)} "
    return any(len(other) > len(run) and uses[other] >= uses[run] and held in f" {' '.join(other)} " for other in uses)


def _formula(rows: Rows, party: str, run: Run, places: frozenset[Place], words: dict[Place, list[list[Token]]],
             ) -> Formula:
    uses = []
    for number, place in places:
        span = find_run(words[number, place], run)
        row = rows.statement(number, place)
        uses.append(FormulaUse(statement=row.id, article=row.article, outlet=row.outlet, published=row.published,
                               day=row.day, dated_by=row.dated_by, speaker=row.speaker,
                               quote=quote(rows.reading(number), [span] if span else [])))
    uses.sort(key=lambda use: (use.day or "9999", use.article, use.statement))
    return Formula(rows.who(party), " ".join(run), len(run), tuple(uses))
