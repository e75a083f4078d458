"""Turns of transcripts and interviews -> statements: the whole of an answer is its speaker's, a question nobody's.

In: a tree whose sheet has turns, the resolver of its actors. Out: attributions with the voice of the turn. A label
names who speaks ('MARIA KOLAR, MINISTER:', later 'KOLAR:'); what has none, or 'A:', is the words of the one
interviewed: the person of whom the introduction tells most. Two of whom it tells alike leave it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.facts.actor import Actor, ActorKind
from onrecord.facts.identity import fact_id
from onrecord.facts.sheet import Sheet, Turn
from onrecord.facts.time import Time
from onrecord.facts.tree import Tree
from onrecord.noticing.entry_times import entry_time
from onrecord.noticing.same import parts
from onrecord.noticing.sex import of_name
from onrecord.noticing.who import Who
from onrecord.statements.attribution import Attribution, bare
from onrecord.statements.chains import Spoken
from onrecord.statements.cues import find_cue
from onrecord.statements.held import before
from onrecord.statements.speakers import Voice

_BODIES = {"Organization", "Facility", "Location"}
_STYLES = {"mr": "m", "ms": "f", "mrs": "f", "miss": "f"}
_SHORTEST = 2  # words of an answer; 'Yes.' and 'No.' say nothing that can be read alone


def is_told(sheet: Sheet, a: Attribution) -> bool:
    """Whether an attribution may stand: not inside a question, nor on a label; inside an answer with a source."""
    turn = sheet.turn_at(a.head)
    if turn is None:
        return all(t.label is None or not t.label[0] <= a.head < t.label[1] for t in sheet.turns) and a.head not in {
            t.cue for t in sheet.turns}
    return turn.kind == "entry" or (turn.kind == "answer" and bool(a.sources))


def with_turns(tree: Tree, who: Who, spoken: list[Spoken]) -> list[Spoken]:
    """Return what is said with one attribution more for each answer, in reading order.

    What somebody says of himself inside his own answer is part of it, and what nobody known is said to say.
    """
    if not tree.sheet.turns:
        return spoken
    answers = list(_spoken(tree, who))
    gives = {i: s.voice.actors for s in answers for i in s.attribution.content_words()}
    others = [s for s in spoken if s.attribution.head not in gives or _by_others(s, gives[s.attribution.head])]
    return sorted([*others, *answers], key=lambda s: (s.attribution.start(), s.attribution.head))


def _by_others(s: Spoken, answering: Sequence[Actor]) -> bool:
    return bool(s.voice.actors) and not any(a in s.voice.actors for a in answering)


def dated(
    tree: Tree, times: Sequence[Time], spoken: Sequence[Spoken], days: Sequence[Time | None]
) -> list[Time | None]:
    """Return the days of statements, those without one in their entry of a live blog dated by the entry."""
    if not any(turn.at for turn in tree.sheet.turns):
        return list(days)
    contents = {i for s in spoken for i in s.attribution.content_words()}
    return [_in_entry(tree, times, s, day, contents) for s, day in zip(spoken, days, strict=True)]


def _in_entry(tree: Tree, times: Sequence[Time], s: Spoken, day: Time | None, contents: set[int]) -> Time | None:
    head = s.attribution.head
    turn = tree.sheet.turn_at(head)
    if turn is None or turn.at is None:
        return day
    here = day is not None and day.span[0] >= turn.at[0]
    if here or tree.sheet.words[head].quoted or head in contents or (before(tree, head) and not _has(tree, head)):
        return day
    return entry_time(times, turn)


def _has(tree: Tree, head: int) -> bool:
    """'Has denied' is of now, 'had denied' is not."""
    return any(tree.sheet.words[c].xpos in ("VBZ", "VBP") for c in tree.children(head, "aux"))


def _spoken(tree: Tree, who: Who) -> Iterator[Spoken]:
    sheet = tree.sheet
    interviewed = _interviewed(sheet, who)
    for turn in sheet.turns:
        if turn.kind != "answer" or turn.cue is None:
            continue
        contents = [c for c in (bare(sheet, part) for part in turn.parts) if c[1] - c[0] >= _SHORTEST]
        if not contents:
            continue
        sources = [turn.label] if turn.label is not None else []
        cue = (turn.cue, turn.cue + 1)
        made = Attribution(turn.cue, [cue], find_cue(tree, turn.cue, "P"), sources, contents, found_by="turn")
        yield Spoken(made, _voice(sheet, who, turn) if turn.label is not None else _of(sheet, interviewed, turn))


def _of(sheet: Sheet, interviewed: Actor | None, turn: Turn) -> Voice:
    if interviewed is None or turn.cue is None:
        return Voice()
    return Voice([interviewed], [sheet.words[turn.cue].span])


def _voice(sheet: Sheet, who: Who, turn: Turn) -> Voice:
    """Return whom a label names; nobody where several have that surname and no label says which."""
    assert turn.label is not None
    span = sheet.span(*turn.label)
    here = _by_initials(who, sheet.text(*turn.label)) or [
        a for a in who.actors if any(span[0] <= m[0] and m[1] <= span[1] for m in a.mentions)]
    if not here:
        return Voice(*_described(sheet, who, turn.label))
    speaker = max(here, key=lambda a: (a.kind == "person", max(m[1] - m[0] for m in a.mentions)))
    alike = _namesakes(who, speaker, sheet.text(*turn.label))
    return Voice() if len(alike) > 1 else Voice((alike or [speaker]), [span])


def _by_initials(who: Who, label: str) -> list[Actor]:
    """'PL:' in an interview with Pia Lund: the one person whose initials these are."""
    letters = label.replace(".", "")
    if not (1 < len(letters) < 4 and letters.isupper()):
        return []
    found = [a for a in who.actors if a.kind == "person" and "".join(w[0] for w in a.name.split()) == letters]
    return found if len(found) == 1 else []


def _described(sheet: Sheet, who: Who, label: tuple[int, int]) -> tuple[list[Actor], list[tuple[int, int]]]:
    """Return who is only described: 'HOST', 'UNIDENTIFIED MALE'; whoever speaks is somebody."""
    span = sheet.span(*label)
    found = [who.actor(i) for i in who.at(*label)][:1]
    if not found:
        types = {n.type for n in sheet.names if n.first < label[1] and label[0] < n.end}
        kind: ActorKind = "organisation" if types & _BODIES else "person"
        id = fact_id("a", sheet.article.id, [span])
        made = Actor(id, sheet.text(*label), kind, named=bool(types & {*_BODIES, "Person"}), mentions=(span,))
        found = [who.actor(who.add(made))]
    return found, [span]


def _namesakes(who: Who, speaker: Actor, label: str) -> list[Actor]:
    """Return the persons whom a surname, alone or with 'Mr' or 'Ms', may mean; the speaker where it is a whole name."""
    written = parts(label.split())
    sex = _STYLES.get(written[0]) if len(written) == 2 else None
    if speaker.kind != "person" or (len(written) > 1 and sex is None):
        return [speaker]
    alike = [a for a in who.actors if a.kind == "person" and a.named and parts(a.name.split())[-1:] == written[-1:]]
    return [a for a in alike if sex is None or of_name(a.name.title()) in (None, sex)] or alike


def _interviewed(sheet: Sheet, who: Who) -> Actor | None:
    """Return the person of whom the text before the first turn tells most; of two it has to be the headline's."""
    start = min((sheet.words[first].start for turn in sheet.turns for first, _ in turn.parts), default=0)
    told = {a.id: sum(m[0] < start for m in a.mentions) for a in who.actors if a.kind == "person" and a.named}
    most = [id for id, count in told.items() if count and count == max(told.values())]
    if len(most) > 1:
        headline = sheet.span(*sheet.paragraphs[0])[1]
        most = [id for id in most if who.actor(id).mentions[0][0] < headline]
    return who.actor(most[0]) if len(most) == 1 else None
