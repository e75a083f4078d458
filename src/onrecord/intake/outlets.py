"""One name for an outlet however it is written: its masthead, another name of it, its address, an agency through it.

In: a name as a file writes it, the site of the article. Out: the name in ``data/outlets.tsv``; one that is not there is
left as it is.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord import data
from onrecord.intake.tables import column

_ADDRESS = re.compile(r"(?i)(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,12})/?")
_VIA = re.compile(r"(?i)(.+?)\s+(?:via|through|on)\s+(.+)")
_WITH = re.compile(r"(.+?)\s*(?:[(\[](.+?)[)\]]|\s[/|–—-]\s*(.+)|/(.+))")


def level(name: str) -> str:
    """Return a name as names are compared: small letters, no marks, no article before it.

    >>> level("The Lorne-Bay Post"), level("www.post.example")
    ('lorne bay post', 'www post example')
    """
    return re.sub(r"^the ", "", re.sub(r"[\W_]+", " ", name.casefold()).strip())


@cache
def _tables() -> tuple[dict[str, set[str]], dict[str, str]]:
    """Return the outlets by each of their names, and by their domains."""
    by_name: dict[str, set[str]] = {}
    by_domain: dict[str, str] = {}
    for name, aliases, domains, *_ in data.rows("outlets"):
        for one in (name, *filter(None, aliases.split("|"))):
            by_name.setdefault(level(one), set()).add(name)
        by_domain |= dict.fromkeys(filter(None, domains.split("|")), name)
    return by_name, by_domain


@cache
def _agencies() -> frozenset[str]:
    return frozenset(level(name) for name in column("agencies"))


def _of_site(site: str | None) -> str | None:
    """Return the outlet at a domain, or at the domain that it belongs to."""
    domain = (site or "").lower().removeprefix("www.")
    while domain.count("."):
        if domain in _tables()[1]:
            return _tables()[1][domain]
        domain = domain.split(".", 1)[1]
    return None


def canonical(name: str | None, site: str | None = None) -> str | None:
    """Return the one name of an outlet; of a name that several outlets bear, the site tells which.

    >>> canonical("reuters.com"), canonical("AFP via The Lorne Post"), canonical("The Lorne Post")
    ('Reuters', 'The Lorne Post', 'The Lorne Post')
    """
    at_home = _of_site(site)
    if not name:
        return at_home or site
    address = _ADDRESS.fullmatch(name)
    if address:
        return _of_site(address[1]) or at_home or name
    passed_on = _without_agency(name)
    named = _tables()[0].get(level(passed_on), set())
    if at_home and (at_home in named or f" {level(at_home)} " in f" {level(passed_on)} "):
        return at_home
    return next(iter(named)) if len(named) == 1 and (at_home is None or not site) else passed_on


def _without_agency(name: str) -> str:
    """Return the outlet that printed an agency's words, of a name that gives both."""
    via, beside = _VIA.fullmatch(name), _WITH.fullmatch(name)
    if via and level(via[1]) in _agencies():
        return via[2]
    if beside and level(next(filter(None, beside.groups()[1:]))) in _agencies():
        return beside[1]
    return name
