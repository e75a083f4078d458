"""Invented articles to be wrapped in pages, exports and prints: outlets, names, places and matters exist nowhere.

In: a seed. Out: the same ``Story`` each time, in plain English, with what a reader should find again.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

# name, domain, town: mastheads of every form that papers use, none of which exists.
OUTLETS = tuple(
    line.split("|")
    for line in """\
The Larch Herald|larchherald.example|Larch
Port Selby Courier|portselbycourier.example|Port Selby
Norland Times|norlandtimes.example|Tolby
The Daily Quill|dailyquill.example|Quill
Ostrava Bay Tribune|obtribune.example|Ostrava Bay
Tarn Post|tarnpost.example|Tarn
Velden Public Radio|vpr.example|Velden
Halden & District Gazette|haldengazette.example|Halden
Channel Nine Morrow|nine-morrow.example|Morrow
Kestrel Wire|kestrelwire.example|Kestrel
The Sandgate Review|sandgatereview.example|Sandgate
Brennick News Agency|bna.example|Brennick""".splitlines()
)

_FIRST = "Ana Bela Cora Dario Edda Femi Goran Hana Ivo Jonna Karim Lotte Milo Nadia Orla Pavel Rosa Samir Tilda".split()
_LAST = (
    "Aldane Berrow Castell Drummer Eskeli Farrant Gorsky Hallam Ibbet Jarvo Kestin Lomond Marrick Nordahl Ostrey "
    "Pallant Quennell Rudd Sorley Tamsin Ulver Varga Wendt Yarrow"
).split()
_PLACES = "Larch|Tolby|Port Selby|Velden|Morrow|Halden|Ostrava Bay|Sandgate|Brennick|Kestrel Ridge".split("|")
_THINGS = (
    "the harbour bridge|the water works|the grain terminal|the eastern railway|the district hospital|"
    "the border crossing|the fishing quota|the school budget|the radio mast|the old customs house"
).split("|")
_BODIES = (
    "the transport ministry|the harbour board|the city council|the fishermen's union|the court of audit|"
    "the coast guard|the regional police|the opposition bloc|the farmers' league|the election office"
).split("|")
_DEEDS = (
    "close {thing}|sell {thing}|rebuild {thing}|put off the vote on {thing}|open an inquiry into {thing}|"
    "hand {thing} to a private company|double the price of using {thing}"
).split("|")
_TITLES = (
    "{Body} votes to {deed}|{last} denies plan to {deed}|Why {place} wants to {deed}|"
    "{Body} warns {place} over {thing}|“Nobody asked us”: {place} argues about {thing}|"
    "{place} waits for answers on {thing}|{last}: we will not {deed}|Two held after fire near {thing} in {place}"
).split("|")
_LEADS = (
    "{Body} said on {weekday} that it would {deed}, ending months of argument in {place}.|"
    "Hundreds of people gathered in {place} on {weekday} after {body} announced that it intended to {deed}.|"
    "A plan to {deed} was put before members on {weekday}, and {first} {last} was the first to object."
).split("|")
_SENTENCES = """\
The decision was taken behind closed doors, according to two people who were in the room.
“We have waited for this for eleven years,” said {first} {last}, who leads {body}.
{first} {last} told reporters that the figures had been known since the spring.
In {place}, the news was received with a mixture of relief and anger.
The cost of the work is put at {number} million crowns, about a third more than was planned.
A spokeswoman for {body} declined to comment on the letter.
“There was no pressure from anybody,” {last} said, “and I would not have given in to any.”
Officials had earlier denied that {thing} was in danger.
The report, which runs to {number} pages, blames poor maintenance and a lack of staff.
Residents say that they were never asked, and that the meeting in March was cancelled without a reason.
Trade through {place} has fallen by {number} per cent since the beginning of the year.
{Body} has until the end of the month to answer.
Nobody was hurt, but the road between {place} and the coast was shut for several hours.
“It is not the money,” said {first} {last}, a teacher. “It is that they think we would not notice.”
The company that won the contract did not answer questions that were sent to it by e-mail.
Critics point out that a similar promise was made before the last election and was quietly dropped.
Under the agreement, both sides will share the profits for the next {number} years.
{last} said he had seen no evidence that the documents were forged.
The long-running dispute has divided the governing parties, which hold a narrow majority.
Police confirmed that a {number}-year-old man had been questioned and released.
The vote, which had been expected on {weekday}, was put off for a second time.
Experts who looked at the pictures for this newspaper said that the damage was older than had been claimed.
“If {thing} goes, the town goes,” {last} told the meeting, to loud applause.
{Body} called the accusation baseless and said that it would take the matter to court.""".splitlines()
_HEADS = "What happens next|A long dispute|‘Nobody told us’|The figures|Who pays|Reaction".split("|")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True)
class Block:
    """A part of the body. ``kind``: p, h2, quote or li."""

    kind: str
    text: str


@dataclass(frozen=True)
class Story:
    """One article, and all that should be found again of it."""

    number: int
    outlet: str
    domain: str
    title: str
    standfirst: str
    byline: tuple[str, ...]
    place: str
    published: datetime
    modified: datetime
    blocks: tuple[Block, ...]

    @property
    def slug(self) -> str:
        """The title as it stands in an address."""
        return re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")[:60]

    @property
    def url(self) -> str:
        """Where it stands, without a day."""
        return f"https://www.{self.domain}/news/{self.slug}-{self.number + 40_210}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words of the body, block by block."""
        return tuple(block.text for block in self.blocks)


