"""Corrections: what people decided, with what became of it; here they are made and undone too.

A POST names one judgement (``what``) on one fact (``id``), as ``onrecord correct`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.questions import OpenRecord
from onrecord.questions.corrected_rows import CorrectionRow
from onrecord.questions.exporting import correction_row
from onrecord.views.web.listed import Listed, listed
from onrecord.views.web.page import AFTER, LIMIT, Asked, Form, Page, Row, address, local_address

_DEEDS: dict[str, Callable[[Form], dict[str, Any]]] = {
    "speaker": lambda form: {"speaker": _given(form, "other")},
    "nobody": lambda form: {"nobody": True},
    "not_a_statement": lambda form: {"not_a_statement": True},
    "position": lambda form: {"position": _given(form, "other"), "claim": form["claim"], "party": form["party"]},
    "date": lambda form: {"date": _given(form, "date")},
    "same_as": lambda form: {"same_as": _given(form, "other")},
    "not_same_as": lambda form: {"not_same_as": _given(form, "other"), "article": form["article"]},
}


def _given(form: Form, name: str) -> str:
    found = form[name]
    if found is None:
        raise OnRecordError("OR-601", where=name, detail="nothing was written")
    return found


def _answer(record: OpenRecord, asked: Asked) -> Listed[CorrectionRow]:
    return listed(record.corrections(limit=asked.limit, after=asked.get("after")))


def _do(record: OpenRecord, asked: Asked, form: Form) -> str:
    """Correct or undo, and lead back to where it was asked, with what was done."""
    what, id = _given(form, "what"), _given(form, "id")
    if what == "undo":
        done = record.undo(id, by=form["by"], why=form["why"])
        did = "nothing" if done.before == done.after else "undone"
        return _with(back_to(form), done=done.correction.id, did=did)
    if what in _DEEDS:
        seen = (form["seen"] or "").split() if "seen" in form.fields else None
        done = record.correct(id, by=form["by"], why=form["why"], seen=seen, **_DEEDS[what](form))
        return _with(back_to(form), done=done.correction.id)
    raise OnRecordError("OR-601", where=f"what={what!r}"[:80], detail=f"choose undo, {', '.join(_DEEDS)}")


def back_to(form: Form) -> str:
    """Return the page of this app that a form came from; the list of corrections where it names none."""
    return local_address(form["back"]) or "/corrections"


def _with(back: str, **values: str) -> str:
    path, _, fragment = back.partition("#")
    joined = path + ("&" if "?" in path else "?") + address("", values).removeprefix("?")
    return joined + (f"#{fragment}" if fragment else "")


def _rows(found: Listed[CorrectionRow]) -> Iterable[Row]:
    return map(correction_row, found.items)


PAGES = (Page("corrections", "/corrections", "Corrections", _answer, params=(LIMIT, AFTER), rows=_rows, do=_do,
              takes_day=False, told="What people decided, in order of making, with what became of it."),)
