"""The record: readings kept whole, and tables that answer by actor, by day and by word.

In: Readings. Out: rows. SQL lives here and nowhere else; ``onrecord.questions`` gives the rows their shapes.
"""

from onrecord.record.forgetting import Forgotten
from onrecord.record.record import Record
from onrecord.record.taking import Added
from onrecord.record.verify import Problem

__all__ = ["Added", "Forgotten", "Problem", "Record"]
