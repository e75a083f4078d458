"""Which claims of different articles are one, decided whenever an article comes in or goes.

In: wordings of claims, and where claims lie (``Store``). Out: what each claim rests on, and the groups. Pure: what is
kept lies behind ``Store``, and a plain ``MemoryStore`` is here. Every claim looks for its best match among those
published before it, and only there: so the groups are the same in whatever order articles came in, and what was
together on a day stays so whatever comes later.
"""
