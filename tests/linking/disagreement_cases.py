"""Invented pairs of tellings of one claim: those that disagree, and those that only look so.

A telling is (party, day, position, words). In the words ``[Vesk|FRD]`` is a town of a country,
``{Monday|2031-05-02}`` a day, ``<Sylvania|SYL>`` an actor; numbers are read as they stand.
``reading_of`` makes a reading of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.facts import Actor, Article, Claim, Cue, MadeBy, Place, Position, Quantity, Reading, Statement, Time
from onrecord.noticing.quantities import find_quantities

TOWNS = {"Vesk": (50.0, 30.0), "Orlin": (52.0, 34.0), "Port Amber": (44.0, 12.0), "Haven": (50.01, 30.02),
         "Sylt Bay": (60.0, 10.0)}
MARKED = re.compile(r"\[(?P<town>[^|\]]+)\|(?P<country>\w+)\]|\{(?P<when>[^|}]+)\|(?P<day>[\d-]+)\}"
                    r"|<(?P<actor>[^|>]+)\|(?P<code>\w+)>")


class Told(NamedTuple):
    party: str | None
    day: str
    position: str
    words: str


class Case(NamedTuple):
    about: str
    one: Told
    other: Told
    found: str | None  # kind and how


def _said(party: str | None, day: int, words: str, position: str = "asserted") -> Told:
    return Told(party, f"2031-05-{day:02}", position, words)


DISAGREE = (
    Case("an exact figure and another's ceiling", _said("SYL", 2, "11,000 Freedonian soldiers were sent to the border"),
         _said("FRD", 9, "up to 14,000 Freedonian troops were sent to the border"), "number differs"),
    Case("a floor above another's figure", _said("SYL", 2, "more than 14,000 soldiers were sent to the border"),
         _said("FRD", 3, "9,000 soldiers were sent to the border"), "number excludes"),
    Case("two exact figures", _said("SYL", 2, "the fleet has 40 ships in the northern harbour"),
         _said("a1", 2, "the fleet has 25 ships in the northern harbour"), "number excludes"),
    Case("two tolls of one day", _said("SYL", 2, "12 miners were killed when the shaft flooded"),
         _said("FRD", 2, "30 miners were killed when the shaft flooded"), "number excludes"),
    Case("a later toll that is smaller", _said("SYL", 2, "30 miners were killed when the shaft flooded"),
         _said("FRD", 5, "18 miners were killed when the shaft flooded"), "number excludes"),
    Case("beyond another's ceiling", _said("SYL", 2, "up to 5,000 tonnes of grain were burnt in the silo"),
         _said("FRD", 3, "8,000 tonnes of grain were burnt in the silo"), "number excludes"),
    Case("two ceilings", _said("SYL", 2, "as many as 300 drones were shipped across the strait"),
         _said("a2", 8, "up to 500 drones were shipped across the strait"), "number differs"),
    Case("two ranges apart", _said("SYL", 2, "between 200 and 300 lorries crossed the bridge with arms"),
         _said("FRD", 2, "400 to 500 lorries crossed the bridge with arms"), "number excludes"),
    Case("about, and far from it", _said("SYL", 2, "about 2,000 workers were laid off by the shipyard"),
         _said("a1", 4, "about 3,500 workers were laid off by the shipyard"), "number excludes"),
    Case("shares", _said("SYL", 2, "35 percent of the grain harvest was lost to the flood"),
         _said("FRD", 2, "60 percent of the grain harvest was lost to the flood"), "number excludes"),
    Case("a party's own newer figure", _said("SYL", 2, "40 miners were rescued from the flooded shaft"),
         _said("SYL", 4, "52 miners were rescued from the flooded shaft"), "number update"),
    Case("a party's own newer estimate", _said("SYL", 2, "11,000 soldiers were sent to the border of <Freedonia|FRD>"),
         _said("SYL", 30, "up to 14,000 soldiers were sent to the border of <Freedonia|FRD>"), "number update"),
    Case("two days of one signing",
         _said("SYL", 20, "the ministers signed the fishing treaty on {2 May|2031-05-02}"),
         _said("FRD", 21, "the ministers signed the fishing treaty on {5 May|2031-05-05}"), "day excludes"),
    Case("two days of one crash",
         _said("SYL", 20, "the cargo plane crashed near the airfield on {May 7|2031-05-07}"),
         _said("a1", 20, "the cargo plane crashed near the airfield on {May 9|2031-05-09}"), "day excludes"),
    Case("two countries of one arrest",
         _said("SYL", 5, "the banker Rufus Firefly was arrested in [Vesk|FRD]"),
         _said("FRD", 6, "the banker Rufus Firefly was arrested in [Port Amber|SYL]"), "place excludes"),
    Case("two towns of one signing", _said("SYL", 5, "the fishing treaty was signed by both ministers in [Vesk|FRD]"),
         _said("FRD", 6, "the fishing treaty was signed by both ministers in [Orlin|FRD]"), "place excludes"),
    Case("two who are said to have done it", _said("SYL", 5, "the editor Ana Brel was killed by <Freedonia|FRD>"),
         _said("FRD", 6, "the editor Ana Brel was killed by <Sylvania|SYL>"), "actor excludes"),
    Case("confirmed and denied", _said("SYL", 5, "Freedonia shelled the northern harbour", "confirmed"),
         _said("FRD", 6, "it shelled the northern harbour of Freedonia", "denied"), "position excludes"),
    Case("asserted and denied", _said("SYL", 5, "Freedonia sent soldiers to the border", "asserted"),
         _said("FRD", 9, "Freedonia sent soldiers to the border", "denied"), "position excludes"),
    Case("denied first", _said("FRD", 2, "Freedonia poisoned the river", "denied"),
         _said("a1", 5, "Freedonia poisoned the river", "evidenced"), "position excludes"),
)

ALIKE = (
    Case("rounded", _said("SYL", 2, "about 12,000 soldiers were sent to the border"),
         _said("FRD", 3, "12,100 soldiers were sent to the border"), None),
    Case("rounded without saying so", _said("SYL", 2, "12,000 soldiers were sent to the border"),
         _said("FRD", 3, "12,430 soldiers were sent to the border"), None),
    Case("at least, and more", _said("SYL", 2, "at least 12 ships lie in the northern harbour"),
         _said("FRD", 3, "19 ships lie in the northern harbour"), None),
    Case("a floor below a ceiling", _said("SYL", 2, "more than 10,000 soldiers were sent to the border"),
         _said("FRD", 3, "up to 14,000 soldiers were sent to the border"), None),
    Case("ranges that meet", _said("SYL", 2, "between 10,000 and 12,000 soldiers were sent to the border"),
         _said("FRD", 3, "11,000 to 15,000 soldiers were sent to the border"), None),
    Case("a toll that grows", _said("SYL", 2, "12 miners were killed when the shaft flooded"),
         _said("FRD", 4, "20 miners were killed when the shaft flooded"), None),
    Case("killed and wounded", _said("SYL", 2, "12 miners were killed when the shaft flooded"),
         _said("FRD", 2, "30 miners were injured when the shaft flooded"), None),
    Case("whose soldiers", _said("SYL", 2, "5,000 Freedonian soldiers stand at the border"),
         _said("FRD", 2, "9,000 Sylvanian soldiers stand at the border"), None),
    Case("another batch", _said("SYL", 2, "11,000 soldiers were sent to the border"),
         _said("FRD", 2, "another 3,000 soldiers were sent to the border"), None),
    Case("part of them", _said("SYL", 2, "11,000 soldiers were sent to the border"),
         _said("FRD", 2, "3,000 soldiers of them were sent to the border"), None),
    Case("other places", _said("SYL", 2, "2,000 families were left without power in [Vesk|FRD]"),
         _said("FRD", 2, "9,000 families were left without power in [Orlin|FRD]"), None),
    Case("other units", _said("SYL", 2, "the flood destroyed 300 houses and a bridge"),
         _said("FRD", 2, "the flood destroyed 20 bridges and a road"), None),
    Case("no fact", _said("SYL", 2, "11,000 soldiers were sent to the border"),
         _said("FRD", 2, "5,000 soldiers could be sent to the border"), None),
    Case("a figure that is denied", _said("SYL", 2, "11,000 soldiers were sent to the border", "asserted"),
         _said("SYL", 2, "4,000 soldiers were sent to the border", "denied"), None),
    Case("another attack on another day",
         _said("SYL", 3, "Freedonia attacked the northern harbour on {Monday|2031-05-02}"),
         _said("SYL", 7, "Freedonia attacked the northern harbour on {Friday|2031-05-06}"), None),
    Case("one day by two clocks", _said("SYL", 20, "the cargo plane crashed near the airfield {Monday|2031-05-07}"),
         _said("a1", 20, "the cargo plane crashed near the airfield on {Tuesday|2031-05-08}"), None),
    Case("a suburb of the town", _said("SYL", 5, "the banker Rufus Firefly was arrested in [Vesk|FRD]"),
         _said("FRD", 6, "the banker Rufus Firefly was arrested in [Haven|FRD]"), None),
    Case("soldiers in two places", _said("SYL", 5, "Freedonian soldiers fight in [Vesk|FRD]"),
         _said("FRD", 6, "Freedonian soldiers fight in [Port Amber|SYL]"), None),
    Case("both say no", _said("SYL", 5, "Freedonia did not shell the northern harbour", "asserted"),
         _said("FRD", 6, "it shelled the northern harbour of Freedonia", "denied"), None),
    Case("another matter months later, of nobody in particular",
         _said("SYL", 1, "two victims were taken to the hospital by ambulance"),
         _said("a1", 29, "three victims were taken to the hospital by ambulance"), None),
    Case("raids of other weeks", _said("SYL", 1, "<Freedonia|FRD> attacked the harbour with 30 drones"),
         _said("SYL ministry", 29, "<Freedonia|FRD> attacked the harbour with 50 drones"), None),
    Case("a forecast", _said("SYL", 2, "11,000 soldiers were sent to the border"),
         _said("FRD", 2, "a general expected that 5,000 soldiers were sent to the border"), None),
    Case("a state and its ministry", _said("FRD", 5, "Freedonia shelled the northern harbour", "denied"),
         _said("FRD ministry", 6, "Freedonia shelled the northern harbour", "confirmed"), None),
)


def reading_of(told: Told, place: int) -> Reading:
    """Return a reading with one statement, one claim and one position."""
    text, places, times, actors, at = "", [], [], [], 0
    for found in MARKED.finditer(told.words):
        text += told.words[at:found.start()]
        at, name = found.end(), found["town"] or found["when"] or found["actor"]
        span = (len(text), len(text) + len(name))
        text += name
        if found["town"]:
            lat, lon = TOWNS[name]
            places.append(Place(f"p{span[0]}", span, name, found["country"], hash(name), lat, lon, precision="city"))
        elif found["when"]:
            times.append(Time(f"t{span[0]}", span, "DATE", found["day"], found["day"], found["day"]))
        else:
            actors.append(Actor(f"a{span[0]}", name, "state", found["code"], mentions=(span,)))
    text += told.words[at:]
    whole = ((0, len(text)),)
    dates = [time.span for time in times]
    counted = [one for one in find_quantities(text) if not any(one.span[0] < e and s < one.span[1] for s, e in dates)]
    quantities = tuple(
        Quantity(f"q{i}", one.span, one.low, one.high, one.approximate, one.unit,
                 None if one.part_of is None else f"q{one.part_of}")
        for i, one in enumerate(counted))
    position = Position("party" if told.party else None, told.position, whole, statement="s")
    return Reading(
        article=Article(id=f"n{place}", text_hash="h", text=text, published=told.day),
        made_by=MadeBy("0", "none", "none"), sentences=whole, places=tuple(places), times=tuple(times),
        actors=tuple(actors), quantities=quantities, claims=(Claim("c", text, whole, (position,)),),
        statements=(Statement("s", ("party",), (), "institution", Cue((), "say"), "say", "indirect", whole),))
