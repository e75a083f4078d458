"""What is found around a trigger: who did it, to whom, how many, when."""

from __future__ import annotations

from onrecord.linking.same_event import event_mentions
from tests.linking.same_event.sentences import article, deed, did


def one(sheet, *words):
    (mention,) = event_mentions(sheet, [("m", words)])
    return mention


def test_active_passive_and_noun_give_the_same_roles():
    passive = [
        ("Tolvane", "Tolvane", "PROPN", 2, "nsubj:pass"),
        ("was", "be", "AUX", 2, "aux:pass"),
        ("acquired", "acquire", "VERB", -1, "root"),
        ("by", "by", "ADP", 4, "case"),
        ("Brixhold", "Brixhold", "PROPN", 2, "obl"),
    ]
    active = one(article("a", did("Brixhold", "acquired", "acquire", "Tolvane")), 1)
    noun = one(article("b", deed("Acquisition", "Tolvane", "Brixhold")), 0)
    turned = one(article("c", passive), 2)
    assert {m.agents for m in (active, noun, turned)} == {frozenset({"brixhold"})}
    assert {m.patients for m in (active, noun, turned)} == {frozenset({"tolvan"})}


def test_numbers_days_and_the_lead():
    first = did("Brixhold", "sold", "sell", "Tolvane", "1,200", "Monday")
    second = did("Brixhold", "sold", "sell", "Tolvane")
    sheet = article("a", first, second)
    lead, later = event_mentions(sheet, [("m", [1]), ("n", [len(first) + 1])])
    assert lead.numbers == {"1200"}
    assert lead.days == {"monday"}
    assert (lead.lead, later.lead, later.numbers) == (True, False, frozenset())


def test_negation_and_modality():
    rows = did("Brixhold", "buy", "buy", "Tolvane")
    denied = [*rows, ("not", "not", "PART", 1, "advmod"), ("may", "may", "AUX", 1, "aux")]
    plain, other = one(article("a", rows), 1), one(article("b", denied), 1)
    assert (plain.negated, plain.modal, other.negated, other.modal) == (False, False, True, True)


def test_a_trigger_of_several_words_hangs_on_its_head():
    rows = [*did("Brixhold", "checked", "check", "guests"), ("out", "out", "ADP", 1, "compound:prt")]
    mention = one(article("a", rows), 3, 1)
    assert (mention.lemma, mention.words, mention.particles) == ("check", (1, 3), {"out"})


def test_a_pronoun_has_no_stem_and_no_words_no_mention():
    sheet = article("a", [("It", "it", "PRON", 1, "nsubj"), ("hurt", "hurt", "VERB", -1, "root")])
    assert one(sheet, 0).stem == ""
    assert event_mentions(sheet, [("m", [])]) == []
