"""Which state an actor acts for where none is named beside it: dateline, then the outlet's home, then nobody knows."""

from __future__ import annotations

import pytest

from onrecord.facts.actor import Actor
from onrecord.facts.article import Article
from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.noticing.outlet_home import home_of, name_of
from onrecord.noticing.tables import countries, country_domains, outlet_homes, shared_names, titles_at_home


def actors(text: str, outlet: str | None = None) -> dict[str, Actor]:
    found = read(article_from_text(text, Given(outlet=outlet, published="2024-04-28"))).actors
    return {actor.name: actor for actor in found}


def home(outlet: str | None, url: str | None = None) -> str | None:
    return home_of(Article("a", "h", "t", outlet=outlet, url=url))


@pytest.mark.parametrize(("outlet", "url", "code"), [
    ("rnz.co.nz", None, "NZL"), ("en.vietnamplus.vn", None, "VNM"), ("andina.pe", None, "PER"),
    ("The Jordan Times", None, "JOR"), (None, "https://www.haaretz.com/israel/1", "ISR"),
    ("news.invented-ledger.co.za", None, "ZAF"), (None, "https://invented.com.au/a", "AUS"),
    ("Reuters", None, None), ("bbc.com", None, None), ("The Guardian", None, None), ("The Harbour Ledger", None, None),
    ("invented-ledger.com", None, None), ("ledger.tv", None, None), ("The Guardian", "https://guardian.ng/x", "NGA"),
])
def test_the_home_of_an_outlet(outlet: str | None, url: str | None, code: str | None) -> None:
    assert home(outlet, url) == code


def test_a_bare_domain_has_the_name_of_its_outlet() -> None:
    assert (name_of("rnz.co.nz"), name_of("The Harbour Ledger")) == ("Radio New Zealand", "The Harbour Ledger")


def test_the_tables_name_states_that_there_are() -> None:
    codes = {row.country for row in outlet_homes()} | set(country_domains().values())
    codes |= {state for row in shared_names().values() for one in row for state in one.states}
    codes |= {state for states in titles_at_home().values() for state in states}
    assert codes <= set(countries())
    assert len(outlet_homes()) >= 1500


def test_no_domain_belongs_to_two_outlets() -> None:
    domains = [domain for row in outlet_homes() for domain in row.domains]
    assert len(domains) == len(set(domains))
