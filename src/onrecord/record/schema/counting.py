"""What keeps count of the rows of lists as they come and go, whoever writes them: triggers.

In: nothing. Out: statements that make the triggers, and the rows of ``totals`` that they change. A text that is no
longer the current one of its page counts for nothing; of an event counts whether any current text reports it. What
belongs to a text goes before its row does, or is counted off as that goes: then what goes after it finds no text.
"""

from __future__ import annotations

from collections.abc import Iterator

LISTS = ("articles", "statements", "events", "stories")
MADE = tuple(f"INSERT INTO totals (list, kind, counted) VALUES ('{name}', 0, 0)" for name in LISTS)

_ADD = "UPDATE totals SET counted = counted + {} WHERE list = '{}' AND kind = 0; "
_IS_CURRENT = "EXISTS (SELECT 1 FROM articles WHERE number = {0}.number AND current)"
# An event that only this text reports, of the current ones.
_OTHERS = ("EXISTS (SELECT 1 FROM events AS o JOIN articles AS a ON a.number = o.number "
           "WHERE o.first = {first} AND a.current AND {but})")
_OF_TEXT = ("(SELECT count(DISTINCT e.first) FROM events AS e WHERE e.number = {0}.number AND e.first IS NOT NULL "
            "AND NOT " + _OTHERS.format(first="e.first", but="o.number <> {0}.number") + ")")
_STATEMENTS = "(SELECT count(*) FROM statements WHERE number = {0}.number)"


def _text(row: str, sign: str) -> str:
    """Return what counts a text with all that belongs to it, or counts it off."""
    return (_ADD.format(f"{sign}1", "articles") + _ADD.format(sign + _STATEMENTS.format(row), "statements")
            + _ADD.format(sign + _OF_TEXT.format(row), "events"))


def _event(row: str, sign: str) -> str:
    """Return what counts an event where no other current report of it is there, or counts it off."""
    alone = f"NOT {_OTHERS.format(first=f'{row}.first', but=f'o.key <> {row}.key')}"
    return _ADD.format(f"({sign}1)", "events")[:-2] + f" AND {row}.first IS NOT NULL AND {alone}; "


def _triggers() -> Iterator[str]:
    yield f"CREATE TRIGGER articles_counted AFTER INSERT ON articles WHEN new.current BEGIN {_text('new', '+')}END"
    yield f"CREATE TRIGGER articles_counted_off BEFORE DELETE ON articles WHEN old.current BEGIN {_text('old', '-')}END"
    yield ("CREATE TRIGGER articles_counted_again AFTER UPDATE OF current ON articles WHEN new.current AND NOT "
           f"old.current BEGIN {_text('new', '+')}END")
    yield ("CREATE TRIGGER articles_no_more_counted AFTER UPDATE OF current ON articles WHEN old.current AND NOT "
           f"new.current BEGIN {_text('old', '-')}END")
    for name, when, row, sign in (("counted", "INSERT", "new", "+"), ("counted_off", "DELETE", "old", "-")):
        yield (f"CREATE TRIGGER statements_{name} AFTER {when} ON statements WHEN {_IS_CURRENT.format(row)} "
               f"BEGIN {_ADD.format(f'{sign}1', 'statements')}END")
        yield (f"CREATE TRIGGER events_{name} AFTER {when} ON events WHEN {row}.first IS NOT NULL AND "
               f"{_IS_CURRENT.format(row)} BEGIN {_event(row, sign)}END")
    yield ("CREATE TRIGGER events_counted_again AFTER UPDATE OF first ON events WHEN old.first IS NOT new.first AND "
           f"{_IS_CURRENT.format('new')} BEGIN {_event('old', '-')}{_event('new', '+')}END")


COUNTING = tuple(_triggers())
