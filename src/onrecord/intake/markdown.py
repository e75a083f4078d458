"""Markdown as note-taking tools write it: its marks are not words.

In: the text of a .md file. Out: the same words without marks, links' addresses, pictures and foot notes' numbers.
"""

from __future__ import annotations

import re

_MARKS = (
    # what is replaced in every line, in this order
    (re.compile(r"!\[\[[^\]\n]{0,300}\]\]|!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),  # pictures
    (re.compile(r"\[\[(?:[^\]|\n]{1,300}\|)?([^\]|\n]{1,300})\]\]"), r"\1"),  # links between notes
    (re.compile(r"\[\^[\w-]{1,30}\]:?"), ""),  # foot notes
    (re.compile(r"\[([^\]\n]{1,1000})\]\((?:[^()\n]|\([^()\n]{0,300}\)){0,2000}\)"), r"\1"),  # links
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"==(?=\S)([^=\n]{1,2000}?)(?<=\S)=="), r"\1"),
    (re.compile(r"(?m)^ {0,3}(?:>[ \t]?)+(?:\[!\w{1,20}\][+-]?[ \t]*)?"), ""),
    (re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+"), ""),
    (re.compile(r"(?m)^[ \t]{0,12}(?:[*+-]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


def without_marks(text: str) -> str:
    """Return a text without the marks of Markdown.

    >>> without_marks("# Head\\n\\n> **No**, said [the mayor](https://a.example/b).[^1]")
    'Head\\n\\nNo, said the mayor.'
    """
    for pattern, kept in _MARKS:
        text = pattern.sub(kept, text)
    return re.sub(r"\n[ \t]*\n(?:[ \t]*\n)+", "\n\n", re.sub(r"(?m)^[ \t]+(?=\S)|[ \t]+$", "", text)).strip("\r\n")
