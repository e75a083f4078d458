"""The record: readings kept whole, and tables that answer by actor, by day and by word.

In: Readings. Out: rows. SQL lives here and nowhere else; ``onrecord.questions`` gives the rows their shapes.
"""

from onrecord.record.doctor import Finding, examine
from onrecord.record.forgetting import Forgotten
from onrecord.record.record import Record
from onrecord.record.saving import Saved, backup, restore
from onrecord.record.taking import Added
from onrecord.record.verify import Problem

__all__ = ["Added", "Finding", "Forgotten", "Problem", "Record", "Saved", "backup", "examine", "restore"]
