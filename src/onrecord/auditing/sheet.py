"""The sheet of an audit: facts drawn from a record, each in its place, with empty fields for a person's verdicts.

No item carries a confidence or a score: whoever judges must not know how sure the program was.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import msgspec

SCHEMA = "onrecord/audit/1"
What = Literal["positions", "assertions", "links", "claims", "statements", "actors", "events", "event-links"]
WHATS: tuple[What, ...] = get_args(What)
LISTED: frozenset[What] = frozenset({"claims"})
"""Kinds of which the first are taken as the record lists them: what a reader sees at the top is what is asked about."""


class Kind(NamedTuple):
    """What is asked of each item of a kind: the fields of a verdict, in order, each with the question to the judge.

    ``may_not_apply``: a field left blank beside others means 'does not apply'; else that it is still to be judged.
    ``whole``: it is also counted in how many items every field is right.
    """

    asks: dict[str, str]
    may_not_apply: bool = False
    whole: bool = False


_STANCE = Kind(
    {
        "party": "Is this the party whose stance these words tell?",
        "stance": "Do the words tell this stance?",
        "claim": "Is this what the stance is about, and whole enough to be understood so?",
    },
    whole=True,
)
KINDS: dict[What, Kind] = {
    "positions": _STANCE,
    "assertions": _STANCE,
    "links": Kind({"same": "Do both passages speak of the same matter, so that a yes to one is a yes to the other?"}),
    "claims": Kind(
        {
            "claim": "Is it a claim: could it be true or false?",
            "alone": "Can it be understood without the article?",
        }
    ),
    "statements": Kind(
        {
            "real": "Does the article here tell what somebody said, wrote, thinks or will not say?",
            "speaker": "Is this the speaker?",
            "state": "Is this the state that the speaker is or speaks for?",
            "form": "Is the form right: direct, indirect, mixed, reported?",
            "when": "Was it said then?",
            "chain": "Are these the sources, in this order, on whose word it rests?",
        },
        may_not_apply=True,
    ),
    "actors": Kind({"state": "Is or does this actor belong to this state?"}),
    "events": Kind(
        {
            "real": "Do the words tell that one party did, said, planned or suffered such a thing at all?",
            "type": "Is this its type?",
            "source": "Did these do it, and are all of them parties (nobody: the text names nobody)?",
            "target": "Was it done to these (nobody: there is nobody, or the text names nobody)?",
            "realis": "Is it told so: actual, alleged, planned, hypothetical, denied, on the word of these?",
            "where": "Did it take place there (none: the text names no place)?",
            "when": "Did it take place then (none: the text gives no day)?",
        },
        whole=True,
    ),
    "event-links": Kind({"same": "Do both passages tell of one and the same event?"}),
}


class Item(msgspec.Struct, frozen=True):
    """One fact to be judged. ``article`` and ``fact`` find it again; ``says``: what the program says of it.

    ``words``: the evidence; ``paragraph``: the whole paragraphs it stands in, the evidence between [[ and ]];
    ``before``: the paragraph before these. ``verdict``: true, false or null (blank) by field.
    """

    item: int
    outlet: str | None
    published: str | None
    title: str | None
    says: dict[str, str | None]
    words: str
    paragraph: str
    before: str | None
    verdict: dict[str, bool | None]
    remark: str | None
    article: str
    fact: str


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """Items drawn from a record. ``frame``: among how many; ``only``: the kind of position they were confined to.

    ``seed`` null: not drawn, but the first ``n`` as they are listed. ``read_by``: programs and reader models that made
    the readings on record. ``asks``: the questions to the judge, by field.
    """

    sheet: str = SCHEMA
    what: What
    only: str | None
    n: int
    frame: int
    seed: int | None
    onrecord: str
    read_by: str
    asks: dict[str, str]
    items: tuple[Item, ...]


class Judged(NamedTuple):
    """The verdicts on one item of a filled-in sheet, true, false or null by field."""

    item: int
    article: str
    fact: str
    verdict: dict[str, bool | None]


class JudgedSheet(NamedTuple):
    """A filled-in sheet as it is scored. ``name``: of its file."""

    name: str
    what: What
    only: str | None
    items: tuple[Judged, ...]
