"""States, bodies and media that the tables know, as a sheet names them.

In: a sheet's Phrases. Out: namings of actors. A capital counts only where it acts ('Beijing said'), not where
something happens ('in Beijing'); an ordinary word that is a medium's name too counts only beside its trade.
"""

from __future__ import annotations

from onrecord.facts.sheet import Name
from onrecord.noticing.actor_naming import ActorNaming
from onrecord.noticing.lexicon import Entry, known_names
from onrecord.noticing.namesakes import known_at
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.same import introduced
from onrecord.noticing.shared import whose
from onrecord.noticing.tables import shared_names

_PLACE_CASE = frozenset(
    "in at near outside around through throughout across inside into over above off onto within "
    "towards via beyond north south east west".split()
)
_PLACE_NOUNS = frozenset(
    "city capital street suburb outskirt airport district neighborhood neighbourhood metro station square "
    "centre center resident downtown university hospital zoo museum stadium subway skyline traffic "
    "mayor region area province county correspondent bureau marathon stock exchange".split()
)
_MOTION = frozenset(
    "go travel fly return move come arrive drive head visit leave reach depart flee enter march bomb hit strike "
    "shell attack capture seize besiege bombard tour relocate live stay locate base bear die march land".split()
)
_JOURNEYS = frozenset("visit trip journey flight return arrival tour invitation".split())
_DEALING = frozenset(
    "with against between by on for alongside of than like toward upon without among about".split()
)
_OFFICIAL = frozenset("official government authority diplomat leader regime".split())
_SURE = 0.75     # how sure the reader model is of a person
_A_PERSONS = frozenset(("he", "she", "him", "his", "her"))
_SPORT = frozenset("beat thrash outplay coach striker midfielder goalkeeper defender fan".split())
_MEDIA_NOUNS = frozenset(
    "newspaper paper daily weekly magazine tabloid broadcaster broadsheet outlet website channel tv "
    "television radio station agency network portal site reporter correspondent journalist".split()
)
_REPORTING = frozenset(
    "report say write quote publish reveal add cite claim describe note tell interview carry broadcast "
    "air suggest state reveal investigate".split()
)


def known_actors(phrases: Phrases, home: str | None = None) -> list[ActorNaming]:
    """Return the namings of actors that the tables know. ``home``: of the article, which tells whose Congress it is."""
    introduced_as = {acronym: phrases.text(first, end) for first, end, acronym in introduced(phrases)}
    bounds = {end for _, end in phrases.sheet.sentences}
    out: list[ActorNaming] = []
    at = 0
    while at < len(phrases.words):
        end, entries = known_at(phrases, at) or (at + 1, [])
        runs_on = not bounds.isdisjoint(range(at + 1, end))
        entry = _meant(phrases, at, end, entries, home, introduced_as) if entries and not runs_on else None
        if entry is not None:
            e = entry
            out.append(ActorNaming(at, end, e.kind, e.name, e.key, e.form, e.state, e.sector, e.wikidata))
        elif entries and all(e.care for e in entries):
            end = at + 1        # 'The Australian Federal Police': no paper
        at = end
    return out + _directions(phrases, out)


def _meant(
    phrases: Phrases, first: int, end: int, entries: list[Entry], home: str | None, introduced_as: dict[str, str]
) -> Entry | None:
    """Return which of the entries of a known name is meant where it stands; null where none is."""
    if _inside_person(phrases, first, end) or _goes_before(phrases, first, end):
        return None
    entry = _chosen(phrases, first, end, entries)
    if entry is not None:
        entry = whose(entry, phrases.text(first, end), home, introduced_as)
    return None if entry is None or _is_of_another(phrases, first, end, entry) else entry


def _inside_person(phrases: Phrases, first: int, end: int) -> bool:
    """'Guinea Hen Smith', 'Paris Hilton': a known word inside a longer person's name is no actor of its own."""
    labelled = any(turn.label is not None and turn.label[0] <= first < turn.label[1] for turn in phrases.sheet.turns)
    return any(n.type == "Person" and end <= n.end and (n.first < first or (labelled and end < n.end))
               for n in phrases.names_at(first, end))      # 'OLA BREIT:' is no army called OLA


