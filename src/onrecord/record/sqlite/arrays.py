"""What SQLite says in words of its own within a query: many keys at once, the smaller of two, no index here."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import UnaryExpression, func, select
from sqlalchemy.sql import operators


def these(values: Collection[int] | Collection[str]) -> Any:
    """Return some numbers or words as what a column can be in, however many they are."""
    return select(func.json_each(json.dumps(sorted(values))).table_valued("value").c.value)


def least(one: Any, other: Any) -> Any:
    """Return the smaller of two values of a row."""
    return func.min(one, other)


def unindexed(column: Any) -> Any:
    """Return a column by which no index is to be looked at: the + keeps SQLite from trying."""
    return UnaryExpression(column, operator=operators.custom_op("+"), type_=column.type)


def was_current(articles: str, day: str) -> str:
    """Return the words of SQL that a text (of a table called so) was the current one of its page on a day, or is now.

    ``day``: how the query calls the day; null there: now.
    """
    return (f"({articles}.current OR ({day} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles AS newer "
            f"WHERE newer.publication = {articles}.publication AND newer.version > {articles}.version "
            f"AND newer.day <= {day})))")
