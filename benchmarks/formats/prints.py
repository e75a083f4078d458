"""Prints of invented articles in the layouts of ``pdf_layouts.tsv``, and how many of their words come out in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.formats.pdf import Layout, document
from benchmarks.formats.stories import Story, story, words_of

TABLE = Path(__file__).with_name("pdf_layouts.tsv")


@dataclass(frozen=True)
class Print:
    """A PDF and its story."""

    layout: str
    content: bytes
    story: Story


def _value(field: str, text: str) -> Any:
    default = getattr(Layout(), field)
    if isinstance(default, bool):
        return text == "1"
    if isinstance(default, tuple):
        return tuple(map(float, text.split("x")))
    return type(default)(text)


def _layout(name: str, fields: str) -> Layout:
    pairs: dict[str, str] = {}
    field = ""
    for part in fields.split(" "):  # a value may have blanks in it
        key, equals, value = part.partition("=")
        if equals and hasattr(Layout(), key):
            field, pairs[key] = key, value
        else:
            pairs[field] += " " + part
    return Layout(name=name, **{key: _value(key, value) for key, value in pairs.items()})


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the layouts of the table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(_layout(*line.split("\t")) for line in lines if line and not line.startswith("#"))


def _longer(of: Story) -> Story:
    """Return a story with the body of two more: prints run over several pages."""
    more = (story("longer", of.number * 2 + n, plain=True) for n in range(2))
    return replace(of, blocks=of.blocks + tuple(block for other in more for block in other.blocks))


def prints(count: int) -> list[Print]:
    """Return so many prints, the layouts one after the other."""
    made = []
    for number in range(count):
        layout = layouts()[number % len(layouts())]
        of = _longer(story("prints", number, plain=True))
        small = [f"By {' and '.join(of.byline)}", of.published.strftime("%-d %B %Y")]
        made.append(Print(layout.name, document(of.title, small, of.paragraphs, layout), of))
    return made


def in_order(found: str, of: Story) -> tuple[int, int, int]:
    """Return how many words agree in order, how many there are, and how many were found.

    What stands before the body, its title and who wrote it, counts neither way; nor does the caption of a layout.
    """
    truth = [word for paragraph in of.paragraphs for word in words_of(paragraph)]
    caption = words_of("The quay on a grey morning. Photo: Nobody")
    words = words_of(found)
    for at in range(len(words) - len(caption), -1, -1):
        if words[at : at + len(caption)] == caption:
            del words[at : at + len(caption)]
    matches = [
        block for block in SequenceMatcher(None, truth, words, autojunk=False).get_matching_blocks() if block.size
    ]
    start = next((block.b for block in matches if block.size > 3), 0)
    head = set(words_of(f"{of.title} By {' and '.join(of.byline)} {of.published.strftime('%-d %B %Y')} {of.outlet}"))
    before = sum(word in head for word in words[:start])
    return sum(block.size for block in matches if block.b >= start), len(truth), len(words) - before
