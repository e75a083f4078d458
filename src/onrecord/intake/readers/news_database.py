"""Exports of news databases: many articles in one text, each with outlet, day, byline and headline around its body.

In: the text of an export by Nexis, Nexis Uni, Factiva (with or without codes of fields) or ProQuest. Out: its articles.
Days of loading, copyright lines, subjects and the cover page are no body. Any other text has none of these articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.intake import dates
from onrecord.intake.options import Metadata, names, one_line
from onrecord.intake.readers.source import Text
from onrecord.intake.tables import rows

_NUMBERED = re.compile(r"(?m)^[ \t]*(?:Document[ \t]+)?\d+ of \d+(?:[ \t]+DOCUMENTS)?[ \t]*$")
_ENDED = re.compile(r"(?m)^[ \t]*End of Document[ \t]*$")
_FACTIVA = re.compile(r"(?m)^(?:AN[ \t]+)?[ \t]*Document [A-Za-z]{2,12}0{2,4}\d{8}\w{5,16}[ \t]*$")
_RULED = re.compile(r"(?m)^[ \t]*_{20,}[ \t]*$")
_CODED = re.compile(r"([A-Z]{2,3})(?:[ \t]+|$)(.*)")
_LABELLED = re.compile(r"[ \t]*([A-Za-z][A-Za-z /-]{1,28}):(?:[ \t]+(.*)|)$")
_RIGHTS = re.compile(r"(?i)\s*(?:(?:©|\(c\)|copyright\b)|all rights reserved)")
_WORDS = re.compile(r"[\d,.]+ words")
_HOUR = re.compile(r"\d{1,2}:\d\d.{0,6}")
_EDITION = re.compile(r"(?:\S+ ){0,4}Edition\b.{0,30}")
_PERSON = r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+"
_PERSONS = re.compile(rf"{_PERSON}(?:(?:,| and| &) {_PERSON}){{0,4}}")
_TURNED = re.compile(r"(\w[\w'’-]+), (\w[\w .'’-]{0,40}?)\.?\s*")  # 'Brook, Ada.'
_CITED = re.compile(
    r"(?P<outlet>[^;]{2,90}?)\s*; .{0,90}?\.\s*(?P<published>\d{1,2} \w{3,9} \d{4}|\w{3,9} \d{1,2}, \d{4})\s*:?.{0,40}"
)
_BY = re.compile(r"By[ \t]+[A-Z]")
_LISTED = re.compile(r"\s*1\. (\S.*?)\s*$")  # the first headline in the list of a cover page
_MOST_OF = 7  # letters that a line shares with it where the headline stands again
_NO_FIELDS = ("text", "kept", "drop", "end")
_HEAD = 12  # lines above a body at most
_INDENT = 8  # blanks before a line set in the middle


@cache
def _fields(table: str) -> dict[str, str]:
    return {theirs: ours for ours, theirs in rows(table)}


def articles_in(text: str) -> Iterator[Text]:
    """Yield the articles of an export, numbered from 1; none where a text is no export."""
    text = text.replace("\r\n", "\n").replace("\u00a0", " ")
    for number, (known, body) in enumerate(filter(None, (_article(one) for one in _documents(text))), 1):
        yield Text(body, known, f":{number}")


def _documents(text: str) -> list[str]:
    """Return the documents of an export, cut where its layout ends one."""
    if _FACTIVA.search(text):
        return _FACTIVA.split(text)
    if _ENDED.search(text) and re.search(r"(?mi)^(?:load-date:|body\s*$)", text):
        return _ENDED.split(text)
    if re.search(r"(?m)^[ \t]*(?:\d+ of \d+ DOCUMENTS|Document \d+ of \d+)[ \t]*$", text):
        return _NUMBERED.split(text)[1:]
    if "ProQuest document ID:" in text:
        return _RULED.split(text)
    return []


def _article(document: str) -> tuple[Metadata, str] | None:
    """Return what one document says of its article, and its body; null for a cover page and the like."""
    lines = _without_cover(document.strip("\n").split("\n"))
    if re.search(r"(?m)^(?:HD|TD|LP)(?:[ \t]|$)", document):
        held = _coded(lines)
    elif any(_WORDS.fullmatch(line.strip()) for line in lines[:_HEAD]):
        held = _in_lines(lines)
    else:
        held = _labelled(lines)
    body = re.sub(r"\n{3,}", "\n\n", held.get("text", "").strip("\n"))
    if not any(c.isalpha() for c in body):
        return None
    turned = _TURNED.fullmatch(held.get("byline", ""))
    writer = f"{turned[2]} {turned[1]}" if turned else held.get("byline", "")
    title, published, modified = (one_line(held.get(ours)) for ours in ("title", "published", "modified"))
    outlet = _outlet(held.get("outlet"))
    return Metadata(title=title, published=published, modified=modified, outlet=outlet, byline=_names(writer)), body


def _without_cover(lines: list[str]) -> list[str]:
    """Return the lines from the headline on: a cover page stands above the first article of Nexis Uni."""
    body = next((n for n, line in enumerate(lines) if line.strip() == "Body"), None)
    if body is None:
        return lines
    start = next((n for n in range(body - 1, -1, -1) if not _label(lines[n]) and _day(lines[n])), 0)
    listed = next((match[1] for line in lines[:start] if (match := _LISTED.match(line))), None)
    again = [n for n, line in enumerate(lines[:start])
             if listed and len(line.strip()) > _MOST_OF and listed.startswith(line.strip())]
    if again:
        return lines[again[-1]:]
    while start > 0 and lines[start - 1].strip():
        start -= 1
    return lines[start:]


def _names(byline: str) -> tuple[str, ...]:
    """Return who a byline names, in the usual letters where it is all in capitals."""
    return tuple(name.title() if name.isupper() else name for name in names(byline.split(";")[0]))


def _outlet(value: str | None) -> str | None:
    """Return a paper's name without the place and the page that some exports put behind it."""
    line = one_line(value)
    return re.split(r"\s*;\s|\s\[", line)[0].strip() or None if line else None


