"""For whom a person speaks, from the words that say what the person is.

In: a PersonName with its role, the other namings, the states in context. Out: state, sector.
'Kenyan foreign minister' acts for Kenya; 'former minister', 'analyst' and 'party spokesman' act for no state. Where no
state is named beside the office, ``whose_office.py`` says whether it can be one of the article's home.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.noticing.actor_naming import ActorNaming
from onrecord.noticing.context import StatesInContext
from onrecord.noticing.offices import state_beside, state_of
from onrecord.noticing.persons import PersonName
from onrecord.noticing.phrases import Phrases
from onrecord.noticing.role_words import title_before
from onrecord.noticing.tables import Title, unnamed
from onrecord.noticing.told_before import state_told_before
from onrecord.noticing.whose_office import is_of_a_state

_NO_LONGER = frozenset(
    "former ex onetime one-time previous retired ousted deposed then-president erstwhile exiled jailed "
    "disgraced".split()
)
_BODYS = frozenset("director chairman chairwoman chairperson chair manager head chief board".split())  # 'its director'
_OF_EVERY_FIELD = frozenset("deputy vice minister ministry secretary affairs state senior president acting".split())
_PRIVATE = frozenset(
    "company firm opposition institute university association foundation club church ngo campaign thinktank "
    "hospital charity federation league movement rebel rebels militia union college school party group centre center "
    "studies rights tribe corporation bank fund faction insurgent separatist guild society network startup clan "
    "cartel gang shadow rival".split()
)


@dataclass(frozen=True)
class Acts:
    """What a role makes of its bearer.

    ``stated``: its words name the state; ``denied``: it acts for none; ``once``: the state of a former office.
    """

    state: str | None = None
    sector: str | None = None
    stated: bool = False
    denied: bool = False
    once: str | None = None


def acts_for(phrases: Phrases, person: PersonName, others: list[ActorNaming], states: StatesInContext) -> Acts:
    """Return the state and sector that a person's own introduction gives; nulls where it gives none."""
    if person.role is None:
        return Acts()
    first, end = person.role
    words, title = phrases.lower[first:end], person.title
    if title is None:
        return _of_body(person.role, others) if first > person.first else Acts()
    if title.acts == "state" and first >= person.end and _lists_others(phrases, first, end):
        return Acts()
    if _NO_LONGER & set(words):
        return Acts(denied=True, once=state_beside(phrases, first, end, end)[0])
    if title.acts == "none":
        return Acts(sector=title.sector, denied=bool(title.sector))
    its = states.before(first) if words[:1] == ["its"] and not _BODYS & set(words) else None
    if its is not None:
        return Acts(its, title.sector, True)
    return _in_office(phrases, person, title, others, states)


def _of_body(role: tuple[int, int], others: list[ActorNaming]) -> Acts:
    """'Jane Doe of Kenya's health ministry': without a title, for the state of the institution that the role names."""
    inside = (f for f in others if role[0] <= f.first and f.end <= role[1])
    body = next((f for f in inside if f.kind in ("institution", "embassy") and f.state), None)
    return Acts(body.state, body.sector, True) if body is not None else Acts()


def _in_office(
    phrases: Phrases, person: PersonName, title: Title, others: list[ActorNaming], states: StatesInContext
) -> Acts:
    """Return for whom somebody acts who has a title of a state or a body now."""
    first, end = person.role or (person.first, person.first)
    inside = [f for f in others if first <= f.first and f.end <= end + 1]
    state, sector, private = _named_in(phrases, first, end, inside, person)
    if private:
        return Acts(denied=True)
    state = state or state_told_before(phrases, person, others)
    if state is None and not is_of_a_state(phrases, person, states.own):
        return Acts(denied=True)
    if title.acts != "body":
        state, sector = state or _behind(phrases, person, others) or _of_ministry(phrases, person, others), None
    elif state is None and not any(f.form == "office" for f in inside) and not _names_office(phrases.lower[first:end]):
        return _of_last_body(phrases, person, others)
    return Acts(state or states.here(person.first), sector or title.sector, state is not None)


