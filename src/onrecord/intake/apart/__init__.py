"""Files that are parsed in a process of their own, so that a hostile one can neither hang nor eat up this one.

In: a file that lies on the disk, or a stream; what the user gave. Out: its articles and errors as they are found. One
process parses file after file (``asking``); it is replaced when a file ends it, and that file becomes a numbered error.
"""

from onrecord.intake.apart.asking import end_waiting, parsed_apart
from onrecord.intake.apart.messages import Limits

__all__ = ["Limits", "end_waiting", "parsed_apart"]
