"""Formulas: wording that one party repeats, word for word, over time.

In: statements of the record. Out: ``Formula`` rows, longest wording first, each with all its uses.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from onrecord.facts import Span
from onrecord.linking.formulas import Token, find_run, grams, own_words, shared_runs
from onrecord.questions.answers import Formula, FormulaUse
from onrecord.questions.counting import origins_of, outlets_of
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
    having: dict[int, list[Place]] = {}          # only statements that share a run are set against each other
    for where in places:
        for gram in grams(words[where]):
            having.setdefault(gram, []).append(where)
    pairs = {pair for together in having.values() for pair in combinations(together, 2) if pair[0][0] != pair[1][0]}
    uses: dict[Run, set[Place]] = {}
    for one, other in sorted(pairs):
        for wording in shared_runs(words[one], words[other]):
            uses.setdefault(wording, set()).update((one, other))
    return [_formula(rows, party, run, uses[run], words) for run in uses if not _part_of_longer(run, uses)]


def _part_of_longer(run: Run, uses: dict[Run, set[Place]]) -> bool:
    """Whether a longer run with the same uses holds this one."""
    held = f" {' '.join(run)} "
    return any(len(other) > len(run) and uses[other] >= uses[run] and held in f" {' '.join(other)} " for other in uses)


def _formula(rows: Rows, party: str, run: Run, places: set[Place], words: dict[Place, list[list[Token]]],
             ) -> Formula:
    uses, where = [], dict[int, list[Span]]()
    for number, place in places:
        span = find_run(words[number, place], run)
        where.setdefault(number, []).extend([span] if span else [])
        row = rows.statement(number, place)
        uses.append(FormulaUse(statement=row.id, article=row.article, outlet=row.outlet, published=row.published,
                               day=row.day, dated_by=row.dated_by, speaker=row.speaker,
                               quote=quote(rows.reading(number), [span] if span else [])))
    uses.sort(key=lambda use: (use.day or "9999", use.article, use.statement))
    back_to = origins_of(rows, where)
    return Formula(rows.who(party), " ".join(run), len(run), tuple(uses), articles=len(where),
                   outlets=outlets_of(rows, where), origins=len(back_to), back_to=back_to)
