"""The tables of events agree with each other and with the ontology."""

from __future__ import annotations

import re

import pytest

from onrecord.data import rows
from onrecord.events.lexicon import by_act, classes, kinds, light_verbs, of_what, predicates

SLOTS = re.compile(r"^(subj|obj|iobj|poss|mod|prt|to_do|that|subj_of_that|comp|[a-z]+)$")
ACTING = {"party", "people", "official"}
REALIS = {"actual", "alleged", "planned", "hypothetical", "denied"}
# The quad class of a CAMEO root as PLOVER counts it: 14 is material conflict there.
QUAD = {1: range(3, 6), 2: range(6, 9), 3: range(9, 14), 4: range(14, 21)}
# Acts of words that stand under another root in CAMEO than their type in PLOVER: 02 appeals are REQUEST, 08 concessions
# are CONCEDE (verbal in PLOVER), 116 verdicts are COERCE, and the like.
ELSEWHERE = {"011", "012", "016", "018", "020", "080", "081", "083", "0833", "085", "116", "1122", "175", "1712"}


def test_there_are_enough_words() -> None:
    assert len(predicates()) >= 1200


@pytest.mark.parametrize("line", rows("events/predicates"), ids=lambda line: f"{line[0]} {line[5]} {line[4]}")
def test_a_line_of_predicates_is_sound(line: tuple[str, ...]) -> None:
    lemma, part, source, target, needs, type_, _, cameo = line
    assert part in ("verb", "noun")
    assert lemma == lemma.lower()
    for slot in (*source.split("|"), *target.removeprefix("=").split("|")):
        assert slot == "-" or SLOTS.match(slot)
    known = {name for names in classes().values() for name in names} | set(classes()) | ACTING
    for need in [] if needs == "-" else needs.split(" "):
        named = need.removeprefix("!").partition(":")[2]
        assert not named or any(name in known or name.isalpha() for name in named.split("|"))
    if type_ == "-":
        assert cameo == "-"
        return
    assert re.fullmatch(r"\d{3,4}", cameo)
    assert cameo in ELSEWHERE or int(cameo[:2]) in QUAD[kinds()[type_].quad] or type_ in ("AID", "RETREAT", "CONCEDE",
                                                                                         "COOPERATE", "AGREE")


def test_acts_and_types_are_those_of_the_vocabulary() -> None:
    assert set(by_act()) <= {line[0] for line in rows("vocabulary/acts")}
    named = {sense.type for sense in by_act().values()} | {type_ for pair in of_what() for type_ in pair}
    assert named <= set(kinds())
    assert {line[0] for line in rows("events/announced")} == set(kinds())
    assert {line[1] for line in rows("events/announced")} <= set(kinds())


def test_realis_has_five_values() -> None:
    assert {line[2] for line in rows("events/realis")} <= REALIS
    assert {light.realis for light in light_verbs().values()} <= REALIS | {None}
    assert {light.subject for light in light_verbs().values()} == {"does", "suffers"}


def test_codes_of_types_are_given_once() -> None:
    codes = [line[3] for line in rows("events/types")]
    assert len(codes) == len(set(codes)) == 16


def test_codes_of_organisations_are_of_many_states() -> None:
    assert all(code[:3] in ("IGO", "NGM", "NGO") for _, code in rows("events/organisations"))


def test_weights_are_of_the_types() -> None:
    named = {pair.split(":")[0] for line in rows("events/type_weights") for pair in line[1].split()}
    assert named <= set(kinds()) | {"YIELD"}
