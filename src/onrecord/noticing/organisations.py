"""Organisations that only the reader model or the article itself knows.

In: a sheet's Phrases and the namings found by tables. Out: more namings: names typed Organization, and acronyms
that the article introduces.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from onrecord.facts.actor import ActorKind
from onrecord.facts.sheet import Name
from onrecord.noticing.actor_naming import ActorNaming, by_word
from onrecord.noticing.context import StatesInContext
from onrecord.noticing.lexicon import office_words, title_words
from onrecord.noticing.namesakes import known_at
from onrecord.noticing.offices import owned_by_another, state_beside, state_of
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.public_bodies import is_no_towns, is_public
from onrecord.noticing.same import introduced, parts
from onrecord.noticing.tables import unnamed

_MEDIA_LAST = frozenset(
    "news times post herald tribune daily gazette tv radio newspaper telegraph journal broadcasting "
    "television chronicle observer press".split()
)
_MEDIA_NOUNS = frozenset("newspaper daily broadcaster magazine tabloid outlet channel station website weekly".split())
_ARMED_LAST = frozenset("army front brigade brigades militia battalion mujahideen".split())
_REBEL_ARMIES = frozenset(("liberation", "independence", "resistance", "people's"))
_BODY_LAST = frozenset(
    "ministry department commission agency police army navy parliament court senate embassy assembly directorate "
    "bureau authority command council administration treasury prosecutor prosecutors forces force".split()
)
_BEYOND_STATES = frozenset("international world global pan african asian european arab regional inter nations".split())
_SPEAKING = frozenset(
    "say tell add announce claim deny confirm warn urge accuse condemn report state call reject demand".split()
)
_DESCRIPTORS = frozenset("news agency newspaper daily network channel television tv radio broadcaster website".split())
_TOLD: dict[str, tuple[ActorKind, str]] = {  # what a word beside a name says it is
    "opposition": ("organisation", "OPP"),
    "rebel": ("armed group", "REB"), "rebels": ("armed group", "REB"), "insurgents": ("armed group", "REB"),
    "separatists": ("armed group", "REB"), "militia": ("armed group", "UAF"), "militants": ("armed group", "UAF"),
    "charity": ("organisation", "NGO"), "nonprofit": ("organisation", "NGO"), "watchdog": ("organisation", "NGO"),
    "retailer": ("organisation", "BUS"), "carmaker": ("organisation", "BUS"), "airline": ("organisation", "BUS"),
    "chipmaker": ("organisation", "BUS"), "conglomerate": ("organisation", "BUS"), "startup": ("organisation", "BUS"),
    "manufacturer": ("organisation", "BUS"), "lender": ("organisation", "BUS"), "drugmaker": ("organisation", "BUS"),
}  # fmt: skip


def organisation_names(phrases: Phrases, known: list[ActorNaming], states: StatesInContext) -> list[ActorNaming]:
    """Return organisations that no table knows, and every mention of acronyms that the article introduces."""
    short = {acronym for _, _, acronym in introduced(phrases)}
    held = by_word(known)
    media = [f for f in known if f.kind == "media"]
    surnames = _surnames(phrases)
    out = []
    for name in phrases.sheet.names:
        if name.end - name.first > 1 or phrases.exact[name.first] not in surnames:
            near = chain.from_iterable(held.get(number, ()) for number in range(name.first, name.end))
            out.append(_organisation(phrases, name, list(near), media, states))
    found = _joined([f for f in out if f is not None and f.name not in short])
    return found + _acronyms(phrases, known + found, states)


def _surnames(phrases: Phrases) -> set[str]:
    """Return the last words of persons' full names that no body's name has: alone they mean the person, not a body."""
    long = [name for name in phrases.sheet.names if name.end - name.first > 1]
    bodies = {n for name in long if name.type == "Organization" for n in phrases.exact[name.first : name.end]}
    return {phrases.exact[name.end - 1] for name in long if name.type == "Person"} - bodies


def _organisation(
    phrases: Phrases, name: Name, near: list[ActorNaming], media: list[ActorNaming], states: StatesInContext
) -> ActorNaming | None:
    """Return a name as an organisation unless it is known. ``near``: namings that share a word with it."""
    first, end = phrases.without_article(name.first, name.end)
    if _is_known(phrases, first, end, near) or _is_less_than_a_name(phrases, first, end):
        return None
    paper = _paper_before(phrases, first, end, media)
    if paper is not None:
        return ActorNaming(first, end, "media", paper.name, paper.key, paper.form, paper.state, paper.sector)
    if not _is_bodys(phrases, name, first, end):
        return None
    kind, sector = _kind(phrases, first, end)
    while kind == "media" and end - first > 1 and phrases.exact[end - 1] in _DESCRIPTORS:
        end -= 1  # written small it is no part of the name
    text = phrases.text(first, end)
    if kind == "institution" and _BEYOND_STATES & set(phrases.lower[first:end]):
        kind, sector = "organisation", None
    state = _state(phrases, first, end, states) if kind == "institution" else None
    if kind == "institution" and state is None:
        kind = "organisation"
    return ActorNaming(first, end, kind, text, " ".join(parts(phrases.exact[first:end])), "organisation", state, sector)


def _is_known(phrases: Phrases, first: int, end: int, near: list[ActorNaming]) -> bool:
    """Whether a naming already has these words: it covers them, runs into them, ends with them, or is the medium's."""
    for f in near:
        if f.first <= first and end <= f.end:
            return True
        if f.first < end and first < f.end and f.form != "name":
            return True
        if first < f.first and f.end == end:
            return True
        if f.kind == "media" and f.first == first and set(phrases.lower[f.end : end]) <= _DESCRIPTORS:
            return True     # 'Yonhap news agency': the medium is known without its descriptor
    return False


