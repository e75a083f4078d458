"""A map of a story's places: land as it follows from the table of places, a point for each, none left out unsaid."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec

import onrecord
from onrecord.facts import Place
from onrecord.facts.identity import fact_id
from onrecord.questions.story_answers import StoryPlace, StoryPlaces
from onrecord.views.web.pictures import places
from tests.house import inhabited_land
from tests.strategies import reading
from tests.web.conftest import Room


def spot(name: str, lat: float, lon: float, articles: int = 1, precision: str = "city") -> StoryPlace:
    return StoryPlace(name, None, lat, lon, precision, articles, "n1")


def drawn(*some: StoryPlace) -> str:
    return places.draw(StoryPlaces(some, 1, 1, 0), lambda one: f"/{one.name}")


def test_the_land_is_that_of_the_places() -> None:
    assert inhabited_land.TABLE.read_text(encoding="utf-8") == inhabited_land.table()


def test_north_is_up_and_east_is_right() -> None:
    told = drawn(spot("A", 60, 10), spot("B", 10, 10), spot("C", 60, 40))
    at = {name: (float(x), float(y)) for name, x, y in re.findall(
        r'<a href="/(.)".*?cx="([\d.]+)" cy="([\d.]+)"', told)}
    assert at["A"][1] < at["B"][1]
    assert at["A"][0] == at["B"][0] < at["C"][0]
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', told).groups())  # type: ignore[union-attr]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in at.values())


def test_the_ends_of_the_world_can_be_drawn() -> None:
    for some in ([spot("A", 90, 180)], [spot("A", -90, -180), spot("B", 90, 180)], [spot("A", 0, 0)]):
        assert drawn(*some).count('class="mark"') == len(some)


def test_names_do_not_stand_on_each_other() -> None:
    told = drawn(spot("Ellery", 50, 10, 3), spot("Freedonia City", 50.01, 10.01))
    assert told.count('class="name"') == 1
    assert "Freedonia City: 1 article" in told
    assert 'class="dot open"' in drawn(spot("Freedonia", 50, 10, precision="country"))


def test_a_story_has_its_places_in_a_table_too(tmp_path: Path) -> None:
    made = reading([(0, "troops sent east harbour", "say", "asserted", None)])
    words = (0, len("Freedonia"))

    def place(name: str, **told: object) -> Place:
        return Place(id=fact_id("p", made.article.id, [words]), span=words, name=name, **told)  # type: ignore[arg-type]

    with onrecord.open(tmp_path / "r.db") as record:
        record.add(msgspec.structs.replace(made, places=(
            place("Ellery", country="FRD", lat=41.0, lon=20.5, precision="city"), place("Nowhere Hill"),
            place("Sylvania", country="SYL", lat=45.0, lon=25.0, as_government=True))))
        story = record.stories().items[0].id
    room = Room(tmp_path / "r.db")
    where = json.loads(room.get(f"/stories/{story}.json").body)["where"]
    assert [one["name"] for one in where["places"]] == ["Ellery"]
    assert (where["looked_at"], where["articles"], where["without_point"]) == (1, 1, 1)
    page = room.get(f"/stories/{story}").text
    assert "1 place in 1 of 1 article, 1 more without a known point" in page
    assert "41.0, 20.5" in page
    room.records.close()
