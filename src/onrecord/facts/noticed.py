"""What noticing found on a sheet, before anybody says or does anything."""

from __future__ import annotations

import msgspec

from onrecord.facts.actor import Actor
from onrecord.facts.place import Place
from onrecord.facts.quantity import Quantity
from onrecord.facts.time import Time


class Noticed(msgspec.Struct, frozen=True):
    """Actors, times, places and quantities of one article, each in order of first mention."""

    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
