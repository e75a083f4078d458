"""Article -> Sheet: sentences, words, syntax, names and attribution spans, by one pass of one small model.

In: an article. Out: its sheet (``read_sheet.read_sheet``). Nothing is imported here: words are cut without the model.
"""
