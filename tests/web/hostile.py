"""Readings whose every field is hostile: markup, scripts, marks that turn text round, ends of everything.

In: a number. Out: payloads, and readings in which each stands as an article's words, title, outlet, actor and place.
"""

from __future__ import annotations

from itertools import islice, product

from onrecord.facts import (
    Actor,
    Article,
    Attestation,
    Claim,
    Cue,
    Event,
    Place,
    Position,
    Quantity,
    Reading,
    Statement,
    Time,
)
from onrecord.facts.identity import article_id, fact_id, text_hash
from tests.strategies import MADE_BY

RAN = "window.onrecordRan=1"
_CORES = (
    f"<script>{RAN}</script>", f"<img src=x onerror={RAN}>", f"<svg onload={RAN}>", f"<body onpageshow={RAN}>",
    f"<a href=javascript:{RAN}>x</a>", f"javascript:{RAN}", f"<iframe srcdoc='<script>parent.{RAN}</script>'>",
    f"<details open ontoggle={RAN}>", f"<input autofocus onfocus={RAN}>",
    f"<style>@import'data:,';*{{x:{RAN}}}</style>",
    f"<math><mtext></mtext><mglyph><svg><script>{RAN}</script>", f"{{{{{RAN}}}}}", f"{{% if 1 %}}{RAN}{{% endif %}}",
    f"${{{RAN}}}", f"<!--><script>{RAN}</script>-->", f"]]><script>{RAN}</script>",
    f"&lt;script&gt;{RAN}&lt;/script&gt;",
    "&#60;img src=x&#62;", "<base href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><button>x", "\u202e<gnirts>\u2066", "=HYPERLINK(\"//evil.example\")", "@SUM(1+1)|cmd",
    "\ud7ff\ufffe\U0001f3f4\u0301\u200d")
_BEFORE = ("", "\"", "'", "\">", "'>", "</title>", "</textarea>", "</q></p>", "--><", "`", " onmouseover=", "</script>")
_AFTER = ("", "\"x='", "//")


def payloads(many: int) -> list[str]:
    """Return so many, all different."""
    return [before + core + after for before, after, core in islice(product(_BEFORE, _AFTER, _CORES), many)]


def hostile_reading(number: int, words: list[str]) -> Reading:
    """Return a reading of an article in which each payload is said, claimed, done, and the name of somebody."""
    lines = [f"{one} said {one} here." for one in words]
    text, title = "\n".join(lines), words[0]
    id = article_id(f"{words[1]}{number}", None, text, "2031-05-02")
    article = Article(id=id, text_hash=text_hash(text), text=text, title=title, outlet=f"{words[1]}{number}",
                      url=f"javascript:{RAN}//{number}", byline=(words[2],), dateline=words[3], published="2031-05-02",
                      published_from="given", language="en")
    actors, statements, claims, events, places, quantities, times, at = [], [], [], [], [], [], [], 0
    for one in words:
        name, start = (at, at + len(one)), at + len(one) + 6
        content, cue = (start, start + len(one)), (start - 5, start - 1)
        actor = Actor(id=fact_id("a", id, [name]), name=one, kind="person", of="FRD", role=one, mentions=(name,))
        said = Statement(id=fact_id("s", id, [content]), speakers=(actor.id,), speaker_spans=(name,), venue=content,
                         source_type="named person", cue=Cue((cue,), one), act="deny", form="direct",
                         content=(content,), on_behalf_of="FRD")
        actors.append(actor)
        statements.append(said)
        claims.append(Claim(id=fact_id("c", id, [content]), text=one, anchor=(content,), kind="fact", positions=(
            Position(actor.id, "denied", (name, content), statement=said.id),)))
        places.append(Place(id=fact_id("p", id, [content]), span=content, name=one, country="FRD"))
        quantities.append(Quantity(id=fact_id("q", id, [content]), span=content, high=3, unit=one))
        times.append(Time(id=fact_id("t", id, [name]), span=name, type="SET", value=one))
        events.append(Event(id=fact_id("e", id, [content]), mentions=((content,),), type="ASSAULT", mode=one,
                            source=(actor.id,), target=(actor.id,), where=places[-1].id,
                            quantities=(quantities[-1].id,),
                            attestations=(Attestation(0, said.id, (actor.id,), "actual"),)))
        at = content[1] + len(" here.\n")
    return Reading(article=article, made_by=MADE_BY, actors=tuple(actors), statements=tuple(statements),
                   claims=tuple(claims), events=tuple(events), places=tuple(places), times=tuple(times),
                   quantities=tuple(quantities))