def _is_less_than_a_name(phrases: Phrases, first: int, end: int) -> bool:
    """Whether words are a party's letter, two letters, 'State' or the start of a title."""
    if phrases.exact[first] in ("R", "D", "I") or phrases.lower[first:end] == ["state"]:
        return True
    return (end - first == 1 and len(phrases.exact[first]) == 2) or _runs_into_title(phrases, first, end)


def _is_bodys(phrases: Phrases, name: Name, first: int, end: int) -> bool:
    """Whether the reader model takes a name for a body's, or for a thing's that is called or speaks like a body."""
    capital = any(w.text[:1].isupper() for w in phrases.words[first:end])
    if not capital or (end - first == 1 and state_of(phrases, first) is not None):
        return False
    if name.type == "Organization":
        return True
    like_one = phrases.lower[end - 1] in _BODY_LAST | _MEDIA_LAST or _speaks(phrases, first, end)
    return like_one and name.type in ("Misc", "NORP", "Facility", "Product")


def _state(phrases: Phrases, first: int, end: int, states: StatesInContext) -> str | None:
    """Return the state of a body: the one named beside or in its name, else the home of the article.

    'Lakeland City Council', 'the Press Council' and 'the LCC's Transport Department' act for no state.
    """
    words = set(phrases.lower[first:end])
    if not is_no_towns(words):
        return None
    beside = state_beside(phrases, phrases.left_edge(phrases.head(first, end)), first, end)[0]
    named = beside or next((s for n in range(first, end) if (s := state_of(phrases, n)) is not None), None)
    named = named or _of_known_body(phrases, first, end)
    alone = end - first == 1 and phrases.lower[end : end + 1] != ["of"]      # 'the Assembly'
    public = alone or is_public(words)
    if named is not None:
        return named if public or "council" not in words else None     # 'Press Council of Kenya'
    return states.at(first) if public and not owned_by_another(phrases, first, end) else None


def _of_known_body(phrases: Phrases, first: int, end: int) -> str | None:
    """'People's Liberation Army Navy', 'the narcotics bureau of the Royal Thai Police': the state of the body named."""
    behind = phrases.without_article(end + 1, len(phrases.words))[0] if phrases.lower[end : end + 1] == ["of"] else end
    for number in (*range(first, end), behind):
        match = known_at(phrases, number) if number < len(phrases.words) else None
        state = next((e.state for e in match[1] if e.kind == "institution"), None) if match else None
        part = match is not None and 1 < match[0] - number < end - first    # one word is too little to go by
        if state is not None and (part or number == behind):
            return state
    return None


def _runs_into_title(phrases: Phrases, first: int, end: int) -> bool:
    """'Trade Minister': a name that goes on into a person's title names nobody by itself."""
    return any(tuple(phrases.lower[n : end + 1]) in title_words() for n in range(first, end))


def _paper_before(phrases: Phrases, first: int, end: int, known: list[ActorNaming]) -> ActorNaming | None:
    """'the Herald' after 'The Lakeside Herald' is the same medium."""
    if end - first > 1 or first == 0 or phrases.lower[first - 1] != "the":
        return None
    return next(
        (
            f
            for f in reversed(known)
            if f.kind == "media" and f.first < first and f.name.split()[-1] == phrases.exact[first]
        ),
        None,
    )


