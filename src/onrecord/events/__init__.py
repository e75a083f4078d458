"""Who did what to whom: statements and deeds that are political events, with type, sides and realis.

In: a tree, its statements and the resolver of its actors. Out: ``Event``s in order of their first mention
(``take.events_of``), and rows as event data has them (``coding.coded``).
"""
