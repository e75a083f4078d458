"""Intake: files, folders, pages, JSON Lines or pasted text become frozen articles.

In: bytes, and what the user says of them. Out: ``Article``, with what is not body marked and the publication date
given, found or bounded; or ``Skipped`` with a numbered error.
"""

from onrecord.intake.article import article_from_text
from onrecord.intake.files import FileEnd, Found, KnownFile, articles_from, count_of, found_in
from onrecord.intake.folders import Choice
from onrecord.intake.not_body import not_body
from onrecord.intake.options import Given, Metadata, field_names
from onrecord.intake.parsing import Skipped
from onrecord.intake.publication import read_given

__all__ = ["Choice", "FileEnd", "Found", "Given", "KnownFile", "Metadata", "Skipped", "article_from_text",
           "articles_from", "count_of", "field_names", "found_in", "not_body", "read_given"]