def words_of(text: str) -> list[str]:
    """Return the words of a text for counting: lower case, typographic signs levelled.

    >>> words_of("It’s a “long-running” row — 3,000 said")
    ["it's", 'a', 'long-running', 'row', '3,000', 'said']
    """
    level = text.replace("’", "'").replace("‘", "'").replace("\u2011", "-").replace("\u00ad", "").lower()
    return re.findall(r"[^\W_]+(?:[-'.,][^\W_]+)*", level)


class _Slots(dict[str, str]):
    def __init__(self, chance: random.Random, weekday: str) -> None:
        body = chance.choice(_BODIES)
        thing = chance.choice(_THINGS)
        super().__init__(
            first=chance.choice(_FIRST),
            last=chance.choice(_LAST),
            place=chance.choice(_PLACES),
            thing=thing,
            body=body,
            Body=body[0].upper() + body[1:],
            weekday=weekday,
            number=str(chance.randrange(12, 90)),
        )
        self["deed"] = chance.choice(_DEEDS).format_map(self)


def sentence(chance: random.Random, weekday: str = "Tuesday") -> str:
    """Return one sentence of news, for teasers, comments and other company of an article."""
    return _upper(chance.choice(_SENTENCES).format_map(_Slots(chance, weekday)))


def headline(chance: random.Random) -> str:
    """Return a title, for teasers too."""
    return _upper(chance.choice(_TITLES).format_map(_Slots(chance, "Tuesday")))


def person(chance: random.Random) -> str:
    """Return an invented name."""
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _blocks(chance: random.Random, weekday: str, plain: bool) -> tuple[Block, ...]:
    lead = _upper(chance.choice(_LEADS).format_map(_Slots(chance, weekday)))
    pool = list(_SENTENCES)
    chance.shuffle(pool)
    out = [Block("p", f"{lead} {_upper(pool.pop().format_map(_Slots(chance, weekday)))}")]
    for number in range(chance.randrange(5, 10)):
        if number in (2, 5) and not plain and chance.random() < 0.5:
            out.append(Block("h2", chance.choice(_HEADS)))
        if number == 3 and not plain and chance.random() < 0.4:
            out.append(Block("quote", sentence(chance, weekday)))
        count = min(chance.choice((1, 2, 2, 3)), len(pool))
        told = (_upper(pool.pop().format_map(_Slots(chance, weekday))) for _ in range(count))
        if text := " ".join(told):
            out.append(Block("p", text))
    return tuple(out)


def story(seed: str, number: int, *, plain: bool = False) -> Story:
    """Return the article of a number. ``plain``: paragraphs alone, without heads between them."""
    chance = random.Random(f"{seed} {number}")
    outlet, domain, town = chance.choice(OUTLETS)
    zone = timezone(timedelta(hours=chance.choice((-5, 0, 0, 1, 2, 3))))
    published = datetime(2019, 1, 1, tzinfo=zone) + timedelta(
        days=chance.randrange(2_400), hours=chance.randrange(8, 18), minutes=chance.randrange(60)
    )
    byline = tuple(person(chance) for _ in range(chance.choice((1, 1, 1, 2))))
    return Story(
        number,
        outlet,
        domain,
        headline(chance),
        sentence(chance),
        byline,
        town,
        published,
        published + timedelta(days=chance.choice((0, 1, 3)), hours=2),
        _blocks(chance, _WEEKDAYS[published.weekday()], plain),
    )
