"""The shape of what is new: one claim, position, number or actor that an article brought."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.questions.answers import Quote

NewsKind = Literal["claim", "position", "number", "actor"]


class NewsRow(msgspec.Struct, frozen=True):
    """One thing that an article brought and that the record did not hold before it.

    ``kind``: a ``claim`` nobody made before, a ``position`` that changed or is the party's first on a known claim, a
    ``number`` on a known claim that is another one than before, an ``actor`` nobody named before. ``id``: of the claim
    or actor; ``what``: the claim in our wording, the position, the number, the kind of actor. ``day``: when the article
    was out. ``was``: the party's last position, or an earlier number; null where there was none.
    """

    kind: NewsKind
    id: str
    article: str
    outlet: str | None
    published: str | None
    day: str | None
    who: str | None
    what: str
    quote: Quote
    was: str | None = None
    was_day: str | None = None
    was_article: str | None = None
    was_quote: Quote | None = None
    judged: tuple[str, ...] = ()
