"""What every command that answers with a list does: ask, then print JSON, or entries and how many there are.

In: a question to the open record. Out: text on standard output.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.views.cli.opening import opened
from onrecord.views.cli.printing import Entry, counted, print_entries, print_json

if TYPE_CHECKING:
    from onrecord.questions import OpenRecord
    from onrecord.questions.answers import Page

T = TypeVar("T")


@dataclass(frozen=True)
class Listing(Generic[T]):
    """``shown``: the entry of a row; ``one`` and ``more``: what a row is, and several; ``note``: what they are."""

    shown: Callable[[T], Entry]
    one: str
    more: str | None = None
    note: str = ""

    def answer(self, record: str | None, as_json: bool, asked: Callable[[OpenRecord], Page[T]]) -> None:
        """Ask the record and print its answer."""
        with opened(record) as on_record:
            page = asked(on_record)
        if as_json:
            print_json(page)
        else:
            self.print(page)

    def print(self, page: Page[T]) -> None:
        """Print the rows of a page and how many there are."""
        print_entries(map(self.shown, page.items))
        counted(page, self.one, self.more, note=self.note)
