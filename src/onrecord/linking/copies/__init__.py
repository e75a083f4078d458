"""Which article is a copy of which, decided whenever an article comes in or goes.

In: articles, and where texts lie (``Store``). Out: whose copy each is, and how. Pure: what is kept lies behind
``Store``, and a plain ``MemoryStore`` is here. Every article is set against those published *before* it, and rests on
the one it is most like: so the copies are the same in whatever order articles came in, and what was a copy on a day
stays one whatever comes later.
"""

from onrecord.linking.copies.likeness import FEWEST, SHARED, Kind, Likeness, compare, sketch

__all__ = ["FEWEST", "SHARED", "Kind", "Likeness", "compare", "sketch"]