def _coded(lines: list[str]) -> dict[str, str]:
    """Read a document whose fields have codes: 'HD Headline', what belongs to it below."""
    held: dict[str, list[str]] = {}
    ours = "drop"
    for line in lines:
        match = _CODED.match(line)
        if match and match[1] in _fields("export_codes"):
            ours = _fields("export_codes")[match[1]]
            held.setdefault(ours, []).extend(["", match[2]] if ours == "text" else [match[2]])
        else:
            held.setdefault(ours, []).append(line.strip())
    return {ours: ("\n" if ours == "text" else " ").join(parts).strip() for ours, parts in held.items()}


def _in_lines(lines: list[str]) -> dict[str, str]:
    """Read a document whose head is lines without labels: headline, byline, number of words, day, outlet, rights."""
    at = next(n for n, line in enumerate(lines) if _WORDS.fullmatch(line.strip()))
    rights = next((n for n in range(at + 1, min(at + _HEAD, len(lines))) if _RIGHTS.match(lines[n])), None)
    end = next((n for n in range(at + 1, len(lines)) if not lines[n].strip() or n > at + _HEAD), len(lines))
    held = _title_and_writer([line.strip() for line in lines[:at] if line.strip()])
    end = end if rights is None else rights + 1
    return held | _day_and_outlet(lines[at + 1 : end]) | {"text": "\n".join(lines[end:])}


def _title_and_writer(above: list[str]) -> dict[str, str]:
    """Read the lines above the number of words: perhaps a section, the headline, perhaps who wrote it."""
    writers = [line for line in above if _BY.match(line)]
    titles = [line for line in above if not _BY.match(line)]
    if not writers and len(titles) > 1 and _PERSONS.fullmatch(titles[-1]) and (
            len(titles[-2].split()) > len(titles[-1].split())):
        writers = [titles.pop()]
    return {"byline": writers[0] if writers else "", "title": titles[-1] if titles else ""}


def _day_and_outlet(head: list[str]) -> dict[str, str]:
    """Read the lines below the number of words: the outlet stands below the day, or below its hour."""
    day = next((n for n, line in enumerate(head) if _day(line)), None)
    if day is None:
        return {}
    below = [line.strip() for line in head[day + 1 :] if not _HOUR.fullmatch(line.strip())]
    return {"published": head[day].strip(), "outlet": below[0] if below else ""}


def _day(line: str) -> str | None:
    """Return the day of a line that says little else."""
    found = next((day for day in dates.days(line) if day.exact), None)
    return line.strip() if found and len(line.split()) <= 8 else None


