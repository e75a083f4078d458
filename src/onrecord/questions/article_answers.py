"""The shapes of answers on articles: what is on record of them, whose copies they are, whose report they go back to.

Frozen and typed, with days, ids and quotes as in ``answers``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.linking.copies import Kind as CopyKind
from onrecord.linking.credits import Way
from onrecord.linking.origins import TieKind
from onrecord.linking.word_diff import ChangeKind
from onrecord.questions.answers import Quote


class ArticleRow(msgspec.Struct, frozen=True):
    """One publication, with how much was taken from it. ``recorded_at``: when it came into the record (UTC).

    ``copy_of``: the article published before it whose story this is, whole, cut or with additions (``CopyRow``).
    ``version``: 1 for the first text seen;
    ``version_of``: the version before it; ``current``: no newer version is on record.
    """

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    published_from: str | None
    published_earliest: str | None
    published_latest: str | None
    language: str | None
    recorded_at: str
    text_hash: str
    statements: int
    claims: int
    version: int = 1
    current: bool = True
    version_of: str | None = None
    copy_of: str | None = None
    judged: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True):
    """What differs between two texts: ``kind`` is ``cut``, ``added``, ``changed`` or ``moved``.

    ``before``: the words in the older one, ``after``: in the newer one; null where it has none there.
    """

    kind: ChangeKind
    before: Quote | None
    after: Quote | None


class CopyRow(msgspec.Struct, frozen=True):
    """One article that is a copy, or a later version, of another, ``of``, which was published before it.

    ``kind``: ``exact`` (the same story), ``near``, ``cut`` (a shorter version), ``longer`` (one with additions), or
    ``version`` (a later text of the same page). ``share``: how much of the shorter story the other has (0..1),
    ``resemblance``: how much of what either has; null for versions. ``day``: publication day of the newer one.
    ``differences``: what was cut, added, put otherwise; null in a list of all copies.
    """

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    kind: CopyKind | Literal["version"]
    of: str
    of_outlet: str | None
    of_published: str | None
    share: float | None
    resemblance: float | None
    day: str | None
    differences: tuple[Difference, ...] | None = None


class CreditRow(msgspec.Struct, frozen=True):
    """Whose report an article says it is. ``way``: where it says so; ``quote``: the words (null: the metadata do).

    ``whole``: it holds for the whole article, else for ``scope`` alone. ``source``: whether an unnamed source is named
    with it.
    """

    name: str
    way: Way
    whole: bool
    quote: Quote | None
    scope: Quote | None = None
    source: bool = False


class Join(msgspec.Struct, frozen=True):
    """Why an article goes back to the same report as an earlier one, ``to``.

    ``kind``: ``copy``, ``version``, ``agency``, ``report``, ``source`` or ``quotation``; ``reason``: in words;
    ``quote`` and ``to_quote``: the words of each that say so, where there are any. ``day``: of the newer one.
    """

    article: str
    to: str
    kind: TieKind
    reason: str
    quote: Quote | None
    to_quote: Quote | None
    day: str | None


class OriginRow(msgspec.Struct, frozen=True):
    """One independent report of a matter: the articles that go back to it, oldest first, and why."""

    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    joins: tuple[Join, ...] = ()
