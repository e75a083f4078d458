"""Checking a draft: paste it, and see beside its lines where the record says otherwise. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord.checking import Checked
from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.views.web.page import AS_OF, Asked, Form, Made, Page
from onrecord.views.web.reading_in import pasted
from onrecord.views.web.segments import Mark, laid_out, standing_in

_WHY = "why-"       # leads the name of a field in which somebody says why a note is to be ignored


class CheckSeen(msgspec.Struct, frozen=True):
    """A draft's text and its notes; null before one is sent. ``ignored``: why, by the name of each note."""

    text: str
    checked: Checked | None
    ignored: dict[str, str]


def _do(record: OpenRecord, asked: Asked, form: Form) -> Made:
    from onrecord.checking import check

    draft = pasted(form)
    if draft is None:
        raise OnRecordError("OR-103", where="the draft")
    ignored = {name.removeprefix(_WHY): why.strip() for name, why in form.fields.items()
               if name.startswith(_WHY) and why.strip()}
    return Made(CheckSeen(draft.text, check(record, draft, as_of=asked.as_of, ignored=ignored), ignored))


def _show(seen: CheckSeen, asked: Asked) -> Mapping[str, Any]:
    notes = seen.checked.notes if seen.checked else ()
    marks = [Mark(start, end, "note", note.id, note.what) for note in notes for start, end in note.quote.spans]
    text = laid_out(seen.text, marks, marks)
    beside: list[list[Any]] = [[] for _ in text]
    for note in notes:
        beside[standing_in(note.quote.spans, text)].append(note)
    return {"checked": seen.checked, "text": list(zip(text, beside, strict=True)),
            "numbers": {note.id: number for number, note in enumerate(notes, 1)}}


PAGES = (Page("check", "/check", "Check a draft", lambda record, asked: CheckSeen("", None, {}), _show, params=(AS_OF,),
              do=_do, told="Set a draft against the record: positions that changed, figures, quotations, speakers, "
              "days, sources that are one. Nothing of it is kept."),)
