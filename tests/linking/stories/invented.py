"""Invented news for the tests: matters with places, persons, numbers and days, each told by several outlets."""

from __future__ import annotations

import random
from datetime import date, timedelta

from onrecord.linking.stories import Page

FIRST = date(2031, 3, 3)
TOWNS = (
    "Ostrava Tampere Arequipa Bergen Kisumu Plovdiv Valdivia Mombasa Hobart Matsuyama Tromso Cork Leipzig Arad".split()
)
SURNAMES = "Merrow Sandoval Vanton Akers Obrador Quill Holm Lathan Voss Ferrant Ibsen Kovar Dorn Ruiz Tamm Obi".split()
FIRST_NAMES = "Dana Kip Ilse Rufus Lena Tomas Greta Piers Nadia Hugh Anselm Bruna".split()
ROADS = "Cedar Mill Harbour Orchard Foundry Chapel Linden Quarry Castle Meadow Tanner Bishop".split()
KINDS = (
    ("fire", "warehouse", "firefighters", "flames", "smoke", "burned"),
    ("strike", "dockworkers", "union", "wages", "pickets", "walked out"),
    ("flood", "river", "rescuers", "sandbags", "water", "evacuated"),
    ("crash", "tram", "passengers", "brakes", "tracks", "injured"),
    ("trial", "mayor", "prosecutors", "bribes", "court", "charged"),
)
NUMBERS = "three five six eight nine eleven twelve fourteen sixteen seventeen".split()


class Matter:
    """One matter with all that its reports share."""

    def __init__(self, number: int, persons: list[str], chance: random.Random) -> None:
        self.number, self.began = number, FIRST + timedelta(chance.randrange(40))
        self.town, self.road = TOWNS[number % len(TOWNS)], chance.choice(ROADS)
        self.persons = persons
        self.kind = KINDS[(number + number // len(TOWNS)) % len(KINDS)]  # no town has two of a kind
        self.house, self.count = chance.randrange(100, 9900), chance.choice(NUMBERS)

    def report(self, turn: int, chance: random.Random) -> Page:
        """Tell the matter once more, some days later, in other words."""
        what, thing, people, seen, other, done = self.kind
        day = self.began + timedelta(chance.choice((0, 0, 1, 1, 2, 3, 5)) if turn else 0)
        weekday = self.began.strftime("%A")
        one, two = chance.sample(self.persons, 2)
        place, sentences = f"{self.house} {self.road} Street", []
        for ways in (
            (
                f"The {what} at {place} in {self.town} began on {weekday}, officials said.",
                f"It was on {weekday} that the {what} broke out at {place}, in the east of {self.town}.",
                f"{self.town} woke to news of a {what} on {weekday}: the address was {place}.",
            ),
            (
                f"{one}, who lives near {self.road} Street, said the {thing} had been neglected.",
                f"Nobody had cared for the {thing} in a long time, neighbour {one} complained.",
                f"In the words of {one}, a retired teacher, the {thing} was an accident in waiting.",
            ),
            (
                f"At least {self.count} {people} were {done} in {self.town}, according to {two}.",
                f"{two} put the number of {people} {done} at {self.count}.",
                f"By nightfall {self.count} {people} had been {done}, the agency learned from {two}.",
            ),
            (
                f"{two} told reporters that {seen} and {other} could be noticed from afar.",
                f"Talk of {seen} and of {other} was everywhere, {two} recalled.",
                f"Pictures by {two} show {other} and, behind the gates, {seen}.",
            ),
            (
                f"A spokesman for the city of {self.town} declined to comment on the {thing}.",
                f"The council of {self.town} will debate the {thing} next month.",
                f"An inquiry into the {what} was promised by the mayor of {self.town}.",
            ),
        ):
            sentences.append(chance.choice(ways))
        chance.shuffle(sentences)
        title = f"{self.count.capitalize()} {people} {done} in {self.town} {what}"
        return Page(f"{self.number}-{turn}", day.isoformat(), title, " ".join(sentences[: chance.choice((4, 5))]))


def news(matters: int = 24, seed: int = 1) -> tuple[list[Page], dict[str, int]]:
    """Return pages in order of publication, and the matter of each by its id."""
    chance = random.Random(seed)
    pages, truth = [], {}
    persons = [f"{first} {last}" for first in FIRST_NAMES for last in SURNAMES]
    chance.shuffle(persons)
    for number in range(matters):
        matter = Matter(number, persons[3 * number : 3 * number + 3], chance)
        for turn in range(chance.choice((1, 2, 3, 5))):
            page = matter.report(turn, chance)
            pages.append(page)
            truth[page.id] = number
    return sorted(pages, key=lambda p: (p.day, p.id)), truth


def pairs(groups: dict[str, str] | dict[str, int]) -> set[tuple[str, str]]:
    """Return the pairs of articles that are together."""
    ids = sorted(groups)
    return {(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :] if groups[a] == groups[b]}


def f1(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> float:
    """Return the F1 of two sets of pairs, 1 where both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
