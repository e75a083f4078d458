"""Statement and proposition -> the position taken: a table by act, cue and kind of source, and what the words must be.

In: a statement, one proposition of its content. Out: a kind of position, or none. Who withholds a permit, dismisses a
petition, asks a question or will not give a name takes no position on anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.claims.kinds import kind_of
from onrecord.claims.parties import is_evidence
from onrecord.data import rows
from onrecord.facts.actor import Actor
from onrecord.facts.claim import PositionKind
from onrecord.facts.proposition import Proposition
from onrecord.facts.span import Span
from onrecord.facts.statement import Statement
from onrecord.facts.vocabulary import BARE, DENYING, FIRM, SILENT, UNASKED, WITHDRAWING
from onrecord.statements.lexicon import words_of

_COURT = re.compile(r"(?i)\b(?:court|judge|justice|tribunal|magistrate|jury|bench|panel|registrar|arbitrator)\b")
_NAMING = re.compile(r"(?i)^(?:to )?(?:be |have |give |reveal |disclose )?(?:(?:a|any|the|his|her|their|its) )?"
                     r"(?:full |real )?(?:names?|named|identified|identity|quoted|photographed|interviewed)\b")
_FEWEST, _SOME_LENGTH, _AT_LENGTH = 3, 8, 10    # words
_OWN = re.compile(r"(?i)[“\"']?(?:i|we|my|our)$")
_POINTING = re.compile(r"(?i)(?:it|he|she|they|this|that|these|those|you|which|who|what)$")
_NEEDS_WORDS = FIRM | WITHDRAWING


def position_of(statement: Statement, proposition: Proposition, text: str, speakers: Sequence[Actor],
                points: bool) -> PositionKind | None:
    """Return the position a statement takes on one proposition, or None where it takes none.

    ``text``: of the article; ``points``: the words only take up what was said before ('the report').
    """
    content, tells = " ".join(text[a:b] for a, b in statement.content), tells_of_something(proposition, text)
    if proposition.modality == "asked" and statement.act not in ("no_comment", "not_acknowledge"):
        return None
    kind = _as_told(statement, speakers, content)
    if calls_untrue(statement, proposition, content):
        return "denied"
    if kind in DENYING:
        return _denied(statement, proposition, content, speakers, points or tells, kind)
    if kind is None or _is_told_but_unknown(statement, speakers):
        return None
    if kind in SILENT:
        return kind if _is_silence(statement, content, speakers, proposition) else None
    if _takes_none(statement, proposition, kind, speakers, tells or points):
        return None
    if kind in BARE and proposition.negated and proposition.affirmed == proposition.text:
        return "denied"                 # its words are those of the deed: 'said she doubted that he had left'
    return kind


def _is_told_but_unknown(statement: Statement, speakers: Sequence[Actor]) -> bool:
    """Whether a text says who speaks, but it is not known who that is."""
    return not speakers and bool(statement.speakers or statement.speaker_spans)


def _takes_none(statement: Statement, proposition: Proposition, kind: PositionKind, speakers: Sequence[Actor],
                tells: bool) -> bool:
    """Whether nothing is held: a deed only named, a confirmation without words, 'several incidents were reported'."""
    deed = kind in UNASKED and proposition.predicate.part == "deed"
    named = deed and kind_of(proposition, statement, kind) == "topic"
    wordless = kind in _NEEDS_WORDS and not (speakers and tells)
    took_place = kind == "alleged" and not speakers and (statement.act, statement.form) == ("report", "reported")
    return named or wordless or took_place


def _as_told(statement: Statement, speakers: Sequence[Actor], content: str) -> PositionKind | None:
    """Return the position of the table, but a letter is no evidence, and hearsay is only alleged."""
    kind = _by_table(statement)
    if kind == "asserted" and statement.act == "report" and _at_a_distance(statement, speakers, content):
        return "alleged"
    return "asserted" if kind == "evidenced" and not all(map(is_evidence, speakers)) else kind


def _at_a_distance(statement: Statement, speakers: Sequence[Actor], content: str) -> bool:
    """Whether who reports leaves it to others: 'citing unnamed sources', 'reported on claims that', 'media reports'."""
    unnamed = any(link.source_type.startswith("unnamed") for link in statement.chain)
    return unnamed or not all(actor.named or _is_state_medium(actor) for actor in speakers) or about_words(content)


def _is_state_medium(actor: Actor) -> bool:
    """Whether media that are not named are a state's own ('North Korean state media'): they speak for it."""
    return actor.kind == "media" and "state" in actor.name.lower().replace("-", " ").split()


