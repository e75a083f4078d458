"""What contents say, mechanism by mechanism: polarity, modality, control, passives, coordination, nouns, wording."""

from __future__ import annotations

import re
from functools import cache

import pytest

from onrecord.facts import Reading
from onrecord.facts.proposition import Modality, Proposition, Role
from onrecord.flow import read
from onrecord.intake import Given, article_from_text


@cache
def reading_of(text: str) -> Reading:
    return read(article_from_text(text, Given(published="2023-05-18", outlet="Invented Post")))


def the_one(text: str) -> Proposition:
    (found,) = reading_of(text).propositions
    return found


def words_of(text: str, role: Role) -> list[str | None]:
    """Return the words of the arguments of a role: null where they are left to be understood."""
    reading = reading_of(text)
    (told,) = reading.propositions
    return [reading.article.text[slice(*a.span)] if a.span else None for a in told.arguments if a.role == role]


def meant_by(text: str, role: Role) -> list[str | None]:
    reading = reading_of(text)
    (told,) = reading.propositions
    names = {actor.id: actor.name for actor in reading.actors}
    return [names.get(a.meant or "") for a in told.arguments if a.role == role]


NOT_SO = (
    # sentence, how it is told, how it reads without its negation
    ("Boris Kant said Peru had not paid 40 sailors.", "Peru had not paid 40 sailors", "Peru had paid 40 sailors"),
    ("Boris Kant said Peru never paid the crew.", "Peru never paid the crew", "Peru paid the crew"),
    ("Boris Kant said Peru's navy won't close the quarry.", "Peru's navy won't close the quarry",
     "Peru's navy [will] close the quarry"),
    ("Boris Kant said no ship had left the bay.", "no ship had left the bay", "[any] ship had left the bay"),
    ("Boris Kant said Peru had built no ships.", "Peru had built no ships", "Peru had built [any] ships"),
    ("Boris Kant said there were no ships in the bay.", "there were no ships in the bay",
     "there were [any] ships in the bay"),
    ("Boris Kant said nobody had seen the ships.", "nobody had seen the ships", "[somebody] had seen the ships"),
    ("Boris Kant said neither ship had left the bay.", "neither ship had left the bay",
     "[either] ship had left the bay"),
    ("Boris Kant said Norway failed to pay the crew.", "Norway failed to pay the crew", "[Norway paid] the crew"),
    ("Boris Kant said Norway refused to pay the crew.", "Norway refused to pay the crew", "[Norway paid] the crew"),
    ("Boris Kant said Norway forgot to lock the gate.", "Norway forgot to lock the gate",
     "[Norway locked] the gate"),
    ("\"I don't think that Norway paid the crew,\" Boris Kant said.", "[it is not so that] Norway paid the crew",
     "Norway paid the crew"),
    ("\"We do not believe Norway is safe,\" Boris Kant said.", "[it is not so that] Norway is safe",
     "Norway is safe"),
)


@pytest.mark.parametrize(("text", "told", "affirmed"), NOT_SO)
def test_what_is_told_as_not_so(text: str, told: str, affirmed: str) -> None:
    found = the_one(text)
    assert (found.negated, found.text, found.affirmed) == (True, told, affirmed)


@pytest.mark.parametrize("text", [
    "Boris Kant said Peru paid the crew.",
    "Boris Kant said Peru managed to pay the crew.",
    "Boris Kant said Peru did not fail to pay the crew.",           # twice not: so
    "Boris Kant said Peru did not only close the quarry.",
    "Dario Velt admitted leaving without paying the crew.",         # he left: only how is told with 'without'
    "\"I think that Norway paid the crew,\" Boris Kant said.",
])
def test_what_is_told_as_so(text: str) -> None:
    found = the_one(text)
    assert (found.negated, found.affirmed) == (False, None)