def _lists_others(phrases: Phrases, first: int, end: int) -> bool:
    """'Sheikh Ali, President Jane Doe and Premier John Roe': what stands behind the name are other people."""
    return any(n.type == "Person" and first <= n.first for n in phrases.names_at(first, end))


def _behind(phrases: Phrases, person: PersonName, others: list[ActorNaming]) -> str | None:
    """'Judge Jane Doe in Kenya's High Court', 'Secretary John Roe of Ghana': what stands right behind the name."""
    link = phrases.lower[person.end : person.end + 1]
    if link not in (["in"], ["of"], ["at"], ["from"]):
        return None
    at = phrases.without_article(person.end + 1, len(phrases.words))[0]
    kinds = ("institution", "state") if link == ["of"] else ("institution",)
    return next((f.state for f in others if f.kind in kinds and f.first == at), None)


def _of_ministry(phrases: Phrases, person: PersonName, others: list[ActorNaming]) -> str | None:
    """'Ghana's health ministry said that the health minister, Jane Doe, …': the ministry of the same sentence."""
    assert person.role is not None
    fields = {w for w in phrases.lower[slice(*person.role)] if len(w) > 3} - _OF_EVERY_FIELD
    start = phrases.sheet.sentences[phrases.words[person.first].sentence][0]
    bodies = (f for f in others if f.kind == "institution" and f.state and start <= f.first < person.role[0])
    return next((f.state for f in bodies if fields & set(f.name.lower().split())), None)


def _of_last_body(phrases: Phrases, person: PersonName, others: list[ActorNaming]) -> Acts:
    """'The council rejected it. Spokeswoman Jane Doe said': a bare 'spokeswoman' speaks for the body named last."""
    words = phrases.lower[slice(*person.role)] if person.role else []
    if len(words) > 2 or "governor" in words:
        return Acts()
    sentence = phrases.sheet.sentences[max(0, phrases.words[person.first].sentence - 1)][0]
    paragraph = max(first for first, _ in phrases.sheet.paragraphs if first <= person.first)
    start = min(sentence, paragraph)
    bodies = [f for f in others if start <= f.first < person.first and f.kind not in ("state", "media", "person")]
    return Acts(bodies[-1].state, bodies[-1].sector, bodies[-1].state is not None) if bodies else Acts()


def _named_in(
    phrases: Phrases, first: int, end: int, inside: list[ActorNaming], person: PersonName
) -> tuple[str | None, str | None, bool]:
    """Return the state named in a role, the sector of its institution, and whether somebody private is named there.

    'Kenya's commissioner for the Lake Fund' acts for Kenya: what stands before the title goes before what follows it.
    """
    ends = (n for n in range(first, end) if (t := title_before(phrases, n + 1, first)) and t[1] is person.title)
    at = next(ends, end)
    before = [f for f in inside if f.end <= at]
    if at < end - 1 and not _private(phrases.lower[first:at], before, person):
        state, _ = state_beside(phrases, first, at, at)
        if state is not None:
            return state, None, False
    body = next((f for f in inside if f.kind in ("institution", "embassy") and f.state), None)
    if body is not None:
        return body.state, body.sector, False
    if _private(phrases.lower[first:end], inside, person):
        return None, None, True
    state, _ = state_beside(phrases, first, end, end)
    return state or next((s for n in range(first, end) if (s := state_of(phrases, n)) is not None), None), None, False


def _private(words: list[str], named: list[ActorNaming], person: PersonName) -> bool:
    """Whether words of a role name something private; 'the union home minister' is one of the whole state."""
    if any(f.kind in ("organisation", "armed group", "media") for f in named):
        return True
    minister = person.title is not None and person.title.words.endswith("minister")
    return bool((_PRIVATE - {"union"} if minister else _PRIVATE) & set(words))


def _names_office(words: list[str]) -> bool:
    """'spokesman for the ministry', 'the president's aide': an institution or office of a state without its name."""
    bodies = any(w in unnamed() and unnamed()[w].kind in ("institution", "embassy") for w in words)
    return bodies or bool({"president's", "minister's", "premier's", "king's", "presidential"} & _with_clitics(words))


def _with_clitics(words: list[str]) -> set[str]:
    return {a + b for a, b in zip(words, [*words[1:], ""], strict=True) if b == "'s"} | set(words)
