"""The tables that noticing looks names up in: ``data/*.tsv`` as typed rows, read once.

In: a table's name. Out: tuples of frozen rows. Lines that begin with # are comments; a cell may hold
several values with | between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.data import rows
from onrecord.facts.actor import ActorKind


def many(cell: str) -> tuple[str, ...]:
    """Return the values of a cell."""
    return tuple(value for value in cell.split("|") if value)


@dataclass(frozen=True)
class Country:
    """A state or territory. ``code``: ISO 3166-1 alpha-3 (XKX for Kosovo)."""

    code: str
    name: str
    wikidata: str | None
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True)
class Metonym:
    """A seat of power and the institution it stands for."""

    name: str
    institution: str
    state: str
    sector: str


@dataclass(frozen=True)
class Office:
    """A kind of institution named by common words. ``solo``: its words with 'the' alone mean a state's body."""

    core: str
    patterns: tuple[str, ...]
    kind: ActorKind
    sector: str | None
    solo: bool


@dataclass(frozen=True)
class Institution:
    """A body of one state with a name of its own."""

    name: str
    aliases: tuple[str, ...]
    state: str
    sector: str


@dataclass(frozen=True)
class Title:
    """What a person is called; ``acts``: state, body or none (see titles.tsv). ``style``: written before names."""

    words: str
    acts: str
    sector: str | None
    style: bool


@dataclass(frozen=True)
class Outlet:
    """A medium. ``country``: of its seat; ``of_state``: a government runs it; ``care``: an ordinary word too."""

    name: str
    aliases: tuple[str, ...]
    country: str
    of_state: bool
    care: bool


@dataclass(frozen=True)
class OutletHome:
    """Where an outlet is at home; ``everywhere``: it writes about all countries alike."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    everywhere: bool


@dataclass(frozen=True)
class SharedName:
    """A name of one state's body that others' bodies bear too. ``meant``: what it is there; empty: their own body."""

    name: str
    states: frozenset[str]
    meant: str


@dataclass(frozen=True)
class Organisation:
    """An organisation that acts for no single state, an armed group or a party."""

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    sector: str


@dataclass(frozen=True)
class Unnamed:
    """A noun for speakers without names; ``acts``: a demonym beside it makes them act for that state."""

    noun: str
    kind: ActorKind
    sector: str | None
    source: str
    acts: bool


@dataclass(frozen=True)
class GroupNoun:
    """A common noun that takes up an actor named before; empty conditions fit any (see group_nouns.tsv)."""

    noun: tuple[str, ...]
    kind: ActorKind
    sectors: tuple[str, ...]
    words: tuple[str, ...]
    without: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Namesake:
    """A name of a state and of something else. ``away``, ``home``: words that speak for the one and the other."""

    name: str
    state: str
    other: str | None
    away: tuple[str, ...]
    home: tuple[str, ...]
    doubt: str


@dataclass(frozen=True, eq=False)  # a line is itself: tables of hundreds are keys of caches
class Term:
    """A person's time in an office. Dates are years, months or days; ``until`` null: not known to have ended.

    ``holds``: leader, state, government, foreign minister, other or organisation (see office_holders.tsv).
    ``seen``: where ``until`` is null, when the source last shows the person in office.
    """

    name: str
    short: tuple[str, ...]
    state: str | None
    office: str
    holds: str
    since: str
    until: str | None
    seen: str | None
    wikidata: str | None
    source: str = ""
    sector: str | None = "GOV"


@cache
def countries() -> dict[str, Country]:
    """Return the countries by code."""
    found = (
        Country(r[0], r[1], r[2] or None, many(r[3]), many(r[4]), many(r[5]), many(r[6])) for r in rows("countries")
    )
    return {country.code: country for country in found}


@cache
def metonyms() -> tuple[Metonym, ...]:
    """Return the seats of power."""
    return tuple(Metonym(*r) for r in rows("metonyms"))


@cache
def offices() -> tuple[Office, ...]:
    """Return the kinds of institutions."""
    return tuple(Office(r[0], many(r[1]), r[2], r[3] or None, r[4] == "yes") for r in rows("offices"))  # type: ignore[arg-type]


@cache
def institutions() -> tuple[Institution, ...]:
    """Return the bodies with names of their own."""
    return tuple(Institution(r[0], many(r[1]), r[2], r[3]) for r in rows("institutions"))


@cache
def titles() -> dict[str, Title]:
    """Return the titles by their words, lower case."""
    return {r[0]: Title(r[0], r[1], r[2] or None, r[3] == "yes") for r in rows("titles")}


@cache
def media() -> tuple[Outlet, ...]:
    """Return the media."""
    return tuple(Outlet(r[0], many(r[1]), r[2], r[3] == "state", r[4] == "yes") for r in rows("media"))


@cache
def outlet_homes() -> tuple[OutletHome, ...]:
    """Return where outlets are at home."""
    return tuple(OutletHome(r[0], many(r[1]), many(r[2]), r[3], r[4] == "yes") for r in rows("outlets"))


@cache
def country_domains() -> dict[str, str]:
    """Return countries by the endings of their web addresses."""
    return {r[0]: r[1] for r in rows("country_domains")}


@cache
def shared_names() -> dict[str, tuple[SharedName, ...]]:
    """Return the names that bodies of several states bear."""
    out: dict[str, tuple[SharedName, ...]] = {}
    for r in rows("shared_names"):
        out[r[0]] = (*out.get(r[0], ()), SharedName(r[0], frozenset(many(r[1])), r[2]))
    return out


@cache
def titles_at_home() -> dict[str, frozenset[str]]:
    """Return by title which states have it, where not all do: kings, premiers."""
    return {r[0]: frozenset(many(r[1])) for r in rows("titles_at_home")}


@cache
def offices_at() -> dict[str, frozenset[str]]:
    """Return by title the nouns of the bodies at which it is held."""
    return {r[0]: frozenset(many(r[1])) for r in rows("offices_at")}


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return organisations, armed groups and parties."""
    return tuple(Organisation(r[0], many(r[1]), r[2], r[3]) for r in rows("organisations"))  # type: ignore[arg-type]