@pytest.mark.parametrize(("text", "head"), [
    ("Boris Kant said Norway failed to pay the crew.", "pay"),
    ("Boris Kant said Peru managed to pay the crew.", "pay"),
    ("\"I don't think that Norway paid the crew,\" Boris Kant said.", "pay"),
    ("Boris Kant said Norway plans to close the quarry.", "close"),
    ("Boris Kant said Norway is likely to close the quarry.", "close"),
])
def test_the_predicate_is_what_stands_below_words_that_only_say_how_it_is_told(text: str, head: str) -> None:
    assert the_one(text).predicate.lemma == head


@pytest.mark.parametrize(("words", "modality"), [
    ("has closed the quarry", "actual"),
    ("will close the quarry", "planned"),
    ("would close the quarry", "planned"),              # told later: his 'will'
    ("plans to close the quarry", "planned"),
    ("intends to close the quarry", "planned"),
    ("must close the quarry", "demanded"),
    ("should close the quarry", "demanded"),
    ("needs to close the quarry", "demanded"),
    ("may close the quarry", "possible"),
    ("might close the quarry", "possible"),
    ("could close the quarry", "possible"),
    ("is likely to close the quarry", "possible"),
    ("will close the quarry if the river floods", "conditional"),
    ("would close the quarry unless the river floods", "conditional"),
])
def test_how_it_is_told(words: str, modality: Modality) -> None:
    assert the_one(f"Boris Kant said Norway {words}.").modality == modality


@pytest.mark.parametrize(("text", "modality"), [
    ("Boris Kant asked whether Norway had closed the quarry.", "asked"),
    ("Boris Kant asked why Norway had closed the quarry.", "asked"),
    ("\"Has Norway closed the quarry?\" Boris Kant asked.", "asked"),
    ("\"Who closed the quarry?\" Boris Kant asked.", "asked"),
    ("Boris Kant asked about reports that Norway had closed the quarry.", "asked"),
    ("Boris Kant demanded that Norway close the quarry.", "demanded"),
    ("Boris Kant recommended that Norway close the quarry.", "demanded"),
    ("Boris Kant urged Norway to close the quarry.", "demanded"),
    ("Peru vowed to rebuild the lighthouse.", "planned"),
    ("Peru threatened to close the border.", "planned"),
    ("\"Norway would be richer,\" Boris Kant says.", "hypothetical"),
    ("Peru admitted closing the border.", "actual"),
])
def test_how_the_attributing_words_tell_it(text: str, modality: Modality) -> None:
    assert the_one(text).modality == modality


@pytest.mark.parametrize(("text", "condition"), [
    ("Boris Kant said Norway will close the quarry if the river floods.", "if the river floods"),
    ("Boris Kant said Norway would close the quarry unless the river floods.", "unless the river floods"),
    ("\"If Norway closes the quarry, Peru will sue,\" Boris Kant said.", "If Norway closes the quarry"),
    ("Boris Kant said Norway will close the quarry.", None),
])
def test_the_words_of_a_condition(text: str, condition: str | None) -> None:
    span = the_one(text).condition
    assert (span and reading_of(text).article.text[slice(*span)].rstrip(",")) == condition


