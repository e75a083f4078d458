"""Which of the places that bear a name an article means.

In: the article's namings of places in order, each with its candidates. Out: one place for each, or null. What
stands right after the name decides ('Paris, Texas'), then what else the article names: its countries, its regions,
places close by, the dateline; without any of these the better known place is taken.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.noticing.gazetteer import Kind, Known

BASE: dict[Kind, float] = {"continent": 9.0, "country": 8.0, "area": 7.4, "region": 6.2, "district": 4.4, "city": 0.0}
CAPITAL = 1.0       # a capital is better known than its people make it
STATED = 20.0       # the country or region is said beside the name
COUNTRY = 2.4       # times the share of the country among the article's other namings
REGION = 1.3        # the region is named elsewhere
CLOSE = 0.8         # a place within CLOSE_KM is named
HOME = 0.8          # the dateline's country
SEAT = 0.8          # a city that gives its region the name
CERTAIN = 4         # votes of a name that can mean one place only
SMALL = 15          # thousands of people: smaller places need support
CLOSE_KM = 250.0
KM_A_DEGREE = 111.2


@dataclass(frozen=True)
class Naming:
    """One naming of a place. ``key``: namings with the same key mean the same place unless ``beside`` parts them.

    ``beside``: what the place named right after it may be ('Texas' in 'Paris, Texas').
    """

    key: str
    candidates: tuple[Known, ...]
    beside: tuple[Known, ...] = ()


@dataclass
class Surroundings:
    """What an article says about where it happens.

    ``shares``: of countries among its namings, each name once. ``regions``: (country, region) codes it names.
    ``points``: names with latitude and longitude. ``named``: by country, the names that speak for it. ``home``: the
    dateline's country. ``told``: by name, what it was said to lie in somewhere in the article.
    """

    shares: dict[str, float] = field(default_factory=dict)
    regions: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    points: list[tuple[str, float, float]] = field(default_factory=list)
    named: dict[str, set[str]] = field(default_factory=dict)
    home: str | None = None
    told: dict[str, tuple[Known, ...]] = field(default_factory=dict)


def which(namings: Sequence[Naming], peoples: Iterable[str] = (), home: str | None = None) -> list[Known | None]:
    """Return the place that each naming means; null where it has no candidates.

    ``peoples``: alpha-3 codes of the demonyms in the article; ``home``: that of its dateline.
    """
    around = surroundings(namings, peoples, home)
    chosen: dict[Naming, Known | None] = {}
    for one in namings:
        if one not in chosen:
            chosen[one] = best(one, around)
    return [chosen[one] for one in namings]


def surroundings(namings: Sequence[Naming], peoples: Iterable[str] = (), home: str | None = None) -> Surroundings:
    """Collect what is certain: countries, names that only one place bears, places whose region is said."""
    told: dict[str, tuple[Known, ...]] = {}
    for one in namings:
        if one.beside and one.candidates:
            told.setdefault(one.key, one.beside)
    around, alone = Surroundings(home=home, told=told), Surroundings(home=home, told=told)
    votes: Counter[str] = Counter()
    for code in peoples:
        votes[code] += CERTAIN // 2
        around.named.setdefault(code, set()).add("")
    for one in {n.key: n for n in reversed(namings) if n.candidates}.values():
        sure = best(one, alone)
        if sure is None or sure.country is None:
            continue
        certain = sure.kind == "country" or one.key in told or _is_in_one_region(one.candidates)
        votes[sure.country] += CERTAIN if certain else 1
        _add(around, one.key, sure, sure.country, certain)
    total = sum(votes.values())
    around.shares = {code: n / total for code, n in votes.items()}
    return around


def _is_in_one_region(candidates: tuple[Known, ...]) -> bool:
    return len({(c.country, c.region) for c in candidates}) == 1


def _add(around: Surroundings, name: str, place: Known, country: str, certain: bool) -> None:
    """Add a place of a country that an article names, its region and its point where they can be relied on."""
    around.named.setdefault(country, set()).add(name)
    if place.region and (certain or place.kind == "region"):
        around.regions[country, place.region] += 1
    sure = certain or place.people >= 500
    if sure and place.kind != "country" and place.lat is not None and place.lon is not None:
        around.points.append((name, place.lat, place.lon))


def best(naming: Naming, around: Surroundings) -> Known | None:
    """Return the candidate with the most weight; null where that is a small place of a country named nowhere else."""
    place = max(naming.candidates, key=lambda place: weight(place, naming, around), default=None)
    if place is None or place.kind in ("country", "continent", "area") or place.people >= SMALL or not around.named:
        return place
    others = around.named.get(place.country or "", set()) - {naming.key}
    return place if others or around.home == place.country or naming.beside or naming.key in around.told else None


def weight(place: Known, naming: Naming, around: Surroundings) -> float:
    """Return how likely a place is meant, on a scale where a tenfold population is 1."""
    score = BASE[place.kind]
    if place.kind == "city":
        score += math.log10(max(place.people, 5) * 1000) + CAPITAL * place.capital
        score += SEAT * any(p.kind == "region" and p.country == place.country and p.region == place.region
                            for p in naming.candidates)
    elif place.kind in ("region", "district"):
        score += 0.1 * math.log10(max(place.people, 1))
    score += STATED * any(_holds(wider, place) for wider in naming.beside or around.told.get(naming.key, ()))
    score += COUNTRY * around.shares.get(place.country or "", 0.0)
    score += HOME * (place.country is not None and place.country == around.home)
    if place.kind in ("city", "district") and place.region:
        score += REGION * (around.regions[place.country, place.region] > 0)
    if place.kind != "country":
        score += CLOSE * any(name != naming.key and _near(place, lat, lon) for name, lat, lon in around.points)
    return score


def _holds(wider: Known, place: Known) -> bool:
    """Whether ``place`` lies in ``wider``."""
    if place.country != wider.country or place.kind in ("country", "continent") or place == wider:
        return False
    if wider.kind == "country":
        return True
    return wider.kind == "region" and place.region == wider.region and place.kind in ("city", "district")


def _near(place: Known, lat: float, lon: float) -> bool:
    if place.lat is None or place.lon is None:
        return False
    across = (place.lon - lon) * math.cos(math.radians(lat))
    return math.hypot(place.lat - lat, across) * KM_A_DEGREE <= CLOSE_KM
