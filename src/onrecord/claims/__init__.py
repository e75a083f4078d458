"""Propositions that somebody takes a position on, and each party's position with its words.

In: statements and propositions. Out: claims (``take.take``; ``own.own`` for the outlet's). Nothing is imported here:
questions use a few words of this step (``about``) and should not load all of it.
"""