LEFT_OUT = (
    # sentence, wording, whose deed it is
    ("Peru accused Chile of stealing the anchor.", "[Chile stole] the anchor", ["Chile"]),
    ("Prosecutors accused Dario Velt and Boris Kant of stealing the anchor.",
     "[Dario Velt and Boris Kant stole] the anchor", ["Dario Velt", "Boris Kant"]),
    ("Dario Velt was accused of stealing the anchor.", "[Dario Velt stole] the anchor", ["Dario Velt"]),
    ("Ilse Brandt urged Dario Velt to leave the island.", "[Dario Velt should] leave the island", ["Dario Velt"]),
    ("Ilse Brandt asked Boris Kant to leave the island.", "[Boris Kant should] leave the island", ["Boris Kant"]),
    ("Ilse Brandt ordered the sailors to leave the island.", "[the sailors should] leave the island", ["sailors"]),
    ("Boris Kant was urged to leave the island.", "[Boris Kant should] leave the island", ["Boris Kant"]),
    ("Dario Velt denied taking part in the raid.", "[Dario Velt took] part in the raid", ["Dario Velt"]),
    ("Dario Velt denied having stolen the anchor.", "[Dario Velt had] stolen the anchor", ["Dario Velt"]),
    ("Dario Velt admitted stealing the anchor.", "[Dario Velt stole] the anchor", ["Dario Velt"]),
    ("Dario Velt confessed to stealing the anchor.", "[Dario Velt stole] the anchor", ["Dario Velt"]),
    ("Dario Velt vowed to rebuild the lighthouse.", "[Dario Velt will] rebuild the lighthouse", ["Dario Velt"]),
    ("Dario Velt promised to rebuild the lighthouse.", "[Dario Velt will] rebuild the lighthouse", ["Dario Velt"]),
    ("Peru threatened to close the border.", "[Peru will] close the border", ["Peru"]),
    ("Dario Velt claimed to have seen the wreck.", "[Dario Velt had] seen the wreck", ["Dario Velt"]),
    ("Peru is believed to have sold the ship.", "[Peru had] sold the ship", ["Peru"]),
)


@pytest.mark.parametrize(("text", "told", "whose"), LEFT_OUT)
def test_a_subject_that_is_left_out(text: str, told: str, whose: list[str]) -> None:
    found = the_one(text)
    assert (found.text, found.complete) == (told, True)
    assert meant_by(text, "who") == whose
    assert words_of(text, "who") == [None] * len(whose)


@pytest.mark.parametrize(("text", "who", "whom"), [
    ("Boris Kant said Dario Velt was arrested by Peru.", ["Peru"], ["Dario Velt"]),
    ("Boris Kant said Peru arrested Dario Velt.", ["Peru"], ["Dario Velt"]),
    ("Boris Kant said Ana Brel had been robbed.", [], ["Ana Brel"]),
    ("Boris Kant said two sailors were rescued by Peru's navy.", ["Peru's navy"], ["two sailors"]),
])
def test_who_did_what_to_whom_in_active_and_passive(text: str, who: list[str], whom: list[str]) -> None:
    assert words_of(text, "who") == who
    assert words_of(text, "whom") == whom


@pytest.mark.parametrize(("role", "words"), [
    ("who", ["Peru"]), ("whom", ["14 ships"]), ("to_whom", ["Chile"]), ("when", ["on Monday"]),
    ("how_many", ["14 ships"]),
])
def test_every_argument_has_its_role(role: Role, words: list[str]) -> None:
    found = words_of("Boris Kant said Peru sold 14 ships to Chile on Monday.", role)
    assert [word.removeprefix("on ") if word else word for word in found] == [w.removeprefix("on ") for w in words]


@pytest.mark.parametrize(("text", "told"), [
    ("Boris Kant said Norway will suspend the ferry and close the quarry.",
     ["Norway will suspend the ferry", "[Norway will] close the quarry"]),
    ("Boris Kant said Norway will suspend the ferry, sell the island and close the quarry.",
     ["Norway will suspend the ferry", "[Norway will] sell the island", "[Norway will] close the quarry"]),
    ("Boris Kant said Peru closed the quarry, sold two ships and recalled its envoy.",
     ["Peru closed the quarry", "[Peru] sold two ships", "[Peru] recalled its envoy"]),
    ("Boris Kant said Norway closed the quarry and Peru sued the union.",
     ["Norway closed the quarry", "Peru sued the union"]),
    ("Dario Velt denied that he stole the anchor and sold the boat.",
     ["[Dario Velt] stole the anchor", "[Dario Velt] sold the boat"]),
    ("Ilse Brandt urged Norway to suspend the ferry and close the quarry.",
     ["[Norway should] suspend the ferry", "[Norway should] close the quarry"]),
    ("The union accused Peru of hiding the losses and bribing the judges.",
     ["[Peru hid] the losses", "[Peru bribed] the judges"]),
])
def test_what_is_joined_is_taken_apart(text: str, told: list[str]) -> None:
    found = reading_of(text).propositions
    assert [p.text for p in found] == told
    assert len({p.spans for p in found}) == len({p.id for p in found}) == len(told)
    assert len({p.in_statement for p in found}) == 1


