"""What the fields of an article are called in other people's files, and their values as we write them.

In: the fields of a JSON object, the cells of a row, the keys of front matter. Out: the text and ``Metadata``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec

from onrecord.intake.options import Metadata, names, one_line, web_address
from onrecord.intake.tables import rows

_INSIDE = ("name", "display_name", "acct", "rendered", "main", "value", "title", "text", "plain", "$t", "#text", "@id")
_WORDS_OF_A_TEXT = 4  # fewer in a field named 'description' and the like are a label


@cache
def _called() -> dict[str, dict[str, int]]:
    """Return for each of our names theirs, with the place of each: the first counts."""
    ranks: dict[str, dict[str, int]] = {}
    for ours, theirs in rows("field_names"):
        ranks.setdefault(ours, {})[theirs] = len(ranks.get(ours, ()))
    return ranks


def bare(name: str) -> str:
    """Return a name as names are compared: in small letters, without blanks and marks.

    >>> bare("Publication Title"), bare("dc:creator"), bare("published_at")
    ('publicationtitle', 'dccreator', 'publishedat')
    """
    return re.sub(r"[^0-9a-z]+", "", name.lower())


def is_known(name: str) -> bool:
    """Whether a key says something of an article, or is one that is left out on purpose ('left out' in the table)."""
    return any(bare(name) in ranks for ranks in _called().values())


def matched(theirs: Iterable[str], fields: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each of our names the names of a file that can hold it, best first; ``fields``: those the user named.

    >>> matched(["id", "Headline", "Date", "content", "description"], {})["text"]
    ['content', 'description']
    """
    known = [name for name in theirs if isinstance(name, str)]
    found: dict[str, list[str]] = {}
    for ours, ranks in _called().items():
        if ours in fields:
            found[ours] = [name for name in known if name == fields[ours]]
        else:
            found[ours] = sorted((name for name in known if bare(name) in ranks), key=lambda name: ranks[bare(name)])
    return found


def plain(value: Any, depth: int = 0) -> Any:
    """Return the words in a value: of an object its name or text, of a list those of its members."""
    if depth > 4:
        return None
    if isinstance(value, dict):
        return next((plain(value[key], depth + 1) for key in _INSIDE if value.get(key)), None)
    if isinstance(value, list):
        return [kept for one in value[:50] if (kept := plain(one, depth + 1)) is not None]
    return value


def _first(held: Mapping[str, Any], keys: Iterable[str]) -> Any:
    return next((value for key in keys if (value := plain(held[key])) not in (None, "", [])), None)


def _line(value: Any) -> str | None:
    return one_line(value[0] if isinstance(value, list) and value else value)


def metadata_of(held: Mapping[str, Any], fields: Mapping[str, str]) -> Metadata:
    """Return what some fields say of an article, whatever they are called."""
    keys = matched(held, fields)
    one = {ours: _line(_first(held, keys[ours])) for ours in ("title", "outlet", "url", "published", "modified")}
    if one["outlet"] and web_address(one["outlet"]):  # 'source' is an address in some files
        one["url"], one["outlet"] = one["url"] or one["outlet"], None
    byline = tuple(re.sub(r"^\[\[|\]\]$", "", name) for name in names(_first(held, keys["byline"])))
    return msgspec.structs.replace(Metadata(byline=byline), **one)


def text_of(held: Mapping[str, Any], fields: Mapping[str, str]) -> str | None:
    """Return the text among some fields, null if there is none; the longest of those whose names are as good."""
    for key in matched(held, fields)["text"]:
        value = held[key] if isinstance(held[key], str) else plain(held[key])
        if isinstance(value, list):
            value = "\n\n".join(one for one in value if isinstance(one, str))
        if isinstance(value, str) and (
            len(value.split()) >= _WORDS_OF_A_TEXT or "text" in fields or bare(key) == "text"
        ):
            return value
    return None
