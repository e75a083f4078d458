"""Events as they are scored: rows with codes from raw text, and the type of what one marked party does to another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from onrecord import noticing
from onrecord.events.coding import coded
from onrecord.events.relation import type_between
from onrecord.events.sides import Sides
from onrecord.facts import Article
from onrecord.facts.identity import article_id, text_hash
from onrecord.facts.tree import Tree
from onrecord.flow import read
from onrecord.reading.read_sheet import read_sheet
from onrecord.statements.state import state

_TAGS = re.compile(r"</?[st]>")
Marked = tuple[Tree, Sides, list[int], list[int]]


def as_article(text: str, day: str | None = None) -> Article:
    """Return a text as an article of no outlet."""
    return Article(id=article_id(None, None, text, day), text_hash=text_hash(text), text=text, published=day)


def events(text: str) -> Iterator[str]:
    """Yield the coded events of each text, one row a pair of sides."""
    for line in text.splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        reading = read(as_article(row["text"], row.get("published") or row.get("date") or None))
        actors = {actor.id: actor for actor in reading.actors}
        found = dict.fromkeys(one for event in reading.events for one in coded(event, actors, words=False))
        told = [{"source": c.source, "event_code": c.cameo, "target": c.target, "type": c.type} for c in found]
        yield json.dumps({"id": row["id"], "events": told}) + "\n"


def event_type(text: str) -> Iterator[str]:
    """Yield the type of what the source (between <s> and </s>) does to the target (<t>) in each sentence."""
    for line in text.splitlines():
        if line.strip():
            row = json.loads(line)
            yield json.dumps({"id": row["id"], "label": type_between(*marked(row["marked"]))}) + "\n"


def marked(text: str) -> Marked:
    """Return the tree and sides of a sentence with marks, and the words of its source and of its target."""
    sheet = read_sheet(as_article(_TAGS.sub("", text)))
    tree, noticed = Tree(sheet), noticing.notice(sheet)
    said, who = state(tree, noticed)
    spans = [_plain_span(text, tag) for tag in "st"]
    words = [[i for i, w in enumerate(sheet.words) if w.start < end and w.end > start] for start, end in spans]
    return tree, Sides(tree, who, said, noticed), words[0], words[1]


def _plain_span(text: str, tag: str) -> tuple[int, int]:
    """Return where the first mark of a kind stands in the text without marks; nowhere where there is none."""
    found = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    if found is None:
        return 0, 0
    return len(_TAGS.sub("", text[: found.start(1)])), len(_TAGS.sub("", text[: found.end(1)]))
