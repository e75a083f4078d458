"""What contents say: predicates with their arguments, polarity and modality, worded so that they can be read alone.

In: statements and their tree. Out: propositions (``propose.propose``).
"""
