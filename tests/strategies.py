"""Small synthetic Readings, made without a model: every span is right by construction."""

from __future__ import annotations

from hypothesis import strategies as st

from onrecord.facts import Actor, Article, Attestation, Claim, Cue, Event, MadeBy, Position, Reading, Statement, Time
from onrecord.facts.identity import article_id, fact_id, text_hash

MADE_BY = MadeBy(onrecord="0", reader="none", lexicons="none")
# name as written, kind, code, of
CAST = (("Freedonia", "state", "FRD", None), ("Sylvania", "state", "SYL", None),
        ("Rufus Firefly", "person", None, "FRD"), ("Sylvanian foreign ministry", "institution", None, "SYL"),
        ("Harbour Wire", "media", None, None))
WORDS = ("troops", "sent", "border", "bridge", "grain", "treaty", "moved", "ships", "east", "talks", "naïve", "harbour",
         "“quoted”", "𝒳", "ceasefire")
TYPES = ("ASSAULT", "CONSULT", "AID", "REQUEST")
REALIS = {"say": "actual", "deny": "denied", "confirm": "alleged"}


def reading(lines, *, outlet="Harbour Wire", url=None, published="2031-05-02", times=()):
    """Make a reading of lines: each (speaker's place in CAST, words, act, position or None, time's place or None).

    A line reads 'SPEAKER said WORDS about ACTOR.'; a position makes the words a claim. The words are an event too, done
    by the speaker to the actor: what is said is actual, what is denied denied, what is confirmed alleged.
    """
    parts, facts, actors, found_times = [], [], {}, []
    at = 0
    for day in times:
        found_times.append((at, at + len(day), day))
        parts.append(day + "\n")
        at += len(day) + 1
    for speaker, words, act, position, when in lines:
        name, about = CAST[speaker][0], CAST[(speaker + 1) % 2][0]
        content = f"{words} near {about}"
        start = at + len(f"{name} said ")
        actors.setdefault(speaker, []).append((at, at + len(name)))
        actors.setdefault((speaker + 1) % 2, []).append((start + len(words) + 6, start + len(content)))
        facts.append((speaker, (at + len(name) + 1, at + len(name) + 5), (start, start + len(content)), act, position,
                      when))
        parts.append(f"{name} said {content}.\n")
        at += len(parts[-1])
    text = "".join(parts)
    id = article_id(outlet, url, text, published)
    article = Article(id=id, text_hash=text_hash(text), text=text, outlet=outlet, url=url, published=published,
                      published_from="given" if published else None, language="en")
    ids = {place: fact_id("a", id, spans) for place, spans in actors.items()}
    time_ids = [fact_id("t", id, [(start, end)]) for start, end, _ in found_times]
    statements, claims, events = [], [], []
    for speaker, cue, content, act, position, when in facts:
        said = time_ids[when] if when is not None and when < len(time_ids) else None
        statements.append(Statement(
            id=fact_id("s", id, [content]), speakers=(ids[speaker],), speaker_spans=(), source_type="named person",
            cue=Cue(spans=(cue,), lemma="say"), act=act, form="direct", content=(content,), when=said,
            on_behalf_of=(CAST[speaker][1] == "state" and CAST[speaker][2]) or CAST[speaker][3] or None))
        events.append(Event(
            id=fact_id("e", id, [content]), mentions=((content,),), type=TYPES[len(text) % len(TYPES)], cameo="190",
            source=(ids[speaker],), target=(ids[(speaker + 1) % 2],), when=said,
            attestations=(Attestation(0, statements[-1].id, (ids[speaker],), REALIS.get(act, "actual")),)))
        if position:
            claims.append(Claim(id=fact_id("c", id, [content]), text=text[slice(*content)], anchor=(content,),
                                positions=(Position(party=ids[speaker], position=position, evidence=(content,),
                                                    since=said, statement=statements[-1].id),)))
    return Reading(
        article=article, made_by=MADE_BY, statements=tuple(statements), claims=tuple(claims),
        events=tuple(events),
        actors=tuple(Actor(id=ids[p], name=CAST[p][0], kind=CAST[p][1], code=CAST[p][2], of=CAST[p][3],
                           mentions=tuple(spans)) for p, spans in sorted(actors.items())),
        times=tuple(Time(id=i, span=(start, end), type="DATE", value=day, earliest=day, latest=day)
                    for i, (start, end, day) in zip(time_ids, found_times, strict=True)))


days = st.dates().map(lambda d: d.replace(year=2030 + d.year % 3).isoformat() if d.day < 29 else "2031-01-30")
lines = st.lists(st.tuples(
    st.integers(0, len(CAST) - 1), st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join),
    st.sampled_from(("say", "deny", "confirm")), st.sampled_from((None, "asserted", "denied", "confirmed")),
    st.sampled_from((None, 0, 1))), max_size=4)


@st.composite
def readings(draw):
    """One small reading; outlets, pages and dates come from few values, so that copies and versions occur."""
    return reading(draw(lines), outlet=draw(st.sampled_from((None, "Harbour Wire", "The Lantern"))),
                   url=draw(st.sampled_from((None, "https://a.example/1", "https://a.example/2"))),
                   published=draw(st.sampled_from((None, "2031-05-02", "2031-06-01", "2031-05-02T10:00:00+02:00"))),
                   times=draw(st.lists(days, max_size=2)))


batches = st.lists(readings(), min_size=1, max_size=5)
