"""What lists tell of stories: of several stories at once, and of large ones as the record keeps it.

In: a moment of the record, ids of stories, a day. Out: ``StoryRow``, in the order of the ids. What a story's articles
tell is kept (``StoryTold``) until one of them changes, by all that is known and as the machine has the story; what it
goes on with, and how those are called who take part in it, is looked up when it is asked for.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import msgspec

from onrecord.facts import Span
from onrecord.judging.stories import Homes
from onrecord.questions.article_answers import OriginRow
from onrecord.questions.counting import origins_of, outlets_of
from onrecord.questions.rows import Rows
from onrecord.questions.story_answers import StoryRow
from onrecord.record import Change, StoryText

_PARTIES = 4        # of a story in a list


class StoryTold(NamedTuple):
    """What a story's articles tell: as ``StoryRow`` has it, those who take part by their ids."""

    title: str | None
    article: str
    first: str
    last: str
    articles: int
    outlets: int
    origins: int
    copies: int
    claims: int
    parties: tuple[str, ...]


_written, _read = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(StoryTold)


def story_rows(rows: Rows, ids: Sequence[str], judged: Homes, as_of: str | None) -> list[StoryRow]:
    """Return stories as lists have them."""
    wanted = [id for id in ids if (id, as_of) not in rows.kept.stories]
    if wanted:
        rows.kept.stories.update({(row.id, as_of): row for row in _looked_up(rows, wanted, judged, as_of)})
    return [rows.kept.stories[id, as_of] for id in ids]


def _looked_up(rows: Rows, ids: Sequence[str], judged: Homes, as_of: str | None) -> list[StoryRow]:
    told = _kept(rows, ids, judged) if as_of is None else {}
    left = [id for id in ids if id not in told]
    texts = rows.snapshot.stories.texts_in(left, judged, as_of) if left else {}
    told |= _told(rows, texts)
    rows.expect_who({actor for one in told.values() for actor in one.parties})
    continues = continued(rows, ids, judged, as_of)
    return [row_of(rows, id, told[id], continues[id], judged_by(judged, texts.get(id, ()))) for id in ids]


def row_of(rows: Rows, id: str, told: StoryTold, continues: str | None, judged: tuple[str, ...]) -> StoryRow:
    """Return the row of a story of which it was told what its articles tell."""
    return StoryRow(
        id=id, title=told.title, article=told.article, first=told.first, last=told.last, articles=told.articles,
        outlets=told.outlets, origins=told.origins, copies=told.copies, claims=told.claims,
        parties=tuple(map(rows.who, told.parties)), continues=continues, judged=judged)


def judged_by(judged: Homes, texts: Sequence[StoryText]) -> tuple[str, ...]:
    """Return the judgements on the articles of a story."""
    return tuple(dict.fromkeys(by for text in texts for by in judged.by.get(text.id, ())))


def continued(rows: Rows, ids: Collection[str], judged: Homes, as_of: str | None) -> dict[str, str | None]:
    """Return what each of some stories goes on with: the one whose life was over, or one with whose claims it does."""
    going_on = rows.going_on(judged, as_of)
    going_on.expect(ids)
    over = rows.snapshot.stories.continued(ids)
    found: dict[str, str | None] = {}
    for id in ids:
        before, link = over.get(id), going_on.before(id)
        other = before and rows.snapshot.stories.goes_on_under(before, judged, as_of)
        other = other or (link.other if link else None)
        found[id] = other if other != id else None
    return found


def told_of(rows: Rows, texts: Sequence[StoryText], back_to: Sequence[OriginRow], claims: int, parties: Sequence[str],
            ) -> StoryTold:
    """Return what the articles of a story tell, of which there is one at least."""
    heads = [rows.head(text.number) for text in texts]
    return StoryTold(
        title=heads[0].title, article=rows.ref(texts[0].number) or "", first=heads[0].day or "",
        last=heads[-1].day or "", articles=len(texts), outlets=outlets_of(rows, [text.number for text in texts]),
        origins=len(back_to), copies=sum(head.copy_of is not None for head in heads), claims=claims,
        parties=tuple(parties[:_PARTIES]))


def origins_in(rows: Rows, texts: Sequence[StoryText]) -> tuple[OriginRow, ...]:
    """Return the independent reports that whole articles go back to: what is credited for a part of one ties none."""
    nowhere: Mapping[int, Sequence[Span]] = dict.fromkeys((text.number for text in texts), ())
    return origins_of(rows, nowhere)


def tell(moment: Change, stories: Sequence[str]) -> None:
    """Tell some stories, and keep it."""
    told = _told(Rows(moment), moment.stories.texts_in(stories, Homes(), None)) if stories else {}
    moment.keep_stories({story: zlib.compress(_written.encode(one)) for story, one in told.items()})


def _kept(rows: Rows, ids: Collection[str], judged: Homes) -> dict[str, StoryTold]:
    """Return what is kept of some stories; nothing of those on which people judged."""
    others = rows.snapshot.stories.judged(judged)
    found = rows.snapshot.stories.told([id for id in ids if id not in others])
    return {story: one for story, data in found.items() if (one := _opened(data)) is not None}


def _opened(data: bytes) -> StoryTold | None:
    """Return what was kept; null where another version of this program told it otherwise."""
    try:
        return _read.decode(zlib.decompress(data))
    except (zlib.error, msgspec.MsgspecError):
        return None


def _told(rows: Rows, texts: Mapping[str, Sequence[StoryText]]) -> dict[str, StoryTold]:
    """Return what the articles of some stories tell; all that it is told by is looked up at once."""
    numbers = [text.number for some in texts.values() for text in some]
    if not numbers:
        return {}
    rows.look_up(numbers)
    rows.credits(numbers)
    claims, parties = rows.snapshot.stories.claims_of(numbers), rows.snapshot.stories.parties_of(numbers)
    found = {}
    for story, some in texts.items():
        here = [text.number for text in some]
        busy: Counter[str] = Counter()
        for number in here:
            busy.update(parties[number])
        found[story] = told_of(rows, some, origins_in(rows, some), len(set().union(*(claims[n] for n in here))),
                               sorted(busy, key=lambda actor: (-busy[actor], actor)))
    return found
