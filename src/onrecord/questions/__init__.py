"""What can be asked of a record: one typed API that every view uses.

In: an open record. Out: frozen answers that carry the words they rest on (``answers``).
"""

from onrecord.questions.open_record import OpenRecord

__all__ = ["OpenRecord"]
