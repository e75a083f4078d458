"""Articles that come in through a page: pasted or sent as files, read, and kept in the record.

In: a form. Out: ids of articles. One reading runs at a time, since each takes a core for a second or more.
"""

from __future__ import annotations

import io
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.facts import Article
from onrecord.intake import Given, Skipped, articles_from
from onrecord.questions import OpenRecord
from onrecord.views.web.page import Form, Upload

_LONGEST_SUFFIX = 10
_reading = threading.Lock()


def taken_in(record: OpenRecord, form: Form) -> list[str]:
    """Read what a form holds and keep it; return the articles' ids.

    Raises the error of the first that cannot be read, and tells how many were kept and how many were not beside it.
    """
    from onrecord.ingest import ingest

    with _reading:
        outcomes = list(ingest(record, _articles(form)))
    found = [outcome.article for outcome in outcomes if outcome.article]
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    if errors:
        first, more = errors[0], f"{len(found)} article{'s' * (len(found) != 1)} kept, {len(errors)} not read"
        raise OnRecordError(first.code, first.where, "; ".join(filter(None, (first.detail, more))))
    if not found:
        raise OnRecordError("OR-103", where="what was sent")
    return found


def pasted(form: Form) -> Article | None:
    """Return the article that was pasted, as a file of it would be read; null where nothing was."""
    text = form.fields.get("text", "").replace("\r\n", "\n")       # as a browser sends the ends of lines
    if not text.strip():
        return None
    found = next(articles_from(["-"], given(form), stdin=io.BytesIO(text.encode("utf-8", "replace"))))
    if isinstance(found, Skipped):
        raise OnRecordError(found.error.code, "what was pasted", found.error.detail)
    return found


def given(form: Form) -> Given:
    """Return what a form says of its articles."""
    return Given(title=form["title"], outlet=form["outlet"], url=form["url"], published=form["published"])


def _articles(form: Form) -> Iterator[Article | Skipped]:
    article = pasted(form)
    if article is not None:
        yield article
    for file in form.files:
        yield from _in_file(file, given(form))


def _in_file(file: Upload, known: Given) -> Iterator[Article | Skipped]:
    """Yield the articles of a file; its content says how it is read, else the ending of its name."""
    suffix = Path(file.name.replace("\\", "/")).suffix.lower()
    suffix = suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= _LONGEST_SUFFIX else ""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / f"sent{suffix}"
        path.write_bytes(file.data)
        for found in articles_from([path], known):
            yield _by_its_name(found, str(path), file.name) if isinstance(found, Skipped) else found


def _by_its_name(skipped: Skipped, path: str, name: str) -> Skipped:
    """Name the file as its sender does: where it lay on this machine is nobody's business."""
    error = skipped.error
    where, detail = error.where.replace(path, name), error.detail.replace(path, name)
    return Skipped(OnRecordError(error.code, where, detail), skipped.where.replace(path, name))
