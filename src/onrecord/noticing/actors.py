"""Who acts and speaks in an article.

In: a Sheet. Out: Actors in order of first mention: states, institutions, persons with their roles, media,
organisations and armed groups, each with all its namings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.facts.actor import Actor
from onrecord.facts.identity import fact_id
from onrecord.facts.sheet import Sheet
from onrecord.noticing.actor_naming import ActorNaming, longest_first
from onrecord.noticing.by_office import named_by_office
from onrecord.noticing.context import StatesInContext, states_in
from onrecord.noticing.holders import Days, days_of, known_person
from onrecord.noticing.later_mentions import later_mentions
from onrecord.noticing.nicknames import nicknames
from onrecord.noticing.offices import full_name, office_names
from onrecord.noticing.organisations import organisation_names
from onrecord.noticing.own_agents import with_agent
from onrecord.noticing.own_names import own_names
from onrecord.noticing.persons import PersonName, person_names
from onrecord.noticing.phrases import Phrases, phrases_of
from onrecord.noticing.roles import Acts, acts_for
from onrecord.noticing.same import Parts, People, parts
from onrecord.noticing.sex import of_name, sex_at
from onrecord.noticing.states import known_actors
from onrecord.noticing.tables import Term, countries


def notice_actors(sheet: Sheet) -> tuple[Actor, ...]:
    """Return the actors that the article names, in order of first mention."""
    if not sheet.words:
        return ()
    phrases = phrases_of(sheet)
    states = states_in(phrases)
    offices = _with_states(office_names(phrases), states)
    days = days_of(sheet.article)
    own = own_names(phrases, days)
    known = own + _beside(known_actors(phrases, states.own), own)
    offices = _beside(offices, own)
    offices = [o for o in offices if not any(_is_the_known(o, k) for k in known)]
    named = longest_first(known + offices)
    named = longest_first(named + organisation_names(phrases, named, states))
    people = person_names(phrases, [f for f in named if not (f.form == "office" and f.state is None)])
    persons = _through_others(people, _persons(phrases, people, named, states, days))
    by_office = named_by_office(phrases, people, persons, days)
    by_office = _beside(by_office, [f for f in named if f.form == "office"])  # 'the prime minister's office'
    found = named + persons + by_office
    found += later_mentions(phrases, found)
    return tuple(_actors(sheet, found))


def _is_the_known(office: ActorNaming, known: ActorNaming) -> bool:
    """Whether an office is a body that the tables know by name, unless it says that it is another state's."""
    if known.kind == "state" or not (office.first <= known.first and known.end == office.end):
        return False
    return known.state is None or office.state in (None, known.state) or office.first == known.first


def _beside(found: list[ActorNaming], first: list[ActorNaming]) -> list[ActorNaming]:
    """Return the namings that share no word with those that go before them."""
    taken = {number for f in first for number in range(f.first, f.end)}
    return [f for f in found if taken.isdisjoint(range(f.first, f.end))] if taken else found


def _with_states(offices: list[ActorNaming], states: StatesInContext) -> list[ActorNaming]:
    """Give every institution that was named without its state the state that fits, and states their own name."""
    out: list[ActorNaming] = []
    for found in offices:
        if found.kind == "organisation":        # a city's or a province's: it acts for no state
            out.append(found.with_state(None))
            continue
        state = found.state or states.at(found.first, out, found.key, home=found.kind != "embassy")
        if found.kind == "state":
            if state is not None:
                out.append(_as_state(found, state))
        elif state is not None or found.name[:1].isupper():
            out.append(found.with_state(state))
    return out


def _as_state(found: ActorNaming, code: str) -> ActorNaming:
    country = countries()[code]
    return ActorNaming(found.first, found.end, "state", country.name, code, "office", code, "GOV", country.wikidata)


def _persons(
    phrases: Phrases, people: list[PersonName], named: list[ActorNaming], states: StatesInContext, days: Days | None
) -> list[ActorNaming]:
    """Return person namings; the first introduction that says for whom a person acts holds for all its namings."""
    joined = People()
    called = nicknames(phrases, [(p.first, p.end) for p in people])
    whole = [_full_parts(phrases, p, called) for p in people]
    whole = [_as_holder(phrases, p, name, people, whole, days) for p, name in zip(people, whole, strict=True)]
    namings: dict[int, list[PersonName]] = {}
    for person, name in zip(people, whole, strict=True):
        namings.setdefault(joined.place(name, sex_at(phrases, person.first, person.end)), []).append(person)
    out = []
    for who, mine in sorted(namings.items()):
        roles = [acts_for(phrases, p, named, states) for p in mine]
        one = _one_person(phrases, f"person {who}", mine, roles, days)
        out += [replace(one, first=p.first, end=p.end) for p in mine]
    return out


