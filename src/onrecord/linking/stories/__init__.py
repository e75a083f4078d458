"""Stories: which articles run on one matter, decided online in one pass.

In: articles in any order, best in order of publication. Out: a story id each, links between stories, and an
append-only journal that says why. Pure: what is kept lies behind ``Store``, and a plain ``MemoryStore`` is here.
A decision about an article rests only on articles published no later than itself.
"""

from onrecord.linking.stories.assign import Assigned, Stories
from onrecord.linking.stories.journal import Row, stories_as_of
from onrecord.linking.stories.kept import KeptArticle, KeptStory, MemoryStore, Store
from onrecord.linking.stories.terms import Page, Terms, terms_of, with_reading

__all__ = [
    "Assigned",
    "KeptArticle",
    "KeptStory",
    "MemoryStore",
    "Page",
    "Row",
    "Store",
    "Stories",
    "Terms",
    "stories_as_of",
    "terms_of",
    "with_reading",
]
