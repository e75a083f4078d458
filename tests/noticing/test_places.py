"""Places: which one a name means. Sentences are invented."""

from __future__ import annotations

import pytest

from onrecord.noticing.places import choose, known, notice_places
from tests.noticing.when_sheets import sheet_of


@pytest.mark.parametrize(("name", "country", "kind"), [
    ("U.S.", "USA", "country"), ("Britain", "GBR", "country"), ("Kyiv", "UKR", "city"), ("Kiev", "UKR", "city"),
    ("Georgia", "GEO", "country"), ("Washington", "USA", "city"), ("Texas", "USA", "region"),
    ("Ontario", "CAN", "region"),
    ("Korean Peninsula", None, "area"), ("southern Angola", "AGO", "country"), ("Western Australia", "AUS", "region"),
    ("the South China Sea", None, "area"), ("Paris", "FRA", "city"), ("Sao Paulo", "BRA", "city"),
])
def test_the_place_a_name_means(name: str, country: str | None, kind: str) -> None:
    place = choose(known(name), (), set())
    assert place is not None
    assert (place.country, place.kind) == (country, kind)


def test_the_wider_place_beside_it_decides() -> None:
    place = choose(known("London"), known("Ontario"), set())
    assert place is not None
    assert place.country == "CAN"
    assert choose(known("London"), (), set()).country == "GBR"  # type: ignore[union-attr]


def test_an_unknown_place_keeps_its_name() -> None:
    place = notice_places(sheet_of("troops"))[0]
    assert (place.name, place.country, place.lat) == ("Valdoria", None, None)


def test_places_of_a_sheet() -> None:
    beijing, leipzig, *_ = notice_places(sheet_of("visit"))
    assert (beijing.country, beijing.as_government) == ("CHN", True)
    assert (leipzig.name, leipzig.country, leipzig.as_government) == ("Leipzig", "DEU", False)
    assert leipzig.geonames == 2879139
    assert leipzig.lat == pytest.approx(51.34, abs=0.1)
