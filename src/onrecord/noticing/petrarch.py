"""Actor dictionaries of PETRARCH and PETRARCH2 (CAMEO and PLOVER codes, with dates), as political scientists have them.

In: the lines of such a file. Out: names with kind, state, sector and dates; and the lines that are none. The format:

    XI_JINPING_ ; comment
    +XI_
        [CHNGOV 20121115-20991231]
        [CHN]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.facts.actor import ActorKind
from onrecord.noticing.petrarch_agents import Agent, is_agent, read_agents
from onrecord.noticing.tables import countries

_CODE = re.compile(r"\[\s*([A-Z]{3,}|-{3})\s*(?:([<>]?)\s*(\d{8}|\d{6})(?:\s*-\s*(\d{8}|\d{6}))?)?\s*\]")
SECTORS = {"MED": "JRN", "INS": "REB", "SEP": "REB", "RAD": "UAF", "CRM": "UAF"}  # older codes: today's
_ARMED = frozenset({"REB", "UAF"})
OF_A_STATE = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "COP"})
_BEYOND = frozenset({"IGO", "NGO", "NGM", "MNC", "IMG", "REB", "UAF", "JRN", "MED", "BUS", "CVL", "OPP", "REL", "EDU"})
_SMALL = frozenset("of the and for in al bin bint ibn de la el von van der del da do".split())
_CENTURY = 30  # two digits of a year: from 30 on the 20th century


Entry = tuple[int, list[str], list[re.Match[str]]]     # line, the names, the codes


@dataclass(frozen=True)
class Named:
    """One code of one dictionary entry. ``others``: its synonyms."""

    name: str
    others: tuple[str, ...]
    kind: ActorKind
    state: str | None
    sector: str | None
    since: str | None
    until: str | None


def is_dictionary(lines: list[str]) -> bool:
    """Whether a table is a PETRARCH dictionary: its first line that says something has a code or ends in _."""
    first = next((line for line in lines if line.strip() and line.lstrip()[:1] not in ("#", ";", "<", ".")), "")
    name = first.split(";")[0].split("#")[0].rstrip()
    coded = _CODE.search(first) is not None or is_agent(name)
    return "\t" not in first.rstrip() and (name.endswith("_") or coded)


def read_dictionary(lines: list[str]) -> tuple[list[Named], list[Agent], list[str]]:
    """Return the names of a dictionary, one for each of their codes, its agents, and what is wrong with which lines."""
    told = list(_without_comments(lines))
    names, bad = _read_names([one for one in told if not is_agent(one[1])])
    agents, wrong = read_agents([one for one in told if is_agent(one[1])])
    return names, agents, [f"line {number}: {what}" for number, what in sorted([*bad, *wrong])]


def _read_names(lines: list[tuple[int, str]]) -> tuple[list[Named], list[tuple[int, str]]]:
    entries: list[Entry] = []
    bad: list[tuple[int, str]] = []
    for number, line in lines:
        codes = list(_CODE.finditer(line))
        words = _CODE.sub("", line).strip()
        what = _part_of_entry(words)
        if what == "broken code":
            bad.append((number, "a code is not like [CHNGOV 20121115-20230311]"))
        elif what == "name":
            entries.append((number, [words], codes))
        elif what == "nothing" or not entries:
            bad.append((number, "neither a name nor a +synonym nor a [CODE]"))
        else:
            entries[-1][1].extend([words[1:]] if what == "synonym" else [])
            entries[-1][2].extend(codes)
    bad += _wrong_entries(entries)
    return [_named(forms, code) for _, forms, codes in entries for code in codes if code[1] != "---"], bad


def _wrong_entries(entries: list[Entry]) -> list[tuple[int, str]]:
    """Return the entries without a code, and those with days that are none."""
    bare = [(number, f"{forms[0]} has no code") for number, forms, codes in entries if not codes]
    return bare + [(number, f"{code[0]}: {wrong}") for number, _, codes in entries for code in codes
                   if (wrong := _wrong_days(code)) is not None]


def _part_of_entry(words: str) -> str:
    """Return what a line is, by what it holds beside codes: a name, a synonym, code, broken code or nothing."""
    if "[" in words or "]" in words:
        return "broken code"
    if not words:
        return "code"
    if words.startswith("+"):
        return "synonym" if words.strip("+_ ") else "nothing"
    return "name" if not words.startswith(("&", "~")) and words.strip("_ ") else "nothing"


def _without_comments(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something with their numbers, comments taken off."""
    comment = False
    for number, raw in enumerate(lines, 1):
        comment = comment or raw.lstrip().startswith("<!--")
        line = raw.split(";")[0].split("#")[0].rstrip()
        if comment:
            comment = "-->" not in raw
        elif line.strip() and not line.startswith("."):
            yield number, line


def _named(forms: list[str], code: re.Match[str]) -> Named:
    state, sector = _of_code(code[1])
    since, until = _dates(code)
    names = [_usual(form) for form in forms]
    kind = _kind(state, sector, dated=bool(since or until))
    return Named(names[0], tuple(names[1:]), kind, state, sector, since, until)


def _of_code(code: str) -> tuple[str | None, str | None]:
    """Return the state and the sector of a CAMEO code: CHNGOV, IGOUNO, REB."""
    head, second = code[:3], code[3:6]
    if head in countries():
        return head, SECTORS.get(second, second) or None
    sector = head if head in _BEYOND else second
    return None, SECTORS.get(sector, sector) or None


def _kind(state: str | None, sector: str | None, dated: bool) -> ActorKind:
    if sector is None:
        return "state" if state else "organisation"
    if sector in _ARMED:
        return "armed group"
    if sector == "JRN":
        return "media"
    if dated or sector == "ELI":
        return "person"
    return "institution" if state and sector in OF_A_STATE else "organisation"


def _dates(code: re.Match[str]) -> tuple[str | None, str | None]:
    sign, first, second = code[2], code[3], code[4]
    if first is None:
        return None, None
    if second is not None:
        return _day(first), _day(second)
    return (None, _day(first)) if sign == "<" else (_day(first), None) if sign == ">" else (_day(first), _day(first))


def _day(digits: str) -> str:
    """Return 20121115 and 121115 as 2012-11-15."""
    full = digits if len(digits) == 8 else ("19" if int(digits[:2]) >= _CENTURY else "20") + digits
    return f"{full[:4]}-{full[4:6]}-{full[6:]}"


def _wrong_days(code: re.Match[str]) -> str | None:
    """Return what is wrong with the days of a code; 00 leaves a month or a day open."""
    days = [_day(digits) for digits in (code[3], code[4]) if digits]
    if any(day[5:7] > "12" or day[8:] > "31" for day in days):
        return "no such day"
    return "it ends before it begins" if days != sorted(days) else None


def _usual(form: str) -> str:
    """Return a name as news would write it: XI_JINPING_ -> Xi Jinping; short single words keep their capitals."""
    words = form.strip("_ ").replace("_", " ").split()
    if len(words) == 1 and len(words[0]) <= 4:
        return words[0]
    return " ".join(
        w if not w.isupper() else w.lower() if n and w.lower() in _SMALL else w.title() for n, w in enumerate(words)
    )
