"""Sheets for laws: words of times, numbers and places put together anyhow, under any tree.

Out: hypothesis strategies for texts and for sheets. Nothing about the sheets is likely; all of it is possible, since
the reader model promises words, trees and names, but no sense.
"""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from onrecord.facts.article import Article
from onrecord.facts.identity import text_hash
from onrecord.facts.sheet import Name, Sheet, Word
from onrecord.reading.words import word_spans

PIECES = (
    "Monday Tuesday Sunday May March June February September Sept. Feb. 30 31 29 February 31 June 13/13/2020 "
    "04/05/2021 2020-02-30 2024-06-05 00/00/0000 99/99/99 '98 1998 2024 2,024 0 00 007 1e9 -5 3.5 ½ 1/0 24:00 25:61 "
    "18:30 6pm GMT today yesterday tonight overnight last next this coming past the a an in on by of to and or since "
    "until before after ago later earlier from between through week weeks day days month months year years decade "
    "century quarter half fiscal first second third 21st 32nd spring fall winter Christmas Easter Ramadan every each "
    "daily once twice dozens hundreds thousands million billion trillion hundred dozen few several couple tens of "
    "possibly at least more than as many as up to nearly about under over no fewer including them % percent $ € US$ "
    "km kg soldiers people troops tanks prisoners homes - – / , . ; : ( ) “ ” 's ’s Georgia Jordan Congo Korea North "
    "South Atlanta Tbilisi Paris Texas Washington Turkey Chad Beijing Kremlin Darfur Xyzzyville Brussels Niger "
    "president minister said told ministry foreign deputy spokesman Smith John Ms London Reed 1960s mid late early "
    "end beginning day-after morning evening noon midnight hours minutes"
).split()

_TAGS = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADP", "PUNCT", "PRON", "AUX", "PART", "DET", "CCONJ", "X")
_RELS = ("nsubj", "obj", "obl", "nmod", "nmod:poss", "amod", "compound", "appos", "flat", "case", "nummod", "conj",
         "det", "punct", "advmod", "ccomp", "nsubj:pass")  # fmt: skip
_XPOS = ("NN", "NNS", "NNP", "VBD", "VBZ", "VB", "MD", "VBN", "JJ", "CD", "IN", "POS")
_NAMES = ("Person", "Organization", "Location", "Facility", "NORP", "Product", "Date", "Money", "Misc")

recombined = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
_mixed = st.tuples(recombined, st.text(max_size=20), recombined).map("".join)
texts = st.one_of(recombined, st.text(max_size=80), _mixed)
published = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["2024", "2024-06", "2024-13-45", "soon", ""]))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A sheet of any text under any tree: every head is a word of its sentence, and one of them is the root."""
    text = draw(texts)
    spans = word_spans(text)
    breaks = sorted({0, len(spans), *draw(st.lists(st.integers(0, len(spans)), max_size=3))}) if spans else []
    sentences = tuple(pairwise(breaks))
    words = []
    for number, (first, end) in enumerate(sentences):
        for i in range(first, end):
            start, stop = spans[i]
            head = -1 if i == first else draw(st.integers(first, i - 1))
            words.append(Word(start, stop, text[start:stop], text[start:stop].lower(), draw(st.sampled_from(_TAGS)),
                              draw(st.sampled_from(_XPOS)), head, "root" if head < 0 else draw(st.sampled_from(_RELS)),
                              number))  # fmt: skip
    names, at = [], 0
    while at < len(words):
        if draw(st.integers(0, 3)) == 0:
            end = min(len(words), at + draw(st.integers(1, 3)))
            names.append(Name(at, end, draw(st.sampled_from(_NAMES))))
            at = end
        at += 1
    article = Article(id="n" * 13, text_hash=text_hash(text), text=text, published=draw(published))
    return Sheet(article, tuple(words), sentences, sentences, tuple(names))
