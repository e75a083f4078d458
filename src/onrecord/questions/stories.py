"""Stories as answers: what runs on one matter, who takes part, what is claimed, and why each article belongs to it.

In: a moment of the record and a day. Out: ``StoryRow`` and ``Story``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from onrecord.errors import OnRecordError
from onrecord.facts.judgement import JUDGED
from onrecord.judging.stories import Homes
from onrecord.linking.stories import Row
from onrecord.linking.stories.going_on import METHOD, SharedClaim
from onrecord.questions.ladders import claim_rows
from onrecord.questions.rows import Rows
from onrecord.questions.showing import resolve
from onrecord.questions.story_answers import Story, StoryArticle, StoryLink, StoryParty
from onrecord.questions.story_rows import continued, judged_by, origins_in, row_of, told_of

_CLAIMS = 3  # that are named of those by which a story goes on with another one, the best
_NAMED = 6  # how many candidates an error names


def story_named(rows: Rows, asked: str, judged: Homes, as_of: str | None) -> str:
    """Return the story that an id (of a story or of one of its articles), or its beginning, names as of a day.

    A story that people joined to another is answered by that; an id that a story had before an earlier article of its
    matter came in, by the story in which its first article is now. Raises OR-501 and OR-502.
    """
    asked = asked.strip()
    found = rows.snapshot.stories.ids_starting(asked, judged) if asked.startswith("y") else []
    if asked.startswith("n"):
        _, article = resolve(rows, asked, ["article"])
        number = rows.snapshot.articles.number_of(article) or 0
        story = rows.snapshot.stories.story_of(number, judged, as_of)
        if story is None:
            raise OnRecordError("OR-501", where=repr(asked), detail=_not_yet(as_of) or "it is in no story")
        return story
    found = [asked] if asked in found else found
    if not found:
        raise OnRecordError("OR-501", where=repr(asked))
    under = {rows.snapshot.stories.goes_on_under(story, judged, as_of) for story in found}
    if len(under) > 1:
        some = ", ".join(found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
        raise OnRecordError("OR-502", where=repr(asked), detail=f"it could be {some}")
    return under.pop()


def story_numbers(rows: Rows, asked: str, as_of: str | None) -> list[int]:
    """Return the articles (numbers) of the story that somebody asks for, by day of publication."""
    judged = rows.homes(as_of)
    numbers = rows.snapshot.stories.numbers_in(story_named(rows, asked, judged, as_of), judged, as_of)
    if not numbers:
        raise OnRecordError("OR-501", where=repr(asked), detail=_not_yet(as_of))
    return numbers


def story(rows: Rows, asked: str, as_of: str | None, limit: int | None) -> Story:
    """Return one story with all that belongs to it, of its claims so many."""
    judged = rows.homes(as_of)
    id = story_named(rows, asked, judged, as_of)
    texts = rows.snapshot.stories.texts_in([id], judged, as_of)[id]
    if not texts:
        raise OnRecordError("OR-501", where=repr(asked), detail=_not_yet(as_of))
    numbers = [text.number for text in texts]
    rows.look_up(numbers)
    found, claims = rows.snapshot.stories.parties_in(numbers), rows.snapshot.stories.claims_in(numbers)
    rows.expect_who([actor for actor, _, _ in found])
    back_to, why = origins_in(rows, texts), rows.snapshot.stories.reasons(numbers)
    told = told_of(rows, texts, back_to, len(claims), [actor for actor, _, _ in found])
    row = row_of(rows, id, told, continued(rows, [id], judged, as_of)[id], judged_by(judged, texts))
    return Story(
        story=msgspec.structs.replace(row, continued_by=_continued_by(rows, id, judged, as_of)),
        articles=tuple(_article(rows, number, why, judged) for number in numbers),
        claims=claim_rows(rows, claims[:limit], as_of),
        parties=tuple(StoryParty(rows.who(actor), said, held) for actor, said, held in found),
        links=_links(rows, id, judged, as_of),
        back_to=back_to,
        undated=rows.snapshot.articles.undated(as_of),
    )


def _not_yet(as_of: str | None) -> str:
    return f"not yet by {as_of}" if as_of else ""


def _continued_by(rows: Rows, id: str, judged: Homes, as_of: str | None) -> tuple[str, ...]:
    """Return the stories that go on with one: to know them, all that share a claim with it are looked at."""
    after = rows.snapshot.stories.continuing(rows.snapshot.stories.under(id, judged), as_of)
    found = [*(rows.snapshot.stories.goes_on_under(one, judged, as_of) for one in after),
             *rows.going_on(judged, as_of).after(id)]
    return tuple(one for one in dict.fromkeys(found) if one != id)


def _article(rows: Rows, number: int, reasons: Mapping[str, Row], judged: Homes) -> StoryArticle:
    head = rows.head(number)
    row = reasons.get(head.id)
    parted = number in judged.moved
    return StoryArticle(
        article=rows.ref(number) or "",
        title=head.title,
        outlet=head.outlet,
        published=head.published,
        day=head.day or "",
        why=JUDGED if parted or row is None else row.kind,
        because=() if parted or row is None else row.because,
        score=None if parted or row is None else row.score,
        method=JUDGED if parted or row is None else row.by,
        copy_of=rows.ref(head.copy_of),
        judged=judged.by.get(head.id, ()),
    )


def _links(rows: Rows, id: str, judged: Homes, as_of: str | None) -> tuple[StoryLink, ...]:
    """Return what people joined to a story and what it continues, by the machine and by people."""
    stories = rows.snapshot.stories.under(id, judged)
    found = [
        StoryLink(row.kind, row.story, row.other or "", row.day, row.because, row.score, row.by)
        for row in rows.snapshot.stories.continues(id, as_of)
    ]
    going_on = rows.going_on(judged, as_of)
    told = going_on.before(id)
    if told is not None:
        shared = going_on.claims(told)
        score = shared[0].score
        method = JUDGED if score is None else METHOD
        because = _claims(rows, told.texts.older, shared)
        found.append(StoryLink("continues", id, told.other, told.day, because, score, method))
    joined = [one for one in stories if judged.into.get(one) in stories]
    return (*found, *(StoryLink("merged", one, judged.into[one], None, (), None, JUDGED) for one in joined))


def _claims(rows: Rows, older: int, shared: Sequence[SharedClaim]) -> tuple[str, ...]:
    """Return the claims by which a story goes on with another one, as the older article has them."""
    claims = rows.reading(older).claims
    return tuple(f"the claim {claims[one.other_place].id} in {rows.ref(older)}: {claims[one.other_place].text}"
                 for one in shared[:_CLAIMS])