def _goes_before(phrases: Phrases, first: int, end: int) -> bool:
    """'Alternative Lakes Congress': a name that many bodies bear, at the end of a longer one's, is none of its own."""
    if phrases.text(first, end) not in shared_names():
        return False
    names = (n for n in phrases.names_at(first, end) if n.type == "Organization")
    return phrases.lower[first - 1] not in ("the", "us", "u.s.") and any(n.first < first for n in names)


def _is_of_another(phrases: Phrases, first: int, end: int, entry: Entry) -> bool:
    """'Ghanaian People's Liberation Army': the state before a body's name is another than that of the known body."""
    match = known_at(phrases, first - 1) if first and entry.kind == "institution" and end - first > 1 else None
    states = {e.state for e in match[1] if e.kind == "state" and e.form == "adjective"} if match else set()
    return bool(states) and entry.state not in states


def _chosen(phrases: Phrases, first: int, end: int, entries: list[Entry]) -> Entry | None:
    if phrases.exact[first].isupper() and phrases.words[end : end + 1] and phrases.words[end].upos == "NUM":
        return None  # 'NIS 500', shekels
    by_form = {e.form: e for e in reversed(entries)}
    head = phrases.head(first, end)
    named = by_form.get("name")
    if named is not None and named.sector == "BUS" and not _typed_organisation(phrases, first, end):
        return None
    if named is not None and _is_its_name(phrases, first, end, named):
        modifies = named.kind != "state" and "adjective" in by_form and _modifies(phrases, head, end)
        return None if modifies else named
    if "people" in by_form and _is_people(phrases, head, end):
        return by_form["people"]
    capital = by_form.get("capital")
    return capital if capital is not None and acts(phrases, first, end) else None


def _is_its_name(phrases: Phrases, first: int, end: int, named: Entry) -> bool:
    """Whether words that are a known name are meant as that name, and are no part of another."""
    if named.care and not _beside_its_trade(phrases, first, end):
        return False
    return named.kind != "state" or not _is_other_name(phrases, first, end)


def _typed_organisation(phrases: Phrases, first: int, end: int) -> bool:
    """A company named like a river counts where the reader model sees an organisation, or a product that acts."""
    types = {n.type for n in phrases.names_at(first, end)}
    acting = phrases.verb_of_subject(phrases.head(first, end)) is not None
    return "Organization" in types or (acting and bool(types & {"Product", "Misc"}))


def _modifies(phrases: Phrases, head: int, end: int) -> bool:
    word = phrases.words[head]
    return word.rel in ("amod", "compound") and word.head >= end


def _is_other_name(phrases: Phrases, first: int, end: int) -> bool:
    """'Georgia Tech', 'Jordan Peterson', 'Chad Smith': a country's name that is part of a longer capitalised name."""
    for name in phrases.names_at(first, end):
        inside = name.first <= first and end <= name.end
        bare = inside and name.type == "Person" and not phrases.is_possessive(end)
        if bare and (name.end - name.first > end - first or is_somebody(phrases, name)):
            return True
    if (
        phrases.exact[first] == "America"
        and first
        and phrases.lower[first - 1] in ("south", "north", "latin", "central")
    ):
        return True
    return phrases.exact[first] == "Turkey" and phrases.words[first].upos == "NOUN"


def is_somebody(phrases: Phrases, name: Name) -> bool:
    """Whether a country's name that the reader model takes for a person's is one: 'Jordan said he would come home'.

    It is where a longer name has it ('Jordan Peterson'); else a pronoun of its sentence tells, then whether the article
    speaks of other states.
    """
    word, sheet = phrases.exact[name.first], phrases.sheet
    if any(word in phrases.exact[n.first : n.end] for n in sheet.names if n.type == "Person" and n.end - n.first > 1):
        return True
    behind = phrases.lower[name.end : sheet.sentences[phrases.words[name.first].sentence][1]]
    pronoun = next((w for w in behind if w in _A_PERSONS or w in ("it", "its")), None)
    if name.confidence < _SURE or pronoun is not None:
        return name.confidence >= _SURE and pronoun in _A_PERSONS
    named = {e.key for match in phrases.known if match for e in match[1] if e.kind == "state" and e.form == "name"}
    return len(named) < 2


