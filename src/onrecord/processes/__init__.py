"""Processes beside this one, and what bounds them: time and memory.

In: the text of a program. Out: ``Child``, asked and answered in frames of bytes; limits for what runs in this process.
Every system is served: what it cannot bound itself is ended from outside when its time is over.
"""

from onrecord.processes.child import Child, TimeOver, get, put, served
from onrecord.processes.limits import bound_memory, ended_after, limited

__all__ = ["Child", "TimeOver", "bound_memory", "ended_after", "get", "limited", "put", "served"]
