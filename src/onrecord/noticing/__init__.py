"""Noticing: who, when, where and how many a sheet names, before anybody says or does anything.

In: a Sheet. Out: Noticed: actors, times, places and quantities, each in order of first mention.
"""

from __future__ import annotations

from onrecord.facts.noticed import Noticed
from onrecord.facts.sheet import Sheet

__all__ = ["notice"]


def notice(sheet: Sheet) -> Noticed:
    """Return everything that is noticed on a sheet. Pure: the same sheet gives the same facts."""
    from onrecord.noticing.actors import notice_actors
    from onrecord.noticing.places import notice_places
    from onrecord.noticing.quantities import notice_quantities
    from onrecord.noticing.times import notice_times

    times = notice_times(sheet)
    return Noticed(actors=notice_actors(sheet), times=times, places=notice_places(sheet),
                   quantities=notice_quantities(sheet, times))
