"""Who said what, on whose word: attribution relations of one article.

In: a tree and what was noticed. Out: statements and who is who (``state.state``). Nothing is imported here: questions
use a table of this step (``lexicon``) and should not load all of it.
"""
