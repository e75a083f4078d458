"""Readings of a few invented articles against what a careful reader finds in them: a check that needs nothing else.

In: ``articles.yaml``. Out: shares, by hundred, of statements found, who speaks, act, form, positions, states.
"""
