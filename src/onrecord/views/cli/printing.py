"""How answers are printed: as JSON, or as entries of a date, who and where in one line, and the words below.

In: the questions' answers. Out: text on standard output. Every word of an article passes ``terminal.safe``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from onrecord.errors import MESSAGES
from onrecord.views.cli.terminal import console, safe, safe_json

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.ingest import Tally
    from onrecord.questions.answers import Page, Quote
    from onrecord.questions.article_answers import ArticleRow
    from onrecord.questions.claim_answers import ClaimRow
    from onrecord.questions.formula_rows import Formula
    from onrecord.questions.story_answers import StoryRow

Entry = tuple[str, "Text"]
# How wide the column of days is: '≤2025-04-28' and two spaces.
_DAY = 13
_BECAME = (
    ("new", "new"),
    ("copy", "the same words as another article (copies)"),
    ("version", "a new version of an article on record"),
    ("known", "already known"),
    ("skipped", "skipped"),
)


def print_json(answer: Any) -> None:
    """Print any answer as one line of JSON."""
    import msgspec

    sys.stdout.write(safe_json(msgspec.json.encode(answer)) + "\n")


def say(text: str = "", style: str | None = None) -> None:
    """Print one line of our own words (article text in it is made safe)."""
    from rich.text import Text

    screen = console()
    for line in _wrapped(Text(safe(text), style or ""), screen, screen.width):
        screen.print(line, soft_wrap=True)


def warn(text: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(safe(text) + "\n")


def tally_lines(tally: Tally) -> list[str]:
    """Return what became of articles, one line for each kind of outcome that occurred."""
    lines = [f"{tally.became[kind]:7,} {name}" for kind, name in _BECAME if tally.became[kind]]
    if tally.apart:
        lines.append(f"{tally.apart:11,} of them at a known address, with wholly other words: articles of their own")
    return lines + [f"{number:11,} {code} {MESSAGES[code][0]}" for code, number in sorted(tally.errors.items())]


def entry(head: Iterable[str | None], quote: Quote | str | None = None, id: str = "") -> Text:
    """Return an entry: what is known of it in one line, the first part bold, its id, and the words in quotes below."""
    from rich.text import Text

    parts = [safe(part) for part in head if part]
    text = Text(parts[0] if parts else "", style="bold") if parts else Text()
    made = Text.assemble(text, Text("".join(f" · {part}" for part in parts[1:])), Text(f"  {id}" if id else "", "dim"))
    words = quote if isinstance(quote, str) or quote is None else quote.text
    if words:
        made.append(f"\n“{safe(words)}”", style="italic")
    return made


def print_entries(entries: Iterable[Entry]) -> None:
    """Print entries, each beside its day, one by one: a long list begins at once and is never held in memory."""
    from rich.text import Text

    screen = console()
    for day, text in entries:
        beside = f"{safe(day)}  ".ljust(_DAY)
        for line in _wrapped(text, screen, max(screen.width - len(beside), 20)):
            together = Text.assemble(beside, line)
            together.rstrip()
            screen.print(together, soft_wrap=True)
            beside = " " * _DAY


def _wrapped(text: Text, screen: Console, width: int) -> Iterator[Text]:
    """Cut a text into the lines it takes, without the spaces at which it was cut."""
    for line in text.wrap(screen, width, overflow="fold"):
        line.rstrip()
        yield line


def counted(page: Page[Any], one: str, more: str | None = None, note: str = "") -> None:
    """Close a list with 'n of m' and say how to see the rest, all of it or the next page; ``note``: what they are."""
    number = len(page.items)
    say(n_of_m(number, page.total, one, more) + note + more_than(number, page.total), style="dim")
    if page.next is not None:      # never cut, however narrow the screen: it is to be copied
        console().print(f"next: --after {page.next}", style="dim", soft_wrap=True, markup=False, highlight=False)
    left_out(page.undated)


def n_of_m(number: int, total: int, one: str, more: str | None = None) -> str:
    """Return '1 of 1 formula' or '1 of 2 formulas'; ``more`` defaults to ``one`` with an s."""
    return f"{number} of {total} {one if total == 1 else more or one + 's'}"


def more_than(number: int, total: int) -> str:
    """Return how to see the rest of a list, or nothing where this is all of it."""
    return "; --limit 0 shows all" if number < total else ""


def carried(row: ClaimRow | Formula | StoryRow, copies: int = 0) -> str:
    """Return in how many articles (so many of them copies) and outlets it stands, and how many origins these have."""
    outlets = many(row.outlets, "outlet") if row.outlets else "outlet unknown"
    of_them = f" ({many(copies, 'copy', 'copies')})" if copies else ""
    return f"{many(row.articles, 'article')}{of_them}, {outlets}, {many(row.origins, 'origin')}"


def left_out(undated: int | None, of: str = "") -> None:
    """Say below an answer as of a day how many articles it leaves out because nobody knows by when they were out."""
    if undated is not None:
        say(f"{many(undated, 'undated article')}{of} left out", style="dim")


def corrected(judged: tuple[str, ...]) -> str | None:
    """Return what marks a row that a person corrected."""
    return f"corrected ({', '.join(judged)})" if judged else None


def many(number: int, one: str, more: str | None = None) -> str:
    """Return '1 copy' or '2,000 copies'; ``more`` defaults to ``one`` with an s."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def day_of(day: str | None, value: str | None = None, published: str | None = None, dated_by: str | None = None) -> str:
    """Return the day to print: the text's own value if it is vaguer or finer, that of publication with a '≤'.

    A '–' leads in the end of what began on no known day (``../2025-04-28``).
    """
    if dated_by == "bounds":
        return f"≤{day}"
    if dated_by == "published" or (day is None and value is None):
        out = published or value or day
        return f"≤{out[:10]}" if out else "undated"
    if value and value.startswith("../"):
        return f"–{value[3:13]}"
    return (value or day or "")[:10]


def out_on(row: ArticleRow) -> str:
    """Return when an article came out: its day, '2024-10-22…27' between bounds, '≥2024-10-22' where one is known."""
    first, last = (row.published_earliest or "")[:10], (row.published_latest or "")[:10]
    if row.published or first == last:
        return (row.published or first)[:10] or "undated"
    if not (first and last):
        return f"≥{first}" if first else f"≤{last}"
    same = 8 if first[:8] == last[:8] else 5 if first[:5] == last[:5] else 0
    return f"{first}…{last[same:]}"