def _is_people(phrases: Phrases, head: int, end: int) -> bool:
    """'the Chinese said', 'Russians': a noun of its own, no modifier of the next word and no language."""
    word = phrases.words[head]
    if word.rel in ("amod", "compound", "nmod:poss") and word.head >= end:
        return word.rel == "nmod:poss"
    if (
        end < len(phrases.words)
        and phrases.words[end].upos in ("NOUN", "PROPN")
        and phrases.words[end].head != head
        and (word.head == end)
    ):
        return False
    plural = (
        word.text.endswith("s")
        or word.text.endswith("men")
        or any(phrases.lower[c] in ("the", "many", "most", "some", "million") for c in phrases.children[head])
    )
    return plural and phrases.preposition(head) != "in"


def _beside_its_trade(phrases: Phrases, first: int, end: int) -> bool:
    """Whether words that may be a medium's name stand like one."""
    words, before, after = phrases.words, first - 1, end
    if end - first > 1 and phrases.exact[first] == "The":
        verb = phrases.verb_of_subject(phrases.head(first, end))
        return (first > 0 and words[before].sentence == words[first].sentence) or (
            verb is not None and words[verb].lemma.lower() in _REPORTING
        )
    if after < len(words) and words[after].lemma.lower() in _MEDIA_NOUNS:
        return True
    if before >= 0 and (
        words[before].lemma.lower() in _MEDIA_NOUNS or phrases.lower[before] in ("told", "by", "citing")
    ):
        return phrases.lower[before] != "by" or words[words[first].head].lemma.lower() in _REPORTING
    verb = phrases.verb_of_subject(phrases.head(first, end))
    return verb is not None and words[verb].lemma.lower() in _REPORTING


def acts(phrases: Phrases, first: int, end: int) -> bool:
    """Whether a place's name stands for its government here."""
    head = phrases.head(first, end)
    above = phrases.words[head].head
    if above < 0 or _is_town(phrases, end):
        return False
    governor, case, relation = phrases.words[above], phrases.preposition(head), phrases.relation(head)
    lemma = governor.lemma.lower()
    if case in _PLACE_CASE or lemma in _SPORT:  # 'Lima beat Quito 2-1': their clubs
        return False
    if phrases.is_possessive(end):
        return lemma not in _PLACE_NOUNS
    if relation == "nsubj":
        return lemma not in _PLACE_NOUNS and governor.upos in ("VERB", "ADJ", "NOUN", "AUX")
    if case is not None:
        return _acts_behind(case, lemma, governor.upos)
    if relation in ("obj", "iobj"):
        return lemma not in _MOTION
    if relation == "conj":
        return governor.upos == "PROPN" and acts(phrases, above, above + 1)
    return phrases.words[head].rel == "compound" and _is_official(phrases, above)


def _is_town(phrases: Phrases, end: int) -> bool:
    """'Victoria, Seychelles': a name with another known one right behind its comma."""
    if end + 1 >= len(phrases.words) or phrases.exact[end] != "," or phrases.words[end + 1].upos != "PROPN":
        return False
    return known_names().at(phrases.exact, end + 1) is not None


def _acts_behind(case: str, lemma: str, upos: str) -> bool:
    """Whether a place behind a preposition acts or is dealt with, by the word that both hang on."""
    if case not in ("to", "from"):
        return case in _DEALING and lemma not in _PLACE_NOUNS
    if case == "to" and lemma in _JOURNEYS:
        return False
    if upos == "VERB":
        return case == "to" and lemma not in _MOTION
    return upos in ("ADJ", "ADV") or (upos == "NOUN" and lemma not in _PLACE_NOUNS)


def _is_official(phrases: Phrases, number: int) -> bool:
    """'Seoul officials', 'Washington policymakers'."""
    return phrases.words[number].lemma.lower() in _OFFICIAL


def _directions(phrases: Phrases, found: list[ActorNaming]) -> list[ActorNaming]:
    """'the North', where a state's name begins with that direction and has been named."""
    states = {
        f.name.split()[0]: f for f in reversed(found) if f.kind == "state" and f.name.split()[0] in ("North", "South")
    }
    out = []
    for number, word in enumerate(phrases.exact):
        if word in states and number > 0 and phrases.lower[number - 1] == "the" and number > states[word].first:
            follows = phrases.words[number + 1] if number + 1 < len(phrases.words) else None
            if follows is None or follows.upos not in ("PROPN", "NOUN", "ADJ") or follows.head == number:
                one = states[word]
                out.append(
                    ActorNaming(number, number + 1, "state", one.name, one.key, "name", one.state, "GOV", one.wikidata)
                )
    return out
