"""Write ``docs/reference/errors.md`` from the table of messages: ``python -m tests.house.errors_page``."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import MESSAGES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"

HEAD = """# Errors

Every error has a number, says what is wrong and where, and what to do. In a batch the other articles go on; the exit
status then is 1. Numbers keep their meaning for good.

101-199 files and articles · 201-299 the reader model · 301-399 what was found in an article · 401-499 the record ·
501-599 questions and the command line

| number | what | what to do |
|---|---|---|
"""


def page() -> str:
    """Return the page as it should be."""
    rows = (f"| {code} | {what} | {remedy} |".replace("\n", " ") for code, (what, remedy) in sorted(MESSAGES.items()))
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
