"""Numbered errors: what, where, what to do. Every message a user can meet has its number here.

>>> str(OnRecordError("OR-101", where="a.txt"))
'OR-101 a.txt: no such file. Check the path; the other files were read.'
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # number: (what is wrong, what to do)
    "OR-101": ("no such file", "Check the path; the other files were read."),
}


class OnRecordError(Exception):
    """An error with a number a user can look up.

    ``where``: file, line or setting. ``detail``: what was found there, added to the message.
    """

    def __init__(self, code: str, where: str = "", detail: str = "") -> None:
        what, remedy = MESSAGES[code]
        self.code, self.where, self.what, self.remedy = code, where, what, remedy
        self.detail = detail
        place = f"{code} {where}" if where else code
        super().__init__(f"{place}: {what}{f' ({detail})' if detail else ''}. {remedy}")
