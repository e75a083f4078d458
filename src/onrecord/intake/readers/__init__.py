"""Readers of kinds of file, one file each: a source comes in; articles, files inside it and errors come out.

In: a ``Source`` (bytes, their name, how much may be unpacked). Out: ``Text``, ``Part`` and ``Bad`` of ``source.py``.
``kinds`` says what a source is, by content first and by name second; ``registry`` has it read.
"""

from onrecord.intake.readers.registry import Steps, contents

__all__ = ["Steps", "contents"]