def says_enough(statement: Statement, proposition: Proposition, spans: Sequence[Span], text: str, further: bool,
                ) -> bool:
    """Whether a plain assertion is worth a place on the record: what can be read alone, or is told at some length.

    ``spans``: its words. ``further``: the statement asserts something already; then it takes both, and more than the
    speaker's own doings.
    """
    words = text[spans[0][0]:spans[-1][1]].split()
    if further:
        return proposition.complete and len(words) >= _AT_LENGTH and not _OWN.match(words[0])
    if statement.act == "demand" or statement.form == "reported":
        return proposition.complete
    if _OWN.match(words[0]) and len(words) < _AT_LENGTH:
        return False
    return len(words) >= (_FEWEST if tells_of_something(proposition, text) else _SOME_LENGTH)


def tells_of_something(proposition: Proposition, text: str) -> bool:
    """Whether a proposition can be read alone, or says something of what is not told by a mere pronoun."""
    if proposition.complete or proposition.predicate.part == "deed":
        return proposition.complete
    told_of = next((text[slice(*a.span)] for a in proposition.arguments if a.role in ("who", "whom") and a.span), "it")
    return not _POINTING.match(told_of)


def _by_table(statement: Statement) -> PositionKind | None:
    for act, cue, source, position in rows("positions"):
        if act == statement.act and cue in (statement.cue.lemma, "any") and source in (statement.source_type, "any"):
            return None if position == "-" else position
    return None


def calls_untrue(statement: Statement, proposition: Proposition, content: str) -> bool:
    """Whether what was said is said to be untrue ('that the reports were false', 'called the claims a lie')."""
    if statement.act not in ("say", "claim", "reiterate", "accuse", "assess"):
        return False
    told = proposition.text.lower()
    untrue = bool(_untrue().search(told))
    if proposition.negated and re.search(r"\b(?:true|right|correct|accurate|so)\b", told):
        untrue = True
    elif proposition.negated:
        untrue = False
    if not untrue:
        return False
    return about_words(proposition.text) or statement.refers_to is not None or about_words(content)


@cache
def _untrue() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(words_of("untrue")))
    return re.compile(rf"(?:\b(?:is|are|was|were|be|been)\b|[’']s|\[)(?:(?! to | that ).){{0,30}}\b(?:{words})\b")


def about_words(text: str) -> bool:
    """Whether words begin with a noun for what was said ('the allegations', 'that comment', 'both cases')."""
    words = re.findall(r"[\w’'-]+", text.lower())[:6]
    verb = next((i for i, w in enumerate(words) if w in ("is", "are", "was", "were", "s", "has", "had")), len(words))
    return bool(set(words[:verb]) & words_of("said before"))


def _denied(statement: Statement, proposition: Proposition, content: str, speakers: Sequence[Actor], tells: bool,
            kind: PositionKind) -> PositionKind | None:
    """Return what denying does: who withholds a permit or dismisses a petition denies no claim."""
    if not speakers or any(_COURT.search(f"{a.name} {a.role or ''}") for a in speakers):
        return None
    if not tells:
        return None
    if proposition.predicate.part == "adjective" and " as " in content and not about_words(content):
        untrue = any(word in proposition.text.lower() for word in words_of("untrue"))
        return "denied" if untrue else "alleged"     # 'dismissed the trials as a sham': a verdict, no denial
    if words_of("denial") & set(content.lower().split()[:4]):
        return "asserted"               # who denies a denial
    if statement.cue.lemma in ("retract", "recant", "backtrack"):
        return "retracted"
    return "asserted" if proposition.negated else kind


def _is_silence(statement: Statement, content: str, speakers: Sequence[Actor], proposition: Proposition) -> bool:
    """Whether somebody keeps silent on what others hold or ask: not a paper, not one who will not be named."""
    if not speakers or any(actor.kind == "document" for actor in speakers):
        return False
    if _NAMING.match(content) or proposition.predicate.lemma in words_of("naming"):
        return False
    return statement.cue.lemma not in words_of("no silence") or not statement.cue.negated
