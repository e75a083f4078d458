"""What went wrong, as a page: what happened, what to do, and the right status.

In: a numbered error. Out: its status. The words stand in ``errors.py``.
"""

from __future__ import annotations

from onrecord.errors import OnRecordError

TOO_MANY = 429
_STATUS = {
    # the record itself
    "OR-401": 503, "OR-402": 503, "OR-403": 503, "OR-404": 503, "OR-405": 503, "OR-407": 503, "OR-409": 503,
    # what was asked
    "OR-501": 404, "OR-504": 404, "OR-502": 300, "OR-511": 409, "OR-512": 409, "OR-510": 422,
    # who asks, and how
    "OR-602": 404, "OR-603": 403, "OR-604": 401, "OR-605": TOO_MANY, "OR-606": 413, "OR-607": 405, "OR-610": 409,
    "OR-559": 500,
}


def status_of(error: OnRecordError) -> int:
    """Return the HTTP status of an error: 400 where nothing finer is known."""
    return _STATUS.get(error.code, 400)


def told(error: OnRecordError) -> dict[str, object]:
    """Return an error as plain data."""
    return {"error": {"code": error.code, "where": error.where, "what": error.what, "detail": error.detail,
                      "remedy": error.remedy}}