def _one_person(
    phrases: Phrases, key: str, namings: list[PersonName], roles: list[Acts], days: Days | None
) -> ActorNaming:
    """Return who a person is, after the longest of the namings, what they say of it and the table of holders."""
    longest = max(namings, key=lambda p: (p.end - p.first, -p.first))
    name = phrases.text(longest.first, longest.end)
    known = known_person(name, days)
    acting = next((a for a in roles if a.state is not None and a.stated), None)
    if acting is None and known is None:
        acting = _acting(roles)
    role = next((_role(phrases, p) for p in namings if p.role is not None), None)
    state, sector = (acting.state, acting.sector) if acting else (None, None)
    found = ActorNaming(longest.first, longest.end, "person", name, key, "person", state, sector, None, role)
    return found if known is None else _as_known(found, known, denied=any(a.denied for a in roles))


def _as_known(found: ActorNaming, known: Term, denied: bool) -> ActorNaming:
    """Add to what an article says of a person what the table has. ``denied``: it says that the person acts for none."""
    if found.role is None or found.state in (None, known.state):
        fuller = len(parts(known.name.split())) > len(parts(found.name.split()))
        found = replace(found, name=known.name if fuller else found.name, wikidata=known.wikidata)
    if found.state is None and not denied:
        found = replace(found, state=known.state, sector=known.sector)
    return replace(found, role=known.office or None) if found.role is None else found


def _acting(roles: list[Acts]) -> Acts | None:
    """Return for whom a person acts where no role names it: 'former Kenyan president' makes 'President X' Kenya's."""
    found = next((a for a in roles if a.state is not None), next((a for a in roles if a.sector), None))
    if found is None or found.state is None or not any(a.denied for a in roles):
        return found
    once = next((a.once for a in roles if a.once), None)
    return replace(found, state=once or (None if roles[0].denied else found.state))


def _as_holder(phrases: Phrases, person: PersonName, name: Parts, people: list[PersonName], whole: list[Parts],
               days: Days | None) -> Parts:
    """Return the full name of the office-holder that a surname alone means, where the article speaks of him by office.

    So 'Mr. Trump' is no wife of his who alone has a first name there.
    """
    term = known_person(phrases.text(person.first, person.end), days) if len(name) == 1 else None
    if term is None or sex_at(phrases, person.first, person.end) not in (None, of_name(term.name)):
        return name
    full, office = parts(term.name.split()), term.office.lower().split()[-1:]
    by_office = any(other == name and p.role is not None and office and office[0] in phrases.lower[slice(*p.role)]
                    for p, other in zip(people, whole, strict=True))
    return full if by_office or full in whole else name


def _full_parts(
    phrases: Phrases, person: PersonName, called: dict[tuple[str, ...], tuple[int, int]]
) -> tuple[str, ...]:
    """Return the parts of a name, or of the name that a nickname stands for."""
    first, end = called.get(tuple(phrases.exact[person.first : person.end]), (person.first, person.end))
    return parts(phrases.exact[first:end])


def _through_others(people: list[PersonName], persons: list[ActorNaming]) -> list[ActorNaming]:
    """'Achieng's spokesman, John Doe': who speaks for a person acts for the state that the person acts for."""
    stated: dict[str, str] = {}
    first_at = {f.first: f for f in reversed(persons)}
    for person in people:
        mine = first_at.get(person.first)
        if mine is None or mine.state is not None or person.title is None or person.title.acts != "body":
            continue
        first, end = person.role or (0, 0)
        state = next((f.state for f in persons if first <= f.first and f.end < end and f.state is not None), None)
        if state is not None:
            stated[mine.key] = state
    return [replace(f, state=stated[f.key], sector="GOV") if f.key in stated else f for f in persons]


def _role(phrases: Phrases, person: PersonName) -> str:
    assert person.role is not None
    first, end = phrases.without_article(*person.role)
    return phrases.text(first, end)


def _actors(sheet: Sheet, found: Iterable[ActorNaming]) -> list[Actor]:
    """Join namings with one key into actors. A person, a state and an institution never share a key."""
    groups: dict[tuple[str, str, str | None], list[ActorNaming]] = {}
    for one in sorted(found, key=lambda f: (f.first, f.end)):
        kind = "body" if one.kind not in ("state", "person") else one.kind
        state = one.state if one.form == "office" and one.kind != "state" else None
        groups.setdefault((kind, one.key, state), []).append(one)
    actors = [with_agent(_actor(sheet, group)) for group in groups.values()]
    return sorted(actors, key=lambda a: a.mentions[0])


def _actor(sheet: Sheet, group: list[ActorNaming]) -> Actor:
    spans = tuple(dict.fromkeys(sheet.span(f.first, f.end) for f in group))
    first = group[0]
    is_state = first.kind == "state"
    name = first.name if first.form != "office" or is_state else _office_name(group)
    return Actor(
        id=fact_id("a", sheet.article.id, spans[:1]),
        name=name,
        kind=first.kind,
        code=first.state if is_state else None,
        of=None if is_state else next((f.state for f in group if f.state), None),
        role=next((f.role for f in group if f.role), None),
        sector=next((f.sector for f in group if f.sector), None),
        wikidata=first.wikidata,
        mentions=spans,
    )


def _office_name(group: list[ActorNaming]) -> str:
    """Return the first naming that has the state in it, else the first with the state's adjective before it."""
    return next((f.name for f in group if full_name(f) == f.name), full_name(group[0]))
