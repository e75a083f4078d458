"""Verb dictionaries of PETRARCH, PETRARCH2 and UniversalPETRARCH: blocks of verbs with a CAMEO code, and patterns.

In: the lines of such a file. Out: a sense for each verb and each pattern, the special before the plain; the lines that
cannot be understood; the patterns that say more than can be read. The format:

    &WEAPON
    +RIFLE
    +HAND_GRENADE
    --- HAND_OVER [070] ---
    SUPPLY {SUPPLIES SUPPLIED} [070] # comment
    +HAND_OVER
    - * &WEAPON (TO +) [072]
    - POLICE * {TEAR GAS} [175]

In a pattern * is the verb, + the target, $ the source, (…) a prepositional phrase, {…} a noun phrase. Read are patterns
of a verb with what it is done to, who does it and its prepositions. Those that ask for more (an auxiliary, an adverb, a
word before the verb beside its subject) are left out. Of two codes for one pattern the last counts, as in PETRARCH.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from onrecord.events.lexicon import Need, Sense
from onrecord.events.own_verbs import Line, codes, slots

_HEAD = re.compile(r"-{2,}\s*(?P<name>[^\[\]]*?)\s*(?:\[(?P<code>[^\]]*)\])?\s*-{2,}\s*")
_CODE = re.compile(r"\[(?P<code>[^\]\[]*)\]\s*$")
_FORMS = re.compile(r"\{[^{}]*\}")
_PARTS = re.compile(r"\([^()]*\)|\{[^{}]*\}|[^\s(){}]+")
_VERB = re.compile(r"[A-Z][A-Z'-]*(?:_[A-Z'-]+)*")
_NOTHING = "---"
_PARTICLES = frozenset("up down off out back away over aside apart together forward".split())
_AUXILIARIES = frozenset((
    "will would shall should must may might can could not never no is are was were be been has have had do does did to"
).split())
_USUAL_TARGET = ("obj", "to", "with", "against", "on", "of", "from", "for", "at", "in")
_OBJECT = ("obj", "prt", "to_do", "iobj")


class _Code(NamedTuple):
    """What a code says: of the source to the target, ``back`` of the target to the source, ``mutual`` of both."""

    type: str | None
    mode: str | None
    cameo: str | None
    mutual: bool = False
    back: bool = False


class _Block:
    """Verbs that share patterns."""

    def __init__(self, code: _Code) -> None:
        self.code = code
        self.verbs: list[tuple[int, str, _Code]] = []
        self.patterns: dict[str, tuple[int, list[str], list[str], _Code]] = {}


def is_dictionary(lines: Sequence[str]) -> bool:
    """Whether a table is a verb dictionary: its first line that says something is a synset or the head of a block."""
    first = next((line for _, line in _without_comments(lines)), "")
    return "\t" not in first.strip() and (first.startswith("&") or _HEAD.fullmatch(first) is not None)


def read_dictionary(lines: Sequence[str]) -> tuple[list[Line], list[str], tuple[str, ...]]:
    """Return the senses of a dictionary, what is wrong with which lines, and the patterns that are left out."""
    reader = _Reader()
    for number, line in _without_comments(lines):
        reader.take(number, line)
    return reader.result()


def _without_comments(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    comment = False
    for number, raw in enumerate(lines, 1):
        comment = comment or raw.lstrip().startswith("<!--")
        line = raw.split("#")[0].split(";")[0].split("<!--")[0].strip()
        if comment:
            comment = "-->" not in raw
        elif line:
            yield number, line


class _Reader:
    """What was read of a dictionary so far."""

    def __init__(self) -> None:
        self.bad: list[tuple[int, str]] = []
        self._left_out: list[str] = []
        self._synsets: dict[str, tuple[int, list[str]]] = {}
        self._synset: str | None = None
        self._blocks: list[_Block] = []
        self._known: dict[str, tuple[int, _Code]] = {}

    def take(self, number: int, line: str) -> None:
        """Take one line."""
        head = _HEAD.fullmatch(line)
        if head is not None:
            self._synset = None
            code = self._code(number, head["code"] or _NOTHING)
            self._blocks.append(_Block(code))
        elif line.startswith("&"):
            self._begin_synset(number, line)
        elif line.startswith("+") and self._synset is not None:
            self._synsets[self._synset][1].append(line[1:].strip())
        elif not self._blocks:
            self.bad.append((number, "neither a synset nor the head of a block (--- NAME [code] ---)"))
        elif line.startswith("-"):
            self._pattern(number, line)
        else:
            self._verb(number, line)

    def _begin_synset(self, number: int, line: str) -> None:
        name = line[1:].strip().rstrip("_")
        self._synset = name
        if name in self._synsets:
            self.bad.append((number, f"&{name} stands in line {self._synsets[name][0]}"))
        self._synsets[name] = (number, [])

    def _verb(self, number: int, line: str) -> None:
        block, found = self._blocks[-1], _CODE.search(line)
        code = self._code(number, found["code"]) if found else block.code
        name = _FORMS.sub(" ", _CODE.sub("", line)).strip().lstrip("+").strip("_ ")
        if not _VERB.fullmatch(name):
            self.bad.append((number, f"{name!r} is no verb"))
        elif name in self._known and self._known[name][1] != code:
            self.bad.append((number, f"{name} has another code in line {self._known[name][0]}"))
        else:
            self._known[name] = number, code
            block.verbs.append((number, name.lower(), code))

    def _pattern(self, number: int, line: str) -> None:
        found = _CODE.search(line)
        parts = _PARTS.findall(_CODE.sub("", line[1:]))
        stars = [i for i, part in enumerate(parts) if part.strip("*") == ""]
        if found is None or len(stars) != 1 or line.count("(") != line.count(")") or line.count("{") != line.count("}"):
            self.bad.append((number, "a pattern has one * for its verb, whole brackets, and a [code]"))
            return
        before, after = parts[:stars[0]], parts[stars[0] + 1:]
        self._blocks[-1].patterns[" ".join(parts)] = number, before, after, self._code(number, found["code"])

    def _code(self, number: int, written: str) -> _Code:
        """Return what a code says; an unknown one is noted."""
        there, _, back = written.replace(" ", "").partition(":")
        first = there or back
        if first in ("", _NOTHING):
            return _Code(None, None, None)
        if any(one not in codes() for one in (there, back) if one and one != _NOTHING):
            self.bad.append((number, f"code {written!r} is none of CAMEO"))
            return _Code(None, None, None)
        type_, mode = codes()[first]
        if type_ == "-":
            return _Code(None, None, None)
        return _Code(type_, None if mode == "-" else mode, first, there == back, not there)

    # --- what it comes to

    def result(self) -> tuple[list[Line], list[str], tuple[str, ...]]:
        """Return the senses, the bad lines in their order, and what was left out."""
        words = {name: self._words_of(name, ()) for name in self._synsets}
        lines = [line for block in self._blocks for line in self._of_block(block, words)]
        special = sorted(lines, key=lambda line: -len(line.sense.needs))
        return special, [f"line {number}: {wrong}" for number, wrong in sorted(self.bad)], tuple(self._left_out)

    def _words_of(self, name: str, within: tuple[str, ...]) -> frozenset[str]:
        """Return the words of a synset, those of the synsets in it too."""
        number, members = self._synsets[name]
        found: set[str] = set()
        for member in members:
            inner = member[1:].rstrip("_")
            if not member.startswith("&"):
                found |= _forms(member)
            elif inner in (name, *within):
                self.bad.append((number, f"&{name} is part of itself, by &{inner}"))
            elif inner not in self._synsets:
                self.bad.append((number, f"&{inner} is not defined"))
            else:
                found |= self._words_of(inner, (*within, name))
        return frozenset(found)

    def _of_block(self, block: _Block, words: Mapping[str, frozenset[str]]) -> Iterator[Line]:
        patterns = [(number, _Pattern(words), before, after, code)
                    for number, before, after, code in block.patterns.values()]
        told: list[tuple[int, _Pattern, _Code]] = []
        for number, pattern, before, after, code in patterns:
            if not pattern.take(before, after):
                self._left_out.append(f"line {number}")
            elif pattern.undefined:
                self.bad.append((number, f"&{pattern.undefined[0]} is not defined"))
            else:
                told.append((number, pattern, code))
        for number, name, own in block.verbs:
            lemma, *more = name.split("_")
            with_it = tuple(map(_with, more))
            for line, pattern, code in told:
                yield Line(line, lemma, "verb", pattern.sense(with_it, code))
            yield Line(number, lemma, "verb", _Pattern(words).sense(with_it, own))


class _Pattern:
    """What a pattern asks for, and who is on which side by it."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words
        self.undefined: list[str] = []
        self._needs: list[Need] = []
        self._source: tuple[str, ...] = ("subj",)
        self._target: tuple[str, ...] = ()
        self._mutual = False

    def take(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Take what stands before and after the verb; whether all of it can be read."""
        return self._take_before(before) and self._take_after(after)

    def _take_before(self, parts: Sequence[str]) -> bool:
        for part in parts:
            if part == "$":
                continue
            if part == "%":
                self._mutual = True
            elif part == "+":
                self._target, self._source = ("subj",), ("by", "obj", "with", "from")
            elif part[0] in "(^_" or self._needs or part.strip("{}").lower() in _AUXILIARIES:
                return False
            else:
                self._needs.append(Need(("subj",), self._named(part), False))
        return True

    def _take_after(self, parts: Sequence[str]) -> bool:
        slot: tuple[str, ...] = _OBJECT
        for word in chain.from_iterable(part[1:-1].split() if part[0] == "(" else [part] for part in parts):
            plain = word.lower()
            if plain in _AUXILIARIES - {"to"} or plain[0] == "^":
                return False
            if plain in slots() and plain not in _OBJECT and plain not in _PARTICLES:
                slot = (plain,)
                self._needs.append(Need(slot, frozenset(), False))
            else:
                self._take_word(word, slot)
        self._needs = [need for need in self._needs if need.classes or not any(
            other.classes and other.slots == need.slots for other in self._needs)]
        return True

    def _take_word(self, word: str, slot: tuple[str, ...]) -> None:
        if word == "+":
            self._target = _USUAL_TARGET if slot == _OBJECT else slot
        elif word == "$":
            self._source = ("obj", "iobj") if slot == _OBJECT else slot
        elif word == "%":
            self._mutual = True
        else:
            self._needs.append(Need(slot, self._named(word), False))

    def _named(self, part: str) -> frozenset[str]:
        """Return the words that a part of a pattern stands for; of several the last two: a noun phrase."""
        *before, last = [self._one(word) for word in part.strip("{}()").split()[-2:]] or [frozenset[str]()]
        return frozenset(f"{one} {noun}" for one in before[0] for noun in last) if before else last

    def _one(self, word: str) -> frozenset[str]:
        """Return the words that one word or synset of a pattern stands for."""
        name = word[1:].rstrip("_")
        if not word.startswith("&"):
            return _forms(word)
        self.undefined += [] if name in self._words else [name]
        return self._words.get(name, frozenset())

    def sense(self, with_it: tuple[Need, ...], code: _Code) -> Sense:
        """Return the sense of a verb by this pattern; ``with_it``: what its further words ask for."""
        source, target = self._source, self._target or _USUAL_TARGET
        if code.back:
            source, target = target, source
        return Sense(source, target, self._mutual or code.mutual, (*with_it, *self._needs), code.type, code.mode,
                     code.cameo)


def _with(word: str) -> Need:
    """Return what a further word of a verb asks for: 'HAND_OVER', 'TAKE_NOTE', 'CALL_FOR'."""
    if word in slots() and word not in _PARTICLES:
        return Need((word,), frozenset(), False)
    return Need(_OBJECT, _forms(word), False)


def _forms(phrase: str) -> frozenset[str]:
    """Return a word or two, as the parser's lemmas may have it; of 'sack of rye' the sack."""
    words = phrase.strip("_ ").replace("_", " ").lower().partition(" of ")[0].split()[-2:]
    last = words[-1] if words else ""
    singular = next((last.removesuffix(end) + put for end, put in (("ies", "y"), ("sses", "ss"), ("s", ""))
                     if last.endswith(end) and not last.endswith("ss") and len(last) > 3), last)
    return frozenset(" ".join([*words[:-1], form]) for form in {last, singular} if form)
