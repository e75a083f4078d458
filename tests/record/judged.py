"""Changes that can be made to a record, chosen by number, and its judgements carried over to another record."""

from __future__ import annotations

from onrecord.errors import OnRecordError


def changes(record):
    """Return (id, change) of everything that a person could correct here, in one order."""
    statements, claims = record.statements(limit=None).items, record.claims(limit=None).items
    found = []
    for row in statements:
        found += [(row.id, {"speaker": "Freedonia"}), (row.id, {"nobody": True}), (row.id, {"not_a_statement": True}),
                  (row.id, {"speaker": ["Ida Berg", "Sylvania"], "kind": "person"}), (row.id, {"date": "2031-04"})]
    for claim in claims:
        ladder = record.claim(claim.id)
        for rung in ladder.positions:
            found += [(rung.statement, {"position": kind, "claim": rung.claim}) for kind in ("retracted", "none")]
            found.append((rung.statement, {"date": "1899-12-31", "claim": rung.claim}))
        found += [(link.claim, {"not_same_as": claim.id}) for link in ladder.links if link.claim != claim.id]
        found += [(claim.id, {"same_as": other.id}) for other in claims if other.id != claim.id]
    people = sorted({(who.id, row.article) for row in statements for who in row.speakers})
    for id, article in people:
        found += [(id, {"same_as": other}) for other, _ in people if other != id]
        found.append((id, {"not_same_as": id, "article": article}))
    for row in record.articles().items:
        found += [(row.id, {"date": "2031-05-20"}), (row.id, {"date": "2131-01-01"})]
    return found


def correct_some(record, numbers):
    """Make some of all possible corrections; return their ids. Those that contradict others are left out."""
    made = []
    for number in numbers:
        possible = changes(record)
        if possible:
            id, change = possible[number % len(possible)]
            try:
                made.append(record.correct(id, by="a reader", **change).correction.id)
            except OnRecordError as error:
                if error.code not in {"OR-501", "OR-502", "OR-510", "OR-511"}:
                    raise
    return made


def carry_over(record, other):
    """Judge in another record what was judged in one."""
    for judgement in record.judgements():
        other.record.judge(judgement)
