"""All answers of a record as plain data, to compare two records by what they say."""

from __future__ import annotations

import msgspec


def everything(record):
    """Return all answers; the time of recording, which no two records share, is left out."""
    lists = [record.articles(versions=True), record.statements(limit=None), record.claims(limit=None),
             record.timeline(limit=None), record.formulas(limit=None), record.search("troops", limit=None),
             record.stories(limit=None), record.positions(limit=None), record.events(limit=None),
             *[record.event(row.id) for row in record.events(limit=None).items],
             record.ties("SYL", "FRD") if _has(record, "SYL") and _has(record, "FRD") else None,
             *[record.story(row.id) for row in record.stories(limit=None).items],
             record.statements(by="SYL", limit=None) if _has(record, "SYL") else None,
             *[record.claim(row.id) for row in record.claims(limit=None).items],
             *[record.show(row.id) for row in record.statements(limit=None).items],
             *[list(record.export_rows(kind)) for kind in (
                 "articles", "statements", "positions", "claims", "events", "coded")]]
    return _without(msgspec.to_builtins(lists), "recorded_at")


def _has(record, actor):
    return any(who.id == actor for row in record.statements(limit=None).items for who in row.speakers)


def _without(data, name):
    if isinstance(data, dict):
        return {key: _without(value, name) for key, value in data.items() if key != name}
    return [_without(value, name) for value in data] if isinstance(data, list | tuple) else data
