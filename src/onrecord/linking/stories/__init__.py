"""Stories: which articles run on one matter, decided in order of publication, in one pass.

In: articles; ``placing`` brings those that come in late into order. Out: a story id each, links between stories, and a
journal that says why. Pure: what is kept lies behind ``Store``, and a plain ``MemoryStore`` is here. A decision about
an article rests only on articles published no later than itself.
"""

from onrecord.linking.stories.assign import Assigned, Stories, story_id
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
    "story_id",
    "terms_of",
    "with_reading",
]
