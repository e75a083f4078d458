"""The record: readings kept whole, and what answers by actor, by day and by word. The one door to it.

``Record``: open it, add readings, judge, forget, verify. ``Snapshot``: all that can be asked, from one moment, in typed
rows. ``backup``, ``restore``, ``examine``: the care of its file. In: Readings. Out: rows; ``onrecord.questions`` gives
them their shapes. Nobody else looks behind this: no connection, no type of a column and no packed byte leaves it.
"""

from onrecord.record.event_rows import EventPlace, EventReport, TiePlace
from onrecord.record.file.backup import Saved, backup, restore
from onrecord.record.file.doctor import Finding, examine
from onrecord.record.forgetting import Forgotten
from onrecord.record.queries.pages import part_of_rows
from onrecord.record.record import Record
from onrecord.record.rows import (
    WHOLE,
    About,
    ClaimInText,
    ClaimTold,
    CopyPlace,
    CountedText,
    Dated,
    FirstMention,
    HitPlace,
    Key,
    KnownAs,
    Lately,
    Near,
    Part,
    PartyPosition,
    PositionPlace,
    PositionTold,
    SaidLater,
    Slice,
    StatementPlace,
    StoryText,
    TakenPosition,
    TextRow,
)
from onrecord.record.snapshot import Change, Snapshot
from onrecord.record.taking import Added
from onrecord.record.verify import Problem

__all__ = [
    "WHOLE",
    "About",
    "Added",
    "Change",
    "ClaimInText",
    "ClaimTold",
    "CopyPlace",
    "CountedText",
    "Dated",
    "EventPlace",
    "EventReport",
    "Finding",
    "FirstMention",
    "Forgotten",
    "HitPlace",
    "Key",
    "KnownAs",
    "Lately",
    "Near",
    "Part",
    "PartyPosition",
    "PositionPlace",
    "PositionTold",
    "Problem",
    "Record",
    "SaidLater",
    "Saved",
    "Slice",
    "Snapshot",
    "StatementPlace",
    "StoryText",
    "TakenPosition",
    "TextRow",
    "TiePlace",
    "backup",
    "examine",
    "part_of_rows",
    "restore",
]