def test_what_is_joined_has_the_doer_and_the_modality_of_the_first() -> None:
    reading = reading_of("Boris Kant said Norway will suspend the ferry and close the quarry.")
    norway = next(actor.id for actor in reading.actors if actor.name == "Norway")
    assert [p.meant("who") for p in reading.propositions] == [{norway}] * 2
    assert [p.modality for p in reading.propositions] == ["planned"] * 2


@pytest.mark.parametrize(("text", "told", "family_of"), [
    ("Dario Velt denied any role in the raid.", "[Dario Velt had some] role in the raid", "role"),
    ("Peru denied any involvement in the theft.", "[Peru had some] involvement in the theft", "involve"),
    ("Peru denied involvement in the theft.", "[Peru had] involvement in the theft", "involve"),
    ("Dario Velt denied any link to the thieves.", "[Dario Velt had some] link to the thieves", "link"),
    ("Dario Velt denied any wrongdoing.", "[Dario Velt committed some] wrongdoing", "wrongdoing"),
    ("Dario Velt denied bribery.", "[Dario Velt committed] bribery", "bribe"),
    ("Prosecutors accused Dario Velt of bribery.", "[Dario Velt committed] bribery", "bribe"),
    ("Prosecutors accused Dario Velt of cowardice.", "[Dario Velt was guilty of] cowardice", "cowardice"),
    ("Kenya admitted the seizure of the trawler Astra.",
     "[Kenya carried out] the seizure of the trawler Astra", "seize"),
    ("Peru admitted the sale of two ships.", "[Peru made] the sale of two ships", "sell"),
])
def test_nouns_of_deeds_and_states(text: str, told: str, family_of: str) -> None:
    found = the_one(text)
    assert (found.text, found.predicate.lemma, found.predicate.part) == (told, family_of, "deed")
    assert found.complete


def test_who_is_accused_of_a_deed_is_its_doer_and_not_who_accuses() -> None:
    assert meant_by("Peru accused Chile of bribery.", "who") == ["Chile"]


@pytest.mark.parametrize(("text", "told"), [
    ("Dario Velt described the deal as insane.", "[the deal is] insane"),
    ("Dario Velt called the deal insane.", "[the deal is] insane"),
    ("Dario Velt labelled the proposals reckless.", "[the proposals are] reckless"),
    ("Dario Velt called the ferry plan a disgrace.", "[the ferry plan is] a disgrace"),
    ("Dario Velt dismissed the trials as a sham.", "[the trials are] a sham"),
    ("Dario Velt called Boris Kant a thief.", "[Boris Kant is] a thief"),
])
def test_what_something_is_called(text: str, told: str) -> None:
    found = the_one(text)
    assert (found.text, found.predicate.part, found.complete) == (told, "adjective", True)


@pytest.mark.parametrize(("text", "told"), [
    ("Dario Velt criticised the ferry deal.", "the ferry deal [is wrong]"),
    ("Dario Velt praised the ferry deal.", "the ferry deal [is right]"),
    ("Chile condemned Peru's invasion of the island.", "Peru's invasion of the island [is wrong]"),
])
def test_what_an_attributing_word_says_of_its_object(text: str, told: str) -> None:
    assert the_one(text).text == told


