"""Processes beside this one, what bounds them and their start: ``child``, ``limits``, ``later``.

In: the text of a program, seconds, bytes. Out: a process that is asked and answers in frames of bytes; limits for what
runs in this one. Every system is served: what it cannot bound itself is ended from outside when its time is over.
"""
