"""What people decided against the machine, applied: pure functions over Readings and Judgements.

In: a kept Reading and the judgements in force. Out: the corrected Reading (``apply``), who is one actor (``actors``),
and which pairs belong together or apart (``pairs``). Nothing here changes what is kept.
"""
