"""Whether versions of pages and groups of claims and events hang together.

In: a connection. Out: the articles where not.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

# Of each page the versions count from 1, by day; each but the first is that of the one before, the last is current.
_MISORDERED = """
    SELECT id FROM (SELECT id, version, current, version_of, lag(number) OVER page AS before, row_number() OVER page AS
        place, count(*) OVER (PARTITION BY publication) AS many, day, lag(day) OVER page AS day_before
        FROM articles WINDOW page AS (PARTITION BY publication ORDER BY version))
    WHERE version <> place OR current <> (place = many) OR version_of IS NOT before
        OR coalesce(day_before, '') > coalesce(day, '9999')"""
# A claim's group, an event's likewise, is named by one of its members, and who rests on what never leads back.
_MISGROUPED = """
    WITH RECURSIVE sound(key) AS (SELECT key FROM {table} WHERE same_as IS NULL
        UNION SELECT c.key FROM {table} AS c JOIN sound ON c.same_as = sound.key)
    SELECT DISTINCT a.id FROM {table} AS c JOIN articles AS a ON a.number = c.number
    LEFT JOIN {table} AS named ON named.key = c.{group}
    WHERE c.{group} IS NULL OR named.{group} IS NOT c.{group} OR c.key NOT IN (SELECT key FROM sound)"""


def misordered(db: Connection) -> Iterator[str]:
    """Yield the articles whose version is not numbered by publication."""
    return iter(db.exec_driver_sql(_MISORDERED).scalars().all())


def misgrouped(db: Connection) -> Iterator[str]:
    """Yield the articles that have a claim in no group, or one that rests on itself."""
    return iter(db.exec_driver_sql(_MISGROUPED.format(table="claim_articles", group="claim")).scalars().all())


def misgrouped_events(db: Connection) -> Iterator[str]:
    """Yield the articles that have an event in no group, or one that rests on itself."""
    return iter(db.exec_driver_sql(_MISGROUPED.format(table="events", group="first")).scalars().all())
