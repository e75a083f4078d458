"""Articles read by several processes at once, one for each core, in the order in which they came.

In: what intake found. Out: each with its reading. Nothing is decided here and nothing is kept: one process, the caller,
brings the readings together. ``attempt`` reads one article here; ``Pool`` has processes that read.
"""

from onrecord.workers.attempt import attempt
from onrecord.workers.machine import workers_here
from onrecord.workers.pool import Pool

__all__ = ["Pool", "attempt", "workers_here"]
