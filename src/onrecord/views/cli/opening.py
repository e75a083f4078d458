"""Opening the record that a command asks: the one given, else the one set in the environment, else onrecord.db here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import settings

if TYPE_CHECKING:
    from onrecord.questions import OpenRecord


def record_path(given: str | None) -> str:
    """Return the path of the record in force."""
    return settings.from_environment(record=given).record


def opened(given: str | None, create: bool = False) -> OpenRecord:
    """Return the open record; a question never makes one (OR-401 where there is none)."""
    from onrecord.questions import OpenRecord

    return OpenRecord(record_path(given), create=create)
