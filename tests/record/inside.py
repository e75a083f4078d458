"""What tests of the record's inside need and nobody else gets: a transaction of it, with its connection."""

from __future__ import annotations

from contextlib import AbstractContextManager

from sqlalchemy import Connection

from onrecord.record import Record


def connection(record: Record) -> AbstractContextManager[Connection]:
    """One reading transaction."""
    return record._asking()
