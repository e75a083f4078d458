"""Which events of different articles are one: each rests on the best match that was published before it.

The likeness of two events is that of ``linking.same_event``, as far as what a Reading keeps and two articles alone tell
it: a record grows, and what is decided of two events must not hang on what else is there.
"""