def _speaks(phrases: Phrases, first: int, end: int) -> bool:
    verb = phrases.verb_of_subject(phrases.head(first, end))
    return verb is not None and phrases.words[verb].lemma.lower() in _SPEAKING


def _kind(phrases: Phrases, first: int, end: int) -> tuple[ActorKind, str | None]:
    """Tell what a name is by its last word and by the word beside it."""
    words = phrases.lower[first:end]
    last = _telling_word(words)
    beside = phrases.lower[max(0, first - 1) : first] + phrases.lower[end : end + 1]
    told = next((_TOLD[word] for word in beside if word in _TOLD), None)
    if told is not None:
        return told
    if last in _MEDIA_LAST or _MEDIA_NOUNS & set(beside) or (last == "agency" and "news" in words):
        return "media", "JRN"
    if last in _ARMED_LAST and _is_no_states_army(phrases, first, end, last):
        return "armed group", "REB"
    if last in _BODY_LAST or words[0] in ("ministry", "department"):
        office = office_words().get((last,)) or office_words().get((words[0],))
        return "institution", office.sector if office else "GOV"
    row = unnamed().get(last)
    return "organisation", row.sector if row else None


def _telling_word(words: list[str]) -> str:
    """Return the word of a name that says what it is: its last one, but 'Front of the Hills' is a front."""
    of = next((n for n, word in enumerate(words) if n and word in ("of", "for")), len(words))
    return words[of - 1] if words[of - 1] in _ARMED_LAST else words[-1]


def _is_no_states_army(phrases: Phrases, first: int, end: int, last: str) -> bool:
    """'Hill Liberation Army', 'Coast Brigade', not 'Army of Kenya': an army is a state's unless its name says not."""
    words = set(phrases.lower[first:end])
    if last == "army" and words.isdisjoint(_REBEL_ARMIES):
        return False
    return "liberation" in words or not any(state_of(phrases, n) for n in range(first, end))


def _joined(found: list[ActorNaming]) -> list[ActorNaming]:
    """Give a shortened name ('Coast' for 'Coast Bank Group') or a name's initials the key of the fuller one."""
    by_length = list({f.key: f for f in sorted(found, key=lambda f: len(f.key))}.values())
    return [replace(_fuller(one, found, by_length), first=one.first, end=one.end) for one in found]


def _fuller(one: ActorNaming, found: list[ActorNaming], by_length: list[ActorNaming]) -> ActorNaming:
    if one.name.isupper() and " " not in one.name:
        return next((f for f in found if _initials(f.name) == one.name), one)
    fuller = next((f for f in by_length if _is_shortened(one.key, f.key)), None)
    return replace(fuller, form="organisation", wikidata=None, role=None) if fuller else one


def _is_shortened(short: str, key: str) -> bool:
    """Whether a key begins or ends with a shorter one."""
    return len(short) > 3 and (key.startswith(f"{short} ") or key.endswith(f" {short}"))


def _initials(name: str) -> str:
    """Return the initials of a name of several words: 'Coast Towns Assembly on Fish' -> CTAF."""
    words = name.replace("-", " ").split()
    return "".join(w[0] for w in words if w[0].isupper()) if len(words) > 1 else ""


def _acronyms(phrases: Phrases, known: list[ActorNaming], states: StatesInContext) -> list[ActorNaming]:
    """Return the long form of every introduced acronym, and each place where the acronym stands alone."""
    out: list[ActorNaming] = []
    for first, end, acronym in introduced(phrases):
        same = (f for f in known if f.end == end and f.first <= first)
        owner = next(same, None)
        if owner is None:
            owner = _long_form(phrases, first, end, states)
            out.append(owner)
        alone = (n for n in range(first, len(phrases.exact)) if phrases.exact[n] == acronym)
        out += [replace(owner, first=n, end=n + 1, role=None) for n in alone]
    return out


def _long_form(phrases: Phrases, first: int, end: int, states: StatesInContext) -> ActorNaming:
    """Return the body that an acronym stands for, which nothing else found."""
    kind, sector = _kind(phrases, first, end)
    state = _state(phrases, first, end, states) if kind == "institution" else None
    if kind == "institution" and state is None:
        kind = "organisation"
    key = " ".join(parts(phrases.exact[first:end]))
    return ActorNaming(first, end, kind, phrases.text(first, end), key, "organisation", state, sector)
