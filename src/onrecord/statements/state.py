"""Sheet + Noticed -> statements: find attributions, settle quotations, resolve who speaks, name the act."""

from __future__ import annotations

import re

from onrecord.facts.identity import fact_id
from onrecord.facts.noticed import Noticed
from onrecord.facts.sheet import Sheet
from onrecord.facts.span import Span
from onrecord.facts.statement import Cue, Statement
from onrecord.facts.time import Time
from onrecord.facts.tree import Tree
from onrecord.noticing.who import Who
from onrecord.statements.acts import act_of, form_of
from onrecord.statements.attribution import Attribution
from onrecord.statements.behind import fold_according
from onrecord.statements.chains import Spoken, is_citing, link_up, links
from onrecord.statements.circumstances import addressees_of, venue_of
from onrecord.statements.colons import before_quotations, in_headings
from onrecord.statements.confidence import confidence_of
from onrecord.statements.contents import is_asked, part_refusals, speaks_of_itself, takes_a_stand, tidy
from onrecord.statements.earning import earns
from onrecord.statements.factuality import factuality_of
from onrecord.statements.marks import from_marks
from onrecord.statements.measured import measured
from onrecord.statements.occasions import days_of
from onrecord.statements.openings import from_syntax
from onrecord.statements.quotations import settle
from onrecord.statements.quoted import as_saying
from onrecord.statements.references import refers_to
from onrecord.statements.speakers import Voice, Voices
from onrecord.statements.translated import translated
from onrecord.statements.turns import dated, is_told, with_turns

_TAIL = re.compile(r"[.!?”\"]\s*[-–—(\[]+\s*([A-Z][\w ,/-]{1,30})[)\]]?\s*$")       # '… of the war.” – Coast News'
_TAIL_REACH = 60
_OPENED_BY = {"”": "“", "’": "‘", "»": "«", '"': '"'}
_OUTER_SIGNS = " \t\r\n\"“”«»‘’',;"


def state(tree: Tree, noticed: Noticed) -> tuple[tuple[Statement, ...], Who]:
    """Return the statements of an article in reading order, and who is who in it: the actors only described too."""
    sheet = tree.sheet
    who = Who(sheet, noticed.actors)
    found = fold_according(tree, [a for a in attributions(tree) if is_told(sheet, a) and earns(tree, a)])
    voices = Voices(tree, who)
    spoken = []
    for a in found:
        voice = voices.of(a)
        spoken.append(Spoken(a, voice, _addressees(tree, voices, a, voice)))
    spoken = with_turns(tree, who, spoken)
    link_up(tree, spoken, voices, _own_outlets(sheet))
    _say_of_themselves(tree, spoken)
    statements: dict[str, Statement] = {}
    days = dated(tree, noticed.times, spoken, days_of(tree, noticed.times, spoken, voices))
    for s, day in zip(spoken, days, strict=True):
        made = _statement(tree, s, day)
        if made is not None:
            statements.setdefault(made.id, made)
    return refers_to(sheet, measured(tuple(statements.values()), noticed.quantities)), who


def attributions(tree: Tree) -> list[Attribution]:
    """Return the attributions of a sheet in reading order, speakers not yet known."""
    found = [a for a in from_marks(tree) if not speaks_of_itself(tree, a)]
    for a in found:
        tidy(tree, a)
    opened = [a for a in from_syntax(tree, found) if not speaks_of_itself(tree, a)]
    for a in opened:
        tidy(tree, a)
    found += opened
    found += before_quotations(tree, found) + in_headings(tree, found)
    part_refusals(found)
    settle(tree, found)
    found = as_saying(tree, found)
    found = [a for a in found if a.contents and not is_citing(tree, a) and not is_asked(tree, a)]
    return sorted(found, key=lambda a: (a.start(), a.head))


def _say_of_themselves(tree: Tree, spoken: list[Spoken]) -> None:
    """'"I deny it," she said': the one who is quoted is who denies, on nobody else's word."""
    for s in spoken:
        if takes_a_stand(tree, s.attribution):
            around = [o for o in spoken if o is not s and s.attribution.head in o.attribution.content_words()]
            if around:
                outer = min(around, key=lambda o: len(o.attribution.content_words()))
                s.voice, s.outer, s.inner = outer.voice, outer.outer, outer.inner


def _addressees(tree: Tree, voices: Voices, a: Attribution, voice: Voice) -> Voice:
    told = voices.aside(addressees_of(tree, a), speaks=False)
    speaking = {actor.id for actor in voice.actors}
    kept = [(actor, span) for actor, span in told.pairs() if actor.id not in speaking]
    return Voice([actor for actor, _ in kept], [span for _, span in kept])


def _own_outlets(sheet: Sheet) -> frozenset[str]:
    """The article's own outlet and the agency in its dateline or last words, lower-cased, with and without 'the'."""
    names = {n.strip().lower() for n in (sheet.article.outlet or "", *sheet.article.byline) if n.strip()}
    dateline = (sheet.article.dateline or "").lower()
    names |= {part.strip(" )") for part in dateline.split("(")[1:]}
    tail = _TAIL.search(sheet.article.text[-_TAIL_REACH:])
    if tail:
        names |= {name.strip().lower() for name in re.split(r"[,/]", tail.group(1))}
    return frozenset(names | {n.removeprefix("the ") for n in names})


def _statement(tree: Tree, s: Spoken, time: Time | None) -> Statement | None:
    sheet, a = tree.sheet, s.attribution
    content = tuple(p for p in (_outer_trimmed(sheet, c) for c in a.contents) if p[0] < p[1])
    if not content:
        return None
    cue_spans = tuple(sheet.span(*c) for c in a.cue)
    chain = (*s.outer, *links(s.voice), *s.inner) if s.outer or s.inner else ()
    act = act_of(tree, a)
    speakers = tuple(actor.id for actor in s.voice.actors)
    return Statement(
        id=fact_id("s", sheet.article.id, (*cue_spans, *content)),
        speakers=speakers,
        speaker_spans=tuple(s.voice.spans),
        source_type=s.voice.source_type,
        cue=Cue(cue_spans, tree.lemma(a.head), a.negated),
        act=act,
        form=form_of(tree, a),
        content=content,
        on_behalf_of=s.voice.on_behalf_of,
        chain=chain,
        addressees=tuple(actor.id for actor in s.addressees.actors),
        when=time.id if time else None,
        venue=venue_of(tree, a),
        translated=translated(sheet, a),
        factuality=dict.fromkeys(speakers, factuality_of(tree, a, act)),
        confidence=confidence_of(a),
    )


def _outer_trimmed(sheet: Sheet, words: tuple[int, int]) -> Span:
    """Return the span of a content without white space, loose punctuation and quotation marks around all of it.

    A closing mark right behind it whose partner stands inside the content belongs to it: 'as “reckless”'.
    """
    start, end = sheet.span(*words)
    text = sheet.article.text
    while start < end and text[start] in _OUTER_SIGNS:
        start += 1
    while end > start and text[end - 1] in _OUTER_SIGNS:
        end -= 1
    closing = text[end : end + 1]
    opening = _OPENED_BY.get(closing)
    inside = text[start:end]
    if opening is not None and (
        inside.count(opening) > inside.count(closing) or (opening == closing and inside.count(closing) % 2)
    ):
        end += 1
    return start, end