@cache
def unnamed() -> dict[str, Unnamed]:
    """Return the nouns for unnamed speakers by lemma."""
    return {r[0]: Unnamed(r[0], r[1], r[2] or None, r[3], r[4] == "yes") for r in rows("unnamed")}  # type: ignore[arg-type]


@cache
def group_nouns() -> dict[str, tuple[GroupNoun, ...]]:
    """Return the nouns that take up an actor, by their last word."""
    out: dict[str, tuple[GroupNoun, ...]] = {}
    for r in rows("group_nouns"):
        noun = tuple(r[0].replace("-", " - ").replace("'s", " 's").split())
        row = GroupNoun(noun, r[1], many(r[2]), many(r[3]), many(r[4]), many(r[5]))  # type: ignore[arg-type]
        out[noun[-1]] = (*out.get(noun[-1], ()), row)
    return out


@cache
def first_names() -> dict[str, str]:
    """Return m or f by first name; a hyphen begins the ending of a further name ('-ova')."""
    return {name: r[0] for r in rows("first_names") for name in many(r[1])}


@cache
def namesakes() -> tuple[Namesake, ...]:
    """Return the names of states that name something else too."""
    return tuple(Namesake(r[0], r[1], r[2] or None, many(r[3]), many(r[4]), r[5]) for r in rows("namesakes"))


@cache
def terms() -> tuple[Term, ...]:
    """Return who held which office when, as far as sources say."""
    return tuple(
        Term(r[0], many(r[1]), r[2] or None, r[3], r[4], r[5], r[6] or None, r[7] or None, r[8] or None, r[9])
        for r in rows("office_holders")
    )
