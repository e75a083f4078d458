"""Places: which one a name means, and whether it stands for a government. Sentences are invented."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.data import rows
from onrecord.noticing.gazetteer import country, demonym, key, known
from onrecord.noticing.places import notice_places
from onrecord.noticing.tables import countries
from onrecord.noticing.which_place import Naming, which
from tests.noticing.when_sheets import sheet_of


def meant(name: str, *others: str, beside: str = "", home: str | None = None) -> tuple[str | None, str] | None:
    """Return country and kind of the first name in an article that names the others too."""
    wider = tuple(p for p in known(beside) if p.kind in ("country", "region"))
    namings = [Naming(key(name), known(name), wider), *(Naming(key(o), known(o)) for o in others)]
    place = which(namings, (), home)[0]
    return (place.country, place.kind) if place else None


@pytest.mark.parametrize(("name", "code", "kind"), [
    ("U.S.", "USA", "country"), ("US", "USA", "country"), ("U.K.", "GBR", "country"), ("Britain", "GBR", "country"),
    ("Kyiv", "UKR", "city"), ("Kiev", "UKR", "city"), ("Georgia", "GEO", "country"), ("Washington", "USA", "city"),
    ("Texas", "USA", "region"), ("Ontario", "CAN", "region"), ("Korean Peninsula", None, "area"),
    ("southern Angola", "AGO", "country"), ("Western Australia", "AUS", "region"), ("Paris", "FRA", "city"),
    ("the South China Sea", None, "area"), ("São Paulo", "BRA", "city"), ("Sao Paulo", "BRA", "city"),
    ("Mexico", "MEX", "country"), ("Mexico City", "MEX", "city"), ("New York", "USA", "city"),
    ("Darfur", "SDN", "area"),
    ("New York state", "USA", "region"), ("Kursk region", "RUS", "region"), ("downtown Cairo", "EGY", "city"),
    ("St. Petersburg", "RUS", "city"), ("The Hague", "NLD", "city"), ("Donbas", "UKR", "area"), ("LA", "USA", "city"),
    ("Calif.", "USA", "region"), ("Strait of Hormuz", None, "area"), ("Bombay", "IND", "city"),
    ("Asia", None, "continent"),
    ("Turkey", "TUR", "country"), ("Washington, D.C.", "USA", "city"), ("Jordan", "JOR", "country"),
    ("Line of Control", None, "area"), ("Ramstein", "DEU", "area"), ("Birmingham", "GBR", "city"),
    ("Rhineland-Palatinate", "DEU", "region"), ("Guangdong Province", "CHN", "region"),
])
def test_a_name_alone_means_the_best_known_place(name: str, code: str | None, kind: str) -> None:
    assert meant(name) == (code, kind)


@pytest.mark.parametrize("name", ["EU", "UN", "NATO", "Monday", "Valdoria", "", "La"])
def test_what_is_no_place_is_not_found(name: str) -> None:
    assert known(name) == ()


@pytest.mark.parametrize(("name", "beside", "code", "kind"), [
    ("Paris", "Texas", "USA", "city"), ("London", "Ontario", "CAN", "city"), ("Athens", "Ga.", "USA", "city"),
    ("Birmingham", "Alabama", "USA", "city"), ("Victoria", "British Columbia", "CAN", "city"),
    ("Cordoba", "Spain", "ESP", "city"), ("Hyderabad", "Pakistan", "PAK", "city"), ("Moscow", "Idaho", "USA", "city"),
    ("Valencia", "Venezuela", "VEN", "city"), ("Saint Petersburg", "Fla.", "USA", "city"),
])
def test_what_stands_beside_a_name_decides(name: str, beside: str, code: str, kind: str) -> None:
    assert meant(name, beside=beside) == (code, kind)


@pytest.mark.parametrize(("name", "others", "code"), [
    ("Tripoli", ("Beirut", "Lebanon", "Sidon"), "LBN"), ("Tripoli", ("Benghazi", "Libya"), "LBY"),
    ("Hyderabad", ("Karachi", "Pakistan", "Sindh"), "PAK"), ("Hyderabad", ("India", "Telangana"), "IND"),
    ("Birmingham", ("Alabama", "Montgomery", "United States"), "USA"), ("Cordoba", ("Argentina", "Rosario"), "ARG"),
    ("Georgia", ("Atlanta", "Alabama", "Tennessee"), "USA"), ("Georgia", ("Tbilisi", "Russia", "Abkhazia"), "GEO"),
])
def test_other_places_of_the_article_decide(name: str, others: tuple[str, ...], code: str) -> None:
    found = meant(name, *others)
    assert found is not None
    assert found[0] == code


def test_a_small_place_needs_support() -> None:
    assert meant("Avoca", "Norway", "Oslo", "Bergen") is None
    assert meant("Eastleigh", "London", "Southampton") == ("GBR", "city")


def test_a_place_once_said_where_is_there_in_the_whole_article() -> None:
    namings = [Naming("paris", known("Paris"), known("Texas")), Naming("paris", known("Paris"))]
    assert [p.country for p in which(namings) if p] == ["USA", "USA"]


def test_the_dateline_decides_between_equals() -> None:
    assert meant("Newcastle", home="AUS") == ("AUS", "city")
    assert meant("Newcastle", home="GBR") == ("GBR", "city")


def test_every_line_of_the_aliases_leads_somewhere() -> None:
    assert not [r[0] for r in rows("place_aliases") if r[1] != "none" and not known(r[0])]


def test_no_line_of_the_tables_repeats_or_contradicts_another() -> None:
    assert not [line for line, n in Counter(rows("place_aliases")).items() if n > 1]
    assert not [name for name, n in Counter(r[0] for r in rows("areas")).items() if n > 1]
    usual = {slot: words for slot, meant, words in rows("government_words") if meant == "else"}
    for slot, answer, _ in rows("government_words"):
        assert slot in usual
        assert answer == "else" or answer != usual[slot], slot


def test_every_area_is_found_and_has_a_point() -> None:
    for name, *_, lat, lon, _people in (r if len(r) == 9 else (*r, "") for r in rows("areas")):
        assert known(name), name
        assert -90 <= float(lat) <= 90
        assert -180 <= float(lon) <= 180


def test_countries_have_ids_and_their_people_names() -> None:
    assert country("SDN").geonames == 366755
    assert {c for c in countries() if country(c).name} == set(countries())
    assert demonym("Norwegian") == "NOR"
    assert demonym("harbour") is None


@given(st.text(max_size=40))
def test_any_name_is_looked_up_without_error(name: str) -> None:
    for place in known(name):
        assert place.lat is None or -90 <= place.lat <= 90


def test_an_unknown_place_keeps_its_name() -> None:
    place = notice_places(sheet_of("troops"))[0]
    assert (place.name, place.country, place.lat, place.precision) == ("Valdoria", None, None, None)


def test_places_of_a_sheet() -> None:
    beijing, leipzig, *_ = notice_places(sheet_of("visit"))
    assert (beijing.country, beijing.as_government) == ("CHN", True)
    assert (leipzig.name, leipzig.country, leipzig.as_government) == ("Leipzig", "DEU", False)
    assert (leipzig.geonames, leipzig.precision) == (2879139, "city")
    assert leipzig.lat == pytest.approx(51.34, abs=0.1)


@pytest.mark.parametrize(("text", "name", "government"), [
    ("p01", "Beijing", True), ("p02", "Moscow", True),
    ("p03", "Kenya", True), ("p04", "Iran", True),
    ("p05", "Oslo", True), ("p05", "Warsaw", True),
    ("p06", "Peru", True), ("p07", "Chile", True),
    ("p07", "Bolivia", True), ("p08", "Turkey", True),
    ("p09", "Brazil", True), ("p10", "Sweden", True),
    ("p11", "Tehran", True), ("p12", "Cairo", True),
    ("p13", "Japan", True), ("p14", "India", True),
    ("p14", "Nepal", True), ("p15", "Russia", True),
    ("p16", "France", True), ("p17", "Havana", True),
    ("p18", "Ottawa", True), ("p19", "Vietnam", True),
    ("p20", "Serbia", True), ("p21", "Seoul", True),
    ("p22", "Germany", True), ("p23", "Qatar", True),
    ("p24", "Ghana", True), ("p25", "Kabul", True),
    ("p26", "Mexico", True), ("p27", "Ukraine", True),
    ("p28", "Beijing", False), ("p29", "Moscow", False),
    ("p30", "Kenya", False), ("p30", "Canada", False),
    ("p31", "Iran", False), ("p32", "Oslo", False),
    ("p33", "Peru", False), ("p34", "Chile", False),
    ("p35", "Turkey", False), ("p36", "Brazil", False),
    ("p37", "Sweden", False), ("p37", "Denmark", False),
    ("p38", "Tehran", False), ("p39", "Cairo", False),
    ("p40", "Japan", False), ("p41", "India", False),
    ("p42", "Nepal", False), ("p43", "Russia", False),
    ("p44", "France", False), ("p45", "Havana", False),
    ("p46", "Ottawa", False), ("p47", "Vietnam", False),
    ("p48", "Laos", False), ("p49", "Seoul", False),
    ("p50", "Germany", False), ("p51", "Qatar", False),
    ("p52", "Ghana", False), ("p53", "Kabul", False),
    ("p54", "Mexico", False), ("p55", "Ukraine", False),
    ("p56", "Madrid", False), ("p57", "Rome", False),
])
def test_place_or_government(text: str, name: str, government: bool) -> None:
    sheet = sheet_of(text)
    found = [p for p in notice_places(sheet) if sheet.article.text[slice(*p.span)].endswith(name)]
    assert [p.as_government for p in found] == [government]
