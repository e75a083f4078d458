"""How right is it on this corpus? A sample of a record's facts is drawn, a person judges it, the verdicts are counted.

In: an open record, or filled-in sheets. Out: a ``Sheet`` to fill in, or ``Scored``: shares with their intervals.
"""

from onrecord.auditing.draw import draw
from onrecord.auditing.files import csv_rows, read_sheet, yaml_text
from onrecord.auditing.score import Agreement, Scored, Share, score
from onrecord.auditing.sheet import KINDS, LISTED, WHATS, Judged, JudgedSheet, Sheet, What

__all__ = [
    "KINDS",
    "LISTED",
    "WHATS",
    "Agreement",
    "Judged",
    "JudgedSheet",
    "Scored",
    "Share",
    "Sheet",
    "What",
    "csv_rows",
    "draw",
    "read_sheet",
    "score",
    "yaml_text",
]
