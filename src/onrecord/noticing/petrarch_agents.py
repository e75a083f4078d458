"""Agent dictionaries of PETRARCH and PETRARCH2: common nouns and the sector of whom they describe.

In: the lines of such a file, alone or among actors. Out: ``Agent``s, and the lines that are none. The format:

    !PERSON! = MAN, MEN, WOMAN, WOMEN
    ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV] ; comment
    POLICE!PERSON! [~COP]
    AID_BODY [NGO~]

Plurals are made as PETRARCH makes them, but where they are given; {} says that there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

_AGENT = re.compile(r"\[\s*(?:~\s*([A-Z]{3,})|([A-Z]{3,})\s*~)\s*\]")
_SET = re.compile(r"!([A-Z]+)!\s*=\s*(.+)")
_PLURAL = re.compile(r"\{([^{}]*)\}")
_MARK = re.compile(r"!([A-Z]+)!")


@dataclass(frozen=True)
class Agent:
    """A phrase, in lower-case words, and the sector of whom it describes."""

    words: tuple[str, ...]
    sector: str


def is_agent(line: str) -> bool:
    """Whether a line of a dictionary is of agents: its code has a ~, or it gives a set of words a name."""
    return "~" in line or _SET.match(line.strip()) is not None


def read_agents(lines: Sequence[tuple[int, str]]) -> tuple[list[Agent], list[tuple[int, str]]]:
    """Return the agents of some numbered lines, comments taken off, and what is wrong with which of them."""
    found: dict[tuple[str, ...], tuple[int, str]] = {}
    bad: list[tuple[int, str]] = []
    sets: dict[str, list[str]] = {}
    for number, line in lines:
        named = _SET.match(line.strip())
        if named is not None:
            sets[named[1]] = [word.strip() for word in named[2].split(",") if word.strip()]
            continue
        phrases, sector, wrong = _agent(line, sets)
        wrong = wrong or _double(phrases, sector, found)
        if wrong is None:
            found = dict.fromkeys(phrases, (number, sector)) | found
        else:
            bad.append((number, wrong))
    return [Agent(words, sector) for words, (_, sector) in found.items()], bad


def _double(phrases: Sequence[tuple[str, ...]], sector: str, found: Mapping[tuple[str, ...], tuple[int, str]],
            ) -> str | None:
    """Return that one of some phrases has another code already; null where none has."""
    before = next((found[words][0] for words in phrases if words in found and found[words][1] != sector), None)
    return None if before is None else f"it has another code in line {before}"


def _agent(line: str, sets: dict[str, list[str]]) -> tuple[list[tuple[str, ...]], str, str | None]:
    """Return the phrases of a line, their sector, and what is wrong with it."""
    code = _AGENT.search(line)
    rest = _AGENT.sub("", line).strip()
    plural = _PLURAL.search(rest)
    phrase = _PLURAL.sub("", rest).strip("_ ")
    unknown = [name for name in _MARK.findall(phrase) if name not in sets]
    if code is None or "[" in rest or "]" in rest:
        return [], "", "an agent's code is like [~GOV] or [NGO~]"
    if unknown:
        return [], "", f"!{unknown[0]}! is not defined"
    if not any(c.isalnum() for c in phrase) or "{" in phrase or "}" in phrase:
        return [], "", "an agent is a phrase, its plural in {…}, and a [~CODE]"
    forms = [phrase, *([plural[1]] if plural is not None else [] if "!" in phrase else [_plural(phrase)])]
    phrases = [tuple(form.lower().replace("_", " ").split())
               for form in chain.from_iterable(_put_in(form, sets) for form in forms) if form.strip()]
    return phrases, (code[1] or code[2])[:3], None


def _put_in(form: str, sets: dict[str, list[str]]) -> list[str]:
    """Return a form with each word of a set in the place of its name."""
    mark = _MARK.search(form)
    if mark is None:
        return [form]
    return [done for word in sets[mark[1]] for done in _put_in(form.replace(mark[0], word, 1), sets)]


def _plural(phrase: str) -> str:
    if phrase.endswith("Y"):
        return f"{phrase[:-1]}IES"
    return f"{phrase}{'ES' if phrase.endswith('SS') else 'S'}"
