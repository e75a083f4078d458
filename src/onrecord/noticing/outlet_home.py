"""Where an article's outlet is at home: whose 'interior minister' it means without naming the state.

In: an article. Out: an alpha-3 code; null where the tables do not know the outlet, where outlets of several countries
bear its name, and for agencies and broadcasters that write about every country alike. Of a domain the table of outlets
knows 'rnz.co.nz' and all that lies under it; what it lacks is told by the country's own ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from onrecord.facts.article import Article
from onrecord.noticing.tables import OutletHome, country_domains, media, outlet_homes


def home_of(article: Article) -> str | None:
    """Return the country of an article's outlet: by its address, by a name that is a domain, by its name."""
    hosts = [host for host in (_host(article.url), _host(article.outlet)) if host]
    known = next((row for host in hosts if (row := _by_domain(host)) is not None), None)
    if known is not None:
        return None if known.everywhere else known.country
    named = _by_name().get((article.outlet or "").casefold().strip())
    if named is not None:
        return next(iter(named)) if len(named) == 1 else None
    return next((code for host in hosts if (code := _by_ending(host)) is not None), None)


def name_of(text: str) -> str:
    """Return the name of the outlet that a bare domain belongs to; any other text as it is."""
    known = _by_domain(_host(text) or "")
    return known.name if known is not None else text


def _host(address: str | None) -> str | None:
    """Return the host of an address or of a bare domain, lower case; null for a name ('The Harbour Ledger')."""
    text = (address or "").strip().lower()
    if not text or " " in text or "." not in text:
        return None
    try:
        return (urlsplit(text if "//" in text else f"//{text}").hostname or "").strip(".") or None
    except ValueError:
        return None


def _endings(host: str) -> Iterator[str]:
    """'en.andina.pe' -> en.andina.pe, andina.pe, pe."""
    labels = host.split(".")
    return (".".join(labels[first:]) for first in range(len(labels)))


def _by_domain(host: str) -> OutletHome | None:
    return next((row for end in _endings(host) if (row := _domains().get(end)) is not None), None)


def _by_ending(host: str) -> str | None:
    return next((code for end in _endings(host) if (code := country_domains().get(end)) is not None), None)


@cache
def _domains() -> dict[str, OutletHome]:
    return {domain: row for row in outlet_homes() for domain in row.domains}


@cache
def _by_name() -> dict[str, frozenset[str | None]]:
    """Return the homes that a name may have; null among them where it writes from everywhere."""
    found: dict[str, set[str | None]] = {}
    for row in outlet_homes():
        for name in (row.name, *row.aliases):
            found.setdefault(name.casefold(), set()).add(None if row.everywhere else row.country)
    for outlet in media():
        for name in (outlet.name, *outlet.aliases):
            found.setdefault(name.casefold(), {outlet.country})
    return {name: frozenset(homes) for name, homes in found.items()}
