"""Which words tell of which event: the tables ``data/events``.

``predicates.tsv`` has a line for each sense of a verb or noun: what has to stand beside it, and who is source and who
target. The first line that fits wins, so a word's narrow senses stand above its plain one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.data import rows

Alternatives = tuple[str, ...]


class Need(NamedTuple):
    """What has to fill one of some slots: ``classes`` of nouns, any where there are none; ``not_``: must not."""

    slots: Alternatives
    classes: frozenset[str]
    not_: bool


class Sense(NamedTuple):
    """One line of the table. ``source``, ``target``: the slots that may hold each, best first.

    ``mutual``: source and target do it to each other ('met', 'talks').
    ``type`` is null for a sense that is no event ('attacked the proposal').
    """

    source: Alternatives
    target: Alternatives
    mutual: bool
    needs: tuple[Need, ...]
    type: str | None
    mode: str | None
    cameo: str | None


class Kind(NamedTuple):
    """What is known of a PLOVER type."""

    quad: int
    cameo: str
    sides: str

    def is_told(self, source: bool, target: bool) -> bool:
        """Whether the sides that it has to have are told."""
        return {"both": source and target, "source": source, "target": target}.get(self.sides, source or target)


def predicates() -> Mapping[tuple[str, str], tuple[Sense, ...]]:
    """Return the senses of each (lemma, 'verb' or 'noun'), in the order of the table; those of the user's own first."""
    from onrecord.events.own_verbs import verbs_in_use

    own = verbs_in_use()
    return _with_own(own) if own else _built_in()


@lru_cache(maxsize=4)
def _with_own(path: str) -> Mapping[tuple[str, str], tuple[Sense, ...]]:
    from onrecord.events.own_verbs import read_verbs

    built_in = _built_in()
    return {**built_in, **{key: (*senses, *built_in.get(key, ())) for key, senses in read_verbs(path).senses.items()}}


@cache
def _built_in() -> dict[tuple[str, str], tuple[Sense, ...]]:
    found: dict[tuple[str, str], list[Sense]] = {}
    for lemma, part, source, target, needs, type_, mode, cameo in rows("events/predicates"):
        found.setdefault((lemma, part), []).append(as_sense(source, target, needs, type_, mode, cameo))
    return {key: tuple(senses) for key, senses in found.items()}


def as_sense(source: str, target: str, needs: str, type_: str, mode: str, cameo: str) -> Sense:
    """Return what the cells of a line say."""
    return Sense(_slots(source), _slots(target.removeprefix("=")), target.startswith("="),
                 tuple(map(_need, _parts(needs, " "))), _or_none(type_), _or_none(mode), _or_none(cameo))


def _slots(text: str) -> Alternatives:
    return tuple(_parts(text, "|"))


def _parts(text: str, between: str) -> list[str]:
    return [] if text == "-" else text.split(between)


def _or_none(text: str) -> str | None:
    return None if text == "-" else text


def _need(text: str) -> Need:
    slots, _, classes = text.removeprefix("!").partition(":")
    named = frozenset(name.replace("_", " ") for name in classes.split("|") if name)
    return Need(_slots(slots), named, text.startswith("!"))


@cache
def kinds() -> dict[str, Kind]:
    """Return the PLOVER types."""
    return {name: Kind(int(quad), cameo, sides) for name, quad, cameo, _, sides in rows("events/types")}


@cache
def classes() -> dict[str, frozenset[str]]:
    """Return the classes of each noun: 'troop' is of forces."""
    found: dict[str, set[str]] = {}
    for name, words in rows("events/classes"):
        for word in words.split():
            found.setdefault(word.replace("_", " "), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


class Light(NamedTuple):
    """A verb that only carries a noun of a deed: ``subject`` does it, or has it done to him ('faces charges').

    ``realis``: what it makes of the deed ('planned', 'called off'), null where it takes place.
    """

    subject: str
    realis: str | None


@cache
def light_verbs() -> dict[str, Light]:
    """Return the verbs that carry a noun."""
    return {verb: Light(subject, _or_none(realis)) for verb, subject, realis in rows("events/light_verbs")}


@cache
def by_authority() -> dict[str, str]:
    """Return for modes and lemmas of deeds that authorities do whose they are: of one 'always', or only one 'known'."""
    return {line[0]: line[1] for line in rows("events/by_authority")}


@cache
def refusable() -> frozenset[str]:
    """Return verbs of which 'will not' is a refusal though what they tell of is no help and no concession."""
    return frozenset(line[0] for line in rows("events/refusals"))


@cache
def by_act() -> dict[str, Sense]:
    """Return the acts of statements that are events."""
    return {act: Sense((), _slots(target), False, (), type_, _or_none(mode), cameo)
            for act, target, type_, mode, cameo in rows("events/acts")}


class OfWhat(NamedTuple):
    """What words that are about another event are more exactly."""

    mode: str | None
    cameo: str


@cache
def of_what() -> dict[tuple[str, str], OfWhat]:
    """Return for words of a type that are about an event of a type what they are."""
    return {(type_, of): OfWhat(_or_none(mode), cameo) for type_, of, mode, cameo in rows("events/of_what")}
