"""The tables of events agree with each other and with the ontology."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.data import rows
from onrecord.events.lexicon import by_act, kinds, light_verbs, of_what, predicates

SLOTS = set("subj obj iobj poss mod prt to_do that subj_of_that comp".split())
PREPOSITIONS = set(
    "of by to with against from on for between mod in at into over as along about toward towards upon through behind "
    "around outside among onto aside off near after when".split()
)
REALIS = {"actual", "alleged", "planned", "hypothetical", "denied"}
DROPPED = ("01", "02")      # of CAMEO, that PLOVER has no type for
# Where the type here is another than the one that PLOVER's table has for the code, with the reason:
# a signed agreement is agreed on; ties that are deepened are cooperation; who is let go or resigns retreats; sanctions
# are SANCTION; verdicts, crackdowns are coercion; an abuse is what the accusation of it is about.
OTHERWISE = {
    ("AGREE", "057"), ("COOPERATE", "050"), ("RETREAT", "081"), ("RETREAT", "0831"), ("SANCTION", "163"),
    ("COERCE", "116"), ("COERCE", "175"), ("ASSAULT", "1122"),
}
ONTOLOGY = Path(__file__).parents[3] / "shared" / "data" / "events" / "cameo_to_plover.tsv"
UNLISTED = {"1952", "176"}      # codes of CAMEO 1.1b3 (drones, cyber attacks) that PLOVER's table does not list


def test_there_are_enough_words() -> None:
    assert len(predicates()) >= 1200


@pytest.mark.parametrize("line", rows("events/predicates"), ids=lambda line: f"{line[0]} {line[5]} {line[4]}")
def test_a_line_of_predicates_is_sound(line: tuple[str, ...]) -> None:
    lemma, part, source, target, needs, type_, _, cameo = line
    assert part in ("verb", "noun")
    assert lemma == lemma.lower()
    named = [*source.split("|"), *target.removeprefix("=").split("|")]
    named += [slot for need in needs.split(" ") for slot in need.removeprefix("!").partition(":")[0].split("|")]
    assert set(named) - {"-"} <= SLOTS | PREPOSITIONS
    assert (type_ == "-") == (cameo == "-")
    assert type_ == "-" or (type_ in kinds() and re.fullmatch(r"\d{3,4}", cameo))


@pytest.mark.skipif(not ONTOLOGY.is_file(), reason="the table of the ontology is not here")
def test_codes_are_of_the_types_that_plover_gives_them() -> None:
    lines = [line.split("\t") for line in ONTOLOGY.read_text("utf-8").splitlines() if not line.startswith("#")]
    known = {line[0]: line[1] for line in lines}
    told = {(line[5], line[7]) for line in rows("events/predicates") if line[5] != "-"}
    told |= {(line[0], line[3]) for line in rows("events/of_what")}
    told |= {(line[1], line[2]) for line in rows("events/announced")}
    told |= {(line[0], line[2]) for line in rows("events/types")}
    told |= {(line[2], line[4]) for line in rows("events/acts")}
    wrong = {(type_, code) for type_, code in told if known.get(code) != type_
             and not code.startswith(DROPPED) and code not in UNLISTED}
    assert wrong == OTHERWISE


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


@pytest.mark.parametrize("line", rows("events/by_authority"), ids=lambda line: line[0])
def test_a_line_of_deeds_by_authorities_is_of_a_known_word_or_mode(line: tuple[str, ...]) -> None:
    what, whose = line
    known = {word for word, _ in predicates()} | {s.mode for senses in predicates().values() for s in senses}
    assert what in known
    assert whose in ("always", "known")


def test_verbs_of_refusals_are_lemmas_each_once() -> None:
    verbs = [line[0] for line in rows("events/refusals")]
    assert len(verbs) == len(set(verbs))
    assert all(verb == verb.lower() for verb in verbs)