def _labelled(lines: list[str]) -> dict[str, str]:
    """Read a document whose fields have labels, below an unlabelled head with outlet, day and headline."""
    fields = _Fields(airy=any(not line.strip() for line in lines))
    for line in lines:
        fields.take(line)
    known = {ours: " ".join(parts).strip() for ours, parts in fields.held.items() if ours not in _NO_FIELDS}
    return _head(fields.head) | known | {"text": "\n".join(fields.body)}


class _Fields:
    """The labelled fields of one document, line by line. ``airy``: it has blank lines, so that a value may go on."""

    def __init__(self, airy: bool) -> None:
        self.held: dict[str, list[str]] = {}
        self.head: list[str] = []
        self.body: list[str] = []
        self._airy = airy
        self._ours = self._rest = "head"  # what a line is, and what one is that no label claims

    def take(self, line: str) -> None:
        """Put a line where it belongs."""
        label = _label(line) or (("drop", "") if self._rest == "end" and _LABELLED.match(line) else None)
        if label:
            self._ours = label[0]
            self._rest = "end" if "end" in (self._ours, self._rest) else "body"
            _keep(self.held, self.body, *label, line)
        elif not line.strip():
            self._ours = self._ours if self._ours == "text" else self._rest
            (self.head if self._rest == "head" else self.body).append("")
        else:
            self._put(line)

    def _put(self, line: str) -> None:
        if not self._airy and self._rest == "body" and any(self.held.get(self._ours, ())):
            self._ours = "body"  # the value stood beside its label: what stands below is something else
        if self._ours == "head":
            self.head.append(line)
        elif self._ours != "end" and not _RIGHTS.match(line):
            value = self._ours not in ("text", "body", "kept")
            self.held[self._ours].append(line.strip()) if value else self.body.append(line)


def _keep(held: dict[str, list[str]], body: list[str], ours: str, value: str, line: str) -> None:
    """Put the value of a labelled line where it belongs; a correction stays with the text."""
    if ours == "kept":
        body.append(line)
    elif ours == "text":
        body[:] = [value]
    elif ours == "published" and held.get("published"):
        held.setdefault("drop", []).append(value)
    else:
        held[ours] = [value]


def _label(line: str) -> tuple[str, str] | None:
    """Return the field that a labelled line says and its value, null for any other line."""
    bare = line.strip()
    alone = _fields("export_labels").get(f"={bare.lower()}")
    if alone and (bare.isupper() or bare in ("Body", "Classification")):
        return alone, ""
    match = _LABELLED.match(line)
    ours = _fields("export_labels").get(match[1].strip().lower()) if match else None
    return (ours, (match[2] or "").strip()) if match and ours else None


def _head(lines: list[str]) -> dict[str, str]:
    """Read the lines above the labels: the outlet stands above the day, the headline below it or above the outlet."""
    kept = [line for line in lines if not _RIGHTS.match(line) and not _EDITION.fullmatch(line.strip())]
    cited = next(((n, match) for n, line in enumerate(kept) if (match := _CITED.fullmatch(line.strip()))), None)
    if cited:
        return _above_citation(_filled(kept[: cited[0]])) | cited[1].groupdict()
    at = next((n for n, line in enumerate(kept) if _day(line)), None)
    if at is None:
        return {"title": " ".join(_filled(kept[-3:]))}
    below = _filled(line for line in kept[at + 1 :] if len(line) - len(line.lstrip()) < _INDENT)
    block = _last_block([line.strip() for line in kept[:at]])
    title = " ".join(below) or " ".join(block[:-1])
    return {"published": kept[at].strip(), "outlet": block[-1] if block else "", "title": title}


def _filled(lines: Iterable[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]


def _above_citation(lines: list[str]) -> dict[str, str]:
    """Read the lines above the one that cites paper, place and day: the headline, then who wrote it, turned round."""
    writer = lines.pop() if len(lines) > 1 and _TURNED.fullmatch(lines[-1]) else ""
    return {"title": " ".join(lines), "byline": writer}


def _last_block(lines: list[str]) -> list[str]:
    """Return the last lines that no blank line parts."""
    block: list[str] = []
    for line in reversed(lines):
        if line:
            block.insert(0, line)
        elif block:
            break
    return block
