"""Organisations that only the reader model or the article itself knows.

In: a sheet's Phrases and the namings found by tables. Out: more namings: names typed Organization, and acronyms
that the article introduces.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.facts.actor import ActorKind
from onrecord.facts.sheet import Name
from onrecord.noticing.context import StatesInContext
from onrecord.noticing.found import Found
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


def organisation_names(phrases: Phrases, known: list[Found], states: StatesInContext) -> list[Found]:
    """Return organisations that no table knows, and every mention of acronyms that the article introduces."""
    short = {acronym for _, _, acronym in introduced(phrases)}
    held: dict[int, list[Found]] = {}  # by word: a search through all would grow with the square
    for one in known:
        for number in range(one.first, one.end):
            held.setdefault(number, []).append(one)
    media = [f for f in known if f.kind == "media"]
    surnames = _surnames(phrases)
    out = []
    for name in phrases.sheet.names:
        if name.end - name.first == 1 and phrases.exact[name.first] in surnames:
            continue
        near = [f for number in range(name.first, name.end) for f in held.get(number, ())]
        if (found := _organisation(phrases, name, near, media, states)) is not None:
            out.append(found)
    out = _joined(phrases, [f for f in out if f.name not in short])
    return out + _acronyms(phrases, known + out, states)


def _surnames(phrases: Phrases) -> set[str]:
    """Return the last words of persons' full names that no body's name has: alone they mean the person, not a body."""
    long = [name for name in phrases.sheet.names if name.end - name.first > 1]
    bodies = {n for name in long if name.type == "Organization" for n in phrases.exact[name.first : name.end]}
    return {phrases.exact[name.end - 1] for name in long if name.type == "Person"} - bodies


def _organisation(
    phrases: Phrases, name: Name, near: list[Found], media: list[Found], states: StatesInContext
) -> Found | None:
    """Return a name as an organisation unless it is known. ``near``: namings that share a word with it."""
    first, end = phrases.without_article(name.first, name.end)
    if any(
        (f.first < end and first < f.end and (f.first, f.end) != (first, end) and f.form != "name")
        or (f.first <= first and end <= f.end)
        or (first < f.first and f.end == end)
        for f in near
    ):
        return None
    if (
        phrases.exact[first] in ("R", "D", "I")
        or phrases.lower[first:end] == ["state"]
        or _runs_into_title(phrases, first, end)
        or (end - first == 1 and len(phrases.exact[first]) == 2)
    ):
        return None
    if any(f.kind == "media" and f.first == first and set(phrases.lower[f.end : end]) <= _DESCRIPTORS for f in near):
        return None  # 'Yonhap news agency': the medium is known without its descriptor
    paper = _paper_before(phrases, first, end, media)
    if paper is not None:
        return Found(first, end, "media", paper.name, paper.key, paper.form, paper.state, paper.sector)
    text = phrases.text(first, end)
    if not any(phrases.words[n].text[:1].isupper() for n in range(first, end)):
        return None
    last = phrases.lower[end - 1]
    if name.type != "Organization" and not (
        name.type in ("Misc", "NORP", "Facility", "Product")
        and (last in _BODY_LAST | _MEDIA_LAST or _speaks(phrases, first, end))
    ):
        return None
    if state_of(phrases, first) is not None and end - first == 1:
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
    return Found(first, end, kind, text, " ".join(parts(phrases.exact[first:end])), "organisation", state, sector)


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


def _paper_before(phrases: Phrases, first: int, end: int, known: list[Found]) -> Found | None:
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
    last = phrases.lower[end - 1]
    of = next((n for n in range(first + 1, end) if phrases.lower[n] in ("of", "for")), end)
    if phrases.lower[of - 1] in _ARMED_LAST:
        last = phrases.lower[of - 1]  # 'Front of the Hills'
    beside = {phrases.lower[n] for n in (first - 1, end) if 0 <= n < len(phrases.words)}
    told = next((_TOLD[word] for word in beside if word in _TOLD), None)
    if told is not None:
        return told
    if last in _MEDIA_LAST or beside & _MEDIA_NOUNS or (last == "agency" and "news" in phrases.lower[first:end]):
        return "media", "JRN"
    if (
        last in _ARMED_LAST
        and ("liberation" in phrases.lower[first:end] or not any(state_of(phrases, n) for n in range(first, end)))
        and (last != "army" or {"liberation", "independence", "resistance", "people's"} & set(phrases.lower[first:end]))
    ):
        return "armed group", "REB"
    if last in _BODY_LAST or phrases.lower[first] in ("ministry", "department"):
        office = office_words().get((last,)) or office_words().get((phrases.lower[first],))
        return "institution", office.sector if office else "GOV"
    row = unnamed().get(last)
    return "organisation", row.sector if row else None


def _joined(phrases: Phrases, found: list[Found]) -> list[Found]:
    """Give a shortened name ('Coast' for 'Coast Bank Group') the key of the fuller one."""
    out = []
    fuller = {f.key: f for f in sorted(found, key=lambda f: len(f.key))}
    for one in found:
        if one.name.isupper() and " " not in one.name:
            fuller_name = next((f for f in found if _initials(f.name) == one.name), one)
            out.append(replace(fuller_name, first=one.first, end=one.end))
            continue
        whole = next(
            (
                f
                for k, f in fuller.items()
                if k != one.key and (k.startswith(one.key + " ") or k.endswith(" " + one.key)) and len(one.key) > 3
            ),
            None,
        )
        out.append(
            one
            if whole is None
            else Found(one.first, one.end, whole.kind, whole.name, whole.key, "organisation", whole.state, whole.sector)
        )
    return out


def _initials(name: str) -> str:
    """Return the initials of a name of several words: 'Coast Towns Assembly on Fish' -> CTAF."""
    words = name.replace("-", " ").split()
    return "".join(w[0] for w in words if w[0].isupper()) if len(words) > 1 else ""


def _acronyms(phrases: Phrases, known: list[Found], states: StatesInContext) -> list[Found]:
    """Return the long form of every introduced acronym, and each place where the acronym stands alone."""
    out: list[Found] = []
    for first, end, acronym in introduced(phrases):
        owner = next(
            (f for f in known if (f.end == end and f.first <= first) or (f.first == first and f.end == end)), None
        )
        if owner is None:
            kind, sector = _kind(phrases, first, end)
            state = _state(phrases, first, end, states) if kind == "institution" else None
            owner = Found(
                first,
                end,
                "organisation" if kind == "institution" and state is None else kind,
                phrases.text(first, end),
                " ".join(parts(phrases.exact[first:end])),
                "organisation",
                state,
                sector,
            )
            out.append(owner)
        for number, word in enumerate(phrases.exact):
            if word == acronym and number >= first:
                out.append(
                    Found(
                        number,
                        number + 1,
                        owner.kind,
                        owner.name,
                        owner.key,
                        owner.form,
                        owner.state,
                        owner.sector,
                        owner.wikidata,
                    )
                )
    return out