@pytest.mark.parametrize(("text", "told"), [
    # who speaks
    ("Dario Velt denied that he had stolen the anchor.", "[Dario Velt] had stolen the anchor"),
    ("Ana Brel said she would not sell her boat.", "[Ana Brel] would not sell her boat"),
    ("Peru said it had not sent a ship to the island.", "[Peru] had not sent a ship to the island"),
    ("Kenya said that its patrol had seized the trawler.", "[Kenya’s] patrol had seized the trawler"),
    ("\"I sold my boat,\" Dario Velt said.", "[Dario Velt] sold [Dario Velt’s] boat"),
    ("\"We will rebuild the lighthouse,\" Boris Kant said.", "[Boris Kant and others] will rebuild the lighthouse"),
    # the only man named near by
    ("Dario Velt lives on the quay. \"He stole the anchor,\" Ana Brel said.", "[Dario Velt] stole the anchor"),
    # what takes up the subject of its own clause reads as it is
    ("Dario Velt said he had sold his boat.", "[Dario Velt] had sold his boat"),
])
def test_pronouns_by_name(text: str, told: str) -> None:
    assert the_one(text).text == told


@pytest.mark.parametrize(("text", "told"), [
    ("Dario Velt met Boris Kant on the quay. \"He stole the anchor,\" Ana Brel said.", "He stole the anchor"),
    ("Oskar Lind met Dario Velt. The harbour board said he had stolen the anchor.", "he had stolen the anchor"),
    ("\"They stole the anchor,\" Boris Kant said.", "They stole the anchor"),
    ("Lawyers denied that he had stolen the anchor.", "he had stolen the anchor"),
    ("Boris Kant said that their boat had sunk.", "their boat had sunk"),
    ("Boris Kant said they had stolen the anchor.", "they had stolen the anchor"),
])
def test_a_pronoun_that_may_mean_two_is_left_alone(text: str, told: str) -> None:
    found = the_one(text)
    assert (found.text, found.complete) == (told, False)
    assert meant_by(text, "who") == [None]


BRACKETS = re.compile(r"\[[^\]]*\]")
SENTENCES = sorted({row[0] for row in (*NOT_SO, *LEFT_OUT)})


@pytest.mark.parametrize("text", SENTENCES)
def test_outside_the_brackets_stand_only_words_of_the_text_in_their_order(text: str) -> None:
    reading = reading_of(text)
    for told in reading.propositions:
        ours = BRACKETS.sub(" ", told.text).split()
        article = iter(re.findall(r"[\w'’]+", reading.article.text))
        assert all(any(word == theirs for theirs in article) for word in ours)
        assert told.text.count("[") == told.text.count("]")


@pytest.mark.parametrize("text", SENTENCES)
def test_words_and_ids_of_propositions_refer(text: str) -> None:
    reading = reading_of(text)
    statements = {s.id for s in reading.statements}
    known = {x.id for x in (*reading.actors, *reading.places, *reading.times, *reading.quantities)}
    for told in reading.propositions:
        assert told.in_statement in statements
        assert told.meant() <= known
        assert (told.affirmed is None) is not told.negated
        assert not {"not", "never", "nobody", "no"} & set((told.affirmed or "").split())


def test_quotation_marks_are_no_part_of_a_wording() -> None:
    found = the_one("Boris Kant said Peru had “stolen” two ships.")
    assert found.text == "Peru had stolen two ships"


@pytest.mark.parametrize("text", [
    "Boris Kant spoke of the storm.",
    "Boris Kant confirmed the news.",
    "Peru has not commented on the report.",
    "Boris Kant denied it.",
    "\"A disaster,\" Boris Kant said.",
    "\"He stole it,\" Boris Kant said.",              # who did is told nowhere
    "Boris Kant said the ship sank.",               # which ship is told nowhere
])
def test_what_cannot_be_read_alone_is_a_topic(text: str) -> None:
    assert not the_one(text).complete


@pytest.mark.parametrize("text", [
    "Boris Kant said a ship sank.",
    "Boris Kant said the talks with Peru were useful.",
    "Boris Kant said there were no ships in the bay.",
    "Kenya announced the closure of the quarry.",
])
def test_what_can_be_read_alone_is_complete(text: str) -> None:
    assert the_one(text).complete


def test_a_clause_that_only_says_which_or_when_is_no_proposition_of_its_own() -> None:
    found = reading_of("Boris Kant said Peru sold the ship that symbolised the harbour when prices fell.").propositions
    assert [p.predicate.lemma for p in found] == ["sell"]
